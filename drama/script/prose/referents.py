"""Who each mention in the narration means: names at once, descriptions and pronouns by what came before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from drama.script.prose.company import Company
from drama.script.prose.kin import ELDERS, relation_of
from drama.script.prose.listed import listed
from drama.script.prose.mentions import SECOND, TELLERS, Mention
from drama.script.prose.model import Gender, clash
from drama.script.prose.nouns import KIN, PRONOUNS, RELATIONS
from drama.script.prose.runs import Form

_MOST = 6
"""People that a pronoun may mean, at the most."""

_REACH = 12
"""Sentences a pronoun or a bare "the man" looks back."""

_FAR = 120
"""Sentences in which somebody is named who is only "he" before, or behind."""

Meant = tuple[tuple[int, float], ...]
"""The people a mention may mean, best first, each with how much it speaks for them; the best has 0.0."""

NAMED_LESS, DESCRIBED_LESS = -0.5, -1.0
"""What a named girl nearby lacks where "the girl" was brought in as "a girl", and the reverse."""

_LATELY = 8
"""Sentences back in which "his friend" may have been named."""

STAYS = 40
"""Sentences for which "a tall man" remains "the man"."""

DECAY = 1.0
"""What a sentence takes from how near somebody is to mind."""

_GENERIC = listed("""man woman lady gentleman youth fellow maiden creature""")
_ORDINALS = listed("first second third fourth fifth sixth other")
_VAGUE = listed("young little poor good dear brave same other worthy fair")
_AT_HOME = (*ELDERS, "husband", "wife")
"""Relatives of whom everybody has one or two, so that not any man or woman nearby may be meant."""

_FRIENDS = listed("friend companion colleague partner")

_LIKELY_OWNERS, _OWNER_LACKS = 3, 2.5
"""How many people "her" of "her aunt" may mean, and how much less than the first may speak for them."""

GUESS_LESS = -0.5
"""What each further person lacks of whom "his friend" may mean, where the story does not say who that is."""

_NOWHERE = -1
"""The passage before somebody whom no quotation is next to."""

_ROLE_WEIGHT = {"subject": 1.5, "body": 1.0, "object": 0.0}


class Memory:
    """Who was mentioned lately, and how prominently."""

    def __init__(self, company: Company) -> None:
        self._company = company
        self._last: dict[int, tuple[int, float]] = {}
        self._heads: dict[str, tuple[int, int]] = {}
        self._introduced: set[int] = set()

    def note(self, person: int, sentence: int, weight: float) -> None:
        """Remember that a person was mentioned in a sentence."""
        old_sentence, old_weight = self._last.pop(person, (sentence, 0.0))
        kept = max(weight, old_weight if old_sentence == sentence else old_weight - 1.0)
        self._last[person] = (sentence, max(kept, weight))
        if len(self._last) > 2 * _REACH:
            del self._last[next(iter(self._last))]

    def ranked(
        self, gender: Gender, sentence: int, but: int | None = None, *, they: bool | None = None
    ) -> Meant:
        """Return the people a pronoun may mean, the likeliest first: those called "they", or only others."""
        scored = sorted(
            (-self._nearness(person, gender, sentence), person)
            for person in self._last
            if person not in (but, self._company.narrator, self._company.everyone)
            and self._fits(person, gender, sentence)
            and (they is None or (person in self._company.they) == they)
        )
        return tuple((person, scored[0][0] - score) for score, person in scored[:_MOST])

    def _fits(self, person: int, gender: Gender, sentence: int) -> bool:
        known = self._company.genders[person]
        if gender != "unknown" and self._company.is_thing(person):
            return False  # "she" is not the river that was named last, though the river speaks
        return sentence - self._last[person][0] <= _REACH and (
            known == gender or "unknown" in (known, gender)
        )

    def _nearness(self, person: int, gender: Gender, sentence: int) -> float:
        last, weight = self._last[person]
        sure = 1.5 if self._company.genders[person] == gender else 0.0
        return weight - DECAY * (sentence - last) + sure - 0.5 * self._company.is_description(person)

    def describe(self, mention: Mention, owners: Sequence[int]) -> Meant:
        """Return whom a description means: whom it brought in, somebody named nearby, or a new person.

        `owners` are those of whom it may speak: "her father".
        """
        related = self._related(mention, owners) if mention.owner else ()
        if related:
            return related
        known = self._company.known(mention.form, mention.owner)
        if known is not None and mention.definite and not self._company.is_description(known):
            return ((known, 0.0),)
        person, sure = self._bearer(mention, known)
        self._company.claim(person, mention.owner)
        self._heads[mention.form[-1]] = (person, mention.sentence)
        named = self._named_nearby(mention) if mention.definite and mention.form[-1] not in KIN else None
        if named is None:
            return ((person, 0.0),)
        return ((person, 0.0), (named, NAMED_LESS)) if sure else ((named, 0.0), (person, DESCRIBED_LESS))

    def _bearer(self, mention: Mention, known: int | None) -> tuple[int, bool]:
        """Return the person who goes by a description, and whether the story has brought them in as such."""
        if not mention.definite:
            person = self._company.described(mention.form, mention)
            self._introduced.add(person)
            return person, True
        seen = self._heads.get(mention.form[-1])
        recent = seen is not None and mention.sentence - seen[1] < STAYS
        if seen and recent and (known == seen[0] or self._same(mention.form, seen[0])):
            self._company.call(seen[0], mention.form)
            return seen[0], seen[0] in self._introduced
        person = self._company.described(mention.form, mention)
        return person, len(mention.form) > 1 and person in self._introduced and self._company.often(person)

    def _same(self, form: Form, person: int) -> bool:
        """Return whether a description fits somebody described before: "the old man" for "a man"."""
        others = [set(other[:-1]) for other in self._company.forms[person]]
        if any((set(form) ^ other) & _ORDINALS for other in others):
            return False
        return len(form) == 1 or any(not other or other & set(form[:-1]) for other in others)

    def owners(self, mention: Mention, called: Sequence[int], speaker: int | None) -> list[int]:
        """Return whose friend or relative a description may speak of, the likeliest first.

        `called` are whom the quotation right before calls: `“Xab,” his mother said.` Its `speaker` is the
        relative.
        """
        teller = self._company.you if mention.owner in SECOND else self._company.narrator
        if mention.owner in TELLERS and teller is not None:
            return [teller]
        gender = PRONOUNS.get(mention.owner, ("unknown", False))[0]
        addressed = [one for one in called if not clash(gender, self._company.genders[one])]
        fits = self.ranked(gender, mention.sentence)
        near = [owner for owner, less in fits[:_LIKELY_OWNERS] if less > -_OWNER_LACKS]
        near.sort(key=lambda owner: owner == speaker)
        return list(dict.fromkeys([*addressed, *near]))

    def _related(self, mention: Mention, owners: Sequence[int]) -> Meant:
        """Return the named people that "her father" or "his friend" may stand for.

        The teller's own uncle may go without a name throughout.
        """
        head, relation, owner = mention.form[-1], relation_of(mention.form), next(iter(owners), None)
        known = self._relative(relation, owners) if relation else None
        if known is None and mention.owner in TELLERS:
            known = self._company.named_kin(head)
        if known is None:
            by_name = (self._company.relative, self._company.owned)
            found = (told(one, head) for told in by_name for one in owners)
            known = next((one for one in found if one is not None), None)
        if known is None and relation:
            known = self._entitled(relation, owner, mention.sentence)
        if known is not None:
            return ((known, 0.0),)
        of_teller = head in KIN and mention.owner in TELLERS
        sought = head in RELATIONS and relation not in _AT_HOME and not of_teller
        return self._nearby(mention, owner, relation) if sought else ()

    def _relative(self, relation: str, owners: Sequence[int]) -> int | None:
        """Return who is known to be so much to one of the owners; who tells the story is "I"."""
        known = self._company.kin.of(owners, relation)
        return None if known == self._company.narrator else known

    def _entitled(self, relation: str, owner: int | None, sentence: int) -> int | None:
        """Return whom a title calls so: the only one of the story, or else the last one lately named."""
        every = self._company.entitled(relation) - {owner}
        if len(every) == 1:
            return every.pop()
        last = {one: self._last[one][0] for one in every if one in self._last}
        near = [one for one in last if sentence - last[one] <= _REACH]
        return max(near, key=lambda one: (last[one], one), default=None)

    def _nearby(self, mention: Mention, owner: int | None, relation: str | None) -> Meant:
        """Return the named people nearby of whom one may be somebody's friend or relative.

        The teller's friend is whoever the story speaks of most, another's whoever was mentioned last. Who is
        known to be something else to the owner is left out.
        """
        near = [
            one
            for one, _ in self.ranked(mention.gender, mention.sentence, owner)
            if self._is_somebody(one) and not self._company.kin.otherwise(owner, relation, one)
        ]
        if mention.owner in TELLERS and mention.form[-1] in _FRIENDS:
            near.sort(key=lambda one: -self._company.forms[one].total())
        near.sort(key=lambda one: not self._fits_well(one, mention))
        fits = near and self._fits_well(near[0], mention)
        return tuple((one, GUESS_LESS * place) for place, one in enumerate(near)) if fits else ()

    def _is_somebody(self, person: int) -> bool:
        """Return whether somebody has a name, or often goes by a description that shows a gender."""
        known = self._company.genders[person] != "unknown"
        return not self._company.is_description(person) or (known and self._company.often(person))

    def _fits_well(self, person: int, mention: Mention) -> bool:
        """Return whether somebody is of the gender of a description, and was mentioned lately."""
        sure = mention.gender in ("unknown", self._company.genders[person])
        return sure and mention.sentence - self._last[person][0] <= _LATELY

    def _named_nearby(self, mention: Mention) -> int | None:
        """Return a named person whom "the girl" or "the young lady" may stand for."""
        if mention.gender == "unknown" or mention.form[-1] not in _GENERIC or set(mention.form[:-1]) - _VAGUE:
            return None
        for person, _ in self.ranked(mention.gender, mention.sentence):
            last = self._last[person][0]
            if not self._company.is_description(person) and self._company.genders[person] == mention.gender:
                return person if mention.sentence - last <= 6 else None
        return None


@dataclass(frozen=True, slots=True)
class Referents:
    """Whom every mention of a story may mean, nobody where it cannot be told.

    `owners` says whose relative or friend a mention may speak of, by its place among them.
    """

    meant: Sequence[Meant]
    owners: Mapping[int, Sequence[int]]


def referents(
    mentions: Sequence[Mention], company: Company, spoken: Mapping[int, int] | None = None
) -> Referents:
    """Return whom each mention may mean.

    `spoken` says who speaks which passage, as far as that is known: speakers are fresh in mind.
    """
    memory = Memory(company)
    found: list[Meant] = []
    owners: dict[int, Sequence[int]] = {}
    spoken, called, told = spoken or {}, _called(mentions, company), -1
    voiced = sorted(spoken.items(), reverse=True)
    subject: tuple[int, int | None] = (-1, None)
    for mention in mentions:
        while voiced and voiced[-1][0] < mention.passage:
            memory.note(voiced.pop()[1], mention.sentence - 1, 0.5)
        but = subject[1] if subject[0] == mention.sentence and mention.form[0] in ("him", "her") else None
        if mention.of:
            owner = company.number(mention.of)
            owners[len(found)] = [owner]
            memory.note(owner, mention.sentence, _ROLE_WEIGHT["object"])
        elif mention.owner:
            first = mention.role == "subject" and mention.passage != told
            quoted = mention.passage - 1 if first else _NOWHERE
            owners[len(found)] = memory.owners(mention, called.get(quoted, ()), spoken.get(quoted))
        told = mention.passage
        meant = _meant(mention, memory, company, but, owners.get(len(found), ()))
        found.append(meant)
        if not meant or mention.quoted or mention.kind == "group":
            continue
        if mention.role == "subject":
            subject = (mention.sentence, meant[0][0])
        memory.note(meant[0][0], mention.sentence, _ROLE_WEIGHT[mention.role])
    return Referents(_filled(mentions, found, company), owners)


def _called(mentions: Sequence[Mention], company: Company) -> Mapping[int, list[int]]:
    """Return who is called in each quotation, by its passage."""
    called: defaultdict[int, list[int]] = defaultdict(list)
    for mention in mentions:
        if mention.called:
            called[mention.passage].append(company.now(company.number(mention.form)))
    return called


def _filled(mentions: Sequence[Mention], found: Sequence[Meant], company: Company) -> list[Meant]:
    """Return whom mentions mean; a pronoun that means nobody near is who was named long ago, or who is next.

    So stories begin in the middle of things: "He had never seen it", and in the second paragraph his name.
    Who is never named is a person all the same.
    """
    ahead = _nearest(zip(reversed(mentions), reversed(found), strict=True), company)[::-1]
    back = _nearest(zip(mentions, found, strict=True), company)
    return [
        meant or before or after or _unnamed(mention, company)
        for mention, meant, before, after in zip(mentions, found, back, ahead, strict=True)
    ]


def _unnamed(mention: Mention, company: Company) -> Meant:
    """Return who is only ever "she" or "he"."""
    acts = mention.kind == "pronoun" and mention.role == "subject" and not mention.quoted
    return ((company.unnamed(mention.gender), 0.0),) if acts and mention.gender != "unknown" else ()


def _nearest(mentions: Iterable[tuple[Mention, Meant]], company: Company) -> list[Meant]:
    """Return for every pronoun the last of its gender who was named, if that is not far."""
    last: dict[Gender, tuple[int, int]] = {}
    nearest: list[Meant] = []
    for mention, meant in mentions:
        known = last.get(mention.gender) if mention.kind == "pronoun" else None
        near = known is not None and abs(known[1] - mention.sentence) <= _FAR
        nearest.append(((known[0], 0.0),) if known and near else ())
        if mention.kind == "name":
            last[company.genders[meant[0][0]]] = meant[0][0], mention.sentence
    return nearest


def _whole(person: int | None) -> Meant:
    return () if person is None else ((person, 0.0),)


def _meant(
    mention: Mention, memory: Memory, company: Company, but: int | None, owners: Sequence[int]
) -> Meant:
    if mention.kind == "name":
        return _whole(company.number(mention.form))
    if mention.kind == "description":
        return memory.describe(mention, owners)
    if mention.kind == "pronoun":
        they = mention.form == ("they",)
        but = but if mention.role == "object" else None
        return memory.ranked(mention.gender, mention.sentence, but, they=they)
    if mention.kind == "narrator" and mention.form[0] != "we":
        return _whole(company.you if mention.form[0] in SECOND else company.narrator)
    if mention.kind == "group" and mention.role == "subject":
        return ((company.everyone, 0.0),)
    return ()
