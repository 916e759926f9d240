"""The Kokoro-82M network, run by OpenVINO: symbols and a style in, timed sound out."""

import json
import platform
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from drama.waveform import Mono

RATE = 24_000
"""Frames a second of what it speaks."""

STEP = 600
"""Frames of sound a unit of duration is."""

EIGHT_BIT = ("x86_64", "amd64")
"""The processors whose 8-bit instructions OpenVINO's convolutions use; on others they are done in floats."""


@dataclass(frozen=True, slots=True)
class Sounded:
    """Sound at `RATE`, and the frame at which each symbol begins, the padding at both ends included."""

    sound: Mono
    starts: NDArray[np.int64]


class Network:
    """The model in a file, loaded when it is first run; it takes one core, for others speak beside it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def run(self, ids: list[int], style: NDArray[np.float32], speed: float, pitch: float) -> Sounded:
        """Return the sound of symbols; `speed` divides their lengths, `pitch` multiplies the fundamental."""
        answer = self._request.infer(
            {
                "tokens": np.array([ids], np.int64),
                "style": style.reshape(1, -1),
                "speed": np.array([speed], np.float32),
                "pitch": np.array([pitch], np.float32),
            }
        )
        sound, lengths = (np.array(answer[index]) for index in range(2))
        return Sounded(sound, np.concatenate([[0], np.cumsum(lengths)[:-1]]) * STEP)

    @cached_property
    def _request(self) -> Any:  # OpenVINO is loaded late, by the process that speaks
        from drama.speech.kokoro.graph import prepare
        from drama.speech.kokoro.runtime import openvino

        core = openvino.Core()
        graph = core.read_model(self._path)
        prepare(graph, _ranges())
        options = {
            "INFERENCE_NUM_THREADS": 1,
            "NUM_STREAMS": 1,
            # Else every process ties itself to the first core, and two speak no faster than one.
            "ENABLE_CPU_PINNING": False,
            "INFERENCE_PRECISION_HINT": "f32",
            # It would keep what it prepares for every new length: 16 MB a line, and no line is any quicker.
            "CPU_RUNTIME_CACHE_CAPACITY": "0",
        }
        return core.compile_model(graph, "CPU", options).create_infer_request()


def _ranges() -> dict[str, tuple[float, float]]:
    if platform.machine().lower() not in EIGHT_BIT:
        return {}
    text = (files("drama.speech.kokoro") / "ranges.json").read_text(encoding="utf-8")
    return {name: (low, high) for name, (low, high) in json.loads(text).items()}
