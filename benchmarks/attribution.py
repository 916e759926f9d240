"""How well the speakers of quotations are found, on stories whose speakers are known.

    python benchmarks/attribution.py                         a table for every set
    python benchmarks/attribution.py --speed                 what it costs
    python benchmarks/attribution.py GOLD.jsonl OUT.jsonl    the bare answers, and words a second

docs/attribution.md says how to read the tables. GOLD has one work a line with at least `work` and `text`. OUT
gets one line a work: `{"work", "quotes": [{"start", "end", "speaker", "conf", "kind", "method"}]}`, offsets
into `text`.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from benchmarks import speed
from benchmarks.labelled import gold, read_labelled
from benchmarks.scoring import Scores, Work, score
from benchmarks.systems import SYSTEMS, System, read_story, shipped

ROOT = Path(__file__).parent.parent
STORIES = ROOT / "data/speakers"
DATA = ROOT.parent / "shared/data/attribution"
SCORER = ROOT.parent / "shared/tools/attribution/score.py"
CORPORA = {"PDNC dev": "dev.jsonl", "LitBank": "litbank-excerpts.jsonl"}
OWN = {
    "modern": "dev",
    "ordinary": "ordinary-dev",
    "long": "long-dev",
    "genres": "genres-dev",
    "posted": "posted-dev",
    "crowded": "crowded-dev",
}
SMALL = {"small letters": "ordinary"}
"""A set made of another, all its letters small."""

KINDS = ("ALL", "explicit", "anaphoric", "implicit")
SETS = [*CORPORA, *OWN, *SMALL]
REVIEWED = (0.05, 0.10, 0.20)
MARKS = {"“": "double curly", '"': "double straight", "‘": "single", "'": "single"} | dict.fromkeys(
    "—–―-", "dash"
)


@dataclass(frozen=True, slots=True)
class Run:
    """Where the scorer is, and where files may lie in between."""

    scorer: Path
    folder: Path


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="GOLD OUT", help="the bare answers to GOLD")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of PDNC and LitBank")
    parser.add_argument("--scorer", type=Path, default=SCORER)
    parser.add_argument("--sets", nargs="+", choices=SETS, default=SETS)
    parser.add_argument("--speed", action="store_true", help="measure what it costs")
    asked = parser.parse_args()
    if asked.files:
        if len(asked.files) != 2:
            parser.error("name two files: GOLD.jsonl OUT.jsonl")
        write_answers(*asked.files)
    elif asked.speed:
        speed.show(STORIES)
    else:
        compare(asked.sets, asked.data, asked.scorer)


def answer(work: Work, system: System) -> dict[str, Any]:
    """Return a system's answers to one work."""
    reading = system(read_story(work["text"]))
    quotes = [
        {
            "start": quotation.start,
            "end": quotation.end,
            "speaker": found.speaker,
            "conf": found.confidence,
            "kind": quotation.kind,
            "method": found.method,
        }
        for quotation, found in zip(reading.quotations, reading.attributions, strict=True)
    ]
    return {"work": work["work"], "quotes": quotes}


def write_answers(source: Path, out: Path) -> None:
    """Write OUT and print words a second of every work."""
    with out.open("w", encoding="utf-8") as answers:
        for work in lines_of(source):
            start = process_time()
            answers.write(json.dumps(answer(work, shipped)) + "\n")
            seconds, words = process_time() - start, len(work["text"].split())
            print(f"{work['work']:30} {words:8} words {seconds:6.1f} s {words / seconds:8.0f} words/s")


def lines_of(path: Path) -> list[Work]:
    """Return the works of a GOLD file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def compare(sets: Sequence[str], data: Path, scorer: Path) -> None:
    """Print how every system does on every set."""
    if not scorer.is_file():
        raise SystemExit(f"no scorer at {scorer}, so nothing can be measured; name it with --scorer")
    print(
        "Systems get the bare text. Other tools (BookNLP and its kin) need weights from the network: not run."
    )
    with TemporaryDirectory(prefix="drama-bench-") as folder:
        run = Run(scorer, Path(folder))
        for name in sets:
            works = works_of(name, data)
            if works:
                show(name, works, run)
            else:
                print(
                    f"\n{name}: not measured, there is no {data / CORPORA[name]}; name its folder with --data"
                )


def works_of(name: str, data: Path) -> list[Work]:
    """Return the works of a set; none where its file is missing."""
    if name in SMALL:
        return [work | {"text": _small(work["text"])} for work in works_of(SMALL[name], data)]
    if name in OWN:
        return [gold(read_labelled(path)) for path in sorted((STORIES / OWN[name]).glob("*.txt"))]
    path = data / CORPORA[name]
    return lines_of(path) if path.is_file() else []


def _small(text: str) -> str:
    """Return a text in small letters, of the same length."""
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def show(name: str, works: Sequence[Work], run: Run) -> None:
    """Print the tables of one set."""
    answers = {system: [answer(work, read) for work in works] for system, read in SYSTEMS.items()}
    scores = {system: score(works, given, run.scorer, run.folder) for system, given in answers.items()}
    first = next(iter(SYSTEMS))
    asked = len(scores[first].verdicts)
    words = sum(len(work["text"].split()) for work in works)
    print(f"\n{name}: {len(works)} works, {words:,} words, {asked:,} quotations; per cent")
    show_accuracy(scores)
    show_styles(works, answers[first], scores[first], run)
    show_reliability(first, scores[first])


def show_accuracy(scores: dict[str, Scores]) -> None:
    """Print a row a system: what it finds, whom it names, and what correcting it brings."""
    print(
        f"{'':14}{'spans F1':>9}{'all':>7}{'expl':>7}{'anaph':>7}{'impl':>7}{'1-voice':>9}{'macro':>7}"
        f"{'wrong':>7} |{'+5%':>6}{'+10%':>6}{'+20%':>6} |{'ECE':>6}  worst work"
    )
    for system, found in scores.items():
        kinds = "".join(percent(found.accuracy(kind), 7) for kind in KINDS)
        wrong = percent(found.report["speaker"]["ALL"]["wrong_voice"], 7)
        whole = percent(found.report["one_voice"], 9) + percent(found.report["macro_acc"], 7) + wrong
        mended = "".join(percent(found.corrected(share), 6) for share in REVIEWED)
        error, (share, work) = percent(found.calibration_error(), 6), found.worst()
        spans = percent(found.report["spans_exact"]["F1"], 9)
        print(f"{system:14}{spans}{kinds}{whole} |{mended} |{error} {percent(share, 6)} {work[:28]}")


def show_styles(works: Sequence[Work], answers: Sequence[Work], whole: Scores, run: Run) -> None:
    """Print how well quotations are found, and given to their speakers, by how the work sets them."""
    styles = [style_of(work) for work in works]
    for style, count in Counter(styles).most_common():
        chosen = [at for at, one in enumerate(styles) if one == style]
        found = whole
        if count < len(works):
            found = score(
                [works[at] for at in chosen], [answers[at] for at in chosen], run.scorer, run.folder
            )
        spans, right = percent(found.report["spans_exact"]["F1"], 6), percent(found.accuracy(), 7)
        print(f"  {style:15}{spans}{right}  {count} works, {len(found.verdicts):,} quotations")


def style_of(work: Work) -> str:
    """Return the marks that most quotations of a work are set in."""
    text = work["text"]
    before = (text[: quote["start"]].rstrip(" _*")[-1:] for quote in work["quotes"])
    votes = Counter(MARKS.get(mark, "other") for mark in before)
    return votes.most_common(1)[0][0] if votes else "other"


def show_reliability(system: str, scores: Scores) -> None:
    """Print how often the system is right where it says how sure it is."""
    bins = scores.bins()
    rows = {
        f"{system}, sure": [f"{one.low:.2f}-{one.high:.2f}" for one in bins],
        "quotations": [f"{one.count:,}" for one in bins],
        "says": [percent(one.confidence, 0) for one in bins],
        "right": [percent(one.right, 0) for one in bins],
    }
    for title, cells in rows.items():
        print(f"  {title:14}" + "".join(f"{cell:>11}" for cell in cells))


def percent(share: float, width: int) -> str:
    """Return a share in per cent, right-aligned; a dash for NaN."""
    return f"{100 * share:{width}.1f}" if share == share else f"{'-':>{width}}"


if __name__ == "__main__":
    main()
