"""The timeline as numbered JSON: the lossless record of an episode, from which it can be built again."""

import json
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from drama.errors import OutputError, Place, Problem
from drama.timeline.model import Clip, Mark, Timeline
from drama.units import RATE

SCHEMA = "drama.timeline/4"


def to_json(timeline: Timeline) -> str:
    """Return the timeline as JSON that a person can read: one clip a line, times in frames at `rate`."""
    head = {
        "schema": SCHEMA,
        "rate": RATE,
        "title": timeline.title,
        "author": timeline.author,
        "length": timeline.length,
        "borders": timeline.borders,
    }
    rows = [f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    lists: dict[str, Sequence[Clip | Mark]] = {"chapters": timeline.chapters}
    lists |= {"scenes": timeline.scenes} if timeline.scenes else {}
    lists |= {"clips": timeline.clips}
    for name, records in lists.items():
        lines = ",\n".join("  " + _row(record) for record in records)
        rows.append(f' "{name}": [\n{lines}\n ]')
    return "{\n" + ",\n".join(rows) + "\n}\n"


def _row(record: Clip | Mark) -> str:
    """Return a record as JSON; `asdict` would copy every number of it first."""
    row = {field.name: getattr(record, field.name) for field in fields(record)}
    return json.dumps(row, ensure_ascii=False)


def read_record(path: Path) -> Timeline:
    """Return the timeline that a file holds; raises `OutputError` where it holds none that can be read."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else "it is not text"
        raise _unreadable(str(reason), str(path)) from fault
    return from_json(text, str(path))


def from_json(text: str, source: str) -> Timeline:
    """Return the timeline that `to_json` wrote; raises `OutputError` for anything else.

    `source` names the file in the message.
    """
    try:
        record = json.loads(text)
        if record["schema"] != SCHEMA or record["rate"] != RATE:
            raise ValueError(f"schema {record['schema']} at {record['rate']} Hz")
        return Timeline(
            record["title"],
            record["author"],
            tuple(_clip(clip) for clip in record["clips"]),
            tuple(Mark(**mark) for mark in record["chapters"]),
            record["length"],
            tuple(map(int, record["borders"])),
            tuple(Mark(**mark) for mark in record.get("scenes", ())),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _unreadable(str(error), source) from error


def _unreadable(reason: str, source: str) -> OutputError:
    what = f"not a timeline this version reads ({reason})"
    return OutputError(Problem(what, Place(source), "render the episode again"))


def _clip(record: dict[str, Any]) -> Clip:
    marks = tuple((int(offset), int(frame)) for offset, frame in record.pop("marks"))
    points = tuple((int(frame), float(gain_db)) for frame, gain_db in record.pop("points"))
    return Clip(**record, marks=marks, points=points)
