"""What only the episode's own timeline can tell: lines that are too fast, cut short, or lost under a bed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
from numpy.typing import NDArray

from drama.measure.loudness import TENTH, LoudnessMeter, integrated_lufs
from drama.mix.play import BLOCK, mix_stems
from drama.qc.container import Marker
from drama.qc.rules import Finding, RuleName, Severity
from drama.store.shelf import Shelf
from drama.timeline import Clip, Timeline
from drama.timeline.model import Track
from drama.units import to_frames, to_seconds
from drama.waveform import SILENT_PEAK

NEAREST_LU = 10.0
"""Speech nearer to what plays under it is hard to follow (Torcoli et al., JAES 67(12), 2019)."""

NEAREST_EFFECT_LU = 0.0
"""An effect may be as loud as the line it falls on: a clap of thunder is meant to be heard."""

FASTEST, SLOWEST = 6.5, 0.8
"""Words a second: lively speech has 3 to 4, an auctioneer 6."""

FEWEST_WORDS = 4
CUT_S = 0.03
CUT_DB = -6.0
"""A voice that still sounds like this against its whole line, at the line's very end, was cut."""

ROLE_LU = 5.0
"""Roles further from the others than this make listeners reach for the volume."""

CHAPTER_S = 0.02


_GROUPS: Mapping[Track, str] = {
    "dialogue": "voices",
    "ambience": "beds",
    "music": "beds",
    "sfx": "effects",
}


@dataclass(frozen=True, slots=True)
class Levels:
    """The K-weighted power of every tenth of a second of the voices, the beds under them, and the effects."""

    voices: NDArray[np.float64]
    beds: NDArray[np.float64]
    effects: NDArray[np.float64]


def measure(timeline: Timeline, shelf: Shelf) -> Levels:
    """Return the levels of an episode, played once; raises `OutputError` where takes are missing."""
    meters = {group: LoudnessMeter() for group in dict.fromkeys(_GROUPS.values())}
    left = timeline.length
    for stems in mix_stems(timeline, shelf, lambda clip: _GROUPS[clip.track]):
        silence = np.zeros((2, min(BLOCK, left)), np.float32)
        left -= silence.shape[1]
        for group, meter in meters.items():
            meter.feed(stems.get(group, silence))
    return Levels(**{group: meter.energies for group, meter in meters.items()})


def distances(
    timeline: Timeline, levels: Levels, under: NDArray[np.float64] | None = None
) -> Iterator[tuple[Clip, float]]:
    """Yield every line with how far over the beds it lies, in LU; lines over nothing are left out.

    `under` are other levels to compare with than those of the beds.
    """
    below = levels.beds if under is None else under
    for clip in _lines(timeline):
        here = slice(clip.start // TENTH, max(clip.start // TENTH + 1, (clip.start + clip.length) // TENTH))
        voice, other = levels.voices[here], below[here]
        if voice.size and other.size and other.mean() > 0.0 and voice.mean() > 0.0:
            yield clip, float(10.0 * np.log10(voice.mean() / other.mean()))


def below(levels: Levels) -> float:
    """Return how far the voices alone lie below the whole, in LU: about 0 where a show is mostly speech."""
    whole = levels.voices + levels.beds + levels.effects
    return integrated_lufs(whole) - integrated_lufs(levels.voices)


def check_lines(timeline: Timeline, levels: Levels, shelf: Shelf) -> tuple[Finding, ...]:
    """Return what is wrong with the lines of an episode, in the order of the kinds of fault."""
    return (
        *_buried(timeline, levels),
        *_paces(timeline),
        *_takes(timeline, shelf),
        *_uneven(timeline, levels),
    )


def check_chapters(timeline: Timeline, chapters: Sequence[Marker]) -> Iterator[Finding]:
    """Yield what differs between a file's chapters and the episode's, by more than 20 ms."""
    if len(chapters) != len(timeline.chapters):
        what = f"the file has {len(chapters)} chapters, the episode {len(timeline.chapters)}"
        yield Finding("chapters", "fail", what)
        return
    for found, mark in zip(chapters, timeline.chapters, strict=True):
        wanted_s = to_seconds(mark.start)
        if abs(found.start_s - wanted_s) > CHAPTER_S:
            what = f"'{mark.title}' begins at {found.start_s:.2f} s, its first word at {wanted_s:.2f} s"
            yield Finding("chapters", "fail", what, found.start_s)


def check_transcripts(
    written: Mapping[str, str], wanted: Mapping[str, str], again: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield the transcript files that do not belong to the episode as it is now, by their names.

    `again` is what writes each anew.
    """
    for name, text in written.items():
        if text != wanted[name]:
            what = f"{name} is of another version of the episode: {again[name]}"
            yield Finding("transcript", "fail", what)


def _lines(timeline: Timeline) -> Iterator[Clip]:
    return (clip for clip in timeline.clips if clip.line)


def _buried(timeline: Timeline, levels: Levels) -> Iterator[Finding]:
    for clip, distance_lu in distances(timeline, levels):
        if distance_lu < NEAREST_LU:
            what = f"only {distance_lu:.1f} LU over the beds, where {NEAREST_LU:g} are wanted"
            yield _at(clip, "speech to bed", "fail", what)
    for clip, distance_lu in distances(timeline, levels, levels.effects):
        if distance_lu < NEAREST_EFFECT_LU:
            yield _at(clip, "effect", "warn", f"an effect is {-distance_lu:.1f} LU louder than the line")


def _paces(timeline: Timeline) -> Iterator[Finding]:
    for clip in _lines(timeline):
        count = len(clip.words.split())
        pace = count / to_seconds(max(1, clip.length))
        if count >= FEWEST_WORDS and not SLOWEST <= pace <= FASTEST:
            yield _at(clip, "pace", "fail", f"{pace:.1f} words a second")


def _takes(timeline: Timeline, shelf: Shelf) -> Iterator[Finding]:
    for clip in _lines(timeline):
        sound = np.abs(shelf.read(clip.key)).max(axis=0)
        if not sound.size or sound.max() < SILENT_PEAK:
            yield _at(clip, "take", "fail", "nothing is heard")
            continue
        end = sound[-to_frames(CUT_S) : -to_frames(CUT_S / 3)]
        whole = np.sqrt(np.mean(np.square(sound)))
        if end.size and 20.0 * np.log10(max(1e-9, float(np.sqrt(np.mean(np.square(end)))) / whole)) > CUT_DB:
            yield _at(clip, "take", "warn", "the voice is cut off at the end")


def _uneven(timeline: Timeline, levels: Levels) -> Iterator[Finding]:
    """Yield the roles that are much louder or quieter than the others, at their first line."""
    by_role: dict[str, list[tuple[Clip, float]]] = defaultdict(list)
    for clip in _lines(timeline):
        here = slice(clip.start // TENTH, (clip.start + clip.length) // TENTH)
        if levels.voices[here].size:
            by_role[clip.role].append((clip, integrated_lufs(levels.voices[here])))
    usual = {role: median(level for _, level in lines) for role, lines in by_role.items()}
    if len(usual) < 2:
        return
    middle = median(usual.values())
    for role, level in usual.items():
        if abs(level - middle) > ROLE_LU:
            louder = "louder" if level > middle else "quieter"
            what = f"{role} is {abs(level - middle):.1f} LU {louder} than the other roles"
            yield _at(by_role[role][0][0], "level of roles", "fail", what)


def _at(clip: Clip, rule: RuleName, severity: Severity, what: str) -> Finding:
    return Finding(rule, severity, what, to_seconds(clip.start), f"{clip.role}: {clip.name}")
