"""The corrections file: text to `Corrections`, and the changes of it that commands make."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import yaml

from drama import yamlfile
from drama.cast import splice
from drama.errors import Place, Problem, ScriptError
from drama.script.corrections.model import Anchor, Correction, Corrections, Names
from drama.yamlfile import Entry, Kind

HEADER = """\
# What you settled about who speaks. Change anything; your comments stay. Every conversion reads this file.
# merge: {Captain: Captain Voss} makes them one, alias: {the old hag: Old Woman} gives a name to somebody,
# split: {Sergeant: Captain Voss} makes a name its own person, narrator: Jane says who "I" is.
# A line is found again by what is said in it, and by the words it comes after and before.

"""
"""What a new file begins with."""

_ROW = re.compile(r"(?P<id_and_gap>\s*(?P<id>\w+):\s*)(?P<line>\{.*\})(?P<rest>\s*(?:#.*)?)")

_ALONE = "this piece"
"""What a line says `only` settles where the other pieces of its speech are somebody else's."""

_SECTIONS = ("merge", "alias", "split", "lines")

Patch = Mapping[str, object]
"""A change of the file: a merge patch (RFC 7396), where None takes a name out."""


def parse_corrections(text: str, file: str) -> Corrections:
    """Return what a text says that is, or will be, in `file`; raises `ScriptError` with every problem."""
    return _corrections(yamlfile.parse(text, file, ScriptError), file)


def patched(text: str | None, patch: Patch, file: str) -> str:
    """Return the text of the file, a new one for None, with a change made and no other character touched.

    Raises `ScriptError` where the file is or would be wrong.
    """
    before = HEADER if text is None else text
    parse_corrections(before, file)
    after = splice.spliced(before, patch, file, ScriptError)
    parse_corrections(after, file)
    return after


def reverse(text: str | None, patch: Patch) -> dict[str, object]:
    """Return the change that takes `patch` back from a text to which it was made."""
    return {name: _counted(value) for name, value in splice.reverse(text or "", patch, _SECTIONS).items()}


def given(patch: Patch) -> dict[str, dict[str, str]]:
    """Return what a change decides: by section and name, the speaker of a line or whose a name is."""
    found: dict[str, dict[str, str]] = {}
    for section, names in patch.items():
        held = names if isinstance(names, Mapping) else {"": names}
        for name, value in held.items():
            decided = value.get("speaker") if isinstance(value, Mapping) else value
            if isinstance(decided, str):
                found.setdefault(section, {})[name] = decided
    return found


def decided(corrections: Corrections) -> dict[str, dict[str, str]]:
    """Return all that is decided, as `given` does."""
    return {
        "lines": {one.id: one.speaker for one in corrections.lines},
        "merge": dict(corrections.merge),
        "alias": dict(corrections.alias),
        "split": dict(corrections.split),
        "narrator": {"": corrections.narrator} if corrections.narrator else {},
    }


def _counted(value: object) -> object:
    """Return what the file said as it is written again: a count without the quotation marks of words."""
    if not isinstance(value, Mapping):
        return value
    return {
        name: int(part) if name == "among" and isinstance(part, str) and part.isdecimal() else _counted(part)
        for name, part in value.items()
    }


def reanchored(text: str, fresh: Mapping[str, Anchor], file: str) -> str:
    """Return the text with lines found again by what the story says now, where they are written in one row.

    Small edits of a story add up: what a line is found by must not fall behind.
    """
    pieces = yamlfile.ROW_END.split(text)
    for one in parse_corrections(text, file).lines:
        row = 2 * (one.at - 1)
        found = _ROW.fullmatch(pieces[row]) if one.id in fresh else None
        if found and found["id"] == one.id and _is_line(found["line"], one):
            line = _row(replace(one, anchor=fresh[one.id]))
            pieces[row] = found["id_and_gap"] + line + found["rest"]
    edited = "".join(pieces)
    parse_corrections(edited, file)
    return edited


def _is_line(written: str, correction: Correction) -> bool:
    try:
        return bool(yaml.safe_load(written) == line_of(correction))
    except yaml.YAMLError:
        return False


def _row(correction: Correction) -> str:
    whole = splice.merge("", {"lines": {correction.id: line_of(correction)}})
    return whole.partition("{")[1] + whole.partition("{")[2].rstrip("\n")


def line_of(correction: Correction) -> dict[str, object]:
    """Return a correction as the file writes it."""
    anchor = correction.anchor
    line: dict[str, object] = {"speaker": correction.speaker}
    line |= {"not": correction.apart} if correction.apart else {}
    line |= {"only": _ALONE} if correction.alone else {}
    line |= {
        "told" if correction.told else "said": anchor.said,
        "after": anchor.after,
        "before": anchor.before,
    }
    return line | ({"among": anchor.among} if anchor.among > 1 else {})


def settling(correction: Correction) -> dict[str, object]:
    """Return the change that makes a line of the file a correction, whatever it says now."""
    line = line_of(correction)
    return line | {name: None for name in ("not", "only") if name not in line}


def _corrections(entry: Entry, file: str) -> Corrections:
    problems: list[Problem] = []
    table: dict[str, Kind] = {
        "narrator": yamlfile.text,
        "merge": _names,
        "alias": _names,
        "split": _names,
        "lines": lambda field: _lines(field, file, problems),
    }
    found: dict[str, Any] = yamlfile.check(entry, table, file, problems)
    problems += _circles(entry, found.get("merge", ()), file)
    if problems:
        raise ScriptError(*problems)
    return Corrections(**found, rows=_rows(entry))


def _rows(entry: Entry) -> dict[tuple[str, str], int]:
    """Return the line of each decision, by where it stands and the name it is about."""
    fields = entry.fields or {}
    told = (name for name in ("merge", "alias", "split") if name in fields)
    rows = {(where, name): one.line for where in told for name, one in (fields[where].fields or {}).items()}
    narrator = fields.get("narrator")
    return rows | ({("narrator", narrator.text): narrator.line} if narrator else {})


def _fields(entry: Entry, example: str) -> Mapping[str, Entry]:
    if entry.fields is None and (entry.text or entry.items is not None):
        raise ValueError("expected 'name: value' lines under it", f"such as {example}")
    return entry.fields or {}


def _names(entry: Entry) -> Names:
    pairs = _fields(entry, "Captain: Captain Voss").items()
    return tuple((name, yamlfile.text(value)) for name, value in pairs)


def _circles(entry: Entry, merges: Names, file: str) -> list[Problem]:
    """Return a problem for people who are to become each other."""
    into = dict(merges)
    found = []
    for name in into:
        seen, at = {name}, into[name]
        while at in into and at not in seen:
            seen.add(at)
            at = into[at]
        if at == name:
            line = (entry.fields or {})["merge"].line
            found.append(
                Problem(f"merge: '{name}' would become itself", Place(file, line), "take one of them out")
            )
    return found[:1]


def _speaker(entry: Entry) -> str:
    """Return who speaks; YAML's `null` and `~` are nobody, where `None` is a word."""
    name = yamlfile.text(entry)
    return "" if entry.value is None and name in ("null", "~") else name


def _lines(entry: Entry, file: str, problems: list[Problem]) -> tuple[Correction, ...]:
    found = []
    table: dict[str, Kind] = dict.fromkeys(
        ("speaker", "not", "said", "told", "after", "before"), yamlfile.text
    )
    table["speaker"] = _speaker
    table["only"] = yamlfile.one_of((_ALONE,))
    table["among"] = yamlfile.number(1, 1_000_000)
    for name, field in _fields(entry, "Q1a2b3c4d: {speaker: Mara, said: Who is there?}").items():
        line: dict[str, Any] = yamlfile.check(field, table, file, problems)
        if told := bool(line.get("told")):
            line["said"] = line["told"]
        line.pop("told", None)
        if missing := [key for key in ("speaker", "said") if not line.get(key)]:
            what = f"{name} has no {' and no '.join(missing)}"
            problems.append(Problem(what, Place(file, field.line), "add it, or take the line out"))
            continue
        speaker, apart, among = line.pop("speaker"), line.pop("not", ""), int(line.pop("among", 1))
        alone = bool(line.pop("only", ""))
        found.append(Correction(name, speaker, Anchor(**line, among=among), field.line, apart, told, alone))
    return tuple(found)
