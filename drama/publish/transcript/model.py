"""From a timeline to a transcript: speeches as they are read, and captions as they are shown."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from drama.script.model import NARRATOR, Chapter, announcement
from drama.speech.pieces import pieces
from drama.timeline import Clip, Timeline
from drama.timeline.borders import in_one
from drama.timeline.layout import is_room_tone
from drama.timeline.model import Mark
from drama.units import to_frames

ROW = 32
"""Characters in a row of a caption, two rows at most: what the podcast namespace asks of SRT files."""

ROWS = 2

FASTEST = 17.0
"""Characters a second that are read with ease: adults follow 20, children 17 (Netflix timed text guides)."""

SHORTEST_S = 5 / 6
"""No caption is shown for less, where the next leaves room (the same guides)."""

SOUND_S = 3.0
"""How long the name of a sound stays, however long it lasts."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What one speaker says from frame `start` to `end`, or the name of a sound, its `speaker` being "".

    `words` are (offset into `text`, frame of the episode) of its words where the engine timed them. One that
    `announces` is the title of a chapter, read out by the narrator.
    """

    start: int
    end: int
    speaker: str
    text: str
    words: tuple[tuple[int, int], ...] = ()
    announces: bool = False


@dataclass(frozen=True, slots=True)
class Links:
    """Where a chapter's picture is on the web, and the page it links to; "" where there is none."""

    image: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Transcript:
    """Everything that is heard of an episode, in the order it begins.

    `speeches` are whole, `captions` cut to what can be read at once; `links` go by the chapters' titles,
    `language` is named as feeds name it.
    """

    title: str
    author: str
    chapters: tuple[Mark, ...]
    speeches: tuple[Passage, ...]
    captions: tuple[Passage, ...]
    length: int
    links: Mapping[str, Links] = field(default_factory=dict)
    language: str = "en"

    def by_chapter(self) -> Iterator[tuple[Mark, list[Passage]]]:
        """Yield each chapter with its speeches, less the one that only reads its title out."""
        for chapter in self.chapters:
            speeches = [one for one in self.speeches if chapter.start <= one.start < chapter.end]
            yield chapter, [one for one in speeches if not one.announces]


def transcribe(timeline: Timeline, names: Mapping[str, str]) -> Transcript:
    """Return the transcript of a timeline; `names` spells roles as people write them, where it knows them."""
    clips = [clip for clip, _ in in_one(timeline.clips) if clip.words or _is_told(clip)]
    titles = {announcement(Chapter(mark.title, ())).id for mark in timeline.chapters}
    speeches = tuple(_speech(clip, names, titles) for clip in clips)
    captions = sorted((caption for clip in clips for caption in _captions(clip, names)), key=_by_start)
    return Transcript(
        timeline.title,
        timeline.author,
        timeline.chapters,
        tuple(sorted(speeches, key=lambda speech: speech.start)),
        tuple(_readable(captions, timeline.length)),
        timeline.length,
    )


def spelled(role: str, names: Mapping[str, str]) -> str:
    """Return the name of a role as people write it: OLD WOMAN is Old Woman, and MCGREGOR McGregor."""
    if role == NARRATOR:
        return "Narrator"
    return names.get(role) or re.sub(
        r"(?:MC(?=[^\W\d_]{3}))?([^\W\d_]+(?:['\u2019](?:S|T|LL|RE|VE|D|M)\b)?)",
        lambda word: ("Mc" if word[0] != word[1] else "") + word[1].capitalize(),
        role,
    )


def _is_told(clip: Clip) -> bool:
    """Return whether a sound is worth a caption; room tone is there to be overheard."""
    return clip.track != "dialogue" and bool(clip.name) and not is_room_tone(clip)


def _speech(clip: Clip, names: Mapping[str, str], titles: Set[str]) -> Passage:
    if not clip.words:
        return Passage(clip.start, clip.start + clip.length, "", f"[{clip.name}]")
    words = tuple((offset, clip.start + frame) for offset, frame in clip.marks)
    speaker, end = spelled(clip.role, names), clip.start + clip.length
    return Passage(clip.start, end, speaker, clip.words, words, clip.line in titles)


def _captions(clip: Clip, names: Mapping[str, str]) -> Iterator[Passage]:
    if not clip.words:
        yield Passage(clip.start, clip.start + min(clip.length, to_frames(SOUND_S)), "", f"[{clip.name}]")
        return
    speaker, end = spelled(clip.role, names), clip.start + clip.length
    parts = list(_shown(clip.words, speaker, ROWS * ROW))
    starts = [clip.start, *(clip.frame_at(offset) for offset, _ in parts[1:]), end]
    for (offset, piece), start, stop in zip(parts, starts[:-1], starts[1:], strict=True):
        indent = len(piece) - len(piece.lstrip())
        first = offset + indent
        words = tuple(
            (at - first, clip.start + frame)
            for at, frame in clip.marks
            if first <= at < offset + len(piece.rstrip())
        )
        yield Passage(start, max(stop, start + 1), speaker, piece.strip(), words)


def _shown(words: str, speaker: str, longest: int) -> Iterator[tuple[int, str]]:
    """Yield (offset, piece) of words cut where they pause, so that each with its speaker fills two rows."""
    for offset, piece in pieces(words, longest):
        if len(rows(speaker, piece.strip())) > ROWS and longest > ROW // 2:
            yield from ((offset + at, part) for at, part in _shown(piece, speaker, longest * 3 // 4))
        elif piece.strip():
            yield offset, piece


def rows(speaker: str, text: str) -> list[str]:
    """Return a caption in rows, the speaker's name first; a word longer than a row has one to itself."""
    said = f"{speaker}: {text}" if speaker else text
    return textwrap.wrap(said, ROW, break_long_words=False)


def _by_start(caption: Passage) -> int:
    return caption.start


def _readable(captions: Sequence[Passage], length: int) -> Iterable[Passage]:
    """Yield captions shown long enough to be read, as far as the next one leaves room."""
    following = [*(caption.start for caption in captions), length][1:]
    for caption, limit in zip(captions, following, strict=True):
        wanted = caption.start + to_frames(max(SHORTEST_S, len(caption.text) / FASTEST))
        yield replace(caption, end=min(length, max(caption.end, min(wanted, limit))))
