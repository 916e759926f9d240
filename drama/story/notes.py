"""What authors and archives say around a story: author's notes, disclaimers, tags and statistics.

A note set aside by mistake is a paragraph lost to the listener, so every rule here needs words that stories
do not use in that place; a note may only reach beyond its first paragraph to a rule, or to the chapter's end.
"""

import re
from collections.abc import Callable, Iterator

from drama.story.blocks import Block, Draft, Role

_LABEL_LENGTH = 40  # characters
_OPENING = 160  # characters; what kind of text a block is shows in its first words
_MARKS = r"[\s*_(\[{~#=+>\-–—•]*"
_SEP = r"(?:s?\s*(?:[:.\-–—!]|$))"
_NAMES = r"(?:beginning|chapter|end|ending|chapter end|closing|final|opening|story)"
_NOTE = re.compile(
    rf"{_MARKS}(?:a\s?[/\\]\s?n'?s?\b"
    rf"|(?-i:A\.N\.|AN)\s*[:\-–—]|author[’']?s?[’']?\s+(?:end\s+)?note{_SEP}|note\s+from\s+the\s+author\b"
    rf"|{_NAMES}\s+notes?\s*(?::|\W*$)|notes?\s*:?\W*$|notes:\s|disclaimer{_SEP})",
    re.IGNORECASE,
)
# Words that open a note only where notes stand: before a chapter's first paragraph or after its last.
_EDGE_NOTE = re.compile(
    rf"{_MARKS}(?:(?:trigger |content |spoiler )?warnings?\s*:|[tc]w\s*:|note\s*:|dedication\s*:"
    r"|beta(?:’d|'d|ed)?(?: by)?\b"
    r"|un-?beta|(?:as )?(?:always|usual),? (?:please )?(?:r\s?&\s?r|read and review|review)"
    r"|(?:please |pls |plz |so )?(?:r\s?&\s?r\b|read (?:and|&) review|review!|kudos)"
    r"|(?:please |pls |plz |so )?leave (?:me )?a (?:review|comment)"
    r"|please (?:review|comment)\b|reviews (?:are|make|feed|would)\b|(?:thanks|thank you|many thanks) .{0,80}"
    r"\b(?:beta|review(?:s|ers|ed|ing)|readers|kudos)\b)",
    re.IGNORECASE,
)
_NOT_MINE = re.compile(
    rf"{_MARKS}(?:i|we) (?:do not|don[’']t|still don[’']t) own\b.*\b(?:characters?|rights|anything|series"
    r"|franchise|belongs?|universe|fandom|copyright|harry potter|profit)\b",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"\b(?:reviews?|reviewers|fic|fics|fanfic\w*|updat(?:e|es|ed|ing)|chapters?|betas?|kudos|thanks|thank you"
    r"|readers|disclaimer|you guys|enjoy|enjoyed|comments?|let me know|subscribers?|sequel|posting"
    r"|tumblr|patreon|wattpad|ao3)\b"
    r"|[:;]-?[)D]|<3|a/n",
    re.IGNORECASE,
)
_REACH = 8  # blocks
_REACH_WORDS = 400

_SITE_KEYS = (
    "rating|rated|archive warnings?|categor(?:y|ies)|fandoms?|relationships?|pairings?|characters?"
    "|additional tags?|tags|genres?|language|series|collections?|stats|published|updated|completed|packaged"
    "|words|word count|chapters|reviews|favs|follows|status|publisher|story url|author url|url|source"
    "|story link|storylink|summary|chapter summary|prompt|kudos|comments|bookmarks|hits|spoilers|id"
    "|last updated|content rating|crossover"
)
_SITE = re.compile(rf"[\W_]*(?:{_SITE_KEYS})[*_]*\s*:[*_]*", re.IGNORECASE)
_SITE_FIELD = re.compile(rf"[\W_]*(?:{_SITE_KEYS}|story|title|author|disclaimer)[*_]*\s*:", re.IGNORECASE)
_FILLED = re.compile(
    r"[\W_]*(?:rating|rated|categor(?:y|ies)|language|published|updated|completed|words|word count|chapters"
    r"|reviews|favs|follows|status|kudos|hits|id|last updated|content rating)[*_]*\s*:[*_ \t]*[^\W_]",
    re.IGNORECASE,
)
_SITE_ANYWHERE = re.compile(
    r"posted originally on the archive of our own|please drop by the archive and comment"
    r"|see the end of the (?:chapter|work) for (?:more )?notes|rated:? fiction [KTM]\+?\b"
    r"|the author would like to thank you for your continued support|(?:story|author) url: ?https?:",
    re.IGNORECASE,
)
_COUNT = r"[\d.,]+ ?[KM]? (?:reads?|views?|votes?|likes?|comments?|reviews?|kudos|hits|bookmarks|parts?)"
_COUNTS = re.compile(rf"\W*{_COUNT}(?:\W+{_COUNT})+\W*", re.IGNORECASE)
_SIGNED = re.compile(r"by:? \S+")
_FOR = "(?: for the (?:chapter|work|story))?"
_LABELS: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(rf"(?:chapter |work |author[’']?s?[’']? )?(?:end )?notes?{_FOR}:?", re.I), "author's note"),
    (re.compile(rf"(?:chapter )?summary{_FOR}:?", re.I), "site text"),
)
_QUOTE = re.compile(r"[\"“«]\w")


def is_field(line: str) -> bool:
    """Tell whether a line is a field of an archive's header: `Rated: T`."""
    return _SITE_FIELD.match(line) is not None


def is_filled(line: str) -> bool:
    """Tell whether a line is a field whose value never goes on with the next line: `Words: 2,412`."""
    return _FILLED.match(line) is not None


def notes(draft: Draft) -> Draft:
    """Set aside the notes of an author and the text of an archive, chapter by chapter."""
    roles: dict[int, Role] = {}
    for section in _sections(draft):
        for rule in _RULES:
            rule(draft, section, roles)
    return draft.marked(roles)


def _sections(draft: Draft) -> Iterator[range]:
    """Yield the blocks under each heading, and those before the first."""
    start = 0
    for at, block in enumerate(draft.blocks):
        if block.role == "heading":
            yield range(start, at)
            start = at + 1
    yield range(start, len(draft.blocks))


Rule = Callable[[Draft, range, dict[int, Role]], None]


def _labels(draft: Draft, section: range, roles: dict[int, Role]) -> None:
    """Recognise `Chapter Notes` or `Summary for the Chapter` over a block quotation, as archives do."""
    for at in section:
        line = draft.line(draft.blocks[at], _LABEL_LENGTH).strip("*_ ")
        role = next((role for pattern, role in _LABELS if line and pattern.fullmatch(line)), None)
        below = _quoted_from(draft, at + 1, section) if role else []
        if role and below:
            roles |= dict.fromkeys([at, *below], role)


def _quoted_from(draft: Draft, first: int, section: range) -> list[int]:
    quoted = []
    for at in range(first, section.stop):
        if not draft.blocks[at].quoted:
            break
        quoted.append(at)
    return quoted


def _site(draft: Draft, section: range, roles: dict[int, Role]) -> None:
    """Recognise an archive's own sentences anywhere, its fields and counts where nothing is told yet.

    Further down, `12 likes, 3 comments` is what somebody in the story reads.
    """
    begun, chapter_begun = _has_story(draft, range(section.start), roles), False
    for at in section:
        block = draft.blocks[at]
        opening = draft.opening(block, _OPENING)
        if not _is_open(block) or at in roles:
            continue
        counted = not chapter_begun and _is_counted(draft.opening(block, _OPENING + 1))
        if counted or _SITE_ANYWHERE.search(opening) or (not begun and _is_fields(draft, block)):
            values = [at + 1] if _SITE.fullmatch(opening) and at + 1 in section else []
            roles |= dict.fromkeys([at, *values], "site text")
        elif not opens_note(opening):
            begun = True
            chapter_begun = chapter_begun or not _SIGNED.fullmatch(opening)


def is_counts(line: str) -> bool:
    """Tell whether a line counts what readers did: `142K reads   5.3K votes`."""
    return len(line) < _OPENING and _COUNTS.fullmatch(line) is not None


def _is_counted(opening: str) -> bool:
    """Tell whether a block is such a line and whoever posted the chapter."""
    lines = opening.split("\n") if len(opening) <= _OPENING else []
    return any(map(is_counts, lines)) and all(is_counts(line) or _SIGNED.fullmatch(line) for line in lines)


def _is_fields(draft: Draft, block: Block) -> bool:
    """Tell whether a block is `Rating: T` or a column of such fields."""
    text = draft.opening(block, 2000)
    lines = text.split("\n")
    if len(lines) > 1 and sum(map(bool, map(_SITE_FIELD.match, lines))) * 2 > len(lines):
        return True
    return _SITE.match(text) is not None


def _opened(draft: Draft, section: range, roles: dict[int, Role]) -> None:
    """Recognise what calls itself a note, and the paragraphs that go with it."""
    for at in section:
        block = draft.blocks[at]
        opening = draft.opening(block, _OPENING)
        if at in roles or not _is_open(block) or not _NOTE.match(opening):
            continue
        roles[at] = "author's note"
        roles |= dict.fromkeys(_reach(draft, at, section, roles), "author's note")


def _is_open(block: Block) -> bool:
    return block.role == "prose"


def opens_note(opening: str) -> bool:
    """Tell whether text begins as an author's note does, or as a field of an archive's header."""
    return any(pattern.match(opening) for pattern in (_NOTE, _EDGE_NOTE, _NOT_MINE, _SITE))


def _reach(draft: Draft, opener: int, section: range, roles: dict[int, Role]) -> list[int]:
    """Return the blocks after a note's first that belong to it, up to a rule or the section's end."""
    following, closed = _until_rule(draft, opener, section)
    alone = _is_label(draft.line(draft.blocks[opener]))
    texts = [draft.text[draft.blocks[at].start : draft.blocks[at].end] for at in following]
    if sum(len(text.split()) for text in texts) > _REACH_WORDS or any(map(_QUOTE.match, texts)):
        texts = []
    after_rule = opener > 0 and draft.blocks[opener - 1].role == "scene break"
    sure = bool(texts) and (all(map(_CUE.search, texts)) or (alone and closed) or (after_rule and not closed))
    if sure and (closed or _has_story(draft, range(section.start, opener), roles)):
        return following
    return following[:1] if alone and following else []


def _is_label(line: str) -> bool:
    """Tell whether a note's opening is nothing but its name: `Author's Note:`"""
    found = _NOTE.match(line)
    return found is not None and not any(map(str.isalnum, line[found.end() :]))


def _until_rule(draft: Draft, opener: int, section: range) -> tuple[list[int], bool]:
    """Return the prose after a note's opening, and whether a rule ends it within reach."""
    following: list[int] = []
    for at in range(opener + 1, section.stop):
        if draft.blocks[at].role == "scene break":
            return following, True
        if len(following) == _REACH:
            return [], False
        if _is_open(draft.blocks[at]):
            following.append(at)
    return following, False


def _has_story(draft: Draft, blocks: range, roles: dict[int, Role]) -> bool:
    return any(_is_open(draft.blocks[at]) and at not in roles for at in blocks)


def _edges(draft: Draft, section: range, roles: dict[int, Role]) -> None:
    """Recognise disclaimers, warnings and thanks at a chapter's beginning and at its end."""
    for side in (section, range(section.stop - 1, section.start - 1, -1)):
        for at in side:
            block = draft.blocks[at]
            if at in roles or not _is_open(block):
                continue
            opening = draft.opening(block, _OPENING)
            if not (_EDGE_NOTE.match(opening) or _NOT_MINE.match(opening)):
                break
            roles[at] = "author's note"


_RULES: tuple[Rule, ...] = (_labels, _site, _opened, _edges)
