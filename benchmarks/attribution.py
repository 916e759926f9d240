"""Attribute the quotations of stories with known speakers, and time it.

    python benchmarks/attribution.py GOLD.jsonl OUT.jsonl

GOLD has one work a line with at least `work` and `text`; nothing else of it is looked at. OUT gets one line a
work: `{"work", "quotes": [{"start", "end", "speaker", "conf", "kind", "method"}]}`, offsets into `text`.
"""

import json
import re
import sys
from pathlib import Path
from time import process_time

from drama.errors import Place
from drama.script.prose.attribute import attribute
from drama.script.prose.quotes import find
from drama.story.model import Chapter, Paragraph, Scene, Story


def story_of(text: str) -> Story:
    """Return a bare text as one scene, offsets as in `text`; blank lines part its paragraphs."""
    place = Place("gold")
    paragraphs = tuple(
        Paragraph(found.start(), found.end(), place) for found in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)
    )
    return Story("", "", text, (Chapter("", (Scene(paragraphs),), place),), (), "gold")


def attributed(work: dict[str, str]) -> tuple[dict[str, object], float]:
    """Return a work's line of OUT and the processor seconds it took."""
    story = story_of(work["text"])
    start = process_time()
    reading = attribute(story, find(story))
    seconds = process_time() - start
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
    return {"work": work["work"], "quotes": quotes}, seconds


def main(gold: Path, out: Path) -> None:
    """Write OUT and print words a second of every work."""
    with gold.open(encoding="utf-8") as lines, out.open("w", encoding="utf-8") as answers:
        for line in lines:
            work = json.loads(line)
            answer, seconds = attributed(work)
            answers.write(json.dumps(answer) + "\n")
            words = len(work["text"].split())
            print(f"{work['work']:30} {words:8} words {seconds:6.1f} s {words / seconds:8.0f} words/s")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
