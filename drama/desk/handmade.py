"""What a writer settled by hand: names changed in the screenplay itself, and notes of doubt taken out."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from drama.desk import manuscript
from drama.desk.manuscript import Kept
from drama.script.corrections.model import Anchor, Correction
from drama.script.corrections.pairs import ALIKE, alike, reworded
from drama.script.corrections.stream import WINDOW, words_in
from drama.script.model import NARRATOR, SOMEONE, Ids, Line, fold
from drama.script.prose.confidence import SETTLED
from drama.script.prose.convert import role
from drama.script.prose.model import Person
from drama.script.prose.origins import DOUBTFUL
from drama.script.screenplay import read
from drama.script.screenplay.file import text_of
from drama.script.screenplay.form import name_before


def settled(found: Kept, line: Line, marked: frozenset[int]) -> bool:
    """Tell whether the writer decided: by naming somebody else, or by taking the note of doubt out."""
    return (role(found.speaker) if found.method else NARRATOR) != line.role or (
        found.confidence < DOUBTFUL and line.at not in marked
    )


@dataclass(frozen=True, slots=True)
class Traced:
    """The lines of a screenplay by the lines of the story that each one is, or was before it was changed.

    `pairs` are (what the account tells, the number in the screenplay), in order, and `said` the words of the
    story, by id, as far as they are known.
    """

    pairs: tuple[tuple[Kept, int], ...]
    said: Mapping[str, str]

    def words(self, one: Kept, line: Line) -> str:
        """Return what the story says in a line, or the screenplay where nobody knows that any more."""
        return self.said.get(one.line, line.words)


def handmade(screenplay: Path, story: Callable[[], Iterable[str]] = tuple) -> tuple[Correction, ...]:
    """Return what the writer settled in the screenplay since it was converted, as corrections.

    `story` gives the lines that a conversion would make now: of those that were changed it knows the words.
    Raises `ScriptError` where the screenplay cannot be read.
    """
    kept = manuscript.origins(screenplay)
    if not (kept and screenplay.is_file() and manuscript.is_edited(screenplay)):
        return ()
    lines = tuple(read(text_of(screenplay), str(screenplay)).lines())
    marked, people = manuscript.marked_lines(screenplay), manuscript.people(screenplay)
    traced = trace(kept, lines, story)
    words = [line.words for line in lines]
    for one, at in traced.pairs:
        words[at] = traced.words(one, lines[at])
    times = Counter(map(words_in, words))
    return tuple(
        Correction(
            one.line, name, _anchor(words, at, times[words_in(words[at])]), lines[at].at, apart, one.told
        )
        for one, at in traced.pairs
        if lines[at].role != SOMEONE and settled(one, lines[at], marked)
        if keeps_speaker(traced.said.get(one.line, ""), one.told, lines[at])
        for name, apart in [_named(lines[at].role, people)]
    )


def settled_speaker(screenplay: Path, name: str) -> str:
    """Return whom the corrections file has for the line with an id; "" where nothing is settled there."""
    kept = manuscript.origins(screenplay)
    if not any(one.method == SETTLED for one in kept):
        return ""
    lines = tuple(read(text_of(screenplay), str(screenplay)).lines())
    pairs = trace(kept, lines).pairs
    speakers = {lines[at].id: one.speaker for one, at in pairs if one.method == SETTLED}
    return speakers.get(name) or ""


def keeps_speaker(said: str, told: bool, line: Line) -> bool:
    """Tell whether who speaks a line is meant for what the story `said` there, too; "" where nobody knows.

    Quite other words that came from or went to the narrator are a new line in the place of one that was cut,
    except those of a message with its sender: `sol: who ate my yoghurt`.
    """
    if not said or alike(words_in(said), words_in(line.words)) >= ALIKE:
        return True
    return fold(name_before(said)) == line.role or not (told or line.role == NARRATOR)


def trace(kept: Sequence[Kept], lines: Sequence[Line], story: Callable[[], Iterable[str]] = tuple) -> Traced:
    """Return which lines of the account the lines of a screenplay are; `story` is as `handmade` takes it.

    Ids count how often the same words came before, so that a line that was cut would shift the others: the
    words behind the ids are laid side by side instead.
    """
    known = {one.line for one in kept}
    said = _behind(known, (line.words for line in lines))
    if len(said) < len(known):
        said |= _behind(known, story())
    pairs = reworded([said.get(one.line, "") for one in kept], [line.words for line in lines])
    return Traced(tuple((kept[old], new) for old, new in pairs), said)


def _behind(known: Collection[str], lines: Iterable[str]) -> dict[str, str]:
    """Return the words behind known ids, as far as they are among those of `lines`."""
    said = {}
    for words in set(lines):
        ids = Ids()
        while (name := ids.next(words)) in known:
            said[name] = words
    return said


def _named(cue: str, people: Sequence[Person]) -> tuple[str, str]:
    """Return the name a cue is written for, and who else goes by it: a cue plays as just the role it says."""
    own = [person.name for person in people if role(person.name) == cue]
    others = [
        (alias, one.name) for one in people for alias in one.aliases if cue == role(alias) != role(one.name)
    ]
    alias, other = others[0] if others else (cue.title(), "")
    return own[0] if own else alias, other


def _anchor(words: Sequence[str], at: int, among: int) -> Anchor:
    around = slice(max(0, at - WINDOW), at), slice(at + 1, at + 1 + WINDOW)
    before, after = (" ".join(words[part]).split() for part in around)
    return Anchor(words[at], " ".join(before[-WINDOW:]), " ".join(after[:WINDOW]), among)
