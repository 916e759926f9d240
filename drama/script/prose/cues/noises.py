"""What is told by its own noise: clop, clop; the door went eeeek; thock; and whoosh, away it went.

A word is a noise where nobody does it: it is said twice, stands alone between commas, or is what something
"went". What made it is the nearest thing spoken of that makes such a noise.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drama.script.prose.cues.model import Sound, compiled
from drama.script.prose.cues.words import Word
from drama.script.prose.listed import listed
from drama.story.model import Span

_BEFORE = 160
_BEHIND = 60
_AGAIN = 4
"""Words within which a noise is said again."""

_WENT = listed("went go goes going said says")
_DRAWN_OUT = re.compile(r"[a-z]*([a-z])\1\1[a-z]*")
"""A word that nobody writes who does not mean its sound: eeeek, craaack."""


@dataclass(frozen=True, slots=True)
class Noise(Sound):
    """A sound, the words that are its noise, and what must be spoken of near them ("" for nothing)."""

    words: frozenset[str]
    by: str = ""


def _noise(name: str, spelt: str, by: str = "") -> Noise:
    return Noise(name, "shot", listed(spelt), rf"\b(?:{by})\b" if by else "")


NOISES = (
    _noise(
        "footsteps",
        "clop clip clack click clump thump thud tap flap flop slap pad pat pit patter squelch squeak squish "
        "flump "
        "clomp stomp tramp scrunch crunch ching chink jingle clink clank creak shuffle splat plod trip "
        "clatter tread pit-pat pitter-patter tip-tap clip-clop",
        r"feet|foot|boots?|shoes?|heels?|soles?|sandals?|slippers?|clogs?|spurs?|steps?|stairs?|footsteps?|"
        r"trainers|sneakers|welli(?:es|ngtons)|flip-?flops|crutch(?:es)?|walk\w*|planks|boards|came (?:the|a|"
        r"an)|comes (?:the|a)|went (?:the|off)|"
        r"paces?|stick|pacing|gumboots",
    ),
    _noise(
        "horse",
        "clop clip clip-clop clippety clippety-clop clopping clip-clopping clatter tick tock lickety-split "
        "clackety",
        r"horses?|pony|ponies|mares?|mules?|donkeys?|hooves|hoofs?|roan|bay|nag|cob|cart|coach|carriage|rode|"
        r"riders?|shod|trap|milkman|saddle|gelding|stallion|shafts|churns",
    ),
    _noise(
        "door knock",
        "knock rap tap bang thump rat-tat rat-a-tat rat-a-tat-tat rat-tat-tat thud",
        r"doors?|gates?|knocker|hatch|shutters?|porch|doorstep|knuckles|knock\w*|pane|window|front|lid",
    ),
    _noise(
        "door slam",
        "bang slam crash clang thud clunk wham whump clap boom",
        r"doors?|gates?|hatch|lids?|shutters?",
    ),
    _noise(
        "door creak",
        "creak squeak eek eeek screech squeal groan",
        r"doors?|gates?|hatch|lids?|shutters?|hinges?",
    ),
    _noise("bell", "ting-a-ling ding-dong ding-ding"),
    _noise(
        "bell",
        "ping ding ting clang bong tinkle jingle dong",
        r"bells?|clock|chimes?|church|shop|counter|lift|tower|bicycle",
    ),
    _noise(
        "arrow strike",
        "thock thunk thud thwack thump tock thwock thuck tuck",
        r"arrows?|archers?|shafts?|target|crossbows?|bowstring|butts?|quiver|loosed|let go of the string",
    ),
    _noise("arrow", "twang thrum", r"arrows?|bows?|archers?|bowstrings?|crossbows?|string|shaft"),
    _noise("splash", "splash plop splosh kerplunk ker-splash kersplash plunk sploosh"),
    _noise(
        "glass",
        "crash smash tinkle",
        r"glass(?:es)?|windows?|panes?|bottles?|plates?|cups?|mirrors?|vases?|jars?",
    ),
    _noise("splash", "plink plonk", r"pebbles?|threw|thrown|dropped|tossed"),
    _noise(
        "sword clash",
        "tick clink clack clang clash ting tink clank ching",
        r"swords?|blades?|points|rapiers?|sabres?|lunge[sd]?|parr(?:y|ied|ies)|foils?|cutlass(?:es)?",
    ),
    _noise("whoosh", "whoosh swoosh fwoosh swish whoomph whoof whump fwoomph"),
    _noise("thunder", "crack boom crash bang rumble", r"thunder|lightning|flash(?:ed)?|storm"),
)
_DRAWN = (
    _noise("door creak", "", r"doors?|gates?|hatch|lids?|shutters?|hinges?"),
    _noise("arrow", "", r"arrows?|archer\w*|bows?|crossbows?|target|bowstring|loosed"),
    _noise("sword draw", "", r"swords?|blades?|steel|sabres?|rapiers?|scabbards?"),
    _noise("whoosh", "", r"gust|draught|breath|air|wind|rocket|flame|chimney|rushed"),
)
_KNOWN = frozenset(word for one in NOISES for word in one.words)


def noises(text: str, told: Sequence[Word]) -> Iterator[tuple[Sound, Span]]:
    """Yield the sounds that are told by their noise among the words of a sentence, each with its word."""
    last = -_AGAIN - 1
    for nth, word in enumerate(told):
        drawn_out = _DRAWN_OUT.fullmatch(word.text)
        if word.text not in _KNOWN and not drawn_out:
            continue
        again = nth - last <= _AGAIN
        last = nth
        if not again and _is_noise(told, nth):
            made = _made_by(text, told, word, _DRAWN if drawn_out else NOISES)
            if made is not None:
                yield made, word.span


def _is_noise(told: Sequence[Word], nth: int) -> bool:
    """Tell whether a word is a noise: nobody does it, nobody has it."""
    word = told[nth]
    if any(one.text == word.text for one in told[nth + 1 : nth + 1 + _AGAIN]):
        return True
    if nth and told[nth - 1].text in _WENT:
        return True
    alone_before = not nth or bool(word.parted)
    alone_behind = nth + 1 == len(told) or bool(told[nth + 1].parted)
    return alone_before and alone_behind


def _made_by(text: str, told: Sequence[Word], word: Word, of: Sequence[Noise]) -> Noise | None:
    """Return the sound of the nearest thing that makes such a noise, None where there is none."""
    low, high = max(0, told[0].span.start - _BEFORE), told[-1].span.end + _BEHIND
    best, nearest = None, high
    for one in (noise for noise in of if not noise.words or word.text in noise.words):
        if not one.by:
            return one
        for match in compiled(one.by).finditer(text, low, high):
            away = abs(match.start() - word.span.start)
            if 0 < away < nearest:
                best, nearest = one, away
    return best
