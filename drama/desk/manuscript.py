"""The screenplay file of a story, and the account of its making kept beside it.

A screenplay belongs to the writer as soon as they have touched it: a second conversion replaces it only where
it is still what the first one wrote, or where they ask for it, and then the old one is kept.
"""

import hashlib
import json
import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from drama.errors import Place, Problem, ScriptError
from drama.files import MISNAMED, is_misnamed, making_way, real, typed, whole, write_whole
from drama.script.model import fold
from drama.script.prose.confidence import SETTLED
from drama.script.prose.model import Attribution, Person
from drama.script.prose.origins import DOUBT_NOTE, doubt, origins_json, written
from drama.script.prose.votes import BY_VOTE
from drama.script.screenplay import write
from drama.script.screenplay.file import text_of
from drama.show.project import SCREENPLAYS, is_screenplay

if TYPE_CHECKING:  # reading stories is much to load, and most commands read none
    from drama.adaptation import Adaptation, Source
    from drama.desk.edits import Edit

Record = TypeVar("Record")

ACCOUNT = ".origins.json"
"""How the name of an account ends."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A screenplay written at `path`: its account, how many of its lines have a doubtful speaker, and where
    the one before it is kept, if that had been edited or was another story's.

    `unvoted` counts the lines that a language model had voted on, where none was asked now. `gone` are people
    of the screenplay before it whom corrections name, and the story does not any more; `left` are the edits
    that only the one has that is `kept`.
    """

    path: Path
    account: Path
    doubtful: int
    kept: Path | None = None
    unvoted: int = 0
    gone: tuple[str, ...] = ()
    left: tuple["Edit", ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """What the account tells of a line: for dialogue, its speaker, how found, and how sure that is.

    `start` is where its quotation, or the line of narration, began in the story then; narration is `told`,
    by the narrator or by whom the writer gave it to. `others` are the runners-up, `directions` say how.
    """

    line: str
    speaker: str | None = None
    method: str = ""
    confidence: float = 1.0
    start: int = -1
    told: bool = False
    others: tuple[tuple[str, float], ...] = ()
    directions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A screenplay and its account as a conversion writes them; `doubts` are its notes by line."""

    text: str
    account: str
    doubts: Mapping[str, str]


def account_path(screenplay: Path) -> Path:
    """Return the file beside a screenplay that tells how each line got its speaker."""
    return _beside(screenplay, ACCOUNT)


def corrections_path(screenplay: Path) -> Path:
    """Return the file beside a screenplay that holds what the writer settled about its speakers."""
    return _beside(screenplay, ".corrections.yaml")


def cues_path(screenplay: Path) -> Path:
    """Return the file beside a screenplay that holds the sounds its writer does not want."""
    return _beside(screenplay, ".cues.yaml")


def undo_path(screenplay: Path) -> Path:
    """Return the file beside a screenplay by which its corrections and its casting are taken back."""
    return _beside(screenplay, ".undo.json")


def _beside(screenplay: Path, ending: str) -> Path:
    # Not with_suffix, which fails for "." before the writer can be told that a folder is no screenplay.
    return screenplay.parent / (screenplay.stem + ending)


def check_screenplay(path: Path) -> None:
    """Check that a path is that of a screenplay; every command that reads or changes one asks here.

    Raises `ScriptError` for a story, a folder, a file of another kind, and one that is not there.
    """
    if not (is_screenplay(path) and path.is_file()):
        from drama.desk.given import instead

        raise ScriptError(instead(path))
    if is_misnamed(path):
        raise ScriptError(Problem(MISNAMED, Place(str(path)), "give it another name"))


def is_edited(screenplay: Path) -> bool:
    """Tell whether a screenplay is no longer what a conversion wrote."""
    return _account(screenplay).get("screenplay") != digest(screenplay.read_bytes())


def is_adapted(screenplay: Path) -> bool:
    """Tell whether a screenplay was made from a story, as far as is known."""
    account = _account(screenplay)
    return bool(account.get("made_from") or account.get("story"))


def draft(adaptation: "Adaptation", path: Path) -> Draft:
    """Return what an adaptation is as a screenplay at `path`, writing nothing."""
    converted = adaptation.converted
    doubts = {origin.line: doubt(origin) for origin in converted.origins if doubt(origin)}
    text = write(converted.script, doubts)
    made_from = _made_from(adaptation.source, path)
    account = origins_json(
        converted, adaptation.story, adaptation.reading.people, digest(text.encode()), made_from
    )
    return Draft(text, account, doubts)


def save(adaptation: "Adaptation", path: Path, replace: bool = False) -> Saved:
    """Write an adaptation as a screenplay at `path`, and its account beside it.

    A screenplay of the writer's that it replaces is kept under another name. Raises `ScriptError` as
    `check_free` does, `OutputError` where nothing can be written.
    """
    story = adaptation.source.path
    check_free(path, story, replace)
    precious = path.is_file() and (is_edited(path) or other_story(path, story) is not None)
    before = votes(path) if adaptation.advice is None else {}
    gone = _gone(adaptation, path)
    made, account = draft(adaptation, path), account_path(path)
    with making_way(path, precious) as kept, whole(account) as part:
        part.write_text(made.account, encoding="utf-8", newline="\n")  # so that a full disk changes neither
        write_whole(path, made.text)
    found = (one.quoted for one in adaptation.converted.origins if one.line in before)
    unvoted = sum(one is not None and one.method != SETTLED for one in found)
    return Saved(path, account, len(made.doubts), kept, unvoted, gone)


def _gone(adaptation: "Adaptation", path: Path) -> tuple[str, ...]:
    """Return who speaks by a correction, also spoke before, and has a name that the story lacks now."""
    found = {one.speaker for one in origins(path) if one.speaker and one.method not in ("", SETTLED)}
    text = fold(adaptation.story.text)
    people = {person.name for person in adaptation.reading.people}
    named = dict.fromkeys(one.speaker for _, one in adaptation.placed.kept)
    return tuple(name for name in named if name in found & people and fold(name) not in text)


def check_free(path: Path, story: Path, replace: bool = False) -> None:
    """Check that the screenplay of a story may be written at `path`.

    Raises `ScriptError` where its name is no screenplay's, such as the story's own, and unless `replace` is
    set where the screenplay there was edited or made from another story.
    """
    if path.is_dir():
        return  # which whoever writes there is told
    place = Place(str(path))
    if path.is_file() and story.is_file() and path.samefile(story):
        hint = f"give the screenplay a name of its own: --to {typed(path.with_suffix(SCREENPLAYS[0]))}"
        raise ScriptError(Problem("this is the story itself, and is not written over", place, hint))
    if not is_screenplay(path):
        meant = path.with_suffix("")
        named = meant if is_screenplay(meant) else path.with_suffix(SCREENPLAYS[0])
        hint = f"give it another name: --to {typed(named)}"
        raise ScriptError(Problem("the name of a screenplay ends in .fountain", place, hint))
    if replace:
        return
    check_same_story(path, story)
    if path.is_file() and is_edited(path):
        hint = _renamed(path) or (
            "render it with drama render, or convert anew with --replace, which keeps the edited one as .bak"
        )
        raise ScriptError(Problem("this screenplay is not as drama convert wrote it", place, hint))


def check_same_story(screenplay: Path, story: Path) -> None:
    """Check that no other story's screenplay stands where that of a `story` belongs; raises `ScriptError`."""
    other = other_story(screenplay, story)
    if not (other and screenplay.is_file()):
        return
    free = screenplay.with_stem(f"{screenplay.stem}-{story.suffix.removeprefix('.')}")
    beside = f"drama convert {typed(story)} --to {typed(free)}"
    hint = f"keep both: {beside}; or convert with --replace, which keeps this one as .bak"
    raise ScriptError(Problem(f"this screenplay was made from {other}", Place(str(screenplay)), hint))


def other_story(screenplay: Path, story: Path) -> Path | None:
    """Return the story a screenplay was made from, where that is there and is not `story`."""
    made = story_of(screenplay)
    if not (made and made.is_file() and story.is_file()) or made.samefile(story):
        return None
    return made


def amended(account: str, made: Draft, lines: Collection[str], screenplay: str) -> str:
    """Return an account that tells of some `lines`, and of the people, what a new draft does.

    `screenplay` is the text it belongs to, or "" where that is still the same or is the writer's own.
    """
    old, new = json.loads(account), json.loads(made.account)
    fresh = {one["id"]: one for one in new["lines"] if one["id"] in lines}
    old["lines"] = [fresh.get(one["id"], one) for one in old["lines"]]
    old["people"] = new["people"]
    if screenplay:
        old["screenplay"] = digest(screenplay.encode())
    return written(old)


def source(screenplay: Path) -> "Source":
    """Return what a screenplay was made from.

    Raises `ScriptError` for what is no screenplay or was not made from a story, and where that story is not
    there any more.
    """
    from drama.adaptation import Source
    from drama.script.prose.cues.sheet import read_rejected

    check_screenplay(screenplay)
    made = _made(screenplay)
    path = story_of(screenplay)
    if path is None:
        hint = _renamed(screenplay) or f"make it from a story: drama convert STORY --to {typed(screenplay)}"
        raise ScriptError(Problem("nothing is known of the story behind this", Place(str(screenplay)), hint))
    if not path.is_file():
        hint = f"put it back, or say where it is: drama convert STORY --to {typed(screenplay)}"
        raise ScriptError(Problem("the story this was made from is not there", Place(str(path)), hint))
    rejected = read_rejected(cues_path(screenplay))
    return Source(path, made.get("chapters", ""), made.get("cues", "few"), rejected, votes(screenplay))


def _renamed(screenplay: Path) -> str:
    """Return what to do where a screenplay without an account may be one that was renamed, or ""."""
    if account_path(screenplay).is_file():
        return ""
    for former in accounted(screenplay):
        if not former.is_file():
            places = corrections_path, account_path, cues_path, undo_path
            names = ", ".join(place(former).name for place in places if place(former).is_file())
            return f"if it was called {former.name}, rename what belongs to it, too: {names}"
    return ""


def accounted(screenplay: Path) -> list[Path]:
    """Return the screenplays beside one of which there are accounts; they may not be there any more."""
    accounts = sorted(screenplay.parent.glob(f"*{ACCOUNT}"))
    return [screenplay.with_name(one.name.removesuffix(ACCOUNT) + screenplay.suffix) for one in accounts]


def _made(screenplay: Path) -> Mapping[str, Any]:
    """Return what the account tells of the making: the path of the story, and how it was adapted."""
    account = _account(screenplay)
    made = account.get("made_from")
    return made if isinstance(made, dict) and made else {"path": account.get("story") or ""}


def source_chapters(screenplay: Path) -> str:
    """Return which chapters of its story a screenplay was made of, "" for all."""
    return str(_made(screenplay).get("chapters", ""))


def source_digest(screenplay: Path) -> str:
    """Return the SHA-256 of the story's file when the screenplay was made, "" where that is not known."""
    return str(_made(screenplay).get("sha256", ""))


def story_of(screenplay: Path) -> Path | None:
    """Return the story a screenplay was made from, as far as is known; it may not be there any more."""
    path = str(_made(screenplay).get("path", ""))
    return Path(os.path.normpath(screenplay.parent / path)) if path else None


def people(screenplay: Path) -> tuple[Person, ...]:
    """Return the people found in the story a screenplay was made from; none for one written by hand.

    Raises `ScriptError` where its account is damaged.
    """
    return _records(screenplay, "people", _person)


def origins(screenplay: Path) -> tuple[Kept, ...]:
    """Return what is known of each line of the story; nothing for a screenplay written by hand.

    Raises `ScriptError` where its account is damaged.
    """
    return _records(screenplay, "lines", _kept)


def votes(screenplay: Path) -> dict[str, Attribution]:
    """Return what a language model voted when the screenplay was made, by line."""
    return {
        one.line: Attribution(one.speaker, one.confidence, one.method, others=one.others)
        for one in origins(screenplay)
        if one.method.endswith(BY_VOTE)
    }


def cues(screenplay: Path, record: Callable[[dict[str, Any]], Record]) -> tuple[Record, ...]:
    """Return what the account tells of every suggested cue; nothing for a screenplay written by hand.

    Raises `ScriptError` where the account is damaged, or of a version that gave cues no ids.
    """
    return _records(screenplay, "cues", record)


def marked_lines(screenplay: Path) -> frozenset[int]:
    """Return the numbers of the lines of a screenplay that still carry a note of doubt."""
    return frozenset(at for at, row in enumerate(text_of(screenplay).split("\n"), 1) if DOUBT_NOTE in row)


def _person(one: dict[str, Any]) -> Person:
    return Person(one["name"], tuple(one["aliases"]), one["gender"], one["age"])


def _kept(one: dict[str, Any]) -> Kept:
    start, _ = one.get("quotation") or one.get("spans", [(-1, -1)])[0]
    told = one.get("kind", "told") == "told"
    confidence = float(one.get("confidence", 1.0))
    others = tuple((str(name), float(share)) for name, share in one.get("others", ()))
    speaker, method, how = (
        one.get("speaker"),
        one.get("method", ""),
        tuple(map(str, one.get("directions", ()))),
    )
    return Kept(one["id"], speaker, method, confidence, int(start), told, others, how)


def _records(screenplay: Path, name: str, record: Callable[[dict[str, Any]], Record]) -> tuple[Record, ...]:
    try:
        return tuple(map(record, _account(screenplay).get(name, [])))
    except (KeyError, TypeError, ValueError, AttributeError):
        place = Place(str(account_path(screenplay)))
        raise ScriptError(
            Problem("this account is damaged", place, "delete it; it can be done without")
        ) from None


def _account(screenplay: Path) -> Mapping[str, Any]:
    try:
        return _parsed(account_path(screenplay).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


@lru_cache(maxsize=1)  # one change of a screenplay asks for it half a dozen times
def _parsed(account: str) -> Mapping[str, Any]:
    told = json.loads(account)
    return told if isinstance(told, dict) else {}


def _made_from(source: "Source", screenplay: Path) -> dict[str, str]:
    """Return how to make a screenplay again; the story's path is told from beside it, so both may move."""
    story, folder = real(source.path), real(screenplay).parent
    near = story.drive == folder.drive
    path = Path(os.path.relpath(story, folder)) if near else story
    how = {"path": path.as_posix(), "chapters": source.chapters, "cues": source.budget}
    return how | {"sha256": digest(story.read_bytes())}


def digest(text: bytes) -> str:
    """Return the SHA-256 of a text, by which it is known again."""
    return hashlib.sha256(text).hexdigest()
