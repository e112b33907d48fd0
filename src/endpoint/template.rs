//! Template strings and attribute paths, split once into parts.

use super::error::Fault;
use super::rules::{Part, Path, Slot, Step, Template};

/// A template as parts; `slot` finds the value that a name stands for.
pub(super) fn template(
    text: &str,
    slot: &mut dyn FnMut(&str) -> Result<Slot, Fault>,
) -> Result<Template, Fault> {
    let mut parts = Vec::new();
    let mut literal = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at(at);
        literal.push_str(before);
        if let Some(after) = from.strip_prefix("{{") {
            literal.push('{');
            rest = after;
        } else if let Some(after) = from.strip_prefix("}}") {
            literal.push('}');
            rest = after;
        } else if let Some((name, after)) = from.strip_prefix('{').and_then(|f| f.split_once('}')) {
            if !literal.is_empty() {
                parts.push(Part::Literal(std::mem::take(&mut literal).into()));
            }
            parts.push(value(name, slot)?);
            rest = after;
        } else {
            return Err(Fault::model(format!("template {text:?}: expected braces in pairs")));
        }
    }
    literal.push_str(rest);
    if parts.is_empty() {
        return Ok(Template::Plain(literal.into()));
    }
    if !literal.is_empty() {
        parts.push(Part::Literal(literal.into()));
    }
    Ok(Template::Parts(parts.into()))
}

/// `Name` or `Name#path`.
fn value(text: &str, slot: &mut dyn FnMut(&str) -> Result<Slot, Fault>) -> Result<Part, Fault> {
    match text.split_once('#') {
        Some((name, steps)) => Ok(Part::Value(slot(name)?, path(steps)?)),
        None => Ok(Part::Value(slot(text)?, Path::default())),
    }
}

/// A path as steps: `a.b`, `a[0]`, `[0]`, and `a#b` as templates write it.
pub(super) fn path(text: &str) -> Result<Path, Fault> {
    let malformed = || Fault::model(format!("path {text:?}: expected names and [index] joined by dots"));
    let mut steps = Vec::new();
    for part in text.split(['.', '#']) {
        let (name, mut indexes) = match part.find('[') {
            Some(at) => part.split_at(at),
            None => (part, ""),
        };
        if !name.is_empty() {
            steps.push(Step::Key(name.into()));
        } else if indexes.is_empty() {
            return Err(malformed());
        }
        while !indexes.is_empty() {
            let (index, rest) =
                indexes.strip_prefix('[').and_then(|i| i.split_once(']')).ok_or_else(malformed)?;
            steps.push(Step::Index(index.parse().map_err(|_| malformed())?));
            indexes = rest;
        }
    }
    Ok(steps.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Template, Fault> {
        template(text, &mut |name| match name {
            "A" => Ok(0),
            "B" => Ok(1),
            other => Err(Fault::model(other)),
        })
    }

    fn shown(text: &str) -> String {
        match read(text).unwrap() {
            Template::Plain(t) => format!("plain {t}"),
            Template::Parts(parts) => {
                let part = |p: &Part| match p {
                    Part::Literal(t) => format!("<{t}>"),
                    Part::Value(slot, path) => format!("{slot}{path:?}"),
                };
                parts.iter().map(part).collect()
            }
        }
    }

    #[test]
    fn templates_are_split_into_literals_and_values() {
        assert_eq!(shown(""), "plain ");
        assert_eq!(shown("plain"), "plain plain");
        assert_eq!(shown("a{{b}}c"), "plain a{b}c");
        assert_eq!(shown("{A}"), "0[]");
        assert_eq!(shown("x{A}{{y}}{B#c[1]}z"), r#"<x>0[]<{y}>1[Key("c"), Index(1)]<z>"#);
    }

    #[test]
    fn malformed_templates_are_errors() {
        for text in
            ["{", "}", "{A", "A}", "{A}}", "{{A}", "{C}", "{}", "{A#}", "{A#b[}", "{A#b[x]}", "{A#b..c}"]
        {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn paths_are_split_into_names_and_indexes() {
        assert_eq!(*path("a").unwrap(), [Step::Key("a".into())]);
        assert_eq!(*path("a.b").unwrap(), [Step::Key("a".into()), Step::Key("b".into())]);
        assert_eq!(*path("[2]").unwrap(), [Step::Index(2)]);
        assert_eq!(*path("a[-1]").unwrap(), [Step::Key("a".into()), Step::Index(-1)]);
        for text in ["", ".", "a.", "[", "[]", "[1", "a]b[", "a[1]b", "a[99999999999999999999]"] {
            assert!(path(text).is_err(), "{text}");
        }
    }
}
