"""Measure drama/speech/kokoro/ranges.json: between which values the inputs of Kokoro's convolutions lie.

    python -m training.kokoro_ranges

Every voice speaks a different line of the example story with the installed model, its convolutions in floats;
the least and the greatest input of each large convolution, over all voices, are written down. Twelve minutes
of processor time at most.
"""

import json
import re
from pathlib import Path

import numpy as np

from drama.speech.espeak import Espeak
from drama.speech.kokoro import graph as kokoro
from drama.speech.kokoro.engine import ESPEAK_VOICES
from drama.speech.kokoro.phonemes import IDS, PAD, read
from drama.speech.kokoro.runtime import openvino, ops
from drama.speech.kokoro.voices import VOICES, parsed, styles
from drama.speech.models import installed
from drama.speech.text import speakable

ROOT = Path(__file__).parent.parent
RANGES = ROOT / "drama" / "speech" / "kokoro" / "ranges.json"
LARGE = re.compile(r"generator/(resblocks|noise_res)|decode\.\d/conv[12]/|encode/conv2|upsampling")
"""The convolutions that take the time; those of pitch and of the last layer stay float."""


def main() -> None:
    """Write the file."""
    core = openvino.Core()
    graph = core.read_model(installed("kokoro"))
    kokoro.prepare(graph, {})
    _measure(graph)
    request = core.compile_model(graph, "CPU", {"INFERENCE_PRECISION_HINT": "f32"}).create_infer_request()
    found: dict[str, list[float]] = {}
    for name, line in zip(VOICES, _lines(), strict=False):
        for port, value in request.infer(_inputs(name, line)).items():
            key = port.get_any_name()
            if key.endswith((" least", " greatest")):
                found.setdefault(key, []).append(float(value))
    names = sorted(key.removesuffix(" least") for key in found if key.endswith(" least"))
    ranges = {
        name: [round(min(found[f"{name} least"]), 3), round(max(found[f"{name} greatest"]), 3)]
        for name in names
    }
    rows = (f"{json.dumps(name)}: {json.dumps(ends)}" for name, ends in ranges.items())
    RANGES.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")
    print(f"{len(ranges)} ranges in {RANGES}")


def _measure(graph: openvino.Model) -> None:
    for node in graph.get_ordered_ops():
        if not LARGE.search(node.get_friendly_name()) or node.get_type_name() not in ("Add", "Convolution"):
            continue
        product = node if node.get_type_name() == "Convolution" else node.input_value(0).get_node()
        if product.get_type_name() != "Convolution":
            continue
        for word, reduce in (("least", ops.reduce_min), ("greatest", ops.reduce_max)):
            end = reduce(product.input_value(0), np.array([0, 1, 2]), False)
            end.output(0).tensor.names = {f"{node.get_friendly_name()} {word}"}
            graph.add_outputs(end.output(0))


def _lines() -> list[str]:
    """Return sentences of the example, one after another, that take four to nine seconds."""
    story = (ROOT / "examples" / "the-river-gate.txt").read_text(encoding="utf-8")
    sentences = re.split(r"(?<=[.!?])[\"\u201d]?\s+", story)
    return [sentence for sentence in sentences if 60 <= len(sentence) <= 130]


def _inputs(name: str, line: str) -> dict[str, np.ndarray]:
    voice = parsed(name)
    espeak = Espeak()
    said = read(
        speakable(line).text, (), voice.british, lambda texts: espeak.ipa(texts, ESPEAK_VOICES[voice.british])
    ).symbols
    return {
        "tokens": np.array([[PAD, *(IDS[symbol] for symbol in said), PAD]]),
        "style": styles(voice)[len(said) - 1].reshape(1, -1),
        "speed": np.ones(1, np.float32),
        "pitch": np.ones(1, np.float32),
    }


if __name__ == "__main__":
    main()
