"""How one line meets the next: the pause between them, the cut of an interruption, the fade of dots."""

from dataclasses import replace

from drama.script.model import NARRATOR, Line
from drama.settings import Pacing
from drama.timeline.model import Clip
from drama.units import to_frames

CUT_S = 0.085
"""What an interruption takes away: the 30 ms of silence that a take ends with, and the last sound's end."""

CUT_FADE_S = 0.045
"""Quick enough to be cut off, slow enough not to click."""

TRAILING_S = (0.35, 1.1)
"""The shortest and the longest fade of a voice that trails off; between them, it lasts for the last word."""

_DASHES = ("—", "–", "-")
_DOTS = ("…", "...")
_CLOSING = "\"'”’»)]*_ "


def pause_s(before: Line, after: Line, pacing: Pacing) -> float:
    """Return the seconds between two lines, as their punctuation and speakers ask for."""
    said = before.words.rstrip(_CLOSING)
    if interrupts(before, after):
        return pacing.after_interruption_s
    if said.endswith(_DOTS):
        return pacing.after_trailing_off_s
    if not said.endswith((".", "!", "?")) or after.words[:1].islower():
        return pacing.within_sentence_s
    if before.role != after.role:
        return pacing.between_speakers_s
    return pacing.between_paragraphs_s if after.role == NARRATOR else pacing.after_sentence_s


def interrupts(before: Line, after: Line) -> bool:
    """Return whether a line breaks off because somebody else begins to speak."""
    broken_off = before.words.rstrip(_CLOSING).endswith(_DASHES)
    return broken_off and before.role != after.role != NARRATOR


def cut(clip: Clip) -> Clip:
    """Return the clip of a line that is interrupted: shorter, its end gone in a moment."""
    length = max(clip.length - to_frames(CUT_S), clip.length // 2)
    return replace(clip, length=length, fade_out=min(to_frames(CUT_FADE_S), length))


def trailing_off(clip: Clip, line: Line) -> Clip:
    """Return the clip of a line, fading over its last word where the line ends in dots."""
    words = line.words.rstrip(_CLOSING)
    if not words.endswith(_DOTS):
        return clip
    last = words.rstrip("…. ").rfind(" ") + 1
    spoken_for = clip.start + clip.length - clip.frame_at(last)
    shortest, longest = map(to_frames, TRAILING_S)
    return replace(clip, fade_out=min(max(shortest, min(spoken_for, longest)), clip.length))
