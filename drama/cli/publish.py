"""`drama publish`: an episode's files for apps and the web, and the feed of its show."""

from pathlib import Path

from drama.cli.arguments import Screenplay
from drama.cli.console import bold, console, print_warnings
from drama.show.project import open_project


def publish(script: Screenplay) -> None:
    """Put transcripts, chapters and the feed beside a rendered episode, ready to be uploaded.

    What the feed says of the show and its episodes stands in show.yaml; without base_url: there is no feed.
    The folder output/ is what goes on the web.

    [bold]drama publish the-river-gate.fountain[/bold]
    """
    from drama.delivery.podcast import NO_FEED, deliver
    from drama.show.production import open_production

    done = deliver(open_production(open_project(script, Path.cwd()), script))
    for path in done.files:
        console.print(bold(path))
    if done.feed:
        console.print(bold(done.feed))
    else:
        console.print(NO_FEED)
    print_warnings(done.warnings)
