"""Cue lines: `SOUND: thunder, near` to a `Cue` and back, and what is wrong with one that is not.

A cue line begins with one of the keywords in capitals, perhaps a number, and a colon; the whole of it may be
emphasised or stand in brackets. `SOUND\\: thunder` is words.
"""

import re

from drama.errors import Place, Problem
from drama.script import fountain
from drama.script.model import Cue, CueKind
from drama.story.model import spoken

LONGEST_PAUSE_S = 60.0

KEYWORDS: dict[str, CueKind] = {
    "AMBIENCE": "AMBIENCE",
    "SOUND": "SOUND",
    "SFX": "SOUND",
    "FX": "SOUND",
    "F/X": "SOUND",
    "SOUND FX": "SOUND",
    "SOUND CUE": "SOUND",
    "SOUND EFFECT": "SOUND",
    "SOUND EFFECTS": "SOUND",
    "AMB": "AMBIENCE",
    "ATMOS": "AMBIENCE",
    "MUSIC": "MUSIC",
    "MUSIC CUE": "MUSIC",
    "PAUSE": "PAUSE",
    "SPACE": "SPACE",
}
"""The kind of cue that each word before a colon stands for."""

_ALSO_MEANT = {"AMBIENT": "AMBIENCE", "ATMOSPHERE": "AMBIENCE"}
_EXAMPLES: dict[CueKind, str] = {
    "AMBIENCE": "AMBIENCE: river, wide",
    "SOUND": "SOUND: thunder, near",
    "MUSIC": "MUSIC: theme, soft",
    "PAUSE": "PAUSE: 2",
    "SPACE": "SPACE: cave",
}
_UNNUMBERED = ("PAUSE", "SPACE")
_LABEL = re.compile(r"\s*([A-Z][A-Z/]*(?: [A-Z]+)?)([^\S\n]*#?[0-9]+[A-Z]?)?[^\S\n]*:")
_DRESSED = re.compile(r"\s*[*_(\[]+[A-Z]")
_BRACKETED = re.compile(r"\s*(?:\(([^()]*)\)|\[([^\[\]]*)\])\s*")
_UNSPOKEN = re.compile(
    r"\s*(?:(?:SLOW )?FADE (?:IN|UP|OUT|TO BLACK|TO WHITE)[.:]"
    r"|(?:(?:SMASH|HARD|QUICK) )?CUT TO (?:BLACK|WHITE)[.:]|INTERCUT WITH:)\s*"
)
_PAGE_ENDS = re.compile(r"\s*(?:CONTINUED:(?:\s*\([0-9]+\))?(?:\s+[0-9]+\.)?|\((?:CONTINUED|MORE)\))\s*")
_FULL_STOP = re.compile(r"(?<![.\\])\.\s*$")
_SECONDS = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?(?:s|sec|seconds?)?", re.IGNORECASE)


def cue_in(text: str, file: str, at: int) -> Cue | Problem | None:
    """Return the cue that a line or a note of markup is, what is wrong with it, or None for words."""
    text = _undressed(text)
    label = _LABEL.match(text)
    if label is None:
        return None
    if label[1] not in KEYWORDS:
        return _misspelt(label[1], Place(file, at))
    kind = KEYWORDS[label[1]]
    if label[2] and kind in _UNNUMBERED:
        return None
    parts = fountain.split(_FULL_STOP.sub("", text[label.end() :]), ",")
    name, *params = (spoken(fountain.plain(part)) for part in parts)
    if not name:
        hint = f"write for example {_EXAMPLES[kind]}"
        return Problem(f"{label[1]}: says nothing after the colon", Place(file, at), hint)
    cue = Cue(kind, name, tuple(filter(None, params)), at)
    return _pause(cue, Place(file, at)) if kind == "PAUSE" else cue


def _undressed(text: str) -> str:
    """Return a row that may be a cue line without the emphasis in it and the brackets round it."""
    if not _DRESSED.match(text):
        return text
    bare = fountain.unemphasised(text)
    inside = _BRACKETED.fullmatch(bare)
    return (inside[1] or inside[2] or "") if inside else bare


def _pause(cue: Cue, place: Place) -> Cue | Problem:
    seconds = _SECONDS.fullmatch(cue.name)
    if seconds and not cue.params and 0.0 < float(seconds[1]) <= LONGEST_PAUSE_S:
        return Cue("PAUSE", seconds[1], at=cue.at)
    hint = f"write PAUSE: 2 for two seconds; more than 0, and {LONGEST_PAUSE_S:g} at most"
    return Problem(f"cannot pause for '{', '.join((cue.name, *cue.params))}'", place, hint)


def _misspelt(word: str, place: Place) -> Problem | None:
    """Return the problem of a word that is nearly a keyword; other capitals are an ordinary action."""
    meant = next((key for key in _EXAMPLES if _one_slip(word, key)), _ALSO_MEANT.get(word))
    if meant is None:
        return None
    hint = f"if it is to be read out, write {word}\\: with a backslash"
    return Problem(f"there is no cue called '{word}' (did you mean '{meant}'?)", place, hint)


def _one_slip(word: str, keyword: str) -> bool:
    """Return whether a letter after the first is missing, added or wrong, or two have changed places."""
    if word[:1] != keyword[:1] or word == keyword:
        return False
    while word[:1] == keyword[:1]:
        word, keyword = word[1:], keyword[1:]
    while word[-1:] == keyword[-1:] != "":
        word, keyword = word[:-1], keyword[:-1]
    return max(len(word), len(keyword)) == 1 or (len(word) == 2 and word == keyword[::-1])


def is_unspoken(row: str) -> bool:
    """Return whether a row is a fade or a cut of films, or left over from where their pages break.

    The syntax counts only what ends in TO: as a transition; nobody reads the others out either.
    """
    return bool(_UNSPOKEN.fullmatch(row)) or ends_page(row)


def ends_page(row: str) -> bool:
    """Return whether a row is what scripts of films put where a page ends and the next begins."""
    return bool(_PAGE_ENDS.fullmatch(row))


def written(cue: Cue) -> str:
    """Return a cue as the line of markup that `cue_in` reads back."""
    parts = (fountain.escape(part).replace(",", "\\,") for part in (cue.name, *cue.params))
    return _FULL_STOP.sub(r"\\.", f"{cue.kind}: {', '.join(parts)}")


def guarded(text: str) -> str:
    """Return markup that is words, whatever it looks like: `SOUND: yes` becomes `SOUND\\: yes`."""
    if is_unspoken(text):
        return text[:-1] + "\\" + text[-1:]
    if cue_in(text, "", 0) is None:
        return text
    return text.replace(":", "\\:", 1)
