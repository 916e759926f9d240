"""The rights manifest: everything that is heard in an episode, whose it is and under which licence."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from drama.errors import Place, Problem, RightsError
from drama.script.model import plain
from drama.sound.tags import is_reserved

SCHEMA = "drama.rights/1"

RightKind = Literal["sound", "voice", "recording", "font"]

_UNKNOWN = re.compile(r"\bunknown\b", re.IGNORECASE)

_CREDITED = re.compile(r"\bCC[-_\s]?BY(?![A-Za-z0-9])|creativecommons\.org/licenses/by", re.IGNORECASE)
"""What lets everybody pass it on who says whose it is."""


@dataclass(frozen=True, slots=True)
class Right:
    """Something of an episode that somebody made: `name` is what to call it, `file` where it comes from."""

    kind: RightKind
    name: str
    licence: str
    credit: str = ""
    file: str = ""

    @property
    def is_credited(self) -> bool:
        """Whether its licence asks to say whose it is wherever the episode is heard."""
        return bool(_CREDITED.search(self.licence))

    @property
    def fault(self) -> str:
        """What keeps an episode with it from being passed on, "" where nothing does."""
        if not self.licence:
            return "has no licence"
        if _UNKNOWN.search(self.licence) or is_reserved(self.licence):
            return f"is licensed '{self.licence}'"
        if self.is_credited and not self.credit:
            return f"is licensed '{self.licence}', which asks for a credit, and has none"
        return ""


def check(rights: Iterable[Right], allowed: Sequence[str], file: str) -> None:
    """Raise `RightsError` with everything that may not be passed on, unless it is allowed by name.

    Names are compared as those of sounds are. `file` is where the names that are allowed stand; those of
    nothing in the episode are told where something is missing.
    """
    rights = tuple(rights)
    names, free = {plain(right.name) for right in rights}, set(map(plain, allowed))
    strange = ", ".join(name for name in allowed if plain(name) not in names)
    also = f"; of what it allows, nothing here is called {strange}" if strange else ""
    problems = [
        Problem(
            f"the {right.kind} '{right.name}' {right.fault}",
            Place(right.file) if right.file else None,
            f"{_HOW[right.kind]}, or allow it in {file} under rights: {{allow: [{right.name}]}}{also}",
        )
        for right in rights
        if right.fault and plain(right.name) not in free
    ]
    if problems:
        raise RightsError(*problems)


_HOW: dict[RightKind, str] = {
    "sound": "write licence: and credit: in sfx/catalogue.yaml",
    "voice": "use a voice whose licence lets you",
    "recording": "write the licence your actors gave in show.yaml under rights: {recordings: ...}, "
    "and who plays a role into the voice map (actor:)",
    "font": "use another font",
}


def to_json(rights: Sequence[Right]) -> str:
    """Return the manifest as JSON that a person can read."""
    rows = [{key: value for key, value in asdict(right).items() if value} for right in rights]
    return json.dumps({"schema": SCHEMA, "rights": rows}, ensure_ascii=False, indent=1) + "\n"


def credits(rights: Sequence[Right]) -> list[str]:
    """Return a line for everything that names who made it, for pages and posts.

    A recording is called by who made it, which is not said twice.
    """
    return [
        f"{'recordings' if right.kind == 'recording' else right.name}: {right.credit}"
        + (f" ({right.licence})" if right.licence else "")
        for right in rights
        if right.credit
    ]
