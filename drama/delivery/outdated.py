"""What was published or rendered of an episode, held against what there is now."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from drama.desk.actors import Account, account
from drama.errors import DramaError, OutputError, Place, Problem
from drama.files import typed
from drama.publish.card import Card
from drama.rebuild.gather import pieces_of
from drama.rebuild.model import Piece
from drama.rebuild.record import read_pieces
from drama.show.production import Production
from drama.show.project import CARD, Project
from drama.timeline import read_record
from drama.units import to_seconds


def changed_since(production: Production, again: str, heard: Account | None = None) -> Iterator[Problem]:
    """Yield that a render would make another episode, where it is known what this one was made of.

    `again` is what to do once it is rendered, "publish it"; `heard` are its recordings, where they are known.
    """
    before = read_pieces(production.inputs)
    if before is None:
        return
    try:
        same = _heard(pieces_of(production, heard or account(production))) == _heard(before)
    except DramaError:  # what can no longer be rendered was another thing when it was
        same = False
    if not same:
        script = typed(production.path)
        what = f"the episode '{production.path.stem}' was changed since it was rendered"
        hint = f"drama why {script} tells what; render it and {again} again: drama render {script}"
        yield Problem(what, Place(str(production.path)), hint)


def _heard(pieces: Sequence[Piece]) -> list[object]:
    return [(piece.kind, piece.id, piece.heard) for piece in pieces]


def as_it_is(show: Project, cards: Sequence[Card]) -> tuple[list[Card], list[Problem]]:
    """Return the cards with the bytes and seconds of the files there are, and what is to be published again.

    Raises `OutputError` with every episode whose sound is gone.
    """
    gone = [_gone(_sound(show, card)) for card in cards if not _sound(show, card).is_file()]
    if gone:
        raise OutputError(*gone)
    now = [_now(show, card) for card in cards]
    again = [_again(show, new) for new, old in zip(now, cards, strict=True) if new != old]
    return now, again


def digest_of(sound: Path) -> str:
    """Return what tells a sound from any other, whatever it is called: its SHA-256."""
    with sound.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def card_path(show: Project, name: str) -> Path:
    """Return where the card of a published episode is kept."""
    return show.output_folder / name / f"{name}{CARD}"


def _sound(show: Project, card: Card) -> Path:
    return show.output_folder / card.name / card.sound.file


def _now(show: Project, card: Card) -> Card:
    """Return the card of an episode as its sound is now; the same one where it is the sound published."""
    sound = _sound(show, card)
    there = sound.stat()
    published = card_path(show, card.name).stat().st_mtime_ns
    if there.st_size == card.bytes and (
        there.st_mtime_ns <= published or card.digest in ("", digest_of(sound))
    ):
        return card
    record = sound.parent / f"{card.name}.timeline.json"
    seconds = round(to_seconds(read_record(record).length), 3) if record.is_file() else card.seconds
    return replace(card, bytes=there.st_size, seconds=seconds, digest="")


def _again(show: Project, card: Card) -> Problem:
    script = next(iter(show.screenplays().get(card.name, ())), Path(f"{card.name}.fountain"))
    what = f"the episode '{card.name}' was rendered since it was published, its transcripts and page were not"
    hint = f"publish it again: drama publish {typed(script)}"
    return Problem(what, Place(str(_sound(show, card))), hint)


def _gone(sound: Path) -> Problem:
    hint = f"render and publish it again; to take the episode out of the feed, delete {sound.parent}"
    return Problem("the sound of this published episode is gone", Place(str(sound)), hint)
