"""Two who are told apart by their looks: of Harry and Draco, the blond is one and the brunet the other.

"The taller boy" compares people who are there already, so he is nobody new.
"""

from drama.script.prose.company import Company
from drama.script.prose.listed import listed
from drama.script.prose.model import clash
from drama.script.prose.nouns import KIN
from drama.script.prose.runs import Form
from drama.script.prose.sightings import Sightings

_COMPARED = listed("taller shorter older younger smaller bigger larger broader slighter slimmer elder")
_HAIR = listed("blond blonde brunet brunette redhead")
_LOOKS = ("-haired", "-eyed")
_TWO = 2


def tie_epithets(sightings: Sightings, company: Company) -> None:
    """Make one of two people where one is only what the other looks like.

    Two named people are in the scenes in question, and one of them speaks right before or after, or is told
    of beside, who goes by looks alone.
    """
    found = [one for one in sightings if company.is_description(one) and _is_epithet(company, one)]
    for person in sorted(found, key=lambda one: (-len(sightings.of(one).turns), one)):
        there = _there(sightings, company, person)
        beside = {company.now(one) for one in sightings.beside(person, -1, 1) if one is not None}
        beside |= {one for one in there if sightings.together(person, one) or sightings.apart(person, one)}
        fits = [one for one in there if one not in beside]
        agree = len(fits) == 1 and not clash(company.genders[person], company.genders[fits[0]])
        if len(there) == _TWO and agree and fits[0] != company.narrator:
            company.join(fits[0], person)


def _is_epithet(company: Company, person: int) -> bool:
    return any(_tells_apart(form) for form in company.forms[person])


def _tells_apart(form: Form) -> bool:
    looks = any(word in _COMPARED or word.endswith(_LOOKS) for word in form[:-1])
    return form[-1] in _HAIR or (looks and form[-1] not in KIN)


def _there(sightings: Sightings, company: Company, person: int) -> list[int]:
    """Return the narrator and the named people who are seen in somebody's scenes."""
    scenes = sightings.of(person).scenes.keys()
    people = (one for one in sightings if one < company.named or one == company.narrator)
    return [one for one in people if company.forms[one] and sightings.of(one).scenes.keys() & scenes]
