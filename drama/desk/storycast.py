"""The cast of a story: the rows that the voice maps of its other episodes have, for roles to be cast by.

An episode a chapter has a voice map each, unless the show names one for all. Of several maps that have a role
the one of the earliest chapter counts: that voice was heard first, it is found where a writer looks for it,
and the dates of files, which copying them changes, play no part.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from drama.cast.portrait import Portraits
from drama.cast.profile import like_of
from drama.cast.propose import narrator_like, sizes_of
from drama.cast.sheet import Like, RoleSheet, Sheet, read_sheet
from drama.desk import manuscript
from drama.desk.sharing import name_in
from drama.desk.siblings import others_of
from drama.script.model import NARRATOR
from drama.script.prose.model import Person
from drama.show.production import Production
from drama.story.choose import covers, first


@dataclass(frozen=True, slots=True)
class Map:
    """The own voice map of another episode of a story, and whether that comes `earlier` in it."""

    sheet: Sheet
    earlier: bool


def maps_of_story(production: Production, story: Path | None = None) -> tuple[Map, ...]:
    """Return the own voice maps of the other episodes of a story, the earliest chapter's first.

    `story` is what the screenplay is made from where there is no account of that yet. Raises `CastError`.
    """
    story = story or manuscript.story_of(production.path)
    if story is None:
        return ()
    show, own = production.show, manuscript.source_chapters(production.path)
    found = [one for one in others_of(story, production.path) if show.voices(one).is_file()]
    return tuple(
        Map(
            read_sheet(show.voices(one), production.show_sheet),
            _is_earlier(manuscript.source_chapters(one), own),
        )
        for one in found
    )


def _is_earlier(chapters: str, own: str) -> bool:
    """Tell whether chapters come before others; whatever has all of those is no episode before them."""
    return first(chapters) < first(own) and not covers(chapters, own)


def rows_of_story(
    production: Production, maps: Sequence[Map], people: Sequence[Person], again: bool = False
) -> dict[str, RoleSheet]:
    """Return the rows with which roles are to be cast as they are in other episodes of the story.

    They are for roles without a voice of the engine; with `again` for all, but only as in earlier episodes:
    of the earliest one the cast is made anew. They are not for those whom the voice map locks, says otherwise
    what they should be like, or has for all episodes.
    """
    engine = production.engine_name
    maps = [one for one in maps if one.earlier or not again]
    found: dict[str, RoleSheet] = {}
    for name in sizes_of(production.script, production.sheet):
        row, held = row_of(production, maps, name), production.sheet.find(name)
        needs = held is None or again or held.voice_id(engine) is None
        if row is None or not needs or (held and not is_open(production, held, row, people)):
            continue
        file = Path(row.file)
        as_in = name_in(production.show, file)
        # A lock is about the map it stands in: here, a voice follows the other map's.
        new = replace(row, role=name, locked=False, file="", line=0)
        voiced = held.with_voices(dict(row.voices)) if held else new
        taken = replace(voiced, like=row.like, pace=row.pace, pitch_st=row.pitch_st)
        found[name] = replace(taken, why=f"as in {file.stem}", as_in=as_in)
    return found


def among_all(
    sheet: Sheet, rows: Mapping[str, RoleSheet], maps: Sequence[Map], here: Collection[str]
) -> Sheet:
    """Return a voice map as if it had some rows, and everybody of other maps who does not speak `here`.

    The rows are locked in it, so that no proposal changes them.
    """
    known = sheet.with_roles([replace(row, locked=True) for row in rows.values()])
    absent: dict[str, RoleSheet] = {}
    for entry in (entry for one in maps for entry in one.sheet.roles):
        if entry.role not in here and known.find(entry.role) is None:
            absent.setdefault(entry.role, entry)
    return known.with_roles(tuple(absent.values()))


def row_of(production: Production, maps: Sequence[Map], name: str) -> RoleSheet | None:
    """Return the first row of a role in some maps that has a voice which the engine has."""
    for one in maps:
        row = one.sheet.find(name)
        voice = row.voice_id(production.engine_name) if row else None
        if voice and production.engine.find(voice):
            return row
    return None


def is_open(production: Production, held: RoleSheet, row: RoleSheet, people: Sequence[Person]) -> bool:
    """Tell whether a row may follow that of another episode.

    Not one that is locked, that all episodes share, or that says of the role what neither the story nor the
    other row does: that is what the writer wants.
    """
    if held.locked or held.file == str(production.show.cast):
        return False
    told = _told(production, held.role, people)
    fields = zip(_fields(held.like), _fields(told), _fields(row.like), _fields(Like()), strict=True)
    return all(own in (story, other, unsaid) for own, story, other, unsaid in fields)


def _told(production: Production, name: str, people: Sequence[Person]) -> Like:
    """Return what a role should be like by the story alone."""
    if name != NARRATOR:
        return like_of(name, people, Portraits(production.script).of(name))
    lead = next((name for name in sizes_of(production.script, production.sheet) if name != NARRATOR), "")
    entry = production.sheet.find(lead)
    return narrator_like(entry.like if entry else Like())


def _fields(like: Like) -> tuple[str, ...]:
    return like.gender, like.age, like.accent, like.temper
