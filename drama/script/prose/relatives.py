"""What a story shows of who is related to whom, so that `her aunt` may be somebody with a name.

It says so beside a name (`her sister, Fran,`), and people show it by what they call each other (`No,
Aunt Pip`).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from drama.script.prose.company import Company
from drama.script.prose.kin import ELDERS, RELATION, TITLED, Kin, relation_of
from drama.script.prose.mentions import Mention
from drama.script.prose.model import clash
from drama.script.prose.passages import BREAKS, Passage
from drama.script.prose.runs import Form
from drama.script.prose.turns import Turn

_TOLD, _CALLED = 3, 1
"""How much words beside a name say, and a call by somebody who is only thought to speak."""


class Fact(NamedTuple):
    """Somebody who is so much to an owner, by number, with how much speaks for it."""

    owner: int
    relation: str
    person: int
    weight: int


def find_kin(
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    owners: Mapping[int, Sequence[int]],
    turns: Sequence[Turn],
    speakers: Sequence[int | None],
    company: Company,
) -> Kin:
    """Return who is what to whom, by all that a story shows.

    `owners` says whose relative a mention may speak of, by its place among the `mentions`; `speakers` who is
    taken to speak each turn.
    """
    kin = Kin()
    for fact in (*_told(passages, mentions, owners, company), *_called(mentions, turns, speakers, company)):
        owner, person = company.now(fact.owner), company.now(fact.person)
        kin.learn(owner, fact.relation, person, company.genders, fact.weight)
    kin.share()
    return kin


def _told(
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    owners: Mapping[int, Sequence[int]],
    company: Company,
) -> Iterator[Fact]:
    """Yield the relatives that the narration names: `her sister Fran`, `Fran, her sister,`."""
    for at, (one, other) in enumerate(pairwise(mentions)):
        beside = (one.passage, one.sentence) == (other.passage, other.sentence)
        if one.quoted or not beside or not (at in owners or at + 1 in owners):
            continue
        words = passages[one.passage].words
        marks = [word.text for word in words[one.last : other.first]]
        closed = other.last == len(words) or words[other.last].text in BREAKS
        if at in owners and other.kind == "name" and (not marks or (marks == [","] and closed)):
            yield from _fact(one, owners[at][:1], other, company)
        elif at + 1 in owners and one.kind == "name" and marks == [","] and closed:
            yield from _fact(other, owners[at + 1], one, company)


def _fact(described: Mention, owners: Sequence[int], named: Mention, company: Company) -> Iterator[Fact]:
    """Yield that somebody named is what a description says to the likeliest owner but themselves."""
    relation, person = relation_of(described.form), company.now(company.number(named.form))
    owner = next((one for one in owners if company.now(one) != person), None)
    if relation and owner is not None and not clash(described.gender, company.genders[person]):
        yield Fact(owner, relation, person, _TOLD)


def _called(
    mentions: Sequence[Mention], turns: Sequence[Turn], speakers: Sequence[int | None], company: Company
) -> Iterator[Fact]:
    """Yield the relatives whom people call by a name that says what they are: Mamma, Aunt Pip."""
    calls: defaultdict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.called:
            calls[mention.passage].append(mention)
    for turn, speaker in zip(turns, speakers, strict=True):
        for mention in (call for passage in turn.passages for call in calls[passage]):
            relation = _relation_of(mention.form)
            if speaker is not None and relation:
                yield Fact(speaker, relation, company.number(mention.form), _CALLED)


def _relation_of(form: Form) -> str | None:
    """Return what a name says its bearer is to whoever calls them so."""
    relation = RELATION.get(form[0])
    says = relation in (TITLED if len(form) > 1 else (*ELDERS, *TITLED))
    return relation if says else None
