# Needs only make and Python 3.11 or later with venv. Everything else is installed, pinned, into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test lint clean benchmark-detection benchmark-attribution benchmark-review benchmark-verify benchmark-pdf benchmark-word train-names samples

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(STAMP)

demo: $(STAMP) ## the main job on samples/, from scan to a verified pack
	$(BIN)/redactor demo

test: $(STAMP) ## everything that needs no system program
	$(BIN)/python -m tests.run

lint: $(STAMP)
	$(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/lint-imports

benchmark-detection: $(STAMP) ## names, both passes over a case, identifiers, whose fact it is, memory, speed
	$(BIN)/python -m benchmarks.detection $(if $(DATA),--data $(DATA))
	$(BIN)/python -m benchmarks.two_passes
	$(BIN)/python -m benchmarks.identifiers $(if $(DATA),--data $(DATA))
	$(BIN)/python -m benchmarks.attribution
	$(BIN)/python -m benchmarks.detection_memory --pages 200 2000
	$(BIN)/python -m benchmarks.detection_speed $(if $(DATA),--data $(DATA))

benchmark-review benchmark-verify benchmark-pdf benchmark-word: $(STAMP) ## print the promised figures
	$(BIN)/python -m benchmarks.$(subst benchmark-,,$@) $(if $(DATA),--data $(DATA))

benchmark-attribution: $(STAMP) ## whose fact is it: labelled sentences, part by part
	$(BIN)/python -m benchmarks.attribution

train-names: $(STAMP) ## train the name recogniser (needs the "train" extra: pip install -e '.[train]')
	$(BIN)/python -m models.training.train $(if $(DATA),--data $(DATA))

samples: $(STAMP) ## make the sample folder again
	$(BIN)/python samples/make_samples.py

clean:
	rm -rf $(VENV) demo-case build dist
