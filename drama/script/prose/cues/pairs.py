"""Sounds told by two words of a sentence that belong together: what makes it, and what that does.

The rows of the lexicon know shapes of sentence; a pair knows only which words go together and asks
`links.py` whether they do here: "the gate, when at last he had the key round, swung to and crashed home".
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from drama.script.prose.cues import links
from drama.script.prose.cues.model import Sound, compiled
from drama.script.prose.cues.words import Form, Word, noun_forms, verb_forms
from drama.script.prose.listed import listed
from drama.story.model import Span

_BEFORE = 200
"""Characters within which "it" may still be what was spoken of."""

Part = Literal["does", "done", "on", "walks", "moves", "it", "things", "noises", "places"]
_VERBS: tuple[Part, ...] = ("does", "done", "on", "walks", "moves", "it")
_NOUNS: tuple[Part, ...] = ("things", "noises", "places")


@dataclass(frozen=True)
class Pair(Sound):
    """Words that tell of one sound where two of them belong together.

    `things` make it, by what they do (`does`, bare verbs) or by a noise that is theirs (`noises`). `done`
    verbs are done to the things ("slammed the door"), `on` the `places` behind one of the `ways` ("crunched
    over the gravel"). `moves` are what the things do who go somewhere, `walks` what people do (`anybody`:
    whoever the sentence speaks of). `it` are the verbs that tell as much of an "it" where a thing has been
    spoken of. `near` must be spoken of in the sentence or shortly before, `unless` must not stand before it.
    """

    things: str = ""
    does: str = ""
    noises: str = ""
    done: str = ""
    on: str = ""
    places: str = ""
    ways: str = ""
    walks: str = ""
    anybody: bool = False
    moves: str = ""
    it: str = ""
    near: str = ""
    unless: str = ""

    @cached_property
    def way_words(self) -> frozenset[str]:
        """The prepositions before its places."""
        return frozenset(self.ways.split())

    @cached_property
    def of_things(self) -> re.Pattern[str]:
        """Its things, singular and plural."""
        every = sorted({form for one in self.things.split() for form in noun_forms(one)}, key=len)
        return _of_words("|".join(reversed(every)))


def _of_words(words: str) -> re.Pattern[str]:
    return compiled(rf"\b(?:{words})\b")


@dataclass(frozen=True, slots=True)
class Mark:
    """A word of the sentence that a pair knows: which, as what, in which form."""

    at: int
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A pair found in a sentence: from its first word to its last, heard at `at`."""

    pair: Pair
    words: Span
    at: int


Marks = Mapping[Part, Sequence[Mark]]


class Pairs:
    """Pairs, and which words each of them knows, as what and in which form."""

    def __init__(self, *pairs: Pair) -> None:
        self.pairs = pairs

    @cached_property
    def known(self) -> Mapping[str, Sequence[tuple[int, Part, Form | None]]]:
        """Return by every form of every word which pairs know it, made when it is first asked for."""
        known: dict[str, list[tuple[int, Part, Form | None]]] = defaultdict(list)
        for nth, pair in enumerate(self.pairs):
            for part in _VERBS:
                for bare in getattr(pair, part).split():
                    for form, kind in verb_forms(bare):
                        known[form].append((nth, part, kind))
            for part in _NOUNS:
                for one in getattr(pair, part).split():
                    for form in dict.fromkeys(noun_forms(one)):
                        known[form].append((nth, part, None))
        return dict(known)


def found(
    text: str, told: Sequence[Word], of: Pairs, names: frozenset[str], *, present: bool
) -> Iterator[Found]:
    """Yield the pairs among the words of a sentence; `present` is the tense of the narration."""
    marks: dict[int, dict[Part, list[Mark]]] = defaultdict(lambda: defaultdict(list))
    for at, word in enumerate(told):
        for nth, part, form in (*of.known.get(word.text, ()), *of.known.get(_head(word.text), ())):
            marks[nth][part].append(Mark(at, form))
    for nth, parts in marks.items():
        seeker = _Seeker(text, told, of.pairs[nth], parts, present, names, of)
        yield from seeker.found()


def _head(word: str) -> str:
    """Return the last part of a word of several, "" of any other: church-bell is a bell."""
    return word.rpartition("-")[2] if "-" in word else ""


@dataclass(frozen=True)
class _Seeker:
    """Looks for one pair among the words of a sentence."""

    text: str
    told: Sequence[Word]
    pair: Pair
    parts: Marks
    present: bool
    names: frozenset[str]
    of: Pairs

    def found(self) -> Iterator[Found]:
        ways = (self._does, self._does_of_it, self._done, self._on, self._noises, self._walks, self._moves)
        for seek in (*ways, self._moves_heard):
            for first, last, at in seek():
                one = Found(self.pair, self._span(first, last), self.told[at].span.start)
                if self._in_place(one):
                    yield one
                    return

    def _span(self, first: int, last: int) -> Span:
        return Span(self.told[first].span.start, self.told[last].span.end)

    def _in_place(self, one: Found) -> bool:
        """Tell whether what must be near is, and what must not be is not."""
        low = max(0, one.words.start - _BEFORE)
        if self.pair.near and not _of_words(self.pair.near).search(self.text, low, self.told[-1].span.end):
            return False
        begin = self.told[0].span.start
        return not (self.pair.unless and _of_words(self.pair.unless).search(self.text, begin, one.at))

    def _part(self, name: Part) -> Sequence[Mark]:
        return self.parts.get(name, ())

    def _told_now(self, verb: Mark) -> bool:
        return verb.form in ("past", "doing") or self.present

    def _does(self) -> Iterator[tuple[int, int, int]]:
        for verb in self._part("does"):
            for thing in reversed([one for one in self._part("things") if one.at < verb.at]):
                if self._is_part(thing.at):
                    continue
                if links.does(self.told, thing.at, verb.at) if self._told_now(verb) else False:
                    yield thing.at, verb.at, verb.at
                if verb.form == "bare" and links.does_heard(self.told, thing.at, verb.at):
                    yield thing.at, verb.at, verb.at

    def _is_part(self, thing: int) -> bool:
        """Tell whether a thing is only a part of the name of another: a door bell, a stream of stew."""
        after = (
            self.told[thing + 1].text
            if thing + 1 < len(self.told) and not self.told[thing + 1].parted
            else ""
        )
        if after == "of":
            whose = {one.text for one in self.told[thing + 2 : thing + 5]}
            told_of_others = self.pair.effect == "is" or self.pair.name == "thunder"
            return told_of_others and self.pair.name != "crowd" and not whose & _MATTER
        return any(part == "things" for _, part, _ in self.of.known.get(after, ()))

    def _does_of_it(self) -> Iterator[tuple[int, int, int]]:
        for verb in (one for one in self._part("it") if self._told_now(one)):
            pronoun = links.pronoun_before(self.told, verb.at, _IT)
            if pronoun is not None and self._meant(pronoun, verb.at):
                yield pronoun, verb.at, verb.at

    def _meant(self, pronoun: int, verb: int) -> bool:
        """Tell whether "it" is a thing of this pair, of all that may do what the verb says."""
        end = self.told[pronoun].span.start
        low = max(0, end - _BEFORE)
        rivals = (
            self.of.pairs[nth] for nth, part, _ in self.of.known.get(self.told[verb].text, ()) if part == "it"
        )
        many = self.told[pronoun].text in ("they", "both")
        own = _last(self.pair.of_things, self.text, low, end, many=many)
        return own >= 0 and own == max(_last(one.of_things, self.text, low, end, many=many) for one in rivals)

    def _done(self) -> Iterator[tuple[int, int, int]]:
        for verb in (one for one in self._part("done") if self._told_now(one)):
            for thing in (one for one in self._part("things") if one.at > verb.at):
                if links.done_to(self.told, verb.at, thing.at):
                    yield verb.at, thing.at, verb.at

    def _on(self) -> Iterator[tuple[int, int, int]]:
        for verb in (one for one in self._part("on") if self._told_now(one)):
            for place in (one for one in self._part("places") if one.at > verb.at):
                if self._is_part(place.at) or self.told[place.at].large:
                    continue
                if self._by_it(verb.at):
                    continue
                if links.done_on(self.told, verb.at, place.at, self.pair.way_words):
                    yield verb.at, place.at, verb.at

    def _by_it(self, verb: int) -> bool:
        """Tell whether nobody but "it" does what people do: it was beating on the windows."""
        return (
            self.pair.effect == "shot"
            and links.pronoun_before(self.told, verb, frozenset(["it"])) is not None
        )

    def _noises(self) -> Iterator[tuple[int, int, int]]:
        for noise in self._part("noises"):
            for thing in self._part("things"):
                if thing.at < noise.at and links.noise_behind(self.told, thing.at, noise.at):
                    yield thing.at, noise.at, noise.at
                if noise.at < thing.at and links.noise_before(self.told, noise.at, thing.at):
                    yield noise.at, thing.at, noise.at

    def _walks(self) -> Iterator[tuple[int, int, int]]:
        for verb in (one for one in self._part("walks") if self._told_now(one)):
            who = links.walker_before(self.told, verb.at, self.names, anybody=self.pair.anybody)
            way = links.way_behind(self.told, verb.at)
            if who is not None and way is not None:
                yield verb.at, way, verb.at

    def _moves(self) -> Iterator[tuple[int, int, int]]:
        for verb in (one for one in self._part("moves") if self._told_now(one)):
            way = links.way_behind(self.told, verb.at, strict=True)
            for thing in (one for one in self._part("things") if one.at < verb.at and way is not None):
                if links.does(self.told, thing.at, verb.at):
                    yield thing.at, verb.at, verb.at

    def _moves_heard(self) -> Iterator[tuple[int, int, int]]:
        for verb in (one for one in self._part("moves") if one.form == "bare"):
            for thing in (one for one in self._part("things") if one.at < verb.at):
                if links.does_heard(self.told, thing.at, verb.at):
                    yield thing.at, verb.at, verb.at


def _last(things: re.Pattern[str], text: str, low: int, high: int, *, many: bool) -> int:
    """Return where a thing was last spoken of, one or `many` as "it" or "they" mean; -1 for nowhere."""
    spoken = [match for match in things.finditer(text, low, high) if match[0].endswith(_MANY) is many]
    return max((match.start() for match in spoken), default=-1)


_MATTER = listed("wood logs sticks driftwood peat turf coal coals thorn branches water rain wind sea night")
_MANY = ("s", "feet", "hooves", "horsemen")
_IT = frozenset(["it", "they", "one", "both"])
