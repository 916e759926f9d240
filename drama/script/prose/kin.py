"""Relatives, friends and the like: the words for them, and who is what to whom in one story."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from drama.script.prose.listed import listed
from drama.script.prose.model import Gender

WORDS = {
    "mother": listed("mother mom mum mommy mummy mama mamma ma mam maman mamá mami mutti amma ammi eomma"),
    "father": listed("father dad daddy papa papá pa da tata tato baba abba abbu appa papi"),
    "grandmother": listed(
        """grandmother grandma granny gran nana nan grandmama grandmamma oma nonna abuela abuelita babcia
        babushka bubbe yiayia mémère mormor farmor halmoni amatxi"""
    ),
    "grandfather": listed(
        """grandfather grandpa granddad grandad gramps grandpapa opa nonno abuelo dziadek zayde pappou
        pépère morfar farfar harabeoji"""
    ),
    "aunt": listed("aunt auntie aunty tante tía ciocia"),
    "uncle": listed("uncle tío"),
    "brother": listed("brother"),
    "sister": listed("sister"),
    "husband": listed("husband"),
    "wife": listed("wife"),
    "son": listed("son"),
    "daughter": listed("daughter"),
    "nephew": listed("nephew"),
    "niece": listed("niece"),
    "grandson": listed("grandson"),
    "granddaughter": listed("granddaughter"),
    "cousin": listed("cousin"),
    "boyfriend": listed("boyfriend"),
    "girlfriend": listed("girlfriend"),
    "best friend": frozenset(("best friend",)),
    "roommate": listed("roommate flatmate housemate"),
    "boss": listed("boss"),
    "assistant": listed("assistant"),
}
"""What somebody may be to somebody else, with the words for it; step-relatives are not taken for others."""

RELATION = {word: relation for relation, words in WORDS.items() for word in words}
"""What each word for a relative says they are."""


def relation_of(words: Sequence[str]) -> str | None:
    """Return what the last words of a description say that somebody is: her old uncle, her best friend."""
    return RELATION.get(" ".join(words[-2:])) or RELATION.get(words[-1])


ELDERS = ("mother", "father", "grandmother", "grandfather")
"""Who is called by such a word alone, as if it were a name."""

TITLED = ("aunt", "uncle", "cousin", "grandmother", "grandfather")
"""What a title before a name says somebody is; Mother Agnes and Brother Tuck are nobody's."""

_BACK: dict[str, dict[Gender, str]] = {
    relation: {"male": male, "female": female}
    for relations, male, female in (
        ("mother,father", "son", "daughter"),
        ("son,daughter", "father", "mother"),
        ("brother,sister", "brother", "sister"),
        ("husband,wife", "husband", "wife"),
        ("aunt,uncle", "nephew", "niece"),
        ("nephew,niece", "uncle", "aunt"),
        ("grandmother,grandfather", "grandson", "granddaughter"),
        ("grandson,granddaughter", "grandfather", "grandmother"),
        ("cousin", "cousin", "cousin"),
        ("boyfriend,girlfriend", "boyfriend", "girlfriend"),
        ("roommate", "roommate", "roommate"),
        ("best friend", "best friend", "best friend"),
    )
    for relation in relations.split(",")
}
"""What a man and a woman are to whoever is so much to them."""

_SHARED = (*ELDERS, "aunt", "uncle")
"""Relatives that brothers and sisters have in common."""

_CLEAR = 2
"""How many times as much must speak for somebody as for the next one."""


class Kin:
    """Who is what to whom, with how much speaks for it; what follows from it counts where nothing is said."""

    def __init__(self) -> None:
        self._found: defaultdict[tuple[int, str], Counter[int]] = defaultdict(Counter)
        self._follows: defaultdict[tuple[int, str], Counter[int]] = defaultdict(Counter)

    def learn(self, owner: int, relation: str, person: int, genders: Sequence[Gender], weight: int) -> None:
        """Take it that a person is so much to an owner, and the owner what follows from it to them.

        `genders` are those of everybody, by number.
        """
        if owner == person:
            return
        self._found[owner, relation][person] += weight
        if back := _BACK.get(relation, {}).get(genders[owner]):
            self._follows[person, back][owner] += weight

    def share(self) -> None:
        """Give brothers and sisters the elder relatives of one another, of a sort that they have none of."""
        pairs = {
            pair
            for found in (self._found, self._follows)
            for (owner, relation), people in found.items()
            if relation in ("brother", "sister")
            for sibling in people
            for pair in ((owner, sibling), (sibling, owner))
        }
        for owner, sibling in sorted(pairs):
            for relation in _SHARED:
                if not self._found[sibling, relation]:
                    self._found[sibling, relation].update(self._found[owner, relation])

    def otherwise(self, owner: int | None, relation: str | None, person: int) -> bool:
        """Return whether somebody is known to be something else to an owner."""
        if owner is None or relation is None:
            return False
        others = WORDS.keys() - {relation}
        return any(
            person in table.get((owner, other), ())
            for table in (self._found, self._follows)
            for other in others
        )

    def of(self, owners: Sequence[int], relation: str) -> int | None:
        """Return who clearly is so much to one of the owners, the likeliest of them first."""
        tables = (self._found, self._follows)
        found = (_clear(table.get((owner, relation), Counter())) for table in tables for owner in owners)
        return next((one for one in found if one is not None), None)


def _clear(votes: Counter[int]) -> int | None:
    """Return for whom clearly most speaks."""
    ranked = votes.most_common(2)
    clear = ranked and (len(ranked) == 1 or ranked[0][1] >= _CLEAR * ranked[1][1])
    return ranked[0][0] if clear else None
