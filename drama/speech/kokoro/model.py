"""The Kokoro-82M network, run by OpenVINO: symbols and a style in, timed sound out."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from drama.waveform import Mono

RATE = 24_000
"""Frames a second of what it speaks."""

STEP = 600
"""Frames of sound a unit of duration is."""

DURATIONS = "/encoder/Gather_output_0"
PITCH_CURVE = "/encoder/F0_proj/Conv_output_0"
"""Tensors of the published graph: how long each symbol is, and the fundamental in Hz, 80 times a second."""


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
    def _request(self) -> Any:
        import openvino

        core = openvino.Core()
        graph = core.read_model(self._path)
        _add_pitch(graph)
        graph.add_outputs(DURATIONS)
        options = {"INFERENCE_NUM_THREADS": 1, "NUM_STREAMS": 1, "INFERENCE_PRECISION_HINT": "f32"}
        return core.compile_model(graph, "CPU", options).create_infer_request()


def _add_pitch(graph: Any) -> None:
    """Give the graph an input that multiplies the fundamental before anything is made of it."""
    from openvino import opset13 as ops

    curve = next(node.output(0) for node in graph.get_ops() if PITCH_CURVE in _names(node))
    readers = list(curve.get_target_inputs())
    factor = ops.parameter([1], np.float32, name="pitch")
    factor.output(0).tensor.names = {"pitch"}
    raised = ops.multiply(curve, factor)
    for reader in readers:
        reader.replace_source_output(raised.output(0))
    graph.add_parameters([factor])


def _names(node: Any) -> set[str]:
    return node.output(0).names if node.get_output_size() else set()
