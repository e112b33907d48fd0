//! Writes `models/`: Smithy 2.0 JSON, one file a service, facts only, in one normal form.
//!
//! Two sources: botocore's data (C2J; [`botocore`]) and a folder of AWS's own Smithy models ([`smithy`]). One way:
//! [`source`] finds files, [`c2j`] reads them strictly, [`convert`] maps them, [`normal`] renders, [`output`] writes.
//! Whatever the reader does not know is an error, so that no new fact of a newer botocore is lost in silence.

pub mod c2j;
pub mod convert;
mod error;
mod fields;
pub mod normal;
mod output;
mod side;
mod smithy;
pub mod source;

use std::path::Path;

pub use error::{Error, Result};

use output::Output;
use source::Source;

/// What a run wrote.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Services, one file each.
    pub services: usize,
    /// Operations of all services.
    pub operations: usize,
}

/// Converts botocore's data, from a wheel or an unpacked folder.
///
/// # Errors
/// The first file that is not as expected, with shape and key; a disk that fails. Nothing is written before all
/// of botocore's data has been understood.
pub fn botocore(from: &Path, out: &Path) -> Result<Summary> {
    let mut source = Source::open(from)?;
    let mut output = Output::default();
    let mut summary = Summary::default();
    let mut prefixes = Vec::new();
    for (name, version) in source.services() {
        let service = c2j::Service::load(&mut source, &name, &version)?;
        output.put(format!("{name}.json"), normal::model(convert::convert(&service)?));
        summary.services += 1;
        summary.operations += service.operations.len();
        prefixes.push((name, service.metadata.endpoint_prefix));
    }
    for (name, text) in side::files(&mut source, &prefixes)? {
        output.put(name, text);
    }
    output.put("SOURCE".to_owned(), source.provenance()?);
    output.write(out)?;
    Ok(summary)
}

/// Rewrites a folder of AWS's own Smithy models in the normal form.
///
/// # Errors
/// The first file that is no Smithy 2.0 model, two models for one name; a disk that fails.
pub fn smithy(from: &Path, out: &Path) -> Result<Summary> {
    let mut output = Output::default();
    let mut summary = Summary::default();
    for (name, path) in smithy::files(from)? {
        let Some(shapes) = smithy::read(&path)? else { continue };
        summary.services += 1;
        summary.operations += shapes.values().filter(|s| s["type"] == "operation").count();
        output.put(format!("{name}.json"), normal::model(shapes));
    }
    output.write(out)?;
    Ok(summary)
}
