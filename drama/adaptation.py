"""An adaptation: a story as a script, with everything that is known of how it was made."""

from dataclasses import dataclass

from drama.adviser import Advice
from drama.script.check import Account
from drama.script.prose.model import Reading
from drama.script.prose.origins import Converted
from drama.story.model import Story


@dataclass(frozen=True, slots=True)
class Adaptation:
    """A story, who was found to speak in it, the script made of it, and where every character of it went.

    `advice` is what a language model said about the doubtful speakers, where one was asked.
    """

    story: Story
    reading: Reading
    converted: Converted
    account: Account
    advice: Advice | None = None
