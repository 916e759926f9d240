"""HTML as browsers show it: hidden parts left out, words joined as seen, note and page numbers marked."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from lxml import etree

from drama.story.blocks import Draft, Role, ends_sentence
from drama.story.breaks import is_break
from drama.story.credits import WORK, authors_of, title_of, work_of
from drama.story.elements import BLOCKS, EMPHASIS, HEADINGS, HIDDEN, names_of, opens_markup, words_of
from drama.story.flow import Flow, Passage
from drama.story.links import is_power, name_notes
from drama.story.pictures import drawn_words, is_caption, is_ornament, letter, says_break
from drama.story.sites import credits_of, parts_of
from drama.story.stylesheet import SEEN, UNSEEN, hidden_classes
from drama.story.tree import parse

_STYLED = re.compile(r"font-style:\s*(?:italic|oblique)|font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

ROLES: dict[str, Role] = {
    "titlepage": "title page",
    "halftitlepage": "title page",
    "halftitle": "title page",
    "cover": "title page",
    "imprint": "licence",
    "colophon": "licence",
    "copyright-page": "licence",
    "toc": "contents",
    "doc-toc": "contents",
    "landmarks": "contents",
    "loi": "contents",
    "lot": "contents",
    "index": "contents",
    "footnote": "footnote",
    "footnotes": "footnote",
    "endnote": "footnote",
    "endnotes": "footnote",
    "rearnote": "footnote",
    "rearnotes": "footnote",
    "doc-footnote": "footnote",
    "doc-endnotes": "footnote",
    **dict.fromkeys(
        ("acknowledgments", "acknowledgements", "doc-acknowledgments", "contributors", "other-credits"),
        "front or back matter",
    ),
    **dict.fromkeys(("fff_chapter_notes", "fff_head_notes", "fff_foot_notes"), "author's note"),  # FanFicFare
    **dict.fromkeys(("pg-boilerplate", "transnote", "transnotes", "tnote"), "licence"),  # Project Gutenberg
    "figcaption": "image",
}
"""What a value of `epub:type`, `role` or `class` says a part of a book is (EPUB 3 Structural Semantics)."""

_GENERAL: frozenset[Role] = frozenset({"prose", "outside the reading order"})
"""Roles of which a part of a page may have a more exact one."""

_ARCHIVE_ROLES: dict[str, Role] = {"preface": "site text", "afterword": "site text", "tags": "site text"}
_ARCHIVE = re.compile(r"https?://(?:www\.)?archiveofourown\.org(?:/|$)", re.IGNORECASE)
_ARCHIVE_LINKS = etree.XPath("//*[@id='preface' or @id='afterword']//*[@class='message']//a/@href")
_WORK_ROLES: dict[frozenset[str], Role] = {  # by the classes that the site, not a writer's work skin, gives
    frozenset({"landmark", "heading"}): "site text",
    frozenset({"summary", "module"}): "site text",
    frozenset({"series", "module"}): "site text",
    frozenset({"children", "module"}): "site text",
    frozenset({"notes", "module"}): "author's note",
    frozenset({"title", "heading"}): "title page",
    frozenset({"byline", "heading"}): "title page",
}
_MARKS = frozenset(
    {"noteref", "doc-noteref", "footnote-ref", "fnanchor", "pagenum", "pageno", "pagebreak", "doc-pagebreak"}
)
_NOTE_NUMBER = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§]+)[\])]?|\[[a-z]{1,3}\]")
# How Google Docs, Word and LibreOffice link words to their notes and comments, and these back to the words.
_TO_NOTE = re.compile(r"#(?:cmnt|ftnt|_ftn|_edn|_msocom_|sd(?:foot|end)note(?=\d+sym))\d+(?:sym)?$")
_TO_WORDS = re.compile(
    r"#(?:(?:cmnt|ftnt)_ref|_(?:ftn|edn)ref|_msoanchor_|sd(?:foot|end)note(?=\d+anc))\d+(?:anc)?$"
)
_CALLED_NOTE = re.compile(
    r"(?:(?:content|trigger|chapter|story|author[’']?s?|spoilers?|more|end)\W+(?:and\W+)?)*"
    r"(?:notes?|warnings?|tags?)(?: for .*|\W*)|[ct]ws?\b.*",
    re.IGNORECASE,
)
_NOTE_TAGS = frozenset({"p", "div", "li", "td"})


@dataclass(frozen=True, slots=True)
class Context:
    """What the elements around a word make of it."""

    role: Role = "prose"
    level: int = 0
    grouped: int = 0
    emphasised: bool = False
    mark: bool = False
    power: bool = False
    quoted: bool = False
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML document: its root, its name inside an EPUB ("" on its own), and what is known about it.

    `titles` are chapter titles by the id they stand at ("" for the top), each with its rank; `first_line` is
    where the document starts in its file.
    """

    root: etree._Element
    part: str = ""
    role: Role = "prose"
    archive: bool = False
    titles: Mapping[str, tuple[int, str]] | None = None
    first_line: int = 1


def read(path: Path) -> Draft:
    """Return an HTML file as blocks; raises `StoryError` where it is not text or nothing can be parsed."""
    data = path.read_bytes()
    root = parse(data, path.name)
    name_notes({"": root})
    flow = Flow(path.name)
    pour(Page(root, archive=is_of_archive(root)), flow)
    title, author = credits_of(root)
    return flow.draft(title or title_of(root), author or authors_of(root))


def is_of_archive(root: etree._Element) -> bool:
    """Tell whether a document is a page of the Archive of Our Own, or downloaded: such have its message.

    A book may link to the Archive as well, and its preface is the story's.
    """
    links = cast(list[str], _ARCHIVE_LINKS(root))
    return any(map(_ARCHIVE.match, links)) or work_of(root) is not None


def pour(page: Page, flow: Flow) -> None:
    """Add a document's blocks to a flow."""
    _Pourer(page, flow).run()


def pour_fragment(source: str, flow: Flow, line: int) -> None:
    """Add the blocks of a piece of HTML that stands in another format, at a line of it; then its comments."""
    pieces, done = [], 0
    for start, end, _ in _comments(source):
        pieces += [source[done:start], "\n" * source.count("\n", start, end)]
        done = end
    shown = _OPENING.sub(_escaped, "".join([*pieces, source[done:]]))
    if _SPACE.sub("", _TAG.sub("", shown)) or _PARTS.search(shown):
        pour(Page(parse(shown.encode("utf-8"), flow.file, line), first_line=line), flow)
    pour_comments(source, flow, line)


def pour_comments(source: str, flow: Flow, line: int) -> None:
    """Add the words of the comments in a piece of HTML, set aside."""
    done = 0
    for start, _, words in _comments(source):
        line += source.count("\n", done, start)
        done = start
        flow.set_aside(words, "comment", line)


def _comments(source: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each comment starts and ends, and its words; one that never closes is none."""
    at = 0
    while (start := source.find("<!--", at)) >= 0:
        inside = start + len("<!--")
        empty = next((mark for mark in (">", "->") if source.startswith(mark, inside)), "")
        end = inside if empty else source.find("-->", inside)
        if end < 0:
            return
        at = end + len(empty or "-->")
        yield start, at, source[inside:end]


def _escaped(opening: re.Match[str]) -> str:
    """Return a `<` for a tag, and what is shown as one for any other, such as a comment that never closes."""
    is_tag = not opening["comment"] and opens_markup(opening.string, opening.start())
    return opening[0] if is_tag else f"&lt;{opening['comment'] or ''}"


_OPENING = re.compile(r"<(?P<comment>!--)?")
_TAG = re.compile(r"<[^<>]*>")
_PARTS = re.compile(r"<(?:hr\b|\w+\s[^<>]*\bclass\b)", re.IGNORECASE)  # scenes, without a word


class _Pourer:
    """Walks one document, gathering words into passages and passing each on where a block ends."""

    def __init__(self, page: Page, flow: Flow) -> None:
        self.page = page
        self.flow = flow
        self.passage = Passage()
        self.saved = page.archive and work_of(page.root) is not None
        self.parts = parts_of(page.root)
        self.stack = [Context(role="site text" if self.saved or self.parts else page.role)]
        self.titles = dict(page.titles or {})
        self.headed = _has_headings(page.root)
        self.hidden = hidden_classes(page.root)
        self.pending = self.titles.pop("", None)
        self.heading_level = 1
        self.ornament = ""  # what of a break the current block has, as long as it has no words
        self.parted = 0  # the line of an ornament that parts scenes if a paragraph follows

    def run(self) -> None:
        hidden = 0
        for event, element in etree.iterwalk(self.page.root, events=("start", "end", "comment", "pi")):
            if event in ("comment", "pi"):
                if not hidden:
                    self.words(element.tail, element)
            elif hidden or (event == "start" and self.is_hidden(element)):
                if element.tag == "svg" and event == "start" and not hidden:
                    self.picture(element)
                hidden += 1 if event == "start" else -1
                if not hidden:
                    self.words(element.tail, element)
            elif event == "start":
                self.enter(element)
            else:
                self.leave(element)
        self.flush()

    def is_hidden(self, element: etree._Element) -> bool:
        if element.tag in HIDDEN or element.get("hidden") is not None:
            return True
        own = element.get("style") or ""
        whole = element.tag in ("html", "body")  # hidden until a script has run
        classed = not whole and not self.hidden.isdisjoint((element.get("class") or "").split())
        return bool(UNSEEN.search(own)) or (classed and not SEEN.search(own))

    def enter(self, element: etree._Element) -> None:
        if element.tag in BLOCKS:
            self.flush()
            self.ornament = "break" if says_break(element) else self.ornament
            self.parted = 0 if is_caption(element) else self.parted
        self.pending = self.titles.pop(element.get("id") or "-", None) or self.pending
        context = self.context(element)
        self.stack.append(context)
        if element.tag == "hr":
            self.ornament = ""
            self.flow.rule(self.page.part, self.line(element))
        elif element.tag == "img":
            self.picture(element)
        elif element.tag == "br":
            self.passage.break_line(self.line(element))
        self.words(element.text, element)

    def leave(self, element: etree._Element) -> None:
        if element.tag in BLOCKS:
            if element.tag == "p" and not self.passage.length and not len(element):
                self.flow.widen()
            self.flush()
            self.end_wordless(element)
        self.stack.pop()
        self.words(element.tail, element)

    def end_wordless(self, element: etree._Element) -> None:
        """Part scenes where a block that ends has no words and is called a break, or has an ornament."""
        if self.ornament == "break":
            self.flow.rule(self.page.part, self.line(element))
        elif self.ornament:
            self.parted = self.line(element)
        self.ornament = ""

    def picture(self, element: etree._Element) -> None:
        """Say the letter a picture stands for, list the words drawn in it, or take it for an ornament."""
        context, line = self.stack[-1], self.line(element)
        words = "".join(self.passage.words).strip()
        if initial := letter(element):
            self.words(initial, element)
        elif element.tag == "svg" and (drawn := drawn_words(element)):
            self.flow.set_aside(drawn, "image", line, self.page.part)
        elif not words and context.role == "prose" and not context.level and is_ornament(element):
            self.ornament = self.ornament or "ornament"

    def context(self, element: etree._Element) -> Context:
        """Return the context inside an element."""
        outer = self.stack[-1]
        tag = element.tag
        role = self.role(element) if outer.role in _GENERAL else outer.role
        role = outer.role if role == "prose" else role
        if self.saved and element.get("id") == WORK:
            role = self.page.role
        role = self.parts.get(element, role)
        level = int(tag[1]) if tag in HEADINGS else outer.level
        if tag in HEADINGS:
            self.heading_level = level
        elif outer.grouped and tag == "p":
            level = min(6, self.heading_level + 1)
        return replace(
            outer,
            role=role,
            level=level,
            grouped=outer.grouped + (tag == "hgroup"),
            emphasised=outer.emphasised
            or tag in EMPHASIS
            or bool(_STYLED.search(element.get("style") or "")),
            mark=outer.mark or _is_mark(element),
            power=outer.power or (tag == "sup" and is_power(element)),
            quoted=outer.quoted or tag == "blockquote",
            verbatim=outer.verbatim or tag == "pre",
        )

    def role(self, element: etree._Element) -> Role:
        if element.tag in _NOTE_TAGS and _opens_note(element):
            return "footnote"
        if element.tag == "details" and _is_note(element):
            return "author's note"
        names = [element.tag, *names_of(element)]
        if self.saved:
            sites = (role for classes, role in _WORK_ROLES.items() if classes.issubset(names))
            return next(sites, "prose")
        known = _ARCHIVE_ROLES if self.page.archive else {}
        names += [element.get("id") or ""] if self.page.archive else []
        return next((role for name in names if (role := known.get(name) or ROLES.get(name))), "prose")

    def line(self, element: etree._Element) -> int:
        return self.page.first_line + (cast(int, element.sourceline) or 1) - 1

    def words(self, text: str | None, element: etree._Element) -> None:
        if not text:
            return
        context = self.stack[-1]
        self.ornament = "" if text.strip() else self.ornament
        text = text.translate(_RAISED) if context.power else text
        shown = text if context.verbatim else _SPACE.sub(" ", text)
        if not context.verbatim and not self.passage.ends_open():
            shown = shown.lstrip(" ")
        first = self.line(element)
        if context.verbatim:
            self.passage.append_lines(shown, first, emphasised=context.emphasised, mark=context.mark)
        elif shown:
            line = first + text[: len(text) - len(text.lstrip())].count("\n")
            self.passage.append(shown, line, emphasised=context.emphasised, mark=context.mark)

    def flush(self) -> None:
        """Pass on the words gathered, if any."""
        if not self.passage.length:
            return
        passage, self.passage = self.passage, Passage()
        context = self.stack[-1]
        words = "".join(passage.words)
        if self.pending and words.strip() and context.role == "prose":
            context = self.titled(passage, words, context)
        level = 0 if is_break(words.strip()) else context.level
        if self.parted and words.strip():
            told = context.role == "prose" and not level and self.flow.last_words(self.page.part)
            if told and ends_sentence(told):
                self.flow.rule(self.page.part, self.parted)
            self.parted = 0
        self.flow.add(passage, self.page.part, context.role, level, context.quoted)

    def titled(self, passage: Passage, words: str, context: Context) -> Context:
        """Put a title from the table of contents above these words.

        In a document with headings of its own, only words that say a title are a heading.
        """
        level, title = self.pending or (0, "")
        self.pending = None
        if not self.headed:
            self.flow.heading(title, self.page.part, passage.lines[0][1], level)
        elif not context.level and " ".join(words.split()).casefold() == title.casefold():
            return replace(context, level=level)
        return context


def _has_headings(root: etree._Element) -> bool:
    return any(map(words_of, root.iter(*HEADINGS)))


def _is_mark(element: etree._Element) -> bool:
    """Tell whether an element only points to a note or counts pages."""
    if not _MARKS.isdisjoint(names_of(element)) or _TO_NOTE.search(element.get("href") or ""):
        return True
    numbered = element.tag == "sup" and _NOTE_NUMBER.fullmatch(words_of(element)) is not None
    return numbered and not is_power(element)


def _is_note(details: etree._Element) -> bool:
    """Tell whether what readers open by a click is called a note or a warning, and no part of the story."""
    summary = details.find("summary")
    return summary is not None and _CALLED_NOTE.fullmatch(words_of(summary)) is not None


def _opens_note(element: etree._Element) -> bool:
    """Tell whether the first words inside an element are a link from a note back to where it belongs."""
    inner: etree._Element | None = element
    while inner is not None and not _TO_WORDS.search(inner.get("href") or ""):
        if (inner.text or "").strip():
            return False
        inner = next(inner.iterchildren(etree.Element), None)
    return inner is not None
