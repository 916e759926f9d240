"""Numbers in words.

Our own tables rather than the library num2words: what a narrator says (years, "oh five", no commas inside a
number) is not what it writes, and English needs forty words.
"""

import re

SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = (
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
POWERS = ("", " thousand", " million", " billion", " trillion", " quadrillion")
ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
"""The ordinals that do not just end in -th or -ieth."""

LONGEST = 3 * len(POWERS)
"""Numbers of more digits are read digit by digit."""

NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?![\d,]\d)|\d+)(?:\.\d+)?"
"""How a number is written: with commas before each three digits or without, and maybe decimals."""


def cardinal(digits: str) -> str:
    """Return a whole number, written with or without commas, in words.

    One that is too long or begins with a zero is read digit by digit.
    """
    digits = digits.replace(",", "")
    if len(digits) > LONGEST or (digits.startswith("0") and len(digits) > 1):
        return spelled(digits)
    return _cardinal(int(digits))


def number(written: str) -> str:
    """Return a number as `NUMBER` finds it in words, its decimals digit by digit."""
    whole, point, decimals = written.partition(".")
    return cardinal(whole or "0") + (f" point {spelled(decimals)}" if point else "")


def spelled(digits: str, zero: str = "zero") -> str:
    """Return digits one by one."""
    return " ".join(SMALL[int(digit)] if digit != "0" else zero for digit in digits)


def ordinal(digits: str) -> str:
    """Return a whole number as a rank: "21" is "twenty-first"."""
    head, gap, last = re.fullmatch(r"(?s)(.*?)([ -]?)([a-z]+)", cardinal(digits)).groups()  # type: ignore[union-attr]
    ranked = ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return head + gap + ranked


def plural(words: str) -> str:
    """Return a number in words as several of it: "twenty" is "twenties", "six" is "sixes"."""
    if words.endswith("y"):
        return words[:-1] + "ies"
    return words + ("es" if words.endswith("x") else "s")


def year(digits: str) -> str:
    """Return a year in words: "nineteen eighty-seven", "nineteen oh six", "two thousand and five"."""
    if len(digits) not in (3, 4) or digits[0] == "0" or digits.endswith("000") or "2000" < digits < "2010":
        return cardinal(digits)
    century, rest = digits[:-2], digits[-2:]
    if rest == "00":
        return cardinal(digits) if len(digits) == 3 else f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {pair(rest)}"


def pair(digits: str) -> str:
    """Return two digits as the end of a year or a time: "05" is "oh five"."""
    return f"oh {SMALL[int(digits[1])]}" if digits[0] == "0" else cardinal(digits)


def whole(written: str) -> int | None:
    """Return the value of a whole number as written, None where it is not whole or not small."""
    digits = written.replace(",", "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= LONGEST else None


def _cardinal(value: int) -> str:
    if value == 0:
        return SMALL[0]
    parts: list[str] = []
    for power in POWERS:
        value, group = divmod(value, 1000)
        if group:
            parts.insert(
                0,
                ("and " if not parts and not power and 0 < group < 100 and value else "")
                + _hundreds(group)
                + power,
            )
    return " ".join(parts)


def _hundreds(value: int) -> str:
    hundreds, rest = divmod(value, 100)
    words = [f"{SMALL[hundreds]} hundred"] if hundreds else []
    if rest:
        words.append(("and " if hundreds else "") + _below_hundred(rest))
    return " ".join(words)


def _below_hundred(value: int) -> str:
    if value < 20:
        return SMALL[value]
    tens, ones = divmod(value, 10)
    return TENS[tens] + (f"-{SMALL[ones]}" if ones else "")
