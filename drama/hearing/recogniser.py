"""The recogniser: Whisper base on the processor, offline, in the build of faster-whisper.

It comes with the extra `hearing` and a model that the user installs. Radford et al. 2022, "Robust Speech
Recognition via Large-Scale Weak Supervision".
"""

from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from drama.errors import EngineError, Problem
from drama.speech.models import MODELS
from drama.speech.needs import lacking, told
from drama.waveform import Mono

EXTRA, PACKAGES, MODEL = "hearing", ("faster-whisper",), "whisper"

RATE = 16_000
"""Frames a second of what Whisper hears."""

BEAM = 5
BEFORE_S, AFTER_S = 0.3, 0.5
"""The silence put around what is heard: Whisper loses words that begin or end with the sound."""

PEAK = 0.7


class Recogniser(Protocol):
    """Writes down what is said."""

    name: str
    """What it is called where it is told of."""

    def hear(self, sound: Mono, rate: int) -> str:
        """Return the words in `sound`, at `rate` frames a second, with marks and figures as it likes."""


class Whisper:
    """Whisper in a folder with its four files; the first words load it, on one core."""

    name = "Whisper base"

    def __init__(self, files: Path) -> None:
        self._files = files

    def hear(self, sound: Mono, rate: int) -> str:
        """Return the English words in `sound`, nothing where it holds none; the same for the same sound."""
        if not np.abs(sound).max(initial=0.0):
            return ""
        import soxr  # loads a library

        plain = soxr.resample(sound, rate, RATE).astype(np.float32)
        around = (round(BEFORE_S * RATE), round(AFTER_S * RATE))
        heard, _ = self._model.transcribe(
            np.pad(plain * np.float32(PEAK / np.abs(plain).max()), around),
            language="en",
            beam_size=BEAM,
            temperature=0.0,  # others are drawn by chance
            condition_on_previous_text=False,
        )
        return " ".join(piece.text.strip() for piece in heard)

    @cached_property
    def _model(self) -> Any:  # it ships no types that mypy could follow into its own dependencies
        from faster_whisper import WhisperModel

        return WhisperModel(
            str(self._files), "cpu", compute_type="int8", cpu_threads=1, local_files_only=True
        )


def open_recogniser() -> Recogniser:
    """Return the recogniser; raises `EngineError` with what to install first where it is not there."""
    if commands := lacking(EXTRA, PACKAGES, MODEL):
        what = "listening needs a speech recogniser, which is not installed"
        raise EngineError(Problem(what, hint=f"run: {told(commands)}"))
    return Whisper(MODELS[MODEL].path.parent)
