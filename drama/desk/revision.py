"""A revision: a screenplay brought along with what its writer settles, step by step, each with a way back.

The corrections file is changed first, then the screenplay and its account. A screenplay that is just what a
conversion makes is made anew; of any other, only the names and notes of the lines concerned are changed.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from drama.adaptation import Adaptation, Memory, Source, adapt
from drama.cast import splice
from drama.desk import manuscript
from drama.desk.handmade import handmade, keeps_speaker
from drama.desk.history import Step, changes_of, read_text, record
from drama.desk.manuscript import Draft, Kept
from drama.errors import ScriptError
from drama.files import check_still, write_whole
from drama.script.corrections.doubts import Doubt, doubts
from drama.script.corrections.model import Correction, Corrections
from drama.script.corrections.pairs import reworded
from drama.script.corrections.place import place
from drama.script.corrections.recast import namesake
from drama.script.corrections.sheet import (
    Patch,
    given,
    parse_corrections,
    patched,
    reanchored,
    reverse,
    settling,
)
from drama.script.corrections.stream import anchors, ids, stream
from drama.script.corrections.telling import in_order, narration
from drama.script.model import Line
from drama.script.prose.confidence import SETTLED
from drama.script.prose.model import Person, Reading
from drama.script.prose.origins import DOUBT_NOTE, DOUBTFUL
from drama.script.screenplay import read
from drama.script.screenplay.recue import Recue, recued

SHOWN, MOST_TOLD = 40, 3
"""How many characters of a line name it in a step, and how many lines of a step are named."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A screenplay at work: its corrections as written and as read, and the story adapted with them.

    `by_hand` is what the writer settled in the screenplay itself, as the corrections file will have it, and
    `played` the text of the screenplay it was found in; `memory` and the `draft`, where one was written, make
    the next revision quick. It is a `glance` where nobody listened for sounds yet.
    """

    screenplay: Path
    corrections: Corrections
    written: str | None
    by_hand: Patch
    adaptation: Adaptation
    ids: tuple[str, ...]
    memory: Memory = field(default_factory=Memory, repr=False, compare=False)
    draft: Draft | None = field(default=None, repr=False, compare=False)
    played: str | None = field(default=None, repr=False, compare=False)
    glance: bool = field(default=False, repr=False, compare=False)

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody in the story, as settled so far."""
        return self.adaptation.reading.people

    def doubts(self, everything: bool = False) -> tuple[Doubt, ...]:
        """Return the lines in doubt, or all of them, the least certain first."""
        return doubts(self.adaptation.story, self.adaptation.reading, self.ids, everything)

    def settling(self, speakers: Mapping[int, str]) -> Patch:
        """Return the patch of the corrections that gives quotations, by their numbers, their speakers."""
        now = anchors(self.adaptation.words)
        corrections = (
            Correction(
                self.ids[number],
                name,
                now[number],
                apart=self._namesake(name),
                told=self.adaptation.reading.quotations[number].kind == "told",
            )
            for number, name in speakers.items()
        )
        return {"lines": {one.id: settling(one) for one in corrections}}

    def _namesake(self, name: str) -> str:
        other = namesake(self.people, name)
        return other.name if other else ""

    def told(self, speakers: Mapping[int, str]) -> str:
        """Return the step in words that gives quotations, by their numbers, their speakers."""
        named = [f'{name}, "{self._excerpt(number)}"' for number, name in speakers.items()]
        more = f"; and {len(named) - MOST_TOLD} more" * (len(named) > MOST_TOLD)
        return f"doubts: {'; '.join(named[:MOST_TOLD])}{more}"

    def _excerpt(self, number: int) -> str:
        one = self.adaptation.reading.quotations[number]
        words = " ".join(self.adaptation.story.text[one.start : one.end].split())
        return words if len(words) <= SHOWN else f"{words[: SHOWN - 1].rstrip()}…"


@dataclass(frozen=True, slots=True)
class Revised:
    """What a step did: the revision after it, the lines that got another speaker, and those left alone."""

    revision: Revision
    lines: tuple[Line, ...]
    left: tuple[Line, ...]

    @property
    def changed(self) -> int:
        """How many lines got another speaker."""
        return len(self.lines)

    def besides(self, numbers: Collection[int]) -> tuple[Line, ...]:
        """Return the lines that got another speaker though they are not those of the quotations given."""
        adaptation = self.revision.adaptation
        starts = {adaptation.reading.quotations[number].start for number in numbers}
        origins = adaptation.converted.origins
        asked = {one.line for one in origins if one.quoted and one.quoted.start in starts}
        return tuple(line for line in self.lines if line.id not in asked)


@dataclass(frozen=True, slots=True)
class Settled:
    """What is settled about a screenplay, and how that is written: in its file, and by hand in itself."""

    screenplay: Path
    corrections: Corrections
    written: str | None
    by_hand: Patch


def open_revision(screenplay: Path, memory: Memory | None = None) -> Revision:
    """Return a screenplay with its story, its corrections and what was settled in it by hand."""
    return _opened(screenplay, manuscript.source(screenplay), memory or Memory())


def glance_at(screenplay: Path) -> Revision:
    """Return a screenplay opened for its doubts, in half of the time: who revises it listens for sounds."""
    source = replace(manuscript.source(screenplay), budget="none")
    return replace(_opened(screenplay, source, Memory()), glance=True)


def _opened(screenplay: Path, source: Source, memory: Memory) -> Revision:
    played = read_text(screenplay)  # before it is looked through: `revise` sees what is saved in between
    settled = gather(screenplay, source, memory)
    adaptation = _adapted(source, settled.corrections, memory)
    return Revision(
        screenplay,
        settled.corrections,
        settled.written,
        settled.by_hand,
        adaptation,
        _ids(adaptation),
        memory,
        played=played,
    )


def gather(screenplay: Path, source: Source, memory: Memory | None = None) -> Settled:
    """Return what is settled in the corrections file, and by hand in the screenplay, if there are any."""
    path = manuscript.corrections_path(screenplay)
    text = read_text(path)
    corrections = parse_corrections(text, str(path)) if text is not None else Corrections()
    memory = memory or Memory()

    def story() -> Iterator[str]:
        return (line.words for line in _adapted(source, corrections, memory).converted.script.lines())

    found = handmade(screenplay, story)
    if not found:
        return Settled(screenplay, corrections, text, {})
    by_hand = _by_hand(found, _adapted(source, corrections, memory), manuscript.origins(screenplay))
    whole = parse_corrections(patched(text, by_hand, str(path)), str(path))
    return Settled(screenplay, whole, text, by_hand)


def keep(settled: Settled, adaptation: Adaptation) -> None:
    """Write what was settled by hand to the corrections file, and what each line is now found again by."""
    path = manuscript.corrections_path(settled.screenplay)
    if settled.written is None and not settled.by_hand:
        return
    text = patched(settled.written, settled.by_hand, str(path))
    now = anchors(adaptation.words)
    fresh = {one.id: now[number] for number, one in adaptation.placed.kept if one.anchor != now[number]}
    put(path, reanchored(text, fresh, str(path)) if fresh else text)


def revise(revision: Revision, patch: Patch, told: str) -> Revised:
    """Change the corrections, and the screenplay where that matters; `told` says what the step was.

    What an editor saved in the screenplay since the revision was opened is settled first, and a glance is
    opened in full. Raises `ScriptError` where one of the files is changed by another program meanwhile:
    nothing is written.
    """
    path = manuscript.corrections_path(revision.screenplay)
    check_still(path, revision.written, ScriptError)
    if revision.glance or read_text(revision.screenplay) != revision.played:
        revision = open_revision(revision.screenplay, revision.memory)
    whole = splice.both(revision.by_hand, patch)
    by_hand = patched(revision.written, revision.by_hand, str(path))  # stays when this step is taken back
    account = manuscript.account_path(revision.screenplay)
    before = {path: revision.written, revision.screenplay: revision.played, account: read_text(account)}
    text = patched(revision.written, whole, str(path))
    back = reverse(by_hand, patch)
    after, new, left = carried(revision, text)
    texts = {file: (before[file], new[file]) for file in new}
    step = Step(told, changes_of(texts), back, given(patch))
    record(manuscript.undo_path(revision.screenplay), step, texts)
    return Revised(after, _changed(revision.adaptation, after.adaptation), left)


def _adapted(source: Source, corrections: Corrections, memory: Memory | None) -> Adaptation:
    return adapt(
        source.path,
        source.chapters,
        source.budget,
        corrections=corrections,
        rejected=source.rejected,
        memory=memory,
        votes=source.votes,
    )


def files_of(screenplay: Path) -> tuple[Path, Path, Path]:
    """Return the files that a correction changes: the corrections, the screenplay and its account."""
    return manuscript.corrections_path(screenplay), screenplay, manuscript.account_path(screenplay)


def put(file: Path, text: str) -> None:
    """Give a file a text, unless that is what it has."""
    if read_text(file) != text:
        write_whole(file, text)


def _ids(adaptation: Adaptation) -> tuple[str, ...]:
    """Return the ids of the quotations: those their corrections have, and their own."""
    names = list(ids(adaptation.words))
    for number, correction in adaptation.placed.kept:
        names[number] = correction.id
    return tuple(names)


def carried(
    revision: Revision, text: str, played: str | None = None
) -> tuple[Revision, dict[Path, str], tuple[Line, ...]]:
    """Return the revision with another text of the corrections, and the texts of all files then.

    The screenplay is brought along as its file has it, or as `played`.
    """
    path, screenplay, account = files_of(revision.screenplay)
    corrections = parse_corrections(text, str(path))
    adaptation = _adapted(revision.adaptation.source, corrections, revision.memory)
    before = revision.draft or manuscript.draft(revision.adaptation, screenplay)
    after = manuscript.draft(adaptation, screenplay)
    current = played if played is not None else read_text(screenplay) or ""
    left: tuple[Line, ...] = ()
    texts = {path: text, screenplay: after.text, account: after.account}
    if current != before.text or manuscript.is_edited(screenplay):
        affected = _affected(revision.adaptation, adaptation, before, after)
        done = recued(current, str(screenplay), _wanted(adaptation, after, affected, current), DOUBT_NOTE)
        own = "" if manuscript.is_edited(screenplay) else done.text
        texts[screenplay], left = done.text, done.left
        texts[account] = manuscript.amended(read_text(account) or "", after, affected, own)
    names = _ids(adaptation)
    fresh = Revision(
        revision.screenplay,
        corrections,
        text,
        {},
        adaptation,
        names,
        revision.memory,
        after,
        texts[screenplay],
    )
    return fresh, texts, left


def _affected(one: Adaptation, other: Adaptation, before: Draft, after: Draft) -> frozenset[str]:
    """Return the lines that have another speaker or note now, and all that the writer settled."""
    old = {line.id: (line.role, before.doubts.get(line.id, "")) for line in one.converted.script.lines()}
    new = {line.id: (line.role, after.doubts.get(line.id, "")) for line in other.converted.script.lines()}
    settled = {o.line for o in other.converted.origins if o.quoted and o.quoted.method == SETTLED}
    return frozenset(name for name in new if name in settled or old.get(name) != new[name])


def _wanted(adaptation: Adaptation, draft: Draft, affected: frozenset[str], current: str) -> dict[int, Recue]:
    """Return the names and notes of the affected lines, by their number in the screenplay as it is."""
    lines = tuple(adaptation.converted.script.lines())
    there = tuple(read(current, adaptation.story.source).lines())
    told = {one.line for one in adaptation.converted.origins if not one.quoted or one.quoted.kind == "told"}
    pairs = reworded([line.words for line in lines], [line.words for line in there])
    return {
        at: Recue(lines[number].role, draft.doubts.get(lines[number].id, ""))
        for number, at in pairs
        if lines[number].id in affected
        and keeps_speaker(lines[number].words, lines[number].id in told, there[at])
    }


def _changed(before: Adaptation, after: Adaptation) -> tuple[Line, ...]:
    old = {line.id: line.role for line in before.converted.script.lines()}
    return tuple(line for line in after.converted.script.lines() if old.get(line.id, line.role) != line.role)


def _by_hand(found: tuple[Correction, ...], adaptation: Adaptation, kept: Sequence[Kept]) -> Patch:
    """Return what was settled by hand as a patch, under the ids of its quotations, anchored in the story.

    `kept` tells where the quotations of the lines began in the story when the screenplay was made. Only those
    that are not there any more are looked for: a screenplay lacks headings, which are the neighbours of some.
    """
    starts = {one.line: one.start for one in kept}
    quotations, words, names = adaptation.reading.quotations, adaptation.words, _ids(adaptation)
    if any(one.told for one in found):
        own = dict(zip(quotations, names, strict=True))
        lines = narration(adaptation.story, adaptation.converted.origins)
        quotations = in_order((*quotations, *lines))
        words = stream(adaptation.story, quotations)
        names = tuple(own.get(one, name) for one, name in zip(quotations, ids(words), strict=True))
    all_anchors = anchors(words)
    numbers = {quotation.start: number for number, quotation in enumerate(quotations)}
    begun = {(o.line, o.quoted.start if o.quoted else o.spans[0].start) for o in adaptation.converted.origins}
    there = {
        one: numbers[starts[one.id]]
        for one in found
        if (one.id, starts.get(one.id)) in begun and starts[one.id] in numbers
    }
    placed = place([one for one in found if one not in there], words)
    sought = {one: number for number, one in placed.kept if number not in there.values()}
    changed = frozenset(quotations[number].start for number in (there | sought).values())
    alone = _alone(adaptation, changed, kept)
    anchored = {
        names[number]: settling(
            replace(
                one,
                anchor=all_anchors[number],
                told=quotations[number].kind == "told",
                alone=quotations[number].start in alone,
            )
        )
        for one, number in (there | sought).items()
    }
    lost = (one for one in found if one not in there and one not in sought)
    return {"lines": anchored | {one.id: settling(one) for one in lost}}


def _alone(adaptation: Adaptation, changed: frozenset[int], kept: Sequence[Kept]) -> frozenset[int]:
    """Return which lines `changed` by hand, by where they begin, are pieces of a speech to be kept apart.

    A settled line settles all that its speaker says in one go, but whoever changes one name of several that
    stand in a screenplay means just that one. Lines that still have their note of doubt are decided anew.
    """
    sure = {one.start for one in kept if one.method and one.confidence >= DOUBTFUL}
    own = {number for number, _ in adaptation.placed.kept}
    quotations = adaptation.reading.quotations
    turns = [{quotations[number].start for number in set(turn) - own} for turn in _turns(adaptation.reading)]
    return frozenset(start for turn in turns if turn & sure - changed for start in turn & changed)


def _turns(reading: Reading) -> list[list[int]]:
    """Return the numbers of the quotations that were taken for one speech: a paragraph's, for one reason."""
    turns: list[list[int]] = []
    for number, (quotation, one) in enumerate(zip(reading.quotations, reading.attributions, strict=True)):
        last = number - 1
        near = quotation.continues or (number and quotation.paragraph == reading.quotations[last].paragraph)
        if number and near and one == reading.attributions[last]:
            turns[-1].append(number)
        else:
            turns.append([number])
    return turns
