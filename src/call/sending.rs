//! How a call's request is made, decided before it is: its checksum, how its body is hashed and signed.

use aws_runtime::auth::{HttpSignatureType, SigningOptions};
use aws_sigv4::http_request::SignableBody;

use super::checksum::{self, Planned};
use super::operation::Scope;
use super::payload::{Digests, Need, Payload};
use super::{Headers, events};
use crate::model::{Member, Trait};
use crate::outcome::{CallError, FailureKind};
use crate::quirks::{self, Quirk};

/// How a call's request is made.
#[derive(Debug, Clone)]
pub(super) struct Sending {
    /// The stream that is the body, where the caller gave one.
    pub(super) payload: Option<Payload>,
    /// Of that stream, as far as they stand in the request before it.
    pub(super) digests: Digests,
    /// An algorithm that is not known is told when the request is made.
    pub(super) checksum: Result<Option<Planned>, String>,
    /// Headers of the caller's own.
    pub(super) headers: Headers,
    pub(super) signing: SigningOptions,
}

#[cfg(any(test, fuzzing))]
impl Sending {
    /// Of an input that holds its body, over TLS.
    pub(super) fn of(
        operation: &'static crate::model::Operation,
        input: &crate::value::Structure,
        settings: &crate::settings::Settings,
    ) -> Self {
        let (headers, digests) = (Headers::default(), Digests::default());
        let checksum = checksum::plan(operation, input, &headers.0, &settings.sdk, true);
        Sending { payload: None, digests, checksum, headers, signing: SigningOptions::default() }
    }
}

impl Scope<'_> {
    /// `is_secure`: the request goes over TLS.
    ///
    /// # Errors
    /// The body must be hashed before it is sent, and cannot be read for it.
    pub(super) async fn sending(&self, is_secure: bool) -> Result<Sending, CallError> {
        let (operation, input, settings) = (self.operation, &self.given.input, &self.regional.settings);
        let headers = self.overrides.headers.clone();
        let checksum = match self.overrides.presigning {
            // As botocore: whoever sends it knows of no default.
            Some(_) => Ok(None),
            None => checksum::plan(operation, input, &headers.0, &settings.sdk, is_secure),
        };
        let planned = checksum.as_ref().ok().copied().flatten();
        let mut signing = self.signing(planned, is_secure);
        let payload = self.given.payload.clone();
        let mut digests = Digests::default();
        if let Some(payload) = &payload {
            let need = Need {
                sha256: signing.payload_override.is_none() && !settings.anonymous,
                checksum: planned.filter(|planned| !planned.is_trailer).map(|planned| planned.algorithm),
                tree: quirks::request::wants_tree_hash(operation),
            };
            digests = payload.digests(need).await.map_err(|error| {
                let (service, name) = (operation.service().name(), operation.name());
                CallError::new(FailureKind::Request, format!("{service}.{name}: {error}"))
            })?;
            if let Some(hash) = digests.sha256.clone() {
                signing.payload_override = Some(SignableBody::Precomputed(hash));
            }
        }
        Ok(Sending { payload, digests, checksum, headers, signing })
    }

    /// How the request is signed; without a `payload_override` it is with the hash of the body.
    fn signing(&self, checksum: Option<Planned>, is_secure: bool) -> SigningOptions {
        let mut options = SigningOptions::default();
        let as_sent = quirks::has(self.operation, Quirk::PathSignedAsSent);
        if as_sent {
            options.normalize_uri_path = false;
            options.double_uri_encode = false;
        }
        options.content_sha256_header = quirks::has(self.operation, Quirk::ContentSha256Header);
        if self.operation.event_input().is_some() {
            options.content_sha256_header = true;
            options.payload_override = Some(SignableBody::Precomputed(events::PAYLOAD.into()));
        } else if let Some(hash) = self.payload_hash() {
            options.payload_override = Some(SignableBody::Precomputed(hash));
        } else if checksum.is_some_and(|planned| planned.is_trailer) {
            options.content_sha256_header = true;
            options.payload_override = Some(SignableBody::StreamingUnsignedPayloadTrailer);
        } else if self.is_unsigned(is_secure) {
            // Without the header the service hashes the body for itself, and the signature does not match.
            options.content_sha256_header = true;
            options.payload_override = Some(SignableBody::UnsignedPayload);
        }
        if let Some(presigning) = &self.overrides.presigning {
            // Of SigV4A; SigV4 has a signer of ours.
            options.signature_type = HttpSignatureType::HttpRequestQueryParams;
            options.expires_in = Some(presigning.expires_in);
            if as_sent {
                options.payload_override = Some(SignableBody::UnsignedPayload);
            }
        }
        options
    }

    /// Whether the body is not signed: the model says so, or it is a stream whose MD5 the caller gave. Where streams go
    /// unsigned by choice, it is only where TLS keeps them whole.
    fn is_unsigned(&self, is_secure: bool) -> bool {
        let is_modelled = self.operation.has(Trait::UnsignedPayload);
        if !quirks::has(self.operation, Quirk::UnsignedStreams) {
            return is_modelled;
        }
        let is_md5 = |name: &str| name.eq_ignore_ascii_case("content-md5");
        let has_md5 = || {
            self.header_member(is_md5).is_some()
                || self.overrides.headers.0.iter().any(|(name, _)| is_md5(name))
        };
        is_secure && (is_modelled || (self.operation.streaming_input().is_some() && has_md5()))
    }

    /// The hash of the body that the caller gives, where the header with which requests tell it is an input's member.
    fn payload_hash(&self) -> Option<String> {
        self.header_member(|name| name.eq_ignore_ascii_case("x-amz-content-sha256")).map(str::to_owned)
    }

    /// The text of a member that is set and bound to a header of a name.
    fn header_member(&self, is_it: impl Fn(&str) -> bool) -> Option<&str> {
        let bound = |m: &&Member| m.trait_text(Trait::HttpHeader).is_some_and(&is_it);
        let member = self.operation.input()?.members().iter().find(bound)?;
        self.given.input.get(member.name())?.as_str()
    }
}
