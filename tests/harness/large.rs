//! A large file through S3 at moto and back, byte for byte: each region is a server of its own.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use aws_config::SdkConfig;
use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore, rustls_provider::CryptoMode};
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient,
    SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use multiregion_client::{Body, MultiRegionClient};
use serde_json::json;

use super::{Peer, config};

/// A folder of a name of its own, gone with the test.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("multiregion-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Folder(path)
    }

    /// A certificate of this machine, and the files that hold it and its key.
    fn certificate(&self) -> (String, [PathBuf; 2]) {
        let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).expect("a certificate");
        let pem = |kind: &str, der: &[u8]| {
            let text = aws_smithy_types::base64::encode(der);
            let ends = (0..text.len()).step_by(64).map(|at| (at, text.len().min(at + 64)));
            let lines: Vec<&str> = ends.map(|(begin, end)| &text[begin..end]).collect();
            format!("-----BEGIN {kind}-----\n{}\n-----END {kind}-----\n", lines.join("\n"))
        };
        let files = [self.0.join("certificate.pem"), self.0.join("key.pem")];
        let trusted = pem("CERTIFICATE", made.cert.der());
        std::fs::write(&files[0], &trusted).expect("written");
        std::fs::write(&files[1], pem("PRIVATE KEY", &made.signing_key.serialize_der())).expect("written");
        (trusted, files)
    }

    /// A file of bytes that do not repeat.
    pub fn large(&self, mebibytes: usize) -> PathBuf {
        let path = self.0.join("large");
        let mut file = File::create(&path).expect("a file");
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        for _ in 0..mebibytes * 16 {
            let block: Vec<u8> = (0..8192)
                .flat_map(|_| {
                    state ^= state << 13;
                    state ^= state >> 7;
                    state ^= state << 17;
                    state.to_le_bytes()
                })
                .collect();
            file.write_all(&block).expect("written");
        }
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Regions, each of which is a moto: they hold the same keys, as AWS's do not share any.
pub struct Moto {
    _peers: Vec<Peer>,
    pub config: SdkConfig,
}

impl Moto {
    pub fn start(regions: &[&'static str], tls: Option<&Folder>) -> Moto {
        let (mut peers, mut places, mut context) = (Vec::new(), Vec::new(), TlsContext::default());
        let files = tls.map(|folder| {
            let (trusted, files) = folder.certificate();
            let store = TrustStore::empty().with_pem_certificate(trusted);
            context = TlsContext::builder().with_trust_store(store).build().expect("a context");
            files
        });
        let arguments: Vec<&OsStr> = files.iter().flatten().map(|path| path.as_os_str()).collect();
        for region in regions {
            let mut peer = Peer::start_with("moto_server.py", &arguments);
            places.push((*region, peer.line()));
            peers.push(peer);
        }
        let provider = Provider::Rustls(CryptoMode::Ring);
        let inner = aws_smithy_http_client::Builder::new().tls_provider(provider).tls_context(context);
        let config = config(&places[0].1).to_builder();
        let http = Regional { inner: inner.build_https(), places: places.into() };
        Moto { _peers: peers, config: config.http_client(http).build() }
    }
}

/// Sends each request to the server of the region that it is signed for.
#[derive(Debug, Clone)]
struct Regional<Inner> {
    inner: Inner,
    places: Arc<[(&'static str, String)]>,
}

impl HttpClient for Regional<SharedHttpClient> {
    fn http_connector(
        &self,
        settings: &HttpConnectorSettings,
        more: &RuntimeComponents,
    ) -> SharedHttpConnector {
        let inner = self.inner.http_connector(settings, more);
        SharedHttpConnector::new(Regional { inner, places: self.places.clone() })
    }
}

impl HttpConnector for Regional<SharedHttpConnector> {
    fn call(&self, mut request: HttpRequest) -> HttpConnectorFuture {
        let signed = request.headers().get("authorization").expect("a signature").to_owned();
        let place = self.places.iter().find(|(region, _)| signed.contains(&format!("/{region}/")));
        let (_, url) = place.expect("a region that is served");
        let path = request.uri().splitn(4, '/').nth(3).unwrap_or_default();
        request.set_uri(format!("{url}/{path}")).expect("an address");
        self.inner.call(request)
    }
}

/// Sends the file to all regions at once, then reads it back from each of them.
pub async fn there_and_back(moto: &Moto, regions: &[&'static str], path: &Path) {
    let builder = MultiRegionClient::builder(&moto.config).context_param("ForcePathStyle", true);
    let s3 = builder.build("s3", regions).expect("a client");
    for region in regions {
        let input = match *region {
            "us-east-1" => json!({"Bucket": "large"}),
            other => json!({"Bucket": "large", "CreateBucketConfiguration": {"LocationConstraint": other}}),
        };
        let made = s3.call("create_bucket", input).regions(*region).await.expect("a result");
        assert!(made.is_complete(), "{made:?}");
    }
    let key = json!({"Bucket": "large", "Key": "a/b c"});
    let put = s3.call("put_object", &key).body(Body::from_path(path)).await.expect("a result");
    assert!(put.is_complete(), "{put:?}");
    let mut got = s3.call("get_object", &key).streaming().await.expect("a result");
    let length = std::fs::metadata(path).expect("a file").len();
    for region in regions {
        assert_eq!(got[*region]["ContentLength"].as_i64(), i64::try_from(length).ok());
        // So that the bytes are held against it.
        assert!(got[*region]["ChecksumCRC32"].as_str().is_some(), "{:?}", got[*region]);
        let mut body = got.take_body(region).expect("a body");
        let mut file = File::open(path).expect("a file");
        let mut expected = Vec::new();
        while let Some(bytes) = body.next().await {
            let bytes = bytes.expect("bytes");
            expected.resize(bytes.len(), 0);
            file.read_exact(&mut expected).expect("no more than the file has");
            assert!(bytes == expected, "{region}: other bytes came back");
        }
        assert_eq!(file.read(&mut [0]).expect("a file"), 0, "{region}: fewer bytes came back");
    }
}
