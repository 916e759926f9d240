"""The file of a screenplay: its text, in whatever encoding a program saved it, and what is none."""

import re
from codecs import BOM_UTF8
from pathlib import Path

from drama.errors import Place, Problem, ScriptError, StoryError
from drama.files import contents
from drama.story.encoding import decode, signed

_EXPORT = "export it as Fountain or as plain text from the program it was written in"
_SAVE = "save it as plain text, under a name that ends in .fountain, in your word processor"
_HINTS = {"an RTF document": _SAVE, "an old or locked Office document": _SAVE}
_MARKED_UP = (
    (re.compile(r"\s*<\?xml[^>]*>\s*<FinalDraft\b"), "a Final Draft file", _EXPORT),
    (re.compile(r"\s*<(?:\?xml|!doctype|html)\b", re.IGNORECASE), "an XML or HTML file", _EXPORT),
)
"""How texts begin that are no screenplay, what they are, and what to do."""


def text_of(path: Path) -> str:
    """Return the text of a screenplay without its byte-order mark, each line ending in a newline alone.

    What is not UTF-8 is read as stories are, by its byte-order mark or its letters; whoever changes a
    screenplay asks for UTF-8 (`drama.files.exact_text`). Raises `ScriptError` for what is no plain text.
    """
    data = contents(path, ScriptError)
    kind, _ = signed(data.removeprefix(BOM_UTF8).lstrip())
    if kind:
        raise _no_text(path, kind, _HINTS.get(kind, _EXPORT))
    text = _decoded(data, path).removeprefix("\ufeff")
    for pattern, kind, hint in _MARKED_UP:
        if pattern.match(text):
            raise _no_text(path, kind, hint)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, path: Path) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" not in text:
        return text
    try:
        return decode(data, str(path))
    except StoryError as wrong:
        raise ScriptError(*wrong.problems) from None


def _no_text(path: Path, kind: str, hint: str) -> ScriptError:
    return ScriptError(Problem(f"this is {kind}, not a screenplay in plain text", Place(str(path)), hint))
