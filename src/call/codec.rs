//! Input to request and answer to output, between the orchestrator and a protocol.

use std::fmt;
use std::sync::Arc;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::EndpointResolverParams;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::ser_de::{DeserializeResponse, SerializeRequest};
use aws_smithy_schema::serde::SerdeError;
use aws_smithy_types::Document;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;

use super::events::{self, Streams};
use super::failure::{self, Late, ServiceFailure};
use super::live::LiveSlot;
use super::presign::{self, Presigning};
use super::route::Route;
use super::sending::Sending;
use super::{checksum, compress};
use crate::event_streams::{MEDIA_TYPE, Reader};
use crate::model::{Kind, Member, Operation, Shape, Trait};
use crate::protocol::{self, Protocol};
use crate::quirks::{self, Quirk};
use crate::settings::Settings;
use crate::value::{Reading, Structure, Value};

/// What the orchestrator is handed; its `Debug`, which logs show, redacts.
#[derive(Debug)]
pub(super) struct RequestInput(pub(super) Arc<Structure>);

/// What the orchestrator hands back.
#[derive(Debug)]
pub(super) struct ResponseOutput {
    pub(super) value: Structure,
    pub(super) status: u16,
    pub(super) request_id: Option<String>,
    /// The body, where it is handed out as it comes.
    pub(super) live: LiveSlot,
    /// The events, where they are given as they come.
    pub(super) events: Option<SdkBody>,
}

/// An answer that could not be read, with what it was to be.
#[derive(Debug)]
pub(super) struct Unreadable {
    pub(super) operation: &'static Operation,
    pub(super) source: SerdeError,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (service, name) = (self.operation.service().name(), self.operation.name());
        write!(f, "{service}.{name}: expected an answer of this operation")
    }
}

impl std::error::Error for Unreadable {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// One operation through one protocol.
#[derive(Debug, Clone)]
pub(super) struct Codec {
    pub(super) operation: &'static Operation,
    pub(super) settings: Arc<Settings>,
    pub(super) route: Route,
    /// Members of the input that were set where the caller gave none.
    pub(super) defaults: Arc<[&'static str]>,
    pub(super) presigning: Option<Presigning>,
    pub(super) sending: Sending,
    /// Whether an answer's stream is handed out as it comes.
    pub(super) is_live: bool,
    pub(super) streams: Streams,
}

impl SerializeRequest for Codec {
    fn serialize_input(&self, input: Input, cfg: &mut ConfigBag) -> Result<HttpRequest, BoxError> {
        let input = input.downcast::<RequestInput>().map_err(|_| "expected an input of this crate")?.0;
        // The orchestrator finishes these in the interceptor state, so a frozen layer cannot hold them.
        cfg.interceptor_state().store_put(EndpointResolverParams::new(self.route.clone()));
        let schema = self.operation.input_schema();
        let mut request = self.settings.protocol.serialize_request(&*input, schema, "", cfg)?;
        self.set_body(&input, &mut request)?;
        if let Some(presigning) = &self.presigning {
            // As botocore: neither checksums by default nor what else is added to requests on their way.
            presign::prepare(self.operation, presigning, &mut request)?;
            return Ok(request);
        }
        if self.operation.is_endpoint_discovery() {
            let version = self.operation.service().api_version();
            request.headers_mut().insert("x-amz-api-version", version);
        }
        let sdk = &self.settings.sdk;
        compress::apply(self.operation, sdk, &mut request)?;
        for (name, value) in &self.sending.headers.0 {
            request.headers_mut().try_insert(name.to_ascii_lowercase(), value.clone())?;
        }
        let digests = &self.sending.digests;
        if let Some(planned) = self.sending.checksum.clone()? {
            checksum::add(planned, digests.checksum.as_deref(), &mut request)?;
            if planned.is_trailer && self.settings.anonymous {
                // A signer would say so.
                let unsigned = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
                request.headers_mut().try_insert("x-amz-content-sha256", unsigned)?;
            }
        }
        quirks::request::apply(self.operation, &mut request, digests.tree.as_deref())?;
        if self.operation.event_output().is_some() && self.settings.protocol_kind == Protocol::RpcV2Cbor {
            // The one protocol that says what it takes in return.
            request.headers_mut().insert("Accept", MEDIA_TYPE);
        }
        if self.operation.event_input().is_some() && self.presigning.is_none() {
            self.streams.send(self.operation, &self.settings, &mut request, cfg)?;
        }
        Ok(request)
    }
}

/// The bytes of the member that is the body, which protocols leave to their caller.
fn streaming_blob(input: &Structure) -> Option<&[u8]> {
    input
        .set_members()
        .filter(|(member, _)| member.is_streaming_blob())
        .find_map(|(_, value)| value.as_blob())
}

impl DeserializeResponse for Codec {
    /// Takes the body away from an answer whose stream or events were asked for; what stands in its headers is read at once.
    fn deserialize_streaming_with_config(
        &self,
        response: &mut HttpResponse,
        cfg: &ConfigBag,
    ) -> Option<Result<Output, OrchestratorError<Error>>> {
        if !response.status().is_success() {
            return None;
        }
        if self.streams.is_live() {
            let events = Some(std::mem::replace(response.body_mut(), SdkBody::taken()));
            let read = self.read(response, cfg);
            return Some(read.map(|output| Output::erase(ResponseOutput { events, ..output })));
        }
        if !self.is_live {
            return None;
        }
        let member = self.operation.streaming_output()?;
        let body = std::mem::replace(response.body_mut(), SdkBody::empty());
        let borne = checksum::Borne::by(self.operation, &self.route.input, response);
        let live = LiveSlot::of(body, response, borne);
        Some(self.read(response, cfg).map(|mut output| {
            if let Some(slot) = output.value.get_mut(member.name()) {
                *slot = Value::Null;
            }
            Output::erase(ResponseOutput { live, ..output })
        }))
    }

    /// Every other body is read whole, up to the limit.
    fn deserialize_nonstreaming_with_config(
        &self,
        response: &HttpResponse,
        cfg: &ConfigBag,
    ) -> Result<Output, OrchestratorError<Error>> {
        let is_cbor = self.settings.protocol_kind == Protocol::RpcV2Cbor;
        let mended = is_cbor.then(|| protocol::mended_cbor(response)).flatten();
        let response = mended.as_ref().unwrap_or(response);
        let is_late = response.status().as_u16() == 200 && self.may_fail_late();
        let late = |late| Err(self.failure(&failure::as_late(response), cfg, Some(late)));
        if is_late && protocol::is_error_document(response) {
            return late(Late::Error);
        }
        if !response.status().is_success() {
            return Err(self.failure(response, cfg, None));
        }
        let output = match self.operation.event_output() {
            Some(member) => return self.collected(response, cfg, member),
            None => self.output(response, cfg),
        };
        // What read the body has seen whether it is whole, but white space is as good as nothing to it: S3 sends
        // some while it works, and a body of no more than that broke off.
        let is_blank = response.body().bytes().is_some_and(|b| b.iter().all(u8::is_ascii_whitespace));
        let seen = output.is_ok() && self.reads_body() && !is_blank;
        if is_late && !seen && protocol::is_broken_document(response) {
            return late(Late::Broken);
        }
        output
    }
}

impl Codec {
    /// Puts the member that is the body in its place: the caller's stream, else the bytes of the input.
    fn set_body(&self, input: &Structure, request: &mut HttpRequest) -> Result<(), BoxError> {
        let (body, expect) = match (&self.sending.payload, streaming_blob(input)) {
            (Some(payload), _) => {
                let body = payload.take().ok_or("expected a body that can be read again")?;
                (body, Quirk::ExpectContinue)
            }
            (None, Some(bytes)) => (SdkBody::from(bytes.to_vec()), Quirk::ExpectContinueAlways),
            (None, None) => return Ok(()),
        };
        let headers = request.headers_mut();
        match body.content_length() {
            Some(length) => drop(headers.try_insert("content-length", length.to_string())?),
            // The caller may know it by another way than we do, and tell it by a member.
            None if headers.contains_key("content-length") && !is_zero(headers.get("content-length")) => {}
            None => {
                headers.remove("content-length");
                headers.try_insert("transfer-encoding", "chunked")?;
            }
        }
        if self.presigning.is_none() && quirks::has(self.operation, expect) {
            headers.try_insert("expect", "100-continue")?;
        }
        *request.body_mut() = body;
        Ok(())
    }
}

fn is_zero(text: Option<&str>) -> bool {
    text == Some("0")
}

/// Whether a body is a page of HTML, as something between the caller and the service sends.
fn is_page(response: &HttpResponse) -> bool {
    let body = response.body().bytes().unwrap_or_default().trim_ascii_start();
    let begins = |with: &[u8]| body.get(..with.len()).is_some_and(|b| b.eq_ignore_ascii_case(with));
    begins(b"<html") || begins(b"<!doctype html")
}

/// The payload of an answer without body: a payload is always there, as in botocore.
fn empty_payload(shape: &'static Shape) -> Value {
    match shape.kind() {
        Kind::Structure => Value::Structure(Structure::new(shape)),
        Kind::String => Value::String("".into()),
        Kind::Blob => Value::Blob([].as_slice().into()),
        Kind::Document => Value::Document(Box::new(Document::Object(Default::default()))),
        _ => Value::Null,
    }
}

impl Codec {
    fn reading(&self) -> Reading {
        self.settings.protocol_kind.reading()
    }

    /// Not where the body is the caller's own: it may be any document.
    fn may_fail_late(&self) -> bool {
        let is_raw = |m: &Member| {
            let kind = m.target().kind();
            m.is_event_stream() || (m.has(Trait::HttpPayload) && matches!(kind, Kind::Blob | Kind::String))
        };
        self.operation.output().is_some_and(|o| !o.members().iter().any(is_raw))
            && quirks::has(self.operation, Quirk::ErrorInSuccess)
    }

    /// Whether a member of the output stands in the body.
    fn reads_body(&self) -> bool {
        let elsewhere = [Trait::HttpHeader, Trait::HttpPrefixHeaders, Trait::HttpResponseCode];
        let in_body = |m: &Member| !elsewhere.iter().any(|t| m.has(*t));
        self.operation.output().is_some_and(|o| o.members().iter().any(in_body))
    }

    /// The reader of the operation's events.
    pub(super) fn events(operation: &'static Operation, settings: &Settings) -> Reader {
        Reader::new(operation, settings.protocol.clone(), settings.protocol_kind)
    }

    /// An answer with all its events, as a list in the place of the stream.
    fn collected(
        &self,
        response: &HttpResponse,
        cfg: &ConfigBag,
        member: &'static Member,
    ) -> Result<Output, OrchestratorError<Error>> {
        let failed = |fault| events::error(self.operation, fault);
        let body = response.body().bytes().unwrap_or_default();
        let reader = Codec::events(self.operation, &self.settings);
        let (initial, list) = events::collect(&reader, body).map_err(failed)?;
        let mut head = HttpResponse::new(response.status(), SdkBody::empty());
        *head.headers_mut() = response.headers().clone();
        let mut output = self.read(&head, cfg)?;
        events::complete(&mut output.value, initial);
        if let Some(slot) = output.value.entry(member.name()) {
            *slot = list;
        }
        Ok(Output::erase(output))
    }

    fn output(&self, response: &HttpResponse, cfg: &ConfigBag) -> Result<Output, OrchestratorError<Error>> {
        checksum::verify(self.operation, &self.route.input, response).map_err(OrchestratorError::other)?;
        self.read(response, cfg).map(Output::erase)
    }

    fn read(
        &self,
        response: &HttpResponse,
        cfg: &ConfigBag,
    ) -> Result<ResponseOutput, OrchestratorError<Error>> {
        let shape = self.operation.output().unwrap_or_else(crate::model::unit);
        let schema = self.operation.output_schema();
        let read = || {
            if self.operation.event_output().is_some() && !self.settings.protocol_kind.is_rest() {
                // The body is events, among them what else there is.
                return Ok(Structure::new(shape));
            }
            let mut reader = self.settings.protocol.deserialize_response(response, schema, cfg)?;
            self.reading().structure(&mut *reader, schema, shape, length(response))
        };
        let unreadable = |source| OrchestratorError::other(Unreadable { operation: self.operation, source });
        if self.operation.has(Trait::UnwrappedXmlOutput)
            && response.body().bytes().is_none_or(<[_]>::is_empty)
        {
            // An output that is its root: without one there is none.
            return Err(unreadable(SerdeError::custom("found no body")));
        }
        if !shape.members().iter().any(|m| m.has(Trait::HttpPayload)) && is_page(response) {
            // An operation whose answer has no members would take it for a success.
            return Err(unreadable(SerdeError::custom("found a page of HTML")));
        }
        let mut value = read().map_err(unreadable)?;
        let body = |member: &Member| member.is_streaming_blob() || member.has(Trait::HttpPayload);
        for (index, member) in shape.members().iter().enumerate().filter(|(_, member)| body(member)) {
            let Some(slot) = value.slot_mut(index) else { continue };
            if member.is_streaming_blob() {
                *slot = Value::Blob(response.body().bytes().unwrap_or_default().into());
            } else if slot.is_null() {
                *slot = empty_payload(member.target());
            }
        }
        quirks::output::apply(self.operation, &self.defaults, &mut value);
        let (status, request_id) = (response.status().as_u16(), protocol::request_id(response));
        Ok(ResponseOutput { value, status, request_id, live: LiveSlot::default(), events: None })
    }

    fn failure(
        &self,
        response: &HttpResponse,
        cfg: &ConfigBag,
        late: Option<Late>,
    ) -> OrchestratorError<Error> {
        let mut meta = self.settings.protocol.parse_error_metadata(response, cfg).unwrap_or_default();
        if let Some(region) = quirks::redirect::region(self.operation, response) {
            meta = meta.custom(quirks::redirect::REGION, region);
        }
        let meta = meta.build();
        let codes = [meta.code(), meta.extra(protocol::extra::BODY_CODE)];
        let shape = codes.into_iter().flatten().find_map(|code| modelled(self.operation, code));
        let members = shape.and_then(|shape| {
            let mut reader = self.settings.protocol.deserialize_error_response(response, cfg).ok()?;
            self.reading().structure(&mut *reader, shape.schema(), shape, length(response)).ok()
        });
        OrchestratorError::operation(Error::erase(ServiceFailure { meta, shape, members, late }))
    }
}

fn length(response: &HttpResponse) -> usize {
    response.body().bytes().map_or(0, <[u8]>::len)
}

/// The modelled error that a code on the wire means: its query code, else its shape's name. Services answer errors
/// that the model lists for other operations only, so those are looked at last.
fn modelled(operation: &'static Operation, code: &str) -> Option<&'static Shape> {
    let mut errors = operation.errors();
    let by_query_code = |s: &&'static Shape| s.trait_text(Trait::QueryErrorCode) == Some(code);
    let by_name = |s: &&'static Shape| s.name() == code;
    let anywhere = || operation.service().operations().iter().flat_map(Operation::errors);
    let own = errors.find(by_query_code).or_else(|| operation.errors().find(by_name));
    own.or_else(|| anywhere().find(by_query_code)).or_else(|| anywhere().find(by_name))
}
