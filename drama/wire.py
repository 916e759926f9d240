"""The wire: the one module that sends words of a story, and only to the address it is given.

`http.client` follows no redirects and obeys no proxy settings, so that what is sent goes to the host that was
named and to no other. No HTTP library bounds a whole exchange: their time limits start anew with every byte,
and they read a reply to its end however long it is. Both limits are kept here, and little is left that a
library would do.
"""

import ssl
import time
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from socket import SHUT_RDWR, gaierror, socket
from threading import Thread
from urllib.parse import urlsplit

from drama.script.prose.votes import Spoilt

LARGEST_BYTES = 1_000_000
"""More than any answer to a ballot; what is longer has no end."""

PIECE_BYTES = 16_384
GLANCE_S = 0.1

CALL = "drama call"
"""The name of the threads that make the exchanges."""

FAULTS: tuple[tuple[type[Exception], Spoilt], ...] = (
    (TimeoutError, Spoilt.TIMEOUT),
    (ssl.SSLCertVerificationError, Spoilt.UNTRUSTED),
    (ConnectionRefusedError, Spoilt.UNREACHABLE),
    (gaierror, Spoilt.UNREACHABLE),
    (ConnectionError, Spoilt.DROPPED),
    (HTTPException, Spoilt.NOT_CHAT),
    (OSError, Spoilt.UNREACHABLE),
)
"""What a fault of the connection means; the first row that fits counts."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered: the number of its HTTP status, and the body."""

    status: int
    body: bytes


class UnansweredError(Exception):
    """No usable reply came, for this reason."""

    def __init__(self, reason: Spoilt) -> None:
        self.reason = reason
        super().__init__(reason)


def post(url: str, body: bytes, headers: dict[str, str], timeout_s: float) -> Reply:
    """Return the reply to one POST, all of it within `timeout_s`; raises `UnansweredError`.

    The exchange runs in a thread of its own: neither the search for an address nor a server that sends a byte
    now and then can be timed out from within.
    """
    if timeout_s <= 0:
        raise UnansweredError(Spoilt.TIMEOUT)
    call = _Call(url, body, headers, timeout_s)
    until = time.monotonic() + timeout_s
    call.start()
    try:
        # Short waits, because on Windows Ctrl-C is heard only between them.
        while call.is_alive() and (left := until - time.monotonic()) > 0:
            call.join(min(left, GLANCE_S))
        if call.is_alive():
            raise UnansweredError(Spoilt.TIMEOUT)
    finally:
        call.hang_up()
    return call.outcome()


class _Call(Thread):
    """One exchange with a server."""

    def __init__(self, url: str, body: bytes, headers: dict[str, str], timeout_s: float) -> None:
        super().__init__(name=CALL, daemon=True)
        parts = urlsplit(url)
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        self._connection = kind(parts.hostname or "", parts.port, timeout=timeout_s)
        self._request = ("POST", parts.path, body, headers)
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
                self._reply = Reply(response.status, _body(response))
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


def _body(response: HTTPResponse) -> bytes:
    body = bytearray()
    while piece := response.read1(PIECE_BYTES):
        body += piece
        if len(body) > LARGEST_BYTES:
            raise UnansweredError(Spoilt.TOO_LONG)
    return bytes(body)
