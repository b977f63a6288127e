# make demo    convert everything in input/, build the press kit in it, and show what came out
# make test    run all tests, on all cores
# make quick   run those that take less than a second each: no validators, no browsers, no long searches (some minutes)
# make mutants plant some ninety faults, one after another, and see whether the tests notice (about ten minutes)
# make pages   what a designer checks on pages, over 200 articles invented by chance in every style (some minutes)
# make draws   draw new examples wherever tests draw them: the other commands draw the same ones each time (some minutes)
# make fuzz    mutate files of every format, styles, kit.toml, umbruch.toml and corrections, and see whether a reader, a loader or the
#              check breaks (some minutes); finds go to .fuzzing/
# make faults  let every step to the disk fail or be the last, kill a batch fifty times, write one target from many processes,
#              and see whether anything is lost (some minutes)
# make pythons run the quick tests on every Python from 3.11 to 3.14 that is installed (nox)
# make receivers   ask mammoth, pandoc, calibre, LibreOffice, python-docx, epub.js, Ace, trafilatura, Firefox's reading view,
#              Superdesk, newsmlg2 and pyconverters what they find in our files, a reader of QR codes what stands on paper, and
#              Microsoft's SARIF Multitool what it makes of our findings; they are installed apart, into .receivers/
#              (about three minutes; npm, node, Python 3.11, calibre, LibreOffice and Chromium are needed)
# make messages  find what umbruch says to its users, and bring the catalogues of other languages up to date
# make docs     build the site of the documentation into site/, and stop at a link that leads nowhere
# make coverage which lines no test runs, and the share that they do; below 92 % it fails (some minutes)
# make release  build sdist and wheel, and try each in a clean environment
# make check   lint, format and types
# make bench   how fast and how evenly PDF is set, beside typst and pandoc, WeasyPrint where it is installed, and how fast files
#              are read, beside docx2python and trafilatura; writes docs/performance.md
# make endurance   PDF of 300 pages, and memory over 5,000 articles (some minutes)
#
# PYTHON=python3.12 make demo   takes another interpreter (3.11 or later).

PYTHON ?= python3
WIRE_PYTHON ?= $(or $(shell command -v python3.11),$(PYTHON))
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
INPUTS := $(sort $(wildcard input/*.txt input/*.md input/*.json))

# One more than there are cores: a fifth of their time the tests wait for browsers and validators.
WORKERS = $(shell $(PYTHON) -c 'import os; print(min((os.cpu_count() or 1) + 1, 8))')
ON_ALL_CORES = --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder

.PHONY: demo test quick draws pages messages docs coverage release receivers mutants fuzz faults pythons check bench endurance clean
.DELETE_ON_ERROR:

demo: $(VENV)/.product
	@$(BIN)/umbruch convert $(INPUTS) --to pdf,epub,docx,newsml --output output
	@$(BIN)/umbruch kit input/presskit --output output
	@command -v umbruch > /dev/null || echo "To use the command yourself: source $(BIN)/activate"

test: $(VENV)/.everything
	@$(BIN)/python -m pytest -rs $(ON_ALL_CORES)

quick: $(VENV)/.everything
	@$(BIN)/python -m pytest -m "not slow and not conformance" $(ON_ALL_CORES)

draws: $(VENV)/.everything
	@UMBRUCH_NEW_DRAWS=1 $(BIN)/python -m pytest -m hypothesis $(ON_ALL_CORES)

receivers: $(VENV)/.everything .receivers/.installed .receivers/.wire
	@RECEIVERS=.receivers $(BIN)/python -m pytest $(ON_ALL_CORES) tests/receivers

pages: $(VENV)/.everything
	@UMBRUCH_ALL=1 $(BIN)/python -m pytest $(ON_ALL_CORES) tests/writers/pdf/test_checklist.py tests/writers/pdf/test_checklist_lines.py \
		tests/writers/pdf/test_level_columns.py

mutants: $(VENV)/.everything
	@$(BIN)/python -m tests.mutants.run

# READERS="mail docx" RUNS=20000 make fuzz   fewer readers, more mutations; --coverage lets atheris guide those of one reader.
fuzz: $(VENV)/.everything
	@$(BIN)/python -m tests.fuzzing $(READERS) --runs $(or $(RUNS),2000) --out .fuzzing

faults: $(VENV)/.everything
	@UMBRUCH_EVERY_FAULT=1 $(BIN)/python -m pytest -rP tests/hostile/test_injected_faults.py tests/hostile/test_killed_batches.py tests/hostile/test_many_at_one_target.py

docs: $(VENV)/.everything
	@$(PIP) install --constraint constraints.txt --no-build-isolation --editable '.[docs]'
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet
	@echo "site/index.html"

coverage: $(VENV)/.everything
	@$(BIN)/python -m coverage erase
	@$(BIN)/python -m pytest -m "not conformance" $(ON_ALL_CORES) --cov=umbruch --cov-fail-under=92 --cov-report=term:skip-covered --cov-report=html:.coverage-report

release: $(VENV)/.everything
	@$(BIN)/python -m tests.release

messages: $(VENV)/.everything
	@$(BIN)/python -m tests.translations

pythons: $(VENV)/.everything
	@$(BIN)/python -m nox

check: $(VENV)/.everything
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

bench: $(VENV)/.everything
	@$(PIP) install --constraint constraints.txt --no-build-isolation --editable '.[bench]'
	@$(BIN)/python -m tests.benchmarks.pdf
	@$(BIN)/python -m tests.benchmarks.readers
	@$(BIN)/python -m tests.benchmarks.performance
	@$(BIN)/python -m tests.benchmarks.studio

endurance: $(VENV)/.everything
	@$(BIN)/python -m tests.benchmarks.pdf_endurance
	@$(BIN)/python -m tests.benchmarks.studio 3600

clean:
	rm -rf $(VENV) site .receivers .nox .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find output -mindepth 1 ! -name .gitkeep -delete

# hatchling is installed from the constraints too, so that nothing that builds the package is left open.
$(VENV)/.product: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("umbruch needs Python 3.11 or later: PYTHON=python3.11 make ..." if sys.version_info < (3, 11) else 0)'
	@echo "Installing into $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --constraint constraints.txt hatchling
	@$(PIP) install --constraint constraints.txt --no-build-isolation --editable .
	@touch $@

.receivers/.installed: tests/receivers/requirements.txt Makefile
	@echo "Installing the programs that receive our files ..."
	@$(PYTHON) -m venv .receivers/venv
	@.receivers/venv/bin/python -m pip --disable-pip-version-check --quiet --quiet install --requirement $<
	@PUPPETEER_SKIP_DOWNLOAD=1 ELECTRON_SKIP_BINARY_DOWNLOAD=1 npm install --silent --no-fund --no-audit --prefix .receivers/node \
		@mozilla/readability@0.6.0 jsdom@29.1.1 epubjs@0.3.93 jszip@3.10.1 @daisy/ace@1.4.6 commonmark@0.31.2 \
		@microsoft/sarif-multitool@5.7.0 schema-dts@2.1.0 typescript@5.9.3
	@touch $@

# Superdesk's parsers rest on packages of their time, and run on Python 3.11 at the latest; each of them is named
# in the list, so that nothing is resolved.
.receivers/.wire: tests/receivers/wire_requirements.txt
	@echo "Installing the programs that receive our wire ..."
	@$(WIRE_PYTHON) -m venv .receivers/wire
	@.receivers/wire/bin/python -m pip --disable-pip-version-check --quiet --quiet install setuptools==65.5.0 wheel==0.45.1
	@.receivers/wire/bin/python -m pip --disable-pip-version-check --quiet --quiet install --no-deps --no-build-isolation --requirement $<
	@touch $@

$(VENV)/.everything: $(VENV)/.product
	@echo "Installing the tools for tests and checks ..."
	@$(PIP) install --constraint constraints.txt --no-build-isolation --editable '.[all]'
	@touch $@
