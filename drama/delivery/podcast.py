"""Delivering: an episode's files put beside it for apps and the web, and the feed of its show."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from drama.delivery.outdated import as_it_is, card_path, changed_since, digest_of
from drama.delivery.rights import cleared
from drama.desk.actors import Account, account
from drama.errors import OutputError, Place, Problem, ProjectError
from drama.files import typed, whole, write_whole
from drama.pipeline import recorded, transcript_of
from drama.publish.card import Attachment, Card, read_card, to_json
from drama.publish.earlier import read_earlier
from drama.publish.feed import (
    FEED_FILE,
    Channel,
    Item,
    address,
    content_notes,
    feed,
    guid_of,
    last_built,
    left_over,
    synthetic_note,
)
from drama.publish.ledger import Ledger
from drama.publish.page import Cover, Listening, page
from drama.publish.picture import check_artwork, open_picture
from drama.publish.podfic import Reading, pack
from drama.publish.rights import Right, credits
from drama.publish.rights import to_json as rights_json
from drama.publish.transcript import DOCUMENTS
from drama.publish.transcript.model import spelled
from drama.report import Report, Step, silent
from drama.show.about import Credit
from drama.show.production import Production, open_production
from drama.show.project import CARD, SHOW_FILE, Project
from drama.show.strays import strays
from drama.timeline import Timeline
from drama.units import to_seconds

TRANSCRIPTS = ("vtt", "srt", "json", "html")
"""The forms of the transcript that a feed points to, the one apps like best first."""

BESIDE = (*TRANSCRIPTS, "chapters")
"""What publishing writes of the transcript."""

_SOUND, _PAGE = ".mp3", ".html"


@dataclass(frozen=True, slots=True)
class Fed:
    """The feed as it was written, and what is to be looked at in it."""

    path: Path
    warnings: tuple[Problem, ...]


NO_FEED = "no feed: show.yaml does not say where it will be (base_url:)"
"""Why there is no feed."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """What was put in place: the card of the episode, its files, and the feed, None where there is none.

    `warnings` are about the episode and the feed.
    """

    card: Card
    files: tuple[Path, ...]
    feed: Path | None
    warnings: tuple[Problem, ...]


def _kept(path: Path, where: Path) -> Problem:
    what = f"this was changed since it was written, and is written anew; yours is kept as {where.name}"
    return Problem(what, Place(str(path)))


def deliver(production: Production, report: Report = silent, feeding: bool = True) -> Delivered:
    """Put everything about the episode, as it was rendered last, beside it, and write the feed anew.

    Where it is not `feeding`, the feed and what is to be looked at in it are left to whoever writes it then.

    A `report` that stops it does so while nothing is written, for the files belong together.
    Without a `base_url` in `show.yaml` there is no feed. Raises `RightsError`, before anything is written,
    where something in it may not be passed on, `OutputError` where the episode never was rendered, and
    `ProjectError` for what a feed needs and the show does not say.
    """
    timeline, heard = recorded(production), account(production)
    owned = cleared(production, heard)
    card = _card(production, timeline, heard, owned)
    transcript = transcript_of(production, timeline)
    beside = {DOCUMENTS[kind].suffix: DOCUMENTS[kind].write(transcript) for kind in BESIDE}
    beside[_PAGE] = page(transcript, _listening(production, card, owned, heard))
    beside[".rights.json"] = rights_json(owned)
    if production.podfic.writer:
        beside[".podfic.txt"] = pack(_reading(production, card, owned))
    report(Step("publish", 0, len(beside)))
    ledger = Ledger(production.show.ledger)
    paths = {production.finished(ending): text for ending, text in beside.items()}
    kept = [_kept(path, where) for path, text in paths.items() if (where := ledger.put(path, text))]
    for art in production.info.chapters.values():
        if art.image:
            _copied(art.image, production.folder / production.show.chapter_picture(art.image))
    write_whole(card_path(production.show, card.name), to_json(card))
    has_feed = bool(production.show.about.base_url)
    fed = write_feed(production.show) if has_feed and feeding else None
    told = () if has_feed else (one.problem for one in strays(production.show, [card.name]))
    warnings = (*kept, *changed_since(production, "publish it", heard), *(fed.warnings if fed else told))
    files = tuple(map(production.finished, (_SOUND, *beside)))
    return Delivered(card, files, fed.path if fed else None, warnings)


def write_feed(show: Project) -> Fed:
    """Write the feed of every episode published so far, each with the length its sound has now.

    Raises `ProjectError` for what the show does not say, `OutputError` for a damaged card, unfit artwork or a
    sound that is gone, and `RightsError` for one rendered since that may not be passed on.
    """
    cards = [read_card(path) for path in sorted(show.output_folder.glob(f"*/*{CARD}"))]
    if not cards:
        hint = "first run: drama publish SCRIPT"
        raise OutputError(Problem("no episode is published", Place(str(show.output_folder)), hint))
    misnamed = _misnamed(show, cards)
    published, (cards, warnings) = cards, as_it_is(show, cards)
    screenplays = show.screenplays()
    for card, before in zip(cards, published, strict=True):
        if card != before and (script := next(iter(screenplays.get(card.name, ())), None)):
            production = open_production(show, script)
            cleared(production, account(production))
    cover = _artwork(show.cover, show.output_folder) if show.cover else ""
    channel = Channel(show.title, show.author, cover, show.about)
    items = [_item(show, card, card.name in screenplays) for card in cards]
    path = show.output_folder / FEED_FILE
    made = partial(feed, channel, items, str(show.root / SHOW_FILE), earlier=read_earlier(path))
    write_whole(path, _dated(path, made))
    left = (left_over(show.about, item) for item in items if item.left)
    return Fed(path, (*misnamed, *warnings, *left, *_coming(show, items)))


def _dated(path: Path, made: Callable[[datetime], str]) -> str:
    """Return the feed made as of now; where the one at `path` says the same, that one."""
    before = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    built = last_built(before)
    if built and made(built) == before:
        return before
    return made(datetime.now(UTC).replace(microsecond=0))


def _misnamed(show: Project, cards: Sequence[Card]) -> list[Problem]:
    """Return what may be said of a published episode under another name.

    Raises `ProjectError` where it surely is, or an episode lacks the number that it needs.
    """
    found = strays(show, [card.name for card in cards])
    wrong = [one for one in found if one.sure or (one.meant and show.about.serial)]
    if wrong:
        raise ProjectError(*(one.problem for one in wrong))
    return [one.problem for one in found]


def _coming(show: Project, items: Sequence[Item]) -> Iterator[Problem]:
    """Yield that an episode is dated in the future: a feed has no way to hold it back."""
    now = datetime.now(UTC)
    for item in items:
        if item.date > now:
            what = (
                f"the episode '{item.card.name}' is dated {item.date:%Y-%m-%d %H:%M %Z}, and in the feed now"
            )
            hint = "apps may show it at once: upload the feed then"
            yield Problem(what, Place(str(show.root / SHOW_FILE)), hint)


def _item(show: Project, card: Card, written: bool) -> Item:
    info = show.about.episode(card.name)
    cover = _artwork(info.cover, show.output_folder / card.name) if info.cover else ""
    left = "" if written else str(show.output_folder / card.name)
    return Item(card, info, show.about.is_explicit(card.name), cover, left)


def _artwork(picture: Path, folder: Path) -> str:
    """Copy artwork into the folder that goes on the web, once it is fit for it, and return its name there."""
    kind = check_artwork(picture).format
    place = folder / f"cover.{'jpg' if kind == 'jpeg' else kind}"
    _copied(picture, place)
    return place.name


def _copied(picture: Path, place: Path) -> None:
    if not place.is_file() or place.read_bytes() != picture.read_bytes():
        with whole(place) as part:
            shutil.copyfile(picture, part)


def _listening(production: Production, card: Card, owned: Sequence[Right], heard: Account) -> Listening:
    """Return what the page shows: the cast with the actors, or the voices that speak, and who made what."""
    info, show, names, cast = production.info, production.show, production.names, production.cast
    spoken = dict.fromkeys(line.role for line in production.played.lines())
    played = {role: heard.actors[role] for role in _recorded_roles(heard) if role in heard.actors}
    parts = {cast.part(role).role: cast.part(role).voice for role in spoken}
    picture = info.cover or show.cover
    return Listening(
        show.title,
        show.about.language,
        production.finished(_SOUND),
        tuple(
            (spelled(role, names), played.get(role) or f"{voice.id} ({voice.engine})")
            for role, voice in parts.items()
        ),
        (*(f"{one.role}: {one.name}" for one in card.people if one.group != "Cast"), *credits(owned)),
        tuple(filter(None, (content_notes(production.podfic), synthetic_note(card)))),
        info.summary,
        Cover(open_picture(picture)) if picture else None,
    )


def _reading(production: Production, card: Card, owned: Sequence[Right]) -> Reading:
    info, about = production.info, production.show.about
    return Reading(
        info.title,
        info.summary,
        production.podfic,
        card.seconds,
        card.bytes,
        address(about, card.name, card.sound.file) if about.base_url else "",
        (*(f"{one.role}: {one.name}" for one in card.people), *credits(owned)),
        synthetic_note(card),
    )


def _card(production: Production, timeline: Timeline, heard: Account, owned: Sequence[Right]) -> Card:
    sound = production.finished(_SOUND)
    if not sound.is_file():
        hint = f"run again: drama render {typed(production.path)}"
        raise OutputError(Problem("the episode's sound is not there", Place(str(sound)), hint))
    acted = heard.acted_lines
    return Card(
        production.path.stem,
        production.info.title,
        Attachment(sound.name, "audio/mpeg"),
        sound.stat().st_size,
        round(to_seconds(timeline.length), 3),
        _first_published(production),
        tuple(_attachment(production, kind) for kind in TRANSCRIPTS),
        _attachment(production, "chapters"),
        Attachment(production.finished(_PAGE).name, "text/html"),
        (*_actors(heard), *production.info.credits),
        any(clip.line and clip.line not in acted for clip in timeline.clips),
        digest_of(sound),
        any(clip.line in acted for clip in timeline.clips if clip.line),
        tuple(dict.fromkeys(credits([right for right in owned if right.is_credited]))),
    )


def _attachment(production: Production, kind: str) -> Attachment:
    document = DOCUMENTS[kind]
    return Attachment(production.finished(document.suffix).name, document.media_type)


def _recorded_roles(heard: Account) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.slot.role for one in heard.acted))


def _actors(heard: Account) -> Iterator[Credit]:
    """Yield the actors in the order in which they are first heard, each of them once."""
    names = (heard.actors.get(role, "") for role in _recorded_roles(heard))
    yield from (Credit(name) for name in dict.fromkeys(names) if name)


def _first_published(production: Production) -> datetime:
    """Return when the episode was first published, by its card or the feed; now where it never was."""
    show, name = production.show, production.path.stem
    path = card_path(show, name)
    if path.is_file():
        return read_card(path).published
    known = read_earlier(show.output_folder / FEED_FILE).dates
    guid = guid_of(show.about, name, show.about.episode(name))
    return known[guid] if guid in known else datetime.now(UTC).replace(microsecond=0)
