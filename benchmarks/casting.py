"""Proposed casts for three very different scripts, spoken by the real engine and heard by a speaker encoder.

    python benchmarks/casting.py [--engine pyttsx3] [--lines 4]

For each script: the most alike two roles that share a scene (cosine of the means of their lines, the narrator
included), and the least steady role (mean cosine between its own lines). docs/casting.md says how to read it.
Needs requirements/bench-casting.txt; `make bench-casting` sees to that.
"""

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from benchmarks.speakers import ALIKE, SAME, SHORTEST_S, Encoder, Vector, mean, steadiness
from drama.cast.assign import assign, voices_of
from drama.cast.model import Cast, Voice
from drama.cast.propose import meetings, propose
from drama.cast.sheet import Sheet
from drama.desk import manuscript
from drama.script.model import NARRATOR, Script
from drama.script.screenplay import read
from drama.settings import ENGINES
from drama.speech.engine import SpeechEngine, open_engine
from drama.speech.utterance import Utterance

ROOT = Path(__file__).parent.parent
SCRIPTS = (
    *(ROOT / "benchmarks/casts" / f"{name}.fountain" for name in ("the-lock", "the-bell", "low-water")),
    ROOT / "examples/the-river-gate.fountain",
)
SHORTEST_WORDS = 7
"""Lines shorter than this say too little about a speaker to be counted."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A role as heard: how many lines, the mean of their embeddings, and the cosine between them."""

    lines: int
    vector: Vector
    steadiness: float


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--engine", default="pyttsx3", choices=tuple(ENGINES))
    parser.add_argument("--lines", type=int, default=4, help="lines spoken of each role")
    asked = parser.parse_args()
    engine, encoder = open_engine(asked.engine), Encoder()
    print(f"{asked.engine}: goals: two who meet at most {ALIKE}, one's own lines at least {SAME}")
    print(f"{'script':22} {'roles':>5} {'pairs':>5}  {'most alike':38} {'least steady':24}")
    for path in SCRIPTS:
        script = read(path.read_text(encoding="utf-8"), str(path))
        cast = proposed(script, path, engine, asked.engine)
        heard = {
            part.role: hear(script, part.role, part.voice, engine, encoder, asked.lines)
            for part in cast.parts
        }
        print(row(path.stem, script, {role: one for role, one in heard.items() if one}), flush=True)


def proposed(script: Script, path: Path, engine: SpeechEngine, name: str) -> Cast:
    """Return the cast as drama proposes it for a script nobody has cast yet."""
    voices = voices_of(engine, name)
    roles = propose(script, manuscript.people(path), voices, Sheet(), name)
    narrator = next(role for role in roles if role.role == NARRATOR)
    sheet = Sheet(narrator, tuple(role for role in roles if role is not narrator))
    return assign(script, sheet, engine, name)


def hear(
    script: Script, role: str, voice: Voice, engine: SpeechEngine, encoder: Encoder, most: int
) -> Heard | None:
    """Return a role as heard in its first lines that are long enough; None where it has none."""
    own = [line.words for line in script.lines() if line.role == role]
    vectors = []
    for words in [words for words in own if len(words.split()) >= SHORTEST_WORDS][:most]:
        spoken = engine.speak(Utterance(words[:300], voice))
        if len(spoken.sound) >= SHORTEST_S * spoken.rate:
            vectors.append(encoder.embed(spoken.sound, spoken.rate))
    return Heard(len(vectors), mean(vectors), steadiness(vectors)) if vectors else None


def row(name: str, script: Script, heard: Mapping[str, Heard]) -> str:
    """Return a script's row of the table."""
    together = meetings(script, Sheet())
    pairs = [
        (float(heard[one].vector @ heard[other].vector), one, other)
        for one, other in combinations(heard, 2)
        if NARRATOR in (one, other) or frozenset((one, other)) in together
    ]
    alike, one, other = max(pairs)
    least, role = min((each.steadiness, role) for role, each in heard.items())
    nearest = f"{alike:.2f} {one} / {other}"
    over = sum(cosine > ALIKE for cosine, _, _ in pairs)
    return f"{name:22} {len(heard):5} {len(pairs):5}  {nearest:38} {least:.2f} {role:20} {over} above {ALIKE}"


if __name__ == "__main__":
    main()
