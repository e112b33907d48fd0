# Targets for people; CI runs `make test`.

PYTHON ?= python3
VENV := .venv/bin/python
FEATURES := --features cli
BOTOCORE := $(shell sed -n 's/^botocore==//p' tools/requirements.txt)

.PHONY: help try test models sizes clean

help: ## This list
	@sed -n 's/^\([.a-z]*\):[^#]*## /\1\t/p' Makefile | expand -t 10

.venv: .venv/made ## Python with the packages of tools/requirements.txt

.venv/made: tools/requirements.txt
	rm -rf .venv
	$(PYTHON) -m venv .venv
	$(VENV) -m pip install --quiet --disable-pip-version-check --requirement tools/requirements.txt
	touch $@

try: .venv/made ## The demonstration: one call in many regions, against a local AWS
	cargo build --quiet $(FEATURES) --example three_shapes
	$(VENV) tools/try.py

test: .venv/made ## Everything that CI checks
	cargo fmt --check
	cargo clippy --quiet --all-targets $(FEATURES) -- -D warnings
	cargo test --quiet $(FEATURES)
	cargo test --quiet --manifest-path tools/import/Cargo.toml
	$(VENV) tests/peer/models.py

models: .venv/made ## Models made anew from the pinned botocore, then compared with it
	rm -rf target/wheel && mkdir -p target/wheel
	$(VENV) -m pip download --quiet --no-deps --dest target/wheel botocore==$(BOTOCORE)
	cargo run --quiet --release --manifest-path tools/import/Cargo.toml -- botocore target/wheel/*.whl --out models
	$(VENV) tests/peer/models.py

sizes: ## Sizes of the built program and the descriptors
	$(PYTHON) tools/sizes.py

clean: ## Removes what was built
	cargo clean
	rm -rf .venv tools/import/target
