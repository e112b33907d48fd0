//! Text that is JSON: policies and templates, which models have as strings.

use percent_encoding::percent_decode_str;

use super::Value;

impl Value {
    /// The JSON that a string holds: `None` if it is no string, or none that holds any.
    ///
    /// A value keeps the type that its model says. boto3 turns some strings into what they hold after the fact: IAM's
    /// policies, which IAM sends in URL encoding (it is decoded here), and CloudFormation's templates, where they are no
    /// YAML.
    pub fn json(&self) -> Option<serde_json::Value> {
        let text = self.as_str()?;
        serde_json::from_str(text).ok().or_else(|| {
            let decoded = percent_decode_str(text).decode_utf8().ok()?;
            serde_json::from_str(&decoded).ok()
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn policies_and_templates_are_read_and_other_text_is_none() {
        let of = |text: &str| Value::String(text.into()).json();
        let policy = "%7B%22Version%22%3A%20%222012-10-17%22%2C%20%22Statement%22%3A%20%5B%5D%7D";
        assert_eq!(of(policy), Some(json!({"Version": "2012-10-17", "Statement": []})));
        assert_eq!(of(r#"{"a": "50%25"}"#), Some(json!({"a": "50%25"})));
        assert_eq!((of("Resources:\n  A: b"), of("%7B"), of("%FF"), of("")), (None, None, None, None));
        assert_eq!(Value::Null.json(), None);
    }
}
