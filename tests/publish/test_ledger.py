"""A finished file is made again only where something in it would be another."""

import json
import os
import shutil
from hashlib import sha256

import numpy as np
import pytest
import soundfile
from pictures import png

from drama.publish.ledger import Ledger, file_key
from drama.publish.tags import Tags
from drama.settings import PROFILES
from drama.show.about import Art
from drama.timeline import Timeline

SCRIPT = """Title: Two Gates

# One

AMBIENCE: hum

MARA
Is anyone there?

# Two

MARA
Good night.
"""


@pytest.fixture
def episode(show, drama):
    (show / "voices").mkdir()
    (show / "voices/gates.yaml").write_text("narrator: {}\nroles: {MARA: {}}\n")
    (show / "gates.fountain").write_text(SCRIPT)
    (show / "cover.png").write_bytes(png(100, 100))
    (show / "sfx").mkdir()
    hum = np.random.default_rng(1).standard_normal(3 * 44_100) * 0.1
    soundfile.write(show / "sfx/hum.wav", hum.astype(np.float32), 44_100)
    rendered(drama)
    return show / "output/gates/gates.mp3"


def rendered(drama):
    """Render, and return the stages that took time."""
    return set(json.loads(drama("render", "gates.fountain", "--json").out)["stage_seconds"])


def test_a_render_that_changes_nothing_neither_mixes_nor_encodes(episode, drama):
    """The file stays untouched, and is told of as before."""
    before = episode.stat().st_mtime_ns
    assert rendered(drama) == {"sound", "speech"}
    assert episode.stat().st_mtime_ns == before


def test_a_picture_of_a_chapter_counts_by_what_is_in_it(tmp_path):
    """The file's key is the same where the show was moved, and another for another picture, title or link."""

    def key(folder, title="One", link="", content=b"a"):
        (tmp_path / folder).mkdir(exist_ok=True)
        image = tmp_path / folder / "one.png"
        image.write_bytes(content)
        tags = Tags("T", chapters={title: Art(image, link)})
        return file_key(Timeline("T", "", (), (), 0), PROFILES["podcast"], "mp3", tags, [image])

    assert key("here") == key("there")
    others = key("here", "Two"), key("here", link="https://a.example"), key("here", content=b"b")
    assert len({key("here"), *others}) == 4


def test_a_show_that_was_moved_has_not_changed(episode, show, drama, monkeypatch, tmp_path_factory):
    """Nor has one whose ledger an older version wrote, which knew files by their whole paths."""
    file, folder = show / "output/gates/gates.mp3", show / ".drama/finished"
    ledger, former = Ledger(folder), folder / f"{sha256(str(file).encode()).hexdigest()[:24]}.json"
    (entry,) = (one for one in folder.iterdir() if "key" in json.loads(one.read_text()))
    entry.rename(former)
    assert ledger.untouched(file)
    assert rendered(drama) == {"sound", "speech"}
    ledger.forget(file)
    assert not ledger.untouched(file)
    assert "encode" in rendered(drama)
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "show"
    shutil.move(show, elsewhere)
    show.mkdir()  # the fixture's
    monkeypatch.chdir(elsewhere)
    assert "changed" not in drama("why", "gates.fountain").out
    assert rendered(drama) == {"sound", "speech"}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("gates.fountain", "Good night.", "Good day."),
        ("gates.fountain", "# Two", "# Three"),
        ("voices/gates.yaml", "MARA: {}", "MARA: {pan: 0.2}"),
        ("show.yaml", "engine: tone", "engine: tone\nprofile: spotify"),
        ("show.yaml", "engine: tone", "engine: tone\nauthor: Us"),
        ("show.yaml", "engine: tone", "engine: tone\ncover: cover.png"),
        ("show.yaml", "engine: tone", "engine: tone\nducking: {depth_db: -12}"),
        ("show.yaml", "engine: tone", "engine: tone\nepisodes: {gates: {explicit: yes}}"),
    ],
)
def test_whatever_is_heard_or_read_in_it_makes_it_anew(episode, show, drama, file, old, new):
    """Words, titles, places, loudness, tags, cover: each is part of the file."""
    path = show / file
    path.write_text(path.read_text().replace(old, new))
    before = episode.read_bytes()
    assert rendered(drama) >= {"mix", "encode"}
    assert episode.read_bytes() != before


def test_a_file_that_somebody_touched_or_took_away_is_made_anew(episode, drama):
    """The ledger never speaks for a file it has not seen."""
    whole = episode.read_bytes()
    episode.write_bytes(whole[:1000])
    assert "encode" in rendered(drama)
    assert episode.read_bytes() == whole
    episode.unlink()
    assert "encode" in rendered(drama)
    assert episode.read_bytes() == whole


def test_a_text_that_is_there_already_stays_as_it_is(tmp_path):
    """Whoever wrote it: nothing is uploaded again or set aside; it counts as drama's from then on."""
    ledger, path = Ledger(tmp_path / "ledger"), tmp_path / "one.vtt"
    path.write_text("WEBVTT\n", encoding="utf-8")
    os.utime(path, (1, 1))
    before = path.stat()
    assert ledger.put(path, "WEBVTT\n") is None
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert ledger.untouched(path)


def test_a_damaged_ledger_costs_only_time(episode, show, drama):
    """Whatever is in it."""
    for entry in (show / ".drama/finished").iterdir():
        entry.write_text('{"key": 1}')
    assert "encode" in rendered(drama)
    assert rendered(drama) == {"sound", "speech"}
