//! Turns a resolved model into the descriptor's records.

use std::sync::LazyLock;

use super::{
    Generated, ModelError,
    check::PROTOCOLS,
    error::shown,
    graph::{Graph, Operation, Shape, TraitMap},
    items,
    json::{Text, Value},
    pages,
    quick::Table,
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
pub fn emit(graph: &Graph<'_>) -> Result<Generated, ModelError> {
    let mut emitter = Emitter { graph, strings: Strings::default(), warnings: Vec::new() };
    let service = emitter.service()?;
    let shapes = graph.shapes.iter().map(|s| emitter.shape(s)).collect::<Result<Vec<_>, _>>()?;
    let operations = graph.operations.iter().map(|o| emitter.operation(o)).collect::<Result<Vec<_>, _>>()?;
    let text = |s: Str| emitter.strings.get(s).to_string();
    let [name, sdk_id, endpoint_prefix, title] =
        [service.name, service.sdk_id, service.endpoint_prefix, service.title].map(text);
    let rules = emitter.rule_set()?;
    let strings = std::mem::take(&mut emitter.strings);
    let descriptor = assemble(&service, rules, strings, &shapes, &operations);
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

impl From {
    fn expected(&self) -> String {
        match self {
            From::Mark => "anything".into(),
            From::Text => "a string".into(),
            From::Json => "an object".into(),
            From::Field(field) | From::Maybe(field) => format!("an object with a string `{field}`"),
            From::Number => "an integer".into(),
            From::MaybeNumber(field) => format!("an integer `{field}`"),
        }
    }
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

/// What a trait's value comes to, if to anything, or what it should have been.
type Compute = for<'a> fn(&mut Emitter<'a>, &'a Value<'a>) -> Result<Option<Payload>, String>;

/// Traits whose value changes form on the way.
const COMPUTED: [(&str, Trait, Compute); 8] = [
    ("smithy.api#timestampFormat", Trait::TimestampFormat, |_, value| {
        position(&["date-time", "http-date", "epoch-seconds"], value).map(Some)
    }),
    ("smithy.api#error", Trait::Error, |_, value| position(&["client", "server"], value).map(Some)),
    ("smithy.api#length", Trait::Min, |emitter, value| Ok(emitter.minimum(value))),
    ("smithy.api#range", Trait::Min, |emitter, value| Ok(emitter.minimum(value))),
    ("smithy.api#retryable", Trait::Retryable, |_, value| Ok(Some(flag(value, "throttling")))),
    ("aws.api#clientDiscoveredEndpoint", Trait::DiscoveredEndpoint, |_, value| {
        Ok(Some(flag(value, "required")))
    }),
    ("smithy.api#enum", Trait::EnumValues, |emitter, value| {
        let values = strings(value, |v| v.get("value")?.as_str());
        let values = values.ok_or("expected a list of objects with a string `value`")?;
        let listed = Value::Array(values.into_iter().map(Value::from).collect());
        Ok(Some(emitter.text(listed.to_string())))
    }),
    ("smithy.api#auth", Trait::Auth, |emitter, value| {
        let schemes = strings(value, Value::as_str).ok_or("expected a list of auth scheme ids")?;
        Ok(Some(emitter.text(schemes.join(" "))))
    }),
];

/// Where each trait's rows begin in [`COPIED`]; behind its end, those of [`COMPUTED`].
static ROWS: LazyLock<Table<&str, usize>> = LazyLock::new(|| {
    let computed = COMPUTED.iter().enumerate().map(|(row, (name, ..))| (*name, COPIED.len() + row));
    let copied = COPIED.iter().enumerate().rev().map(|(row, (name, ..))| (*name, row));
    computed.chain(copied).collect()
});

/// The place of the one of a few words that a value is.
fn position(names: &[&str], value: &Value<'_>) -> Result<Payload, String> {
    let found = names.iter().position(|name| value.as_str() == Some(name));
    let code =
        found.ok_or_else(|| format!("expected one of {}, found {}", names.join(", "), shown(value)))?;
    Ok(Payload::Number(code as i64))
}

/// Whether a field of a value is true.
fn flag(value: &Value<'_>, field: &str) -> Payload {
    Payload::Number(i64::from(value.get(field).and_then(Value::as_bool).unwrap_or(false)))
}

/// A list in which every element gives a string; `None` where it is something else.
fn strings<'v>(list: &'v Value<'v>, one: impl Fn(&'v Value<'v>) -> Option<&'v str>) -> Option<Vec<&'v str>> {
    list.as_array()?.iter().map(one).collect()
}

struct Emitter<'a> {
    graph: &'a Graph<'a>,
    strings: Strings<'a>,
    warnings: Vec<String>,
}

impl<'a> Emitter<'a> {
    fn fault(&self, id: &str, at: &str, expected: impl Into<String>) -> ModelError {
        ModelError::new(self.graph.file, id, at, expected)
    }

    fn text(&mut self, s: impl Into<Text<'a>>) -> Payload {
        Payload::Text(self.strings.add(s.into()))
    }

    /// What a shape's, member's or operation's traits come to; `id` for an error.
    fn traits(&mut self, id: impl Fn() -> String, from: &'a TraitMap<'a>) -> Result<Traits, ModelError> {
        let mut out = Traits::default();
        let mut found: Vec<(usize, &'a Value<'a>)> = Vec::new();
        for (name, value) in from.iter() {
            if let Some(row) = ROWS.get(name) {
                found.push((*row, value));
            }
        }
        if found.len() > 1 {
            found.sort_by_key(|f| f.0);
        }
        for &(row, value) in &found {
            let Some((first, ..)) = COPIED.get(row) else {
                let (name, to, compute) = COMPUTED[row - COPIED.len()];
                let found = compute(self, value).map_err(|expected| self.fault(&id(), name, expected))?;
                if let Some(payload) = found {
                    out.put(to, payload);
                }
                continue;
            };
            for (name, to, form) in COPIED[row..].iter().take_while(|row| row.0 == *first) {
                match self.payload(form, value) {
                    Ok(Some(payload)) => out.put(*to, payload),
                    Ok(None) if matches!(form, From::Mark) => out.mark(*to),
                    Ok(None) => {}
                    Err(expected) => {
                        let expected = format!("expected {expected}, found {}", shown(value));
                        return Err(self.fault(&id(), name, expected));
                    }
                }
            }
        }
        Ok(out)
    }

    /// What a trait's value carries over, or what it should have been.
    fn payload(&mut self, form: &From, value: &'a Value<'a>) -> Result<Option<Payload>, String> {
        let found = match form {
            From::Mark => return Ok(None),
            From::Maybe(field) | From::MaybeNumber(field) if value.get(field).is_none() => return Ok(None),
            From::Text => value.as_str().map(|s| self.text(s)),
            From::Json => value.as_object().map(|_| self.text(value.to_string())),
            From::Field(field) | From::Maybe(field) => {
                value.get(field).and_then(Value::as_str).map(|s| self.text(s))
            }
            From::Number => value.as_i64().map(Payload::Number),
            From::MaybeNumber(field) => value.get(field).and_then(Value::as_i64).map(Payload::Number),
        };
        found.map(Some).ok_or_else(|| form.expected())
    }

    fn minimum(&mut self, value: &'a Value<'a>) -> Option<Payload> {
        let min = value.get("min")?;
        let text = min.as_str().map_or_else(|| min.to_string().into(), Text::from);
        Some(self.text(text))
    }

    fn shape(&mut self, shape: &'a Shape<'a>) -> Result<ShapeRecord, ModelError> {
        let traits = self.traits(|| shape.id.into(), &shape.traits)?;
        let mut members = Vec::with_capacity(shape.members.len());
        for m in &shape.members {
            let traits = self.traits(|| format!("{}${}", shape.id, m.name), &m.traits)?;
            let name = self.strings.add(m.name.into());
            members.push(MemberRecord { name, target: m.target as u32, traits });
        }
        Ok(ShapeRecord { kind: shape.kind, name: self.strings.add(shape.name.into()), traits, members })
    }

    fn operation(&mut self, operation: &'a Operation<'a>) -> Result<OperationRecord, ModelError> {
        let mut traits = self.traits(|| operation.id.into(), &operation.traits)?;
        let items = items::items(self.graph, operation);
        for (path, shape) in items::clashes(self.graph, operation, &items) {
            let of = if path.is_empty() { "its output".into() } else { format!("the items of `{path}`") };
            self.warnings.push(format!(
                "{}: {}: {of}, {shape}, have a member that is named as an item's region: as JSON, items stand under `Value`",
                self.graph.file, operation.id
            ));
        }
        if !items.is_empty() {
            let text = self.text(items.join(" "));
            traits.put(Trait::Items, text);
        }
        if let Some(paginator) = pages::inferred(self.graph, operation) {
            let text = self.text(paginator.to_string());
            traits.put(Trait::InferredPagination, text);
        }
        Ok(OperationRecord {
            name: self.strings.add(operation.name.into()),
            input: operation.input.map(|i| i as u32),
            output: operation.output.map(|i| i as u32),
            errors: operation.errors.iter().map(|&e| e as u32).collect(),
            traits,
        })
    }

    /// A string trait of the service, or the string in one of its fields.
    fn fact(&self, at: &str, field: Option<&str>) -> Result<Option<&'a str>, ModelError> {
        let value = self.graph.traits.get(at);
        let found = match field {
            Some(field) => value.and_then(|v| v.get(field)),
            None => value,
        };
        let Some(found) = found else { return Ok(None) };
        let form = field.map_or("a string".into(), |f| format!("a string `{f}`"));
        let wrong =
            || self.fault(self.graph.service_id, at, format!("expected {form}, found {}", shown(found)));
        found.as_str().map(Some).ok_or_else(wrong)
    }

    /// The endpoint rules; `None` where the model has none.
    fn rule_set(&self) -> Result<Option<&'a Value<'a>>, ModelError> {
        let at = "smithy.rules#endpointRuleSet";
        match self.graph.traits.get(at) {
            Some(rules) if rules.as_object().is_none() => {
                let expected = format!("expected an object, found {}", shown(rules));
                Err(self.fault(self.graph.service_id, at, expected))
            }
            rules => Ok(rules),
        }
    }

    fn service(&mut self) -> Result<ServiceRecord, ModelError> {
        let graph = self.graph;
        let t = &graph.traits;
        let id = graph.service_id;
        let (namespace, shape_name) = id.split_once('#').unwrap_or(("", id));
        let sdk_id = self.fact("aws.api#service", Some("sdkId"))?.unwrap_or(shape_name);
        let name = match self.fact("multiregion.traits#serviceName", None)? {
            Some(name) => Text::from(name),
            None => sdk_id.to_lowercase().replace(' ', "-").into(),
        };
        let prefix = self.fact("aws.api#service", Some("endpointPrefix"))?;
        let prefix = prefix.map_or_else(|| name.clone(), Text::from);
        let title = self.fact("smithy.api#title", None)?.unwrap_or(sdk_id);
        let target_prefix = self.fact("multiregion.traits#targetPrefix", None)?.unwrap_or("");
        let mut signing = prefix.clone();
        for scheme in ["multiregion.traits#sigv2", "aws.auth#sigv4a", "aws.auth#sigv4"] {
            if let Some(own) = self.fact(scheme, Some("name"))? {
                signing = own.into();
            }
        }
        let flag = |at: &str, key: &str| {
            t.get(at).and_then(|v| v.get(key)).and_then(Value::as_bool).unwrap_or(false)
        };
        let traits = self.traits(|| id.into(), t)?;
        let [protocols, auth] =
            [protocols(t), auth(t)].map(|ids| ids.into_iter().map(|p| self.strings.add(p.into())).collect());
        let mut add = |s: Text<'a>| self.strings.add(s);
        Ok(ServiceRecord {
            name: add(name),
            sdk_id: add(sdk_id.into()),
            endpoint_prefix: add(prefix),
            title: add(title.into()),
            shape_name: add(shape_name.into()),
            namespace: add(namespace.into()),
            target_prefix: add(target_prefix.into()),
            version: add(graph.version.into()),
            signing_name: add(signing),
            protocols,
            auth,
            no_error_wrapping: flag("aws.protocols#restXml", "noErrorWrapping"),
            query_compatible: t.contains_key("aws.protocols#awsQueryCompatible"),
            traits,
        })
    }
}

/// Protocols in the model's order where it states one, else in the order of preference of AWS's SDKs.
fn protocols<'a>(traits: &'a TraitMap<'a>) -> Vec<&'a str> {
    let stated = traits.get("multiregion.traits#protocols").and_then(Value::as_array);
    let stated: Vec<&str> = stated.into_iter().flatten().filter_map(Value::as_str).collect();
    if !stated.is_empty() {
        return stated;
    }
    PROTOCOLS.into_iter().filter(|p| traits.contains_key(p)).collect()
}

fn auth<'a>(traits: &'a TraitMap<'a>) -> Vec<&'a str> {
    let stated = traits.get("smithy.api#auth").and_then(Value::as_array);
    match stated {
        Some(list) => list.iter().filter_map(Value::as_str).collect(),
        None => AUTH.into_iter().filter(|s| traits.contains_key(s)).collect(),
    }
}
