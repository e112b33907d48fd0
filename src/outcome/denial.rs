//! Whose policy denies a request: read from the message, which is the only place where services say.
//!
//! The forms are those of the IAM User Guide, "Troubleshoot access denied error messages": "… because no
//! identity-based policy allows the … action" and "… with an explicit deny in a service control policy".

use std::sync::LazyLock;

use regex_lite::Regex;

use super::PolicyKind;

/// What a message of a denial tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Denial {
    pub(crate) policy: Option<PolicyKind>,
    /// A policy denies it; else none allows it, or the message does not say.
    pub(crate) explicit: bool,
}

const POLICIES: [(&str, PolicyKind); 8] = [
    ("service control policy", PolicyKind::ServiceControl),
    ("resource control policy", PolicyKind::ResourceControl),
    ("permissions boundary", PolicyKind::PermissionsBoundary),
    ("session policy", PolicyKind::Session),
    ("identity-based policy", PolicyKind::IdentityBased),
    ("resource-based policy", PolicyKind::ResourceBased),
    ("vpc endpoint policy", PolicyKind::VpcEndpoint),
    ("role trust policy", PolicyKind::RoleTrust),
];

impl Denial {
    pub(crate) fn of(message: &str) -> Denial {
        static FORMS: LazyLock<Option<Regex>> = LazyLock::new(|| {
            let text = "(?i)(?:with an (explicit deny)(?: in (?:an?|the) ([a-z -]*?(?:policy|boundary)))?\
                        |because no ([a-z -]*?(?:policy|boundary)) allows)";
            Regex::new(text).ok()
        });
        let Some(found) = FORMS.as_ref().and_then(|forms| forms.captures(message)) else {
            return Denial::default();
        };
        let named = found.get(2).or_else(|| found.get(3)).map(|m| m.as_str().to_ascii_lowercase());
        let policy = POLICIES.iter().find(|(name, _)| named.as_deref() == Some(name)).map(|(_, kind)| *kind);
        Denial { policy, explicit: found.get(1).is_some() }
    }

    /// Whether the organization denies it, which the account cannot change.
    pub(crate) fn is_of_organization(self) -> bool {
        self.explicit && matches!(self.policy, Some(PolicyKind::ServiceControl | PolicyKind::ResourceControl))
    }
}

/// The part of a message that only the service can read, where it sends one.
pub(crate) fn encoded(message: &str) -> Option<&str> {
    let (_, encoded) = message.split_once("Encoded authorization failure message:")?;
    encoded.split_whitespace().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHO: &str = "User: arn:aws:iam::777788889999:user/sarah is not authorized to perform: a:B";

    #[test]
    fn each_policy_is_known_by_an_explicit_deny_and_by_none_that_allows() {
        for (name, kind) in POLICIES {
            let article = if name.starts_with('i') { "an" } else { "a" };
            let explicit = Denial { policy: Some(kind), explicit: true };
            assert_eq!(Denial::of(&format!("{WHO} with an explicit deny in {article} {name}")), explicit);
            assert_eq!(
                Denial::of(&format!("{WHO} on resource: x with an explicit deny in the {name}")),
                explicit
            );
            let implicit = Denial { policy: Some(kind), explicit: false };
            let message = format!("{WHO} because no {name} allows the a:B action");
            assert_eq!(Denial::of(&message), implicit);
            assert_eq!(Denial::of(&message.to_uppercase()), implicit);
        }
    }

    #[test]
    fn only_an_explicit_deny_of_the_organization_is_the_organizations() {
        let of = |tail: &str| Denial::of(&format!("{WHO} {tail}")).is_of_organization();
        assert!(of("with an explicit deny in a service control policy"));
        assert!(of(
            "with an explicit deny in a service control policy: arn:aws:organizations::1:policy/o-1/p-1"
        ));
        assert!(of("with an explicit deny in a resource control policy"));
        assert!(!of("because no service control policy allows the a:B action"));
        assert!(!of("with an explicit deny in an identity-based policy"));
        assert!(!of("with an explicit deny"));
    }

    #[test]
    fn what_a_message_does_not_say_is_not_known() {
        assert_eq!(
            Denial::of(&format!("{WHO} with an explicit deny")),
            Denial { policy: None, explicit: true }
        );
        assert_eq!(
            Denial::of(&format!("{WHO} with an explicit deny in a garden policy")),
            Denial { policy: None, explicit: true }
        );
        for message in ["", "Access Denied", WHO, "because no", "policy allows"] {
            assert_eq!(Denial::of(message), Denial::default(), "{message}");
        }
    }

    #[test]
    fn the_encoded_part_is_found() {
        let message = "You are not authorized to perform this operation. Encoded authorization failure message: 4GIOHlTkI";
        assert_eq!(encoded(message), Some("4GIOHlTkI"));
        assert_eq!(encoded("Encoded authorization failure message:"), None);
        assert_eq!(encoded("no"), None);
    }
}
