"""The doubtful lines: the queue, and what settles it, as `drama doubts`, `merge` and `narrator` do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from drama.desk.manuscript import is_adapted
from drama.desk.revision import Revision, revise
from drama.errors import Problem
from drama.script.corrections.decide import merged, narrated, near, somebody
from drama.script.corrections.doubts import Doubt
from drama.script.corrections.sheet import Patch
from drama.script.prose.confidence import SETTLED
from drama.script.prose.model import Person
from drama.script.prose.origins import DOUBTFUL
from drama.script.screenplay.typed import parted
from drama.story.model import Paragraph, Span
from drama.studio.answers import RequestError, UnknownNameError
from drama.studio.endpoint import Ask, Endpoint
from drama.studio.forms import version_of
from drama.studio.show import Show, unchanged

ABOVE, BELOW = 2, 1
"""Paragraphs shown around the one in doubt: who speaks often shows in an answer."""

Mark = Literal["", "said", "evidence"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph: the words in doubt, those the guess rests on, or the rest."""

    text: str
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who may speak a line, and with what chance; 0.0 for somebody who merely speaks nearby."""

    name: str
    chance: float


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """A line in doubt: its place, the paragraphs around it in pieces, who it is taken for, and why.

    `lines` are the ids of what it plays as in the screenplay; `version` is that of what was settled about it,
    for a better guess takes nothing from anybody.
    """

    id: str
    file: str
    at: int
    paragraphs: tuple[tuple[Piece, ...], ...]
    said: str
    speaker: str | None
    chance: float
    method: str
    evidence: str
    candidates: tuple[Candidate, ...]
    lines: tuple[str, ...] = ()
    version: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """What somebody settled about a line: its speaker, "" where nobody did."""

    id: str
    said: str
    speaker: str


@dataclass(frozen=True, slots=True)
class People:
    """Who is who: everybody in the story, and who says "I" in it, "" where nobody was named."""

    people: tuple[Person, ...]
    narrator: str


@dataclass(frozen=True, slots=True)
class Doubts:
    """The queue, the least certain first, of `total` lines of speech.

    `accuracy` is the share of them that is probably right (0.0 to 1.0), by the chances of all.
    """

    total: int
    accuracy: float
    doubts: tuple[DoubtRow, ...]
    cast: People
    cast_version: str


@dataclass(frozen=True, slots=True)
class Done:
    """What a change did: in words, how many lines have another speaker, and the queue as it is now.

    `left` are the lines of the screenplay that were left alone, for they share their name with others.
    """

    told: str
    changed: int
    left: tuple[int, ...]
    now: Doubts


@dataclass(frozen=True, slots=True)
class Answer:
    """Who speaks a line; a `new` name is nobody's yet, however near it is to somebody's."""

    speaker: str
    new: bool = False


@dataclass(frozen=True, slots=True)
class Merge:
    """Two people who are one, under the first name."""

    name: str
    other: str


@dataclass(frozen=True, slots=True)
class Narrator:
    """Who says "I" in the narration."""

    name: str
    new: bool = False


def doubts(show: Show, ask: Ask) -> Doubts:
    """Return the lines in doubt; in a screenplay that was written by hand there are none."""
    if not is_adapted(show.screenplay(ask.episode)):
        nobody = People((), "")
        return Doubts(0, 1.0, (), nobody, version_of(nobody))
    return _doubts(show.revision(ask.episode))


def answer(show: Show, ask: Ask) -> Done:
    """Settle a line."""
    revision, form = show.revision(ask.episode), ask.form
    if ask.names["line"] not in revision.ids:
        hint = "load the page anew"
        raise RequestError(404, Problem("this line is not in the story any more", hint=hint))
    number = revision.ids.index(ask.names["line"])
    now = _settled(revision, number)
    if now.speaker != form.speaker:  # an answer to one piece of a speech settles its other pieces, too
        unchanged(now, ask.version)
    given = {number: _called(revision.people, form.speaker, form.new)}
    done = _revised(show, ask, revision.settling(given), revision.told(given))
    left = "".join(f"; the Script view writes ({one}) behind a name" for one in parted(form.speaker)[1])
    return replace(done, told=done.told + left)


def merge(show: Show, ask: Ask) -> Done:
    """Make two people one."""
    revision, form = show.revision(ask.episode), ask.form
    people = _people(revision)
    unchanged(people, ask.version)
    patch = merged(people.people, revision.corrections, form.name, form.other)
    return _revised(show, ask, patch, f"merge {form.name}, {form.other}")


def narrator(show: Show, ask: Ask) -> Done:
    """Say who tells the story."""
    people, form = _people(show.revision(ask.episode)), ask.form
    unchanged(people, ask.version)
    patch = narrated(people.people, _called(people.people, form.name, form.new), new=True)
    return _revised(show, ask, patch, f"narrator {form.name}")


def _called(people: Sequence[Person], name: str, new: bool) -> str:
    """Return the name of whoever is called so, or a new one; one near to theirs must be meant as `new`."""
    if not new and (other := near(people, name)):
        raise UnknownNameError(name, other)
    return somebody(people, name, new=True)


def _revised(show: Show, ask: Ask, patch: Patch, told: str) -> Done:
    revised = show.revised(ask.episode, lambda revision: revise(revision, patch, told))
    left = tuple(line.at for line in revised.left)
    return Done(told, revised.changed, left, doubts(show, ask))


def _settled(revision: Revision, number: int) -> Settled:
    adaptation = revision.adaptation
    quotation, one = adaptation.reading.quotations[number], adaptation.reading.attributions[number]
    said = adaptation.story.text[quotation.outer.start : quotation.outer.end]
    return Settled(revision.ids[number], said, one.speaker or "" if one.method == SETTLED else "")


def _people(revision: Revision) -> People:
    return People(revision.people, revision.corrections.narrator)


def _doubts(revision: Revision) -> Doubts:
    everything = [one for one in revision.doubts(everything=True) if one.kind == "speech"]
    open_ = tuple(one for one in everything if one.confidence < DOUBTFUL)
    people = _people(revision)
    return Doubts(
        total=len(everything),
        accuracy=sum(one.confidence for one in everything) / max(1, len(everything)),
        doubts=tuple(_rows(revision, open_)),
        cast=people,
        cast_version=version_of(people),
    )


def _rows(revision: Revision, found: Sequence[Doubt]) -> Iterator[DoubtRow]:
    adaptation = revision.adaptation
    paragraphs = tuple(adaptation.story.paragraphs())
    lines: dict[int, list[str]] = {}
    for one in adaptation.converted.origins:
        if one.quoted:
            lines.setdefault(one.quoted.start, []).append(one.line)
    for doubt in found:
        start = adaptation.reading.quotations[doubt.number].start
        row = DoubtRow(
            doubt.id,
            doubt.place.file.replace("\\", "/").rpartition("/")[2],
            doubt.place.line,
            tuple(_paragraphs(revision, paragraphs, doubt.number)),
            doubt.said,
            doubt.speaker,
            round(doubt.confidence, 4),
            doubt.method,
            " ".join(doubt.evidence.split()),
            tuple(Candidate(name, round(share, 4)) for name, share in doubt.candidates),
            tuple(lines.get(start, ())),
        )
        yield replace(row, version=version_of(_settled(revision, doubt.number)))


def _paragraphs(
    revision: Revision, paragraphs: Sequence[Paragraph], number: int
) -> Iterator[tuple[Piece, ...]]:
    """Yield the paragraphs around a quotation, cut where the words in doubt and the evidence are."""
    reading = revision.adaptation.reading
    quotation, evidence = reading.quotations[number], reading.attributions[number].evidence
    marks: list[tuple[Span, Mark]] = [(quotation.outer, "said")]
    marks += [(evidence, "evidence")] if evidence else []
    at = quotation.paragraph
    for paragraph in paragraphs[max(0, at - ABOVE) : at + BELOW + 1]:
        yield tuple(_pieces(revision.adaptation.story.text, Span(paragraph.start, paragraph.end), marks))


def _pieces(text: str, within: Span, marks: Sequence[tuple[Span, Mark]]) -> Iterator[Piece]:
    cuts = {within.start, within.end}
    cuts |= {cut for span, _ in marks for cut in span if within.start < cut < within.end}
    edges = sorted(cuts)
    for start, end in zip(edges, edges[1:], strict=False):
        mark: Mark = next((mark for span, mark in marks if span.start <= start and end <= span.end), "")
        yield Piece(text[start:end], mark)


ENDPOINTS = (
    Endpoint("GET", "episodes/{episode}/doubts", doubts),
    Endpoint("PUT", "episodes/{episode}/doubts/{line}", answer, form=Answer),
    Endpoint("POST", "episodes/{episode}/people/merge", merge, form=Merge),
    Endpoint("PUT", "episodes/{episode}/people/narrator", narrator, form=Narrator),
)
