"""Compiles the typed modules of the goldens in tests/codegen, which a consumer's own models would become.

Each model becomes a service of its own by the case's name. Usage: goldens.py
"""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "codegen"
MODELS = ROOT / "target" / "goldens"


def main() -> int:
    MODELS.mkdir(parents=True, exist_ok=True)
    for old in MODELS.glob("*.json"):
        old.unlink()
    names = []
    for file in sorted(CASES.glob("*/model.json")):
        model = json.loads(file.read_text())
        name = "golden-" + file.parent.name.replace("_", "-")
        services = [shape for shape in model["shapes"].values() if shape["type"] == "service"]
        for service in services:
            service.setdefault("traits", {})["multiregion.traits#serviceName"] = name
        (MODELS / f"{name}.json").write_text(json.dumps(model))
        names.append(name)
    environment = os.environ | {"MULTIREGION_MODELS": str(MODELS), "MULTIREGION_TYPED": " ".join(names)}
    command = ["cargo", "clippy", "--quiet", "--locked", "--features", "cli", "--lib", "--", "-D", "warnings"]
    print(f"{len(names)} models")
    return subprocess.run(command, cwd=ROOT, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
