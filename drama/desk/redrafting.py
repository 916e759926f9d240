"""Redrafting: a writer's changes to single lines and cues of a screenplay, each a step with a way back.

Every change lands in the screenplay's file and touches nothing else in it (`drama.script.redraft`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from drama.desk import manuscript
from drama.desk.casting import known_roles
from drama.desk.handmade import settled_speaker
from drama.desk.history import Step, changes_of, read_history, record
from drama.errors import Place, Problem, ScriptError, SoundError, closest, nearest
from drama.files import exact_text
from drama.script import redraft
from drama.script.corrections.recast import person_of
from drama.script.model import SOMEONE, Cue, Line, fold
from drama.script.prose.convert import role
from drama.script.redraft import Spot
from drama.script.screenplay import read
from drama.script.screenplay.cues import cue_in
from drama.script.screenplay.file import text_of
from drama.script.screenplay.typed import parted
from drama.show.production import Production
from drama.space.model import DISTANCES
from drama.space.presets import NONE

SHOWN = 40
"""How many characters of a line name it in a step."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A line as it is to be: its words, who speaks them, how, and the seconds of pause before it."""

    words: str
    role: str
    direction: tuple[str, ...] = ()
    pause_s: float = 0.0


def line_at(screenplay: Path, place: str) -> Line:
    """Return the line a writer names: by its id, or by the number of one of its rows in the file.

    Raises `ScriptError` where there is none.
    """
    manuscript.check_screenplay(screenplay)
    source = redraft.Source(text_of(screenplay), str(screenplay))
    found = source.on_row(int(place)) if place.isdecimal() else source.line(place)
    if found is None:
        hint = "name it by the number of its row in the screenplay, or by its id"
        raise ScriptError(Problem("nobody says anything here", Place(str(screenplay), int(place)), hint))
    return found


def draft_of(screenplay: Path, line: Line) -> Draft:
    """Return the draft that leaves a line as it is."""
    pause_s = redraft.pause_before(read(_text(screenplay), str(screenplay)), line.id)
    return Draft(line.words, line.role, line.direction, pause_s)


def speaker_called(production: Production, name: str, new: bool = False) -> str:
    """Return the role that a writer names; one that is called like nobody is a new one.

    A new one is written as a conversion writes it that was told the name. What stands behind the name, as in
    `Tom (V.O.)`, stays there. Raises `ScriptError` for a name that is
    nobody's and near to somebody's, unless it is meant to be `new`.
    """
    roles, people = known_roles(production), manuscript.people(production.path)
    called, extensions = parted(name)
    if not name.strip() or fold(called) in roles:
        return name
    if new:
        return _extended(_written(called), extensions)
    if person := person_of(people, called):
        return _extended(person.name, extensions)
    if close := near_speaker(production, name):
        hint = f"a new role, all the same, is made by --new; there are: {', '.join(sorted(roles))}"
        raise ScriptError(Problem(f"nobody is called '{name}' (did you mean '{close}'?)", hint=hint))
    return _extended(_written(called), extensions)


def _written(name: str) -> str:
    """Return a new name without the marks of the syntax; one that is all marks and figures stays."""
    safe = role(name)
    return name if safe == SOMEONE else safe


def near_speaker(production: Production, name: str) -> str:
    """Return the role that is near to a name nobody has, "" where there is none or somebody has it."""
    people = manuscript.people(production.path)
    named = {fold(one) for person in people for one in (person.name, *person.aliases)}
    known, (called, extensions) = sorted(known_roles(production) | named), parted(name)
    if not called.strip() or fold(called) in known:
        return ""
    whole = (one for one in known if set(fold(called).split()) <= set(one.split()))
    close = closest(fold(called), known) or next(whole, "")
    return _extended(close, extensions) if close else ""


def _extended(name: str, extensions: Sequence[str]) -> str:
    return " ".join((name, *(f"({one})" for one in extensions)))


def redraft_line(screenplay: Path, line: str, draft: Draft) -> str:
    """Make a line of a screenplay what a draft says, and return its id then.

    Raises `ScriptError`, and leaves the file as it was, where there is no such line, or it is written in a
    way that is left to the writer.
    """
    text, file = _text(screenplay), str(screenplay)
    lines = list(read(text, file).lines())
    number = next((nth for nth, one in enumerate(lines) if one.id == line), -1)
    edits: tuple[tuple[str, Callable[[str], str]], ...] = (
        ("pause", lambda text: redraft.pause(text, file, line, draft.pause_s)),
        ("direction", lambda text: redraft.direct(text, file, line, draft.direction)),
        ("speaker", lambda text: _given(text, file, line, draft.role)),
        ("words", lambda text: _reworded(text, file, line, draft.words)),
    )
    after, changed = text, []
    for name, edit in edits:
        before, after = after, edit(after)
        if before != after:
            changed.append(name)
    now = list(read(after, file).lines())[number]
    if changed:
        old = lines[number]
        told = f'{old.role}, "{old.excerpt(SHOWN)}": other {", ".join(reversed(changed))}'
        settled = settled_speaker(screenplay, line) if "speaker" in changed else ""
        back = {"line": now.id, "row": now.at} | ({"speaker": settled} if settled else {})
        _keep(screenplay, text, after, told, back)
    return now.id


def add_line(screenplay: Path, behind: str, draft: Draft) -> str:
    """Add a line as a draft says, right behind the one with the id `behind`; return its id.

    Where others speak at once with that one, it comes behind all of them. Raises `ScriptError` as
    `redraft_line` does.
    """
    text, file = _text(screenplay), str(screenplay)
    behind = redraft.last_at_once(text, file, behind)
    number = next((nth for nth, one in enumerate(read(text, file).lines(), 1) if one.id == behind), 0)
    after = redraft.add_line(text, file, behind, draft.role, draft.words, draft.direction)
    new = list(read(after, file).lines())[number]
    after = redraft.pause(after, file, new.id, draft.pause_s)
    _keep(screenplay, text, after, f'new line: {new.role}, "{new.excerpt(SHOWN)}"')
    return new.id


def cut_line(screenplay: Path, line: str) -> None:
    """Cut a line; raises `ScriptError` as `redraft_line` does."""
    text, file = _text(screenplay), str(screenplay)
    without = redraft.cut_line(text, file, line)
    old = next(one for one in read(text, file).lines() if one.id == line)
    _keep(screenplay, text, without, f'cut: {old.role}, "{old.excerpt(SHOWN)}"')


def _given(text: str, file: str, line: str, role: str) -> str:
    one = next((one for one in read(text, file).lines() if one.id == line), None)
    return (
        text if one and " ".join(role.split()).upper() == one.role else redraft.give(text, file, line, role)
    )


def _reworded(text: str, file: str, line: str, words: str) -> str:
    one = next((one for one in read(text, file).lines() if one.id == line), None)
    return text if one and " ".join(words.split()) == one.words else redraft.reword(text, file, line, words)


def add_cue(production: Production, cue: str, spot: Spot) -> None:
    """Add a cue, `SOUND: thunder, near`, to a screenplay.

    Raises `ScriptError` where that is no cue or cannot stand there, `SoundError` where there is no such
    sound.
    """
    path = production.path
    before = _text(path)
    after = redraft.add_cue(before, str(path), cue, spot)
    _check(production, cue)
    _keep(path, before, after, f"add {cue.strip()}")


def change_cue(production: Production, name: str, cue: str, spot: Spot | None = None) -> None:
    """Make the cue with an id of a screenplay another one, at another spot where one is given.

    Raises as `add_cue`.
    """
    path = production.path
    before, file = _text(path), str(path)
    if spot is None:
        after = redraft.change_cue(before, file, name, cue)
    else:
        after = redraft.add_cue(redraft.remove_cue(before, file, name), file, cue, spot)
    _check(production, cue)
    _keep(path, before, after, f"{'move' if spot else 'change'} {_called(before, path, name)}")


def remove_cue(screenplay: Path, name: str) -> None:
    """Take the cue with an id out of a screenplay; raises `ScriptError` where that cannot be done."""
    text = _text(screenplay)
    without = redraft.remove_cue(text, str(screenplay), name)
    _keep(screenplay, text, without, f"remove {_called(text, screenplay, name)}")


def last_step(screenplay: Path) -> str:
    """Return what `drama undo` would take back, "" where there is nothing."""
    steps = read_history(manuscript.undo_path(screenplay))
    return steps[-1].told if steps else ""


def _text(screenplay: Path) -> str:
    manuscript.check_screenplay(screenplay)
    return exact_text(screenplay, ScriptError)


def _called(text: str, screenplay: Path, name: str) -> str:
    cues = dict(redraft.cue_ids(read(text, str(screenplay))))
    return f"{cues[name].kind}: {cues[name].name}"


def _check(production: Production, text: str) -> None:
    """Raise `SoundError` for a sound that there is not, so that no change here stops the next render."""
    cue = cue_in(text, str(production.path), 0)
    if not isinstance(cue, Cue) or cue.kind == "PAUSE":
        return
    if cue.kind == "SPACE":
        _check_space(cue.name.lower(), (*production.spaces, *DISTANCES, NONE))
        return
    if cue.ends is None:
        production.library.find(cue.name, cue.params, cue.kind)


def _check_space(name: str, known: Sequence[str]) -> None:
    if name not in known:
        what = f"there is no space called '{name}'{nearest(name, known)}"
        raise SoundError(Problem(what, hint=f"known: {', '.join(known)}"))


def _keep(
    screenplay: Path, before: str, after: str, told: str, back: Mapping[str, object] | None = None
) -> None:
    """Write a changed screenplay, where nobody else changed it, and the step that takes the change back."""
    texts = {screenplay: (before, after)}
    record(manuscript.undo_path(screenplay), Step(told, changes_of(texts), back or {}), texts)
