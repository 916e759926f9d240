"""Passages in which the sounds are labelled: files with labels in them, and lists of labels of stories.

`data/cues/README.md` says how both are written.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data" / "cues"
STORIES = ROOT / "data" / "speakers"

LEARNED = (
    "tuned", "held", "held2", "held3", "held4", "held5", "held6", "held8", "ways", "sentences",
    "fragments", "passages", "stories/learned", "books", "novels",
)  # fmt: skip
"""The sets that the model that reads learns from, besides `cuttings`.

`data/cues/README.md` says which of them the stored model has not had yet.
"""

SPARSE = ("stories/learned", "books")
"""Those of whole stories and chapters, in which hardly anything sounds."""

JUDGED = ("held7", "fragments-judge", "stories/judge", "books-judge", "passages-judge")
"""The sets that settle how sure a sound is; the model has not seen them."""

NEW = ("held9", "held10", "held11", "held12", "stories/held", "books-held", "sentences-held")
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
    for story, rows in _rows(table):
        marked = (STORIES / f"{story}.txt").read_text(encoding="utf-8").partition(_HEAD)[2]
        paragraphs = _LABEL.sub("", marked).split("\n")
        yield _found(story, paragraphs, "\n", rows)


def cuttings(corpus: Iterable[Mapping[str, Any]]) -> Iterator[Passage]:
    """Yield the cuttings of novels whose sounds `data/cues/cuttings.tsv` lists.

    `corpus` holds the novels, each with `work` and `text`; a cutting is named "Emma 12-14" by its novel and
    paragraphs, counted from 0 without empty ones.
    """
    novels = {one["work"]: _paragraphs(one["text"]) for one in corpus}
    for name, rows in _rows(DATA / "cuttings.tsv"):
        novel, _, places = name.partition(" ")
        first, last = map(int, places.split("-"))
        yield _found(name, novels[novel][first : last + 1], "\n\n", rows, first)


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, each in one line."""
    return [line for line in (" ".join(part.split()) for part in re.split(r"\n\s*\n", text)) if line]


def _rows(table: Path) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Yield every story of a list with its rows."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        for story, found in groupby(rows, key=lambda row: row["story"]):
            yield story, list(found)


def _found(
    name: str, paragraphs: Sequence[str], between: str, rows: Iterable[dict[str, str]], first: int = 0
) -> Passage:
    """Return a passage of paragraphs with the labels that the rows of a list put behind their words.

    `first` is the number that the rows have for its first paragraph.
    """
    starts = [0, *accumulate(len(paragraph) + len(between) for paragraph in paragraphs)]
    labels = []
    for row in (row for row in rows if row["label"]):
        nth, words = int(row["paragraph"]) - first, row["words"]
        if paragraphs[nth].count(words) != 1:
            raise ValueError(f"{name}, paragraph {first + nth}: {words!r} is not there just once")
        at = starts[nth] + paragraphs[nth].index(words) + len(words)
        labels.append(_label(row["label"], at))
    return Passage(name, between.join(paragraphs), tuple(sorted(labels, key=lambda one: one.at)))
