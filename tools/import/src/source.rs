//! Reads files out of a botocore wheel or an unpacked botocore folder, by the same relative names.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use serde_json::Value;
use sha2::{Digest, Sha256};
use zip::ZipArchive;

use crate::error::{Error, Result};

/// Where botocore's files come from. Names are relative to the package (`data/ec2/…`).
pub struct Source {
    store: Store,
    names: BTreeSet<String>,
    label: String,
}

enum Store {
    Wheel(Box<ZipArchive<Cursor<Vec<u8>>>>, String),
    Folder(PathBuf),
}

impl Source {
    /// Opens a wheel (a file) or a folder that is, or holds, the package `botocore`.
    pub fn open(path: &Path) -> Result<Self> {
        if path.is_dir() { Self::folder(path) } else { Self::wheel(path) }
    }

    fn wheel(path: &Path) -> Result<Self> {
        let label = path.display().to_string();
        let bytes = fs::read(path).map_err(|e| Error::file(&label, e))?;
        let digest = hex(&Sha256::digest(&bytes));
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| Error::file(&label, e))?;
        let names =
            archive.file_names().filter_map(|n| n.strip_prefix("botocore/")).map(str::to_owned).collect();
        Self { store: Store::Wheel(Box::new(archive), digest), names, label }.checked()
    }

    fn folder(path: &Path) -> Result<Self> {
        let label = path.display().to_string();
        let nested = path.join("botocore");
        let root = if path.join("data").is_dir() { path.to_owned() } else { nested };
        let mut names = BTreeSet::new();
        let data = root.join("data");
        if data.is_dir() {
            for file in files_below(&data)? {
                if let Ok(relative) = file.strip_prefix(&root) {
                    names.insert(relative.to_string_lossy().replace('\\', "/"));
                }
            }
        }
        if root.join("__init__.py").is_file() {
            names.insert("__init__.py".to_owned());
        }
        Self { store: Store::Folder(root), names, label }.checked()
    }

    fn checked(self) -> Result<Self> {
        if self.names.iter().any(|n| n.starts_with("data/")) {
            Ok(self)
        } else {
            Err(Error::file(self.label, "holds no botocore/data"))
        }
    }

    /// Service directories with the newest API version of each that has a `service-2` file.
    pub fn services(&self) -> BTreeMap<String, String> {
        let mut found: BTreeMap<String, String> = BTreeMap::new();
        for name in &self.names {
            let parts: Vec<&str> = name.split('/').collect();
            if let ["data", service, version, "service-2.json" | "service-2.json.gz"] = parts[..] {
                let newest = found.entry(service.to_owned()).or_default();
                if version > newest.as_str() {
                    *newest = version.to_owned();
                }
            }
        }
        found
    }

    /// The JSON file `name` (without `.json`), plain or gzipped; `None` if there is none.
    pub fn json(&mut self, name: &str) -> Result<Option<Value>> {
        let plain = format!("{name}.json");
        let packed = format!("{plain}.gz");
        let bytes = if self.names.contains(&plain) {
            self.bytes(&plain)?
        } else if self.names.contains(&packed) {
            let mut bytes = Vec::new();
            GzDecoder::new(self.bytes(&packed)?.as_slice())
                .read_to_end(&mut bytes)
                .map_err(|e| Error::file(&packed, e))?;
            bytes
        } else {
            return Ok(None);
        };
        serde_json::from_slice(&bytes).map(Some).map_err(|e| Error::file(plain, e))
    }

    /// Package, version and, for a wheel, the digest: one line for `models/SOURCE`.
    pub fn provenance(&mut self) -> Result<String> {
        let init = self.bytes("__init__.py")?;
        let text = String::from_utf8_lossy(&init);
        let version = text
            .lines()
            .find_map(|l| l.strip_prefix("__version__ = "))
            .map(|v| v.trim().trim_matches(['\'', '"']).to_owned())
            .ok_or_else(|| Error::file("__init__.py", "no line `__version__ = …`"))?;
        Ok(match &self.store {
            Store::Wheel(_, digest) => format!("botocore {version} sha256:{digest}\n"),
            Store::Folder(_) => format!("botocore {version}\n"),
        })
    }

    fn bytes(&mut self, name: &str) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        match &mut self.store {
            Store::Wheel(archive, _) => {
                let mut entry =
                    archive.by_name(&format!("botocore/{name}")).map_err(|e| Error::file(name, e))?;
                entry.read_to_end(&mut bytes).map_err(|e| Error::file(name, e))?;
            }
            Store::Folder(root) => {
                File::open(root.join(name))
                    .and_then(|mut f| f.read_to_end(&mut bytes))
                    .map_err(|e| Error::file(name, e))?;
            }
        }
        Ok(bytes)
    }
}

/// Every file below a folder, sorted by path.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let fail = |e: std::io::Error| Error::file(folder.display().to_string(), e);
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(fail)? {
        let path = entry.map_err(fail)?.path();
        if path.is_dir() {
            found.extend(files_below(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
