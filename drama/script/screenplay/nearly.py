"""Cues but for their spelling, as `Sound: bell`, `MUSIC OUT` and `(beat)`, with the cue that is meant."""

import re

from drama.script import fountain
from drama.script.model import Cue
from drama.script.screenplay.cues import KEYWORDS, cue_in, written
from drama.story.model import spoken

_ALSO = {
    **KEYWORDS,
    "SPOT FX": "SOUND",
    "SPOT EFFECT": "SOUND",
    "SPOT EFFECTS": "SOUND",
    "S.F.X": "SOUND",
    "F.X": "SOUND",
    "EFFECT": "SOUND",
    "EFFECTS": "SOUND",
    "FOLEY": "SOUND",
    "ATMO": "AMBIENCE",
    "BG": "AMBIENCE",
    "B.G": "AMBIENCE",
    "BACKGROUND": "AMBIENCE",
    "BACKGROUND SOUND": "AMBIENCE",
    "BACKGROUND NOISE": "AMBIENCE",
    "WALLA": "AMBIENCE",
    "GRAMS": "MUSIC",
    "STING": "MUSIC",
    "STINGER": "MUSIC",
    "JINGLE": "MUSIC",
    "INTRO MUSIC": "MUSIC",
    "OUTRO MUSIC": "MUSIC",
    "THEME MUSIC": "MUSIC",
    "BACKGROUND MUSIC": "MUSIC",
    "SILENCE": "PAUSE",
    "BEAT": "PAUSE",
}
"""What else is written before a colon, in scripts for radio."""

_MORE = (
    r"(?:[^\S\n]+(?:IN|OUT|UP|DOWN|UNDER|AND|OFF|OF|ON|FADES?|SWELLS?|STARTS?|BEGINS?|PLAYS?|CONTINUES?|STOPS?|ENDS?"
    r"|CUE|EFFECTS?|FX|BED|LOOP|STING|STINGER|STAB|BRIDGE|BUMPER|BREAK|TRANSITION))*"
)
"""What follows that word, of how it is heard: `MUSIC IN AND UNDER: calm`."""

_ANY = "|".join(map(re.escape, sorted(_ALSO, key=len, reverse=True)))
_LABELLED = re.compile(
    rf"[\s(\[]*({_ANY})\.?({_MORE})(?:[^\S\n]*#?[0-9]+[A-Z]?)?[^\S\n]*(?:\(([^()]*)\)[^\S\n]*)?"
    r"(:|\uff1a|[-\u2013\u2014](?=\s))(.+)",
    re.IGNORECASE,
)
_INNER_COLON = re.compile(r"\s*:\s*")
_EFFECT = re.compile(r"\s*(SFX|FX|F/X|AMB|ATMOS|GRAMS|SOUND FX|SPOT FX)\s+(\w.*)")
_PLAYING = re.compile(r"\s*(MUSIC|AMBIENCE|SOUND)\s+([^a-z:]+):?\s*")
_IN_BRACKETS = re.compile(r"\s*[\[(]([^\[\]():]*\b(music|sfx|ambience)\b[^\[\]():]*)[\])]\s*", re.IGNORECASE)
_WAITING = re.compile(
    r"[\s(\[]*(?:(?:a|long|short|brief) )*(?:pause|beat|silence)"
    r"\s*([0-9.]*)(?:\s*s(?:ec(?:ond)?s?)?)?[\s.)\]]*",
    re.IGNORECASE,
)
_WAITING_INSIDE = re.compile(
    r"[(\[]\s*(?:(?:a|long|short|brief) )*(?:pause|beat|silence)[\s.]*[)\]]", re.IGNORECASE
)
_BRACKET_FIRST = re.compile(r"\s*(?:[(\uff08]([^()\uff09]+)[)\uff09]|\[([^\[\]]+)\]|\{([^{}]+)\})")
_ENDS = re.compile(r"\b(?:out|stops?|ends?|off|none|fades?(?!\s+(?:up|in|under|down)))\b", re.IGNORECASE)
_HOW = re.compile(
    r"\b(?:music|sfx|ambience|fades?|up|under|in|and|down|swells?|continues?|begins?|starts?|plays?|of)\b",
    re.IGNORECASE,
)
_EXAMPLES = {"MUSIC": "calm", "AMBIENCE": "rain", "SOUND": "bell"}


def nearly(text: str) -> str:
    """Return the cue line that a row is but for its spelling, as `Sound: bell` or `SFX - bell`, or ""."""
    bare = _bare(text)
    found = _LABELLED.fullmatch(bare)
    if not found or cue_in(text, "", 0):
        return ""
    label, more, bracket, mark, words = found.groups()
    if not (label + more).isupper() and (more or mark not in ":\uff1a" or label.upper() not in KEYWORDS):
        return ""
    named = ", ".join(filter(None, (bracket, words.strip(" )]"))))
    kind = _ALSO[label.upper()]
    if _ENDS.search(more):  # what is heard once needs no end: whoever stops it means a bed
        return _cue("MUSIC" if kind == "MUSIC" else "AMBIENCE", f"stop {named}")
    return _cue(kind, named)


def without_colon(text: str) -> str:
    """Return the cue line that a whole row stands for all the same, as `MUSIC OUT` or `(beat)`, or ""."""
    bare = _bare(text).rstrip()
    return next(filter(None, (read(bare) for read in (_effect, _playing, _waiting))), "")


def waits_inside(row: fountain.Row) -> str:
    """Return the `(beat)` or `[pause]` that stands among the words of a row, or ""."""
    found = _WAITING_INSIDE.search(row.shape)
    return found[0] if found else ""


def bracketed_first(text: str) -> str:
    """Return what stands in the brackets that a row opens with, of any shape and emphasised or not, or ""."""
    found = _BRACKET_FIRST.match(_bare(text))
    return " ".join((found[1] or found[2] or found[3]).split()) if found else ""


def _effect(bare: str) -> str:
    found = _EFFECT.fullmatch(bare)
    return _cue(_ALSO[found[1]], _quiet(_INNER_COLON.sub(", ", found[2]))) if found else ""


def _playing(bare: str) -> str:
    """Return the cue of capitals such as `MUSIC UP AND UNDER`, and of `[Music fades under]`."""
    if found := _IN_BRACKETS.fullmatch(bare):
        kind, words = _ALSO[found[2].upper()], found[1]
    elif found := _PLAYING.fullmatch(bare):
        kind, words = _ALSO[found[1]], found[2]
    else:
        return ""
    if kind != "SOUND" and _ENDS.search(words):
        return f"{kind}: none"
    return _cue(kind, _quiet(_HOW.sub("", words)) or _EXAMPLES[kind])


def _waiting(bare: str) -> str:
    """Return the pause of `(beat)` or `PAUSE 2`; `Silence.` is a sentence."""
    found = _WAITING.fullmatch(bare)
    return _cue("PAUSE", found[1] or "1") if found and (bare.isupper() or bare.strip()[0] in "([") else ""


def _cue(kind: str, words: str) -> str:
    cue = cue_in(f"{kind}: {words}", "", 0)
    return written(cue) if isinstance(cue, Cue) else ""


def _quiet(words: str) -> str:
    words = spoken(words).rstrip(" .!")
    return words.lower() if words.isupper() else words


def _bare(text: str) -> str:
    """Return a row without emphasis and notes: `[[SOUND: bell]]` is a cue, and no name of one."""
    kept, done = [], 0
    for span in fountain.spans(text):
        if span.kind in ("note", "boneyard"):
            kept.append(text[done : span.start])
            done = span.end
    return fountain.unemphasised("".join((*kept, text[done:])))
