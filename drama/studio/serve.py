"""The server: on this computer alone, until it is stopped."""

import gc
import logging
import socket
from collections.abc import Callable
from types import FrameType

import uvicorn

from drama.errors import Problem, ProjectError
from drama.studio.app import application
from drama.studio.endpoint import Endpoint
from drama.studio.endpoints import ENDPOINTS
from drama.studio.guard import new_token
from drama.studio.show import Show

HOST = "127.0.0.1"
"""The one address the studio listens on: no other computer reaches it."""

NEW_OBJECTS = 10_000
"""Objects made between two looks for garbage: stories that are kept are much to look through each time."""

GRACE_S = 2
"""Seconds that answers under way have when the server stops."""


class Server:
    """The studio of a show, to be served until it is stopped; `ready` is called once it answers.

    `port` 0 takes any that is free. Raises `ProjectError` where the port is taken.
    """

    def __init__(
        self,
        show: Show,
        port: int = 0,
        ready: Callable[[], object] = lambda: None,
        endpoints: tuple[Endpoint, ...] = ENDPOINTS,
    ) -> None:
        self._show = show
        self._door = _listening(port)
        self.port = self._door.getsockname()[1]
        self.token = new_token()
        config = uvicorn.Config(
            application(show, endpoints, self.token, self.port),
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=GRACE_S,
        )
        self._server = _Uvicorn(config, show, ready)

    @property
    def address(self) -> str:
        """Where the page is, with the token that opens it."""
        return f"http://{HOST}:{self.port}/?token={self.token}"

    def run(self) -> None:
        """Serve until Ctrl-C, or until `stop` is called from another thread."""
        gc.set_threshold(NEW_OBJECTS)
        logging.getLogger("uvicorn.error").addFilter(_is_news)
        self._show.watch.start()
        try:
            with self._door:
                self._server.run(sockets=[self._door])
        finally:
            self._show.close()

    def stop(self) -> None:
        """Let `run` return."""
        self._show.bus.close()
        self._server.should_exit = True


def _is_news(record: logging.LogRecord) -> bool:
    """Tell whether a record is worth a line in the terminal: that answers were not waited for is not."""
    return not str(record.msg).startswith("Cancel %s running task")


class _Uvicorn(uvicorn.Server):
    """Tells when it answers, and lets those who listen to events go before it waits for answers to end."""

    def __init__(self, config: uvicorn.Config, show: Show, ready: Callable[[], object]) -> None:
        super().__init__(config)
        self._show, self._ready = show, ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._show.bus.close()
        super().handle_exit(sig, frame)


def _listening(port: int) -> socket.socket:
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((HOST, port))
    except OSError as fault:
        door.close()
        hint = "choose another one, or leave --port out"
        raise ProjectError(Problem(f"port {port} cannot be used: {fault.strerror}", hint=hint)) from None
    return door
