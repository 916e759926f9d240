"""Who says what: from a story and its quotations to a reading."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from drama.script.prose.confidence import LIKELY, SETTLED, judge
from drama.script.prose.model import Attribution, Person, Quotation, Reading
from drama.script.prose.recall import Chances, Recall
from drama.script.prose.study import Study
from drama.story.model import Story

Settled = Mapping[int, str | None]
"""The speakers the writer has settled, by number of the quotation."""

_SILENT = Attribution(None, 1.0, "not speech")
_NOTHING: Settled = MappingProxyType({})


def attribute(
    story: Story,
    quotations: tuple[Quotation, ...],
    settled: Settled = _NOTHING,
    recall: Recall | None = None,
    asked: Collection[int] | None = None,
    alone: Collection[int] = frozenset(),
) -> Reading:
    """Return who speaks each quotation of a story, and everybody in it; what is `settled` stays so.

    A quotation that is no speech, or near which nobody is to be seen, has no speaker. Rules find the people
    and who may speak each turn; a ranker that has learned from labelled stories weighs them. Settled
    quotations teach the turns around them, and settle the other pieces of their turn, but for those that
    stand `alone`. A `recall` of the last reading makes the next one quick. Where only some are `asked` about,
    by number, nobody is found to speak the others, which saves most of the time.
    """
    recall = recall or Recall()
    known = {number: name for number, name in settled.items() if name is not None and number not in alone}
    found = recall.study(story, quotations, known)
    wanted = asked if asked is not None else range(len(quotations))
    turns = [at for at, turn in enumerate(found.turns) if any(one in wanted for one in turn.quotations)]
    chances = _by_teller(found, recall.chances(found, turns))
    judged = {at: judge(found, at, chances[at]) for at in turns}
    return Reading(quotations, _spread(found, judged, settled, len(quotations)), _people(found, chances))


def _by_teller(found: Study, chances: Chances) -> Chances:
    """Return the chances of a story's turns with those of "I" given to whoever tells the scene."""
    narrator = found.company.narrator
    if narrator is None or not found.told:
        return chances
    return [
        _given(shares, narrator, found.told.get(turn.scene, narrator))
        for turn, shares in zip(found.turns, chances, strict=True)
    ]


def _given(shares: Mapping[int, float], narrator: int, teller: int) -> Mapping[int, float]:
    """Return the chances of a turn, the likeliest first, with those of one person given to another."""
    if narrator not in shares or teller == narrator:
        return shares
    given = {**shares, teller: shares.get(teller, 0.0) + shares[narrator]}
    del given[narrator]
    return dict(sorted(given.items(), key=lambda share: -share[1]))


def _spread(
    found: Study, judged: Mapping[int, Attribution], settled: Settled, count: int
) -> tuple[Attribution, ...]:
    """Return the attribution of every quotation from those of the turns and what is settled."""
    every = [_SILENT] * count
    for at, attribution in judged.items():
        for quotation in found.turns[at].quotations:
            every[quotation] = attribution
    for number, name in settled.items():
        if every[number] is not _SILENT:
            every[number] = Attribution(name, 1.0, SETTLED)
    return tuple(every)


def _people(found: Study, chances: Chances) -> tuple[Person, ...]:
    """Return everybody who speaks, or may well do so."""
    company, names = found.company, found.names
    speaking = {next(iter(shares)) for shares in chances if shares}
    seen = speaking | {who for shares in chances for who, share in shares.items() if share >= LIKELY}
    return tuple(
        Person(
            names[number],
            company.aliases(number, names[number]),
            company.genders[number],
            company.ages[number],
        )
        for number in range(len(names))
        if number in seen
    )
