"""What a screenplay was made from, held against the story as it is now and the chapters asked for now."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from drama.desk import manuscript
from drama.errors import Place, Problem, ScriptError
from drama.files import typed
from drama.story.choose import choose, covers

if TYPE_CHECKING:  # reading stories is much to load
    from drama.adaptation import Adaptation

_MOST = 0.5
"""The share of lines that two screenplays of one story have in common, though it was edited."""


def check_chapters(screenplay: Path, story: Path, chapters: str) -> None:
    """Check that the `chapters` asked for ("" for all) have all that a story's screenplay holds.

    Raises `ScriptError` where some would be lost, and with them their episode, which goes by the same name,
    and `StoryError` where the story does not have them.
    """
    held = _held(screenplay, story)
    if held is None or chapters in ("", held):
        return
    _check_there(story, chapters)
    if covers(chapters, held):
        return
    what = f"this screenplay holds {_named(held)} of {story.name}, and {_named(chapters)} would replace it"
    beside = _convert(story, chapters)
    free = typed(_apart(screenplay, chapters))
    hint = f"keep both: {beside} --to {free}; or replace it: {beside} --replace"
    raise ScriptError(Problem(what, Place(str(screenplay)), hint))


def grown(screenplay: Path, story: Path, chapters: str) -> Iterator[Problem]:
    """Yield that a screenplay is made of more `chapters` of its story now ("" for all), and its episode too.

    Nothing in it is lost, but who wanted an episode of its own for every chapter has to say so.
    """
    held = _held(screenplay, story)
    if not held or not covers(chapters, held) or covers(held, chapters) or manuscript.is_edited(screenplay):
        return
    what = f"this holds {_named(held)} of {story.name}; it and its episode become those of {_named(chapters)}"
    free = typed(_apart(screenplay, held))
    hint = f"for an episode of its own: {_convert(story, held)} --to {free}, then: drama make {free}"
    yield Problem(what, Place(str(screenplay)), hint)


def held_of(screenplay: Path, chapters: str) -> str:
    """Return what to add of a screenplay that is used as it is, and has other `chapters` than asked for."""
    held = manuscript.source_chapters(screenplay)
    return f" and holds {_named(held)}" if held and held != chapters else ""


def _held(screenplay: Path, story: Path) -> str | None:
    """Return which chapters of a story a screenplay has, "" for all; None where it is not made of it."""
    made = manuscript.story_of(screenplay)
    if not screenplay.is_file() or made is None or not story.is_file() or not made.is_file():
        return None
    return manuscript.source_chapters(screenplay) if made.samefile(story) else None


def _apart(screenplay: Path, chapters: str) -> Path:
    """Return a name beside a screenplay for that of some chapters."""
    return screenplay.with_stem(f"{screenplay.stem}-{chapters.replace(' ', '').replace(',', '+')}")


def _check_there(story: Path, chapters: str) -> None:
    """Check that a story has some chapters; raises `StoryError`."""
    from drama.story.reader import read

    choose(read(story), chapters)


def again(screenplay: Path, story: Path, chapters: str) -> str:
    """Return the command that makes a screenplay anew from its story; an edited one is kept as .bak."""
    return f"{_convert(story, chapters)} --to {typed(screenplay)} --replace"


def _convert(story: Path, chapters: str) -> str:
    """Return the command that converts chapters of a story, or all of it."""
    return f"drama convert {typed(story)}" + (f" --chapters {typed(chapters)}" if chapters else "")


def changed_story(screenplay: Path) -> Iterator[Problem]:
    """Yield that the story of a screenplay was changed since, where that is known."""
    story, before = manuscript.story_of(screenplay), manuscript.source_digest(screenplay)
    if story is None or not before or not story.is_file():
        return
    if manuscript.digest(story.read_bytes()) != before:
        hint = f"to take that over: {again(screenplay, story, manuscript.source_chapters(screenplay))}"
        what = f"the story {story.name} was changed since this screenplay was made of it"
        yield Problem(what, Place(str(screenplay)), hint)


def renamed(screenplay: Path, adaptation: "Adaptation") -> Iterator[Problem]:
    """Yield screenplays beside a new one that say the same, and were made from a story that is gone.

    Its file may only have another name now, and what was corrected would be asked again.
    """
    if screenplay.exists():
        return
    lines = {one.line for one in adaptation.converted.origins}
    story = adaptation.source.path
    for former in manuscript.accounted(screenplay):
        if _says(former, lines):
            made = manuscript.story_of(former)
            what = f"{former.name} says the same, and was made from {made}, which is not there"
            keep = f"{_convert(story, '')} --to {typed(former)}"
            hint = f"if that is called {story.name} now, this keeps its corrections and its episode: {keep}"
            yield Problem(what, Place(str(former)), hint)


def _says(former: Path, lines: Collection[str]) -> bool:
    """Return whether a screenplay whose story is gone has most of some lines."""
    story = manuscript.story_of(former)
    if not former.is_file() or story is None or story.exists():
        return False
    try:
        there = {one.line for one in manuscript.origins(former)}
    except ScriptError:  # a damaged account is told of to whoever opens it
        return False
    return len(there.intersection(lines)) > _MOST * max(len(there), len(lines))


def _named(chapters: str) -> str:
    """Return what chosen chapters are called."""
    if not chapters:
        return "all chapters"
    return f"chapter {chapters}" if chapters.isdigit() else f"chapters {chapters}"
