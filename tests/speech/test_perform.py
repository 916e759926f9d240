"""Takes for a script: spoken once, kept, reused, and every failure named."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from drama.errors import EngineError
from drama.speech.perform import TOO_MANY, Progress, perform
from drama.units import to_frames


def test_every_line_gets_its_take(lines_of, cast_of, shelf):
    """By its id, as long as its words, with a mark at every word."""
    lines = lines_of("Is anyone there, at this late hour?", "Wouldn't you like to know that now.")
    takes = perform(lines, cast_of("tone"), shelf)
    assert set(takes) == {line.id for line in lines}
    for line in lines:
        take = takes[line.id]
        assert take.length == pytest.approx(to_frames(0.05 * len(line.words)), abs=to_frames(0.01))
        assert [mark.offset for mark in take.marks] == [
            0,
            *(i + 1 for i, c in enumerate(line.words) if c == " "),
        ]
        assert shelf.read(take.key).shape == (1, take.length)


def test_what_is_on_the_shelf_is_not_spoken_again(lines_of, cast_of, shelf):
    """A second run speaks nothing, touches no file, and says so at once."""
    lines = lines_of("Is anyone there?", "All is well.")
    first = perform(lines, cast_of("tone"), shelf)
    written = {path: path.stat().st_mtime_ns for path in shelf.folder.rglob("*.*")}
    said = []
    assert perform(lines, cast_of("tone"), shelf, report=said.append) == first
    assert said == [Progress(done=2, total=2, reused=2)]
    assert {path: path.stat().st_mtime_ns for path in shelf.folder.rglob("*.*")} == written


def test_a_change_that_can_be_heard_makes_a_new_take(lines_of, cast_of, shelf):
    """Words, voice and direction are in the key; the place in the script is not."""
    keys = [
        {
            take.key
            for take in perform(
                lines_of(*words, direction=direction), cast_of("tone", a=voice), shelf
            ).values()
        }
        for words, voice, direction in (
            (["Hello."], "oboe", ()),
            (["Hello!"], "oboe", ()),
            (["Hello."], "harp", ()),
            (["Hello."], "oboe", ("softly",)),
        )
    ]
    assert len(set().union(*keys)) == 4


@pytest.mark.parametrize("behind", ["whispering", "V.O., WHISPERING", "to Tom; whispering"])
def test_a_direction_behind_the_name_is_heard(lines_of, cast_of, shelf, behind):
    """As it is under the name; V.O. is no direction."""
    takes = []
    for how in ({"direction": ("whispering",)}, {"extension": behind}, {"extension": "V.O."}, {}):
        lines = [replace(line, **how) for line in lines_of("Hello.")]
        takes += perform(lines, cast_of("tone"), shelf).values()
    assert [take.key == takes[0].key for take in takes] == [True, True, False, False]
    assert takes[2].key == takes[3].key


def test_lines_that_sound_the_same_are_spoken_once(lines_of, cast_of, shelf):
    """Two roles with one voice and the same words share a take, and both have it."""
    lines = lines_of("No.", "No.", "No.")
    said = []
    takes = perform(lines, cast_of("tone", a="oboe", b="oboe"), shelf, report=said.append)
    assert len(takes) == 3
    assert len({take.key for take in takes.values()}) == 1
    assert (said[0].done, said[-1].done, said[-1].total) == (0, 3, 3)


def test_a_number_is_one_mark(lines_of, cast_of, shelf):
    """What is written as one word and spoken as five has one mark, where the first of them begins."""
    (take,) = perform(lines_of("In 1,234 days"), cast_of("tone"), shelf).values()
    assert [mark.offset for mark in take.marks] == [0, 3, 9]


def test_words_with_nothing_to_say_are_a_short_silence(lines_of, cast_of, shelf):
    """An ellipsis or an emoji alone is a beat of silence, not an error."""
    for take in perform(lines_of("...", "\U0001f600", "\u2014"), cast_of("tone"), shelf).values():
        assert take.length == to_frames(0.25)
        assert not shelf.read(take.key).any()


def test_words_longer_than_the_engine_speaks_are_not_cut_short(lines_of, cast_of, shelf, monkeypatch):
    """A long speech comes back whole, its marks rising to the last word."""
    monkeypatch.setattr("drama.speech.tone.Tone.longest", 80)
    words = "The river rose, and the mill stood in it. " * 40
    take = next(iter(perform(lines_of(words), cast_of("tone"), shelf).values()))
    assert take.length > to_frames(0.05 * len(words.strip()) * 0.95)
    assert len(take.marks) == len(words.split())
    assert [mark.frame for mark in take.marks] == sorted(mark.frame for mark in take.marks)
    assert words[take.marks[-1].offset :].strip() == "it."


def test_all_failures_are_listed_and_the_rest_is_kept(lines_of, cast_of, shelf, troubled):
    """One problem for each fault, with file and line; lines that were spoken are there next time."""
    lines = lines_of("refuse", "All is well.", "silence now", "refuse this too", "nothing at all")
    with pytest.raises(EngineError) as trouble:
        perform(lines, cast_of(troubled), shelf, workers=2, source="ford.fountain")
    said = str(trouble.value)
    assert "ford.fountain:10: this engine does not say that (also on line 13)" in said
    assert "ford.fountain:12: the speech engine 'troubled' returned silence for 'silence now'" in said
    assert "ford.fountain:14: the speech engine 'troubled' returned no sound" in said
    assert len(trouble.value.problems) == 3
    assert len(list(shelf.folder.rglob("*.flac"))) == 1


def test_an_engine_that_always_fails_is_not_asked_for_ever(lines_of, cast_of, shelf, troubled):
    """After some failures the rest is left, and the problem says how much."""
    lines = lines_of(*(f"refuse {number}" for number in range(100)))
    with pytest.raises(EngineError, match=f"{100 - TOO_MANY} more takes were not tried"):
        perform(lines, cast_of(troubled), shelf, workers=1)


def test_an_unknown_engine_stops_the_run_before_anything_is_spoken(lines_of, cast_of, shelf):
    """The problem lists the engines there are."""
    with pytest.raises(EngineError, match="choose one of"):
        perform(lines_of("Hello."), cast_of("kokorro"), shelf)


def test_nothing_to_do_is_done_at_once(cast_of, shelf):
    """No lines, no takes, and a report that says so."""
    said = []
    assert perform([], cast_of("tone"), shelf, report=said.append) == {}
    assert said[-1].total == 0


PROGRAM = """
import sys
from pathlib import Path
from drama.cast.model import Cast, Part, Voice
from drama.script.model import Ids, Line
from drama.store.shelf import Shelf
from drama.settings import ENGINES
from drama.speech.perform import perform
ENGINES["troubled"] = "troubled"
if __name__ == "__main__":
    ids = Ids()
    said = ["hang", *("This is said. " * n for n in range(1, 9))]
    lines = [Line("A", words, id=ids.next(words)) for words in said]
    cast = Cast((Part("A", Voice("troubled", "oboe")),))
    tell = lambda p: print(p.done, flush=True)
    perform(lines, cast, Shelf(Path(sys.argv[1])), workers=2, report=tell)
"""


def left_of_group(group):
    """Return the state, parent and group of every process still running in a process group."""
    stats = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it may have ended since
            stats.append(path.read_text().rpartition(")")[2].split()[:3])
    return [stat for stat in stats if int(stat[2]) == group and stat[0] != "Z"]


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_ctrl_c_ends_everything_at_once_and_keeps_what_was_spoken(tmp_path):
    """One KeyboardInterrupt in the program itself, no process left, all finished takes on the shelf."""
    script = tmp_path / "program.py"
    script.write_text(PROGRAM)
    folders = filter(None, (str(Path(__file__).parent), os.environ.get("PYTHONPATH")))
    path = {**os.environ, "PYTHONPATH": os.pathsep.join(folders)}
    with subprocess.Popen(
        [sys.executable, script, tmp_path / "shelf"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=path,
        start_new_session=True,
    ) as program:
        while program.stdout.readline() != "8\n":
            pass
        begun = time.monotonic()
        os.killpg(program.pid, signal.SIGINT)
        _, complaint = program.communicate(timeout=30)
    assert time.monotonic() - begun < 10
    assert complaint.count("Traceback") == 1
    assert complaint.rstrip().endswith("KeyboardInterrupt")
    assert len(list((tmp_path / "shelf").rglob("*.json"))) == 8
    deadline = time.monotonic() + 5  # multiprocessing's own tracker ends a moment later
    while left_of_group(program.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not left_of_group(program.pid)
