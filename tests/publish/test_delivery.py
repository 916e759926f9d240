"""Publishing whole episodes: what lies beside them, and the feed that points to it."""

import json
import re
import shutil
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import numpy as np
import pytest
import soundfile
from lxml import etree
from mutagen.id3 import ID3
from mutagen.mp3 import MP3
from mutagen.mp4 import MP4
from pictures import png
from strict import faults

from drama.publish.feed import ITUNES, PODCAST, SYNTHETIC
from drama.sound import collect

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
    assert faults((show / "output/feed.xml").read_bytes()) == []
    check_that_a_season_is_published(show, drama)


def check_that_a_season_is_published(show, drama):
    """All that can be, the feed once; what cannot is told, and the exit code says so."""
    (show / "one.fountain").rename(show / "uno.fountain")
    (show / "output/two/two.vtt").unlink()
    with (show / "show.yaml").open("a") as file:
        file.write("  uno: {number: 3}\n")
    ran = drama("publish", "--all")
    assert (ran.code, ran.err.count("there is no screenplay one.fountain in the show")) == (4, 1)
    assert ran.err.count("there is no rendered episode") == 1
    assert ran.err.count("the episode 'one' is in the feed, and there is no screenplay one.fountain\n") == 1
    assert re.search(
        r"one: not published\noutput/two  8 files\nuno: not published\noutput/feed.xml\n", ran.out
    )
    assert (show / "output/two/two.vtt").exists()


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


def test_all_that_a_feed_lacks_is_told_at_once(show, drama):
    """The cover and the number of an episode too."""
    drama("render", "one.fountain")
    assert drama("publish", "one.fountain").code == 0
    lacking = [key for key in SHOW.splitlines(keepends=True) if key.startswith(("author", "cover", "desc"))]
    text = SHOW.replace("number: 1, ", "").replace("title: Gates", "title: Gates\nserial: yes")
    for line in lacking:
        text = text.replace(line, "")
    (show / "show.yaml").write_text(text)
    ran = drama("feed")
    assert ran.code == 10
    for what in ("'author:'", "'cover:'", "'description:'", "episode 'one' has no number"):
        assert what in ran.err


def test_a_change_in_show_yaml_needs_only_the_feed(show, drama):
    """`drama feed` writes it anew from the cards."""
    drama("render", "one.fountain")
    drama("publish", "one.fountain")
    (show / "show.yaml").write_text(SHOW.replace("The first.", "The very first."))
    assert drama("feed").code == 0
    assert "The very first." in (show / "output/feed.xml").read_text()


def test_a_feed_tells_of_the_sound_there_is_and_what_to_publish_again(show, drama):
    """Bytes and seconds are those of the file; published again, or just touched, it is told no more."""
    drama("render", "one.fountain")
    drama("publish", "one.fountain")
    assert drama("feed").err == ""
    script = show / "one.fountain"
    script.write_text(
        script.read_text().replace("Good night.", "Good night, whoever of you is there to hear.")
    )
    drama("render", "one.fountain")
    ran = drama("feed")
    assert (ran.code, "one.mp3: the episode 'one' was rendered since it was published" in ran.err) == (
        0,
        True,
    )
    assert "drama publish" in ran.err
    item = etree.fromstring((show / "output/feed.xml").read_bytes())[0].find("item")
    sound = show / "output/one/one.mp3"
    assert int(item.find("enclosure").get("length")) == sound.stat().st_size
    duration = int(item.findtext(f"{{{ITUNES}}}duration"))
    assert duration == pytest.approx(MP3(sound).info.length, abs=0.6)
    assert drama("publish", "one.fountain").err == ""
    sound.touch()
    assert drama("feed").err == ""


def test_a_sound_of_the_same_length_is_known_from_the_one_published(show, drama):
    """By what is in it, not by its size."""
    drama("render", "one.fountain")
    drama("publish", "one.fountain")
    sound = show / "output/one/one.mp3"
    sound.write_bytes(sound.read_bytes()[:-1] + b"x")
    assert "rendered since it was published" in drama("feed").err


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("one.fountain", "Good night.", "Good day.", True),
        ("one.fountain", "# Two\n\nMARA\nGood night.\n", "", True),
        ("show.yaml", "number: 1", "number: 1, season: 2", True),
        ("show.yaml", "number: 1", "number: 1, title: First Light", True),
        ("show.yaml", "us@example.org", "me@example.org", False),
        ("one.fountain", "Title: Two Gates\n", "Title: Two Gates\nDraft date: today\n", False),
    ],
)
def test_publishing_says_what_was_changed_since_the_render(show, drama, file, old, new, told):
    """In words, in tags; not what a render would make the same."""
    drama("render", "one.fountain")
    path = show / file
    path.write_text(path.read_text().replace(old, new))
    ran = drama("publish", "one.fountain")
    warned = "one.fountain: the episode 'one' was changed since it was rendered" in ran.err
    assert warned is told


@pytest.mark.parametrize("name", ["one.vtt", "one.flac"])
def test_exporting_says_that_the_screenplay_was_changed_since_the_render(show, drama, name):
    """What is exported is the episode as it was rendered."""
    script = show / "one.fountain"
    drama("render", "one.fountain")
    told = "hint: drama why one.fountain tells what; render it and export it again"
    assert told not in drama("export", "one.fountain", "--to", name).err
    script.write_text(script.read_text().replace("Good night.", "Good day."))
    assert told in drama("export", "one.fountain", "--to", name).err


def test_a_cover_that_podcast_apps_do_not_take_is_told(show, drama):
    """In the words of the feed, which refuses it; the file is written all the same. A good one is quiet."""
    drama("render", "one.fountain")
    for name, size in (("wide.png", (1600, 1000)), ("small.png", (600, 600)), ("good.png", (1400, 1400))):
        (show / name).write_bytes(png(*size))
        ran = drama("export", "one.fountain", "--format", "flac", "--cover", name)
        assert (ran.code, (show / "output/one/one.flac").is_file()) == (0, True)
        told = f"warning: {name}: the artwork has {size[0]} x {size[1]} pixels\n  hint: podcast apps want"
        assert [told in ran.err, "warning" in ran.err] == [name != "good.png"] * 2, ran.err
    for name in ("wide.png", "small.png"):
        (show / "show.yaml").write_text(SHOW.replace("cover.png", name))
        assert f"{name}: the artwork has" in drama("publish", "one.fountain").err


def test_a_bit_rate_that_no_mp3_has_is_told_where_it_stands(show, drama):
    """In show.yaml, before anything is spoken; one of the command line stands nowhere."""
    (show / "show.yaml").write_text(SHOW + "bitrate: 16\n")
    for command in ("render", "export"):
        ran = drama(command, "one.fountain")
        assert (ran.code, "show.yaml:" in ran.err, "bit rate '16'" in ran.err) == (8, True, True)
        assert "100%" not in ran.err
    (show / "show.yaml").write_text(SHOW)
    drama("render", "one.fountain")
    assert "show.yaml" not in drama("export", "one.fountain", "--bitrate", "16").err


@pytest.mark.parametrize(("command", "again"), [("stems", "write its stems"), ("daw", "hand it over")])
def test_what_sound_editors_get_says_that_the_screenplay_was_changed(show, drama, command, again):
    """It is the episode as it was rendered, and says so."""
    script = show / "one.fountain"
    drama("render", "one.fountain")
    told = f"hint: drama why one.fountain tells what; render it and {again} again"
    assert told not in drama(command, "one.fountain").err
    script.write_text(script.read_text().replace("Good night.", "Good day."))
    ran = drama(command, "one.fountain")
    assert (ran.code, told in ran.err) == (0, True)


def test_a_transcript_of_an_episode_that_can_be_rendered_no_more(show, drama):
    """It is written, and said to be of the one before."""
    drama("render", "one.fountain")
    (show / "voices/one.yaml").write_text("roles: nobody\n")
    ran = drama("export", "one.fountain", "--format", "vtt")
    assert (ran.code, "was changed since it was rendered" in ran.err) == (0, True)


def test_a_published_episode_without_its_sound_gets_into_no_feed(show, drama):
    """All that are gone are named, and the feed stays as it was."""
    for name in ("one", "two"):
        drama("render", f"{name}.fountain")
        drama("publish", f"{name}.fountain")
        (show / f"output/{name}/{name}.mp3").unlink()
    feed = (show / "output/feed.xml").read_bytes()
    ran = drama("feed")
    assert ran.code == 8
    assert "one.mp3: the sound of this published episode is gone" in ran.err
    assert "two.mp3" in ran.err
    assert (show / "output/feed.xml").read_bytes() == feed


def test_a_renamed_episode_keeps_its_guid_when_it_is_given_to_the_new_name(show, drama):
    """The feed says which one that is, and that the old folder is to go; then all is as before."""
    (show / "show.yaml").write_text(SHOW + "serial: yes\n")
    drama("render", "two.fountain")
    drama("publish", "two.fountain")
    (guid,) = etree.fromstring((show / "output/feed.xml").read_bytes())[0].findall("item/guid")
    (show / "two.fountain").rename(show / "zwei.fountain")
    text = (show / "show.yaml").read_text().replace("two:", "zwei:")
    (show / "show.yaml").write_text(text)
    drama("render", "zwei.fountain")
    ran = drama("publish", "zwei.fountain")
    assert (ran.code, f"'guid: {guid.text}'" in ran.err, "delete this folder" in ran.err) == (10, True, True)
    assert "number: 1" not in ran.err
    assert re.search(r"and 'date: 20\d\d-\d\d-\d\d [\d:]{8}\+00:00' under episodes:", ran.err)
    (show / "show.yaml").write_text(text.replace("zwei: {", f"zwei: {{guid: {guid.text}, "))
    assert "output/two: the episode 'two' is in the feed" in drama("feed").err
    shutil.rmtree(show / "output/two")
    assert drama("feed").err == ""
    (now,) = etree.fromstring((show / "output/feed.xml").read_bytes())[0].findall("item/guid")
    assert now.text == guid.text
    card = show / "output/zwei/zwei.episode.json"
    card.unlink()
    assert drama("publish", "zwei.fountain").code == 0
    assert json.loads(card.read_text())["published"] == "2026-05-08T00:00:00+00:00", "as the feed has it"


def test_an_episode_without_a_screenplay_stays_in_the_feed_and_that_is_said(show, drama):
    """A warning: it may be meant."""
    drama("render", "one.fountain")
    drama("publish", "one.fountain")
    (show / "one.fountain").unlink()
    ran = drama("feed")
    assert (ran.code, "there is no screenplay one.fountain" in ran.err) == (0, True)
    assert len(etree.fromstring((show / "output/feed.xml").read_bytes())[0].findall("item")) == 1


def test_an_episode_that_is_to_come_is_in_the_feed_and_that_is_said(show, drama):
    """With its date and the zone; a day without one is in UTC."""
    (show / "show.yaml").write_text(SHOW.replace("2026-05-01", "2999-05-01"))
    drama("render", "one.fountain")
    ran = drama("publish", "one.fountain")
    assert (ran.code, "'one' is dated 2999-05-01 00:00 UTC, and in the feed now" in ran.err) == (0, True)


def test_the_title_of_an_episode_is_the_same_wherever_it_is_read(show, drama):
    """In the tags, the feed, the page and every transcript that has one: that of show.yaml."""
    (show / "show.yaml").write_text(SHOW.replace("summary: The first.", "title: First & Light"))
    drama("render", "one.fountain")
    drama("publish", "one.fountain")
    drama("export", "one.fountain", "--format", "txt")
    folder = show / "output/one"
    assert str(ID3(folder / "one.mp3")["TIT2"]) == "First & Light"
    for name in ("one.html", "one.transcript.html"):
        page = (folder / name).read_text()
        assert (page.count("First &amp; Light") >= 2, "Two Gates" in page) == (True, False), name
    assert (folder / "one.txt").read_text().startswith("First & Light\n")
    assert json.loads((folder / "one.chapters.json").read_text())["title"] == "First & Light"
    assert drama("qc", "one.fountain").out.count("transcript") == 0


def test_a_sound_without_a_licence_stops_publishing_until_it_is_allowed(show, drama):
    """Rendering goes on; nothing is published; the manifest names what was used once it may be."""
    (show / "sfx").mkdir()
    soundfile.write(show / "sfx/gong.wav", 0.1 * np.sin(np.arange(4410.0) / 20), 44_100)
    script = (show / "one.fountain").read_text().replace("# Two", "SOUND: gong\n\n# Two")
    (show / "one.fountain").write_text(script)
    assert drama("render", "one.fountain").code == 0
    ran = drama("publish", "one.fountain")
    assert ran.code == 11
    assert "the sound 'gong' has no licence" in ran.err
    assert not (show / "output/one/one.vtt").exists()
    (show / "show.yaml").write_text(SHOW + "rights: {allow: [gong]}\n")
    assert drama("publish", "one.fountain").code == 0
    rights = json.loads((show / "output/one/one.rights.json").read_text())["rights"]
    assert {(one["kind"], one["name"]) for one in rights} >= {("sound", "gong"), ("sound", "room tone")}
    assert {one["licence"] for one in rights if one["kind"] == "voice"} == {"Apache-2.0"}
    assert [one["file"] for one in rights if "file" in one] == ["sfx/gong.wav"]
    (show / "show.yaml").write_text(SHOW)
    with (show / "output/one/one.mp3").open("ab") as sound:
        sound.write(b"rendered since")
    ran = drama("feed")
    assert (ran.code, "the sound 'gong' has no licence" in ran.err) == (11, True)
    (show / "one.fountain").write_text(script.replace("SOUND: gong\n\n", ""))
    for command in (["publish", "one.fountain"], ["feed"]):
        ran = drama(*command)
        assert (ran.code, "the sounds of the rendered episode are others now" in ran.err) == (11, True)
    (show / "output/one/one.inputs.json").unlink()
    assert "it is not known whose" in drama("publish", "one.fountain").err


def test_an_episode_is_published_as_rendered_by_an_earlier_version(show, drama, monkeypatch):
    """Its sounds are the same, however they are prepared since; one that was added since is not in it."""
    script = (show / "one.fountain").read_text()
    (show / "one.fountain").write_text(script.replace("# Two", "SOUND: bell\n\n# Two"))
    assert drama("render", "one.fountain").code == 0
    monkeypatch.setattr(collect, "VERSION", collect.VERSION + 1)
    (show / "sfx").mkdir()
    soundfile.write(show / "sfx/gong.wav", 0.1 * np.sin(np.arange(4410.0) / 20), 44_100)
    (show / "one.fountain").write_text(script.replace("# Two", "SOUND: bell\n\nSOUND: gong\n\n# Two"))
    ran = drama("publish", "one.fountain")
    assert (ran.code, "was changed since it was rendered" in ran.err) == (0, True)
    rights = json.loads((show / "output/one/one.rights.json").read_text())["rights"]
    assert {one["name"] for one in rights if one["kind"] == "sound"} == {"bell", "room tone"}


def test_a_podfic_has_its_pack_and_its_spoken_credits(show, drama):
    """Credits are chapters of their own, their titles unread; explicit goes everywhere."""
    podfic = """podfic:
  podder: Ann
  writer: Bo
  source: https://example.org/works/1
  rating: Explicit
  opening: Two Gates, written by Bo, read by Ann.
  closing: That was Two Gates.
"""
    (show / "show.yaml").write_text(SHOW + podfic)
    assert drama("render", "one.fountain").code == 0
    assert drama("publish", "one.fountain").code == 0
    folder = show / "output/one"
    pack = (folder / "one.podfic.txt").read_text()
    assert "Work Title: [Podfic] Two Gates" in pack
    assert "https://example.org/gates/one/one.mp3" in pack
    chapters = json.loads((folder / "one.chapters.json").read_text())["chapters"]
    assert [one["title"] for one in chapters] == ["Opening credits", "One", "Two", "Closing credits"]
    text = (folder / "one.vtt").read_text()
    assert text.count("Opening credits") == 0
    timeline = json.loads((folder / "one.timeline.json").read_text())
    spoken = [clip["words"] for clip in timeline["clips"] if clip["line"]]
    assert [spoken[0], spoken[1], spoken[-1]] == [
        "Two Gates, written by Bo, read by Ann.",
        "One",
        "That was Two Gates.",
    ]
    tags = ID3(folder / "one.mp3")
    assert (str(tags["TPE1"]), str(tags["TCON"])) == ("Ann (w:Bo)", "Podfic")
    assert str(tags["TXXX:ITUNESADVISORY"]) == "1"
    item = etree.fromstring((show / "output/feed.xml").read_bytes())[0].find("item")
    assert item.findtext(f"{{{ITUNES}}}explicit") == "true"


@pytest.mark.parametrize("actor", ["", ", actor: Mirja"])
def test_nobody_who_recorded_lines_is_called_synthetic(show, drama, actor):
    """Where some lines are recorded, by an actor of the map or not, all that is published says some."""
    (show / "voices/cast.yaml").write_text(
        f"narrator: {{}}\nroles: {{MARA: {{pan: 0{actor}}}, OLD WOMAN: {{}}}}\n"
    )
    (show / "show.yaml").write_text(SHOW + "podfic: {writer: Bo}\nrights: {recordings: CC0-1.0}\n")
    drama("sheets", "one.fountain")
    given = json.loads((show / "recordings/one/lines.json").read_text())["lines"]
    name = next(one["id"] for one in given if one["words"] == "Is anyone there?")
    moments = np.arange(88_200) / 44_100
    soundfile.write(show / f"recordings/one/{name}.wav", 0.3 * np.sin(2000.0 * moments), 44_100)
    assert drama("render", "one.fountain").code == 0
    assert drama("publish", "one.fountain").code == 0
    item = etree.fromstring((show / "output/feed.xml").read_bytes())[0].find("item")
    pack, page = ((show / f"output/one/one.{kind}").read_text() for kind in ("podfic.txt", "html"))
    for told in (item.findtext("description"), pack, page):
        assert "Some of the voices in this episode are synthetic" in told
        assert "The voices in this episode" not in told
    assert ("recordings: Mirja (CC0-1.0)" in pack, "Mirja: Mirja" in pack) == (bool(actor), False)
    for said in ("none", "No.", "TODO", "ask Nora first", "rehearsal only", "private", "?"):
        (show / "show.yaml").write_text(SHOW + f"rights: {{recordings: '{said}'}}\n")
        ran = drama("publish", "one.fountain")
        assert (ran.code, f"the recording '{actor[9:] or 'MARA'}' has no licence" in ran.err) == (11, True), (
            said
        )
    (show / "show.yaml").write_text(SHOW + "podfic: {writer: Bo}\nrights: {recordings: CC0-1.0}\n")
    sound, rate = soundfile.read(show / f"recordings/one/{name}.wav")
    with soundfile.SoundFile(show / f"recordings/one/{name}_take2.wav", "w", rate, 1) as file:
        file.copyright = "2026 Maud Finch, all rights reserved"
        file.write(sound * 0.9)
    drama("render", "one.fountain")
    ran = drama("publish", "one.fountain")
    assert (ran.code, f"recordings/one/{name}_take2.wav: this recording" in ran.err) == (11, True)
    assert "is licensed '2026 Maud Finch, all rights reserved' in its own tags" in ran.err
    (show / f"recordings/one/{name}_take2.wav").unlink()
    (show / "show.yaml").write_text(SHOW)
    (show / f"recordings/one/{name}.wav").unlink()
    ran = drama("publish", "one.fountain")
    assert (ran.code, "the recordings of the rendered episode are others now" in ran.err) == (11, True)


def test_chapters_show_their_pictures_and_links_everywhere(show, drama):
    """In the MP3, and in the JSON with the address at which the picture will be found."""
    (show / "ford.png").write_bytes(png(300, 200))
    art = "chapters: {One: {image: ford.png, link: https://example.org/ford}}"
    (show / "show.yaml").write_text(SHOW.replace("summary: The first.", f"summary: The first., {art}"))
    drama("render", "one.fountain")
    assert drama("publish", "one.fountain").code == 0
    one, two = json.loads((show / "output/one/one.chapters.json").read_text())["chapters"]
    assert one["url"] == "https://example.org/ford"
    assert "img" not in two
    assert _at(show, one["img"]) == png(300, 200)
    chapter = next(iter(ID3(show / "output/one/one.mp3").getall("CHAP")))
    assert chapter.sub_frames.getall("APIC")[0].data == png(300, 200)


def test_pictures_of_one_name_do_not_take_each_others_place(show, drama):
    """In other folders of the show: those of two chapters, and the artwork of the episode."""
    sizes = {"a/cover.png": 300, "b/cover.png": 400, "covers/mine.png": 1500}
    for name, size in sizes.items():
        (show / name).parent.mkdir(exist_ok=True)
        (show / name).write_bytes(png(size, size))
    art = "cover: covers/mine.png, chapters: {One: {image: a/cover.png}, Two: {image: b/cover.png}}"
    (show / "show.yaml").write_text(SHOW.replace("summary: The first.", f"summary: The first., {art}"))
    drama("render", "one.fountain")
    assert drama("publish", "one.fountain").code == 0
    one, two = json.loads((show / "output/one/one.chapters.json").read_text())["chapters"]
    item = etree.fromstring((show / "output/feed.xml").read_bytes())[0].find("item")
    cover = item.find(f"{{{ITUNES}}}image").get("href")
    assert [_at(show, where) for where in (one["img"], two["img"], cover)] == [
        png(size, size) for size in sizes.values()
    ]


def _at(show, where):
    """Return the bytes of the published file that an address leads to."""
    return (show / "output" / where.removeprefix("https://example.org/gates/")).read_bytes()


def test_an_m4b_has_its_cover(show, drama):
    """Where audiobook players look for it."""
    drama("render", "one.fountain")
    assert drama("export", "one.fountain", "--format", "m4b").code == 0
    (cover,) = MP4(show / "output/one/one.m4b").tags["covr"]
    assert bytes(cover) == png(1400, 1400)


def test_an_audiobook_is_tagged_as_one(show, drama):
    """By its kind, by what it is mastered for, and by what the show is; a podfic stays one."""
    drama("render", "one.fountain")
    assert str(ID3(show / "output/one/one.mp3")["TCON"]) == "Podcast"
    drama("export", "one.fountain", "--format", "m4b")
    assert MP4(show / "output/one/one.m4b").tags["\xa9gen"] == ["Audiobook"]
    for profile, genre in (("acx", "Audiobook"), ("spotify", "Podcast")):
        drama("export", "one.fountain", "--profile", profile, "--to", "for.mp3")
        assert str(ID3(show / "for.mp3")["TCON"]) == genre
    file, settings = show / "show.yaml", (show / "show.yaml").read_text(encoding="utf-8")
    podfic = "podfic:\n  podder: Ann\n  writer: Bo\n"
    for more, genre in (("medium: audiobook\n", "Audiobook"), (f"profile: audiobook\n{podfic}", "Podfic")):
        file.write_text(settings + more, encoding="utf-8")
        assert drama("render", "one.fountain").code == 0
        assert str(ID3(show / "output/one/one.mp3")["TCON"]) == genre


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "of a version that marked nothing"])
def test_a_kept_take_of_a_voice_is_no_recording(show, drama, marked):
    """Every line kept: the feed says that voices are synthetic, and names nobody who said nothing."""
    with (show / "show.yaml").open("a") as file:
        file.write("announce_chapters: no\n")
    (show / "voices/cast.yaml").write_text("narrator: {}\nroles: {MARA: {actor: Ann}, OLD WOMAN: {}}\n")
    drama("render", "one.fountain")
    for row in (6, 9, 14):
        (take,) = json.loads(drama("takes", "one.fountain", row, "--json").out)
        before = set((show / "recordings").rglob("*.flac"))
        assert f"kept of {take['voice']}" in drama("takes", "one.fountain", row, "--keep", "1").out
        (kept,) = set((show / "recordings").rglob("*.flac")) - before
        if not marked:
            shutil.copyfile(next(show.rglob(f"{take['key']}.flac")), kept)
    assert "3 lines: 0 spoken now, 3 kept from before\n" in drama("render", "one.fountain").out
    assert drama("publish", "one.fountain").code == 0
    item = etree.fromstring((show / "output/feed.xml").read_bytes())[0].find("item")
    assert SYNTHETIC in item.findtext("description")
    assert item.findall(f"{{{PODCAST}}}person") == []
    page = (show / "output/one/one.html").read_text()
    assert (SYNTHETIC in page, "Ann" in page) == (True, False)
    rights = json.loads((show / "output/one/one.rights.json").read_text())["rights"]
    assert {one["kind"] for one in rights} == {"sound", "voice"}
    assert "With Ann" not in str(ID3(show / "output/one/one.mp3").getall("COMM"))
    there = json.loads(drama("recordings", "one.fountain", "--json").out)
    assert [one["voice"].partition(" ")[0] for one in there["recorded"]] == ["tone"] * 3
    assert [one["role"] for one in there["missing"]] == ["MARA", "MARA"]
    assert there["problems"] == []
    assert "0 lines recorded, 3 lines kept of a voice" in drama("recordings", "one.fountain").out


OF_NO_EPISODE = {
    "one.fountain": True,
    "ONE": True,
    "scripts/one.spmd": True,
    "on e": False,
    "onne": False,
    "pilot": False,
}
"""Keys under `episodes:`, and whether they surely mean the episode `one`."""


@pytest.mark.parametrize("serial", ["yes", "no"])
def test_what_is_said_of_no_episode_is_told(show, drama, serial):
    """In a check, a render and the feed, which is not written with less than it had where it is sure."""
    drama("render", "one.fountain")
    for key, sure in OF_NO_EPISODE.items():
        (show / "show.yaml").write_text(SHOW)
        drama("publish", "one.fountain")
        check_what_is_told(show, drama, key, sure, serial)


def check_what_is_told(show, drama, key, sure, serial):
    before = (show / "output/feed.xml").read_bytes()
    said = SHOW.replace("  one: {number: 1,", f'  "{key}": {{number: 1,').replace("  two:", "  planned:")
    (show / "show.yaml").write_text(f"{said}serial: {serial}\n")
    meant = "" if key == "pilot" else "did you mean 'one'?"
    told = f"show.yaml:10: under episodes: there is '{key}', and no screenplay"
    for command in ("check", "render"):
        ran = drama(command, "one.fountain")
        assert (ran.code, told in ran.out + ran.err, meant in ran.out + ran.err) == (0, True, True)
    fails = sure or serial == "yes"
    for command in (["feed"], ["publish", "one.fountain"]):
        ran = drama(*command)
        assert ran.code == (10 if fails else 0)
        assert meant in ran.err
        assert (told in ran.err) == (key != "pilot" or not fails)
        assert ((show / "output/feed.xml").read_bytes() == before) == fails


def test_episodes_that_are_planned_are_no_mistake(show, drama):
    """Where every episode there is has a key of its own, nothing is said of the others."""
    (show / "show.yaml").write_text(SHOW + "  ones: {number: 3}\n  One two: {number: 4}\n")
    drama("render", "one.fountain")
    for command in (["check", "one.fountain"], ["publish", "one.fountain"], ["feed"]):
        ran = drama(*command)
        assert (ran.code, "episodes:" in ran.out + ran.err) == (0, False)


def test_the_feed_says_when_it_last_changed(show, drama):
    """Now, whatever the dates of its episodes; where nothing changed, the file is as it was."""
    said = SHOW.replace("2026-05-08", "2126-05-08")
    (show / "show.yaml").write_text(said)
    for name in ("one", "two"):
        drama("render", f"{name}.fountain")
        drama("publish", f"{name}.fountain")
    path = show / "output/feed.xml"

    def built():
        return parsedate_to_datetime(etree.fromstring(path.read_bytes())[0].findtext("lastBuildDate"))

    assert timedelta() <= datetime.now(UTC) - built() < timedelta(minutes=5)
    path.write_text(
        re.sub("<lastBuildDate>.*<", "<lastBuildDate>Thu, 01 Jan 2026 12:00:00 +0000<", path.read_text())
    )
    before = path.read_bytes()
    assert drama("feed").code == 0
    assert path.read_bytes() == before
    (show / "show.yaml").write_text(said.replace("The first.", "The very first."))
    assert drama("feed").code == 0
    assert timedelta() <= datetime.now(UTC) - built() < timedelta(minutes=5)
    assert faults(path.read_bytes()) == []


def test_a_sound_that_asks_for_a_credit_has_it_in_the_feed(show, drama):
    """Once, however often it is heard; what asks for none is on the page and in the rights alone."""
    (show / "sfx").mkdir()
    for name in ("gong", "bang"):
        soundfile.write(show / f"sfx/{name}.wav", 0.2 * np.sin(np.arange(22_050) / 20), 44_100)
    (show / "sfx/catalogue.yaml").write_text(
        "gong: {file: gong.wav, licence: CC BY 4.0, credit: Ann Lee}\n"
        "bang: {file: bang.wav, licence: CC0-1.0, credit: Bo}\n"
    )
    text = SCRIPT.format(words="Good night.").replace("MARA", "SOUND: gong\n\nSOUND: bang\n\nMARA")
    (show / "one.fountain").write_text(text)
    drama("render", "one.fountain")
    assert drama("publish", "one.fountain").code == 0
    drama("feed")
    item = etree.fromstring((show / "output/feed.xml").read_bytes())[0].find("item")
    assert item.findtext("description").endswith("\n\nCredits: gong: Ann Lee (CC BY 4.0).")
    assert "Bo (CC0-1.0)" in (show / "output/one/one.html").read_text()
