"""What suggesting sounds works with: sentences of the narration, and the sounds found in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from drama.script.prose.origins import Origin
from drama.story.model import Span

Kind = Literal["SOUND", "AMBIENCE"]
"""What is heard once, and what lasts."""

Words = Mapping[str, str]
"""Words of a cue ("distant"), each with a pattern of the words of a story that ask for it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the narration: where it is, in which line of its scene, after how many of its words."""

    span: Span
    line: int
    before: int
    origin: Origin


@dataclass(frozen=True, slots=True)
class Hit:
    """A sound found in a sentence: its name, the word that tells of it, how it is heard.

    `chance` is how likely it is heard, 0.0 to 1.0.
    """

    name: str
    sentence: Sentence
    words: Span
    params: tuple[str, ...]
    chance: float

    @property
    def at(self) -> int:
        """Where in the story it is heard."""
        return self.words.start
