//! A made-up botocore folder with one service, and what the importer makes of it.

#![allow(dead_code)] // Each test file uses a part.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

/// A folder in botocore's layout.
pub struct Botocore {
    root: TempDir,
}

impl Botocore {
    /// A botocore that knows no service yet.
    pub fn new() -> Self {
        let fake = Self { root: tempfile::tempdir().unwrap() };
        fs::write(fake.path().join("__init__.py"), "__version__ = '9.9.9'\n").unwrap();
        fake.file(
            "endpoints",
            json!({ "partitions": [{
            "partition": "aws",
            "regions": { "us-east-1": {}, "eu-west-1": {} },
            "services": {
                "foo": { "endpoints": { "us-east-1": {}, "eu-west-1": {}, "fips-us-east-1": {} } },
                "global": { "endpoints": { "aws-global": {} } },
            },
        }] }),
        );
        fake.file(
            "partitions",
            json!({ "partitions": [{ "id": "aws", "regions": { "us-east-1": { "description": "x" } } }] }),
        );
        fake.file("_retry", json!({ "retry": {}, "definitions": { "a": { "applies_when": {} } } }));
        fake.file("sdk-default-configuration", json!({ "version": 1, "documentation": { "modes": {} } }));
        fake
    }

    /// One service `foo` of a protocol, with these operations and shapes.
    pub fn with(protocol: &str, operations: Value, shapes: Value) -> Self {
        let fake = Self::new();
        fake.service("foo", metadata(protocol), operations, shapes);
        fake
    }

    pub fn path(&self) -> &Path {
        self.root.path()
    }

    /// Writes a JSON file of the data folder.
    pub fn file(&self, name: &str, value: Value) {
        let path = self.path().join(format!("data/{name}.json"));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, value.to_string()).unwrap();
    }

    pub fn service(&self, name: &str, metadata: Value, operations: Value, shapes: Value) {
        let model =
            json!({ "version": "2.0", "metadata": metadata, "operations": operations, "shapes": shapes });
        self.file(&format!("{name}/2020-01-01/service-2"), model);
    }

    /// The file that the importer writes.
    pub fn text(&self, name: &str) -> String {
        let out = tempfile::tempdir().unwrap();
        import_models::botocore(self.path(), out.path()).unwrap();
        fs::read_to_string(out.path().join(name)).unwrap()
    }

    /// The shapes of service `foo`.
    pub fn shapes(&self) -> Shapes {
        let text = self.text("foo.json");
        Shapes(serde_json::from_str::<Value>(&text).unwrap()["shapes"].take())
    }

    /// Why the importer refuses.
    pub fn error(&self) -> String {
        let out = tempfile::tempdir().unwrap();
        let error = import_models::botocore(self.path(), out.path()).unwrap_err().to_string();
        assert_eq!(
            fs::read_dir(out.path()).unwrap().count(),
            0,
            "nothing is written before all is understood"
        );
        error
    }
}

/// The shapes of a model by local name.
pub struct Shapes(pub Value);

impl Shapes {
    pub fn get(&self, name: &str) -> &Value {
        &self.0[format!("com.amazonaws.foo#{name}")]
    }

    /// `Shape` or `Shape$member`, and a trait.
    pub fn value(&self, place: &str, id: &str) -> &Value {
        &self.node(place)["traits"][id]
    }

    /// The traits' ids, in order.
    pub fn traits(&self, place: &str) -> Vec<&str> {
        let map = self.node(place)["traits"].as_object();
        map.into_iter().flat_map(|m| m.keys()).map(String::as_str).collect()
    }

    pub fn node(&self, place: &str) -> &Value {
        let Some((shape, member)) = place.split_once('$') else { return self.get(place) };
        let shape = self.get(shape);
        if shape["type"] == "list" || shape["type"] == "map" {
            &shape[member]
        } else {
            &shape["members"][member]
        }
    }
}

pub fn metadata(protocol: &str) -> Value {
    json!({
        "apiVersion": "2020-01-01",
        "endpointPrefix": "foo",
        "jsonVersion": "1.1",
        "protocol": protocol,
        "protocols": [protocol],
        "serviceFullName": "Foo Service",
        "serviceId": "Foo",
        "signatureVersion": "v4",
    })
}

/// An operation `POST /` from `In` to `Out`.
pub fn operation() -> Value {
    json!({
        "name": "Do",
        "http": { "method": "POST", "requestUri": "/" },
        "input": { "shape": "In" },
        "output": { "shape": "Out" },
    })
}

pub fn structure(members: Value) -> Value {
    json!({ "type": "structure", "members": members })
}

/// Files of a folder by name, sorted.
pub fn listing(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .map(|p| (p.file_name().unwrap().into(), fs::read(&p).unwrap()))
        .collect();
    files.sort();
    files
}
