"""Passages in which the sounds are labelled: files with labels in them, and lists of labels of stories.

`data/cues/README.md` says how both are written.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data" / "cues"
STORIES = ROOT / "data" / "speakers"

LEARNED = (
    "tuned", "held", "held2", "held3", "held4", "held5", "held6", "held8", "ways", "sentences",
    "fragments", "stories/learned",
)  # fmt: skip
"""The sets that the model that reads learned from."""

JUDGED = ("held7", "fragments-judge", "stories/judge")
"""The sets that settle how sure a sound is; the model has not seen them."""

NEW = ("held9", "held10", "stories/held", "sentences-held")
"""The sets that are only for measuring."""

_LABEL = re.compile(r"\{([^{}\n]*)\}")
_HEAD = "\n---\n"


@dataclass(frozen=True)
class Label:
    """A label: its kind, the names that are right, where it stands in the text, what it is."""

    kind: str
    names: tuple[str, ...]
    at: int
    optional: bool
    stops: bool
    whole_scene: bool


@dataclass(frozen=True)
class Passage:
    """A passage: its name, its text without labels, and the labels in order."""

    name: str
    text: str
    labels: tuple[Label, ...]


def labels_in(passage: Passage, text: str) -> tuple[Label, ...]:
    """Return the labels of a passage where they stand in its text as a story's reader gives it."""
    opening = passage.text.strip()[:40]
    shift = text.index(opening) - passage.text.index(opening)
    return tuple(replace(label, at=label.at + shift) for label in passage.labels)


def end_of(bed: Label, labels: Iterable[Label], scene: int) -> int:
    """Return where a bed ends: at the next label that stops it, or with its scene."""
    stops = (one.at for one in labels if one.stops and set(one.names) & set(bed.names) and one.at > bed.at)
    return min(scene, min(stops, default=scene))


def passages(name: str) -> Iterator[Passage]:
    """Yield the passages of a set: a folder of `data/cues`, or a list there ("stories/held")."""
    table = DATA / f"{name}.tsv"
    if table.exists():
        yield from _listed(table)
    else:
        for path in sorted((DATA / name).glob("*.txt")):
            yield _marked(path.stem, path.read_text(encoding="utf-8").partition(_HEAD)[2])


def _marked(name: str, marked: str) -> Passage:
    text, labels, at = "", [], 0
    for match in _LABEL.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match[1] != "-":
            labels.append(_label(match[1], len(text)))
    return Passage(name, text + marked[at:], tuple(labels))


def _label(written: str, at: int) -> Label:
    kind, _, rest = written.partition(" ")
    names, _, scene = rest.partition(", ")
    optional, stops = names.endswith("?"), names.startswith("stop ")
    plain = names.removesuffix("?").removeprefix("stop ")
    return Label(kind, tuple(plain.split("|")), at, optional, stops, scene == "scene")


def _listed(table: Path) -> Iterator[Passage]:
    """Yield the stories of a list; a row without a label says that nothing is heard in its story."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        for story, found in groupby(rows, key=lambda row: row["story"]):
            marked = (STORIES / f"{story}.txt").read_text(encoding="utf-8").partition(_HEAD)[2]
            text = _LABEL.sub("", marked)
            paragraphs = text.split("\n")
            starts = [0]
            for paragraph in paragraphs:
                starts.append(starts[-1] + len(paragraph) + 1)
            labels = []
            for row in (row for row in found if row["label"]):
                nth, words = int(row["paragraph"]), row["words"]
                if paragraphs[nth].count(words) != 1:
                    raise ValueError(
                        f"{table.name}: {story}, paragraph {nth}: {words!r} is not there just once"
                    )
                at = starts[nth] + paragraphs[nth].index(words) + len(words)
                labels.append(_label(row["label"], at))
            yield Passage(story, text, tuple(sorted(labels, key=lambda one: one.at)))
