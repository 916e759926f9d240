"""A story file of any supported format, read into one `Story`."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import cast

from drama.errors import Place, Problem, StoryError
from drama.files import MISNAMED, is_misnamed, missing, typed
from drama.story.blocks import Draft
from drama.story.model import Story
from drama.story.structure import build

FORMATS = {
    ".txt": "plain",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".epub": "epub",
    ".docx": "docx",
}
"""The module of this package that reads files with each ending."""

_WRITTEN = (".doc", ".docm", ".dot", ".dotx", ".fodt", ".odt", ".pages", ".pdf", ".rtf", ".wpd", ".wps")
"""The endings of what word processors write or open, and can save as .docx."""

_SCREENPLAYS = (".fountain", ".spmd")
_PLAIN = ("plain", "markdown")

OTHER_SCREENPLAYS = (".celtx", ".fadein", ".fdr", ".fdx", ".fdxt", ".highland", ".kitsp", ".trelby")
"""The endings of screenplays that only the program they were written in opens."""

EXPORT = "export it as Fountain from the program it was written in"

MAX_BYTES = 100_000_000
"""The longest novels are 10 MB of text; with pictures, books stay below this."""


def read(path: Path) -> Story:
    """Return the story in a file, every character of it in a paragraph or set aside with the reason.

    The ending of the file's name says how it is read. Raises `StoryError` for a file that is missing, empty,
    too large, broken, protected, of another kind, or without a word to speak.
    """
    check_story(path)
    module = import_module(f"drama.story.{FORMATS[path.suffix.lower()]}")
    try:
        draft = cast(Callable[[Path], Draft], module.read)(path)
    except OSError as wrong:
        raise StoryError(Problem(f"the file cannot be opened: {wrong.strerror}", Place(path.name))) from wrong
    if not any(map(str.isalnum, draft.text)):
        raise StoryError(Problem("there are no words in this file", Place(path.name)))
    story = build(draft)
    return story if story.title else replace(story, title=path.stem.replace("_", " ").strip())


def check_story(path: Path) -> None:
    """Check what can be told of a story without reading it; raises `StoryError` as `read` does."""
    if path.is_dir():
        hint = f"name a file in it: {_hint('')}"
        raise StoryError(Problem("this is a folder, not a story", Place(str(path)), hint))
    if not path.is_file():
        raise StoryError(missing(path, FORMATS))
    if twice := ended_twice(path):
        raise StoryError(twice)
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise StoryError(
            Problem(
                f"a story cannot be read from {_kind(suffix)} file",
                Place(path.name),
                _hint(suffix),
            )
        )
    if is_misnamed(path):
        raise StoryError(Problem(MISNAMED, Place(str(path)), "give it another name"))
    size = path.stat().st_size
    if not size:
        raise StoryError(Problem("the file is empty", Place(path.name)))
    if size > MAX_BYTES:
        problem = f"the file is larger than {MAX_BYTES // 1_000_000} MB"
        raise StoryError(Problem(problem, Place(path.name), "split it, or leave the pictures out"))


def ended_twice(path: Path) -> Problem | None:
    """Return what is told of a screenplay with another ending behind its own, as text editors put there."""
    meant, behind = path.with_suffix(""), path.suffix
    if meant.suffix.lower() not in _SCREENPLAYS or path.suffix.lower() in _SCREENPLAYS:
        return None
    formatted = behind.lower() in (*_WRITTEN, *FORMATS) and FORMATS.get(behind.lower()) not in _PLAIN
    hint = f"{'save it as plain text under the name' if formatted else 'rename it to'} {typed(meant)}"
    if meant.exists():
        hint = f"give {typed(meant)} instead, or rename this one to another name that ends so"
    return Problem(f"this is a screenplay with {behind} behind its name", Place(str(path)), hint)


def _kind(suffix: str) -> str:
    return f"{'an' if suffix[1:2] in set('aeiou') else 'a'} {suffix}" if suffix else "this kind of"


def _hint(suffix: str) -> str:
    if suffix in _SCREENPLAYS:
        return "this is a screenplay: give it to `drama render`"
    if suffix in OTHER_SCREENPLAYS:
        return f"{EXPORT}, and give that to `drama cast` and `drama render`"
    saved = "open it in your word processor and save it as .docx; " if suffix in _WRITTEN else ""
    return f"{saved}stories can be {', '.join(FORMATS)}"
