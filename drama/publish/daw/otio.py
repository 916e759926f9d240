"""A session as OpenTimelineIO, which other editing programs read: tracks of clips and gaps, in frames."""

import json
from collections.abc import Iterator
from typing import Any

from drama.publish.daw.session import Item, Lane, Session
from drama.timeline.model import Mark
from drama.units import RATE, to_db


def otio(session: Session) -> str:
    """Return the session as OpenTimelineIO JSON.

    The format has no levels, fades or places of its own; they are in each clip's metadata under "drama".
    """
    timeline = {
        "OTIO_SCHEMA": "Timeline.1",
        "name": session.title,
        "global_start_time": _time(0),
        "metadata": {},
        "tracks": {
            "OTIO_SCHEMA": "Stack.1",
            "name": "tracks",
            "metadata": {},
            "source_range": None,
            "effects": [],
            "markers": [*_markers("RED", session.chapters), *_markers("BLUE", session.scenes)],
            "enabled": True,
            "children": [_track(lane) for lane in session.lanes],
        },
    }
    return json.dumps(timeline, ensure_ascii=False, indent=1) + "\n"


def _time(frames: int) -> dict[str, Any]:
    return {"OTIO_SCHEMA": "RationalTime.1", "rate": float(RATE), "value": float(frames)}


def _range(start: int, length: int) -> dict[str, Any]:
    return {"OTIO_SCHEMA": "TimeRange.1", "start_time": _time(start), "duration": _time(length)}


def _markers(colour: str, marks: tuple[Mark, ...]) -> Iterator[dict[str, Any]]:
    for mark in marks:
        yield {
            "OTIO_SCHEMA": "Marker.2",
            "name": mark.title,
            "color": colour,
            "marked_range": _range(mark.start, mark.end - mark.start),
            "metadata": {},
        }


def _track(lane: Lane) -> dict[str, Any]:
    children: list[dict[str, Any]] = []
    now = 0
    for item in lane.items:
        if item.clip.start > now:
            children.append(_gap(item.clip.start - now))
        children.append(_clip(item))
        now = item.clip.start + item.clip.length
    return {
        "OTIO_SCHEMA": "Track.1",
        "name": lane.name,
        "kind": "Audio",
        "metadata": {"drama": {"bus": lane.bus}},
        "source_range": None,
        "effects": [],
        "markers": [],
        "enabled": True,
        "children": children,
    }


def _gap(length: int) -> dict[str, Any]:
    return _filled("Gap.1", "", _range(0, length), {})


def _clip(item: Item) -> dict[str, Any]:
    clip, media = item.clip, item.media
    told = {
        "gain_db": round(to_db(item.gain), 3),
        "pan": clip.pan,
        "fade_in_frames": clip.fade_in,
        "fade_out_frames": clip.fade_out,
        "role": clip.role,
        "line": clip.line,
        "words": clip.words,
    }
    reference = {
        "OTIO_SCHEMA": "ExternalReference.1",
        "name": "",
        "metadata": {},
        "target_url": media.file,
        "available_range": _range(0, media.length),
        "available_image_bounds": None,
    }
    filled = _filled("Clip.2", clip.words or clip.name, _range(media.offset, clip.length), {"drama": told})
    return filled | {
        "media_references": {"DEFAULT_MEDIA": reference},
        "active_media_reference_key": "DEFAULT_MEDIA",
    }


def _filled(schema: str, name: str, span: dict[str, Any], metadata: dict[str, Any]) -> dict[str, Any]:
    return {
        "OTIO_SCHEMA": schema,
        "name": name,
        "source_range": span,
        "metadata": metadata,
        "effects": [],
        "markers": [],
        "enabled": True,
    }
