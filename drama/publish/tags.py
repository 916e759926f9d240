"""What a finished file says about itself: its tags and chapters, as ffmpeg reads them, and its cover."""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from drama.publish.picture import picture_block
from drama.settings import BOOKS
from drama.show.about import Art, EpisodeInfo, ShowInfo
from drama.timeline.model import Mark
from drama.units import RATE, to_seconds

_LANGUAGES = {
    "da": "dan",
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fi": "fin",
    "fr": "fra",
    "it": "ita",
    "ja": "jpn",
    "ko": "kor",
    "nb": "nob",
    "nl": "nld",
    "pl": "pol",
    "pt": "por",
    "sv": "swe",
    "zh": "zho",
}
"""ISO 639-1 to 639-2, which tags are written in; others are `und`, undetermined."""


PODCAST, AUDIOBOOK, PODFIC = "Podcast", "Audiobook", "Podfic"


def genre_of(profile: str) -> str:
    """Return the genre of what is mastered for a profile of `drama.settings.PROFILES`."""
    return AUDIOBOOK if profile in BOOKS else PODCAST


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of an episode; empty ones are left out.

    `date` is `YYYY` or `YYYY-MM-DD`, `track` the number of the episode and `season` of its season (0: none),
    `language` an ISO 639-2 code of three letters. `chapters` has art by the title of the chapter.
    """

    title: str
    artist: str = ""
    album: str = ""
    album_artist: str = ""
    genre: str = PODCAST
    date: str = ""
    comment: str = ""
    track: int = 0
    language: str = "eng"
    season: int = 0
    description: str = ""
    copyright: str = ""
    link: str = ""
    guid: str = ""
    explicit: bool = False
    chapters: Mapping[str, Art] = field(default_factory=dict)

    @classmethod
    def of(cls, info: EpisodeInfo, show: ShowInfo, album: str, author: str, genre: str = PODCAST) -> "Tags":
        """Return the tags of an episode of a show called `album`; a podfic is credited as podficcers do."""
        podfic = info.podfic or show.podfic
        artist = f"{podfic.podder or author} (w:{podfic.writer})" if podfic.writer else author
        return cls(
            info.title,
            artist,
            album,
            author,
            genre=PODFIC if podfic.writer else genre,
            date=info.date.date().isoformat() if info.date else "",
            track=info.number,
            language=_LANGUAGES.get(show.language.partition("-")[0].lower(), "und"),
            season=info.season,
            description=info.summary,
            copyright=show.copyright,
            link=info.link or show.website,
            guid=info.guid,
            chapters=info.chapters,
        )

    def of_genre(self, genre: str) -> "Tags":
        """Return the tags with a genre, "" for that which they have; a podfic is one wherever it goes."""
        return self if not genre or self.genre == PODFIC else replace(self, genre=genre)

    def crediting(self, actors: Sequence[str]) -> "Tags":
        """Return the tags with the actors named in the comment: "With Anna Bell as MARA"."""
        told = [self.comment, f"With {'; '.join(actors)}" if actors else ""]
        return replace(self, comment=". ".join(filter(None, told)))


def metadata(tags: Tags, chapters: tuple[Mark, ...]) -> str:
    """Return tags and chapters in ffmpeg's FFMETADATA format, times in frames."""
    rows = [f"{name}={_escaped(str(value))}" for name, value in _named(tags) if value]
    for chapter in chapters:
        rows += [
            "[CHAPTER]",
            f"TIMEBASE=1/{RATE}",
            f"START={chapter.start}",
            f"END={chapter.end}",
            f"title={_escaped(chapter.title)}",
        ]
    return "\n".join([";FFMETADATA1", *rows, ""])


def comments(tags: Tags, chapters: tuple[Mark, ...], cover: Path | None) -> str:
    """Return tags, chapters and cover in ffmpeg's FFMETADATA format, all of them as Vorbis comments.

    ffmpeg's own writer of these rounds chapters to whole seconds, and takes no cover into an Ogg file.
    """
    rows = [metadata(tags, ()).rstrip("\n")]
    for number, chapter in enumerate(chapters):
        rows.append(f"CHAPTER{number:03}={_time(chapter.start)}")
        rows.append(f"CHAPTER{number:03}NAME={_escaped(chapter.title)}")
    if cover:
        rows.append(f"METADATA_BLOCK_PICTURE={_escaped(b64encode(picture_block(cover)).decode())}")
    return "\n".join([*rows, ""])


def _time(frame: int) -> str:
    """Return a time as the chapters of Xiph's formats are written: 00:04:37.125."""
    seconds, milliseconds = divmod(round(1000 * to_seconds(frame)), 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{milliseconds:03}"


def _named(tags: Tags) -> Iterator[tuple[str, object]]:
    """Yield tags by ffmpeg's names, which its MP4 and Ogg writers turn into their own."""
    plain = ("title", "artist", "album", "album_artist", "genre", "date", "comment", "track", "language")
    yield from ((name, getattr(tags, name)) for name in plain)
    yield from (("season_number", tags.season), ("episode_sort", tags.track))
    yield from (("description", tags.description), ("copyright", tags.copyright))


def _escaped(text: str) -> str:
    """Return the text on one line, without what no player can show, special characters escaped."""
    return re.sub(r"([=;#\\])", r"\\\1", shown(" ".join(text.split())))


_LAST_TWO = "".join(f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_UNSHOWN = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_LAST_TWO}]")
"""Controls but the tab and the new row, halves of characters, and what Unicode keeps free of any."""


def shown(text: str) -> str:
    """Return the text without what neither XML can hold nor a player show; of breaks, a space is left.

    Rows, tabs and spaces of every width stay, and so does what joins letters and emoji or keeps them apart.
    """
    return _UNSHOWN.sub(lambda found: " " if found[0].isspace() else "", text)
