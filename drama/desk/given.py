"""What was given where a screenplay belongs: what it is, and what to give instead."""

from pathlib import Path

from drama.desk.manuscript import other_story
from drama.errors import Place, Problem
from drama.files import missing, typed
from drama.show.project import SCREENPLAYS
from drama.story.reader import EXPORT, FORMATS, OTHER_SCREENPLAYS, ended_twice


def instead(path: Path) -> Problem:
    """Return what is told of a path that is no screenplay."""
    if not path.exists():
        hidden = path.with_name(f"{path.name}.txt")  # as Windows and macOS show it: without its last ending
        return (hidden.is_file() and ended_twice(hidden)) or missing(path, SCREENPLAYS)
    if path.is_file() and (twice := ended_twice(path)):
        return twice
    what, hint = _kind(path)
    return Problem(what, Place(str(path)), hint)


def _kind(path: Path) -> tuple[str, str]:
    """Return what is there that is no screenplay, and what to give instead."""
    if path.is_dir():
        return "this is a folder, not a screenplay (.fountain)", "name a screenplay in it"
    if (suffix := path.suffix.lower()) not in FORMATS:
        hint = EXPORT if suffix in OTHER_SCREENPLAYS else "name one, or make one: drama convert STORY"
        return "this is not a screenplay (.fountain)", hint
    beside = path.with_suffix(SCREENPLAYS[0])
    for its in (beside, Path(beside.name)):  # a story that is in no show has it in the current folder
        if its.is_file() and not other_story(its, path):
            return "this is a story, not a screenplay (.fountain)", f"name its screenplay: {typed(its)}"
    return "this is a story, not a screenplay (.fountain)", f"make one of it: drama convert {typed(path)}"
