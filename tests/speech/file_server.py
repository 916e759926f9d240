"""A web server on this computer that serves one file, well or as badly as a test says."""

from contextlib import contextmanager, suppress

from serving import Quiet, serving


class Request:
    """One request for the file: where it is to begin, and ways of answering."""

    def __init__(self, handler, data):
        self._handler = handler
        self.data = data
        wanted = handler.headers.get("Range", "")
        self.start = int(wanted.removeprefix("bytes=").removesuffix("-")) if wanted else 0
        self.path = handler.path

    def send(self, body, status=200, **headers):
        """Send an answer; `Content_Length` may be another than that of `body`."""
        self._handler.send_response(status)
        for name, value in ({"Content_Length": len(body)} | headers).items():
            if value is not None:
                self._handler.send_header(name.replace("_", "-"), str(value))
        self._handler.end_headers()
        self._handler.wfile.write(body)

    def serve(self, sent=None):
        """Send what is asked for, `sent` bytes of it before the connection is cut."""
        rest = self.data[self.start :]
        span = {"Content_Range": f"bytes {self.start}-{len(self.data) - 1}/{len(self.data)}"}
        status, headers = (206, span) if self.start else (200, {})
        self.send(rest if sent is None else rest[:sent], status, Content_Length=len(rest), **headers)


class FileServer:
    """Serves `data`, each request answered by `behave(request)`; `requests` are those it got."""

    def __init__(self, data, behave):
        self.data = data
        self.behave = behave
        self.requests = []

    @contextmanager
    def open(self):
        """Serve on a free port of this computer until the test is over."""

        class Handler(Quiet):
            server_of_file = self

            def do_GET(self):
                request = Request(self, self.server_of_file.data)
                self.server_of_file.requests.append(request)
                with suppress(OSError):  # a client that hangs up is what some of the tests are about
                    self.server_of_file.behave(request)
                self.close_connection = True

        with serving(Handler) as address:
            self.url = f"{address}/model.onnx"
            yield self
