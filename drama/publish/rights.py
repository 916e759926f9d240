"""The rights manifest: everything that is heard in an episode, whose it is and under which licence."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from drama.errors import Place, Problem, RightsError

SCHEMA = "drama.rights/1"

RightKind = Literal["sound", "voice", "recording", "font"]

_NOT_FOR_ALL = re.compile(
    r"\bNC\b|non-?commercial|all rights reserved|personal use|not for \w+|\bunknown\b",
    re.IGNORECASE,
)
"""Words of licences that do not let everybody pass the episode on; Creative Commons writes NC."""


@dataclass(frozen=True, slots=True)
class Right:
    """Something of an episode that somebody made: `name` is what to call it, `file` where it comes from."""

    kind: RightKind
    name: str
    licence: str
    credit: str = ""
    file: str = ""

    @property
    def fault(self) -> str:
        """What keeps an episode with it from being passed on, "" where nothing does."""
        if not self.licence:
            return "has no licence"
        return f"is licensed '{self.licence}'" if _NOT_FOR_ALL.search(self.licence) else ""


def check(rights: Iterable[Right], allowed: Sequence[str], file: str) -> None:
    """Raise `RightsError` with everything that may not be passed on, unless it is allowed by name.

    `file` is where the names that are allowed stand.
    """
    problems = [
        Problem(
            f"the {right.kind} '{right.name}' {right.fault}",
            Place(right.file) if right.file else None,
            f"{_HOW[right.kind]}, or allow it in {file} under rights: {{allow: [{right.name}]}}",
        )
        for right in rights
        if right.fault and right.name not in allowed
    ]
    if problems:
        raise RightsError(*problems)


_HOW: dict[RightKind, str] = {
    "sound": "write licence: and credit: in sfx/catalogue.yaml",
    "voice": "use a voice whose licence lets you",
    "recording": "write the licence your actors gave in show.yaml under rights: {recordings: ...}",
    "font": "use another font",
}


def to_json(rights: Sequence[Right]) -> str:
    """Return the manifest as JSON that a person can read."""
    rows = [{key: value for key, value in asdict(right).items() if value} for right in rights]
    return json.dumps({"schema": SCHEMA, "rights": rows}, ensure_ascii=False, indent=1) + "\n"


def credits(rights: Sequence[Right]) -> list[str]:
    """Return a line for everything that names who made it, for pages and posts."""
    return [
        f"{right.name}: {right.credit}" + (f" ({right.licence})" if right.licence else "")
        for right in rights
        if right.credit
    ]
