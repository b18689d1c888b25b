# Two commands do everything: `make run` opens the program on its sample, `make test` checks the whole project.

PYTHON ?= python3
BIN := .venv/bin
OUT := out
SAMPLE := resources/samples/report-2017.txt
SEED ?= $(SAMPLE)

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := run
.DELETE_ON_ERROR:
.PHONY: run test bench seed clean

run: .venv/ready
ifeq ($(DISPLAY)$(WAYLAND_DISPLAY),)
	@echo "No screen here (neither DISPLAY nor WAYLAND_DISPLAY is set): the sample is imported, checked and exported without a window."
	@$(MAKE) --no-print-directory seed
	$(BIN)/python -m gui.pictures $(OUT)/pictures
else
	@$(MAKE) --no-print-directory $(OUT)/sample.json
	NIANBAO_DATA=$(OUT)/drafts $(BIN)/nianbao "$$($(BIN)/python -c 'import json; print(json.load(open("$(OUT)/sample.json"))["draft"])')"
endif

# The draft of the sample is made once; a second `make run` opens it again with what was typed since.
$(OUT)/sample.json: $(SAMPLE) | .venv/ready
	@mkdir -p $(OUT)
	NIANBAO_DATA=$(OUT)/drafts $(BIN)/nianbao import $(SAMPLE) --json > $@

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
