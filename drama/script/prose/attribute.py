"""Who says what: from a story and its quotations to a reading."""

from collections import Counter
from collections.abc import Sequence

from drama.script.prose.company import Company
from drama.script.prose.mentions import Mention, Spotter, talking_creatures
from drama.script.prose.model import Attribution, Quotation, Reading
from drama.script.prose.passages import Passage, passages
from drama.script.prose.people import name_figures
from drama.script.prose.referents import gender_votes, referents
from drama.script.prose.runs import Census
from drama.script.prose.speakers import decide
from drama.script.prose.turns import Scenery, TurnFinder
from drama.story.model import Story


def _first_person(mentions):
    told = [m for m in mentions if m.kind == "narrator"]
    return told


def attribute(story: Story, quotations: tuple[Quotation, ...]) -> Reading:
    """Return who speaks each quotation of a story, and everybody in it."""
    parts = passages(story, quotations)
    census = Census(parts)
    figures = name_figures(census)
    narr = sum(1 for p in parts if p.quotation is None for w in p.words if w.text == "I")
    n = sum(len(p.words) for p in parts if p.quotation is None)
    company = Company(figures, first_person=narr > 0.006 * n)
    spotter = Spotter(company.names, talking_creatures(parts))
    mentions = [
        m for number, (p, found) in enumerate(zip(parts, census.runs, strict=True)) for m in spotter.spot(number, p, found)
    ]
    company.learn_genders(gender_votes(mentions, company))
    meant = referents(mentions, company)
    for _ in range(2):
        turns = list(TurnFinder(Scenery(parts, mentions, meant), quotations).turns())
        decided = decide(turns, company)
        spoken = {n: person for turn, (o, person) in zip(turns, decided) for n in turn.passages if person is not None}
        meant = referents(mentions, company, spoken)
    who = [None] * len(quotations)
    from drama.script.prose.speakers import _clue_weight
    for turn, (opts, person) in zip(turns, decided, strict=True):
        cl = [(c.method, _clue_weight(c, person)) for c in turn.clues]
        m = max(cl, key=lambda x: x[1], default=("turns", 0))
        m = m[0] if m[1] > 2 else "turns"
        for q in turn.quotations:
            who[q] = (person, m)
    name = lambda p: None if p is None else " ".join(w.capitalize() for w in company.forms[p].most_common(1)[0][0])
    return Reading(quotations, tuple(Attribution(name(w and w[0]), .5, w[1] if w else "") for w in who), ())
