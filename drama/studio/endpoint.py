"""What an endpoint is: a row of a table that says how it is asked, and the function that answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from drama.studio.show import Show

Method = Literal["GET", "PUT", "POST", "DELETE"]


@dataclass(frozen=True, slots=True)
class Ask:
    """A request: the names in its path, its query, its body as the endpoint's `form`, and its version.

    `version` is that of the state the change was made on (`If-Match`), "" where none was sent; `upload` is
    the file that came with it, gone after the answer.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    form: Any = None
    version: str = ""
    upload: Path | None = None

    @property
    def episode(self) -> str:
        """The episode asked about."""
        return self.names["episode"]


@dataclass(frozen=True, slots=True)
class Sound:
    """An answer that is a file to listen to, or with a `name` one to keep; parts of it may be asked for."""

    path: Path
    media_type: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Upload:
    """What may be sent to an endpoint: how many bytes at most, and which endings and media types."""

    largest: int
    kinds: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One thing that can be asked for: `path` goes on from `/api/`, `answer` returns a dataclass or `Sound`.

    `form` is the dataclass a body must be; an endpoint with an `upload` takes a file instead.
    """

    method: Method
    path: str
    answer: Callable[[Show, Ask], object]
    form: type | None = None
    upload: Upload | None = None
