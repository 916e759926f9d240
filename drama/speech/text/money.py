"""Sums of money in words."""

import re

from drama.speech.text.numbers import NUMBER, cardinal, number, plural, whole
from drama.speech.text.rewrite import Rule, rule

CURRENCIES = {
    "$": ("dollar", "dollars", "cent", "cents"),
    "£": ("pound", "pounds", "penny", "pence"),
    "€": ("euro", "euros", "cent", "cents"),
    "¥": ("yen", "yen", "sen", "sen"),
    "₹": ("rupee", "rupees", "paisa", "paise"),
    "₽": ("rouble", "roubles", "kopeck", "kopecks"),
    "₩": ("won", "won", "jeon", "jeon"),
    "₿": ("bitcoin", "bitcoins", "satoshi", "satoshis"),
}
"""Each sign: one and several of the currency, one and several of its hundredth."""

CODES = {"USD": "$", "GBP": "£", "EUR": "€", "JPY": "¥", "INR": "₹"}
SMALL = {"p": ("penny", "pence"), "¢": ("cent", "cents"), "c": ("cent", "cents")}
SCALES = {
    "k": "thousand", "K": "thousand", "m": "million", "M": "million", "mn": "million", "mil": "million",
    "bn": "billion", "b": "billion", "B": "billion", "tn": "trillion", "T": "trillion",
}  # fmt: skip
_SCALE = r"(?:\s?(?P<scale>thousand|million|billion|trillion|hundred|k|K|mn|m|M|mil|bn|b|B|tn|T)(?!\w))?"
_SIGN = rf"[{''.join(CURRENCIES)}]"
_BEFORE = r"(?<![\w.,])(?P<minus>[-\u2212])?(?:US|A|AU|C|CA|NZ|HK)?"
_AS_ADJECTIVE = re.compile(r"\b(?:a|an|one|another|every|each|single)\s$", re.IGNORECASE)
_NOUN = re.compile(
    r"\s(?!a\b|an\b|the\b|per\b|for\b|in\b|to\b|and\b|or\b|at\b|of\b|on\b|is\b|was\b|each\b|from\b|more\b)[a-z]"
)

_PRICED = re.compile(
    r"\s(?:bill|note|question|reward|coin|fine|ticket|prize|deal|bet|man|house|loan|cheque|check)\b"
)


def _sum(match: re.Match[str]) -> str:
    return _said(match, match["sign"], match["amount"])


def _said(match: re.Match[str], sign: str, amount: str) -> str:
    """Return an amount of a currency: "twenty-five dollars and fifty cents", "a twenty dollar bill"."""
    one, several, cent, cents = CURRENCIES[sign]
    minus = "minus " if match.groupdict().get("minus") else ""
    scale = match.groupdict().get("scale")
    whole_part, _, fraction = amount.partition(".")
    adjective = (
        _PRICED.match(match.string, match.end())
        or _AS_ADJECTIVE.search(match.string[: match.start()][-10:])
        and _NOUN.match(match.string, match.end())
    )
    if scale:
        return f"{minus}{number(amount)} {SCALES.get(scale, scale)} {one if adjective else several}"
    if len(fraction) not in (0, 2):
        return f"{minus}{number(amount)} {several}"
    unit = one if adjective or whole(whole_part) == 1 else several
    said = f"{cardinal(whole_part)} {unit}"
    if not fraction.strip("0"):
        return minus + said
    small = f"{cardinal(fraction.lstrip('0'))} {cent if fraction == '01' else cents}"
    return minus + (f"{said} and {small}" if whole(whole_part) else small)


def _coded(match: re.Match[str]) -> str:
    return _said(match, CODES[match["code"]], match["amount"])


def _coins(match: re.Match[str]) -> str:
    one, several = SMALL[match["coin"]]
    return f"{cardinal(match['amount'])} {one if match['amount'] == '1' else several}"


def _span(match: re.Match[str]) -> str:
    scale = match["scale"]
    said = f"{number(match['amount'])} to {number(match['last'])}"
    several = CURRENCIES[match["sign"]][1]
    return f"{said} {SCALES.get(scale, scale)} {several}" if scale else f"{said} {several}"


def _notes(match: re.Match[str]) -> str:
    """Return notes of a sum as one calls them: "$20s" are "twenties"."""
    return plural(cardinal(match["note"]).removeprefix("one ") if match["note"][1:] else "one")


RULES: tuple[Rule, ...] = (
    rule(r"(?<![\w.,])[$£€](?P<note>[125]0{0,3})s(?!\w)", _notes),
    rule(
        rf"{_BEFORE}(?P<sign>{_SIGN})\s?(?P<amount>{NUMBER})\s?[-\u2013]\s?{_SIGN}?(?P<last>{NUMBER}){_SCALE}(?![\w]|[-.,]\d)",
        _span,
    ),
    rule(rf"{_BEFORE}(?P<sign>{_SIGN})\s?(?P<amount>{NUMBER}){_SCALE}(?!\w|[.,]\d)", _sum),
    rule(rf"(?<![\w.,])(?P<amount>{NUMBER})\s?(?P<sign>[€£¥₹₽])(?![\d])", _sum),
    rule(rf"\b(?P<code>{'|'.join(CODES)})\s?(?P<amount>{NUMBER}){_SCALE}(?!\w|[.,]\d)", _coded),
    rule(rf"(?<![\w.,])(?P<amount>{NUMBER})\s?(?P<code>{'|'.join(CODES)})\b", _coded),
    rule(r"(?<![\w.,:/$£€-])(?P<amount>[1-9]\d?)(?P<coin>p|¢|c)(?!\w|\.\w)", _coins),
)
