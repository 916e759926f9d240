"""Single keys from a terminal, also those typed ahead."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

try:
    import termios
    import tty
except ImportError:  # Windows keeps what is typed ahead by itself
    termios = tty = None  # type: ignore[assignment]


class Keyboard:
    """Gives one key at a time; within `line` the terminal takes whole lines, as it usually does."""

    def __init__(self) -> None:
        self._usual = termios.tcgetattr(sys.stdin.fileno()) if termios else None

    @contextmanager
    def keys(self) -> Iterator[None]:
        """Let keys come without Enter and unseen. Switching for each key would lose what is typed ahead."""
        if self._usual is None:
            yield
            return
        tty.setcbreak(sys.stdin.fileno(), termios.TCSADRAIN)
        try:
            yield
        finally:
            self._restore()

    @contextmanager
    def line(self) -> Iterator[None]:
        """Let a line be typed and seen, within `keys`."""
        self._restore()
        try:
            yield
        finally:
            if self._usual is not None:
                tty.setcbreak(sys.stdin.fileno(), termios.TCSADRAIN)

    def key(self) -> str:
        """Return the next key, "" when the terminal is gone; Ctrl-C raises `KeyboardInterrupt`."""
        if self._usual is None:
            return typer.getchar()
        # One byte, so that what comes after it is left for `line`; no key that means anything takes two.
        byte = os.read(sys.stdin.fileno(), 1)
        return byte.decode("ascii", "replace")

    def _restore(self) -> None:
        if self._usual is not None:
            termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, self._usual)
