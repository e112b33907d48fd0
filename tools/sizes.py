"""Prints the sizes that the project watches, beside their limits. Exits 1 if one is over.

Usage: sizes.py [--clean-tree]   (the tree from nothing takes minutes)
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CRATE = "multiregion-client"


def run(*command: str, target: Path) -> float:
    """Runs cargo quietly in its own target folder; the seconds it took."""
    start = time.monotonic()
    environment = os.environ | {"CARGO_TARGET_DIR": str(target), "CARGO_TERM_QUIET": "true"}
    subprocess.run(["cargo", *command], cwd=ROOT, env=environment, check=True)
    return time.monotonic() - start


def descriptors(target: Path) -> tuple[int, int]:
    """Bytes and number of the descriptors that the build script wrote."""
    folders = (target / "release" / "build").glob(f"{CRATE}-*/out")
    files = [file for folder in folders for file in folder.glob("*.desc")]
    return sum(file.stat().st_size for file in files), len(files)


def binary(target: Path) -> int:
    """Bytes of a stripped program that can call any service by name."""
    run("build", "--release", "--example", "any_service", target=target)
    return (target / "release" / "examples" / "any_service").stat().st_size


def crate_alone(target: Path) -> float:
    """Seconds of a clean dev build of this crate, its dependencies built, its build script included."""
    run("build", target=target)
    run("clean", "-p", CRATE, target=target)
    return run("build", target=target)


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--clean-tree", action="store_true", help="time the whole tree from nothing too")
    options = arguments.parse_args()
    target = Path(tempfile.mkdtemp(prefix="sizes-"))
    rows = []
    try:
        if options.clean_tree:
            rows.append(("dev build of the whole tree from nothing, s", run("build", target=target), 240))
        rows.append(("clean dev build of this crate, s", crate_alone(target), 30))
        rows.append(("stripped release binary, bytes", binary(target), 30_000_000))
        size, count = descriptors(target)
        rows.append((f"descriptors of {count} services, bytes", size, 12_000_000))
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        rows.append(("peak memory of one compiler process, MiB", peak, 4096))
    finally:
        shutil.rmtree(target, ignore_errors=True)
    for name, value, limit in rows:
        mark = "ok" if value <= limit else "OVER"
        print(f"{name:45} {value:>14,.0f}  limit {limit:>12,}  {mark}")
    print(json.dumps({name: round(value, 1) for name, value, _ in rows}))
    return int(any(value > limit for _, value, limit in rows))


if __name__ == "__main__":
    sys.exit(main())
