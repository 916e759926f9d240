"""From a screenplay to an episode on one page: what the command line, and any other shell, calls.

`build` makes an episode from a production, `export` another file of an episode that is built. Both only call
stages, in the order in which a show is made; what comes before them, `adapt`, is in `adaptation.py`, so that
making a screenplay need not load what makes sound.
"""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from drama.cast.assign import assign
from drama.errors import OutputError, Place, Problem
from drama.files import typed, write_whole
from drama.master import Mastered, master
from drama.mix import mix
from drama.production import Production
from drama.publish.episode import Published, publish
from drama.publish.exporter import EXPORTERS
from drama.publish.transcript import DOCUMENTS, transcribe
from drama.report import Report, Step, Stopwatch, silent
from drama.sound.collect import collect, cues
from drama.speech.perform import Progress, perform
from drama.timeline import Timeline, from_json, lay_out, to_json


@dataclass(frozen=True, slots=True)
class Episode:
    """A finished episode: its file, its timeline, how many lines were spoken anew, and the time it took.

    `seconds` holds (stage, seconds of wall time) in the order of the stages.
    """

    published: Published
    timeline: Timeline
    lines: int
    spoken: int
    seconds: tuple[tuple[str, float], ...]


def build(production: Production, report: Report = silent) -> Episode:
    """Return the finished episode, making only what is not on the shelf yet."""
    show, script, shelf, lines = production.show, production.script, production.shelf, production.lines
    cast = assign(script, production.sheet, production.engine, production.engine_name)
    watch, tally = Stopwatch(), _Tally(report)
    with show.rendering():
        with watch("sound"):
            sounds = collect(cues(script), str(production.path), production.library, shelf, report)
        with watch("speech"):
            takes = perform(lines, cast, shelf, report=tally, source=str(production.path), rig=show.rig)
        timeline = lay_out(script, cast, takes, sounds, show.settings)
        write_whole(production.record, to_json(timeline))
        with watch("mix"):
            mastered = _mastered(production, timeline, report)
        with watch("encode"):
            path = production.finished(".mp3")
            published = publish(mastered, timeline, production.tags, path, "mp3", show.cover, report)
    return Episode(published, timeline, len(lines), tally.spoken, watch.seconds)


def export(
    production: Production, kind: str, path: Path | None, cover: Path | None, report: Report = silent
) -> Published:
    """Write the episode, as it was built last, as a sound file of a kind, beside the others or at `path`.

    Raises `OutputError` where it never was built, and where kind, ending and cover do not go together.
    """
    _check_file(kind, path, cover)
    timeline = recorded(production)
    path = path or production.finished(EXPORTERS[kind].suffix)
    with production.show.rendering():
        mastered = _mastered(production, timeline, report)
        return publish(
            mastered, timeline, production.tags, path, kind, cover or production.show.cover, report
        )


def write_transcript(production: Production, kind: str, path: Path | None) -> Path:
    """Write the transcript of the episode, as it was built last, in one of its forms, and return where.

    Raises `OutputError` where the episode never was built.
    """
    document = DOCUMENTS[kind]
    path = path or production.finished(document.suffix)
    write_whole(path, document.write(transcribe(recorded(production), production.names)))
    return path


def recorded(production: Production) -> Timeline:
    """Return the timeline of the episode as it was built last; raises `OutputError` where it never was."""
    record = production.record
    if not record.is_file():
        hint = f"first run: drama render {typed(production.path)}"
        raise OutputError(Problem("there is no rendered episode", Place(str(record)), hint))
    return from_json(record.read_text(encoding="utf-8"), str(record))


def _check_file(kind: str, path: Path | None, cover: Path | None) -> None:
    exporter = EXPORTERS[kind]
    if path and path.suffix.lower() != exporter.suffix:
        hint = f"let it end in {exporter.suffix}, or leave --format out"
        raise OutputError(Problem(f"a {kind} file should not end like this", Place(str(path)), hint))
    if cover and not exporter.cover:
        raise OutputError(Problem(f"a {kind} file holds no cover", hint="choose mp3 or flac"))


def _mastered(production: Production, timeline: Timeline, report: Report) -> Mastered:
    settings = production.show.settings
    play = partial(mix, timeline, production.shelf, settings.ducking)
    return master(play, settings.target, lambda frames: report(Step("mix", frames, timeline.length)))


class _Tally:
    """Passes the progress of the speech on, and remembers how many lines were spoken anew."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self.spoken = 0

    def __call__(self, progress: Progress) -> None:
        self.spoken = progress.done - progress.reused
        note = f"{progress.reused} from before" if progress.reused else ""
        self._report(Step("speech", progress.done, progress.total, note))
