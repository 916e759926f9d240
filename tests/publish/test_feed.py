"""The feed: what Apple and the podcast namespace ask for, stable for ever, and nothing of it guessed."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import pytest
import yaml
from lxml import etree
from pictures import jpeg, png

from drama.errors import OutputError, ProjectError
from drama.publish.card import Attachment, Card, from_json, to_json
from drama.publish.earlier import Earlier, read_earlier
from drama.publish.feed import ITUNES, PODCAST, Channel, Item, episode_guid, feed, show_guid
from drama.publish.picture import check_artwork, open_picture
from drama.show.about import Credit, EpisodeInfo, Podfic, ShowInfo

ABOUT = ShowInfo(
    description="A gate, a river & <friends>.",
    language="en-GB",
    website="https://example.org/gates",
    email="us@example.org",
    base_url="https://example.org/gates/output",
    credits=(Credit("Ann Lee", "Sound Designer", "Audio Production", "https://example.org/ann"),),
)
CHANNEL = Channel("Gates", "A. Writer", "cover.jpg", ABOUT)
CARD = Card(
    "the-river-gate",
    "The River Gate",
    Attachment("the-river-gate.mp3", "audio/mpeg"),
    11_147_330,
    697.482,
    datetime(2026, 5, 1, 12, tzinfo=UTC),
    (Attachment("the-river-gate.vtt", "text/vtt"), Attachment("the-river-gate.transcript.html", "text/html")),
    Attachment("the-river-gate.chapters.json", "application/json+chapters"),
    None,
    (Credit("Anna Bell"), Credit("Ann Lee", "Sound Designer", "Audio Production")),
)
INFO = EpisodeInfo("The River Gate", 1, "Water", 2, summary="A post bag.", podfic=Podfic(notes=("storm",)))
ITEM = Item(CARD, INFO, explicit=True)


def parsed(*items, channel=CHANNEL):
    root = etree.fromstring(feed(channel, items).encode())
    (top,) = root
    return top


def text(element, name, space=""):
    return element.findtext(f"{{{space}}}{name}" if space else name)


def test_a_channel_has_all_that_apple_asks_for():
    """Required by Apple's guide: title, description, artwork, language, category, explicit."""
    top = parsed(ITEM)
    assert (text(top, "title"), text(top, "language")) == ("Gates", "en-GB")
    assert text(top, "description") == "A gate, a river & <friends>."
    assert top.find(f"{{{ITUNES}}}image").get("href") == "https://example.org/gates/output/cover.jpg"
    category = top.find(f"{{{ITUNES}}}category")
    assert [category.get("text"), category[0].get("text")] == ["Fiction", "Drama"]
    assert (text(top, "explicit", ITUNES), text(top, "type", ITUNES)) == ("false", "serial")
    assert top.find(f"{{{ITUNES}}}owner/{{{ITUNES}}}email").text == "us@example.org"
    assert (text(top, "locked", PODCAST), text(top, "medium", PODCAST)) == ("yes", "podcast")


def test_an_episode_is_told_exactly():
    """Its bytes, seconds, numbers, files and people, with absolute addresses."""
    item = parsed(ITEM).find("item")
    sound = item.find("enclosure")
    base = "https://example.org/gates/output/the-river-gate/"
    assert dict(sound.attrib) == {
        "url": f"{base}the-river-gate.mp3",
        "length": "11147330",
        "type": "audio/mpeg",
    }
    assert (text(item, "duration", ITUNES), text(item, "explicit", ITUNES)) == ("697", "true")
    assert [text(item, name, ITUNES) for name in ("season", "episode", "episodeType")] == ["1", "2", "full"]
    assert item.find(f"{{{PODCAST}}}season").get("name") == "Water"
    transcripts = item.findall(f"{{{PODCAST}}}transcript")
    assert [(one.get("url"), one.get("type"), one.get("rel")) for one in transcripts] == [
        (f"{base}the-river-gate.vtt", "text/vtt", "captions"),
        (f"{base}the-river-gate.transcript.html", "text/html", None),
    ]
    assert item.find(f"{{{PODCAST}}}chapters").get("url") == f"{base}the-river-gate.chapters.json"
    people = item.findall(f"{{{PODCAST}}}person")
    assert [(one.text, one.get("role"), one.get("group")) for one in people] == [
        ("Anna Bell", "voice actor", "cast"),
        ("Ann Lee", "sound designer", "audio production"),
    ]
    assert parsedate_to_datetime(text(item, "pubDate")) == CARD.published
    assert text(item, "description").split("\n\n")[:2] == ["A post bag.", "Content notes: storm."]
    assert "Some of the voices" in text(item, "description")


def test_the_guid_of_a_show_is_the_namespaces_own():
    """UUIDv5 of the feed's address without scheme; the namespace's published test vector holds."""
    import uuid

    from drama.publish.feed import GUID_SPACE

    assert str(uuid.uuid5(GUID_SPACE, "podnews.net/rss")) == "9b024349-ccf0-5f69-a609-6b82873eab3c"
    assert show_guid(ABOUT) == str(uuid.uuid5(GUID_SPACE, "example.org/gates/output/feed.xml"))
    assert text(parsed(ITEM), "guid", PODCAST) == show_guid(ABOUT)


def test_another_episode_disturbs_nothing():
    """The old item is the same to the byte; the newest comes first; guids do not depend on the order."""
    later = Item(
        Card("two", "Two", Attachment("two.mp3", "audio/mpeg"), 5, 9.0, datetime(2026, 6, 1, tzinfo=UTC)),
        EpisodeInfo("Two", 1, number=3),
        explicit=False,
    )
    alone, both = feed(CHANNEL, [ITEM]), feed(CHANNEL, [ITEM, later])
    item = alone[alone.index("    <item>") : alone.index("</item>")]
    assert item in both
    assert [text(one, "title") for one in parsed(ITEM, later).findall("item")] == ["Two", "The River Gate"]
    assert both == feed(CHANNEL, [later, ITEM])
    assert episode_guid(ABOUT, ITEM) != episode_guid(ABOUT, later)


def test_what_a_feed_needs_is_asked_for_at_once():
    """Every missing field of the show, and a serial's episode without a number."""
    with pytest.raises(ProjectError) as caught:
        feed(Channel("", "", "", ShowInfo()), [Item(CARD, EpisodeInfo(), explicit=False)])
    told = [problem.what for problem in caught.value.problems]
    assert told == [
        *(
            f"a feed needs '{name}:'"
            for name in ("title", "author", "description", "base_url", "cover", "email")
        ),
        "the episode 'the-river-gate' has no number",
    ]


def test_an_episode_without_a_number_is_given_the_next_that_is_free():
    """As it can be pasted into show.yaml, whatever it is called; the earlier episode has the lower number."""
    names = ["b: #1", "a #2", "- c", "d"]
    dates = [datetime(2026, 5, day, tzinfo=UTC) for day in (3, 2, 1, 4)]
    cards = [replace(CARD, name=name, published=date) for name, date in zip(names, dates, strict=True)]
    items = [Item(card, EpisodeInfo(season=1), explicit=False) for card in cards]
    with pytest.raises(ProjectError) as caught:
        feed(CHANNEL, [*items, ITEM])
    hints = [problem.hint.removeprefix("write under episodes: ") for problem in caught.value.problems]
    rows = [hint.removesuffix(", or serial: no") for hint in hints]
    assert yaml.safe_load("\n".join(rows)) == {
        name: {"number": number} for number, name in enumerate(["- c", "a #2", "b: #1", "d"], 3)
    }
    assert rows[-1] == "d: {number: 6}"


def other(**info):
    card = Card("two", "Two", Attachment("two.mp3", "audio/mpeg"), 5, 9.0, datetime(2026, 6, 1, tzinfo=UTC))
    return Item(card, EpisodeInfo("Two", **info), explicit=False)


@pytest.mark.parametrize(
    ("info", "told"),
    [
        ({"season": 1, "number": 2}, "both have the number 2 of season 1"),
        ({"number": 3, "guid": episode_guid(ABOUT, ITEM)}, "both have the guid"),
    ],
)
def test_two_episodes_that_apps_take_for_one_are_refused(info, told):
    """Both are named; where one of them has no screenplay any more, what to do with it is said."""
    with pytest.raises(ProjectError, match=f"the episodes 'the-river-gate' and 'two' {told}"):
        feed(CHANNEL, [ITEM, other(**info)])
    with pytest.raises(ProjectError, match="^output/old: .*\n.*delete this folder$"):
        feed(CHANNEL, [replace(ITEM, left="output/old"), other(**info)])


def test_apps_know_all_again_that_they_know(tmp_path):
    """What gives other guids, such as another address, is refused with the old one; no old feed, no guids."""
    path = tmp_path / "feed.xml"
    assert read_earlier(path) == Earlier()
    for damaged in ("", "<rss/>", "<rss><channel><item><pubDate>soon</pubDate></item></channel></rss>", "<r"):
        path.write_text(damaged)
        assert read_earlier(path) == Earlier()
    path.write_text(feed(CHANNEL, [ITEM, other(number=3)]))
    earlier = read_earlier(path)
    guid, old = show_guid(ABOUT), episode_guid(ABOUT, ITEM)
    assert (earlier.show, earlier.dates[old], earlier.guids["two"]) == (
        guid,
        CARD.published,
        episode_guid(ABOUT, other()),
    )
    moved = replace(CHANNEL, about=replace(ABOUT, base_url="https://cdn.example.net"))
    with pytest.raises(ProjectError, match=f"was {guid}.*, made of the new base_url\n.*'guid: {guid}'.*dele"):
        feed(moved, [ITEM], earlier=earlier)
    assert old in feed(replace(moved, about=replace(moved.about, guid=guid)), [ITEM], earlier=earlier)
    with pytest.raises(ProjectError, match=f"'two' for a new one: its guid was {earlier.guids['two']}"):
        feed(CHANNEL, [ITEM, other(number=3, guid="mine")], earlier=earlier)
    given = replace(other(number=3, guid=old), card=replace(other().card, name="renamed"))
    assert feed(CHANNEL, [given], earlier=earlier)


def test_what_is_no_full_episode_may_share_a_number():
    """A bonus has that of the episode it belongs to; another season begins anew."""
    for info in ({"season": 1, "number": 2, "type": "bonus"}, {"season": 2, "number": 2}):
        assert len(parsed(ITEM, other(**info)).findall("item")) == 2


def test_a_subcategory_of_another_category_is_refused():
    """With those that there are."""
    about = replace(ABOUT, category="Comedy", subcategory="Drama")
    with pytest.raises(ProjectError, match="'Drama' is no subcategory of 'Comedy'\n  hint: .*Improv"):
        feed(replace(CHANNEL, about=about), [ITEM])


def test_text_that_xml_cannot_hold_does_not_break_the_feed():
    """Control characters are left out, in names too; a description is cut to what apps take."""
    long = EpisodeInfo("Bell \x07 & \x00 <b>", 1, "W\x07at\ud800er\ufffe", number=1, summary="word " * 2000)
    item = parsed(Item(CARD, long, explicit=False)).find("item")
    assert item.find(f"{{{PODCAST}}}season").get("name") == "Water"
    assert text(item, "title") == "Bell  &  <b>"
    assert len(text(item, "description").encode()) <= 4000


@pytest.mark.parametrize(
    "title",
    [
        "Folge\u00a07: 第一話\u3000はじまり",
        "مي\u200cخواهم",
        "👩\u200d🚀",
        "pages 3\u20094",
        "one\ntwo\tthree",
    ],
)
def test_spaces_and_joined_characters_stay(title):
    """No-break and wide spaces, and what joins letters and emoji or keeps them apart."""
    item = parsed(Item(CARD, EpisodeInfo(title, number=1), explicit=False)).find("item")
    assert text(item, "title") == title


def test_a_card_is_read_back_as_written(tmp_path):
    """And anything else is refused with the file's name."""
    assert from_json(to_json(CARD), "card") == CARD
    broken = json.loads(to_json(CARD)) | {"published": "soon"}
    for bad in ("{}", "[]", "", json.dumps(broken), '{"schema": "drama.episode/9"}'):
        with pytest.raises(OutputError, match="x.json: not the card of an episode"):
            from_json(bad, "x.json")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (png(1400, 1400), None),
        (jpeg(3000, 3000), None),
        (png(1399, 1399), "1399 x 1399"),
        (jpeg(3001, 3001), "3001 x 3001"),
        (png(1500, 1400), "1500 x 1400"),
        (jpeg(1500, 1500)[:20], "damaged"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
        (b"GIF89a", "neither"),
    ],
)
def test_artwork_is_what_podcast_apps_take(tmp_path, content, problem):
    """A square of 1400 to 3000 pixels, told by the file's bytes."""
    path = tmp_path / "cover.png"
    path.write_bytes(content)
    if problem is None:
        assert check_artwork(path) == open_picture(path)
        return
    with pytest.raises(OutputError, match=problem):
        check_artwork(path)


@pytest.mark.parametrize("summary", ["A post bag.", "A post bag. " * 400], ids=["short", "long"])
def test_the_credits_that_licences_ask_for_are_heard_of_in_every_app(summary):
    """They end the description, whole, with the word on synthetic voices; what is long is the summary."""
    card = replace(CARD, credits=("rain: Ann Lee (CC BY 4.0)", "bell: Bo (CC BY-SA 4.0)"))
    item = parsed(Item(card, replace(INFO, summary=summary), explicit=False)).find("item")
    about, notes, voices, credits = text(item, "description").split("\n\n")
    assert about.startswith("A post bag.")
    assert (notes, credits) == (
        "Content notes: storm.",
        "Credits: rain: Ann Lee (CC BY 4.0); bell: Bo (CC BY-SA 4.0).",
    )
    assert voices.startswith("Some of the voices")
    assert len(text(item, "description").encode()) <= 4000
    assert from_json(to_json(card), "card") == card
    older = {name: value for name, value in json.loads(to_json(CARD)).items() if name != "credits"}
    assert from_json(json.dumps(older), "card") == CARD
