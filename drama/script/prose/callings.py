"""Names that somebody is only ever called by, tied to whom the narration calls otherwise.

A story may tell of Halloran throughout, and have her colleagues say "Ruth". Who answers such a call is the
one who is called.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from drama.script.prose.company import Company
from drama.script.prose.kin import ELDERS, RELATION
from drama.script.prose.names import TITLES, first_name_gender
from drama.script.prose.runs import Form, split_title
from drama.script.prose.speakers import Option, decide
from drama.script.prose.turns import Turn

ANSWERS, SPOKE_LAST = 2, 1
"""What speaking the turn after a call, and the turn before it, says for being the one who is called."""

LEAST, CLEAR = 3, 2
"""What somebody needs, and how many times what the next one has."""

_CALLS = 2


def tie_callings(turns: Sequence[Turn], weighed: Sequence[list[Option]], company: Company) -> None:
    """Make one of a first name, a rank or a Mum that is only ever called, and of whoever answers to it.

    `weighed` are the options of the turns; they are decided without those who are only called. Only people
    with a name of their own answer to another; with a first name as well, only to Mum, Captain and the like.
    Where some who call are clearly answered by somebody else, there may be two of them, and neither is made
    one.
    """
    heard = Counter(person for turn in turns for person in set(turn.called))
    called = [one for one in heard if company.forms[one] and company.only_called(one)]
    names = [one for one in sorted(called) if heard[one] >= _CALLS and _is_calling(company, one)]
    if not names:
        return
    others = [[option for option in options if option.person not in called] for options in weighed]
    speakers = [decision.person for decision in decide(turns, others, {})]
    for person in names:
        by_caller = _answers(turns, speakers, person)
        bearer = _bearer(company, person, sum(by_caller.values(), Counter()))
        each = {_bearer(company, person, votes) for votes in by_caller.values()}
        if bearer is not None and each <= {bearer, None}:
            company.join(bearer, person)


def _answers(
    turns: Sequence[Turn], speakers: Sequence[int | None], person: int
) -> dict[int | None, Counter[int]]:
    """Return for everybody who calls a person who speaks beside it, and what that says for being meant."""
    votes: defaultdict[int | None, Counter[int]] = defaultdict(Counter)
    for at, turn in enumerate(turns):
        if person not in turn.called:
            continue
        for beside, weight in ((at + 1, ANSWERS), (at - 1, SPOKE_LAST)):
            if 0 <= beside < len(turns) and turns[beside].scene == turn.scene:
                who = speakers[beside]
                if who is not None and who != speakers[at]:
                    votes[speakers[at]][who] += weight
    return votes


def _bearer(company: Company, person: int, votes: Mapping[int, int]) -> int | None:
    """Return who clearly answers to a person's name, and may bear it."""
    ranked = sorted(votes, key=lambda who: (-votes[who], who))
    most = [votes[who] for who in ranked[:2]] + [0, 0]
    clear = most[0] >= LEAST and most[0] >= CLEAR * most[1] and ranked[0] < company.named
    return ranked[0] if clear and _may_bear(company, person, ranked[0]) else None


def _is_calling(company: Company, person: int) -> bool:
    """Return whether all that a person goes by is one first name, one bare rank, or Mum and the like."""
    (form, *more) = company.forms[person]
    title, core = split_title(form)
    plain = not more and not title and len(core) == 1
    return plain and (_is_office(core[0]) or first_name_gender(core[0]) != "unknown")


def _is_office(word: str) -> bool:
    """Return whether a word says what somebody is, and no more: Captain, Mum."""
    return word in TITLES or RELATION.get(word) in ELDERS


def _may_bear(company: Company, person: int, bearer: int) -> bool:
    """Return whether somebody is of the gender a name shows; a Mum or a Captain may have a first name too."""
    shown, known = company.genders[person], company.genders[bearer]
    office = any(_is_office(form[0]) for form in company.forms[person])
    return shown in (known, "unknown") and (office or not any(map(_has_first_name, company.forms[bearer])))


def _has_first_name(form: Form) -> bool:
    title, core = split_title(form)
    return len(core) > 1 or (not title and first_name_gender(core[0]) != "unknown")
