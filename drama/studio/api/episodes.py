"""The finished episode: what is in it, its files to keep, other files of it, and how it is judged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from drama.delivery.control import Verdict, control_episode
from drama.delivery.leftovers import clear_chapters
from drama.delivery.outdated import changed_since
from drama.delivery.podcast import NO_FEED, deliver
from drama.errors import Problem
from drama.pipeline import Order, export_chapters, recorded, write_transcript
from drama.pipeline import export as export_episode
from drama.publish.kinds import ENDINGS, checked
from drama.publish.tags import genre_of
from drama.publish.transcript import DOCUMENTS
from drama.qc.rules import Finding
from drama.rebuild.foresee import foresee
from drama.rebuild.words import reasons
from drama.report import Report
from drama.settings import PROFILES
from drama.show.production import Production
from drama.studio.answers import RequestError
from drama.studio.api.work import JobAnswer
from drama.studio.endpoint import Ask, Endpoint, Sound
from drama.studio.jobs import Outcome
from drama.studio.show import Show
from drama.units import to_seconds

ANY_FILE = "application/octet-stream"
"""What is downloaded is kept, never opened in the page: its type is nobody's business."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter and the second at which it begins."""

    title: str
    start_s: float


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file beside the episode: its name as seen from its folder, and its bytes."""

    name: str
    bytes: int


@dataclass(frozen=True, slots=True)
class EpisodeState:
    """An episode as it was rendered last, and what it can be exported as; `rendered` is whether it was."""

    title: str
    rendered: bool
    seconds: float
    chapters: tuple[Chapter, ...]
    files: tuple[FileRow, ...]
    kinds: tuple[str, ...]
    profiles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Anew:
    """A kind of piece: how many of all the next render makes anew, and why, each reason once."""

    kind: str
    anew: int
    all: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Foresight:
    """What the next render makes anew."""

    pieces: tuple[Anew, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a finished episode was judged: the figures, and what was found; levels in LUFS, dBTP and LU."""

    passed: bool
    profile: str
    loudness_lufs: float
    peak_dbtp: float
    range_lu: float
    dialogue_lufs: float | None
    nearest_lu: float | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class JudgementState:
    """The judgement on the file there is now; None where it was not judged yet, or was rendered since."""

    judgement: Judgement | None


@dataclass(frozen=True, slots=True)
class ExportForm:
    """What is to be exported: a kind of `ENDINGS`, and a profile, "" for the show's own."""

    kind: str
    profile: str = ""
    mono: bool = False
    each_chapter: bool = False


def state(show: Show, ask: Ask) -> EpisodeState:
    """Return the episode as it was rendered last, with the files beside it."""
    production = show.production(ask.episode)
    rendered = production.record.is_file()
    timeline = recorded(production) if rendered else None
    return EpisodeState(
        production.info.title,
        rendered,
        round(to_seconds(timeline.length), 2) if timeline else 0.0,
        tuple(Chapter(mark.title, round(to_seconds(mark.start), 2)) for mark in timeline.chapters)
        if timeline
        else (),
        tuple(FileRow(name, path.stat().st_size) for name, path in _files(production)),
        tuple(ENDINGS),
        tuple(PROFILES),
    )


def foresight(show: Show, ask: Ask) -> Foresight:
    """Return what the next render makes anew, and why."""
    foreseen = foresee(show.production(ask.episode))
    kinds = dict.fromkeys(one.piece.kind for one in foreseen.verdicts)
    return Foresight(
        tuple(
            Anew(
                kind,
                len(anew := foreseen.anew(kind)),
                len(foreseen.of(kind)),
                tuple(dict.fromkeys(why for one in anew for why in reasons(one, foreseen.by_id)))
                if foreseen.recorded
                else (),
            )
            for kind in kinds
        )
    )


def check(show: Show, ask: Ask) -> JobAnswer:
    """Begin to judge the finished episode, as `drama qc` does."""
    production = show.production(ask.episode)

    def work(report: Report) -> str:
        verdict = show.verdicts.judge(production, lambda: control_episode(production, "", report=report))
        return "nothing fails" if verdict.passed else f"{len(verdict.findings)} findings"

    return JobAnswer(show.start("check", ask.episode, work))


def judgement(show: Show, ask: Ask) -> JudgementState:
    """Return how the finished episode was judged last."""
    verdict = show.verdicts.find(show.production(ask.episode))
    return JudgementState(_judgement(verdict) if verdict else None)


def export(show: Show, ask: Ask) -> JobAnswer:
    """Begin to write another file of the episode, as `drama export` does."""
    form: ExportForm = ask.form
    production = show.production(ask.episode)
    kind = checked(form.kind)
    order = _order(production, form)

    def work(report: Report) -> Outcome:
        warnings: Sequence[Problem] = ()
        if kind in DOCUMENTS:
            told = write_transcript(production, kind, None).path.name
        elif form.each_chapter:
            written = export_chapters(production, order, report)
            told = f"{len(written)} chapters"
            missed = (warning for one in written for warning in one.warnings)
            warnings = (*missed, *clear_chapters(production, order, written))
        else:
            published = export_episode(production, order, report)
            told, warnings = published.path.name, published.warnings
        return Outcome(told, (*warnings, *changed_since(production, "export it")))

    return JobAnswer(show.start("export", ask.episode, work))


def publish(show: Show, ask: Ask) -> JobAnswer:
    """Begin to put transcripts, page, rights and feed beside the episode, as `drama publish` does."""
    production = show.production(ask.episode)

    def work(report: Report) -> Outcome:
        delivered = deliver(production, report)
        feed = " and the feed" if delivered.feed else f"; {NO_FEED}"
        return Outcome(f"{len(delivered.files)} files{feed}", delivered.warnings)

    return JobAnswer(show.start("publish", ask.episode, work))


def download(show: Show, ask: Ask) -> Sound:
    """Return one of the files beside the episode, to keep."""
    name = ask.names["name"]
    found = dict(_files(show.production(ask.episode)))
    if name not in found:
        raise RequestError(404, Problem("there is no such file of this episode"))
    return Sound(show.inside(found[name]), ANY_FILE, found[name].name)


def _files(production: Production) -> Iterator[tuple[str, Path]]:
    """Yield the files beside an episode, those in a folder of its own too, by their names from there.

    What is kept for the next render comes last.
    """
    for path in sorted(production.folder.glob("**/*"), key=lambda path: (path.suffix == ".json", path)):
        if path.is_file() and not path.name.endswith(".part"):
            yield path.relative_to(production.folder).as_posix(), path


def _order(production: Production, form: ExportForm) -> Order:
    if form.profile and form.profile not in PROFILES:
        hint = f"choose one of: {', '.join(PROFILES)}"
        raise RequestError(400, Problem(f"there is no profile '{form.profile}'", hint=hint))
    own = production.show.settings.profile
    profile = (PROFILES[form.profile] if form.profile else own).changed(form.mono)
    return Order(form.kind, profile, genre=genre_of(form.profile) if form.profile else "")


def _judgement(verdict: Verdict) -> Judgement:
    facts = verdict.facts
    return Judgement(
        verdict.passed,
        verdict.profile,
        facts.loudness_lufs,
        facts.peak_dbtp,
        facts.range_lu,
        verdict.dialogue_lufs,
        verdict.nearest_lu,
        verdict.findings,
    )


ENDPOINTS = (
    Endpoint("GET", "episodes/{episode}/finished", state),
    Endpoint("GET", "episodes/{episode}/foresight", foresight),
    Endpoint("POST", "episodes/{episode}/check", check),
    Endpoint("GET", "episodes/{episode}/judgement", judgement),
    Endpoint("POST", "episodes/{episode}/export", export, form=ExportForm),
    Endpoint("POST", "episodes/{episode}/publish", publish),
    Endpoint("GET", "episodes/{episode}/files/{name:path}", download),
)
