"""Whether the words of an episode can be made out in its finished file, by a speech recogniser.

Neighbouring lines are heard together: a recogniser looks at half a minute at a time, however little is said.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from drama.hearing.recogniser import Recogniser
from drama.hearing.words import Match, matched
from drama.measure.loudness import Block
from drama.publish.encoder import decode
from drama.qc.rules import Finding
from drama.report import Report, Step, silent
from drama.store.shelf import Shelf
from drama.timeline import Clip, Timeline
from drama.units import RATE, to_frames, to_seconds
from drama.waveform import Mono

WINDOW_S = 28.0
"""How long a stretch is that is heard at once: Whisper holds 30 s, silence around it included."""

APART_S = 4.0
"""Lines further apart are heard by themselves; in music alone, recognisers hear words."""

MOST_WRONG = 0.5
FEWEST_WORDS = 4
"""A line of so many words is told where more of it is not understood: some is the recogniser's fault."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the episode, and what of it was heard in the finished file."""

    clip: Clip
    match: Match

    @property
    def lost(self) -> bool:
        """Whether too little of it was understood."""
        return self.match.total >= FEWEST_WORDS and self.match.error_rate > MOST_WRONG


def listen_for_words(
    path: Path, timeline: Timeline, recogniser: Recogniser, report: Report = silent
) -> tuple[Line, ...]:
    """Return every line of an episode with what was heard of it in its finished file, in order."""
    lines = sorted((clip for clip in timeline.clips if clip.line), key=lambda clip: clip.start)
    groups = list(together(lines))
    spans = [(group[0].start, max(_end(clip) for clip in group)) for group in groups]
    heard: list[Line] = []
    with closing(decode(path, 1)) as blocks:
        for group, sound in zip(groups, stretches(blocks, spans), strict=True):
            found = matched([clip.words for clip in group], recogniser.hear(sound, RATE))
            heard += (Line(clip, match) for clip, match in zip(group, found, strict=True))
            report(Step("listen", len(heard), len(lines)))
    return tuple(heard)


def check_words(
    heard: Sequence[Line], shelf: Shelf, recogniser: Recogniser, report: Report = silent
) -> Iterator[Finding]:
    """Yield the lines that are not understood, and whether the take by itself is."""
    lost = [line for line in heard if line.lost]
    for number, line in enumerate(lost, 1):
        clip = line.clip
        (alone,) = matched([clip.words], recogniser.hear(shelf.read(clip.key).mean(axis=0), RATE))
        why = (
            "nor by itself: speak it again, in other words or with another voice"
            if Line(clip, alone).lost
            else "by itself it is: something plays over it"
        )
        what = f"{_count(line.match)} are not understood by {recogniser.name}; {why}"
        report(Step("listen", number, len(lost)))
        yield Finding("words", "warn", what, to_seconds(clip.start), f"{clip.role}: {clip.name}")


def together(lines: Sequence[Clip]) -> Iterator[list[Clip]]:
    """Yield lines in order, those together that follow each other closely and fit one window."""
    group: list[Clip] = []
    for clip in lines:
        end = max((_end(one) for one in group), default=0)
        wide = group and max(end, _end(clip)) - group[0].start > to_frames(WINDOW_S)
        if group and (wide or clip.start - end > to_frames(APART_S)):
            yield group
            group = []
        group.append(clip)
    if group:
        yield group


def stretches(blocks: Iterator[Block], spans: Sequence[tuple[int, int]]) -> Iterator[Mono]:
    """Yield the sound of each (first frame, one after the last), in order of the first; they may overlap.

    Where the sound ends before, a stretch is shorter.
    """
    held: list[Block] = []
    start = end = 0
    for first, last in spans:
        while end < last and (block := next(blocks, None)) is not None:
            held.append(block)
            end += block.shape[1]
        while held and start + held[0].shape[1] <= first:
            start += held.pop(0).shape[1]
        sound = np.concatenate([block[0] for block in held]) if held else np.zeros(0, np.float32)
        yield sound[max(0, first - start) : max(0, last - start)]


def _end(clip: Clip) -> int:
    return clip.start + clip.length


def _count(match: Match) -> str:
    return f"{min(match.total, round(match.error_rate * match.total))} of {match.total} words"
