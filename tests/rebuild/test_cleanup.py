"""`drama clean`: what is not needed goes; what is needed or the user's own stays, and all beside a render."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

from drama.pipeline import build
from drama.rebuild.cleanup import Kept, Limits, chosen
from drama.show.production import open_production
from drama.show.project import open_project

SCRIPT = "# One\n\nMARA\nHello? {0}\n\nThe wind blew.\n\nTOM\nGo away, {0}.\n"


@pytest.fixture(scope="module")
def rendered(tmp_path_factory):
    """A show with two episodes, one of them rendered twice with other words, and files of the user's own."""
    show = tmp_path_factory.mktemp("clean")
    (show / "show.yaml").write_text("engine: tone\nvoices: cast.yaml\n", encoding="utf-8")
    (show / "voices").mkdir()
    (show / "voices/cast.yaml").write_text("narrator: {}\nroles: {MARA: {}, TOM: {}}\n", encoding="utf-8")
    for name, word in (("a", "first"), ("a", "second"), ("b", "third")):
        script = show / f"{name}.fountain"
        script.write_text(SCRIPT.format(word), encoding="utf-8")
        build(open_production(open_project(script, show), script))
    for mine in ("recordings/a/x.wav", "sfx/wind.wav", "a.corrections.yaml"):
        (show / mine).parent.mkdir(parents=True, exist_ok=True)
        (show / mine).write_text("mine", encoding="utf-8")
    (show / "sfx/wind.wav").unlink()
    return show


@pytest.fixture
def folder(show, rendered):
    shutil.copytree(rendered, show, dirs_exist_ok=True)
    return show


def files(folder, but=(".drama",)):
    return {
        path: path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not set(but) & set(path.parts)
    }


def takes(folder):
    return {path.stem for path in (folder / ".drama/shelf").glob("*/*.flac")}


def age(folder, days):
    """Let everything in the cache look as if it was last used so many days ago."""
    for path in (folder / ".drama/shelf").glob("*/*"):
        os.utime(path, (time.time() - days * 86_400,) * 2)


def test_what_the_cache_holds_is_shown(folder, drama):
    """Counts, sizes and what is not needed; showing removes nothing."""
    before = takes(folder)
    out = drama("clean").out
    assert "2 not needed" in out, "the two lines that were spoken with other words"
    assert takes(folder) == before
    answer = json.loads(drama("clean", "--json").out)
    assert answer["cache"]["voices"]["count"] - answer["cache"]["voices"]["needed"] == 2
    assert answer["cache"]["sounds"] == answer["cache"]["sounds"] | {"count": 1, "needed": 1}


def test_what_is_old_and_not_needed_goes(folder, drama):
    """Two takes go with their notes; both episodes are as they were, and so are the user's files."""
    age(folder, 31)
    before, kept = takes(folder), files(folder)
    assert drama("clean", "--older-than", "32d").out.endswith("removed 0 things, 0.0 kB\n")
    assert "would remove 4 things" in drama("clean", "--older-than", "30d", "--dry-run").out
    assert takes(folder) == before
    assert "removed 4 things" in drama("clean", "--older-than", "30d").out
    assert len(before - takes(folder)) == 2
    assert files(folder) == kept
    for script in ("a.fountain", "b.fountain"):
        assert "0 spoken now" in drama("render", script).out


def test_an_episode_that_was_never_finished_keeps_its_takes(folder, drama):
    """What a killed render has spoken is needed by its screenplay, though no record tells of it."""
    shutil.rmtree(folder / "output/b")
    age(folder, 100)
    drama("clean", "--older-than", "1d", "--larger-than", "0kB")
    assert "0 spoken now" in drama("render", "b.fountain").out


def test_all_of_it_goes_and_is_made_again(folder, drama):
    """With --all only marks are left: files stay known as drama's, and are made again, byte for byte."""
    path = folder / "output/a/a.mp3"
    finished = path.read_bytes()
    assert drama("export", "a.fountain", "--format", "vtt").code == 0
    kept = files(folder)
    drama("clean", "--all")
    assert files(folder) == kept
    there = json.loads(drama("clean", "--json").out)["cache"]
    assert [kind for kind, one in there.items() if one["count"]] == ["marks"]
    (folder / "a.fountain").write_text((folder / "a.fountain").read_text(encoding="utf-8") + "\nGone.\n")
    assert drama("render", "a.fountain").code == 0
    assert "kept as" not in drama("export", "a.fountain", "--format", "vtt").out
    (folder / "a.fountain").write_text((folder / "a.fountain").read_text(encoding="utf-8")[:-7])
    path.unlink()
    assert drama("render", "a.fountain").code == 0
    assert path.read_bytes() == finished


def test_a_screenplay_that_cannot_be_read(folder, drama):
    """What such an episode needs cannot be told, so nothing goes but with --all."""
    (folder / "c.fountain").write_text("AMBIANCE: rain\n\nMARA\nHello.\n", encoding="utf-8")
    before = takes(folder)
    shown = drama("clean")
    assert (shown.code, "; 0 not needed" in shown.out, "c.fountain:1" in shown.err) == (0, True, True)
    for dry in ((), ("--dry-run",)):
        ran = drama("clean", "--older-than", "0h", *dry)
        assert ran.code == 10
        assert "c.fountain:1" in ran.err
    assert takes(folder) == before
    assert drama("clean", "--all").code == 0


def test_a_screenplay_that_has_no_voices_yet(folder, drama):
    """A story that was just converted stops nobody: what it may need stays, the rest is told and goes."""
    (folder / "c.fountain").write_text("ANNA\nHello.\n\nBEA\nWho?\n", encoding="utf-8")
    age(folder, 100)
    for reel in (folder / ".drama").glob("*/*/*.reel"):
        os.utime(reel, (time.time() - 100 * 86_400,) * 2)
    before, kept = takes(folder), files(folder)
    ran = drama("clean")
    assert ran.code == 0
    assert " voices " in ran.out
    assert "; 0 not needed" in ran.out
    assert "c.fountain:2: what its episode needs cannot be told, so all voices," in ran.err
    assert "ANNA has no voice in" in ran.err
    assert "drama cast " in ran.err
    (note,) = json.loads(drama("clean", "--json").out)["untold"]
    assert "c.fountain" in note
    going = json.loads(drama("clean", "--older-than", "30d", "--dry-run", "--json").out)["would_remove"]
    ran = drama("clean", "--older-than", "30d")
    assert (ran.code, f"removed {going['count']} thing" in ran.out) == (0, True)
    assert going["count"] > 0
    assert not list((folder / ".drama").glob("*/*/*.reel"))
    assert "c.fountain:2" in ran.err
    assert (takes(folder), files(folder)) == (before, kept)
    assert "stay" not in drama("clean", "--all", "--dry-run").err
    drama("cast", "c.fountain", "--propose")
    assert "2 not needed" in drama("clean").out


def test_beside_a_render(folder, drama):
    """While the show is rendered nothing is removed, and the message says by whom it is held."""
    before = takes(folder)
    with open_project(folder, folder).rendering():
        ran = drama("clean", "--all")
    assert ran.code == 10
    assert f"process {os.getpid()}" in ran.err
    assert takes(folder) == before


def test_the_lock_of_a_killed_process(folder, drama):
    """A process that was killed while it held the show stops nobody."""
    code = (
        "import time; from pathlib import Path; from drama.show.project import open_project\n"
        "with open_project(Path('.'), Path('.')).rendering(): print('held', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", code], cwd=folder, stdout=subprocess.PIPE, text=True)
    assert holder.stdout.readline() == "held\n"
    assert drama("clean", "--all").code == 10
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    assert drama("clean", "--all").code == 0


@pytest.mark.parametrize(
    ("option", "value"), [("--older-than", "soon"), ("--larger-than", "2 apples"), ("--older-than", "-3d")]
)
def test_a_limit_that_is_none(folder, drama, option, value):
    """A limit that cannot be read removes nothing."""
    before = takes(folder)
    assert drama("clean", f"{option}={value}").code == 2
    assert takes(folder) == before


def thing(key, used_s, needed=False):
    return Kept("voices", key, (), 100, used_s, needed)


def test_the_longest_unused_goes_first():
    """Down to the size asked for, never what is needed, the longest unused before all others."""
    kept = tuple(thing(str(n), float(n), needed=n == 0) for n in range(5))
    assert [one.key for one in chosen(kept, Limits(larger_than_bytes=250), 10.0)] == ["1", "2", "3"]
    assert [one.key for one in chosen(kept, Limits(larger_than_bytes=0), 10.0)] == ["1", "2", "3", "4"]
    assert [one.key for one in chosen(kept, Limits(older_than_s=7.5), 10.0)] == ["1", "2"]
    assert chosen(kept, Limits(larger_than_bytes=500), 10.0) == ()
    assert len(chosen(kept, Limits(everything=True), 10.0)) == 5


def test_much_is_chosen_from_in_time_that_grows_with_it():
    """A season leaves tens of thousands of takes, and nobody can render while they are cleaned."""
    kept = tuple(thing(str(n), float(n)) for n in range(30_000))
    began = time.process_time()
    assert len(chosen(kept, Limits(older_than_s=1.0, larger_than_bytes=0), 29_000.0)) == 30_000
    assert time.process_time() - began < 5.0


@pytest.mark.parametrize("command", [("clean", "typo", "--all"), ("studio", "typo", "--no-browser")])
def test_a_show_that_is_not_there_is_not_the_one_around(show, drama, command):
    """Its cache stays."""
    kept = show / ".drama" / "shelf" / "ab" / "abcd.flac"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"")
    ran = drama(*command)
    assert "typo: there is no such folder or file" in ran.err
    assert ran.code == 10
    assert kept.is_file()
