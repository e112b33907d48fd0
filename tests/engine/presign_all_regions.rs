//! URLs signed for all regions, held against the specification of SigV4A: botocore makes none without its extension.
//!
//! Source: AWS IAM User Guide, "Create a signed AWS API request" (the canonical request of a query that is signed), and
//! the derivation of its key from a secret that AWS's own signers share (NIST SP 800-108, in counter mode).

use std::time::Duration;

use hmac::{Hmac, KeyInit, Mac};
use p256::SecretKey;
use p256::ecdsa::signature::Verifier;
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::support::{ACCESS_KEY, SECRET, SESSION, Script, client, ok};

const ALGORITHM: &str = "AWS4-ECDSA-P256-SHA256";
const HOST: &str = "mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com";

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Vec<u8> {
    let pairs = text.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).expect("text"));
    pairs.map(|pair| u8::from_str_radix(pair, 16).expect("hexadecimal")).collect()
}

/// The first candidate that is less than the order of the curve less one, and one more than it.
fn key() -> VerifyingKey {
    let order_less_two = unhex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc63254f");
    for counter in 1..=254_u8 {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(format!("AWS4A{SECRET}").as_bytes()).expect("any length");
        for part in
            [&[0, 0, 0, 1], ALGORITHM.as_bytes(), &[0], ACCESS_KEY.as_bytes(), &[counter], &[0, 0, 1, 0]]
        {
            mac.update(part);
        }
        let mut candidate = mac.finalize().into_bytes().to_vec();
        if candidate > order_less_two {
            continue;
        }
        for byte in candidate.iter_mut().rev() {
            *byte = byte.wrapping_add(1);
            if *byte != 0 {
                break;
            }
        }
        let secret = SecretKey::from_slice(&candidate).expect("a key");
        return *SigningKey::from(&secret).verifying_key();
    }
    unreachable!("one of these is a key")
}

#[tokio::test(start_paused = true)]
async fn a_url_of_a_multi_region_access_point_is_signed_for_all_regions() {
    let script = Script::always(ok(""));
    let arn = "arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap";
    let s3 = client(&script.config().build(), "s3", ["eu-west-1", "us-east-1"]);
    let input = json!({"Bucket": arn, "Key": "a/k y", "ResponseContentType": "text/plain"});
    let urls = s3.presign("get_object", input, Duration::from_secs(900)).await.expect("URLs");
    assert_eq!(script.seen().len(), 0);
    for request in &urls {
        assert_eq!((request.method(), request.headers().len()), ("GET", 0));
        let (address, query) = request.url().expect("a URL").split_once('?').expect("a query");
        assert_eq!(address, format!("https://{HOST}/a/k%20y"));
        let mut pairs: Vec<&str> = query.split('&').collect();
        pairs.sort_unstable();
        let (signature, pairs): (Vec<&str>, Vec<&str>) =
            pairs.into_iter().partition(|pair| pair.starts_with("X-Amz-Signature="));
        let token = format!("X-Amz-Security-Token={SESSION}");
        assert_eq!(
            pairs,
            [
                &format!("X-Amz-Algorithm={ALGORITHM}"),
                &format!("X-Amz-Credential={ACCESS_KEY}%2F20260102%2Fs3%2Faws4_request"),
                "X-Amz-Date=20260102T030405Z",
                "X-Amz-Expires=900",
                "X-Amz-Region-Set=%2A",
                &token,
                "X-Amz-SignedHeaders=host",
                "response-content-type=text%2Fplain",
            ]
            .map(str::to_owned)
        );
        let canonical = format!("GET\n/a/k%20y\n{}\nhost:{HOST}\n\nhost\nUNSIGNED-PAYLOAD", pairs.join("&"));
        let hash = hex(&Sha256::digest(canonical));
        let to_sign = format!("{ALGORITHM}\n20260102T030405Z\n20260102/s3/aws4_request\n{hash}");
        let signature = unhex(signature[0].split_once('=').expect("a value").1);
        let signature = Signature::from_der(&signature).expect("a signature");
        key().verify(to_sign.as_bytes(), &signature).expect("the signature of this");
        let another = to_sign.replace("030405Z", "030406Z");
        assert!(key().verify(another.as_bytes(), &signature).is_err());
    }
}
