"""Checks every dependency: its licence is one we accept, it needs no newer Rust than we declare, and no version in
Cargo.lock was withdrawn from crates.io. Exits 1 with a line for each that fails.

Security advisories are checked by `cargo deny check advisories` (deny.toml), which needs the advisory database.
"""

import json
import re
import subprocess
import sys
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ACCEPTED = {
    "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "BlueOak-1.0.0",
    "CDLA-Permissive-2.0", "ISC", "MIT", "MIT-0", "OpenSSL", "Unicode-3.0", "Unlicense", "Zlib",
}
REGISTRY = "registry+https://github.com/rust-lang/crates.io-index"


def metadata(manifest: Path) -> list[dict]:
    """The packages that a manifest resolves to, all features on."""
    command = ["cargo", "metadata", "--format-version", "1", "--all-features", "--locked", "--manifest-path", manifest]
    out = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(out.stdout)["packages"]


def acceptable(expression: str) -> bool:
    """Whether an SPDX expression can be met with accepted licences."""
    # Older crates write MIT/Apache-2.0.
    text = expression.replace("/", " OR ")
    words = re.sub(r"[\w.+-]+(?: WITH [\w.+-]+)?|[()]", lambda m: known(m.group()), text)
    return bool(eval(words, {"__builtins__": {}}))  # only True, False, and, or and parentheses are left


def known(word: str) -> str:
    return {"AND": "and", "OR": "or", "(": "(", ")": ")"}.get(word, str(word in ACCEPTED))


def version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text)[:3])


@cache
def yanked(name: str) -> set[str]:
    """The withdrawn versions of a crate, from the registry's index."""
    lower = name.lower()
    folder = {1: "1", 2: "2", 3: f"3/{lower[0]}"}.get(len(lower), f"{lower[:2]}/{lower[2:4]}")
    with urllib.request.urlopen(f"https://index.crates.io/{folder}/{lower}", timeout=30) as answer:
        rows = [json.loads(line) for line in answer.read().decode().splitlines()]
    return {row["vers"] for row in rows if row["yanked"]}


def withdrawn(packages: list[dict]) -> dict[str, set[str]]:
    """By crate, the versions that the registry has withdrawn."""
    names = sorted({p["name"] for p in packages if p["source"] == REGISTRY})
    with ThreadPoolExecutor(max_workers=8) as pool:
        return dict(zip(names, pool.map(yanked, names)))


def faults(manifest: Path) -> list[str]:
    packages = metadata(manifest)
    gone = withdrawn(packages)
    own = next(p for p in packages if p["source"] is None)
    found = []
    for package in (p for p in packages if p["source"] is not None):
        label = f"{package['name']} {package['version']}"
        if package["source"] != REGISTRY:
            found.append(f"{label}: expected crates.io, found {package['source']}")
        if not acceptable(package["license"] or "none"):
            found.append(f"{label}: expected an accepted licence, found {package['license']}")
        if package["rust_version"] and version(package["rust_version"]) > version(own["rust_version"]):
            found.append(f"{label}: expected Rust {own['rust_version']} or older, found {package['rust_version']}")
        if package["version"] in gone.get(package["name"], ()):
            found.append(f"{label}: withdrawn from crates.io")
    return found


def main() -> int:
    found, count = [], 0
    for manifest in [ROOT / "Cargo.toml", ROOT / "tools" / "import" / "Cargo.toml"]:
        found += faults(manifest)
        count += 1
    print(*found, sep="\n", end="\n" if found else "")
    print(f"dependencies: {count} lock files, {len(found)} faults")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
