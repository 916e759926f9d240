"""What is answered when something cannot be done: a status, and problems in the words of `drama.errors`."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from drama.errors import DramaError, Problem, UncastError
from drama.files import real


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem as the page is told of it: what, the file as seen from the show, its line or 0, a hint."""

    what: str
    file: str = ""
    line: int = 0
    hint: str = ""


UNFIT = 422
"""The status of a `DramaError`: the request was understood, and what it asks for is the user's to mend."""


class RequestError(Exception):
    """A request that is not fulfilled: its HTTP status, and why.

    400 is a request that makes no sense, 404 something that is not there, 409 a state that does not allow it,
    413 and 415 an upload that is too large or of another kind.
    """

    def __init__(self, status: int, *problems: Problem) -> None:
        self.status, self.problems = status, problems
        super().__init__("; ".join(map(str, problems)))


class ConflictError(RequestError):
    """A change that was made on a state that is not there any more; `theirs` is the state there is now."""

    def __init__(self, theirs: object) -> None:
        hint = "look at both, then make the change again or leave it"
        super().__init__(409, Problem("this was changed meanwhile, here or in another program", hint=hint))
        self.theirs = theirs


class UnknownNameError(RequestError):
    """A name that is nobody's, and `near` to somebody's: the page asks which of the two is meant."""

    def __init__(self, called: str, near: str) -> None:
        super().__init__(UNFIT, Problem(f"nobody is called '{called}' (did you mean '{near}'?)"))
        self.called, self.near = called, near


def status_of(error: RequestError | DramaError) -> int:
    """Return the HTTP status an error is answered with."""
    return error.status if isinstance(error, RequestError) else UNFIT


def told_of(error: RequestError | DramaError) -> tuple[Problem, ...]:
    """Return the problems of an error as the page tells them, where voices are proposed by a button."""
    if not isinstance(error, UncastError):
        return error.problems
    count = len(error.problems)
    what = "a role has no voice yet" if count == 1 else f"{count:,} roles have no voice yet"
    return (Problem(what, hint="Propose voices, under Casting"), *error.alike)


def troubles(problems: Iterable[Problem], root: Path) -> tuple[Trouble, ...]:
    """Return problems for the page, their files named as seen from the show's folder."""
    return tuple(
        Trouble(
            one.what,
            _seen_from(root, one.place.file) if one.place else "",
            one.place.line if one.place else 0,
            one.hint,
        )
        for one in problems
    )


def _seen_from(root: Path, file: str) -> str:
    path, home = real(Path(file)), real(root)
    return path.relative_to(home).as_posix() if path.is_relative_to(home) else Path(file).name
