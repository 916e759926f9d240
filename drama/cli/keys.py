"""Single keys from a terminal, also those typed ahead."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from select import select

import typer

try:
    import termios
    import tty
except ImportError:  # Windows keeps what is typed ahead by itself
    termios = tty = None  # type: ignore[assignment]

ESCAPE = "\x1b"

_AT_ONCE_S = 0.05
"""How soon the rest of what a key sends follows its escape; a hand is slower."""


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
        key = self._byte()
        if key == ESCAPE:
            self._swallow_sequence()
        return key

    def _byte(self) -> str:
        return os.read(sys.stdin.fileno(), 1).decode("ascii", "replace")

    def _at_once(self) -> Iterator[str]:
        while select([sys.stdin], [], [], _AT_ONCE_S)[0] and (byte := self._byte()):
            yield byte

    def _swallow_sequence(self) -> None:
        """Take the rest of what one key sends: Delete is an escape, a bracket, a 3 and a tilde."""
        begun = False
        for byte in self._at_once():
            if byte == ESCAPE:
                begun = False
            elif not begun:
                if byte not in "[O":
                    return  # a letter together with Alt
                begun = True
            elif "@" <= byte <= "~" and byte != "[":  # F1 to F5 of a console have two brackets
                return

    def _restore(self) -> None:
        if self._usual is not None:
            termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, self._usual)
