"""The espeak-ng voices offered: a choice of variants that are intelligible and unlike each other.

Chosen from all 104 variants of espeak-ng 1.52 by how many words a speech recogniser understood and by how
far apart a speaker model puts them; accents alone do not make a new speaker, so each variant is offered
with one accent first. Gender and age are what the pitch and timbre suggest.
"""

from dataclasses import dataclass

from drama.cast.model import Age, Gender
from drama.speech.engine import VoiceInfo

VOLUME = 0.3
"""The volume all are spoken at: at 1.0 every third variant clips."""

TYPICAL_LUFS = -30.0
"""How loud a variant that is not listed is taken to be at `VOLUME`."""

ACCENTS = {"gmw/en-US": "American", "gmw/en": "British"}


@dataclass(frozen=True, slots=True)
class Variant:
    """A variant: its gender and age, and its loudness at `VOLUME` (ITU-R BS.1770, on 35 words)."""

    name: str
    gender: Gender
    age: Age
    lufs: float


VARIANTS = (Variant("f4", "female", "adult", -30.1),)


def offered(languages: tuple[str, ...], variants: tuple[str, ...]) -> tuple[VoiceInfo, ...]:
    """Return the voices a library with these languages and variants has, best first."""
    accents = [accent for accent in ACCENTS if accent in languages]
    known = [variant for variant in VARIANTS if variant.name in variants or not variant.name]
    voices = [
        (variant, accents[(place + turn) % len(accents)])
        for turn in range(len(accents))
        for place, variant in enumerate(known)
    ]
    return tuple(
        VoiceInfo(_id(accent, variant.name), variant.gender, variant.age, ACCENTS[accent], grade)
        for grade, (variant, accent) in enumerate(voices)
    )


def gender_of(voice_id: str) -> Gender:
    """Return the gender a voice is listed with, or what its variant's name says by espeak-ng's custom."""
    name = voice_id.partition("+")[2]
    listed = {variant.name: variant.gender for variant in VARIANTS}
    return listed.get(name, "female" if name.startswith("f") else "male")


def lufs_of(voice_id: str) -> float:
    """Return how loud a voice is at `VOLUME`, before any gain."""
    return {variant.name: variant.lufs for variant in VARIANTS}.get(voice_id.partition("+")[2], TYPICAL_LUFS)


def _id(accent: str, variant: str) -> str:
    return f"{accent}+{variant}" if variant else accent
