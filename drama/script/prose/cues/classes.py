"""Rows made from classes: what sounds, how it does, and every shape of sentence in which it is told.

A class has its things ("gate"), what they do when they are heard ("creaked") and what that is called
("creak"). Each gives the same shapes: the gate (at the end of the lane) creaked, was creaking, began to
creak; he heard the gate creak; the creak of the gate; and, where the word can mean nothing else, "it creaked"
when a gate has just been spoken of.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from drama.script.prose.cues.model import Effect, Row, heard

_IRREGULAR = {
    "rang": "ring",
    "struck": "strik",
    "broke": "break",
    "burst": "burst",
    "blew": "blow",
    "fell": "fall",
    "sang": "sing",
    "beat": "beat",
    "ran": "runn",
    "came": "com",
    "went": "go",
    "drew": "draw",
    "swept": "sweep",
    "tore": "tear",
    "shook": "shak",
    "drove": "driv",
    "rose": "ris",
    "spat": "spitt",
    "flew": "fly",
    "sped": "speed",
    "shot": "shoot",
    "met": "meet",
    "stuck": "stick",
    "hit": "hitt",
    "sank": "sink",
    "burnt": "burn",
    "keened": "keen",
    "leapt": "leap",
    "split": "splitt",
    "swung": "swing",
    "flung": "fling",
    "threw": "throw",
    "wept": "weep",
    "stung": "sting",
    "caught": "catch",
    "slid": "slid",
    "crept": "creep",
    "trod": "tread",
    "woke": "wak",
}
"""The stem that -ing is put to; any other verb ends in -ed."""

_THE = (
    r"(?:the|a|an|this|that|these|those|some|another|every|each|one|two|three|four|several|many|his|her|my|"
    r"their|our|its|\w+['\u2019]s)"
)
_KIND = r"(?:[\w'\u2019-]+,? ){0,3}?"
_PLACE = (
    r"(?: (?:of(?= (?:the|a|an|his|her|my|their|our|its|this|that|those|all|(?-i:[A-Z])))|in|on|at|above|"
    r"below|over|behind|beneath|outside|inside|under|beyond|across|against|along|among|through|beside|near|"
    r"to|by|between|upon) (?:[\w'\u2019-]+ ){0,3}?[\w'\u2019-]+){0,2}?"
)
_ASIDE = r"(?:, (?:which|that|who|once|still|now) [^,.;]{1,60},)?"
_HOW = (
    r"(?:(?:was|were|is|are|came|come|went|kept|has been|lay|stood|now|then|still|again|all|only|just|both|"
    r"at once|at last|once|twice|softly|loudly|also|together|ever|even|suddenly|somewhere|\w+ly|faintly|"
    r"never stopped),? ){0,3}?"
)
_BEGAN = r"(?:began|begin|begins|started|starts|set|fell|took|commenced) (?:to |to be )?"


@dataclass(frozen=True, slots=True)
class Class:
    """What makes one sound.

    `things` is what does it, `does` the verbs in the past, `noises` what is heard "of" it, each a list of
    words with bars between them, as patterns. `sure` are the verbs that `it` does too, when a thing has just
    been spoken of.
    """

    name: str
    things: str
    does: str
    noises: str = ""
    sure: str = ""
    effect: Effect = "shot"
    weight: int = 2
    params: tuple[str, ...] = ()


def rows(of: Class) -> Iterator[Row]:
    """Yield the rows of a class, one for each shape of sentence."""
    things = rf"(?:{of.things})"
    past, doing, bare = (f"(?:{'|'.join(forms)})" for forms in _forms(of.does))
    subject = rf"\b{things}\b(?!['\u2019-]){_PLACE}{_ASIDE}"
    shapes = [
        rf"{subject} {_HOW}(?P<at>{past}|{doing})\b",
        rf"{subject} {_HOW}(?P<at>{_BEGAN}(?:{bare}|{doing}))\b",
        rf"\b(?:heard|hear|hears|hearing|listened to) {_THE}? ?{_KIND}{things}{_PLACE} (?:\w+ )"
        rf"?(?P<at>{bare}|{doing})\b",
    ]
    if of.noises:
        shapes.append(
            rf"\b(?P<at>{of.noises})(?: and [\w-]+)? (?:of|from|in) (?:{_THE} )?{_KIND}{things}\b(?!-)"
        )
    for shape in shapes:
        yield _row(of, shape, of.weight)
    if of.sure:
        past, doing, bare = (f"(?:{'|'.join(forms)})" for forms in _forms(of.sure))
        shape = rf"\b(?:it|they|both|another|one) {_HOW}(?P<at>{past}|{doing}|{_BEGAN}(?:{bare}|{doing}))\b"
        yield _row(of, shape, of.weight, things)


def _row(of: Class, shape: str, weight: int, needs: str = "") -> Row:
    return heard(of.name, shape, weight, *of.params, effect=of.effect, needs=needs)


def _forms(verbs: str) -> tuple[list[str], list[str], list[str]]:
    """Return verbs in the past as they are, with -ing, and bare: slammed, slamming, slam."""
    past = verbs.split("|")
    doing, bare = [], []
    for verb in past:
        first, _, rest = verb.partition(" ")
        rest = f" {rest}" if rest else ""
        stem = _IRREGULAR.get(first) or first.removesuffix("ed")
        single = stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz" else stem
        doing.append(f"{stem}ing{rest}")
        bare.append(f"{single}e?{rest}")
    return past, doing, bare
