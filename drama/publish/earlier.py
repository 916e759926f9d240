"""The feed that was written before: apps know a show and its episodes by what it said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

PODCAST = "https://podcastindex.org/namespace/1.0"


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a feed said: the guid of its `show`, "" where it had none.

    `guids` are those of its episodes by their names, `dates` when each of those came out, by its guid.
    """

    show: str = ""
    guids: Mapping[str, str] = field(default_factory=dict)
    dates: Mapping[str, datetime] = field(default_factory=dict)


def read_earlier(path: Path) -> Earlier:
    """Return what the feed in a file says; nothing where there is none, or it is no feed."""
    try:
        top = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True)).find("channel")
    except (OSError, etree.XMLSyntaxError):
        return Earlier()
    if top is None:
        return Earlier()
    guids: dict[str, str] = {}
    dates: dict[str, datetime] = {}
    for item in top.findall("item"):
        guid = (item.findtext("guid") or "").strip()
        if name := _name(item):
            guids[name] = guid
        if date := _date(item):
            dates[guid] = date
    return Earlier((top.findtext(f"{{{PODCAST}}}guid") or "").strip(), guids, dates)


def _name(item: etree._Element) -> str:
    """Return the name of an episode: the folder that its sound lies in."""
    sound = item.find("enclosure")
    parts = (sound.get("url") or "").split("/") if sound is not None else []
    return unquote(parts[-2]) if len(parts) > 1 else ""


def _date(item: etree._Element) -> datetime | None:
    try:
        return parsedate_to_datetime(item.findtext("pubDate") or "")
    except ValueError:
        return None
