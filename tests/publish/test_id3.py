"""The tag of an MP3, read back by mutagen: chapters with pictures and links, text in any script."""

import io
import re
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutagen.id3 import ID3

from drama.errors import OutputError
from drama.publish.id3 import id3
from drama.publish.tags import Tags, metadata
from drama.show.about import Art, EpisodeInfo, Podfic, ShowInfo
from drama.timeline.model import Mark
from drama.units import RATE

PNG = b"\x89PNG\r\n\x1a\n a map of the ford"
CHAPTERS = (Mark("One: The Ford", 0, 3 * RATE), Mark("Δύο 🌊", 3 * RATE, 7 * RATE + 11))


def read(tag):
    return ID3(io.BytesIO(tag + b"\xff\xfb"))


def test_a_chapter_has_its_picture_and_its_link(tmp_path):
    """And one that has none is a chapter all the same; CHAP follows CHAP as they are heard."""
    ford = tmp_path / "ford.png"
    ford.write_bytes(PNG)
    art = {"One: The Ford": Art(ford, "https://example.org/ford"), "Nine": Art(None, "https://example.org/9")}
    tag = id3(Tags("Gates", chapters=art), CHAPTERS, None)
    one, two = read(tag).getall("CHAP")
    assert (one.start_time, one.end_time, two.start_time, two.end_time) == (0, 3000, 3000, 7000)
    (picture,) = one.sub_frames.getall("APIC")
    assert (picture.mime, picture.data, picture.desc) == ("image/png", PNG, "One: The Ford")
    (link,) = one.sub_frames.getall("WXXX")
    assert link.url == "https://example.org/ford"
    assert [str(two.sub_frames["TIT2"]), *two.sub_frames.getall("APIC")] == ["Δύο 🌊"]
    assert re.findall(rb"CHAP.{6}(ch\d)\0", tag, re.DOTALL) == [b"ch0", b"ch1"]
    (contents,) = read(tag).getall("CTOC")
    assert (contents.child_element_ids, str(contents.sub_frames["TIT2"])) == (["ch0", "ch1"], "Gates")


@given(st.text(min_size=1), st.text(), st.integers(0, 400))
def test_any_text_can_be_read_back(title, comment, track):
    """On one line and without what no player shows; what is empty has no frame."""
    shown = "".join(char for char in " ".join(title.split()) if category(char) != "Cc" and ord(char) < 0xD800)
    tags = read(id3(Tags(title, comment=comment, track=track), (), None))
    found = str(tags.get("TIT2", ""))
    assert "".join(char for char in found if ord(char) < 0xD800) == shown
    assert ("TRCK" in tags) == bool(track)
    assert not tags.getall("CHAP")


@pytest.mark.parametrize("title", ["مي\u200cخواهم", "👩\u200d🚀 up", "क\u094d\u200dष"])
def test_what_joins_letters_and_emoji_stays(title):
    """And so does what keeps them apart: in the tag of an MP3, and in those that ffmpeg writes."""
    tags = Tags(title)
    assert str(read(id3(tags, (), None))["TIT2"]) == title
    assert f"title={title}\n" in metadata(tags, ())


def test_pictures_too_large_for_a_tag_are_refused(tmp_path, monkeypatch):
    """A tag ends at 256 MB; nobody's chapters need that."""
    monkeypatch.setattr("drama.publish.id3.LARGEST", 100)
    cover = tmp_path / "cover.png"
    cover.write_bytes(PNG + bytes(200))
    with pytest.raises(OutputError, match="do not fit"):
        id3(Tags("Gates"), (), cover)


def test_a_podfic_is_tagged_as_podficcers_do():
    """Artist `Podder (w:Writer)`, genre Podfic; a show of one's own is a podcast by its author."""
    podfic = EpisodeInfo("Two Gates", number=3, season=1, podfic=Podfic(podder="Ann", writer="Bo"))
    tags = Tags.of(podfic, ShowInfo(language="en-GB"), "Gates", "Us")
    assert (tags.artist, tags.genre, tags.album, tags.language) == ("Ann (w:Bo)", "Podfic", "Gates", "eng")
    own = Tags.of(EpisodeInfo("Two Gates"), ShowInfo(language="tlh"), "Gates", "Us")
    assert (own.artist, own.genre, own.language, own.track) == ("Us", "Podcast", "und", 0)
