"""The sounds suggested for a screenplay: listed with their sentences, and rejected for good.

What is rejected is kept beside the screenplay, apart from the story, and so outlives edits of both. A sound
that the writer deleted in the screenplay counts as rejected when the story is converted again.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drama.desk import manuscript
from drama.desk.history import Change, Step, changes_of, made, read_text, record, take_back
from drama.errors import Problem, ScriptError, nearest
from drama.files import write_whole
from drama.script import fountain
from drama.script.model import Cue, Line, Script
from drama.script.prose.cues.reject import Rejected
from drama.script.prose.cues.sheet import patched, read_rejected, rejecting, reverse
from drama.script.prose.origins import written
from drama.script.screenplay import read
from drama.script.screenplay.cues import cue_in
from drama.script.screenplay.file import text_of

_NEAR = 3
"""Lines to either side of its own where a sound that the writer moved is still the same one."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A suggested cue as the account has it: its id, the cue as written, where in the story and why."""

    id: str
    line: str
    cue: str
    place: str
    evidence: str
    sentence: str
    of: str = ""

    @property
    def sound(self) -> str:
        """The cue without the words that say how it is heard."""
        return self.cue.partition(",")[0]


@dataclass(frozen=True, slots=True)
class Refused:
    """What is not wanted in a screenplay: all of it, and what of it was only deleted there, by hand."""

    everything: tuple[Rejected, ...] = ()
    by_hand: tuple[Rejected, ...] = ()


def listed(screenplay: Path) -> tuple[Listed, ...]:
    """Return the suggested cues that are still in a screenplay, in order.

    Raises `ScriptError` where the screenplay cannot be read or its account is damaged.
    """
    return tuple(one for one, here in _present(screenplay) if here)


def gather(screenplay: Path) -> Refused:
    """Return what is rejected in the file beside a screenplay, and by deleting it in the screenplay."""
    known = read_rejected(manuscript.cues_path(screenplay))
    if not (screenplay.is_file() and manuscript.is_edited(screenplay)):
        return Refused(known)
    gone = [one for one, here in _present(screenplay) if not here]
    ids = {one.id for one in gone}
    by_hand = tuple(Rejected(one.id, one.sound, one.sentence) for one in gone if one.of not in ids)
    return Refused((*known, *by_hand), by_hand)


def keep(screenplay: Path, refused: Refused) -> None:
    """Write down what was rejected by hand."""
    if refused.by_hand:
        path = manuscript.cues_path(screenplay)
        write_whole(path, patched(read_text(path), rejecting(refused.by_hand), str(path)))


def reject(screenplay: Path, names: Sequence[str]) -> tuple[Listed, ...]:
    """Reject suggested cues, by their ids or numbers in the list, and take them out of the screenplay.

    Returns them, the ends of rejected beds included. Raises `ScriptError` for a name that is none of theirs.
    """
    cues = listed(screenplay)
    chosen = _chosen(cues, names)
    ids = {one.id for one in chosen}
    gone = tuple(one for one in cues if one.id in ids or one.of in ids)
    path, account = manuscript.cues_path(screenplay), manuscript.account_path(screenplay)
    patch = rejecting([Rejected(one.id, one.sound, one.sentence) for one in chosen])
    before, text, known = read_text(path), read_text(screenplay), read_text(account)
    after = without(text or "", str(screenplay), gone)
    own = "" if manuscript.is_edited(screenplay) else after
    texts = {
        path: (before, patched(before, patch, str(path))),
        screenplay: (text, after),
        account: (known, without_cues(known or "", {one.id for one in gone}, own)),
    }
    told = f"cues: reject {', '.join(one.sound for one in chosen)}"
    step = Step(told, changes_of(texts), reverse(before, patch))
    record(manuscript.undo_path(screenplay), step, texts)
    return gone


def undo(step: Step, changes: Iterable[tuple[Change, Path]], screenplay: Path) -> str:
    """Take a rejection back where files have changed since, and return what is left to do for it, or "".

    A screenplay that was edited since stays as it is: the sound comes back when the story is converted.
    """
    path, left = manuscript.cues_path(screenplay), ""
    for one, file in changes:
        if file == screenplay and not made(one, file):
            left = f"{file.name} has changed since: convert the story again to have it back"
        if made(one, file):
            take_back(one, file)
        elif file == path:
            write_whole(file, patched(read_text(file), step.back, str(file)))
    return left


def without(text: str, file: str, cues: Sequence[Listed]) -> str:
    """Return a screenplay's text without some of its cues; those not found near their lines are left."""
    found = _found(read(text, file), cues)
    rows = fountain.file_rows(text)
    for cue in sorted(found, key=lambda cue: cue.at, reverse=True):  # so that the rows of those above stay
        _cut(rows, cue)
    return "".join(rows)


def without_cues(account: str, ids: Collection[str], screenplay: str) -> str:
    """Return an account without some suggested cues; `screenplay` is as `manuscript.amended` takes it."""
    told = json.loads(account)
    told["cues"] = [one for one in told.get("cues", []) if one.get("id") not in ids]
    if screenplay:
        told["screenplay"] = manuscript.digest(screenplay.encode())
    return written(told)


def _chosen(cues: Sequence[Listed], names: Sequence[str]) -> list[Listed]:
    by_name = {one.id: one for one in cues} | {str(number): one for number, one in enumerate(cues, 1)}
    hint = "drama cues lists the sounds with their numbers and ids"
    unknown = [name for name in names if name not in by_name]
    if unknown:
        ids = [one.id for one in cues]
        told = (Problem(f"no sound is called '{name}'{nearest(name, ids)}", hint=hint) for name in unknown)
        raise ScriptError(*told)
    return list(dict.fromkeys(by_name[name] for name in names))


def _present(screenplay: Path) -> Iterator[tuple[Listed, bool]]:
    """Yield every suggested cue, and whether it is still in the screenplay or its line is cut."""
    manuscript.check_screenplay(screenplay)
    cues = manuscript.cues(screenplay, _listed)
    if not cues:
        return
    script = read(text_of(screenplay), str(screenplay))
    around = _Around(script)
    for one in cues:
        near = around.near(one.line)
        yield one, near is None or any(_same(cue, one) for cue in near)


def _listed(row: dict[str, Any]) -> Listed:
    return Listed(
        str(row["id"]),
        str(row["line"]),
        str(row["cue"]),
        str(row["place"]),
        str(row["evidence_text"]),
        str(row["sentence"]),
        str(row.get("of", "")),
    )


class _Around:
    """The cues of a script by the lines they stand at."""

    def __init__(self, script: Script) -> None:
        self._numbers: dict[str, int] = {}
        self._at: list[list[Cue]] = [[]]
        for beat in script.beats():
            if isinstance(beat, Line):
                self._numbers[beat.id] = len(self._at) - 1
                self._at[-1] += (cue for _, cue in beat.cues)
                self._at.append([])
            else:
                self._at[-1].append(beat)

    def near(self, line: str) -> list[Cue] | None:
        """Return the cues around a line, the nearest first; None where the line is not there."""
        at = self._numbers.get(line)
        if at is None:
            return None
        places = sorted(
            range(max(0, at - _NEAR), min(len(self._at), at + _NEAR + 1)), key=lambda n: abs(n - at)
        )
        return [cue for place in places for cue in self._at[place]]


def _same(cue: Cue, one: Listed) -> bool:
    return f"{cue.kind}: {cue.name}" == one.sound


def _found(script: Script, cues: Sequence[Listed]) -> list[Cue]:
    """Return the cue in the script of each that is there, no cue twice."""
    around = _Around(script)
    found: dict[int, Cue] = {}  # by identity: two on a row may be equal
    for one in cues:
        near = (cue for cue in around.near(one.line) or () if _same(cue, one) and id(cue) not in found)
        if cue := next(near, None):
            found[id(cue)] = cue
    return list(found.values())


def _cut(rows: list[str], cue: Cue) -> None:
    """Take a cue out of the rows: its own, with the empty one behind it, or its note between words."""
    at = cue.at - 1
    written = rf"[A-Z /]+[0-9]*:\s*{re.escape(cue.name)}\b[^\]\n]*"
    on_row = cue_in(rows[at], "", 0)
    if isinstance(on_row, Cue) and on_row.sound == cue.sound:
        alone = (not at or not rows[at - 1].strip()) and not "".join(rows[at + 1 : at + 2]).strip()
        del rows[at : at + 1 + alone]
    else:
        note = rf"\[\[\s*{written}\]\]"
        rows[at] = re.sub(rf"(?:(?<=\s)|^){note} ?| ?{note}(?=[\r\n]*$)|{note}", "", rows[at], count=1)


def rejected(screenplay: Path) -> tuple[Rejected, ...]:
    """Return what the file beside a screenplay rejects."""
    return read_rejected(manuscript.cues_path(screenplay))
