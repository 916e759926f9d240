"""Stems: the mix taken apart, one file for every role and bus, all as long as the episode."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import numpy as np
import soundfile

from drama.delivery.room import check_room, writing_sounds
from drama.errors import OutputError, Place, Problem
from drama.files import file_names, whole
from drama.measure.loudness import Block
from drama.mix.play import BLOCK, StemOf, mix_stems
from drama.pipeline import recorded
from drama.publish.ledger import Ledger
from drama.report import Report, Step, silent
from drama.show.production import Production
from drama.timeline import Clip, Timeline
from drama.timeline.model import BUSES, TRACKS
from drama.units import RATE, to_db

Cut = Literal["roles", "buses", "dialogue"]
Kind = Literal["wav", "flac"]

CUTS: Mapping[str, Cut] = {cut: cut for cut in get_args(Cut)}
KINDS: Mapping[str, Kind] = {kind: kind for kind in get_args(Kind)}

_CHANNELS = 2
_BYTES = {"wav": 4, "flac": 3}  # of a sample at most: float32, 24 bits
_LARGEST_WAV = 2**32 - 2**16  # bytes whose number still fits into the header of a plain WAV


@dataclass(frozen=True, slots=True)
class Stem:
    """A stem that was written: its file, its highest sample in dB of full scale, and where somebody's file is
    kept that was there.
    """

    path: Path
    peak_dbfs: float
    kept: Path | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """The stems of an episode in their order, their common length in frames, and files left from before."""

    stems: tuple[Stem, ...]
    frames: int
    left: tuple[Path, ...]


def write_stems(
    production: Production,
    kind: Kind = "wav",
    cut: Cut = "roles",
    folder: Path | None = None,
    report: Report = silent,
) -> Written:
    """Write the episode, as it was built last and before the master, as stems that add up to its mix.

    `cut` is "roles" (dialogue by role, then the buses), "buses", or "dialogue" (that, and music with effects
    for a dub). WAV files are 32-bit float, RF64 (EBU Tech 3306) from 4 GiB on; FLAC files have 24 bits. All
    files are whole, or none is there. Raises `OutputError` where the episode never was built, and where a
    stem is louder than FLAC can hold.
    """
    folder = folder or production.folder / "stems"
    with production.show.rendering():
        timeline, stem_of = recorded(production), _STEM_OF[cut]
        stems = _stems(timeline, stem_of)
        names = file_names(stems)
        paths = {stem: folder / f"{name}.{kind}" for stem, name in zip(stems, names, strict=True)}
        blocks = mix_stems(timeline, production.shelf, stem_of)
        hint = "free some space, take --format flac, or cut them by --by buses"
        check_room(folder, len(paths) * timeline.length * _CHANNELS * _BYTES[kind], "the stems", hint)
        ledger = Ledger(production.show.ledger)
        with ExitStack() as ways:
            kept = {stem: ways.enter_context(ledger.making_way(path)) for stem, path in paths.items()}
            with _files(paths, kind, timeline.length) as files:
                peaks = _write(files, blocks, timeline.length, report)
                if kind == "flac":
                    _check_peaks(paths, peaks)
        for path in paths.values():
            ledger.note(path)
    written = tuple(Stem(path, to_db(peaks[stem]), kept[stem]) for stem, path in paths.items())
    return Written(written, timeline.length, _left(folder, paths.values()))


def _write(
    files: Mapping[str, soundfile.SoundFile],
    blocks: Iterable[Mapping[str, Block]],
    length: int,
    report: Report,
) -> dict[str, float]:
    """Write every block to every file, silence where a stem is silent, and return the peak of each stem."""
    peaks, done = dict.fromkeys(files, 0.0), 0
    for block in blocks:
        frames = min(BLOCK, length - done)
        for stem, file in files.items():
            sound = block.get(stem)
            if sound is not None:
                peaks[stem] = max(peaks[stem], float(np.abs(sound).max()))
            file.write(np.zeros((frames, _CHANNELS), np.float32) if sound is None else sound.T)
        done += frames
        report(Step("mix", done, length))
    return peaks


def _by_role(clip: Clip) -> str:
    return f"dialogue {clip.role}" if clip.track == "dialogue" else BUSES[clip.track].lower()


def _by_bus(clip: Clip) -> str:
    return BUSES[clip.track].lower()


def _by_dialogue(clip: Clip) -> str:
    return "dialogue" if clip.track == "dialogue" else "music and effects"


_STEM_OF: dict[Cut, StemOf] = {"roles": _by_role, "buses": _by_bus, "dialogue": _by_dialogue}


def _stems(timeline: Timeline, stem_of: StemOf) -> list[str]:
    """Return the stems that something is heard in: the dialogue as it first speaks, then the other buses."""
    return list(
        dict.fromkeys(stem_of(clip) for track in TRACKS for clip in timeline.clips if clip.track == track)
    )


@contextmanager
def _files(paths: Mapping[str, Path], kind: Kind, frames: int) -> Iterator[dict[str, soundfile.SoundFile]]:
    """Give a file for every stem; they are in place, all of them, when all went well."""
    large = frames * _CHANNELS * _BYTES[kind] > _LARGEST_WAV
    form, subtype = ("FLAC", "PCM_24") if kind == "flac" else ("RF64" if large else "WAV", "FLOAT")
    folder = next(iter(paths.values())).parent
    hint = "free some space, and check that you may write there; then run the command again"
    with writing_sounds(folder, "the stems could not be written", hint), ExitStack() as parts:
        where = {stem: parts.enter_context(whole(path)) for stem, path in paths.items()}
        with ExitStack() as opened:
            yield {
                stem: opened.enter_context(
                    soundfile.SoundFile(part, "w", RATE, _CHANNELS, subtype, format=form)
                )
                for stem, part in where.items()
            }


def _check_peaks(paths: Mapping[str, Path], peaks: Mapping[str, float]) -> None:
    """Raise `OutputError` with every stem that 24 bits cannot hold."""
    hint = "take --format wav: it holds any level"
    loud = [
        Problem(
            f"peaks at {to_db(peaks[stem]):+.1f} dB, and a FLAC file ends at 0 dB", Place(str(path)), hint
        )
        for stem, path in paths.items()
        if peaks[stem] > 1.0
    ]
    if loud:
        raise OutputError(*loud)


def _left(folder: Path, written: Collection[Path]) -> tuple[Path, ...]:
    """Return sound files in the folder that are none of those written: of roles that are gone, perhaps."""
    sounds = (path for path in sorted(folder.iterdir()) if path.suffix.lower() in (".wav", ".flac"))
    return tuple(path for path in sounds if path not in written)
