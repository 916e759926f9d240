"""The words of a line as an engine is given them: the same words, in letters and marks it reads well.

The show keeps the words as written; only the engine sees these. Each module here is a table of rules, applied
in order; every character that comes out leads back to where it was written, so that marks and cues stay true.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache, reduce

from drama.cast.lexicon import Lexicon, Pronunciation
from drama.speech.text import (
    addresses,
    dates,
    figures,
    foreign,
    letters,
    money,
    roman,
    signs,
    times,
    titles,
    units,
    voicing,
    years,
)
from drama.speech.text.letters import spelled
from drama.speech.text.lexical import entries_in, held
from drama.speech.text.rewrite import Rule, Speakable, applied, drafted, finished

__all__ = ["PLAIN_DICTION", "Diction", "Speakable", "speakable"]


@dataclass(frozen=True, slots=True)
class Diction:
    """How a show is read: what its lexicon says, and its language, "en-US" or "en-GB"."""

    lexicon: Lexicon = Lexicon()
    language: str = "en-US"

    def of(self, words: str, role: str) -> Speakable:
        """Return the words of a role as an engine should read them."""
        return speakable(words, self.lexicon.heard_by(role, self.language), self.language)

    def entries_in(self, words: str, role: str) -> tuple[Pronunciation, ...]:
        """Return the pronunciations that the words of a role are said by."""
        return entries_in(words, self.lexicon.heard_by(role, self.language))


PLAIN_DICTION = Diction()

_REMEMBERED = 2_000  # lines; a render asks for each several times


def speakable(words: str, lexicon: Sequence[Pronunciation] = (), language: str = "en-US") -> Speakable:
    """Return `words` as an engine should read them, every character traceable to where it was written.

    What is in `lexicon` is said as it says; a date in figures has the day first where `language` does.
    """
    return _speakable(words, tuple(lexicon), language)


@lru_cache(_REMEMBERED)
def _speakable(words: str, lexicon: tuple[Pronunciation, ...], language: str) -> Speakable:
    draft = replace(drafted(words), held=held(words, lexicon))
    draft = reduce(applied, _rules(language), draft)
    return finished(spelled(draft))


@cache
def _rules(language: str) -> tuple[Rule, ...]:
    """Return all rules: later ones see what earlier ones wrote. None takes longer than the words are long."""
    return (
        *signs.WRITING,
        *units.MARKS,
        *signs.SILENT,
        *addresses.RULES,
        *dates.rules(day_first=language != "en-US"),
        *times.RULES,
        *money.RULES,
        *roman.RULES,
        *titles.RULES,
        *letters.DOTTED,
        *units.RULES,
        *years.RULES,
        *voicing.RULES,
        *signs.NAMED,
        *figures.RULES,
        *signs.PAUSES,
        *letters.SHOUTS,
        *foreign.RULES,
    )
