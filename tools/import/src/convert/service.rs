//! The service shape: protocols, authentication, endpoint rules.

use serde_json::{Map, Value, json};

use super::{Context, Traits, ours};
use crate::error::Result;

const BEARER: &str = "smithy.api#httpBearerAuth";
const SIGV4: &str = "aws.auth#sigv4";

impl Context<'_> {
    /// The service.
    pub fn service(&self) -> Result<Value> {
        let service = self.facts.service;
        let metadata = &service.metadata;
        let mut traits = Traits::default();
        traits.put(ours::SERVICE_NAME, service.name.as_str());
        let api = json!({ "sdkId": metadata.service_id, "endpointPrefix": metadata.endpoint_prefix });
        traits.put("aws.api#service", api);
        traits.put("smithy.api#title", metadata.full_name.as_str());
        self.protocols(&mut traits)?;
        self.auth(&mut traits)?;
        if let Some(uri) = self.facts.xml_namespace.filter(|_| self.facts.xml) {
            traits.put("smithy.api#xmlNamespace", json!({ "uri": uri }));
        }
        if !service.client_context.is_empty() {
            let each =
                service.client_context.iter().map(|(name, kind)| (name.clone(), json!({ "type": kind })));
            traits.put("smithy.rules#clientContextParams", each.collect::<Map<_, _>>());
        }
        self.discovery(&mut traits);
        traits.deprecated(service.deprecated.as_ref());
        if let Some(rules) = &service.rules {
            traits.put("smithy.rules#endpointRuleSet", self.rules(rules.clone())?);
        }
        let operations = service.operations.keys().map(|o| json!({ "target": self.names.operation(o) }));
        let node = json!({
            "type": "service",
            "version": metadata.api_version,
            "operations": operations.collect::<Value>(),
        });
        Ok(traits.onto(node))
    }

    fn protocols(&self, traits: &mut Traits) -> Result<()> {
        let metadata = &self.facts.service.metadata;
        let mut ids = Vec::new();
        for protocol in &metadata.protocols {
            let id = match (protocol.as_str(), metadata.json_version.as_deref()) {
                ("json", Some("1.0") | None) => "aws.protocols#awsJson1_0",
                ("json", Some("1.1")) => "aws.protocols#awsJson1_1",
                ("rest-json", _) => "aws.protocols#restJson1",
                ("rest-xml", _) => "aws.protocols#restXml",
                ("query", _) => "aws.protocols#awsQuery",
                ("ec2", _) => "aws.protocols#ec2Query",
                ("smithy-rpc-v2-cbor", _) => "smithy.protocols#rpcv2Cbor",
                (other, version) => {
                    let version = version.unwrap_or("none");
                    let problem = format_args!("unknown protocol `{other}` (jsonVersion {version})");
                    return Err(self.error("metadata", problem));
                }
            };
            let mut value = self.http_versions()?;
            if id == "aws.protocols#restXml" && metadata.service_id == "S3" {
                // No key of C2J says so: S3's errors stand at the root of their body.
                value["noErrorWrapping"] = true.into();
            }
            traits.put(id, value);
            ids.push(id);
        }
        traits.put(ours::PROTOCOLS, ids);
        if let Some(prefix) = metadata.target_prefix.as_deref().filter(|p| p.contains('.')) {
            traits.put(ours::TARGET_PREFIX, prefix);
        }
        traits.mark_if(metadata.query_compatible, "aws.protocols#awsQueryCompatible");
        Ok(())
    }

    /// Value of a protocol trait: the versions of HTTP, best first.
    fn http_versions(&self) -> Result<Value> {
        match self.facts.service.metadata.h2.as_deref() {
            None => Ok(json!({})),
            Some("eventstream") => Ok(json!({ "http": ["http/1.1", "h2"], "eventStreamHttp": ["h2"] })),
            Some("optional") => {
                Ok(json!({ "http": ["h2", "http/1.1"], "eventStreamHttp": ["h2", "http/1.1"] }))
            }
            Some(other) => Err(self.error(
                "metadata key `protocolSettings`",
                format_args!("key `h2`: expected eventstream or optional, found `{other}`"),
            )),
        }
    }

    fn auth(&self, traits: &mut Traits) -> Result<()> {
        let metadata = &self.facts.service.metadata;
        let name = json!({ "name": metadata.signing_name.as_ref().unwrap_or(&metadata.endpoint_prefix) });
        let schemes: Vec<&str> = match (&metadata.auth, metadata.signature_version.as_str()) {
            (Some(schemes), _) => schemes.iter().map(String::as_str).collect(),
            (None, "v4" | "s3" | "s3v4") => vec![SIGV4],
            (None, "bearer") => vec![BEARER],
            (None, "v2") => vec![ours::SIGV2],
            (None, other) => {
                let problem = format_args!("key `signatureVersion`: unknown value `{other}`");
                return Err(self.error("metadata", problem));
            }
        };
        for &scheme in &schemes {
            match scheme {
                BEARER => traits.mark(scheme),
                SIGV4 | "aws.auth#sigv4a" | ours::SIGV2 => traits.put(scheme, name.clone()),
                other => {
                    let problem = format_args!("key `auth`: unknown scheme `{other}`");
                    return Err(self.error("metadata", problem));
                }
            }
        }
        if schemes.len() > 1 {
            traits.put("smithy.api#auth", schemes);
        }
        Ok(())
    }

    fn discovery(&self, traits: &mut Traits) {
        let service = self.facts.service;
        let Some((name, _)) = service.operations.iter().find(|(_, o)| o.endpoint_operation) else { return };
        let mut value = json!({ "operation": self.names.operation(name) });
        let error = "InvalidEndpointException";
        if self.facts.live.contains(error) {
            value["error"] = self.names.shape(error).into();
        }
        traits.put("aws.api#clientEndpointDiscovery", value);
    }

    /// The rule set, in the spelling of Smithy's specification.
    fn rules(&self, mut rules: Value) -> Result<Value> {
        let fault = |problem: String| {
            let file = self.facts.service.file.replace("service-2", "endpoint-rule-set-1");
            crate::error::Error::at(file, "key `parameters`", problem)
        };
        let Some(Value::Object(parameters)) = rules.get_mut("parameters") else {
            return Err(fault("expected an object".to_owned()));
        };
        for (name, parameter) in parameters {
            let kind = match parameter.get("type").and_then(Value::as_str).map(str::to_lowercase).as_deref() {
                Some("string") => "string",
                Some("boolean") => "boolean",
                Some("stringarray") => "stringArray",
                other => return Err(fault(format!("parameter `{name}`: unknown type {other:?}"))),
            };
            parameter["type"] = kind.into();
            // The two old services forgot that their rules cannot do without a region.
            let region = parameter.get("builtIn").and_then(Value::as_str) == Some("AWS::Region");
            if region && self.facts.service.metadata.signature_version == "v2" {
                parameter["required"] = true.into();
            }
        }
        Ok(rules)
    }
}
