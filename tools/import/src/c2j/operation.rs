//! C2J operations.

use serde_json::Value;

use super::shape::{Deprecated, ErrorFacts, deprecated, error_facts};
use crate::error::Result;
use crate::fields::Fields;

/// A C2J operation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// HTTP method.
    pub method: String,
    /// `requestUri`, its labels being location names.
    pub uri: String,
    /// Status of success.
    pub code: Option<u64>,
    /// Input shape.
    pub input: Option<String>,
    /// Namespace of the request's root element.
    pub input_xml_namespace: Option<String>,
    /// Output shape.
    pub output: Option<String>,
    /// Error shapes, and what the reference itself says of them.
    pub errors: Vec<(String, Option<ErrorFacts>)>,
    /// `idempotent`.
    pub idempotent: bool,
    /// `readonly`.
    pub readonly: bool,
    /// `auth`.
    pub auth: Option<Vec<String>>,
    /// `authtype: none`.
    pub unsigned: bool,
    /// `unsignedPayload`, or `authtype: v4-unsigned-body`.
    pub unsigned_payload: bool,
    /// `endpoint.hostPrefix`.
    pub host_prefix: Option<String>,
    /// `httpChecksumRequired`.
    pub checksum_required: bool,
    /// `httpChecksum`, verbatim.
    pub checksum: Option<Value>,
    /// `requestcompression.encodings`.
    pub compression: Option<Vec<String>>,
    /// `endpointdiscovery`, and whether it is required.
    pub endpoint_discovery: Option<bool>,
    /// `endpointoperation`.
    pub endpoint_operation: bool,
    /// `staticContextParams`, verbatim.
    pub static_context: Option<Value>,
    /// `operationContextParams`, verbatim.
    pub operation_context: Option<Value>,
    /// `deprecated`.
    pub deprecated: Option<Deprecated>,
}

impl Operation {
    /// Reads an operation.
    pub fn read(file: &str, name: &str, value: Value) -> Result<Self> {
        let mut f = Fields::new(file, format!("operation {name}"), value)?;
        let mut http = f.object("http")?.ok_or_else(|| f.error("key `http` is missing"))?;
        let (input, input_xml_namespace) = body(&mut f, "input")?;
        let (output, _) = body(&mut f, "output")?;
        let (unsigned, unsigned_body) = match f.string("authtype")?.as_deref() {
            None | Some("v4") => (false, false),
            Some("none") => (true, false),
            Some("v4-unsigned-body") => (false, true),
            Some(other) => {
                return Err(f.error(format_args!("key `authtype`: unknown value `{other}`")));
            }
        };
        let operation = Self {
            method: http.required_string("method")?,
            uri: http.required_string("requestUri")?,
            code: http.number("responseCode")?,
            input,
            input_xml_namespace,
            output,
            errors: errors(&mut f, name)?,
            idempotent: f.flag("idempotent")?,
            readonly: f.flag("readonly")?,
            auth: f.strings("auth")?,
            unsigned,
            unsigned_payload: f.flag("unsignedPayload")? || unsigned_body,
            host_prefix: host_prefix(&mut f)?,
            checksum_required: f.flag("httpChecksumRequired")?,
            checksum: f.value("httpChecksum"),
            compression: compression(&mut f)?,
            endpoint_discovery: endpoint_discovery(&mut f)?,
            endpoint_operation: f.flag("endpointoperation")?,
            static_context: f.value("staticContextParams"),
            operation_context: f.value("operationContextParams"),
            deprecated: deprecated(&mut f)?,
        };
        http.finish()?;
        f.ignore(&["name", "documentation", "documentationUrl"]);
        f.finish()?;
        Ok(operation)
    }
}

fn body(f: &mut Fields, key: &str) -> Result<(Option<String>, Option<String>)> {
    let Some(mut b) = f.object(key)? else { return Ok((None, None)) };
    let shape = b.required_string("shape")?;
    let namespace = super::shape::xml_namespace(&mut b)?.map(|n| n.uri);
    // The wrapper is always `<Operation>Result`, the root always the shape's name.
    b.ignore(&["documentation", "locationName", "resultWrapper"]);
    b.finish()?;
    Ok((Some(shape), namespace))
}

fn errors(f: &mut Fields, operation: &str) -> Result<Vec<(String, Option<ErrorFacts>)>> {
    let mut found: Vec<(String, Option<ErrorFacts>)> = Vec::new();
    for value in f.list("errors")? {
        let mut e = Fields::new(f.file(), format!("operation {operation} key `errors`"), value)?;
        let shape = e.required_string("shape")?;
        let facts = error_facts(&mut e)?;
        e.ignore(&["documentation", "exception", "fault"]);
        e.finish()?;
        if !found.iter().any(|(s, _)| *s == shape) {
            found.push((shape, facts));
        }
    }
    Ok(found)
}

fn host_prefix(f: &mut Fields) -> Result<Option<String>> {
    let Some(mut e) = f.object("endpoint")? else { return Ok(None) };
    let prefix = e.string("hostPrefix")?;
    e.finish()?;
    Ok(prefix)
}

fn compression(f: &mut Fields) -> Result<Option<Vec<String>>> {
    let Some(mut c) = f.object("requestcompression")? else { return Ok(None) };
    let encodings = c.strings("encodings")?;
    c.finish()?;
    Ok(encodings)
}

fn endpoint_discovery(f: &mut Fields) -> Result<Option<bool>> {
    let Some(mut d) = f.object("endpointdiscovery")? else { return Ok(None) };
    let required = d.flag("required")?;
    d.finish()?;
    Ok(Some(required))
}
