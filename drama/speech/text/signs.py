"""Marks and signs: those that are silent, those that are pauses, and those that have names."""

import re
import unicodedata

from drama.speech.text.rewrite import Rewrite, Rule, rule

_EMOJI = (
    "\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2190-\u21ff\u2300-\u23ff\ufe0f\u200d"
    "\U000e0020-\U000e007f\u20e3\u3030\u303d"
)


def _pause(at_the_end: str) -> Rewrite:
    """Return a rewrite to a pause between words, and to `at_the_end` where no word follows."""
    return lambda match: ", " if match.string[match.end() : match.end() + 1].isalnum() else at_the_end


def _opened(match: re.Match[str]) -> str:
    return ", " if match["before"] else " "


def _closed(match: re.Match[str]) -> str:
    """Return a pause where words go on behind a bracket that no mark of punctuation comes before."""
    goes_on = match.string[match.end() : match.end() + 1].isalnum()
    return ", " if goes_on and match.string[match.start() - 1].isalnum() else " "


def _curse(match: re.Match[str]) -> str | None:
    """Return what ends the sentence behind a curse in signs, `@#$%!`, which nobody says."""
    if len(set(match[0]) - set("!?*")) < 2:
        return None
    return match[0][len(match[0].rstrip("!?")) :]


def _plain(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0])


def _composed(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match[0])


WRITING: tuple[Rule, ...] = (
    rule("[\u2018\u2019\u02bc\u201b\uff07]", "'"),
    rule("(?<=\\d)[\u00a0\u2009\u202f](?=\\d{3}(?!\\d))", ""),
    rule("[\u00a0\u2000-\u200a\u202f\u205f\u3000\t]", " "),
    rule("[\u00ad\u200b\u200c\u2060\ufeff]+", ""),
    rule("[\uff01-\uff5e\U0001d400-\U0001d7ff\ufb00-\ufb06\u1d43-\u1dbf\u02b0-\u02b8]", _plain),
    rule("[^\\W\\d_][\u0300-\u036f]+", _composed),
    rule("\u2212(?=[\\d.$£€])", "-"),
    rule("(?<=\\d)[\u2010\u2011\u2012](?=\\d)", "-"),
)
"""Other ways to write the same sign: first of all."""

SILENT: tuple[Rule, ...] = (
    rule(r"\A\W*(?:oOo|OoO|o0o|xXx|XxX)\W*\Z", " "),  # a scene mark
    rule(r"(?<!\w)[@#$%&*^!?]{3,}(?![\w@#$%&*^!?])", _curse),
    rule(rf"[{_EMOJI}]+", " "),
    rule(r"(?<!\S)(?:[:;=8][-']?[)(DPp\]\[/|]|<3|:'\(|\^_?\^|xD|XD)(?![^\s.,!?])", " "),
    rule('[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u300c\u300d"*_\0`|\\\\^]', " "),
    rule(r"[\u2122\u00ae\u2020\u2021\u00b6]|(?<=\w)~+|~{2,}|~(?!\s?\d)", ""),
)
"""What nobody says."""

NAMED: tuple[Rule, ...] = (
    rule(r"(?<=\w)\(s\)", "s"),
    rule(r"\bC\+\+", "C plus plus"),
    rule(r"(?<=\b[A-F])\+(?!\w)", " plus"),
    rule(r"(?<=\b[A-F])[-\u2212](?=[\s.,;:!?]|$)", " minus"),
    rule(r"(?<=\d)\+(?=\s|[.,;:!?)]|$)", " plus"),
    rule(r"(?<![\w.])\+(?=\d)", "plus "),
    rule(r"(?<=\w\s)&(?=\s\w)", "and"),
    rule(r"(?<=\w)&(?=\w)", " and "),
    rule(r"(?<=[\w)])\s?\+\s?(?=[\w(])", " plus "),
    rule(r"(?<=[\w)?])\s?={1,2}\s?(?=[\w(?-])", " equals "),
    rule(r"(?<=\d)\s?×\s?(?=\d)", " times "),
    rule(r"(?<=\d)\s?÷\s?(?=\d)", " divided by "),
    rule(r"(?<=\d)\s[-\u2013]\s(?=\d{1,15}\sequals)", " minus "),
    rule(r"\s?±\s?(?=\d)", " plus or minus "),
    rule(r"(?<![\w~])~\s?(?=\d)", "about "),
    rule(r"§§?\s?(?=\d)", "section "),
    rule(r"(?<![\w<]\s)(?<![\w<])<\s?(?=\d)", "less than "),
    rule(r"(?<![\w>]\s)(?<![\w>])>\s?(?=\d)", "more than "),
    rule(r"©\s?(?=\d)", "copyright "),
    rule(r"\band/or\b", "and or"),
    rule(r"(?<=[a-z])/(?=[a-z])", " or "),
    rule(r"(?<=[A-Z])/(?=[A-Z])", " "),
)
"""Signs that are said, by the words around them."""

PAUSES: tuple[Rule, ...] = (
    rule(r"\s?(?:\.\s?\.|\u2026)[.\s\u2026]*", _pause(". ")),
    # Broken off: the tone stays up.
    rule(r"\s?(?:[\u2014\u2015]|--|\s\u2013\s|\u2013(?!\w))[\u2014\u2015\s-]*", _pause(", ")),
    rule(r"(?P<before>(?<=[\w'])\s?)?[(\[{](?=\S)", _opened),
    rule(r"(?<=\S)[)\]}](?=\s|$|[\"'])\s?", _closed),
    rule(r"[)(\]\[{}]", " "),
    rule(r"(?<!\w)[•·▪‣◦]\s?", ""),
    rule(r"\s?[•·▪‣◦]\s?", ", "),
    rule(r"[!?]{2,}", lambda match: "?" if "?" in match[0] else "!"),  # or they are read out
    rule(
        r"[\u203d\u2048\u2049]|\u00bf(?=\w)|\u00a1(?=\w)",
        lambda match: "" if match[0] in "\u00bf\u00a1" else "?",
    ),
)
"""Marks between which a voice takes a breath."""
