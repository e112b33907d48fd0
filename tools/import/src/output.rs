//! Writes the files of a run, and removes the models of former runs that it no longer has.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::error::{Error, Result};
use crate::normal::HEADER;

/// Files by name, all in memory until the whole run has succeeded.
#[derive(Default)]
pub struct Output {
    files: BTreeMap<String, String>,
}

impl Output {
    /// Adds a file.
    pub fn put(&mut self, name: String, text: String) {
        self.files.insert(name, text);
    }

    /// Writes every file that is not on disk in the same bytes; then removes stale models.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let fail = |path: &Path, e: std::io::Error| Error::file(path.display().to_string(), e);
        fs::create_dir_all(folder).map_err(|e| fail(folder, e))?;
        for (name, text) in &self.files {
            let path = folder.join(name);
            if !fs::read(&path).is_ok_and(|old| old == text.as_bytes()) {
                fs::write(&path, text).map_err(|e| fail(&path, e))?;
            }
        }
        for entry in fs::read_dir(folder).map_err(|e| fail(folder, e))? {
            let entry = entry.map_err(|e| fail(folder, e))?;
            let (name, path) = (entry.file_name(), entry.path());
            let kept = name.to_str().is_none_or(|n| !n.ends_with(".json") || self.files.contains_key(n));
            // Only what a run of this tool wrote is its to remove: the header tells.
            if !kept && fs::read(&path).is_ok_and(|bytes| bytes.starts_with(HEADER.as_bytes())) {
                fs::remove_file(&path).map_err(|e| fail(&path, e))?;
            }
        }
        Ok(())
    }
}
