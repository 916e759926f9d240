"""Capitals: initials that are spelled out, and shouts that are not."""

import re
from dataclasses import replace
from functools import cache

from drama.script.prose.listed import listed
from drama.script.prose.names import FIRST_NAMES
from drama.speech.text.rewrite import Draft, Held, Rule, rule
from drama.speech.text.titles import ENDS, STARTS
from drama.speech.text.voicing import ranks

INITIALS = listed(
    "AC AI AKA AM ATM ASAP BA BBC BC BMW CCTV CD CEO CGI CIA DC DIY DJ DNA DOB DVD EMT ER EU FAQ FBI "
    "GI GMO GP GPS HQ HR ICU ID IOU IQ IRA IRS IT IV JFK KGB LA LGBT MBA MIT MP MRI NBA NFL NHS NSA "
    "NYU OMG PA PC PE PI PM PO POV POW PR PS PTA QED RAF RSVP SUV SOS TBA TNT TV UFO UK UN UPS USA "
    "USB USSR VIP VP MVP CPR CV"
)
"""Words in capitals that are spelled out, where a shout would be spoken."""

APART = listed(
    "AED API AWD CIO CPU DOA DUI EEG EKG EMP EPA ESP ETA EV FAA FDA HIV IBM IED IPO ISP IUD LAPD LSAT NYC "
    "NYPD OCD OD RNA RPG UAE UAV UCLA UFC UI USAF USC USMC USPS UTI UV YMCA YWCA"
)
"""Others, whose letters are written apart: engines try some of them as words."""

ALSO_WORDS = listed("AI AM ER GI IT LA MI OMG PA PE PI PM PO PS SOS UN UPS VIP")
"""Initials that may stand in a row of shouted words."""

UPPER = "A-Z" + "".join(chr(code) for code in range(0xC0, 0x250) if chr(code).isupper())
_CAPITALS = rf"[{UPPER}][{UPPER}']*[{UPPER}]"
_THINGS = (
    "Plan|Vitamin|Section|Type|Grade|Group|Exhibit|Block|Wing|Team|Deck|Gate|Item|Part|Class|Hepatitis|Option|"
    "Building|Room|Level|Line|Point|Route|Sector|Platform|Terminal|And|But|Then|So"
)


SAID_AS_WORDS = listed(
    "BAC ELF FAE FEY GIF IMP JIF JPEG JSON LEM LOL MIC MIG MOE MPEG NAT OPEC ORC RIP ROM SAM SIM VAT WAV "
    "YAML ZIP ABS APP BAE BAHT BOD BOT BRO ECK EFF EMO EMU EXO FAV FOB HEX KI KOA KOI LEI NOB NUB OBI ORB "
    "OUD PHO QI SIS TAO TUM UKE YIN ZEN"
)
"""Short words in capitals that are said as they are written, though no list of English has them."""

AROUND = 200
"""How many characters of a sentence before and behind a word tell whether it is calm."""

_THING = re.compile(r"\b(?:the|an?|this|my|your|his|its|our|their)\s$", re.IGNORECASE)
_END = re.compile(r"[.!?]\W")
_PARTS = re.compile(r"([^AEIOU]*)[AEIOU](?:.*[AEIOU])?([^AEIOU]*)")


def _shout(match: re.Match[str]) -> str:
    words = match[0].split()
    alone = words[0].removesuffix("'S")
    if len(words) == 1 and (alone in INITIALS or not re.search("[^B-DF-HJ-NP-TV-XZ']", alone)):
        return match[0]
    if len(words) == 1 and (alone in APART or _abbreviates(match, alone)):
        return " ".join(alone) + match[0][len(alone) :].lower()
    return match[0] if set(words) <= INITIALS - ALSO_WORDS else match[0].lower()


def _abbreviates(match: re.Match[str], alone: str) -> bool:
    """Return whether a word in capitals is initials: no English, in a calm sentence, and no name or cry.

    Three letters are where "the" or the like stands before them or nobody could say them, four in the latter
    case only: "the ETD", "MBE", "LAPD"; but "KAI ran".
    """
    low = alone.lower()
    if not (2 <= len(alone) <= 4 and alone.isascii() and alone.isalpha()):
        return False
    if low in ranks() or low in FIRST_NAMES or alone in SAID_AS_WORDS or not _is_calm(match):
        return False
    is_thing = len(alone) < 4 and _THING.search(match.string[max(0, match.start() - 8) : match.start()])
    return bool(is_thing) or not _can_be_said(alone)


def _is_calm(match: re.Match[str]) -> bool:
    """Return whether the sentence around a word has others in small letters."""
    start, end = match.span()
    before = _END.split(match.string[max(0, start - AROUND) : start])[-1]
    after = _END.split(match.string[end : end + AROUND])[0]
    return re.search("[a-z]{2}", f"{before} {after}") is not None


def _can_be_said(word: str) -> bool:
    """Return whether a word begins and ends as words of English do."""
    found = _PARTS.fullmatch(word.replace("Y", "I"))
    starts, ends = _edges()
    return found is not None and found[1] in starts and found[2] in ends


@cache
def _edges() -> tuple[frozenset[str], frozenset[str]]:
    """Return the consonants that words of English begin with, and those that they end with."""
    found = [parts for word in ranks() if (parts := _PARTS.fullmatch(word.upper().replace("Y", "I")))]
    return frozenset(parts[1] for parts in found), frozenset(parts[2] for parts in found)


def _run(match: re.Match[str]) -> str:
    """Return initials with full stops as letters; the last stop stays where a sentence ends."""
    end = "." if ENDS.match(match.string, match.end()) else ""
    return " ".join(filter(str.isalpha, match[0])) + end


def _joined(match: re.Match[str]) -> str:
    """Return letters with an "and" between them; several of them with an apostrophe, or "Ms" is a title."""
    return " ".join(match["letters"]).replace("&", "and") + ("'s" if match["s"] else "")


def _initial(dotted: str) -> str:
    """Return an initial without its full stop; "A" clings to the name, or it is read as an article."""
    return f"{dotted[0]}-" if dotted[0] == "A" else f"{dotted[0]} "


DOTTED: tuple[Rule, ...] = (
    rule(r"\b(?P<letters>[A-Z]{1,2}&[A-Z]{1,2})(?P<s>s?)\b", _joined),
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
