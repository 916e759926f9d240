"""From blocks to a story: what each block is, then chapters, scenes and paragraphs.

Recognising is a list of steps, each taking a draft and returning one with more blocks recognised; a block no
step claims is a paragraph of the story.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import pairwise

from drama.errors import Place, Problem, StoryError, VerbatimError
from drama.story.asides import brackets, footnotes, licences, silences
from drama.story.blocks import LINE_LIMIT, NO_GAP, Block, Draft, ends_sentence, part, trimmed
from drama.story.breaks import BREAK_LIMIT, is_break
from drama.story.chapters import heading_line, headings
from drama.story.chats import chats
from drama.story.contents import contents
from drama.story.front import sole_title, title_page
from drama.story.headings import is_bare, is_part, is_title, read_heading, read_number, title_words
from drama.story.matter import matter
from drama.story.model import Aside, Chapter, Paragraph, Scene, Span, Story, spoken
from drama.story.notes import notes
from drama.story.tables import tables

_GAP_SHARE = 0.15
"""Empty lines wider than usual mean a new scene only while they are this rare among all gaps."""

_SMILEY = r"[:;=][-'’]?[()]+"
_INLINE_NOTE = re.compile(
    r"(?<![(\[])[(\[]{1,2}(?:A/N|A\.N\.|AN ?:|Author[’']?s?[’']? note ?:)"
    rf"(?:{_SMILEY}|\([^()\[\]]*\)|[^()\[\]]){{1,2000}}[)\]]+",
    re.IGNORECASE,
)


def build(draft: Draft) -> Story:
    """Return the story a draft holds; raises `StoryError` where there is none to tell."""
    draft = reduce(lambda done, step: step(done), STEPS, draft)
    opened = _opened(draft)
    chapters = tuple(replace(one.closed(), number=number) for number, one in enumerate(opened, start=1))
    if not chapters:
        hint = "everything in it was taken for headings, notes or licences; give a file with the story itself"
        raise StoryError(Problem("there is no story in this file", Place(draft.file), hint))
    story = Story(
        title=draft.title or draft.property_title,
        author=draft.author,
        text=draft.text,
        chapters=chapters,
        asides=tuple(_asides(draft, opened)),
        source=draft.file,
    )
    _account(story)
    return story


def unaccounted(story: Story) -> list[Span]:
    """Return the stretches of a story's text in neither a paragraph nor an aside that can be seen."""
    paragraphs = [(paragraph.start, paragraph.end) for paragraph in story.paragraphs()]
    known = sorted(paragraphs + [(aside.start, aside.end) for aside in story.asides])
    edges = [(0, 0), *known, (len(story.text), len(story.text))]
    between = ((end, start) for (_, end), (start, _) in pairwise(edges) if spoken(story.text[end:start]))
    return [trimmed(story.text, start, end) for start, end in between]


def _account(story: Story) -> None:
    lost = unaccounted(story)
    if lost:
        words = story.text[lost[0].start : lost[0].end][:60]
        problem = Problem(
            f"{len(lost)} stretches of the text were lost, the first: {words!r}", Place(story.source)
        )
        raise VerbatimError(problem)


# Steps that need no words of their own -----------------------------------------------------------------


def rules(draft: Draft) -> Draft:
    """Mark the lines of symbols that part scenes."""
    return draft.marked(
        {at: "scene break" for at, block in draft.prose() if is_break(draft.line(block, BREAK_LIMIT))}
    )


def gaps(draft: Draft) -> Draft:
    """Put a scene break wherever the empty lines between paragraphs are, for once, more than usual."""
    wide = {after.start for after in _after_wide_gaps(draft)}
    return replace(draft, blocks=tuple(_with_rules(draft.blocks, wide))) if wide else draft


def _after_wide_gaps(draft: Draft) -> list[Block]:
    blocks = [block for block in draft.blocks if block.role != "comment"]
    parted = (pair for pair in pairwise(blocks) if pair[1].gap != NO_GAP)
    pairs = [pair for pair in parted if all(block.role == "prose" for block in pair)]
    counts = Counter(after.gap for _, after in pairs)
    usual = counts.most_common(1)[0][0] if counts else 0
    wide = [(before, after) for before, after in pairs if after.gap > usual]
    if len(wide) > max(1, _GAP_SHARE * len(pairs)):
        return []
    return [after for before, after in wide if _may_part(draft.text, before, after)]


def _may_part(text: str, before: Block, after: Block) -> bool:
    """Tell whether a scene can end and begin here: verses and letters are set off by wide gaps as well."""
    indented = text[max(0, after.start - 1) : after.start] in (" ", "\t")
    return (
        text[before.end - 1] not in ",:;" and ends_sentence(text[before.start : before.end]) and not indented
    )


def _with_rules(blocks: tuple[Block, ...], wide: set[int]) -> Iterator[Block]:
    for block in blocks:
        if block.start in wide and block.role == "prose":
            yield Block(block.start, block.start, block.place, "scene break")
        yield block


def inline_notes(draft: Draft) -> Draft:
    """Set `(A/N: ...)` aside: as a block of its own at either end of a paragraph, else within it."""
    return replace(draft, blocks=tuple(one for block in draft.blocks for one in _noted(draft.text, block)))


def _noted(text: str, block: Block) -> Iterator[Block]:
    found = _INLINE_NOTE.finditer(text, block.start, block.end) if block.role == "prose" else iter(())
    within = [Span(note.start(), note.end()) for note in found]
    if not within:
        yield block
        return
    start, end = block.start, block.end
    above: list[Span] = []
    below: list[Span] = []
    while within and not text[start : within[0].start].strip():
        above.append(within.pop(0))
        start = above[-1].end
    while within and not text[within[-1].end : end].strip():
        below.insert(0, within.pop())
        end = below[0].start
    yield from (replace(part(text, block, *span), role="author's note") for span in above)
    if text[start:end].strip():
        yield _silenced(part(text, block, start, end), [_with_space(text, note) for note in within])
    yield from (replace(part(text, block, *span), role="author's note") for span in below)


def _with_space(text: str, note: Span) -> Span:
    """Return a note with the space before it: a comma or a full stop may stand behind it."""
    before = text[max(0, note.start - 9) : note.start]
    return Span(note.start - (len(before) - len(before.rstrip())), note.end)


def _silenced(block: Block, notes: list[Span]) -> Block:
    """Return a block with notes in it, which take the emphasis and the markup inside them along."""
    marks = (
        tuple(one for one in spans if not any(note.start <= one.start < note.end for note in notes))
        for spans in (block.emphasis, block.markup)
    )
    emphasis, markup = marks
    return replace(block, emphasis=emphasis, markup=markup, notes=tuple(notes))


def listings(draft: Draft) -> Draft:
    """Set aside runs of chapter headings with nothing under them: a table of contents without its name."""
    runs: list[list[int]] = [[]]
    for at, block in enumerate(draft.blocks):
        if block.role == "heading":
            runs[-1].append(at)
        elif block.role == "prose":
            runs.append([])
    return draft.marked({at: "contents" for run in runs for at in _listing(draft, run)})


def _listing(draft: Draft, run: list[int]) -> list[int]:
    """Return the part of a run of headings that only lists them: all before the first that comes again.

    One part right before that opens the story, where the list names no other.
    """
    lines = [heading_line(draft, draft.blocks[at]) for at in run]
    pairs = zip(run, ["", *lines], lines, strict=False)  # a label and the title under it are one entry
    entries = [at for at, above, line in pairs if read_number(line) or not _is_title_of(above, line)]
    levels = Counter(draft.blocks[at].level for at in entries)
    if len(run) < 4 or max(levels.values()) < 3:
        return []
    keys = [title_words(line).casefold() for line in lines]
    again = next((at for at in range(1, len(keys)) if keys[at] in keys[:at]), len(keys) - 1)
    parts = [at for at in range(again) if is_part(lines[at])]
    return run[: again - 1] if parts == [again - 1] else run[:again]


def part_pages(draft: Draft) -> Draft:
    """Join the page of a part that has nothing but a subtitle on it: `PART ONE`, `The Valley`."""
    joined = {
        at: _with_subtitle(draft, at) for at in range(len(draft.blocks) - 2) if _is_part_page(draft, at)
    }
    under = {at + 1 for at in joined}
    blocks = (joined.get(at, block) for at, block in enumerate(draft.blocks) if at not in under)
    return replace(draft, blocks=tuple(blocks)) if joined else draft


def _is_part_page(draft: Draft, at: int) -> bool:
    """Tell whether a part, a line like a title and a heading of no other part follow each other."""
    page, subtitle, below = draft.blocks[at : at + 3]
    if (page.role, subtitle.role, below.role) != ("heading", "prose", "heading"):
        return False
    line = draft.words(subtitle) if subtitle.end - subtitle.start < LINE_LIMIT else ""
    named = heading_line(draft, page)
    titled = is_title(line) and line[0].isalnum()
    return titled and is_bare(named) and is_part(named) and not is_part(heading_line(draft, below))


def _with_subtitle(draft: Draft, at: int) -> Block:
    page, subtitle = draft.blocks[at : at + 2]
    title = f"{title_words(heading_line(draft, page))}: {draft.words(subtitle)}"
    start = page.start if page.start < page.end else subtitle.start
    return replace(page, start=start, end=subtitle.end, title=title, emphasis=(), markup=())


def unseen(draft: Draft) -> Draft:
    """Leave out paragraphs of zero-width characters: they are as good as white space."""
    seen = (b for b in draft.blocks if b.role != "prose" or spoken(draft.text[b.start : b.end]))
    return replace(draft, blocks=tuple(seen))


STEPS: tuple[Callable[[Draft], Draft], ...] = (
    silences,
    tables,
    licences,
    brackets,
    footnotes,
    contents,
    headings,
    part_pages,
    listings,
    sole_title,
    rules,
    title_page,
    matter,
    notes,
    inline_notes,
    gaps,
    chats,
    unseen,
)


# Chapters ---------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Open:
    """A chapter being put together."""

    headings: list[Block]
    title: str
    place: Place
    scenes: list[list[Paragraph]] = field(default_factory=lambda: [[]])

    def closed(self) -> Chapter:
        scenes = tuple(Scene(tuple(scene)) for scene in self.scenes if scene)
        return Chapter(self.title, scenes, self.place)


def _opened(draft: Draft) -> list[_Open]:
    """Return a chapter for every group of headings with story under it; empty headings make none."""
    deepest = _chapter_level(draft)
    chapters: list[_Open] = []
    above: list[Block] = []
    for block in draft.blocks:
        if block.role == "heading":
            above.append(block)
        elif block.role == "scene break" and chapters:
            chapters[-1].scenes.append([])
        if block.role != "prose":
            continue
        if not chapters or any(heading.level <= deepest for heading in above):
            chapters.append(_under(draft, above, block))
        elif above:
            chapters[-1].scenes.append([])
        above = []
        chapters[-1].scenes[-1].append(_paragraph(block))
    return chapters


def _under(draft: Draft, above: list[Block], first: Block) -> _Open:
    """Return a chapter with the headings over it and nothing in it yet."""
    titled = _titling(draft, above)
    lines = [*filter(None, (title_words(heading_line(draft, block)) for block in titled))]
    title = ": ".join([*(line.rstrip(".:") for line in lines[:-1]), *lines[-1:]])
    return _Open(titled, title, above[-1].place if above else first.place)


def _chapter_level(draft: Draft) -> int:
    """Return the deepest rank of heading that opens a chapter: together they hold at least half the story."""
    held: Counter[int] = Counter()
    level = 0
    for block in draft.blocks:
        if block.role == "heading":
            level = block.level
        elif block.role == "prose" and level:
            held[level] += block.end - block.start
    total = 0
    for level in sorted(held):
        total += held[level]
        if 2 * total >= held.total():
            return level
    return 0


def _titling(draft: Draft, above: list[Block]) -> list[Block]:
    """Return the headings that make a chapter's title, leaving out those that stand over nothing."""
    kept: list[Block] = []
    for block in above:
        while kept and kept[-1].level >= block.level and not _stands_over(draft, kept, block):
            kept.pop()
        kept.append(block)
    return kept


def _stands_over(draft: Draft, kept: list[Block], below: Block) -> bool:
    """Tell whether headings belong to one of no lower rank: a label and its title, a part and a chapter."""
    above, line = heading_line(draft, kept[-1]), heading_line(draft, below)
    if is_part(line):
        return False
    if is_part(above) or _is_subtitle(draft, kept, below):
        return True
    return _is_title_of(above, line)


def _is_title_of(above: str, line: str) -> bool:
    """Tell whether a heading gives the title for the label over it."""
    return _is_untitled(above) and not read_heading(line)


def _is_untitled(line: str) -> bool:
    """Tell whether a heading is a label only: `Chapter One`, and `Interlude` as well."""
    heading = read_heading(line)
    return is_bare(line) or (heading is not None and not heading.title)


def _is_subtitle(draft: Draft, kept: list[Block], below: Block) -> bool:
    """Tell whether the last of some headings is the title of a part, and not a chapter of it that is empty.

    An empty chapter looks like the next one: it has its rank, no label, and stands in the same document.
    """
    if len(kept) < 2 or kept[-2].place.file != kept[-1].place.file:
        return False
    page, title, line = (heading_line(draft, block) for block in (*kept[-2:], below))
    if not (is_part(page) and is_bare(page)) or read_heading(title):
        return False
    alike = kept[-1].level == below.level and kept[-1].place.file == below.place.file
    return not alike or bool(read_heading(line) or read_number(line))


def _paragraph(block: Block) -> Paragraph:
    return Paragraph(block.start, block.end, block.place, block.emphasis, block.markup, block.notes)


def _asides(draft: Draft, opened: list[_Open]) -> Iterator[Aside]:
    """Yield what is not spoken; of the headings, also those that are in no chapter's title."""
    titled = {(block.start, block.end) for chapter in opened for block in chapter.headings}
    for block in draft.blocks:
        if block.role == "prose" or block.start == block.end:
            continue
        left_out = block.role == "heading" and (block.start, block.end) not in titled
        yield Aside(block.start, block.end, "heading left out" if left_out else block.role, block.place)
