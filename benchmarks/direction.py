"""How each direction is heard: how loud against plain speech, how much tone is left, how much is understood.

    python -m benchmarks.direction --engine pyttsx3
    python -m benchmarks.direction --engine kokoro --whisper FOLDER

Lines are spoken by the first voices of the engine, plainly and in each manner. Tone is the share of the sound
that repeats after a period of the voice, 0 to 1. With `--whisper`, a folder that faster-whisper can load,
the words that differ are counted (word error rate against the same words, marks and case left out).
"""

import argparse
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from drama.cast.model import Voice
from drama.measure.loudness import loudness_lufs
from drama.speech.desk import Desk
from drama.speech.direction import manner
from drama.speech.engine import open_engine
from drama.speech.levels import Levels
from drama.speech.utterance import Utterance
from drama.store.shelf import Shelf
from drama.units import RATE
from drama.waveform import Mono

DIRECTIONS = ("", "whispering", "murmuring", "shouting", "sobbing", "breathless", "drunk", "muffled")
LINES = (
    "The rain had stopped an hour before she came down to the water.",
    "Is there anybody in the boat house at this time of night?",
    "Take the small key and hide it under the third stone.",
    "We should not talk here, the walls are thin and the captain never sleeps.",
    "Count the sheep again, then follow me to the garden gate.",
)

Listener = Callable[[Mono], str]


@dataclass(frozen=True, slots=True)
class Heard:
    """What one direction measured: LU against plain speech, share of tone, share of words wrong (or None)."""

    direction: str
    louder_lu: float
    tone: float
    wrong: float | None


def tone_of(sound: Mono) -> float:
    """Return how much of the loud parts repeats after 2.5 to 12.5 ms, weighted by their power."""
    size, shortest, longest = (round(s * RATE) for s in (0.05, 0.0025, 0.0125))
    shares: list[float] = []
    powers: list[float] = []
    for at in range(0, len(sound) - size, size // 2):
        frame = sound[at : at + size] * np.hanning(size)
        spectrum = np.fft.rfft(frame, 2 * size)
        spectrum[round(1_200 * 2 * size / RATE) :] = 0.0
        repeats = np.fft.irfft(np.abs(spectrum) ** 2)
        powers.append(float(repeats[0]))
        shares.append(float(repeats[shortest:longest].max() / (repeats[0] + 1e-12)))
    return float(np.average(shares, weights=powers))


def errors(said: str, heard: str) -> tuple[int, int]:
    """Return (words wrong, words said) by the least edits that turn one into the other."""
    old, new = (re.findall(r"[a-z0-9]+", text.lower()) for text in (said, heard))
    row = list(range(len(new) + 1))
    for at, word in enumerate(old, 1):
        last, row[0] = row[0], at
        for number, other in enumerate(new, 1):
            last, row[number] = row[number], min(row[number] + 1, row[number - 1] + 1, last + (word != other))
    return row[-1], len(old)


def listener(folder: Path) -> Listener:
    """Return what writes down speech, by the Whisper model of a folder."""
    import soxr
    from faster_whisper import WhisperModel

    model = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=1)

    def heard(sound: Mono) -> str:
        segments, _ = model.transcribe(soxr.resample(sound, RATE, 16_000), language="en", beam_size=1)
        return " ".join(segment.text for segment in segments)

    return heard


def measured(name: str, voices: int, listen: Listener | None) -> list[Heard]:
    """Return what each direction does to the lines, spoken by the first voices of an engine."""
    engine = open_engine(name)
    engine.isolate = False
    rows: list[Heard] = []
    plain_lufs: float | None = None
    with TemporaryDirectory() as folder:
        desk = Desk({name: engine}, Levels(Shelf(Path(folder)), {name: engine}))
        for direction in DIRECTIONS:
            how = manner((direction,))
            spoken = [
                (line, desk.speak(Utterance(line, Voice(name, voice.id), how)).sound)
                for voice in engine.voices()[:voices]
                for line in LINES
            ]
            level = float(np.mean([loudness_lufs(sound, RATE) for _, sound in spoken]))
            counts = [errors(line, listen(sound)) for line, sound in spoken] if listen else []
            wrong = sum(bad for bad, _ in counts) / sum(words for _, words in counts) if counts else None
            plain_lufs = level if plain_lufs is None else plain_lufs
            tone = float(np.mean([tone_of(sound) for _, sound in spoken]))
            rows.append(Heard(direction or "plain", level - plain_lufs, tone, wrong))
    return rows


def main() -> None:
    """Print the table as Markdown."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--engine", default="pyttsx3")
    parser.add_argument("--voices", type=int, default=2)
    parser.add_argument("--whisper", type=Path)
    asked = parser.parse_args()
    rows = measured(asked.engine, asked.voices, listener(asked.whisper) if asked.whisper else None)
    print("| direction | against plain | tone | words wrong |\n| --- | --- | --- | --- |")
    for row in rows:
        wrong = "" if row.wrong is None else f"{row.wrong:.1%}"
        print(f"| {row.direction} | {row.louder_lu:+.1f} LU | {row.tone:.2f} | {wrong} |")


if __name__ == "__main__":
    main()
