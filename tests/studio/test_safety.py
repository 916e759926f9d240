"""Who may talk to the studio, and what hostile requests, stories and files come to."""

import os
import signal
import socket
import subprocess
import sys
import time

import pytest
from client import Client, rendered, studio

from drama.studio.endpoint import Endpoint, Upload
from drama.studio.endpoints import ENDPOINTS
from drama.studio.guard import HEADERS

TEXT = "/api/episodes/the-lamp/text"


def test_the_token_is_shown_once_and_then_a_cookie_opens_the_page(served):
    """The address with the token sets a cookie that other sites cannot send and scripts cannot read."""
    answer = served.get(f"/?token={served.token}", Cookie=None, Origin=None)
    assert (answer.status, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert served.get("/", Origin=None).status == 200


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"Cookie": None}, 401),
        ({"Cookie": "drama-1=x; nonsense"}, 401),
        ({"Cookie": None, "Authorization": "Bearer nonsense"}, 401),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": None, "Sec_Fetch_Site": "cross-site"}, 403),
        ({"Origin": None, "Sec_Fetch_Site": "same-site"}, 403),
        ({"Host": "evil.example"}, 421),
        ({"Host": "127.0.0.1"}, 421),
        ({"Host": "127.0.0.1:1"}, 421),
    ],
    ids=str,
)
def test_nobody_else_gets_an_answer(served, wrong, status):
    """Without the token, from another page or under another name nothing is told and nothing is done."""
    for method, path in (
        ("GET", TEXT),
        ("POST", "/api/job/stop"),
        ("GET", "/api/events"),
        ("GET", "/api.js"),
    ):
        assert served.ask(method, path, **wrong).status == status


def test_a_change_must_come_from_the_page(served):
    """A form of another site sends the cookie in old browsers, but says no origin of ours."""
    assert served.ask("POST", "/api/job/stop", Origin=None).status == 403
    bearer = {"Origin": None, "Cookie": None, "Authorization": f"Bearer {served.token}"}
    assert served.ask("POST", "/api/job/stop", **bearer).status == 200


def test_a_link_from_anywhere_opens_the_page_but_not_the_api(served):
    """A link in a mail program leads to the page; only reading what is behind it takes our own page."""
    assert served.get("/", Origin=None, Sec_Fetch_Site="cross-site").status == 200
    assert served.get(TEXT, Origin=None, Sec_Fetch_Site="cross-site").status == 403


def test_every_answer_forbids_what_is_not_ours(served):
    """The policy stands on answers of the API, of the page and on refusals, and allows nothing inline."""
    for path, more in ((TEXT, {}), ("/", {}), ("/nothing", {}), (TEXT, {"Cookie": None})):
        headers = served.get(path, **more).headers
        assert {name: headers[name.lower()] for name in HEADERS} == HEADERS
    assert "unsafe" not in HEADERS["Content-Security-Policy"]
    assert "server" not in headers


@pytest.mark.parametrize(
    "path",
    [
        "/../show.yaml",
        "/%2e%2e/%2e%2e/pyproject.toml",
        "/..%2f..%2fserve.py",
        "/vendor/../../serve.py",
        "/api/episodes/..%2F..%2Fsecret/text",
        "/api/episodes/../../etc/passwd/text",
        "/api/takes/../../show.yaml",
        "/api/takes/..%2f..%2f..%2fshow.yaml",
        "/api/takes/0123456789012345678901234567890123456789",
        "/api/episodes/%00/text",
    ],
)
def test_no_path_leads_outside(served, path):
    """Neither the page's files nor the show's can be used to climb out."""
    answer = served.get(path)
    assert answer.status == 404
    assert b"engine: tone" not in answer.body


def test_a_screenplay_that_links_outside_is_not_read(lamp, tmp_path):
    """A link in the show's folder to a file elsewhere is refused, whatever it is called."""
    secret = tmp_path / "secret.fountain"
    secret.write_text("Title: Secret\n\nThe word is swordfish.\n")
    (lamp.parent / "linked.fountain").symlink_to(secret)
    with studio(lamp.parent) as client:
        answer = client.get("/api/episodes/linked/text")
    assert answer.status == 404
    assert b"swordfish" not in answer.body


class Taken:
    """An endpoint for tests that takes a sound of at most a megabyte."""

    def __init__(self):
        self.sizes = []
        rule = Upload(1_000_000, {"audio/wav": ".wav"})
        self.endpoint = Endpoint("PUT", "taken", self.take, upload=rule)

    def take(self, show, ask):
        self.sizes.append(ask.upload.stat().st_size)
        return {"name": ask.upload.name}


@pytest.fixture
def taking(lamp):
    taken = Taken()
    with studio(lamp.parent, endpoints=(*ENDPOINTS, taken.endpoint)) as client:
        yield client, taken


def test_an_upload_is_taken_by_size_and_type(taking):
    """What is small and of the right type arrives whole; nothing is left behind in the show."""
    client, taken = taking
    sound = {"Content_Type": "audio/wav"}
    assert client.ask("PUT", "/api/taken", b"x" * 1000, **sound).data == {"name": "upload.wav"}
    assert client.ask("PUT", "/api/taken", b"x", Content_Type="text/html").status == 415
    assert client.ask("PUT", "/api/taken", b"x", **sound, Content_Length="2000000000").status == 413
    assert taken.sizes == [1000]
    assert list((client.root / ".drama").glob("upload-*")) == []


def test_an_upload_without_end_is_cut_off(taking):
    """Two gigabytes in chunks, no length told: the server answers after the first megabyte."""
    client, taken = taking
    head = (
        f"PUT /api/taken HTTP/1.1\r\nHost: 127.0.0.1:{client.port}\r\nOrigin: http://127.0.0.1:{client.port}\r\n"
        f"Cookie: drama-{client.port}={client.token}\r\nContent-Type: audio/wav\r\n"
        "Transfer-Encoding: chunked\r\n\r\n"
    )
    chunk = b"10000\r\n" + bytes(0x10000) + b"\r\n"
    sent = 0
    with socket.create_connection(("127.0.0.1", client.port), timeout=20) as line:
        line.sendall(head.encode())
        try:
            while sent < 2_000_000_000:
                line.sendall(chunk)
                sent += 0x10000
        except OSError:
            pass  # the server hung up
        told = line.recv(100) if sent >= 2_000_000_000 else b""
    assert sent < 20_000_000, told
    assert taken.sizes == []
    assert list((client.root / ".drama").glob("upload-*")) == []


def test_a_server_killed_in_mid_render_leaves_a_show_that_renders(lamp):
    """Killed without a word, it leaves no lock and no half of a file; the next render ends."""
    code = (
        "import sys; from pathlib import Path; from drama.studio.serve import Server; "
        "from drama.studio.show import Show; "
        "s = Server(Show(Path(sys.argv[1])), ready=lambda: print(s.port, s.token, flush=True)); s.run()"
    )
    command = [sys.executable, "-c", code, str(lamp.parent)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    port, token = server.stdout.readline().split()
    client = Client(int(port), token)
    assert client.post("/api/episodes/the-lamp/render").status == 200
    while client.get("/api/job").data["job"]["stage"] == "":
        time.sleep(0.02)
    os.kill(server.pid, signal.SIGKILL)
    server.wait()
    server.stdout.close()
    with studio(lamp.parent) as client:
        job = rendered(client, "the-lamp")
    assert job["phase"] == "done", job
    assert not list(lamp.parent.rglob("*.part"))
