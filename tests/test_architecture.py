"""The shape of the code, kept: which module may import which, how large things may grow.

The layers are those of CONTRIBUTING.md. Deciding (story, script, cast, timeline) works on text and whole
numbers; everything that sounds comes after.
"""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

DRAMA = Path(__file__).parent.parent / "drama"
MODULES = sorted(DRAMA.rglob("*.py"))

LAYERS = {  # a module may import from its own layer and from lower ones
    "__main__": 6,
    "cli": 6,
    "studio": 6,
    "delivery": 5,
    "desk": 5,
    "pipeline": 5,
    "rebuild": 5,
    "show": 5,
    "adaptation": 4,
    "adviser": 4,
    "hearing": 4,
    "network": 4,
    "publish": 4,
    "qc": 4,
    "recordings": 4,
    "show.project": 4,
    "sound": 4,
    "space": 4,
    "speech": 4,
    "audio": 3,
    "master": 3,
    "measure": 3,
    "mix": 3,
    "store": 3,
    "cast": 2,
    "script": 2,
    "show.about": 2,
    "show.servers": 2,
    "story": 2,
    "timeline": 2,
    "desk.history": 1,
    "files": 1,
    "hands": 1,
    "learned": 1,
    "memory": 1,
    "report": 1,
    "settings": 1,
    "spreadsheet": 1,
    "take": 1,
    "turns": 1,
    "waveform": 1,
    "yamlfile": 1,
    "errors": 0,
    "units": 0,
}
PLANNING = ("story", "script", "cast", "timeline")
ONE_HOME = {  # each outside thing is known to one module
    "pydub": "audio.py",
    "pyttsx3": "speech/",
    "imageio_ffmpeg": "audio.py",
    "espeakng_loader": "speech/",
    "piper": "speech/piper",
    "faster_whisper": "hearing/",
    "http": "network/",
    "typer": "cli/",
    "rich": "cli/",
    "starlette": "studio/",
    "uvicorn": "studio/",
    "lightgbm": "nowhere: training/ alone grows forests",
    "distributed": "speech/cluster.py",
    "fsspec": "store/depot.py",
    "docx": "nowhere: python-docx only makes test files",
}


def imports(path):
    """Yield the full name of every module a file imports, at the top or inside a function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def stage(path):
    """Return the stage a file belongs to: its folder under drama/, or its own name there."""
    return path.relative_to(DRAMA).parts[0].removesuffix(".py")


def layer(name):
    """Return the layer of a module, or of what stands in one, by the longest name the table has of it."""
    parts = name.split(".")[1:]
    return LAYERS[".".join(parts[:2])] if ".".join(parts[:2]) in LAYERS else LAYERS[parts[0]]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(DRAMA)))
def test_imports_follow_the_arrows(path):
    """Shells call the pipeline, the pipeline calls stages, and nothing imports upwards."""
    if path == DRAMA / "__init__.py":
        return
    here = layer(".".join(("drama", *path.relative_to(DRAMA).with_suffix("").parts)))
    for name in imports(path):
        if name.startswith("drama."):
            assert layer(name) <= here, f"{path.name} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(DRAMA)))
def test_each_outside_thing_has_one_home(path):
    """Replacing pydub, the speech library or the terminal library is one file's or folder's work."""
    where = str(path.relative_to(DRAMA))
    for name in imports(path):
        home = ONE_HOME.get(name.split(".")[0])
        assert home is None or where.startswith(home), f"{where} imports {name}, which belongs to {home}"


@pytest.mark.parametrize(
    "path", [p for p in MODULES if stage(p) in PLANNING], ids=lambda path: str(path.relative_to(DRAMA))
)
def test_deciding_needs_no_sound(path):
    """Planning modules read no sound, start no process and open no connection."""
    forbidden = {"numpy", "scipy", "soundfile", "soxr", "subprocess", "multiprocessing", "socket"}
    names = set(imports(path))
    assert not forbidden & {name.split(".")[0] for name in names}
    assert not any(name.startswith("urllib.request") for name in names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(DRAMA)))
def test_small_on_purpose(path):
    """No file over 400 lines, no function over 60."""
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, f"{path.name}: {node.name}"


def test_starting_up_loads_no_sound():
    """`drama --help` must answer at once: neither NumPy nor an engine, nor what reads stories."""
    heavy = "('numpy', 'scipy', 'pydub', 'drama.story', 'drama.script.prose')"
    code = f"import sys, drama.cli; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_rendering_a_screenplay_loads_no_readers():
    """A render that changes nothing has two seconds: it loads no reader of stories, nor SciPy's parts."""
    heavy = "('drama.story.reader', 'drama.story.plain', 'scipy.signal', 'scipy.fft')"
    code = f"import sys, drama.pipeline; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def learns_with(module):
    """Yield what a module of training/ imports, itself or through others of them, that drama does not."""
    for name in imports(DRAMA.parent / f"{module.replace('.', '/')}.py"):
        if name.startswith("training."):
            yield from learns_with(".".join(name.split(".")[:2]))
        elif name.split(".")[0] in ("lightgbm", "torch", "safetensors"):
            yield name.split(".")[0]


@pytest.mark.parametrize("target", ["train", "train-nets", "train-reader"])
def test_targets_install_what_training_imports(target):
    """Each target may be the first in an environment: it installs what the modules it runs learn with."""
    makefile = (DRAMA.parent / "Makefile").read_text(encoding="utf-8")
    recipe = makefile.split(f"\n{target}: ")[1].split("\n\n")[0]
    installed = {word.split("==")[0] for word in recipe.split() if "==" in word}
    for module in re.findall(r"-m (training\.\w+)", recipe):
        assert set(learns_with(module)) <= installed, f"make {target} runs {module}"
