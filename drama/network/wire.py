"""The wire: the one module that sends words of a story, and only to the address it is given.

`http.client` follows no redirects and obeys no proxy settings, so that what is sent goes to the host that was
named and to no other. No HTTP library bounds a whole exchange: their time limits start anew with every byte,
and they read a reply to its end however long it is. Both limits are kept here, and little is left that a
library would do.
"""

import ssl
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection, IncompleteRead
from socket import SHUT_RDWR, gaierror, socket
from threading import Thread
from urllib.parse import urlsplit

LARGEST_BYTES = 1_000_000
"""More than any answer in words; what is longer has no end."""

PIECE_BYTES = 16_384
GLANCE_S = 0.1

CALL = "drama call"
"""The name of the threads that make the exchanges."""


class Fault(StrEnum):
    """Why there is no reply, in words for the user."""

    TIMEOUT = "the reply took too long"
    TOO_LONG = "the reply had no end"
    DROPPED = "the connection broke"
    UNREACHABLE = "no server could be reached"
    UNTRUSTED = "the server's certificate could not be trusted"
    NOT_HTTP = "what came back was not HTTP"
    STOPPED = "nobody waited for the reply any more"


FAULTS: tuple[tuple[type[Exception], Fault], ...] = (
    (TimeoutError, Fault.TIMEOUT),
    (ssl.SSLCertVerificationError, Fault.UNTRUSTED),
    (ConnectionRefusedError, Fault.UNREACHABLE),
    (gaierror, Fault.UNREACHABLE),
    (ConnectionError, Fault.DROPPED),
    (IncompleteRead, Fault.DROPPED),
    (HTTPException, Fault.NOT_HTTP),
    (OSError, Fault.UNREACHABLE),
)
"""What a fault of the connection means; the first row that fits counts."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered: the number of its HTTP status, the body, and headers by name in lower case."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


class UnansweredError(Exception):
    """No reply came, for this reason."""

    def __init__(self, reason: Fault) -> None:
        self.reason = reason
        super().__init__(reason)


def never() -> bool:
    """Return False: nobody stops an exchange unless the caller says who."""
    return False


def post(
    url: str,
    body: bytes,
    headers: dict[str, str],
    timeout_s: float,
    largest_bytes: int = LARGEST_BYTES,
    stopped: Callable[[], bool] = never,
) -> Reply:
    """Return the reply to one POST, all of it within `timeout_s`; raises `UnansweredError`.

    A reply of more than `largest_bytes` counts as endless; an exchange ends soon after `stopped` is true.
    """
    return _exchanged(_Call(url, ("POST", body, headers), timeout_s, largest_bytes), timeout_s, stopped)


def get(url: str, headers: dict[str, str], timeout_s: float) -> Reply:
    """Return the reply to one GET, as `post` does."""
    return _exchanged(_Call(url, ("GET", None, headers), timeout_s, LARGEST_BYTES), timeout_s, never)


def _exchanged(call: "_Call", timeout_s: float, stopped: Callable[[], bool]) -> Reply:
    """Return the reply to a call, or hang up.

    The exchange runs in a thread of its own: neither the search for an address nor a server that sends a byte
    now and then can be timed out from within.
    """
    if timeout_s <= 0:
        raise UnansweredError(Fault.TIMEOUT)
    until = time.monotonic() + timeout_s
    call.start()
    try:
        # Short waits, because on Windows Ctrl-C is heard only between them.
        while call.is_alive() and (left := until - time.monotonic()) > 0 and not stopped():
            call.join(min(left, GLANCE_S))
        if call.is_alive():
            raise UnansweredError(Fault.STOPPED if stopped() else Fault.TIMEOUT)
    finally:
        call.hang_up()
    return call.outcome()


class _Call(Thread):
    """One exchange with a server."""

    def __init__(
        self,
        url: str,
        request: tuple[str, bytes | None, dict[str, str]],
        timeout_s: float,
        largest_bytes: int,
    ) -> None:
        super().__init__(name=CALL, daemon=True)
        parts = urlsplit(url)
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        self._connection = kind(parts.hostname or "", parts.port, timeout=timeout_s)
        method, body, headers = request
        self._request = (method, parts.path, body, headers)
        self._largest_bytes = largest_bytes
        self._socket: socket | None = None
        self._over = False
        self._reply: Reply | None = None
        self._fault: Exception | None = None

    def run(self) -> None:
        """Make the exchange, keeping what came of it."""
        try:
            self._connection.connect()
            self._socket = self._connection.sock
            if self._over:
                return  # nobody waits any more: nothing is sent
            self._connection.request(*self._request)
            with self._connection.getresponse() as response:
                headers = {name.lower(): value for name, value in response.getheaders()}
                self._reply = Reply(response.status, _body(response, self._largest_bytes), headers)
        except Exception as fault:  # told to the thread that waits, which raises what is no fault of the wire
            self._fault = fault
        finally:
            self._connection.close()

    def hang_up(self) -> None:
        """End the exchange if it is still going on: its thread wakes up and ends too."""
        self._over = True
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(SHUT_RDWR)

    def outcome(self) -> Reply:
        """Return the reply of an exchange that is over; raises `UnansweredError`."""
        if self._reply is not None:
            return self._reply
        fault = self._fault
        if isinstance(fault, UnansweredError):
            raise fault
        reason = next((reason for kind, reason in FAULTS if isinstance(fault, kind)), None)
        if reason is None:
            raise fault or AssertionError("an exchange ended without an outcome")
        raise UnansweredError(reason) from fault


def _body(response: HTTPResponse, largest_bytes: int) -> bytes:
    body = bytearray()
    while piece := response.read1(PIECE_BYTES):
        body += piece
        if len(body) > largest_bytes:
            raise UnansweredError(Fault.TOO_LONG)
    if response.length:  # what was promised and did not come
        raise UnansweredError(Fault.DROPPED)
    return bytes(body)
