"""The espeak-ng voices offered: a choice of variants that are intelligible and unlike each other.

Chosen from all 104 variants of espeak-ng 1.52 by how many words a speech recogniser understood and by how
far apart a speaker model puts them; accents alone do not make a new speaker, so each variant is offered
with one accent first. Gender and age are what the pitch and timbre suggest.
"""

from dataclasses import dataclass

from drama.cast.model import Age, Gender, VoiceInfo

VOLUME = 0.3
"""The volume all are spoken at: at 1.0 every third variant clips."""

ACCENTS = {
    "gmw/en-us": "American",
    "gmw/en": "British",
    "gmw/en-gb-x-rp": "British, received pronunciation",
    "gmw/en-us-nyc": "New York",
    "gmw/en-029": "Caribbean",
    "gmw/en-gb-x-gbcwmd": "West Midlands",
}
"""Best first. Scotland and Lancaster are left out: the recogniser understood too little of them."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A variant, and the gender and age it sounds like."""

    name: str
    gender: Gender
    age: Age


VARIANTS = (
    Variant("f4", "female", "adult"),
    Variant("", "male", "adult"),
    Variant("steph3", "female", "adult"),
    Variant("pablo", "male", "adult"),
    Variant("belinda", "female", "young"),
    Variant("robosoft8", "male", "young"),
    Variant("f5", "female", "adult"),
    Variant("m8", "male", "adult"),
    Variant("Alicia", "female", "young"),
    Variant("sandro", "male", "adult"),
    Variant("f2", "female", "adult"),
    Variant("mike2", "male", "adult"),
    Variant("grandma", "female", "old"),
    Variant("ian", "male", "old"),
    Variant("zac", "male", "child"),
    Variant("Mario", "male", "adult"),
    Variant("Storm", "male", "old"),
    Variant("Henrique", "male", "adult"),
    Variant("announcer", "male", "adult"),
    Variant("Jacky", "male", "adult"),
    Variant("klatt", "male", "adult"),
)
"""Best first, by turns female and male where there are enough."""


def offered(languages: tuple[str, ...], variants: tuple[str, ...]) -> tuple[VoiceInfo, ...]:
    """Return the voices a library with these languages and variants has, best first."""
    spoken = {language.lower() for language in languages}
    accents = [accent for accent in ACCENTS if accent in spoken]
    known = [variant for variant in VARIANTS if variant.name in (*variants, "")]
    voices = [
        (variant, _turned(accents, place)[turn])
        for turn in range(len(accents))
        for place, variant in enumerate(known)
    ]
    return tuple(
        VoiceInfo(_id(accent, variant.name), variant.gender, variant.age, ACCENTS[accent], grade)
        for grade, (variant, accent) in enumerate(voices)
    )


def _turned(accents: list[str], place: int) -> list[str]:
    """Return the accents with the first two in turn: neighbours in a cast differ in both ways."""
    return accents if place // 2 % 2 == 0 else [*accents[1::-1], *accents[2:]]


def described(voice_id: str) -> VoiceInfo:
    """Return what is known of a voice that is not among the distinct ones; it comes after all of them."""
    language, _, _ = voice_id.partition("+")
    return VoiceInfo(voice_id, gender_of(voice_id), "unknown", ACCENTS.get(language.lower(), language), 1_000)


def gender_of(voice_id: str) -> Gender:
    """Return the gender a voice is listed with, or what its variant's name says by espeak-ng's custom."""
    name = voice_id.partition("+")[2]
    listed = {variant.name: variant.gender for variant in VARIANTS}
    return listed.get(name, "female" if name.startswith("f") else "male")


def _id(accent: str, variant: str) -> str:
    return f"{accent}+{variant}" if variant else accent
