"""What a system's answers are worth: the scorer says, and the rest follows from its list of errors.

The scorer is a script of its own, called as one: `score.py GOLD ANSWERS --json FILE --errors FILE`.
"""

import json
import subprocess
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Work = Mapping[str, Any]
"""One line of a GOLD or an ANSWERS file."""

_NOBODY = ("_group", "_unknowable")
_NOT_WANTED = ("not_speech", "optional")
_LARGE = 10
_MISSED, _NO_NAME = "None", ("None", "")
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One quotation of the gold; `missed` where the system has no quotation there.

    `confidence` is the system's own, 0.0 where it names nobody.
    """

    work: str
    right: bool
    missed: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class Bin:
    """The quotations whose confidence lies between two bounds, with its mean and the share that is right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Scores:
    """What a system's answers to one set are worth; `report` is the scorer's own."""

    report: Mapping[str, Any]
    verdicts: tuple[Verdict, ...]

    def accuracy(self, kind: str = "ALL") -> float:
        """Return the share of quotations given to the right speaker; NaN where the gold knows no kinds."""
        return float(self.report["speaker"].get(kind, {}).get("acc_all", float("nan")))

    def worst(self) -> tuple[float, str]:
        """Return the accuracy in the work that comes out worst, and which it is; tiny works do not count."""
        works: dict[str, list[bool]] = defaultdict(list)
        for one in self.verdicts:
            works[one.work].append(one.right)
        large = {work: right for work, right in works.items() if len(right) >= _LARGE} or works
        return min((_share(right), work) for work, right in large.items())

    def corrected(self, share: float) -> float:
        """Return the accuracy once the least certain `share` of all quotations is put right.

        A missed quotation is not there to be corrected.
        """
        shown = sorted((one for one in self.verdicts if not one.missed), key=lambda one: one.confidence)
        mended = sum(not one.right for one in shown[: int(share * len(self.verdicts))])
        return (sum(one.right for one in self.verdicts) + mended) / len(self.verdicts)

    def bins(self) -> tuple[Bin, ...]:
        """Return how often the system is right where it says how sure it is."""
        answered = [one for one in self.verdicts if not one.missed]
        sorted_in: dict[int, list[Verdict]] = defaultdict(list)
        for one in answered:
            sorted_in[sum(one.confidence >= bound for bound in BINS[1:-1])].append(one)
        return tuple(
            Bin(
                BINS[at],
                BINS[at + 1],
                len(ones),
                sum(one.confidence for one in ones) / len(ones),
                _share([one.right for one in ones]),
            )
            for at, ones in sorted(sorted_in.items())
        )

    def calibration_error(self) -> float:
        """Return how far confidence and truth lie apart on average, 0.0 to 1.0."""
        bins = self.bins()
        return sum(one.count * abs(one.confidence - one.right) for one in bins) / sum(
            one.count for one in bins
        )


def _share(right: Sequence[bool]) -> float:
    return sum(right) / len(right)


def score(gold: Sequence[Work], answers: Sequence[Work], scorer: Path, folder: Path) -> Scores:
    """Return what answers are worth; `folder` is a place for the files in between."""
    files = {name: folder / name for name in ("gold.jsonl", "answers.jsonl", "report.json", "errors.tsv")}
    for name, works in (("gold.jsonl", gold), ("answers.jsonl", answers)):
        files[name].write_text("".join(json.dumps(work) + "\n" for work in works), encoding="utf-8")
    wanted: list[str | Path] = ["--json", files["report.json"], "--errors", files["errors.tsv"], "--quiet"]
    command = [sys.executable, scorer, files["gold.jsonl"], files["answers.jsonl"], *wanted]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"the scorer {scorer} failed: {done.stderr.strip().splitlines()[-1]}")
    report = json.loads(files["report.json"].read_text(encoding="utf-8"))
    return Scores(report, _verdicts(gold, answers, _errors(files["errors.tsv"])))


def _errors(path: Path) -> dict[tuple[str, str], str]:
    """Return the name the system gave for every quotation the scorer counts as wrong, by work and id."""
    rows = (row.split("\t") for row in path.read_text(encoding="utf-8").split("\n")[1:])
    return {(row[0], row[1]): row[4] for row in rows if len(row) > 4}


def _verdicts(
    gold: Sequence[Work], answers: Sequence[Work], errors: Mapping[tuple[str, str], str]
) -> tuple[Verdict, ...]:
    given = {answer["work"]: answer["quotes"] for answer in answers}
    found: list[Verdict] = []
    for work in gold:
        quotes = [quote for quote in given[work["work"]] if quote["kind"] != "not_speech"]
        starts = [quote["start"] for quote in quotes]
        for spans in _asked(work):
            name = errors.get((work["work"], spans[0]["id"]))
            sure = 0.0 if name in _NO_NAME else _confidence(quotes, starts, spans)
            found.append(Verdict(work["work"], name is None, name == _MISSED, sure))
    return tuple(found)


def _asked(work: Work) -> list[list[Any]]:
    """Return the quotations of a work whose speaker counts, each as its spans."""
    parts: dict[str, list[Any]] = defaultdict(list)
    for quote in work["quotes"]:
        if quote.get("type") not in _NOT_WANTED:
            parts[quote["qid"]].append(quote)
    return [spans for spans in parts.values() if spans[0]["speaker"] not in _NOBODY]


def _confidence(quotes: Sequence[Any], starts: Sequence[int], spans: Sequence[Any]) -> float:
    """Return how sure a system is of the one of its quotations (in order) that covers most of the spans."""
    overlaps: list[tuple[int, float]] = [(0, 0.0)]
    for span in spans:
        first, last = bisect_left(starts, span["start"]), bisect_left(starts, span["end"])
        for one in quotes[max(first - 1, 0) : last]:
            overlaps.append((min(one["end"], span["end"]) - max(one["start"], span["start"]), one["conf"]))
    return max(overlaps)[1]
