# What can be done in this folder: `make` prints the list. Written for GNU make 3.81, which macOS ships.

PYTHON ?= python3
UV ?= uv

VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# One environment in two steps, each marked by an empty file, so that a second run starts at once.
# The demo needs only the first.
RUN_READY := $(VENV)/run-ready
DEV_READY := $(VENV)/dev-ready

COMPILE := $(UV) --no-config pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-sources --custom-compile-command 'make lock' --quiet $(UPGRADE)

# Tests start the program many times, which must not compile itself each time, and write many small files that must
# reach the disk: where there is room for them in memory, that takes no time.
ROOMY = $(shell [ -w /dev/shm ] && df -Pk /dev/shm | awk 'NR == 2 && $$4 > 1000000 { print "/dev/shm" }')
TEST = PYTHONDONTWRITEBYTECODE= $(addprefix TMPDIR=,$(ROOMY)) $(BIN)/python -m pytest \
	--numprocesses auto --maxprocesses 8 --dist worksteal

.PHONY: help demo install test fuzz mutants lint format types contracts docs-check sample docs lock

help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

demo: $(RUN_READY) ## open the app on a throw-away copy of sample.db
	@copy=$$(mktemp -d) && trap 'rm -rf "$$copy"' EXIT && trap 'exit 129' HUP && trap 'exit 130' INT \
		&& trap 'exit 143' TERM && cp sample.db "$$copy/sample.db" && $(BIN)/frontlijn --db "$$copy/sample.db"

install: $(DEV_READY) ## create .venv with everything for development

test: $(DEV_READY) ## run every test (ARGS='-k zoek' passes options to pytest)
	$(TEST) $(ARGS)

fuzz: $(DEV_READY) ## search with new random examples (takes minutes)
	HYPOTHESIS_PROFILE=search $(TEST) -m hypothesis $(ARGS)

mutants: $(DEV_READY) ## plant errors in the code of money and see that the tests notice each (takes minutes)
	$(BIN)/mutmut run --max-children 2 $(ARGS)
	$(BIN)/mutmut results

lint: $(DEV_READY) ## check style and layout
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(DEV_READY) ## put style and layout right where a tool can
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

types: $(DEV_READY) ## check the types
	$(BIN)/mypy

contracts: $(DEV_READY) ## check which part imports which
	$(BIN)/lint-imports --no-logo

docs-check: $(DEV_READY) ## check that help texts and pictures in the docs are those of the program
	$(BIN)/python scripts/write_help.py --check; helped=$$?; \
	$(BIN)/python scripts/draw_pictures.py --check && exit $$helped

sample: $(DEV_READY) ## build sample.db from the readable data
	$(BIN)/python scripts/build_sample.py

docs: $(DEV_READY) ## write the help texts and draw the pictures in the docs from the program
	$(BIN)/python scripts/write_help.py
	$(BIN)/python scripts/draw_pictures.py

lock: ## pin the dependencies of pyproject.toml (needs uv; UPGRADE=--upgrade takes newer versions)
	$(COMPILE) --group build --output-file requirements/run.txt
	$(COMPILE) --group build --group dev --constraints requirements/run.txt --output-file requirements/dev.txt

$(RUN_READY): requirements/run.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "frontlijn needs Python 3.11 or newer and '$(PYTHON)' is not: name one, as in make PYTHON=python3.12" >&2; \
		exit 1; }
	@echo "Preparing the environment in $(VENV); the first time this takes a minute."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes --requirement requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV_READY): $(RUN_READY) requirements/dev.txt
	@$(PIP) install --require-hashes --requirement requirements/dev.txt
	@touch $@
