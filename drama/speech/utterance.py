"""What an engine is asked to say: words made ready for speech, whose voice, and how."""

from dataclasses import dataclass

from drama.cast.model import Voice
from drama.speech.direction import PLAIN, Manner


@dataclass(frozen=True, slots=True)
class Pronounced:
    """The words from offset `start` to `end` of an utterance, and how they sound in IPA."""

    start: int
    end: int
    ipa: str


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words for an engine, all of which can be heard: together with the engine's version they name a take.

    `words` are as an engine reads them best (`drama.speech.text`), not as the script has them; `sounds`, in
    their order and never overlapping, are for an engine that takes IPA: another reads the words instead.
    """

    words: str
    voice: Voice
    manner: Manner = PLAIN
    sounds: tuple[Pronounced, ...] = ()

    def part(self, start: int, words: str) -> "Utterance":
        """Return `words`, found at offset `start`, as an utterance of their own."""
        end = start + len(words)
        sounds = tuple(
            Pronounced(one.start - start, one.end - start, one.ipa)
            for one in self.sounds
            if start <= one.start and one.end <= end
        )
        return Utterance(words, self.voice, self.manner, sounds)
