"""The episode view: what a render would change, how the file is judged, and its other files."""

import time
from threading import Event

import pytest
from client import opened, studio
from tabs import until

from drama.delivery import podcast
from drama.pipeline import transcript_of

EPISODE = "/api/episodes/the-lamp"


def done(client, path, form=None):
    """Begin a job, wait for its end, and return it."""
    answer = client.post(f"{EPISODE}/{path}", form)
    assert answer.status == 200, answer.body
    while (job := client.get("/api/job").data["job"])["phase"] in ("running", "stopping"):
        time.sleep(0.05)
    return job


def test_an_episode_from_nothing_to_its_files(served, lamp, drama):
    """Rendered, foreseen, judged, exported, published and downloaded, each as the command line has it."""
    before = served.get(f"{EPISODE}/finished").data
    assert (before["rendered"], before["files"], before["chapters"]) == (False, [], [])
    assert done(served, "check")["phase"] == "failed"
    assert done(served, "render")["phase"] == "done"
    assert {one["anew"] for one in served.get(f"{EPISODE}/foresight").data["pieces"]} == {0}
    assert served.get(f"{EPISODE}/judgement").data == {"judgement": None}
    assert done(served, "check")["phase"] == "done"
    judged = served.get(f"{EPISODE}/judgement").data["judgement"]
    assert judged["loudness_lufs"] == pytest.approx(-16.0, abs=0.5)
    assert judged["peak_dbtp"] <= -1.0
    assert done(served, "export", {"kind": "flac"})["result"] == "the-lamp.flac"
    assert done(served, "export", {"kind": "vtt"})["result"] == "the-lamp.vtt"
    assert "no feed: show.yaml does not say where it will be" in done(served, "publish")["result"]
    after = served.get(f"{EPISODE}/finished").data
    names = {file["name"]: file["bytes"] for file in after["files"]}
    assert {"the-lamp.mp3", "the-lamp.flac", "the-lamp.vtt", "the-lamp.html"} <= names.keys()
    flac = served.get(f"{EPISODE}/files/the-lamp.flac")
    assert flac.body[:4] == b"fLaC"
    assert len(flac.body) == names["the-lamp.flac"]
    assert flac.headers["content-disposition"].startswith("attachment")

    softly = lamp.read_text().replace("Is anyone there?", "(softlyy)\nIs anybody there?")
    lamp.write_text(softly + "\nAMBIENCE: stop wind\n")
    (warning,) = done(served, "export", {"kind": "vtt"})["warnings"]
    assert "was changed since it was rendered" in warning["what"]
    foreseen = {one["kind"]: one for one in served.get(f"{EPISODE}/foresight").data["pieces"]}
    assert foreseen["line"]["anew"] == 1
    assert any("words" in reason for reason in foreseen["line"]["reasons"])
    job = done(served, "render")
    assert job["phase"] == "done"
    told = drama("check", lamp, "--json").out  # what is told here is told there
    whats = [one["what"] for one in job["warnings"]]
    assert any("softlyy" in what for what in whats)
    assert len(whats) == len([what for what in whats if what in told]) == 2
    assert served.get(f"{EPISODE}/judgement").data == {"judgement": None}


def stopped(client, path, form, go_on):
    """Begin a job that waits, stop it, let it go on, and return its phase at the end."""
    assert client.post(f"{EPISODE}/{path}", form).status == 200
    assert client.post("/api/job/stop").data["job"]["phase"] == "stopping"
    go_on()
    client.show.jobs.close()
    return client.get("/api/job").data["job"]["phase"]


def test_what_writes_about_an_episode_can_be_stopped(served, monkeypatch):
    """Until it begins to write: while a preview is laid out, and while the words are collected."""
    collected = Event()
    monkeypatch.setattr(podcast, "transcript_of", lambda *given: collected.wait(20) and transcript_of(*given))
    assert done(served, "render")["phase"] == "done"
    before = served.get(f"{EPISODE}/finished").data["files"]
    served.show._making.acquire()  # as a preview does
    assert stopped(served, "export", {"kind": "vtt"}, served.show._making.release) == "stopped"
    assert stopped(served, "publish", None, collected.set) == "stopped"
    assert served.get(f"{EPISODE}/finished").data["files"] == before
    assert done(served, "publish")["phase"] == "done"


@pytest.mark.parametrize(
    "name", ["..%2F..%2Fshow.yaml", "../../show.yaml", "%2Fetc%2Fpasswd", "the-lamp.mp3%00", "no-such.mp3"]
)
def test_only_files_of_the_episode_can_be_taken(served, name):
    """Whatever the name says."""
    assert served.get(f"{EPISODE}/files/{name}").status == 404


@pytest.mark.parametrize("form", [{"kind": "exe"}, {"kind": "mp3", "profile": "loud"}, {"kind": 3}, {}])
def test_an_export_that_makes_no_sense(served, form):
    """Is refused before anything begins."""
    answer = served.post(f"{EPISODE}/export", form)
    assert answer.status in (400, 422)
    assert answer.data["problems"]
    assert served.get("/api/job").data["job"] is None


@pytest.mark.slow
def test_the_view(browser, lamp):
    """Render, hear a chapter, check and export by its buttons; axe finds nothing serious."""
    from axe_playwright_python.sync_playwright import Axe

    lamp.write_text(lamp.read_text() + "\nAMBIENCE: stop wind\n")
    with studio(lamp.parent) as client, opened(browser, client, "#/the-lamp/episode") as tab:
        tab.click("text=Render now")
        tab.wait_for_selector(".toast.warning:has-text('no ambience')", timeout=60_000)
        tab.click(".toast.warning button")
        tab.wait_for_selector(".chapters button", timeout=60_000)
        tab.wait_for_selector("text=the episode is as its files say", timeout=20_000)
        tab.click(".chapters button")
        until(tab, "document.querySelector('.player input').max > 1")
        tab.click("text=Check the file")
        tab.wait_for_selector(".figures", timeout=60_000)
        assert "-16." in tab.inner_text(".figures") or "-15." in tab.inner_text(".figures")
        tab.select_option(".export select", "wav")
        tab.click(".export button[type=submit]")
        tab.wait_for_selector("a:has-text('the-lamp.wav')", timeout=60_000)
        found = Axe().run(tab).response["violations"]
        assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
