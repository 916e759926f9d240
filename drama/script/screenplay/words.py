"""The words of a line as Fountain carries them: markup to words with the cues between them, and back."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drama.errors import Problem
from drama.script import fountain
from drama.script.model import Cue
from drama.script.screenplay.cues import cue_in, guarded, written
from drama.story.model import SILENT

_SOUNDLESS = dict.fromkeys(map(ord, SILENT))
_LOOKS_SILENT = re.compile(r"((?:\[\[.*?\]\] ?)*)([(~])", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Voiced:
    """Words as spoken, and the cues between them by offset."""

    words: str
    cues: tuple[tuple[int, Cue], ...]
    at: int


class _Breath:
    """Collects words until a pause: white space folded, every cue at the character that follows it."""

    def __init__(self, at: int) -> None:
        self._at = at
        self._out: list[str] = []
        self._length = 0
        self._in_space = True
        self._cues: list[tuple[int, Cue]] = []

    def say(self, piece: str) -> None:
        heard = piece.translate(_SOUNDLESS)
        before = " " if heard[:1].isspace() and not self._in_space else ""
        after = " " if heard[-1:].isspace() and heard.strip() else ""
        if folded := before + " ".join(heard.split()) + after:
            self._out.append(folded)
            self._length += len(folded)
            self._in_space = folded[-1] == " "

    def cue(self, cue: Cue) -> None:
        self._cues.append((self._length, cue))

    def end(self) -> Iterator[Voiced | Cue]:
        """Yield the words, or only the cues where nothing can be pronounced."""
        words = "".join(self._out).rstrip()
        if any(map(str.isalnum, words)):
            yield Voiced(words, tuple((min(offset, len(words)), cue) for offset, cue in self._cues), self._at)
        else:
            yield from (cue for _, cue in self._cues)


def voiced(text: str, file: str, at: int) -> Iterator[Voiced | Cue | Problem]:
    """Yield what is heard of a marked-up text: words, the pauses that part them, and what is wrong.

    A note such as `[[SOUND: thunder]]` is a cue at its place. Words without a letter or a digit, such as
    "...", are not spoken. `at` is the line of `file` on which the text begins.
    """
    breath, done = _Breath(at), 0
    for kind, start, end in fountain.stretches(text):
        at, done, piece = at + text.count("\n", done, start), start, text[start:end]
        found = cue_in(piece, file, at) if kind == "note" else None
        if kind == "words":
            breath.say(piece)
        elif isinstance(found, Problem):
            yield found
        elif found and found.kind == "PAUSE":
            yield from (*breath.end(), found)
            breath = _Breath(at + piece.count("\n"))
        elif found:
            breath.cue(found)
    yield from breath.end()


def marked_up(words: str, cues: Sequence[tuple[int, Cue]] = (), margin: str = "") -> str:
    """Return the markup of words, with their cues as notes and a note in the margin after them."""
    out: list[str] = []
    done = 0
    for offset, cue in cues:
        out += [fountain.escape(words[done:offset]), _spaced(_note(written(cue)), words, offset)]
        done = offset
    out.append(fountain.escape(words[done:]))
    if margin:
        out.append(" " + _note(guarded(fountain.escape(" ".join(margin.split())))))
    markup = "".join(out).strip()
    return guarded(markup)


def _spaced(note: str, words: str, offset: int) -> str:
    """Return a note with the space that folds away again: after it before a word, before it at the end."""
    if offset == len(words):
        return " " + note
    return note + " " if not offset or words[offset - 1] == " " else note


def _note(text: str) -> str:
    """Return markup as a Fountain note that no bracket in it can close."""
    inside = text.replace("]", "\\]")
    return f"[[{inside} ]]" if inside.endswith("]") else f"[[{inside}]]"


def in_dialogue(markup: str, words: str) -> str:
    """Return markup that is dialogue even where its words look like lyrics or a parenthetical."""
    if words.startswith("~") or (words.startswith("(") and words.endswith(")")):
        return _LOOKS_SILENT.sub(r"\1\\\2", markup, count=1)
    return markup
