"""Kokoro's 28 English voices, and mixtures of them such as `af_heart*0.6+am_michael*0.4`.

A voice is a table of 510 styles of 256 numbers, one for each length of text in symbols. Styles and grades
(how much and how good the recordings were it was trained on) are those of hexgrad/Kokoro-82M, Apache-2.0;
`training/kokoro_styles.py` made the file of styles from the release of kokoro-js.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from drama.cast.model import Age, Gender, VoiceInfo
from drama.errors import EngineError, Problem, nearest

GRADES = ("A", "A-", "B-", "C+", "C", "C-", "D+", "D", "D-", "F+")
"""How its makers grade a voice, best first."""

ACCENTS = {"a": "American", "b": "British"}
GENDERS: dict[str, Gender] = {"f": "female", "m": "male"}
OLD = ("am_santa",)

VOICES = {
    "af_heart": "A",
    "af_bella": "A-",
    "af_nicole": "B-",
    "bf_emma": "B-",
    "am_fenrir": "C+",
    "am_michael": "C+",
    "am_puck": "C+",
    "af_aoede": "C+",
    "af_kore": "C+",
    "af_sarah": "C+",
    "bm_fable": "C",
    "bm_george": "C",
    "bf_isabella": "C",
    "af_alloy": "C",
    "af_nova": "C",
    "af_sky": "C-",
    "bm_lewis": "D+",
    "am_echo": "D",
    "am_eric": "D",
    "am_liam": "D",
    "am_onyx": "D",
    "bm_daniel": "D",
    "bf_alice": "D",
    "bf_lily": "D",
    "af_jessica": "D",
    "af_river": "D",
    "am_santa": "D-",
    "am_adam": "F+",
}
"""The grade of each voice, best first; the id tells accent and gender."""


@dataclass(frozen=True, slots=True)
class Blend:
    """Voices and their shares, which are positive and together 1.0; one voice is a blend of itself."""

    shares: tuple[tuple[str, float], ...]

    @property
    def leader(self) -> str:
        """The voice with the largest share, the first of them: it decides accent, gender and age."""
        return max(self.shares, key=lambda share: share[1])[0]

    @property
    def british(self) -> bool:
        """Whether words are pronounced as in Britain."""
        return self.leader.startswith("b")


def parsed(voice_id: str) -> Blend:
    """Return the blend an id means; raises `EngineError` for unknown voices and impossible weights.

    Weights are relative: `af_heart+am_michael` is half of each, `af_heart*3+am_michael` three quarters.
    """
    weights: dict[str, float] = {}
    for part in voice_id.split("+"):
        name, star, weight = (piece.strip() for piece in part.partition("*"))
        if name not in VOICES:
            raise _wrong(f"Kokoro has no voice '{name}'{nearest(name, VOICES)}", voice_id)
        if name in weights:
            raise _wrong(f"the voice '{name}' is named twice", voice_id)
        if star and not re.fullmatch(r"\d+(\.\d+)?|\.\d+", weight):
            raise _wrong(f"the weight '{weight}' of '{name}' is no number", voice_id)
        weights[name] = float(weight) if star else 1.0
        if not 0.0 < weights[name] <= 1000.0:
            raise _wrong(f"the weight '{weight}' of '{name}' is not between 0 and 1000", voice_id)
    total = sum(weights.values())
    return Blend(tuple((name, weight / total) for name, weight in weights.items()))


def offered() -> tuple[VoiceInfo, ...]:
    """Return the 28 voices, best first."""
    return tuple(map(_info, VOICES))


def described(voice_id: str) -> VoiceInfo:
    """Return what is known of a voice or a blend; raises `EngineError` as `parsed` does."""
    blend = parsed(voice_id)
    leader = _info(blend.leader)
    worst = max(GRADES.index(VOICES[name]) for name, _ in blend.shares)
    return VoiceInfo(voice_id, leader.gender, leader.age, leader.accent, worst)


@lru_cache(maxsize=32)  # half a megabyte each
def styles(blend: Blend) -> NDArray[np.float32]:
    """Return the styles of a blend: (510, 256), a row for each length of text in symbols, from 1."""
    with as_file(files("drama.speech.kokoro") / "styles.npz") as path, np.load(path) as shipped:
        parts = [share * shipped[name].astype(np.float32) for name, share in blend.shares]
    mixed: NDArray[np.float32] = np.sum(parts, axis=0, dtype=np.float32)
    return mixed


def _info(name: str) -> VoiceInfo:
    age: Age = "old" if name in OLD else "adult"
    return VoiceInfo(name, GENDERS[name[1]], age, ACCENTS[name[0]], GRADES.index(VOICES[name]))


def _wrong(what: str, voice_id: str) -> EngineError:
    where = "" if voice_id in what else f", in '{voice_id}'"
    return EngineError(
        Problem(what + where, hint="list the voices there are with: drama voices --engine kokoro")
    )
