"""Building the listening page: everything inside one file, nothing from outside, every word escaped.

Style and script lie beside this module as files of their own and go into the page as they are; a content
security policy names them by their hash, so that nothing else in the page can run, whatever a story says.
"""

import base64
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from drama.publish.picture import Picture
from drama.publish.transcript.model import Passage, Transcript
from drama.units import clock, to_seconds

LARGEST_INSIDE = 48_000_000
"""A sound file of more bytes stays beside the page: browsers are slow to open more than this in one piece."""

GOLDEN_ANGLE = 137.508
"""Degrees between the hues of speakers: any number of them lie as far apart as they can."""

_NARRATOR = "Narrator"


@dataclass(frozen=True, slots=True)
class Cover:
    """The picture of an episode, as the page holds it."""

    picture: Picture

    def data(self) -> str:
        """Return the picture as a `data:` address."""
        return _data(self.picture.path, self.picture.media_type)


@dataclass(frozen=True, slots=True)
class Listening:
    """What a page shows beside the transcript: (role, who plays it), lines of credits, and notes."""

    show: str
    language: str
    sound: Path
    cast: tuple[tuple[str, str], ...]
    credits: tuple[str, ...]
    notes: tuple[str, ...] = ()
    summary: str = ""
    cover: Cover | None = None


def page(transcript: Transcript, about: Listening) -> str:
    """Return the page; the sound is inside it where it has at most `LARGEST_INSIDE` bytes, else beside it."""
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; img-src data:; media-src data: file: 'self'; style-src '{_hash(style)}'; "
        f"script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    )
    title = escape(transcript.title)
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{escape(about.language)}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="generator" content="drama">',
            f"<title>{title}</title>",
            f"<style>{style}</style>",
            "</head>",
            "<body>",
            '<a class="skip" href="#transcript">Skip to the transcript</a>',
            *_header(transcript, about),
            *_chapters(transcript),
            *_transcript(transcript),
            *_footer(about),
            f"<script>{script}</script>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _header(transcript: Transcript, about: Listening) -> Iterator[str]:
    yield "<header>"
    if about.cover:
        yield f'<img class="cover" alt="" src="{about.cover.data()}">'
    yield "<div>"
    yield f'<p class="show">{escape(about.show)}</p>' if about.show else ""
    yield f"<h1>{escape(transcript.title)}</h1>"
    yield f'<p class="author">by {escape(transcript.author)}</p>' if transcript.author else ""
    yield f'<p class="summary">{escape(about.summary)}</p>' if about.summary else ""
    yield "</div>"
    yield "</header>"
    yield '<section class="player" aria-label="Player">'
    yield f'<audio controls preload="metadata" src="{_sound(about.sound)}"></audio>'
    yield '<button type="button" id="follow" aria-pressed="true">Follow the voice</button>'
    yield '<button type="button" id="theme">Light or dark</button>'
    yield '<p class="keys">Space plays and pauses, J and L go 10 s back and on, N and P to chapters.</p>'
    yield "</section>"


def _sound(path: Path) -> str:
    return _data(path, "audio/mpeg") if path.stat().st_size <= LARGEST_INSIDE else escape(quote(path.name))


def _chapters(transcript: Transcript) -> Iterator[str]:
    titled = [mark for mark in transcript.chapters if mark.title]
    if len(titled) < 2:
        return
    yield '<nav aria-label="Chapters"><h2>Chapters</h2><ol>'
    for number, mark in enumerate(transcript.chapters):
        if not mark.title:
            continue
        at = to_seconds(mark.start)
        yield (
            f'<li><a href="#chapter-{number}" data-at="{at:.3f}">{escape(mark.title)}</a> '
            f"<time>{clock(mark.start)}</time></li>"
        )
    yield "</ol></nav>"


def _transcript(transcript: Transcript) -> Iterator[str]:
    hues = _hues(transcript.speeches)
    yield '<main id="transcript" tabindex="-1"><h2>Transcript</h2>'
    for number, (mark, speeches) in enumerate(transcript.by_chapter()):
        name = f' aria-label="{escape(mark.title)}"' if mark.title else ""
        yield f'<section id="chapter-{number}"{name}>'
        yield f"<h3>{escape(mark.title)}</h3>" if mark.title else ""
        yield from (_line(speech, hues) for speech in speeches)
        yield "</section>"
    yield "</main>"


def _line(speech: Passage, hues: dict[str, float]) -> str:
    """Return a speech as a row that can be played from: its times in seconds, its words' in thousandths."""
    begin, end = to_seconds(speech.start), to_seconds(speech.end)
    times = f'<button type="button" class="play" data-at="{begin:.3f}">{clock(speech.start)}</button>'
    span = f'data-from="{begin:.3f}" data-to="{end:.3f}"'
    if not speech.speaker:
        return f'<p class="sound" {span}>{times} {escape(speech.text)}</p>'
    words = [[offset, round(1000 * to_seconds(frame))] for offset, frame in speech.words]
    marks = f' data-words="{escape(json.dumps(words, separators=(",", ":")))}"' if words else ""
    role = f'data-hue="{hues[speech.speaker]:.0f}"' if speech.speaker in hues else ""
    return (
        f'<p class="line" {span}{marks}>{times} <b {role}>{escape(speech.speaker)}</b> '
        f'<span class="words">{escape(speech.text)}</span></p>'
    )


def _hues(speeches: Sequence[Passage]) -> dict[str, float]:
    """Return a hue in degrees for every speaker but the narrator, in the order they first speak."""
    names = dict.fromkeys(one.speaker for one in speeches if one.speaker and one.speaker != _NARRATOR)
    return {name: number * GOLDEN_ANGLE % 360 for number, name in enumerate(names)}


def _footer(about: Listening) -> Iterator[str]:
    yield "<footer>"
    if about.cast:
        yield "<h2>Cast</h2><dl>"
        yield from (f"<dt>{escape(role)}</dt><dd>{escape(player)}</dd>" for role, player in about.cast)
        yield "</dl>"
    if about.credits:
        yield "<h2>Credits</h2><ul>"
        yield from (f"<li>{escape(line)}</li>" for line in about.credits)
        yield "</ul>"
    yield from (f"<p>{escape(note)}</p>" for note in about.notes)
    yield "</footer>"


@cache
def _asset(name: str) -> str:
    return files("drama.publish.page").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _data(path: Path, media_type: str) -> str:
    return f"data:{media_type};base64,{base64.b64encode(path.read_bytes()).decode()}"
