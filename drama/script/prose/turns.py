"""Turns of speech: which quotations one person speaks in one go."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from drama.script.prose.clues import Clue, Scenery
from drama.script.prose.company import Calls
from drama.script.prose.model import Quotation
from drama.script.prose.passages import Passage

_RECENT = 10
"""People lately mentioned who are thought of for a turn without a clue."""


@dataclass(slots=True)
class Turn:
    """Quotations that one person speaks in one go, and what is known about them.

    `called` are the people addressed by name in it, `spoken_of` those it names otherwise; `gap` counts the
    paragraphs of mere narration since the turn before; `recent` are the people mentioned last, latest first.
    """

    quotations: list[int]
    passages: list[int]
    paragraph: int
    scene: int
    clues: list[Clue] = field(default_factory=list)
    called: list[int] = field(default_factory=list)
    spoken_of: list[int] = field(default_factory=list)
    gap: int = 0
    recent: list[int] = field(default_factory=list)


class _TurnFinder:
    """Groups quotations into turns, paragraph by paragraph."""

    def __init__(self, scenery: Scenery, quotations: Sequence[Quotation]) -> None:
        self._scenery = scenery
        self._quotations = quotations
        self._recent: dict[int, None] = {}

    def turns(self) -> list[Turn]:
        """Return the turns of the story in reading order."""
        found: list[Turn] = []
        turn: Turn | None = None
        for number, passage in enumerate(self._scenery.passages):
            if passage.quotation is not None:
                tag = self._tag(number, passage)
                if turn is None or self._begins(turn, passage, passage.quotation, tag):
                    turn = self._fresh(number, passage, turn)
                    found.append(turn)
                turn.quotations.append(passage.quotation)
                turn.passages.append(number)
                self._extend(turn, number, passage, tag)
            self._remember(number)
        return found

    def _fresh(self, number: int, passage: Passage, last: Turn | None) -> Turn:
        before = last.paragraph if last is not None else -1
        gap = max(0, passage.paragraph - before - 1)
        recent = list(reversed(self._recent))[:_RECENT]
        turn = Turn([], [], passage.paragraph, passage.scene, gap=gap, recent=recent)
        if not self._scenery.told(number - 1, passage.paragraph):
            turn.clues += filter(None, [self._scenery.lead_in(number - 1, passage.paragraph)])
        return turn

    def _begins(self, turn: Turn, passage: Passage, quotation: int, tag: Clue | None) -> bool:
        if self._quotations[quotation].continues:
            return False
        if passage.paragraph != self._scenery.passages[turn.passages[-1]].paragraph:
            return True
        said = next((clue for clue in turn.clues if clue.method.startswith("said")), None)
        return tag is not None and said is not None and _somebody_else(said, tag)

    def _tag(self, number: int, passage: Passage) -> Clue | None:
        after = self._scenery.told(number + 1, passage.paragraph) and self._scenery.tag_after(number + 1)
        before = self._scenery.told(number - 1, passage.paragraph) and self._scenery.tag_before(number - 1)
        if before and after and self._is_of_next(number, before):
            return before
        return after or before or None

    def _is_of_next(self, number: int, before: Clue) -> bool:
        """Return whether the tag behind a quotation is of the next: `Tom said, "Go," and Ann said, "No."`."""
        colons = self._scenery.announces(number - 1) and self._scenery.announces(number + 1)
        return colons or (before.method.startswith("said") and self._scenery.turns_to_next(number + 1))

    def _extend(self, turn: Turn, number: int, passage: Passage, tag: Clue | None) -> None:
        clues = [tag]
        if len(turn.passages) == 1 and self._scenery.told(number - 1, passage.paragraph):
            clues.append(self._scenery.beat_before(number - 1))
        if self._scenery.told(number + 1, passage.paragraph):
            clues.append(self._scenery.beat_after(number + 1))
        clues.append(self._scenery.named_after(number + 1, passage.paragraph))
        clues.append(self._scenery.names_self(number))
        turn.clues += filter(None, clues)
        for mention, meant in self._scenery.mentions[number]:
            (turn.called if mention.called else turn.spoken_of).append(meant[0][0])

    def _remember(self, number: int) -> None:
        for mention, meant in self._scenery.mentions[number]:
            if meant and not mention.called:
                self._recent.pop(meant[0][0], None)
                self._recent[meant[0][0]] = None


def _somebody_else(said: Clue, tag: Clue) -> bool:
    """Return whether two tags of one paragraph name two people."""
    if not tag.meant or not said.meant:
        return False
    if "unknown" not in (tag.gender, said.gender) and tag.gender != said.gender:
        return True
    if "said" not in (tag.method, said.method):
        return False
    return not {who for who, _ in tag.meant} & {who for who, _ in said.meant}


def find_turns(scenery: Scenery, quotations: Sequence[Quotation]) -> list[Turn]:
    """Return the turns of a story in reading order."""
    return _TurnFinder(scenery, quotations).turns()


def narrator_calls(turns: Sequence[Turn], speakers: Sequence[int | None], narrator: int | None) -> Calls:
    """Return who is called by name in a first-person story.

    Whom the narrator calls is somebody else, and counts against it.
    """
    beside: Counter[int] = Counter()
    heard: Counter[int] = Counter()
    if narrator is None:
        return Calls(beside, heard)
    for at, turn in enumerate(turns):
        if speakers[at] == narrator:
            beside.subtract(turn.called)
            heard.subtract(turn.called)
            continue
        heard.update(turn.called)
        if narrator in speakers[max(0, at - 1) : at + 2]:
            beside.update(turn.called)
    return Calls(+beside, +heard)
