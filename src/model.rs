//! Services, operations and shapes at run time: descriptors decoded when they are first asked for.
//!
//! Everything here is `'static`: a shape is materialised once per process, however many clients use it.

use std::fmt;
use std::sync::{Arc, OnceLock};

use aws_smithy_schema::Schema;

use crate::descriptor::{Header, OperationRecord, Reader, ServiceRecord, ShapeRecord, Str};
use crate::endpoint::Rules;
use crate::names;
use crate::pages::{Pages, Paginator};
use crate::quirks;

mod availability;
mod schema;
mod shape;
#[cfg(test)]
mod tests;
mod waiter;

pub use crate::descriptor::Kind;
pub(crate) use crate::descriptor::{Trait, Traits};
pub use availability::Availability;
pub use names::UnknownName;
pub(crate) use shape::unit;
pub use shape::{Member, Shape};
pub use waiter::Waiter;
pub(crate) use waiter::{Acceptor, AcceptorState, Comparator, Matcher};

/// A row of the table that the build script writes, and the service that is read from it.
///
/// Whatever needs one service alone takes its row, by its name in [`entries`]: a program that asks for no service by its name
/// at run time has the descriptors of those alone that it calls.
pub(crate) struct Entry {
    name: &'static str,
    sdk_id: &'static str,
    endpoint_prefix: &'static str,
    descriptor: fn() -> &'static [u8],
    service: OnceLock<Service>,
}

impl Entry {
    const fn new(
        name: &'static str,
        sdk_id: &'static str,
        endpoint_prefix: &'static str,
        descriptor: fn() -> &'static [u8],
    ) -> Entry {
        Entry { name, sdk_id, endpoint_prefix, descriptor, service: OnceLock::new() }
    }

    pub(crate) fn service(&'static self) -> &'static Service {
        self.service.get_or_init(|| Service::read(self, (self.descriptor)()))
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Entry({})", self.name)
    }
}

include!(concat!(env!("OUT_DIR"), "/catalog.rs"));

/// The names of all services, as boto3 spells them, sorted.
pub fn service_names() -> impl ExactSizeIterator<Item = &'static str> {
    CATALOG.iter().map(|e| e.name)
}

/// All services, sorted by name. Asking for them decodes the head of each descriptor.
pub fn services() -> impl ExactSizeIterator<Item = &'static Service> {
    CATALOG.iter().map(|e| e.service())
}

/// A service by its boto3 name (`logs`), its SDK id (`CloudWatch Logs`), or its endpoint prefix where only one
/// service has that.
///
/// # Errors
/// No service has that name; the error suggests the nearest.
pub fn service(name: &str) -> Result<&'static Service, UnknownName> {
    if let Ok(i) = CATALOG.binary_search_by(|e| e.name.cmp(name)) {
        return Ok(CATALOG[i].service());
    }
    let wanted = names::fold(name);
    let by = |key: fn(&Entry) -> &'static str| {
        let mut hits = CATALOG.iter().filter(|e| names::fold(key(e)) == wanted);
        match (hits.next(), hits.next()) {
            (Some(e), None) => Some(e.service()),
            _ => None,
        }
    };
    let found = by(|e| e.name).or_else(|| by(|e| e.sdk_id)).or_else(|| by(|e| e.endpoint_prefix));
    found.ok_or_else(|| names::unknown("service", name, CATALOG.iter().map(|e| e.name)))
}

/// A service: its operations and what they share.
pub struct Service {
    bytes: &'static [u8],
    entry: &'static Entry,
    /// Where the string heap starts.
    strings: usize,
    record: ServiceRecord,
    /// Boxed: of a service's thousands of shapes most are never asked for.
    shapes: Box<[OnceLock<Box<Shape>>]>,
    /// Where each shape's record starts.
    shape_starts: Box<[u32]>,
    operations: Box<[Operation]>,
    /// Folded operation names, sorted, each with its index.
    by_name: OnceLock<Box<[(String, usize)]>>,
    waiters: OnceLock<Box<[Waiter]>>,
    /// Where its calls go.
    pub(crate) rules: OnceLock<Rules>,
}

impl Service {
    /// Reads a descriptor's head and operations. Total: whatever the bytes, it gives a service, of empty parts
    /// where they make no sense.
    fn read(entry: &'static Entry, bytes: &'static [u8]) -> Service {
        let header = Header::read(bytes);
        let strings = header.strings as usize;
        let record = ServiceRecord::read(&mut Reader::new(bytes, header.service as usize));
        let operation = |start| {
            let record = OperationRecord::read(&mut Reader::new(bytes, start as usize));
            Operation {
                service: entry,
                name: Reader::new(bytes, strings.saturating_add(record.name as usize)).text(),
                record,
                input_schema: OnceLock::new(),
                output_schema: OnceLock::new(),
                paginator: OnceLock::new(),
            }
        };
        let shape_starts = Reader::table(bytes, header.shapes, header.shape_count);
        let operation_starts = Reader::table(bytes, header.operations, header.operation_count);
        Service {
            bytes,
            entry,
            strings,
            record,
            shapes: shape_starts.iter().map(|_| OnceLock::new()).collect(),
            shape_starts: shape_starts.into(),
            operations: operation_starts.into_iter().map(operation).collect(),
            by_name: OnceLock::new(),
            waiters: OnceLock::new(),
            rules: OnceLock::new(),
        }
    }

    pub(crate) fn string(&self, index: Str) -> &'static str {
        Reader::new(self.bytes, self.strings.saturating_add(index as usize)).text()
    }

    pub(crate) fn record(&self) -> &ServiceRecord {
        &self.record
    }

    /// The endpoint rules; null where the model has none.
    pub(crate) fn rule_set(&self) -> serde_json::Value {
        let at = Header::read(self.bytes).rules;
        Reader::new(self.bytes, at as usize).json(&|s| self.string(s))
    }

    /// The text that a trait of the service carries.
    pub(crate) fn trait_text(&self, t: Trait) -> Option<&'static str> {
        self.record.traits.text(t).map(|s| self.string(s))
    }

    /// The name that boto3 and the AWS CLI use, as in `ec2`.
    pub fn name(&self) -> &'static str {
        self.entry.name
    }

    /// The SDK id, as in `CloudWatch Logs`.
    pub fn sdk_id(&self) -> &'static str {
        self.entry.sdk_id
    }

    /// The first label of the service's hosts in older endpoints, as in `monitoring`.
    pub fn endpoint_prefix(&self) -> &'static str {
        self.entry.endpoint_prefix
    }

    /// The service's full name, as in `Amazon Elastic Compute Cloud`.
    pub fn title(&self) -> &'static str {
        self.string(self.record.title)
    }

    /// The name that requests are signed for, as in `monitoring`.
    pub fn signing_name(&self) -> &'static str {
        self.string(self.record.signing_name)
    }

    /// The regions of a partition (`aws`, `aws-cn`, …) where AWS offers the service, as botocore's data says.
    /// Empty: it has no regions there, one endpoint serves them all. `None`: the data says nothing. Of a single region:
    /// [`Service::availability`].
    pub fn regions(&self, partition: &str) -> Option<&'static [&'static str]> {
        crate::partition::regions_of(self.name(), partition)
    }

    /// The parameters of its endpoint rules that are a client's choice, as in S3's `ForcePathStyle`.
    pub fn client_context_params(&'static self) -> Vec<String> {
        crate::endpoint::client_context_names(self)
    }

    /// The version of the API, as in `2016-11-15`.
    pub fn api_version(&self) -> &'static str {
        self.string(self.record.version)
    }

    /// Shape ids of the protocols that the service offers, in the model's order.
    pub fn protocols(&self) -> impl ExactSizeIterator<Item = &'static str> + '_ {
        self.record.protocols.iter().map(|&p| self.string(p))
    }

    /// Shape ids of the auth schemes that the service takes, preferred first.
    pub fn auth_schemes(&self) -> impl ExactSizeIterator<Item = &'static str> + '_ {
        self.record.auth.iter().map(|&a| self.string(a))
    }

    /// The service's operations, sorted by name.
    pub fn operations(&'static self) -> &'static [Operation] {
        &self.operations
    }

    /// How many shapes the operations reach.
    pub fn shape_count(&self) -> usize {
        self.shapes.len()
    }

    /// An operation in any spelling: `DescribeVpcs`, `describe_vpcs`, `describe-vpcs`.
    ///
    /// # Errors
    /// The service has no such operation; the error suggests the nearest.
    pub fn operation(&'static self, name: &str) -> Result<&'static Operation, UnknownName> {
        let by_name = self.by_name.get_or_init(|| {
            let mut all: Vec<_> =
                self.operations.iter().enumerate().map(|(i, o)| (names::fold(o.name), i)).collect();
            all.sort();
            all.into()
        });
        let wanted = names::fold(name);
        match by_name.binary_search_by(|(n, _)| n.as_str().cmp(&wanted)) {
            Ok(at) => Ok(&self.operations[by_name[at].1]),
            Err(_) => {
                let meant = quirks::names::operation_of(self, &wanted);
                let found = meant.and_then(|name| self.operations.iter().find(|o| o.name == name));
                let what = || format!("operation of {}", self.name());
                found.ok_or_else(|| names::unknown(&what(), name, self.operations.iter().map(|o| o.name)))
            }
        }
    }

    /// The service's waiters, sorted by name.
    pub fn waiters(&'static self) -> &'static [Waiter] {
        self.waiters.get_or_init(|| waiter::all(self))
    }

    /// A waiter in any spelling: `InstanceRunning`, `instance_running`, `instance-running`.
    ///
    /// # Errors
    /// The service has no such waiter; the error suggests the nearest.
    pub fn waiter(&'static self, name: &str) -> Result<&'static Waiter, UnknownName> {
        waiter::named(self, name)
    }

    /// The shape at an index of the descriptor; indexes come from the descriptor alone.
    pub(crate) fn shape(&'static self, index: u32) -> &'static Shape {
        let index = index as usize;
        match (self.shapes.get(index), self.shape_starts.get(index)) {
            (Some(cell), Some(&start)) => cell.get_or_init(|| {
                let record = ShapeRecord::read(&mut Reader::new(self.bytes, start as usize));
                Box::new(Shape::new(self, record))
            }),
            _ => shape::unit(),
        }
    }
}

impl fmt::Debug for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Service").field("name", &self.name()).finish_non_exhaustive()
    }
}

/// An operation of a service.
pub struct Operation {
    service: &'static Entry,
    name: &'static str,
    record: OperationRecord,
    input_schema: OnceLock<Box<Schema<'static>>>,
    output_schema: OnceLock<Box<Schema<'static>>>,
    paginator: OnceLock<Option<Arc<Paginator>>>,
}

impl Operation {
    /// The operation's name, as in `DescribeVpcs`.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The service that it belongs to.
    pub fn service(&self) -> &'static Service {
        self.service.service()
    }

    /// The structure that it takes, if any.
    pub fn input(&self) -> Option<&'static Shape> {
        self.record.input.map(|i| self.service().shape(i))
    }

    /// The structure that it gives, if any.
    pub fn output(&self) -> Option<&'static Shape> {
        self.record.output.map(|i| self.service().shape(i))
    }

    /// The member of the input that is a stream of events, which the caller sends; its target is the union of them.
    pub fn event_input(&self) -> Option<&'static Member> {
        self.input()?.members().iter().find(|m| m.is_event_stream())
    }

    /// The member of the output that is a stream of events, which the service sends; its target is the union of them.
    pub fn event_output(&self) -> Option<&'static Member> {
        self.output()?.members().iter().find(|m| m.is_event_stream())
    }

    /// The errors that the model names.
    pub fn errors(&self) -> impl ExactSizeIterator<Item = &'static Shape> + '_ {
        self.record.errors.iter().map(|&e| self.service().shape(e))
    }

    /// Whether the operation only reads (`smithy.api#readonly`).
    pub fn is_readonly(&self) -> bool {
        self.has(Trait::Readonly)
    }

    /// Whether AWS advises against it (`smithy.api#deprecated`).
    pub fn is_deprecated(&self) -> bool {
        self.has(Trait::Deprecated)
    }

    /// Whether a paginator is modelled for it.
    pub fn is_paginated(&self) -> bool {
        self.has(Trait::Paginated) || self.has(Trait::Pagination)
    }

    /// Where its results stand in the output, as `Vpcs`: paths of member names, each of a list; what
    /// [`items`](crate::MultiRegionResult::items) and [`merged`](crate::MultiRegionResult::merged) put together. None: the
    /// output as a whole is the result.
    ///
    /// They are the result keys of its paginator, else the lists at the output's top, but for those that stand beside the
    /// answer (errors, failures, warnings, tags) and those that are part of the one thing that the output describes. A
    /// stream of events is such a list.
    pub fn result_lists(&self) -> impl Iterator<Item = &'static str> {
        let lists = self.trait_text(Trait::Items).unwrap_or_default().split_whitespace();
        lists.chain(self.event_output().map(Member::name))
    }

    /// Whether no paginator is modelled for it, and one is inferred: its input and its output both bear a token, by their
    /// names.
    pub fn is_inferred_paginated(&self) -> bool {
        self.has(Trait::InferredPagination)
    }

    /// The members of the input that take page tokens, each with what in the output gives it, as its paginator, modelled
    /// or inferred, says: a path of members, or another `JMESPath` expression. Empty: it has no pages.
    pub fn page_tokens(&'static self) -> impl ExactSizeIterator<Item = (String, String)> {
        Pages::of(self).pairs().into_iter()
    }

    /// How its pages hang together; `None`: it has none.
    pub(crate) fn paginator(&'static self) -> Option<&'static Arc<Paginator>> {
        self.paginator.get_or_init(|| Pages::of(self).paginator().map(Arc::new)).as_ref()
    }

    /// The names of the waiters that poll it, sorted as in the model.
    pub fn waiters(&self) -> Vec<String> {
        let json = self.trait_text(Trait::Waitable).and_then(|t| serde_json::from_str(t).ok());
        match json {
            Some(serde_json::Value::Object(map)) => map.keys().cloned().collect(),
            _ => Vec::new(),
        }
    }

    /// What protocols write the input by.
    pub(crate) fn input_schema(&'static self) -> &'static Schema<'static> {
        self.input_schema.get_or_init(|| Box::new(schema::of_input(self)))
    }

    /// What protocols read the output by.
    pub(crate) fn output_schema(&'static self) -> &'static Schema<'static> {
        self.output_schema.get_or_init(|| Box::new(schema::of_output(self)))
    }

    /// The member of the input that is the request's body and may be a stream; see [`Call::body`](crate::Call::body).
    pub fn streaming_input(&self) -> Option<&'static Member> {
        self.input()?.members().iter().find(|m| m.is_streaming_blob())
    }

    /// The member of the output that is the answer's body and may be a stream; see
    /// [`Call::streaming`](crate::Call::streaming).
    pub fn streaming_output(&self) -> Option<&'static Member> {
        self.output()?.members().iter().find(|m| m.is_streaming_blob())
    }

    /// Whether the service names this operation as the one that tells its endpoints.
    pub(crate) fn is_endpoint_discovery(&self) -> bool {
        let discovery = self.service().trait_text(Trait::EndpointDiscovery);
        let told = discovery.and_then(|json| serde_json::from_str::<serde_json::Value>(json).ok());
        let named = told.as_ref().and_then(|t| t["operation"].as_str()?.split('#').next_back());
        named == Some(self.name())
    }

    pub(crate) fn has(&self, t: Trait) -> bool {
        self.record.traits.has(t)
    }

    pub(crate) fn trait_text(&self, t: Trait) -> Option<&'static str> {
        self.record.traits.text(t).map(|s| self.service().string(s))
    }

    pub(crate) fn trait_number(&self, t: Trait) -> Option<i64> {
        self.record.traits.number(t)
    }
}

impl fmt::Debug for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Operation({}.{})", self.service.name, self.name)
    }
}
