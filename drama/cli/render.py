"""`drama render`: an episode from a screenplay, or all those of a season."""

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Option

from drama.cli import finished, planned, seasons
from drama.cli.arguments import AnyScreenplay, DryRun, Engine, Every, Json, Season, check_one
from drama.cli.console import print_warnings, progress, say_json
from drama.show.project import open_project

if TYPE_CHECKING:
    from drama.rebuild.estimate import Plan
    from drama.show.project import Project
    from drama.speech.crew import Crew


def render(
    script: AnyScreenplay = None,
    season: Season = None,
    every: Every = False,
    cluster: Annotated[
        str,
        Option(
            "--cluster", help="Speak on a Dask cluster: its scheduler's address.", metavar="tcp://HOST:PORT"
        ),
    ] = "",
    shelf: Annotated[
        str,
        Option(
            "--shelf",
            help="Where several computers share the takes of lines: a folder, or a store such as s3://...",
            metavar="PLACE",
            envvar="DRAMA_SHELF",
        ),
    ] = "",
    engine: Engine = "",
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Render the episode of a screenplay: speech, sound, mix, master, MP3.

    Only what changed since the last time is made again. The voices come from the voice map in voices/; the
    finished MP3 lands in output/. With --season or --all the episodes of the show in this folder are
    rendered, one after another, whatever becomes of each.

    [bold]drama render the-river-gate.fountain[/bold]
    [bold]drama render the-river-gate.fountain --dry-run[/bold]
    """
    check_one(script, season, every)
    store = _store(shelf)
    show = open_project(script or Path.cwd(), Path.cwd())
    if dry_run:
        planned.tell(_plans(show, script, season, engine, store), as_json)
        return
    if script is None:
        with _workers(cluster) as workers:
            seasons.render(show, season, workers, engine, store, as_json)
        return
    from drama.desk.checkup import before_render
    from drama.pipeline import build
    from drama.show.production import open_production

    production = open_production(show, script, engine, store)
    print_warnings(before_render(production))
    with _workers(cluster) as workers, progress(quiet=as_json) as report:
        episode = build(production, report, workers)
    if as_json:
        say_json(finished.summary(episode))
    else:
        finished.show(episode)


def _store(shelf: str) -> str:
    """Return the address of a shared shelf, "" where there is none."""
    from drama.store.depot import folder_address

    return shelf if not shelf or "://" in shelf else folder_address(Path(shelf))


def _plans(
    show: "Project", script: Path | None, season: int | None, engine: str, store: str
) -> "list[tuple[str, Plan]]":
    """Return the plan of the episode, or of each of a season, by its name; an error is that of a render."""
    from drama.rebuild.ahead import plans_of
    from drama.show.production import open_production
    from drama.show.season import names_of, screenplay

    scripts = [script] if script else [screenplay(show, name) for name in names_of(show, season)]
    plans = plans_of(open_production(show, path, engine, store) for path in scripts)
    return [(path.stem, plan) for path, plan in zip(scripts, plans, strict=True)]


def _workers(cluster: str) -> "AbstractContextManager[Crew | None]":
    """Return the workers of a cluster, or None where this computer is to speak."""
    if not cluster:
        return nullcontext()
    from drama.speech.cluster import Cluster

    return Cluster(cluster)
