"""Web servers on this computer, each on a free port, for as long as a test needs them."""

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class Quiet(BaseHTTPRequestHandler):
    """A handler that writes no log into the tests' output."""

    def log_message(self, *_):
        pass


@contextmanager
def serving(handler, ending=lambda: None):
    """Serve with a class of handlers and give the server's address; `ending` is called before it stops."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            ending()
            server.shutdown()
            thread.join()
