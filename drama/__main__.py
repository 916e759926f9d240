"""Where the program starts, as `drama` and as `python -m drama`."""

import os
import signal
import sys

# NumPy's OpenBLAS reads this when it is loaded. Our tables are small: more threads mostly wait for each
# other, which costs twice the processor time, and how a sum is split among them may change its last digit.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

STOPPED = 130
"""The exit code of a command stopped with Ctrl-C, as shells have it."""

SPEAKING = ("make", "render")
"""The commands that go on where they were stopped."""


def main() -> None:
    """Run the command line; Ctrl-C ends it without a traceback, from its very first import on."""
    try:
        from drama.cli import run

        run()
    except KeyboardInterrupt:
        _tell_stopped()
        sys.exit(STOPPED)
    except SystemExit as end:
        if end.code == STOPPED:  # typer has turned Ctrl-C into it
            _tell_stopped()
        raise


def _tell_stopped() -> None:
    """Say that the command was stopped, and what is kept of it.

    Some work ends before the program does; whoever presses Ctrl-C again ends it at once.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    kept = "; everything spoken so far is kept, run the command again to go on"
    sys.stderr.write(f"stopped{kept if sys.argv[1:2] and sys.argv[1] in SPEAKING else ''}\n")


if __name__ == "__main__":
    main()
