"""What words around people show of them: gender by the pronouns that follow, age by adjectives."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise

from drama.script.prose.company import Company
from drama.script.prose.mentions import POSSESSIVE, Mention
from drama.script.prose.model import Age, Gender
from drama.script.prose.passages import Passage

_OTHER: dict[Gender, Gender] = {"male": "female", "female": "male", "unknown": "unknown"}

NEAR_VOTES = 3
"""What a pronoun in the paragraph that names somebody counts for their gender, against 1 in the next."""

TOLD_VOTES = 12
"""What it counts to be told to be a girl: as much as it takes to outvote a first name."""

_IS = ("was", "is")

_MET = ("name", "description", "group")
"""Kinds of mention that say of themselves who is meant."""


def gender_votes(
    mentions: Sequence[Mention], people: Sequence[int | None], passages: Sequence[Passage]
) -> Counter[tuple[int, Gender]]:
    """Return how often each person is followed by pronouns of each gender, or kept apart from them.

    `people` holds whom each mention means, None where that is not known. In the paragraph that names somebody
    a pronoun is more often theirs than in the next; being told to be a girl outweighs a name.
    """
    votes: Counter[tuple[int, Gender]] = Counter()
    previous: tuple[Mention, int] | None = None
    crowded = False
    for mention, person in zip(mentions, people, strict=True):
        if mention.quoted:
            continue
        if mention.kind in ("name", "description"):
            close = previous is not None and mention.sentence - previous[0].sentence <= 1
            crowded = person is None or (close and previous is not None and person != previous[1])
            previous = previous if person is None else (mention, person)
        elif mention.kind == "narrator":
            crowded = True
        elif mention.kind == "pronoun" and previous is not None and not crowded:
            before, whose = previous
            gap = mention.sentence - before.sentence
            if gap <= 1 and before.role == "subject":
                clash = gap == 0 and mention.form[0] in ("him", "that")
                same = passages[before.passage].paragraph == passages[mention.passage].paragraph
                votes[whose, _OTHER[mention.gender] if clash else mention.gender] += NEAR_VOTES if same else 1
            if mention.role == "subject":
                crowded = crowded or gap > 1
    return votes + _met_votes(mentions, people) + _told_votes(mentions, people, passages)


def _met_votes(mentions: Sequence[Mention], people: Sequence[int | None]) -> Counter[tuple[int, Gender]]:
    """Return how often a pronoun can only go on with somebody who was met: "I found Park. He sat there."

    Whoever met them tells the story, or is of the other gender.
    """
    votes: Counter[tuple[int, Gender]] = Counter()
    told = [(one, who) for one, who in zip(mentions, people, strict=True) if not one.quoted]
    sentences = [list(group) for _, group in groupby(told, key=lambda each: each[0].sentence)]
    for before, after in pairwise(sentences):
        first = after[0][0]
        apart = first.sentence - before[0][0].sentence > 1
        if apart or first.kind != "pronoun" or first.role != "subject" or first.gender == "unknown":
            continue
        met = {who for one, who in before if one.kind in _MET}
        by = {"teller" if one.kind == "narrator" else one.gender for one, _ in before if one.kind not in _MET}
        if len(met) == 1 and by and first.gender not in by:
            votes.update({(who, first.gender): NEAR_VOTES for who in met if who is not None})
    return votes


def _told_votes(
    mentions: Sequence[Mention], people: Sequence[int | None], passages: Sequence[Passage]
) -> Counter[tuple[int, Gender]]:
    """Return what people are told to be: "George was a girl of eleven"."""
    votes: Counter[tuple[int, Gender]] = Counter()
    for (mention, who), (after, _) in pairwise(zip(mentions, people, strict=True)):
        if who is None or mention.quoted or mention.passage != after.passage or after.kind != "description":
            continue
        words = passages[mention.passage].words
        between = words[mention.last : after.first]
        article = words[after.first].low if after.first < len(words) else ""
        behind = words[after.last].low if after.last < len(words) else ""
        is_told = len(between) == 1 and between[0].low in _IS and article in ("a", "an")
        if is_told and behind not in POSSESSIVE:
            votes[who, after.gender] += TOLD_VOTES
    return votes


def age_signs(mentions: Sequence[Mention], company: Company) -> Counter[tuple[int, Age]]:
    """Return how often each named person is called old, a child and so on: `Ada, an old nurse`."""
    signs: Counter[tuple[int, Age]] = Counter()
    for mention, after in pairwise(mentions):
        if mention.kind == "name" and mention.age != "unknown":
            signs[company.number(mention.form), mention.age] += 1
        near = (after.passage, after.sentence) == (
            mention.passage,
            mention.sentence,
        ) and after.first - mention.last <= 2
        if mention.kind == "name" and near and after.kind == "description" and after.first > mention.last:
            signs[company.number(mention.form), after.age] += after.age != "unknown" and not after.owner
    return signs
