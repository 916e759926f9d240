"""A screenplay to the show: which elements are chapters, scenes, lines and cues, and which are silent."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from drama.errors import Place, Problem, ScriptError
from drama.script import fountain
from drama.script.fountain import Document, Element
from drama.script.model import NARRATOR, SOMEONE, Beat, Chapter, Cue, Ids, Line, Scene, Script
from drama.script.screenplay.cues import cue_in, ends_page, is_unspoken
from drama.script.screenplay.words import voiced
from drama.story.model import spoken

_CONTINUED = re.compile(r"(?:^|[\s,/]+)CONT(?:['\u2019.]?D|INUED|INUING)?\.?$", re.IGNORECASE)
_PAGE = re.compile(r"\s*[0-9]+\.?\s*")
_COLON = re.compile(r"(?<!\\)\s*[:\uff1a]\s*$")
_AUTHORS = ("author", "authors")
_NEXT_AUTHOR = re.compile(r"(?<![,&])\n")
_UNCLOSED = {
    "/*": ("cut", "end the cut with */"),
    "[[": ("note", "end the note with ]]; an empty line in it needs two spaces, or the note ends there"),
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a screenplay that is spoken in one go, as it is written: `markup` begins on row `at`.

    `name_at` is the row of the name over it, 0 for narration; `nth` counts the passages under that name, and
    the rows from `head_at` to `at` are the directions of this one. `beats` is what is heard of it.
    """

    markup: str
    at: int
    name_at: int
    head_at: int
    nth: int
    beats: tuple[Beat, ...]


def read(text: str, source: str) -> Script:
    """Return what a screenplay plays as.

    Actions are the narrator's lines, names with dialogue their role's; sections of the first level are
    chapters, headings scenes, and so is what follows a centred `> * * * <`. Transitions, `FADE IN:` and its
    kin, what marks the breaks of pages, other centred text, synopses, notes and boneyards are silent. Raises
    `ScriptError` with everything that cannot be played, by line of `source`.
    """
    return read_closely(text, source)[0]


@lru_cache(maxsize=4)  # a change reads the text before and after it, and whoever renders reads it again
def read_closely(text: str, source: str) -> tuple[Script, tuple[Passage, ...]]:
    """Return what a screenplay plays as, and how everything spoken in it is written; raises as `read`."""
    show = _Show(source)
    show.problems += _unclosed(text, source)
    document = fountain.parse(text)
    for element in document.elements:
        if play := _PLAYS.get(element.kind):
            play(show, element)
    if not (show.problems or show.speaks):
        hint = "write a name in CAPITALS on a line of its own, and under it what is said"
        show.problems.append(Problem("nobody says anything in this screenplay", Place(source), hint))
    if show.problems:
        raise ScriptError(*sorted(show.problems, key=lambda one: one.place.line if one.place else 0))
    return _titled(document, show.chapters(), source), tuple(show.passages)


def _unclosed(text: str, source: str) -> Iterator[Problem]:
    for line, mark in fountain.unclosed(text):
        what, hint = _UNCLOSED[mark]
        yield Problem(f"the {what} that begins with {mark} never ends", Place(source, line), hint)


@dataclass(slots=True)
class _OpenScene:
    heading: str
    at: int
    beats: list[Beat] = field(default_factory=list)


@dataclass(slots=True)
class _OpenChapter:
    title: str
    at: int
    scenes: list[_OpenScene] = field(default_factory=list)


class _Show:
    """Takes a screenplay's elements in order and collects chapters, scenes, beats and problems."""

    def __init__(self, source: str) -> None:
        self.problems: list[Problem] = []
        self.speaks = False
        self.passages: list[Passage] = []
        self._source = source
        self._ids = Ids()
        self._chapters: list[_OpenChapter] = []
        self._role = NARRATOR
        self._spellings: dict[str, str] = {}

    def chapters(self) -> tuple[Chapter, ...]:
        return tuple(Chapter(one.title, tuple(_scenes(one)), one.at) for one in self._chapters)

    def section(self, element: Element) -> None:
        if element.level == 1:
            self._chapters.append(_OpenChapter(_heard(element.text), element.at))
            self._role = NARRATOR

    def heading(self, element: Element) -> None:
        self._open_scene(_heard(element.text), element.at)
        self._role = NARRATOR

    def centered(self, element: Element) -> None:
        text = _heard(element.text)
        if text and not any(map(str.isalnum, text)):
            self._open_scene("", element.at)
            self._role = NARRATOR

    def _open_scene(self, heading: str, at: int) -> None:
        if not self._chapters:
            self._chapters.append(_OpenChapter("", at))
        self._chapters[-1].scenes.append(_OpenScene(heading, at))

    def _beat(self, beat: Beat) -> None:
        if not (self._chapters and self._chapters[-1].scenes):
            self._open_scene("", beat.at)
        self._chapters[-1].scenes[-1].beats.append(beat)

    def note(self, element: Element) -> None:
        self._take(cue_in(element.text, self._source, element.at))

    def _take(self, cue: Cue | Problem | None) -> None:
        if isinstance(cue, Problem):
            self.problems.append(cue)
        elif cue:
            self._beat(cue)

    def action(self, element: Element) -> None:
        """Take the cue lines of an action as cues, and the lines between them as one paragraph each."""
        paragraph: list[fountain.Row] = []
        unspoken = False
        for row in fountain.rows(element.text, element.at):
            cue = cue_in(row.raw, self._source, row.at)
            unspoken = is_unspoken(row.raw) or bool(unspoken and _PAGE.fullmatch(row.raw))
            if cue is None and not unspoken:
                paragraph.append(row)
                continue
            self._narrate(paragraph)
            paragraph = []
            self._take(cue)
        self._narrate(paragraph)

    def _narrate(self, paragraph: Sequence[fountain.Row]) -> None:
        if paragraph:
            self._say(Line(NARRATOR, "\n".join(row.raw for row in paragraph), at=paragraph[0].at))

    def lyrics(self, element: Element) -> None:
        self._say(Line(self._role, element.text, at=element.at))

    def speech(self, element: Element) -> None:
        # Fountain takes PAUSE: 2 for a name when another cue line follows at once, CONTINUED: over a number.
        if is_unspoken(element.text) or cue_in(element.text, self._source, element.at):
            block = fountain.write(Document(elements=(element,))).rstrip("\n").removeprefix("@")
            self.action(Element("action", block, at=element.at))
            return
        self._role = self._called(element.text)
        extension = _extension(element.extensions)
        head_at, begun = element.at + 1, False
        for nth, (directions, parts) in enumerate(_turns(_unpaged(element.parts))):
            self.problems += self._cue_lines(parts)
            markup = "\n".join(part.text for part in parts)
            dual = element.dual and not begun
            line = Line(self._role, markup, directions, extension, dual, at=parts[0].at, goes_on=begun)
            begun = self._say(line, element.at, head_at, nth) or begun
            head_at = parts[0].at + markup.count("\n") + 1

    def _called(self, markup: str) -> str:
        """Return the role that a name over words is; with another apostrophe it is the same one."""
        name = _heard(_COLON.sub("", fountain.unemphasised(markup))).upper() or SOMEONE
        return self._spellings.setdefault(name.replace("\u2019", "'"), name)

    def _cue_lines(self, parts: Sequence[Element]) -> Iterator[Problem]:
        """Yield the cue lines that an empty line should part from the dialogue above them."""
        for part in parts:
            for row in fountain.rows(part.text, part.at):
                found = cue_in(row.raw, self._source, row.at)
                if isinstance(found, Cue):
                    what = f"{self._role} would say '{row.raw}'"
                    hint = "leave an empty line above a cue; for words, put a backslash before the colon"
                    yield Problem(what, Place(self._source, row.at), hint)
                elif found:
                    yield found

    def _say(self, markup: Line, name_at: int = 0, head_at: int = 0, nth: int = 0) -> bool:
        """Take a line whose words are still markup; return whether any of it is spoken."""
        beats: list[Beat] = []
        direction, dual, goes_on, said = markup.direction, markup.dual, markup.goes_on, False
        for heard in voiced(markup.words, self._source, markup.at):
            if isinstance(heard, Problem):
                self.problems.append(heard)
                continue
            if isinstance(heard, Cue):
                beats.append(heard)
                continue
            line = Line(markup.role, heard.words, direction, markup.extension, dual, heard.cues, heard.at)
            beats.append(replace(line, id=self._ids.next(line.words), goes_on=goes_on))
            direction, dual, goes_on, said = (), False, True, True
        self.speaks |= said
        for beat in beats:
            self._beat(beat)
        head_at = head_at or markup.at
        self.passages.append(Passage(markup.words, markup.at, name_at, head_at, nth, tuple(beats)))
        return said


_PLAYS: dict[str, Callable[[_Show, Element], None]] = {
    "section": _Show.section,
    "heading": _Show.heading,
    "centered": _Show.centered,
    "note": _Show.note,
    "action": _Show.action,
    "character": _Show.speech,
    "lyrics": _Show.lyrics,
}


def _scenes(chapter: _OpenChapter) -> Iterator[Scene]:
    for scene in chapter.scenes:
        if scene.heading or scene.beats:
            yield Scene(scene.heading, tuple(scene.beats), scene.at)


def _heard(markup: str) -> str:
    return spoken(fountain.plain(markup))


def _extension(extensions: Sequence[str]) -> str:
    """Return what follows a name, less the (CONT'D)."""
    kept = (without_continued(_heard(extension)) for extension in extensions)
    return ", ".join(filter(None, kept))


def without_continued(extension: str) -> str:
    """Return what follows a name without the CONT'D that only says it is the same person again."""
    return _CONTINUED.sub("", extension)


def _unpaged(parts: Sequence[Element]) -> Iterator[Element]:
    """Yield what stands under a name, with page breaks for what the end of a page leaves among it."""
    is_page = False
    for part in parts:
        rows = list(fountain.rows(part.text, part.at))
        left: list[bool] = []
        for row in rows:
            is_page = ends_page(row.raw) or bool(is_page and _PAGE.fullmatch(row.raw))
            left.append(is_page)
        if not any(left):
            yield part
            continue
        if part.kind == "parenthetical" and not all(left):
            inside = (row.raw for row, is_left in zip(rows, left, strict=True) if not is_left)
            yield replace(part, text="\n".join(inside))
            continue
        for is_left, group in groupby(zip(rows, left, strict=True), itemgetter(1)):
            kept = [row for row, _ in group]
            text = "\n".join(row.raw for row in kept)
            yield replace(part, kind="page break" if is_left else part.kind, text=text, at=kept[0].at)


def _turns(parts: Iterable[Element]) -> Iterator[tuple[tuple[str, ...], list[Element]]]:
    """Yield what is spoken between parentheticals and pages, with the directions that go before it."""
    directions: list[str] = []
    said: list[Element] = []
    for part in parts:
        if part.kind not in ("parenthetical", "page break"):
            said.append(part)
            continue
        if said:
            yield tuple(directions), said
            directions, said = [], []
        if part.kind == "page break":
            continue
        shape = "\n".join(row.shape for row in fountain.rows(part.text))
        inside = part.text[shape.index("(") + 1 : shape.rindex(")")]
        directions += filter(None, map(_heard, fountain.split(inside, ";")))
    if said:
        yield tuple(directions), said


def _titled(document: Document, chapters: tuple[Chapter, ...], source: str) -> Script:
    """Return the script with what the title page says; title and author are the first of their key."""
    fields = [(key, "\n".join(filter(None, map(_heard, lines)))) for key, lines in document.title_page]
    title = _pop(fields, ("title",)).replace("\n", " ")
    author = _NEXT_AUTHOR.sub(", ", _pop(fields, _AUTHORS)).replace("\n", " ")
    return Script(title, author, chapters, tuple(fields), source)


def _pop(fields: list[tuple[str, str]], keys: Sequence[str]) -> str:
    """Remove the first field with one of the keys and return its value, or nothing."""
    nth = next((nth for nth, (key, _) in enumerate(fields) if key.lower() in keys), None)
    return "" if nth is None else fields.pop(nth)[1]
