"""A turnstile: lets requests of several threads through one by one, no more a minute than agreed."""

import time
from threading import Event, Lock

MINUTE_S = 60.0


class Turnstile:
    """Spreads requests evenly over the minute; `per_minute` 0 lets all through at once.

    Once `stop` is called nobody waits any more.
    """

    def __init__(self, per_minute: float) -> None:
        self._gap_s = MINUTE_S / per_minute if per_minute else 0.0
        self._next = 0.0
        self._lock = Lock()
        self._stopped = Event()

    def stop(self) -> None:
        """Let everybody who waits go on at once."""
        self._stopped.set()

    def stopped(self) -> bool:
        """Tell whether it was stopped."""
        return self._stopped.is_set()

    def pass_through(self) -> None:
        """Wait for the next turn."""
        with self._lock:
            turn = max(time.monotonic(), self._next)
            self._next = turn + self._gap_s
        self.wait(turn - time.monotonic())

    def hold(self, seconds: float) -> None:
        """Let nobody through for so long: the server has asked for it."""
        with self._lock:
            self._next = max(self._next, time.monotonic() + seconds)

    def wait(self, seconds: float) -> None:
        """Wait so long, or until it is stopped."""
        self._stopped.wait(max(0.0, seconds))
