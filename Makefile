# `make run` needs Python only; `make test` also Node, npm, and some programs of Debian's.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
# Processes that run the tests.
WORKERS ?= 2
UPGRADE ?=
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header $(UPGRADE)

# More BLAS threads than one make products of this size many times slower.
export OPENBLAS_NUM_THREADS := 1
export PORT

define PROGRAMS
/usr/bin/chromium chromium
/usr/bin/firefox-esr firefox-esr
/usr/sbin/nginx nginx-light
/usr/bin/pdflatex texlive-latex-base texlive-latex-recommended
/usr/share/texlive/texmf-dist/tex/latex/pgf/frontendlayer/tikz.sty texlive-pictures
endef
export PROGRAMS

heading = @printf '\n== %s ==\n' '$(1)'

.PHONY: help run test lint types types-js test-python test-js bench vendor lock format clean programs

help:
	@echo "make run     start the server on port $(PORT) (PORT changes it)"
	@echo "make test    check style and types, run every test"
	@echo "make bench   measure speed"
	@echo "make format  format the Python code"
	@echo "make vendor  refresh static/vendor from node_modules"
	@echo "make lock    lock the dependencies again (UPGRADE=--upgrade takes newer ones)"
	@echo "make clean   remove all that these made"

run: .venv/.run
	@exec $(BIN)/rowcol serve

test: .venv/.dev node_modules/.done programs lint types types-js test-python test-js

lint: .venv/.dev
	$(call heading,ruff)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.dev
	$(call heading,mypy)
	$(BIN)/mypy --strict app

types-js: node_modules/.done
	$(call heading,tsc)
	node_modules/.bin/tsc

test-python: .venv/.dev programs
	$(call heading,pytest)
	$(BIN)/pytest -n $(WORKERS) --dist loadfile --ignore tests/browser
# Apart: Playwright's event loop and those of the other tests can't be in one process. A machine that
# is too busy for a browser gets a second chance, and the report names the tests that took it.
	$(BIN)/pytest -n $(WORKERS) --dist loadfile --reruns 1 -r fER tests/browser

test-js: .venv/.dev node_modules/.done programs
	$(call heading,node --test)
	@files=$$(find tests/js -name '*.test.js' | sort); \
	[ -n "$$files" ] || { echo "no tests/js/*.test.js"; exit 1; }; \
	node --test $$files

bench: .venv/.dev programs
	$(BIN)/python -m bench

vendor: .venv/.dev node_modules/.done
	node tools/vendor.mjs

lock: .venv/.dev
	$(BIN)/$(COMPILE) requirements.in --output-file requirements.lock
	$(BIN)/$(COMPILE) requirements-dev.in --output-file requirements-dev.lock
	npm install --package-lock-only

format: .venv/.dev
	$(BIN)/ruff check --fix --exit-zero --quiet .
	$(BIN)/ruff format .

clean:
	rm -rf .venv node_modules build dist *.egg-info
	rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The tests drive Debian's browsers, its nginx and its TeX: nothing is downloaded past apt.
programs:
	@missing=""; \
	while read -r program package; do \
		[ -e "$$program" ] || missing="$$missing $$package"; \
	done <<< "$$PROGRAMS"; \
	if [ -n "$$missing" ]; then \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			apt-get update -qq; \
			DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $$missing; \
		else \
			echo "The tests need Debian's$$missing: apt-get install$$missing"; exit 1; \
		fi; \
	fi

# Made by hand, not by a rule of its own: the date of the link .venv/bin/python is the system's.
.venv/.run: requirements.lock pyproject.toml
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Rowcol needs Python 3.11 or newer")'
	[ -x $(BIN)/python ] || "$(PYTHON)" -m venv .venv
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --editable .
	@touch $@

.venv/.dev: .venv/.run requirements-dev.lock
	$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

node_modules/.done: package.json package-lock.json
	npm ci
	@touch $@
