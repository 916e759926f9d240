"""An adaptation: a story as a script, with everything that is known of how it was made."""

from dataclasses import dataclass
from pathlib import Path

from drama.adviser import Advice
from drama.script.check import Account
from drama.script.corrections.model import Placed
from drama.script.prose.cues import Budget
from drama.script.prose.model import Reading
from drama.script.prose.origins import Converted
from drama.story.model import Story


@dataclass(frozen=True, slots=True)
class Source:
    """What was adapted: the story's file, which of its chapters ("" for all), how many cues to suggest."""

    path: Path
    chapters: str = ""
    budget: Budget = "few"


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
