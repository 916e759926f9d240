"""The steps that changed a few files, kept beside them so that each can be taken back.

A step remembers the rows it changed, not whole files; a thousand steps of a novel are a small file.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from drama.errors import DramaError, Place, Problem, ScriptError
from drama.files import Texts, exact_text, remove, write_all, write_whole

SCHEMA = "drama.history/1"


@dataclass(frozen=True, slots=True)
class Hunk:
    """Rows of a file that a step changed: what they were, what they are, and the number of the first, from 0.

    Numbers count in the file as it is after the step.
    """

    at: int
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What a step did to a file; `before` and `after` are digests of its text, "" where there was no file."""

    name: str
    before: str
    after: str
    hunks: tuple[Hunk, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step, in words: its changes, and the patch that takes it back where files have changed since.

    `gave` is what a correction decided, by section and name, so that what is decided otherwise since stays.
    `replaced` tells that the story was converted anew since, and may have left nothing of the step.
    """

    told: str
    changes: tuple[Change, ...]
    back: Mapping[str, object]
    gave: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    replaced: bool = False


def read_history(path: Path) -> tuple[Step, ...]:
    """Return the steps in the file at `path`, the oldest first; raises `ScriptError` where it is damaged."""
    if not path.is_file():
        return ()
    try:
        return tuple(map(_step, json.loads(path.read_text(encoding="utf-8"))["steps"]))
    except (OSError, ValueError, KeyError, TypeError):
        hint = "delete it; only what can be undone is lost"
        raise ScriptError(Problem("this history is damaged", Place(str(path)), hint)) from None


def write_history(path: Path, steps: Sequence[Step]) -> None:
    """Write the steps, one a row; with none left, the file goes."""
    if not steps:
        remove(path)
        return
    rows = ",\n".join("  " + json.dumps(asdict(step), ensure_ascii=False) for step in steps)
    write_whole(path, f'{{\n "schema": "{SCHEMA}",\n "steps": [\n{rows}\n ]\n}}\n')


def replace_all(path: Path) -> None:
    """Write down of all steps in the file at `path` that their screenplay was converted anew."""
    steps = read_history(path)
    if not all(step.replaced for step in steps):
        write_history(path, [replace(step, replaced=True) for step in steps])


def record(history: Path, step: Step, texts: Texts, error: type[DramaError] = ScriptError) -> None:
    """Write a step down, and then the texts of the files that it changes: all of it or nothing.

    Raises `error` where one of the files was changed since the step was worked out, `OutputError` where
    something cannot be written.
    """
    steps = read_history(history)
    write_history(history, (*steps, step))
    try:
        write_all(texts, error)
    except DramaError:
        with suppress(DramaError):  # why the files could not be written is what the writer must know
            write_history(history, steps)
        raise


def changes_of(texts: Texts) -> tuple[Change, ...]:
    """Return the changes that give files, called by their bare names, new texts."""
    return tuple(change_of(path.name, before, after) for path, (before, after) in texts.items())


def change_of(name: str, before: str | None, after: str | None) -> Change:
    """Return the change of a file's text from one to another, None where there was or is no file."""
    return Change(name, _digest(before), _digest(after), _hunks(before or "", after or ""))


def made(step: Change, path: Path) -> bool:
    """Tell whether a file is just as a step left it."""
    return _digest(read_text(path)) == step.after


def pending(step: Change, path: Path) -> bool:
    """Tell whether a file is still as it was before a step that was cut short."""
    return _digest(read_text(path)) == step.before


def take_back(step: Change, path: Path) -> None:
    """Give a file that is as the step left it the text it had before; one that was not there goes."""
    if not step.before:
        remove(path)
        return
    write_whole(path, text_before(step, read_text(path) or ""))


def text_before(step: Change, text: str) -> str:
    """Return the text a file had before a step, of the text it left."""
    rows = text.split("\n")
    for hunk in reversed(step.hunks):
        rows[hunk.at : hunk.at + len(hunk.new)] = hunk.old
    return "\n".join(rows)


def rewound(step: Change, text: str, moved: int = 0) -> str | None:
    """Return a text that was changed since a step with only the step's own rows as they were before it.

    `moved` is by how many rows they are likely to stand lower now. None where those rows were changed too, or
    where the step only took rows out: nobody could tell where they were.
    """
    rows = text.split("\n")
    for hunk in reversed(step.hunks):
        count = len(hunk.new)
        places = [at for at in range(len(rows) - count + 1) if tuple(rows[at : at + count]) == hunk.new]
        if not places or not any(row.strip() for row in hunk.new):
            return None
        at = min(places, key=lambda place: abs(place - hunk.at - moved))
        rows[at : at + count] = hunk.old
    return "\n".join(rows)


def read_text(path: Path) -> str | None:
    """Return a file's text with its line ends as they are, or None where there is no file.

    Raises `ScriptError` where it is not UTF-8.
    """
    return exact_text(path, ScriptError) if path.is_file() else None


def _hunks(before: str, after: str) -> tuple[Hunk, ...]:
    """Return the rows that differ."""
    old, new = before.split("\n"), after.split("\n")
    if len(old) == len(new):
        pairs = enumerate(zip(old, new, strict=True))
        return tuple(Hunk(at, (one,), (other,)) for at, (one, other) in pairs if one != other)
    # Empty rows are half of a screenplay: comparing each with each would take minutes.
    matcher = SequenceMatcher(lambda row: not row, old, new, autojunk=False)
    return tuple(
        Hunk(j, tuple(old[i:i_end]), tuple(new[j:j_end]))
        for tag, i, i_end, j, j_end in matcher.get_opcodes()
        if tag != "equal"
    )


def _digest(text: str | None) -> str:
    return "" if text is None else hashlib.sha256(text.encode()).hexdigest()


def _step(one: dict[str, Any]) -> Step:
    changes = (
        Change(
            each["name"],
            each["before"],
            each["after"],
            tuple(Hunk(hunk["at"], tuple(hunk["old"]), tuple(hunk["new"])) for hunk in each["hunks"]),
        )
        for each in one["changes"]
    )
    return Step(one["told"], tuple(changes), one["back"], one.get("gave", {}), one.get("replaced", False))
