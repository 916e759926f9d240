"""Runs of capitalised words that may be names, and what the words around them say about them."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from drama.script.prose.listed import listed
from drama.script.prose.names import FEMALE_NAMES, LOOSE_TITLES, MALE_NAMES, PARTICLES, SHORTENED, TITLES
from drama.script.prose.nouns import (
    CREATURES,
    KIN,
    ORDINARY,
    PEOPLE,
    PEOPLES,
    PLACE_NOUNS,
    PLACES,
    PREPOSITIONS,
)
from drama.script.prose.passages import BREAKS, ENDS, Passage, Word
from drama.script.prose.verbs import ACTION, AUXILIARY, FALSE_ED, PLAIN_SPEECH, SPEECH

Form = tuple[str, ...]
"""A name's words in small letters without full stops: ("mr", "darcy")."""

FIRST_NAMES = MALE_NAMES | FEMALE_NAMES
_BEFORE_CALL = listed(
    """oh ah dear my well yes no and old poor but o hey why listen look please thanks sorry"""
)
_END = frozenset(("end",))
_LOCATIVE = listed("in at into near from through across towards around inside outside via")


_ARTICLES = listed("the a an")
_PERSONAL = listed("mr mrs miss ms dr aunt uncle")
_HONORIFIC = re.compile(r"(?<=\w)-(?:chan|san|kun|sama|senpai|sensei|dono)$")


class Run(NamedTuple):
    """Words `first` to `last` (one past) of a passage that may be a name; `opens` where a sentence begins."""

    first: int
    last: int
    form: Form
    opens: bool


def acts(words: Sequence[Word], at: int) -> bool:
    """Return whether the words from `at` on begin with a finite verb, adverbs allowed before it."""
    if at < len(words) and _third_person(words[at].text):
        return True
    for word in words[at : at + 3]:
        if word.low in ACTION or word.low in AUXILIARY:
            return True
        if word.low.endswith("ed") and word.low not in FALSE_ED and len(word.low) > 3:
            return True
        if not (word.low.endswith("ly") or word.low in _ADVERBS):
            return False
    return False


def _third_person(word: str) -> bool:
    """Return whether a word looks like a verb in the present: "scrapes"."""
    verb_like = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous"))
    return verb_like and word.islower() and word not in ORDINARY and word not in PREPOSITIONS


_ADVERBS = listed(
    """
    also then just never always still now once again himself herself only both even at last somewhat rather
    quite almost"""
)


def _shouted_verb(word: Word) -> bool:
    """Return whether a word in capitals alone is more likely a verb or an adverb than a name."""
    return word.text.isupper() and (word.low in ACTION or word.low.endswith(("ed", "ing", "ly")))


def _name_word(words: Sequence[Word], at: int, opens: bool, speaking: Collection[str]) -> bool:
    word = words[at]
    letter = len(word.low) < 2 and word.low not in speaking
    if not word.capital or letter or _shouted_verb(word):
        return False
    if word.low not in ORDINARY:
        return True
    before = words[at - 1].low if at else ""
    if word.low in speaking:
        return before not in _WHEN and (not opens or acts(words, at + 1) or words[at + 1 : at + 2] == [])
    return (
        not opens and word.low in FIRST_NAMES and before not in PREPOSITIONS and word.low not in _MONTHS_DAYS
    )


def _after_initials(words: Sequence[Word], at: int) -> int:
    """Return where the surname behind initials begins, or `at`: `said J. Smith`, not `plan B. Tom said`."""
    after = at
    while (
        after < len(words) and len(words[after].low) == 1 and words[after].capital and _stop(words, after + 1)
    ):
        after += 2
    named = after < len(words) and words[after].capital and words[after].low not in ORDINARY
    tagged = at > 0 and words[at - 1].low in PLAIN_SPEECH
    return after if named and (tagged or (at == 0 and acts(words, after + 1))) else at


_MONTHS_DAYS = listed("english french")
_WHEN = listed("in on by until till since during next last every each this early late per")
"""Words after which Tuesday, May or Nine is a time and nobody."""

_NAMEABLE = listed(
    """
        one two three four five six seven eight nine ten eleven twelve hundred thousand monday tuesday
        wednesday thursday friday saturday sunday january february march april may june july august september
        october november december spring summer autumn winter christmas easter north south east west god lord
        death time fate nature devil mercy bless providence honey love darling fool nonsense hush little big
        long short high low dear poor bang crash welcome english german roman latin french fortune
    """
)
"""Ordinary words that may be names: `said Tuesday`."""


def _behind(before: Passage | None, passage: Passage | None) -> bool:
    """Return whether a passage is narration right behind a quotation of its paragraph."""
    return (
        before is not None
        and passage is not None
        and before.quotation is not None
        and passage.quotation is None
        and before.paragraph == passage.paragraph
    )


def _speaking(passages: Sequence[Passage]) -> Iterator[str]:
    """Yield ordinary words and letters that a tag beside a quotation gives as its speaker: `Nine said`."""
    for before, passage in pairwise(passages):
        if not _behind(before, passage):
            continue
        words = passage.words[:3]
        for at, word in enumerate(words[:2]):
            letter = len(word.low) == 1 and word.low not in ORDINARY and not _is_initial(passage.words, at)
            nameable = letter or word.low in _NAMEABLE or word.low in FIRST_NAMES
            if word.capital and nameable and _beside_speech(words, at):
                yield word.low


def _is_initial(words: Sequence[Word], at: int) -> bool:
    """Return whether a letter shortens a name that goes on behind it: J. Smith, but not `said Q.`"""
    return _stop(words, at + 1) and at + 2 < len(words)


def _beside_speech(words: Sequence[Word], at: int) -> bool:
    """Return whether a plain verb of speech stands right before or after the word at `at`."""
    before = at and words[at - 1].low in SPEECH
    return bool(before) or (at + 1 < len(words) and words[at + 1].low in PLAIN_SPEECH)


def _stop(words: Sequence[Word], at: int) -> bool:
    """Return whether a full stop shortens the word before it: `Mr.`, `J.`, but not `Yes, Professor.`"""
    stands = at < len(words) and words[at].text == "." and words[at - 1].end == words[at].start
    return stands and (words[at - 1].low not in TITLES or words[at - 1].low in SHORTENED)


def _after_title(words: Sequence[Word], at: int) -> int:
    """Return where the name after the title at `at` begins, or `at` where none follows."""
    after = at + 1 + _stop(words, at + 1)
    if after < len(words) and _particle_leads(words, after):
        return after
    if after < len(words) and words[after].capital:
        sure = words[at].low in _PERSONAL and words[after].low in _NAMEABLE
        return after if sure or words[after].low not in ORDINARY else at
    return at


def _run_end(words: Sequence[Word], at: int) -> int:
    end = at + 1
    while end < len(words):
        word = words[end]
        if (
            word.capital
            and (word.low not in ORDINARY or words[end - 1].low in PARTICLES)
            and not _shouted_verb(word)
            and (len(word.low) > 1 or _stop(words, end + 1))
        ):
            end += 1 + (len(word.low) == 1 or (word.low in TITLES and _stop(words, end + 1)))
        elif _particle_leads(words, end) or (word.text.isdigit() and words[end - 1].capital):
            end += 1
        else:
            break
    return min(end, len(words))


def _particle_leads(words: Sequence[Word], at: int) -> bool:
    rest = words[at + 1 : at + 3]
    return (words[at].low in PARTICLES and bool(rest)) and (
        rest[0].capital or (len(rest) > 1 and rest[0].low in PARTICLES and rest[1].capital)
    )


def form_of(words: Sequence[Word]) -> Form:
    """Return the form of a name: no punctuation, no "old" or "young" before it, one title at most."""
    parts = [_HONORIFIC.sub("", word.low) for word in words if word.text[0].isalnum()]
    while len(parts) > 1 and (parts[0] in LOOSE_TITLES or (parts[0] in TITLES and parts[1] in TITLES)):
        del parts[0]
    return tuple(parts)


def runs(passage: Passage, speaking: Collection[str] = ()) -> Iterator[Run]:
    """Yield the runs of capitalised words of a passage, from left to right, none overlapping.

    `speaking` are ordinary words that are somebody's name in this story.
    """
    words, at = passage.words, 0
    while at < len(words):
        word = words[at]
        titled = (
            _after_title(words, at) if word.capital and word.low in TITLES else _after_initials(words, at)
        )
        if titled == at and not _name_word(words, at, at in passage.opens, speaking):
            at += 1
            continue
        end = _run_end(words, titled)
        form = form_of(words[at:end])
        if form:
            yield Run(at, end, form, at in passage.opens and titled == at)
        at = end


def split_title(form: Form) -> tuple[str, Form]:
    """Return a form's title ("" where it has none) and the name proper."""
    return (form[0], form[1:]) if len(form) > 1 and form[0] in TITLES else ("", form)


def is_call(words: Sequence[Word], first: int, last: int) -> bool:
    """Return whether words `first` to `last` of a quotation call somebody: `Come, Tom!`, `You're Tom.`"""
    before = words[first - 1].low if first else ""
    after = words[last].low if last < len(words) else "."
    if before in ("'re", "are") and first > 1 and words[first - 2].low == "you" and after in BREAKS:
        return True
    if after not in BREAKS and not (after in "\"'”’" and last + 1 >= len(words)):
        return False
    if not before:
        return after in (",", "!", "?", ".", "—", "…", "--", "...")
    return (
        before in BREAKS
        and (after in BREAKS)
        and not (before in ENDS and after == ",")
        or before in _BEFORE_CALL
    )


_INTRODUCTIONS = (("i", "'m"), ("i", "am"), ("name", "is"), ("name", "'s"), ("call", "me"))


def names_self(words: Sequence[Word], first: int, last: int) -> bool:
    """Return whether somebody says in words `first` to `last` of a quotation who they are: `I'm Noor.`"""
    before = tuple(word.low for word in words[max(0, first - 2) : first])
    after = words[last].low if last < len(words) else "."
    return before in _INTRODUCTIONS and (after in BREAKS or after == "and")


class Census:
    """What was counted of every form and every word of a story."""

    def __init__(self, text_passages: Sequence[Passage]) -> None:
        self.small: Counter[str] = Counter()
        self.inner: Counter[str] = Counter()
        self.forms: defaultdict[Form, Counter[str]] = defaultdict(Counter)
        self.spelled: dict[Form, str] = {}
        self.runs: list[tuple[Run, ...]] = []
        self._paragraphs: defaultdict[Form, set[int]] = defaultdict(set)
        speaking = frozenset(_speaking(text_passages))
        for passage in text_passages:
            self._count(passage)
            self._spell(passage)
        for before, passage in zip([None, *text_passages], text_passages, strict=False):
            behind = _behind(before, passage)
            found = tuple(self._mended(run, passage) for run in runs(passage, speaking))
            self.runs.append(found)
            for run in found:
                self.forms[run.form].update(_signs(passage, run, behind=behind))
                if passage.quotation is None:
                    self._paragraphs[run.form].add(passage.paragraph)

    def _count(self, passage: Passage) -> None:
        for number, word in enumerate(passage.words):
            if not word.text[0].isalpha():
                continue
            if not word.capital:
                self.small[word.low] += 1
            elif number not in passage.opens:
                self.inner[word.low] += 1

    def _spell(self, passage: Passage) -> None:
        """Keep how each word is written where it comes first with a capital, and not in capitals alone."""
        for word in passage.words:
            if word.text[0].isalpha() and word.capital and not word.text.isupper():
                self.spelled.setdefault((word.low,), word.text)

    def _mended(self, run: Run, passage: Passage) -> Run:
        """Return the run without a first word that is capital only because a sentence begins there."""
        word = run.form[0]
        ordinary = self.small[word] > self.inner[word] or (word not in FIRST_NAMES and not self.inner[word])
        numbered = run.form[-1].isdigit()  # Unit 7
        if not run.opens or len(run.form) == 1 or word in TITLES or not ordinary or numbered:
            return run
        return Run(run.first + 1, run.last, form_of(passage.words[run.first + 1 : run.last]), False)

    def together(self, one: Form, other: Form) -> bool:
        """Return whether two names stand in the same paragraphs so often that they are two people's."""
        first, second = self._paragraphs.get(one, set()), self._paragraphs.get(other, set())
        shared = len(first & second)
        return shared >= 2 and shared >= 0.15 * min(len(first), len(second))

    def told_share(self, form: Form) -> float:
        """Return the share of a name's mentions that are the narration's."""
        return self.forms[form]["told"] / max(1, self.forms[form]["all"])

    def with_article(self, form: Form) -> bool:
        """Return whether a name often has an article: "the Mouse"."""
        return self.forms[form]["article"] >= 0.3 * self.forms[form]["all"] > 0

    def apart(self, one: Form, other: Form) -> bool:
        """Return whether two names never stand in one paragraph of narration."""
        return not self._paragraphs.get(one, set()) & self._paragraphs.get(other, set())

    def is_person(self, form: Form) -> bool:
        """Return whether a form names a person, by its title, a first name, or what it is seen to do."""
        title, core = split_title(form)
        if self.forms[form]["speaks"] and len(form) == 1:
            return True
        if len(form) == 1 and form[0].endswith("s") and form[0].removesuffix("s") in CREATURES:
            return False  # the Coach and Horses
        if (core[-1] in PLACE_NOUNS and title not in _PERSONAL) or (title and core[0] in PLACES):
            return False
        if title and title not in ("m", "saint", "lord", "count", "general", "president", "old", "master"):
            return True
        return self._acts_like_one(form, title)

    def _acts_like_one(self, form: Form, title: str) -> bool:
        seen = self.forms[form]
        number = seen["all"]
        if any(word in PLACES for word in form) and not seen["tag"]:
            return False
        if (
            len(form) == 1
            and self.small[form[0]] > max(1, seen["inner"])
            and seen["tag"] < self.small[form[0]] / 4
        ):
            return False
        if seen["place"] > max(0.3 * number, seen["subject"]):
            return False
        if seen["article"] > 0.7 * number:
            if form[0] in PEOPLES:
                return False  # "the Slytherin" is what somebody is, not who
            known = form[-1] in PEOPLE or form[-1] in TITLES or form[-1] in CREATURES or form[-1] in KIN
            return seen["tag"] > 0 or (known and seen["subject"] > 0)
        if title or form[0] in FIRST_NAMES or seen["tag"] or seen["introduced"]:
            return True
        acts_or_called = (
            seen["subject"] > 1
            or (seen["subject"] > 0 < seen["call"])
            or min(seen["call"], seen["inner"]) > 1
        )
        often = seen["subject"] + seen["call"] >= 0.1 * number
        return acts_or_called and often and seen["place"] < 0.15 * number


def _signs(passage: Passage, run: Run, *, behind: bool) -> Iterator[str]:
    words = passage.words
    before = words[run.first - 1].low if run.first else ""
    after = words[run.last].low if run.last < len(words) else ""
    yield "all"
    if not run.opens:
        yield "inner"
    if before in _ARTICLES:
        yield "article"
    if before in _LOCATIVE or (
        run.last < len(words) and words[run.last].capital and after in PLACE_NOUNS | _END
    ):
        yield "place"
    if passage.quotation is not None:
        if is_call(words, run.first, run.last):
            yield "call"
        if names_self(words, run.first, run.last):
            yield "introduced"
        return
    yield "told"
    if before not in PREPOSITIONS and acts(words, run.last):
        yield "subject"
    verb = words[run.first - 2].low if run.first > 1 and before in _ARTICLES else before
    if verb in PLAIN_SPEECH or (after in PLAIN_SPEECH and before not in PREPOSITIONS):
        yield "tag"
    if run.first < 2 and behind and before not in _ARTICLES and _beside_speech(words, run.first):
        yield "speaks"
