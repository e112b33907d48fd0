//! The table of all services: Rust source that embeds each descriptor.

use std::collections::HashMap;

use super::{Generated, ModelError};

/// Source of `catalog.rs`: one line a service, sorted by name.
///
/// # Errors
/// Two models for one service name.
pub fn catalog(services: &mut [(String, Generated)]) -> Result<String, ModelError> {
    services.sort_by(|a, b| a.1.name.cmp(&b.1.name));
    let mut files: HashMap<String, (&str, &str)> = HashMap::new();
    for (path, s) in services.iter() {
        if let Some((first, name)) = files.insert(file_name(&s.name), (path, &s.name)) {
            let expected = format!("expected one model of the service {name}, found {first} as well");
            return Err(ModelError::new(path, "", "aws.api#service", expected));
        }
    }
    let mut out = String::from("pub(crate) static CATALOG: &[Entry] = &[\n");
    for (_, s) in services.iter() {
        out.push_str(&format!(
            "    Entry {{ name: {:?}, sdk_id: {:?}, endpoint_prefix: {:?}, descriptor: include_bytes!({:?}) }},\n",
            s.name, s.sdk_id, s.endpoint_prefix, file_name(&s.name),
        ));
    }
    out.push_str("];\n");
    Ok(out)
}

/// The descriptor's file in `OUT_DIR`: names of services are path-safe but for models that say otherwise.
pub fn file_name(service: &str) -> String {
    let safe = |c: char| if c.is_ascii_alphanumeric() || c == '-' || c == '.' { c } else { '_' };
    format!("{}.desc", service.chars().map(safe).collect::<String>())
}
