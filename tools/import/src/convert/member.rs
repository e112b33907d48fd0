//! Members of structures: where they stand in a message and what they are called there.

use serde_json::{Value, json};

use super::{Context, Traits, facts::Variant, ours};
use crate::c2j::{Reference, Shape, Type};
use crate::error::Result;

/// One member with all that decides its traits.
struct Member<'a> {
    owner: &'a str,
    owner_shape: &'a Shape,
    name: &'a str,
    reference: &'a Reference,
    target: &'a Shape,
}

impl Member<'_> {
    /// The name on the wire, if it is given: a target's `locationName` counts where the reference has none.
    fn wire(&self) -> Option<&str> {
        self.reference.location_name.as_deref().or(self.target.location_name.as_deref())
    }

    fn is_payload(&self) -> bool {
        self.owner_shape.payload.as_deref() == Some(self.name)
    }

    fn is_flat(&self) -> bool {
        matches!(self.target.kind, Type::List | Type::Map)
            && self.reference.flattened.unwrap_or(self.target.flattened)
    }
}

impl Context<'_> {
    /// A member of a structure or union.
    pub fn member(
        &self,
        owner: &str,
        owner_shape: &Shape,
        name: &str,
        reference: &Reference,
    ) -> Result<Value> {
        let target = self.facts.service.shape(&reference.shape)?;
        let member = Member { owner, owner_shape, name, reference, target };
        let mut traits = Traits::default();
        let union = owner_shape.union || owner_shape.event_stream;
        let required = !union && owner_shape.required.iter().any(|r| r == name);
        traits.mark_if(required, "smithy.api#required");
        match &reference.location {
            Some(location) if self.facts.rest => self.location(&member, location, &mut traits)?,
            _ if self.facts.rest && member.is_payload() => self.payload(&member, &mut traits),
            _ => self.body(&member, &mut traits),
        }
        traits.mark_if(reference.host_label, "smithy.api#hostLabel");
        let token = reference.idempotency_token && self.facts.role(owner).input;
        traits.mark_if(token && target.kind == Type::String, "smithy.api#idempotencyToken");
        if let Some(parameter) = &reference.context_param {
            traits.put("smithy.rules#contextParam", json!({ "name": parameter }));
        }
        traits.mark_if(reference.event_payload, "smithy.api#eventPayload");
        traits.mark_if(reference.event_header, "smithy.api#eventHeader");
        traits.mark_if(reference.client_only, ours::CLIENT_ONLY);
        if self.facts.variant(owner, name, reference) == Variant::Stream && !required {
            // Smithy's rule: a streaming member is required or has a default.
            traits.put("smithy.api#default", "");
        }
        traits.deprecated(reference.deprecated.as_ref());
        Ok(traits.onto(json!({ "target": self.target(owner, name, reference)? })))
    }

    fn location(&self, m: &Member, location: &str, traits: &mut Traits) -> Result<()> {
        let place = || format!("shape {}${}", m.owner, m.name);
        if !self.facts.has_role(m.owner) {
            let problem = "key `location`: expected only on inputs, outputs and errors of operations";
            return Err(self.error(place(), problem));
        }
        let wire = m.wire();
        match location {
            "uri" => traits.mark("smithy.api#httpLabel"),
            "querystring" if m.target.kind == Type::Map => traits.mark("smithy.api#httpQueryParams"),
            "querystring" => traits.put("smithy.api#httpQuery", wire.unwrap_or(m.name)),
            "header" => traits.put("smithy.api#httpHeader", wire.unwrap_or(m.name)),
            "headers" => traits.put("smithy.api#httpPrefixHeaders", wire.unwrap_or_default()),
            "statusCode" => traits.mark("smithy.api#httpResponseCode"),
            other => {
                let known = "uri, querystring, header, headers or statusCode";
                let problem = format_args!("key `location`: expected {known}, found `{other}`");
                return Err(self.error(place(), problem));
            }
        }
        let in_body = |r: &Reference| r.location.is_none() && r.location_name.as_deref() == Some(m.name);
        if self.facts.json && m.owner_shape.members.iter().any(|(_, r)| in_body(r)) {
            // Smithy's rule: names in JSON differ, even from that of a member which is never in the JSON.
            traits.put("smithy.api#jsonName", format!("_{}", m.name));
        }
        Ok(())
    }

    fn payload(&self, m: &Member, traits: &mut Traits) {
        traits.mark("smithy.api#httpPayload");
        if self.facts.rest_xml && m.target.kind == Type::Structure && !m.target.event_stream {
            // Without a name of its own the root element is called as the target shape, not as the member.
            let root = m.wire().unwrap_or(&m.reference.shape);
            if root != self.names.local(&m.reference.shape) {
                traits.put("smithy.api#xmlName", root);
            }
        }
    }

    fn body(&self, m: &Member, traits: &mut Traits) {
        if self.facts.xml {
            self.xml(m, traits);
        }
        if let Some(wire) = m.wire().filter(|w| self.facts.json && *w != m.name) {
            traits.put("smithy.api#jsonName", wire);
        }
    }

    fn xml(&self, m: &Member, traits: &mut Traits) {
        let mut wire = m.wire();
        if m.is_flat() {
            traits.mark("smithy.api#xmlFlattened");
            // A flat list's elements stand in for the member: the element's name wins, in restXml only without other.
            let element = m.target.member.as_ref().and_then(|e| e.location_name.as_deref());
            if element.is_some() && (wire.is_none() || !self.facts.rest_xml) {
                wire = element;
            }
        }
        traits.mark_if(m.reference.xml_attribute, "smithy.api#xmlAttribute");
        if let Some(wire) = wire.filter(|w| *w != m.name) {
            traits.put("smithy.api#xmlName", wire);
        }
        if let Some(query) = m.reference.query_name.as_deref().filter(|_| self.facts.ec2)
            && query != upper_first(wire.unwrap_or(m.name))
        {
            traits.put("aws.protocols#ec2QueryName", query);
        }
        let namespace = m.reference.xml_namespace.as_ref().or(m.target.xml_namespace.as_ref());
        if let Some(namespace) = namespace.filter(|n| Some(n.uri.as_str()) != self.facts.xml_namespace) {
            let mut value = json!({ "uri": namespace.uri });
            if let Some(prefix) = &namespace.prefix {
                value["prefix"] = prefix.as_str().into();
            }
            traits.put("smithy.api#xmlNamespace", value);
        }
    }
}

/// EC2's rule for the keys of its queries.
fn upper_first(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|c| c.to_ascii_uppercase()).into_iter().chain(chars).collect()
}
