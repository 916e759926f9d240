"""Undoing: the last step taken back, in every file it reached, whoever changed them since."""

import errno
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from drama.cast import splice
from drama.desk import casting, cuesheet, manuscript, uncasting
from drama.desk.history import (
    Change,
    Step,
    made,
    pending,
    read_history,
    read_text,
    rewound,
    take_back,
    text_before,
    write_history,
)
from drama.desk.revision import Revision, carried, files_of, open_revision, put
from drama.desk.sharing import listed, name_in
from drama.errors import Place, Problem, ScriptError
from drama.files import cannot_write, real
from drama.script.corrections.model import Corrections
from drama.script.corrections.pairs import paired
from drama.script.corrections.recast import namesake, person_of
from drama.script.corrections.sheet import decided, parse_corrections, patched
from drama.script.corrections.stream import LONGEST, Words, words_in
from drama.script.model import Line, fold
from drama.script.prose.convert import role
from drama.script.prose.model import Person
from drama.script.prose.origins import DOUBT_NOTE
from drama.script.screenplay import read
from drama.script.screenplay.recue import Recue, recued
from drama.show.project import Project


def undo(screenplay: Path, show: Project | None = None) -> str:
    """Take the last step back and return what it was; `show` is whose voice maps the screenplay is cast with.

    It is told too which roles stay in the map that all episodes share, for others speak them, and what is
    left to do.

    Files that nobody touched since become what they were, byte for byte. Otherwise the correction is taken
    out, and the screenplay changed where that matters; of a change to the screenplay alone, its rows are.
    Raises `ScriptError` where there is no screenplay or no step, or where one changed a file that is not
    there any more, or rows that were changed again; a conversion that left nothing of them is told.
    """
    manuscript.check_screenplay(screenplay)
    history = manuscript.undo_path(screenplay)
    steps = read_history(history)
    if not steps:
        raise ScriptError(Problem("there is nothing to undo", Place(str(screenplay))))
    _check_changeable(history)  # or a step would be taken back and still be there
    step, left = steps[-1], ""
    cues = manuscript.cues_path(screenplay)
    maps = casting.maps_of(show, screenplay) if show else {}
    files = maps | {file.name: file for file in (*files_of(screenplay), cues)}
    changes = _still_used(step, files)
    staying = uncasting.spoken_elsewhere(step, changes, show, screenplay) if show else {}
    if changes and all(file == screenplay for _, file in changes):
        left = "" if _rewind(step, changes[0][0], screenplay) else _GONE
    elif show and staying:
        whole = [(one, file) for one, file in changes if file != show.cast and made(one, file)]
        uncasting.take_back(step, [pair for pair in changes if pair not in whole], show, staying)
        for one, file in whole:
            take_back(one, file)
    elif all(made(*one) or pending(*one) for one in changes):
        for one, file in changes:
            if made(one, file):
                take_back(one, file)
    elif any(file == cues for _, file in changes):
        left = cuesheet.undo(step, changes, screenplay)
    elif show and all(file in maps.values() for _, file in changes):
        uncasting.take_back(step, changes, show)
    else:
        _withdraw(step, screenplay)
    write_history(history, steps[:-1])
    left = _stay(staying, show) if show and staying else left
    return f"{step.told}; {left}" if left else step.told


_GONE = "nothing of it was left: the story was converted anew since"


def _check_changeable(path: Path) -> None:
    """Check that a file can be replaced or deleted, before others are that belong with it: `OutputError`."""
    folder = real(path).parent
    if folder.is_dir() and not os.access(folder, os.W_OK | os.X_OK):
        raise cannot_write(path, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))


def _still_used(step: Step, files: Mapping[str, Path]) -> list[tuple[Change, Path]]:
    """Return the changes of a step to files that are still used; raises `ScriptError` where none is."""
    changes = [(one, files[one.name]) for one in step.changes if one.name in files]
    if step.changes and not changes:
        names = ", ".join(one.name for one in step.changes)
        raise ScriptError(Problem(f"'{step.told}' changed {names}, which is not used any more"))
    return changes


def _stay(staying: Mapping[str, Sequence[str]], show: Project) -> str:
    """Return who stays in the shared voice map, and where they speak."""
    where = list(dict.fromkeys(name for names in staying.values() for name in names))
    verb = "stays" if len(staying) == 1 else "stay"
    cast = name_in(show, show.cast) if show.cast else ""
    return f"{', '.join(staying)} {verb} in {cast}: spoken in {listed(where)} too"


def _withdraw(step: Step, screenplay: Path) -> None:
    """Take a correction out again, and bring the screenplay along; what was settled by hand since stays."""
    revision = open_revision(screenplay)
    path = manuscript.corrections_path(screenplay)
    back = _not_since(step, parse_corrections(revision.written or "", str(path)))
    if step.gave and not back:
        hint = f"change it there, or forget this step by deleting {manuscript.undo_path(screenplay).name}"
        what = f"'{step.told}' cannot be taken back: it was decided otherwise since"
        raise ScriptError(Problem(what, Place(str(path)), hint))
    whole = splice.both(back, revision.by_hand)
    _, texts, _ = carried(revision, patched(revision.written, whole, str(path)))
    for file, new in texts.items():
        put(file, new)


def _not_since(step: Step, corrections: Corrections) -> dict[str, object]:
    """Return the patch that takes a step back, without what the corrections file says otherwise since."""
    now = decided(corrections)
    newer = {
        (section, name)
        for section, names in step.gave.items()
        for name, value in names.items()
        if fold(now.get(section, {}).get(name, value)) != fold(value)
    }
    back: dict[str, object] = {}
    for section, names in step.back.items():
        if isinstance(names, Mapping):
            kept = {name: value for name, value in names.items() if (section, name) not in newer}
            back |= {section: kept} if kept or not names else {}
        elif (section, "") not in newer:
            back[section] = names
    return back


def _rewind(step: Step, one: Change, screenplay: Path) -> bool:
    """Take a step back that changed the screenplay alone, and what was written down of it since.

    Return whether anything was left of it, where the story was converted anew since.
    """
    if pending(one, screenplay):
        return True
    current = read_text(screenplay) or ""
    text = (
        text_before(one, current) if made(one, screenplay) else rewound(one, current, _moved(step, current))
    )
    if text is None and step.replaced:
        return False
    if text is None:
        hint = (
            f"change it in an editor, or forget this step by deleting {manuscript.undo_path(screenplay).name}"
        )
        what = f"'{step.told}' cannot be taken back: it was changed again since"
        raise ScriptError(Problem(what, Place(str(screenplay)), hint))
    for file, new in (_settled_since(step, screenplay, text) or {screenplay: text}).items():
        put(file, new)
    return True


def _moved(step: Step, text: str) -> int:
    """Return by how many rows the line of a step stands lower now."""
    name, row = step.back.get("line"), step.back.get("row")
    if not isinstance(row, int):
        return 0
    found = (line.at - row for line in read(text, "").lines() if line.id == name)
    return next(found, 0)


def _settled_since(step: Step, screenplay: Path, text: str) -> dict[Path, str]:
    """Return the texts of all files where a screenplay becomes `text`, and corrections know other speakers.

    A conversion, or a correction since the step, wrote the speaker down that the step gave a line: the file
    has its former speaker again, or none. Empty where nothing is to do but in the screenplay.
    """
    path = manuscript.corrections_path(screenplay)
    if (known := read_text(path)) is None:
        return {}
    turned = _turned(read_text(screenplay) or "", text)
    people = manuscript.people(screenplay)
    said = {
        (_said(one.anchor.said), _role(one.speaker, people))
        for one in parse_corrections(known, str(path)).lines
    }
    if not any((_said(line.words), line.role) in said for line, _ in turned.values()):
        return {}  # most steps: no story is read for them
    revision = open_revision(screenplay)
    former = _former(str(step.back["speaker"]), people) if "speaker" in step.back else None
    lines = dict.fromkeys(_written_down(revision, turned, text), former)
    if not lines:
        return {}
    whole = splice.both(revision.by_hand, {"lines": lines})
    _, texts, _ = carried(revision, patched(known, whole, str(path)), text)
    there = list(read(texts[screenplay], str(screenplay)).lines())
    own = {at: Recue(was) for at, (_, was) in turned.items() if there[at].role != was}
    texts[screenplay] = recued(texts[screenplay], str(screenplay), own, DOUBT_NOTE).text
    return texts


def _former(name: str, people: Sequence[Person]) -> dict[str, object]:
    """Return the change of a line of the corrections file that gives it the speaker it had."""
    other = namesake(people, name)
    return {"speaker": name, "not": other.name if other else None}


def _turned(now: str, then: str) -> dict[int, tuple[Line, str]]:
    """Return the lines that another role spoke then, by their number, and that role; none beside a cut."""
    lines, before = list(read(now, "").lines()), list(read(then, "").lines())
    if len(lines) != len(before):
        return {}
    both = enumerate(zip(lines, before, strict=True))
    return {at: (line, old.role) for at, (line, old) in both if line.role != old.role}


def _written_down(revision: Revision, turned: Mapping[int, tuple[Line, str]], text: str) -> Iterator[str]:
    """Yield the ids of the corrections in the file that give turned lines their speakers of now."""
    adaptation = revision.adaptation
    by_hand = revision.by_hand.get("lines")
    starts = {
        adaptation.reading.quotations[number].start: one.id
        for number, one in adaptation.placed.kept
        if not (isinstance(by_hand, Mapping) and one.id in by_hand)
    }
    words = [line.words for line in adaptation.converted.script.lines()]
    for number, at in paired(words, [line.words for line in read(text, "").lines()]):
        quoted = adaptation.converted.origins[number].quoted
        if at in turned and quoted and quoted.start in starts and role(quoted.speaker) == turned[at][0].role:
            yield starts[quoted.start]


def _said(words: str) -> Words:
    """Return the words by which a line and its correction are compared."""
    return words_in(words)[:LONGEST]


def _role(name: str, people: Sequence[Person]) -> str:
    person = person_of(people, name)
    return role(person.name if person else name)
