//! The engine through the public API, against a scripted AWS: no network, no real time.

mod support;

mod blocking;
mod checksums;
mod credentials;
mod elsewhere;
mod enabled;
mod endpoints;
mod errors;
mod events;
mod events_sent;
mod global;
mod input;
mod intercept;
mod isolation;
mod limits;
mod names;
mod output;
mod overrides;
mod pages;
mod pages_broken;
mod plan;
mod presign;
mod presign_all_regions;
mod quirks;
mod regions;
mod retries;
mod said;
mod signing;
mod sockets;
mod streams;
mod throttling;
mod time;
mod unreachable;
mod waiters;
mod wire;
