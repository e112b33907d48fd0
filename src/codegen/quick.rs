//! A hash that is cheap where nothing is optimised: 16 bytes a step. Good for tables and for telling files apart.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A table by what no one makes collide on purpose.
pub type Table<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// A set of such.
pub type Set<K> = HashSet<K, BuildHasherDefault<Quick>>;

const FACTOR: u128 = 0x2d35_8dcc_aa6c_78a5_8bb8_4b93_962e_acc9;

#[derive(Debug, Default, Clone)]
pub struct Quick(u128);

impl Quick {
    fn step(&mut self, word: u128) {
        self.0 = (self.0 ^ word).wrapping_mul(FACTOR).rotate_left(47);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<16>();
        for word in words {
            self.step(u128::from_le_bytes(*word));
        }
        let mut last = [0; 16];
        last[..rest.len()].copy_from_slice(rest);
        // The length in the 16th byte: the rest has at most 15.
        last[15] = bytes.len() as u8;
        self.step(u128::from_le_bytes(last));
    }

    /// The end of a text, which [`Quick::write`] has told by its length.
    fn write_u8(&mut self, _: u8) {}

    fn write_u64(&mut self, word: u64) {
        self.step(word.into());
    }

    fn write_usize(&mut self, word: usize) {
        self.step(word as u128);
    }

    fn finish(&self) -> u64 {
        let folded = self.0.wrapping_mul(FACTOR);
        folded as u64 ^ (folded >> 64) as u64
    }
}
