//! Turns a resolved model into the descriptor's records.

use serde_json::Value;

use super::{
    Generated, ModelError,
    check::PROTOCOLS,
    error::shown,
    graph::{Graph, Operation, Shape, TraitMap},
    items, pages,
    write::{Strings, assemble},
};
use crate::descriptor::{
    MemberRecord, OperationRecord, ServiceRecord, ShapeRecord, Str, Trait, Traits, traits::Payload,
};

/// Auth schemes that the runtime knows, in the order in which Smithy prefers them where a model gives none.
const AUTH: [&str; 4] =
    ["aws.auth#sigv4", "aws.auth#sigv4a", "smithy.api#httpBearerAuth", "multiregion.traits#sigv2"];

/// Encodes the graph.
///
/// # Errors
/// A trait whose value has the wrong form.
pub fn emit(graph: &Graph) -> Result<Generated, ModelError> {
    let mut emitter = Emitter { graph, strings: Strings::default(), warnings: Vec::new() };
    let service = emitter.service()?;
    let shapes = graph.shapes.iter().map(|s| emitter.shape(s)).collect::<Result<Vec<_>, _>>()?;
    let operations = graph.operations.iter().map(|o| emitter.operation(o)).collect::<Result<Vec<_>, _>>()?;
    let text = |s: Str| emitter.strings.get(s).to_string();
    let [name, sdk_id, endpoint_prefix, title] =
        [service.name, service.sdk_id, service.endpoint_prefix, service.title].map(text);
    let rules = emitter.rule_set()?;
    let strings = std::mem::take(&mut emitter.strings);
    let descriptor = assemble(&service, &rules, strings, &shapes, &operations);
    Ok(Generated {
        name,
        sdk_id,
        endpoint_prefix,
        title,
        descriptor,
        typed: None,
        warnings: emitter.warnings,
    })
}

/// Which form of a Smithy trait's value goes into the descriptor.
enum From {
    Mark,
    Text,
    /// An object, as JSON.
    Json,
    /// The string in a field that must be there.
    Field(&'static str),
    /// The string in a field that need not be there.
    Maybe(&'static str),
    /// A number.
    Number,
    /// The number in a field that need not be there.
    MaybeNumber(&'static str),
}

/// Traits that carry over one to one, wherever they stand.
const COPIED: &[(&str, Trait, From)] = &[
    ("smithy.api#required", Trait::Required, From::Mark),
    ("smithy.api#jsonName", Trait::JsonName, From::Text),
    ("smithy.api#xmlName", Trait::XmlName, From::Text),
    ("smithy.api#xmlAttribute", Trait::XmlAttribute, From::Mark),
    ("smithy.api#xmlFlattened", Trait::XmlFlattened, From::Mark),
    ("smithy.api#xmlNamespace", Trait::XmlNamespace, From::Field("uri")),
    ("smithy.api#xmlNamespace", Trait::XmlNamespacePrefix, From::Maybe("prefix")),
    ("smithy.api#httpHeader", Trait::HttpHeader, From::Text),
    ("smithy.api#httpPrefixHeaders", Trait::HttpPrefixHeaders, From::Text),
    ("smithy.api#httpQuery", Trait::HttpQuery, From::Text),
    ("smithy.api#httpQueryParams", Trait::HttpQueryParams, From::Mark),
    ("smithy.api#httpLabel", Trait::HttpLabel, From::Mark),
    ("smithy.api#httpPayload", Trait::HttpPayload, From::Mark),
    ("smithy.api#httpResponseCode", Trait::HttpResponseCode, From::Mark),
    ("smithy.api#hostLabel", Trait::HostLabel, From::Mark),
    ("smithy.api#eventHeader", Trait::EventHeader, From::Mark),
    ("smithy.api#eventPayload", Trait::EventPayload, From::Mark),
    ("smithy.api#idempotencyToken", Trait::IdempotencyToken, From::Mark),
    ("aws.protocols#ec2QueryName", Trait::Ec2QueryName, From::Text),
    ("smithy.rules#contextParam", Trait::ContextParam, From::Field("name")),
    ("multiregion.traits#clientOnly", Trait::ClientOnly, From::Mark),
    ("smithy.api#sensitive", Trait::Sensitive, From::Mark),
    ("smithy.api#mediaType", Trait::MediaType, From::Text),
    ("smithy.api#streaming", Trait::Streaming, From::Mark),
    ("smithy.api#requiresLength", Trait::RequiresLength, From::Mark),
    ("smithy.api#sparse", Trait::Sparse, From::Mark),
    ("smithy.api#deprecated", Trait::Deprecated, From::Mark),
    ("smithy.api#httpError", Trait::HttpError, From::Number),
    ("aws.protocols#awsQueryError", Trait::QueryErrorCode, From::Field("code")),
    ("smithy.api#http", Trait::HttpMethod, From::Field("method")),
    ("smithy.api#http", Trait::HttpUri, From::Field("uri")),
    ("smithy.api#http", Trait::HttpCode, From::MaybeNumber("code")),
    ("aws.auth#unsignedPayload", Trait::UnsignedPayload, From::Mark),
    ("smithy.api#endpoint", Trait::HostPrefix, From::Field("hostPrefix")),
    ("smithy.api#httpChecksumRequired", Trait::HttpChecksumRequired, From::Mark),
    ("aws.protocols#httpChecksum", Trait::HttpChecksum, From::Json),
    ("smithy.api#requestCompression", Trait::RequestCompression, From::Json),
    ("smithy.rules#staticContextParams", Trait::StaticContextParams, From::Json),
    ("smithy.rules#operationContextParams", Trait::OperationContextParams, From::Json),
    ("smithy.api#paginated", Trait::Paginated, From::Json),
    ("multiregion.traits#pagination", Trait::Pagination, From::Json),
    ("smithy.waiters#waitable", Trait::Waitable, From::Json),
    ("multiregion.traits#waiters", Trait::Waiters, From::Json),
    ("aws.customizations#s3UnwrappedXmlOutput", Trait::UnwrappedXmlOutput, From::Mark),
    ("smithy.api#idempotent", Trait::Idempotent, From::Mark),
    ("smithy.api#readonly", Trait::Readonly, From::Mark),
    ("smithy.rules#clientContextParams", Trait::ClientContextParams, From::Json),
    ("aws.api#clientEndpointDiscovery", Trait::EndpointDiscovery, From::Json),
];

/// Traits that take one of a few words, which become their positions.
const CHOICES: &[(&str, Trait, &[&str])] = &[
    ("smithy.api#timestampFormat", Trait::TimestampFormat, &["date-time", "http-date", "epoch-seconds"]),
    ("smithy.api#error", Trait::Error, &["client", "server"]),
];

/// A list in which every element gives a string; `None` where it is something else.
fn strings<'v>(list: &'v Value, one: impl Fn(&'v Value) -> Option<&'v str>) -> Option<Vec<&'v str>> {
    list.as_array()?.iter().map(one).collect()
}

struct Emitter<'a> {
    graph: &'a Graph,
    strings: Strings,
    warnings: Vec<String>,
}

impl Emitter<'_> {
    fn fault(&self, id: &str, at: &str, expected: impl Into<String>) -> ModelError {
        ModelError::new(&self.graph.file, id, at, expected)
    }

    fn text(&mut self, s: &str) -> Payload {
        Payload::Text(self.strings.add(s))
    }

    fn traits(&mut self, id: &str, from: &TraitMap) -> Result<Traits, ModelError> {
        let mut out = Traits::default();
        for (name, to, form) in COPIED {
            let Some(value) = from.get(*name) else { continue };
            match self.payload(form, value) {
                Ok(Some(payload)) => out.put(*to, payload),
                Ok(None) if matches!(form, From::Mark) => out.mark(*to),
                Ok(None) => {}
                Err(expected) => {
                    let expected = format!("expected {expected}, found {}", shown(value));
                    return Err(self.fault(id, name, expected));
                }
            }
        }
        self.computed(id, from, &mut out)?;
        Ok(out)
    }

    /// What a trait's value carries over, or what it should have been.
    fn payload(&mut self, form: &From, value: &Value) -> Result<Option<Payload>, String> {
        let (found, expected) = match form {
            From::Mark => return Ok(None),
            From::Maybe(field) | From::MaybeNumber(field) if value.get(*field).is_none() => return Ok(None),
            From::Text => (value.as_str().map(|s| self.text(s)), "a string".into()),
            From::Json => (value.is_object().then(|| self.text(&value.to_string())), "an object".into()),
            From::Field(field) | From::Maybe(field) => {
                let found = value.get(*field).and_then(Value::as_str);
                (found.map(|s| self.text(s)), format!("an object with a string `{field}`"))
            }
            From::Number => (value.as_i64().map(Payload::Number), "an integer".into()),
            From::MaybeNumber(field) => {
                let found = value.get(*field).and_then(Value::as_i64);
                (found.map(Payload::Number), format!("an integer `{field}`"))
            }
        };
        found.map(Some).ok_or(expected)
    }

    /// Traits whose value changes form on the way.
    fn computed(&mut self, id: &str, from: &TraitMap, out: &mut Traits) -> Result<(), ModelError> {
        for (at, to, names) in CHOICES {
            let Some(found) = from.get(*at) else { continue };
            let Some(code) = names.iter().position(|n| found == n) else {
                let expected = format!("expected one of {}, found {}", names.join(", "), shown(found));
                return Err(self.fault(id, at, expected));
            };
            out.put(*to, Payload::Number(code as i64));
        }
        for name in ["smithy.api#length", "smithy.api#range"] {
            if let Some(n) = from.get(name).and_then(|v| v.get("min")) {
                out.put(Trait::Min, self.text(n.as_str().unwrap_or(&n.to_string())));
            }
        }
        if let Some(retry) = from.get("smithy.api#retryable") {
            let throttling = retry.get("throttling").and_then(Value::as_bool).unwrap_or(false);
            out.put(Trait::Retryable, Payload::Number(i64::from(throttling)));
        }
        if let Some(found) = from.get("aws.api#clientDiscoveredEndpoint") {
            let required = found.get("required").and_then(Value::as_bool).unwrap_or(false);
            out.put(Trait::DiscoveredEndpoint, Payload::Number(i64::from(required)));
        }
        if let Some(values) = from.get("smithy.api#enum") {
            let values = strings(values, |v| v.get("value")?.as_str());
            let values = values.ok_or_else(|| {
                self.fault(id, "smithy.api#enum", "expected a list of objects with a string `value`")
            })?;
            out.put(Trait::EnumValues, self.text(&Value::from(values).to_string()));
        }
        if let Some(schemes) = from.get("smithy.api#auth") {
            let schemes = strings(schemes, Value::as_str);
            let schemes = schemes
                .ok_or_else(|| self.fault(id, "smithy.api#auth", "expected a list of auth scheme ids"))?;
            out.put(Trait::Auth, self.text(&schemes.join(" ")));
        }
        Ok(())
    }

    fn shape(&mut self, shape: &Shape) -> Result<ShapeRecord, ModelError> {
        let traits = self.traits(&shape.id, &shape.traits)?;
        let mut members = Vec::with_capacity(shape.members.len());
        for m in &shape.members {
            let traits = self.traits(&format!("{}${}", shape.id, m.name), &m.traits)?;
            members.push(MemberRecord { name: self.strings.add(&m.name), target: m.target as u32, traits });
        }
        Ok(ShapeRecord { kind: shape.kind, name: self.strings.add(&shape.name), traits, members })
    }

    fn operation(&mut self, operation: &Operation) -> Result<OperationRecord, ModelError> {
        let mut traits = self.traits(&operation.id, &operation.traits)?;
        let items = items::items(self.graph, operation);
        for (path, shape) in items::clashes(self.graph, operation, &items) {
            let of = if path.is_empty() { "its output".into() } else { format!("the items of `{path}`") };
            self.warnings.push(format!(
                "{}: {}: {of}, {shape}, have a member that is named as an item's region: as JSON, items stand under `Value`",
                self.graph.file, operation.id
            ));
        }
        if !items.is_empty() {
            let text = self.text(&items.join(" "));
            traits.put(Trait::Items, text);
        }
        if let Some(paginator) = pages::inferred(self.graph, operation) {
            let text = self.text(&paginator.to_string());
            traits.put(Trait::InferredPagination, text);
        }
        Ok(OperationRecord {
            name: self.strings.add(&operation.name),
            input: operation.input.map(|i| i as u32),
            output: operation.output.map(|i| i as u32),
            errors: operation.errors.iter().map(|&e| e as u32).collect(),
            traits,
        })
    }

    /// A string trait of the service, or the string in one of its fields.
    fn fact(&self, at: &str, field: Option<&str>) -> Result<Option<&str>, ModelError> {
        let value = self.graph.traits.get(at);
        let found = match field {
            Some(field) => value.and_then(|v| v.get(field)),
            None => value,
        };
        let Some(found) = found else { return Ok(None) };
        let form = field.map_or("a string".into(), |f| format!("a string `{f}`"));
        let wrong =
            || self.fault(&self.graph.service_id, at, format!("expected {form}, found {}", shown(found)));
        found.as_str().map(Some).ok_or_else(wrong)
    }

    /// The endpoint rules without their prose; null where the model has none.
    fn rule_set(&self) -> Result<Value, ModelError> {
        let at = "smithy.rules#endpointRuleSet";
        let Some(rules) = self.graph.traits.get(at) else { return Ok(Value::Null) };
        if !rules.is_object() {
            let expected = format!("expected an object, found {}", shown(rules));
            return Err(self.fault(&self.graph.service_id, at, expected));
        }
        let mut rules = rules.clone();
        strip_documentation(&mut rules);
        Ok(rules)
    }

    fn service(&mut self) -> Result<ServiceRecord, ModelError> {
        let graph = self.graph;
        let t = &graph.traits;
        let id = &graph.service_id;
        let (namespace, shape_name) = id.split_once('#').unwrap_or(("", id));
        let sdk_id = self.fact("aws.api#service", Some("sdkId"))?.unwrap_or(shape_name).to_string();
        let hyphenated = sdk_id.to_lowercase().replace(' ', "-");
        let name = self.fact("multiregion.traits#serviceName", None)?.unwrap_or(&hyphenated).to_string();
        let prefix = self.fact("aws.api#service", Some("endpointPrefix"))?.unwrap_or(&name).to_string();
        let title = self.fact("smithy.api#title", None)?.unwrap_or(&sdk_id).to_string();
        let target_prefix = self.fact("multiregion.traits#targetPrefix", None)?.unwrap_or("").to_string();
        let mut signing = prefix.clone();
        for scheme in ["multiregion.traits#sigv2", "aws.auth#sigv4a", "aws.auth#sigv4"] {
            if let Some(own) = self.fact(scheme, Some("name"))? {
                signing = own.into();
            }
        }
        let flag = |at: &str, key: &str| {
            t.get(at).and_then(|v| v.get(key)).and_then(Value::as_bool).unwrap_or(false)
        };
        let traits = self.traits(id, t)?;
        let [protocols, auth] =
            [protocols(t), auth(t)].map(|ids| ids.iter().map(|p| self.strings.add(p)).collect());
        let mut add = |s: &str| self.strings.add(s);
        Ok(ServiceRecord {
            name: add(&name),
            sdk_id: add(&sdk_id),
            endpoint_prefix: add(&prefix),
            title: add(&title),
            shape_name: add(shape_name),
            namespace: add(namespace),
            target_prefix: add(&target_prefix),
            version: add(&graph.version),
            signing_name: add(&signing),
            protocols,
            auth,
            no_error_wrapping: flag("aws.protocols#restXml", "noErrorWrapping"),
            query_compatible: t.contains_key("aws.protocols#awsQueryCompatible"),
            traits,
        })
    }
}

/// Protocols in the model's order where it states one, else in the order of preference of AWS's SDKs.
fn protocols(traits: &TraitMap) -> Vec<String> {
    let stated = traits.get("multiregion.traits#protocols").and_then(Value::as_array);
    let stated: Vec<String> =
        stated.into_iter().flatten().filter_map(Value::as_str).map(Into::into).collect();
    if !stated.is_empty() {
        return stated;
    }
    PROTOCOLS.iter().filter(|p| traits.contains_key(**p)).map(|p| p.to_string()).collect()
}

fn auth(traits: &TraitMap) -> Vec<String> {
    let stated = traits.get("smithy.api#auth").and_then(Value::as_array);
    match stated {
        Some(list) => list.iter().filter_map(Value::as_str).map(Into::into).collect(),
        None => AUTH.iter().filter(|s| traits.contains_key(**s)).map(|s| s.to_string()).collect(),
    }
}

fn strip_documentation(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.shift_remove("documentation");
            map.values_mut().for_each(strip_documentation);
        }
        Value::Array(list) => list.iter_mut().for_each(strip_documentation),
        _ => {}
    }
}
