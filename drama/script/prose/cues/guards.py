"""What speaks against a sound whose words are there: it is denied, imagined, likened, remembered.

One table for all sounds. A missing sound is no fault and a wrong one is, so guards are wide, not clever.
"""

import re
from dataclasses import dataclass
from typing import Literal

from drama.story.model import Span

_BEFORE = 260
_AFTER = 160
"""Characters of the sentence that are looked at on either side."""

Side = Literal["clause", "before", "told", "after", "next"]
"""Where a guard looks: from the clause's beginning to the words, from the last semicolon, or from the
sentence's beginning; from the words to the sentence's end, or only right behind them."""


@dataclass(frozen=True, slots=True)
class Guard:
    """A reason why words do not mean that something is heard here and now."""

    reason: str
    side: Side
    pattern: re.Pattern[str]


def _words(reason: str, side: Side, words: str) -> Guard:
    return Guard(reason, side, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))


_PICTURES = (
    "picture|pictures|painting|paintings|painted|portrait|photograph|photographs|postcard|poster|sketch|"
    "drawing|tapestry|mural|engraving|stained glass|film|movie|radio|television|telly|tv|gramophone|"
    "recording|screen|novel|book|poem|poems|ballad|song|songs|legend|legends|tale|tales|story|stories|"
    "chapter|headline|sign|films|movies|novels|comics|stage play"
)
_SEASONS = (
    "spring|summer|autumn|winter|january|february|april|june|july|august|september|october|november|december"
)
_DAYS = (
    "day|night|morning|evening|afternoon|week|month|year|hour|time|spring|summer|autumn|winter|sunday|"
    "saturday"
)

GUARDS = (
    _words(
        "denied",
        "clause",
        "no|not|never|nor|neither|without|hardly|scarcely|barely|nothing|nobody|none|nowhere|cannot|instead "
        "of|rather than|refused|failed|forgot|forgotten|forgetting|avoid|avoided|prevent|too \\w+ to|far "
        "from|stop|stopped|nor did|cessation|absence|lack of|want of|ceasing",
    ),
    Guard("denied", "clause", re.compile(r"n['\u2019]t\b", re.IGNORECASE)),
    _words(
        "imagined",
        "before",
        "(?<!as )if|unless|whether|wish|wished|wishes|wishing|hope|hoped|hopes|hoping|imagine|imagined|"
        "imagining|suppose|supposed|supposing|pretend|pretended|pretending|dream|dreamt|dreamed|dreams|"
        "dreaming|expect|expected|expecting|afraid|fear|feared|fearing|dread|dreaded|threatened|threatening|"
        "promised|planned|planning|intended|waiting for|waited for|wait for|listening for|listened for|"
        "looked forward|in case|for fear|seemed to hear|thought (?:that )?(?:he|she|they|i|we) (?:could "
        ")?hear[d]?|half expect\\w*|longed|longing|believed|fancied|in (?:his|her|my|their) mind|warned|"
        "forecast|wonder|wondered|wondering|guessed|delirium|delirious\\w*|fever|feverish\\w*|"
        "nightmares?|rav(?:ed|ing)|hallucinat\\w+|in (?:his|her|my|their|its) sleep|vision",
    ),
    _words(
        "imagined",
        "clause",
        "perhaps|maybe|want|wanted|wanting|wants|would|wouldn|could|couldn|might|should|shall|will|must|may|"
        "ought to|going to|about to|ready to|meant to|tried to|trying to|in order to|able to|inclined to|"
        "likely to|bound to|used to",
    ),
    _words("imagined", "clause", "['\u2019](?:d|ll) (?:have|be)?"),
    _words(
        "remembered",
        "before",
        "remember|remembered|remembers|remembering|recall|recalled|recalling|recollect\\w*|reminded|"
        "reminding|memory|memories|thought (?:of|about|back)|thinking (?:of|about|back)|think of|used to|"
        "childhood|(?:years?|months?|weeks?|days?|hours?|long|centur\\w+|minutes?) (?:ago|before|earlier)|"
        "once upon|when (?:he|she|i|they|we|it|\\w+) (?:was|were|had been) (?:a|an|small|young|little|five|"
        "six|seven|eight|nine|ten|eleven|twelve|still)|as a (?:boy|girl|child|young \\w+)|back home|at home|"
        "in those days|"
        f"yesterday|(?:the )?last (?:{_DAYS})|the (?:{_DAYS}) before|the previous|the other (?:day|night)|"
        "ever since|had told|had said|it['\u2019]s been \\w+ (?:years|months)",
    ),
    _words(
        "remembered", "after", "(?:years?|months?|weeks?|days?|long|hours?) (?:ago|before|earlier)|at home"
    ),
    _words(
        "remembered",
        "clause",
        "since (?:I|we|he|she|they|it|\\w+) had|"
        "(?<!since )(?:I|we|he|she|they|you) (?:have|has) (?!to\\b|been\\b|got\\b|just\\b|a\\b|the\\b)\\w+",
    ),
    _words("usual", "clause", "where (?:you|one) (?:can|could)"),
    _words("usual", "after", "(?:days|nights|evenings|mornings) when"),
    _words("usual", "before", "(?:short|long|winter|summer|dark) (?:days|nights|evenings)"),
    _words(
        "told of",
        "told",
        f"(?:in|on|of|from|into) (?:the|a|an|his|her|their|this|that|some|old) (?:\\w+ )?(?:{_PICTURES})|"
        f"(?:{_PICTURES}) (?:(?:was|were) )?(?:of|about|ended|began|opened|closed|played|showed|shows|"
        f"showing|in which|where)|(?:{_PICTURES})[^.;]{{0,80}} in which|read (?:of|"
        f"about|that)|"
        "told|tells|telling|talk(?:ed|ing|s)? [^,;]{1,30}? (?:about|of)|tell (?:him|her|them|us|me|you) "
        "(?:about|of|how|that)|heard tell|heard of|hear "
        "of|spoke of|talked of|talk of|talking of|talking about|talked about|described|describing|wrote|"
        "written|reading (?:of|about)|sang of|labelled|(?:was|were|is|are|be|been) (?:called|named)|"
        "nicknamed|known as|(?:everyone|everybody|all|they|who|people) (?:knows?|knew) (?:how|about|of)|the "
        "word|the words|meaning|means|explained|said that|says that|people said|"
        "people say|they say|folk said|reads? (?:him|her|it|them|me|us) (?:out|aloud)|it was said|legend had "
        "it|boasted|rehearsed|on the wall hung",
    ),
    _words(
        "told of",
        "after",
        f"(?:in|on|from|of) (?:the|a|an|his|her|their|some|that) (?:\\w+ )?(?:{_PICTURES})",
    ),
    _words(
        "likened",
        "before",
        "as (?:\\w+ly )?[\\w-]+,? (?:and|or|but) (?:\\w+ly )?[\\w-]+ as",
    ),
    _words(
        "likened",
        "clause",
        "like|unlike|than|as \\w+ as|as of|as if|as though|similar to|such as|kind of|sort of|resembl\\w+|"
        "might have been|could have been|might be|the way|louder than|metaphor\\w*|the (?:size|shape|"
        "colou?r) of",
    ),
    Guard(
        "likened",
        "next",
        re.compile(
            r",? (?:in|inside|through|behind|between) (?:his|her|my|their|your) (?:\w+ )?(?:head|ears?|skull|"
            r"chest|veins|temples|stomach|heart|blood|eyes|mind|bones)\b"
        ),
    ),
    _words(
        "usual",
        "clause",
        "liked|loved|hated|enjoyed|always|often|sometimes|usually|generally|normally|occasionally|seldom|"
        "rarely|now and then|as a rule",
    ),
    _words(
        "usual",
        "before",
        f"whenever|(?:every|each|most) (?:other )?(?:{_DAYS})s?|on (?:sun|mon|tues|wednes|thurs|fri|satur)"
        f"days|from time to time|in (?:the )?(?:{_SEASONS})|at all hours|all (?:his|her|my|their) li(?:fe|"
        f"ves)|for years",
    ),
    _words("usual", "after", "for (?:\\w+ ){1,2}(?:days|weeks|months)"),
    _words("usual", "after", "every (?:day|night|morning|evening|time|year|winter|summer)|whenever|all year"),
    _words("elsewhere", "after", f"(?:tomorrow|yesterday|last (?:{_DAYS}))"),
    _words("denied", "clause", "noiselessly|silently|soundlessly|in silence"),
    Guard(
        "denied",
        "next",
        re.compile(
            r"[^.;]{0,40}\b(?:without (?:a|any|making a) (?:sound|noise)|noiselessly|silently|soundlessly|"
            r"ever so (?:gently|softly|quietly))\b"
        ),
    ),
    Guard(
        "a name",
        "clause",
        re.compile(
            r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lady|Lord|Captain|Sergeant|Inspector|Constable|Professor|Saint)\.? "
            r"(?:\w+ )?$"
        ),
    ),
    Guard(
        "a figure",
        "next",
        re.compile(
            r"(?: (?:was|were))?(?: taken)? out of (?:his|her|their|my) sails\b|(?:,? \w+ing)?,? of "
            r"(?:(?:the|a|an|his|her|their|my|its|sudden|wild|polite) )?(?:applause|laughter|voices|cheers|"
            r"cheering|guns?|cannons?|people|faces|blood|tears|words|blows|protests?|questions|abuse|arrows|"
            r"bullets|sparks|petals|kisses|gold|grief|rage|anger|emotion|light|colou?rs?|paint|silver|time|"
            r"life|fate|hoofs|hooves|hoof-?beats|horses|feet|boots|wheels|surf|drums|wings|war|progress|"
            r"change|battle|doom|freedom|history|memory|humanity|men|ink|milk|"
            r"sauce)\b|\s*(?:applause|ovation)\b| out in (?!the\b)\w+| (?:him|her|me|them|us|you) as "
            r"(?!(?:he|she|they|it|we|i|the|a|if|though)\b)| (?:up )?into (?:light|flames?|"
            r"song|tears|laughter|bloom|flower|life|view|sight|applause|cheers|speech)\b"
        ),
    ),
)

_EARLIER = re.compile(r"(?:\b(?:had|has|have|having)\b|['\u2019](?:d|ve))(?: \w+){0,2} ?$", re.IGNORECASE)
"""Who had knocked does not knock now."""

_SMALL_WORDS = tuple(guard for guard in GUARDS if guard.reason != "a name")
"""The guards of words that are written small: Mr. Bell is no bell, and Mr. Bell knocked is a knock."""

_HAD = (
    r"(?:\bhad(?:n['\u2019]t)? (?!(?:not )?(?:always|often|never|lived|been (?:a|an|small)))|"
    r"['\u2019]d (?:just|about|only|hardly|scarcely|barely|got|gone|reached|almost|nearly|\w+ed)\b)"
)
"""How it begins that something had not gone on for long when it was broken off: that is heard."""

_TRULY = re.compile(
    r"(?<!thought she )(?<!thought he )(?<!thought they )(?<!thought I )\bcould (?:(?:now|just|still|only|"
    r"already|clearly) )?(?:hear|see|smell|feel)\b|\bnot only\b|\bno "
    r"sooner\b|\bno doubt\b|\bin no (?:\w+ )?hurry\b|\bno longer\b|\bnever (?:once )?(?:stop(?:s|ped)?|left "
    r"off|leaves off|"
    r"lets? up|ceased|shuts? up|still|end(?:s|ed)|tired)\b|\bwithout (?:a cloud|a word|stopping|end|talking|"
    r"speaking|looking|turning|waiting|thinking|pausing)\b|"
    r"\bas (?:I|he|she|they|we) remembered (?:it|them|him|her)\b|\bnot far(?: off| away)?\b|\bor (?:so|two|"
    r"three)\b|\b(?:no|nothing|no other) "
    r"(?:\w+ ){0,3}(?:but|except|save)(?: for)?\b|\bif anything\b|\bwhat sounded like\b|\bstopped (?:dead|"
    r"short|and|by|at|in|on|before|outside|beside|near|under|beneath|there|again)\b|\bstopped(?=,)|"
    r"\b(?:before|until|till) (?:\w+ ){1,2}could\b|\bthan (?:ever|before)\b|\bat last\b|"
    r"\bas (?:far|soon|well) as\b|\b(?:all|by|on|half|in) the way\b|\b(?:I['\u2019]m|I am|we['\u2019]re|we "
    r"are) (?:talking|speaking|telling "
    r"\w+) (?:about|of)\b|"
    rf"{_HAD}[^;.,]{{1,70}}? when\b(?! (?:he|she|they|I|we|it|\w+) (?:was|were|had)\b)|\bit was(?: not|"
    rf"n['\u2019]t) "
    r"(?:long|until)\b",
    re.IGNORECASE,
)
"""Words that look like a guard's and are none."""

_WITHIN = re.compile(
    r"\b(?:always|often|never|sometimes|usually|not|hardly|scarcely|seldom|rarely|would|no)\b", re.IGNORECASE
)
"""Words that take back what stands around them."""

_ASIDE = re.compile(r", (?:which|that|who) [^;]*,")
"""What is said by the way between a thing and what it does: the gate, which had not been oiled, groaned."""

_BY_THE_WAY = re.compile(r", (?:which|who|whose) [^;]*, ?$|, (?:exactly |just |much )?as [^,;.]{1,60},(?= )")
"""The same before the words: the bell, which had never been early, rang."""

_NAMED = re.compile(r"(?:an?|the|some) (?:[\w-]+ ){0,2}[\w-]+(?<!ed)(?<!ing)", re.IGNORECASE)
"""A thing and no more: behind an "and" it is denied or likened along with what stands before that."""

_SAID_SO = re.compile(r"\btold (?:him|her|them|me|us)[;,]")
"""Who was told something in so many words was not told of what follows."""

_SEMICOLON = re.compile(r";(?! of\b)")
_CLAUSE = re.compile(
    r"[;:—–]|--|,? (?:and|but|then|while|until|till)\b|, (?:as|when|so|where|for|which|the|he|she|they)\b|\)"
)


def against(text: str, sentence: Span, words: Span, *, perfect: bool = False) -> str:
    """Return why words of a sentence are no sound that is heard, "" where nothing speaks against it.

    `perfect` allows what had begun already, as rain that had.
    """
    low = max(sentence.start, words.start - _BEFORE)
    until = min(sentence.end, words.start + 24)
    before = _TRULY.sub(lambda match: "~" * len(match[0]), text[low:until])[: words.start - low]
    after = text[words.end : min(sentence.end, words.end + _AFTER)]
    before = _BY_THE_WAY.sub("", before)
    clause = before[_clause(before, text[words.start : words.end]) :]
    looked = {
        "clause": clause,
        "before": _SEMICOLON.split(before)[-1],
        "told": _SAID_SO.sub("", before),
        "after": after,
    }
    if _WITHIN.search(_ASIDE.sub("", _TRULY.sub("", text[words.start : words.end]))):
        return "denied"
    large = text[words.start].isupper()
    for guard in GUARDS if large else _SMALL_WORDS:
        if guard.pattern.match(after) if guard.side == "next" else guard.pattern.search(looked[guard.side]):
            return guard.reason
    return "earlier" if not perfect and _EARLIER.search(before) else ""


def _clause(before: str, words: str) -> int:
    """Return where the clause of the words begins in what stands before them."""
    ends = list(_CLAUSE.finditer(before))
    if ends and ends[-1][0] == " and" and before[ends[-1].start() :] == " and " and _NAMED.fullmatch(words):
        ends.pop()
    return ends[-1].start() if ends else 0
