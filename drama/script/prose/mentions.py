"""Every mention of somebody in a story, by name, description or pronoun, and its part in the clause."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import Literal

from drama.script.prose.kin import RELATION
from drama.script.prose.listed import listed
from drama.script.prose.model import Age, Gender
from drama.script.prose.nouns import (
    ADJECTIVES,
    CONJUNCTIONS,
    CREATURES,
    DETERMINERS,
    GROUPS,
    ORDINARY,
    PEOPLE,
    PEOPLES,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIONS,
    age_of,
)
from drama.script.prose.passages import BREAKS, Passage, Word
from drama.script.prose.runs import Form, Run, acts, is_call, possessive, split_title
from drama.script.prose.verbs import ACTION, AUXILIARY, PLAIN_SPEECH, SPEECH, VOICES, WEAK_SPEECH

Kind = Literal["name", "description", "pronoun", "narrator", "group", "other"]
Role = Literal["subject", "body", "object"]

_BODY = listed(
    """voice eyes face hand hands lips mouth brow brows eyebrow eyebrows head shoulders cheeks smile tone
    gaze jaw expression fingers heart chin arms mind breath throat laugh grin frown sigh ears ear nose
    cheek teeth tongue stomach shoulder knees feet foot fist fists palm thumb finger elbow elbows knuckles
    pulse tail paws paw wings whiskers hair stare glance grip whisper temper arm forehead lip lids"""
)
_MARKS = [["with", "the"], ["with", "a"], ["in", "the"]]
_UNNAMED = listed("man woman girl boy child person fellow lady gentleman creature people one stranger")
"""Nouns that do not go with a name behind them: `the girl Tom had met`."""

_LAST_NAMED = listed("lady gentleman person woman nobleman clergyman")
"""Nouns that mean whoever was named last: `said that lady`."""

_ELLIPTIC = listed("other latter youngest eldest oldest tallest shortest elder younger")
_ARTICLES = listed("the a an another")
_TAG_WORDS = 7
TELLERS = ("my", "our", "your")
"""What the teller's own people go with."""

FIRST, SECOND = listed("i me my we"), listed("you your")
"""Words for who tells a story, and for whom it speaks to."""

_RELATED = RELATIONS | RELATION.keys()
"""Nouns for what somebody is to somebody else."""

POSSESSIVE = ("'s", "'")
"""What says that something is somebody's; words have plain apostrophes."""

_SOMEBODY = listed("somebody someone")
_SUBJECT_AFTER = listed("before after until as than since like")


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody mentioned in words `first` to `last` (one past) of passage `passage`.

    `form` is the name, the description ("old", "woman") or the pronoun; `role` is "subject" where the person
    acts, "body" where a hand or a voice of theirs does, else "object"; `sentence` counts the narration's;
    `quoted` marks a name inside a quotation, `called` one that somebody is called by there;
    `owner` is the pronoun of "her father", `of` the name of "Nora's father".
    """

    passage: int
    first: int
    last: int
    kind: Kind
    form: Form
    role: Role
    sentence: int
    gender: Gender = "unknown"
    age: Age = "unknown"
    definite: bool = True
    quoted: bool = False
    called: bool = False
    owner: str = ""
    of: Form = ()


def _role(words: Sequence[Word], first: int, last: int) -> Role:
    before = words[first - 1].low if first else ""
    after = words[last].low if last < len(words) else ""
    verb_next = acts(words, last)
    if after in POSSESSIVE:
        return _owner_role(words, first, last)
    if before == "of" and first > 1 and words[first - 2].low in VOICES:
        return "body"
    if before in PREPOSITIONS and not (before in _SUBJECT_AFTER and verb_next):
        return "object"
    if verb_next or (before in PLAIN_SPEECH and not acts(words, last)):
        return "subject"
    if before in ("was", "is") and after == "who":
        return "subject"
    opens = not before or before in BREAKS or before in CONJUNCTIONS
    return "subject" if opens and (after in ("and", ",", "who", "or") or after.endswith("ing")) else "object"


def _owner_role(words: Sequence[Word], first: int, last: int) -> Role:
    owned = [word.low for word in words[last : last + 4]]
    if len(owned) > 1 and owned[1] in ACTION | AUXILIARY | {"been", "got"}:
        return "subject"
    opens = first == 0 or words[first - 1].text in BREAKS
    moves = opens and any(acts(words, at) for at in range(last + 2, min(last + 4, len(words))))
    return "body" if moves or any(word in _BODY for word in owned) else "object"


def _pronoun_role(words: Sequence[Word], at: int) -> Role:
    word = words[at].low
    if PRONOUNS[word][1]:
        return "subject"
    owned = [after.low for after in words[at + 1 : at + 4]]
    if word in ("his", "her") and any(noun in _BODY for noun in owned):
        opens = at == 0 or words[at - 1].text in BREAKS or words[at - 1].low in CONJUNCTIONS
        return "body" if opens else "object"
    return "object"


def _teller_role(words: Sequence[Word], at: int) -> Role:
    if words[at].low != "you":
        return "subject" if words[at].low in ("i", "we") else "object"
    before = words[at - 1].low if at else "."
    opens = before in BREAKS or before in CONJUNCTIONS or before in _SUBJECT_AFTER
    return "subject" if opens or acts(words, at + 1) else "object"


def _described(words: Sequence[Word], at: int, talking: Collection[str]) -> int:
    """Return where the description that begins with the word at `at` ends, or `at` where there is none."""
    end = at + 1
    last = at
    while end < len(words) and end < at + 5:
        word = words[end].low
        if word in PEOPLE or word in GROUPS or word in talking:
            last = end + 1
        elif (
            last > at
            or (word in ORDINARY and word not in ADJECTIVES)
            or not word[0].isalpha()
            or word in SPEECH
        ):
            break
        end += 1
    return last


def _mark_end(words: Sequence[Word], at: int) -> int:
    """Return where "with the scar" or "in the red hat" after a description ends, or `at`."""
    if [word.low for word in words[at : at + 2]] not in _MARKS:
        return at
    ends = (n for n in range(at + 3, at + 6) if n >= len(words) or words[n].low in BREAKS or acts(words, n))
    return min(next(ends, at), len(words))


def _talking_creatures(passages: Sequence[Passage]) -> frozenset[str]:
    """Return the animals of a story that are said to speak: `said the fox`, `the fox said`."""
    return frozenset(
        word.low
        for passage in passages
        if passage.quotation is None
        for at, word in enumerate(passage.words)
        if word.low in CREATURES
        and any(near.low in PLAIN_SPEECH for near in passage.words[max(0, at - 3) : at + 2])
    )


def _talking_things(passages: Sequence[Passage]) -> frozenset[str]:
    """Return the things of a story that say something: `said the river`, `a voice said`."""
    tags = (
        passage.words[:_TAG_WORDS]
        for before, passage in pairwise(passages)
        if before.quotation is not None and passage.quotation is None
    )
    heads = (_tag_head([word.text for word in words]) for words in tags)
    return frozenset(
        head for head in heads if head in PEOPLES or (head and head not in ORDINARY and head not in GROUPS)
    )


def _tag_head(words: Sequence[str]) -> str:
    """Return the noun that speaks in a tag of small words: "voice" of "a small dry voice said".

    "said his editor" is of an editor, "said her voice" and "said the voice of Mara" of no voice of its own.
    """
    inverted = words[:1] and words[0] in SPEECH - WEAK_SPEECH
    words = words[1:] if inverted else words
    if not words or words[0] not in _ARTICLES | POSSESSIVES:
        return ""
    nouns = list(takewhile(lambda word: _may_be_noun(word) and not _ends_noun(word), words[1:]))
    after = words[len(nouns) + 1] if len(nouns) + 1 < len(words) else "."
    fits = _ends_noun(after) if inverted else after in PLAIN_SPEECH
    head = nouns[-1].lower() if nouns and fits else ""
    of_somebody = head in VOICES and _of_somebody(words[len(nouns) + 1 :])
    return "" if of_somebody or (words[0] in POSSESSIVES and head in _BODY) else head


def _of_somebody(words: Sequence[str]) -> bool:
    """Return whether words begin with "of" and somebody: not "of reason"."""
    return words[:1] == ["of"] and any(word[0].isupper() or word in PEOPLE for word in words[1:4])


def _may_be_noun(word: str) -> bool:
    return word.islower() or word.lower() in PEOPLES


def _ends_noun(word: str) -> bool:
    return (
        word in BREAKS
        or word in PRONOUNS
        or word in PREPOSITIONS
        or word in CONJUNCTIONS
        or word in PLAIN_SPEECH
        or word.endswith("ly")
    )


def _tagged(words: Sequence[Word], first: int, last: int) -> bool:
    """Return whether a verb of speech stands right before or behind words `first` to `last`."""
    near = (words[at].low for at in (first - 1, last) if 0 <= at < len(words))
    return any(word in SPEECH for word in near)


class _Spotter:
    """Finds the mentions in one passage after another, counting sentences of narration as it goes.

    Animals and things are mentioned only where they are `talking`, "you" where the story is `to_you`.
    """

    def __init__(self, names: Mapping[Form, int], talking: Collection[str], *, to_you: bool) -> None:
        self._names = names
        self._talking = talking
        self._telling = FIRST | SECOND if to_you else FIRST
        self._sentence = 0

    def spot(self, number: int, passage: Passage, found: Sequence[Run]) -> Iterator[Mention]:
        """Yield the mentions of a passage from left to right; in a quotation, the names alone."""
        starts = {run.first: run for run in found}
        told = passage.quotation is None
        at, words = 0, passage.words
        while at < len(words):
            self._sentence += told and at in passage.opens
            mention = self._at(number, passage, at, starts.get(at))
            if mention is not None and mention.last in starts:
                mention = self._by_name(passage, mention, starts[mention.last])
            if mention is None:
                at += 1
                continue
            yield mention
            at = mention.last

    def _at(self, number: int, passage: Passage, at: int, run: Run | None) -> Mention | None:
        if run is not None:
            named = self._name(number, passage, run)
            if named is not None:
                return named
        return None if passage.quotation is not None else self._common(number, passage.words, at)

    def _name(self, number: int, passage: Passage, run: Run) -> Mention | None:
        form = self._known(run.form)
        if form is None:
            return None
        place = (number, run.first, run.last)
        if passage.quotation is not None:
            called = is_call(passage.words, run.first, run.last)
            return Mention(*place, "name", form, "object", self._sentence, quoted=True, called=called)
        named = Mention(*place, "name", form, _role(passage.words, run.first, run.last), self._sentence)
        return self._relative(passage.words, named) or named

    def _relative(self, words: Sequence[Word], named: Mention) -> Mention | None:
        """Return the mention of a relative or friend who speaks, told of by a name: "Nora's brother said".

        Elsewhere it is the name itself that is nearer to mind.
        """
        at = named.last
        if at == len(words) or words[at].low not in POSSESSIVE:
            return None
        noun = words[_described(words, at, self._talking) - 1]
        if noun.capital or noun.low not in _RELATED:
            return None
        related = self._description(named.passage, words, at)
        if related is None or related.kind != "description" or not _tagged(words, named.first, related.last):
            return None
        return replace(
            related,
            first=named.first,
            form=(possessive(named.form), *related.form),
            role=_role(words, named.first, related.last),
            owner=words[at].low,
            of=named.form,
        )

    def _by_name(self, passage: Passage, mention: Mention, run: Run) -> Mention:
        """Return a description and the name right behind it as one mention: `the poet Syme`."""
        form = self._known(run.form)
        described = mention.kind == "description" and mention.definite and not mention.owner
        words = passage.words
        before = words[mention.first - 1].low if mention.first else ""
        clause = (before in SPEECH or before in PREPOSITIONS) and acts(words, run.last)
        if not described or form is None or clause or mention.form[-1] in _UNNAMED:
            return mention
        place = (mention.passage, mention.first, run.last)
        return Mention(*place, "name", form, _role(words, mention.first, run.last), mention.sentence)

    def _known(self, form: Form) -> Form | None:
        if form in self._names:
            return form
        _, core = split_title(form)
        tries = (core, core[:1], core[-1:], form[1:], form[:-1])
        return next((shorter for shorter in tries if shorter in self._names), None)

    def _common(self, number: int, words: Sequence[Word], at: int) -> Mention | None:
        low = words[at].low
        if low in PRONOUNS:
            kin = self._description(number, words, at) if low in POSSESSIVES else None
            role = _pronoun_role(words, at)
            return kin or Mention(
                number, at, at + 1, "pronoun", (low,), role, self._sentence, PRONOUNS[low][0]
            )
        if low in self._telling:
            kin = self._description(number, words, at) if low in TELLERS else None
            role = _teller_role(words, at)
            return kin or Mention(number, at, at + 1, "narrator", (low,), role, self._sentence)
        if low in DETERMINERS or low in POSSESSIVES:
            return self._description(number, words, at)
        if low in _SOMEBODY and _role(words, at, at + 1) == "subject":
            return Mention(
                number, at, at + 1, "description", ("someone",), "subject", self._sentence, definite=False
            )
        if low in ("they", "everyone", "everybody", "all", "both", "others"):
            return Mention(number, at, at + 1, "group", (low,), _role(words, at, at + 1), self._sentence)
        return None

    def _description(self, number: int, words: Sequence[Word], at: int) -> Mention | None:
        low = words[at].low
        end = _described(words, at, self._talking)
        if end == at:
            return self._elliptic(number, words, at)
        if words[end - 1].text[0].isupper() and (name := self._known((words[end - 1].low,))):
            return Mention(number, at, end, "name", name, _role(words, at, end), self._sentence)
        form = tuple(word.low for word in words[at + 1 : end])
        if low == "that" and len(form) == 1 and form[0] in _LAST_NAMED:
            role = _role(words, at, end)
            return Mention(number, at, end, "pronoun", (low,), role, self._sentence, PEOPLE[form[-1]][0])
        mark = " ".join(word.low for word in words[end : _mark_end(words, end)])
        form, end = ((mark, *form), _mark_end(words, end)) if mark else (form, end)
        if form[-1] in CREATURES and form[-1] not in self._talking:
            return None
        if low in POSSESSIVES and form[-1] in _BODY:
            return None  # "her voice" is no voice of its own
        if form[-1] in VOICES and _of_somebody([word.text for word in words[end : end + 4]]):
            return None  # "the voice of Mara"
        kind: Kind = "group" if form[-1] in GROUPS else "description"
        gender, age = PEOPLE.get(form[-1], ("unknown", "unknown"))[0], age_of(form)
        definite = low not in ("a", "an", "another", "one")
        role = _role(words, at, end)
        owner = low if low in POSSESSIVES else ""
        return Mention(number, at, end, kind, form, role, self._sentence, gender, age, definite, owner=owner)

    def _elliptic(self, number: int, words: Sequence[Word], at: int) -> Mention | None:
        noun = words[at + 1].low if at + 1 < len(words) else ""
        after = words[at + 2].low if at + 2 < len(words) else "."
        if (
            words[at].low != "the"
            or noun not in _ELLIPTIC
            or (after not in BREAKS and not acts(words, at + 2))
        ):
            return None
        if noun not in ("other", "latter"):
            role = _role(words, at, at + 2)
            return Mention(number, at, at + 2, "description", (noun,), role, self._sentence)
        return Mention(number, at, at + 2, "other", ("other",), _role(words, at, at + 2), self._sentence)


def spot(
    passages: Sequence[Passage],
    runs: Sequence[Sequence[Run]],
    names: Mapping[Form, int],
    *,
    to_you: bool = False,
) -> list[Mention]:
    """Return every mention of a story, given each passage's runs of capitalised words and the names known.

    It is `to_you` where the narration speaks to somebody it tells of.
    """
    spotter = _Spotter(names, _talking_creatures(passages) | _talking_things(passages), to_you=to_you)
    return [
        mention
        for number, (passage, found) in enumerate(zip(passages, runs, strict=True))
        for mention in spotter.spot(number, passage, found)
    ]
