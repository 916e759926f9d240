"""Turns of speech, and the clues around each to whose it is."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from drama.script.prose.listed import listed
from drama.script.prose.mentions import Mention
from drama.script.prose.model import Gender, Quotation
from drama.script.prose.passages import ENDS, Passage
from drama.script.prose.referents import Meant
from drama.script.prose.verbs import PLAIN_SPEECH, SPEECH, WEAK_SPEECH
from drama.story.model import Span

_ANNOUNCING = listed(": , — – --")
_PARTICLES = listed("in out up on back forth again at last then the")
_SAYINGS = listed(
    """answer reply response remark contribution comment question retort verdict suggestion cry"""
)
_SAYING = frozenset(form[:-2] + "ing" for form in PLAIN_SPEECH if form.endswith("ed")) | {
    "saying",
    "crying",
    "replying",
}


@dataclass(frozen=True, slots=True)
class Clue:
    """One sign of who speaks a turn: the rule it comes from, whom it may mean, and the words it rests on."""

    method: str
    meant: Meant
    gender: Gender
    evidence: Span


@dataclass(slots=True)
class Turn:
    """Quotations that one person speaks in one go, and what is known about them.

    `called` are the people addressed by name in it, `spoken_of` those it names otherwise; `gap` counts the
    paragraphs of mere narration since the turn before; `recent` are the people lately mentioned, latest first.
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


class Scenery:
    """The passages with their mentions and whom these mean: what the rules look at."""

    def __init__(
        self,
        passages: Sequence[Passage],
        mentions: Sequence[Mention],
        meant: Sequence[Meant],
    ) -> None:
        self.passages = passages
        self.mentions: defaultdict[int, list[tuple[Mention, Meant]]] = defaultdict(list)
        for mention, people in zip(mentions, meant, strict=True):
            self.mentions[mention.passage].append((mention, people))

    def told(self, passage: int, paragraph: int) -> bool:
        """Return whether a passage is narration of a paragraph."""
        if not 0 <= passage < len(self.passages):
            return False
        found = self.passages[passage]
        return found.quotation is None and found.paragraph == paragraph

    def clue(self, method: str, found: tuple[Mention, Meant], *, verb: int | None = None) -> Clue:
        """Return a clue that rests on a mention and, where one is given, a verb of its passage."""
        mention, people = found
        words = self.passages[mention.passage].words
        first = min(mention.first, mention.first if verb is None else verb)
        last = max(mention.last, mention.last if verb is None else verb + 1)
        kind = " pronoun" if mention.kind in ("pronoun", "group", "other") else ""
        return Clue(method + kind, people, mention.gender, Span(words[first].start, words[last - 1].end))

    def tag_after(self, number: int) -> Clue | None:
        """Return the speech tag that begins a passage of narration: `said Mara`, `she whispered softly`."""
        passage = self.passages[number]
        end = _sentence_end(passage, 0)
        for at in range(min(end, 12)):
            if passage.words[at].low in SPEECH and (at < 2 or passage.words[at].low not in WEAK_SPEECH):
                found = self._subject_of(number, at, 0, end)
                return found and self.clue("said", found, verb=at)
        return self._saying_of(number, end)

    def _saying_of(self, number: int, end: int) -> Clue | None:
        """Return whose answer, question or the like the words before were: `was Helen's reply`."""
        words = self.passages[number].words
        if (
            not words
            or words[0].low not in ("was", "came", "is")
            or not any(w.low in _SAYINGS for w in words[:end])
        ):
            return None
        found = next((entry for entry in self.mentions[number] if 0 < entry[0].first < 3), None)
        return found and self.clue("said", found)

    def tag_before(self, number: int) -> Clue | None:
        """Return the speech tag that ends a passage of narration: `Mara turned to Tom and said:`."""
        passage = self.passages[number]
        start = max(passage.opens, default=0)
        closing = passage.words[-1].text
        if closing in ENDS:
            return None
        for at in range(len(passage.words) - 1, start - 1, -1):
            if passage.words[at].low in SPEECH or passage.words[at].low in _SAYING:
                found = self._subject_of(number, at, start, len(passage.words))
                return found and self.clue("said", found, verb=at)
        found = self._first_subject(number, start, len(passage.words))
        return self.clue("lead-in", found) if found and closing in _ANNOUNCING else None

    def _subject_of(self, number: int, verb: int, start: int, end: int) -> tuple[Mention, Meant] | None:
        """Return the subject of the verb: right after it, or the last subject before it in the sentence."""
        words = self.passages[number].words
        before = [
            entry
            for entry in self.mentions[number]
            if start <= entry[0].first < verb and entry[0].role == "subject"
        ]
        after = next((entry for entry in self.mentions[number] if verb < entry[0].first < end), None)
        between = words[verb + 1 : after[0].first] if after is not None else words
        inverted = (
            all(word.low in _PARTICLES or word.low.endswith("ly") for word in between) and len(between) < 3
        )
        if (
            inverted
            and after is not None
            and not before
            and after[0].form[0] not in ("him", "her", "me")
        ):
            return after
        return before[-1] if before else None

    def _first_subject(self, number: int, start: int, end: int) -> tuple[Mention, Meant] | None:
        acting = (
            entry
            for entry in self.mentions[number]
            if start <= entry[0].first < end and entry[0].role != "object" and entry[0].kind != "group"
        )
        return next(acting, None)

    def beat_after(self, number: int) -> Clue | None:
        """Return who acts in the first sentence of a passage: `Mara shook her head.`."""
        found = self._first_subject(number, 0, _sentence_end(self.passages[number], 0))
        return self.clue("beat", found) if found else None

    def beat_before(self, number: int) -> Clue | None:
        """Return who acts in the last sentence of a passage, or failing that anywhere in it."""
        passage = self.passages[number]
        found = self._first_subject(number, max(passage.opens, default=0), len(passage.words))
        found = found or self._last_subject(number)
        return self.clue("beat", found) if found else None

    def _last_subject(self, number: int) -> tuple[Mention, Meant] | None:
        acting = [
            entry for entry in self.mentions[number] if entry[0].role != "object" and entry[0].kind != "group"
        ]
        return acting[-1] if acting else None

    def lead_in(self, number: int, paragraph: int) -> Clue | None:
        """Return what the paragraph before says of who speaks next; a colon at its end announces a speaker."""
        if number < 0 or self.passages[number].quotation is not None or not self.passages[number].words:
            return None
        if self.passages[number].paragraph != paragraph - 1:
            return None
        if self.passages[number].words[-1].text in _ANNOUNCING:
            return self.tag_before(number)
        found = self._last_subject(number)
        return self.clue("before", found) if found else None


def _sentence_end(passage: Passage, start: int) -> int:
    return min((opening for opening in passage.opens if opening > start), default=len(passage.words))


class _TurnFinder:
    """Groups quotations into turns, paragraph by paragraph."""

    def __init__(self, scenery: Scenery, quotations: Sequence[Quotation]) -> None:
        self._scenery = scenery
        self._quotations = quotations
        self._recent: dict[int, None] = {}

    def turns(self) -> Iterator[Turn]:
        """Yield the turns of the story in reading order."""
        turn: Turn | None = None
        for number, passage in enumerate(self._scenery.passages):
            if passage.quotation is not None:
                tag = self._tag(number, passage)
                if turn is None or self._begins(turn, passage, tag):
                    if turn is not None:
                        yield turn
                    turn = self._fresh(number, passage, turn)
                self._extend(turn, number, passage, tag)
            self._remember(number, passage)
        if turn is not None:
            yield turn

    def _fresh(self, number: int, passage: Passage, last: Turn | None) -> Turn:
        before = last.paragraph if last is not None else -1
        turn = Turn([], [], passage.paragraph, passage.scene, gap=max(0, passage.paragraph - before - 1))
        turn.recent = list(reversed(self._recent))[:10]
        clue = (
            None
            if self._scenery.told(number - 1, passage.paragraph)
            else self._scenery.lead_in(number - 1, passage.paragraph)
        )
        if clue:
            turn.clues.append(clue)
        return turn

    def _begins(self, turn: Turn, passage: Passage, tag: Clue | None) -> bool:
        assert passage.quotation is not None
        if self._quotations[passage.quotation].continues:
            return False
        if passage.paragraph != self._scenery.passages[turn.passages[-1]].paragraph:
            return True
        said = next((clue for clue in turn.clues if clue.method.startswith("said")), None)
        if tag is None or said is None or not tag.meant or not said.meant:
            return False
        if "unknown" not in (tag.gender, said.gender) and tag.gender != said.gender:
            return True
        return tag.method == said.method == "said" and tag.meant[0][0] != said.meant[0][0]

    def _tag(self, number: int, passage: Passage) -> Clue | None:
        tag = (
            self._scenery.tag_after(number + 1) if self._scenery.told(number + 1, passage.paragraph) else None
        )
        if tag is None and self._scenery.told(number - 1, passage.paragraph):
            return self._scenery.tag_before(number - 1)
        return tag

    def _extend(self, turn: Turn, number: int, passage: Passage, tag: Clue | None) -> None:
        assert passage.quotation is not None
        first = not turn.quotations
        turn.quotations.append(passage.quotation)
        turn.passages.append(number)
        if tag is not None:
            turn.clues.append(tag)
        if first and self._scenery.told(number - 1, passage.paragraph):
            turn.clues += filter(None, [self._scenery.beat_before(number - 1)])
        if self._scenery.told(number + 1, passage.paragraph):
            turn.clues += filter(None, [self._scenery.beat_after(number + 1)])
        for mention, meant in self._scenery.mentions[number]:
            (turn.called if mention.called else turn.spoken_of).append(meant[0][0])

    def _remember(self, number: int, passage: Passage) -> None:
        for mention, meant in self._scenery.mentions[number]:
            if meant and not mention.called:
                self._recent.pop(meant[0][0], None)
                self._recent[meant[0][0]] = None


def find_turns(scenery: Scenery, quotations: Sequence[Quotation]) -> Iterator[Turn]:
    """Yield the turns of a story in reading order."""
    return _TurnFinder(scenery, quotations).turns()


def narrator_calls(
    turns: Sequence[Turn], speakers: Sequence[int | None], narrator: int | None
) -> Counter[int]:
    """Return how often each person is called by name next to a turn of the narrator's, by somebody else."""
    return Counter(
        person
        for at, turn in enumerate(turns)
        if narrator is not None and speakers[at] != narrator and narrator in speakers[max(0, at - 1) : at + 2]
        for person in turn.called
    )
