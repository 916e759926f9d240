"""Capitals: initials that are spelled out, and shouts that are not."""

import re
from dataclasses import replace

from drama.script.prose.listed import listed
from drama.speech.text.rewrite import Draft, Held, Rule, rule
from drama.speech.text.titles import ENDS, STARTS

INITIALS = listed(
    "AC AI AKA AM ATM ASAP BA BBC BC BMW CCTV CD CEO CGI CIA DC DIY DJ DNA DOB DVD EMT ER EU FAQ FBI "
    "GI GMO GP GPS HQ HR ICU ID IOU IQ IRA IRS IT IV JFK KGB LA LGBT MBA MIT MP MRI NBA NFL NHS NSA "
    "NYU OMG PA PC PE PI PM PO POV POW PR PS PTA QED RAF RSVP SUV SOS TBA TNT TV UFO UK UN UPS USA "
    "USB USSR VIP VP MVP CPR CV"
)
"""Words in capitals that are spelled out, where a shout would be spoken."""

ALSO_WORDS = listed("AI AM ER GI IT LA MI OMG PA PE PI PM PO PS SOS UN UPS VIP")
"""Initials that may stand in a row of shouted words."""

UPPER = "A-Z" + "".join(chr(code) for code in range(0xC0, 0x250) if chr(code).isupper())
_CAPITALS = rf"[{UPPER}][{UPPER}']*[{UPPER}]"
_THINGS = (
    "Plan|Vitamin|Section|Type|Grade|Group|Exhibit|Block|Wing|Team|Deck|Gate|Item|Part|Class|Hepatitis|Option|"
    "Building|Room|Level|Line|Point|Route|Sector|Platform|Terminal|And|But|Then|So"
)


def _shout(match: re.Match[str]) -> str:
    words = match[0].split()
    alone = words[0].removesuffix("'S")
    if len(words) == 1 and (alone in INITIALS or not re.search("[^B-DF-HJ-NP-TV-XZ']", alone)):
        return match[0]
    return match[0] if set(words) <= INITIALS - ALSO_WORDS else match[0].lower()


def _run(match: re.Match[str]) -> str:
    """Return initials with full stops as letters; the last stop stays where a sentence ends."""
    end = "." if ENDS.match(match.string, match.end()) else ""
    return " ".join(filter(str.isalpha, match[0])) + end


def _initial(dotted: str) -> str:
    """Return an initial without its full stop; "A" clings to the name, or it is read as an article."""
    return f"{dotted[0]}-" if dotted[0] == "A" else f"{dotted[0]} "


DOTTED: tuple[Rule, ...] = (
    rule(
        r"\b[A-Z]{1,2}&[A-Z]{1,2}\b", lambda match: " ".join(match[0].replace("&", "_")).replace("_", "and")
    ),
    rule(
        r"(?:(?<=\b[Tt]he\s)|(?<=\b[Aa]\s))US\b|\bUS(?=\s(?:[A-Z][a-z]|dollars|troops|government|soldiers|citizen|president))",
        "U S",
    ),
    rule(r"\bAAA\b(?=\s[a-z])", "triple A"),
    rule(r"\bPh\.\s?D\b\.?", "P H D"),
    rule(r"(?<![\w.])(?:[A-Z]\.){2,}(?:[A-Z]\b)?(?!\.?\w)", _run),
    rule(r"(?<![\w.])[A-Z]\.(?:\s[A-Z]\.){1,6}(?=\s[A-Z][a-z])", _run),
    rule(
        rf"\b(?!(?:{_THINGS})\b)[A-Z][\w']*[a-z]\s(?P<dotted>[A-HJ-Z]\.\s)(?!{STARTS})(?=[A-Z][a-z])",
        dotted=_initial,
    ),
    rule(
        rf"(?:^|[.!?,(]\s|\b(?:by|of|to|with|from|named|called)\s)(?P<dotted>[A-HJ-Z]\.\s)(?!{STARTS})(?=[A-Z][a-z])",
        dotted=_initial,
    ),
)
"""Initials with full stops."""

SHOUTS: tuple[Rule, ...] = (rule(rf"\b{_CAPITALS}\b(\s+({_CAPITALS}|[AI])\b)*", _shout),)
"""Words in capitals: last, for capitals tell other rules what they look at."""

LETTER_A = re.compile(r"(?<=\b[A-Z]\s)A\b|\bA(?=\s[A-Z]\b)|(?<=[a-z]\s)A(?=\s[a-z])")
"""An "A" that is a letter and no article, as it stands when all rules were applied."""


def spelled(draft: Draft) -> Draft:
    """Return the words with the sound of every "A" that is a letter: engines take it for an article."""
    found = [Held(match.start(), match.end(), "A", "ˈeɪ") for match in LETTER_A.finditer(draft.text)]
    free = [
        one
        for one in found
        if not any(other.start < one.end and one.start < other.end for other in draft.held)
    ]
    held = sorted((*draft.held, *free), key=lambda one: one.start)
    return replace(draft, held=tuple(held)) if free else draft
