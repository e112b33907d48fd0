//! The checksums that AWS knows, by the names that models have for them.

use aws_smithy_types::base64;
use crc::{CRC_64_NVME, Crc, Table};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha512};
use twox_hash::{XxHash3_64, XxHash3_128, XxHash64};

/// One way to sum up bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Algorithm {
    /// As the model has it, in upper case.
    pub(super) name: &'static str,
    sum: fn(&[u8]) -> String,
}

static CRC64: Crc<u64, Table<16>> = Crc::<u64, Table<16>>::new(&CRC_64_NVME);

/// All of them, in the order in which they are preferred where an answer bears several: that of botocore's
/// `httpchecksum` module, which has them by speed and, as here, without MD5. Sums are big-endian, in base64.
pub(super) const ALL: [Algorithm; 9] = [
    Algorithm { name: "XXHASH128", sum: |b| base64::encode(XxHash3_128::oneshot(b).to_be_bytes()) },
    Algorithm { name: "XXHASH3", sum: |b| base64::encode(XxHash3_64::oneshot(b).to_be_bytes()) },
    Algorithm { name: "CRC64NVME", sum: |b| base64::encode(CRC64.checksum(b).to_be_bytes()) },
    Algorithm { name: "XXHASH64", sum: |b| base64::encode(XxHash64::oneshot(0, b).to_be_bytes()) },
    Algorithm { name: "CRC32C", sum: |b| base64::encode(crc32c::crc32c(b).to_be_bytes()) },
    Algorithm { name: "CRC32", sum: |b| base64::encode(crc32fast::hash(b).to_be_bytes()) },
    Algorithm { name: "SHA1", sum: |b| base64::encode(Sha1::digest(b)) },
    Algorithm { name: "SHA256", sum: |b| base64::encode(Sha256::digest(b)) },
    Algorithm { name: "SHA512", sum: |b| base64::encode(Sha512::digest(b)) },
];

/// What is computed when the caller names no algorithm.
pub(super) const DEFAULT: Algorithm = ALL[5];

impl Algorithm {
    /// By the model's name, in any case. Any name is no algorithm.
    ///
    /// # Errors
    /// It is not known; all names that are.
    pub(super) fn named(name: &str) -> Result<Algorithm, String> {
        let found = ALL.iter().find(|a| a.name.eq_ignore_ascii_case(name));
        found.copied().ok_or_else(|| {
            let known: Vec<_> = ALL.iter().map(|a| a.name).collect();
            format!("expected a checksum algorithm of {}, found {name}", known.join(", "))
        })
    }

    /// The header that carries its sums.
    pub(super) fn header(self) -> String {
        format!("x-amz-checksum-{}", self.name.to_ascii_lowercase())
    }

    /// The sum of some bytes, in base64.
    pub(super) fn sum(self, bytes: &[u8]) -> String {
        (self.sum)(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The check values of the algorithms' own descriptions, for the text `123456789`; of XXH3 there are none, so
    /// they are those that AWS's own implementation is tested with, for `Hello world`.
    #[test]
    fn each_algorithm_gives_its_published_check_value() {
        let hex = |name: &str, text: &str| {
            let sum = Algorithm::named(name).expect(name).sum(text.as_bytes());
            let sum = base64::decode(sum).expect("base64");
            sum.iter().map(|b| format!("{b:02x}")).collect::<String>()
        };
        for (name, sum) in [
            ("CRC32", "cbf43926"),
            ("CRC32C", "e3069283"),
            ("CRC64NVME", "ae8b14860a799888"),
            ("SHA1", "f7c3bc1d808e04732adf679965ccc34ca7ae3441"),
            ("SHA256", "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225"),
            (
                "SHA512",
                "d9e6762dd1c8eaf6d61b3c6192fc408d4d6d5f1176d0c29169bc24e71c3f274a\
                 d27fcd5811b313d681f7e55ec02d73d499c95455b6b5bb503acf574fba8ffe85",
            ),
            ("XXHASH64", "8cb841db40e6ae83"),
        ] {
            assert_eq!(hex(name, "123456789"), sum, "{name}");
        }
        assert_eq!(hex("XXHASH3", "Hello world"), "b6acb9d84a38ff74");
        assert_eq!(hex("XXHASH128", "Hello world"), "7351f89812f97382b91d05b31e04dd7f");
    }

    #[test]
    fn names_are_taken_in_any_case_and_unknown_ones_refused_with_those_known() {
        assert_eq!(Algorithm::named("crc32").expect("known").name, DEFAULT.name);
        assert_eq!(DEFAULT.header(), "x-amz-checksum-crc32");
        let error = Algorithm::named("CRC16").expect_err("refused");
        assert!(error.starts_with("expected a checksum algorithm of XXHASH128, "), "{error}");
        assert!(error.ends_with(", found CRC16"), "{error}");
    }
}
