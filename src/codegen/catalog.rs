//! The table of all services: Rust source that embeds each descriptor.

use std::collections::HashMap;

use super::typed::names::module;
use super::{Generated, ModelError};

/// Services that the engine itself calls.
const CALLED: [&str; 2] = ["account", "ec2"];

/// Source of `catalog.rs`: an entry a service, by the name of its module, and all of them, sorted by name.
///
/// # Errors
/// Two models for one service name, or for names that differ in punctuation alone.
pub fn catalog(services: &mut [(String, Generated)]) -> Result<String, ModelError> {
    services.sort_by(|a, b| a.1.name.cmp(&b.1.name));
    let mut modules: HashMap<String, (&str, &str)> = HashMap::new();
    for (path, s) in services.iter() {
        if let Some((first, name)) = modules.insert(module(&s.name), (path, &s.name)) {
            let expected = format!("expected one model of the service {name}, found {first} as well");
            return Err(ModelError::new(path, "", "aws.api#service", expected));
        }
    }
    let mut out =
        String::from("#[allow(non_upper_case_globals)]\npub(crate) mod entries {\n    use super::Entry;\n");
    for (_, s) in services.iter() {
        let name = module(&s.name);
        // What a static holds goes into the crate's metadata as well, what a function gives does not.
        out.push_str(&format!(
            "    pub(crate) static {name}: Entry = {{\n        #[inline(never)]\n        fn {name}() -> &'static [u8] {{\n            \
             include_bytes!({:?})\n        }}\n        Entry::new({:?}, {:?}, {:?}, {name})\n    }};\n",
            file_name(&s.name),
            s.name,
            s.sdk_id,
            s.endpoint_prefix,
        ));
    }
    out.push_str("}\npub(crate) static CATALOG: &[&Entry] = &[\n");
    for (_, s) in services.iter() {
        out.push_str(&format!("    &entries::{},\n", module(&s.name)));
    }
    out.push_str("];\n");
    for name in CALLED {
        let entry = services.iter().find(|(_, s)| s.name == name);
        let entry = entry.map_or("None".into(), |_| format!("Some(&entries::{})", module(name)));
        out.push_str(&format!("pub(crate) static {}: Option<&Entry> = {entry};\n", name.to_uppercase()));
    }
    Ok(out)
}

/// The descriptor's file in `OUT_DIR`: names of services are path-safe but for models that say otherwise.
pub fn file_name(service: &str) -> String {
    let safe = |c: char| if c.is_ascii_alphanumeric() || c == '-' || c == '.' { c } else { '_' };
    format!("{}.desc", service.chars().map(safe).collect::<String>())
}
