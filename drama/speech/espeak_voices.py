"""The espeak-ng voices offered: a choice of variants that are intelligible and unlike each other.

Chosen from all 104 variants of espeak-ng 1.52 by how many words a speech recogniser understood and by how
far apart a speaker model puts them; accents alone do not make a new speaker, so each variant is offered
with one accent first. Gender and age are what the pitch and timbre suggest.
"""

from dataclasses import dataclass

from drama.cast.model import Age, Gender, VoiceInfo

VOLUME = 0.3
"""The volume all are spoken at: at 1.0 every third variant clips."""

TYPICAL_LUFS = -30.0
"""How loud a variant that is not listed is taken to be at `VOLUME`."""

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
    """A variant: its gender and age, and its loudness at `VOLUME` (ITU-R BS.1770, on 35 words)."""

    name: str
    gender: Gender
    age: Age
    lufs: float


VARIANTS = (
    Variant("f4", "female", "adult", -30.1),
    Variant("", "male", "adult", -31.0),
    Variant("steph3", "female", "adult", -25.4),
    Variant("pablo", "male", "adult", -28.2),
    Variant("belinda", "female", "young", -28.0),
    Variant("robosoft8", "male", "young", -33.0),
    Variant("f5", "female", "adult", -31.6),
    Variant("m8", "male", "adult", -36.1),
    Variant("Alicia", "female", "young", -29.7),
    Variant("sandro", "male", "adult", -28.2),
    Variant("f2", "female", "adult", -30.0),
    Variant("mike2", "male", "adult", -27.4),
    Variant("grandma", "female", "old", -30.8),
    Variant("ian", "male", "old", -38.1),
    Variant("zac", "male", "child", -25.8),
    Variant("Mario", "male", "adult", -30.6),
    Variant("Storm", "male", "old", -26.2),
    Variant("Henrique", "male", "adult", -36.3),
    Variant("announcer", "male", "adult", -32.8),
    Variant("Jacky", "male", "adult", -21.3),
    Variant("klatt", "male", "adult", -39.4),
)
"""Best first, by turns female and male where there are enough."""

WHISPERS = {"whisper": -33.8, "whisperf": -28.4}
"""The loudness at `VOLUME` of the two variants that are breath alone; nobody is cast with them."""


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


def lufs_of(voice_id: str) -> float:
    """Return how loud a voice is at `VOLUME`, before any gain."""
    levels = WHISPERS | {variant.name: variant.lufs for variant in VARIANTS}
    return levels.get(voice_id.partition("+")[2], TYPICAL_LUFS)


def _id(accent: str, variant: str) -> str:
    return f"{accent}+{variant}" if variant else accent
