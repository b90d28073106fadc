# Keepwarm. `make run` starts it, `make test` runs everything that CI runs.
# Nothing but Python 3.12+ and make is needed: uv is found, or put into .tools/, by .ci/uv, when a target runs it.

UV := .ci/uv
RUN := $(UV) run --frozen --no-sync
TEST := $(RUN) pytest -n 2 --dist worksteal
# Kept, whatever the shell says: a start without the compiled modules takes three times as long.
unexport PYTHONDONTWRITEBYTECODE
.DEFAULT_GOAL := help
.PHONY: help run sync test unit places browser postgres check search format bench chromium clean

help:  ## Show what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

run:  ## Start Keepwarm and open it in the browser (make run ARGS="--port 9000")
	@$(UV) sync --frozen --quiet --no-dev
	@$(RUN) manage.py serve $(ARGS)

sync:
	@$(UV) sync --frozen --quiet

test: sync chromium check unit places postgres browser  ## Run everything CI runs, browser tests included

unit: sync  ## The rules alone: no database, seconds
	$(TEST) tests/core

places: sync  ## The places on SQLite
	$(TEST) tests/places

postgres: sync  ## The places on a real PostgreSQL, which a Python package carries
	KEEPWARM_TEST_DATABASE=postgresql $(TEST) tests/places

# On PostgreSQL the journeys alone: the others look at what is drawn or only read, and `make postgres` asks that of it.
browser: sync chromium  ## Real Chromium: all on SQLite, the journeys on PostgreSQL too
	$(TEST) tests/browser
	KEEPWARM_TEST_DATABASE=postgresql $(TEST) -m journey tests/browser

check: sync  ## Lint, style sheets, types, borders, migrations, known faults of packages
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) djangofmt --check templates study
	$(RUN) oxlint --deny-warnings static
	$(RUN) pytest tests/assets
	$(RUN) mypy
	$(RUN) lint-imports
	$(RUN) manage.py check --fail-level WARNING
	$(RUN) manage.py makemigrations --check --dry-run
	.ci/audit

search: sync  ## The rules on examples that no run has seen; what fails becomes an example of its test
	$(TEST) --hypothesis-profile searching tests/core

format: sync  ## Put the code into its form
	$(RUN) ruff check --fix .
	$(RUN) ruff format .
	$(RUN) djangofmt templates study

bench:  ## Measure speed, against the named peers where there are any
	@$(UV) sync --frozen --quiet --group bench
	$(RUN) python -m tests.benchmarks

chromium:
	@.ci/chromium

clean:  ## Remove what was installed and made (not the data in .data/)
	rm -rf .venv .tools .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage test-results
	find study tests -name __pycache__ -prune -exec rm -rf {} +
