"""What a story shows of every name: how often it stands where, and whether it is somebody's."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drama.script.prose.kin import ELDERS, RELATION, relation_of
from drama.script.prose.listed import listed
from drama.script.prose.names import FIRST_NAMES, TITLES
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
from drama.script.prose.passages import Passage, Word
from drama.script.prose.runs import (
    NAMEABLE,
    PERSONAL,
    Form,
    Run,
    acts,
    form_of,
    is_call,
    names_self,
    ordinary_surname,
    runs,
    split_title,
    stops,
)
from drama.script.prose.verbs import PLAIN_SPEECH, SPEECH

_END = frozenset(("end",))
_LOCATIVE = listed("in at into near from through across towards around inside outside via")
_ARTICLES = listed("the a an")


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
            nameable = letter or word.low in NAMEABLE or word.low in FIRST_NAMES
            if word.capital and nameable and _beside_speech(words, at):
                yield word.low


def _titled(passages: Sequence[Passage]) -> Iterator[str]:
    """Yield ordinary words that are somebody's surname, as in Dr March."""
    for words in (passage.words for passage in passages):
        yield from filter(None, (ordinary_surname(words, at) for at in range(len(words))))


def _is_initial(words: Sequence[Word], at: int) -> bool:
    """Return whether a letter shortens a name that goes on behind it: J. Smith, but not `said Q.`"""
    return stops(words, at + 1) and at + 2 < len(words)


def _beside_speech(words: Sequence[Word], at: int) -> bool:
    """Return whether a plain verb of speech stands right before or after the word at `at`."""
    before = at and words[at - 1].low in SPEECH
    return bool(before) or (at + 1 < len(words) and words[at + 1].low in PLAIN_SPEECH)


class Census:
    """What was counted of every form and every word of a story."""

    def __init__(self, text_passages: Sequence[Passage]) -> None:
        self.small: Counter[str] = Counter()
        self.inner: Counter[str] = Counter()
        self.forms: defaultdict[Form, Counter[str]] = defaultdict(Counter)
        self.spelled: dict[Form, str] = {}
        self.runs: list[tuple[Run, ...]] = []
        self._paragraphs: defaultdict[Form, set[int]] = defaultdict(set)
        speaking = frozenset((*_speaking(text_passages), *_titled(text_passages)))
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
        if core[-1] in PLACE_NOUNS and title not in PERSONAL and not self._is_spoken_to(form):
            return False
        if title and core[0] in PLACES:
            return False
        if title and title not in ("m", "saint", "lord", "count", "general", "president", "old", "master"):
            return True
        return self._acts_like_one(form, title)

    def _is_spoken_to(self, form: Form) -> bool:
        """Return whether a single word is somebody's name by being called and by acting: River, Lane."""
        seen = self.forms[form]
        return len(form) == 1 and not seen["article"] and seen["call"] > 0 < seen["subject"]

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
        if seen["subject"] and RELATION.get(form[0]) in ELDERS:
            return True
        acts_or_called = (
            seen["subject"] > 1
            or (seen["subject"] > 0 < seen["call"])
            or min(seen["call"], seen["inner"]) > 1
        )
        often = seen["subject"] + seen["call"] >= 0.1 * number
        return acts_or_called and often and seen["place"] < 0.15 * number


def _is_related(words: Sequence[Word], first: int) -> bool:
    """Return whether a name stands behind a word for a relative: "her sister Jo", "her sister, Jo"."""
    at = first - 2 if first > 1 and words[first - 1].text == "," else first - 1
    told = [word.low for word in words[max(0, at - 1) : at + 1]] if at >= 0 else []
    return bool(told) and relation_of(told) is not None and not words[at].capital


def _signs(passage: Passage, run: Run, *, behind: bool) -> Iterator[str]:
    """Yield what a run shows where it stands; `behind` where its passage goes on behind a quotation."""
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
    if passage.quotation is None:
        yield from _told_signs(words, run, before, after, behind=behind)
        return
    if is_call(words, run.first, run.last):
        yield "call"
    if names_self(words, run.first, run.last):
        yield "introduced"


def _told_signs(words: Sequence[Word], run: Run, before: str, after: str, *, behind: bool) -> Iterator[str]:
    yield "told"
    if _is_related(words, run.first):
        yield "introduced"
    if before not in PREPOSITIONS and acts(words, run.last):
        yield "subject"
    verb = words[run.first - 2].low if run.first > 1 and before in _ARTICLES else before
    if verb in PLAIN_SPEECH or (after in PLAIN_SPEECH and before not in PREPOSITIONS):
        yield "tag"
    if run.first < 2 and behind and before not in _ARTICLES and _beside_speech(words, run.first):
        yield "speaks"
