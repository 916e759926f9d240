"""An episode published: encoded, decoded again to be measured as listeners will hear it, and put in place."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from drama.errors import OutputError, Place, Problem
from drama.files import whole
from drama.master.chain import Mastered
from drama.measure.loudness import METERS, SILENT_LUFS, LoudnessMeter
from drama.measure.peak import TruePeakMeter
from drama.publish.encoder import decode, encode
from drama.publish.exporter import Encoding, encoding
from drama.publish.id3 import id3
from drama.publish.picture import open_picture
from drama.publish.reeled import PEAK_MARGIN_DB, encoded, written
from drama.publish.tags import Tags, comments, metadata
from drama.report import Report, Step, silent
from drama.settings import Measure, Target
from drama.store.vault import Vault
from drama.timeline.model import Timeline
from drama.units import RATE, to_db

_ENCODINGS = 3  # at most, the first included
_LOUDNESS_TOLERANCE_LU = 0.15  # the promise is 0.3; meters differ by 0.1
_MISSED: dict[Measure, float] = {"loudness": 0.5, "rms": 2.5}  # LU, as `drama.qc.rules` allows; ACX in dB
_MISSED_DB = 0.05


@dataclass(frozen=True, slots=True)
class Published:
    """A finished file and what was measured in it, decoded: frames, loudness, true peak; and its bytes.

    `level` is what the `target` is about: the loudness, or the plain level in dB where it is measured as RMS.
    `range_lu` is the loudness range of EBU Tech 3342. `kept` is where the file is that was there before, if
    drama had not written it.
    """

    path: Path
    frames: int
    loudness_lufs: float
    range_lu: float
    level: float
    peak_dbtp: float
    bytes: int
    target: Target
    kept: Path | None = None

    @property
    def missed(self) -> str:
        """What of its target the file does not reach, "" for nothing; silence has no loudness to miss."""
        target = self.target
        if (
            self.loudness_lufs > SILENT_LUFS
            and abs(self.level - target.loudness_lufs) > _MISSED[target.measure]
        ):
            unit = METERS[target.measure].unit
            return (
                f"the target of {target.loudness_lufs:g} {unit} cannot be reached with peaks under "
                f"{target.peak_dbtp:g} dBTP: this is {self.level:.1f} {unit}"
            )
        if self.peak_dbtp > target.peak_dbtp + _MISSED_DB:
            return (
                f"peaks under {target.peak_dbtp:g} dBTP cannot be reached: this has {self.peak_dbtp:.1f} dBTP"
            )
        return ""

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What it misses, with what to do."""
        pauses = "; in RMS pauses count, so cut long ones" if self.target.measure == "rms" else ""
        hint = f"choose another target: or profile:{pauses}"
        return (Problem(self.missed, Place(str(self.path)), hint),) if self.missed else ()


def publish(
    mastered: Mastered,
    timeline: Timeline,
    tags: Tags,
    path: Path,
    kind: str = "mp3",
    bitrate: str = "",
    cover: Path | None = None,
    vault: Vault | None = None,
    report: Report = silent,
) -> Published:
    """Write the master as a finished file and return what is in it.

    A file that misses the master's target once decoded is encoded again with the difference made up. An MP3
    is made reel by reel, and what the `vault` has of it is not made again. Nothing is at `path` until all of
    it is there; whatever goes wrong, a file that was there before stays as it was. Raises `OutputError`.
    """

    def told(frames: int) -> None:
        report(Step("encode", frames, timeline.length))

    target = mastered.target
    made = encoding(kind, bitrate, target.channels)
    _check_chapters(made, timeline)
    mastered = mastered.moved(-made.level_db, -made.level_db)
    with whole(path) as part, tempfile.TemporaryDirectory(prefix="drama-") as folder:
        _check_room(made, timeline, path)
        if made.exporter.id3:
            tag = id3(tags, timeline.chapters, cover)
            published = _joined(mastered, made, tag, vault or Vault(Path(folder)), part, told)
        else:
            notes = Path(folder, "metadata")
            if made.exporter.comments:
                told_of, cover = comments(tags, timeline.chapters, cover), None
            else:
                told_of = metadata(tags, timeline.chapters)
            notes.write_text(told_of, encoding="utf-8")
            arguments = [*_inputs(notes, cover if made.exporter.cover else None), *made.arguments]
            published = _in_one(mastered, [*arguments, f"file:{part}"], part, told)
        return replace(published, path=path, bytes=part.stat().st_size)


def _joined(
    mastered: Mastered,
    made: Encoding,
    tag: bytes,
    vault: Vault,
    part: Path,
    told: Callable[[int], None],
) -> Published:
    """Write an MP3 from its reels, of which only those are encoded that are not in the vault."""
    for _ in range(_ENCODINGS):
        reels = encoded(mastered, made, vault, told)
        published = Published(
            part,
            reels.frames,
            reels.loudness_lufs,
            reels.range_lu,
            reels.level,
            to_db(reels.peak),
            0,
            mastered.target,
        )
        loudness_lu, _ = _misses(published, mastered.reachable)
        if not loudness_lu:
            break
        mastered = mastered.moved(loudness_lu, 0.0)
    with part.open("wb") as file:
        file.write(tag)
        file.writelines(written(reels, vault))
    return published


def _in_one(mastered: Mastered, arguments: list[str], part: Path, told: Callable[[int], None]) -> Published:
    """Write a file of any other kind, encoded from its beginning to its end."""
    target = mastered.target
    for _ in range(_ENCODINGS):
        encode(arguments, mastered.blocks(), told, target.channels)
        published = _measured(part, target)
        loudness_lu, ceiling_db = _misses(published, mastered.reachable)
        if not loudness_lu and not ceiling_db:
            break
        mastered = mastered.moved(loudness_lu, ceiling_db)
    return published


def _inputs(notes: Path, cover: Path | None) -> list[str]:
    """Return ffmpeg's arguments for what goes into the file beside the sound."""
    inputs = ["-f", "ffmetadata", "-i", f"file:{notes}"]
    streams = ["-map", "0:a", "-map_metadata", "1", "-map_chapters", "1", "-fflags", "+bitexact"]
    if cover is None:
        return inputs + streams
    picture = ["-map", "2:v", "-codec:v", "copy", "-disposition:v", "attached_pic"]
    names = ["-metadata:s:v", "title=Cover", "-metadata:s:v", "comment=Cover (front)"]
    return [
        *inputs,
        "-f",
        f"{open_picture(cover).format}_pipe",
        "-i",
        f"file:{cover}",
        *streams,
        *picture,
        *names,
    ]


def _check_chapters(made: Encoding, timeline: Timeline) -> None:
    count, most = len(timeline.chapters), made.exporter.most_chapters
    if most and count > most:
        raise OutputError(
            Problem(
                f"{count} chapters, and a file of this kind holds {most}",
                hint="split the story into several episodes, or turn some chapters into scenes",
            )
        )


def _check_room(made: Encoding, timeline: Timeline, path: Path) -> None:
    needed = timeline.length * made.bytes_a_second // RATE
    free = shutil.disk_usage(path.parent).free
    if free < needed:
        raise OutputError(
            Problem(
                f"the file needs up to {needed / 1e6:.0f} MB, and {free / 1e6:.0f} MB are free",
                Place(str(path)),
                "free some space and run the command again; nothing already made is lost",
            )
        )


def _measured(part: Path, target: Target) -> Published:
    loudness, peak, frames = LoudnessMeter(), TruePeakMeter(), 0
    level = loudness if target.measure == "loudness" else METERS[target.measure]()
    with closing(decode(part, target.channels)) as blocks:
        for block in blocks:
            loudness.feed(block)
            if level is not loudness:
                level.feed(block)
            peak.feed(block)
            frames += block.shape[1]
    return Published(
        part,
        frames,
        loudness.loudness_lufs,
        loudness.range_lu,
        level.level,
        peak.peak_dbtp,
        part.stat().st_size,
        target,
    )


def _misses(published: Published, reachable: bool) -> tuple[float, float]:
    """Return the dB by which loudness and ceiling must move to bring the file to its target.

    What was not `reachable` is not aimed at again from further up.
    """
    if published.loudness_lufs <= SILENT_LUFS:
        return 0.0, 0.0
    target = published.target
    quiet = target.loudness_lufs - published.level
    quiet = quiet if reachable else min(quiet, 0.0)
    high = published.peak_dbtp - target.peak_dbtp
    return (
        quiet if abs(quiet) > _LOUDNESS_TOLERANCE_LU else 0.0,
        -high - PEAK_MARGIN_DB if high > 0.0 else 0.0,
    )
