"""Handing an episode over to a sound editor: a folder with its sounds and projects, to be moved anywhere."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import soundfile

from drama.delivery.rights import licence
from drama.delivery.room import check_room, writing_sounds
from drama.desk.actors import account
from drama.files import in_a_file_name, making_way, whole, write_keeping
from drama.mix.play import BLOCK, check_takes, open_bed
from drama.mix.reels import RECIPE
from drama.pipeline import recorded
from drama.publish.daw.lists import Licence, cue_sheet, labels
from drama.publish.daw.otio import otio
from drama.publish.daw.reaper import rpp
from drama.publish.daw.session import Item, Media, Session, session_of
from drama.report import Report, Step, silent
from drama.show.production import Production
from drama.sound.collect import cues, find_all
from drama.store.shelf import Shelf
from drama.timeline import Clip, Timeline
from drama.units import RATE

MEDIA = "media"
"""The folder of the sounds, beside the project."""

_HEADROOM = 0.5**0.5  # two windows of a bed that cross can be this much over full scale

_FORMS: dict[str, tuple[str, Callable[[Session, Licence], str]]] = {
    "rpp": (".rpp", lambda session, _: rpp(session)),
    "labels": (".labels.txt", lambda session, _: labels(session)),
    "otio": (".otio", lambda session, _: otio(session)),
    "csv": (".cues.csv", cue_sheet),
}
FORMS = tuple(_FORMS)
"""What a session is written as."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A file that was written, and where the one before is kept, if there was another."""

    path: Path
    kept: Path | None


def hand_over(
    production: Production, forms: Sequence[str] = FORMS, folder: Path | None = None, report: Report = silent
) -> tuple[Handed, ...]:
    """Write the episode, as it was built last, as sessions for sound editors, and its sounds beside them.

    `forms` are of `FORMS`. Takes are copied. A bed, which drama plays without end, is written as long as it
    lasts, once for every place it plays in. A project that is there and differs, perhaps saved by a sound
    editor, is kept under another name. Raises `OutputError` where the episode never was built.
    """
    folder = folder or production.folder / "daw"
    with production.show.rendering():
        timeline = recorded(production)
        check_takes(timeline, production.shelf)
        media = _lay_down(timeline, production.shelf, folder, report)
        headed = tuple(mark for mark in timeline.scenes if mark.title)
        session = session_of(timeline, media, headed)
        licence_of = _licences(production) if "csv" in forms else _unknown
        paths = {form: folder / f"{production.path.stem}{_FORMS[form][0]}" for form in forms}
        return tuple(
            Handed(path, write_keeping(path, _FORMS[form][1](session, licence_of)))
            for form, path in paths.items()
        )


def _lay_down(timeline: Timeline, shelf: Shelf, folder: Path, report: Report) -> list[Media]:
    """Put the sound of every clip into the folder, each once, and return them in the order of the clips."""
    hint = "free some space, or name another folder with --out"
    check_room(folder, _most_bytes(timeline, shelf), "the sounds", hint)
    media = []
    hint = "free some space and run the command again; if that does not help, render again"
    with writing_sounds(folder, "the sounds cannot be copied", hint):
        for number, clip in enumerate(timeline.clips, 1):
            media.append(_bed(clip, shelf, folder) if clip.loop else _take(clip, shelf, folder))
            report(Step("sound", number, len(timeline.clips)))
    return media


def _most_bytes(timeline: Timeline, shelf: Shelf) -> int:
    beds = sum(6 * clip.length for clip in timeline.clips if clip.loop)
    return beds + sum(shelf.path(key).stat().st_size for key in {clip.key for clip in timeline.clips})


def _take(clip: Clip, shelf: Shelf, folder: Path) -> Media:
    name = f"{MEDIA}/{in_a_file_name(clip.role or clip.name)}-{clip.key[:12]}.flac"
    take, path = shelf.path(clip.key), folder / name
    if not path.is_file() or path.stat().st_size != take.stat().st_size:
        with making_way(path), whole(path) as part:  # for somebody may have worked on it
            shutil.copyfile(take, part)
    info = soundfile.info(path)
    return Media(name, clip.offset, info.channels, info.frames)


def _bed(clip: Clip, shelf: Shelf, folder: Path) -> Media:
    of_it = f"{clip.key[:12]}-{clip.offset}-{clip.length}-{RECIPE}"
    name = f"{MEDIA}/{in_a_file_name(clip.name)}-{of_it}.flac"
    if not _lasts(folder / name, clip.length):
        bed = open_bed(shelf, clip)
        with (
            making_way(folder / name),
            whole(folder / name) as part,
            soundfile.SoundFile(part, "w", RATE, 2, "PCM_24", format="FLAC") as file,
        ):
            for start in range(0, clip.length, BLOCK):
                sound = bed.read(clip.offset + start, min(BLOCK, clip.length - start))
                file.write(sound.T * _HEADROOM)
    return Media(name, 0, 2, clip.length, 1.0 / _HEADROOM)


def _lasts(path: Path, length: int) -> bool:
    """Tell whether a file is a sound of so many frames: somebody may have cut the bed that was there."""
    try:
        return bool(soundfile.info(path).frames == length)
    except (OSError, soundfile.LibsndfileError):
        return False


def _licences(production: Production) -> Licence:
    """Return what tells an item's licence: of sounds the catalogue's, of recordings the show's, of voices
    their engine's.
    """
    found = find_all(cues(production.played), str(production.path), production.library)
    sounds = {", ".join((name, *params)): source.licence for (_, name, params), source in found.items()}
    people = account(production).lines

    def licence_of(item: Item) -> str:
        clip = item.clip
        if clip.track != "dialogue":
            return sounds.get(clip.name, "")
        if (clip.line or clip.tail_of) in people:
            return production.show.about.rights.recordings
        return licence(production.cast.part(clip.role).voice.engine)

    return licence_of


def _unknown(item: Item) -> str:
    return ""
