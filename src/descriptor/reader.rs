//! A cursor over descriptor bytes; total, whatever the bytes are.

/// A cursor over descriptor bytes.
pub struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8], at: usize) -> Self {
        Reader { bytes, at }
    }

    pub fn byte(&mut self) -> u8 {
        let b = self.bytes.get(self.at).copied().unwrap_or(0);
        self.at = self.at.saturating_add(1);
        b
    }

    /// What has not been read yet.
    pub fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// A string with its length before it; empty where the bytes hold none.
    pub fn text(&mut self) -> &'a str {
        let length = self.uint() as usize;
        self.rest().get(..length).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or_default()
    }

    pub fn uint(&mut self) -> u64 {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let b = self.byte();
            value |= u64::from(b & 0x7f) << shift;
            if b & 0x80 == 0 {
                break;
            }
        }
        value
    }

    /// A counted list; a count larger than the bytes that are left is cut there.
    pub(super) fn repeat<T>(&mut self, mut one: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let left = self.bytes.len().saturating_sub(self.at) as u64;
        let count = self.uint().min(left);
        (0..count).map(|_| one(self)).collect()
    }

    /// Where each record of a table starts: the table's lengths, summed up. A count larger than the bytes that
    /// are left is cut there.
    pub fn table(bytes: &[u8], at: u32, count: u32) -> Vec<u32> {
        let mut lengths = Reader::new(bytes, at as usize);
        let count = (count as usize).min(lengths.rest().len());
        let mut starts: Vec<u32> = Vec::with_capacity(count);
        let mut next = 0u32;
        for _ in 0..count {
            starts.push(next);
            next = next.saturating_add(lengths.uint() as u32);
        }
        let records = lengths.at as u32;
        starts.iter_mut().for_each(|s| *s = s.saturating_add(records));
        starts
    }
}
