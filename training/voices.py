"""How alike the voices of an engine sound, measured for `drama/cast/likeness/`.

    python -m training.voices pyttsx3
    python -m training.voices kokoro

Every voice speaks the same few lines. A line's embedding is Resemblyzer's, a voice's the mean of its lines',
and two voices are as alike as the cosine between them. Where an engine takes blends, blends of two are tried,
and those kept that are unlike all voices but a few. Needs requirements/bench-casting.txt.
"""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.speakers import Encoder, Vector, height_hz, mean, steadiness
from drama.cast.likeness import ALIKE
from drama.cast.model import Voice
from drama.speech.engine import SpeechEngine, open_engine
from drama.speech.utterance import Utterance

LINES = (
    "The ferry left an hour ago, and I don't believe there will be another one before morning.",
    "Who told you that? I want a name, and I want it now, before the others come back upstairs.",
    "My grandmother kept seven hives behind the orchard wall, and every bee knew her by her voice.",
    "Well, I suppose we could try the window, if you would only stop laughing and hold the lamp for me.",
    "No, thank you. I have walked this road for twenty years and never once needed a horse.",
)
"""What every voice says: telling, asking, remembering, joking, refusing; about five seconds each."""

FOLDER = Path(__file__).parent.parent / "drama/cast/likeness"
SHIFTS_ST = (1, 2, 3, 4)
SHIFTED = 4  # voices that are measured against themselves at another pitch

BLENDED = {
    "female": ("af_heart", "af_bella", "af_kore", "af_nova", "bf_emma", "bf_isabella", "af_nicole", "af_sky"),
    "male": ("am_michael", "am_fenrir", "bm_george", "am_onyx", "bm_fable", "am_puck", "am_santa", "am_adam"),
}
"""Voices whose blends are tried: good ones, and unlike each other."""

BRIEF = 3  # lines of a blend that is tried

LIKE_FEW = 8
"""To how many voices a blend may be alike that is kept: in a scene without them it is somebody new."""

HEADER = """\
# How alike the voices of {engine} sound: voice, pitch in Hz, cosines to the rows above in hundredths, and
# last between lines of its own. Resemblyzer 0.1.4, mean of {lines} lines a voice, {brief} a blend. Made by
# training/voices.py.
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """A voice as measured: its mean embedding, the cosine between its lines, its pitch in Hz."""

    vector: Vector
    steadiness: float
    height_hz: float


def main() -> None:
    """Measure one engine's voices and write what came of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("engine")
    name = parser.parse_args().engine
    booth = Booth(name, open_engine(name), Encoder())
    offered = [voice.id for voice in booth.engine.voices()]
    found = {voice: booth.measure(voice) for voice in offered}
    tried = {voice: booth.measure(voice, lines=BRIEF) for voice in blends() if booth.engine.find(voice)}
    found |= useful(tried, found)
    path = FOLDER / f"{name}.txt"
    path.write_text(written(name, found, booth.pitched(offered[:SHIFTED])), encoding="utf-8")
    print(f"{path}: {len(found)} voices")


class Booth:
    """An engine and the encoder that listens to it."""

    def __init__(self, name: str, engine: SpeechEngine, encoder: Encoder) -> None:
        self.name, self.engine, self._encoder = name, engine, encoder

    def measure(self, voice: str, pitch_st: float = 0.0, lines: int = len(LINES)) -> Measured:
        """Return what a voice sounds like, at its own pitch or another."""
        utterances = [Utterance(words, Voice(self.name, voice, 1.0, pitch_st)) for words in LINES[:lines]]
        spoken = [self.engine.speak(one) for one in utterances]
        vectors = [self._encoder.embed(one.sound, one.rate) for one in spoken]
        height = float(np.median([height_hz(one.sound, one.rate) for one in spoken[:3]]))
        print(f"{voice} {pitch_st:+g} st: {height:.0f} Hz, {steadiness(vectors):.2f}", flush=True)
        return Measured(mean(vectors), steadiness(vectors), height)

    def pitched(self, voices: Sequence[str]) -> list[float]:
        """Return how alike voices are to themselves at another pitch, by the semitones between."""
        plain = {voice: self.measure(voice).vector for voice in voices}
        return [
            float(
                np.mean(
                    [
                        plain[voice] @ self.measure(voice, sign * shift).vector
                        for voice in voices
                        for sign in (1, -1)
                    ]
                )
            )
            for shift in SHIFTS_ST
        ]


def blends() -> list[str]:
    """Return the blends that are tried: each voice with two of the other gender, its own share the larger."""
    female, male = BLENDED["female"], BLENDED["male"]
    names = []
    for at, (woman, man) in enumerate(zip(female, male, strict=True)):
        names += [f"{woman}*0.6+{man}*0.4", f"{man}*0.6+{woman}*0.4"]
        names += [f"{woman}*0.6+{male[(at + 3) % 8]}*0.4", f"{man}*0.6+{female[(at + 5) % 8]}*0.4"]
    return names


def useful(tried: Mapping[str, Measured], known: Mapping[str, Measured]) -> dict[str, Measured]:
    """Return the blends that are unlike all but a few voices; a blend is always like those it is made of."""
    return {
        voice: one
        for voice, one in sorted(tried.items())
        if sum(float(one.vector @ other.vector) > ALIKE for other in known.values()) <= LIKE_FEW
    }


def written(engine: str, found: Mapping[str, Measured], pitched: Sequence[float]) -> str:
    """Return the table as a file."""
    rows = [HEADER.format(engine=engine, lines=len(LINES), brief=BRIEF)]
    rows.append("pitched " + " ".join(f"{100 * one:.0f}" for one in pitched) + "\n")
    vectors = [one.vector for one in found.values()]
    for number, (voice, one) in enumerate(found.items()):
        cosines = [float(one.vector @ other) for other in vectors[:number]]
        hundredths = " ".join(f"{100 * cosine:.0f}" for cosine in [*cosines, one.steadiness])
        rows.append(f"{voice} {one.height_hz:.0f} {hundredths}\n")
    return "".join(rows)


if __name__ == "__main__":
    main()
