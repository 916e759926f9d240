"""A story studied by rules: its people, its turns, and who the rules think speaks each of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drama.script.prose.callings import tie_callings
from drama.script.prose.clues import Scenery
from drama.script.prose.company import Company, in_first_person
from drama.script.prose.figures import name_figures
from drama.script.prose.mentions import spot
from drama.script.prose.model import Quotation
from drama.script.prose.passages import passages
from drama.script.prose.referents import age_signs, gender_votes, referents
from drama.script.prose.runs import Census
from drama.script.prose.speakers import Decision, Option, decide, weigh
from drama.script.prose.turns import Turn, find_turns, narrator_calls
from drama.story.model import Story


@dataclass(frozen=True, slots=True)
class Groundwork:
    """What a story shows before its speakers are decided for good: its people and its turns.

    It is the same whichever quotations are settled, as long as they are settled for people the story knows;
    `added` are the names of those it does not know. `numbers` holds everybody by name.
    """

    scenery: Scenery
    company: Company
    turns: Sequence[Turn]
    weighed: Sequence[list[Option]]
    names: Sequence[str]
    numbers: Mapping[str, int]
    added: tuple[str, ...]

    def serves(self, named: Sequence[str]) -> bool:
        """Tell whether it is what `lay_groundwork` returns for people who are `named`."""
        unknown = (name for name in named if name not in self.numbers or name in self.added)
        return tuple(dict.fromkeys(unknown)) == self.added


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


def study(
    story: Story,
    quotations: Sequence[Quotation],
    settled: Mapping[int, str],
    groundwork: Groundwork | None = None,
) -> Study:
    """Return a story studied by rules, `settled` quotations (number to name) taken for certain.

    Names come from how they are written and what they do; speakers from tags, beats, forms of address and
    the to and fro of a conversation. A `groundwork` that `serves` saves laying it again.
    """
    ground = groundwork or lay_groundwork(story, quotations, tuple(settled.values()))
    fixed = _settled_turns(ground.turns, settled, ground.numbers)
    decisions = decide(ground.turns, ground.weighed, fixed)
    names = list(ground.names)
    for name in settled.values():
        names[ground.numbers[name]] = name
    return Study(ground.scenery, ground.company, ground.turns, decisions, names, fixed)


def lay_groundwork(story: Story, quotations: Sequence[Quotation], named: Sequence[str]) -> Groundwork:
    """Return what a story shows before its speakers are decided; people `named` that it lacks are added.

    Speakers are decided once on the way: who speaks the bare lines says much about whom "she" means after
    them.
    """
    parts = passages(story, quotations)
    census = Census(parts)
    company = Company(name_figures(census), first_person=in_first_person(parts))
    mentions = spot(parts, census.runs, company.names)
    paragraphs = [part.paragraph for part in parts]
    first = [company.number(one.form) if one.kind == "name" else None for one in mentions]
    company.learn_genders(gender_votes(mentions, first, paragraphs))
    meant = referents(mentions, company, {})
    turns = find_turns(Scenery(parts, mentions, meant), quotations)
    weighed = weigh(turns, company)
    decisions = decide(turns, weighed, {})
    chosen = [decision.person for decision in decisions]
    company.name_narrator(narrator_calls(turns, chosen, company.narrator))
    tie_callings(turns, weighed, company)
    people = [whom[0][0] if whom else None for whom in meant]
    company.learn_genders(gender_votes(mentions, people, paragraphs))
    known = company.people_called((), census.spelled)
    numbers = company.people_called(named, census.spelled)
    scenery = Scenery(parts, mentions, referents(mentions, company, _voices(turns, decisions)))
    turns = find_turns(scenery, quotations)
    weighed = weigh(turns, company)
    company.learn_ages(age_signs(mentions, company))
    names = company.display_names(census.spelled)
    added = tuple(name for name in numbers if name not in known)
    return Groundwork(scenery, company, turns, weighed, names, numbers, added)


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
