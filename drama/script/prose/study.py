"""A story studied by rules: its people, its turns, and who the rules think speaks each of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drama.learned.forest import Forest
from drama.script.prose.callings import tie_callings
from drama.script.prose.census import Census
from drama.script.prose.clues import Scenery
from drama.script.prose.company import Company, telling
from drama.script.prose.epithets import tie_epithets
from drama.script.prose.figures import name_figures
from drama.script.prose.lowercase import with_capitals
from drama.script.prose.mentions import Mention, spot
from drama.script.prose.model import Quotation
from drama.script.prose.passages import Passage, passages
from drama.script.prose.referents import Referents, referents
from drama.script.prose.relatives import find_kin
from drama.script.prose.runs import Form
from drama.script.prose.sightings import Sightings
from drama.script.prose.signs import age_signs, gender_votes
from drama.script.prose.singular import called_they, singled
from drama.script.prose.speakers import Decision, Option, decide, weigh
from drama.script.prose.tellers import other_tellers, tellers
from drama.script.prose.ties import tie_people
from drama.script.prose.turns import Turn, find_turns, narrator_calls
from drama.story.model import Story


@dataclass(frozen=True, slots=True)
class Groundwork:
    """What a story shows before its speakers are decided for good: its people and its turns.

    It is the same whichever quotations are settled, as long as they are settled for people the story knows;
    `added` are the names of those it does not know. `numbers` holds everybody by name, `told` who tells each
    scene of a story that several tell.
    """

    scenery: Scenery
    company: Company
    turns: Sequence[Turn]
    weighed: Sequence[list[Option]]
    names: Sequence[str]
    numbers: Mapping[str, int]
    added: tuple[str, ...]
    told: Mapping[int, int]

    def serves(self, named: Sequence[str]) -> bool:
        """Tell whether it is what `lay_groundwork` returns for people who are `named`."""
        unknown = (name for name in named if name not in self.numbers or name in self.added)
        return tuple(dict.fromkeys(unknown)) == self.added


@dataclass(frozen=True, slots=True)
class Study:
    """What the rules make of a story: one decision a turn; `names` has a different one for every person.

    `settled` holds the turns whose speaker the writer has settled, by number, with the person; `told` who
    tells each scene of a story that several tell.
    """

    scenery: Scenery
    company: Company
    turns: Sequence[Turn]
    decisions: Sequence[Decision]
    names: Sequence[str]
    settled: Mapping[int, int]
    told: Mapping[int, int]


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
    return Study(ground.scenery, ground.company, ground.turns, decisions, names, fixed, ground.told)


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What a story shows at first: its people, and who the rules would have speak each turn.

    `found` says whom each mention means, `speakers` who speaks each turn, `spelled` how names are written.
    """

    passages: Sequence[Passage]
    spelled: Mapping[Form, str]
    company: Company
    mentions: Sequence[Mention]
    found: Referents
    turns: Sequence[Turn]
    speakers: Sequence[int | None]

    def sightings(self) -> Sightings:
        """Return where everybody is seen."""
        return Sightings(self.passages, self.mentions, self.found, self.turns, self.speakers, self.company)


def first_look(story: Story, quotations: Sequence[Quotation]) -> FirstLook:
    """Return what a story shows at first, narrators and people who are only called tied to their names."""
    parts = with_capitals(passages(story, quotations))
    census = Census(parts)
    company = Company(name_figures(census), telling=telling(parts))
    mentions = spot(parts, census.runs, company.names, to_you=company.you is not None)
    first = [company.number(one.form) if one.kind == "name" else None for one in mentions]
    company.learn_genders(gender_votes(mentions, first, parts))
    found = referents(mentions, company, {})
    turns = find_turns(Scenery(parts, mentions, found.meant), quotations)
    weighed = weigh(turns, company)
    speakers = [decision.person for decision in decide(turns, weighed, {})]
    if not tellers(story, company):
        company.name_narrator(narrator_calls(turns, speakers, company.narrator))
    tie_callings(turns, weighed, company)
    return FirstLook(parts, census.spelled, company, mentions, found, turns, speakers)


def lay_groundwork(
    story: Story, quotations: Sequence[Quotation], named: Sequence[str], forest: Forest | None = None
) -> Groundwork:
    """Return what a story shows before its speakers are decided; people `named` that it lacks are added.

    Speakers are decided once on the way: who speaks the bare lines says much about whom "she" means after
    them. Another `forest` than the stored one may say who are one.
    """
    look = first_look(story, quotations)
    company, parts, mentions = look.company, look.passages, look.mentions
    sightings = look.sightings()
    tie_epithets(sightings, company)
    tie_people(sightings, company, forest)
    company.kin = find_kin(parts, mentions, look.found.owners, look.turns, look.speakers, company)
    people = [company.now(whom[0][0]) if whom else None for whom in look.found.meant]
    voices = _voices(look.turns, [who if who is None else company.now(who) for who in look.speakers])
    votes = gender_votes(mentions, people, parts)
    company.learn_genders(votes)
    company.learn_they(called_they(parts, mentions, people, votes, company))
    mentions = singled(mentions, people, company.they)
    known = company.people_called((), look.spelled)
    numbers = company.people_called(named, look.spelled)
    told = tellers(story, company)
    near = other_tellers(parts, told) | voices
    scenery = Scenery(parts, mentions, referents(mentions, company, near).meant)
    turns = find_turns(scenery, quotations)
    weighed = weigh(turns, company)
    company.learn_ages(age_signs(mentions, company))
    names = company.display_names(look.spelled)
    added = tuple(name for name in numbers if name not in known)
    return Groundwork(scenery, company, turns, weighed, names, numbers, added, told)


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


def _voices(turns: Sequence[Turn], speakers: Sequence[int | None]) -> dict[int, int]:
    return {
        passage: person
        for turn, person in zip(turns, speakers, strict=True)
        for passage in turn.passages
        if person is not None
    }
