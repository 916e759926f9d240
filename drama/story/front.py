"""What stands before the story begins: its title, its byline and its credits."""

import re
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from drama.story.blocks import Block, Draft, Role, ends_sentence
from drama.story.chapters import heading_line
from drama.story.emphasis import unmarked
from drama.story.headings import is_bare, is_capitals, is_counted, is_title, read_heading, read_number
from drama.story.notes import is_counts, opens_note

_PERSON = r"[^\W\d][\w’'-]+(?: (?-i:[^\W\d_a-z])[\w.’'-]*)*"
_SEVERAL = (
    rf"{_PERSON}(?:(?:, (?:and )?| (?:&|and) ){_PERSON})+(?![.,])"  # `By morning, it was over.` is none
)
_PARTICLES = "al|and|bin|da|de|del|den|der|di|du|e|el|et|la|le|of|ter|und|van|von|y|&"
_CAPITAL = r"(?-i:[^\W\d_a-z])[\w.’'-]*"
_BYLINE = re.compile(
    rf"(?:an? [\w ]{{3,30}} |written |story )?by:?(?: (?P<name>{_SEVERAL}|[^\W\d][\w.’' -]{{1,60}}?))?[.,]?",
    re.IGNORECASE,
)
_NAMES = rf"{_CAPITAL}(?:,? (?:(?-i:{_PARTICLES}) )*{_CAPITAL})+"
_SIGNED = re.compile(
    rf"(?:(?:[Ww]ritten|[Ss]tory|[Aa]n? (?:\w+ )?(?:novel|novella|story|tale|romance)) )?by:? "
    rf"(?:{_NAMES}|\w+[\d_]\w+)[.,]?|[Aa]uthor: .+"
)
_MAY_BE_SIGNED = re.compile(rf"by:? (?:{_NAMES}|\S+)", re.IGNORECASE)  # `By Night`, never `by the river`
_ELSEWHERE = re.compile(  # `von Trapp` under a title is a byline, `Von Trapp` is a name
    rf"^(?:(?:par|von|por) (?=(?:{_NAMES}|{_CAPITAL})$)|(?:Par|PAR|Por|POR|Von|VON) (?={_NAMES}$))"
)
_FIELD = re.compile(r"(?P<field>title|author)(?:: *| +(?!of\b))(?P<value>\S.*)", re.IGNORECASE)
_WORKS = re.compile(r"author of\b.*", re.IGNORECASE)
_CREDIT = re.compile(
    r"\(?\d{4}\)?\.?|(?:translated|illustrated|edited|adapted|retold) (?:from|by|and)\b.*"
    r"|in \w+ (?:parts|volumes|books)"
    r"|an? (?:\w+ )?(?:novel|novella|story|tale|romance|fairy tale|short story|nightmare|study)|or,?"
    r"|(?:first )?published .*|(?:isbn|copyright|©|\(c\)).*|(?:for|to) [A-Z][\w.]*(?: [A-Z][\w.]*)*",
    re.IGNORECASE,
)
_MAIL = re.compile(r"(?:e-?mail:? *)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_LENGTH = re.compile(
    r"(?:(?:about|approx\.|approximately|c\.) *)?\d[\d,. ]* words\.?|word ?count:? *(?:about )?\d[\d,. ]*",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){1,3}")
_DEPTH = 12  # blocks; a title page is no longer
_BYLINE_DEPTH = 5  # blocks; a byline further down belongs to something else
_TITLE_LINES = 4
_TITLE_LENGTH = 80
_TITLE_PAGE_LIMIT = 300  # characters; a block of the title page is shorter


@dataclass(slots=True)
class _TitlePage:
    """What a title page has said so far, and whether a byline is still to come."""

    byline_follows: bool = False
    signed: bool = False  # a sure byline stands right under the first line
    title: str = ""
    author: str = ""
    expects_name: bool = False
    headed: bool = False  # a heading has said the title
    known: str = ""  # the author's name, where the file says it elsewhere


def sole_title(draft: Draft) -> Draft:
    """Take the first heading for the story's title if its rank, a byline or contents under it say so."""
    marked = [(at, block) for at, block in enumerate(draft.blocks) if block.role == "heading"]
    first = next((at for at, block in enumerate(draft.blocks) if block.role in ("heading", "prose")), -1)
    if not marked or marked[0][0] != first:
        return draft
    at, top = marked[0]
    line = heading_line(draft, top)
    if _names_episode(draft, marked):
        return _as_prose(draft, at)
    if not line or read_heading(line) or is_bare(line) or top.start == top.end:
        return draft
    draft = _with_byline_below(draft, at)
    headings = [at for at, _ in marked if draft.blocks[at].role == "heading"]
    outranks = all(draft.blocks[below].level > top.level for below in headings[1:])
    over_contents = draft.blocks[at + 1 : at + 2] and draft.blocks[at + 1].role == "contents"
    if not (outranks or over_contents or _is_signed(draft, headings)):
        return draft
    return replace(draft.marked({at: "title page"}), title=draft.title or line)


def _with_byline_below(draft: Draft, at: int) -> Draft:
    """Return the draft with `by A. Writer`, set as a heading right below another, as a paragraph."""
    below = draft.blocks[at + 1] if at + 1 < len(draft.blocks) else None
    if below is None or below.role != "heading" or not _SIGNED.fullmatch(draft.line(below)):
        return draft
    return _as_prose(draft, at + 1)


def _as_prose(draft: Draft, at: int) -> Draft:
    """Return the draft with a heading as a paragraph."""
    prose = replace(draft.blocks[at], role="prose", level=0)
    return replace(draft, blocks=(*draft.blocks[:at], prose, *draft.blocks[at + 1 :]))


def _names_episode(draft: Draft, marked: list[tuple[int, Block]]) -> bool:
    """Tell whether the first heading names all there is, as `Episode 3: The Ford` over a byline does.

    `Chapter 3: The Ford` is one of several, whoever wrote it, and so is an episode beside another one.
    """
    at, top = marked[0]
    heading = read_heading(_lines(draft, top)[0])
    if not heading or not heading.title or is_counted(heading):
        return False
    below = [line for block in draft.blocks[at : at + 2] for line in _lines(draft, block)][1:2]
    others = (read_heading(draft.line(block)) for _, block in marked[1:])
    labels = [one.label.split()[0].casefold() for one in others if one]
    return any(map(_SIGNED.fullmatch, below)) and heading.label.split()[0].casefold() not in labels


def _is_signed(draft: Draft, headings: list[int]) -> bool:
    """Tell whether a byline makes the first heading a title: that of the whole, not of one of its stories.

    A byline that may be other words has to be alone on its page, and the only one.
    """
    pages = [_page(draft, at) for at in headings]
    bylines = [_byline_on(draft, page) for page in pages]
    if not bylines[0]:
        return False
    alone = _ends_page(draft, headings[0], headings[0] + 1 + len(pages[0]))
    alone = alone and all(_is_byline(lines) or not ends_sentence(lines[-1]) for lines in pages[0])
    sole = not any(bylines[1:])
    known = draft.author and bylines[0].casefold().endswith(draft.author.casefold())
    if known or _SIGNED.fullmatch(bylines[0]):
        return alone or (sole and bylines[0].startswith(" ".join(pages[0][0])))
    return alone and sole and _MAY_BE_SIGNED.fullmatch(bylines[0]) is not None


def _page(draft: Draft, at: int) -> list[list[str]]:
    """Return the lines of the short paragraphs right under a heading."""
    page: list[list[str]] = []
    for below in range(at + 1, min(at + 1 + _DEPTH, len(draft.blocks))):
        block = draft.blocks[below]
        is_short = block.role == "prose" and block.end - block.start < _TITLE_PAGE_LIMIT
        if not is_short or _ends_page(draft, at, below):
            break
        page.append(_lines(draft, block))
    _name_byline(page, [(0, 0)])
    return page


def _ends_page(draft: Draft, at: int, below: int) -> bool:
    """Tell whether the page that a heading opens is over: at a heading, a document, or other matter."""
    if below >= len(draft.blocks):
        return False
    heading, block = draft.blocks[at], draft.blocks[below]
    return block.role not in ("prose", "scene break") or block.place.file != heading.place.file


def _byline_on(draft: Draft, page: list[list[str]]) -> str:
    """Return what says on a page who wrote it, the name under a lone `by` as well; "" where nothing does."""
    rows = [" ".join(lines) for lines in page[:_BYLINE_DEPTH]]
    for row, below in pairwise([*rows, ""]):
        if found := _BYLINE.fullmatch(row):
            return row if found["name"] else f"{row} {below}".strip()
        if _SIGNED.fullmatch(row) or (draft.author and row.casefold() == draft.author.casefold()):
            return row
    return ""


def title_page(draft: Draft) -> Draft:
    """Set aside title, byline and credits before the first paragraph, and take title and author from them."""
    front, headed = _front(draft), _is_headed(draft)
    _name_byline([lines for _, lines in front], [(0, 0)] if headed else [(0, 1), (1, 0)])
    byline = max(
        (nth for nth, (_, lines) in enumerate(front[:_BYLINE_DEPTH]) if _is_byline(lines)), default=-1
    )
    page = _TitlePage(headed=headed, known=draft.author)
    roles: dict[int, Role] = {}
    if _is_cover(draft, front):
        title, author = _of_cover([lines for _, lines in front])
        draft = draft.marked({at: "title page" for at, _ in front})
        return replace(draft, title=draft.title or title, author=draft.author or author)
    for nth, (at, lines) in enumerate(front):
        page.byline_follows = nth < byline
        below = [*lines[1:], *(line for _, more in front[nth + 1 : nth + 2] for line in more)]
        page.signed = bool(below) and not headed and _SIGNED.fullmatch(below[0]) is not None
        if not any(takes(page, lines) for takes in _PARTS):
            break
        roles[at] = "title page"
    return replace(draft.marked(roles), title=draft.title or page.title, author=page.author or draft.author)


def _is_headed(draft: Draft) -> bool:
    """Tell whether a heading was taken for the title before anything is told."""
    first = next((block for block in draft.blocks if block.role in ("heading", "prose", "title page")), None)
    return first is not None and first.role == "title page" and first.level > 0


def _is_cover(draft: Draft, front: list[tuple[int, list[str]]]) -> bool:
    """Return whether a manuscript has a cover for publishers: an address or its length, then a heading."""
    told = any(_MAIL.fullmatch(line) or _LENGTH.fullmatch(line) for _, lines in front for line in lines)
    behind = front[-1][0] + 1 if told else len(draft.blocks)
    return behind < len(draft.blocks) and draft.blocks[behind].role == "heading"


def _of_cover(blocks: list[list[str]]) -> tuple[str, str]:
    """Return title and author of a manuscript's cover: a byline's, or else the name over the address.

    What stands right over a byline is the title, whatever of the address looks like one.
    """
    lines = [line for block in blocks for line in block]
    mail = next((at for at, line in enumerate(lines) if _MAIL.fullmatch(line)), len(lines))
    apart = [line for block in blocks for line in block if not any(map(_MAIL.fullmatch, block))]
    over = [above for above, line in pairwise(lines) if _BYLINE.fullmatch(line)]
    titles = [line for line in [*over, *apart] if is_title(line) and not _LENGTH.fullmatch(line)]
    names = (line for line in reversed(lines[:mail]) if _NAME.fullmatch(line) and not _CREDIT.fullmatch(line))
    author = _named(lines) or next(names, "")
    return next((line for line in titles if line != author), ""), author


def credited(draft: Draft) -> tuple[str, str]:
    """Return title and author, "" where not told, from blocks that the file's markup calls its title page."""
    page = _TitlePage()
    blocks = (block for block in draft.blocks if block.role == "title page" and draft.line(block))
    for block in islice(blocks, _BYLINE_DEPTH):
        lines = [_ELSEWHERE.sub("by ", line) for line in _lines(draft, block)]
        if not (_takes_byline(page, lines) or _takes_name(page, lines)):
            page.title = page.title or " ".join(line for line in lines if not _BYLINE.fullmatch(line))
            page.author = page.author or _named(lines)
    return page.title, page.author


def _named(lines: list[str]) -> str:
    """Return the name of the first byline among some lines, "" where there is none."""
    names = (found["name"] for line in lines if (found := _BYLINE.fullmatch(line)))
    return next(filter(None, names), "")


def _lines(draft: Draft, block: Block) -> list[str]:
    """Return the lines of a block as a title page says them, without marks of emphasis."""
    text = unmarked(draft.shown(block))
    lines = [line.strip(" \t#*") for line in text.split("\n")]
    return [line for line in lines if not is_counts(line)] or lines


def _front(draft: Draft) -> list[tuple[int, list[str]]]:
    """Return the short blocks before the first heading, rule or long paragraph, with their lines."""
    front: list[tuple[int, list[str]]] = []
    for at, block in enumerate(draft.blocks):
        text = draft.text[block.start : block.end] if block.end - block.start < _TITLE_PAGE_LIMIT else ""
        if block.role == "prose" and text and len(front) < _DEPTH:
            front.append((at, _lines(draft, block)))
        elif block.role in ("prose", "heading", "scene break"):
            break
    return front


def _name_byline(blocks: list[list[str]], under: list[tuple[int, int]]) -> None:
    """Say `by A. Writer` for `par A. Writer` in the lines right under a title, by block and line."""
    for block, line in under:
        if block < len(blocks) and line < len(blocks[block]):
            blocks[block][line] = _ELSEWHERE.sub("by ", blocks[block][line])


def _is_byline(lines: list[str]) -> bool:
    return any(_BYLINE.fullmatch(line) for line in lines)


def _takes_fields(page: _TitlePage, lines: list[str]) -> bool:
    """Take `Title: ...` and `Author: ...`."""
    fields = [found for line in lines if (found := _FIELD.fullmatch(line))]
    for found in fields:
        if found["field"].lower() == "title":
            page.title = found["value"]
        else:
            page.author = found["value"]
    return len(fields) == len(lines)


def _takes_byline(page: _TitlePage, lines: list[str]) -> bool:
    """Take `by A. Writer`, or `by` alone with the name in the block below."""
    found = _BYLINE.fullmatch(" ".join(lines))
    if not found:
        return False
    page.author = page.author or found["name"] or ""
    page.expects_name = not found["name"]
    return True


def _takes_name(page: _TitlePage, lines: list[str]) -> bool:
    """Take the name that stands under `by`."""
    if not page.expects_name or len(lines) > 1 or not is_title(lines[0]):
        return False
    page.author, page.expects_name = lines[0], False
    return True


def _takes_title(page: _TitlePage, lines: list[str]) -> bool:
    """Take the title, with a subtitle and byline that may stand in the same block."""
    speaks = lines[0][:1] in set("\"“‘'«") and not is_capitals(lines[0])
    if (
        page.title
        or speaks
        or len(lines) > _TITLE_LINES
        or opens_note("\n".join(lines))
        or (read_heading(lines[0]) and not page.signed)
        or read_number(lines[0])
    ):
        return False
    named = is_title(lines[0].rstrip("!?")) or (page.signed and _may_be_title(lines[0]))
    if not (named and (len(lines) == 1 or _is_byline(lines) or _is_set_as_title(lines))):
        return False
    page.title = lines[0]
    page.author = page.author or _named(lines[1:])
    return True


def _may_be_title(line: str) -> bool:
    """Tell whether a line over a byline is a title without capitals, as French and Spanish have them."""
    return len(line) <= _TITLE_LENGTH and not ends_sentence(line)


def _is_set_as_title(lines: list[str]) -> bool:
    return all(is_title(line) or is_capitals(line) or _CREDIT.fullmatch(line) for line in lines)


def _takes_credit(page: _TitlePage, lines: list[str]) -> bool:
    """Take what stands between a title and its byline, and lines like `(1921)` or `Translated by B.`"""
    if not page.title:
        return page.headed and page.byline_follows
    subtitle = lines[0].lower().startswith("or") and _is_set_as_title(lines)
    return (
        page.byline_follows
        or subtitle
        or _WORKS.fullmatch(" ".join(lines)) is not None
        or all(
            _CREDIT.fullmatch(line) or line.casefold() in (page.title.casefold(), page.known.casefold())
            for line in lines
        )
    )


_PARTS = (_takes_fields, _takes_byline, _takes_name, _takes_title, _takes_credit)
