"""What stands before the story begins: its title, its byline, and its table of contents."""

import re
from dataclasses import replace

from drama.story.blocks import Block, Draft, Role
from drama.story.headings import is_capitals, is_title, read_heading, read_number, title_words
from drama.story.plain import contents_key

_CONTENTS = re.compile(r"\W*(?:table of )?contents\W*", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:an? [\w ]{3,30} |written |story )?by:?(?: (?P<name>[^\W\d][\w.’' -]{1,60}?))?[.,]?", re.IGNORECASE
)
_FIELD = re.compile(r"(?P<field>title|author):? *(?<=[: ])(?P<value>\S.*)", re.IGNORECASE)
_CREDIT = re.compile(
    r"\(?\d{4}\)?\.?|(?:translated|illustrated|edited|adapted|retold) (?:from|by|and)\b.*"
    r"|in \w+ (?:parts|volumes|books)"
    r"|an? (?:\w+ )?(?:novel|novella|story|tale|romance|fairy tale|short story|nightmare|study)|or,?"
    r"|(?:first )?published .*|(?:isbn|copyright|©|\(c\)).*|(?:for|to) [A-Z][\w.]*(?: [A-Z][\w.]*)*",
    re.IGNORECASE,
)
_DEPTH = 12  # blocks; a title page is no longer


def contents(draft: Draft) -> Draft:
    """Set aside a table of contents: the word itself and the entries that follow it."""
    roles: dict[int, Role] = {}
    for at, block in draft.prose():
        if _CONTENTS.fullmatch(draft.line(block)):
            roles |= dict.fromkeys([at, *_entries(draft, at + 1)], "contents")
    return draft.marked(roles)


def _entries(draft: Draft, first: int) -> list[int]:
    """Return the blocks after the word Contents that are its entries, up to the first that comes again."""
    seen: set[str] = set()
    entries = []
    for at in range(first, len(draft.blocks)):
        block = draft.blocks[at]
        keys = _keys(draft, block)
        if block.role not in ("prose", "contents", "heading") or not keys or keys[0] in seen:
            break
        seen.update(keys)
        entries.append(at)
    return entries


def _keys(draft: Draft, block: Block) -> list[str]:
    """Return what the lines of a block name, if each could be an entry; else nothing."""
    lines = draft.text[block.start : min(block.end, block.start + 20_000)].split("\n")
    entries = [contents_key(line) for line in lines]
    fits = all(
        len(entry) < 100 and not entry.endswith((".", "!", "?", '"', "”")) or _is_heading(entry)
        for entry in entries
    )
    return [_key(entry) for entry in entries] if fits else []


def _is_heading(line: str) -> bool:
    return bool(read_heading(line) or read_number(line))


def _key(line: str) -> str:
    """Return what makes two mentions of a chapter the same: its label and number, or its words."""
    heading = read_heading(line) or read_number(line)
    return (heading.label if heading and heading.number >= 0 else line).casefold().strip(" .:")


def listed(draft: Draft) -> frozenset[str]:
    """Return the titles that the table of contents lists, to know them again when they come as headings."""
    entries = (block for block in draft.blocks if block.role == "contents")
    lines = (line for block in entries for line in draft.text[block.start : block.end].split("\n"))
    return frozenset(title_words(contents_key(line)).casefold() for line in lines if len(line) > 3)


def title_page(draft: Draft) -> Draft:
    """Set aside title, byline and credits before the first paragraph, and take title and author from them."""
    front = _front(draft)
    roles: dict[int, Role] = {}
    title, author = "", ""
    expects_name = False
    for at in front:
        line = draft.words(draft.blocks[at])
        field, byline = _FIELD.fullmatch(line), _BYLINE.fullmatch(line)
        if field:
            title, author = (
                (field["value"], author) if field["field"].lower() == "title" else (title, field["value"])
            )
        elif byline or (expects_name and is_title(line)):
            author = author or (byline["name"] or "" if byline else line)
            expects_name = byline is not None and not byline["name"]
        elif not title and _is_story_title(draft, at, line):
            title, author = _title_and_author(draft, at)
        elif not (title and (_CREDIT.fullmatch(line) or line.casefold() == title.casefold())):
            break
        roles[at] = "title page"
    return replace(draft.marked(roles), title=draft.title or title, author=draft.author or author)


def _front(draft: Draft) -> list[int]:
    """Return the blocks before the first heading or rule that may be of a title page."""
    front: list[int] = []
    for at, block in enumerate(draft.blocks):
        if block.role == "heading" or len(front) == _DEPTH:
            break
        if block.role == "prose":
            front.append(at)
    return front


def _title_and_author(draft: Draft, at: int) -> tuple[str, str]:
    """Return title and author from a block of one to four lines, the byline perhaps among them."""
    block = draft.blocks[at]
    lines = [re.sub(r"[_*#]", "", line).strip() for line in draft.text[block.start : block.end].split("\n")]
    found = next(
        (byline for line in lines[1:] if (byline := _BYLINE.fullmatch(line)) and byline["name"]), None
    )
    return lines[0], found["name"] if found else ""


def _is_story_title(draft: Draft, at: int, line: str) -> bool:
    """Tell whether the first words of a file are its title: set like one, and not the first words spoken."""
    block = draft.blocks[at]
    lines = draft.text[block.start : block.end].split("\n") if block.end - block.start < 300 else []
    if not lines or len(lines) > 4 or line[0] in "\"“‘'«" and not is_capitals(line):
        return False
    if line.casefold() == draft.title.casefold() or is_title(line.rstrip("!?")):
        return True
    return is_title(lines[0].strip()) and any(_BYLINE.fullmatch(other.strip()) for other in lines[1:])
