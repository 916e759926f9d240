"""Piper's voice files: `NAME.onnx` with `NAME.onnx.json`, in a show's `voices/piper/` or among the models.

A voice is called as its file is, a speaker of a file with several `NAME#SPEAKER`, by name or number. The
files come from anywhere; what is read here is checked, and every problem of all of them told at once.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drama.cast.model import Age, Gender, VoiceInfo
from drama.errors import EngineError, Place, Problem
from drama.files import content_hash
from drama.settings import Rig
from drama.speech.models import folder as models_folder

FOLDER = "piper"
LARGEST_CONFIG_BYTES = 4_000_000
"""The configuration of 904 speakers is a tenth of this."""

RATES = range(8_000, 192_001)
MOST_SPEAKERS = 100_000

ACCENTS = {"en_US": "American", "en_GB": "British"}

DATASETS: Mapping[str, Gender] = {
    **dict.fromkeys(("bryce", "danny", "hfc_male", "joe", "john", "kusal", "norman", "ryan"), "male"),
    **dict.fromkeys(("reza_ibrahim", "alan", "northern_english_male"), "male"),
    **dict.fromkeys(("amy", "hfc_female", "kathleen", "kristin", "lessac", "ljspeech"), "female"),
    **dict.fromkeys(("alba", "cori", "jenny_dioco", "southern_english_female"), "female"),
    **dict.fromkeys(("prudence", "poppy"), "female"),
    **dict.fromkeys(("spike", "obadiah"), "male"),
}
"""The English single voices of rhasspy/piper-voices, and the speakers of its `semaine`, by whom they were
made from; the files themselves do not say."""


@dataclass(frozen=True, slots=True)
class VoiceFile:
    """A voice file that can be used: its `config` as Piper reads it, and its speakers' names and numbers."""

    name: str
    model: Path
    config: Mapping[str, Any]
    speakers: Mapping[str, int]
    language: str

    @property
    def several(self) -> bool:
        """Whether more than one speaker is in it."""
        return len(self.speakers) > 1

    def speaker(self, name: str) -> int | None:
        """Return the number of a speaker named, or numbered, `name`; None where there is none."""
        if name in self.speakers:
            return self.speakers[name]
        number = int(name) if name.isascii() and name.isdecimal() and len(name) < 7 else -1
        return number if number in self.speakers.values() else None


def voice_files(rig: Rig) -> tuple[VoiceFile, ...]:
    """Return every voice file, the show's before the user's; raises `EngineError` with all that is wrong."""
    problems: list[Problem] = []
    found = []
    for model in _paths(rig).values():
        try:
            found.append(read(model))
        except EngineError as fault:
            problems += fault.problems
    if problems:
        raise EngineError(*problems)
    return tuple(found)


def voice_file(rig: Rig, name: str) -> VoiceFile | None:
    """Return the voice file called `name`, or None if there is none; raises `EngineError` if it is wrong."""
    model = _paths(rig).get(name)
    return read(model) if model else None


def folders(rig: Rig) -> tuple[Path, ...]:
    """Return the folders looked in, the show's first."""
    own = (rig.voices / FOLDER,) if rig.voices else ()
    return (*own, models_folder() / FOLDER)


def _paths(rig: Rig) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in folders(rig):
        for model in sorted(folder.glob("*.onnx")) if folder.is_dir() else ():
            found.setdefault(model.stem, model)
    return found


def read(model: Path) -> VoiceFile:
    """Return the voice in the file `model`; raises `EngineError` where its configuration is no voice's."""
    path = model.with_name(f"{model.name}.json")
    config = _json(path)
    lacking = [text for text, good in _needed(config) if not good]
    if lacking:
        what = f"this is no configuration of a Piper voice: {', '.join(lacking)}"
        raise EngineError(Problem(what, Place(str(path)), "download it again, or take the voice out"))
    count, named = config["num_speakers"], config.get("speaker_id_map") or {}
    speakers = dict(sorted(named.items(), key=lambda one: one[1])) or {str(n): n for n in range(count)}
    language = config.get("language")
    code = language.get("code") if isinstance(language, dict) else None
    return VoiceFile(model.stem, model, config, speakers, code if isinstance(code, str) else "")


def _json(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LARGEST_CONFIG_BYTES:
            raise ValueError("it is too large")
        config = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        hint = "a Piper voice is two files, NAME.onnx and NAME.onnx.json: put the other one beside it"
        raise EngineError(Problem("this file of a Piper voice is missing", Place(str(path)), hint)) from None
    except (OSError, ValueError, RecursionError) as fault:
        hint = "download it again, or take the voice out"
        raise EngineError(Problem(f"cannot be read as JSON: {fault}", Place(str(path)), hint)) from None
    return config if isinstance(config, dict) else {}


def _needed(config: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """Yield what a configuration must have, in words, and whether it has it."""
    rate = _inner(config, "audio").get("sample_rate")
    yield "audio.sample_rate", type(rate) is int and rate in RATES
    yield "espeak.voice", isinstance(_inner(config, "espeak").get("voice"), str)
    yield "num_symbols", type(config.get("num_symbols")) is int
    count = config.get("num_speakers")
    yield "num_speakers", type(count) is int and 1 <= count <= MOST_SPEAKERS
    yield "phoneme_id_map", _is_id_map(config.get("phoneme_id_map"))
    named = config.get("speaker_id_map") or {}
    good = isinstance(named, dict) and all(type(n) is int and n >= 0 for n in named.values())
    yield "speaker_id_map", good
    yield "default_speaker_id", type(config.get("default_speaker_id", 0)) is int
    scale = _inner(config, "inference").get("length_scale", 1.0)
    yield "inference.length_scale", type(scale) in (int, float) and 0.1 <= scale <= 10.0
    # Piper's other kinds fetch dictionaries when they are first used, and none of them is for English.
    yield "phoneme_type 'espeak' or 'text'", config.get("phoneme_type", "espeak") in ("espeak", "text")


def _inner(config: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    inner = config.get(name, {})
    return inner if isinstance(inner, dict) else {}


def _is_id_map(ids: object) -> bool:
    return (
        isinstance(ids, dict)
        and {"_", "^", "$"} <= ids.keys()
        and all(isinstance(one, list) and all(type(n) is int for n in one) for one in ids.values())
    )


def infos(file: VoiceFile, grade: int) -> Iterator[VoiceInfo]:
    """Yield what is known of each speaker of a file, graded from `grade` on."""
    for number, speaker in enumerate(file.speakers):
        yield info(file, speaker if file.several else "", grade + number)


def info(file: VoiceFile, speaker: str, grade: int = 0) -> VoiceInfo:
    """Return what is known of a speaker of a file, or of its only or first one where `speaker` is ""."""
    accent = ACCENTS.get(file.language) or file.language.partition("_")[2] or file.language or "unknown"
    dataset = file.config.get("dataset")
    gender = DATASETS.get(speaker) or DATASETS.get(str(dataset), "unknown")
    age: Age = "adult" if gender != "unknown" else "unknown"
    return VoiceInfo(f"{file.name}#{speaker}" if speaker else file.name, gender, age, accent, grade)


def edition(file: VoiceFile) -> str:
    """Return what tells this voice file from another of the same name: a hash of both its parts."""
    both = (file.model, file.model.with_name(f"{file.model.name}.json"))
    return "-".join(content_hash(path)[:16] for path in both)
