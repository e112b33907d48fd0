//! Messages made worse, the same way on every machine.

/// SplitMix64.
#[derive(Debug, Clone)]
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Below a bound, which is not 0.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    pub(super) fn of<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }
}

/// One to four changes of a message; `others` are what parts of it are exchanged with.
pub(super) fn changed(message: &[u8], others: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut out = message.to_vec();
    for _ in 0..=random.below(4) {
        change(&mut out, others, random);
    }
    // Messages grow when they are doubled; those of the sweeps are the long ones.
    out.truncate(1 << 16);
    out
}

fn change(message: &mut Vec<u8>, others: &[Vec<u8>], random: &mut Random) {
    let at = random.below(message.len() + 1);
    let rest = message.len() - at;
    let length = random.below(rest.min(64) + 1);
    match random.below(8) {
        0 if rest > 0 => message[at] ^= 1 << random.below(8),
        1 if rest > 0 => message[at] = *random.of(&[0, 0x7f, 0x80, 0xff, b'"', b'<', b'{', b'[', b'\n']),
        2 => drop(message.drain(at..at + length)),
        3 => {
            let again = message[at..at + length].repeat(1 + random.below(64));
            message.splice(at..at, again);
        }
        4 => {
            let other = random.of(others);
            let from = random.below(other.len() + 1);
            let part = &other[from..(from + random.below(64)).min(other.len())];
            message.splice(at..at + length, part.iter().copied());
        }
        5 => inflate(message, at, random),
        _ => {
            let piece = *random.of(PIECES);
            message.splice(at..at + random.below(length + 1), piece.iter().copied());
        }
    }
}

/// The next number after a place becomes a great one: of text, or a length in front of bytes.
fn inflate(message: &mut Vec<u8>, at: usize, random: &mut Random) {
    if let Some(digit) = message[at..].iter().position(u8::is_ascii_digit) {
        let digits = message[at + digit..].iter().take_while(|b| b.is_ascii_digit()).count();
        let great = *random.of(GREAT);
        message.splice(at + digit..at + digit + digits, great.iter().copied());
    } else if let Some(byte) = message.get_mut(at) {
        // CBOR: the same type, of eight bytes' length.
        *byte = (*byte & 0xe0) | 0x1b;
        message.splice(at + 1..at + 1, [0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
    }
}

/// Numbers beyond what most types hold.
const GREAT: &[&[u8]] = &[b"18446744073709551616", b"-9223372036854775809", b"1e999", b"0.1e-999"];

/// What readers stumble over.
const PIECES: &[&[u8]] = &[
    b"null",
    b"true",
    b"{}",
    b"[]",
    b"\"\"",
    b"[[[[",
    b"{\"a\":",
    b"\\ud800",
    b"\\",
    b"\"",
    b"1e400",
    b"-0",
    b"NaN",
    b"<a>",
    b"</a>",
    b"<a/>",
    b"<member>",
    b"&amp;",
    b"&#x0;",
    b"&lol;",
    b"<!DOCTYPE a [<!ENTITY b \"c\">]>",
    b"]]>",
    b"<![CDATA[",
    b"<!--",
    b"<?x",
    b" xmlns:a='b'",
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"\0",
    b"\r\n",
    b"\x9f",
    b"\xbf",
    b"\xf6",
    b"\xff\xff",
    b"\xc1\xfb\x7f\xf0\0\0\0\0\0\0",
    b"\x7f",
    b"\x5f\x41a\xff",
    b"{",
    b"}",
    b"{{",
    b"}}",
    b"#",
    b"[0]",
    b"[-1]",
    b"arn:aws:a:b:c:d/e",
    b"https://[::1]:0/",
    b"%",
    b"2015-02-29T25:61:61+99:99",
    b"9999-12-31T23:59:59.999999999Z",
    b"0000-00-00",
];
