"""The timeline view: levels and loudness as they are, cues that move to words, stretches to hear at once."""

import re
import time
from base64 import b64decode
from threading import Event, Thread

import numpy as np
import pytest
import soundfile
from client import opened, studio
from tabs import until

from drama.measure.loudness import LoudnessMeter, loudness_lufs
from drama.studio import show
from drama.timeline.anchors import Anchor, nearest
from drama.units import RATE

EPISODE = "/api/episodes/the-lamp"
LEFT = "document.querySelector('.flag').style.left"


@pytest.fixture
def stormy(lamp):
    """The screenplay with a clap of thunder before its second line."""
    text = lamp.read_text()
    lamp.write_text(text.replace("MARA\nIs anyone there?", "SOUND: thunder\n\nMARA\nIs anyone there?"))
    return lamp


def flag(client):
    (found,) = [one for one in client.get(f"{EPISODE}/timeline").data["flags"] if one["kind"] == "SOUND"]
    return found


def until_read(path, words, patience_s=30):
    """Wait until a screenplay has these words."""
    deadline = time.monotonic() + patience_s
    while words not in path.read_text():
        assert time.monotonic() < deadline, path.read_text()
        time.sleep(0.05)


def without_cue(text):
    """Return what is left of a screenplay without its thunder and its blank space."""
    return re.sub(r"(\[\[)?SOUND: thunder(\]\])?|\s", "", text)


def test_what_is_shown_is_what_sounds(stormy):
    """Clips have their levels, the loudness is at the target, a stretch is as loud as it is drawn."""
    with studio(stormy.parent) as client:
        state = client.get(f"{EPISODE}/timeline").data
        lines = [clip for clip in state["clips"] if clip["track"] == "dialogue"]
        assert {"MARA", "TOM", "BRAM"} <= {clip["role"] for clip in lines}
        for clip in state["clips"]:
            assert len(b64decode(clip["levels"])) == pytest.approx(clip["length_s"] * 10, abs=1)
        assert max(state["loudness"]) == pytest.approx(state["target_lufs"], abs=3.0)
        assert len(state["loudness"]) == int(state["seconds"])
        assert state["unit"] == "LUFS"
        assert state["scenes"][-1]["end_s"] == state["seconds"]
        answer = client.get(f"{EPISODE}/preview?from=3.0")
        assert (answer.status, answer.headers["content-type"]) == (200, "audio/flac")
        (stormy.parent / "heard.flac").write_bytes(answer.body)
        sound, rate = soundfile.read(stormy.parent / "heard.flac", dtype="float32")
        assert rate == RATE
        assert len(sound) / RATE == pytest.approx(min(30.0, state["seconds"] - 3.0), abs=0.02)
        assert loudness_lufs(sound.T) == pytest.approx(state["target_lufs"], abs=2.0)
        for wrong, status in (("nan", 400), ("no", 400), ("1e9", 404), ("-1", 404), ("3&to=3", 400)):
            assert client.get(f"{EPISODE}/preview?from={wrong}").status == status
        (stormy.parent / "heard.flac").write_bytes(client.get(f"{EPISODE}/preview?from=3.0&to=4.5").body)
        assert soundfile.info(stormy.parent / "heard.flac").frames == 1.5 * RATE


def test_a_cue_moves_to_a_word_and_is_heard_there_at_once(stormy):
    """The file changes by the cue alone; the preview of the place changes; an old version is refused."""
    with studio(stormy.parent) as client:
        before = flag(client)
        text = stormy.read_text()
        goal = before["at_s"] + 6.0
        answer = client.post(
            f"{EPISODE}/cues/{before['id']}/move", {"at_s": goal}, If_Match=f'"{before["version"]}"'
        )
        assert answer.status == 200, answer.body
        after = flag(client)
        assert after["at_s"] == pytest.approx(goal, abs=1.5)
        assert after["words"] == before["words"]
        moved = stormy.read_text()
        assert moved != text
        assert without_cue(moved) == without_cue(text)
        assert (answer.data["id"], answer.version) == (after["id"], after["version"])
        step = client.post(
            f"{EPISODE}/cues/{after['id']}/move", {"words": -1}, If_Match=f'"{answer.version}"'
        )
        assert step.status == 200
        assert flag(client)["at_s"] < after["at_s"]
        old = client.post(
            f"{EPISODE}/cues/{before['id']}/move", {"words": 1}, If_Match=f'"{before["version"]}"'
        )
        assert old.status in (404, 409)


def test_an_episode_that_is_not_spoken_says_so(lamp):
    """A look at the timeline does not speak a whole novel."""
    beats = "\n\n".join(f"MARA\nLine number {n}." for n in range(40))
    lamp.write_text(f"Title: Long\n\n{beats}\n")
    with studio(lamp.parent) as client:
        answer = client.get(f"{EPISODE}/timeline")
        assert answer.status == 409
        assert "render" in answer.data["problems"][0]["hint"]


def test_a_render_and_a_look_do_not_get_in_each_others_way(lamp, monkeypatch):
    """While a job is at work a look says so; a job that is begun during a look waits for it."""
    looking, go_on = Event(), Event()
    opened_preview = show.open_preview

    def slow(*asked):
        looking.set()
        go_on.wait(20)
        return opened_preview(*asked)

    monkeypatch.setattr(show, "open_preview", slow)
    with studio(lamp.parent) as client:
        look = Thread(target=client.get, args=(f"{EPISODE}/timeline",))
        look.start()
        assert looking.wait(20)
        assert client.post(f"{EPISODE}/render").status == 200
        go_on.set()
        look.join()
        while (job := client.get("/api/job").data["job"])["phase"] == "running":
            answer = client.get(f"{EPISODE}/timeline").status
            assert answer in (200, 409)
        assert job["phase"] == "done"
        assert client.get(f"{EPISODE}/timeline").status == 200


def test_short_term_loudness_is_that_of_three_seconds():
    """Of a steady sound it is its loudness; of a burst, a third of its power; of silence, the floor."""
    short_term = LoudnessMeter().short_term
    steady = np.full(60, 0.01)
    assert short_term(steady)[3:] == pytest.approx(-20.691, abs=0.001)
    burst = np.zeros(60)
    burst[20:30] = 0.03
    assert short_term(burst)[[1, 2, 4, 5]] == pytest.approx([-70.0, -20.691, -20.691, -70.0], abs=0.01)


def test_the_nearest_anchor():
    """The one heard nearest, whichever side it lies; none where there is none."""
    everywhere = (Anchor(0, "a", None), Anchor(100, "a", 4), Anchor(1000, "b", None))
    assert [nearest(everywhere, frame).frame for frame in (-5, 49, 60, 800, 9999)] == [0, 0, 100, 1000, 1000]
    assert nearest((), 5) is None


def test_a_cue_moved_past_its_equal_is_known_by_its_new_id(stormy):
    """Ids count equal cues: the answer to a move names the one that was moved, so that it can be moved on."""
    text = stormy.read_text()
    stormy.write_text(text.replace("MARA\nThen who", "SOUND: thunder\n\nMARA\nThen who"))
    with studio(stormy.parent) as client:
        flags = client.get(f"{EPISODE}/timeline").data["flags"]
        first, second = (one for one in flags if one["kind"] == "SOUND")
        goal = {"at_s": second["at_s"] + 4.0}
        version = f'"{first["version"]}"'
        answer = client.post(f"{EPISODE}/cues/{first['id']}/move", goal, If_Match=version)
        assert answer.data["id"] == second["id"]
        at = f"{EPISODE}/cues/{answer.data['id']}"
        assert client.get(at).version == answer.version
        assert client.post(f"{at}/move", {"words": 1}, If_Match=f'"{answer.version}"').status == 200


def test_a_cue_crosses_the_spoken_title_of_a_chapter(lamp):
    """No cue stands at a title, which is no line of the screenplay: a step on is to the line behind it."""
    said = "SOUND: thunder\n\nMARA\nNow.\n\n"
    lamp.write_text(f"Title: Gates\n\n# One\n\n{said}# Two\n\nTOM\nYes.\n")
    with studio(lamp.parent) as client:
        for step in ("# Two\n\nSOUND: thunder\n\nTOM", "SOUND: thunder\n\nMARA"):
            cue, words = flag(client), -1 if "MARA" in step else 1
            move = client.post(
                f"{EPISODE}/cues/{cue['id']}/move", {"words": words}, If_Match=f'"{cue["version"]}"'
            )
            assert (move.status, step in lamp.read_text()) == (200, True), lamp.read_text()


@pytest.mark.slow
def test_keys_pressed_quickly_are_steps_of_ones_own(browser, stormy):
    """Each moves the flag on from where the one before left it, and none is taken for somebody else's."""
    with studio(stormy.parent) as client, opened(browser, client, "#/the-lamp/timeline") as tab:
        tab.wait_for_selector(".flag", timeout=60_000)
        tab.focus(".flag")
        for _ in range(3):
            tab.keyboard.press("ArrowRight")
        until_read(stormy, "there?\n\nSOUND: thunder\n\nsaid Mara.")
        for _ in range(2):
            tab.keyboard.press("ArrowLeft")
        until_read(stormy, "Is [[SOUND: thunder]] anyone there?")
        tab.wait_for_timeout(500)
        assert tab.query_selector("dialog") is None


@pytest.mark.slow
def test_moves_are_taken_back_and_made_again(browser, stormy, drama):
    """By u as quickly as one likes, and elsewhere; the next key moves the flag from where it is then."""
    first, second = stormy.read_text(), "Is [[SOUND: thunder]] anyone there?"
    with studio(stormy.parent) as client, opened(browser, client, "#/the-lamp/timeline") as tab:
        tab.wait_for_selector(".flag", timeout=60_000)
        tab.focus(".flag")
        stands = f"document.querySelector('.flag')?.style.left == '{tab.evaluate(LEFT)}'"
        for key in ("ArrowRight", "ArrowRight", "u", "u"):
            tab.keyboard.press(key)
        until(tab, "document.querySelectorAll('.toast').length == 2", patience_s=30)
        assert stormy.read_text() == first
        tab.keyboard.press("ArrowRight")
        until_read(stormy, second)
        tab.keyboard.press("u")
        tab.keyboard.press("ArrowRight")
        until(tab, "document.querySelectorAll('.toast').length == 3")
        until_read(stormy, second)
        until(tab, f"!({stands})")
        assert drama("undo", stormy).code == 0
        assert stormy.read_text() == first
        until(tab, stands)
        tab.focus(".flag")
        tab.keyboard.press("ArrowRight")
        until_read(stormy, second)
        assert tab.query_selector("dialog") is None


@pytest.mark.slow
def test_the_words_of_a_cue_and_its_loudness_are_changed_together(browser, stormy):
    """What is typed is kept whichever comes first, and seen as it will be written."""
    with studio(stormy.parent) as client, opened(browser, client, "#/the-lamp/timeline") as tab:
        tab.wait_for_selector(".flag", timeout=60_000)
        tab.focus(".flag")
        tab.keyboard.press("Enter")
        tab.fill("dialog input", "SOUND: door creak")
        tab.select_option("dialog select", "near")
        assert tab.input_value("dialog input") == "SOUND: door creak, near"
        tab.select_option("dialog select", "distant")
        tab.fill("dialog input", tab.input_value("dialog input").replace("door creak", "thunder"))
        tab.select_option("dialog select", "as it is")
        assert tab.input_value("dialog input") == "SOUND: thunder"
        tab.select_option("dialog select", "near")
        tab.click("dialog >> text=Change it")
        tab.wait_for_selector(".flag:has-text('thunder, near')")
        assert "SOUND: thunder, near" in stormy.read_text()


def pressed_without_a_mouse(tab):
    """A program that helps and Space change a flag, the right button does not, Escape ends a drag."""
    for press in (
        lambda: tab.evaluate("document.querySelector('.flag').click()"),
        lambda: tab.keyboard.press("Space"),
    ):
        tab.focus(".flag")
        press()
        tab.click("dialog >> text=Leave it")
    tab.click(".flag", button="right", position={"x": 4, "y": 8})
    place, box = tab.evaluate(LEFT), tab.query_selector(".flag").bounding_box()
    tab.mouse.move(box["x"] + 4, box["y"] + 8)
    tab.mouse.down()
    tab.mouse.move(box["x"] + 90, box["y"] + 8)
    until(tab, f"{LEFT} != {place!r}")
    tab.keyboard.press("Escape")
    until(tab, f"{LEFT} == {place!r}")
    tab.mouse.up()
    assert tab.query_selector("dialog") is None


@pytest.mark.slow
def test_a_flag_stays_in_sight_as_it_is_moved(browser, stormy):
    """Moved by key out of what is shown, it keeps the focus, and the view goes along."""
    with studio(stormy.parent) as client, opened(browser, client, "#/the-lamp/timeline") as tab:
        tab.wait_for_selector(".flag", timeout=60_000)
        for _ in range(2):
            tab.click("[aria-label=Nearer]")
        start = f"{flag(client)['at_s'] - 0.1:.1f}"
        scroll = "([place, at]) => { place.value = at; place.dispatchEvent(new Event('input')); }"
        tab.evaluate(scroll, [tab.query_selector(".scroll"), start])
        tab.focus(".flag")
        tab.keyboard.press("ArrowLeft")
        until(tab, f"document.querySelector('.scroll').value < {start}")
        assert tab.evaluate("document.activeElement.matches('.flag')")


STRETCHES = """async () => {
    const { previewFrom } = await import("/parts/preview.js");
    const scenes = [{ name: "One", start_s: 0, end_s: 40 }, { name: "Two", start_s: 40, end_s: 90 }];
    const pieces = previewFrom("the-lamp", { seconds: 90, scenes }, "v", 5);
    const asked = pieces.map((one) => new URLSearchParams(one.path.split("?")[1]));
    return asked.map((one) => [one.get("from"), one.get("to")]);
}"""
"""What is asked for to hear a scene of 40 seconds from its fifth on: never what follows it."""


@pytest.mark.slow
def test_the_view(browser, stormy):
    """A flag is dragged to another word, moved back by key, made louder; a click on a lane is heard."""
    from axe_playwright_python.sync_playwright import Axe

    with studio(stormy.parent) as client, opened(browser, client, "#/the-lamp/timeline") as tab:
        tab.wait_for_selector(".flag", timeout=60_000)
        before, text = flag(client), stormy.read_text()
        label = "document.querySelector('.flag').getAttribute('aria-label')"
        stood, box = tab.evaluate(label), tab.query_selector(".flag").bounding_box()
        x, y = box["x"] + 4, box["y"] + 8
        tab.mouse.move(x, y)
        tab.mouse.down()
        tab.mouse.move(x + 250, y, steps=5)
        tab.mouse.up()
        deadline = time.monotonic() + 20
        while stormy.read_text() == text:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert flag(client)["at_s"] > before["at_s"]
        until(tab, f"{label} !== {stood!r}")
        pressed_without_a_mouse(tab)
        text = stormy.read_text()
        tab.focus(".flag")
        tab.keyboard.press("Enter")
        tab.select_option("dialog select", "loud")
        tab.click("dialog >> text=Change it")
        tab.wait_for_selector(".flag:has-text('loud')")
        assert "thunder, loud" in stormy.read_text()
        tab.click(".lane canvas")
        tab.wait_for_selector(".player .what:has-text('as it is now')")
        assert tab.evaluate(STRETCHES) == [["5.00", "35.00"], ["35.00", "40.00"]]
        found = Axe().run(tab).response["violations"]
        assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
