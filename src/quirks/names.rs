//! Names of operations that callers know and the model does not have.

use crate::model::Service;

struct Row {
    service: &'static str,
    /// Without case and separators.
    alias: &'static str,
    operation: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by a test and by people"))]
    reason: &'static str,
}

const TABLE: &[Row] = &[Row {
    service: "socialmessaging",
    alias: "deletewhatsappmediamessage",
    operation: "DeleteWhatsAppMessageMedia",
    reason: "boto3 once called its method delete_whatsapp_media_message, and still answers to it",
}];

/// The operation that a name means, spelt without case and separators.
pub(crate) fn operation_of(service: &Service, folded: &str) -> Option<&'static str> {
    TABLE.iter().find(|row| row.service == service.name() && row.alias == folded).map(|row| row.operation)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model;

    #[test]
    fn every_alias_finds_its_operation_and_hides_none() {
        for row in TABLE {
            assert!(!row.reason.is_empty());
            let service = model::service(row.service).expect("a service");
            assert_eq!(service.operation(row.alias).expect("an operation").name(), row.operation);
            let taken = service.operations().iter().any(|o| crate::names::fold(o.name()) == row.alias);
            assert!(!taken, "{}", row.alias);
        }
    }
}
