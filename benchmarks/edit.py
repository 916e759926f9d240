"""What an edit costs in an hour-long show: `make bench-edit` (docs/incremental.md).

The show is made up: ten chapters of three scenes of thirty lines, each over an ambience of its own, spoken
by the tone engine, so that what is timed is everything after speech. Every row is `drama render` from the
shell, in the folder of the row before; the last one has nothing but the takes, and its file must be that of
the row before it, byte for byte. Seconds of the processor are those of ffmpeg too.
"""

import argparse
import hashlib
import json
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

CHAPTERS, SCENES, LINES = 10, 3, 30
AMBIENCES = ("river", "wind", "forest", "sea", "rain")
WORDS = [
    "the",
    "river",
    "was",
    "higher",
    "than",
    "anybody",
    "in",
    "the",
    "village",
    "had",
    "ever",
    "seen",
    "it",
    "and",
    "nobody",
    "said",
    "a",
    "word",
    "about",
]


@dataclass(frozen=True, slots=True)
class Cost:
    """What one render cost: lines spoken, reels made anew of all there are, seconds."""

    what: str
    spoken: int
    reels: int
    of: int
    wall_s: float
    cpu_s: float
    seconds: float
    file: str


def main() -> None:
    """Render the show, edit it, render it again, and print what each took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--chapters", type=int, default=CHAPTERS, help="of six minutes each")
    chapters = parser.parse_args().chapters
    with TemporaryDirectory(prefix="drama-bench-") as folder:
        show = Path(folder)
        text = screenplay(chapters)
        middle = len(text) // 2
        edited = text[:middle] + text[middle:].replace("higher", "deeper still", 1)
        louder = edited.replace("AMBIENCE: wind", "AMBIENCE: wind, strong", 1)
        print(f"{'':28}{'lines':>7}{'reels':>7}{'wall s':>9}{'CPU s':>8}{'share':>8}")
        renders = (
            ("from nothing", text),
            ("nothing changed", text),
            ("one word edited", edited),
            ("another title", edited.replace("Title: The Hour", "Title: The Longer Hour")),
            ("one ambience changed", louder),
            ("the same, from takes alone", louder),
        )
        costs: list[Cost] = []
        for what, played in renders:
            if what == renders[-1][0]:
                shutil.rmtree(show / ".drama" / "reels")
                shutil.rmtree(show / "output")
            costs.append(render(what, show, played))
            print(row(costs[-1], costs[0]), flush=True)
    print(f"{costs[0].seconds / 60:.0f} minutes, {costs[0].of} reels")
    if costs[-1].file != costs[-2].file:
        sys.exit("the file of a render from takes alone is another one")


def screenplay(chapters: int) -> str:
    """Return a screenplay of so many chapters, no line the same as another."""
    parts = ["Title: The Hour\n"]
    for chapter in range(chapters):
        parts.append(f"# Part {chapter + 1}\n")
        for scene in range(SCENES):
            parts += ["***\n"] if scene else []
            parts.append(f"AMBIENCE: {AMBIENCES[(chapter * SCENES + scene) % len(AMBIENCES)]}\n")
            for line in range(LINES):
                number = (chapter * SCENES + scene) * LINES + line
                first = number % len(WORDS)
                words = " ".join([*WORDS[first:], *WORDS[:first]][: 12 + number % 5])
                parts.append(f"{('MARA', 'TOM')[line % 2]}\n{words.capitalize()}, {number}.\n")
    return "\n".join(parts)


def render(what: str, show: Path, text: str) -> Cost:
    """Write the screenplay, render it from the shell, and return what that took."""
    script = show / "hour.fountain"
    script.write_text(text, encoding="utf-8")
    (show / "show.yaml").write_text("title: Hours\nengine: tone\n", encoding="utf-8")
    (show / "voices").mkdir(exist_ok=True)
    (show / "voices" / "hour.yaml").write_text("narrator: {}\nroles: {MARA: {}, TOM: {}}\n", encoding="utf-8")
    before, cpu, wall = reels(show), children_s(), time.monotonic()
    command = [sys.executable, "-m", "drama", "render", script.name, "--json"]
    ran = subprocess.run(command, cwd=show, capture_output=True, text=True, check=False)
    if ran.returncode:
        sys.exit(ran.stderr)
    told = json.loads(ran.stdout)
    wall_s, cpu_s = time.monotonic() - wall, children_s() - cpu
    new = len(reels(show) - before)
    digest = hashlib.sha256(Path(told["file"]).read_bytes()).hexdigest()
    return Cost(
        what, told["spoken_anew"], new // 2, len(reels(show)) // 2, wall_s, cpu_s, told["seconds"], digest
    )


def reels(show: Path) -> set[Path]:
    """Return the entries of the vault: of each reel what was heard of its mix, and its sound encoded."""
    return set((show / ".drama" / "reels").glob("*/*.reel"))


def children_s() -> float:
    """Return the seconds of the processor that ended children took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def row(cost: Cost, first: Cost) -> str:
    """Return a row of the table, with the share of the first render's processor time."""
    share = cost.cpu_s / first.cpu_s
    return f"{cost.what:28}{cost.spoken:7}{cost.reels:7}{cost.wall_s:9.1f}{cost.cpu_s:8.1f}{share:8.1%}"


if __name__ == "__main__":
    main()
