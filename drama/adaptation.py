"""An adaptation: from a story to a script, with everything that is known of how it was made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from threading import RLock
from types import MappingProxyType

from drama.adviser import Advice, advise
from drama.report import Report, silent
from drama.script.check import Account, account
from drama.script.corrections.model import Corrections, Placed
from drama.script.corrections.place import place, placed_elsewhere
from drama.script.corrections.recast import idle, person_of, recast, spelled
from drama.script.corrections.stream import Stream, stream
from drama.script.corrections.telling import Narration, narration, together
from drama.script.prose.confidence import SETTLED
from drama.script.prose.convert import convert
from drama.script.prose.cues import Ear
from drama.script.prose.cues.reject import Rejected
from drama.script.prose.model import Attribution, Person, Reading
from drama.script.prose.origins import Converted, Origin
from drama.script.prose.part import Part, attribute_part, part_of
from drama.script.prose.quotes import find
from drama.script.prose.recall import Recall
from drama.settings import Adviser, Budget
from drama.story.choose import choose
from drama.story.model import Story
from drama.story.reader import read

_NO_VOTES: Mapping[str, Attribution] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Source:
    """What was adapted: the story's file, which of its chapters ("" for all), how many cues to suggest
    and which not, and what a language model that was asked before voted, by id of the line.
    """

    path: Path
    chapters: str = ""
    budget: Budget = "few"
    rejected: tuple[Rejected, ...] = ()
    votes: Mapping[str, Attribution] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Adaptation:
    """A story, who was found to speak in it, the script made of it, and where every character of it went.

    `words` is the story as a stream of words, by which quotations are known. `placed` are the writer's
    corrections, those whose quotation was found again and those that are lost.
    `corrections` are all that was settled.
    `advice` is what a language model said about the doubtful speakers, where one was asked.
    """

    source: Source
    story: Story
    reading: Reading
    converted: Converted
    account: Account
    words: Stream
    placed: Placed = Placed()
    advice: Advice | None = None
    corrections: Corrections = field(default_factory=Corrections)

    @property
    def idle(self) -> tuple[tuple[str, str, str], ...]:
        """The decisions about names that came to nothing; chapters chosen from a story cannot tell."""
        return () if self.source.chapters else idle(self.reading.people, self.corrections)


@dataclass(frozen=True, slots=True)
class _Told:
    """A story as its file has it, or chapters of it, and its words: nothing in it depends on corrections."""

    part: Part
    words: Stream


class Memory:
    """What is kept of a story between two readings, so that the next one decides only what has changed.

    It holds one story at a time, known by the content of its file. Several threads may use it.
    """

    def __init__(self) -> None:
        self.reading = RLock()
        self.recall, self.ear = Recall(), Ear()
        self.spelled: dict[str, str] = {}
        self._known: tuple[object, ...] = ()
        self._told: _Told | None = None

    def tell(self, path: Path, chapters: str) -> _Told:
        """Return the story in a file, read only if it was not the last one."""
        now = (path, chapters, _content(path))
        if self._told is None or now != self._known:
            self._known, self._told = now, _tell(path, chapters)
            self.recall, self.ear, self.spelled = Recall(), Ear(), {}
        return self._told


def _content(path: Path) -> str:
    """Return by what a file's content is known; "" for one that cannot be read."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _tell(path: Path, chapters: str) -> _Told:
    whole = read(path)
    part = part_of(whole, find(whole), choose(whole, chapters) if chapters else whole)
    return _Told(part, stream(part.story, tuple(part.own.values())))


_NO_CORRECTIONS = Corrections()


def adapt(
    path: Path,
    chapters: str = "",
    budget: Budget = "few",
    adviser: Adviser | None = None,
    report: Report = silent,
    corrections: Corrections = _NO_CORRECTIONS,
    rejected: tuple[Rejected, ...] = (),
    memory: Memory | None = None,
    votes: Mapping[str, Attribution] = _NO_VOTES,
) -> Adaptation:
    """Return the story at `path`, or only its `chapters` ("1-3"), as a script proved to be verbatim.

    Who is who is found in the whole story, so that nobody changes names from one chapter to another.
    What the writer's `corrections` settle is so, wherever in the story it now stands, and the sounds they
    `rejected` are not suggested. An `adviser` is asked about the doubtful speakers; without one nothing
    leaves this computer. The `votes` of one that was asked before, by id of the line, count as they did. A
    `memory` of the story makes it quick to read again, and changes nothing else.
    """
    memory = memory or Memory()
    with memory.reading:
        told = memory.tell(path, chapters)
        story = told.part.story
        placed = place([one for one in corrections.lines if not one.told], told.words)
        reading = _attributed(told.part, placed, memory)
        if votes:
            lines = convert(story, reading, budget, rejected, memory.ear).origins
            reading = _voted(reading, lines, votes)
        reading = recast(reading, corrections, story.text, placed.apart)
        advice = advise(story, reading, adviser, report) if adviser and adviser.url else None
        reading = advice.reading if advice else reading
        converted = convert(story, reading, budget, rejected, memory.ear)
        words = told.words
        if given := [one for one in corrections.lines if one.told]:
            told_lines = narration(story, converted.origins)
            known = Narration(told_lines, place(given, stream(story, told_lines)))
            reading, placed = together(reading, placed, known, corrections, story.text)
            words = stream(story, reading.quotations, known.kept)
            converted = convert(story, reading, budget, rejected, memory.ear)
        if chapters and placed.lost:
            placed = placed_elsewhere(placed, stream(told.part.whole, told.part.quotations))
    source = Source(path, chapters, budget, rejected, votes)
    whole = account(story, converted)
    return Adaptation(source, story, reading, converted, whole, words, placed, advice, corrections)


def _attributed(part: Part, placed: Placed, memory: Memory) -> Reading:
    """Return who speaks in a part; a name that a correction only writes otherwise is no other person's."""

    def read_so() -> Reading:
        names = {number: memory.spelled.get(name or "", name) for number, name in placed.settled.items()}
        return attribute_part(part, names, memory.recall, placed.alone)

    reading = read_so()
    names = {name for name in placed.settled.values() if name}
    otherwise = spelled(reading.people, names - memory.spelled.keys())
    if not otherwise:
        return reading
    memory.spelled |= otherwise
    return read_so()


def _voted(reading: Reading, lines: Sequence[Origin], votes: Mapping[str, Attribution]) -> Reading:
    """Return a reading with votes on lines that nothing was settled about since; whoever has one is known."""
    at = {one.quoted.start: votes[one.line] for one in lines if one.quoted and one.line in votes}
    attributions = tuple(
        replace(vote, evidence=one.evidence if one.speaker == vote.speaker else None)
        if (vote := at.get(quotation.start)) and one.method != SETTLED
        else one
        for quotation, one in zip(reading.quotations, reading.attributions, strict=True)
    )
    chosen = dict.fromkeys(one.speaker for one in attributions if one.speaker is not None)
    added = tuple(Person(name) for name in chosen if person_of(reading.people, name) is None)
    return replace(reading, attributions=attributions, people=(*reading.people, *added))
