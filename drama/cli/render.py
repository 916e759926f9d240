"""`drama render`: an episode from a screenplay."""

from pathlib import Path

from drama.cli import finished
from drama.cli.arguments import Engine, Json, Screenplay
from drama.cli.console import progress, say_json
from drama.project import open_project


def render(script: Screenplay, engine: Engine = "", as_json: Json = False) -> None:
    """Render the episode of a screenplay: speech, sound, mix, master, MP3.

    Only what changed since the last time is made again. The voices come from the voice map in voices/; the
    finished MP3 lands in output/.

    [bold]drama render the-river-gate.fountain[/bold]
    """
    from drama.pipeline import build
    from drama.production import open_production

    production = open_production(open_project(script, Path.cwd()), script, engine)
    with progress(quiet=as_json) as report:
        episode = build(production, report)
    if as_json:
        say_json(finished.summary(episode))
    else:
        finished.show(episode)
