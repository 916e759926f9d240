"""Strict checks: of feeds by the grammar of `feed.rng` and what no grammar says, of pages by HTML itself."""

from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path

import html5lib
from lxml import etree

from drama.publish.feed import ITUNES, PODCAST
from drama.show.about import APPLE

GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).with_name("feed.rng")))

ENDINGS = {"audio/mpeg": ".mp3", "audio/x-m4a": ".m4a"}
"""What Apple asks the name of a file of each type to end with."""


def faults(feed):
    """Return what is wrong with the bytes of a feed, one sentence a fault; nothing for a good one."""
    root = etree.fromstring(feed)
    if not GRAMMAR.validate(root):
        return [f"line {fault.line}: {fault.message}" for fault in GRAMMAR.error_log]
    items = root[0].findall("item")
    return [*_categories(root[0]), *_dates(root), *_guids(items), *_numbers(root[0], items), *_types(items)]


def page_faults(text):
    """Return what the HTML standard calls a parse error in a page, or in a piece of one, and doubled ids."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    whole = text.lstrip().lower().startswith("<!doctype")
    tree = parser.parse(text) if whole else parser.parseFragment(text)
    ids = [one.get("id") for one in tree.iter() if one.get("id")]
    doubled = sorted({one for one in ids if ids.count(one) > 1})
    return [
        *(f"{place}: {name}" for place, name, _ in parser.errors),
        *(f"two of id {one}" for one in doubled),
    ]


def _categories(channel):
    category = channel.find(f"{{{ITUNES}}}category")
    names = [one.get("text") for one in category.iter()]
    if names[0] not in APPLE or not set(names[1:]) <= set(APPLE[names[0]]):
        yield f"Apple has no category {names}"


def _dates(root):
    for element in root.iter("pubDate", "lastBuildDate"):
        try:
            again = format_datetime(parsedate_to_datetime(element.text))
        except ValueError:
            again = "no day"
        if again != element.text.replace("GMT", "+0000"):
            yield f"{element.text} is {again}"


def _guids(items):
    guids = [item.findtext("guid") for item in items]
    yield from (f"two episodes have the guid {guid}" for guid in {*guids} if guids.count(guid) > 1)


def _numbers(channel, items):
    serial = channel.findtext(f"{{{ITUNES}}}type") == "serial"
    for item in items:
        for name in ("season", "episode"):
            if item.findtext(f"{{{ITUNES}}}{name}") != item.findtext(f"{{{PODCAST}}}{name}"):
                yield f"the two namespaces tell another {name}"
        full = item.findtext(f"{{{ITUNES}}}episodeType") == "full"
        if serial and full and item.find(f"{{{ITUNES}}}episode") is None:
            yield "an episode of a serial has no number"


def _types(items):
    for sound in (item.find("enclosure") for item in items):
        if not sound.get("url").endswith(ENDINGS[sound.get("type")]):
            yield f"{sound.get('url')} is no {sound.get('type')}"
