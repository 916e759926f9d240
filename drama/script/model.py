"""The script: who says what, and what is heard, in the order of the show.

A script is what a screenplay means to the show. `drama.script.fountain` knows the screenplay's syntax,
`drama.script.screenplay` what each of its elements plays as.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

NARRATOR = "NARRATOR"
"""The role that speaks everything nobody in the story says."""

SOMEONE = "SOMEONE"
"""The role of a line whose speaker could not be told; never the narrator, so that nothing is hidden."""

LINE_ID = re.compile(r"[LTC][0-9a-f]{8}")
"""The id of a line, `L` of one in the screenplay, `T` of an announced title, `C` of spoken credits."""

CueKind = Literal["AMBIENCE", "SOUND", "MUSIC", "PAUSE", "SPACE"]

SoundName = tuple[CueKind, str, tuple[str, ...]]
"""A sound as cues ask for it: kind, name, params."""

ENDS_ALL = frozenset({"none", "stop", "stop all", "off"})
"""What `AMBIENCE:` and `MUSIC:` say to end all that plays; `stop rain` ends rain alone."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Something heard that nobody says: `AMBIENCE: river, wide` is kind, name and params.

    For a `PAUSE` the name is the number of seconds as written, for a `SPACE` the
    space from here on. `at` is the line of the screenplay file.
    """

    kind: CueKind
    name: str
    params: tuple[str, ...] = ()
    at: int = 0

    @property
    def sound(self) -> SoundName:
        """What the cue asks to hear, wherever it stands."""
        return self.kind, self.name, self.params

    @property
    def ends(self) -> str | None:
        """The plain name of what the cue ends, "" for everything, or None for a cue that ends nothing."""
        name = plain(self.name)
        if self.kind not in ("AMBIENCE", "MUSIC") or not (name in ENDS_ALL or name.startswith("stop ")):
            return None
        return "" if name in ENDS_ALL else name.removeprefix("stop ")


@dataclass(frozen=True, slots=True)
class Line:
    """One utterance: `words` exactly as spoken, by `role`.

    `direction` are the parentheticals ("whispering"), `extension` what follows the name in the cue
    ("V.O."), `dual` whether its speech sounds together with the one before, `cues` the cues between its words
    as (offset into `words`, cue), and `at` the line of the screenplay file. `goes_on` tells that the line
    before is of the same speech, under one name; it does not count in comparisons.
    """

    role: str
    words: str
    direction: tuple[str, ...] = ()
    extension: str = ""
    dual: bool = False
    cues: tuple[tuple[int, Cue], ...] = ()
    at: int = 0
    id: str = ""
    goes_on: bool = field(default=False, compare=False)

    def excerpt(self, most: int) -> str:
        """Return the words, cut off with an ellipsis where they are more than `most` characters."""
        return self.words if len(self.words) <= most else f"{self.words[: most - 1].rstrip()}…"


Beat = Line | Cue


@dataclass(frozen=True, slots=True)
class Scene:
    """Beats that share a place and its ambience; the heading is "" where the script has none."""

    heading: str
    beats: tuple[Beat, ...]
    at: int = 0


@dataclass(frozen=True, slots=True)
class Chapter:
    """Scenes under one section heading; the title is "" before the first section.

    `announce` is whether the narrator may read the title out.
    """

    title: str
    scenes: tuple[Scene, ...]
    at: int = 0
    announce: bool = True


@dataclass(frozen=True, slots=True)
class Script:
    """A whole episode. `meta` keeps the title page's other fields in order; `source` names the file."""

    title: str
    author: str
    chapters: tuple[Chapter, ...]
    meta: tuple[tuple[str, str], ...] = ()
    source: str = ""

    def beats(self) -> Iterator[Beat]:
        """Yield every beat in playing order."""
        for chapter in self.chapters:
            for scene in chapter.scenes:
                yield from scene.beats

    def heard(self) -> tuple[Chapter, ...]:
        """Return the chapters with something in them; only they are chapters of the episode."""
        return tuple(c for c in self.chapters if any(scene.beats for scene in c.scenes))

    def announced(self) -> tuple[Chapter, ...]:
        """Return the chapters whose title is worth announcing: those with one, where there are several."""
        heard = [chapter for chapter in self.heard() if chapter.announce]
        return tuple(chapter for chapter in heard if chapter.title) if len(heard) > 1 else ()

    def lines(self) -> Iterator[Line]:
        """Yield every line in playing order."""
        return (beat for beat in self.beats() if isinstance(beat, Line))


def announcement(chapter: Chapter) -> Line:
    """Return the line with which the narrator announces a chapter by its title."""
    digest = hashlib.sha256(chapter.title.encode()).hexdigest()[:8]
    return Line(NARRATOR, chapter.title, at=chapter.at, id="T" + digest)


class Ids:
    """Hands out line ids that survive edits elsewhere: a hash of the words and how often they came before.

    The speaker is not part of it, so that correcting a speaker keeps the line's id.
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def next(self, words: str) -> str:
        """Return the id of the next line that says `words`: `L` and eight hexadecimal digits."""
        nth = self._seen[words]
        self._seen[words] += 1
        return "L" + hashlib.sha256(f"{nth}:{words}".encode()).hexdigest()[:8]


def plain(name: str) -> str:
    """Return the name of a sound as it is looked up: small letters, composed accents, single spaces."""
    return re.sub(r"[\s_-]+", " ", unicodedata.normalize("NFC", name)).strip().casefold()


def fold(name: str) -> str:
    """Return a name of somebody as names are compared: capitals, single spaces, composed accents."""
    return " ".join(unicodedata.normalize("NFC", name).upper().split())
