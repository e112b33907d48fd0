//! Why a region has no output: the kind of failure, what the service said, what is known beyond that.

use std::fmt;
use std::time::Duration;

use aws_smithy_types::error::metadata::ErrorMetadata;

use super::codes::Meaning;
use super::denial::{self, Denial};
use super::kind::{CredentialsProblem, FailureKind, Limit, Phase, PolicyKind};
use crate::value::Structure;

/// Why a region has no output.
#[derive(Clone)]
pub struct CallError(Box<Inner>);

#[derive(Clone)]
struct Inner {
    kind: FailureKind,
    meta: ErrorMetadata,
    status: Option<u16>,
    request_id: Option<String>,
    /// The modelled error's structure.
    members: Option<Structure>,
    /// The causes, outermost first; they name no secret.
    causes: Vec<String>,
    limit: Option<Limit>,
    phase: Option<Phase>,
    credentials: Option<CredentialsProblem>,
    denial: Denial,
    /// What else it may be: the outcomes of the other regions decide.
    doubt: Option<Doubt>,
    /// Why the kind is not the one that the answer alone suggests.
    note: Option<String>,
    remembered: bool,
}

/// What a region's own failure leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// The credentials are not known in the region: they are wrong, or the region is not enabled.
    Disabled,
    /// The endpoint's name does not exist: there is no network, or the service is not in the region.
    Absent,
}

impl CallError {
    pub(crate) fn new(kind: FailureKind, cause: impl fmt::Display) -> Self {
        CallError(Box::new(Inner {
            kind,
            meta: ErrorMetadata::builder().build(),
            status: None,
            request_id: None,
            members: None,
            causes: vec![cause.to_string()],
            limit: None,
            phase: None,
            credentials: None,
            denial: Denial::default(),
            doubt: None,
            note: None,
            remembered: false,
        }))
    }

    /// An error of another error and what caused that.
    pub(crate) fn of(kind: FailureKind, error: &(dyn std::error::Error + 'static)) -> Self {
        let mut causes: Vec<String> = Vec::new();
        for cause in std::iter::successors(Some(error), |e| e.source()) {
            let text = cause.to_string();
            if causes.last().is_none_or(|last| !last.contains(&text)) {
                causes.push(text);
            }
        }
        let mut out = CallError::new(kind, "");
        out.0.causes = causes;
        out
    }

    /// An error that the service answered.
    pub(crate) fn service(meaning: Meaning, meta: ErrorMetadata, members: Option<Structure>) -> Self {
        let mut out = CallError::new(meaning.kind, "");
        out.0.causes.clear();
        if meaning.kind == FailureKind::AccessDenied {
            out.0.denial = Denial::of(meta.message().unwrap_or_default());
            if out.0.denial.is_of_organization() {
                out.0.kind = FailureKind::DeniedByPolicy;
            }
        }
        out.0.credentials = meaning.credentials;
        out.0.doubt = meaning.or_disabled.then_some(Doubt::Disabled);
        out.0.meta = meta;
        out.0.members = members;
        out
    }

    /// A limit of time that ran out.
    pub(crate) fn at_limit(mut self, limit: Option<Limit>) -> Self {
        self.0.limit = limit;
        self
    }

    /// A region that could not be reached.
    pub(crate) fn in_phase(mut self, phase: Option<Phase>) -> Self {
        self.0.phase = phase;
        self
    }

    pub(crate) fn with_credentials(mut self, problem: CredentialsProblem) -> Self {
        self.0.credentials = Some(problem);
        self
    }

    pub(crate) fn with_doubt(mut self, doubt: Option<Doubt>) -> Self {
        self.0.doubt = doubt;
        self
    }

    pub(crate) fn answered(mut self, status: Option<u16>, request_id: Option<String>) -> Self {
        self.0.status = status;
        self.0.request_id = request_id;
        self
    }

    /// The failure of an earlier call, so long ago, that stands for this one; so long it will.
    pub(crate) fn remembered(mut self, ago: Duration, left: Duration) -> Self {
        let inner = &mut *self.0;
        inner.remembered = true;
        inner.note = Some(format!("not asked: this was so {ago:.1?} ago; it is asked again in {left:.1?}"));
        self
    }

    /// What the answer says beside code and message.
    pub(crate) fn extra(&self, key: &'static str) -> Option<&str> {
        self.0.meta.extra(key)
    }

    /// With something more to tell of it.
    pub(crate) fn noted(mut self, note: String) -> Self {
        self.0.note = Some(self.0.note.take().map_or(note.clone(), |before| format!("{before}; {note}")));
        self
    }

    pub(crate) fn doubt(&self) -> Option<Doubt> {
        self.0.doubt
    }

    /// Settles what was in doubt.
    pub(crate) fn settle(&mut self, kind: FailureKind, note: String) {
        let inner = &mut *self.0;
        let note = inner.note.take().map_or(note.clone(), |before| format!("{note}; {before}"));
        (inner.kind, inner.note, inner.doubt) = (kind, Some(note), None);
        (inner.credentials, inner.phase) = (None, None);
    }

    /// The kind of failure.
    pub fn kind(&self) -> FailureKind {
        self.0.kind
    }

    /// The service's code, as in `UnauthorizedOperation`; `None` where the service gave no answer.
    pub fn code(&self) -> Option<&str> {
        self.0.meta.code()
    }

    /// The service's message.
    pub fn message(&self) -> Option<&str> {
        self.0.meta.message()
    }

    /// The HTTP status of the answer, if there was one.
    pub fn status(&self) -> Option<u16> {
        self.0.status
    }

    /// The id that AWS gave the request.
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// The error's members where the model names the error; its shape's name is the error's.
    pub fn members(&self) -> Option<&Structure> {
        self.0.members.as_ref()
    }

    /// Whether it is the modelled error of that name, as in `NoSuchBucket`, or has that code.
    pub fn is(&self, name: &str) -> bool {
        self.code() == Some(name) || self.members().is_some_and(|m| m.shape().name() == name)
    }

    /// Which limit ran out, of [`FailureKind::TimedOut`]; `None` where an HTTP client of the caller's does not say.
    pub fn limit(&self) -> Option<Limit> {
        self.0.limit
    }

    /// Where the region could not be reached, of [`FailureKind::Unreachable`]; `None` where an HTTP client of the
    /// caller's does not say.
    pub fn phase(&self) -> Option<Phase> {
        self.0.phase
    }

    /// What is wrong with the credentials, of [`FailureKind::Credentials`].
    pub fn credentials(&self) -> Option<CredentialsProblem> {
        self.0.credentials
    }

    /// Whose policy denies the request, or lacks what would allow it, of [`FailureKind::AccessDenied`] and
    /// [`FailureKind::DeniedByPolicy`], where the service says.
    pub fn denied_by(&self) -> Option<PolicyKind> {
        self.0.denial.policy
    }

    /// Whether a policy denies the request, and not only none allows it, as far as the service says.
    pub fn is_explicit_deny(&self) -> bool {
        self.0.denial.explicit
    }

    /// The part of a denial's message that only AWS can decode, on request, where the service sends one.
    pub fn encoded_authorization_message(&self) -> Option<&str> {
        denial::encoded(self.message()?)
    }

    /// Why the kind is not the one that the answer alone suggests, where other regions or the region's own nature
    /// decided; on which page it was, where that is not the first.
    pub fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// Whether the region was not asked, because it could not be reached a short while ago; see
    /// [`Builder::remember_unreachable`](crate::Builder::remember_unreachable).
    pub fn is_remembered(&self) -> bool {
        self.0.remembered
    }

    /// What happened in words, where the service said nothing.
    pub(crate) fn causes(&self) -> Option<String> {
        (!self.0.causes.is_empty()).then(|| self.0.causes.join(": "))
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { kind, meta, status, note, .. } = &*self.0;
        match (meta.code(), meta.message()) {
            (Some(code), Some(message)) => write!(f, "{code}: {message}")?,
            (Some(code), None) => f.write_str(code)?,
            (None, _) => write!(f, "{kind}: {}", self.causes().unwrap_or_default())?,
        }
        if let Some(status) = status {
            write!(f, " (HTTP {status})")?;
        }
        match note {
            Some(note) => write!(f, "; {note}"),
            None => Ok(()),
        }
    }
}

/// A modelled error's sensitive members are redacted.
impl fmt::Debug for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.0;
        let mut out = f.debug_struct("CallError");
        out.field("kind", &inner.kind).field("code", &self.code()).field("message", &self.message());
        out.field("status", &inner.status).field("request_id", &inner.request_id);
        out.field("members", &inner.members).field("causes", &inner.causes);
        out.field("limit", &inner.limit)
            .field("phase", &inner.phase)
            .field("credentials", &inner.credentials);
        out.field("denial", &inner.denial)
            .field("note", &inner.note)
            .field("remembered", &inner.remembered)
            .finish()
    }
}

impl std::error::Error for CallError {}
