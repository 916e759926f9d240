"""Prose to script: narration to the narrator, quotations to their speakers, nothing added and nothing lost.

Every line is cut out of the story by its offsets; marks and markup between the cuts are listed as silent.
`drama.script.check` holds the result against the story again.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from drama.errors import Place
from drama.script.model import NARRATOR, SOMEONE, Chapter, Ids, Line, Scene, Script
from drama.script.prose.cues import CueIds, Ear, cued, suggest
from drama.script.prose.cues.reject import Rejected, wanted
from drama.script.prose.delivery import Delivery, delivery, goes_on
from drama.script.prose.model import Attribution, Person, Quotation, Reading
from drama.script.prose.origins import DOUBTFUL, Converted, Origin, Quoted, Silent, SilentReason, Suggestion
from drama.settings import Budget
from drama.story.model import Chapter as StoryChapter
from drama.story.model import Paragraph, Span, Story, spoken, within
from drama.story.model import Scene as StoryScene

_UNSAFE = re.compile(r"[()\[\]{}^@!>~#=*_:\x00-\x1f\x7f]+")
_Attributed = tuple[Quotation, Attribution]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a paragraph that becomes one line: the cuts it is made of, and its quotation if any.

    `around` reaches to the quotations before and after.
    """

    cuts: tuple[Span, ...]
    around: Span
    said: _Attributed | None = None


@dataclass(frozen=True, slots=True)
class _Cut:
    """A paragraph in pieces: what is spoken in order, and which stretches are silent and why."""

    pieces: tuple[_Piece, ...]
    silent: tuple[tuple[Span, SilentReason], ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """A scene as lines with their origins, and what is silent in it."""

    lines: tuple[Line, ...]
    origins: tuple[Origin, ...]
    silent: tuple[Silent, ...]


def role(name: str | None) -> str:
    """Return a person's name as a Fountain cue can carry it: upper case, one line, no marks of the syntax."""
    safe = " ".join(_UNSAFE.sub(" ", name or "").split()).upper().lstrip(".").strip()
    return safe if any(char.isalpha() for char in safe) else SOMEONE


def _voiced(attributed: _Attributed) -> bool:
    """Tell whether a quotation leaves the narrator: all speech does, a thought only with a thinker."""
    quotation, attribution = attributed
    if quotation.kind == "thought":
        return attribution.speaker is not None and attribution.confidence >= DOUBTFUL
    return quotation.kind in ("speech", "told")


def _pronounceable(text: str, spans: Sequence[Span]) -> bool:
    return any(char.isalnum() for span in spans for char in text[span.start : span.end])


def _without(span: Span, markup: Sequence[Span]) -> tuple[Span, ...]:
    """Return the span with the markup, which is in order, cut out of it."""
    cuts = []
    at = span.start
    for mark in within(markup, span):
        if mark.start > at:
            cuts.append(Span(at, mark.start))
        at = mark.end
    return (*cuts, Span(at, span.end)) if at < span.end else tuple(cuts)


def _joins(text: str, one: _Attributed, other: _Attributed) -> bool:
    """Tell whether two quotations are one line: the same speaker, and nothing but space between them."""
    between = text[one[0].outer.end : other[0].outer.start]
    same = one[1].speaker == other[1].speaker is not None and one[0].kind == other[0].kind
    return same and between.isspace()


def _runs(text: str, said: Sequence[_Attributed]) -> Iterator[list[_Attributed]]:
    """Yield the quotations of a paragraph in runs that become one line each."""
    run: list[_Attributed] = []
    for one in said:
        if run and not _joins(text, run[-1], one):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _spoken_in(run: Sequence[_Attributed]) -> list[Span]:
    """Return what a run of quotations speaks: their words, and the space between one and the next."""
    spans = [Span(run[0][0].start, run[0][0].end)]
    for (before, _), (after, _) in zip(run, run[1:], strict=False):
        spans += [Span(before.outer.end, after.outer.start), Span(after.start, after.end)]
    return spans


def _marks_of(run: Sequence[_Attributed]) -> Iterator[Span]:
    for quotation, _ in run:
        yield Span(quotation.outer.start, quotation.start)
        yield Span(quotation.end, quotation.outer.end)


def _confident(run: Sequence[_Attributed]) -> _Attributed:
    """Return one quotation for a run: its whole stretch, with the least confident of its attributions."""
    first, last = run[0][0], run[-1][0]
    attribution = min((one for _, one in run), key=lambda one: one.confidence)
    return replace(first, end=last.end, outer=Span(first.outer.start, last.outer.end)), attribution


def _trimmed(text: str, cuts: Sequence[Span]) -> tuple[Span, ...]:
    """Return the cuts without the white space at either end of the whole."""
    kept = [cut for cut in cuts if cut.end > cut.start]
    while kept and text[kept[0].start : kept[0].end].isspace():
        kept.pop(0)
    while kept and text[kept[-1].start : kept[-1].end].isspace():
        kept.pop()
    if kept:
        first = text[kept[0].start : kept[0].end]
        kept[0] = Span(kept[0].end - len(first.lstrip()), kept[0].end)
        last = text[kept[-1].start : kept[-1].end]
        kept[-1] = Span(kept[-1].start, kept[-1].start + len(last.rstrip()))
    return tuple(kept)


def _stretches(
    paragraph: Paragraph, runs: Sequence[Sequence[_Attributed]]
) -> Iterator[tuple[list[Span], Span, _Attributed | None]]:
    """Yield narration and quotations of a paragraph in turn, each with how far it reaches around."""
    at = paragraph.start
    starts = [*(run[0][0].outer.start for run in runs), paragraph.end]
    for run, until, following in zip(runs, starts, starts[1:], strict=False):
        yield [Span(at, until)], Span(at, until), None
        yield _spoken_in(run), Span(at, following), _confident(run)
        at = run[-1][0].outer.end
    yield [Span(at, paragraph.end)], Span(at, paragraph.end), None


def _cut(text: str, paragraph: Paragraph, said: Sequence[_Attributed]) -> _Cut:
    """Return a paragraph in pieces: narration, line, narration, line."""
    runs = list(_runs(text, said))
    silent: list[tuple[Span, SilentReason]] = [(mark, "markup") for mark in paragraph.markup]
    silent += ((note, "author's note") for note in paragraph.notes)
    for mark in chain.from_iterable(map(_marks_of, runs)):
        silent += ((span, "quotation mark") for span in _without(mark, paragraph.unspoken))
    pieces: list[_Piece] = []
    for spans, around, attributed in _stretches(paragraph, runs):
        cuts = _trimmed(text, [cut for span in spans for cut in _without(span, paragraph.unspoken)])
        if _pronounceable(text, cuts):
            pieces.append(_Piece(cuts, around, attributed))
        else:
            silent += ((cut, "punctuation") for cut in cuts)
    return _Cut(tuple(pieces), tuple(silent))


def _quoted(text: str, attributed: _Attributed, how: Delivery | None) -> Quoted:
    quotation, attribution = attributed
    evidence = attribution.evidence
    return Quoted(
        quotation.start,
        quotation.end,
        quotation.kind,
        attribution.speaker,
        attribution.method,
        attribution.confidence,
        evidence,
        spoken(text[evidence.start : evidence.end]) if evidence else "",
        attribution.others,
        how.directions if how else (),
        spoken(text[how.evidence.start : how.evidence.end]) if how else "",
    )


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph in pieces, and who may speak in it."""

    text: str
    place: Place
    people: Mapping[str, Person]

    def delivery(self, piece: _Piece) -> Delivery | None:
        """Return how a quotation is said, where its paragraph tells."""
        assert piece.said is not None
        quotation, attribution = piece.said
        if quotation.kind == "told":
            return None
        if quotation.kind == "thought":
            return Delivery(("thinking",), quotation.outer)
        return delivery(self.text, quotation.outer, piece.around, self.people.get(attribution.speaker or ""))


def _deliveries(paragraph: _Paragraph, pieces: Sequence[_Piece]) -> list[Delivery | None]:
    """Return how each piece of a paragraph is said; a speech goes on after its tag as it began."""
    found = [paragraph.delivery(piece) if piece.said else None for piece in pieces]
    for number, (before, between, after) in enumerate(zip(pieces, pieces[1:], pieces[2:], strict=False), 2):
        same = before.said and after.said and before.said[1].speaker == after.said[1].speaker is not None
        if same and found[number] is None:
            told = Span(between.cuts[0].start, between.cuts[-1].end)
            found[number] = goes_on(found[number - 2], paragraph.text, told)
    return found


def _line(paragraph: _Paragraph, piece: _Piece, how: Delivery | None, ids: Ids) -> tuple[Line, Origin]:
    text = paragraph.text
    words = spoken("".join(text[cut.start : cut.end] for cut in piece.cuts))
    name = ids.next(words)
    if piece.said is None:
        return Line(NARRATOR, words, id=name), Origin(name, piece.cuts, paragraph.place)
    line = Line(role(piece.said[1].speaker), words, how.directions if how else (), id=name)
    return line, Origin(name, piece.cuts, paragraph.place, _quoted(text, piece.said, how))


def _tell(
    text: str, paragraph: Paragraph, said: Sequence[_Attributed], people: Mapping[str, Person], ids: Ids
) -> _Told:
    cut = _cut(text, paragraph, said)
    whole = _Paragraph(text, paragraph.place, people)
    deliveries = _deliveries(whole, cut.pieces)
    told = [_line(whole, piece, how, ids) for piece, how in zip(cut.pieces, deliveries, strict=True)]
    silent = (
        Silent(span.start, span.end, reason, paragraph.place)
        for span, reason in cut.silent
        if text[span.start : span.end].strip()
    )
    lines, origins = tuple(line for line, _ in told), tuple(origin for _, origin in told)
    return _Told(lines, origins, tuple(sorted(silent, key=lambda one: one.start)))


@dataclass(frozen=True, slots=True)
class _Drafted:
    """A scene before its cues are settled."""

    heading: str
    lines: tuple[Line, ...]
    suggestions: tuple[Suggestion, ...]


class _Teller:
    """Turns scenes into lines in story order, handing each paragraph its own quotations."""

    def __init__(self, story: Story, reading: Reading, budget: Budget, ear: Ear) -> None:
        self._text = story.text
        self._budget, self._ear = budget, ear
        self._people = {person.name: person for person in reading.people}
        self._names = _names(reading.people)
        self._ids, self._cue_ids = Ids(), CueIds()
        self._number = 0
        self._said: dict[int, list[_Attributed]] = {}
        for attributed in zip(reading.quotations, reading.attributions, strict=True):
            if _voiced(attributed):
                self._said.setdefault(attributed[0].paragraph, []).append(attributed)
        self.origins: list[Origin] = []
        self.silent: list[Silent] = []

    def scene(self, scene: StoryScene, heading: str) -> _Drafted:
        lines: list[Line] = []
        first = len(self.origins)
        for paragraph in scene.paragraphs:
            said = self._said.get(self._number, ())
            told = _tell(self._text, paragraph, said, self._people, self._ids)
            self._number += 1
            lines += told.lines
            self.origins += told.origins
            self.silent += told.silent
        origins = self.origins[first:]
        wanted = suggest(self._text, origins, self._budget, self._names, self._cue_ids, self._ear)
        return _Drafted(heading, tuple(lines), wanted)

    def chapter(self, chapter: StoryChapter) -> tuple[_Drafted, ...]:
        several = len(chapter.scenes) > 1
        numbered = enumerate(chapter.scenes, 1)
        return tuple(self.scene(scene, f"SCENE {nth}" if several else "") for nth, scene in numbered)


def _names(people: Sequence[Person]) -> frozenset[str]:
    """Return the words that are people's names, in small letters."""
    words = (word.casefold() for person in people for word in person.name.split())
    return frozenset(words) - {"the", "a", "an"}


def _with_cues(scene: _Drafted, wanted: frozenset[str]) -> Scene:
    return Scene(scene.heading, cued(scene.lines, [one for one in scene.suggestions if one.id in wanted]))


def convert(
    story: Story,
    reading: Reading,
    budget: Budget = "few",
    rejected: Sequence[Rejected] = (),
    ear: Ear | None = None,
) -> Converted:
    """Return the story as a script, with the origin of every line and everything that is not spoken.

    `reading` has one attribution for every quotation of the story, in order; `budget` is how many cues to
    suggest, and `rejected` are those the writer does not want. An `ear` that heard the story before is
    quicker. The script holds the story's words in the story's order; see `drama.script.check`.
    """
    ear = ear or Ear()
    ear.begin()
    teller = _Teller(story, reading, budget, ear)
    drafts = [teller.chapter(chapter) for chapter in story.chapters]
    suggested = tuple(one for scenes in drafts for scene in scenes for one in scene.suggestions)
    kept = wanted(suggested, rejected)
    ids = frozenset(one.id for one in kept)
    chapters = (
        Chapter(spoken(chapter.title), tuple(_with_cues(scene, ids) for scene in scenes if scene.lines))
        for chapter, scenes in zip(story.chapters, drafts, strict=True)
    )
    script = Script(story.title, story.author, tuple(chapters), source=story.source)
    return Converted(script, tuple(teller.origins), tuple(teller.silent), kept)
