"""`drama studio`: the show in a local web page."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Annotated

from typer import Argument, Option

from drama.cli.arguments import Engine
from drama.cli.console import console, near
from drama.show.project import open_named


def studio(
    show: Annotated[
        Path | None,
        Argument(
            help="The show's folder, or a file in it; else this folder.", metavar="SHOW", readable=False
        ),
    ] = None,
    port: Annotated[int, Option(help="The port to listen on; any free one if 0.", min=0, max=65535)] = 0,
    no_browser: Annotated[bool, Option("--no-browser", help="Only print the address.")] = False,
    engine: Engine = "",
) -> None:
    """Open the show in a web page on this computer: hear it, see it, change it.

    Everything lands in the same plain files as on the command line, so both can be used side by side. The
    page is for this computer alone; its address holds the key. Ctrl-C ends it.

    [bold]drama studio[/bold]
    [bold]drama studio my-show --no-browser --port 8100[/bold]
    """
    import webbrowser

    from drama.studio.serve import Server
    from drama.studio.show import Show

    root = open_named(show or Path.cwd(), Path.cwd()).root

    def ready() -> None:
        console.print(f"{near(root)}: the studio is at {server.address}", markup=False)
        console.print("Ctrl-C ends it")
        console.file.flush()  # whoever reads the address from a pipe wants it now
        if not no_browser:
            webbrowser.open(server.address)

    opened = Show(root, engine)
    server = Server(opened, port, ready)
    with suppress(KeyboardInterrupt):  # the way a server ends
        server.run()
    if opened.is_left:  # a long story is still being read, and Python would wait for it
        with opened.changing:  # but a change is made to its end
            os._exit(0)
