"""What suggesting sounds works with: rows of the lexicon, sentences of the narration, the budget."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Literal

from drama.script.prose.origins import Origin
from drama.story.model import Span

Effect = Literal["shot", "is", "begins", "stops"]
"""What words say of a sound: it is heard once, it lasts, it begins to, it ends."""

Words = Mapping[str, str]
"""Words of a cue ("distant"), each with a pattern of the words of a story that ask for it."""

BEASTS = "horses?|ponies|pony|mares?|mules?|donkeys?|dogs?|cattle|cows?|oxen|goats?|sheep"
"""What has feet, and even shoes, that are no footsteps."""


@dataclass(frozen=True, slots=True)
class Sound:
    """What a row of the lexicon says of a sound: its name, and whether it is heard once or lasts.

    `weight` is 2 for words that name the sound, 1 for those that only let it be supposed. `params` are words
    of the cue that come with it.
    """

    name: str
    effect: Effect
    weight: int = field(default=2, kw_only=True)
    params: tuple[str, ...] = field(default=(), kw_only=True)


@dataclass(frozen=True, slots=True)
class Row(Sound):
    """A row of the lexicon that is a pattern.

    All patterns are met in either case. This one may have a group `at`, the word at which it sounds; without
    one it sounds where the match begins. `needs` is what must have been spoken of shortly before: "it
    slammed" is a door only where one has been; what is `near` may follow in the sentence too. `unless` is
    what must not stand before it in its sentence: where horses come by, shoes are not people's. `subject`:
    it must begin with what the sentence speaks of, and with no place. `about` is what the sentence must
    speak of at all: a quick look that spares the long one.
    """

    pattern: str
    needs: str = ""
    near: str = ""
    about: str = ""
    unless: str = ""
    subject: bool = False


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern of the lexicon, in either case, made when it is first looked for.

    All of them at once take most of a second, and a story asks for few.
    """
    return re.compile(pattern, re.IGNORECASE)


def heard(
    name: str,
    pattern: str,
    weight: int = 1,
    *params: str,
    effect: Effect = "shot",
    needs: str = "",
    near: str = "",
    unless: str = "",
) -> Row:
    """Return a row of a pattern in either case; what it `needs`, what is `near` it and what it is not
    heard after are whole words."""
    return Row(
        name,
        effect,
        pattern,
        _whole_words(needs),
        _whole_words(near),
        unless=_whole_words(unless),
        weight=weight,
        params=params,
    )


def _whole_words(words: str) -> str:
    return rf"\b(?:{words})\b" if words else ""


going_on = partial(heard, effect="is")
"""As `heard`, a row of what is heard all the while unless its `effect` says otherwise."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the narration: where it is, in which line of its scene, after how many of its words."""

    span: Span
    line: int
    before: int
    origin: Origin


@dataclass(frozen=True, slots=True)
class Hit:
    """A sound found in a sentence, with nothing that speaks against it; `at` is where it is heard."""

    sound: Sound
    sentence: Sentence
    words: Span
    at: int
    params: tuple[str, ...] = ()
