"""Runs of capitalised words that may be names, and what the words around them say about them."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from drama.script.prose.listed import listed
from drama.script.prose.names import FIRST_NAMES, LOOSE_TITLES, PARTICLES, SHORTENED, TITLES
from drama.script.prose.nouns import ORDINARY, PREPOSITIONS
from drama.script.prose.passages import BREAKS, ENDS, Passage, Word
from drama.script.prose.verbs import ACTION, AUXILIARY, FALSE_ED, PLAIN_SPEECH

Form = tuple[str, ...]
"""A name's words in small letters without full stops: ("mr", "darcy")."""

_BEFORE_CALL = listed(
    """oh ah dear my well yes no and old poor but o hey why listen look please thanks sorry"""
)

PERSONAL = frozenset(TITLES) - listed(
    """king queen prince princess duke lord lady saint general president bishop mother father brother sister
    master m don old young little"""
)
"""Titles after which even an ordinary word is a name: Captain Park, but not King Street or Mother Nature."""

_SURNAMES = listed("king bishop young little major")
"""Titles that are surnames too."""

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
        return before not in _WHEN and (not opens or acts(words, at + 1))
    return (
        not opens and word.low in FIRST_NAMES and before not in PREPOSITIONS and word.low not in _MONTHS_DAYS
    )


def _after_initials(words: Sequence[Word], at: int) -> int:
    """Return where the surname behind initials begins, or `at`: `said J. Smith`, not `plan B. Tom said`."""
    after = at
    while (
        after < len(words) and len(words[after].low) == 1 and words[after].capital and stops(words, after + 1)
    ):
        after += 2
    named = after < len(words) and words[after].capital and words[after].low not in ORDINARY
    tagged = at > 0 and words[at - 1].low in PLAIN_SPEECH
    return after if named and (tagged or (at == 0 and acts(words, after + 1))) else at


_MONTHS_DAYS = listed("english french")
_WHEN = listed("in on by until till since during next last every each this early late per")
"""Words after which Tuesday, May or Nine is a time and nobody."""

NAMEABLE = listed(
    """
        one two three four five six seven eight nine ten eleven twelve hundred thousand monday tuesday
        wednesday thursday friday saturday sunday january february march april may june july august september
        october november december spring summer autumn winter christmas easter north south east west god lord
        death time fate nature devil mercy bless providence honey love darling fool nonsense hush little big
        day long short high low dear poor bang crash welcome english german roman latin french fortune
    """
)
"""Ordinary words that may be names: `said Tuesday`."""


def stops(words: Sequence[Word], at: int) -> bool:
    """Return whether a full stop shortens the word before it: `Mr.`, `J.`, but not `Yes, Professor.`"""
    stands = at < len(words) and words[at].text == "." and words[at - 1].end == words[at].start
    return stands and (words[at - 1].low not in TITLES or words[at - 1].low in SHORTENED)


def _after_title(words: Sequence[Word], at: int) -> int:
    """Return where the name after the title at `at` begins, or `at` where none follows."""
    after = at + 1 + stops(words, at + 1)
    if after < len(words) and _particle_leads(words, after):
        return after
    if after < len(words) and words[after].capital:
        return after if ordinary_surname(words, at) or words[after].low not in ORDINARY else at
    return at


def ordinary_surname(words: Sequence[Word], at: int) -> str:
    """Return the ordinary word that is a surname behind the title at `at`, "" for none: Dr March."""
    after = at + 1 + stops(words, at + 1)
    titled = words[at].capital and words[at].low in PERSONAL and after < len(words)
    return words[after].low if titled and words[after].capital and words[after].low in NAMEABLE else ""


def _run_end(words: Sequence[Word], at: int) -> int:
    end = at + 1
    while end < len(words):
        word = words[end]
        if (
            word.capital
            and (word.low not in ORDINARY or words[end - 1].low in PARTICLES)
            and not _shouted_verb(word)
            and (len(word.low) > 1 or stops(words, end + 1))
        ):
            end += 1 + (len(word.low) == 1 or (word.low in TITLES and stops(words, end + 1)))
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


def _is_spare(parts: Sequence[str]) -> bool:
    """Return whether the first of two words or more is left out of a name: Young Tom, but not Dr King."""
    if len(parts) == 2 and parts[0] in PERSONAL and parts[1] in _SURNAMES:
        return False
    return parts[0] in LOOSE_TITLES or (parts[0] in TITLES and parts[1] in TITLES)


def form_of(words: Sequence[Word]) -> Form:
    """Return the form of a name: no punctuation, no "old" or "young" before it, one title at most."""
    parts = [_HONORIFIC.sub("", word.low) for word in words if word.text[0].isalnum()]
    while len(parts) > 1 and _is_spare(parts):
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


def possessive(form: Form) -> str:
    """Return the word that says what is somebody's: "nora's"."""
    return f"{form[-1]}'s"


def split_title(form: Form) -> tuple[str, Form]:
    """Return a form's title ("" where it has none) and the name proper."""
    return (form[0], form[1:]) if len(form) > 1 and form[0] in TITLES else ("", form)


def surname(core: Form) -> Form:
    """Return the last word of a name proper, with its particles: "van der luyden", "archer"."""
    at = len(core) - 1
    while at and core[at - 1] in PARTICLES:
        at -= 1
    return core[at:]


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
