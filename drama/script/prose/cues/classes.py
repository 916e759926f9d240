"""Rows made from classes: what sounds, how it does, and every shape of sentence in which it is told.

A class has its things ("gate"), what they do when they are heard ("creaked") and what that is called
("creak"). Each gives the same shapes: the gate (at the end of the lane) creaked, was creaking, began to
creak; behind the house creaked a gate; he heard the gate creak, he let it creak; the creak of the gate, the
gate's creak, the gate gave a creak, swung with a creak, with a creak the gate swung; and, where the word can
mean nothing else, "it creaked" when a gate has just been spoken of. What is a sound in itself (thunder, rain,
footsteps) also comes, is heard, or is all there is to hear.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

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
    "made": "mak",
    "found": "find",
    "took": "tak",
    "got": "gett",
    "bit": "bitt",
    "bent": "bend",
    "spoke": "speak",
    "ground": "grind",
    "leant": "lean",
    "dug": "digg",
    "held": "hold",
    "kept": "keep",
    "grew": "grow",
    "gave": "giv",
    "brought": "bring",
    "cut": "cutt",
    "arrived": "arriv",
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
    r"(?:(?:was|were|is|are|came|come|went|kept|kept on|has been|had been|have been|lay|stood|now|then|still|"
    r"again|all|only|just|both|"
    r"at once|at last|once|twice|softly|loudly|also|together|ever|even|suddenly|somewhere|\w+ly|faintly|"
    r"never stopped),? ){0,3}?(?:\w+(?:ed|ing),? and (?:then )?)?"
)
_BEGAN = (
    r"(?:began|begin|begins|started|starts|had begun|has begun|had started|set|fell|took|commenced) "
    r"(?:to |to be )?"
)
_PERCEIVED = (
    r"(?:heard|hear|hears|hearing|listened to|listens to|let|lets|letting|made|makes|making|set|sets|setting|"
    r"sent|"
    r"sends|sending|left|leaves|watched|watches|felt|feels)"
)
_AHEAD = (
    r"(?:^|[,;:\u2014] (?:and |then )?|\band |\bthen |\bwhere )(?:(?:down|up|in|out|away|off|past|over|on|"
    r"along|round|"
    r"overhead|outside|below|above|again|somewhere|far away|far off|far below)|(?:in|on|at|from|over|under|"
    r"behind|above|"
    r"below|beneath|beyond|through|against|along|across|round|all round|down|up|out of|outside|between|among|"
    r"into|past) (?:[\w'\u2019-]+ ){0,5}?[\w'\u2019-]+),? "
)
"""What stands before the verb of a sentence turned round: down, from the yard, all round the house."""

_CAME = r"(?:came|comes|come|arrived|sounded)"
_SILENCE = r"(?:sounds?|noise|nothing|silent|silence|quiet|still|hear|heard)"


@dataclass(frozen=True, slots=True)
class Class:
    """What makes one sound.

    `things` is what does it, `does` the verbs in the past, `noises` what is heard "of" it, each a list of
    words with bars between them, as patterns. `sure` are the verbs that `it` does too, when a thing has just
    been spoken of. `itself` says that the things are sounds: nobody need tell what thunder does. `unless` are
    words after which the sentence means something else.
    """

    name: str
    things: str
    does: str
    noises: str = ""
    sure: str = ""
    effect: Effect = "shot"
    weight: int = 2
    params: tuple[str, ...] = ()
    itself: bool = False
    unless: str = ""


def rows(of: Class) -> Iterator[Row]:
    """Yield the rows of a class, one for each shape of sentence."""
    things = rf"(?:{of.things})"
    about = rf"\b{things}\b"
    for shape in _doing(of, things):
        subject = of.effect == "shot" and shape.startswith(rf"\b{things}")
        yield replace(_heard(of, shape), about=about, subject=subject)
    for shape in (*_noisy(of, things), *_sounding(of, things)):
        yield replace(_heard(of, shape), about=about)
    if of.itself:
        comes = rf"\b{_CAME} (?:again |then |now )?{_THE} {_KIND}(?P<at>{things})\b(?!['\u2019-])"
        begins: Effect = "begins" if of.effect == "is" else of.effect
        yield replace(_heard(of, comes), effect=begins, about=about)
    if of.sure:
        past, doing, bare = _forms(of.sure)
        shape = rf"\b(?:it|they|both|another|one) {_HOW}(?P<at>{past}|{doing}|{_BEGAN}(?:{bare}|{doing}))\b"
        yield _heard(of, shape, needs=things)


def _heard(of: Class, shape: str, needs: str = "") -> Row:
    return heard(of.name, shape, of.weight, *of.params, effect=of.effect, needs=needs, unless=of.unless)


def _doing(of: Class, things: str) -> Iterator[str]:
    """Yield the shapes of sentence that tell what the things do."""
    past, doing, bare = _forms(of.does)
    subject = rf"\b{things}\b(?!['\u2019-]){_PLACE}{_ASIDE}"
    yield rf"{subject} {_HOW}(?P<at>{past}|{doing})\b"
    yield rf"{subject} {_HOW}(?P<at>{_BEGAN}(?:{bare}|{doing}))\b"
    was = "(?:was|were|is|are|had been|has been|have been)"
    yield rf"{subject},? (?:\w+, )?(?:which|who) {was} {_HOW}(?P<at>{doing})\b"
    yield rf"{subject}, (?:(?:\w+ly|all|still|now|then) )?(?P<at>{doing})\b"
    yield rf"\b{_PERCEIVED} {_THE}? ?{_KIND}{things}{_PLACE} (?:\w+ )?(?P<at>{bare}|{doing})\b"
    yield rf"{_AHEAD}(?P<at>{past}) {_THE} {_KIND}{things}\b(?!['\u2019-])"


def _noisy(of: Class, things: str) -> Iterator[str]:
    """Yield the shapes of sentence that call a noise by its name."""
    if not of.noises:
        return
    one = rf"(?:a|an|one|another) (?:[\w-]+,? ){{0,3}}?(?P<at>{of.noises})\b"
    from_it = rf"(?:of|from|in) (?:{_THE} )?{_KIND}{things}\b(?!-)"
    yield rf"\b(?P<at>{of.noises})(?: and [\w-]+)? {from_it}"
    yield rf"\b(?P<at>{of.noises}) (?:came|rose|sounded|drifted|echoed) (?:\w+ )?{from_it}"
    yield rf"\b{things}['\u2019]s? (?:[\w-]+,? ){{0,2}}?(?P<at>{of.noises})\b"
    yield rf"\b{things}\b(?!['\u2019-]){_PLACE} (?:gave|gives|let out) {one}"
    if of.effect == "shot":
        thing = rf"(?!that\b){_THE} {_KIND}{things}\b(?!['\u2019-])"
        yield rf"\b{thing}[^.;,]{{0,50}}? with {one}"
        yield rf"\bwith {one}(?: of \w+)?,? {thing}"


def _sounding(of: Class, things: str) -> Iterator[str]:
    """Yield the shapes of sentence of what is a sound in itself: it is heard, or all there is to hear."""
    if not of.itself:
        return
    bare = rf"(?:{_THE} )?{_KIND}(?P<at>{things})\b(?!['\u2019-])"
    yield rf"\b{_SILENCE}\b[^.;]{{0,30}}? (?:but|except|save|apart from)(?: for)? {bare}"
    yield rf"(?<!had )(?<!have )\b(?:heard|hear|hears|listened to|listening to) (?!of\b|from\b|about\b){bare}"
    yield rf"\b(?:loud|alive|noisy|shrill|ringing) with {bare}"
    if of.effect == "is":
        yield rf"\b{things} (?:was|were|is|are|grew|sounded) (?:\w+ )?(?P<at>loud|louder|deafening)\b"


def _forms(verbs: str) -> tuple[str, str, str]:
    """Return patterns of verbs in the past as they are, with -ing, and bare: slammed, slamming, slam."""
    past = verbs.split("|")
    doing, bare = [], []
    for verb in past:
        first, _, rest = verb.partition(" ")
        rest = f" {rest}" if rest else ""
        stem = _IRREGULAR.get(first) or first.removesuffix("ed")
        single = stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz" else stem
        doing.append(f"{stem}ing{rest}")
        bare.append(f"{single}e?{rest}")
    return _any(past), _any(doing), _any(bare)


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(words)})"
