"""Who is who, as the writer decided: two people made one, a name given to somebody, one person made two.

It works on a finished reading. A narrator could also be told to `attribute` beforehand, beside what is
settled; then nothing is left to do here.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from unicodedata import normalize

from drama.script.corrections.model import Correction, Corrections
from drama.script.model import fold
from drama.script.prose.confidence import SETTLED
from drama.script.prose.model import Attribution, Person, Reading

SELVES = ("I", "You")
"""What attribution calls a narrator, or the one a story speaks to, whose name nobody says."""

_SAYS_I = re.compile(r"(?<!\w)(?:I|[Yy]ou)(?!\w)")

_NOBODY: Mapping[int, Correction] = MappingProxyType({})


def person_of(people: Iterable[Person], name: str) -> Person | None:
    """Return who is called so: by their own name before an alias, and with "the" before without it."""
    everyone = tuple(people)
    for form in (fold, bare):
        by_name = (person for person in everyone if form(person.name) == form(name))
        by_alias = (person for person in everyone if form(name) in map(form, person.aliases))
        if person := next(by_name, None) or next(by_alias, None):
            return person
    return None


def bare(name: str) -> str:
    """Return a name as names are compared where "the" before them does not matter."""
    return fold(name).removeprefix("THE ")


def spelled(people: Iterable[Person], names: Iterable[str]) -> dict[str, str]:
    """Return whose name each of `names` is that is only written otherwise: in capitals, or with "the"."""
    known = [person.name for person in people]  # whoever is there only for being named comes last
    found: dict[str, str] = {}
    for name in names:
        first = (next((one for one in known if form(one) == form(name)), name) for form in (fold, bare))
        if other := next((one for one in first if one != name), ""):
            found[name] = other
    return found


def idle(people: Sequence[Person], decided: Corrections) -> tuple[tuple[str, str, str], ...]:
    """Return the decisions that came to nothing among the people there are after them: where, what, and whom.

    Of a decision about names, both must be somebody's: one person's, or, after a split, two people's.
    """
    found = [("merge", *pair) for pair in decided.merge if pair[0] not in SELVES and not _one(people, *pair)]
    found += [("alias", *pair) for pair in decided.alias if not _one(people, *pair)]
    found += [("split", *pair) for pair in decided.split if not _own(people, pair[0])]
    if decided.narrator and person_of(people, decided.narrator) is None:
        found.append(("narrator", decided.narrator, ""))
    return tuple(found)


def _one(people: Iterable[Person], name: str, other: str) -> bool:
    person = person_of(people, name)
    return person is not None and person == person_of(people, other)


def _own(people: Iterable[Person], name: str) -> bool:
    person = person_of(people, name)
    return person is not None and bare(person.name) == bare(name)


def namesake(people: Iterable[Person], name: str) -> Person | None:
    """Return whose other name this is, whoever else may have it for their own."""
    others = (person for person in people if fold(person.name) != fold(name))
    return next((person for person in others if fold(name) in map(fold, person.aliases)), None)


def recast(
    reading: Reading, decided: Corrections, text: str, apart: Mapping[int, Correction] = _NOBODY
) -> Reading:
    """Return the reading with its people as decided; `text` is the story's, for the words that are evidence.

    A decision about somebody who is no longer in the story changes nothing. Everybody who speaks is among
    the people. The quotations that are to stay `apart`, by number, are not given to those they are kept from.
    """
    for name, taken_for in decided.split:
        reading = _split(reading, name, taken_for, text)
    reading = _everybody(reading)
    for name, really in decided.merge:
        reading = _merge(reading, name, really)
    for alias, name in decided.alias:
        reading = _alias(reading, alias, name, text)
    reading = _narrate(reading, decided.narrator, text) if decided.narrator else reading
    for number, correction in apart.items():
        reading = _keep_apart(reading, number, correction)
    return reading


def _split(reading: Reading, name: str, taken_for: str, text: str) -> Reading:
    """Make a name a person; the quotations whose evidence has that name, and no fuller one, are theirs."""
    whole = person_of(reading.people, taken_for)
    if whole is None:
        return reading
    if fold(name) not in map(fold, whole.aliases):
        name = next((alias for alias in whole.aliases if bare(alias) == bare(name)), "")
        if not name:
            return reading
    kept = tuple(alias for alias in whole.aliases if fold(alias) != fold(name))
    rest = replace(whole, aliases=kept)
    fuller = [other for other in (whole.name, *kept) if _says(other, name)]

    def theirs(one: Attribution) -> bool:
        return one.speaker == whole.name and _says(_evidence(one, text, without=fuller), name)

    return replace(
        reading,
        attributions=tuple(
            replace(one, speaker=name) if theirs(one) else one for one in reading.attributions
        ),
        people=_including(_with(reading.people, rest), name),
    )


def _merge(reading: Reading, name: str, really: str) -> Reading:
    gone = person_of([replace(person, aliases=()) for person in reading.people], name)
    gone = next((person for person in reading.people if gone and person.name == gone.name), None)
    return reading if gone is None else _join(reading, gone, really, lambda _: True)


def _alias(reading: Reading, alias: str, name: str, text: str) -> Reading:
    """Give somebody another name; what was said under that name, by whomever it was taken for, is theirs."""
    person = person_of(reading.people, name)
    if person is None:
        return reading
    holder = person_of(reading.people, alias)
    if holder is not None and holder.name != person.name:
        if fold(holder.name) != fold(alias):
            reading = _split(reading, alias, holder.name, text)
        reading = _merge(reading, alias, person.name)
        person = person_of(reading.people, name) or person
    if fold(alias) in map(fold, (person.name, *person.aliases)):
        return reading
    return replace(reading, people=_with(reading.people, replace(person, aliases=(*person.aliases, alias))))


def _narrate(reading: Reading, name: str, text: str) -> Reading:
    """Make the one who says "I" in the narration, or is "you" in it, the person called `name`."""
    told = _teller(reading, text)
    if told is None or (person := person_of(reading.people, told)) is None:
        return reading
    return _join(reading, person, name, lambda one: told in SELVES or not _says(_evidence(one, text), told))


def _teller(reading: Reading, text: str) -> str | None:
    """Return who was taken for the narrator: nobody by name, or whoever most often speaks with "I said"."""
    unnamed = next((person.name for person in reading.people if person.name in SELVES), None)
    if unnamed is not None:
        return unnamed
    speakers = (one.speaker for one in reading.attributions if _SAYS_I.search(_evidence(one, text)))
    found = Counter(speaker for speaker in speakers if speaker is not None).most_common(1)
    return found[0][0] if found else None


def _join(reading: Reading, gone: Person, into: str, theirs: Callable[[Attribution], bool]) -> Reading:
    """Make one person another: the quotations that are `theirs`, the runners-up, and the names.

    Whoever keeps a quotation keeps their names and stays among the people.
    """
    person = person_of(reading.people, into) or Person(into)
    if person.name == gone.name:
        return reading
    renamed = {gone.name: person.name}
    attributions = tuple(_renamed(one, renamed) if theirs(one) else one for one in reading.attributions)
    stays = any(one.speaker == gone.name for one in attributions)
    joined = person if stays else _both(person, gone)
    people = [joined if one.name == person.name else one for one in reading.people]
    if joined not in people:
        people.insert(people.index(gone), joined)
    kept = tuple(one for one in people if stays or one.name != gone.name)
    return replace(reading, attributions=attributions, people=kept)


def _both(person: Person, gone: Person) -> Person:
    every = dict.fromkeys((*person.aliases, gone.name, *gone.aliases))
    return replace(
        person,
        aliases=tuple(name for name in every if name not in (person.name, *SELVES)),
        gender=gone.gender if person.gender == "unknown" else person.gender,
        age=gone.age if person.age == "unknown" else person.age,
    )


def _renamed(one: Attribution, names: Mapping[str, str]) -> Attribution:
    """Return an attribution with other names; what two names shared, one has together."""
    speaker = names.get(one.speaker, one.speaker) if one.speaker is not None else None
    shares: dict[str, float] = {}
    for other, share in one.others:
        name = names.get(other, other)
        shares[name] = shares.get(name, 0.0) + share
    own = shares.pop(speaker, 0.0) if speaker is not None else 0.0
    others = tuple(sorted(shares.items(), key=lambda pair: -pair[1]))
    return replace(one, speaker=speaker, confidence=min(1.0, one.confidence + own), others=others)


def _keep_apart(reading: Reading, number: int, correction: Correction) -> Reading:
    """Give a quotation back to its speaker, where a decision about all that somebody says took it."""
    other, name = person_of(reading.people, correction.apart), correction.speaker
    one = reading.attributions[number]
    if other is None or one.speaker != other.name or fold(name) == fold(other.name):
        return reading
    attributions = list(reading.attributions)
    attributions[number] = replace(one, speaker=name)
    return replace(reading, attributions=tuple(attributions), people=_including(reading.people, name))


def _everybody(reading: Reading) -> Reading:
    """Return the reading with every settled speaker among the people, under the name they have there."""
    people: list[Person] = list(reading.people)
    names: dict[str, str] = {}
    for one in reading.attributions:
        if one.method == SETTLED and one.speaker is not None and one.speaker not in names:
            person = person_of(people, one.speaker) or Person(one.speaker)
            names[one.speaker] = person.name
            people += [person] if person not in people else []
    attributions = tuple(
        _renamed(one, names) if one.method == SETTLED else one for one in reading.attributions
    )
    return replace(reading, attributions=attributions, people=tuple(people))


def _including(people: Sequence[Person], name: str) -> tuple[Person, ...]:
    known = any(fold(one.name) == fold(name) for one in people)
    return tuple(people) if known else (*people, Person(name))


def _with(people: Sequence[Person], person: Person) -> tuple[Person, ...]:
    return tuple(person if one.name == person.name else one for one in people)


def _evidence(one: Attribution, text: str, without: Iterable[str] = ()) -> str:
    found = text[one.evidence.start : one.evidence.end] if one.evidence else ""
    for name in without:
        found = re.sub(_whole(name), " ", found)
    return found


def _says(words: str, name: str) -> bool:
    return _whole(name).search(words) is not None


def _whole(name: str) -> re.Pattern[str]:
    forms = {normalize("NFC", name), normalize("NFD", name)}  # a story may have either
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.IGNORECASE)
