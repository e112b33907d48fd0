//! The engine through the public API, against a scripted AWS: no network, no real time.

mod support;

mod checksums;
mod credentials;
mod endpoints;
mod errors;
mod input;
mod isolation;
mod limits;
mod names;
mod output;
mod retries;
mod said;
mod signing;
mod sockets;
