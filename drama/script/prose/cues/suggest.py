"""A scene's narration to the cues it asks for, each at its word, as many as the budget allows."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drama.script.model import Cue
from drama.script.prose.cues.budget import BUDGETS, beds_within, shots_within
from drama.script.prose.cues.find import Finder
from drama.script.prose.cues.lasting import Bed, Listener
from drama.script.prose.cues.model import Hit, Sentence
from drama.script.prose.cues.reading import read
from drama.script.prose.cues.sentences import sentences
from drama.script.prose.origins import Origin, Suggestion
from drama.settings import Budget
from drama.story.model import Span, spoken


class CueIds:
    """Hands out ids of suggestions: a hash of the sound, its sentence, and how often the same came before."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def next(self, cue: Cue, sentence: str) -> str:
        """Return the next id: `S` and eight hexadecimal digits. How a sound is heard is no part of it."""
        key = f"{cue.kind}:{cue.name}:{sentence}"
        nth = self._seen[key]
        self._seen[key] += 1
        return "S" + hashlib.sha256(f"{nth}:{key}".encode()).hexdigest()[:8]


Heard = tuple[Sequence[Bed], Sequence[Hit]]
"""What a scene's narration says of sounds that last, and of those heard once."""


class Ear:
    """Hears what the narration of scenes says; of a scene that reads as it did before, it knows."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Heard] = {}
        self._before: dict[tuple[object, ...], Heard] = {}

    def begin(self) -> None:
        """Begin a story; what is not heard again in it is forgotten with the next one."""
        self._known, self._before = {}, self._known

    def hear(self, text: str, told: Sequence[Sentence], names: frozenset[str], least: float) -> Heard:
        """Return what sentences of the narration say; `names` are the words that are names of people.

        `least` is the chance below which nothing is heard.
        """
        key = (text, names, least, *told)
        heard = self._known.get(key) or self._before.get(key)
        if heard is None:
            finder = Finder(text, names, read(text, told), least)
            once = (hit for sentence in told for hit in finder.found("SOUND", sentence))
            heard = Listener(finder).hear(told), tuple(once)
        self._known[key] = heard
        return heard


@dataclass(frozen=True, slots=True)
class _Scene:
    """A scene's lines as its cues are placed in them."""

    text: str
    origins: Sequence[Origin]
    ids: CueIds

    def at(self, sentence: Sentence, at: int) -> tuple[str, int | None]:
        """Return the line and the offset into its words of what stands at `at`; None for its first word."""
        offset = _offset(self.text, sentence.origin, at)
        return sentence.origin.line, offset or None

    def behind(self, sentence: Sentence) -> tuple[str, int | None] | None:
        """Return where a sentence has ended: within its line, before the next one, or with the scene."""
        spans = sentence.origin.spans
        rest = self.text[sentence.span.end : spans[-1].end]
        if rest.strip(" \n\t_*"):
            start = sentence.span.end + len(rest) - len(rest.lstrip())
            return self.at(sentence, start)
        following = sentence.line + 1
        return (self.origins[following].line, None) if following < len(self.origins) else None

    def suggestion(
        self, cue: Cue, words: Span, why: Sentence, at: tuple[str, int | None], of: str = ""
    ) -> Suggestion:
        sentence = spoken(self.text[why.span.start : why.span.end])
        return Suggestion(
            cue,
            words,
            spoken(self.text[words.start : words.end]),
            *at,
            sentence,
            why.origin.place,
            self.ids.next(cue, sentence),
            of,
        )

    def shot(self, hit: Hit) -> Suggestion:
        """Return a sound at its word."""
        line, offset = self.at(hit.sentence, hit.at)
        cue = Cue("SOUND", hit.name, hit.params)
        return replace(self.suggestion(cue, hit.words, hit.sentence, (line, offset)), offset=offset or 0)

    def bed(self, bed: Bed, of: str) -> Iterator[Suggestion]:
        """Yield the cue that begins a bed, and the one that ends it; `of` is the id of the one it changes."""
        why = bed.hit.sentence
        if bed.after:
            start = self.behind(bed.after)
        elif bed.opens:
            start = self.origins[0].line, None
        else:
            start = self.at(why, why.span.start)
        if start is None:
            return
        begins = self.suggestion(Cue("AMBIENCE", bed.name, bed.params), bed.hit.words, why, start, of)
        yield begins
        if bed.last and bed.why and (end := self.behind(bed.last)):
            stop = Cue("AMBIENCE", f"stop {bed.name}")
            yield self.suggestion(stop, bed.why.span, bed.why, end, of or begins.id)


def suggest(
    text: str,
    origins: Sequence[Origin],
    budget: Budget = "few",
    names: frozenset[str] = frozenset(),
    ids: CueIds | None = None,
    ear: Ear | None = None,
) -> tuple[Suggestion, ...]:
    """Return the cues that one scene's narration asks for: its beds, then its sounds in order.

    `origins` are the scene's lines, `names` the words, in small letters, that are names of people.
    """
    if budget == "none" or not origins:
        return ()
    scene = _Scene(text, origins, ids or CueIds())
    told, least = sentences(text, origins), BUDGETS[budget].least
    lasting, once = (ear or Ear()).hear(text, told, names, least)
    found: list[Suggestion] = []
    first: dict[int, str] = {}
    for bed in beds_within(budget, lasting):
        made = list(scene.bed(bed, first.get(bed.hit.at, "")))
        if made:
            first.setdefault(bed.hit.at, made[0].id)
        found += made
    return (*found, *(scene.shot(hit) for hit in shots_within(budget, once)))


def _offset(text: str, origin: Origin, at: int) -> int:
    """Return the offset into the line's words of the word that stands at `at` of the story."""
    before = "".join(text[span.start : min(span.end, at)] for span in origin.spans if span.start < at)
    return len(spoken(before + "x")) - 1
