"""The kinds of sound file an episode is written as: a new one is a row in `EXPORTERS`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exporter:
    """A kind of sound file: what ffmpeg is asked for, and what the kind can carry.

    `level_db` is what its encoder does to the level of everything. `bytes_a_second` bounds the size.
    `most_chapters` is 0 where the kind has none.
    """

    suffix: str
    arguments: tuple[str, ...]
    bytes_a_second: int
    level_db: float = 0.0
    most_chapters: int = 0
    cover: bool = False


EXPORTERS = {
    "mp3": Exporter(
        ".mp3",
        # ID3v2.3 is what old players read. The Info header that ffmpeg adds makes the length exact.
        ("-codec:a", "libmp3lame", "-b:a", "128k", "-id3v2_version", "3", "-f", "mp3"),
        bytes_a_second=16_000,
        level_db=-0.446,  # LAME scales by 0.95 at 128 kbps
        most_chapters=255,  # the table of contents counts them in one byte (ID3v2 Chapter Frame Addendum 1.0)
        cover=True,
    ),
    "flac": Exporter(
        ".flac",
        ("-codec:a", "flac", "-sample_fmt", "s16", "-f", "flac"),
        bytes_a_second=176_400,
        cover=True,
    ),
    "wav": Exporter(
        ".wav",
        # Above 4 GiB, from 6 h 46 min on, a plain WAV cannot tell its length: RF64 (EBU Tech 3306) can.
        ("-codec:a", "pcm_s16le", "-rf64", "auto", "-f", "wav"),
        bytes_a_second=176_400,
    ),
}
