"""Where the program starts, as `drama` and as `python -m drama`."""

import sys

STOPPED = 130
"""The exit code of a command stopped with Ctrl-C, as shells have it."""


def main() -> None:
    """Run the command line; Ctrl-C ends it without a traceback, from its very first import on."""
    try:
        from drama.cli import run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("stopped; everything spoken so far is kept, run the command again to go on\n")
        sys.exit(STOPPED)


if __name__ == "__main__":
    main()
