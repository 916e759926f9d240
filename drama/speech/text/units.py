"""Measures: what the short form of a unit behind a number stands for."""

import re
import unicodedata

from drama.speech.text.numbers import NUMBER, cardinal
from drama.speech.text.rewrite import Rule, rule

UNITS = {
    "km": "kilometers", "m": "meters", "cm": "centimeters", "mm": "millimeters", "nm": "nanometers",
    "µm": "micrometers", "mi": "miles", "ft": "feet", "yd": "yards", "yds": "yards", "ha": "hectares",
    "km²": "square kilometers", "m²": "square meters", "cm²": "square centimeters", "m³": "cubic meters",
    "mm²": "square millimeters", "ft²": "square feet", "in²": "square inches", "yd²": "square yards",
    "mi²": "square miles", "km³": "cubic kilometers", "cm³": "cubic centimeters", "mm³": "cubic millimeters",
    "ft³": "cubic feet", "in³": "cubic inches",
    "sq ft": "square feet", "sq. ft": "square feet", "kg": "kilograms", "g": "grams", "mg": "milligrams",
    "lb": "pounds", "lbs": "pounds", "oz": "ounces", "l": "liters", "L": "liters", "ml": "milliliters",
    "mL": "milliliters", "cl": "centiliters", "mph": "miles per hour", "km/h": "kilometers per hour",
    "kmh": "kilometers per hour", "kph": "kilometers per hour", "m/s": "meters per second",
    "rpm": "R P M", "Hz": "hertz", "kHz": "kilohertz", "MHz": "megahertz", "GHz": "gigahertz",
    "W": "watts", "kW": "kilowatts", "MW": "megawatts", "GW": "gigawatts", "kWh": "kilowatt hours",
    "V": "volts", "mA": "milliamps", "mAh": "milliamp hours", "KB": "kilobytes", "kB": "kilobytes",
    "MB": "megabytes", "GB": "gigabytes", "TB": "terabytes", "Mbps": "megabits per second",
    "°C": "degrees Celsius", "° C": "degrees Celsius", "℃": "degrees Celsius", "°F": "degrees Fahrenheit",
    "° F": "degrees Fahrenheit", "℉": "degrees Fahrenheit", "°": "degrees", "º": "degrees",
    "%": "percent", "‰": "per mille", "dB": "decibels", "hp": "horsepower", "kcal": "kilocalories",
    "px": "pixels", "h": "hours", "hr": "hours", "hrs": "hours", "min": "minutes", "mins": "minutes",
    "sec": "seconds", "secs": "seconds", "ms": "milliseconds", "yr": "years", "yrs": "years",
    "mo": "months", "wks": "weeks", "kn": "knots", "Pa": "pascals", "hPa": "hectopascals",
}  # fmt: skip
"""Several of each unit; one of it is read off by `SINGULARS`."""

SINGULARS = {
    "feet": "foot", "square feet": "square foot", "cubic feet": "cubic foot",
    "square inches": "square inch", "cubic inches": "cubic inch", "inches": "inch",
    "degrees Celsius": "degree Celsius", "degrees Fahrenheit": "degree Fahrenheit",
    "miles per hour": "mile per hour", "hertz": "hertz",
    "kilometers per hour": "kilometer per hour", "meters per second": "meter per second",
    "megabits per second": "megabit per second",
}  # fmt: skip

PER = {
    "h": "hour", "hr": "hour", "hour": "hour", "day": "day", "week": "week", "wk": "week",
    "month": "month", "mo": "month", "year": "year", "yr": "year", "night": "night", "person": "person",
    "head": "head", "kg": "kilogram", "lb": "pound", "min": "minute", "minute": "minute", "sec": "second",
    "second": "second", "mile": "mile",
}  # fmt: skip

_NAMES = "|".join(map(re.escape, sorted(UNITS, key=len, reverse=True)))
_AMOUNT = rf"(?P<amount>{NUMBER}|[½¼¾⅓⅔])"
_ARTICLE = re.compile(
    r"\b(?:a|an|one|the|this|that|my|your|his|her|our|their|another|every)\s$", re.IGNORECASE
)
_NOUN = re.compile(
    r"-[a-z]|\s(?!(?:a|an|the|per|for|in|to|and|or|at|of|on|is|was|from|away|long|wide|tall|high|deep)\b)[a-z]"
)


def _unit(match: re.Match[str]) -> str:
    """Return a unit in full: one of it after 1, and where it describes what follows ("a 5 km walk")."""
    several = UNITS[match["unit"]]
    start = match.start("amount")
    describes = _ARTICLE.search(match.string[max(0, start - 9) : start]) and _NOUN.match(
        match.string, match.end()
    )
    single = match["amount"] == "1" or (describes and "°" not in match["unit"])
    gap = "" if match["gap"] else " "
    return match["amount"] + (match["gap"] or gap).replace("-", " ") + (_one(several) if single else several)


def _one(several: str) -> str:
    return SINGULARS.get(several) or (several[:-1] if several.endswith("s") else several)


def _feet(match: re.Match[str]) -> str:
    inches = match["inches"]
    feet = "foot" if inches or match["feet"] == "1" else "feet"
    return f"{cardinal(match['feet'])} {feet}" + (f" {cardinal(inches)}" if inches else "")


def _inches(match: re.Match[str]) -> str:
    return f"{match['amount']} {'inch' if match['amount'] == '1' else 'inches'}"


def _power(match: re.Match[str]) -> str:
    """Return what a raised number makes of what it stands behind: `10⁶` is 10 to the power of 6."""
    digits = unicodedata.normalize("NFKC", match["power"])
    return match["base"] + _LOW_POWERS.get(digits, f" to the power of {digits}")


_LOW_POWERS = {"2": " squared", "3": " cubed"}
_FREE = r"(?<![\w.,:/$£€#])"
_SIZE = r"(?=\s(?:tall|long|high|wide|deep|thick|by|x|×)\b)"

MARKS: tuple[Rule, ...] = (
    rule(
        rf"{_FREE}(?P<feet>\d)(?:'|\u2032|ft\s)\s?(?P<inches>1[01]|\d)(?:\"|''|\u201d|\u2033|in\b)?(?![\w'])",
        _feet,
    ),
    rule(rf"{_FREE}(?P<feet>\d{{1,3}})(?:'|\u2032)(?P<inches>(?!))?{_SIZE}", _feet),
    rule(rf"{_FREE}(?P<amount>\d+(?:\.\d+)?)(?:\"|\u2033|\u201d|\sin\.){_SIZE}", _inches),
)
"""Feet and inches: before quotation marks go."""

RULES: tuple[Rule, ...] = (
    rule(
        rf"(?<![\w.,:$£€#]){_AMOUNT}(?P<gap>[ -]?)(?P<unit>{_NAMES})"
        r"(?![\w²³'°-]|/[a-z])(?:\.(?=\s+[a-z(,;]))?",
        _unit,
    ),
    rule(r"(?<![\w.,])(?P<base>10)(?!¹(?!\w))(?P<power>[⁰¹²³⁴-⁹]+)(?!\w)", _power),
    rule(r"(?<![\w'])(?P<base>[b-zB-HJ-Z]|mc)(?P<power>[²³])(?!\w)", _power),
    rule(rf"(?<=[a-z\d])/(?P<per>{'|'.join(PER)})(?!\w)", lambda match: f" per {PER[match['per']]}"),
    rule(r"(?<![\w.,])(?P<amount>\d+)\s?[x×]\s?(?=\d)", lambda match: f"{match['amount']} by "),
    rule(r"(?<![\w.,])(?P<amount>\d+)x(?!\w)", lambda match: f"{match['amount']} times"),
)  # fmt: skip
