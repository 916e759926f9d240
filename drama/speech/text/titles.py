"""Abbreviations and titles in full."""

import re
from collections.abc import Iterable

from drama.script.prose.listed import listed
from drama.speech.text.rewrite import Rule, rule

TITLES = {
    "Mr": "Mister", "Mrs": "Missus", "Ms": "Miz", "Mx": "Mix", "Messrs": "Messieurs", "Dr": "Doctor",
    "Prof": "Professor", "Rev": "Reverend", "Fr": "Father", "Lt": "Lieutenant", "Col": "Colonel",
    "Gen": "General", "Capt": "Captain", "Cpl": "Corporal", "Sgt": "Sergeant", "Maj": "Major",
    "Cmdr": "Commander", "Cdr": "Commander", "Adm": "Admiral", "Pvt": "Private", "Gov": "Governor",
    "Sen": "Senator", "Rep": "Representative", "Pres": "President", "Hon": "Honorable", "St": "Saint",
    "Ste": "Sainte", "Mt": "Mount", "Ft": "Fort", "Det": "Detective", "Insp": "Inspector",
    "Supt": "Superintendent", "Mme": "Madame", "Mlle": "Mademoiselle", "Sr": "Sister", "Br": "Brother",
    "Msgr": "Monsignor", "Brig": "Brigadier", "Lieut": "Lieutenant",
}  # fmt: skip
"""Before a name. Those that are also words or endings (`Gen`, `Rev`, `Det` ...) need their full stop."""

UNDOTTED = listed("Mr Mrs Ms Mx Messrs Dr Prof Lt Capt Cpl Sgt St Mt Mme Mlle Cmdr Pvt")
"""Those that British authors write without a full stop."""

STREETS = {
    "St": "Street", "Dr": "Drive", "Ave": "Avenue", "Av": "Avenue", "Blvd": "Boulevard", "Rd": "Road",
    "Ln": "Lane", "Ct": "Court", "Sq": "Square", "Pl": "Place", "Hwy": "Highway", "Pkwy": "Parkway",
    "Terr": "Terrace", "Cres": "Crescent",
}  # fmt: skip
"""Behind the name of a street."""

BEHIND = {
    "Jr": "Junior", "Sr": "Senior", "Esq": "Esquire", "Bros": "Brothers", "Inc": "Incorporated",
    "Ltd": "Limited", "Corp": "Corporation", "Co": "Company", "Univ": "University", "Assn": "Association",
    "Mts": "Mountains",
}  # fmt: skip
"""Behind a name."""

WORDS = {
    "e.g.": "for example", "i.e.": "that is", "etc.": "et cetera", "&c.": "et cetera", "vs.": "versus",
    "approx.": "approximately", "cf.": "compare", "et al.": "and others", "viz.": "namely",
    "dept.": "department", "govt.": "government", "misc.": "miscellaneous", "incl.": "including",
    "esp.": "especially", "appt.": "appointment", "asst.": "assistant", "assoc.": "associate",
    "attn.": "attention", "w/o": "without", "w/": "with", "b/c": "because", "c/o": "care of",
    "a.k.a.": "also known as", "aka": "also known as", "vs": "versus", "eg.": "for example",
    "ie.": "that is", "Dept.": "Department", "Govt.": "Government", "Attn.": "Attention",
}  # fmt: skip

NUMBERED = {
    "No": "Number", "no": "number", "Nos": "Numbers", "nos": "numbers", "Vol": "Volume", "vol": "volume",
    "Ch": "Chapter", "ch": "chapter", "Fig": "Figure", "fig": "figure", "Sec": "Section",
    "sec": "section", "p": "page", "pp": "pages", "Ex": "Exercise", "Ed": "Edition", "Pt": "Part",
    "pt": "part", "Op": "Opus", "op": "opus", "c": "circa", "Apt": "Apartment", "apt": "apartment",
    "Bldg": "Building", "bldg": "building", "Rm": "Room", "rm": "room", "ver": "version",
    "Ver": "Version", "Ste": "Suite", "Tel": "Telephone", "ext": "extension", "Ext": "Extension",
    "Eq": "Equation", "eq": "equation", "Art": "Article", "art": "article", "ca": "circa",
    "est": "established", "Est": "Established", "tel": "telephone", "temp": "temperature",
}  # fmt: skip
"""Before a number, with a full stop."""

STARTERS = listed(
    "The He She It They We You There Then But And Or So If When What Who Why How Where That This "
    "These Those His Her Its Their My Your Our In On At For From With Not No Yes Now After Before As "
    "By Once All Some One Nobody Everyone Maybe Perhaps Oh Well Still Only Just Even Suddenly"
)
"""Words that begin a sentence more often than a name."""

STARTS = rf"(?:(?:{'|'.join(sorted(STARTERS))})\b|A\s|I\b|[\"'(])"
_NAME = r"(?=\s[A-Z\u00c0-\u00de])"
_COUNTS = (
    r"(?!\s\d[\d,.]*\s(?:people|men|women|minutes?|seconds?|hours?|days?|weeks?|months?|years?|times|more|of|or|"
    r"dollars?|pounds?|miles?|feet)\b)"
)
"""What shows that "No." is an answer: "No. 10 minutes." """

ENDS = re.compile(rf"[\"')\]]*(?:\s*$|\s+{STARTS})")
"""What stands behind a full stop that ends a sentence."""

_NAME_BEFORE = re.compile(
    r"(?<!\w)(?!(?:The|A|My|Your|That|This|Our|His|Her|Their|Old|Young|Good|Dear|And|But)\s)"
    r"(?:[A-Z][\w'-]+|\d+(?:st|nd|rd|th))\s$"
)
_ON_A_STREET = re.compile(
    r"(?:\b(?:on|at|down|up|along|off|near|across|from|of|to|into|onto|corner of)|\d[A-Za-z]?)\s"
    r"(?:[A-Z][\w'-]+\s|\d+(?:st|nd|rd|th)\s){1,2}$"
)


def _title(match: re.Match[str]) -> str:
    return TITLES[match["title"]]


def _saint_or_street(match: re.Match[str]) -> str | None:
    """Return what "St." and "Dr." stand for: before a name a title, behind one a street."""
    before, after = match.string[max(0, match.start() - 60) : match.start()], match.string[match.end() :][:40]
    short = match["short"]
    if re.match(r"\s[A-Z\u00c0-\u00de]", after) and not (_ON_A_STREET.search(before) and ENDS.match(after)):
        return TITLES[short]
    if _NAME_BEFORE.search(before):
        return STREETS[short] + _stop(match)
    return "Doctor" + _stop(match) if short == "Dr" else None


def _word(match: re.Match[str]) -> str:
    """Return an abbreviation in full, with the full stop of the sentence it ends."""
    full = WORDS.get(match[0]) or WORDS[match[0].casefold()]
    return (full.capitalize() if match[0][0].isupper() else full) + _stop(match)


def _stop(match: re.Match[str]) -> str:
    """Return the full stop of the sentence that ends with an abbreviation, if one does."""
    return "." if match[0].endswith(".") and ENDS.match(match.string, match.end()) else ""


def _street(match: re.Match[str]) -> str:
    return STREETS[match["street"]] + _stop(match)


def _behind(match: re.Match[str]) -> str:
    return BEHIND[match["behind"]] + _stop(match)


def _either(names: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))


RULES: tuple[Rule, ...] = (
    rule(rf"\b(?P<title>{_either(UNDOTTED)})\.?(?=\s(?:and|&|or)\s(?:{_either(UNDOTTED)})\b)", _title),
    rule(r"\b(?P<short>St|Dr)\.(?!\w)", _saint_or_street),
    rule(rf"(?<!\w&)\b(?P<title>{_either(TITLES)})\.{_NAME}", _title),
    rule(rf"(?<!\w&)\b(?P<title>{_either(UNDOTTED)}){_NAME}", _title),
    rule(r"(?<=\w\s)(?P<street>Ave|Blvd|Rd|Ln|Hwy|Pkwy|Cres)\b\.?", _street),
    rule(r"(?<=[a-z]\s)(?P<street>Pl|Ct|Sq|Av|Terr)\.(?!\w)", _street),
    rule(rf"\b(?P<n>{_either(NUMBERED)})\.(?=\s?\d){_COUNTS}", lambda match: NUMBERED[match["n"]]),
    rule(rf"(?<=[a-zA-Z,&]\s)(?P<behind>{_either(BEHIND)})\.(?!\w)", _behind),
    rule(r"(?<=[a-z,]\s)(?P<behind>Jr|Sr)\b(?!\.)", _behind),
    rule(rf"(?<![\w/.])(?:{_either(WORDS)})(?!\w)", _word, re.IGNORECASE),
    rule(r"(?<![\w/.])w/(?=\w)", "with "),
)
