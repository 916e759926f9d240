"""A story studied by rules: its people, its turns, and who the rules think speaks each of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drama.script.prose.clues import Scenery
from drama.script.prose.company import Company, in_first_person
from drama.script.prose.figures import name_figures
from drama.script.prose.mentions import spot
from drama.script.prose.model import Quotation
from drama.script.prose.passages import passages
from drama.script.prose.referents import age_signs, gender_votes, referents
from drama.script.prose.runs import Census
from drama.script.prose.speakers import Decision, decide
from drama.script.prose.turns import Turn, find_turns, narrator_calls
from drama.story.model import Story


@dataclass(frozen=True, slots=True)
class Study:
    """What the rules make of a story: one decision a turn; `names` has a different one for every person.

    `settled` holds the turns whose speaker the writer has settled, by number, with the person.
    """

    scenery: Scenery
    company: Company
    turns: Sequence[Turn]
    decisions: Sequence[Decision]
    names: Sequence[str]
    settled: Mapping[int, int]


def study(story: Story, quotations: Sequence[Quotation], settled: Mapping[int, str]) -> Study:
    """Return a story studied by rules, `settled` quotations (number to name) taken for certain.

    Names come from how they are written and what they do; speakers from tags, beats, forms of address and
    the to and fro of a conversation. The decision is made twice: who speaks the bare lines says much about
    whom "she" means after them.
    """
    parts = passages(story, quotations)
    census = Census(parts)
    company = Company(name_figures(census), first_person=in_first_person(parts))
    mentions = spot(parts, census.runs, company.names)
    paragraphs = [part.paragraph for part in parts]
    named = [company.number(one.form) if one.kind == "name" else None for one in mentions]
    company.learn_genders(gender_votes(mentions, named, paragraphs))
    spoken: dict[int, int] = {}
    known: dict[str, int] = {}
    for again in (False, True):
        meant = referents(mentions, company, spoken)
        scenery = Scenery(parts, mentions, meant)
        turns = find_turns(scenery, quotations)
        fixed = _settled_turns(turns, settled, known)
        decisions = decide(turns, company, fixed)
        if not again:
            chosen = [decision.person for decision in decisions]
            company.name_narrator(narrator_calls(turns, chosen, company.narrator))
            spoken = _voices(turns, decisions)
            people = [whom[0][0] if whom else None for whom in meant]
            company.learn_genders(gender_votes(mentions, people, paragraphs))
            known = company.people_called(settled.values(), census.spelled)
    company.learn_ages(age_signs(mentions, company))
    names = company.display_names(census.spelled)
    for name, person in known.items():
        names[person] = name
    return Study(scenery, company, turns, decisions, names, fixed)


def _settled_turns(
    turns: Sequence[Turn], settled: Mapping[int, str], known: Mapping[str, int]
) -> dict[int, int]:
    """Return the turns with a settled quotation; the last of several in one turn counts."""
    return {
        at: known[settled[quotation]]
        for at, turn in enumerate(turns)
        for quotation in turn.quotations
        if settled.get(quotation) in known
    }


def _voices(turns: Sequence[Turn], decisions: Sequence[Decision]) -> dict[int, int]:
    return {
        passage: decision.person
        for turn, decision in zip(turns, decisions, strict=True)
        for passage in turn.passages
        if decision.person is not None
    }
