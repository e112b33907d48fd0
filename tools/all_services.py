"""Compiles the crate with the typed modules of all services, and then its documentation; prints time and memory, beside the
limits of the first.

Usage: all_services.py [--no-doc]

What is timed is this crate in the dev profile, its dependencies built before. Exits 1 if a limit is missed.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SECONDS, GIGABYTES = 300, 10


def cargo(*command: str) -> tuple[float, float]:
    """Seconds that cargo took, and the most memory that one of its processes had, in GB. Exits if it fails."""
    environment = os.environ | {"CARGO_TARGET_DIR": str(ROOT / "target" / "all-services"), "CARGO_INCREMENTAL": "0"}
    start = time.monotonic()
    process = subprocess.Popen(["cargo", *command, "--locked"], cwd=ROOT, env=environment)
    # What it used, with all that it waited for.
    _, status, usage = os.wait4(process.pid, 0)
    if code := os.waitstatus_to_exitcode(status):
        sys.exit(f"cargo {' '.join(command)}: {code}")
    return time.monotonic() - start, usage.ru_maxrss / 1e6


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--no-doc", action="store_true", help="compile only")
    options = arguments.parse_args()
    cargo("build")
    cargo("clean", "--package", "multiregion-client")
    seconds, memory = cargo("build", "--features", "all-services")
    print(f"all services: {seconds:.0f} s (limit {SECONDS}), {memory:.1f} GB (limit {GIGABYTES})", flush=True)
    if not options.no_doc:
        cargo("doc", "--no-deps")
        print("their documentation: {:.0f} s, {:.1f} GB".format(*cargo("doc", "--no-deps", "--features", "all-services")))
    return int(seconds > SECONDS or memory > GIGABYTES)


if __name__ == "__main__":
    sys.exit(main())
