"""Quotations: every stretch of the story that somebody says aloud, in whatever marks it is set.

The style is decided per chapter: the family of marks that comes first in most paragraphs is the outer one,
so that quotations inside quotations never compete with it. What the outer family leaves over is searched
for the other families, which is what a chapter of mixed typing needs.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from drama.script.prose import dashes
from drama.script.prose.kinds import kinds
from drama.script.prose.marks import ANGLE, CORNER, DOUBLE, SINGLE, Family, Mark, dialect, marks
from drama.script.prose.model import Quotation
from drama.script.prose.pairing import Pair, pair
from drama.script.prose.tags import tag_after_stop
from drama.script.prose.thoughts import thoughts
from drama.story.blocks import trimmed
from drama.story.model import Paragraph, Span, Story

_FAMILIES = (DOUBLE, SINGLE, ANGLE, CORNER)
_FEW = 3


@dataclass(frozen=True, slots=True)
class _Style:
    """How a chapter sets its dialogue: families from the outermost in, and whether dashes open speech."""

    families: tuple[tuple[Family, re.Pattern[str]], ...]
    dashes: bool = False


def _opens(text: str, span: Span, family: Family, pattern: re.Pattern[str]) -> Mark | None:
    """Return the first mark of the stretch that looks like an opening one."""
    for mark in marks(family, text, span.start, span.end, pattern):
        if mark.opening < 1.0 and mark.stray > 1.0:
            return mark
        if mark.closing < 1.0 and mark.stray > 1.0:
            return None
    return None


def _votes(text: str, spans: Sequence[Span], families: Sequence[Family]) -> Counter[str]:
    """Return in how many paragraphs each family of marks, or a dash, is the first to open."""
    patterns = [(family, family.pattern()) for family in families]
    votes: Counter[str] = Counter()
    for span in spans:
        found = ((_opens(text, span, *row), row[0].name) for row in patterns)
        first = min(((mark.start, name) for mark, name in found if mark), default=None)
        if dashes.LEAD.match(text, span.start, span.end) and not (first and first[0] < span.start + 4):
            votes["dash"] += 1
        elif first:
            votes[first[1]] += 1
    return votes


def _style(families: Sequence[Family], votes: Counter[str], whole: Counter[str]) -> _Style:
    quoted = {family.name: votes[family.name] for family in families}
    if sum(votes.values()) < _FEW:
        votes, quoted = whole, {family.name: whole[family.name] for family in families}
    ranked = sorted(families, key=lambda family: -quoted[family.name])
    dashed = votes["dash"] >= _FEW and votes["dash"] > 2 * max(quoted.values())
    return _Style(tuple((family, family.pattern()) for family in ranked), dashed)


@dataclass(frozen=True, slots=True)
class _Found:
    """A quotation before its kind is known; `ended` is False where it runs on into the next paragraph."""

    inner: Span
    outer: Span
    ended: bool = True


def _unclosed(text: str, opening: Mark, limit: int, *, last: bool, goes_on: bool) -> _Found:
    """Return a quotation without a closing mark: up to the tag that follows it, or to the limit."""
    stop = tag_after_stop(text, opening.end, limit)
    runs_on = last and goes_on
    if stop is not None and (not runs_on or len(text[stop:limit].split()) <= _TAIL_WORDS):
        return _Found(trimmed(text, opening.end, stop), Span(opening.start, stop))
    inner = trimmed(text, opening.end, limit)
    return _Found(inner, Span(opening.start, inner.end), ended=not runs_on)


_TAIL_WORDS = 4


def _read(text: str, span: Span, pairs: Sequence[Pair], *, goes_on: bool) -> Iterator[_Found]:
    """Yield the quotations of a paragraph, with forgotten marks put where they were most likely meant."""
    done = span.start
    for nth, (opening, closing) in enumerate((one.opening, one.closing) for one in pairs):
        following = pairs[nth + 1].opening if nth + 1 < len(pairs) else None
        if opening and closing:
            found = _Found(trimmed(text, opening.end, closing.start), Span(opening.start, closing.end))
        elif opening:
            limit = following.start if following else span.end
            found = _unclosed(text, opening, limit, last=nth + 1 == len(pairs), goes_on=goes_on)
        elif closing and done == span.start:
            found = _Found(trimmed(text, done, closing.start), Span(done, closing.end))
        else:
            continue
        yield found
        done = found.outer.end


def _gaps(span: Span, found: Sequence[_Found]) -> Iterator[Span]:
    """Yield the stretches of the paragraph that no quotation covers."""
    at = span.start
    for one in found:
        if one.outer.start > at:
            yield Span(at, one.outer.start)
        at = one.outer.end
    if at < span.end:
        yield Span(at, span.end)


def _inside(text: str, span: Span, style: _Style, *, goes_on: bool) -> list[_Found]:
    """Return the quotations of one paragraph, the outer family's first, then what it leaves to the others."""
    (family, pattern), *others = style.families
    pairs = pair(list(marks(family, text, span.start, span.end, pattern)), goes_on=goes_on)
    found = list(_read(text, span, pairs, goes_on=goes_on))
    for family, pattern in others:
        gaps = [gap for gap in _gaps(span, found) if pattern.search(text, gap.start, gap.end)]
        for gap in gaps:
            pairs = pair(list(marks(family, text, gap.start, gap.end, pattern)))
            whole = [one for one in pairs if one.opening and one.closing]
            found += _read(text, gap, whole, goes_on=False)
        found.sort(key=lambda one: one.outer)
    return found


def _reopens(text: str, span: Span, style: _Style) -> bool:
    """Tell whether the paragraph begins with a mark that can open a quotation."""
    family, _ = style.families[0]
    at = span.start
    while at < span.end and text[at] in " \t\n_*":
        at += 1
    return at < span.end and family.turn.get(text[at], (1.0, 0.0))[0] == 0.0


def _dashed(text: str, span: Span) -> list[_Found]:
    said = [trimmed(text, *stretch) for stretch in dashes.speeches(text, span.start, span.end)]
    found = [_Found(inner, inner) for inner in said if inner.end > inner.start]
    return [
        replace(one, outer=Span(span.start, one.inner.end)) if not n else one for n, one in enumerate(found)
    ]


def _chapter(text: str, paragraphs: Sequence[tuple[int, Paragraph]], style: _Style) -> Iterator[Quotation]:
    runs_on = False
    for nth, (number, paragraph) in enumerate(paragraphs):
        span = Span(paragraph.start, paragraph.end)
        following = paragraphs[nth + 1][1] if nth + 1 < len(paragraphs) else None
        goes_on = following is not None and _reopens(text, Span(following.start, following.end), style)
        if style.dashes and dashes.LEAD.match(text, span.start, span.end):
            found = _dashed(text, span)
        else:
            found = _inside(text, span, style, goes_on=goes_on)
        named = kinds(text, span, [(one.inner, one.outer) for one in found])
        first = runs_on and _reopens(text, span, style)
        quotations = [
            Quotation(one.inner.start, one.inner.end, one.outer, number, kind, continues=first and not n)
            for n, (one, kind) in enumerate(zip(found, named, strict=True))
        ]
        yield from sorted(
            [*quotations, *thoughts(text, number, paragraph, quotations)], key=lambda q: q.outer
        )
        runs_on = bool(found) and not found[-1].ended


def _numbered(story: Story) -> Iterator[list[tuple[int, Paragraph]]]:
    """Yield each chapter's paragraphs with their number in the story."""
    number = 0
    for chapter in story.chapters:
        paragraphs = [paragraph for scene in chapter.scenes for paragraph in scene.paragraphs]
        yield list(enumerate(paragraphs, number))
        number += len(paragraphs)


def _without_notes(story: Story) -> str:
    """Return the text with blanks for the notes of its author: a mark in them opens or ends nothing."""
    notes = [note for paragraph in story.paragraphs() for note in paragraph.notes]
    pieces, at = [], 0
    for note in notes:
        pieces += [story.text[at : note.start], " " * (note.end - note.start)]
        at = note.end
    return "".join([*pieces, story.text[at:]])


def find(story: Story) -> tuple[Quotation, ...]:
    """Return every quotation of the story in reading order, speech or not, each named for what it is.

    Time is linear in the length of the text.
    """
    text = _without_notes(story)
    spans = [Span(paragraph.start, paragraph.end) for paragraph in story.paragraphs()]
    firsts = Counter(text[span.start : span.end].lstrip(" \t\n_*")[:1] for span in spans)
    families = [dialect(family, text, firsts) for family in _FAMILIES]
    chapters = list(_numbered(story))
    votes = [_votes(text, [Span(p.start, p.end) for _, p in chapter], families) for chapter in chapters]
    whole = sum(votes, Counter[str]())
    styles = (_style(families, own, whole) for own in votes)
    found = (_chapter(text, chapter, style) for chapter, style in zip(chapters, styles, strict=True))
    return tuple(chain.from_iterable(found))
