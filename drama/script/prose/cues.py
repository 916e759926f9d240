"""First suggestions of sound: a bed of wind or river under a scene, a clap of thunder at its word.

Only what the narration plainly says is suggested, and never twice where once will do: a missing sound is
no fault, a wrong one is. Dialogue, comparisons, negations and names are left alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from drama.script.model import Beat, Cue, Line
from drama.script.prose.origins import Origin, Suggestion
from drama.story.model import Span, spoken

Budget = Literal["none", "few"]
"""How many cues to suggest: none at all, or at most two beds and two sounds a scene."""

_MOST = 2
_OPENING = 3
"""Lines of narration that set a scene's place."""

_EARLY = 4
"""A bed lies under its whole scene, so the first of this many parts of the narration has to ask for it."""

_BLOWS = (
    "blew|blows|blowing|howled|howling|howls|sighed|sighing|sighs|moaned|moaning|whistled|whistling|roared|roaring|"
    "rushed|gusted|shrieked|tore|swept|whipped|keened|wailed|wailing|rattled|stirred|tugged|shook|rose|rustled|"
    "whispered|murmured|sang|hummed|drove|bent|lifted|caught|tossed"
)
_WINDY = "howling|blowing|whistling|moaning|sighing|roaring|rising|bitter|icy|biting|cold|strong|keen|fierce"
_HEARD = "gust|gusts|breath|sound|roar|howl|howling|sighing|moan|moaning|whisper|rush|song"
_MOVED = "reeds|trees|willows|grass|leaves|branches|pines|chimney|eaves"
_WIND = re.compile(
    rf"\b[Ww]inds?\b(?: (?!was\b|were\b|had\b|and\b|that\b|never\b|not\b)[\w,]+){{0,2}} (?:{_BLOWS})\b"
    rf"|\b(?:{_WINDY}) wind\b"
    rf"|\b(?:{_HEARD}) of (?:the )?wind\b"
    rf"|\bwind (?:in|among|through|over) the (?:{_MOVED})\b"
)
_FLOWS = "[Tt]he|[Aa]|this|that|its|wide|broad|swollen|dark|great"
_RIVER = re.compile(rf"\b(?:{_FLOWS}) [Rr]ivers?\b(?!['\u2019]s\b| of\b)|\briver-?banks?\b")
_ROLLS = "rolled|rumbled|cracked|boomed|crashed|growled|muttered|roared|pealed|grumbled|broke|sounded|burst"
_THUNDER = re.compile(
    rf"\b(?:[Tt]hunder(?:claps?)?(?: \w+ly)? (?:{_ROLLS})"
    r"|(?:clap|claps|peal|peals|crack|crash|roll|rumble|growl) of (?:distant )?thunder"
    r"|(?:rolling|rumbling|growling|distant) thunder)\b"
)
_BEDS = (("wind", _WIND, 1), ("river", _RIVER, 2))
"""Name of the bed, what says so, and how often it has to be said outside a scene's opening."""

_DENIED = re.compile(
    r"\b(?:no|not|never|hardly|scarcely|barely|without|neither|nor|if|unless|would|could|might|should|wish(?:ed)?|"
    r"dream(?:ed|t|s)?|remember(?:ed)?|imagined?|like|as|than|told|tale|story|stories|song|called|named|second|way)\b"
    r"[^.!?;]*$|n['\u2019]t\b[^.!?;]*$",
    re.IGNORECASE,
)
_BEFORE = 45
_FIGURE = "applause|laughter|voices|hooves|feet|guns|people|blood|tears|words"
_LIKENED = re.compile(rf"\s*(?:of (?:{_FIGURE})|applause)\b")


def _plain(text: str, match: re.Match[str], low: int) -> bool:
    """Tell whether the words are meant as they stand: not denied, imagined or a comparison."""
    before = text[max(low, match.start() - _BEFORE) : match.start()]
    return not _DENIED.search(before) and not _LIKENED.match(text, match.end())


def _said(
    text: str, origins: Sequence[Origin], pattern: re.Pattern[str]
) -> Iterator[tuple[int, Origin, Span]]:
    """Yield where the narration plainly says it, with the number of the narration line."""
    narration = (origin for origin in origins if origin.quoted is None)
    for nth, origin in enumerate(narration):
        for span in origin.spans:
            for match in pattern.finditer(text, span.start, span.end):
                if _plain(text, match, span.start):
                    yield nth, origin, Span(match.start(), match.end())


def _beds(text: str, origins: Sequence[Origin]) -> Iterator[Suggestion]:
    narrated = sum(origin.quoted is None for origin in origins)
    for name, pattern, often in _BEDS:
        found = list(_said(text, origins, pattern))
        if not found:
            continue
        first, _, evidence = found[0]
        early = first * _EARLY < narrated and len(found) >= often
        if early or first < _OPENING:
            words = spoken(text[evidence.start : evidence.end])
            yield Suggestion(Cue("AMBIENCE", name), evidence, words, origins[0].line)


def _offset(text: str, origin: Origin, at: int) -> int:
    """Return the offset into the line's words of the word that stands at `at` of the story."""
    before = "".join(text[span.start : min(span.end, at)] for span in origin.spans if span.start < at)
    return len(spoken(before + "x")) - 1


def _sounds(text: str, origins: Sequence[Origin]) -> Iterator[Suggestion]:
    for _, origin, evidence in _said(text, origins, _THUNDER):
        words = spoken(text[evidence.start : evidence.end])
        params = ("distant",) if "distant" in words or "rumble" in words or "growl" in words else ()
        offset = _offset(text, origin, evidence.start)
        yield Suggestion(Cue("SOUND", "thunder", params), evidence, words, origin.line, offset)


def suggest(text: str, origins: Sequence[Origin], budget: Budget = "few") -> tuple[Suggestion, ...]:
    """Return the cues that one scene's narration asks for: its beds, then its sounds in order."""
    if budget == "none" or not origins:
        return ()
    return (*list(_beds(text, origins))[:_MOST], *list(_sounds(text, origins))[:_MOST])


def cued(lines: Sequence[Line], suggestions: Sequence[Suggestion]) -> tuple[Beat, ...]:
    """Return a scene's beats: its beds first, then its lines with every sound at its word."""
    beds = tuple(one.cue for one in suggestions if one.offset is None)
    sounds: dict[str, list[tuple[int, Cue]]] = {}
    for one in suggestions:
        if one.offset is not None:
            sounds.setdefault(one.line, []).append((one.offset, one.cue))
    placed = (replace(line, cues=tuple(sounds[line.id])) if line.id in sounds else line for line in lines)
    return (*beds, *placed)
