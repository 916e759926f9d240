"""ffmpeg as encoder and decoder, in a process of its own, sound flowing through a pipe."""

import errno
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from subprocess import DEVNULL
from typing import IO

import numpy as np

from drama.audio import ffmpeg
from drama.errors import OutputError, Problem
from drama.files import HINTS
from drama.measure.loudness import Block
from drama.units import RATE

if sys.platform == "linux":
    import fcntl

QUIET = ("-hide_banner", "-nostdin", "-loglevel", "error")

PCM = ("-f", "f32le", "-ar", str(RATE))
"""How sound travels through the pipe: float32, so that no rounding happens before the encoder's own."""

_CHUNK_FRAMES = 65_536
_PIPE_BYTES = 2**20  # where the system allows it: fewer turns between the two processes


@cache
def encoder_size() -> int:
    """Return the bytes of the ffmpeg that encodes: another one of the same size is as good as never met."""
    return Path(ffmpeg()).stat().st_size


def encode(
    arguments: list[str], blocks: Iterable[Block], report: Callable[[int], None], channels: int = 2
) -> None:
    """Feed the blocks to ffmpeg; `report` hears after each how many frames it has taken so far.

    `arguments` follow the input, which is the pipe. Raises `OutputError` with ffmpeg's own last words.
    ffmpeg is gone when this ends, however it ends.
    """
    taken = 0
    with _running(
        "-y", *PCM, "-ac", str(channels), "-i", "pipe:0", *arguments, stdin=subprocess.PIPE
    ) as pipe:
        for block in blocks:
            if not _taken(pipe, block):
                break
            taken += block.shape[1]
            report(taken)


def _taken(pipe: IO[bytes], block: Block) -> bool:
    """Return whether ffmpeg took the block; if not it has died, and its last words say why."""
    samples = np.empty(block.shape[::-1], np.float32)
    for channel, row in enumerate(block):  # a row at a time: four times as quick as copying `block.T`
        samples[:, channel] = row
    try:
        pipe.write(samples.data)
    except OSError:
        return False
    return True


def decode(path: Path, channels: int = 2) -> Generator[Block, None, None]:
    """Yield the sound of a finished file as a player hears it, at `RATE`; raises `OutputError`.

    Of several streams of sound, as cameras and recorders of the screen write them, it is the first.
    Close the generator if you leave it early: until then ffmpeg holds the file.
    """
    heard = ("-i", f"file:{path}", "-map", "0:a:0", *PCM, "-ac", str(channels), "pipe:1")
    with _running(*heard, stdout=subprocess.PIPE) as pipe:
        while pcm := pipe.read(_CHUNK_FRAMES * 4 * channels):
            samples = np.frombuffer(pcm, np.float32, len(pcm) // (4 * channels) * channels)
            yield np.ascontiguousarray(samples.reshape(-1, channels).T)


@contextmanager
def _running(*arguments: str, stdin: int = DEVNULL, stdout: int = DEVNULL) -> Iterator[IO[bytes]]:
    """Run ffmpeg and give the one pipe to it; raises `OutputError` at the end if it failed."""
    command = [ffmpeg(), *QUIET, *arguments]
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(command, stdin=stdin, stdout=stdout, stderr=said) as process,
    ):
        pipe = process.stdin or process.stdout
        assert pipe is not None
        _widen(pipe)
        try:
            yield pipe
            _close(pipe)
            _check(process.wait(), said)
        finally:
            process.kill()
            _close(pipe)


def _widen(pipe: IO[bytes]) -> None:
    if sys.platform == "linux":
        with suppress(OSError):  # a user's pipes may take only so much memory together
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)


def _close(pipe: IO[bytes]) -> None:
    with suppress(OSError):  # what is left in the pipe of a process that has died
        pipe.close()


def _check(code: int, said: IO[bytes]) -> None:
    """Raise what ffmpeg said last if it failed."""
    said.seek(0)
    lines = said.read().decode(errors="replace").strip().splitlines()
    if code:
        last = re.sub(r"^\[[^]]*] ", "", lines[-1]) if lines else f"exit code {code}"
        full = any(os.strerror(errno.ENOSPC) in line for line in lines)
        hint = HINTS[errno.ENOSPC] if full else "run the command again; nothing already made is lost"
        raise OutputError(Problem(f"the encoder stopped: {last}", hint=hint))
