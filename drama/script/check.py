"""The verbatim check: every character of the story is spoken or listed as not spoken, and nothing is added.

It knows nothing of how a script was made; it lays the finished script's cuts over the story and looks for
gaps, overlaps and words that are not the story's.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from drama.errors import Place, Problem, VerbatimError
from drama.script.model import Line
from drama.script.prose.origins import Converted, Origin, SilentReason
from drama.story.model import SILENT, Span, Story, spoken

_PREVIEW = 60
_MOST_PROBLEMS = 5
_HINT = "this is a fault of the program, not of your story; please report it with this message"


@dataclass(frozen=True, slots=True)
class Unspoken:
    """A stretch of the story that is not spoken: why, where, its length in characters, and how it begins."""

    reason: SilentReason
    place: Place
    characters: int
    preview: str


@dataclass(frozen=True, slots=True)
class Account:
    """Where the story's characters went; white space and zero-width characters are not counted.

    `silent` counts by reason, most first; `unspoken` lists what a reader of the story would miss, marks and
    markup left out.
    """

    total: int
    spoken: int
    silent: tuple[tuple[SilentReason, int], ...]
    unspoken: tuple[Unspoken, ...]

    def __str__(self) -> str:
        reasons = "".join(f", {self._share(count)} {reason}" for reason, count in self.silent)
        heard = f"{self._share(self.spoken)} spoken"
        return f"100.000 % of {self.total:,} characters accounted for: {heard}{reasons}"

    def _share(self, count: int) -> str:
        return f"{100 * count / max(1, self.total):.1f} %"


@dataclass(frozen=True, slots=True)
class _Claim:
    """A stretch that something accounts for: a line, or a reason for silence."""

    span: Span
    place: Place
    reason: SilentReason | None = None


_COUNTED_AS_MARKS = ("quotation mark", "punctuation", "markup")


def _visible(text: str) -> str:
    return "".join(text.split()).translate(dict.fromkeys(map(ord, SILENT)))


def _preview(text: str) -> str:
    words = spoken(text[: 4 * _PREVIEW])
    return words if len(words) <= _PREVIEW else words[: _PREVIEW - 1].rstrip() + "\u2026"


def _claims(story: Story, converted: Converted) -> list[_Claim]:
    lines = [_Claim(span, origin.place) for origin in converted.origins for span in origin.spans]
    silent = [_Claim(Span(one.start, one.end), one.place, one.reason) for one in converted.silent]
    asides = [_Claim(Span(one.start, one.end), one.place, one.reason) for one in story.asides]
    return sorted([*lines, *silent, *asides], key=lambda claim: claim.span)


def _nearest(story: Story, at: int) -> Place:
    """Return the place of the paragraph or aside that an offset lies in or after."""
    known = [
        *((one.start, one.place) for one in story.paragraphs()),
        *((one.start, one.place) for one in story.asides),
    ]
    before = [one for one in known if one[0] <= at]
    return max(before, key=lambda one: one[0])[1] if before else Place(story.source)


def _lost(story: Story, start: int, end: int) -> Iterator[Problem]:
    text = story.text[start:end]
    if _visible(text):
        at = start + len(text) - len(text.lstrip())
        yield Problem(f"neither spoken nor listed: '{_preview(text)}'", _nearest(story, at), _HINT)


def _coverage(story: Story, claims: list[_Claim]) -> Iterator[Problem]:
    """Yield every stretch that nothing accounts for, or that is accounted for twice."""
    at = 0
    for claim in claims:
        start, end = claim.span
        if not 0 <= start <= end <= len(story.text):
            yield Problem(f"characters {start} to {end} are not in the story", claim.place, _HINT)
            continue
        yield from _lost(story, at, start)
        twice = story.text[start : min(at, end)]
        if _visible(twice):
            yield Problem(f"accounted for twice: '{_preview(twice)}'", claim.place, _HINT)
        at = max(at, end)
    yield from _lost(story, at, len(story.text))


def _wording(story: Story, converted: Converted) -> Iterator[Problem]:
    """Yield every line that does not say exactly what its cuts of the story say, in the story's order."""
    lines = list(converted.script.lines())
    if [line.id for line in lines] != [origin.line for origin in converted.origins]:
        yield Problem("the lines of the script and their origins differ", Place(story.source), _HINT)
        return
    at = 0
    for line, origin in zip(lines, converted.origins, strict=True):
        yield from _words(story, line, origin)
        if origin.spans and origin.spans[0].start < at:
            yield Problem(f"out of order: '{_preview(line.words)}'", origin.place, _HINT)
        at = origin.spans[-1].end if origin.spans else at


def _words(story: Story, line: Line, origin: Origin) -> Iterator[Problem]:
    source = spoken("".join(story.text[span.start : span.end] for span in origin.spans))
    if line.words != source:
        what = f"the script says '{_preview(line.words)}' where the story says '{_preview(source)}'"
        yield Problem(what, origin.place, _HINT)


def _swallowed(story: Story, converted: Converted) -> Iterator[Problem]:
    """Yield every stretch that is called a mark and has words in it."""
    for one in converted.silent:
        text = story.text[one.start : one.end]
        if one.reason in ("quotation mark", "punctuation") and any(map(str.isalnum, text)):
            yield Problem(f"words listed as {one.reason}: '{_preview(text)}'", one.place, _HINT)


def _account(story: Story, claims: list[_Claim]) -> Account:
    heard = 0
    silent: Counter[SilentReason] = Counter()
    unspoken: list[Unspoken] = []
    for claim in claims:
        text = story.text[claim.span.start : claim.span.end]
        count = len(_visible(text))
        if claim.reason is None:
            heard += count
            continue
        silent[claim.reason] += count
        if count and claim.reason not in _COUNTED_AS_MARKS:
            unspoken.append(Unspoken(claim.reason, claim.place, count, _preview(text)))
    return Account(heard + silent.total(), heard, tuple(silent.most_common()), tuple(unspoken))


def account(story: Story, converted: Converted) -> Account:
    """Return where every character of the story went.

    Raises `VerbatimError`, naming the first few places, where a character is neither spoken nor listed, is
    both, or where the script says anything the story does not.
    """
    claims = _claims(story, converted)
    found = chain(_coverage(story, claims), _wording(story, converted), _swallowed(story, converted))
    problems = list(islice(found, _MOST_PROBLEMS))
    if problems:
        raise VerbatimError(*problems)
    return _account(story, claims)
