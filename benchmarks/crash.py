"""What an episode is after a crash: `python -m benchmarks.crash --kills 100`.

A small show (three scenes, a cave, a bed, the tone engine) is rendered once, undisturbed. Then it is rendered
again and again with something that goes wrong on the way: the process, or the process and all it started,
killed with SIGKILL when a random stage has come a random tenth of its way; the disk full at a random file
size; a file of the cache, of any kind, cut short, emptied, or with some of its bits turned. After each the
command is run again, and the episode must be there, byte for byte as the undisturbed one, with nothing
half-written left behind. Kills need a Unix.
"""

import argparse
import os
import random
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import scipy.signal  # noqa: F401 (for the forks to have it)
import soundfile

import drama.pipeline  # noqa: F401 (for the forks to have it)
from drama.__main__ import main as main_of_drama
from drama.units import RATE

STAGES = ("sound", "speech", "space", "mix", "encode", "end")
"""Where a render is killed; "end" is when the last tenth of its encoding has been told."""

LINES = 15


@dataclass(frozen=True)
class Outcome:
    """What became of a trial: where it went wrong, whether it was cut off, and what came next."""

    kind: str
    stage: str
    cut: bool
    finished: bool
    identical: bool


def start_show(folder: Path) -> None:
    """Write the show that is rendered: its screenplay, voices and a sound of its own."""
    (folder / "voices").mkdir(parents=True)
    (folder / "sfx").mkdir()
    (folder / "show.yaml").write_text(
        "engine: tone\npacing: {between_scenes_s: 0.5, establish_s: 0.3}\n", encoding="utf-8"
    )
    voices = "narrator: {}\nroles:\n  MARA: {pan: -0.2}\n  TOM: {pitch: 1}\n"
    (folder / "voices/a.yaml").write_text(voices, encoding="utf-8")
    noise = np.random.default_rng(0).normal(0.0, 0.1, (2 * RATE, 2))
    for name in ("river", "room tone"):  # the generated ones take longer than all else together
        soundfile.write(folder / f"sfx/{name}.wav", noise, RATE)
    scenes = ("THE FORD", "THE CAVE", "THE ROAD")
    text = "# One\n\n"
    for number in range(LINES):
        if number % 5 == 0:
            text += f".{scenes[number // 5]}\n\nAMBIENCE: river\n\n"
        text += f"{('MARA', 'TOM')[number % 2]}\nLine {number}.\n\n"
    (folder / "a.fountain").write_text(text, encoding="utf-8")


def finished(folder: Path) -> dict[str, bytes]:
    """Return everything a render leaves in `output/`, by name."""
    found = sorted(path for path in (folder / "output").rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def rendering(folder: Path, prepare: Callable[[], object] = lambda: None) -> tuple[int, int]:
    """Begin to render the show, and return the process and where its stderr is read.

    The process is a fork of this one, so that what is imported already need not be imported again.
    """
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    code = 1
    try:
        os.setsid()
        os.dup2(writing, 2)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.close(reading)
        os.chdir(folder)
        prepare()
        sys.argv[:] = ["drama", "render", "a.fountain"]
        main_of_drama()
        code = 0
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def render(folder: Path, prepare: Callable[[], object] = lambda: None) -> tuple[int, str]:
    """Render the show to its end, whatever that is, and return its exit code and what it said."""
    process, reading = rendering(folder, prepare)
    with os.fdopen(reading, encoding="utf-8", errors="replace") as said:
        told = said.read()
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), told


def killed(folder: Path, chance: random.Random, group: bool) -> tuple[str, bool]:
    """Render the show and kill it on the way; returns at which stage, and whether it had not ended before."""
    stage, tenth = chance.choice(STAGES), chance.randint(1, 10)
    wanted = rf"{'encode' if stage == 'end' else stage}: (\d+)%"
    share, wait_s = 100 if stage == "end" else 10 * tenth, chance.uniform(0.0, 0.08)
    process, reading = rendering(folder)
    with os.fdopen(reading, encoding="utf-8", errors="replace") as said:
        for row in said:
            if (told := re.match(wanted, row)) and int(told[1]) >= share:
                time.sleep(wait_s)
                break
        running = os.waitpid(process, os.WNOHANG) == (0, 0)
        if running:
            (os.killpg if group else os.kill)(process, signal.SIGKILL)
            os.waitpid(process, 0)
    return stage, running


def disk_full(folder: Path, chance: random.Random) -> tuple[str, bool]:
    """Render the show where no file may grow beyond a random size."""
    limit = round(10 ** chance.uniform(2.0, 5.9))

    def small_disk() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    code, said = render(folder, small_disk)
    if code not in (0, 8):
        raise RuntimeError(f"exit code {code}: {said}")
    return f"up to {10 ** len(str(limit)):,} bytes", code != 0


CACHED = {
    "takes": "shelf/*/*.flac",
    "cards of takes": "shelf/*/*[0-9a-f].json",
    "notes": "shelf/*/*.note.json",
    "reels": "reels/*/*",
    "ledger": "finished/*",
    "rates": "rates.json",
    "records": "../output/a/*.json",
}
"""The kinds of files that a render keeps for the next, under `.drama/`."""


def _cut_short(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))] if content else b""


def _turned(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


DAMAGE: dict[str, Callable[[bytes, random.Random], bytes | None]] = {
    "cut short": _cut_short,
    "emptied": lambda content, chance: b"",
    "bits turned": _turned,
    "deleted": lambda content, chance: None,
}


def damaged(folder: Path, chance: random.Random, kind: str, how: str, part: float = 0.3) -> tuple[str, bool]:
    """Damage some files of one kind in the cache of a rendered show, and forget the finished file."""
    files = sorted((folder / ".drama").glob(CACHED[kind]))
    for path in chance.sample(files, max(1, round(part * len(files)))) if files else ():
        content = DAMAGE[how](path.read_bytes(), chance)
        if content is None:
            path.unlink()
        else:
            path.write_bytes(content)
    if kind not in ("ledger", "records", "rates"):  # else nothing of the cache would be read
        (folder / "output/a/a.mp3").unlink()
    if kind in ("takes", "cards of takes", "notes"):
        shutil.rmtree(folder / ".drama/reels")
    return f"{kind}, {how}", True


def trial(
    kind: str,
    folder: Path,
    undisturbed: dict[str, bytes],
    disturb: Callable[[Path], tuple[str, bool]],
    rendered: Path | None = None,
) -> Outcome:
    """Return what became of one show that was disturbed; `rendered` is copied where it was whole before."""
    shutil.rmtree(folder, ignore_errors=True)
    if rendered:
        shutil.copytree(rendered, folder)
    else:
        start_show(folder)
    stage, cut = disturb(folder)
    code, said = render(folder)
    identical = finished(folder) == undisturbed and not list(folder.rglob("*.part"))
    if code or not identical:
        left = [str(path.relative_to(folder)) for path in folder.rglob("*.part")]
        print(f"{kind}, {stage}: exit code {code}, left {left}\n{said[-2_000:]}", file=sys.stderr, flush=True)
    return Outcome(kind, stage, cut, code == 0, identical)


def table(outcomes: Sequence[Outcome]) -> str:
    """Return the outcomes, a row for each kind and stage."""
    rows = [
        "| what | where | times | cut off | then finished | identical |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for (kind, stage), count in Counter((one.kind, one.stage) for one in outcomes).items():
        some = [one for one in outcomes if (one.kind, one.stage) == (kind, stage)]
        told = [sum(getattr(one, name) for one in some) for name in ("cut", "finished", "identical")]
        rows.append(f"| {kind} | {stage} | {count} | {' | '.join(map(str, told))} |")
    every = [sum(getattr(one, name) for one in outcomes) for name in ("cut", "finished", "identical")]
    rows.append(f"| all | | {len(outcomes)} | {' | '.join(map(str, every))} |")
    return "\n".join(rows)


def main() -> None:
    """Disturb a show as often as asked and print what became of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=100, help="how often it is killed")
    parser.add_argument("--full", type=int, default=10, help="how often the disk is full")
    parser.add_argument(
        "--damages", type=int, default=1, help="how often each kind of file is damaged each way"
    )
    parser.add_argument("--ways", nargs="*", choices=DAMAGE, default=list(DAMAGE), help="the ways of damage")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    with tempfile.TemporaryDirectory(prefix="drama-crash-") as temporary:
        rendered, folder = Path(temporary, "rendered"), Path(temporary, "show")
        start_show(rendered)
        code, said = render(rendered)
        if code:
            raise SystemExit(said)
        run = partial(trial, folder=folder, undisturbed=finished(rendered))
        outcomes = [
            run(
                f"killed{', with all it started' if group else ''}",
                disturb=partial(killed, chance=chance, group=group),
            )
            for group in (number % 2 == 1 for number in range(asked.kills))
        ]
        outcomes += [run("disk full", disturb=partial(disk_full, chance=chance)) for _ in range(asked.full)]
        for kind in CACHED:
            for how in asked.ways:
                disturb = partial(damaged, chance=chance, kind=kind, how=how)
                outcomes += [run("damaged", disturb=disturb, rendered=rendered) for _ in range(asked.damages)]
    print(table(sorted(outcomes, key=lambda one: (one.kind, one.stage))))
    if not all(one.finished and one.identical for one in outcomes):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
