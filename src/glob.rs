//! Patterns of names: `*` stands for any characters, `?` for one.

/// Whether a text is a pattern and not a name.
pub(crate) fn is_pattern(text: &str) -> bool {
    text.contains(['*', '?'])
}

/// Whether the pattern fits the whole name. Takes at most the product of their lengths.
pub(crate) fn fits(pattern: &str, name: &str) -> bool {
    let (mut pattern, mut name) = (pattern.chars(), name.chars());
    // What follows the last star, and the name from the first character that the star does not yet stand for.
    let mut star = None;
    loop {
        let left = name.clone();
        match (pattern.next(), name.next()) {
            (None, None) => return true,
            (Some('*'), _) => {
                star = Some((pattern.clone(), left.clone()));
                name = left;
            }
            (Some(wanted), Some(found)) if wanted == '?' || wanted == found => {}
            _ => {
                // One character more for the star; where none is left, nothing fits.
                let Some((after, taken)) = &mut star else { return false };
                if taken.next().is_none() {
                    return false;
                }
                (pattern, name) = (after.clone(), taken.clone());
            }
        }
    }
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
            ("?", "é", true),
            ("", "", true),
            ("", "a", false),
        ] {
            assert_eq!(fits(pattern, name), fit, "{pattern} {name}");
        }
        assert!(!fits(&"*a".repeat(40), &"b".repeat(200)));
    }
}
