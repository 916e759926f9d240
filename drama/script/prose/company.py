"""Everybody in one story, named or only described, with the gender and age the text shows for them."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from math import log2

from drama.script.prose.kin import ELDERS, RELATION, TITLED, WORDS, Kin
from drama.script.prose.listed import listed
from drama.script.prose.mentions import SECOND, TELLERS, Mention
from drama.script.prose.model import Age, Gender, clash
from drama.script.prose.names import PARTICLES, RANKS, SHORTENED, TITLES, UNDOTTED
from drama.script.prose.nouns import PEOPLE, PEOPLES, PRONOUNS
from drama.script.prose.passages import Passage
from drama.script.prose.people import Figure
from drama.script.prose.runs import Form, possessive, split_title, surname

_SPOUSES_AND_PARENTS = {"husband": "mr", "father": "mr", "wife": "mrs", "mother": "mrs"}
"""The title of those who have somebody's surname by being their relative."""

_ONLY: dict[Gender, str] = {"female": "she", "male": "he"}
_AGES: tuple[Age, ...] = ("old", "child", "young", "adult")
_FIRST_PERSON_SHARE = 0.007
"""Of the narration's words and marks, the share of "I", "me" and "my" above which its teller takes part."""

_SECOND_PERSON_SHARE, _BESIDE_I = 0.03, 0.015
"""The share of "you" and "your" above which it tells of "you", by itself and beside "I"."""

_ANYBODY = listed("man woman boy girl lady gentleman child person fellow figure thing creature one")
_CALLS = 2
"""How often the narrator has to be called by a name that is heard elsewhere too for it to be theirs."""

_OFTEN = 5
"""How often somebody whom the narration never names is called if they are its teller.

Two less will do beside the teller's own lines. Others have two names as well: Mum calls Dad Arthur.
"""


@dataclass(frozen=True, slots=True)
class Calls:
    """How often each person is called by name: next to a turn of the narrator's, and by anybody but them."""

    beside: Counter[int]
    heard: Counter[int]


class Company:
    """People by number: the named ones first, then the described as they turn up.

    `narrator` is the number of the person who tells the story, or is its "you", or None in the third person;
    `you` that of whom it speaks to; `they` are those called "they"; `also` holds the descriptions of those
    who have a name; `kin` who is what to whom.
    """

    def __init__(self, figures: Sequence[Figure], *, telling: Collection[str] = ()) -> None:
        self.forms: list[Counter[Form]] = [figure.forms for figure in figures]
        self.also: list[Counter[Form]] = [Counter() for _ in figures]
        self.genders: list[Gender] = [figure.gender() for figure in figures]
        self.titled = [bool(figure.titles()) for figure in figures]
        self.ages: list[Age] = ["unknown"] * len(figures)
        self.told = [figure.told for figure in figures]
        self.fame: list[float] = []
        self.named = len(figures)
        self.names = {form: number for number, forms in enumerate(self.forms) for form in forms}
        told = {who: self._add((who,), "unknown", "unknown") for who in ("i", "you") if who in telling}
        self.you = told.get("you")
        self.narrator = told.get("i", self.you)
        self.everyone = self._add(("everyone",), "unknown", "unknown")
        self._described: dict[Form, int] = {}
        self._joined: dict[int, int] = {}
        self._mine: Counter[tuple[int, str]] = Counter()
        self._ranks = self._by_rank(figures)
        self._entitled = _by_relation(figures)
        self.kin = Kin()
        self.they: Collection[int] = ()

    def _add(self, form: Form, gender: Gender, age: Age) -> int:
        self.forms.append(Counter({form: 1}))
        self.also.append(Counter())
        self.genders.append(gender)
        self.ages.append(age)
        self.titled.append(gender != "unknown")
        return len(self.forms) - 1

    def _by_rank(self, figures: Sequence[Figure]) -> dict[str, int]:
        """Return the one person each title can stand for: "the captain", where there is one Captain.

        The lady may be any woman, so she is Lady Grey only where no other woman has a title.
        """
        ladies = sum(figure.gender() == "female" and bool(figure.titles()) for figure in figures)
        bearers: dict[str, list[int]] = {}
        for number, figure in enumerate(figures):
            for rank in sorted({RANKS.get(title, title) for title in figure.titles()}):
                bearers.setdefault(rank, []).append(number)
        return {
            rank: numbers[0]
            for rank, numbers in bearers.items()
            if (rank != "lady" or ladies == 1)
            and (len(numbers) == 1 or figures[numbers[0]].count > 3 * figures[numbers[1]].count)
        }

    def described(self, form: Form, mention: Mention) -> int:
        """Return the person a description stands for, adding them where they are new."""
        known = self.known(form, mention.owner) if mention.definite else self._described.get(form)
        if known is None or known in self._joined:
            known = self._described[form] = self._add(form, mention.gender, mention.age)
        else:
            self.forms[known][form] += 1
        return known

    def unnamed(self, gender: Gender) -> int:
        """Return the person whom the story only ever calls "she" or "he", adding them where they are new."""
        form = (_ONLY[gender],)
        if form not in self._described:
            self._described[form] = self._add(form, gender, "unknown")
        return self.now(self._described[form])

    def claim(self, number: int, owner: str) -> None:
        """Count that the teller calls somebody theirs: "my mother", "our teacher"."""
        self._mine[number, owner] += owner in TELLERS

    def call(self, number: int, form: Form) -> None:
        """Count a description as standing for a described person, nouns that fit anybody left out."""
        if self.is_description(number) and not (len(form) == 1 and form[0] in _ANYBODY):
            self.forms[number][form] += 1

    def known(self, form: Form, owner: str = "") -> int | None:
        """Return the person a description has stood for before, by name, by rank or as a description.

        `owner` is whose it speaks of: her father is no Father Brown.
        """
        if form in self.names:
            return self.names[form]
        ranks = self._ranks if len(form) == 1 and not (owner and form[0] in RELATION) else {}
        number = ranks.get(form[0], self._described.get(form))
        return None if number is None else self.now(number)

    def named_kin(self, kin: str) -> int | None:
        """Return the one person whom the story calls Mum, Father and the like, as the teller's `kin` are."""
        relation = RELATION.get(kin)
        words = sorted(WORDS[relation]) if relation in ELDERS else ()
        found = {self.names[(word,)] for word in words if (word,) in self.names}
        return found.pop() if len(found) == 1 else None

    def entitled(self, relation: str) -> set[int]:
        """Return everybody whose title says what they are to somebody: Uncle Alphonse, Uncle Per."""
        return {who for who in map(self.now, self._entitled.get(relation, ())) if who < self.named}

    def relative(self, owner: int, kin: str) -> int | None:
        """Return the Mr. or Mrs. X who is the husband, wife or parent of somebody called X."""
        title = _SPOUSES_AND_PARENTS.get(RELATION.get(kin, ""))
        surnames = (surname(split_title(form)[1]) for form in self.forms[owner] if len(form) > 1)
        found = (self.names.get((title, *each)) for each in surnames) if title else iter(())
        return next((number for number in found if number not in (None, owner)), None)

    def owned(self, owner: int, kin: str) -> int | None:
        """Return who was told of as somebody's relative by the owner's name: "Nora's father"."""
        found = (self._described.get((possessive(form), kin)) for form in self.forms[owner])
        return next((self.now(number) for number in found if number is not None), None)

    def often(self, number: int) -> bool:
        """Return whether a described person keeps coming back."""
        return self.forms[number].total() >= 4

    def number(self, form: Form) -> int:
        """Return the number of the person a name names."""
        return self.names[form]

    def is_thing(self, number: int) -> bool:
        """Return whether a described speaker is neither a human being nor an animal: the river, a voice."""
        if not self.is_description(number):
            return False
        noun = next(iter(self.forms[number]))[-1]
        return noun not in PEOPLE and noun not in PEOPLES and noun not in PRONOUNS

    def is_description(self, number: int) -> bool:
        """Return whether a person has no name, only a description."""
        return number >= self.named and number not in (self.narrator, self.everyone)

    def learn_genders(self, votes: Counter[tuple[int, Gender]]) -> None:
        """Settle genders by the pronouns that follow people; titles that show one are never outvoted."""
        for number, known in enumerate(self.genders):
            male, female = votes[number, "male"], votes[number, "female"]
            winner: Gender = "male" if male > female else "female"
            high, low = max(male, female), min(male, female)
            if self.titled[number] and known != "unknown":
                continue
            if (known == "unknown" and high >= 2 * low + 1) or (high >= 8 and high > 5 * low):
                self.genders[number] = winner

    def learn_they(self, people: Collection[int]) -> None:
        """Settle who is called "they": whatever their names or a stray pronoun say of their gender."""
        self.they = people
        for number in people:
            self.genders[number] = "unknown"

    def name_narrator(self, calls: Calls) -> None:
        """Make the narrator the person whom the others call by name next to the narrator's own lines.

        It must be somebody the narration itself hardly names, called clearly more often than anybody else.
        Whom it never names at all, though others keep calling them, is the narrator by another name. Mama is
        neither: others are called so too.
        """
        if self.narrator is None:
            return
        fits = [
            number
            for number in calls.beside
            if self.only_called(number) and number != self.narrator and not self._is_elder(number)
        ]
        ranked = sorted(fits, key=lambda number: (-calls.beside[number], number))
        never = [number for number in sorted(calls.heard) if self._never_told(number, calls)]
        if ranked and self._called_most(calls.beside, ranked, never):
            self._join_narrator(ranked[0])
        for number in never:
            if self.forms[number] and self._may_be_narrator(number):
                self._join_narrator(number)

    def _is_elder(self, number: int) -> bool:
        """Return whether somebody only goes by words that are their children's for them: Mama."""
        return all(len(form) == 1 and RELATION.get(form[0]) in ELDERS for form in self.forms[number])

    def _is_rank(self, number: int) -> bool:
        """Return whether somebody only goes by what they are: Captain, Doctor."""
        return all(len(form) == 1 and form[0] in TITLES for form in self.forms[number])

    def _called_most(self, calls: Counter[int], ranked: Sequence[int], never: Sequence[int]) -> bool:
        """Return whether the first is called enough, and twice as often as whoever else it might be."""
        others = [number for number in ranked[1:] if number not in never]
        clear = not others or calls[ranked[0]] >= 2 * calls[others[0]]
        return clear and self._called_enough(ranked[0], calls[ranked[0]])

    def _never_told(self, number: int, calls: Calls) -> bool:
        """Return whether a person is called again and again and never named by the narration."""
        heard = calls.heard[number]
        least = max(_OFTEN - 2 * (calls.beside[number] > 0), 0.3 * max(calls.heard.values()))
        known = number < self.named and not self.told[number] and not self._is_elder(number)
        return known and heard >= least and 2 * heard >= self.forms[number].total()

    def _may_be_narrator(self, number: int) -> bool:
        """Return whether somebody may be of the narrator's gender."""
        assert self.narrator is not None
        return not clash(self.genders[number], self.genders[self.narrator])

    def _join_narrator(self, number: int) -> None:
        """Make a person and the narrator one."""
        assert self.narrator is not None
        if all(form in (("i",), ("you",)) for form in self.forms[self.narrator]):
            self.forms[self.narrator] = Counter()
        self.join(self.narrator, number)

    def join(self, number: int, other: int) -> None:
        """Make one person of two: all that the other goes by names the first.

        Somebody with a name keeps it for the cast list, however often they are described, or called Mum or
        Captain.
        """
        for form in self.forms[other]:
            self.names[form] = number
        less = self.is_description(other) or self._is_elder(other) or self._is_rank(other)
        kept = self.also if less and not self.is_description(number) else self.forms
        kept[number] += self.forms[other]
        self.forms[other] = Counter()
        self._joined[other] = number
        if self.genders[number] == "unknown":
            self.genders[number] = self.genders[other]

    def now(self, number: int) -> int:
        """Return whom a person has been made one with, or the person."""
        while number in self._joined:
            number = self._joined[number]
        return number

    def _called_enough(self, number: int, calls: int) -> bool:
        """Return whether somebody is called often, or once by a first name that is heard nowhere else."""
        alone = calls == self.forms[number].total() and not self.titled[number]
        return calls >= _CALLS or alone

    def only_called(self, number: int) -> bool:
        """Return whether the narration hardly names a person, who is spoken to all the same."""
        return number < self.named and self.told[number] <= 0.1 * self.forms[number].total()

    def display_names(self, spelled: Mapping[Form, str]) -> list[str]:
        """Return the name a cast list shows for each person, all different."""
        nouns = Counter(
            last for forms in self.forms for last in {form[-1] for form in forms if len(form) > 1}
        )
        names: dict[str, None] = {}
        for number, forms in enumerate(self.forms):
            ranked = _ranked(forms, nouns, plain=self.is_description(number))
            tries = [display(form, spelled) for form in ranked] or ["Nobody"]
            owner = max(TELLERS, key=lambda word: self._mine[number, word])
            if 2 * self._mine[number, owner] > forms.total() and self.is_description(number):
                tries = [f"{owner.capitalize()} {tries[0]}", *tries]
            names[_unused(tries, names)] = None
        return list(names)

    def people_called(self, names: Iterable[str], spelled: Mapping[Form, str]) -> dict[str, int]:
        """Return everybody by display name, with whoever of `names` nobody is called by, added as new."""
        known = {name: number for number, name in enumerate(self.display_names(spelled))}
        for name in names:
            if name not in known:
                known[name] = self._add(tuple(name.lower().split()), "unknown", "unknown")
        return known

    def aliases(self, number: int, name: str) -> tuple[str, ...]:
        """Return the other names a person goes by, the most used first."""
        every = chain(_ranked(self.forms[number], Counter()), _ranked(self.also[number], Counter()))
        shown = (display(form, {}) for form in every)
        return tuple(alias for alias in dict.fromkeys(shown) if alias != name)

    def learn_fame(self, speakers: Iterable[int]) -> None:
        """Settle how much each person speaks from those whom the text names as speakers; doublings count."""
        times = Counter(speakers)
        self.fame = [min(6.0, log2(1 + times[number])) for number in range(len(self.forms))]

    def learn_ages(self, signs: Counter[tuple[int, Age]]) -> None:
        """Settle ages by the words that describe people, and by titles where none do."""
        for number, forms in enumerate(self.forms):
            best = max(_AGES, key=lambda age: signs[number, age])
            if signs[number, best]:
                self.ages[number] = best
            elif self.ages[number] == "unknown":
                self.ages[number] = _age_of_forms(forms)


def _by_relation(figures: Sequence[Figure]) -> dict[str, set[int]]:
    """Return whom a title says to be so much to somebody, by what it says."""
    found: dict[str, set[int]] = {relation: set() for relation in TITLED}
    for number, figure in enumerate(figures):
        for form in figure.forms:
            relation = RELATION.get(form[0]) if len(form) > 1 else None
            if relation in TITLED:
                found[relation].add(number)
    return found


def _age_of_forms(forms: Counter[Form]) -> Age:
    for form in forms:
        title, core = split_title(form)
        age = TITLES[title][1] if title else PEOPLE.get(core[-1], ("unknown", "unknown"))[1]
        if age != "unknown":
            return age
    return "unknown"


def telling(passages: Iterable[Passage]) -> frozenset[str]:
    """Return which of "i" and "you" take part in a story, by how often the narration speaks of them."""
    told = [word for passage in passages if passage.quotation is None for word in passage.words]
    first = sum(word.text == "I" or word.low in ("me", "my") for word in told)
    second = sum(word.low in SECOND for word in told)
    found = {"i"} if first > _FIRST_PERSON_SHARE * len(told) else set()
    if second > (_BESIDE_I if found else _SECOND_PERSON_SHARE) * len(told):
        found.add("you")
    return frozenset(found)


def _ranked(forms: Counter[Form], nouns: Counter[str], *, plain: bool = False) -> list[Form]:
    """Return forms, a cast list's first: the most used, plainer or fuller by who else shares its last word.

    With `plain` the Stranger stays so though there are others; for a man or a girl that would say too little.
    "John Lane" where there are other Lanes, and the "Girl" in the yellow coat where there is no other girl.
    """
    ordered = sorted(forms, key=lambda form: (-forms[form], -len(form), form))
    first = ordered[0] if ordered else ()
    if plain and len(first) == 1 and first[0] not in _ANYBODY:
        return ordered
    if plain and len(first) == 1:
        fuller = [form for form in ordered if len(form) > 1 and form[-1] == first[0]]
        return [*fuller[:1], *(form for form in ordered if form not in fuller[:1])]
    if " " in "".join(first[:1]) and nouns[first[-1]] == 1:
        return [first[1:], *ordered]
    if len(first) != 1 or nouns[first[0]] < 2:
        return ordered
    full = [form for form in ordered if len(split_title(form)[1]) > 1 and form[-1] == first[0]]
    return full[:1] + [form for form in ordered if form not in full[:1]]


def _unused(tries: Sequence[str], taken: Collection[str]) -> str:
    """Return the first of the names that nobody has yet, else the first with a number."""
    numbered = (f"{tries[0]} {number}" for number in count(2))
    return next(name for name in chain(tries, numbered) if name not in taken)


def display(form: Form, spelled: Mapping[Form, str]) -> str:
    """Return a form as a cast list shows it: "Mr. Darcy", "Old Woman"."""
    title, core = split_title(form)
    words = [spelled.get((word,), word if word in PARTICLES else _capital(word)) for word in core]
    words = [word + "." if len(word) == 1 < len(core) and word.isalpha() else word for word in words]
    words.sort(key=lambda word: " " in word)
    if title:
        words.insert(0, _capital(title) + "." * (title in SHORTENED - UNDOTTED))
    return " ".join(words)


def _capital(word: str) -> str:
    return re.sub(r"(?<![^\s-])(?!(?:the|a|with|in)\b)\w", lambda first: first[0].upper(), word)
