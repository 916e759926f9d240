"""Where every line of a converted script comes from, and what of the story is not spoken."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any, Literal

from drama.errors import Place
from drama.script.model import Cue, Script
from drama.script.prose.model import Person, QuotationKind, Reading
from drama.story.model import Aside, Reason, Span, Story

DOUBTFUL = 0.6
"""Attributions below this confidence are shown to the writer; about two in three of them are right."""

DOUBT_NOTE = "speaker?"
"""How a note of doubt begins, in the margin of a screenplay."""

_UNKNOWN: Mapping[str, str] = MappingProxyType({})

SilentReason = Reason | Literal["quotation mark", "punctuation"]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation a line speaks: where it is, and how it got its speaker.

    `start` and `end` lie inside the marks. `confidence` is 0.0 to 1.0, `evidence` the words it rests on,
    `others` the runners-up with their confidence, best first; `directions` say how it is spoken, and
    `told_by` the words of the story that say so.
    """

    start: int
    end: int
    kind: QuotationKind
    speaker: str | None
    method: str
    confidence: float
    evidence: Span | None = None
    evidence_text: str = ""
    others: tuple[tuple[str, float], ...] = ()
    directions: tuple[str, ...] = ()
    told_by: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one line comes from: the stretches of the story it speaks, in order, and their place.

    `quoted` is None for narration.
    """

    line: str
    spans: tuple[Span, ...]
    place: Place
    quoted: Quoted | None = None


@dataclass(frozen=True, slots=True)
class Silent:
    """A stretch inside a paragraph that no line speaks, and why."""

    start: int
    end: int
    reason: SilentReason
    place: Place


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A cue the story asks for, with the words that say so and the sentence they stand in.

    `line` is the id of the line it belongs to and `offset` the place in that line's words, or None for a
    cue that comes before the line. `id` outlives edits elsewhere in the story. `of` is the id of the bed that
    a cue changes or ends, "" for any other.
    """

    cue: Cue
    evidence: Span
    evidence_text: str
    line: str
    offset: int | None = None
    sentence: str = ""
    place: Place | None = None
    id: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Converted:
    """A script made from prose, with one origin for every line in order, and everything left silent."""

    script: Script
    origins: tuple[Origin, ...]
    silent: tuple[Silent, ...]
    suggestions: tuple[Suggestion, ...] = ()


def doubt(origin: Origin) -> str:
    """Return what a writer should look at again ("speaker? MARA 0.45, or OLD WOMAN 0.30"), or ""."""
    quoted = origin.quoted
    if quoted is None or quoted.confidence >= DOUBTFUL:
        return ""
    others = "".join(f", or {name.upper()} {confidence:.2f}" for name, confidence in quoted.others[:2])
    if quoted.speaker is None:
        return f"{DOUBT_NOTE} nobody is named{others}"
    return f"{DOUBT_NOTE} {quoted.speaker.upper()} {quoted.confidence:.2f}{others}"


def _quoted_json(quoted: Quoted) -> dict[str, Any]:
    how = {"directions": list(quoted.directions), "told_by": quoted.told_by} if quoted.directions else {}
    return {
        "quotation": [quoted.start, quoted.end],
        "kind": quoted.kind,
        "speaker": quoted.speaker,
        "method": quoted.method,
        "confidence": round(quoted.confidence, 4),
        "evidence": list(quoted.evidence) if quoted.evidence else None,
        "evidence_text": quoted.evidence_text,
        "others": [[name, round(confidence, 4)] for name, confidence in quoted.others],
        **how,
    }


def _origin_json(origin: Origin) -> dict[str, Any]:
    spans = [list(span) for span in origin.spans]
    line = {"id": origin.line, "place": str(origin.place), "spans": spans}
    return {**line, **_quoted_json(origin.quoted)} if origin.quoted else line


def _silent_json(one: Silent | Aside) -> dict[str, Any]:
    return {"start": one.start, "end": one.end, "reason": one.reason, "place": str(one.place)}


def _suggestion_json(one: Suggestion) -> dict[str, Any]:
    return {
        "id": one.id,
        "line": one.line,
        **({"offset": one.offset} if one.offset is not None else {}),
        "place": str(one.place or ""),
        "cue": f"{one.cue.kind}: " + ", ".join((one.cue.name, *one.cue.params)),
        "evidence": list(one.evidence),
        "evidence_text": one.evidence_text,
        "sentence": one.sentence,
        **({"of": one.of} if one.of else {}),
    }


def _rows(rows: Sequence[dict[str, Any]]) -> str:
    # One record a line: the file is read by people and compared by version control.
    return ",\n".join("    " + json.dumps(row, ensure_ascii=False) for row in rows)


def origins_json(
    converted: Converted,
    story: Story,
    people: Sequence[Person],
    screenplay: str,
    made_from: Mapping[str, str] = _UNKNOWN,
) -> str:
    """Return the account kept beside the screenplay as JSON, `drama.origins/1`, one record a row.

    `screenplay` is the SHA-256 of the file, by which later edits are noticed; `made_from` says how to make it
    again.
    """
    silent: list[Silent | Aside] = [*story.asides, *converted.silent]
    silent.sort(key=lambda one: one.start)
    parts = {
        "people": [asdict(person) for person in people],
        "lines": [_origin_json(origin) for origin in converted.origins],
        "not_spoken": [_silent_json(one) for one in silent],
        "cues": [_suggestion_json(one) for one in converted.suggestions],
    }
    head: dict[str, object] = {"schema": "drama.origins/1", "story": story.source, "screenplay": screenplay}
    head |= {"made_from": dict(made_from)} if made_from else {}
    return written({**head, **parts})


def written(account: Mapping[str, object]) -> str:
    """Return an account as its file has it: one record a row."""
    fields = []
    for name, value in account.items():
        rows = f"[\n{_rows(value)}\n  ]" if isinstance(value, list) else json.dumps(value, ensure_ascii=False)
        fields.append(f"  {json.dumps(name)}: {rows}")
    return "{\n" + ",\n".join(fields) + "\n}\n"


def quotations_dict(work: str, reading: Reading) -> dict[str, Any]:
    """Return every quotation with its speaker, confidence and kind, as `drama convert --json` prints them."""
    both = zip(reading.quotations, reading.attributions, strict=True)
    quotes = [
        {"start": q.start, "end": q.end, "speaker": a.speaker, "conf": round(a.confidence, 4), "kind": q.kind}
        for q, a in both
    ]
    return {"work": work, "quotes": quotes}
