"""Gathering what an episode is made from: its pieces, from the production as it stands now.

Nothing is made and nothing decided here: every value comes from the stage that makes its key of it.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

from drama.cast.model import Part
from drama.desk.actors import Account
from drama.publish.ledger import RECIPE
from drama.rebuild.model import Piece
from drama.script.model import Chapter, Cue, Line, Scene, SoundName, announcement
from drama.show.production import Production
from drama.sound.collect import cues, find_all, gain_db_of, heard_of, key_of, played_as
from drama.sound.folder import Source
from drama.space import Space, spaces_of
from drama.space.place import heard_around, heard_in, keys
from drama.speech.wanted import Wanted, engines_of, wanted
from drama.timeline.layout import ROOM_TONE

SHOWN = 48
"""How many characters of a line name it."""

_CUES = {"AMBIENCE": "ambience", "SOUND": "sounds", "MUSIC": "music", "PAUSE": "pauses", "SPACE": "spaces"}
_UNHEARD = ("role", "voice", "actor", "why", "space")
"""What of a part is not in the mix of a scene: the voice is in its takes, the space in the lines' own."""


def asked_of(production: Production, actors: Account) -> tuple[Wanted, ...]:
    """Return what is asked of the engines, for every line that no actor recorded; raises `EngineError`."""
    recorded = actors.lines
    left = [line for line in production.lines if line.id not in recorded]
    engines = engines_of(left, production.cast, production.show.rig)
    return tuple(wanted(left, production.cast, engines, production.diction))


def pieces_of(
    production: Production, actors: Account, asked: Sequence[Wanted] | None = None
) -> tuple[Piece, ...]:
    """Return everything that a render of the production makes, in the order it is made.

    `asked` is what `asked_of` returns, where that is known already: it takes half of the time. Raises what a
    render raises before it makes anything: `CastError`, `SoundError`, `EngineError`.
    """
    sources = find_all(cues(production.played), str(production.path), production.library)
    spaces = spaces_of(production.played, production.cast, production.spaces)
    scenes = tuple(_scenes(production))
    where = {line.id: (chapter.title, id) for id, _, chapter, _, lines in scenes for line in lines}
    asked = asked_of(production, actors) if asked is None else asked
    lines = {piece.id: piece for piece in _lines(production, actors, where, asked)}
    placed = {piece.id: piece for piece in _placed(lines, spaces)}
    gathered = _Scenes(production, sources, spaces, lines, placed)
    known: dict[str, Any] = {}
    return tuple(
        _plain(piece, known)
        for piece in (
            *_sounds(sources),
            *lines.values(),
            *placed.values(),
            *(gathered.piece(*scene) for scene in scenes),
            _file(production, actors),
        )
    )


def _plain(piece: Piece, known: dict[str, Any]) -> Piece:
    """Return the piece as the record gives it back: tuples as lists, keys as text.

    What is said of many, such as a voice, is one value for all of them; `known` has each by its JSON.
    """
    heard, asked = (
        {name: _recorded(value, known) for name, value in told.items()} for told in (piece.heard, piece.asked)
    )
    return replace(piece, heard=heard, asked=asked)


def _recorded(value: object, known: dict[str, Any]) -> object:
    if type(value) is str:
        return value
    told = json.dumps(value)
    if told not in known:
        known[told] = json.loads(told)
    return known[told]


def _scenes(production: Production) -> Iterator[tuple[str, str, Chapter, Scene, tuple[Line, ...]]]:
    """Yield every scene with its id, its name, its chapter and what is spoken in it, the title included."""
    script, seen = production.played, Counter[str]()
    headings = Counter(scene.heading for chapter in script.heard() for scene in chapter.scenes)
    announced = script.announced() if production.show.settings.announce_chapters else ()
    for chapter in script.heard():
        for number, scene in enumerate(chapter.scenes, 1):
            own = f"{chapter.title}/{scene.heading}"
            seen[own] += 1
            title = (announcement(chapter),) if number == 1 and chapter in announced else ()
            spoken = tuple(beat for beat in scene.beats if isinstance(beat, Line))
            name = scene.heading or _unnamed(chapter, number)
            if headings[scene.heading] > 1 and scene.heading and chapter.title:
                name = f"{scene.heading} of {chapter.title}"
            yield f"{own}/{seen[own]}", name, chapter, scene, (*title, *spoken)


def _unnamed(chapter: Chapter, number: int) -> str:
    whole = chapter.title or "the episode"
    return whole if len(chapter.scenes) == 1 else f"{number} of {whole}"


def _sounds(sources: Mapping[SoundName, Source]) -> Iterator[Piece]:
    for sound, source in sources.items():
        made_from = source.file.name if source.file else source.made
        name = f"the sound '{_called(sound)}'"
        yield Piece(
            "sound",
            f"{sound[0]}: {_called(sound)}",
            name,
            heard_of(source, sound),
            {"file": made_from},
            (key_of(source, sound),),
        )


def _called(sound: SoundName) -> str:
    return ", ".join((sound[1], *sound[2]))


def _lines(
    production: Production,
    actors: Account,
    where: Mapping[str, tuple[str, str]],
    asked: Sequence[Wanted],
) -> Iterator[Piece]:
    cast, diction = production.cast, production.diction
    recorded = {one.slot.line.id: one for one in actors.recorded}
    spoken = {one.line.id: one for one in asked}
    for line in production.lines:
        role = cast.part(line.role).role
        place = (*where.get(line.id, ("", "")), line.at)
        if one := recorded.get(line.id):
            heard: dict[str, Any] = {"recording": one.take.key}
            yield Piece(
                "line", line.id, _name(line), heard, {"file": one.file.path.name}, (one.take.key,), *place
            )
            continue
        said = {entry.word: entry.said for entry in diction.entries_in(line.words, role)}
        of_writer = {
            "role": role,
            "words": line.words,
            "direction": line.direction,
            "pronunciations": said,
            "language": diction.language,
        }
        made = spoken[line.id]
        yield Piece("line", line.id, _name(line), made.heard, of_writer, (made.key,), *place)


def _name(line: Line) -> str:
    named = f'{line.role}: "{line.excerpt(SHOWN)}"'
    return f"line {line.at}, {named}" if line.at else named


def _placed(lines: Mapping[str, Piece], spaces: Mapping[str, Space]) -> Iterator[Piece]:
    for line, space in spaces.items():
        dry = lines[line]
        if made := keys(dry.keys[0], space):
            heard = heard_in(dry.keys[0], space)
            yield Piece(
                "space", line, dry.name, heard, {"space": space.name}, made, dry.chapter, dry.scene, dry.at
            )


class _Scenes:
    """Gathers what each scene is mixed from."""

    def __init__(
        self,
        production: Production,
        sources: Mapping[SoundName, Source],
        spaces: Mapping[str, Space],
        lines: Mapping[str, Piece],
        placed: Mapping[str, Piece],
    ) -> None:
        self._production, self._sources, self._spaces = production, sources, spaces
        self._lines, self._placed = lines, placed

    def piece(self, id: str, name: str, chapter: Chapter, scene: Scene, spoken: tuple[Line, ...]) -> Piece:
        """Return a scene with everything that is in its mix."""
        settings = self._production.show.settings
        parts = {part.role: part for part in (self._production.cast.part(line.role) for line in spoken)}
        at_once = any(line.dual for line in spoken)
        heard: dict[str, Any] = {
            "takes": {line.id: [*self._keys(line)] for line in spoken},
            "order": [line.id for line in spoken],
            **{row: [] for row in _CUES.values()},
            "sound_takes": {},
            "sound_levels": {},
            "cue_places": [*_places(scene)],
            "line_spaces": {
                line.id: self._spaces[line.id].name for line in spoken if line.id in self._spaces
            },
            "rooms": {
                one.name: _mixed(one) for one in map(self._spaces.get, (line.id for line in spoken)) if one
            },
            "parts": {role: _heard_part(part) for role, part in parts.items()},
            "extras": {line.id: line.dual for line in spoken if line.dual or (at_once and line.goes_on)},
            "pacing": asdict(settings.pacing),
            "ducking": asdict(settings.ducking),
        }
        for cue in (Cue(*ROOM_TONE), *_cues_in(scene)):
            heard[_CUES[cue.kind]].append(_called(cue.sound))
            if source := self._sources.get(cue.sound):
                heard["sound_takes"][_called(cue.sound)] = key_of(source, cue.sound)
                level = {"gain_db": gain_db_of(source), "kind": played_as(source, cue.sound)}
                heard["sound_levels"][_called(cue.sound)] = level
        return Piece("scene", id, f"scene {name}", heard, {}, (), chapter.title, id, scene.at)

    def _keys(self, line: Line) -> Iterator[str]:
        yield from self._lines[line.id].keys
        if line.id in self._placed:
            yield from self._placed[line.id].keys


def _heard_part(part: Part) -> dict[str, Any]:
    return {name: value for name, value in asdict(part).items() if name not in _UNHEARD}


def _mixed(space: Space) -> dict[str, Any]:
    """Return what of a space the mix does, and not its takes."""
    taken = heard_around("", space)["space"]
    assert isinstance(taken, dict)
    return {name: value for name, value in asdict(space).items() if name not in taken and name != "name"}


def _cues_in(scene: Scene) -> Iterator[Cue]:
    for beat in scene.beats:
        if isinstance(beat, Line):
            yield from (cue for _, cue in beat.cues)
        else:
            yield beat


def _places(scene: Scene) -> Iterator[str]:
    """Yield every cue with the line it stands before, and how far into it."""
    waiting: list[Cue] = []
    for beat in scene.beats:
        if isinstance(beat, Cue):
            waiting.append(beat)
            continue
        yield from (f"{cue.kind}: {_called(cue.sound)} before {beat.id}" for cue in waiting)
        yield from (f"{cue.kind}: {_called(cue.sound)} at {offset} of {beat.id}" for offset, cue in beat.cues)
        waiting = []
    yield from (f"{cue.kind}: {_called(cue.sound)} at the end" for cue in waiting)


def _file(production: Production, actors: Account) -> Piece:
    show, path = production.show, production.finished(".mp3")
    tags = production.tags.crediting(actors.credits())
    heard = {
        "recipe": RECIPE,
        "titles": [chapter.title for chapter in production.played.heard()],
        "profile": asdict(show.settings.profile),
        "tags": {one.name: getattr(tags, one.name) for one in fields(tags) if one.name != "chapters"},
        "chapters": {title: art.link for title, art in tags.chapters.items()},
        "pictures": _digests(
            {"the cover": show.cover, **{t: art.image for t, art in tags.chapters.items()}}.items()
        ),
    }
    return Piece("file", path.name, path.name, heard, {"profile": show.settings.profile_name})


def _digests(pictures: Iterable[tuple[str, Path | None]]) -> dict[str, str]:
    return {name: hashlib.sha256(path.read_bytes()).hexdigest()[:16] for name, path in pictures if path}
