"""The timeline: what sounds when, how loud and where, in whole frames, holding no sound.

It is the record of an episode: written beside it as numbered JSON, and everything delivered (MP3, stems,
transcripts) is a view of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Track = Literal["dialogue", "sfx", "ambience", "music"]

TRACKS: tuple[Track, ...] = ("dialogue", "sfx", "ambience", "music")

BUSES: Mapping[Track, str] = {
    "dialogue": "Dialogue",
    "sfx": "Effects",
    "ambience": "Ambience",
    "music": "Music",
}
"""What sound editors call the tracks of a timeline."""


@dataclass(frozen=True, slots=True)
class Clip:
    """A stretch of a take on a track.

    `start`, `length`, `fade_in`, `fade_out` are frames; the fades lie inside the length. `offset` is the
    first frame of the take that sounds. `gain_db` is the level, `pan` -1.0 (left) to 1.0 (right). `loop`
    takes are stretched without end by `drama.mix.bed`; their `offset` then counts frames of the endless
    bed. `line` is the id of the line spoken, `role` who speaks it, `name` what a person would call it.
    `words` are those of the line in full, and `marks` time them: (offset into the words, frame of the clip).

    `points` move the fader: (frame of the clip, dB added to `gain_db`) in order, the dB between two going
    along half a cosine; the first may lie before the clip, the last after it. `space` names where the clip
    sounds. `tail_of` is the id of the line whose room the clip is, `dip_db` what a line asks beds to step
    back further.
    """

    key: str
    track: Track
    start: int
    length: int
    gain_db: float = 0.0
    pan: float = 0.0
    fade_in: int = 0
    fade_out: int = 0
    offset: int = 0
    loop: bool = False
    role: str = ""
    line: str = ""
    name: str = ""
    words: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    points: tuple[tuple[int, float], ...] = ()
    space: str = ""
    tail_of: str = ""
    dip_db: float = 0.0

    def frame_at(self, offset: int) -> int:
        """Return the frame of the episode at which the word at `offset` of the clip's words begins.

        Where the engine did not tell, it is estimated from the offset.
        """
        if self.marks:
            return self.start + next((frame for at, frame in self.marks if at >= offset), self.length)
        return self.start + round(self.length * offset / max(1, len(self.words)))


@dataclass(frozen=True, slots=True)
class Mark:
    """A chapter of the episode or a scene, in frames."""

    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """A whole episode: clips ordered by start, chapters in order without gaps, and its length in frames.

    `borders` are frames, in order, that what is before them does not reach beyond (`drama.timeline.borders`).
    `scenes` are those that take time, in order, each within its chapter and from its bed on; a title may come
    before one.
    """

    title: str
    author: str
    clips: tuple[Clip, ...]
    chapters: tuple[Mark, ...]
    length: int
    borders: tuple[int, ...] = ()
    scenes: tuple[Mark, ...] = ()
