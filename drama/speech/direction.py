"""What a parenthetical does to a voice: `(in a whisper)` is quieter, slower and has no tone.

A table, read by stems; a direction it does not know changes nothing. The figures are ours, kept within what
listeners still take for the same speaker; the level of a whisper and of a shout follow the brief of radio
drama, where neither may leave the range a listener set the volume for. docs/direction.md explains each row.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from math import prod


@dataclass(frozen=True, slots=True)
class Manner:
    """How a line is spoken against the voice's own way; an engine says which of it it does itself.

    `level_db` is added, `pace` multiplies the speed, `pitch_st` shifts by semitones. `whisper` asks for
    breath instead of tone, `breath` (0.0 to 1.0) for that share of breath in the tone. `effort` is -1.0
    (slack and dark) to 1.0 (strained, bright, dense). `tremor_st` is how far the pitch swings to either
    side, `tremor_hz` how often a second. `gasps` draws breath in the pauses, `lowpass_hz` is where the voice
    ends when something is before the mouth (0.0: nowhere), `exclaim` makes the last full stop a `!`.
    """

    level_db: float = 0.0
    pace: float = 1.0
    pitch_st: float = 0.0
    whisper: bool = False
    breath: float = 0.0
    effort: float = 0.0
    tremor_st: float = 0.0
    tremor_hz: float = 0.0
    gasps: bool = False
    lowpass_hz: float = 0.0
    exclaim: bool = False

    def only(self, names: frozenset[str]) -> "Manner":
        """Return what of it the named fields ask for; the others ask for nothing."""
        return replace(PLAIN, **{name: getattr(self, name) for name in names})

    def without(self, names: frozenset[str]) -> "Manner":
        """Return what is left of it when the named fields are seen to."""
        return replace(self, **{name: getattr(PLAIN, name) for name in names})

    def scaled(self, share: float) -> "Manner":
        """Return as much of it as `slightly` or `very` leave: every number by its share."""
        return replace(
            self,
            level_db=self.level_db * share,
            pace=self.pace**share,
            pitch_st=self.pitch_st * share,
            breath=self.breath * share,
            effort=self.effort * share,
            tremor_st=self.tremor_st * share,
        )


PLAIN = Manner()
FIELDS = frozenset(field.name for field in fields(Manner))
"""The names by which an engine says what it does itself."""

MANNERS: dict[str, Manner] = {
    r"whisper(s|ed|ing|y)?|sotto voce": Manner(-7.5, 0.92, whisper=True),
    r"breath(es|ed|ing) (it|the words?)|in a breath|breathy|breathily": Manner(
        -4.0, 0.95, breath=0.6, effort=-0.4
    ),
    r"hiss(es|ed|ing)?": Manner(-3.0, 1.03, breath=0.7, effort=0.4),
    r"shout(s|ed|ing)?|yell(s|ed|ing)?|bellow(s|ed|ing)?|roar(s|ed|ing)|holler(s|ed|ing)?"
    r"|thunder(s|ed|ing)|at the top of (his|her|their) (voice|lungs)": Manner(
        3.5, 1.05, 2.0, effort=1.0, exclaim=True
    ),
    r"scream(s|ed|ing)?|shriek(s|ed|ing)?|screech(es|ed|ing)?": Manner(
        4.0, 1.07, 3.0, effort=1.0, exclaim=True
    ),
    r"call(s|ed|ing)( out)?|loud(ly|er)?|rais(es|ed|ing) (his|her|their) voice|cr(ies|ied|ying) out"
    r"|exclaim(s|ed|ing)": Manner(2.5, 1.0, 1.0, effort=0.6, exclaim=True),
    r"murmur(s|ed|ing)?": Manner(-4.0, 0.97, -0.5, breath=0.2, effort=-0.6),
    r"mutter(s|ed|ing)?|mumbl(es|ed|ing)|under (his|her|their) breath"
    r"|to (him|her)self|to themselves": Manner(-4.0, 1.0, -1.0, effort=-0.7),
    r"soft(ly|er)?|gent(le|ly)|quiet(ly|er)?|hushed|tender(ly)?|in a (low|small|tiny)\b.*"
    r"|voice (very |so )?(low|small|tiny)"
    r"|low(ering|ers|ered) (his|her|their) voice|sooth(es|ed|ing|ingly)": Manner(
        -3.0, 0.95, breath=0.15, effort=-0.5
    ),
    r"slow(ly|er)?|hesita(nt|ntly|tes|ting)|halting(ly)?|deliberate(ly)?|draw(ls|led|ling)": Manner(
        0.0, 0.85
    ),
    r"weary|wearily|wearied|tired(ly)?|exhausted(ly)?|drows(y|ily)|sleep(y|ily)|yawn(s|ed|ing)?|faint(ly)?"
    r"|weak(ly)?|feebl[ey]": Manner(-2.0, 0.86, -0.8, breath=0.15, effort=-0.6),
    r"sigh(s|ed|ing)?|resigned(ly)?": Manner(-1.5, 0.9, -0.5, breath=0.2, effort=-0.4),
    r"urgent(ly)?|hurried(ly)?|hurrying|quick(ly|er)?|fast(er)?"
    r"|rapid(ly)?|rushed|rushing|hast(y|ily)": Manner(0.5, 1.15, effort=0.2),
    r"breathless(ly)?|out of breath|pant(s|ed|ing)?|gasp(s|ed|ing)?|winded|short of breath": Manner(
        0.0, 1.08, 0.5, breath=0.25, gasps=True
    ),
    r"frantic(ally)?|panick(y|ed|ing)|in a panic|desperat(e|ely|ion)": Manner(
        1.5, 1.15, 1.5, effort=0.5, exclaim=True
    ),
    r"sad(ly)?|sorrowful(ly)?|mournful(ly)?|griev(es|ing)|gloom(y|ily)|heartbroken|bleak(ly)?": Manner(
        -1.5, 0.88, -1.0, effort=-0.4
    ),
    r"sob(s|bed|bing)?|weep(s|ing)?|wept|crying(?! out)|tearful(ly)?"
    r"|(in|through|near|fighting)( his| her| their)? tears|trying not to (cry|weep)"
    r"|whimper(s|ed|ing)?|chok(ed|ing) up|close to tears"
    r"|voice (cracks|cracked|cracking|breaks|broke|breaking|wavers|wavered)": Manner(
        -1.0, 0.88, 1.0, breath=0.25, tremor_st=0.35, tremor_hz=5.5
    ),
    r"plead(s|ed|ing)?|begg(ed|ing)|implor(es|ed|ing)": Manner(0.0, 1.04, 0.8, breath=0.1),
    r"angr(y|ily)|furious(ly)?|enraged|fierce(ly)?|snap(s|ped|ping)|bark(s|ed|ing)|sharp(ly)?|irritabl[ey]"
    r"|hot(ly)": Manner(2.0, 1.05, 0.5, effort=0.6),
    r"snarl(s|ed|ing)?|growl(s|ed|ing)?": Manner(1.0, 0.95, -2.0, effort=0.7),
    r"(through|between) (gritted|clenched|his|her|their) teeth|(gritted|clenched) teeth": Manner(
        -1.0, 0.93, -1.0, effort=0.5, lowpass_hz=3_500.0
    ),
    r"excited(ly)?|thrilled|eager(ly)?|delighted(ly)?|gleeful(ly)?|enthusiastic(ally)?": Manner(
        1.5, 1.1, 1.5, effort=0.3, exclaim=True
    ),
    r"joyful(ly)?|happ(y|ily)|cheerful(ly)?|merr(y|ily)|bright(ly)?|warm(ly)|cheer(y|ily)": Manner(
        0.5, 1.04, 1.0
    ),
    r"laugh(s|ed|ing)?|chuckl(es|ed|ing)|giggl(es|ed|ing)|trying not to laugh": Manner(
        0.5, 1.06, 1.5, breath=0.1, tremor_st=0.3, tremor_hz=4.5
    ),
    r"afraid|fearful(ly)?|scared|terrified|frightened|in terror|nervous(ly)?|anxious(ly)?"
    r"|trembl(ing|ed|es)|tremulous(ly)?|shak(y|ily|ing)|shook|quaver(s|ed|ing)|shiver(s|ed|ing)": Manner(
        -1.0, 1.06, 1.0, breath=0.2, tremor_st=0.35, tremor_hz=5.5
    ),
    r"stammer(s|ed|ing)?|stutter(s|ed|ing)?": Manner(-0.5, 0.95, 0.5, tremor_st=0.2, tremor_hz=5.5),
    r"cold(ly)?|grim(ly)?|stern(ly)?|grave(ly)?|solemn(ly)?|ic(y|ily)|flat(ly)?"
    r"|curt(ly)?|ominous(ly)?": Manner(0.0, 0.94, -1.0, effort=0.1),
    r"sarcastic(ally)?|ironic(ally)?|dr(y|yly|ily)|wry(ly)?|deadpan|mocking(ly)?|sneer(s|ed|ing)?": Manner(
        -0.5, 0.92, -0.8
    ),
    r"drunk(en|enly)?|slur(s|red|ring)|tipsy|tipsily": Manner(
        0.0, 0.84, -0.8, effort=-0.4, tremor_st=0.6, tremor_hz=0.8, lowpass_hz=5_000.0
    ),
    r"hoarse(ly)?|rasp(s|ed|ing|y)?|croak(s|ed|ing)?|husk(y|ily)": Manner(-1.5, 0.95, -1.0, breath=0.4),
    r"groan(s|ed|ing)?|moan(s|ed|ing)?|in pain|pained": Manner(-1.0, 0.88, -1.0, breath=0.2, effort=0.2),
    r"muffled|through (the|a) (door|wall|pillow|blanket|mask|scarf)|from behind (the|a) (door|wall)"
    r"|with (his|her|their) mouth full": Manner(-3.0, lowpass_hz=900.0),
}
"""What the words of a direction mean; a direction may match several rows."""

_WITHOUT = r"\b(?:not|never|no longer|without|stops?|stopped|instead of|don't|doesn't|isn't|the)(?: [\w']+)?"
_SHARES = {
    r"slightly|a little|a bit|a touch|somewhat|mildly|almost|nearly|half|rather": 0.5,
    r"very|extremely|utterly|so": 1.3,
}
_ROWS = tuple((re.compile(rf"\b(?:{words})\b", re.IGNORECASE), manner) for words, manner in MANNERS.items())
_DENIED = re.compile(rf"{_WITHOUT} $", re.IGNORECASE)
_MEASURED = tuple(
    (re.compile(rf"\b(?:{words})[ -]$", re.IGNORECASE), share) for words, share in _SHARES.items()
)
_TO_SOMEBODY = re.compile(r"to (?!(?:him|her|them)sel)", re.IGNORECASE)


def manner(direction: tuple[str, ...]) -> Manner:
    """Return how a line is spoken: every row its direction matches, together; `PLAIN` where none does."""
    rows = [row for said in direction for part in re.split("[,/]", said) for row in _meant(part.strip())]
    whispers = any(row.whisper for row in rows)
    if whispers:  # a shouted whisper is still a whisper: breath cannot be raised
        rows = [row for row in rows if row.level_db <= 2.0]
    tremor = max(rows, key=lambda row: row.tremor_st, default=PLAIN)
    return Manner(
        level_db=min(row.level_db for row in rows if row.whisper)
        if whispers
        else _bounded(sum(row.level_db for row in rows), 6.0),
        pace=min(1.3, max(0.75, prod(row.pace for row in rows))),
        pitch_st=_bounded(sum(row.pitch_st for row in rows), 3.0),
        whisper=whispers,
        breath=0.0 if whispers else max([row.breath for row in rows], default=0.0),
        effort=0.0 if whispers else _bounded(sum(row.effort for row in rows), 1.0),
        tremor_st=0.0 if whispers else tremor.tremor_st,
        tremor_hz=0.0 if whispers else tremor.tremor_hz,
        gasps=any(row.gasps for row in rows),
        lowpass_hz=min([row.lowpass_hz for row in rows if row.lowpass_hz], default=0.0),
        exclaim=any(row.exclaim for row in rows) and not whispers,
    )


def exclaimed(words: str, how: Manner) -> str:
    """Return `words` for an engine with the mark that `how` asks for, as many characters as before."""
    bare = words.rstrip(" \"'\u201d\u2019")
    if not how.exclaim or not bare.endswith(".") or bare.endswith(".."):
        return words
    return bare[:-1] + "!" + words[len(bare) :]


def _meant(part: str) -> Iterator[Manner]:
    """Yield the rows that one part of a direction asks for: nothing where it says to whom, or denies it."""
    if _TO_SOMEBODY.match(part):
        return
    for pattern, row in _ROWS:
        found = pattern.search(part)
        if found and not _DENIED.search(before := part[: found.start()]):
            shares = (share for modifier, share in _MEASURED if modifier.search(before))
            yield row if row.whisper else row.scaled(next(shares, 1.0))


def _bounded(value: float, most: float) -> float:
    return max(-most, min(most, value))
