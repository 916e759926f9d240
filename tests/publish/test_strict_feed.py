"""The feed against the standards, strictly; and the check itself, which refuses what is broken."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from strict import faults
from test_feed import ABOUT, CARD, CHANNEL, INFO, ITEM

from drama.publish.card import Attachment, Card
from drama.publish.feed import Channel, Item, feed
from drama.show.about import Credit, EpisodeInfo

TRAILER = Item(
    Card("trailer", "Soon", Attachment("t.mp3", "audio/mpeg"), 5, 0.2, datetime(2026, 2, 28, tzinfo=UTC)),
    EpisodeInfo("Soon", type="trailer"),
    explicit=False,
)
FULL = replace(
    ITEM,
    cover="cover.png",
    card=replace(
        CARD,
        page=Attachment("the-river-gate.html", "text/html"),
        transcripts=(*CARD.transcripts, Attachment("a.srt", "application/x-subrip")),
    ),
)
GOOD = feed(CHANNEL, [FULL, TRAILER])


@pytest.mark.parametrize(
    ("channel", "items"),
    [
        pytest.param(CHANNEL, [FULL, TRAILER], id="everything"),
        pytest.param(CHANNEL, [], id="no episode yet"),
        pytest.param(
            Channel("Ελ & <b>\x07", "Äß", "cover.png", replace(ABOUT, serial=False, credits=())),
            [Item(CARD, EpisodeInfo(summary="x" * 9000, title="Long " * 99), explicit=False)],
            id="hostile text",
        ),
        pytest.param(
            Channel("Gates", "A", "c.jpg", replace(ABOUT, category="TV & Film", subcategory="After Shows")),
            [
                replace(
                    ITEM,
                    info=replace(
                        INFO,
                        date=datetime(2026, 5, 31, 18, tzinfo=timezone(timedelta(hours=-9, minutes=-30))),
                        season_name="A season of many words " * 20,
                    ),
                    card=replace(CARD, name="a name & more", people=(Credit("ÄÖ " * 90, "Écrivain", "Ä"),)),
                )
            ],
            id="another zone, odd names",
        ),
    ],
)
def test_a_feed_keeps_to_the_standards(channel, items):
    """RSS 2.0, Apple's guide and the podcast namespace, whatever stands in it."""
    assert faults(feed(channel, items).encode()) == []


SPOILT = {
    "another version": ('version="2.0"', 'version="0.91"'),
    "an unknown element of RSS": ("<generator>", "<mood>dark</mood><generator>"),
    "one of iTunes": ("<itunes:type>", "<itunes:keywords>a</itunes:keywords><itunes:type>"),
    "one of the podcast namespace": ("<podcast:medium>", "<podcast:mood>dark</podcast:mood><podcast:medium>"),
    "an unknown attribute": ('<guid isPermaLink="false">', '<guid isPermaLink="false" kind="uuid">'),
    "an unknown value": ("<podcast:medium>podcast<", "<podcast:medium>radio<"),
    "no title": ("<title>Gates</title>", ""),
    "two titles": ("<title>Gates</title>", "<title>Gates</title><title>Doors</title>"),
    "no link": ("<link>https://example.org/gates</link>", ""),
    "no description": ("    <description>A gate.*?</description>\n", ""),
    "no language": ("<language>.*?</language>", ""),
    "a language by its name": ("<language>en-GB<", "<language>English<"),
    "no artwork": ('<itunes:image href="[^"]*cover.jpg"/>', ""),
    "artwork of another kind": ("cover.jpg", "cover.gif"),
    "no category": ("<itunes:category.*</itunes:category>", ""),
    "a category that Apple does not have": ('text="Fiction"', 'text="Sagas"'),
    "a subcategory of another category": ('text="Drama"', 'text="Improv"'),
    "not told whether explicit": ("<itunes:explicit>false</itunes:explicit>", ""),
    "explicit as it was once written": ("<itunes:explicit>true<", "<itunes:explicit>clean<"),
    "no owner's address": ("<itunes:email>.*?</itunes:email>", ""),
    "locked to nobody": (' owner="us@example.org"', ""),
    "no guid of the show": ("<podcast:guid>.*?</podcast:guid>", ""),
    "a guid of the show that is none": ("<podcast:guid>.", "<podcast:guid>"),
    "an address that is not absolute": ('href="[^"]*feed.xml"', 'href="feed.xml"'),
    "space in an address": ("the-river-gate.vtt", "the river gate.vtt"),
    "no guid of an episode": ("<guid .*?</guid>", ""),
    "a guid that seems to be an address": ('isPermaLink="false"', 'isPermaLink="true"'),
    "no date": ("<pubDate>.*?</pubDate>", ""),
    "a date of ISO 8601": ("<pubDate>.*?<", "<pubDate>2026-05-01T12:00:00Z<"),
    "a date without a zone": (r"<pubDate>(.*?) \+0000<", r"<pubDate>\1<"),
    "another day of the week": ("<pubDate>Fri", "<pubDate>Mon"),
    "a day that never was": ("<pubDate>Sat, 28 Feb", "<pubDate>Mon, 30 Feb"),
    "no sound": ("<enclosure .*?/>", ""),
    "no length": (' length="11147330"', ""),
    "a length that is no number": ('length="11147330"', 'length="11 MB"'),
    "an empty file": ('length="11147330"', 'length="0"'),
    "no type": (' type="audio/mpeg"', ""),
    "a type that is not the file's": ("the-river-gate.mp3", "the-river-gate.ogg"),
    "no duration": ("<itunes:duration>697</itunes:duration>", ""),
    "a duration that is no number": ("<itunes:duration>697<", "<itunes:duration>697.482<"),
    "a season of one namespace alone": ("<podcast:season.*?</podcast:season>", ""),
    "another season": ("<itunes:season>1<", "<itunes:season>2<"),
    "an episode numbered 0": ("<itunes:episode>2<", "<itunes:episode>0<"),
    "a serial's episode without a number": (r"<(itunes|podcast):episode>2</\1:episode>", ""),
    "a transcript without a type": (' type="text/vtt"', ""),
    "a transcript without an address": ('<podcast:transcript url="[^"]*vtt"', "<podcast:transcript"),
    "captions not called so": (' rel="captions"', ""),
    "text called captions": ('type="text/html"', 'type="text/html" rel="captions"'),
    "chapters without a type": (' type="application/json.chapters"', ""),
    "a person without a name": (">Anna Bell<", "><"),
    "text in spaces": ("<title>The River Gate<", "<title> The River Gate<"),
    "a title of 300 letters": ("<title>The River Gate<", f"<title>{'x' * 300}<"),
    "words in between": ("<channel>", "<channel>Hello"),
}
"""What is wrong: the pattern that finds the place in a good feed, and what is put there."""


@pytest.mark.parametrize("fault", SPOILT)
def test_a_feed_that_is_broken_is_refused(fault):
    """Each in one way only."""
    pattern, instead = SPOILT[fault]
    spoilt = re.sub(pattern, instead, GOOD, flags=re.DOTALL)
    assert spoilt != GOOD
    assert len(faults(spoilt.encode())) > 0


def test_two_episodes_with_one_guid_are_refused():
    """Apps would take the second for the first."""
    item = re.search("    <item>.*?</item>\n", GOOD, flags=re.DOTALL)[0]
    (fault,) = faults(GOOD.replace(item, item + item).encode())
    assert "two episodes have the guid" in fault
