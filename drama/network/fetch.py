"""Fetching a public file that the user asked for: resumable, and never more than it should be.

`wire.py` sends a user's words and therefore follows nobody; a download sends nothing, so this follows
redirects and obeys the system's proxies, as `urllib` does.
"""

import re
import time
from collections.abc import Callable
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

STALL_S = 60.0
"""How long a server may be silent before the connection counts as lost."""

PAUSES_S = (1.0, 3.0, 9.0)
"""How long to wait before going on, after so many breaks that brought nothing."""

PIECE_BYTES = 1 << 18
PASSING = {408, 425, 429, 500, 502, 503, 504}
"""The HTTP statuses that may be over in a moment."""

BAD_RANGE = 416


class FetchError(Exception):
    """The file did not come; the message says why, and completes `from ...: `."""


class _BrokenError(Exception):
    """The connection broke, and may hold at the next try."""


def fetch(url: str, part: Path, size_bytes: int, advance: Callable[[int], None] = lambda done: None) -> None:
    """Bring `part` to the `size_bytes` bytes of the file at `url`, going on where it ends.

    `advance` is told how many bytes are there. What has come stays in `part` whatever happens. Raises
    `FetchError`, and the `OSError` of a disk that cannot be written.
    """
    breaks = 0
    while (have := _size(part)) != size_bytes:
        try:
            _transfer(url, part, have if have < size_bytes else 0, size_bytes, advance)
        except _BrokenError as fault:
            breaks = 0 if _size(part) > have + PIECE_BYTES else breaks + 1
            if breaks > len(PAUSES_S):
                raise FetchError(str(fault)) from fault
            time.sleep(PAUSES_S[breaks - 1] if breaks else 0.0)


def _size(part: Path) -> int:
    return part.stat().st_size if part.exists() else 0


def _transfer(url: str, part: Path, have: int, size_bytes: int, advance: Callable[[int], None]) -> None:
    """Make one request for what is missing, and write what comes of it."""
    headers = {"User-Agent": "drama", "Accept-Encoding": "identity"}
    if have:
        headers["Range"] = f"bytes={have}-"
    try:
        response = urlopen(Request(url, headers=headers), timeout=STALL_S)
    except HTTPError as fault:
        fault.close()
        if fault.code == BAD_RANGE and have:
            part.unlink()
            raise _BrokenError("the server does not go on from where the download ended") from fault
        raise (_BrokenError if fault.code in PASSING else FetchError)(f"HTTP status {fault.code}") from fault
    except (URLError, HTTPException, OSError) as fault:
        raise _BrokenError(_reason(fault)) from fault
    with response:
        start = _start(response, have, size_bytes)
        with part.open("r+b" if start else "wb") as file:
            file.seek(start)
            _receive(response, file.write, start, size_bytes, advance)


def _start(response: HTTPResponse, have: int, size_bytes: int) -> int:
    """Return the byte at which a response begins, having checked that it can be the file."""
    kind = response.headers.get_content_type()
    if kind in ("text/html", "application/xhtml+xml"):
        raise FetchError("a web page came instead of the file")
    start = 0
    if response.status == 206:
        found = re.match(r"bytes (\d+)-\d+/(\d+|\*)$", response.headers.get("Content-Range", ""))
        if not found or int(found[1]) != have:
            raise FetchError("the server sent another part of the file than it was asked for")
        start = have
    length = response.headers.get("Content-Length", "")
    if length.isdecimal() and start + int(length) != size_bytes:
        raise FetchError(f"a file of {start + int(length):,} bytes was offered, not of {size_bytes:,}")
    return start


def _receive(
    response: HTTPResponse,
    write: Callable[[bytes], int],
    start: int,
    size_bytes: int,
    advance: Callable[[int], None],
) -> None:
    done = start
    while piece := _piece(response):
        done += len(piece)
        if done > size_bytes:
            raise FetchError(f"more than {size_bytes:,} bytes came")
        write(piece)
        advance(done)
    if done < size_bytes:
        raise _BrokenError(f"the connection broke after {done:,} of {size_bytes:,} bytes")


def _piece(response: HTTPResponse) -> bytes:
    try:
        return response.read1(PIECE_BYTES)
    except (HTTPException, OSError) as fault:
        raise _BrokenError(_reason(fault)) from fault


def _reason(fault: Exception) -> str:
    cause = fault.reason if isinstance(fault, URLError) else fault
    if isinstance(cause, TimeoutError):
        return "the server did not answer"
    return f"no connection: {cause}"
