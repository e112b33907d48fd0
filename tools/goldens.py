"""Compiles the typed modules of the goldens in tests/codegen, which a consumer's own models would become, and uses some.

Each model becomes a service of its own by the case's name, and one also by names that this crate or Rust has for something
else. Usage: goldens.py
"""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "codegen"
MODELS = ROOT / "target" / "goldens"
RULES = {
    "version": "1.0",
    "parameters": {"Region": {"type": "string", "builtIn": "AWS::Region", "documentation": ""}},
    "rules": [{"type": "endpoint", "conditions": [], "endpoint": {"url": "https://{Region}.example.com"}}],
}
TAKEN = ("typed", "value", "event-streams", "type")


def main() -> int:
    MODELS.mkdir(parents=True, exist_ok=True)
    for old in MODELS.glob("*.json"):
        old.unlink()
    names = []
    cases = [(file, "golden-" + file.parent.name.replace("_", "-")) for file in sorted(CASES.glob("*/model.json"))]
    for file, name in cases + [(CASES / "enums" / "model.json", name) for name in TAKEN]:
        model = json.loads(file.read_text())
        services = [shape for shape in model["shapes"].values() if shape["type"] == "service"]
        for service in services:
            traits = service.setdefault("traits", {})
            traits["multiregion.traits#serviceName"] = name
            # Most cases have none, and could not be called.
            traits.setdefault("smithy.rules#endpointRuleSet", RULES)
        (MODELS / f"{name}.json").write_text(json.dumps(model))
        names.append(name)
    environment = os.environ | {"MULTIREGION_MODELS": str(MODELS), "MULTIREGION_TYPED": " ".join(names)}
    locked = ["--quiet", "--locked", "--features", "cli", "--test", "golden_models"]
    print(f"{len(names)} models")
    for command in (["clippy", *locked, "--lib", "--", "-D", "warnings"], ["test", "--profile", "dev", *locked]):
        if code := subprocess.run(["cargo", *command], cwd=ROOT, env=environment).returncode:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
