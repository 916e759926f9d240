"""The card of a published episode: what a feed must know of it, kept beside its files."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from drama.errors import OutputError, Place, Problem
from drama.show.about import Credit

SCHEMA = "drama.episode/1"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with an episode: its name beside the sound, and its media type."""

    file: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Card:
    """A published episode: `name` is its screenplay's, `sound` the file that is listened to.

    `bytes` and `seconds` are exact. `published` is when it was first published and stays. `transcripts`,
    `chapters` and `page` are the files beside it; `people` are those heard or credited, `synthetic` tells
    whether any voice was made by a machine, `recorded` whether anybody's recording is heard, named or not.
    `digest` is the sound's SHA-256, "" where it is not known. `credits` are those that licences ask for, a
    line each.
    """

    name: str
    title: str
    sound: Attachment
    bytes: int
    seconds: float
    published: datetime
    transcripts: tuple[Attachment, ...] = ()
    chapters: Attachment | None = None
    page: Attachment | None = None
    people: tuple[Credit, ...] = ()
    synthetic: bool = True
    digest: str = ""
    recorded: bool = False
    credits: tuple[str, ...] = ()


def to_json(card: Card) -> str:
    """Return the card as JSON that a person can read."""
    record = {"schema": SCHEMA, **asdict(card), "published": card.published.isoformat()}
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def from_json(text: str, source: str) -> Card:
    """Return the card that `to_json` wrote; raises `OutputError` for anything else, naming `source`."""
    try:
        record: dict[str, Any] = json.loads(text)
        if record.pop("schema") != SCHEMA:
            raise ValueError("another version")
        return Card(
            **record
            | {
                "published": datetime.fromisoformat(record["published"]),
                "sound": Attachment(**record["sound"]),
                "transcripts": tuple(Attachment(**one) for one in record["transcripts"]),
                "chapters": _attachment(record["chapters"]),
                "page": _attachment(record["page"]),
                "people": tuple(Credit(**one) for one in record["people"]),
                "credits": tuple(map(str, record.get("credits", ()))),
            }
        )
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        what = f"not the card of an episode ({fault})"
        raise OutputError(Problem(what, Place(source), "publish the episode again")) from fault


def read_card(path: Path) -> Card:
    """Return the card in a file; raises `OutputError` where there is none, or it is damaged."""
    try:
        return from_json(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as fault:
        raise OutputError(
            Problem("the card of the episode cannot be read", Place(str(path)), "publish the episode again")
        ) from fault


def _attachment(record: dict[str, str] | None) -> Attachment | None:
    return Attachment(**record) if record else None
