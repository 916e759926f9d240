"""Quality control of any finished file, and of a show's own episodes with all that is known of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from drama.delivery.outdated import card_path
from drama.delivery.podcast import BESIDE
from drama.files import typed
from drama.hearing.recogniser import Recogniser
from drama.memory import give_back
from drama.pipeline import recorded, transcript_of
from drama.publish.transcript import DOCUMENTS
from drama.qc.container import Container, read_container
from drama.qc.episode import below, check_chapters, check_lines, check_transcripts, distances, measure
from drama.qc.listening import Facts, listen
from drama.qc.rules import LIMITS, Finding, judge
from drama.qc.words import Line, check_words, listen_for_words
from drama.report import Report, silent
from drama.settings import PROFILES, Profile
from drama.show.production import Production
from drama.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Verdict:
    """A file as it was judged: `findings` are the rules it breaks.

    For an episode of a show `nearest_lu` is the least and `usual_lu` the median distance of a line from what
    plays under it, in LU, and `dialogue_lufs` the loudness of the voices alone; all three are None for a file
    of which nothing else is known. `heard` are its lines with what a recogniser heard of them, where one did.
    """

    path: Path
    profile: str
    facts: Facts
    container: Container
    findings: tuple[Finding, ...]
    nearest_lu: float | None = None
    usual_lu: float | None = None
    dialogue_lufs: float | None = None
    heard: tuple[Line, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether nothing was found that fails; warnings may be."""
        return not any(finding.severity == "fail" for finding in self.findings)


def control(path: Path, profile: str) -> Verdict:
    """Return the verdict on any sound file, judged by a profile of `drama.settings.PROFILES`.

    Raises `OutputError` for a file that holds no sound.
    """
    return _judged(path, profile, PROFILES[profile])


def control_episode(
    production: Production, profile: str, recogniser: Recogniser | None = None, report: Report = silent
) -> Verdict:
    """Return the verdict on an episode's MP3, with what its timeline and its transcripts tell.

    With no `profile` it is judged by the show's own target. A `recogniser`, where there is one, listens to
    every line in the finished file. Raises `OutputError` where it never was rendered.
    """
    settings = production.show.settings
    timeline = recorded(production)
    target = PROFILES[profile] if profile else settings.profile
    verdict = _judged(production.finished(".mp3"), profile or settings.profile_name, target)
    levels = measure(timeline, production.shelf)
    heard = listen_for_words(verdict.path, timeline, recogniser, report) if recogniser else ()
    apart = sorted(distance for _, distance in distances(timeline, levels))
    found = (
        *check_chapters(timeline, verdict.container.chapters),
        *_transcripts(production, timeline),
        *check_lines(timeline, levels, production.shelf),
        *(check_words(heard, production.shelf, recogniser, report) if recogniser else ()),
    )
    return Verdict(
        verdict.path,
        verdict.profile,
        verdict.facts,
        verdict.container,
        (*verdict.findings, *found),
        apart[0] if apart else None,
        apart[len(apart) // 2] if apart else None,
        verdict.facts.loudness_lufs - below(levels),
        heard,
    )


def _transcripts(production: Production, timeline: Timeline) -> Iterator[Finding]:
    """Yield the transcripts beside the episode that are not of it as it is now."""
    transcript = transcript_of(production, timeline)
    files = {kind: production.finished(one.suffix) for kind, one in DOCUMENTS.items()}
    there = {kind: path for kind, path in files.items() if path.is_file()}
    return check_transcripts(
        {path.name: path.read_text(encoding="utf-8", errors="replace") for path in there.values()},
        {path.name: DOCUMENTS[kind].write(transcript) for kind, path in there.items()},
        {path.name: _again(production, kind) for kind, path in there.items()},
    )


def _again(production: Production, kind: str) -> str:
    """Return what writes a transcript anew: publishing does, where it wrote it."""
    script = typed(production.path)
    if kind in BESIDE and card_path(production.show, production.path.stem).is_file():
        return f"publish it again: drama publish {script}"
    return f"export it again: drama export {script} --format {kind}"


def _judged(path: Path, name: str, profile: Profile) -> Verdict:
    container = read_container(path)
    facts = listen(path, container.channels)
    give_back()
    return Verdict(path, name, facts, container, judge(facts, container, profile, LIMITS[name]))
