"""The application: the table of endpoints, the stream of events and the page's files, behind the guard."""

from asyncio import CancelledError
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from anyio import to_thread
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from drama.errors import DramaError, Problem
from drama.files import refused
from drama.studio.answers import ConflictError, RequestError, UnknownNameError, status_of, told_of, troubles
from drama.studio.endpoint import Ask, Endpoint, Sound, Upload
from drama.studio.forms import LARGEST_FORM, read_as, version_of, written
from drama.studio.guard import Guard
from drama.studio.show import Show

PAGE = files("drama.studio") / "page"
"""The folder of the page: what is in it is served as it is, there is nothing to build."""

JSON = "application/json"

UNREAD = (413, 415)
"""Refusals that come before the request was read to its end: hanging up spares its sender the rest."""


def application(show: Show, endpoints: Sequence[Endpoint], token: str, port: int) -> ASGIApp:
    """Return the studio of a show as it is served on a port to whoever knows the token."""
    routes = [
        *(Route(f"/api/{one.path}", _answering(show, one), methods=[one.method]) for one in endpoints),
        Route("/api/events", _events(show), methods=["GET"]),
        Mount("/", StaticFiles(directory=str(PAGE), html=True)),
    ]
    return Guard(Starlette(routes=routes), token, port)


def _answering(show: Show, endpoint: Endpoint) -> Callable[[Request], object]:
    async def answer(request: Request) -> Response:
        try:
            if endpoint.upload:
                return await _taking(show, endpoint, endpoint.upload, request)
            form = read_as(endpoint.form, await _body(request)) if endpoint.form else None
            return await _in_thread(show, endpoint, _ask(request, form), request)
        except ClientDisconnect:
            return Response(status_code=400)
        except CancelledError:  # the server stops
            show.is_left = True
            return Response(status_code=503)
        except (RequestError, DramaError) as error:
            return refusal(error, show.root)
        except OSError as fault:
            if refusing := refused(fault):
                return refusal(refusing, show.root)
            raise

    return answer


async def _in_thread(
    show: Show, endpoint: Endpoint, ask: Ask, request: Request, needed: ExitStack | None = None
) -> Response:
    """Return the answer to a request; what is `needed` for it is closed once it has been worked out.

    When the server stops, nobody waits here any more; the thread of a change goes on to its end all the same.
    """
    answer = partial(_answer, show, endpoint, ask, request, needed or ExitStack())
    return await to_thread.run_sync(answer, abandon_on_cancel=endpoint.method == "GET")


def _answer(show: Show, endpoint: Endpoint, ask: Ask, request: Request, needed: ExitStack) -> Response:
    """Return the answer to a request; changes are made one after the other, and told to every tab at once."""
    if endpoint.method == "GET":
        return _response(endpoint.answer(show, ask), request)
    with show.changing, needed:
        answer = endpoint.answer(show, ask)
    show.watch.look()
    return _response(answer, request)


def _ask(request: Request, form: object = None, upload: Path | None = None) -> Ask:
    version = request.headers.get("if-match", "").strip('"')
    return Ask(request.path_params, dict(request.query_params), form, version, upload)


def _response(answer: object, request: Request) -> Response:
    if isinstance(answer, Sound):
        return FileResponse(answer.path, media_type=answer.media_type, filename=answer.name or None)
    text = written(answer)
    tag = f'"{version_of(text)}"'
    if request.method == "GET" and request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"ETag": tag})
    return Response(text, media_type=JSON, headers={"ETag": tag})


def refusal(error: RequestError | DramaError, root: Path) -> Response:
    """Return what is answered to a request that cannot be fulfilled."""
    told: dict[str, object] = {"problems": troubles(told_of(error), root)}
    if isinstance(error, ConflictError):
        told |= {"theirs": error.theirs, "version": version_of(error.theirs)}
    if isinstance(error, UnknownNameError):
        told |= {"called": error.called, "near": error.near}
    status = status_of(error)
    headers = {"Connection": "close"} if status in UNREAD else {}
    return Response(written(told), status, headers, JSON)


async def _body(request: Request) -> bytes:
    """Return the body of a request; raises `RequestError` (413) as soon as it is too large."""
    _check_length(request, LARGEST_FORM)
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST_FORM:
            raise _too_large(LARGEST_FORM)
    return bytes(body)


async def _taking(show: Show, endpoint: Endpoint, upload: Upload, request: Request) -> Response:
    """Write the file that is sent into a folder of the show, answer, and take the folder away."""
    ending = _ending(request, upload)
    _check_length(request, upload.largest)
    folder = show.root / ".drama"
    folder.mkdir(exist_ok=True)
    with ExitStack() as needed:
        place = needed.enter_context(TemporaryDirectory(prefix="upload-", dir=folder))
        path = Path(place) / f"upload{ending}"
        with path.open("wb") as file:
            size = 0
            async for piece in request.stream():
                size += len(piece)
                if size > upload.largest:
                    raise _too_large(upload.largest)
                file.write(piece)
        return await _in_thread(show, endpoint, _ask(request, upload=path), request, needed.pop_all())


def _ending(request: Request, upload: Upload) -> str:
    """Return the ending of the file that is sent, by its media type; raises `RequestError` (415)."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type not in upload.kinds:
        hint = f"send one of: {', '.join(sorted(set(upload.kinds.values())))}"
        raise RequestError(415, Problem(f"a file of the type '{media_type}' is of no use here", hint=hint))
    return upload.kinds[media_type]


def _check_length(request: Request, largest: int) -> None:
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > largest:
        raise _too_large(largest)


def _too_large(largest: int) -> RequestError:
    return RequestError(413, Problem(f"this is too large: {largest:,} bytes are the most"))


def _events(show: Show) -> Callable[[Request], object]:
    async def events(request: Request) -> Response:
        return StreamingResponse(show.bus.listen(), media_type="text/event-stream")

    return events
