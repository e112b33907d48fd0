//! Patterns of names: `*` stands for any characters.

/// Whether the pattern fits the whole name.
pub(crate) fn fits(pattern: &str, name: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else { return pattern == name };
    let Some(mut left) = name.strip_prefix(head) else { return false };
    let mut parts = rest.split('*').peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return left.ends_with(part);
        }
        // The first place is as good as any: it leaves the most for what follows.
        match left.find(part) {
            Some(at) => left = &left[at + part.len()..],
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_fits_a_whole_name() {
        for (pattern, name, fit) in [
            ("SlowDown", "SlowDown", true),
            ("SlowDown", "SlowDownException", false),
            ("SlowDown*", "SlowDownException", true),
            ("SlowDown*", "PleaseSlowDown", false),
            ("*Throttl*", "EC2ThrottledException", true),
            ("*Throttl*", "Throttling", true),
            ("*Throttl*", "TooMany", false),
            ("a*b*c", "a-b-b-c", true),
            ("a*b*c", "a-c-b", false),
            ("a*a", "a", false),
            ("*ab", "aab", true),
            ("*é*", "né!", true),
            ("*", "", true),
            ("", "", true),
            ("", "a", false),
        ] {
            assert_eq!(fits(pattern, name), fit, "{pattern} {name}");
        }
    }
}
