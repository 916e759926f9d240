"""The show as a whole: its title and its episodes."""

from dataclasses import dataclass

from drama.studio.answers import Trouble, troubles
from drama.studio.endpoint import Ask, Endpoint
from drama.studio.jobs import Job
from drama.studio.show import Show


@dataclass(frozen=True, slots=True)
class EpisodeRow:
    """An episode of the show: its name, its screenplay's file, and whether it was rendered."""

    name: str
    file: str
    rendered: bool


@dataclass(frozen=True, slots=True)
class ShowState:
    """What the page shows first: the show, its episodes, the engine that speaks, and the job at work.

    `warnings` tell of screenplays that are not among the episodes, for another has their name.
    """

    title: str
    engine: str
    episodes: tuple[EpisodeRow, ...]
    job: Job | None
    warnings: tuple[Trouble, ...] = ()


def show_state(show: Show, ask: Ask) -> ShowState:
    """Return the show and its episodes."""
    project = show.project
    known = show.screenplays()
    rows = tuple(
        EpisodeRow(name, path.relative_to(show.root).as_posix(), project.record(path).is_file())
        for name, path in known.items()
    )
    hidden = troubles(project.namesakes(known), show.root)
    title, engine = project.title or show.root.name, show.engine or project.settings.engine
    return ShowState(title, engine, rows, show.jobs.state, hidden)


ENDPOINTS = (Endpoint("GET", "show", show_state),)
