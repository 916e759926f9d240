"""kokoro-onnx as installed, for benchmarks/throughput.py: it runs in a Python of its own, without drama.

    peer_kokoro_onnx.py MODEL FOLDER < sentences.json

The voice is ours, in the file of voices that kokoro-onnx reads. Sound goes to FOLDER, the cost to stdout.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import soundfile
from kokoro_onnx import Kokoro

STYLES = Path(__file__).parent.parent / "drama" / "speech" / "kokoro" / "styles.npz"
VOICE = "af_heart"


def main(model: str, out: Path) -> None:
    """Speak the sentences of stdin one after another, as the package's own example does."""
    with tempfile.TemporaryDirectory() as place:
        voices = Path(place) / "voices.npz"
        with np.load(STYLES) as styles:
            np.savez(voices, **{VOICE: styles[VOICE].astype(np.float32)[:, None, :]})
        kokoro = Kokoro(model, str(voices))
        sentences = json.load(sys.stdin)
        kokoro.create("Ready to begin.", VOICE)
        wall_s, cpu_s = time.perf_counter(), time.process_time()
        spoken = [kokoro.create(words, VOICE) for words in sentences]
        wall_s, cpu_s = time.perf_counter() - wall_s, time.process_time() - cpu_s
    for number, (sound, rate) in enumerate(spoken):
        soundfile.write(out / f"{number:03d}.wav", sound, rate)
    audio_s = sum(len(sound) / rate for sound, rate in spoken)
    print(json.dumps({"audio_s": audio_s, "wall_s": wall_s, "cpu_s": cpu_s}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
