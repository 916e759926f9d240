"""A client that says exactly what a test wants said, right or wrong."""

import json
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection

from drama.studio.serve import Server
from drama.studio.show import Show


@dataclass
class Answer:
    """What the server answered."""

    status: int
    headers: dict
    body: bytes

    @property
    def data(self):
        return json.loads(self.body)

    @property
    def version(self):
        return self.headers.get("etag", "").strip('"')


@dataclass
class Client:
    """Asks a server as its page would, unless told otherwise; `headers` with the value None are left out.

    `show` is what the server has at work, where it is one of this process.
    """

    port: int
    token: str
    root: object = None
    show: object = None
    headers: dict = field(default_factory=dict)

    def ask(self, method, path, body=None, **headers):
        sent = {
            "Host": f"127.0.0.1:{self.port}",
            "Origin": f"http://127.0.0.1:{self.port}",
            "Cookie": f"drama-{self.port}={self.token}",
        }
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            if isinstance(body, dict):
                body = json.dumps(body).encode()
            if body is not None and "Content-Length" not in sent:
                sent["Content-Length"] = str(len(body))
            for name, value in sent.items():
                if value is not None:
                    connection.putheader(name, value)
            connection.endheaders(body)
            answer = connection.getresponse()
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def get(self, path, **headers):
        return self.ask("GET", path, **headers)

    def post(self, path, body=None, **headers):
        return self.ask("POST", path, body if body is not None else {}, **headers)

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}/?token={self.token}"


@contextmanager
def studio(root, **more):
    """Serve the studio of a show on a free port, and give a client of it."""
    ready = threading.Event()
    show = Show(root)
    server = Server(show, ready=ready.set, **more)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        assert ready.wait(20)
        yield Client(server.port, server.token, root, show)
    finally:
        server.stop()
        thread.join()


@contextmanager
def opened(browser, client, view="", refused=0, offline=False):
    """Give a tab with the studio open; it must end without a fault, and ask nobody else for anything.

    `refused` is the status of a refusal that the test provokes, or how it begins: browsers tell of each.
    `offline` tabs are not told what happens elsewhere.
    """
    tab = browser.new_page(viewport={"width": 1280, "height": 800})
    asked, faults = [], []
    if offline:
        tab.route("**/api/events", lambda route: route.fulfill(status=204))
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("pageerror", lambda fault: faults.append(str(fault)))
    tab.on("console", lambda line: line.type == "error" and faults.append(f"{line.text} {line.location}"))
    told = f"status of {refused}" if refused else "\0"
    tab.goto(client.address)
    if view:
        tab.evaluate("(at) => { location.hash = at }", view)
    tab.wait_for_selector("header nav a")
    yield tab
    tab.close()
    assert not [fault for fault in faults if told not in fault], faults
    home = (f"http://127.0.0.1:{client.port}/", "data:")
    assert not [url for url in asked if not url.startswith(home)], asked


def rendered(client, episode):
    """Render an episode and return the job when it has ended."""
    client.post(f"/api/episodes/{episode}/render")
    while (job := client.get("/api/job").data["job"])["phase"] in ("running", "stopping"):
        time.sleep(0.05)
    return job
