"""What a show and its episodes say about themselves wherever they are published, as `show.yaml` has it."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote, urlsplit

from drama import yamlfile
from drama.errors import Place, Problem
from drama.yamlfile import Entry, Kind

EpisodeType = Literal["full", "trailer", "bonus"]

RATINGS = ("Not Rated", "General Audiences", "Teen And Up Audiences", "Mature", "Explicit")
"""The ratings of the Archive of Our Own, as it writes them."""

MEDIA = ("podcast", "audiobook")
"""What `podcast:medium` calls what we make (podcast namespace, medium.md)."""

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""A language as feeds name it (RFC 5646): en, en-GB."""

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")

GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
"""The guid of a show (podcast namespace, guid.md)."""

_DOT = re.compile("[\u3002\uff0e\uff61]")  # these part the names of a host as "." does (UTS 46)
_APPLE = {
    "Arts": "Books, Design, Fashion & Beauty, Food, Performing Arts, Visual Arts",
    "Business": "Careers, Entrepreneurship, Investing, Management, Marketing, Non-Profit",
    "Comedy": "Comedy Interviews, Improv, Stand-Up",
    "Education": "Courses, How To, Language Learning, Self-Improvement",
    "Fiction": "Comedy Fiction, Drama, Science Fiction",
    "Government": "",
    "Health & Fitness": "Alternative Health, Fitness, Medicine, Mental Health, Nutrition, Sexuality",
    "History": "",
    "Kids & Family": "Education for Kids, Parenting, Pets & Animals, Stories for Kids",
    "Leisure": "Animation & Manga, Automotive, Aviation, Crafts, Games, Hobbies, Home & Garden, Video Games",
    "Music": "Music Commentary, Music History, Music Interviews",
    "News": "Business News, Daily News, Entertainment News, News Commentary, "
    "Politics, Sports News, Tech News",
    "Religion & Spirituality": "Buddhism, Christianity, Hinduism, Islam, Judaism, Religion, Spirituality",
    "Science": "Astronomy, Chemistry, Earth Sciences, Life Sciences, Mathematics, "
    "Natural Sciences, Nature, Physics, Social Sciences",
    "Society & Culture": "Documentary, Personal Journals, Philosophy, Places & Travel, Relationships",
    "Sports": "Baseball, Basketball, Cricket, Fantasy Sports, Football, Golf, Hockey, Rugby, "
    "Running, Soccer, Swimming, Tennis, Volleyball, Wilderness, Wrestling",
    "Technology": "",
    "True Crime": "",
    "TV & Film": "After Shows, Film History, Film Interviews, Film Reviews, TV Reviews",
}

APPLE = {name: tuple(filter(None, inside.split(", "))) for name, inside in _APPLE.items()}
"""The categories of Apple Podcasts with their subcategories: a feed with another one is refused."""

_INSIDE = {inside: name for name, several in APPLE.items() for inside in several}


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody who made something: `role` and `group` are words of the podcast namespace's taxonomy."""

    name: str
    role: str = "Voice Actor"
    group: str = "Cast"
    link: str = ""


@dataclass(frozen=True, slots=True)
class Art:
    """The picture and the link of a chapter."""

    image: Path | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class Podfic:
    """What a podfic says of itself and of the work it reads, in the words of the Archive of Our Own.

    `permission` tells how the writer allowed it, `source` where the work is. `notes` are content notes.
    """

    podder: str = ""
    writer: str = ""
    writer_link: str = ""
    source: str = ""
    permission: str = ""
    rating: str = ""
    warnings: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    fandoms: tuple[str, ...] = ()
    relationships: tuple[str, ...] = ()
    characters: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    cover_artist: str = ""
    opening: str = ""
    closing: str = ""


@dataclass(frozen=True, slots=True)
class Rights:
    """The licence that actors gave for their `recordings`, and the names of what is used all the same."""

    recordings: str = ""
    allow: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EpisodeInfo:
    """What an episode says of itself; numbers are 0 and texts empty where `show.yaml` is silent.

    `date` is when it came or comes out, with its time zone. `guid` stays for ever: where it is empty it is
    made from the show's and the screenplay's name. `chapters` has art by the chapter's title.
    """

    title: str = ""
    season: int = 0
    season_name: str = ""
    number: int = 0
    type: EpisodeType = "full"
    date: datetime | None = None
    summary: str = ""
    explicit: bool | None = None
    link: str = ""
    guid: str = ""
    cover: Path | None = None
    credits: tuple[Credit, ...] = ()
    podfic: Podfic | None = None
    chapters: Mapping[str, Art] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ShowInfo:
    """What a show says of itself beside its title, author and cover.

    `base_url` is where the folder `output/` will be found on the web; every address in the feed begins with
    it. `episodes` has the episodes by the `composed` name of their screenplay, in the order of the file.
    """

    description: str = ""
    language: str = "en"
    website: str = ""
    owner: str = ""
    email: str = ""
    category: str = ""
    subcategory: str = ""
    copyright: str = ""
    base_url: str = ""
    explicit: bool = False
    serial: bool = True
    locked: bool = True
    medium: str = "podcast"
    guid: str = ""
    credits: tuple[Credit, ...] = ()
    podfic: Podfic = Podfic()
    rights: Rights = Rights()
    episodes: Mapping[str, EpisodeInfo] = field(default_factory=dict)

    @property
    def filed_under(self) -> tuple[str, ...]:
        """Apple's category and, where there is one, its subcategory; a show that says nothing is a drama."""
        if not self.category:
            return (_INSIDE.get(self.subcategory, "Fiction"), self.subcategory or "Drama")
        return (self.category, self.subcategory) if self.subcategory else (self.category,)

    def episode(self, name: str) -> EpisodeInfo:
        """Return what is said of an episode: podfic and credits are the show's where it says nothing."""
        episode = self.episodes.get(composed(name), EpisodeInfo())
        return replace(episode, podfic=episode.podfic or self.podfic, credits=episode.credits or self.credits)

    def is_explicit(self, name: str) -> bool:
        """Tell whether an episode is marked explicit: by itself, by its rating, or by the show."""
        episode = self.episode(name)
        rated = episode.podfic is not None and episode.podfic.rating == "Explicit"
        return rated or (self.explicit if episode.explicit is None else episode.explicit)


def show_table(root: Path, file: str, problems: list[Problem]) -> dict[str, Kind]:
    """Return the kind of every field of `show.yaml` that is about the show; files lie under `root`.

    What is wrong inside a field is added to `problems`.
    """
    return {
        "description": yamlfile.text,
        "language": _matching(LANGUAGE, "a language", "such as en or en-GB"),
        "website": web_address,
        "owner": yamlfile.text,
        "email": _matching(EMAIL, "an e-mail address", "such as us@example.org"),
        "category": yamlfile.one_of(tuple(APPLE)),
        "subcategory": yamlfile.one_of(tuple(_INSIDE)),
        "copyright": yamlfile.text,
        "base_url": web_address,
        "explicit": yamlfile.yes_no,
        "serial": yamlfile.yes_no,
        "locked": yamlfile.yes_no,
        "medium": yamlfile.one_of(MEDIA),
        "guid": _matching(GUID, "the guid of a show", "such as 917393e3-1b1e-5cef-ace4-edaa54e1f810"),
        "credits": lambda entry: _credits(entry, file, problems),
        "podfic": lambda entry: _podfic(entry, file, problems),
        "rights": lambda entry: _rights(entry, file, problems),
        "episodes": lambda entry: _episodes(entry, root, file, problems),
    }


ABOUT = tuple(f.name for f in fields(ShowInfo))
"""The names of those fields."""


def _episodes(entry: Entry, root: Path, file: str, problems: list[Problem]) -> dict[str, EpisodeInfo]:
    table: dict[str, Kind] = {
        "title": yamlfile.text,
        "season": _whole(0, 10_000),
        "season_name": yamlfile.text,
        "number": _whole(0, 100_000),
        "type": yamlfile.one_of(("full", "trailer", "bonus")),
        "date": _date,
        "summary": yamlfile.text,
        "explicit": yamlfile.yes_no,
        "link": web_address,
        "guid": yamlfile.text,
        "cover": lambda value: yamlfile.file_in(root, value),
        "credits": lambda value: _credits(value, file, problems),
        "podfic": lambda value: _podfic(value, file, problems),
        "chapters": lambda value: _chapters(value, root, file, problems),
    }
    named = _mapping(entry, "the name of a screenplay")
    found = _each(named, table, "title: The Ford", file, problems)
    return {composed(name): EpisodeInfo(**fields) for name, fields in found}


def composed(name: str) -> str:
    """Return the name of an episode as it is compared: some systems write accents in names of files apart."""
    return unicodedata.normalize("NFC", name)


def _credits(entry: Entry, file: str, problems: list[Problem]) -> tuple[Credit, ...]:
    if entry.items is None:
        raise ValueError("expected a list", "such as - {name: Ann Lee, role: Sound Designer}")
    table: dict[str, Kind] = {
        "name": yamlfile.text,
        "role": yamlfile.text,
        "group": yamlfile.text,
        "link": web_address,
    }
    found = [yamlfile.check(one, table, file, problems) for one in entry.items]
    if not all(one.get("name") for one in found):
        raise ValueError("somebody has no name", "write name: in every row")
    return tuple(Credit(**_typed(one)) for one in found)


def _podfic(entry: Entry, file: str, problems: list[Problem]) -> Podfic:
    table: dict[str, Kind] = {f.name: yamlfile.text for f in fields(Podfic)}
    table |= dict.fromkeys((f.name for f in fields(Podfic) if f.type == tuple[str, ...]), yamlfile.words)
    table |= {"rating": yamlfile.one_of(RATINGS), "source": web_address, "writer_link": web_address}
    _mapping(entry, "writer, source and permission")
    return Podfic(**_typed(yamlfile.check(entry, table, file, problems)))


def _rights(entry: Entry, file: str, problems: list[Problem]) -> Rights:
    table: dict[str, Kind] = {"recordings": yamlfile.text, "allow": yamlfile.words}
    _mapping(entry, "recordings: CC BY 4.0")
    return Rights(**_typed(yamlfile.check(entry, table, file, problems)))


def _chapters(entry: Entry, root: Path, file: str, problems: list[Problem]) -> dict[str, Art]:
    table: dict[str, Kind] = {"image": lambda value: yamlfile.file_in(root, value), "link": web_address}
    named = _mapping(entry, "the title of a chapter")
    return {title: Art(**fields) for title, fields in _each(named, table, "image: ford.png", file, problems)}


def _each(
    named: Mapping[str, Entry], table: Mapping[str, Kind], such: str, file: str, problems: list[Problem]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the fields under each name; one with nothing under it has none."""
    for name, one in named.items():
        if one.items is not None or one.value is not None:
            what = f"{name}: expected 'name: value' lines under it"
            problems.append(Problem(what, Place(file, one.line), f"such as {such}"))
        yield name, dict(yamlfile.check(one, table, file, problems))


def _mapping(entry: Entry, such: str) -> Mapping[str, Entry]:
    if entry.fields is None:
        raise ValueError("expected 'name: value' lines under it", such)
    return entry.fields


def _typed(found: dict[str, object]) -> dict[str, Any]:
    return dict(found)


def web_address(entry: Entry) -> str:
    """Return an absolute address of the web without the slash at its end; a kind for `show.yaml`.

    It is in ASCII, as tags and feeds must have it: other letters are written as browsers send them.
    """
    written = yamlfile.text(entry)
    try:
        parts = urlsplit(written)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"[\s<>\"]", written):
        raise ValueError(f"'{written}' is no address", "write it like https://example.org/show")
    try:
        return _in_ascii(written, parts.netloc).rstrip("/")
    except UnicodeError:
        raise ValueError(f"'{written}' is no address", "write it like https://example.org/show") from None


def _in_ascii(written: str, netloc: str) -> str:
    """Return an address with its host in Punycode and the rest percent-encoded; ASCII stays as it is."""
    scheme, mark, rest = written.partition("://")
    before, at, host = netloc.rpartition("@")
    host = re.sub(r"[^.:]+", _label, _DOT.sub(".", host))
    return f"{scheme}{mark}{_percented(before)}{at}{host}{_percented(rest.removeprefix(netloc))}"


def _label(name: re.Match[str]) -> str:
    """Return a part of a host's name in ASCII; Python's own codec names another host where there is an ß."""
    if name[0].isascii():
        return name[0]
    return f"xn--{unicodedata.normalize('NFKC', name[0].lower()).encode('punycode').decode()}"


def _percented(text: str) -> str:
    return "".join(char if char.isascii() else quote(char) for char in text)


def _matching(pattern: re.Pattern[str], what: str, such: str) -> Callable[[Entry], str]:
    def kind(entry: Entry) -> str:
        written = yamlfile.text(entry)
        if not pattern.fullmatch(written):
            raise ValueError(f"'{written}' is not {what}", such)
        return written

    return kind


def _whole(low: int, high: int) -> Callable[[Entry], int]:
    def kind(entry: Entry) -> int:
        value = entry.value
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ValueError(f"'{entry.text}' is not a whole number from {low} to {high}")
        return value

    return kind


def _date(entry: Entry) -> datetime:
    """Return a day or a moment; without a zone it is in UTC."""
    try:
        moment = datetime.fromisoformat(entry.text)
    except ValueError:
        raise ValueError(
            f"'{entry.text}' is no date", "such as 2026-05-31, or 2026-05-31 18:00+02:00"
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
