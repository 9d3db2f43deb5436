# Two commands are enough: `make run` and `make test`. Both install what they need on a fresh Debian 12 with Rust.

data ?= target/demo
listen ?= 127.0.0.1:8090

.PHONY: run test lint bench ui fuzz clean-demo

## run: build, write the demonstration organisation once, and serve it
run: ui
	@command -v pdftotext >/dev/null || scripts/install poppler-utils
	cargo build --release -p zhixing-server
	@# The sheet with the sign-ins comes last: what was interrupted before it is begun anew.
	@if test -e $(data)/SIGN-INS.txt; then cat $(data)/SIGN-INS.txt; else target/release/zhixing demo --data $(data) || { echo "make clean-demo takes away what is in $(data)" >&2; exit 1; }; fi
	target/release/zhixing serve --data $(data) --listen $(listen)

## test: everything that CI checks
test:
	scripts/test

## lint: formatting, clippy without warnings, types of the islands
lint: ui
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	cd ui && npm run --silent check

## bench: cost per request, durable writes, memory, growth, the record store with a million statements; prints a table and writes target/bench.json
bench: ui
	cargo build --release -p zhixing-server -p zhixing-bench
	scripts/bench

## ui: styles and islands, built once and embedded
ui:
	scripts/ui

## fuzz: each fuzz target for a minute (needs a nightly toolchain and cargo-fuzz)
fuzz:
	scripts/fuzz

## clean-demo: forget the demonstration organisation
clean-demo:
	rm -rf $(data)
