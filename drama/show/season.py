"""A season: every episode of a show, or those of one season, rendered by one crew, whatever fails in between.

First all lines of all episodes are spoken, so that a cluster is never idle while something is mixed, and then
each episode is finished. An episode that fails leaves the others as they are; what is done is not done again.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from drama.desk.made_from import changed_story
from drama.desk.slips import slips
from drama.errors import ClusterError, DramaError, Place, Problem, ProjectError, ScriptError
from drama.pipeline import Episode, build, speak
from drama.report import Report
from drama.show.about import composed
from drama.show.production import open_production
from drama.show.project import SHOW_FILE, Project
from drama.speech.crew import Crew


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of the episode called `name`: the finished one, or what is wrong with it.

    `seconds` is the wall time it took, speech included. `warnings` are the slips of its screenplay, and that
    the story was changed since that was made.
    """

    name: str
    episode: Episode | None
    error: DramaError | None
    seconds: float
    warnings: tuple[Problem, ...] = ()


Telling = Callable[[str, int, int], Report]
"""What gives the report of an episode, told its name, its number from 1, and of how many."""


def names_of(show: Project, season: int | None) -> tuple[str, ...]:
    """Return the names of the episodes of a season, or of all there are (None), in their order.

    All there are is every screenplay of the show. Raises `ProjectError` where there is none.
    """
    told = show.about.episodes
    files = {composed(name): name for name in show.screenplays()}
    if season is None:
        found = [*files, *told]
    else:
        found = [name for name, info in told.items() if info.season == season]
    if not found:
        what = f"no episode has 'season: {season}'" if season is not None else "there is no screenplay"
        hint = (
            "write it under episodes: and the episode's name" if season is not None else "drama convert STORY"
        )
        raise ProjectError(Problem(what, Place(str(show.root / SHOW_FILE)), hint))
    place = {name: (info.season, info.number) for name, info in told.items()}
    ordered = sorted(dict.fromkeys(found), key=lambda name: (*place.get(name, (1 << 30, 0)), name))
    return tuple(files.get(name, name) for name in ordered)


def render(
    show: Project, names: Sequence[str], crew: Crew, telling: Telling, engine: str = "", store: str = ""
) -> Iterator[Rendered]:
    """Yield what became of each episode, as it is finished or has failed; `crew` speaks all of them.

    `engine` stands in for the show's own, `store` has the takes of the lines. Raises `ClusterError` at once
    while lines are spoken: without anybody who speaks, no episode would be any better. Once all of them
    are, it is what is wrong with one episode, as any other error.
    """
    spoken: dict[str, tuple[int, float]] = {}
    for number, name in enumerate(names, 1):
        began = time.monotonic()
        try:
            production = open_production(show, screenplay(show, name), engine, store)
            anew = speak(production, telling(name, number, len(names)), crew)
        except ClusterError:
            raise
        except DramaError as error:
            yield Rendered(name, None, error, time.monotonic() - began)
        else:
            spoken[name] = anew, time.monotonic() - began
    crew.rest()
    for number, (name, (anew, before)) in enumerate(spoken.items(), 1):
        began = time.monotonic()
        try:
            production = open_production(show, screenplay(show, name), engine, store)
            episode = build(production, telling(name, number, len(spoken)), crew)
            told = (*changed_story(production.path), *slips(production))
        except DramaError as error:
            yield Rendered(name, None, error, before + time.monotonic() - began)
        else:
            episode = replace(episode, spoken=episode.spoken + anew)
            yield Rendered(name, episode, None, before + time.monotonic() - began, told)


def screenplay(show: Project, name: str) -> Path:
    """Return the screenplay of an episode; raises `ScriptError` where there is none, or more than one."""
    paths = show.screenplays().get(name, ())
    if len(paths) == 1:
        return paths[0]
    if paths:
        raise ScriptError(*show.namesakes([name]))
    what, hint = (
        f"there is no screenplay {name}.fountain in the show",
        "convert its story, or rename it",
    )
    raise ScriptError(Problem(what, Place(str(show.root / SHOW_FILE)), hint))
