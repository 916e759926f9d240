"""The podfic pack: the Archive's own tags, safe HTML, and everything a reader should be told."""

import xml.etree.ElementTree as ET

import pytest

from drama.publish.podfic import Reading, length_tag, pack, work_text
from drama.show.about import Podfic

PODFIC = Podfic(
    podder="Ann",
    writer="Bo & Co",
    writer_link="https://example.org/bo",
    source="https://example.org/works/1",
    permission="blanket permission, https://example.org/bo/profile",
    rating="Teen And Up Audiences",
    warnings=("No Archive Warnings Apply",),
    fandoms=("Gates", "Rivers"),
    tags=("Water",),
    notes=("storm", "a <very> old woman"),
    cover_artist="Cy",
)
READING = Reading(
    "Two Gates",
    'She said: "no" & left.',
    PODFIC,
    697.5,
    11_147_330,
    "https://example.org/out/two gates.mp3?a=1&b=2",
    ("Sound Designer: Ann Lee", "brook: recorded by Di (CC0-1.0)"),
)


@pytest.mark.parametrize(
    ("seconds", "tag"),
    [
        (1, "0-10 Minutes"),
        (599.9, "0-10 Minutes"),
        (600, "10-20 Minutes"),
        (2699, "30-45 Minutes"),
        (3599, "45-60 Minutes"),
        (3600, "1-1.5 Hours"),
        (2.9 * 3600, "2.5-3 Hours"),
        (5.5 * 3600, "5-6 Hours"),
        (19 * 3600, "15-20 Hours"),
        (20 * 3600, "Over 20 Hours"),
    ],
)
def test_the_length_tag_is_the_archives(seconds, tag):
    """By the real duration, a bound belonging to the longer one."""
    assert length_tag(seconds) == f"Podfic Length: {tag}"


def test_the_form_is_filled_in():
    """Every field that is known, under the Archive's name for it."""
    rows = pack(READING).split("\n")
    assert rows[0] == "Work Title: [Podfic] Two Gates"
    assert "Rating: Teen And Up Audiences" in rows
    assert "Fandoms: Gates, Rivers" in rows
    tags = next(row for row in rows if row.startswith("Additional Tags"))
    assert "Podfic & Podficced Works, Audio Format: MP3" in tags
    assert tags.endswith("Podfic Length: 10-20 Minutes, Water")
    assert not any(row.startswith("Relationships") for row in rows)


def test_the_work_text_tells_and_links_everything():
    """It is well-formed, plays, and names writer, permission, notes, cover, credits and the machine."""
    page = ET.fromstring(f"<div>{work_text(READING)}</div>")
    assert page.find(".//audio").get("src") == READING.address
    links = {link.text: link.get("href") for link in page.iter("a")}
    assert links == {
        "Bo & Co": "https://example.org/bo",
        "the work": "https://example.org/works/1",
        "MP3": READING.address,
    }
    text = "".join(page.itertext())
    for told in (
        "Written by Bo & Co (the work), read by Ann.",
        'She said: "no" & left.',
        "11:38, 11.1 MB",
        "Permission: blanket permission",
        "Content notes: storm, a <very> old woman",
        "Cover by Cy.",
        "voices in this episode are synthetic",
        "brook: recorded by Di (CC0-1.0)",
    ):
        assert told in text


def test_nothing_is_said_that_is_not_so():
    """Human voices are not called synthetic; a file that is not on the web has no player."""
    text = work_text(Reading("Two Gates", "", Podfic(), 60, 1_000_000, synthetic=""))
    assert "synthetic" not in text
    assert "<audio" not in text
    assert "Written by" not in text
