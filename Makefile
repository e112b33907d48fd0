# Targets for people; CI runs `make test`.

PYTHON ?= python3
VENV := .venv/bin/python
FEATURES := --features cli
comma := ,
empty :=
# Services whose typed modules have, between them, every construct that there is, which a test checks.
TYPED := acm apigateway appconfigdata autoscaling bedrock bedrock-runtime cloudformation cloudfront cloudwatch codebuild \
	cognito-idp connect dynamodb ebs ec2 ecs eks elbv2 events glacier glue iam iot iotsitewise kinesis kms lambda \
	lexv2-runtime logs mediaconvert opensearch quicksight rds redshift route53 s3 s3control sagemaker secretsmanager sns \
	sqs ssm stepfunctions sts transcribe
TYPED_FEATURES := --features cli,$(subst $(empty) $(empty),$(comma),$(strip $(TYPED)))
# Those that tests and examples use.
USED := cli,bedrock-runtime,dynamodb,ec2,iam,lambda,s3,sqs
BOTOCORE := $(shell sed -n 's/^botocore==//p' tools/requirements.txt)

# How long `make fuzz` runs each target, and which.
SECONDS ?= 60
TARGETS ?= $(basename $(notdir $(wildcard fuzz/fuzz_targets/*.rs)))

.PHONY: help try test typed check-all-services bench-compile miri peer fuzz models sizes bench clean

help: ## This list
	@sed -n 's/^\([-.a-z]*\):[^#]*## /\1\t/p' Makefile | expand -t 20

.venv: .venv/made ## Python with the packages of tools/requirements.txt

.venv/made: tools/requirements.txt
	@$(PYTHON) -c 'import ensurepip, sys; assert sys.version_info >= (3, 11)' || \
		{ echo 'expected Python 3.11 or newer with its module venv (Debian: python3-venv)'; exit 1; }
	rm -rf .venv
	$(PYTHON) -m venv .venv
	$(VENV) -m pip install --quiet --disable-pip-version-check --requirement tools/requirements.txt
	touch $@

try: .venv/made ## The demonstration: one call in many regions, against a local AWS
	cargo build --quiet $(FEATURES) --example three_shapes
	$(VENV) tools/try.py

test: .venv/made ## Everything that CI checks
	cargo fmt --check
	cargo fmt --check --manifest-path tools/import/Cargo.toml
	cargo fmt --check --manifest-path fuzz/Cargo.toml
	cargo fmt --check --manifest-path benches/peers/Cargo.toml
	cargo clippy --quiet --locked --all-targets $(FEATURES) -- -D warnings
	cargo clippy --quiet --locked --all-targets --manifest-path tools/import/Cargo.toml -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --quiet --locked --no-deps $(FEATURES)
	cargo test --locked $(FEATURES)
	cargo test --quiet --locked --manifest-path tools/import/Cargo.toml
	$(MAKE) typed
	$(VENV) tests/peer/models.py
	$(VENV) -m unittest discover -s tests/peer -p 'test_*.py'
	$(VENV) tools/dependencies.py

typed: .venv/made ## Typed modules of TYPED's services: compiled, used, and their examples against a local AWS
	cargo test --profile dev --locked --features $(USED) --test typed --test examples
	cargo test --profile dev --locked --features cli,dynamodb --doc typed
	cargo clippy --quiet --locked --features $(USED) --examples --test typed --test examples -- -D warnings
	cargo clippy --quiet --locked $(TYPED_FEATURES) -- -D warnings
	$(PYTHON) tools/goldens.py

check-all-services: ## The typed modules of all services, and their documentation, beside the limits
	$(PYTHON) tools/all_services.py

bench-compile: .venv/made ## What a program that lists VPCs costs to build, beside aws-sdk-ec2's
	$(PYTHON) tools/bench_compile.py

miri: ## The casts of views under Miri; needs a nightly compiler
	rustup +nightly component add miri
	cargo +nightly miri test --lib typed::cast

peer: .venv/made ## Every operation, endpoint and real answer beside botocore; ARGS='s3 ec2.Describe* --cases 9' for a part
	cargo test --quiet --locked $(FEATURES) --test agreement -- peer $(ARGS)
ifeq ($(ARGS),)
	cargo test --quiet --locked $(FEATURES) --test agreement -- waiters:
	cargo test --quiet --locked $(FEATURES) --lib endpoints_are_those_of_botocore -- --nocapture
	cargo test --quiet --locked $(FEATURES) --test moto -- --nocapture
endif

fuzz: ## Each fuzz target, or those in TARGETS, for SECONDS; needs a nightly compiler
	cargo fuzz --version >/dev/null 2>&1 || cargo install --locked cargo-fuzz
	cp Cargo.lock fuzz/Cargo.lock
	cargo +nightly fuzz build
	for target in $(TARGETS); do \
		mkdir -p fuzz/corpus/$$target && \
		cargo +nightly fuzz run $$target fuzz/corpus/$$target fuzz/seeds/$$target -- \
			-max_total_time=$(SECONDS) -timeout=10 -malloc_limit_mb=512 || exit 1; \
	done

models: .venv/made ## Models made anew from the pinned botocore, then compared with it
	rm -rf target/wheel && mkdir -p target/wheel
	$(VENV) -m pip download --quiet --no-deps --dest target/wheel botocore==$(BOTOCORE)
	cargo run --quiet --release --manifest-path tools/import/Cargo.toml -- botocore target/wheel/*.whl --out models
	$(VENV) tests/peer/models.py

sizes: ## What building costs, beside its limits
	$(PYTHON) tools/sizes.py --clean-tree

bench: .venv/made ## Ours and its peers in one run
	cargo bench --bench call --bench decode --bench fanout --bench pages --bench streams

clean: ## Removes what was built
	cargo clean
	rm -rf .venv tools/import/target fuzz/target
