//! Structures, unions, lists and maps; errors among them.

use serde_json::{Map, Value, json};

use super::{Context, Traits};
use crate::c2j::{Reference, Shape, Type};
use crate::error::Result;

impl Context<'_> {
    /// A shape that has members.
    pub fn aggregate(&self, name: &str, shape: &Shape) -> Result<Value> {
        let mut traits = Traits::default();
        let mut node = json!({ "type": shape.kind.name() });
        match shape.kind {
            Type::List | Type::Map => {
                for (role, reference) in shape.references() {
                    node[role] = self.element(name, role, reference)?;
                }
            }
            _ => {
                if shape.union || shape.event_stream {
                    node["type"] = "union".into();
                }
                let mut members = Map::new();
                for (member, reference) in &shape.members {
                    members.insert(member.clone(), self.member(name, shape, member, reference)?);
                }
                node["members"] = Value::Object(members);
                self.structure_traits(name, shape, &mut traits);
            }
        }
        self.common_traits(shape, &mut traits);
        traits.mark_if(shape.sparse, "smithy.api#sparse");
        Ok(traits.onto(node))
    }

    fn structure_traits(&self, name: &str, shape: &Shape, traits: &mut Traits) {
        traits.mark_if(shape.event_stream, "smithy.api#streaming");
        if shape.exception || self.facts.role(name).error {
            self.error_traits(name, shape, traits);
        }
        if self.facts.rest_xml {
            // The root element; a name that had to give way is still the one on the wire.
            let root = shape.location_name.as_deref().unwrap_or(name);
            if root != self.names.local(name) {
                traits.put("smithy.api#xmlName", root);
            }
        }
    }

    fn error_traits(&self, name: &str, shape: &Shape, traits: &mut Traits) {
        let facts = shape.error.as_ref().or_else(|| self.facts.on_reference.get(name).copied());
        let status = facts.and_then(|f| f.status);
        let server = shape.fault || status.is_some_and(|s| s >= 500);
        traits.put("smithy.api#error", if server { "server" } else { "client" });
        if let Some(status) = status {
            traits.put("smithy.api#httpError", status);
        }
        let code = facts.and_then(|f| f.code.as_deref()).filter(|_| self.facts.query_errors);
        if let Some(code) = code {
            let value = json!({ "code": code, "httpResponseCode": status.unwrap_or(400) });
            traits.put("aws.protocols#awsQueryError", value);
        }
        match shape.retryable {
            None => {}
            Some(false) => traits.mark("smithy.api#retryable"),
            Some(true) => traits.put("smithy.api#retryable", json!({ "throttling": true })),
        }
    }

    /// A list's `member`, a map's `key` or `value`, whose names in XML these are unless another is given.
    fn element(&self, owner: &str, role: &str, reference: &Reference) -> Result<Value> {
        let mut traits = Traits::default();
        if let Some(name) = reference.location_name.as_deref().filter(|n| self.facts.xml && *n != role) {
            traits.put("smithy.api#xmlName", name);
        }
        Ok(traits.onto(json!({ "target": self.target(owner, role, reference)? })))
    }
}
