"""The words of a line as an engine is given them: the same words, in letters and marks it reads well.

The show keeps the words as written; only the engine sees these. Each rule is a pattern and what stands for
it; offsets into the spoken text can be traced back to the written one, so that marks and cues stay true.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce

Rewrite = Callable[["re.Match[str]"], str]


@dataclass(frozen=True, slots=True)
class Speakable:
    """Text for an engine; `origin` holds, for each of its characters, the offset in the words as written."""

    text: str
    origin: tuple[int, ...]

    def written_at(self, offset: int) -> int:
        """Return the offset in the words as written of the character at `offset` of the text."""
        return self.origin[min(offset, len(self.origin) - 1)] if self.origin else 0


INITIALS = re.compile(
    "AC|AI|BA|BC|CD|CEO|CIA|DC|DIY|DJ|DNA|DVD|EU|FAQ|FBI|GP|GPS|HQ|ID|IOU|IQ|IRA|MP|NHS|PA|PC|PE|PM|QED|SOS|"
    "TV|UFO|UK|UN|USA|USB|VIP"
)
"""Words in capitals that are spelled out, where a shout would be spoken; a row of such words is a shout."""


def speakable(words: str) -> Speakable:
    """Return `words` as an engine should read them, every character traceable to where it was written."""
    return reduce(_apply, RULES, Speakable(words, tuple(range(len(words)))))


def _apply(so_far: Speakable, rule: tuple[re.Pattern[str], Rewrite]) -> Speakable:
    pattern, rewrite = rule
    text: list[str] = []
    origin: list[int] = []
    done = 0
    for match in pattern.finditer(so_far.text):
        new = rewrite(match)
        text += so_far.text[done : match.start()], new
        origin += so_far.origin[done : match.start()]
        origin += _spread(so_far.origin[match.start() : match.end()], len(new))
        done = match.end()
    return Speakable("".join(text) + so_far.text[done:], (*origin, *so_far.origin[done:]))


def _spread(old: tuple[int, ...], characters: int) -> tuple[int, ...]:
    """Return an origin for each new character: one for one, the last one for all beyond."""
    return old[:characters] + old[-1:] * (characters - len(old))


def _shout(match: re.Match[str]) -> str:
    words = match[0].split()
    if len(words) == 1 and (INITIALS.fullmatch(words[0]) or not re.search("[AEIOUY]", words[0])):
        return match[0]
    return match[0].lower()


def _pause(at_the_end: str) -> Rewrite:
    """Return a rewrite to a pause between words, and to `at_the_end` where no word follows."""
    return lambda match: ", " if match.string[match.end() : match.end() + 1].isalnum() else at_the_end


def _to(new: str) -> Rewrite:
    return lambda _: new


_CAPITALS = r"[A-Z][A-Z']*[A-Z]"

RULES: tuple[tuple[re.Pattern[str], Rewrite], ...] = (
    (re.compile("[\u2018\u2019\u02bc]"), _to("'")),
    (re.compile('[\u201c\u201d\u201e\u00ab\u00bb"*_\0]'), _to(" ")),
    (re.compile(r"\s?(?:\.\s?\.|\u2026)[.\s\u2026]*"), _pause(". ")),
    (
        re.compile(r"\s?(?:[\u2014\u2015]|--|\s\u2013\s)[\u2014\u2015\s-]*"),
        _pause(", "),
    ),  # broken off: the tone stays up
    (re.compile(r"[!?]{2,}"), lambda match: "?" if "?" in match[0] else "!"),  # or they are read out
    (re.compile(rf"\b{_CAPITALS}\b(\s+({_CAPITALS}|[AI])\b)*"), _shout),
)
"""Applied in order; later rules see what earlier ones wrote. None takes longer than the words are long."""
