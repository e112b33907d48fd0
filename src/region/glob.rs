//! Patterns of names: `*` stands for any characters, `?` for one.

/// Whether a text is a pattern and not a name.
pub(super) fn is_pattern(text: &str) -> bool {
    text.contains(['*', '?'])
}

/// Whether the pattern fits the whole name. Takes at most the product of their lengths.
pub(super) fn fits(pattern: &str, name: &str) -> bool {
    let (pattern, name) = (pattern.as_bytes(), name.as_bytes());
    let (mut p, mut n) = (0, 0);
    // Where the last star stands, and the first byte that it does not yet stand for.
    let mut star: Option<(usize, usize)> = None;
    while n < name.len() {
        match (pattern.get(p), star) {
            (Some(b'*'), _) => {
                star = Some((p, n));
                p += 1;
            }
            (Some(&byte), _) if byte == b'?' || byte == name[n] => {
                p += 1;
                n += 1;
            }
            (_, Some((at, taken))) => {
                star = Some((at, taken + 1));
                p = at + 1;
                n = taken + 1;
            }
            (_, None) => return false,
        }
    }
    pattern[p..].iter().all(|&b| b == b'*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_fits_a_whole_name() {
        for (pattern, name, fit) in [
            ("eu-*", "eu-west-1", true),
            ("eu-*", "me-south-1", false),
            ("*", "eu-west-1", true),
            ("*-1", "eu-west-1", true),
            ("*1", "eu-west-11", true),
            ("*-1", "eu-west-2", false),
            ("us-??st-1", "us-east-1", true),
            ("us-??st-1", "us-west-1", true),
            ("us-??st-1", "us-west-2", false),
            ("us-??st-1", "us-gov-east-1", false),
            ("*west*", "us-gov-west-1", true),
            ("*e*t-?", "us-east-1", true),
            ("eu-west-?", "eu-west-", false),
            ("eu-west-1*", "eu-west-1", true),
            ("**", "", true),
            ("?", "", false),
            ("", "", true),
        ] {
            assert_eq!(fits(pattern, name), fit, "{pattern} {name}");
        }
        assert!(!fits(&"*a".repeat(40), &"a".repeat(200).replace('a', "b")));
    }
}
