"""Ambience that ends as it begins, for nothing in its scene takes time."""

from collections.abc import Iterator
from itertools import pairwise

from drama.script.model import Cue, Line, Scene, Script
from drama.timeline.layout import opening_of


def fleeting(script: Script) -> Iterator[Cue]:
    """Yield every ambience of a scene without lines, sounds, music and pauses, if the next ends it."""
    for chapter in script.heard():
        for scene, following in pairwise([*chapter.scenes, Scene("", ())]):
            going_on = {cue.sound for cue in opening_of(following).values()}
            if not any(map(_takes_time, scene.beats)):
                yield from (cue for cue in opening_of(scene).values() if cue.sound not in going_on)


def _takes_time(beat: Line | Cue) -> bool:
    if isinstance(beat, Line) or beat.kind == "PAUSE":
        return True
    return beat.kind in ("SOUND", "MUSIC") and beat.ends is None
