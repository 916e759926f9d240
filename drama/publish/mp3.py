"""MP3 as a row of frames: taken apart, counted, and told of in the Info header that goes before them.

Sources: ISO/IEC 11172-3 (frame headers); "Mp3 Info Tag rev 1 specifications" of the LAME project (the header
with the delay and the padding, which makes the length exact). Its checksum of the music is left at 0: players
do not ask for it.
"""

import struct
from collections.abc import Sequence

import numpy as np

from drama.errors import OutputError, Problem
from drama.timeline.borders import GRID
from drama.units import RATE

ENCODER_DELAY = 576
"""Frames of sound that come out of LAME before the first that went in."""

_KBPS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_SYNC = 0xFFFB  # MPEG-1 layer III, without a checksum
_MONO = 3
_HEADER = 4
_SIDE_INFO = {True: 17, False: 32}  # bytes, of mono and stereo
_INFO = 8 + 4 + 4 + 100 + 4  # mark and flags, frames, bytes, table of contents, quality
_LAME = 36
_ALL_FIELDS = 15


def frame_sizes(stream: bytes) -> list[int]:
    """Return the bytes of each frame of an MP3 stream without tags; raises `OutputError` where it is none."""
    sizes, at = [], 0
    while at < len(stream):
        header = int.from_bytes(stream[at : at + _HEADER])
        rate = header >> 12 & 15
        if header >> 16 != _SYNC or not 0 < rate < len(_KBPS):
            raise OutputError(Problem(f"the encoder wrote no MP3 frame at byte {at}"))
        sizes.append(144_000 * _KBPS[rate] // RATE + (header >> 9 & 1))
        at += sizes[-1]
    return sizes


def info_frame(first: bytes, sizes: Sequence[int], frames: int) -> bytes:
    """Return the Info header: a silent frame that tells players where the sound begins and ends.

    `first` is the header of the first frame of sound, `sizes` are the bytes of all, `frames` how long the
    sound is.
    """
    header = int.from_bytes(first[:_HEADER])
    mono = header >> 6 & 3 == _MONO
    needed = _HEADER + _SIDE_INFO[mono] + _INFO + _LAME
    rate = next(n for n in range(header >> 12 & 15, len(_KBPS)) if 144_000 * _KBPS[n] // RATE >= needed)
    header = header & ~(15 << 12 | 1 << 9) | rate << 12
    size = 144_000 * _KBPS[rate] // RATE
    constant = max(sizes) - min(sizes) <= 1
    padding = len(sizes) * GRID - frames - ENCODER_DELAY
    total = size + sum(sizes)
    front = b"".join(
        [
            header.to_bytes(_HEADER),
            bytes(_SIDE_INFO[mono]),
            b"Info" if constant else b"Xing",
            struct.pack(">III", _ALL_FIELDS, len(sizes), total),
            _contents(sizes, size, total),
            bytes(4),
            b"LAME3.100",
            bytes([1 if constant else 4]),
            bytes(11),
            (ENCODER_DELAY << 12 | padding).to_bytes(3),
            bytes(4),
            struct.pack(">IH", total, 0),
        ]
    )
    return (front + _crc16(front).to_bytes(2)).ljust(size, b"\0")


def _contents(sizes: Sequence[int], before: int, total: int) -> bytes:
    """Return the table of contents: after each hundredth of the time, which 256th of the bytes is reached."""
    reached = np.append(0, np.cumsum(sizes)) + before
    return bytes(min(255, 256 * int(reached[len(sizes) * part // 100]) // total) for part in range(100))


def _crc16(data: bytes) -> int:
    """Return the CRC-16 with the polynomial 0x8005, bits reflected, as LAME's tag has it."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc
