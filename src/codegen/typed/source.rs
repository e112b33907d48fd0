//! Rust source as it is written: indented, and laid out as prettyplease lays it out, which a test compares.

/// The width at which prettyplease breaks lines.
const WIDTH: usize = 89;

/// Source under construction.
#[derive(Debug, Default)]
pub struct Source {
    text: String,
    depth: usize,
}

impl Source {
    pub fn into_text(self) -> String {
        self.text
    }

    /// Source that is to be [pasted](Self::paste) where this one is now.
    pub fn at(other: &Source) -> Source {
        Source { text: String::new(), depth: other.depth }
    }

    /// Source that was laid out for this place.
    pub fn paste(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// What follows stands in a block.
    pub fn indent(&mut self) {
        self.depth += 1;
    }

    /// One line.
    pub fn line(&mut self, line: &str) {
        for _ in 0..self.depth {
            self.text.push_str("    ");
        }
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A line that begins a block.
    pub fn open(&mut self, line: &str) {
        self.line(line);
        self.depth += 1;
    }

    /// The beginning of what a trait asks of a type.
    pub fn implement(&mut self, of: &str, name: &str) {
        let line = format!("impl {of} for {name} {{");
        if self.depth * 4 + line.len() <= WIDTH {
            return self.open(&line);
        }
        self.line(&format!("impl {of}"));
        self.open(&format!("for {name} {{"));
    }

    /// The end of a block.
    pub fn close(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if self.text.ends_with(" {\n") {
            self.text.pop();
            self.text.push_str("}\n");
        } else {
            self.line("}");
        }
    }

    /// `before(list)after` on one line, or an item a line.
    pub fn listed(&mut self, before: &str, list: &[String], after: &str) {
        let joined = list.join(", ");
        if self.depth * 4 + before.len() + joined.len() + after.len() <= WIDTH || list.is_empty() {
            return self.line(&format!("{before}{joined}{after}"));
        }
        self.line(before);
        self.depth += 1;
        for item in list {
            self.broken(item, ",");
        }
        self.depth -= 1;
        match after.strip_suffix(" {") {
            Some(result) => self.broken(result, " {"),
            None => self.line(after),
        }
    }

    /// A method: `head(arguments) -> result` and one line of body.
    pub fn method(&mut self, head: &str, arguments: &[String], result: &str, body: &[String]) {
        self.line("#[inline]");
        self.listed(&format!("pub fn {head}("), arguments, &format!(") -> {result} {{"));
        self.depth += 1;
        for line in body {
            match line.strip_prefix("self.0.") {
                Some(chain) if self.depth * 4 + line.len() > WIDTH => self.chain(chain),
                _ => self.broken(line, ""),
            }
        }
        self.close();
    }

    /// A type or a call, whose brackets are broken where it is too wide.
    pub fn broken(&mut self, text: &str, after: &str) {
        let bracket = text.find(['<', '(']).filter(|_| text.ends_with(['>', ')']));
        match bracket {
            Some(at) if self.depth * 4 + text.len() + after.len() > WIDTH => {
                let (before, inner) = text.split_at(at + 1);
                let (inner, close) = inner.split_at(inner.len() - 1);
                self.line(before);
                self.depth += 1;
                for part in top_level(inner) {
                    self.broken(part, ",");
                }
                self.depth -= 1;
                self.line(&format!("{close}{after}"));
            }
            _ => self.line(&format!("{text}{after}")),
        }
    }

    /// A call on what another gives.
    pub fn calls(&mut self, first: &str, second: &str) {
        if self.depth * 4 + first.len() + second.len() <= WIDTH {
            return self.line(&format!("{first}{second}"));
        }
        self.line(first);
        self.line(&format!("    {second}"));
    }

    /// Calls on the one field, a line each.
    fn chain(&mut self, calls: &str) {
        self.line("self.0");
        self.depth += 1;
        let mut start = 0;
        for (at, _) in calls.match_indices(").") {
            self.broken(&format!(".{}", &calls[start..=at]), "");
            start = at + 2;
        }
        self.broken(&format!(".{}", &calls[start..]), "");
        self.depth -= 1;
    }

    /// A list that fills its lines, as the tokens of a macro do.
    pub fn filled(&mut self, list: &[String]) {
        let mut line = String::new();
        for (at, item) in list.iter().enumerate() {
            let comma = if at + 1 < list.len() { "," } else { "" };
            if !line.is_empty() && self.depth * 4 + line.len() + 1 + item.len() + comma.len() > WIDTH {
                self.line(&std::mem::take(&mut line));
            }
            line.push_str(if line.is_empty() { "" } else { " " });
            line.push_str(&format!("{item}{comma}"));
        }
        self.line(&line);
    }

    /// An arm of a match.
    pub fn arm(&mut self, pattern: &str, value: &str) {
        let line = format!("{pattern} => {value}");
        if self.depth * 4 + line.len() <= WIDTH {
            return self.line(&format!("{line},"));
        }
        self.open(&format!("{pattern} => {{"));
        self.line(value);
        self.close();
    }

    /// Documentation, a line each.
    pub fn doc(&mut self, lines: &[String]) {
        for line in lines {
            if line.is_empty() { self.line("///") } else { self.line(&format!("/// {line}")) }
        }
    }
}

/// The parts of a list, whose own lists are left whole.
fn top_level(list: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0usize, 0);
    for (at, c) in list.char_indices() {
        match c {
            '<' | '(' | '[' => depth += 1,
            '>' | ')' | ']' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                parts.push(list[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(list[start..].trim());
    parts
}
