"""Publishing whole episodes: what lies beside them, and the feed that points to it."""

import json

import pytest
from lxml import etree
from pictures import png

from drama.publish.feed import PODCAST

SCRIPT = """Title: Two Gates

# One

MARA
Is anyone there?

OLD WOMAN
Wouldn't you like to know.

# Two

MARA
{words}
"""

SHOW = """\
title: Gates
author: A. Writer
engine: tone
voices: cast.yaml
cover: cover.png
description: A show about gates.
email: us@example.org
base_url: https://example.org/gates
episodes:
  one: {number: 1, date: 2026-05-01, summary: The first.}
  two: {number: 2, date: 2026-05-08, summary: The second., explicit: yes}
"""


@pytest.fixture
def show(tmp_path, monkeypatch):
    (tmp_path / "voices").mkdir()
    (tmp_path / "voices/cast.yaml").write_text("narrator: {}\nroles: {MARA: {}, OLD WOMAN: {}}\n")
    (tmp_path / "show.yaml").write_text(SHOW)
    (tmp_path / "cover.png").write_bytes(png(1400, 1400))
    for name, words in (("one", "Good night."), ("two", "Good morning.")):
        (tmp_path / f"{name}.fountain").write_text(SCRIPT.format(words=words))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_episodes_are_published_one_after_the_other(show, drama):
    """Each with its files; the second leaves the first as it was, in the folder and in the feed."""
    assert drama("render", "one.fountain").code == 0
    assert drama("publish", "one.fountain").code == 0
    first = {path.name: path.read_bytes() for path in (show / "output/one").iterdir()}
    item = etree.fromstring((show / "output/feed.xml").read_bytes())[0].find("item")
    assert drama("render", "two.fountain").code == 0
    assert drama("publish", "two.fountain").code == 0
    assert {path.name: path.read_bytes() for path in (show / "output/one").iterdir()} == first
    items = etree.fromstring((show / "output/feed.xml").read_bytes())[0].findall("item")
    assert [one.findtext("title") for one in items] == ["Two Gates", "Two Gates"]
    assert etree.tostring(items[1]) == etree.tostring(item)
    assert (show / "output/cover.png").read_bytes() == png(1400, 1400)


def test_every_address_of_the_feed_is_a_file_that_is_there(show, drama):
    """With the length it says."""
    drama("render", "one.fountain")
    drama("publish", "one.fountain")
    item = etree.fromstring((show / "output/feed.xml").read_bytes())[0].find("item")
    links = [
        item.find("enclosure"),
        *item.findall(f"{{{PODCAST}}}transcript"),
        item.find(f"{{{PODCAST}}}chapters"),
    ]
    files = [show / "output" / link.get("url").removeprefix("https://example.org/gates/") for link in links]
    assert all(file.is_file() for file in files)
    assert files[0].stat().st_size == int(links[0].get("length"))
    chapters = json.loads(files[-1].read_text(encoding="utf-8"))["chapters"]
    assert [chapter["title"] for chapter in chapters] == ["One", "Two"]


def test_an_episode_that_never_was_rendered_is_refused(show, drama):
    """With what to run."""
    ran = drama("publish", "one.fountain")
    assert ran.code != 0
    assert "drama render one.fountain" in ran.err


def test_without_an_address_there_is_no_feed_and_that_is_said(show, drama):
    """The files are there all the same."""
    text = SHOW.replace("base_url: https://example.org/gates\n", "")
    (show / "show.yaml").write_text(text)
    drama("render", "one.fountain")
    ran = drama("publish", "one.fountain")
    assert (ran.code, "base_url:" in ran.out) == (0, True)
    assert (show / "output/one/one.vtt").is_file()
    assert not (show / "output/feed.xml").exists()


def test_a_change_in_show_yaml_needs_only_the_feed(show, drama):
    """`drama feed` writes it anew from the cards."""
    drama("render", "one.fountain")
    drama("publish", "one.fountain")
    (show / "show.yaml").write_text(SHOW.replace("The first.", "The very first."))
    assert drama("feed").code == 0
    assert "The very first." in (show / "output/feed.xml").read_text()
