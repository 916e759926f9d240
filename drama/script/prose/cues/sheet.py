"""The file of rejected sounds: text to `Rejected`, and the changes of it that commands make."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from drama import yamlfile
from drama.cast import splice
from drama.errors import Place, Problem, ScriptError
from drama.script.prose.cues.reject import Rejected
from drama.yamlfile import Entry, Kind

HEADER = """\
# Sounds that you do not want. Every conversion reads this file; take a row out, and its sound comes back.
# A sound is found again by its sentence, also where you edited that a little.

"""
"""What a new file begins with."""


def read_rejected(path: Path) -> tuple[Rejected, ...]:
    """Return what is rejected in the file at `path`, nothing where there is none; raises `ScriptError`."""
    return _rejected(yamlfile.load(path, ScriptError), str(path)) if path.is_file() else ()


def rejecting(refused: Sequence[Rejected]) -> Mapping[str, object]:
    """Return the change of the file that rejects suggestions."""
    return {"rejected": {one.id: {"cue": one.cue, "sentence": one.sentence} for one in refused}}


def reverse(text: str | None, patch: Mapping[str, object]) -> dict[str, object]:
    """Return the change that takes `patch` back from a text to which it was made."""
    return splice.reverse(text or "", patch, ("rejected",))


def patched(text: str | None, patch: Mapping[str, object], file: str) -> str:
    """Return the text of the file, a new one for None, with a change made and no other character touched.

    Raises `ScriptError` where the file is or would be wrong.
    """
    before = HEADER if text is None else text
    _rejected(yamlfile.parse(before, file, ScriptError), file)
    after = splice.spliced(before, patch, file, ScriptError)
    _rejected(yamlfile.parse(after, file, ScriptError), file)
    return after


def _rejected(entry: Entry, file: str) -> tuple[Rejected, ...]:
    problems: list[Problem] = []
    found: list[Rejected] = []
    table: dict[str, Kind] = {"rejected": lambda field: found.extend(_rows(field, file, problems))}
    yamlfile.check(entry, table, file, problems)
    if problems:
        raise ScriptError(*problems)
    return tuple(found)


def _rows(entry: Entry, file: str, problems: list[Problem]) -> list[Rejected]:
    rows = []
    for name, row in _fields(entry, file, problems).items():
        table: dict[str, Kind] = {"cue": yamlfile.text, "sentence": yamlfile.text}
        fields = yamlfile.check(row, table, file, problems)
        if missing := [key for key in table if not fields.get(key)]:
            what = f"{name} has no {' and no '.join(missing)}"
            problems.append(Problem(what, Place(file, row.line), "add it, or take the row out"))
            continue
        rows.append(Rejected(name, str(fields["cue"]), str(fields["sentence"])))
    return rows


def _fields(entry: Entry, file: str, problems: list[Problem]) -> Mapping[str, Entry]:
    """Return the rows by id; whatever is not one is told."""
    wrong = [entry] if entry.fields is None and (entry.text or entry.items is not None) else []
    wrong += [row for row in (entry.fields or {}).values() if row.fields is None]
    hint = "write S1234abcd: {cue: 'SOUND: bell', sentence: 'A bell tolled.'}"
    problems += (Problem("this is no rejected sound", Place(file, row.line), hint) for row in wrong)
    return {name: row for name, row in (entry.fields or {}).items() if row.fields is not None}
