"""How well each engine is understood, and whether it says each line the same again: `make bench-voices`.

    python -m benchmarks.speech --bench-python .bench/bin/python
    python -m benchmarks.speech --again 500

The forty sentences of sentences.txt go through each installed engine as the lines of a show do: made ready
for speech, spoken, checked and finished by `drama.speech.perform`. What comes out is listened to (heard.py).
A word counts as wrong only where it fits neither the sentence as written nor as somebody reads it out
(sentences_read.txt).

`--again LINES` speaks that many different lines twice, on two empty shelves, and compares the takes.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import soundfile

from benchmarks.engines import VOICES, at_hand, rig_at
from drama.cast.model import Cast, Part, Voice
from drama.errors import EngineError
from drama.script.model import NARRATOR, Ids, Line
from drama.settings import NO_RIG, Rig
from drama.speech.perform import perform
from drama.store.shelf import Shelf
from drama.take import Take

HERE = Path(__file__).parent
GOALS = {"kokoro": "word errors 3 % at most, DistillMOS 4.2 at least", "pyttsx3": "word errors 15 % at most"}


def main() -> None:
    """Print a row for each engine."""
    asked = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        rig = rig_at(place / "rig")
        for name in asked.engines or at_hand(rig):
            voice = Voice(name, asked.voice or VOICES[name])
            if asked.again:
                lines = lines_of(many(asked.again))
                print(again(lines, voice, place / name, asked.workers, rig), flush=True)
            else:
                _listen(voice, place / name, asked, rig)


def sentences(file: str = "sentences.txt") -> list[str]:
    """Return the sentences of a file beside this one, without its comments."""
    rows = (HERE / file).read_text(encoding="utf-8").splitlines()
    return [row for row in rows if row and not row.startswith("#")]


def ways() -> list[list[str]]:
    """Return the ways to write what is heard of each sentence: as written, then as it is read out."""
    read = [row.split(" | ") for row in sentences("sentences_read.txt")]
    return [[written, *spelled] for written, spelled in zip(sentences(), read, strict=True)]


def many(count: int) -> list[str]:
    """Return so many lines that are all different: the sentences, each round under another number."""
    known = sentences()
    rounds = [f"{number // len(known) + 1}. " if number >= len(known) else "" for number in range(count)]
    return [start + known[number % len(known)] for number, start in enumerate(rounds)]


def lines_of(words: Sequence[str]) -> list[Line]:
    """Return the lines of a narrator who says `words`."""
    ids = Ids()
    return [Line(NARRATOR, said, at=at, id=ids.next(said)) for at, said in enumerate(words, start=1)]


def takes_of(lines: Sequence[Line], voice: Voice, shelf: Shelf, workers: int, rig: Rig) -> list[Take]:
    """Return the take of each line, spoken as a show's are; raises `EngineError` where one cannot be."""
    takes = perform(lines, Cast((Part(NARRATOR, voice),)), shelf, workers, rig=rig)
    return [takes[line.id] for line in lines]


def again(lines: Sequence[Line], voice: Voice, place: Path, workers: int = 1, rig: Rig = NO_RIG) -> str:
    """Return what became of lines spoken twice: how many are missing, empty or cut, how many the same.

    A take that is empty or cut is refused by `perform` itself, so one that arrived is whole; its length is
    looked at all the same.
    """
    shelves = [Shelf(place / turn) for turn in ("first", "second")]
    began = time.perf_counter()
    try:
        once, twice = (takes_of(lines, voice, shelf, workers, rig) for shelf in shelves)
    except EngineError as fault:
        return f"{voice.engine}: not all was spoken\n{fault}"
    took_s = time.perf_counter() - began
    empty = sum(not take.length for take in (*once, *twice))
    pairs = zip(once, twice, strict=True)
    same = sum(
        shelves[0].path(one.key).read_bytes() == shelves[1].path(two.key).read_bytes() for one, two in pairs
    )
    return (
        f"{voice.engine} {voice.id}: {len(lines)} lines twice in {took_s:.0f} s, none missing or cut, "
        f"{empty} empty, {same} the same bytes, {most_mb():.0f} MB at most in a process that speaks"
    )


def most_mb() -> float:
    """Return the most memory that a process started from here held, those that have ended."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def _listen(voice: Voice, out: Path, asked: argparse.Namespace, rig: Rig) -> None:
    """Speak the sentences into a folder and have them listened to."""
    wanted = ways()[: asked.lines]
    shelf = Shelf(out / "takes")
    takes = takes_of(lines_of([written for written, *_ in wanted]), voice, shelf, asked.workers, rig)
    for number, take in enumerate(takes):
        sound, rate = soundfile.read(shelf.path(take.key))
        soundfile.write(out / f"{number:03d}.wav", sound, rate)
    (out / "words.json").write_text(json.dumps(wanted), encoding="utf-8")
    print(f"{voice.engine} {voice.id}; goal: {GOALS.get(voice.engine, 'none')}", flush=True)
    subprocess.run([asked.bench_python, HERE / "heard.py", "--misheard", out], check=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("engines", nargs="*", metavar="ENGINE", help="only these (default: all installed)")
    parser.add_argument("--bench-python", help="a Python with requirements/bench-speech.txt, to listen with")
    parser.add_argument("--voice", help="another voice than the engine's usual one")
    parser.add_argument("--lines", type=int, default=40, help="only so many of the sentences")
    parser.add_argument("--workers", type=int, default=1, help="processes that speak at once")
    parser.add_argument("--again", type=int, metavar="LINES", help="speak so many lines twice and compare")
    asked = parser.parse_args()
    if not asked.again and not asked.bench_python:
        sys.exit("--bench-python or --again is needed")
    return asked


if __name__ == "__main__":
    main()
