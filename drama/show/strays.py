"""Keys under `episodes:` that no screenplay goes by: what they say reaches no episode.

A show may say something of episodes that are not written yet. Such a key is told where an episode has no key
of its own, which it may be meant to be.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from drama.errors import Place, Problem, closest
from drama.script.model import plain
from drama.show.about import composed
from drama.show.project import CARD, SHOW_FILE, Project


@dataclass(frozen=True, slots=True)
class Stray:
    """A key that names no episode: the one it is `meant` for, "" where none is near, and where it stands.

    It is `sure` where it is that name but for capitals, the ending of a file, a folder, or how words are
    joined.
    """

    key: str
    meant: str
    sure: bool
    place: Place | None

    @property
    def problem(self) -> Problem:
        """What is wrong with it."""
        what = f"under episodes: there is '{self.key}', and no screenplay {self.key}.fountain in the show"
        if self.meant:
            return Problem(what, self.place, f"did you mean '{self.meant}'?")
        return Problem(what, self.place, "an episode goes by the name of its screenplay, without .fountain")


def strays(show: Project, episodes: Iterable[str]) -> tuple[Stray, ...]:
    """Return the keys that name no episode of a show, while one of `episodes` has no key of its own."""
    told = show.about.episodes
    open_ = [name for name in episodes if composed(name) not in told]
    if not open_ or not told:
        return ()
    published = (path.name.removesuffix(CARD) for path in show.output_folder.glob(f"*/*{CARD}"))
    known = set(map(composed, (*show.screenplays(), *published)))
    return tuple(_stray(show, key, open_) for key in told if key not in known)


def _stray(show: Project, key: str, open_: Iterable[str]) -> Stray:
    place = show.place_of("episodes", key) or Place(str(show.root / SHOW_FILE))
    bare = PurePosixPath(key.replace("\\", "/")).name
    same = {plain(bare), plain(Path(bare).stem)}
    if meant := next((name for name in open_ if plain(name) in same), ""):
        return Stray(key, meant, True, place)
    alike = {plain(name): name for name in open_ if _numbers(name) == _numbers(bare)}
    return Stray(key, alike.get(closest(plain(bare), alike), ""), False, place)


def _numbers(name: str) -> list[int]:
    """Return the numbers in a name: two names that differ in them are two episodes."""
    return list(map(int, re.findall(r"[0-9]+", name)))
