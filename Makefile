# Everything a developer or an evaluator does here. `make help` lists it.
PORT ?= 8000
PYTHON = .venv/bin/python
BIN = .venv/bin
APPS = config jurisdictions records enterprises campaigns hazards inspections reports
TEMPLATES = $(shell find templates -name '*.html' 2>/dev/null)

# Where compiled modules aren't kept, every command that follows spends seconds on compiling Django.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup demo demo-data test quick lint format bench fuzz clean

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.venv/.made: pyproject.toml uv.lock
	@deploy/bootstrap python

node_modules/.made: package.json package-lock.json
	@deploy/bootstrap packages

setup: .venv/.made node_modules/.made ## Python environment and front-end packages, from their lock files
	@deploy/bootstrap libraries

demo: setup ## Set up and run the whole site with demo data on PORT (8000); Ctrl-C stops all of it
	@exec $(PYTHON) -m config.laptop serve $(PORT)

demo-data: setup ## Set up and load the demo data again, without starting the site
	@$(PYTHON) -m config.laptop prepare --reload-demo

test: quick ## The whole suite: the quick tests, then the slow ones (the demo, killed workers, long files), then the browser's
	@deploy/bootstrap browser
	$(BIN)/pytest -q -n 2 -m "slow and not browser"
	$(BIN)/pytest -q -m browser --junit-xml=var/browser-tests.xml

quick: setup ## What a developer runs after each change: every test that takes no more than seconds
	$(BIN)/pytest -q -n 2 -m "not slow and not browser"

lint: setup ## Style, types, templates, direction of imports, missing migrations
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/djade --check --target-version 5.2 $(TEMPLATES)
	$(BIN)/mypy $(APPS) bench tests
	$(BIN)/lint-imports
	$(PYTHON) manage.py makemigrations --check --dry-run

format: setup ## Put Python and templates into their one form
	-$(BIN)/ruff check --fix --quiet
	$(BIN)/ruff format --quiet
	$(BIN)/djade --target-version 5.2 $(TEMPLATES)

bench: setup ## Measure side by side, write docs/performance.md; BIG=1 for 40,000 and 100,000 rows
	$(PYTHON) -m bench.run $(if $(BIG),--big)

fuzz: setup ## A million random edits of a ledger's cells, in some ten minutes
	FUZZ_EDITS=1000000 $(BIN)/pytest -q -s -n0 tests/enterprises/test_fuzz_import.py

clean: ## Remove what set-up made; var/, with the demo's data, stays
	rm -rf .venv node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
