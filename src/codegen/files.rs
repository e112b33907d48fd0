//! The build script's disk side: finds models, regenerates those that changed, on all cores.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::codegen::{self, Generated, catalog::file_name, quick::Quick};

/// JSON nests as deep as a model's author likes, and the reader recurses with it.
const STACK: usize = 64 << 20;

/// What lies beside the models: which regions and partitions there are.
const DATA: [&str; 2] = ["partitions.json", "regions.json"];

/// Which services get a typed module.
#[derive(Debug, Default)]
pub struct Typed {
    /// Variables by which cargo tells of features.
    pub features: BTreeSet<String>,
    /// Services by name, whether there is a feature of them or not.
    pub named: BTreeSet<String>,
}

impl Typed {
    fn has(&self, service: &str) -> bool {
        self.named.contains(service)
            || self.features.contains("CARGO_FEATURE_ALL_SERVICES")
            || self.features.contains(&codegen::typed::names::feature_variable(service))
    }
}

/// What a build came to.
#[derive(Debug)]
pub struct Built {
    /// All paths that it depends on.
    pub used: Vec<PathBuf>,
    /// What whoever builds should know, one line each.
    pub warnings: Vec<String>,
}

/// Everything that the library includes, made from a folder of models.
///
/// # Errors
/// A faulty model, a folder without any, or a failing disk.
pub fn build(models: &Path, vendored: &Path, out: &Path, typed: &Typed) -> Result<Built, String> {
    let mut used = self::models(models)?;
    let mut services = generate(&used, out, typed)?;
    if services.is_empty() {
        return Err(format!("{}: expected JSON files with a service shape, found none", models.display()));
    }
    let catalog = codegen::catalog::catalog(&mut services).map_err(|e| e.to_string())?;
    write(&out.join("catalog.rs"), catalog.as_bytes())?;
    write(&out.join("typed.rs"), modules(&services, out, typed)?.as_bytes())?;
    for name in DATA {
        used.push(copy_data(models, vendored, out, name)?);
    }
    // The folder itself tells of files that come and go.
    used.push(models.into());
    let warnings = services.into_iter().flat_map(|(_, s)| s.warnings).collect();
    Ok(Built { used, warnings })
}

/// Names are the models', whatever Rust means by them.
const ALLOWED: &str = "#[allow(clippy::enum_variant_names, clippy::len_without_is_empty, clippy::module_inception, \
    clippy::new_ret_no_self, clippy::self_named_constructors, clippy::should_implement_trait, clippy::type_complexity, \
    clippy::upper_case_acronyms, clippy::wrong_self_convention, non_camel_case_types, non_snake_case, \
    non_upper_case_globals, unused_imports)]\n";

/// The declarations of all typed modules.
fn modules(services: &[(String, Generated)], out: &Path, typed: &Typed) -> Result<String, String> {
    if let Some(unknown) = typed.named.iter().find(|name| !services.iter().any(|(_, s)| s.name == **name)) {
        let known: Vec<&str> = services.iter().map(|(_, s)| s.name.as_str()).collect();
        let near = known.iter().filter(|k| k.contains(unknown.as_str()) || unknown.contains(**k));
        let near: Vec<&str> = near.copied().take(5).collect();
        let hint = if near.is_empty() { String::new() } else { format!("; there is {}", near.join(", ")) };
        return Err(format!("MULTIREGION_TYPED: expected names of services, found {unknown}{hint}"));
    }
    let mut text = String::new();
    for (_, s) in services.iter().filter(|(_, s)| typed.has(&s.name)) {
        let (path, module) = (out.join(typed_file(&s.name)), codegen::typed::names::module(&s.name));
        text.push_str(&format!("{ALLOWED}#[path = {path:?}]\npub mod {module};\n"));
    }
    Ok(text)
}

/// The file of a service's typed module.
fn typed_file(service: &str) -> String {
    format!("{}.typed.rs", file_name(service).trim_end_matches(".desc"))
}

/// Data beside the models; a folder that has none of its own uses the vendored one. Gives the file taken.
fn copy_data(models: &Path, vendored: &Path, out: &Path, name: &str) -> Result<PathBuf, String> {
    let own = models.join(name);
    let from = if own.is_file() { own } else { vendored.join(name) };
    let text = fs::read(&from).map_err(|e| format!("{}: {e}", from.display()))?;
    let json = codegen::json::parse(&text).map_err(|e| format!("{}: expected JSON: {e}", from.display()))?;
    write(&out.join(name), json.to_string().as_bytes())?;
    Ok(from)
}

/// All JSON files under a folder, sorted.
///
/// # Errors
/// The folder cannot be read.
pub fn models(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(dir) = open.pop() {
        let entries =
            fs::read_dir(&dir).map_err(|e| format!("{}: expected a folder of models: {e}", dir.display()))?;
        for entry in entries {
            let path = entry.map_err(|e| format!("{}: {e}", dir.display()))?.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == "json") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// A file's note, and its service if it holds one.
type Outcome = Result<(PathBuf, Option<(String, Generated)>), String>;

/// Generates each model's descriptor into `out`, or takes it from there when neither model nor generator changed.
///
/// # Errors
/// The first faulty model in the order of the files, or a failing disk.
pub fn generate(files: &[PathBuf], out: &Path, typed: &Typed) -> Result<Vec<(String, Generated)>, String> {
    let generator = generator_digest()?;
    let next = AtomicUsize::new(0);
    let results: Mutex<Vec<(usize, Outcome)>> = Mutex::new(Vec::new());
    let work = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(path) = files.get(index) else { break };
            let outcome = one(path, out, generator, typed);
            if let Ok(mut results) = results.lock() {
                results.push((index, outcome));
            }
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, |n| n.get());
    std::thread::scope(|scope| {
        for _ in 0..threads {
            if std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).is_err() {
                work();
            }
        }
    });
    let mut results = results.into_inner().map_err(|_| "a generator thread stopped".to_string())?;
    results.sort_by_key(|r| r.0);
    if results.len() != files.len() {
        return Err("a generator thread stopped before all models were read".into());
    }
    let results = results.into_iter().map(|(_, r)| r);
    let (notes, services): (HashSet<PathBuf>, Vec<_>) = results.collect::<Result<_, String>>()?;
    let services: Vec<_> = services.into_iter().flatten().collect();
    prune(out, notes, &services)?;
    Ok(services)
}

/// Removes what earlier runs made of models that are gone or have changed since.
fn prune(out: &Path, mut current: HashSet<PathBuf>, services: &[(String, Generated)]) -> Result<(), String> {
    for (_, s) in services {
        let name = file_name(&s.name);
        current.extend([out.join(format!("{name}.digest")), out.join(name), out.join(typed_file(&s.name))]);
    }
    for entry in fs::read_dir(out).map_err(|e| format!("{}: {e}", out.display()))? {
        let path = entry.map_err(|e| format!("{}: {e}", out.display()))?.path();
        let module = path.to_str().is_some_and(|p| p.ends_with(".typed.rs"));
        let ours = module || path.extension().is_some_and(|e| e == "desc" || e == "digest" || e == "note");
        if ours && !current.contains(&path) {
            fs::remove_file(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        }
    }
    Ok(())
}

/// One model. Beside the descriptor lies a note with a digest of what it was made from, and its names.
fn one(path: &Path, out: &Path, generator: u64, typed: &Typed) -> Outcome {
    let shown = path.display().to_string();
    let json = fs::read(path).map_err(|e| format!("{shown}: {e}"))?;
    let mut hasher = Quick::default();
    (generator, &json, &typed.features, &typed.named).hash(&mut hasher);
    let digest = format!("{:016x}", hasher.finish());
    let note = out.join(format!("{digest}.note"));
    if let Some(known) = remembered(&note, out, typed) {
        return Ok((note, known.map(|g| (shown, g))));
    }
    let generated =
        codegen::generate_with(&shown, &json, |service| typed.has(service)).map_err(|e| e.to_string())?;
    let lines = generated.as_ref().map_or(String::new(), |g| {
        let warnings: String = g.warnings.iter().map(|w| format!("{w}\n")).collect();
        let Generated { name, sdk_id, endpoint_prefix, title, .. } = g;
        format!("{name}\n{sdk_id}\n{endpoint_prefix}\n{title}\n{warnings}")
    });
    if let Some(g) = &generated {
        write(&out.join(file_name(&g.name)), &g.descriptor)?;
        if let Some(source) = &g.typed {
            write(&out.join(typed_file(&g.name)), source.as_bytes())?;
        }
        write(&out.join(format!("{}.digest", file_name(&g.name))), digest.as_bytes())?;
    }
    write(&note, lines.as_bytes())?;
    Ok((note, generated.map(|g| (shown, g))))
}

/// What a former run made from the same bytes, if its descriptor is still that one.
fn remembered(note: &Path, out: &Path, typed: &Typed) -> Option<Option<Generated>> {
    let text = fs::read_to_string(note).ok()?;
    if text.is_empty() {
        return Some(None);
    }
    let mut lines = text.lines().map(str::to_string);
    let (name, sdk_id, endpoint_prefix, title) = (lines.next()?, lines.next()?, lines.next()?, lines.next()?);
    let made_from = fs::read_to_string(out.join(format!("{}.digest", file_name(&name)))).ok()?;
    if note.file_stem()?.to_str()? != made_from || !out.join(file_name(&name)).is_file() {
        return None;
    }
    if typed.has(&name) && !out.join(typed_file(&name)).is_file() {
        return None;
    }
    let warnings = lines.collect();
    let (descriptor, typed) = (Vec::new(), None);
    Some(Some(Generated { name, sdk_id, endpoint_prefix, title, descriptor, typed, warnings }))
}

/// Changes when the generator does: the build script's own executable.
fn generator_digest() -> Result<u64, String> {
    let exe = std::env::current_exe().map_err(|e| format!("the build script's own path: {e}"))?;
    let bytes = fs::read(&exe).map_err(|e| format!("{}: {e}", exe.display()))?;
    let mut hasher = Quick::default();
    bytes.hash(&mut hasher);
    Ok(hasher.finish())
}

/// Writes a file only if its content changes, so that cargo rebuilds no more than needed.
///
/// # Errors
/// The disk's own, with the path.
pub fn write(path: &Path, content: &[u8]) -> Result<(), String> {
    if fs::read(path).is_ok_and(|old| old == content) {
        return Ok(());
    }
    fs::write(path, content).map_err(|e| format!("{}: {e}", path.display()))
}
