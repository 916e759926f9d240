"""The one place where seconds become frames and decibels become gains.

Inside, time is a whole number of frames at `RATE`; a number that is not carries its unit in its name.
"""

from math import log10

RATE = 44_100
"""Frames a second, everywhere between a take and the finished file."""

SILENCE_DB = -120.0
"""What `to_db` calls nothing at all; 16-bit sound ends near -96 dB."""


def to_frames(seconds: float) -> int:
    """Return the nearest whole number of frames."""
    return round(seconds * RATE)


def to_seconds(frames: int) -> float:
    """Return the seconds that `frames` last."""
    return frames / RATE


def to_gain(level_db: float) -> float:
    """Return the amplitude factor of a level in dB: 0 dB is 1.0, -6 dB is 0.501."""
    return float(10.0 ** (level_db / 20.0))


def to_db(gain: float) -> float:
    """Return the level in dB of an amplitude factor, never below `SILENCE_DB`."""
    return max(SILENCE_DB, 20.0 * log10(gain)) if gain > 0.0 else SILENCE_DB


def clock(frames: int) -> str:
    """Return frames as a person reads time: `4:07`, or `1:02:33` from an hour on."""
    total = round(frames / RATE)
    minutes, seconds = divmod(total, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
