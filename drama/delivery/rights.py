"""Who made what is heard in a production, and under which licence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from drama.desk.actors import Account
from drama.errors import Place, Problem, RightsError
from drama.files import typed
from drama.hands import side_by_side
from drama.publish.rights import Right, check
from drama.rebuild.model import Piece
from drama.rebuild.record import read_pieces
from drama.script.model import plain
from drama.show.production import Production
from drama.show.project import SHOW_FILE
from drama.sound.collect import cues, find_all
from drama.sound.folder import Source
from drama.sound.tags import tags
from drama.speech.needs import CARDS

_NO_LICENCE = re.compile(
    r"^\W*(?:none|no|nil|n/?a|private|pending|later)?\W*$|^ask\b"
    r"|\b(?:todo|tbd|tba|rehears\w*)\b|\bnot (?:yet|sure)\b",
    re.IGNORECASE,
)
"""What people write where a licence is to come."""

_OF_THEIR_OWN = {"piper", "remote"}


def cleared(production: Production, heard: Account) -> tuple[Right, ...]:
    """Return a right for every sound, voice and recording of the episode as it was rendered, each once.

    What came since counts with the next render. Nothing is asked of fonts: pages use those of the reader's
    own system. Raises `RightsError` where something in it may not be passed on, and where its recordings or
    sounds are not there any more: then nobody knows whose those in the finished file are.
    """
    rendered = _rendered(production)
    keys = {one.heard["recording"] for one in rendered if "recording" in one.heard}
    used = {one.heard["source"] for one in rendered if one.kind == "sound"}
    recorded = tuple(one for one in heard.recorded if one.take.key in keys)
    sources = tuple(source for source in _sources(production) if source.key in used)
    gone = {
        "recordings": keys - {one.take.key for one in recorded},
        "sounds": used - {source.key for source in sources},
    }
    _check_there(production, [name for name, missing in gone.items() if missing])
    heard = replace(heard, recorded=recorded)
    found = (*_sounds(production, sources), *_voices(rendered, heard), *_recordings(production, heard))
    owned = tuple(dict.fromkeys(found))
    check(owned, production.show.about.rights.allow, SHOW_FILE)
    _check_tags(production, heard)
    return owned


def _rendered(production: Production) -> tuple[Piece, ...]:
    """Return what the last render was made from."""
    before = read_pieces(production.inputs)
    if before is None:
        what = "it is not known whose recordings, sounds and voices are in the rendered episode"
        hint = f"render it again: drama render {typed(production.path)}"
        raise RightsError(Problem(what, Place(str(production.path)), hint))
    return before


def _check_there(production: Production, gone: Sequence[str]) -> None:
    """Raise `RightsError` where some kinds of what was rendered are `gone`."""
    if gone:
        told, again = " and ".join(gone), typed(production.path)
        what = f"the {told} of the rendered episode are others now: nobody knows whose are heard in it"
        hint = f"drama why {again} tells which; render it again: drama render {again}"
        raise RightsError(Problem(what, Place(str(production.path)), hint))


def _sources(production: Production) -> Iterable[Source]:
    return find_all(cues(production.played), str(production.path), production.library).values()


def _sounds(production: Production, sources: Iterable[Source]) -> Iterator[Right]:
    for source in sources:
        file = _from_the_show(source.file, production.show.root) if source.file else ""
        yield Right("sound", source.name, source.licence, source.credit, file)


def _from_the_show(file: Path, root: Path) -> str:
    """Return where a file is, seen from the show's folder: the manifest goes on the web."""
    return (file.relative_to(root) if file.is_relative_to(root) else Path(file.name)).as_posix()


def _voices(rendered: Iterable[Piece], heard: Account) -> Iterator[Right]:
    """Yield the voice of every line that one spoke, in that render or in a take that was kept."""
    for piece in rendered:
        if isinstance(voice := piece.heard.get("voice"), dict):
            yield Right(
                "voice", f"{voice['engine']} {voice['id']}", licence(voice["engine"]), voice["engine"]
            )
    for one in heard.recorded:
        if engine := one.voice.partition(" ")[0]:
            yield Right("voice", one.voice, licence(engine), engine)


def licence(engine: str) -> str:
    """Return the licence of an engine's voices; nothing where each voice, or each server, has its own.

    Nor is it known of an engine that there is not any more, in which a kept take may be.
    """
    return "" if engine in _OF_THEIR_OWN or engine not in CARDS else CARDS[engine].licence


def _recordings(production: Production, heard: Account) -> Iterator[Right]:
    said = production.show.about.rights.recordings
    licence = "" if _NO_LICENCE.search(said) else said
    for one in heard.acted:
        actor = heard.actors.get(one.slot.role, "")
        yield Right("recording", actor or one.slot.role, licence, actor)


def _check_tags(production: Production, heard: Account) -> None:
    """Raise `RightsError` with every recording that says in its own tags that it may not be passed on."""
    free = set(map(plain, production.show.about.rights.allow))
    files = {one.file.path: heard.actors.get(one.slot.role, one.slot.role) for one in heard.acted}
    problems = []
    for (file, name), own in zip(files.items(), side_by_side(tags, tuple(files)), strict=True):
        right = Right("recording", name, own.reserved or own.licence, name)
        if right.licence and right.fault and plain(name) not in free:
            what = f"this recording of {name} {right.fault} in its own tags"
            hint = f"ask who made it, or allow it in {SHOW_FILE} under rights: {{allow: [{name}]}}"
            problems.append(Problem(what, Place(_from_the_show(file, production.show.root)), hint))
    if problems:
        raise RightsError(*problems)
