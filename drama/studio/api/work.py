"""Long work: rendering an episode in the background, and stopping it."""

from dataclasses import dataclass

from drama.desk.checkup import before_render
from drama.pipeline import build
from drama.report import Report
from drama.studio.endpoint import Ask, Endpoint
from drama.studio.jobs import Job, Outcome
from drama.studio.show import Show


@dataclass(frozen=True, slots=True)
class JobAnswer:
    """The job at work or the last one; None where there was none yet."""

    job: Job | None


def render(show: Show, ask: Ask) -> JobAnswer:
    """Begin to render an episode as its files are now, with the warnings of `drama render`."""
    production = show.production(ask.episode)

    def work(report: Report) -> Outcome:
        warnings = before_render(production)
        episode = build(production, report)
        told = f"{episode.spoken} of {episode.lines} lines spoken anew"
        return Outcome(told, (*warnings, *episode.published.warnings))

    return JobAnswer(show.start("render", ask.episode, work))


def stop(show: Show, ask: Ask) -> JobAnswer:
    """Ask the job at work to stop."""
    return JobAnswer(show.jobs.stop())


ENDPOINTS = (
    Endpoint("POST", "episodes/{episode}/render", render),
    Endpoint("GET", "job", lambda show, ask: JobAnswer(show.jobs.state)),
    Endpoint("POST", "job/stop", stop),
)
