"""Dates in words."""

import re
from datetime import date

from drama.script.prose.listed import listed
from drama.speech.text.numbers import ordinal, pair, year
from drama.speech.text.rewrite import Rewrite, Rule, rule
from drama.speech.text.years import YEAR

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
SHORT_MONTHS = {name[:3]: name for name in MONTHS if name != "May"} | {"Sept": "September"}
DAYS = {
    "Mon": "Monday", "Tue": "Tuesday", "Tues": "Tuesday", "Wed": "Wednesday", "Thu": "Thursday",
    "Thur": "Thursday", "Thurs": "Thursday", "Fri": "Friday", "Sat": "Saturday", "Sun": "Sunday",
}  # fmt: skip

_MONTH = rf"(?:{'|'.join(MONTHS)})\b"
_SHORT = rf"(?:{'|'.join(SHORT_MONTHS)})\b"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_TH = r"(?:st|nd|rd|th)"
_FREE = r"(?<![\w.,:/$£€#'+-])"


def _rank(written: str) -> str:
    return ordinal(re.sub(r"^0|\D", "", written))


def _of_month(match: re.Match[str]) -> str:
    """Return the day that stands before its month: "3 March" is "the third of March"."""
    the = "" if match.string[: match.start("day")].lower().endswith("the ") else "the "
    return f"{the}{_rank(match['day'])} of"


def _iso(match: re.Match[str]) -> str | None:
    return _dated(match["year"], int(match["month"]), int(match["day"]))


def _slashed(day_first: bool) -> Rewrite:
    """Return the reading of 3/4/1921, which is in March in America and in April elsewhere."""

    def said(match: re.Match[str]) -> str | None:
        one, other = int(match["one"]), int(match["other"])
        day, month = (one, other) if (day_first or one > 12) and other <= 12 else (other, one)
        return _dated(match["year"], month, day)

    return said


def _dated(written: str, month: int, day: int) -> str | None:
    try:
        date(
            int(written) if len(written) == 4 else 2000, month, day
        )  # of a short year any may be a leap year
    except ValueError:
        return None
    return f"{MONTHS[month - 1]} {ordinal(str(day))}, {year(written) if len(written) == 4 else pair(written)}"


_DATING = "|".join(
    rf"(?<=\b{word}\s)" for word in sorted(listed("on On by By since until till before after from dated the"))
)

_WRITTEN = (
    rule(
        rf"\b(?P<day>{'|'.join(DAYS)})(?P<dot>\.?)(?=,?\s(?:{_DAY}{_TH}?\s)?(?:{_SHORT}|{_MONTH}))",
        day=DAYS.get, dot="",
    ),
    rule(
        rf"\b(?P<month>{_SHORT})(?P<dot>\.?)(?=\s(?:{_DAY}{_TH}?\b(?!%|:\d)|{YEAR}))",
        month=SHORT_MONTHS.get, dot="",
    ),
    rule(rf"{_FREE}{_DAY}{_TH}?\s(?P<month>{_SHORT})(?P<dot>\.?)(?=\s|,|$)", month=SHORT_MONTHS.get, dot=""),
    rule(
        rf"{_FREE}(?P<day>{_DAY}{_TH}?)(?=\s(?!May\b|March\b){_MONTH}|\s(?:May|March),?\s{YEAR})", _of_month
    ),
    rule(rf"{_FREE}(?P<day>{_DAY}{_TH})(?=\s(?:May|March)\b)", _of_month),
    rule(rf"(?:{_DATING})(?P<day>{_DAY})(?=\s(?:May|March)\b)", _of_month),
    rule(
        rf"\b{_MONTH}\s(?P<day>{_DAY})(?P<to>\s?[-\u2013]\s?)(?P<last>{_DAY})(?![\w%-]|[.,:]\d)",
        day=_rank, to=" to ", last=_rank,
    ),
    rule(
        rf"(?<!\b[Ii]n\s)\b{_MONTH}\s(?P<day>{_DAY})"
        r"(?![\w%-]|[.,:/]\d|\s(?:of|years|days|hours|minutes)\b|\s?[ap]\.?m\b)",
        day=_rank,
    ),
)  # fmt: skip


def rules(day_first: bool) -> tuple[Rule, ...]:
    """Return the rules for dates; with `day_first`, 3/4/1921 is in April."""
    return (
        rule(rf"(?<![\w-])(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])", _iso),
        rule(
            rf"(?<![\w/.-])(?P<one>{_DAY})/(?P<other>{_DAY})/(?P<year>{YEAR}|\d\d)(?![\w/])",
            _slashed(day_first),
        ),
        rule(
            rf"(?<![\w/.-])(?P<one>{_DAY})\.(?P<other>{_DAY})\.(?P<year>{YEAR})(?!\w|\.\w)",
            _slashed(day_first=True),  # who writes it with full stops has the day first
        ),
        *_WRITTEN,
    )
