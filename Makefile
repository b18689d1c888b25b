# Two commands do everything: `make run` opens the program on its sample, `make test` checks the whole project.

PYTHON ?= python3
BIN := .venv/bin
OUT := out
SAMPLE := resources/samples/report-2017.txt
SEED ?= $(SAMPLE)
SHOWN := $(OUT)/sample.draft

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := run
.DELETE_ON_ERROR:
.PHONY: run test bench torture seed clean

run: export NIANBAO_DATA := $(OUT)/drafts
run: .venv/ready
	@test ! -e $(SHOWN) || $(BIN)/nianbao drafts | grep -q "^$$(cat $(SHOWN)) " || rm $(SHOWN)
	@$(MAKE) -s $(SHOWN)
ifeq ($(DISPLAY)$(WAYLAND_DISPLAY),)
	@echo "No screen here (neither DISPLAY nor WAYLAND_DISPLAY is set): the sample is checked and exported without a window."
	@$(MAKE) --no-print-directory seed
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m gui.pictures $(OUT)/pictures
else
	$(BIN)/nianbao "$$(cat $(SHOWN))"
endif

# The draft of the sample is made once; a second `make run` opens it again with what was typed since.
$(SHOWN): $(SAMPLE) | .venv/ready
	@mkdir -p $(OUT)
	$(BIN)/nianbao import $(SAMPLE) --json | $(BIN)/python -c 'import json, sys; print(json.load(sys.stdin)["draft"])' > $@

# A published report, read, checked and exported: `make seed SEED=path`. Errors in a report (exit 1) are no failure here.
seed: .venv/ready
	@mkdir -p $(OUT)
	$(BIN)/nianbao check "$(SEED)" || test $$? -eq 1
	$(BIN)/nianbao export "$(SEED)" --docx $(OUT)/report.docx --pdf $(OUT)/report.pdf --checks $(OUT)/checks.pdf

test: .venv/ready-to-develop
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest

bench: .venv/ready-to-develop
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks

# The long trials of the drafts: kills, power cuts, refused calls, two programs (a short run is part of `make test`).
torture: .venv/ready-to-develop
	$(BIN)/python -m torture

clean:
	rm -rf .venv $(OUT) build dist ./*.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

.venv/ready: pyproject.toml .ci/system_packages.py
	@$(PYTHON) .ci/system_packages.py
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q -e .
	@touch $@

.venv/ready-to-develop: .venv/ready
	$(BIN)/pip install -q -e '.[dev]'
	@touch $@
