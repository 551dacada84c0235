# orderclerk. `make help` lists the targets.
SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 8000
DATA ?= ./var
# Many tests wait for other processes: twice as many as there are processors keep them all busy.
WORKERS ?= $(shell n=$$(( 2 * $$(getconf _NPROCESSORS_ONLN) )); echo $$(( n < 8 ? n : 8 )))
PY := .venv/bin/python

.DEFAULT_GOAL := help

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.venv/installed: requirements.txt pyproject.toml
	@echo "Installing orderclerk into .venv (once) ..."
	@test -x $(PY) || $(PYTHON) -m venv .venv
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.txt
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.txt
	@touch $@

install: .venv/installed ## only .venv, with .venv/bin/orderclerk

demo: .venv/installed ## a demo shop on http://127.0.0.1:$(PORT); PORT= and DATA= choose port and folder
	@exec .venv/bin/orderclerk demo --port $(PORT) --data $(DATA)

test: .venv/installed-dev ## the whole test suite, on SQLite and a real PostgreSQL
	@$(PY) -m pytest -n $(WORKERS) --dist worksteal; ended=$$?; \
	if [ $$ended = 1 ]; then \
	  echo "Once more, one after the other: what fails alone too is broken, what passes alone did not get its time."; \
	  $(PY) -m pytest --last-failed --last-failed-no-failures none; ended=$$?; \
	fi; exit $$ended

check: .venv/installed-dev ## lint, types, house tests
	@$(PY) -m ruff check . && $(PY) -m ruff format --check . && $(PY) -m mypy && $(PY) -m pytest tests/house

bench: .venv/installed ## the figures, each beside the machine's own limit
	@for name in understand orders deliver intake mail growth; do .venv/bin/orderclerk bench $$name || exit 1; done

.PHONY: help install demo test check bench
