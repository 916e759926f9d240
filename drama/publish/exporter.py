"""The kinds of sound file an episode is written as: a new one is a row in `EXPORTERS`."""

from dataclasses import dataclass

from drama.errors import OutputError, Problem


@dataclass(frozen=True, slots=True)
class Exporter:
    """A kind of sound file: what ffmpeg is asked for, and what the kind can carry.

    `kbps` are the bit rates of mono and stereo where none is asked for, and `slowest` and `fastest` what its
    encoder takes; without them nothing is lost and there is no bit rate. `thrifty` is what else ffmpeg is
    asked for up to so many kbit/s a channel. `levels` are (up to kbit/s, dB that the encoder adds to
    everything). `most_chapters` is 0 where the kind has none. `id3` is whether our own tag goes before the
    sound, `comments` whether chapters and cover are comments in it, `book` whether players shelve it as one.
    """

    suffix: str
    codec: tuple[str, ...]
    container: tuple[str, ...]
    kbps: tuple[int, int] = (0, 0)
    slowest: int = 0
    fastest: int = 0
    variable: bool = False
    thrifty: tuple[int, tuple[str, ...]] = (0, ())
    levels: tuple[tuple[int, float], ...] = ()
    most_chapters: int = 0
    cover: bool = False
    id3: bool = False
    comments: bool = False
    book: bool = False


@dataclass(frozen=True, slots=True)
class Encoding:
    """How one file is encoded: ffmpeg's arguments, the most bytes a second takes, and the level it adds."""

    exporter: Exporter
    arguments: tuple[str, ...]
    bytes_a_second: int
    level_db: float


EXPORTERS = {
    "mp3": Exporter(
        ".mp3",
        # Without a reservoir every frame stands alone, so that reels can be joined (docs/incremental.md).
        ("-codec:a", "libmp3lame", "-reservoir", "0"),
        # The Info header is `drama.publish.mp3`'s, the tag `drama.publish.id3`'s.
        ("-write_xing", "0", "-id3v2_version", "0", "-f", "mp3"),
        kbps=(96, 128),
        slowest=32,
        fastest=320,
        variable=True,
        levels=((160, -0.446), (192, -0.27)),  # LAME scales by 0.95 up to 160 kbit/s, by 0.97 at 192
        most_chapters=255,  # the table of contents counts them in one byte (ID3v2 Chapter Frame Addendum 1.0)
        cover=True,
        id3=True,
    ),
    "m4b": Exporter(
        ".m4b",
        ("-codec:a", "aac"),
        # Both kinds of chapters are written: a QuickTime text track for Apple's players, and Nero's list.
        ("-movflags", "+faststart", "-metadata", "media_type=2", "-f", "ipod"),
        kbps=(64, 96),
        slowest=24,
        fastest=320,
        # A third of the time, and of the demo less noise over what masks it, up to 192 kbit/s in stereo.
        thrifty=(96, ("-aac_coder", "fast")),
        levels=((320, -0.05),),
        most_chapters=255,  # Nero's list counts them in one byte
        cover=True,
        book=True,
    ),
    "opus": Exporter(
        ".opus",
        ("-codec:a", "libopus", "-ar", "48000"),
        ("-f", "opus"),
        kbps=(32, 64),
        slowest=8,
        fastest=256,
        cover=True,
        comments=True,
    ),
    "flac": Exporter(".flac", ("-codec:a", "flac", "-sample_fmt", "s16"), ("-f", "flac"), cover=True),
    "wav": Exporter(
        ".wav",
        ("-codec:a", "pcm_s16le"),
        # Above 4 GiB, from 6 h 46 min on, a plain WAV cannot tell its length: RF64 (EBU Tech 3306) can.
        ("-rf64", "auto", "-f", "wav"),
    ),
}

_PCM_BYTES = 88_200  # a second of one channel
_VARIABLE_KBPS = (245, 225, 190, 175, 165, 130, 115, 100, 85, 65)  # what LAME's v0 to v9 come to in stereo


def encoding(kind: str, bitrate: str, channels: int) -> Encoding:
    """Return how a kind is encoded at a bit rate, "" for its own, in one channel or two.

    Raises `OutputError` for a bit rate that its encoder does not have; kinds that lose nothing ignore it.
    """
    exporter = EXPORTERS[kind]
    if not exporter.fastest:
        arguments = (*exporter.codec, *exporter.container)
        return Encoding(exporter, arguments, _PCM_BYTES * channels, 0.0)
    if bitrate.startswith("v") and exporter.variable:
        most = min(exporter.fastest, 2 * _VARIABLE_KBPS[int(bitrate[1:])])
        arguments = (*exporter.codec, "-q:a", bitrate[1:], *exporter.container)
        return Encoding(exporter, arguments, most * 125, 0.0)
    kbps = int(bitrate) if bitrate.isdecimal() else exporter.kbps[channels - 1] if not bitrate else 0
    if not exporter.slowest <= kbps <= exporter.fastest:
        also = ", or v0 (best) to v9" if exporter.variable else ""
        what = f"a file of the kind {kind} cannot have the bit rate '{bitrate}'"
        raise OutputError(Problem(what, hint=f"choose {exporter.slowest} to {exporter.fastest} kbit/s{also}"))
    level = next((level for most, level in exporter.levels if kbps <= most), 0.0)
    most, besides = exporter.thrifty
    codec = (*exporter.codec, *besides) if kbps <= most * channels else exporter.codec
    arguments = (*codec, "-b:a", f"{kbps}k", *exporter.container)
    return Encoding(exporter, arguments, kbps * 125 + 1_000, level)
