"""How a quotation is said: the directions that the words beside it give, where they are plain.

Three places are read: the tag (`whispered Mara`, `she said coldly, her voice shaking`), whose verb, adverb
and phrases go with the quotation whoever speaks it; a sentence about a voice beside the quotation (`Her
voice was barely a whisper.`), where that voice is the speaker's; and what went before in the same speech.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from drama.script.prose.listed import listed
from drama.script.prose.manners import (
    ADVERBS,
    BEATS,
    BY_VERB,
    DENIALS,
    LOWERED,
    LOWERED_AS,
    MOMENTARY,
    PHRASES,
)
from drama.script.prose.model import Person
from drama.script.prose.names import SHORT_TITLE
from drama.script.prose.tags import BEFORE_NOUN, PRONOUNS
from drama.script.prose.verbs import SPEECH
from drama.story.model import Span

_WORD = re.compile(r"[^\W\d_](?:[\w'\u2019-]*\w)?\.?(?<=[\w.])")
_NAMED = listed("of the de von van")
_TO = re.compile(
    r"(?: (?:it|that|this|back|again|out|up|aloud|at last))?"
    r"(?: (?:to|at|into) (?:him|her|them|me|us|you|himself|herself|[A-Z][\w'\u2019]+|(?:the|his|her) \w+))?"
)
_LINK = re.compile(r",?\s+")
_LONGEST_CLUSTER = 7
_ASIDE = listed("who which that when while as and but where with")

_CLOSING = "\"'\u201d\u2019\u00bb_* "
_GOES_ON = ",!?\u2026-\u2014\u2013"
_SENTENCE_END = re.compile(
    r"[.!?:\u2026\"\u201c\u201d\u00ab\u00bb](?=\s|$|[\"\u201c\u201d\u00ab\u00bb])|--|[\u2014;]"
)
_INSIDE = re.compile(r"[.!?]\s+\S")
_TITLES = re.compile(SHORT_TITLE)


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a quotation is said, as directions, and the words of the story that say so."""

    directions: tuple[str, ...]
    evidence: Span


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag's verb, what is said between its subject and the verb, and where the two end."""

    verb: str
    between: tuple[str, ...]
    start: int
    end: int


def delivery(text: str, quotation: Span, around: Span, speaker: Person | None = None) -> Delivery | None:
    """Return how a quotation is said, as the narration beside it has it, or None where it does not say.

    `quotation` takes in the marks; `around` reaches to the quotations before and after. `speaker` is who
    says it, where that is known: a voice that is somebody else's is left alone.
    """
    found = _tagged_after(text, quotation, around) or _tagged_before(text, quotation, around)
    return found or next(_beats(text, quotation, around, speaker), None)


def goes_on(before: Delivery | None, text: str, between: Span) -> Delivery | None:
    """Return how a speech goes on after `between`: as before, where that is nothing but its tag."""
    lasting = before and not MOMENTARY.intersection(before.directions)
    inside = (
        between.start <= before.evidence.start and before.evidence.end <= between.end if before else False
    )
    told = _TITLES.sub("", text[between.start : between.end].strip())
    return before if lasting and inside and not _INSIDE.search(told) else None


def _tagged_after(text: str, quotation: Span, around: Span) -> Delivery | None:
    last = text[max(quotation.start, quotation.end - 6) : quotation.end].rstrip(_CLOSING)[-1:]
    if not last or last not in _GOES_ON:
        return None
    end = _clause_end(text, quotation.end, around.end)
    return _told(text, _tag(text, quotation.end, end), end)


def _tagged_before(text: str, quotation: Span, around: Span) -> Delivery | None:
    """Read the clause that leads into a quotation: `She turned, and whispered,`."""
    head = text[around.start : quotation.start].rstrip()
    if not head.endswith((",", ":")):
        return None
    start = around.start + max((end.end() for end in _SENTENCE_END.finditer(head[:-1])), default=0)
    end = around.start + len(head) - 1
    start += len(text[start:end]) - len(text[start:end].lstrip())
    words = list(_WORD.finditer(text, start, end))
    verbs = [n for n, word in enumerate(words) if word.group().lower() in SPEECH]
    if not verbs or len(words) - verbs[-1] > _LONGEST_CLUSTER:
        return None
    verb = words[verbs[-1]]
    before = tuple(word.group().lower() for word in words[max(0, verbs[-1] - 3) : verbs[-1]])
    return _told(text, _Tag(verb.group().lower(), before, verb.start(), verb.end()), end)


def _told(text: str, tag: _Tag | None, end: int) -> Delivery | None:
    """Return what a tag says of the delivery: by its verb, and by what stands with it."""
    if tag is None or DENIALS.intersection(tag.between):
        return None
    by_verb = BY_VERB.get(tag.verb, "")
    found = [by_verb] if by_verb else []
    found += (word for word in tag.between if word in ADVERBS)
    phrase = _phrase(text, tag.end, end)
    if phrase and not (by_verb == "whispering" and "whisper" in phrase["said"]):
        found.append(" ".join(phrase["said"].split()))
    if not found:
        return None
    return Delivery(tuple(found), Span(tag.start, phrase.end("said") if phrase else tag.end))


def _phrase(text: str, start: int, end: int) -> "re.Match[str] | None":
    """Return the first phrase of manner right after a tag's subject and verb."""
    for at in (_after(_TO, text, start, end), start):
        begin = _after(_LINK, text, at, end)
        matches = (pattern.match(text, begin, end) for pattern in PHRASES) if begin > at else ()
        if found := next(filter(None, matches), None):
            return found
    return None


def _after(pattern: "re.Pattern[str]", text: str, start: int, end: int) -> int:
    match = pattern.match(text, start, end)
    return match.end() if match else start


def _clause_end(text: str, start: int, limit: int) -> int:
    """Return where the sentence that begins at `start` ends, or the clause where a semicolon parts it."""
    told = _TITLES.sub(lambda title: title.group().replace(".", "\0"), text[start:limit])
    match = _SENTENCE_END.search(told)
    return start + match.start() if match else limit


def _tag(text: str, start: int, end: int) -> _Tag | None:
    """Return the tag that begins at `start`: `she softly said`, `said the old woman`."""
    words = _clause_words(text, start, end)
    if len(words) < 2 or text[start : words[0].start()].strip(_CLOSING + ","):
        return None
    first = words[0].group().lower()
    if first in SPEECH:
        last = _subject_end(words, 1)
        return _Tag(first, (), words[0].start(), words[last - 1].end()) if last > 1 else None
    if first not in PRONOUNS | BEFORE_NOUN and not words[0].group()[0].isupper():
        return None
    for number, word in enumerate(words[1:], 1):
        low = word.group().lower()
        if low in SPEECH:
            between = tuple(one.group().lower() for one in words[1:number])
            return _Tag(low, between, words[0].start(), word.end())
        if low in _ASIDE:
            return None
    return None


def _clause_words(text: str, start: int, end: int) -> list["re.Match[str]"]:
    """Return the first words of a clause, up to a comma."""
    words: list[re.Match[str]] = []
    for match in _WORD.finditer(text, start, end):
        if words and text[words[-1].end() : match.start()].strip("_* \n\t\r"):
            break
        words.append(match)
        if len(words) == _LONGEST_CLUSTER:
            break
    return words


def _subject_end(words: list["re.Match[str]"], first: int) -> int:
    """Return the number of the word after the subject that begins with word `first`, `first` if none does."""
    start = words[first].group()
    if start.lower() in PRONOUNS:
        return first + 1
    noun = start.lower() in BEFORE_NOUN
    if not noun and not start[0].isupper():
        return first
    at = first + 1
    while at < len(words):
        word = words[at].group()
        plain = noun and word.lower() not in ADVERBS | _ASIDE and at < first + 4 and not _preposition(word)
        if not (word[0].isupper() or word.lower() in _NAMED or plain):
            break
        at += 1
    return at


def _preposition(word: str) -> bool:
    return word.lower() in ("in", "to", "at", "from", "through", "under", "between", "out", "into", "on")


def _beats(text: str, quotation: Span, around: Span, speaker: Person | None) -> Iterator[Delivery]:
    """Yield what the sentences right before and right after a quotation say of the speaker's voice."""
    before = Span(_last_sentence(text, around.start, quotation.start), quotation.start)
    after = Span(quotation.end, _clause_end(text, quotation.end, around.end))
    for start, end in (after, before):
        for match in chain.from_iterable(pattern.finditer(text, start, end) for pattern in BEATS):
            if _owned(text[start : match.start()].strip(), speaker):
                yield Delivery((_short(match["said"]),), Span(match.start(), match.end()))
    lowered = LOWERED.search(text, *before)
    if lowered and _is(text[before.start : lowered.start()].strip(), speaker):
        said = LOWERED_AS[lowered["verb"]].format(lowered["own"])
        yield Delivery((said,), Span(lowered.start(), lowered.end()))


def _short(said: str) -> str:
    return " ".join(said.replace("voice was", "voice").split())


def _last_sentence(text: str, start: int, end: int) -> int:
    head = _TITLES.sub(lambda title: title.group().replace(".", "\0"), text[start:end].rstrip())
    return start + max((found.end() for found in _SENTENCE_END.finditer(head[:-1])), default=0)


_POSSESSIVES = {"his": "male", "her": "female"}
_SUBJECTS = {"he": "male", "she": "female"}


def _owned(before: str, speaker: Person | None) -> bool:
    """Return whether the voice after these first words of a sentence is the speaker's."""
    words = before.split()
    if len(words) == 1 and words[0].lower() in _POSSESSIVES:
        return speaker is None or speaker.gender in (_POSSESSIVES[words[0].lower()], "unknown")
    owner = re.fullmatch(r"(.+)['\u2019]s?", before)
    return bool(owner) and _named(owner[1] if owner else "", speaker)


def _is(subject: str, speaker: Person | None) -> bool:
    if subject.lower() in _SUBJECTS:
        return speaker is None or speaker.gender in (_SUBJECTS[subject.lower()], "unknown")
    return _named(subject, speaker)


def _named(name: str, speaker: Person | None) -> bool:
    names = (speaker.name, *speaker.aliases) if speaker else ()
    return name.lower() in {one.lower() for one in names}
