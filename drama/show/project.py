"""The show folder: the one module that knows where a show keeps its voices, sounds, recordings and output.

The show folder is the nearest folder above the story or screenplay that has a `show.yaml` or a `voices/`
folder; where there is none, it is the folder the user is in.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from drama import yamlfile
from drama.errors import Place, Problem, ProjectError
from drama.files import cannot_write, in_a_file_name, is_abandoned, real, write_whole
from drama.settings import (
    ENGINES,
    PROFILES,
    Ducking,
    Pacing,
    Remote,
    Rig,
    Settings,
    is_bitrate,
    reading_of,
)
from drama.show import servers
from drama.show.about import ABOUT, ShowInfo, show_table
from drama.yamlfile import Entry, Kind

SHOW_FILE = "show.yaml"

CARD = ".episode.json"
"""How the names of the cards of published episodes end, each in the folder of its episode."""

SCREENPLAYS = (".fountain", ".spmd")
"""How the names of screenplays end."""


def is_screenplay(path: Path) -> bool:
    """Tell whether a file is a screenplay, by its ending."""
    return path.suffix.lower() in SCREENPLAYS


@dataclass(frozen=True, slots=True)
class Project:
    """A show: its folder and what its `show.yaml` says."""

    root: Path
    title: str = ""
    author: str = ""
    cover: Path | None = None
    shared_voices: str = ""
    settings: Settings = Settings()
    about: ShowInfo = ShowInfo()
    remote: Remote = Remote()

    @property
    def sfx(self) -> Path:
        """The user's own sounds and their catalogue."""
        return self.root / "sfx"

    @property
    def shelf(self) -> Path:
        """Where takes are kept; it can be deleted at any time and costs only time."""
        return self.root / ".drama" / "shelf"

    @property
    def vault(self) -> Path:
        """Where parts of episodes are kept once they are encoded; it can be deleted like the shelf."""
        return self.root / ".drama" / "reels"

    @property
    def sounds_measured(self) -> Path:
        """How long and loud the files of `sfx/` are; it can be deleted like the shelf."""
        return self.root / ".drama" / "sounds.json"

    def preview(self, name: str) -> Path:
        """Return where a sound of that name is put to be listened to."""
        return self.root / ".drama" / "preview" / f"{in_a_file_name(name)}.mp3"

    @property
    def rig(self) -> Rig:
        """What the show lends its speech engines."""
        return Rig(self.root / "voices", self.remote)

    @property
    def cast(self) -> Path | None:
        """The voice map that all episodes share, where `show.yaml` names one."""
        return self.root / "voices" / self.shared_voices if self.shared_voices else None

    @property
    def rates(self) -> Path:
        """Where it is kept how long earlier renders took; it can be deleted like the shelf."""
        return self.root / ".drama" / "rates.json"

    @property
    def ledger(self) -> Path:
        """Where it is kept which finished files are as written; without it they may be anybody's."""
        return self.root / ".drama" / "finished"

    def voices(self, script: Path) -> Path:
        """Return the voice map of one screenplay: what it says counts before what the shared one does."""
        return self.root / "voices" / f"{script.stem}.yaml"

    def lexicon(self, name: str = "") -> Path:
        """Return the show's pronunciations, or those a voice map names."""
        return self.root / "voices" / (name or "pronunciations.yaml")

    def output(self, script: Path) -> Path:
        """Return the folder of a screenplay's finished files."""
        return self.output_folder / script.stem

    def record(self, script: Path) -> Path:
        """Return the file of a screenplay's timeline, which is there once it was rendered."""
        return self.output(script) / f"{script.stem}.timeline.json"

    @property
    def output_folder(self) -> Path:
        """Everything finished: a folder an episode, and the feed of the show."""
        return self.root / "output"

    def chapter_picture(self, picture: Path) -> str:
        """Return the name of a chapter's picture beside its published episode, another for each file."""
        inside = real(picture).relative_to(real(self.root)).as_posix()
        return f"chapter-{hashlib.sha256(inside.encode()).hexdigest()[:8]}{picture.suffix.lower()}"

    def recordings(self, script: Path) -> Path:
        """Return the folder of what actors recorded of a screenplay."""
        return self.root / "recordings" / script.stem

    def screenplay(self, story: Path) -> Path:
        """Return where a story's screenplay belongs: beside it inside the show, else in the show's folder."""
        inside = real(story).is_relative_to(real(self.root))
        return (story.parent if inside else self.root) / f"{story.stem}.fountain"

    def place_of(self, *names: str) -> Place | None:
        """Return where `show.yaml` says something, by the names that lead there; None where it does not."""
        file = self.root / SHOW_FILE
        entry = yamlfile.load(file, ProjectError) if file.is_file() else None
        for name in names:
            entry = (entry.fields or {}).get(name) if entry else None
        return Place(str(file), entry.line) if entry else None

    def screenplays(self) -> dict[str, tuple[Path, ...]]:
        """Return the screenplays of the show by their names, hidden folders and `output/` left out."""
        found: dict[str, tuple[Path, ...]] = {}
        for folder, inside, files in os.walk(self.root):
            inside[:] = sorted(name for name in inside if not name.startswith("."))
            if Path(folder) == self.root:
                inside[:] = [name for name in inside if name != self.output_folder.name]
            for path in (Path(folder, name) for name in sorted(files) if not name.startswith(".")):
                if is_screenplay(path):
                    found[path.stem] = (*found.get(path.stem, ()), path)
        return found

    def namesakes(self, names: Iterable[str]) -> tuple[Problem, ...]:
        """Return a problem for each of some names that several screenplays have: one can be the episode."""
        known = self.screenplays()
        hint = "rename all but one: an episode goes by the name of its file"
        several = ((name, known[name]) for name in names if known.get(name, ())[1:])
        return tuple(
            Problem(f"several screenplays are called {name}: {self._listed(paths)}", hint=hint)
            for name, paths in several
        )

    def _listed(self, paths: Iterable[Path]) -> str:
        return ", ".join(path.relative_to(self.root).as_posix() for path in paths)

    @contextmanager
    def rendering(self) -> Iterator[None]:
        """Hold the show for one render.

        Raises `ProjectError` where another holds it already, `OutputError` where nothing can be written.
        """
        lock = FileLock(self.shelf.parent / "rendering.lock", timeout=0)
        holder = self.shelf.parent / "rendering.by"
        try:
            self.shelf.mkdir(parents=True, exist_ok=True)
            lock.acquire()
            holder.write_text(f"process {os.getpid()}, since {datetime.now():%H:%M}", encoding="utf-8")
        except Timeout:
            raise _held(self.root, holder) from None
        except OSError as fault:
            lock.release()
            raise cannot_write(self.shelf, fault) from fault
        try:
            self._sweep()
            yield
        finally:
            lock.release()

    def _sweep(self) -> None:
        """Delete the half-written files of a render that was killed, and nobody's who writes right now.

        The studio and publishing write takes and files without holding the show.
        """
        for part in (
            *self.shelf.glob("*/*.part"),
            *self.vault.glob("*/*.part"),
            *self.ledger.glob("*.part"),
            *self.shelf.parent.glob("*.part"),
            *self.output_folder.glob("*/**/.*.part"),
        ):
            if is_abandoned(part):
                part.unlink(missing_ok=True)


def _held(root: Path, holder: Path) -> ProjectError:
    """Return the error of a show that another process holds; the system lets go of it when that one dies."""
    try:
        who = " ".join(holder.read_text(encoding="utf-8")[:80].split())
    except (OSError, UnicodeDecodeError):
        who = ""
    what = f"this show is being rendered already{f' ({who})' if who else ''}"
    return ProjectError(Problem(what, Place(str(root)), "wait for it, or stop it"))


def open_project(near: Path, here: Path) -> Project:
    """Return the show that a story, screenplay or folder `near` belongs to, seen from the folder `here`.

    Raises `ProjectError` with every problem of its `show.yaml`.
    """
    folders = [real(near), *real(near).parents, here]
    root = next((f for f in folders if (f / SHOW_FILE).is_file() or (f / "voices").is_dir()), here)
    file = root / SHOW_FILE
    return _read(root, file) if file.is_file() else Project(root)


def open_named(near: Path, here: Path) -> Project:
    """Return the show that a folder or file belongs to, which a user named.

    Raises `ProjectError` as `open_project` does, and for a name that nothing has: no other show is meant.
    """
    if not near.exists():
        hint = "check the name, or leave it out for the show of this folder"
        raise ProjectError(Problem("there is no such folder or file", Place(str(near)), hint))
    return open_project(near, here)


def _read(root: Path, file: Path) -> Project:
    entry = yamlfile.load(file, ProjectError)
    problems: list[Problem] = []
    show: dict[str, Any] = yamlfile.check(entry, _show_fields(root, str(file), problems), str(file), problems)
    if problems:
        raise ProjectError(*problems)
    delivery = {key: show.pop(key) for key in ("mono", "bitrate") if key in show}
    profile = PROFILES[show.get("profile", "podcast")]
    show["profile_name"] = show.get("profile", "podcast")
    show["profile"] = profile.changed(**delivery, **show.pop("target", {}))
    show["about"] = about = ShowInfo(**{name: show.pop(name) for name in ABOUT if name in show})
    show["language"] = reading_of(about.language)
    settings = Settings(**{f.name: show.pop(f.name) for f in fields(Settings) if f.name in show})
    if "voices" in show:
        show["shared_voices"] = show.pop("voices")
    return Project(root, settings=settings, **show)


_RANGES = {"after_interruption_s": (-1.0, 60.0), "depth_db": (-60.0, 0.0)}
"""Settings with another range than their section: an interruption may come early, and ducking goes down."""


def _show_fields(root: Path, file: str, problems: list[Problem]) -> dict[str, Kind]:
    def section(names: Iterable[str], low: float, high: float) -> Callable[[Entry], dict[str, Any]]:
        table = {name: yamlfile.number(*_RANGES.get(name, (low, high))) for name in names}

        def kind(entry: Entry) -> dict[str, Any]:
            if entry.text or entry.items is not None:
                raise ValueError("expected 'name: value' lines under it", f"such as {next(iter(table))}")
            return yamlfile.check(entry, table, file, problems)

        return kind

    pacing = section((f.name for f in fields(Pacing)), 0.0, 60.0)
    ducking = section((f.name for f in fields(Ducking)), 0.0, 60.0)

    return {
        "title": yamlfile.text,
        "author": yamlfile.text,
        "cover": lambda entry: yamlfile.file_in(root, entry),
        "voices": lambda entry: (
            yamlfile.path_in(root / "voices", entry).relative_to(root / "voices").as_posix()
        ),
        "engine": yamlfile.one_of(tuple(ENGINES)),
        "announce_chapters": yamlfile.yes_no,
        "stand_in": yamlfile.yes_no,
        "pacing": lambda entry: Pacing(**pacing(entry)),
        "ducking": lambda entry: Ducking(**ducking(entry)),
        "profile": yamlfile.one_of(tuple(PROFILES)),
        "mono": yamlfile.yes_no,
        "bitrate": _bitrate,
        "target": section(("loudness_lufs", "peak_dbtp"), -40.0, 0.0),
        "llm": lambda entry: servers.adviser(entry, file, problems),
        "remote": lambda entry: servers.remote(entry, file, problems),
        **show_table(root, file, problems),
    }


def _bitrate(entry: Entry) -> str:
    written = yamlfile.text(entry)
    if not is_bitrate(written):
        raise ValueError(f"'{written}' is no bit rate", "kbit/s such as 128, or v0 (best) to v9")
    return written


STARTER = {
    SHOW_FILE: """\
# Your show. Every line may be left out; what is written here is what happens without it.
title: {title}
author: ""
engine: pyttsx3          # the speech engine
announce_chapters: yes   # the narrator reads chapter titles
language: en-US          # with en-GB, 3/4/1921 is in April
stand_in: yes            # voices speak what actors have not recorded yet; with no, such lines stop the render
voices: cast.yaml        # the voice map all episodes share; without it, each has its own

# pacing:                # silences in seconds, and how long a sound is alone; docs/guide.md lists all
#   between_speakers_s: 0.3
#   between_scenes_s: 2.4
# profile: podcast       # where it goes: podcast, spotify, acx, ebu or audiobook
# mono: no
# bitrate: 128           # kbit/s, or v0 (best) to v9
# target:                # another loudness than the profile's
#   loudness_lufs: -16
#   peak_dbtp: -1
# remote:                # a server that speaks, for engine: remote
#   url: http://localhost:8880/v1
#   model: kokoro
# llm:                   # a language model that votes on doubtful speakers; without these lines none is asked
#   url: http://localhost:11434/v1
#   model: llama3.1
""",
    "stories/README.txt": """\
Put your stories here (.txt, .md, .html, .epub, .docx), then:

    drama make stories/your-story.txt
""",
    "voices/README.txt": """\
Voice maps, made by `drama make` or `drama cast SCRIPT --propose`: cast.yaml has the people of all episodes,
a file named after an episode those of that one alone. Edit them freely: your comments and the order of your
lines stay.
""",
    "sfx/catalogue.yaml": """\
# Your own sounds. A file put into this folder is found by its name: river.wav plays for AMBIENCE: river.
# Describe it here to set its level, or to say whose it is, a row for each sound:
#
# river: {file: river.wav, loop: yes, level: -18, licence: CC0-1.0, credit: "recorded by me"}
""",
    "output/README.txt": "Finished episodes land here, a folder each.\n",
}


def start(folder: Path) -> list[Path]:
    """Make a new show folder and return the files made; a file that exists is left as it is.

    Raises `OutputError` where they cannot be written.
    """
    made = []
    for name, text in STARTER.items():
        path = folder / name
        if not path.exists():
            title = real(folder).name.replace("-", " ").replace("_", " ").title()
            write_whole(path, text.replace("{title}", json.dumps(title, ensure_ascii=False)))
            made.append(path)
    return made
