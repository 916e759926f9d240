"""An adaptation: from a story to a script, with everything that is known of how it was made."""

from dataclasses import dataclass
from pathlib import Path

from drama.adviser import Advice, advise
from drama.report import Report, silent
from drama.script.check import Account, account
from drama.script.corrections.model import Corrections, Placed
from drama.script.corrections.place import place
from drama.script.corrections.recast import recast
from drama.script.corrections.stream import stream
from drama.script.prose.attribute import attribute
from drama.script.prose.convert import convert
from drama.script.prose.cues.reject import Rejected
from drama.script.prose.model import Reading
from drama.script.prose.origins import Converted
from drama.script.prose.quotes import find
from drama.settings import Adviser, Budget
from drama.story.choose import choose
from drama.story.model import Story
from drama.story.reader import read


@dataclass(frozen=True, slots=True)
class Source:
    """What was adapted: the story's file, which of its chapters ("" for all), how many cues to suggest
    and which not.
    """

    path: Path
    chapters: str = ""
    budget: Budget = "few"
    rejected: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True)
class Adaptation:
    """A story, who was found to speak in it, the script made of it, and where every character of it went.

    `placed` are the writer's corrections, those whose quotation was found again and those that are lost.
    `advice` is what a language model said about the doubtful speakers, where one was asked.
    """

    source: Source
    story: Story
    reading: Reading
    converted: Converted
    account: Account
    placed: Placed = Placed()
    advice: Advice | None = None


_NO_CORRECTIONS = Corrections()


def adapt(
    path: Path,
    chapters: str = "",
    budget: Budget = "few",
    adviser: Adviser | None = None,
    report: Report = silent,
    corrections: Corrections = _NO_CORRECTIONS,
    rejected: tuple[Rejected, ...] = (),
) -> Adaptation:
    """Return the story at `path`, or only its `chapters` ("1-3"), as a script proved to be verbatim.

    What the writer's `corrections` settle is so, wherever in the story it now stands, and the sounds they
    `rejected` are not suggested. An `adviser`
    is asked about the doubtful speakers; without one nothing leaves this computer.
    """
    whole = read(path)
    story = choose(whole, chapters) if chapters else whole
    quotations = find(story)
    placed = place(corrections.lines, stream(story, quotations))
    reading = recast(attribute(story, quotations, placed.settled), corrections, story.text)
    advice = advise(story, reading, adviser, report) if adviser and adviser.url else None
    reading = advice.reading if advice else reading
    converted = convert(story, reading, budget, rejected)
    source = Source(path, chapters, budget, rejected)
    return Adaptation(source, story, reading, converted, account(story, converted), placed, advice)
