"""People whom a story calls "they": one Robin, who pushes their glasses up their nose."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from drama.script.prose.company import Company
from drama.script.prose.listed import listed
from drama.script.prose.mentions import Mention
from drama.script.prose.model import Gender
from drama.script.prose.passages import Passage
from drama.script.prose.verbs import SPEECH

_LEAST, _LEAST_SURE = 1, 2
"""Signs that make somebody "they", and those it takes without a name, or with a man's or a woman's."""

_THEMSELF = 3
_OFTEN = 3
"""Tags that say "they said", and mentions of the one whom they may mean."""

_SURER = 3
"""How many times as much such a sign says as a "he" or "she" that follows somebody, who may be another."""

_NEAR = 3
"""Words behind "their" in which it says whose nose it is: `their long nose`."""

_REACH, _CROWD = 12, 1
"""Sentences a "they" looks back for the one it may mean, and for several who are "they" together."""

_OWN = listed(
    """head nose face mouth chin hair neck tongue throat chest forehead lap voice brow jaw heart stomach
    shoulder arm teeth lips hand hands eyes arms shoulders fingers"""
)

_Seen = Sequence[tuple[Mention, int | None]]


def called_they(
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    people: Sequence[int | None],
    votes: Counter[tuple[int, Gender]],
    company: Company,
) -> frozenset[int]:
    """Return whom the narration calls "they", though each is one: "Robin shook their head".

    `people` holds whom each mention means, `votes` how often everybody is followed by "he" and by "she".
    """
    seen: defaultdict[int, list[tuple[Mention, int | None]]] = defaultdict(list)
    for mention, who in zip(mentions, people, strict=True):
        if not mention.quoted:
            seen[mention.passage].append((mention, who))
    signs: Counter[int] = Counter()
    own: set[int] = set()
    for number, passage in enumerate(passages):
        if passage.quotation is None:
            for who, owned, begun in _signs(passage, seen[number]):
                signs[who] += owned + begun
                own |= {who} if owned else set()
    found = {one for one in own if _enough(one, signs[one], votes, company)}
    return frozenset(found or _who_says(passages, people, votes, company))


def _who_says(
    passages: Sequence[Passage],
    people: Sequence[int | None],
    votes: Counter[tuple[int, Gender]],
    company: Company,
) -> set[int]:
    """Return the only named person who is hardly "he" or "she", where "they" keep saying things."""
    tags = sum(
        before.quotation is not None and passage.quotation is None and _says_they(passage)
        for before, passage in pairwise(passages)
    )
    told = Counter(one for one in people if one is not None and one < company.named)
    other = Counter({one: votes[one, "male"] + votes[one, "female"] for one in told})
    free = [one for one, count in told.items() if count >= _OFTEN and _SURER * other[one] <= count]
    return set(free) if tags >= _OFTEN and len(free) == 1 else set()


def _says_they(passage: Passage) -> bool:
    """Return whether a tag says what "they said", neither all nor both of them."""
    low = [word.low for word in passage.words[:2]]
    return low[:1] == ["they"] and low[-1] in SPEECH


def _enough(person: int, signs: int, votes: Counter[tuple[int, Gender]], company: Company) -> bool:
    known = company.genders[person] != "unknown"
    least = _LEAST_SURE if known or company.is_description(person) else _LEAST
    others = votes[person, "male"] + votes[person, "female"]
    return not (known and company.titled[person]) and signs >= least and _SURER * signs > others


def _signs(passage: Passage, seen: _Seen) -> Iterator[tuple[int, int, bool]]:
    """Yield whom a sentence alone tells of, what of theirs it names, and whether it begins with "they"."""
    opens = [*sorted(passage.opens), len(passage.words)]
    before: set[int] = set()
    for start, end in pairwise(opens):
        inside = [(mention, who) for mention, who in seen if start <= mention.first < end]
        persons = {
            who for mention, who in inside if who is not None and mention.kind in ("name", "description")
        }
        crowd = any(mention.kind == "group" and mention.form != ("they",) for mention, _ in inside)
        alone = persons or before
        if len(alone) == 1 and not crowd:
            first = min((mention.last for mention, who in inside if who in persons), default=start)
            begins = not persons and passage.words[start].low == "they"
            yield next(iter(alone)), _owned(passage, first, end), begins
        before = persons


def _owned(passage: Passage, start: int, end: int) -> int:
    low = [word.low for word in passage.words[start:end]]
    own = sum(
        bool(_OWN.intersection(low[at + 1 : at + 1 + _NEAR]))
        for at, word in enumerate(low)
        if word == "their"
    )
    return own + _THEMSELF * low.count("themself")


def singled(
    mentions: Sequence[Mention], people: Sequence[int | None], they: Collection[int]
) -> list[Mention]:
    """Return mentions with "they" a pronoun of one person where one who is called so was told of lately."""
    last = crowd = -_REACH - 1
    acting: Counter[int] = Counter()
    found: list[Mention] = []
    for mention, who in zip(mentions, people, strict=True):
        at = mention.sentence
        if mention.form == ("they",) and mention.kind == "group":
            one = at - last <= _REACH and at - crowd > _CROWD
            mention = replace(mention, kind="pronoun") if one else mention
            last = at if one else last
        elif who in they and not mention.quoted:
            last = at
        if mention.kind == "group" and mention.form != ("they",):
            crowd = at
        elif who is not None and mention.role == "subject" and mention.kind in ("name", "description"):
            acting[at] += 1
            crowd = at if acting[at] > 1 else crowd
        found.append(mention)
    return found
