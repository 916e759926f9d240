"""How a quotation is said: the directions that the words beside it give."""

import re

from drama.story.model import Span

_DIRECTIONS = {
    "whispering": "whispered whispers whispering",
    "shouting": "shouted shouts yelled yells bellowed bellows roared roars hollered hollers",
    "screaming": "screamed screams shrieked shrieks",
    "murmuring": "murmured murmurs",
    "muttering": "muttered mutters mumbled mumbles",
    "calling": "called calls",
    "crying out": "exclaimed exclaims",
    "sobbing": "sobbed sobs wept weeps",
    "gasping": "gasped gasps panted pants",
    "hissing": "hissed hisses",
    "growling": "growled growls snarled snarls",
    "groaning": "groaned groans moaned moans",
    "sighing": "sighed sighs",
    "laughing": "laughed laughs chuckled chuckles giggled giggles",
    "stammering": "stammered stammers stuttered stutters",
    "singing": "sang sings",
    "thinking": "thought thinks",
}
_BY_VERB = {verb: direction for direction, verbs in _DIRECTIONS.items() for verb in verbs.split()}
_BY_PHRASE = {"in a whisper": "whispering", "under his breath": "muttering", "under her breath": "muttering"}
_WORD = re.compile(r"[\w'\u2019]+")
_NEAR = 60
_REACH = 5
"""Words between a quotation and the verb that says how it is said: `"No," the old woman whispered`."""

_CLOSING = "\"'\u201d\u2019\u00bb_* "
_GOES_ON = ",!?\u2026-\u2014\u2013"
_CLAUSE_END = re.compile(r"[.!?;:\u2026\u2014\"\u201c\u201d\u00ab\u00bb]|--")
_ASIDE = frozenset({"who", "which", "that", "when", "while", "as", "and", "but"})


def _of_words(words: list[str]) -> str:
    for word in words:
        if word in _ASIDE:
            return ""
        if word in _BY_VERB:
            return _BY_VERB[word]
    return ""


def _phrase(clause: str) -> str:
    folded = " ".join(clause.lower().split())
    return next((said for phrase, said in _BY_PHRASE.items() if phrase in folded), "")


def _after(text: str, end: int, limit: int) -> str:
    tail = text[end : min(limit, end + _NEAR)]
    clause = _CLAUSE_END.split(tail, maxsplit=1)[0]
    return _phrase(clause) or _of_words(_WORD.findall(clause.split(",")[0].lower())[:_REACH])


def _before(text: str, start: int, limit: int) -> str:
    head = text[max(limit, start - _NEAR) : start].rstrip()
    if not head.endswith((",", ":")):
        return ""
    clause = _CLAUSE_END.split(head[:-1])[-1]
    return _phrase(clause) or _of_words(_WORD.findall(clause.lower())[-_REACH:])


def delivery(text: str, quotation: Span, around: Span) -> tuple[str, ...]:
    """Return the direction ("whispering",) that the narration beside a quotation gives, or nothing.

    `quotation` takes in the marks; `around` reaches to the quotations before and after.
    """
    last = text[max(quotation.start, quotation.end - 6) : quotation.end].rstrip(_CLOSING)[-1:]
    found = _after(text, quotation.end, around.end) if last and last in _GOES_ON else ""
    found = found or _before(text, quotation.start, around.start)
    return (found,) if found else ()
