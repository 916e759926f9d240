"""Ambience and music that are told to stop where they do not play."""

from collections.abc import Iterable, Iterator

from drama.script.model import Cue, Line, Scene, Script, SoundName
from drama.timeline.layout import ended_by, opening_of


def idle_stops(script: Script) -> Iterator[tuple[Cue, tuple[str, ...]]]:
    """Yield every `AMBIENCE: stop NAME` or `MUSIC: stop NAME` that stops nothing, and what plays there.

    A scene or chapter ends what played before it; to stop that once more at its beginning is no slip.
    """
    playing: set[SoundName] = set()
    for chapter in script.heard():
        ended, playing = set(playing), set()
        for scene in chapter.scenes:
            ended |= playing
            playing &= {cue.sound for cue in opening_of(scene).values()}
            for cue in _cues(scene):
                if cue.ends is not None:
                    if cue.ends and not ended_by(cue, playing | ended):
                        endable = ended_by(Cue(cue.kind, "none"), playing)
                        yield cue, tuple(sorted({name for _, name, _ in endable}))
                    playing -= set(ended_by(cue, playing))
                elif cue.kind in ("AMBIENCE", "MUSIC"):
                    playing.add(cue.sound)
            ended = set()


def _cues(scene: Scene) -> Iterator[Cue]:
    for beat in scene.beats:
        within: Iterable[Cue] = (cue for _, cue in beat.cues) if isinstance(beat, Line) else (beat,)
        yield from within
