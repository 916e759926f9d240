"""Ambience that is told to stop where it does not play."""

from collections.abc import Iterable, Iterator

from drama.script.model import Cue, Line, Scene, Script, SoundName
from drama.timeline.layout import STOP_ALL, STOP_ONE, split_opening


def idle_stops(script: Script) -> Iterator[tuple[Cue, tuple[str, ...]]]:
    """Yield every `AMBIENCE: stop NAME` that stops nothing, and what plays there.

    A scene or chapter ends what played before it; to stop that once more at its beginning is no slip.
    """
    playing: set[SoundName] = set()
    for chapter in script.heard():
        ended, playing = {name for _, name, _ in playing}, set()
        for scene in chapter.scenes:
            opening, _ = split_opening(scene)
            ended |= {name for _, name, _ in playing}
            playing &= {cue.sound for cue in opening}
            for cue in _cues(scene):
                named = cue.name.removeprefix(STOP_ONE)
                if cue.kind == "AMBIENCE" and cue.name == STOP_ALL:
                    playing = set()
                elif cue.kind == "AMBIENCE" and cue.name.startswith(STOP_ONE):
                    names = tuple(sorted({name for _, name, _ in playing}))
                    if named not in {*names, *ended}:
                        yield cue, names
                    playing = {sound for sound in playing if sound[1] != named}
                elif cue.kind in ("AMBIENCE", "MUSIC"):
                    playing.add(cue.sound)
            ended = set()


def _cues(scene: Scene) -> Iterator[Cue]:
    opening, rest = split_opening(scene)
    for beat in (*opening, *rest):
        within: Iterable[Cue] = (cue for _, cue in beat.cues) if isinstance(beat, Line) else (beat,)
        yield from within
