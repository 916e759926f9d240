"""What suggesting sounds works with: rows of the lexicon, sentences of the narration, the budget."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
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
class Row:
    """A row of the lexicon: which words say that a sound is heard.

    All patterns are met in either case. `pattern` may have a group `at`, the word at which it sounds;
    without one it sounds where the match begins. `weight` is 2 for words that name the sound, 1 for those
    that only let it be supposed. `params` are words of the cue that come with the pattern. `needs` is what
    must have been spoken of shortly before: "it slammed" is a door only where one has been. `unless` is what
    must not stand before it in its sentence: where horses come by, shoes are not people's. `about` is what
    the sentence must speak of at all: a quick look that spares the long one.
    """

    name: str
    effect: Effect
    pattern: str
    weight: int = 2
    params: tuple[str, ...] = ()
    needs: str = ""
    about: str = ""
    unless: str = ""


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
    unless: str = "",
) -> Row:
    """Return a row of a pattern in either case; what it `needs`, and what it is not heard after, are whole
    words."""
    return Row(name, effect, pattern, weight, params, _whole_words(needs), unless=_whole_words(unless))


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
    """A row found in a sentence, with nothing that speaks against it; `at` is where it is heard."""

    row: Row
    sentence: Sentence
    words: Span
    at: int
    params: tuple[str, ...] = ()
