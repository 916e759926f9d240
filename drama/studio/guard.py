"""Who may talk to the studio: this computer's browser that knows the token, on its own page, and nobody else.

A page from elsewhere can send requests to a server on this computer, and make its own name lead here (DNS
rebinding). So every request must name this server as its host, come from its own page or from none, and carry
the token: once in the address that the terminal shows, then in a cookie that other sites cannot send.
"""

import hmac
import secrets
from collections.abc import Iterable
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

READING = ("GET", "HEAD")
"""Methods that change nothing."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self' blob:; "
    "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What the page may load and run: its own files, nothing written into it, whatever a story says."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def new_token() -> str:
    """Return a token that nobody guesses: 256 bits."""
    return secrets.token_urlsafe(32)


class Guard:
    """Lets requests through to an application, or answers them itself with the reason why not."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app, self._token = app, token
        self._cookie = f"drama-{port}"  # cookies know no ports: two studios must not share one
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        answer = self._answer(scope)

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-cache")
            await send(message)

        await (answer or self._app)(scope, receive, sealed)

    def _answer(self, scope: Scope) -> Response | None:
        """Return what is answered instead of letting a request through."""
        headers = Headers(scope=scope)
        if headers.getlist("host") not in [[host] for host in self._hosts]:
            return PlainTextResponse("this server goes by another name", 421)
        front_door = scope["method"] == "GET" and scope["path"] == "/"  # links to it may stand anywhere
        if not (front_door or self._from_here(headers)):
            return PlainTextResponse("a page from elsewhere has no business here", 403)
        if front_door and self._told(scope):
            return self._welcome()
        bearer = self._is_token(headers.get("authorization", "").removeprefix("Bearer "))
        if not bearer and not self._has_cookie(headers.getlist("cookie")):
            words = "open the address that drama studio shows in the terminal: it holds the key to this page"
            return PlainTextResponse(words, 401)
        if scope["method"] not in READING and not bearer and "origin" not in headers:
            return PlainTextResponse("a change must say which page it comes from", 403)
        return None

    def _from_here(self, headers: Headers) -> bool:
        origins = headers.getlist("origin")
        if any(origin.removeprefix("http://") not in self._hosts for origin in origins):
            return False
        return headers.get("sec-fetch-site", "none") in ("same-origin", "none")

    def _told(self, scope: Scope) -> bool:
        asked = parse_qs(scope["query_string"].decode("ascii", "replace"))
        return self._is_token(asked.get("token", [""])[0])

    def _welcome(self) -> Response:
        """Return the answer to the address with the token: a cookie, and the same page without it."""
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self._cookie, self._token, httponly=True, samesite="strict")
        return answer

    def _has_cookie(self, sent: Iterable[str]) -> bool:
        return any(self._is_token(cookie_parser(one).get(self._cookie, "")) for one in sent)

    def _is_token(self, word: str) -> bool:
        return hmac.compare_digest(word.encode(), self._token.encode())
