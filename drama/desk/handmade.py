"""What a writer settled by hand: names changed in the screenplay itself, and notes of doubt taken out."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from drama.desk import manuscript
from drama.desk.manuscript import Kept
from drama.script.corrections.model import Anchor, Correction
from drama.script.corrections.pairs import paired
from drama.script.corrections.stream import WINDOW, Words, words_in
from drama.script.model import NARRATOR, SOMEONE, Ids, Line
from drama.script.prose.confidence import SETTLED
from drama.script.prose.convert import role
from drama.script.prose.model import Person
from drama.script.prose.origins import DOUBTFUL
from drama.script.screenplay import read
from drama.script.screenplay.file import text_of


def settled(found: Kept, line: Line, marked: frozenset[int]) -> bool:
    """Tell whether the writer decided: by naming somebody else, or by taking the note of doubt out."""
    return (role(found.speaker) if found.method else NARRATOR) != line.role or (
        found.confidence < DOUBTFUL and line.at not in marked
    )


def handmade(screenplay: Path) -> tuple[Correction, ...]:
    """Return what the writer settled in the screenplay since it was converted, as corrections.

    Raises `ScriptError` where the screenplay cannot be read.
    """
    kept = manuscript.origins(screenplay)
    if not (kept and screenplay.is_file() and manuscript.is_edited(screenplay)):
        return ()
    lines = tuple(read(text_of(screenplay), str(screenplay)).lines())
    marked, people = manuscript.marked_lines(screenplay), manuscript.people(screenplay)
    times = Counter(words_in(line.words) for line in lines)
    return tuple(
        _correction(one, lines, at, times, people)
        for one, at in _together(kept, lines)
        if lines[at].role != SOMEONE and settled(one, lines[at], marked)
    )


def settled_speaker(screenplay: Path, name: str) -> str:
    """Return whom the corrections file has for the line with an id; "" where nothing is settled there."""
    kept = manuscript.origins(screenplay)
    if not any(one.method == SETTLED for one in kept):
        return ""
    lines = tuple(read(text_of(screenplay), str(screenplay)).lines())
    speakers = {lines[at].id: one.speaker for one, at in _together(kept, lines) if one.method == SETTLED}
    return speakers.get(name) or ""


def _together(kept: Sequence[Kept], lines: Sequence[Line]) -> Iterator[tuple[Kept, int]]:
    """Yield the lines of the account that are still in the screenplay, and the number of each there.

    Ids count how often the same words came before, so that a line that was cut would shift the others: the
    words behind the ids are laid side by side instead.
    """
    known = {one.line for one in kept}
    said = {}
    for words in {line.words for line in lines}:
        ids = Ids()
        while (name := ids.next(words)) in known:
            said[name] = words
    for old, new in paired([said.get(one.line, "") for one in kept], [line.words for line in lines]):
        yield kept[old], new


def _correction(
    found: Kept, lines: Sequence[Line], at: int, times: Mapping[Words, int], people: Sequence[Person]
) -> Correction:
    name, apart = _named(lines[at].role, people)
    anchor = _anchor(lines, at, times[words_in(lines[at].words)])
    return Correction(found.line, name, anchor, lines[at].at, apart, found.told)


def _named(cue: str, people: Sequence[Person]) -> tuple[str, str]:
    """Return the name a cue is written for, and who else goes by it: a cue plays as just the role it says."""
    own = [person.name for person in people if role(person.name) == cue]
    others = [
        (alias, one.name) for one in people for alias in one.aliases if cue == role(alias) != role(one.name)
    ]
    alias, other = others[0] if others else (cue.title(), "")
    return own[0] if own else alias, other


def _anchor(lines: Sequence[Line], at: int, among: int) -> Anchor:
    around = slice(max(0, at - WINDOW), at), slice(at + 1, at + 1 + WINDOW)
    before, after = (" ".join(line.words for line in lines[part]).split() for part in around)
    return Anchor(lines[at].words, " ".join(before[-WINDOW:]), " ".join(after[:WINDOW]), among)
