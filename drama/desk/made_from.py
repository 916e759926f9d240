"""What a screenplay was made from, held against the story as it is now and the chapters asked for now."""

from collections.abc import Iterator
from pathlib import Path

from drama.desk import manuscript
from drama.errors import Place, Problem, ScriptError
from drama.files import typed
from drama.story.choose import covers


def check_chapters(screenplay: Path, story: Path, chapters: str) -> None:
    """Check that the `chapters` asked for ("" for all) have all that a story's screenplay holds.

    Raises `ScriptError` where some would be lost, and with them their episode, which goes by the same name.
    """
    made = manuscript.story_of(screenplay)
    if not screenplay.is_file() or made is None or not story.is_file() or not made.is_file():
        return
    held = manuscript.source_chapters(screenplay)
    if not made.samefile(story) or covers(chapters, held):
        return
    free = screenplay.with_stem(f"{screenplay.stem}-{chapters.replace(' ', '').replace(',', '+')}")
    what = f"this screenplay holds {named(held)} of {story.name}, and {named(chapters)} would replace it"
    beside = f"drama convert {typed(story)} --chapters {typed(chapters)}"
    hint = f"keep both: {beside} --to {typed(free)}; or replace it: {beside} --replace"
    raise ScriptError(Problem(what, Place(str(screenplay)), hint))


def again(screenplay: Path, story: Path, chapters: str) -> str:
    """Return the command that makes a screenplay anew from its story; an edited one is kept as .bak."""
    chosen = f" --chapters {typed(chapters)}" if chapters else ""
    return f"drama convert {typed(story)}{chosen} --to {typed(screenplay)} --replace"


def changed_story(screenplay: Path) -> Iterator[Problem]:
    """Yield that the story of a screenplay was changed since, where that is known."""
    story, before = manuscript.story_of(screenplay), manuscript.source_digest(screenplay)
    if story is None or not before or not story.is_file():
        return
    if manuscript.digest(story.read_bytes()) != before:
        hint = f"to take that over: {again(screenplay, story, manuscript.source_chapters(screenplay))}"
        what = f"the story {story.name} was changed since this screenplay was made of it"
        yield Problem(what, Place(str(screenplay)), hint)


def named(chapters: str) -> str:
    """Return what chosen chapters are called."""
    if not chapters:
        return "all chapters"
    return f"chapter {chapters}" if chapters.isdigit() else f"chapters {chapters}"
