"""Markdown as writers use it: headings, rules, emphasis, front matter; lists and code are prose."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block import StateBlock, fence, html_block
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, html_inline, link
from markdown_it.token import Token

from drama.story import html
from drama.story.blocks import Draft, ends_sentence
from drama.story.breaks import is_break
from drama.story.credits import in_a_row
from drama.story.elements import opens_markup
from drama.story.encoding import decode, refuse_garbled
from drama.story.flow import Flow, Passage
from drama.story.tables import pieces

# An indented paragraph is no code, `- Hello` is a line of dialogue, and `1986. A good year.` is no list:
# CommonMark would hide or change the words of each.
_NOT_IN_STORIES = ["code", "list"]

# What a link or picture is called, and its address, as Google Docs writes them at a document's end.
# CommonMark would take `[A/N]: thanks` for one as well; `[^1]: http://…` is a note.
_DEFINITION = re.compile(
    r"""\[(?!\^)(?P<label>[^\[\]\n]{1,300})\]:[ \t]*
    (?P<open><)?(?:[a-z][a-z0-9+.-]{1,20}:(?://)?(?=\S)|\#|\.{0,2}/|(?=[^\s<>]+\.(?:png|jpe?g|gif|webp|svg)\b))
    (?P<rest>(?(open)[^<>\n]*>|[^\s<>]*))
    (?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_DATA = re.compile(r"(?<=;base64),[^\s<>]*")
_NUMBER = re.compile(r"\[\d{1,4}\](?![\[(])")  # the mark of a note, whatever it is defined as

_FRONT_MATTER = re.compile(  # under a rule with an empty line, as in Pandoc, or speech is none
    r"---[ \t]*\n(?=\w|---|\.\.\.)"
    r"(?P<fields>(?:\w[\w -]{0,39}:.*\n|[ \t-].*\n|\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_FIELD = re.compile(
    r"^(?P<name>title|authors?|by):[ \t]*(?P<value>.+|(?:\n[ \t]*-[ \t].*)+)$", re.MULTILINE | re.IGNORECASE
)
_ENTRY = re.compile(r""" *(?:"([^"\n]*)"|'([^'\n]*)'|([^"',\s][^,\n]*))""")
_ENTRY_MARK = re.compile(r"^[ \t]*-[ \t]+(?:name:[ \t]*)?", re.MULTILINE)
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_INLINE_EMPHASIS = re.compile(r"<(?P<close>/?)(?:i|em|b|strong)>", re.IGNORECASE)
_SENTENCE_LENGTH = (
    60  # characters; a longer "heading" over --- that ends a sentence is a paragraph over a rule
)
_ANCHOR = re.compile(r"\{[#.][^{}\n]{1,300}\}\s*$")  # `# Two: the inn {#two:-the-inn}`
_NOTE_MARK = re.compile(r"(\[\^[^\]\s]{1,40}\])")  # `said Tom.[^1]`
_NOTE = re.compile(rf"{_NOTE_MARK.pattern}:")
_OPENS = frozenset({"em_open", "strong_open"})
_CLOSES = frozenset({"em_close", "strong_close"})


def read(path: Path) -> Draft:
    """Return a Markdown file as blocks; raises `StoryError` where its bytes are not text."""
    text = decode(path.read_bytes(), path.name)
    refuse_garbled(text, path.name)
    flow = Flow(path.name)
    front = _FRONT_MATTER.match(text)
    body, offset = (text[front.end() :], text.count("\n", 0, front.end())) if front else (text, 0)
    if front:
        passage = Passage()
        passage.append(front[0].strip(), 1)
        flow.add(passage, role="title page")
    _Writer(flow, offset).run(_parser().parse(body))
    fields = _fields(front["fields"]) if front else {}
    author = next((fields[name] for name in ("author", "authors", "by") if name in fields), "")
    return flow.draft(fields.get("title", ""), author)


def _parser() -> MarkdownIt:
    """Return CommonMark without what hides words: no tag is called `<Are you there>`, `~~~` parts scenes."""
    parser = MarkdownIt("commonmark").disable(_NOT_IN_STORIES).enable("strikethrough")
    parser.block.ruler.at("fence", _fence, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    parser.block.ruler.at("html_block", _html_block, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.block.ruler.at("reference", _reference, {"alt": ["paragraph", "blockquote"]})
    parser.core.ruler.before("inline", "anchors", _anchors)
    parser.core.ruler.before("inline", "tables", _tables)
    parser.inline.ruler.at("html_inline", _html_inline)
    parser.inline.ruler.at("link", _link)
    return parser


def _fence(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    start = state.bMarks[first] + state.tShift[first]
    return state.src.startswith("`", start) and fence(state, first, last, silent)


def _html_block(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    start = state.bMarks[first] + state.tShift[first]
    return opens_markup(state.src, start) and html_block(state, first, last, silent)


def _reference(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    found = _DEFINITION.match(state.src, state.bMarks[first] + state.tShift[first])
    if found is None or silent:
        return found is not None
    label = normalizeReference(found["label"])
    state.env.setdefault("references", {}).setdefault(label, {"href": "", "title": ""})
    token = state.push("definition", "", 0)
    token.content, token.map = _DATA.sub("", found[0]), [first, first + 1]
    state.line = first + 1
    return True


def _anchors(state: StateCore) -> None:
    """Take what links call a heading from its words."""
    for opening, token in pairwise(state.tokens):
        found = _ANCHOR.search(token.content) if opening.type == "heading_open" else None
        if found:
            token.content, token.meta["anchor"] = token.content[: found.start()].rstrip(), found[0].strip()


def _tables(state: StateCore) -> None:
    """Make a paragraph of every row of a table; CommonMark has none, and others drop cells without a head."""
    tokens: list[Token] = []
    for before, token in pairwise([Token("", "", 0), *state.tokens]):
        rows = [*pieces(token.content.split("\n"))] if before.type == "paragraph_open" else []
        first = token.map[0] if token.map else 0
        if [words for *_, words in rows] in ([], [token.content]):
            tokens.append(token)
            continue
        tokens.pop()
        for start, end, words in rows:
            opening = replace(before, map=[first + start, first + end])
            inner = replace(token, content=words, map=opening.map, children=[], meta={"goes on": start > 0})
            tokens += [opening, inner, Token("paragraph_close", "p", -1)]
        tokens.pop()
    state.tokens = tokens


def _link(state: StateInline, silent: bool) -> bool:
    return _NUMBER.match(state.src, state.pos) is None and link(state, silent)


def _html_inline(state: StateInline, silent: bool) -> bool:
    return opens_markup(state.src, state.pos) and html_inline(state, silent)


def _fields(front: str) -> dict[str, str]:
    return {found["name"].lower(): _value(found["value"].strip()) for found in _FIELD.finditer(front)}


def _value(words: str) -> str:
    """Return what a field says: words, or the entries of a list, in brackets or a row each."""
    if not (words.startswith("- ") or (words[:1] == "[" and words[-1:] == "]")):
        return words.strip("\"'")
    entries = _ENTRY_MARK.sub("", words) if words[:1] == "-" else words[1:-1]
    return in_a_row("".join(found.groups("")) for found in _ENTRY.finditer(entries))


@dataclass(slots=True)
class _Writer:
    """Turns the tokens of a document into blocks."""

    flow: Flow
    offset: int
    quoted: int = 0
    last_line: int = 0

    def run(self, tokens: Sequence[Token]) -> None:
        each_line = _is_paragraph_a_line(tokens)
        for before, token in pairwise([Token("", "", 0), *tokens]):
            if token.type == "inline":
                self.paragraph(before, token, each_line)
            elif token.type == "hr":
                self.flow.rule("", self.line(token))
            elif token.type == "html_block":
                html.pour_fragment(token.content, self.flow, self.line(token))
            elif token.type == "definition":
                self.flow.set_aside(token.content, "markup", self.line(token))
            elif token.type == "fence":
                self.verbatim(token)
            elif token.type.startswith("blockquote"):
                self.quoted += token.nesting

    def line(self, token: Token) -> int:
        """Return the line of the file a token starts on, widening the gap by the empty lines before it."""
        first, last = token.map or (self.last_line, self.last_line)
        for _ in range(first - self.last_line):
            self.flow.widen()
        self.last_line = last
        return first + 1 + self.offset

    def paragraph(self, opening: Token, token: Token, each_line: bool) -> None:
        line = self.line(token)
        if token.meta.get("goes on"):
            self.flow.go_on()
        children = token.children or []
        passage = _passage(children, line, each_line)
        words = "".join(passage.words)
        underlined = opening.markup == "-" and len(words) > _SENTENCE_LENGTH and ends_sentence(words)
        level = int(opening.tag[1]) if opening.type == "heading_open" else 0
        if level and not words.strip():
            self.flow.rule("", passage.lines[0][1] if passage.lines else self.last_line + self.offset)
        else:
            level = 0 if underlined or is_break(words) else level
            self.flow.add(passage, level=level, quoted=self.quoted > 0)
        if underlined:
            self.flow.rule("", self.last_line + self.offset)
        self.flow.set_aside(token.meta.get("anchor", ""), "markup", line)
        self.asides(children, line)

    def asides(self, children: Sequence[Token], line: int) -> None:
        """Set aside what stands in a paragraph and is not said: comments, and the words for pictures."""
        for token in children:
            if token.type == "html_inline":
                html.pour_comments(token.content, self.flow, line)
            elif token.type == "image":
                self.flow.set_aside(token.content, "image", line)
            line += token.type in ("softbreak", "hardbreak") or token.content.count("\n")

    def verbatim(self, token: Token) -> None:
        line = self.line(token)
        self.flow.set_aside(token.info, "markup", line)
        self.flow.add(_as_it_stands(token.content, line + 1))


def _as_it_stands(words: str, line: int) -> Passage:
    passage = Passage()
    passage.append_lines(words, line)
    return passage


def _passage(children: Sequence[Token], line: int, each_line: bool) -> Passage:
    passage = Passage()
    depth = 0
    for token, after in pairwise([*children, Token("", "", 0)]):
        depth += (token.type in _OPENS) - (token.type in _CLOSES) + _html_emphasis(token)
        if _is_line_break(token):
            passage.break_line(line, emphasised=depth > 0)
        words = _words(token, each_line or _NOTE.match(after.content) is not None)
        for piece in filter(None, _NOTE_MARK.split(words)):
            mark = _NOTE_MARK.fullmatch(piece) is not None
            passage.append(piece, line, emphasised=depth > 0, mark=mark)
        line += token.type in ("softbreak", "hardbreak") or token.content.count("\n")
    return passage


def _words(token: Token, each_line: bool) -> str:
    if token.type == "softbreak":
        return "\n\n" if each_line else "\n"
    return token.content if token.type in ("text", "code_inline", "text_special") else ""


def _is_line_break(token: Token) -> bool:
    return token.type == "hardbreak" or (
        token.type == "html_inline" and _LINE_BREAK.fullmatch(token.content) is not None
    )


def _html_emphasis(token: Token) -> int:
    found = _INLINE_EMPHASIS.fullmatch(token.content) if token.type == "html_inline" else None
    return (-1 if found["close"] else 1) if found else 0


def _is_paragraph_a_line(tokens: Sequence[Token]) -> bool:
    """Tell whether a file puts every paragraph on a line of its own without empty lines between."""
    inner = [line for token in tokens if token.type == "inline" for line in token.content.split("\n")[:-1]]
    return len(inner) > 1 and sum(map(ends_sentence, inner)) > 0.8 * len(inner)
