"""What happens while the page is open, told to every tab: progress, and files that changed on disk."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from threading import Lock

from drama.studio.forms import written

MOST_WAITING = 1_000
"""Events kept for a tab that does not read them; then it is let go, and asks anew for everything."""

BEAT_S = 15.0
"""Seconds after which something is sent in any case, so that a connection that died is noticed."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: its name, as the page knows it, and what there is to tell."""

    name: str
    data: object

    def sent(self) -> bytes:
        """Return the event as server-sent events write it."""
        return b"event: %s\ndata: %s\n\n" % (self.name.encode(), written(self.data))


_Queue = asyncio.Queue[Event | None]


class Bus:
    """Hands every event to every listener; events may come from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._listeners: dict[_Queue, asyncio.AbstractEventLoop] = {}
        self._closed = False

    def publish(self, name: str, data: object) -> None:
        """Tell every listener of something that happened."""
        self._tell(Event(name, data))

    def close(self) -> None:
        """Let every listener go, those that come later too."""
        self._closed = True
        self._tell(None)

    async def listen(self) -> AsyncIterator[bytes]:
        """Yield events as they are sent, beginning with one that says the line is open."""
        queue: _Queue = asyncio.Queue(MOST_WAITING)
        with self._lock:
            self._listeners[queue] = asyncio.get_running_loop()
        try:
            yield b"retry: 1000\nevent: hello\ndata: " + json.dumps("hello").encode() + b"\n\n"
            while not self._closed:
                try:
                    event = await asyncio.wait_for(queue.get(), BEAT_S)
                except TimeoutError:
                    yield b": still here\n\n"
                    continue
                if event is None:
                    return
                yield event.sent()
        finally:
            with self._lock:
                self._listeners.pop(queue, None)

    def _tell(self, event: Event | None) -> None:
        with self._lock:
            listeners = tuple(self._listeners.items())
        for queue, loop in listeners:
            loop.call_soon_threadsafe(self._put, queue, event)

    def _put(self, queue: _Queue, event: Event | None) -> None:
        if queue.full():
            while not queue.empty():
                queue.get_nowait()
            event = None
        queue.put_nowait(event)
