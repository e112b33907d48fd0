//! The checksums that AWS knows, by the names that models have for them.

use std::hash::Hasher;

use aws_smithy_types::base64;
use crc::{CRC_64_NVME, Crc, Table};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha512};
use twox_hash::{XxHash3_64, XxHash3_128, XxHash64};

/// One way to sum up bytes.
#[derive(Debug, Clone, Copy)]
pub(in crate::call) struct Algorithm {
    /// As the model has it, in upper case.
    pub(super) name: &'static str,
    begin: fn() -> Box<dyn Sum>,
}

/// A sum under way, over bytes that come piece by piece.
pub(in crate::call) trait Sum: Send + Sync {
    /// The next bytes.
    fn update(&mut self, bytes: &[u8]);

    /// The sum of all of them, in base64.
    fn finish(self: Box<Self>) -> String;
}

/// A sum of a type of another crate: begun, fed by `$update`, big-endian bytes by `$finish`.
macro_rules! sums {
    ($($name:ident($of:ty) = $begin:expr, $update:expr, $finish:expr;)+) => {$(
        struct $name($of);

        impl $name {
            fn begin() -> Box<dyn Sum> {
                Box::new($name($begin))
            }
        }

        impl Sum for $name {
            fn update(&mut self, bytes: &[u8]) {
                let update: fn(&mut $of, &[u8]) = $update;
                update(&mut self.0, bytes);
            }

            fn finish(self: Box<Self>) -> String {
                let finish: fn($of) -> _ = $finish;
                base64::encode(finish(self.0))
            }
        }
    )+};
}

static CRC64: Crc<u64, Table<16>> = Crc::<u64, Table<16>>::new(&CRC_64_NVME);

sums! {
    Xx128(XxHash3_128) = XxHash3_128::new(), |s, b| s.write(b), |s| s.finish_128().to_be_bytes();
    Xx3(XxHash3_64) = XxHash3_64::new(), |s, b| s.write(b), |s| s.finish().to_be_bytes();
    Xx64(XxHash64) = XxHash64::with_seed(0), |s, b| s.write(b), |s| s.finish().to_be_bytes();
    Crc64(crc::Digest<'static, u64, Table<16>>) =
        CRC64.digest(), |s, b| s.update(b), |s| s.finalize().to_be_bytes();
    Crc32c(u32) = 0, |s, b| *s = crc32c::crc32c_append(*s, b), |s| s.to_be_bytes();
    Crc32(crc32fast::Hasher) =
        crc32fast::Hasher::new(), |s, b| s.update(b), |s| s.finalize().to_be_bytes();
    Sum1(Sha1) = Sha1::new(), |s, b| Digest::update(s, b), Digest::finalize;
    Sum256(Sha256) = Sha256::new(), |s, b| Digest::update(s, b), Digest::finalize;
    Sum512(Sha512) = Sha512::new(), |s, b| Digest::update(s, b), Digest::finalize;
}

/// All of them, in the order in which they are preferred where an answer bears several: that of botocore's
/// `httpchecksum` module, which has them by speed and, as here, without MD5. Sums are big-endian, in base64.
pub(super) const ALL: [Algorithm; 9] = [
    Algorithm { name: "XXHASH128", begin: Xx128::begin },
    Algorithm { name: "XXHASH3", begin: Xx3::begin },
    Algorithm { name: "CRC64NVME", begin: Crc64::begin },
    Algorithm { name: "XXHASH64", begin: Xx64::begin },
    Algorithm { name: "CRC32C", begin: Crc32c::begin },
    Algorithm { name: "CRC32", begin: Crc32::begin },
    Algorithm { name: "SHA1", begin: Sum1::begin },
    Algorithm { name: "SHA256", begin: Sum256::begin },
    Algorithm { name: "SHA512", begin: Sum512::begin },
];

/// What is computed when the caller names no algorithm.
pub(super) const DEFAULT: Algorithm = ALL[5];

impl Algorithm {
    /// By the model's name, in any case. Any name is no algorithm.
    ///
    /// # Errors
    /// It is not known; all names that are.
    pub(in crate::call) fn named(name: &str) -> Result<Algorithm, String> {
        let found = ALL.iter().find(|a| a.name.eq_ignore_ascii_case(name));
        found.copied().ok_or_else(|| {
            let known: Vec<_> = ALL.iter().map(|a| a.name).collect();
            format!("expected a checksum algorithm of {}, found {name}", known.join(", "))
        })
    }

    pub(in crate::call) fn name(self) -> &'static str {
        self.name
    }

    /// The header that carries its sums.
    pub(in crate::call) fn header(self) -> String {
        format!("x-amz-checksum-{}", self.name.to_ascii_lowercase())
    }

    /// A sum of bytes to come.
    pub(in crate::call) fn begin(self) -> Box<dyn Sum> {
        (self.begin)()
    }

    /// The sum of some bytes, in base64.
    pub(super) fn sum(self, bytes: &[u8]) -> String {
        let mut sum = self.begin();
        sum.update(bytes);
        sum.finish()
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
            let algorithm = Algorithm::named(name).expect(name);
            let sum = algorithm.sum(text.as_bytes());
            let mut pieces = algorithm.begin();
            text.as_bytes().chunks(4).for_each(|piece| pieces.update(piece));
            assert_eq!(pieces.finish(), sum, "{name}");
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
