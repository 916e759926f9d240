"""Finding the rows of the lexicon in the narration."""

from collections.abc import Iterator, Sequence

from drama.script.prose.cues.arms import ARMS
from drama.script.prose.cues.beds import BEDS
from drama.script.prose.cues.doors import DOORS
from drama.script.prose.cues.events import EVENTS
from drama.script.prose.cues.guards import against
from drama.script.prose.cues.hinted import HINTED_SHOTS
from drama.script.prose.cues.hinted_beds import HINTED_BEDS
from drama.script.prose.cues.model import Hit, Row, Sentence, compiled
from drama.script.prose.cues.params import params
from drama.script.prose.cues.places import PLACES
from drama.script.prose.cues.shots import SHOTS
from drama.script.prose.cues.sources import BED_CLASSES, SHOT_CLASSES, class_rows
from drama.script.prose.cues.stems import STEMS
from drama.script.prose.cues.steps import STEPS
from drama.script.prose.cues.tense import in_present, is_present
from drama.script.prose.cues.unnamed import UNNAMED_BEDS, UNNAMED_SHOTS
from drama.script.prose.cues.water import WATER
from drama.script.prose.cues.weather import WEATHER
from drama.story.model import Span

ALL_SHOTS = (
    *SHOTS,
    *class_rows(SHOT_CLASSES),
    *DOORS,
    *STEPS,
    *EVENTS,
    *ARMS,
    *WATER,
    *UNNAMED_SHOTS,
    *HINTED_SHOTS,
)
ALL_BEDS = (*BEDS, *class_rows(BED_CLASSES), *PLACES, *WEATHER, *UNNAMED_BEDS, *HINTED_BEDS)
"""The whole lexicon."""

_AT = ("at", "at2", "at3")
"""Groups of a pattern that hold the word at which a sound is heard."""

_MEMORY = 160
"""Characters within which "it" may still be what was spoken of."""

_LASTS = frozenset(["begins", "is", "stops"])


def shots(text: str, sentences: Sequence[Sentence], names: frozenset[str]) -> Iterator[Hit]:
    """Yield what is heard once, in order; of rows that find the same sound in the same words, one."""
    rows = in_present(ALL_SHOTS) if is_present(text, sentences) else ALL_SHOTS
    for sentence in sentences:
        yield from _once(_hits(text, sentence, rows, names))


def beds(text: str, sentence: Sentence, names: frozenset[str], present: bool = False) -> list[Hit]:
    """Return what a sentence says of sounds that last, in order; `present` is the tense of the narration."""
    return list(_once(_hits(text, sentence, in_present(ALL_BEDS) if present else ALL_BEDS, names)))


def _once(hits: Sequence[Hit]) -> Iterator[Hit]:
    seen: dict[str, int] = {}
    for hit in sorted(hits, key=lambda one: (one.at, -one.row.weight)):
        key = hit.row.name if hit.row.effect == "shot" else f"{hit.row.name} {hit.row.effect}"
        if hit.at - seen.get(key, -_APART) >= _APART:
            seen[key] = hit.at
            yield hit


_APART = 40
"""Characters within which two rows mean the same sound."""


def _hits(text: str, sentence: Sentence, rows: Sequence[Row], names: frozenset[str]) -> list[Hit]:
    span = sentence.span
    lowered = text[span.start : span.end].casefold()
    named = {name for name, stems in STEMS.items() if any(stem in lowered for stem in stems)}
    found = []
    spoken: dict[str, bool] = {}
    for row in (row for row in rows if row.name in named):
        if row.about:
            if row.about not in spoken:
                spoken[row.about] = bool(compiled(row.about).search(text, *span))
            if not spoken[row.about]:
                continue
        for match in compiled(row.pattern).finditer(text, span.start, span.end):
            words = Span(match.start(), match.end())
            at = next((match.start(g) for g in _AT if match.re.groupindex.get(g) and match[g]), words.start)
            if _is_name(text, words, span, names) or not _spoken_of(row, text, words.start):
                continue
            if row.unless and compiled(row.unless).search(text, span.start, words.start):
                continue
            if not against(text, span, Span(words.start, words.end), perfect=row.effect in _LASTS):
                found.append(Hit(row, sentence, words, at, params(text, row.name, span, words, row.params)))
    return found


def _spoken_of(row: Row, text: str, at: int) -> bool:
    """Tell whether what a row needs has been spoken of shortly before."""
    return not row.needs or bool(compiled(row.needs).search(text, max(0, at - _MEMORY), at))


def _is_name(text: str, words: Span, sentence: Span, names: frozenset[str]) -> bool:
    """Tell whether the words begin with somebody's name: "Storm broke the lock" where Storm is a person."""
    first = text[words.start : words.end].split(maxsplit=1)[0].strip("\"“‘_,.'’")
    if not first[:1].isupper() or first in _SMALL:
        return False
    return first.casefold() in names or words.start > sentence.start + 2


_SMALL = frozenset(["The", "A", "An", "It", "I"])
"""Words that are written large and are nobody's name, also where somebody tells of himself."""
