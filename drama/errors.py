"""Everything that can go wrong for a user, in the user's words.

DramaError                 exit code 1, never raised itself
├── StoryError      3      a story file that cannot be read
├── ScriptError     4      a screenplay with something the show cannot play
├── CastError       5      a voice map that is wrong, or a role without a voice
├── SoundError      6      a cue without a sound, or a sound file that cannot be read
├── EngineError     7      a speech engine that is missing, hangs or returns nothing
├── OutputError     8      the finished file cannot be made or written
├── VerbatimError   9      a character of the story is neither spoken nor listed
├── ProjectError   10      a show folder or show.yaml that is wrong, closed to the user, or in use
├── RightsError    11      something in an episode that may not be passed on
└── ClusterError   13      a cluster that does not answer, or whose workers cannot speak

12 is what `drama qc` says of a file that fails.

An error carries every problem of its kind at once; each says where, what, and what to do.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file, as an editor counts it from 1; line 0 is the file as a whole."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: what, where, and what the user can do about it."""

    what: str
    place: Place | None = None
    hint: str = ""

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.what}" + (f"\n  hint: {self.hint}" if self.hint else "")


class DramaError(Exception):
    """A mistake that is the user's to mend; caught once in each shell."""

    exit_code: ClassVar[int] = 1

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))

    def __reduce__(self) -> tuple[type["DramaError"], tuple[Problem, ...]]:
        # Speech workers raise these in another process; the default would pass the message on as a problem.
        return type(self), self.problems


class StoryError(DramaError):
    """A story file that cannot be read."""

    exit_code = 3


class ScriptError(DramaError):
    """A screenplay with something that cannot be played."""

    exit_code = 4


class CastError(DramaError):
    """A voice map that is wrong, or a role without a voice."""

    exit_code = 5


class UncastError(CastError):
    """Roles without a voice; `alike` are the problems of those that may be somebody who has one."""

    def __init__(self, *problems: Problem, alike: Iterable[Problem] = ()) -> None:
        super().__init__(*problems)
        self.alike = tuple(alike)


class SoundError(DramaError):
    """A cue without a sound, or a sound that cannot be read."""

    exit_code = 6


class EngineError(DramaError):
    """A speech engine that is missing, hangs, or returns nothing."""

    exit_code = 7


class OutputError(DramaError):
    """A finished file that cannot be made or written."""

    exit_code = 8


class DamagedError(OutputError):
    """A take in the cache that cannot be read; it has left the cache, and is made anew when asked for."""


class VerbatimError(DramaError):
    """A character of the story that is neither spoken nor listed as not spoken."""

    exit_code = 9


class ProjectError(DramaError):
    """A show folder that is wrong, or in use by another render."""

    exit_code = 10


class RightsError(DramaError):
    """Something in an episode without a licence, or with one that does not let everybody pass it on."""

    exit_code = 11


class ClusterError(DramaError):
    """A cluster that does not answer, or with workers that cannot speak the show."""

    exit_code = 13


def nearest(word: str, known: Iterable[str]) -> str:
    """Return ` (did you mean 'x'?)` for the nearest known word, or nothing."""
    close = closest(word, known)
    return f" (did you mean '{close}'?)" if close else ""


def closest(word: str, known: Iterable[str]) -> str:
    """Return the nearest known word, capitals or not; "" where none is near."""
    there: dict[str, str] = {}
    for one in known:
        there.setdefault(one.casefold(), one)
    return next((there[one] for one in get_close_matches(word.casefold(), there, n=1)), "")
