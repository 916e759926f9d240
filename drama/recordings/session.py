"""One long recording of many lines, cut where the actor paused, in the order of the sheet.

Nothing here understands words. Silences between lines are long, and the lengths of what lies between them
must fit the lines' words (`drama.recordings.align`); where they do not, or do in other ways too, the actor
said a line twice or left one out, and nothing is cut.
"""

import io
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import scipy
import soundfile
from numpy.typing import NDArray

from drama.audio import ffmpeg
from drama.errors import OutputError, Place, Problem, SoundError
from drama.files import check_file, whole
from drama.measure.loudness import Block
from drama.publish.encoder import decode
from drama.recordings.align import MOST_WAYS, Alignment, Doubt, align
from drama.recordings.clean import high_pass
from drama.recordings.sounding import WINDOW_S, stretches
from drama.units import RATE, clock, to_frames

SHORTEST_GAP = 50
"""Half a second: actors are asked for one, and breathe within a line in less."""

SILENT_DB = -70.0
OVER_NOISE_DB = 8.0
"""Over a whole session there is more noise than in a line; a voice that is never over -70 dB is none."""

AROUND_S = 0.3
"""What is left around each line: the rest is cut when it is used."""

CHARACTERS_A_SECOND = 15.0
START_S = 0.3
"""How long a line is expected to last: so many characters a second, and a moment however short it is."""

FACTOR = 2.2
SHORT_FACTOR = 3.5
SHORT = 12
"""How many times longer or shorter than the actor's usual pace a line may be; few characters may be more."""

ODD_FACTOR = 1.5
ODD_SPREADS = 2.0
"""A line that is so many times longer or shorter, and twice as far off as most are, may be another."""

HALF_OF_NORMAL = 0.6745
"""Half of what is normally spread is nearer than this to the middle, in standard deviations."""

LOUD_PERCENT = 5.0
"""What is louder than all but so much of a session is loud: of one that is half speech, a tenth of that."""

FEW = 4
"""Where at most a fourth of the lines lacks, it can be told where."""

PACE_FACTOR = 2.5
"""How many times faster or slower than usual an actor may be as a whole."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a session, from frame `start` to `end` at `RATE`, a line with a little around it.

    The line itself starts at `starts_s` and is `lasts_s` long. `odd` is "longer" or "shorter" where that is
    far from what its words take this actor.
    """

    start: int
    end: int
    starts_s: float
    lasts_s: float
    odd: str = ""


def cut(path: Path, words: Sequence[str]) -> tuple[Stretch, ...]:
    """Return where in a session each of the lines `words` is, all of them said once and in this order.

    Raises `SoundError` where the file is no sound, or its silences and lengths do not fit the lines, and
    `OutputError` where there is no ffmpeg.
    """
    islands = _islands(_powers(path), sum(map(_expected_s, words)))
    if len(islands) < len(words):
        raise _too_few(path, islands, words)
    if len(islands) * len(words) > MOST_WAYS:
        raise _unfit(path, f"is too long for {len(words):,} lines at once", "cut it in two, at a line")
    _check_pace(path, islands, words)
    found = _aligned(islands, words)
    if found.doubt:
        told, hint = _doubtful(found.doubt, islands, words)
        raise _unfit(path, f"does not fit the lines: {told}", hint)
    width, around = to_frames(WINDOW_S), to_frames(AROUND_S)
    stretches = tuple(
        Stretch(
            max(0, start * width - around), end * width + around, start * WINDOW_S, (end - start) * WINDOW_S
        )
        for first, last in zip((0, *found.ends), found.ends, strict=False)
        for start, end in [(islands[first][0], islands[last - 1][1])]
    )
    ratios = _ratios(stretches, words)
    _check(path, stretches, words, ratios)
    return tuple(replace(one, odd=odd) for one, odd in zip(stretches, _odd(ratios), strict=True))


def _aligned(islands: Sequence[tuple[int, int]], words: Sequence[str]) -> Alignment:
    sounds_s = [(start * WINDOW_S, end * WINDOW_S) for start, end in islands]
    return align(sounds_s, list(map(_expected_s, words)), [len(said) < SHORT for said in words])


def _too_few(path: Path, islands: Sequence[tuple[int, int]], words: Sequence[str]) -> SoundError:
    """Return the error of a session in too few parts, with the place where a line lacks if only some do."""
    told = f"is in {len(islands):,} by its silences of half a second, and there are {len(words):,} lines"
    few = 0 < len(words) - len(islands) <= len(words) / FEW
    if few and len(islands) * len(words) <= MOST_WAYS and (doubt := _aligned(islands, words).doubt):
        told += f": {_doubtful(doubt, islands, words)[0]}"
    return _unfit(path, told, "leave a second between lines; or some lines were left out")


def _doubtful(doubt: Doubt, islands: Sequence[tuple[int, int]], words: Sequence[str]) -> tuple[str, str]:
    """Return what is in doubt, and what to do about it."""
    start, end = (clock(to_frames(at * WINDOW_S)) for at in islands[max(0, doubt.stretch - 1)])
    said = f"'{words[doubt.line][:50]}'"
    told = {
        "again": f"{said} seems to be said twice, or in part, at {start} once more",
        "left out": f"{said} seems to be left out, or said without a silence, about {end}",
        "elsewhere": f"whether {said} ends at {end} cannot be told by lengths and silences",
    }
    hint = "cut out what was said twice, or record what was left out, and try again"
    if doubt.fault == "elsewhere":
        hint = f"listen there: {hint}; in doubt, make silences between lines longer"
    return told[doubt.fault], hint


def _check_pace(path: Path, islands: Sequence[tuple[int, int]], words: Sequence[str]) -> None:
    """Raise `SoundError` where the sound in a session is far too much or too little for its lines."""
    said_s = sum(end - start for start, end in islands) * WINDOW_S
    usual = said_s / sum(map(_expected_s, words))
    if not 1.0 / PACE_FACTOR < usual < PACE_FACTOR:
        told = f"its lines would last {usual:.1f} times what they usually do"
        raise _unfit(path, f"does not fit the lines: {told}", "is it another script, or another actor?")


def write(path: Path, stretches: Sequence[Stretch], to: Sequence[Path]) -> None:
    """Write each stretch of a session to a FLAC file of its own; raises `OutputError`."""
    held = np.zeros((2, 0), np.float32)
    begun = 0
    waiting = list(zip(stretches, to, strict=True))
    with closing(decode(path)) as blocks:
        for block in blocks:
            held = np.concatenate([held, block], axis=1)
            while waiting and waiting[0][0].end <= begun + held.shape[1]:
                _keep(held, begun, *waiting.pop(0))
            first = waiting[0][0].start if waiting else begun + held.shape[1]
            passed = min(max(0, first - begun), held.shape[1])
            held, begun = held[:, passed:], begun + passed
    for stretch, file in waiting:  # the last reaches over the end by what is left around it
        _keep(held, begun, stretch, file)


def _keep(held: Block, begun: int, stretch: Stretch, to: Path) -> None:
    sound = held[:, max(0, stretch.start - begun) : stretch.end - begun]
    flac = io.BytesIO()  # libsndfile does not say why it cannot write; Python does
    soundfile.write(flac, sound.T, RATE, format="FLAC", subtype="PCM_24")
    with whole(to) as part:
        part.write_bytes(flac.getbuffer())


def _powers(path: Path) -> NDArray[np.float64]:
    """Return the power of every 10 ms of a file, without what is below any voice."""
    width, sos = to_frames(WINDOW_S), high_pass()
    check_file(path, SoundError)
    ffmpeg()  # raises where there is none: that is no fault of the file
    state, rest, powers = np.zeros((len(sos), 2, 2)), np.zeros((2, 0), np.float32), []
    try:
        with closing(decode(path)) as blocks:
            for block in blocks:
                filtered, state = scipy.signal.sosfilt(sos, block, axis=1, zi=state)
                sound = np.concatenate([rest, filtered.astype(np.float32)], axis=1)
                full = sound.shape[1] // width * width
                rows = sound[:, :full].reshape(2, -1, width)
                powers.append(np.einsum("cnw,cnw->n", rows, rows) / (2 * width))
                rest = sound[:, full:]
    except OutputError as fault:
        what = f"is not a sound file that can be read ({fault.problems[0].what})"
        raise _unfit(path, what, "save it as WAV, FLAC or MP3") from fault
    return np.concatenate(powers).astype(np.float64) if powers else np.zeros(0)


def _islands(powers: NDArray[np.float64], expected_s: float) -> list[tuple[int, int]]:
    """Return the windows (first, one after the last) of what is said between silences of half a second.

    What is loud is told by as much as lines of `expected_s` have of it, however long the silences are.
    """
    if not len(powers):
        return []
    levels_db = 10.0 * np.log10(powers + 1e-12)
    spoken = min(1.0, 2.0 * expected_s / (WINDOW_S * len(powers)))
    loud_db, noise_db = np.percentile(levels_db, (100.0 - LOUD_PERCENT * spoken, 5))
    if loud_db < SILENT_DB:
        return []
    return stretches(levels_db, loud_db, noise_db, OVER_NOISE_DB, SHORTEST_GAP)


def _ratios(stretches: Sequence[Stretch], words: Sequence[str]) -> NDArray[np.float64]:
    """Return how many times as long as its words at the actor's pace each stretch is."""
    ratios = np.array([one.lasts_s / _expected_s(said) for one, said in zip(stretches, words, strict=True)])
    return np.asarray(ratios / np.median(ratios))


def _odd(ratios: NDArray[np.float64]) -> list[str]:
    off = np.log(ratios)
    spread = float(np.median(np.abs(off))) / HALF_OF_NORMAL
    most = max(np.log(ODD_FACTOR), ODD_SPREADS * spread)
    return [("longer" if one > 0.0 else "shorter") if abs(one) > most else "" for one in off]


def _check(
    path: Path, stretches: Sequence[Stretch], words: Sequence[str], ratios: NDArray[np.float64]
) -> None:
    """Raise `SoundError` where a stretch is much longer or shorter than its words at the actor's pace."""
    for stretch, said, ratio in zip(stretches, words, ratios, strict=True):
        most = SHORT_FACTOR if len(said) < SHORT else FACTOR
        if not 1.0 / most < ratio < most:
            told = f"{stretch.lasts_s:.1f} s at {clock(stretch.start)} cannot be '{said[:50]}'"
            hint = "cut out what was said twice, or record what was left out, and try again"
            raise _unfit(path, f"does not fit the lines: {told}", hint)


def _expected_s(words: str) -> float:
    return START_S + len(words) / CHARACTERS_A_SECOND


def _unfit(path: Path, what: str, hint: str) -> SoundError:
    return SoundError(Problem(what, Place(str(path)), hint))
