"""What the studio answers: the show, the screenplay, sounds in parts, jobs and events."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path
from threading import Thread

import pytest
from client import Client, rendered, studio
from shows import make_show

from drama.studio import app
from drama.studio.answers import ConflictError, RequestError
from drama.studio.forms import read_as, version_of
from drama.studio.show import unchanged

TEXT = "/api/episodes/the-lamp/text"


def test_the_show_and_its_screenplay(served):
    """Titles, episodes and rows are those of the files; a second look costs nothing."""
    show = served.get("/api/show").data
    assert show["title"] == "The Show"
    assert show["episodes"] == [{"name": "the-lamp", "file": "the-lamp.fountain", "rendered": False}]
    answer = served.get(TEXT)
    lines = [row for row in answer.data["rows"] if row["kind"] == "line"]
    assert {"Is anyone there?", "Only the river,"} <= {row["words"] for row in lines}
    assert served.get(TEXT, If_None_Match=f'"{answer.version}"').status == 304


def test_a_change_on_disk_is_seen_and_told(served, lamp):
    """The event names the file; the next answer has another version and the new words."""
    before = served.get(TEXT)
    with listening(served) as events:
        assert "event: hello" in events.until("hello")
        lamp.write_text(lamp.read_text().replace("Is anyone there?", "Is anybody there?"))
        assert "the-lamp.fountain" in events.until("event: files")
    after = served.get(TEXT)
    assert after.version != before.version
    assert b"Is anybody there?" in after.body


def test_a_faulty_file_is_told_with_its_place(served):
    """The problem names the file as seen from the show, its line, and what to do: no path of the computer."""
    (served.root / "show.yaml").write_text("title: The Show\nengine: tune\n")
    answer = served.get("/api/show")
    assert answer.status == 422
    (problem,) = answer.data["problems"]
    assert (problem["file"], problem["line"]) == ("show.yaml", 2)
    assert "tone" in problem["what"] + problem["hint"]
    assert str(served.root).encode() not in answer.body


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_file_whose_name_is_no_text_hinders_nobody(served, lamp):
    """A screenplay called so is no episode, and listeners are told of it and of what comes later."""
    folder = os.fsencode(lamp.parent)
    with listening(served) as events:
        events.until("hello")
        for name in (b"caf\xe9.fountain", b"notes-caf\xe9.txt"):
            Path(os.fsdecode(folder + b"/" + name)).write_text("MARA\nA bell.\n")
        assert "notes-caf?.txt" in events.until("notes-caf")
        lamp.write_text(lamp.read_text().replace("Is anyone there?", "Is anybody there?"))
        events.until("the-lamp.fountain")
    (deep := Path(os.fsdecode(folder + b"/caf\xe9"))).mkdir()
    (deep / "bell.fountain").write_text("MARA\nA bell.\n")
    answer = served.get("/api/show")
    assert answer.status == 200
    assert [one["name"] for one in answer.data["episodes"]] == ["the-lamp", "bell"]
    (problem,) = served.get("/api/episodes/bell/text").data["problems"]
    assert "not UTF-8" in problem["what"]


def test_what_is_not_there_is_named(served):
    """An unknown episode comes with the nearest there is."""
    answer = served.get("/api/episodes/the-lam/text")
    assert answer.status == 404
    assert "'the-lamp'" in answer.data["problems"][0]["what"]


def test_a_line_is_spoken_on_demand_and_heard_in_parts(served):
    """The first time it is spoken, then it lies there; a part of it is answered as a part."""
    row = next(row for row in served.get(TEXT).data["rows"] if row["words"] == "Is anyone there?")
    address = f"/api/episodes/the-lamp/lines/{row['id']}/sound"
    whole = served.get(address)
    assert (whole.status, whole.headers["content-type"]) == (200, "audio/flac")
    began = time.monotonic()
    part = served.get(address, Range="bytes=4-99")
    assert time.monotonic() - began < 0.3
    assert part.status == 206
    assert part.headers["content-range"] == f"bytes 4-99/{len(whole.body)}"
    assert part.body == whole.body[4:100]
    assert served.get(address, Range=f"bytes={len(whole.body)}-").status == 416


def test_a_render_tells_how_far_it_is_and_what_came_of_it(served):
    """Events follow the stages; then the episode is there, in parts too."""
    assert served.get("/api/episodes/the-lamp/sound").status == 404
    with listening(served) as events:
        events.until("hello")
        assert rendered(served, "the-lamp")["phase"] == "done"
        told = events.until('"phase":"done"')
    for stage in ("speech", "mix", "encode"):
        assert f'"stage":"{stage}"' in told
    assert served.get("/api/episodes/the-lamp/sound", Range="bytes=0-9").status == 206
    assert served.get("/api/show").data["episodes"][0]["rendered"] is True


def test_a_render_that_fails_tells_of_its_lines(served, lamp):
    """A cue without a sound stops the render, and the job names its place."""
    lamp.write_text(lamp.read_text().rstrip() + "\n\nSOUND: bagpipes of doom\n")
    job = rendered(served, "the-lamp")
    assert job["phase"] == "failed"
    (problem,) = job["problems"]
    assert (problem["file"], problem["line"]) == ("the-lamp.fountain", lamp.read_text().count("\n"))


def test_screenplays_are_found_in_folders_of_folders(served, lamp):
    """As `drama render --all` finds them; of two of one name the uppermost, and edits of each are seen."""
    deep = lamp.parent / "season 2" / "drafts" / "the-bell.fountain"
    deep.parent.mkdir(parents=True)
    deep.write_text("MARA\nA bell.\n")
    (deep.parent / lamp.name).write_text("MARA\nAn older lamp.\n")
    told = served.get("/api/show").data
    found = {one["name"]: one["file"] for one in told["episodes"]}
    (warning,) = told["warnings"]
    assert warning["what"].endswith("called the-lamp: the-lamp.fountain, season 2/drafts/the-lamp.fountain")
    assert found == {"the-lamp": "the-lamp.fountain", "the-bell": "season 2/drafts/the-bell.fountain"}
    assert served.get("/api/episodes/the-bell/text").data["rows"][0]["words"] == "A bell."
    deep.write_text("MARA\nA bell rings.\n")
    assert served.get("/api/episodes/the-bell/text").data["rows"][0]["words"] == "A bell rings."


def test_one_job_at_a_time_and_it_can_be_stopped(lamp):
    """A second one is refused while one is at work; stopping keeps what was made."""
    long = "\n\n".join(f"“Line number {n} of many,” said Mara." for n in range(400))
    make_show(lamp.parent, f"The Long Night\n\n{long}\n", "long")
    with studio(lamp.parent) as client:
        assert client.post("/api/episodes/long/render").status == 200
        second = client.post("/api/episodes/the-lamp/render")
        assert second.status == 409
        assert "still at work" in second.data["problems"][0]["what"]
        client.post("/api/job/stop")
        while (job := client.get("/api/job").data["job"])["phase"] == "stopping":
            time.sleep(0.02)
        assert job["phase"] == "stopped"
        assert rendered(client, "the-lamp")["phase"] == "done"


def test_a_change_needs_the_version_it_was_made_on():
    """Without one, and with an old one, nothing is changed; the answer has the state there is."""
    now = {"speaker": "Mara"}
    unchanged(now, version_of(now))
    with pytest.raises(RequestError) as missing:
        unchanged(now, "")
    with pytest.raises(ConflictError) as old:
        unchanged(now, version_of({"speaker": "Tom"}))
    assert missing.value.status == 428
    assert (old.value.status, old.value.theirs) == (409, now)


def test_forms_are_checked_field_by_field():
    """Everything that is wrong is told at once; what is right becomes a dataclass."""
    from drama.studio.answers import Trouble

    assert read_as(Trouble, b'{"what": "x", "line": 3}') == Trouble("x", line=3)
    with pytest.raises(RequestError) as wrong:
        read_as(Trouble, b'{"file": 7, "line": true, "colour": "red"}')
    assert len(wrong.value.problems) == 4
    for text in (b"[]", b"{", b"[" * 100_000, b"\xff"):
        with pytest.raises(RequestError):
            read_as(Trouble, text)


class listening:  # noqa: N801  # reads as a word: with listening(client) as events
    """The stream of events of a studio, as text."""

    def __init__(self, client):
        self.client, self.text = client, ""

    def __enter__(self):
        port = self.client.port
        self.line = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.line.sendall(
            f"GET /api/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
            f"Cookie: drama-{port}={self.client.token}\r\n\r\n".encode()
        )
        return self

    def __exit__(self, *_):
        self.line.close()

    def until(self, word):
        while word not in self.text or not self.text.endswith("\r\n"):
            piece = self.line.recv(65536).decode()
            assert piece, self.text
            self.text += piece
        return self.text


def test_the_command_prints_an_address_and_ends_with_ctrl_c(lamp):
    """The address opens the page; Ctrl-C is how it is meant to end, and nothing is left running."""
    command = [sys.executable, "-m", "drama", "studio", "--no-browser"]
    with subprocess.Popen(command, cwd=lamp.parent, stdout=subprocess.PIPE, text=True) as server:
        address = server.stdout.readline().split()[-1]
        port = int(address.split(":")[2].partition("/")[0])
        client = Client(port, address.partition("token=")[2])
        assert client.get(TEXT).status == 200
        server.send_signal(signal.SIGINT)
        assert server.wait(30) == 0


PIPES = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}

LONG_READING = """
import sys, time
from drama.__main__ import main
from drama.studio.show import Show
Show.revision = lambda *asked: time.sleep(60)
sys.argv = ["drama", "studio", "--no-browser"]
main()
"""


def test_ctrl_c_waits_for_no_story_that_is_being_read(lamp):
    """However long that takes, and without a word."""
    with subprocess.Popen([sys.executable, "-c", LONG_READING], cwd=lamp.parent, **PIPES) as server:
        address = server.stdout.readline().split()[-1]
        client = Client(int(address.split(":")[2].partition("/")[0]), address.partition("token=")[2])
        asked = Thread(target=client.get, args=("/api/episodes/the-lamp/doubts",))
        asked.start()
        time.sleep(1.0)
        server.send_signal(signal.SIGINT)
        assert server.wait(20) == 0
        assert server.stderr.read() == ""
        asked.join()


LONG_CHANGE = """
import sys, time
from pathlib import Path
from drama.__main__ import main
from drama.studio import serve
from drama.studio.api import takes

def drop_in(production, line, upload):
    Path("first").touch()
    time.sleep(2)
    Path("second").write_bytes(upload.read_bytes())

serve.GRACE_S, takes.drop_in = 0.2, drop_in
sys.argv = ["drama", "studio", "--no-browser"]
main()
"""


def test_ctrl_c_waits_for_a_change(lamp):
    """One that writes several files writes all of them, and what was sent for it lies there until then."""
    with subprocess.Popen([sys.executable, "-c", LONG_CHANGE], cwd=lamp.parent, **PIPES) as server:
        address = server.stdout.readline().split()[-1]
        client = Client(int(address.split(":")[2].partition("/")[0]), address.partition("token=")[2])
        place = "/api/episodes/the-lamp/lines/any/recording"
        sent = ("POST", place, b"sound")
        asked = Thread(target=client.ask, args=sent, kwargs={"Content_Type": "audio/wav"})
        asked.start()
        while not (lamp.parent / "first").exists():
            time.sleep(0.02)
        server.send_signal(signal.SIGINT)
        assert server.wait(20) == 0
        assert server.stderr.read() == ""
        asked.join()
    assert (lamp.parent / "second").read_bytes() == b"sound"
    assert list((lamp.parent / ".drama").glob("upload-*")) == []


def test_the_page_asks_nobody_and_names_its_libraries():
    """Every import and style is a file of the page; nothing is written as markup; libraries are as listed."""
    page = Path(app.__file__).parent / "page"
    own = [path for path in page.rglob("*") if path.suffix in (".js", ".css", ".html")]
    for path in own:
        text = path.read_text(encoding="utf-8")
        assert "innerHTML" not in text
        assert "http:" not in text.replace("http://www.w3.org", "")
        assert "https:" not in text
        for name in re.findall(r'(?:from|src=|href=|import) ?"(\.?[\w./-]+\.\w+)"', text):
            assert (path.parent / name).is_file(), f"{path.name} names {name}"
    listed = dict(re.findall(r"^\| `(\S+)` .*`(\w{64})` \|$", (page / "vendor/README.md").read_text(), re.M))
    found = {path.name: sha256(path.read_bytes()).hexdigest() for path in page.glob("vendor/*.mjs")}
    assert listed == found
