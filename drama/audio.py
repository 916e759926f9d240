"""Sound files in and out; the one module that knows pydub and where ffmpeg is.

pydub is the clip library: it decodes what soundfile cannot, fades and exports short clips. It counts in
milliseconds and in 16 bits, so the long mix never goes through it.
"""

import re
import shutil
import subprocess
import warnings
from functools import cache
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from drama.errors import OutputError, Place, Problem, SoundError
from drama.files import MISNAMED, real, whole
from drama.units import RATE
from drama.waveform import Stereo

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # about old syntax, audioop, and an ffmpeg that we bring ourselves
    import pydub.audio_segment
    from pydub import AudioSegment
    from pydub.exceptions import CouldntDecodeError, CouldntEncodeError

# pydub asks ffprobe how many bits to keep, and is content without an answer; our ffmpeg has no ffprobe.
pydub.audio_segment.mediainfo_json = lambda *_, **__: {}

LONGEST_S = 3600
"""A longer file is refused: it is no sound effect, and an hour takes four gigabytes while it is prepared."""

_LOUDEST = 1e4  # 80 dB over full scale: no gain that anybody forgot, but a number gone wrong

_DURATION = re.compile(rb"Duration: (\d+):(\d\d):(\d\d\.\d+)")

_FORMATS = "WAV, FLAC, Ogg, MP3 and M4A work everywhere"


@cache
def ffmpeg() -> str:
    """Return the path of an ffmpeg that runs: the system's, else the one that came with drama.

    Raises `OutputError` where neither does.
    """
    system = shutil.which("ffmpeg")
    if system and _runs(system):
        return system
    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError:
        raise OutputError(
            Problem(
                "there is no ffmpeg on this computer", hint="install ffmpeg, or: pip install imageio-ffmpeg"
            )
        ) from None


def _runs(program: str) -> bool:
    try:
        done = subprocess.run([program, "-version"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def decode(path: Path, longest_s: float | None = None) -> Stereo:
    """Return the sound of any audio file at `RATE`, as float32 of shape (2, frames).

    One channel is heard on both sides; of more than two, the others are mixed into both. Only the first
    `longest_s` seconds are read where it is given. Raises `SoundError` for a file that cannot be read, holds
    no sound, or lasts over `LONGEST_S`.
    """
    try:
        sound, rate = _decode(real(path), longest_s)
    except OSError as fault:
        raise _refused(
            path, f"cannot be read: {fault.strerror or fault}", "check the name and the rights"
        ) from None
    except UnicodeEncodeError:
        raise _refused(path, MISNAMED, "give it another name") from None
    if not sound.size:
        raise _refused(path, "holds no sound", "save it again, or use another file")
    if not np.isfinite(sound).all():
        raise _refused(
            path, "is damaged: some of its samples are not numbers", "save it again from its source"
        )
    if max(sound.max(), -sound.min()) > _LOUDEST:
        raise _refused(
            path, "is damaged: some of its samples are far over full scale", "save it again from its source"
        )
    even = sound if rate == RATE else soxr.resample(sound, rate, RATE, quality="HQ")
    return _two_sided(even)


def length_s(path: Path) -> float | None:
    """Return how long a file says it is; None where only decoding it would tell."""
    try:
        return float(soundfile.info(str(path)).duration)
    except soundfile.LibsndfileError:
        return _told_s(path)
    except OSError:
        return None


def _told_s(path: Path) -> float | None:
    """Return the length that ffmpeg reads in the head of a file."""
    command = [ffmpeg(), "-hide_banner", "-nostdin", "-i", f"file:{path}"]
    try:
        said = subprocess.run(command, capture_output=True, timeout=20, check=False).stderr
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = _DURATION.search(said)
    return 3600.0 * int(found[1]) + 60.0 * int(found[2]) + float(found[3]) if found else None


def _decode(path: Path, longest_s: float | None) -> tuple[NDArray[np.float32], int]:
    """Return the sound as stored, shape (frames, channels), and its rate."""
    with path.open("rb"):
        pass  # so that a missing or forbidden file is told apart from a damaged one
    try:
        with soundfile.SoundFile(path) as file:
            _check_length(path, file.frames / file.samplerate, longest_s)
            frames = -1 if longest_s is None else round(longest_s * file.samplerate)
            return file.read(frames, dtype="float32", always_2d=True), file.samplerate
    except soundfile.LibsndfileError:
        return _decode_with_ffmpeg(path, longest_s)


def _decode_with_ffmpeg(path: Path, longest_s: float | None) -> tuple[NDArray[np.float32], int]:
    AudioSegment.converter = ffmpeg()
    try:
        segment = AudioSegment.from_file(str(path), duration=longest_s or LONGEST_S + 1)
    except (CouldntDecodeError, IndexError, KeyError, EOFError):
        raise _refused(path, "is not a sound file that can be read", _FORMATS) from None
    _check_length(path, segment.duration_seconds, longest_s)
    return _samples(segment), segment.frame_rate


def _check_length(path: Path, seconds: float, longest_s: float | None) -> None:
    if longest_s is None and seconds > LONGEST_S:
        raise _refused(path, "lasts over an hour", "cut the part you need out of it")


def _refused(path: Path, what: str, hint: str) -> SoundError:
    return SoundError(Problem(what, Place(str(path)), hint))


def _two_sided(sound: NDArray[np.float32]) -> Stereo:
    """Return (frames, channels) as (2, frames); the mean of all others goes to both sides at -3 dB."""
    planar = sound.T
    if planar.shape[0] == 1:
        planar = np.repeat(planar, 2, axis=0)
    elif planar.shape[0] > 2:
        planar = planar[:2] + np.float32(0.5**0.5) * planar[2:].mean(axis=0)
    return np.ascontiguousarray(planar, np.float32)


def _samples(segment: AudioSegment) -> NDArray[np.float32]:
    """Return a segment's samples, -1.0 to 1.0, shape (frames, channels)."""
    whole = np.array(segment.get_array_of_samples()).reshape(-1, segment.channels)
    return whole.astype(np.float32) / np.float32(segment.max_possible_amplitude)


def to_segment(sound: Stereo) -> AudioSegment:
    """Return the sound as a pydub segment of 16 bits; what is over full scale is clipped."""
    whole = np.clip(np.rint(sound.T * 32767.0), -32768, 32767).astype("<i2")
    return AudioSegment(whole.tobytes(), sample_width=2, frame_rate=RATE, channels=sound.shape[0])


def faded(sound: Stereo, length_s: float, fade_in_s: float, fade_out_s: float) -> Stereo:
    """Return the first `length_s` seconds of a sound, faded in and out; all to the millisecond.

    A fade takes at most half of what there is.
    """
    segment = to_segment(sound)[: round(length_s * 1000)]
    rise, fall = (min(round(fade_s * 1000), len(segment) // 2) for fade_s in (fade_in_s, fade_out_s))
    return _two_sided(_samples(segment.fade_in(rise).fade_out(fall)))


def export_clip(sound: Stereo, path: Path, format: str = "mp3", bitrate: str = "128k") -> Path:
    """Write a short sound to `path`, whole or not at all, and return `path`; raises `OutputError`.

    `format` is a name ffmpeg knows ("mp3", "wav", "ipod" for M4A), `bitrate` its rate for lossy ones.
    """
    AudioSegment.converter = ffmpeg()
    try:
        with whole(path) as part, part.open("wb+") as out:
            to_segment(sound).export(out, format=format, bitrate=bitrate)
    except CouldntEncodeError as fault:
        what = f"cannot be written: {str(fault).splitlines()[0]}"
        raise OutputError(Problem(what, Place(str(path)), "check the format")) from None
    return path
