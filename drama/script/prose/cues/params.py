"""How a sound is heard, by the words around it: near, far off, softly, on gravel."""

import re
from collections.abc import Iterator, Mapping

from drama.script.prose.cues.model import Words
from drama.story.model import Span

_AROUND = 60
"""Characters on either side that may tell how a sound is heard, within its sentence."""

_DISTANT = (
    "distant|distantly|far[- ]off|far away|faraway|far below|far above|far down|far up|far out|a long way "
    "off|in the distance|a great way off|miles (?:off|away)|some way off|on the (?:other|far) side of the "
    "(?:hill|valley|lake|river|town|fell|city|wood|mountains?)"
)
_SOFT = "soft|softly|gentle|gently|quiet|quietly|faint|faintly|lightly|muffled|timid|timidly|discreet"
_STRONG = (
    "loud|loudly|louder|violent|violently|furiously|tremendous|deafening|enormous|great|hard|thunderous|"
    "mighty|terrible|terrific|fierce|fiercely|wildly"
)
_NEAR = (
    "overhead|right over|directly above|close by|close at hand|very close|right above|at (?:his|her|my) elbow"
)

SHARED: Words = {"distant": _DISTANT, "soft": _SOFT, "strong": _STRONG, "near": _NEAR}
"""What every sound understands."""

OWN: Mapping[str, Words] = {
    "wind": {"howling": "howl\\w*|shriek\\w*|scream\\w*", "gusty": "gust\\w*"},
    "rain": {
        "heavy": "heavy|pour\\w*|torrents?|lash\\w*|sheets|driving|downpour|pelt\\w*|hammer\\w*|"
        "drum\\w*|beat\\w*",
        "drizzle": "drizzl\\w*|thin|thinly|fine",
        "roof": "roof|windows?|panes?|tiles|slates|shutters?|canvas|bonnet",
    },
    "river": {"rushing": "roar\\w*|rush\\w*|spate|flood|torrent|foam\\w*"},
    "sea": {"rough": "crash\\w*|pound\\w*|roar\\w*|rough|heavy", "calm": "lapp\\w*|calm|still|sigh\\w*"},
    "fire": {
        "roaring": "roar\\w*|blaz\\w*",
        "small": "small|little|embers|candle",
        "dying": "dying|sank|low",
    },
    "footsteps": {
        "gravel": "gravel|shingle|pebbles",
        "wood": "stairs?|staircase|floorboards?|boards|planks|deck|gangway|bridge",
        "stone": "stones?|flags|flagstones|cobbles|cobblestones|pavement|marble|tiles|steps down",
        "grass": "grass|leaves|turf|lawn|bracken",
        "snow": "snow",
        "sand": "sands?|beach|dunes?",
        "metal": "catwalk|gratings?|metal",
        "running": "r[au]n|running|pound\\w*|raced|racing|hurry\\w*|hurried",
        "heavy": "heavy|heavily|boots|tramp\\w*|stamp\\w*|clump\\w*",
    },
    "horse": {
        "gallop": "gallop\\w*|hard|thunder\\w*|furious\\w*|madly",
        "trot": "trot\\w*",
        "walk": "walk\\w*|slow\\w*|plod\\w*",
        "cobbles": "cobbles?|cobble ?stones?|stones|paving",
    },
    "door knock": {
        "once": "once|single",
        "twice": "twice|double",
        "urgent": "urgent\\w*|hammer\\w*|pound\\w*|bang\\w*|loud|loudly|furious\\w*|violent\\w*",
    },
    "bell": {
        "large": "church|cathedral|abbey|tower|minster|great|buoy|toll\\w*|temple|town",
        "small": "doorbell|door bell|shop|tinkl\\w*|little|library|silver|handbell|bell-pull",
        "tolling": "toll\\w*",
    },
    "glass": {"window": "window|windows|pane|panes|windscreen", "bottle": "bottles?"},
    "splash": {"large": "enormous|great|huge|loud|mighty|tremendous", "small": "small|little|tiny|pebble"},
    "thunder": {"rolling": "roll\\w*|rumbl\\w*|grumbl\\w*|mutter\\w*"},
    "crowd": {"lively": "roar\\w*|cheer\\w*|market|shout\\w*", "hushed": "hush\\w*|murmur\\w*|whisper\\w*"},
    "tavern": {"busy": "crowded|full|busy|packed|loud", "rowdy": "rowdy|roar\\w*|brawl\\w*|guffaws"},
    "sword draw": {"dagger": "dagger|knife|dirk|stiletto"},
    "city": {"busy": "busy|crowded|roar\\w*", "night": "night|midnight"},
}
"""What single sounds understand besides; `tests/script/test_cues.py` holds the words against the sounds."""

_CARRIES = frozenset(
    [
        *("thunder", "bell", "horse", "footsteps", "door slam", "splash", "sword clash"),
        *("sea", "river", "stream", "wind", "storm", "city", "crowd", "birds"),
    ]
)
"""What is heard from afar: a fire or a knock is not."""

_OPPOSED = (
    ("soft", "strong"),
    ("distant", "near"),
    ("walk", "gallop"),
    ("drizzle", "heavy"),
    ("calm", "rough"),
)
_MOST = 2


def _compiled(words: Words) -> dict[str, re.Pattern[str]]:
    return {word: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for word, pattern in words.items()}


_SHARED = _compiled(SHARED)
_OWN = {name: _compiled(words) for name, words in OWN.items()}


def params(text: str, name: str, sentence: Span, words: Span) -> tuple[str, ...]:
    """Return the words of a cue that its sentence asks for, two at most."""
    low, high = max(sentence.start, words.start - _AROUND), min(sentence.end, words.end + _AROUND)
    near = text[low:high]
    tight = text[max(low, words.start - _AROUND // 3) : min(high, words.end + _AROUND // 3)]
    found = list(dict.fromkeys((*_asked(_OWN.get(name, {}), near), *_asked(_SHARED, near, tight))))
    if name not in _CARRIES and "distant" in found:
        found.remove("distant")
    for one, other in _OPPOSED:
        if one in found and other in found:
            found.remove(other)
    return tuple(found[:_MOST])


def _asked(words: Mapping[str, re.Pattern[str]], near: str, tight: str = "") -> Iterator[str]:
    """Yield the words asked for; how loud a thing is stands right beside it, how far perhaps farther off."""
    for word, pattern in words.items():
        if pattern.search(tight if tight and word in ("soft", "strong") else near):
            yield word
