"""The feed of a show: RSS 2.0 with the namespaces of iTunes and of Podcasting 2.0.

lxml writes it: the feed libraries there are know neither `person`, `season` nor `medium`, and write
`explicit` in a way that Apple no longer takes. Sources: Apple's podcaster's guide to RSS; the podcast
namespace of podcastindex.org.
"""

import re
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from urllib.parse import quote

from lxml import etree

from drama.errors import Place, Problem, ProjectError
from drama.publish.card import Attachment, Card
from drama.publish.earlier import PODCAST, Earlier
from drama.publish.tags import shown
from drama.show.about import APPLE, Credit, EpisodeInfo, Podfic, ShowInfo
from drama.yamlfile import written

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
ATOM = "http://www.w3.org/2005/Atom"
_NAMES = {"itunes": ITUNES, "podcast": PODCAST, "atom": ATOM}

FEED_FILE = "feed.xml"

GUID_SPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace of every podcast's guid (podcast namespace, guid.md)."""

SYNTHETIC = "The voices in this episode are synthetic: they were made by a computer."
PARTLY_SYNTHETIC = "Some of the voices in this episode are synthetic: they were made by a computer."

_LONGEST = {"title": 255, "description": 4000, "name": 128, "display": 32}


@dataclass(frozen=True, slots=True)
class Channel:
    """A show as a feed tells of it; `cover` is the name of its artwork in the folder of the feed."""

    title: str
    author: str
    cover: str
    about: ShowInfo


@dataclass(frozen=True, slots=True)
class Item:
    """An episode of the feed: its card, what `show.yaml` says of it, and whether it is explicit.

    `left` is the folder of an episode whose screenplay is gone, "" for any other.
    """

    card: Card
    info: EpisodeInfo
    explicit: bool
    cover: str = ""
    left: str = ""

    @property
    def date(self) -> datetime:
        """When it came out: as the writer says, or when it was first published."""
        return self.info.date or self.card.published


def feed(
    channel: Channel,
    items: Sequence[Item],
    file: str = "show.yaml",
    built: datetime | None = None,
    earlier: Earlier | None = None,
) -> str:
    """Return the feed, newest episode first; the same show gives the same bytes.

    `built` is when what it says last changed, None where the feed is not to tell. Raises `ProjectError`,
    naming `file`, with everything that a feed needs and the show does not say, and where apps that know the
    `earlier` feed would take episodes they have for new ones.
    """
    _check(channel, items, file, earlier or Earlier())
    root = etree.Element("rss", {"version": "2.0"}, nsmap=_NAMES)
    top = etree.SubElement(root, "channel")
    _channel(top, channel)
    newest = sorted(items, key=lambda item: (item.date, item.info.season, item.info.number), reverse=True)
    if built:
        _add(top, "lastBuildDate", format_datetime(built))
    for item in newest:
        _item(etree.SubElement(top, "item"), channel.about, item)
    return str(
        etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True).decode("utf-8")
    )


def last_built(text: str) -> datetime | None:
    """Return when a feed says that it last changed, None where it does not."""
    found = re.search(r"<lastBuildDate>(.*?)</lastBuildDate>", text)
    try:
        return parsedate_to_datetime(found[1]) if found else None
    except ValueError:
        return None


def address(about: ShowInfo, *parts: str) -> str:
    """Return the absolute address of a file in the folder of the feed."""
    return "/".join([about.base_url, *(quote(part) for part in parts)])


def show_guid(about: ShowInfo) -> str:
    """Return the guid of a show: its own, or the one that belongs to the feed's address (guid.md)."""
    bare = address(about, FEED_FILE).partition("://")[2].rstrip("/")
    return about.guid or str(uuid.uuid5(GUID_SPACE, bare))


def episode_guid(about: ShowInfo, item: Item) -> str:
    """Return the guid of an episode: its own, or one made of the show's and the screenplay's name."""
    return guid_of(about, item.card.name, item.info)


def guid_of(about: ShowInfo, name: str, info: EpisodeInfo) -> str:
    """Return the guid of the episode of a screenplay's name."""
    return info.guid or str(uuid.uuid5(uuid.uuid5(GUID_SPACE, show_guid(about)), name))


def left_over(about: ShowInfo, item: Item) -> Problem:
    """Return that the screenplay of a published episode is gone, and what to do where it was renamed."""
    name = item.card.name
    what = f"the episode '{name}' is in the feed, and there is no screenplay {name}.fountain"
    needs = f"'guid: {written(episode_guid(about, item))}' and 'date: {item.date.isoformat(' ')}'"
    renamed = f"if it was renamed, its new name needs {needs} under episodes:"
    return Problem(what, Place(item.left), f"{renamed}, unless it has them; in any case delete this folder")


def _check(channel: Channel, items: Sequence[Item], file: str, earlier: Earlier) -> None:
    problems = [
        *_lacking(channel, file),
        *(_renewed(channel.about, items, file, earlier) if channel.about.base_url else ()),
        *_misfiled(channel.about, file),
        *(_unnumbered(channel.about, items, file) if channel.about.serial else ()),
        *_twice(channel.about, items, file),
    ]
    if problems:
        raise ProjectError(*dict.fromkeys(problems))


def _lacking(channel: Channel, file: str) -> Iterator[Problem]:
    about = channel.about
    wanted = {
        "title": channel.title,
        "author": channel.author,
        "description": about.description,
        "base_url": about.base_url,
        "cover": channel.cover,
        "email": about.email,
    }
    hints = {
        "base_url": "where output/ will be on the web, such as https://example.org/gates",
        "cover": "a square picture",
    }
    for name, value in wanted.items():
        if not value:
            yield Problem(f"a feed needs '{name}:'", Place(file), hints.get(name, ""))


def _renewed(about: ShowInfo, items: Sequence[Item], file: str, earlier: Earlier) -> Iterator[Problem]:
    """Yield what apps would take for new, and have all who follow the show download again."""
    now, way_out = show_guid(about), f"where it is meant to be new, delete {FEED_FILE} in output/"
    if earlier.show and now != earlier.show:
        of = "" if about.guid else ", made of the new base_url"
        gone = f"the show's guid was {earlier.show}, and is {now}{of}"
        what = f"apps would take every episode for a new one: {gone}"
        yield Problem(what, Place(file), f"write 'guid: {earlier.show}' here; {way_out}")
        return
    for item in items:
        name, guid = item.card.name, episode_guid(about, item)
        was = earlier.guids.get(name, guid)
        if guid != was and guid not in earlier.guids.values():
            what = f"apps would take the episode '{name}' for a new one: its guid was {was}, and is {guid}"
            yield Problem(what, Place(file), f"write 'guid: {written(was)}' under its name; {way_out}")


def _misfiled(about: ShowInfo, file: str) -> Iterator[Problem]:
    category, *inside = about.filed_under
    if not set(inside) <= set(APPLE[category]):
        what = f"'{inside[0]}' is no subcategory of '{category}'"
        yield Problem(what, Place(file), f"choose one of: {', '.join(APPLE[category]) or 'none'}")


def _unnumbered(about: ShowInfo, items: Sequence[Item], file: str) -> Iterator[Problem]:
    """Yield the episodes of a serial without a number, each with the next that is free, by their dates."""
    full = [item for item in items if item.info.type == "full"]
    last = Counter({item.info.season: 0 for item in full})
    for item in full:
        last[item.info.season] = max(last[item.info.season], item.info.number)
    for item in sorted(full, key=lambda item: item.date):
        if item.info.number:
            continue
        what = f"the episode '{item.card.name}' has no number"
        if item.left:
            yield left_over(about, item)
            continue
        last[item.info.season] += 1
        numbered = f"{written(item.card.name)}: {{number: {last[item.info.season]}}}"
        yield Problem(what, Place(file), f"write under episodes: {numbered}, or serial: no")


def _twice(about: ShowInfo, items: Sequence[Item], file: str) -> Iterator[Problem]:
    """Yield the episodes that apps would take for one: those of one guid, and full ones of one number."""
    seen: dict[str, Item] = {}
    for item in items:
        for shared in _once(about, item):
            other = seen.setdefault(shared, item)
            if other is item:
                continue
            what = f"the episodes '{other.card.name}' and '{item.card.name}' both have the {shared}"
            left = next((one for one in (other, item) if one.left), None)
            yield left_over(about, left) if left else Problem(what, Place(file), "change one of them")


def _once(about: ShowInfo, item: Item) -> Iterator[str]:
    """Yield what no other episode may have."""
    yield f"guid {episode_guid(about, item)}"
    season, number = item.info.season, item.info.number
    if number and item.info.type == "full":
        yield f"number {number}" + (f" of season {season}" if season else "")


def _channel(top: etree._Element, channel: Channel) -> None:
    about, here = channel.about, address(channel.about, FEED_FILE)
    _add(top, "title", _short(channel.title, "title"))
    _add(top, "link", about.website or about.base_url)
    _add(top, f"{{{ATOM}}}link", None, href=here, rel="self", type="application/rss+xml")
    _add(top, "description", _short(about.description, "description"))
    _add(top, "language", about.language)
    _add(top, "copyright", about.copyright)
    _add(top, "generator", "drama")
    _add(top, f"{{{ITUNES}}}author", channel.author)
    owner = etree.SubElement(top, f"{{{ITUNES}}}owner")
    _add(owner, f"{{{ITUNES}}}name", about.owner or channel.author)
    _add(owner, f"{{{ITUNES}}}email", about.email)
    _add(top, f"{{{ITUNES}}}image", None, href=address(about, channel.cover))
    inside = top
    for category in about.filed_under:
        inside = etree.SubElement(inside, f"{{{ITUNES}}}category", {"text": category})
    _add(top, f"{{{ITUNES}}}explicit", _yes(about.explicit))
    _add(top, f"{{{ITUNES}}}type", "serial" if about.serial else "episodic")
    _add(top, f"{{{PODCAST}}}guid", show_guid(about))
    _add(top, f"{{{PODCAST}}}locked", "yes" if about.locked else "no", owner=about.email)
    _add(top, f"{{{PODCAST}}}medium", about.medium)
    _people(top, about.credits)


def _item(element: etree._Element, about: ShowInfo, item: Item) -> None:
    card, info = item.card, item.info
    _add(element, "title", _short(info.title or card.title, "title"))
    _add(element, "description", _short(description(item), "description"))
    _add(element, "link", info.link or (_link(about, card, card.page) if card.page else ""))
    _add(element, "guid", episode_guid(about, item), isPermaLink="false")
    _add(element, "pubDate", format_datetime(item.date))
    sound = {"length": str(card.bytes), "type": card.sound.media_type}
    _add(element, "enclosure", None, url=_link(about, card, card.sound), **sound)
    _add(element, f"{{{ITUNES}}}duration", str(round(card.seconds)))
    _add(element, f"{{{ITUNES}}}explicit", _yes(item.explicit))
    _add(element, f"{{{ITUNES}}}episodeType", info.type)
    if item.cover:
        _add(element, f"{{{ITUNES}}}image", None, href=address(about, card.name, item.cover))
    _numbers(element, info)
    for transcript in card.transcripts:
        extra = {"rel": "captions"} if transcript.media_type in ("text/vtt", "application/x-subrip") else {}
        link = {"url": _link(about, card, transcript), "type": transcript.media_type}
        _add(element, f"{{{PODCAST}}}transcript", None, **link, language=about.language, **extra)
    if card.chapters:
        link = {"url": _link(about, card, card.chapters), "type": card.chapters.media_type}
        _add(element, f"{{{PODCAST}}}chapters", None, **link)
    _people(element, card.people)


def description(item: Item) -> str:
    """Return what an episode is about, with its content notes, that its voices are synthetic, and credits.

    What it is about is cut where it would leave no room for the rest, which is the listener's due.
    """
    notes = content_notes(item.info.podfic) if item.info.podfic else ""
    credits = f"Credits: {'; '.join(item.card.credits)}." if item.card.credits else ""
    due = shown("".join(f"\n\n{one}" for one in (notes, synthetic_note(item.card), credits) if one))
    about = item.info.summary or item.card.title
    return _cut(about, max(0, _LONGEST["description"] - len(due.encode()))) + due


def content_notes(podfic: Podfic) -> str:
    """Return what listeners are warned of, as a sentence."""
    return f"Content notes: {', '.join(podfic.notes)}." if podfic.notes else ""


def synthetic_note(card: Card) -> str:
    """Return the plain word that voices are synthetic, all of them or some; nothing where none is."""
    heard = card.recorded or any(person.group == "Cast" for person in card.people)
    return (PARTLY_SYNTHETIC if heard else SYNTHETIC) if card.synthetic else ""


def _numbers(element: etree._Element, info: EpisodeInfo) -> None:
    if info.season:
        _add(element, f"{{{ITUNES}}}season", str(info.season))
        name = {"name": _short(info.season_name, "name")} if info.season_name else {}
        _add(element, f"{{{PODCAST}}}season", str(info.season), **name)
    if info.number:
        _add(element, f"{{{ITUNES}}}episode", str(info.number))
        _add(element, f"{{{PODCAST}}}episode", str(info.number))


def _people(element: etree._Element, people: Sequence[Credit]) -> None:
    for person in people:
        extra = {"href": person.link} if person.link else {}
        kind = {"role": person.role.lower(), "group": person.group.lower()}
        _add(element, f"{{{PODCAST}}}person", _short(person.name, "name"), **kind, **extra)


def _link(about: ShowInfo, card: Card, attachment: Attachment) -> str:
    return address(about, card.name, attachment.file)


def _add(
    parent: etree._Element, tag: str, content: str | None, /, **attributes: str
) -> etree._Element | None:
    """Add an element with text, or with attributes alone where `content` is None; nothing for no text."""
    if content == "":
        return None
    element = etree.SubElement(parent, tag, {name: shown(value) for name, value in attributes.items()})
    element.text = shown(content.strip()) if content is not None else None
    return element


def _short(text: str, kind: str) -> str:
    """Return the text cut to what apps take: 4,000 bytes of a description, some hundred of a name."""
    return _cut(text, _LONGEST[kind])


def _cut(text: str, longest: int) -> str:
    """Return the text cut to so many bytes."""
    text = shown(text)
    if len(text.encode()) <= longest:
        return text
    room = max(0, longest - len("…".encode()))
    return text.encode()[:room].decode(errors="ignore").rstrip() + "…"


def _yes(value: bool) -> str:
    return "true" if value else "false"
