"""Who says what: from a story and its quotations to a reading."""

from collections.abc import Mapping, Sequence
from itertools import chain
from types import MappingProxyType

from drama.script.prose.clues import Scenery
from drama.script.prose.company import Company, in_first_person
from drama.script.prose.confidence import judge
from drama.script.prose.mentions import Mention, spot
from drama.script.prose.model import Attribution, Person, Quotation, Reading
from drama.script.prose.passages import Passage, passages
from drama.script.prose.people import name_figures
from drama.script.prose.referents import age_signs, gender_votes, referents
from drama.script.prose.runs import Census
from drama.script.prose.speakers import Decision, decide
from drama.script.prose.turns import Turn, find_turns, narrator_calls
from drama.story.model import Story

Settled = Mapping[int, str | None]
"""The speakers the writer has settled, by number of the quotation."""

_SILENT = Attribution(None, 1.0, "not speech")
_NOTHING: Settled = MappingProxyType({})


def attribute(story: Story, quotations: tuple[Quotation, ...], settled: Settled = _NOTHING) -> Reading:
    """Return who speaks each quotation of a story, and everybody in it; what is `settled` stays so.

    A quotation that is no speech, or near which nobody is to be seen, has no speaker. Rules only: names by
    how they are written and what they do, tags, beats, forms of address, the to and fro of a conversation.
    The decision is made twice: who speaks the bare lines says much about whom "she" means after them.
    """
    parts = passages(story, quotations)
    census = Census(parts)
    company = Company(name_figures(census), first_person=in_first_person(parts))
    mentions = spot(parts, census.runs, company.names)
    company.learn_genders(gender_votes(mentions, company))
    turns, decisions = _decide(parts, mentions, quotations, company, {})
    company.name_narrator(
        narrator_calls(turns, [decision.person for decision in decisions], company.narrator)
    )
    turns, decisions = _decide(parts, mentions, quotations, company, _voices(turns, decisions))
    company.learn_ages(age_signs(mentions, company))
    names = company.display_names(census.spelled)
    return Reading(
        quotations,
        _settle(_attributions(turns, decisions, names, len(quotations)), settled),
        _people(company, decisions, names),
    )


def _decide(
    parts: Sequence[Passage],
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
    company: Company,
    spoken: dict[int, int],
) -> tuple[list[Turn], list[Decision]]:
    scenery = Scenery(parts, mentions, referents(mentions, company, spoken))
    turns = find_turns(scenery, quotations)
    return turns, decide(turns, company)


def _voices(turns: Sequence[Turn], decisions: Sequence[Decision]) -> dict[int, int]:
    return {
        passage: decision.person
        for turn, decision in zip(turns, decisions, strict=True)
        for passage in turn.passages
        if decision.person is not None
    }


def _attributions(
    turns: Sequence[Turn], decisions: Sequence[Decision], names: Sequence[str], count: int
) -> tuple[Attribution, ...]:
    found = [_SILENT] * count
    for at, turn in enumerate(turns):
        judged = judge(turns, decisions, names, at)
        for quotation in turn.quotations:
            found[quotation] = judged
    return tuple(found)


def _settle(found: tuple[Attribution, ...], settled: Settled) -> tuple[Attribution, ...]:
    return tuple(
        Attribution(settled[number], 1.0, "you") if number in settled and one is not _SILENT else one
        for number, one in enumerate(found)
    )


def _people(company: Company, decisions: Sequence[Decision], names: Sequence[str]) -> tuple[Person, ...]:
    speaking = {decision.person for decision in decisions}
    rivals = chain.from_iterable(decision.options for decision in decisions)
    seen = speaking | {option.person for option in rivals}
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
