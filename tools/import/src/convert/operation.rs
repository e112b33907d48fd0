//! Operations: HTTP, authentication, endpoints, checksums, and what hangs on them (paginators, waiters).

use serde_json::{Value, json};

use super::{Context, Traits};
use crate::c2j::Operation;
use crate::error::Result;

const NO_AUTH: &str = "smithy.api#noAuth";

impl Context<'_> {
    /// An operation.
    pub fn operation(&self, name: &str, operation: &Operation) -> Result<Value> {
        let mut traits = Traits::default();
        if self.facts.rest {
            let uri = self.uri(name, operation)?;
            let code = operation.code.unwrap_or(200);
            traits.put("smithy.api#http", json!({ "method": operation.method, "uri": uri, "code": code }));
        }
        traits.mark_if(operation.idempotent, "smithy.api#idempotent");
        traits.mark_if(operation.readonly, "smithy.api#readonly");
        auth(operation, &mut traits);
        endpoint(operation, &mut traits);
        body(operation, &mut traits);
        traits.deprecated(operation.deprecated.as_ref());
        self.paginator(name, operation, &mut traits)?;
        self.waiters(name, operation, &mut traits)?;
        if self.facts.service.metadata.service_id == "S3" && name == "GetBucketLocation" {
            // C2J has no word for a response without the usual wrapper; botocore unwraps it in code.
            traits.mark("aws.customizations#s3UnwrappedXmlOutput");
        }
        let side = |shape: &Option<String>| {
            shape.as_deref().map_or("smithy.api#Unit".to_owned(), |s| self.names.shape(s))
        };
        let mut node = json!({
            "type": "operation",
            "input": { "target": side(&operation.input) },
            "output": { "target": side(&operation.output) },
        });
        if !operation.errors.is_empty() {
            let errors = operation.errors.iter().map(|(e, _)| json!({ "target": self.names.shape(e) }));
            node["errors"] = errors.collect();
        }
        Ok(traits.onto(node))
    }

    /// The URI pattern, its labels renamed from location names to the members that bear them.
    fn uri(&self, name: &str, operation: &Operation) -> Result<String> {
        let members = match &operation.input {
            Some(input) => self.facts.service.shape(input)?.members.as_slice(),
            None => &[],
        };
        let mut uri = String::new();
        let mut rest = operation.uri.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            let fault = |problem: String| self.error(format!("operation {name}"), problem);
            let Some((label, tail)) = after.split_once('}') else {
                return Err(fault(format!(
                    "key `requestUri`: expected a closing brace in {}",
                    operation.uri
                )));
            };
            let (label, greedy) = label.strip_suffix('+').map_or((label, ""), |l| (l, "+"));
            let bears = |(member, r): &&(String, crate::c2j::Reference)| {
                r.location.as_deref() == Some("uri") && r.location_name.as_ref().unwrap_or(member) == label
            };
            let Some((member, _)) = members.iter().find(bears) else {
                let expected = "expected an input member of location `uri`";
                return Err(fault(format!("key `requestUri`: {expected} for the label `{label}`")));
            };
            uri.push_str(&format!("{before}{{{member}{greedy}}}"));
            rest = tail;
        }
        uri.push_str(rest);
        Ok(uri)
    }
}

fn auth(operation: &Operation, traits: &mut Traits) {
    let stated = operation.auth.as_deref().unwrap_or_default();
    let schemes: Vec<&str> = stated.iter().map(String::as_str).filter(|s| *s != NO_AUTH).collect();
    if operation.unsigned || operation.auth.is_some() {
        let optional = !schemes.is_empty() && schemes.len() < stated.len();
        traits.mark_if(optional, "smithy.api#optionalAuth");
        traits.put("smithy.api#auth", schemes);
    }
    traits.mark_if(operation.unsigned_payload, "aws.auth#unsignedPayload");
}

fn endpoint(operation: &Operation, traits: &mut Traits) {
    if let Some(prefix) = &operation.host_prefix {
        traits.put("smithy.api#endpoint", json!({ "hostPrefix": prefix }));
    }
    if let Some(required) = operation.endpoint_discovery {
        traits.put("aws.api#clientDiscoveredEndpoint", json!({ "required": required }));
    }
    if let Some(parameters) = &operation.static_context {
        traits.put("smithy.rules#staticContextParams", parameters.clone());
    }
    if let Some(parameters) = &operation.operation_context {
        traits.put("smithy.rules#operationContextParams", parameters.clone());
    }
}

fn body(operation: &Operation, traits: &mut Traits) {
    traits.mark_if(operation.checksum_required, "smithy.api#httpChecksumRequired");
    if let Some(checksum) = &operation.checksum {
        traits.put("aws.protocols#httpChecksum", checksum.clone());
    }
    if let Some(encodings) = &operation.compression {
        traits.put("smithy.api#requestCompression", json!({ "encodings": encodings }));
    }
}
