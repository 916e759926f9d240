"""An MP3 made reel by reel: each encoded with what surrounds it, decoded and measured, and kept by content.

The encoder hears a fifth of a second before a reel and a tenth after it, whose frames are thrown away: by
then it works as it would in the whole file, and where frames meet nothing is heard (docs/incremental.md). A
reel is known by its mix, the gain and the encoding, whatever was made before.
"""

from array import array
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import soundfile
from numpy.typing import NDArray

from drama.errors import OutputError, Problem
from drama.hands import side_by_side
from drama.master.chain import Mastered
from drama.measure.loudness import METERS, LoudnessMeter, Meter, Powers, parts_in, range_lu, tenths
from drama.measure.peak import TruePeakMeter
from drama.measure.tiles import Joined
from drama.mix.reels import Reel
from drama.publish.encoder import encode, encoder_size
from drama.publish.exporter import Encoding
from drama.publish.mp3 import frame_sizes, info_frame
from drama.store.shelf import take_key
from drama.store.vault import Entry, Vault
from drama.timeline.borders import GRID
from drama.units import to_gain

RECIPE = 3
"""Goes up whenever another file is made of the same master."""

ENCODER_LEAD = 8 * GRID
"""Frames that the encoder hears before a reel; after them its decisions are those it makes in the whole."""

PEAK_MARGIN_DB = 0.2
_ENCODINGS = 4  # of one reel, at most; each is given twice the margin of the one before
_BLOCK = 65_536


@dataclass(frozen=True, slots=True)
class Measured:
    """What is in an encoded reel: weighted power and plain power by the grid, and its true peak."""

    key: str
    sums: NDArray[np.float32]
    level_sums: NDArray[np.float32]
    peak: float


@dataclass(frozen=True, slots=True)
class Made:
    """All the reels of a master, encoded, and what is in them together."""

    keys: tuple[str, ...]
    frames: int
    loudness_lufs: float
    range_lu: float
    level: float
    peak: float


def encoded(mastered: Mastered, made: Encoding, vault: Vault, report: Callable[[int], None]) -> Made:
    """Return the reels of a master encoded, those that are new made side by side and kept in the vault.

    `report` hears how many frames are done so far. Raises `OutputError`.
    """
    target = mastered.target
    meter = METERS[target.measure](channels=target.channels)
    numbers = sum(parts_in(reel.length) for reel in mastered.reels)
    sums, levels = Joined(numbers), Joined(0 if isinstance(meter, LoudnessMeter) else numbers)
    keys, peak, done = [], 0.0, 0
    work = side_by_side(partial(_encoded, mastered, made, vault), mastered.reels, lambda: report(done))
    for reel, one in zip(mastered.reels, work, strict=True):
        sums.add(one.sums)
        if not isinstance(meter, LoudnessMeter):
            levels.add(one.level_sums)
        keys.append(one.key)
        peak = max(peak, one.peak)
        done += reel.length
        report(done)
    energies = tenths(sums.numbers, done)
    level = meter.level_of(tenths(levels.numbers, done) if levels.numbers.size else energies)
    loudness = LoudnessMeter()
    return Made(tuple(keys), done, loudness.level_of(energies), range_lu(energies), level, peak)


def written(made: Made, vault: Vault) -> Iterator[bytes]:
    """Yield the bytes of the MP3, its Info header first; raises `OutputError` where a reel has gone."""
    sizes = array("i")  # ten hours have over a million frames
    for key in made.keys:
        sizes.extend(_kept(vault, key).head["sizes"])
    first = _kept(vault, made.keys[0])
    yield info_frame(first.body[first.head["stream"] :], sizes, made.frames)
    for key in made.keys:
        reel = _kept(vault, key)
        yield reel.body[reel.head["stream"] :]


def _kept(vault: Vault, key: str) -> Entry:
    entry = vault.find(key)
    if entry is None:
        what = "a part of the episode was deleted while it was being put together"
        raise OutputError(Problem(what, hint="run the command again; nothing already made is lost"))
    return entry


def _encoded(mastered: Mastered, made: Encoding, vault: Vault, reel: Reel) -> Measured:
    """Return what is in an encoded reel, from the vault where it is there."""
    target = mastered.target
    key = take_key(
        "encoded",
        recipe=RECIPE,
        reel=reel.key,
        gain=round(mastered.gain_db, 3),
        ceiling=mastered.ceiling_dbtp,
        peak=target.peak_dbtp,
        channels=target.channels,
        measure=target.measure,
        arguments=made.arguments,
        encoder=encoder_size(),
    )
    if entry := vault.find(key):
        with suppress(KeyError, ValueError):
            return _told(key, entry)
    entry = _made(mastered, made, reel)
    vault.keep(key, entry)
    return _told(key, entry)


def _told(key: str, entry: Entry) -> Measured:
    numbers = np.frombuffer(entry.body[: entry.head["stream"]], np.float32)
    sums, level_sums = np.split(numbers, 2)
    return Measured(key, sums, level_sums, entry.head["peak"])


def _made(mastered: Mastered, made: Encoding, reel: Reel) -> Entry:
    """Return a reel encoded, with its ceiling lowered where its peaks come out too high."""
    target, lead, ceiling_dbtp = mastered.target, min(ENCODER_LEAD, reel.lead), mastered.ceiling_dbtp
    with TemporaryDirectory(prefix="drama-") as folder:
        path = Path(folder, "reel.mp3")
        for again in range(_ENCODINGS):
            sound = mastered.reel_blocks(reel, lead, ceiling_dbtp)
            encode([*made.arguments, f"file:{path}"], sound, lambda frames: None, target.channels)
            stream = path.read_bytes()
            sizes = frame_sizes(stream)
            path.write_bytes(info_frame(stream, sizes, lead + reel.length + reel.trail) + stream)
            sums, level_sums, peak = _measured(path, METERS[target.measure](), lead, reel.length)
            over = peak / to_gain(target.peak_dbtp)
            if over <= 1.0:
                break
            ceiling_dbtp -= 20.0 * float(np.log10(over)) + PEAK_MARGIN_DB * 2**again
    numbers = sums.tobytes() + level_sums.tobytes()
    first = lead // GRID
    last = first + reel.length // GRID if reel.trail else len(sizes)  # the last reel keeps what ends the file
    body = stream[sum(sizes[:first]) : sum(sizes[:last])]
    return Entry({"stream": len(numbers), "peak": peak, "sizes": sizes[first:last]}, numbers + body)


def _measured(
    path: Path, meter: Meter, lead: int, length: int
) -> tuple[NDArray[np.float32], NDArray[np.float32], float]:
    """Return the weighted power, the power that the target is about, and the true peak of a reel, decoded."""
    loudness, peak = Powers(LoudnessMeter(), lead), TruePeakMeter()
    level = loudness if isinstance(meter, LoudnessMeter) else Powers(meter, lead)
    at, end = 0, lead + length
    with soundfile.SoundFile(path) as file:
        while at < end and (sound := file.read(min(_BLOCK, end - at), np.float32, always_2d=True)).size:
            block = np.ascontiguousarray(sound.T)
            loudness.feed(block)
            if level is not loudness:
                level.feed(block)
            peak.feed(block[:, max(0, lead - at) :])
            at += len(sound)
    if at < end:
        what = "what the encoder wrote cannot be read"
        raise OutputError(Problem(what, hint="run the command again; nothing already made is lost"))
    return loudness.sums, level.sums, peak.peak
