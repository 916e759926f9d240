"""The forms of a transcript: a new one is a row in `DOCUMENTS`.

WebVTT (W3C) with voices and timed words, SubRip, the JSON and the HTML of the podcast namespace
(podcastindex.org, transcripts.md), plain text, and its chapters (JSON chapters 1.2).
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from drama.publish.transcript.model import Links, Passage, Transcript, rows
from drama.units import clock, to_seconds


@dataclass(frozen=True, slots=True)
class Document:
    """A form of the transcript: the ending of its files, its media type, and what writes it."""

    suffix: str
    media_type: str
    write: Callable[[Transcript], str]


def webvtt(transcript: Transcript) -> str:
    """Return WebVTT: a voice for every speaker, and a time before every word the engine timed."""
    cues = (
        f"{number}\n{_span(caption, '.')}\n{_voiced(caption)}\n"
        for number, caption in enumerate(transcript.captions, 1)
    )
    return "\n".join(["WEBVTT\n", *cues])


def srt(transcript: Transcript) -> str:
    """Return SubRip: two rows of 32 characters, the speaker's name first; no arrow may stand in them."""
    shown = ("\n".join(rows(caption.speaker, caption.text)) for caption in transcript.captions)
    return "\n".join(
        f"{number}\n{_span(caption, ',')}\n{re.sub('-{2,}>', '->', text)}\n"
        for number, (caption, text) in enumerate(zip(transcript.captions, shown, strict=True), 1)
    )


def podcast_json(transcript: Transcript) -> str:
    """Return the JSON of the podcast namespace, version 1.0.0: a segment a caption, times in seconds."""
    segments = [
        {
            **({"speaker": caption.speaker} if caption.speaker else {}),
            "startTime": _seconds(caption.start),
            "endTime": _seconds(caption.end),
            "body": caption.text,
        }
        for caption in transcript.captions
    ]
    return _json({"version": "1.0.0", "segments": segments})


def plain(transcript: Transcript) -> str:
    """Return text to read: chapter titles, and a paragraph a line with who says it."""
    lines = [transcript.title, *([f"by {transcript.author}"] if transcript.author else [])]
    for chapter, speeches in transcript.by_chapter():
        lines += ["", chapter.title, ""] if chapter.title else [""]
        lines += [f"{one.speaker}: {one.text}" if one.speaker else one.text for one in speeches]
    return "\n".join(lines).strip() + "\n"


def html(transcript: Transcript) -> str:
    """Return the HTML of the podcast namespace: a `cite`, a `time` and a `p` for every speech."""
    title = escape(transcript.title)
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(transcript.language)}">',
        f'<head><meta charset="utf-8"><title>{title}</title></head>',
        "<body>",
        f"<h1>{title}</h1>",
    ]
    for chapter, speeches in transcript.by_chapter():
        lines += [f"<h2>{escape(chapter.title)}</h2>"] if chapter.title else []
        for speech in speeches:
            cite = f"<cite>{escape(speech.speaker)}:</cite> " if speech.speaker else ""
            time = f"<time>{clock(speech.start)}</time>"
            lines.append(f"{cite}{time}\n<p>{escape(speech.text)}</p>")
    return "\n".join([*lines, "</body>", "</html>", ""])


def chapters_json(transcript: Transcript) -> str:
    """Return JSON chapters 1.2 of the podcast namespace."""
    chapters = [
        {
            "startTime": _seconds(mark.start),
            "title": mark.title,
            "endTime": _seconds(mark.end),
            **_linked(transcript.links.get(mark.title, Links())),
        }
        for mark in transcript.chapters
    ]
    about = {"title": transcript.title, "author": transcript.author}
    return _json(
        {"version": "1.2.0", **{key: text for key, text in about.items() if text}, "chapters": chapters}
    )


def _linked(links: Links) -> dict[str, str]:
    return {key: address for key, address in (("img", links.image), ("url", links.page)) if address}


DOCUMENTS = {
    "vtt": Document(".vtt", "text/vtt", webvtt),
    "srt": Document(".srt", "application/x-subrip", srt),
    "json": Document(".transcript.json", "application/json", podcast_json),
    "txt": Document(".txt", "text/plain", plain),
    "html": Document(".transcript.html", "text/html", html),
    "chapters": Document(".chapters.json", "application/json+chapters", chapters_json),
}


def _span(caption: Passage, point: str) -> str:
    return f"{_time(caption.start, point)} --> {_time(caption.end, point)}"


def _time(frame: int, point: str) -> str:
    milliseconds = round(1000 * to_seconds(frame))
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}{point}{rest % 1000:03}"


def _voiced(caption: Passage) -> str:
    if not caption.speaker:
        return escape(caption.text, quote=False)
    speaker = escape(" ".join(caption.speaker.split()), quote=False)
    return f"<v {speaker}>{_timed(caption)}</v>"


def _timed(caption: Passage) -> str:
    """Return the words with the times of all but the first: a time must lie inside its cue."""
    out, done = [], 0
    for offset, frame in caption.words[1:]:
        if caption.start < frame < caption.end:
            out += [escape(caption.text[done:offset], quote=False), f"<{_time(frame, '.')}>"]
            done = offset
    return "".join([*out, escape(caption.text[done:], quote=False)])


def _seconds(frame: int) -> float:
    return round(to_seconds(frame), 3)


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
