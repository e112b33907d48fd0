"""Builds a program that lists VPCs with this crate and with aws-sdk-ec2, and prints what each costs, beside the limits.

Usage: bench_compile.py [--no-release] [--reuse]

All other crates are built before the clock starts: what is timed is the crate itself, its build script included. Memory
is the peak of its compiler process. boto3's import and first client stand beside as a point of reference. --reuse takes
aws-sdk-ec2's figures from the last run, where they are of the same version and compiler. Exits 1 if a limit is missed.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "target" / "bench-compile"
PEERS = ROOT / "benches" / "peers"
NOTED = WORK / "peer.json"

OURS = """//! Lists VPCs.
use multiregion_client as mr;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let config = mr::config().load().await;
    let ec2 = mr::ec2::Client::new(&config, ["eu-west-1"])?;
    for vpc in ec2.describe_vpcs().send().await?.require_all()?["eu-west-1"].vpcs() {
        println!("{} {}", vpc.vpc_id().unwrap_or("?"), vpc.cidr_block().unwrap_or("?"));
    }
    Ok(())
}
"""

ENGINE = """//! Lists VPCs without types.
use multiregion_client as mr;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let config = mr::config().load().await;
    let ec2 = mr::MultiRegionClient::new(&config, "ec2", ["eu-west-1"])?;
    let answer = ec2.call("describe_vpcs", ()).await?.require_all()?;
    for vpc in answer["eu-west-1"]["Vpcs"].as_list().unwrap_or_default() {
        println!("{} {}", vpc["VpcId"].as_str().unwrap_or("?"), vpc["CidrBlock"].as_str().unwrap_or("?"));
    }
    Ok(())
}
"""

MANIFEST = """[package]
name = "list_vpcs"
version = "0.0.0"
edition = "2024"

[workspace]

[dependencies]
multiregion-client = {{ path = {root}, features = [{features}] }}
tokio = {{ version = "1", features = ["rt-multi-thread", "macros"] }}

[profile.release]
strip = "symbols"
"""

# Notes of each compiler process which crate it compiled, when, and the most memory that it had, in kB.
WRAPPER = """#!{python}
import json, os, resource, subprocess, sys, time
start = time.time()
# With cargo's job server, which tells it how many threads it may have.
code = subprocess.call(sys.argv[1:], close_fds=False)
if "--crate-name" in sys.argv:
    crate = sys.argv[sys.argv.index("--crate-name") + 1]
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    with open(os.environ["COMPILED"], "a") as file:
        print(json.dumps({{"crate": crate, "start": start, "end": time.time(), "kb": peak}}), file=file)
sys.exit(code)
"""


@dataclass
class Cost:
    """Of one crate in one profile; times in seconds, sizes in MB."""

    time: float
    """From the start of its build script's compiler, if it has one, to the end of its own."""
    script_compile: float
    script_run: float
    memory: float
    library: float
    program: float


@dataclass
class Program:
    """A package that lists VPCs, and the crate that it does so with."""

    name: str
    folder: Path
    crate: str

    def cargo(self, *command: str) -> list[dict]:
        """Runs cargo in a target folder of its own; what was compiled."""
        compiled = self.target / "compiled"
        compiled.parent.mkdir(parents=True, exist_ok=True)
        compiled.unlink(missing_ok=True)
        environment = os.environ | {
            "CARGO_TARGET_DIR": str(self.target),
            "CARGO_INCREMENTAL": "0",
            "CARGO_TERM_QUIET": "true",
            "COMPILED": str(compiled),
            "RUSTC_WRAPPER": str(WORK / "rustc-wrapper"),
        }
        subprocess.run(["cargo", *command], cwd=self.folder, env=environment, check=True)
        return [json.loads(line) for line in compiled.read_text().splitlines()] if compiled.exists() else []

    @property
    def target(self) -> Path:
        return WORK / self.name / "target"

    def cost(self, profile: str) -> Cost:
        """Builds everything, and then the crate again."""
        release = ["--release"] if profile == "release" else []
        build = ["build", "--bin", "list_vpcs", *release]
        self.cargo(*build)
        self.cargo("clean", "--package", self.crate, *release)
        compiled = self.cargo(*build)
        name = self.crate.replace("-", "_")
        library = next(one for one in compiled if one["crate"] == name)
        # The only build script that ran again.
        script = next((one for one in compiled if one["crate"] == "build_script_build"), None)
        output = self.target / ("release" if release else "debug")
        return Cost(
            time=library["end"] - (script or library)["start"],
            script_compile=script["end"] - script["start"] if script else 0,
            script_run=library["start"] - script["end"] if script else 0,
            memory=library["kb"] / 1e3,
            library=sum(file.stat().st_size for file in (output / "deps").glob(f"lib{name}-*.r*")) / 1e6,
            program=(output / "list_vpcs").stat().st_size / 1e6,
        )


def consumer(name: str, features: list[str], source: str) -> Program:
    """A package that uses ours."""
    folder = WORK / name
    (folder / "src").mkdir(parents=True, exist_ok=True)
    listed = ", ".join(json.dumps(feature) for feature in features)
    (folder / "Cargo.toml").write_text(MANIFEST.format(root=json.dumps(str(ROOT)), features=listed))
    (folder / "src" / "main.rs").write_text(source)
    shutil.copy(ROOT / "Cargo.lock", folder / "Cargo.lock")
    return Program(name, folder, "multiregion-client")


def peer(profiles: list[str], noted: dict) -> dict[str, Cost]:
    """The costs of aws-sdk-ec2, built or as they were noted."""
    version = re.search(r'name = "aws-sdk-ec2"\nversion = "(.*?)"', (PEERS / "Cargo.lock").read_text())[1]
    compiler = subprocess.run(["rustc", "--version"], check=True, capture_output=True, text=True).stdout.strip()
    print(f"aws-sdk-ec2 {version}, {compiler}", flush=True)
    costs = {}
    for profile in profiles:
        key = f"{version}, {compiler}, {profile}"
        if key not in noted:
            noted[key] = asdict(Program("aws-sdk-ec2", PEERS, "aws-sdk-ec2").cost(profile))
            NOTED.write_text(json.dumps(noted, indent=1))
        costs[profile] = Cost(**noted[key])
    return costs


def boto3() -> str:
    """What its import and a first client cost."""
    program = (
        "import resource, time; start = time.perf_counter(); import boto3; "
        "boto3.client('ec2', region_name='eu-west-1'); "
        "print(f'{time.perf_counter() - start:.2f} s, {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB')"
    )
    python = ROOT / ".venv" / "bin" / "python"
    return subprocess.run([python, "-c", program], capture_output=True, text=True, check=True).stdout.strip()


def show(profile: str, name: str, of: Cost) -> None:
    script = f"(script: {of.script_compile:.1f} to compile, {of.script_run:.1f} to run)" if of.script_compile else ""
    print(
        f"{profile:8} {name:20} {of.time:7.1f} s  memory {of.memory:6.0f} MB  library {of.library:7.1f} MB"
        f"  program {of.program:7.2f} MB  {script}"
    )


def share(ratio: float) -> str:
    return f"1/{1 / ratio:.1f}" if 0 < ratio < 0.2 else f"{ratio:.2f}"


def judge(what: str, part: float, whole: float, limit: float) -> bool:
    """Whether a ratio keeps to its limit; prints both."""
    ratio = part / whole
    mark = "ok" if ratio <= limit else "OVER"
    print(f"{what:52} {share(ratio):>8}  limit {share(limit):>7}  {mark}")
    return ratio <= limit


def judged(ours: dict[str, Cost], engine: dict[str, Cost], sdk: dict[str, Cost]) -> bool:
    """Whether all limits are kept."""
    part, whole = ours["dev"], sdk["dev"]
    kept = [
        judge("dev: time", part.time, whole.time, 1 / 20),
        judge("dev: peak memory", part.memory, whole.memory, 1 / 8),
        judge("dev: library, with the engine and all descriptors", part.library, whole.library, 1 / 40),
    ]
    for what in ("time", "memory", "library"):
        own, alone, its = (getattr(of, what) for of in (part, engine["dev"], whole))
        print(f"{f'dev: {what}, what the feature adds to the engine':52} {share((own - alone) / its):>8}")
    if "release" in ours:
        part, whole = ours["release"], sdk["release"]
        kept.append(judge("release: time", part.time, whole.time, 1 / 30))
        kept.append(judge("release: program, stripped", part.program, whole.program, 2 / 3))
    return all(kept)


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--no-release", action="store_true", help="the dev profile only")
    arguments.add_argument("--reuse", action="store_true", help="aws-sdk-ec2's figures as they were noted")
    options = arguments.parse_args()
    profiles = ["dev"] if options.no_release else ["dev", "release"]
    noted = json.loads(NOTED.read_text()) if options.reuse and NOTED.exists() else {}
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    if noted:
        NOTED.write_text(json.dumps(noted, indent=1))
    wrapper = WORK / "rustc-wrapper"
    wrapper.write_text(WRAPPER.format(python=sys.executable))
    wrapper.chmod(0o755)

    typed, bare = consumer("ours", ["ec2"], OURS), consumer("engine", [], ENGINE)
    ours = {profile: typed.cost(profile) for profile in profiles}
    engine = {profile: bare.cost(profile) for profile in profiles}
    for profile in profiles:
        show(profile, "ours, feature ec2", ours[profile])
        show(profile, "ours, engine alone", engine[profile])
    sdk = peer(profiles, noted)
    for profile in profiles:
        show(profile, "aws-sdk-ec2", sdk[profile])
    print(f"boto3, import and client: {boto3()}")
    return int(not judged(ours, engine, sdk))


if __name__ == "__main__":
    sys.exit(main())
