"""`drama publish`: the files of an episode or a season for apps and the web, and the feed of its show."""

from pathlib import Path
from typing import TYPE_CHECKING

from typer import Exit

from drama.cli.arguments import AnyScreenplay, Every, Season, check_one
from drama.cli.console import bold, console, counted, print_error, print_warnings
from drama.show.project import open_project

if TYPE_CHECKING:
    from drama.show.project import Project


def publish(script: AnyScreenplay = None, season: Season = None, every: Every = False) -> None:
    """Put transcripts, chapters and the feed beside a rendered episode, ready to be uploaded.

    What the feed says of the show and its episodes stands in show.yaml; without base_url: there is no feed.
    The folder output/ is what goes on the web. With --season or --all the episodes of the show in this folder
    are published, one after another, whatever becomes of each.

    [bold]drama publish the-river-gate.fountain[/bold]
    [bold]drama publish --season 1[/bold]
    """
    from drama.delivery.podcast import deliver
    from drama.show.production import open_production

    check_one(script, season, every)
    show = open_project(script or Path.cwd(), Path.cwd())
    if script is None:
        _publish_each(show, season)
        return
    done = deliver(open_production(show, script))
    for path in done.files:
        console.print(bold(path))
    _tell_feed(done.feed)
    print_warnings(done.warnings)


def _publish_each(show: "Project", season: int | None) -> None:
    """Publish the episodes of a season (None: all there are), then the feed, once.

    Exits with the code of the first error where an episode failed.
    """
    from drama.delivery.podcast import write_feed
    from drama.delivery.several import deliver_each
    from drama.show.season import names_of

    failed = []
    for one in deliver_each(show, names_of(show, season)):
        if one.delivered:
            folder = one.delivered.files[0].parent
            console.print(f"{bold(folder)}  {counted(len(one.delivered.files), 'file')}")
            print_warnings(one.delivered.warnings)
        if one.error:
            console.print(f"{one.name}: not published", markup=False)
            print_error(one.error)
            failed.append(one.error)
    fed = write_feed(show) if show.about.base_url else None
    _tell_feed(fed.path if fed else None)
    print_warnings(fed.warnings if fed else ())
    if failed:
        raise Exit(failed[0].exit_code)


def _tell_feed(feed: Path | None) -> None:
    from drama.delivery.podcast import NO_FEED

    console.print(bold(feed) if feed else NO_FEED)
