"""How a story says that what lasted is over: the rain stopped, the room fell silent, all was still."""

import re
from collections.abc import Mapping

from drama.story.model import Span

_MEMORY = 160
"""Characters within which "it" may still be what was spoken of."""

_SILENT = (
    "(?:(?:broke|break) off|stopped|stop|ceased|(?:fell|fall|fallen|went|go|were) (?:silent|quiet)|hushed)"
)
_DIED = (
    "(?:dropped|died|fell|fallen|ceased|stopped|(?:gone|went) down|sank|stilled|quit|let up|"
    "gave (?:over|out|up)|(?:blew|blown) itself out|fell away|lulled|subsided|abated|eased(?: off)?|"
    "(?:was|had) gone|was spent|was still)"
)
_LEFT = (
    "(?:stopped|ceased|eased off|let up|died away|was over|had gone|passed over|had passed|"
    "gave (?:over|out)|gone off|went off|quit|slackened(?: off)?|dried up|petered out|dwindled|passed off|"
    "moved off|blew over)"
)
_PASSED = (
    "(?:passed(?: away| over| by)?|blown (?:itself out|over)|blew (?:itself out|over)|was over|died|ended|"
    "cleared|spent itself|subsided|abated|moved (?:off|away))"
)
_RAN_DOWN = (
    "(?:frayed|thinned|ran down|(?:fell|went|gone) (?:silent|quiet)|stopped|trailed off|dried up|petered out)"
)
_SHUT_OUT = (
    r"\b(?:shut|shuts|kept|keeps|closed|barred|locked|left|leave|put) (?:out )?the (?:\w+ )?"
    r"(?:wind|weather|storm|night|gale|rain|cold)(?: and [\w ]{1,12})? (?:out|outside|behind)\b|"
    r"\b(?:shut|kept|closed|barred|locked) out the (?:\w+ )?(?:wind|weather|storm|gale|rain)\b"
)
_STILL = r"\b(?:all|everything) (?:was|is|went|fell|grew|became) (?:still|quiet|silent)\b(?! (?:to be|as))"
_HUSHED = (
    r"\b(?:noise|talk|voices|din|laughter|hubbub|chatter|conversation|murmur|cheering|music)\b[^.;]{0,40}? "
    r"(?:died|stopped|ceased|went down|fell away|sank|hushed|broke off|faded)\b|"
    r"\b(?:silence|hush|quiet) (?:fell|came down|spread|settled)\b|"
    r"\b(?:room|tavern|crowd|hall|inn|bar|place) (?:(?:fell|went) (?:silent|quiet)|(?:was )?hushed|"
    r"quietened)\b|\byou could (?:have )?heard? a pin drop\b|\bnobody (?:breathed|made a sound)\b|"
    r"\b(?:the|every) (?:\w+ )?(?:shouting|talk|noise|room|cheering|chatter|din)\b[^.;]{0,50}? "
    rf"{_RAN_DOWN}\b|\bput a lid on\b"
)


_DENIED = re.compile(
    r"\b(?:not|never|if|would|could|should|might|until|till|before|like|as though)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
"""What stands before something that is not so, or not yet."""


def _left_behind(things: str) -> str:
    """Return how people get out of hearing of something."""
    return (
        rf"\b(?:heard|hear) the (?:{things}) no (?:more|longer)\b|"
        rf"\b(?:can['\u2019]t|couldn['\u2019]t|no longer) (?:hear|hears|heard) the (?:\w+ )?(?:{things})\b|"
        rf"\b(?:{things})\b[^.;]{{0,40}}? (?:sank|faded|fell|died|dropped|was lost|lay) (?:\w+ )?"
        r"(?:behind|away|far below|below)\b"
    )


_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "wind": (
        rf"\b(?:wind|gale|breeze) (?:\w+ )?(?:had )?(?:\w+ )?{_DIED}\b(?! (?:upon|on|against) )",
        _SHUT_OUT,
        _STILL,
    ),
    "rain": (
        rf"\b(?:rain|drizzle|shower|downpour|drumming) (?:had )?(?:\w+ )?{_LEFT}\b",
        r"\b(?:rain|drizzle|downpour)\b[^.;]{0,90}\bit (?:had )?(?:stopped|ceased)\b",
        r"\b(?:stopped|ceased|left off|quit|gave over) raining\b",
        _SHUT_OUT,
    ),
    "storm": (
        rf"\b(?:storm|uproar|tumult|fury|gale|tempest) (?:had )?(?:\w+ )?{_PASSED}\b",
        _SHUT_OUT,
        _STILL,
    ),
    "fire": (
        r"\bfire (?:had )?(?:\w+ )?(?:gone out|went out|died|was out|burned out|was dead)\b",
        r"\b(?:put out|stamped out|doused) the (?:\w+ )?fire\b",
        r"\b(?:sticks|logs|embers|coals|flames) (?:\w+ )?(?:fell in and )?"
        r"(?:went out|died|were out|went black|burned out|turned to ash)\b",
    ),
    "birds": (
        r"\b(?:birds|singing|larks?|blackbirds?|thrush|nightingale|robin|sparrows|starlings) "
        rf"(?:had )?(?:\w+ )?{_SILENT}\b",
        _STILL,
    ),
    "night insects": (
        rf"\b(?:crickets|cicadas|grasshoppers|katydids|insects) (?:had )?(?:\w+ )?{_SILENT}\b",
        _STILL,
    ),
    "crowd": (_HUSHED, _STILL, _left_behind("crowd|chatter|voices|shouting|noise|market|people")),
    "tavern": (_HUSHED, _STILL),
    "stream": (_left_behind("stream|brook|beck|burn|water"),),
    "river": (_left_behind("river|weir|water"),),
    "sea": (_left_behind("sea|waves|surf"),),
    "city": (_left_behind("traffic|street|city|noise"),),
    "forest": (_left_behind("trees|wood|forest"),),
}
"""By the name of the sound, how it is told that it is not heard any more."""

_IT = {
    "rain": (
        r"\bit[^.;]{0,40}?\b(?:slackened|passed over|passed away|gave out|blew over|stopped|ceased)\b",
        "rain|drizzle|downpour|shower|drops",
    ),
    "storm": (rf"\bit (?:had )?(?:\w+ )?{_PASSED}\b", "storm|tempest|gale|thunder|thunderstorm"),
    "wind": (r"\bit blew (?:itself out|out|over)\b", "wind|gale|squall"),
}
"""The same of an "it" where the sound was spoken of just before, by these words."""

_COMPILED = {
    name: re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
    for name, patterns in _ENDINGS.items()
}
_COMPILED_IT = {
    name: (re.compile(pattern, re.IGNORECASE), re.compile(rf"\b(?:{words})", re.IGNORECASE))
    for name, (pattern, words) in _IT.items()
}


def ends(text: str, sentence: Span, name: str) -> bool:
    """Return whether a sentence says that a sound that lasted is over."""
    match = _COMPILED[name].search(text, *sentence) if name in _COMPILED else None
    if match is None and name in _COMPILED_IT:
        match = _it_ends(text, sentence, *_COMPILED_IT[name])
    return match is not None and not _DENIED.search(text, sentence.start, match.start())


def _it_ends(
    text: str, sentence: Span, pattern: re.Pattern[str], spoken_of: re.Pattern[str]
) -> re.Match[str] | None:
    """Return where a sentence says that "it" is over, if that is what was spoken of shortly before."""
    match = pattern.search(text, *sentence)
    if match and spoken_of.search(text, max(0, match.start() - _MEMORY), match.start()):
        return match
    return None
