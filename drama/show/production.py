"""A production: everything an episode needs, found in the show folder, read and checked before any sound."""

import json
import os
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from drama.cast.assign import assign
from drama.cast.lexicon import Lexicon, read_lexicon
from drama.cast.model import Cast
from drama.cast.sheet import NO_SHEET, RoleSheet, Sheet, over, read_sheet
from drama.desk import manuscript
from drama.errors import Place, Problem, ScriptError
from drama.files import real
from drama.publish.tags import AUDIOBOOK, Tags, genre_of
from drama.script.credits import with_credits
from drama.script.model import Line, Script, announcement, fold
from drama.script.screenplay import read
from drama.script.screenplay.file import text_of
from drama.show.about import EpisodeInfo, Podfic
from drama.show.project import Project
from drama.sound.folder import Library, open_library
from drama.space import Space, read_spaces
from drama.speech.engine import SpeechEngine, open_engine
from drama.speech.text import Diction
from drama.store.depot import SharedShelf
from drama.store.shelf import Shelf
from drama.store.vault import Vault


@dataclass(frozen=True)
class Production:
    """An episode to be made: its screenplay at `path`, read, and the show it belongs to.

    `store` is the address of a store (`drama.store.depot`) that keeps the takes of its lines for several
    computers. `proposed` are roles played as if the voice map had them; it says nothing of them yet.
    The voice map, the sounds and the engine are opened when first asked for.
    """

    show: Project
    path: Path
    script: Script
    engine_name: str
    store: str = ""
    proposed: tuple[RoleSheet, ...] = ()

    @cached_property
    def engine(self) -> SpeechEngine:
        """The speech engine; raises `EngineError` where it cannot be opened."""
        return open_engine(self.engine_name, self.show.rig)

    @cached_property
    def sheet(self) -> Sheet:
        """The voice map, the episode's laid over the show's, empty where there is none: `CastError`."""
        written = over(_read(self.own_voices, self.show_sheet), self.show_sheet)
        return written.with_roles(self.proposed)

    @cached_property
    def show_sheet(self) -> Sheet:
        """The voice map that all episodes share, empty where there is none; raises `CastError`."""
        return _read(self.show.cast) if self.show.cast else NO_SHEET

    @cached_property
    def cast(self) -> Cast:
        """Who plays whom; raises `CastError` with every role that has no voice, or none that there is."""
        return assign(self.played, self.sheet, self.engine, self.engine_name)

    @cached_property
    def diction(self) -> Diction:
        """How the show is read; raises `CastError` for a faulty lexicon, or one that is not there."""
        path = self.lexicon
        there = path.is_file() or self.sheet.lexicon
        return Diction(read_lexicon(path) if there else Lexicon(file=str(path)), self.show.settings.language)

    @cached_property
    def library(self) -> Library:
        """The sounds there are; raises `SoundError` for a faulty catalogue."""
        return open_library(self.show.sfx if self.show.sfx.is_dir() else None)

    @cached_property
    def spaces(self) -> dict[str, Space]:
        """The acoustic spaces there are; raises `CastError` for a faulty `voices/spaces.yaml`."""
        return read_spaces(self.show.root / "voices")

    @cached_property
    def shelf(self) -> Shelf:
        """Where the show's takes are kept; raises `OutputError` for a store that cannot be opened."""
        return SharedShelf(self.show.shelf, self.store) if self.store else Shelf(self.show.shelf)

    @property
    def vault(self) -> Vault:
        """Where parts of the show's episodes are kept, mixed and encoded."""
        return Vault(self.show.vault)

    @property
    def voices(self) -> Path:
        """The file of the voice map: the one all episodes share, or else the episode's own."""
        return self.show.cast or self.own_voices

    @property
    def own_voices(self) -> Path:
        """The file of the episode's own voice map."""
        return self.show.voices(self.path)

    @property
    def lexicon(self) -> Path:
        """The file of pronunciations: the one the voice map names, else that of the show."""
        return self.show.lexicon(self.sheet.lexicon)

    @property
    def recordings(self) -> Path:
        """The folder of what actors recorded."""
        return self.show.recordings(self.path)

    @property
    def maps(self) -> tuple[Path, ...]:
        """The files the voice map stands in: the shared one, and the episode's own where there is one."""
        own = self.own_voices
        return (self.voices, own) if own != self.voices and own.is_file() else (self.voices,)

    @property
    def lines(self) -> tuple[Line, ...]:
        """Everything that is spoken, the titles of chapters included."""
        announced = self.played.announced() if self.show.settings.announce_chapters else ()
        return (*map(announcement, announced), *self.played.lines())

    @property
    def played(self) -> Script:
        """The script as it is performed: with the spoken credits that `show.yaml` asks for."""
        return with_credits(self.script, self.podfic.opening, self.podfic.closing)

    @property
    def podfic(self) -> Podfic:
        """What a podfic says of itself: the episode's own words, or else the show's."""
        return self.info.podfic or self.show.about.podfic

    @property
    def tags(self) -> Tags:
        """What the finished file says about itself."""
        about = self.show.about
        author = self.script.author or self.show.author
        genre = AUDIOBOOK if about.medium == "audiobook" else genre_of(self.show.settings.profile_name)
        tags = Tags.of(self.info, about, self.show.title, author, genre)
        return replace(tags, explicit=about.is_explicit(self.path.stem))

    @property
    def info(self) -> EpisodeInfo:
        """What `show.yaml` says of the episode; its title is the screenplay's where the show gives none."""
        info = self.show.about.episode(self.path.stem)
        return replace(info, title=info.title or self.script.title or self.path.stem)

    @property
    def names(self) -> dict[str, str]:
        """The roles as the story spells them, where there is one: CAPTAIN VOSS is Captain Voss."""
        people = manuscript.people(self.path)
        return {fold(name): name for person in people for name in (*person.aliases, person.name)}

    @property
    def folder(self) -> Path:
        """The folder of the finished files."""
        return self.show.output(self.path)

    @property
    def place(self) -> str:
        """Where the screenplay is, seen from the show's folder."""
        return Path(os.path.relpath(real(self.path), real(self.show.root))).as_posix()

    @property
    def record(self) -> Path:
        """The timeline's file."""
        return self.show.record(self.path)

    @property
    def inputs(self) -> Path:
        """The file that tells what the last render was made from."""
        return self.folder / f"{self.path.stem}.inputs.json"

    @property
    def past(self) -> Path:
        """The file that tells in which takes each line was heard, render after render."""
        return self.folder / f"{self.path.stem}.takes.json"

    def finished(self, suffix: str) -> Path:
        """Return where a finished file with `suffix` belongs."""
        return self.folder / f"{self.path.stem}{suffix}"


def _read(path: Path, under: Sheet = NO_SHEET) -> Sheet:
    return read_sheet(path, under) if path.exists() else Sheet(file=str(path))


def open_production(show: Project, path: Path, engine: str = "", store: str = "") -> Production:
    """Return the production of a screenplay; `engine` stands in for the show's own.

    `store` is the address of a store for the takes of its lines, where several computers share one.
    Raises `ScriptError` for a file that is no screenplay, and for one whose name another's episode has.
    """
    manuscript.check_screenplay(path)
    text = text_of(path)
    production = Production(show, path, read(text, str(path)), engine or show.settings.engine, store)
    _check_own(production)
    return production


def _check_own(production: Production) -> None:
    """Check that what is finished under the name of a screenplay is not another one's that is still there."""
    made_of = _made_of(production.inputs)
    other = production.show.root / made_of
    if not made_of or not other.is_file() or other.samefile(production.path):
        return
    what = f"the episode {production.path.stem} in {production.folder} is that of another screenplay, {other}"
    hint = (
        "an episode goes by the name of its screenplay: give this one, and what belongs to it, another name"
    )
    raise ScriptError(Problem(what, Place(str(production.path)), hint))


def _made_of(record: Path) -> str:
    """Return the screenplay that a record of inputs names in its third row, "" where none can be read."""
    try:
        with record.open(encoding="utf-8") as rows:
            row = [rows.readline() for _ in range(3)][-1]
        named = json.loads("{" + row.strip().removesuffix(",") + "}").get("screenplay", "")
    except (OSError, ValueError):
        return ""
    return named if isinstance(named, str) else ""
