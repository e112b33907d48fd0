//! The body that a caller streams into a call: shared by its regions, read again where that is possible, hashed ahead
//! where its hash stands before it.

use std::fmt::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use aws_smithy_types::body::SdkBody;
use http_body_util::BodyExt;
use sha2::{Digest, Sha256};

use super::checksum::Algorithm;
use crate::quirks::request::TreeHash;

/// The body of a call. Clones are one.
#[derive(Clone)]
pub(crate) struct Payload(Arc<Inner>);

struct Inner {
    body: Mutex<Option<SdkBody>>,
    length: Option<u64>,
    is_repeatable: bool,
    /// What was hashed already: the bytes are the same in all regions.
    digests: tokio::sync::Mutex<Vec<(Need, Digests)>>,
}

/// Which hashes of the body stand in the request before it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Need {
    pub(super) sha256: bool,
    pub(super) checksum: Option<Algorithm>,
    pub(super) tree: bool,
}

/// Hashes of the body, each if it was needed.
#[derive(Debug, Clone, Default)]
pub(super) struct Digests {
    /// In hexadecimal digits.
    pub(super) sha256: Option<String>,
    /// In base64.
    pub(super) checksum: Option<String>,
    /// In hexadecimal digits.
    pub(super) tree: Option<String>,
}

/// Without the bytes.
impl fmt::Debug for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Payload").field(&self.0.length).finish()
    }
}

impl Need {
    fn is_any(&self) -> bool {
        self.sha256 || self.tree || self.checksum.is_some()
    }

    fn covers(&self, other: &Need) -> bool {
        (self.sha256 || !other.sha256)
            && (self.tree || !other.tree)
            && other.checksum.is_none_or(|wanted| self.checksum.is_some_and(|a| a.name() == wanted.name()))
    }
}

impl Payload {
    pub(crate) fn new(body: SdkBody) -> Payload {
        let (length, is_repeatable) = (body.content_length(), body.try_clone().is_some());
        Payload(Arc::new(Inner {
            body: Mutex::new(Some(body)),
            length,
            is_repeatable,
            digests: tokio::sync::Mutex::default(),
        }))
    }

    /// In bytes, where it is known.
    pub(crate) fn length(&self) -> Option<u64> {
        self.0.length
    }

    /// Whether it can be read as often as one likes.
    pub(crate) fn is_repeatable(&self) -> bool {
        self.0.is_repeatable
    }

    /// The body, from its beginning; `None`: it can be read once only, and was.
    pub(super) fn take(&self) -> Option<SdkBody> {
        // Whoever panicked while holding the body left it whole.
        let mut body = self.0.body.lock().unwrap_or_else(PoisonError::into_inner);
        let again = body.as_ref().and_then(SdkBody::try_clone);
        again.or_else(|| body.take())
    }

    /// Reads the body through for what is needed of it, once for all regions.
    ///
    /// # Errors
    /// It cannot be read, or not once more.
    pub(super) async fn digests(&self, need: Need) -> Result<Digests, String> {
        if !need.is_any() {
            return Ok(Digests::default());
        }
        if !self.0.is_repeatable {
            return Err(
                "expected a body that can be read again, as a file or bytes: its hash is sent before it"
                    .into(),
            );
        }
        let mut known = self.0.digests.lock().await;
        if let Some((_, digests)) = known.iter().find(|(had, _)| had.covers(&need)) {
            return Ok(digests.clone());
        }
        let body = self.take().ok_or("expected a body that is still there")?;
        let digests =
            read_through(body, need).await.map_err(|e| format!("the body could not be read: {e}"))?;
        known.push((need, digests.clone()));
        Ok(digests)
    }
}

async fn read_through(mut body: SdkBody, need: Need) -> Result<Digests, aws_smithy_types::body::Error> {
    let mut sha256 = need.sha256.then(Sha256::new);
    let mut checksum = need.checksum.map(Algorithm::begin);
    let mut tree = need.tree.then(TreeHash::default);
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame?.into_data() else { continue };
        sha256.iter_mut().for_each(|sum| Digest::update(sum, &data));
        checksum.iter_mut().for_each(|sum| sum.update(&data));
        tree.iter_mut().for_each(|sum| sum.update(&data));
    }
    Ok(Digests {
        sha256: sha256.map(|sum| hex(&sum.finalize())),
        checksum: checksum.map(|sum| sum.finish()),
        tree: tree.map(TreeHash::finish),
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
