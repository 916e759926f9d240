"""Addresses of the net and numbers of telephones, as one says them."""

import re

from drama.speech.text.numbers import spelled
from drama.speech.text.rewrite import Rule, rule

MARKS = {
    ".": "dot",
    "/": "slash",
    "-": "dash",
    "_": "underscore",
    "@": "at",
    ":": "colon",
    "~": "tilde",
    "+": "plus",
}
DOMAINS = "com org net edu gov io uk de fr info biz tv fm app dev ca au eu us nz ie in example"

_HOST = rf"(?:[\w-]+\.)+(?:{'|'.join(DOMAINS.split())})\b"
_CALLED = re.compile(
    r"\b(?:call(?:ed|ing)?|phone|phoned|dial(?:l?ed|l?ing)?|ring|rang|text(?:ed)?|number|fax|mobile|tel)\b",
    re.I,
)


def _spoken(address: str) -> str:
    words = re.sub(r"[./@:~+_-]", lambda mark: f" {MARKS[mark[0]]} ", address)
    return re.sub(r"\s+", " ", re.sub(r"\bwww\b", "W W W", words)).strip()


def _web(match: re.Match[str]) -> str:
    """Return an address without its scheme, and without what stands behind a question mark or a hash."""
    return _spoken(re.split(r"[?#]", match["address"])[0].rstrip("/"))


def _mail(match: re.Match[str]) -> str:
    return _spoken(match[0])


def _phone(match: re.Match[str]) -> str:
    groups = re.findall(r"\d+", match[0])
    plus = "plus " if match[0].startswith("+") else ""
    return plus + ", ".join(spelled(group) for group in groups)


def _short_phone(match: re.Match[str]) -> str | None:
    """Return seven digits as a telephone number where somebody calls, or where they can be nothing else."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    known = match[0].startswith("555") or match["line"].startswith("0") or _CALLED.search(before)
    return _phone(match) if known else None


RULES: tuple[Rule, ...] = (
    rule(r"(?<![\w.+-])\w[\w.+-]{0,80}@(?:[\w-]+\.)+[a-z]{2,12}\b", _mail),
    rule(r"\bhttps?://(?P<address>[\w.-]+(?::\d+)?(?:[/?#][\w./?#=&%~+:-]*[\w/])?)", _web),
    rule(
        rf"(?<![\w@./-])(?P<address>(?:www\.[\w-]+(?:\.[a-z]+)+|{_HOST})(?:/[\w./?#=&%~+-]*[\w/])?)(?![\w@])",
        _web,
    ),
    rule(r"(?<![\w@])@(?=\w)", "at "),
    rule(r"(?<![\w#&])#(?=\d)", "number "),
    rule(r"(?<![\w#&])#(?=[A-Za-z])", "hashtag "),
    rule(r"(?<![\w.,$£€+-])\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,5}(?![\w-])", _phone),
    rule(r"(?<![\w.,$£€-])(?:1[ -])?(?:\(\d{3}\)\s?|\d{3}[-. ])\d{3}[-.]\d{4}(?![\w-])", _phone),
    rule(r"(?<![\w.,$£€-])0\d{2,4}[ -]\d{3,4}[ -]?\d{3,4}(?![\w-])", _phone),
    rule(r"(?<![\w.,$£€-])\d{3}[-.](?P<line>\d{4})(?![\w-])", _short_phone),
    rule(
        r"\b(?i:call|calls|called|calling|dial|dials|dialed|dialled|ring|rang|phone)\s(?:the\s)?(?P<digits>911|999|112|111|101)\b",
        digits=spelled,
    ),
)
