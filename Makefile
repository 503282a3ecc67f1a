# Absuelve. `make help` lists what there is.
#
#   PYTHON      the interpreter to build .venv with (default: the newest of 3.13, 3.12, 3.11 that runs)
#   TORCH_ARGS  options for pip when it installs PyTorch, e.g. the index of its small CPU builds (README.md)
#   SIZE        the language model that make model fetches: 0.5b (the default) or 1.5b
#   WORKERS     how many processes run the tests, a file at a time (default: one a core, at most four; 0 for none)
#   ARGS        more arguments for the command that a target runs, e.g. make test ARGS="-x -k citation"

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/sh

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# The stamp carries a checksum of all that decides what is installed: a change of any of it installs again, a new date alone does not.
LOCKED := $(shell cat requirements/dev.txt requirements/torch.txt pyproject.toml 2>/dev/null | cksum | cut -d' ' -f1)
STAMP := $(VENV)/.setup-$(LOCKED)
SIZE := 0.5b
WORKERS := auto
SPREAD = --numprocesses $(WORKERS) --maxprocesses 4 --dist loadfile
PACKAGES := corpus privacy ingest index qa_service acquisition drafters desk identity insight library alerts web evals

.PHONY: help setup demo serve test test-unit lint format lock samples model model-server bench migration messages openapi client wheel clean

help:  ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  \1@\2/' | column -t -s@

setup: $(STAMP)  ## create .venv with the locked dependencies and the absuelve command

$(STAMP): | requirements/dev.txt
	@PYTHON="$(PYTHON)" sh tools/find-python.sh $(VENV)
	@echo "Installing the locked dependencies into $(VENV): a few minutes the first time"
	$(PIP) install --no-deps --require-hashes -r requirements/dev.txt
	$(PIP) install $(TORCH_ARGS) -r requirements/torch.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	$(PIP) check
	@rm -f $(VENV)/.setup-*
	@touch $@

demo: setup  ## ingest the invented sample corpus, ask three questions, print the cited answers
	$(BIN)/absuelve demo $(ARGS)

serve: setup  ## start the HTTP service on the data home (ABSUELVE_HOME, default ./var)
	$(BIN)/absuelve serve $(ARGS)

test: setup  ## run every test
	$(BIN)/python -m pytest $(SPREAD) $(ARGS)

test-unit: setup  ## run the quick tests only
	$(BIN)/python -m pytest $(SPREAD) -m "not slow and not service and not model and not llm and not browser and not shared" $(ARGS)

lint: setup  ## check style, formatting and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: setup  ## format and apply the safe fixes
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

samples: setup  ## typeset the PDFs of the invented municipality again
	$(BIN)/python -m tools.samples.build $(ARGS)

model: setup  ## fetch a small language model and its server for tests and measurements (SIZE=0.5b or 1.5b)
	$(BIN)/python -m tools.model fetch --size $(SIZE)

model-server: model  ## serve it on port 8080 until stopped (SIZE; ARGS="--port N --threads N")
	$(BIN)/python -m tools.model serve --size $(SIZE) $(ARGS)

bench: setup  ## measure reading, indexing and asking (ARGS="PATH... --questions FILE"; default: the samples)
	$(BIN)/python tools/bench.py $(ARGS)

migration: setup  ## write the next migration of the database (ARGS="What it brings")
	$(BIN)/python -m tools.migration $(ARGS)

messages: setup  ## bring the pages' catalogues up to date with their sources
	$(BIN)/pybabel -q extract -F web/locale/babel.cfg -k N_ --no-location -o web/locale/messages.pot web
	$(BIN)/pybabel -q update -i web/locale/messages.pot -d web/locale --no-fuzzy-matching --ignore-obsolete --width 120
	rm web/locale/messages.pot

openapi: setup  ## write the API's description again (docs/openapi.json)
	$(BIN)/absuelve openapi >docs/openapi.json.new
	mv docs/openapi.json.new docs/openapi.json

client: openapi  ## generate the Python client from it (clients/python)
	sh tools/client.sh

wheel: setup  ## build dist/absuelve-*.whl
	rm -rf dist
	$(BIN)/python -m build --wheel --no-isolation --outdir dist

lock:  ## lock the dependencies again (ARGS=--upgrade takes newer ones)
	sh tools/lock.sh $(ARGS)

clean:  ## remove what was built and installed; the data home stays
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find $(PACKAGES) tests tools -name __pycache__ -prune -exec rm -rf {} +
