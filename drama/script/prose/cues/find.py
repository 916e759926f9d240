"""Finding in a sentence what the model reads in it, each sound at its word, with how sure it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drama.learned.tagger import Mark
from drama.script.prose.cues.judge import sure
from drama.script.prose.cues.model import Hit, Kind, Sentence
from drama.script.prose.cues.params import params
from drama.script.prose.cues.reading import Spotting
from drama.story.model import Span


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the sounds in the sentences of a scene that are likely enough, by `least`, 0.0 to 1.0.

    `names` are the words, in small letters, that name people.
    """

    text: str
    names: frozenset[str]
    spotting: Spotting
    least: float

    def found(self, kind: Kind, sentence: Sentence) -> Iterator[Hit]:
        """Yield the sounds of one kind that a sentence tells of, in order."""
        for name, mark in sorted(self.spotting.told(kind, sentence.span), key=lambda told: told[1].start):
            chance = sure(kind, mark.chance)
            if chance < self.least:
                continue
            words = self._whole(mark, sentence)
            if not self._is_name(words) and not self._is_bearer(name, sentence):
                heard = params(self.text, name, sentence.span, words)
                yield Hit(name, sentence, words, heard, chance)

    def _whole(self, mark: Mark, sentence: Sentence) -> Span:
        """Return the word that a piece is of."""
        start, end = mark.start, mark.end
        while start > sentence.span.start and self.text[start - 1].isalnum():
            start -= 1
        match = _REST.match(self.text, end, sentence.span.end)
        return Span(start, match.end() if match else end)

    def _is_name(self, words: Span) -> bool:
        """Tell whether a word is somebody's name: "Storm broke the lock" where Storm is a person."""
        word = self.text[words.start : words.end]
        return word[:1].isupper() and word.casefold() in self.names

    def _is_bearer(self, name: str, sentence: Sentence) -> bool:
        """Tell whether a sentence speaks of somebody called as the sound is, and not of the sound."""
        told = self.text[sentence.span.start : sentence.span.end]
        return name in self.names and name.capitalize() in told and name not in told


_REST = re.compile(r"\w*")
