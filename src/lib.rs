//! One call, many AWS regions, one answer, for every operation of every AWS service.
//!
//! ```no_run
//! # async fn f() -> Result<(), Box<dyn std::error::Error>> {
//! use multiregion_client as mr;
//! use serde_json::json;
//!
//! let config = mr::config().load().await;
//! let ec2 = mr::MultiRegionClient::new(&config, "ec2", ["eu-west-1", "eu-west-2"])?;
//! let result = ec2.call("describe_vpcs", json!({})).await?;
//!
//! let vpcs = &result["eu-west-1"]["Vpcs"]; // as a normal client answers
//! let all = result.items(); // every item of every region, with its region
//! let merged = result.merged(); // one answer; each item bears RequestRegion
//! if !result.is_complete() {
//!     for (region, error) in result.errors() {
//!         eprintln!("{region}: {error}");
//!     }
//! }
//! # Ok(())
//! # }
//! ```
//! Services and operations are data: [`model`] tells what there is to call.

pub mod blocking;
mod body;
mod call;
mod client;
mod dead;
mod descriptor;
mod enabled;
mod endpoint;
mod error;
mod event_streams;
mod fanout;
#[cfg(any(test, fuzzing))]
#[doc(hidden)]
pub mod fuzzing;
mod glob;
mod global;
pub mod intercept;
mod limits;
mod merge;
pub mod model;
mod names;
mod outcome;
mod pages;
mod partition;
mod protocol;
mod python_json;
mod query;
mod quirks;
mod region;
mod result;
#[cfg(test)]
mod reviewed;
mod settings;
mod transport;
pub mod typed;
pub mod value;
mod wait;
mod xml;

pub use aws_config;
pub use body::Body;
pub use call::{CallInfo, EventStream, LiveBody};
pub use client::{
    Builder, Call, EventStreams, FailedRegion, ItemStream, MergedEvents, MultiRegionClient, OutcomeStream,
    PageStream, Paginate, Plan, PlannedCall, Presign, PresignedForm, PresignedForms, PresignedPost,
    PresignedRequest, PresignedRequests, Progress, RegionEvents, Wait, WaitStream,
};
pub use enabled::DiscoveryError;
pub use error::{Error, ErrorKind};
pub use event_streams::{Event, InputEvent};
pub use merge::{DistinctItem, Item, ItemPath, Items, Merged, OwnedItem, PathError, REQUEST_REGION};
pub use outcome::{
    CallError, CredentialsProblem, FailureKind, Ignore, Limit, Metadata, Outcome, OutputError, Phase,
    PolicyKind, REQUEST_ERROR,
};
pub use pages::ResumeToken;
pub use query::{Query, QueryError};
pub use quirks::tokens;
pub use region::{REGIONS_VARIABLE, Regions, Selection};
pub use result::{Incomplete, ItemError, MultiRegionResult};
pub use settings::{DEFAULT_MAX_RESPONSE_BYTES, config};
pub use transport::default_http_client;
pub use value::Value;
pub use wait::{WaitIncomplete, WaitOutcome, WaitResult, WaitState};

// A module for each service whose feature is on.
include!(concat!(env!("OUT_DIR"), "/typed.rs"));
