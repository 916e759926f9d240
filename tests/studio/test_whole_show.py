"""One show from doubts to export in the page; the command line then sees the same, and the other way round.

Where DRAMA_SCREENSHOTS names a folder, the pictures of docs/studio.md are taken on the way.
"""

import io
import json
import os
from pathlib import Path

import pytest
import soundfile
from client import opened, studio
from settled import corrections
from shows import make_show
from tabs import until

from drama.files import write_whole

pytestmark = pytest.mark.slow

EPISODE, PLACE = "/api/episodes/the-lamp", "#/the-lamp"
WANTED = os.environ.get("DRAMA_SCREENSHOTS", "")
PICTURES = Path(WANTED).absolute() if WANTED else None  # the test changes the current folder
ANSWERS = ("Captain Voss", "Bram", "Tom", "Mara")
"""Three of them get a line each, the first doubtful one that may be theirs and is not by the guess."""

STORY = """The Lamp on the Landing

Rain fell on the roof of the ferry house, and in the stove a fire crackled. Mara lifted the lamp.

“Is anyone there?” said Mara.

“Only the river,” said Old Tom. “And it never answers.”

“Then who rang the bell?”

“Hush,” she said. “Listen.”

Thunder cracked over the hills, and the whole house held its breath.

Bram came down the steps in his night shirt. “You two will wake the goose.”

“We were careful,” said Mara.

“You were loud.”

Somebody knocked on the door. Captain Voss came in, and the captain was wet to the knees.

“Where is the key?”

“Not here.” Old Tom shrugged.

Bram looked at Mara, and Mara looked at Old Tom.

“I had it this morning.”

“So had I.”

The goose looked from one to the other.

“Somebody must have dropped it.”

“Or somebody threw it.”

“Then it is in the river,” said Bram, “and the river keeps what it is given.”

* * *

Bram and Mara looked at Old Tom.

“We shall have to ask it nicely.”

Captain Voss, Mara and Old Tom went down to the water.

“Bring the lamp.”

Bram laughed.

“The river likes a light.”
"""


@pytest.fixture
def lamp(show):
    """The screenplay of a show in the current folder, with lines in doubt and a clap of thunder."""
    path = make_show(show, STORY, cues="few")
    (show / "show.yaml").write_text("title: Tales of the Ferry House\nengine: tone\n", encoding="utf-8")
    return path


def test_a_show_is_settled_cast_mixed_and_exported(browser, lamp, drama):
    """Three doubts, a role, the thunder; rendered, played, exported; found again by page and command line."""
    assert drama("render", lamp.name).code == 0
    uncast(lamp, "CAPTAIN VOSS")
    with studio(lamp.parent) as client, opened(browser, client, f"{PLACE}/doubts") as tab:
        answers = doubts_settled_by_keys(tab, lamp)
        voice = bram_recast(tab)
        cue = thunder_moved(tab, client, lamp)
        rendered_played_exported(tab, client)
        tab.reload()
        found_in_the_page(tab, answers, voice, cue)
        found_by_the_command_line(drama, lamp, answers, voice)
        changed_elsewhere(tab, drama, lamp)


def uncast(lamp, role):
    """Take the voice of a role away, if it has one: whether it had lines to cast is the ranker's guess."""
    path = lamp.parent / "voices" / f"{lamp.stem}.yaml"
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(row for row in rows if f" {role}:" not in row), encoding="utf-8")


def doubts_settled_by_keys(tab, lamp):
    """Give three lines to somebody else than the guess; return who speaks which."""
    tab.wait_for_selector(".doubts .passage mark.said")
    picture(tab, "doubts")
    answers = {}
    for _ in range(3):
        said = tab.inner_text(".doubts .passage mark.said")
        names = [one.inner_text() for one in tab.query_selector_all(".candidates .name")]
        name = next(one for one in ANSWERS if one in names[1:] and one not in answers.values())
        with tab.expect_response(lambda told: told.request.method == "PUT") as answer:
            tab.keyboard.press(str(names.index(name) + 1))
        told = json.dumps(answer.value.json()["told"])
        until(tab, f"document.querySelector('.toasts').innerText.includes({told})")  # it is read anew
        answers[said] = name
    kept = corrections(lamp).lines
    assert sorted(one.speaker for one in kept) == sorted(answers.values())
    return answers


def bram_recast(tab):
    """Have the captain cast, who has a line by now; hear BRAM with another voice, apply it, and return it."""
    go(tab, "casting")
    tab.click("button:has-text('Propose voices')")
    tab.wait_for_selector(".roles b:text-is('CAPTAIN VOSS')")
    tab.click(".roles b:text-is('BRAM')")
    tab.wait_for_selector(".casting h1:has-text('BRAM')")
    tab.click(".chips button:not([aria-pressed='true'])")
    until(tab, "document.querySelector('.player input').max > 0.2")
    voice = tab.inner_text(".chips button[aria-pressed='true']").split()[0]
    picture(tab, "casting")
    tab.click("button:has-text('Apply')")
    until(tab, "document.querySelector('.toasts').innerText.includes('BRAM is changed')")
    return voice


def thunder(client):
    """Return the flag of the thunder."""
    (flag,) = [one for one in client.get(f"{EPISODE}/timeline").data["flags"] if "thunder" in one["words"]]
    return flag


def thunder_moved(tab, client, lamp):
    """Drag the thunder to a later word; return the paragraph of the screenplay that it is in then."""
    before, text = thunder(client), lamp.read_text()
    go(tab, "timeline")
    tab.wait_for_selector(".flag:has-text('thunder')", timeout=60_000)
    picture(tab, "timeline")
    tab.emulate_media(color_scheme="dark")
    picture(tab, "timeline-dark")
    tab.emulate_media(color_scheme="light")
    box = tab.query_selector(".flag:has-text('thunder')").bounding_box()
    tab.mouse.move(box["x"] + 4, box["y"] + 8)
    tab.mouse.down()
    tab.mouse.move(box["x"] + 64, box["y"] + 8, steps=4)
    with tab.expect_response("**/move") as moved:
        tab.mouse.up()
    assert moved.value.ok
    assert thunder(client)["at_s"] > before["at_s"]
    (paragraph,) = [one for one in lamp.read_text().split("\n\n") if "SOUND: thunder" in one]
    assert paragraph not in text
    return paragraph


def rendered_played_exported(tab, client):
    """Render what changed, play the first chapter, export FLAC, and read it with another reader."""
    go(tab, "script")
    tab.wait_for_selector(".line:has-text('Where is the key?')")
    picture(tab, "script")
    go(tab, "episode")
    tab.click("header button:has-text('Render')")
    tab.wait_for_selector("text=Nothing: the episode is as its files say", timeout=90_000)
    assert client.get("/api/job").data["job"]["phase"] == "done"
    tab.click(".chapters button")
    until(tab, "document.querySelector('.player input').max > 20")
    until(tab, "document.querySelector('.player input').value > 0.2")
    tab.select_option(".export select", "flac")
    tab.click(".export button[type=submit]")
    tab.wait_for_selector("a:has-text('the-lamp.flac')", timeout=60_000)
    picture(tab, "episode")
    sound = soundfile.info(io.BytesIO(client.get(f"{EPISODE}/files/the-lamp.flac").body))
    finished = client.get(f"{EPISODE}/finished").data
    assert sound.duration == pytest.approx(finished["seconds"], abs=0.1)


def found_in_the_page(tab, answers, voice, paragraph):
    """After a reload all of it is there, and nothing is left to render."""
    tab.wait_for_selector("a:has-text('the-lamp.flac')")
    tab.wait_for_selector("text=Nothing: the episode is as its files say")
    go(tab, "script")
    for said, speaker in answers.items():
        scrolled_to(tab, f'.line[aria-label="{speaker.upper()}: {said.strip("“”")}"]')
    thunder_line = '.line[aria-label^="NARRATOR: Thunder cracked"]'
    scrolled_to(tab, thunder_line)
    before = " ".join(tab.inner_text(thunder_line).partition("♪")[0].split())
    assert before.endswith(paragraph.partition(" [[SOUND: thunder")[0])
    go(tab, "casting")
    tab.click(".roles b:text-is('BRAM')")
    tab.wait_for_selector(f".way dd:has-text('{voice}')")
    go(tab, "doubts")
    tab.wait_for_selector(".progress [role=status]")
    assert not any(said in tab.inner_text("main") for said in answers)


def found_by_the_command_line(drama, lamp, answers, voice):
    """`drama doubts`, `cast` and `why` tell the same."""
    told = {one["said"]: one for one in json.loads(drama("doubts", lamp.name, "--all", "--json").out)}
    assert {said: told[said]["speaker"] for said in answers} == answers
    listed = drama("doubts", lamp.name, "--list").out
    assert not any(said in listed for said in answers)
    rows = {row["role"]: row for row in json.loads(drama("cast", lamp.name, "--json").out)}
    assert rows["BRAM"]["voice"]["id"] == voice
    assert "nothing would be made anew" in drama("why", lamp.name).out


def changed_elsewhere(tab, drama, lamp):
    """What the command line and an editor change is seen in the open page by itself."""
    go(tab, "casting")
    tab.click(".roles b:text-is('MARA')")
    tab.wait_for_selector(".casting h1:has-text('MARA')")
    assert drama("cast", lamp.name, "--set", "MARA.pitch=3").code == 0
    tab.wait_for_selector(".way dd:has-text('+3')")
    go(tab, "script")
    tab.wait_for_selector(".line:has-text('Is anyone there?')")
    write_whole(lamp, lamp.read_text().replace("Is anyone there?", "Is anybody out there?"))  # whole
    tab.wait_for_selector(".line:has-text('Is anybody out there?')")
    go(tab, "doubts")
    tab.wait_for_selector(".doubts .passage mark.said")
    doubtful = json.loads(drama("doubts", lamp.name, "--list", "--json").out)
    assert drama("doubts", lamp.name, "--set", f"{doubtful[0]['id']}=Tom").code == 0
    left = len(json.loads(drama("doubts", lamp.name, "--list", "--json").out))
    until(tab, f"document.querySelector('.doubts .progress p').innerText.startsWith('{left} of ')")
    go(tab, "script")
    scrolled_to(tab, f'.line[aria-label="TOM: {doubtful[0]["said"].strip("“”")}"]')


def go(tab, view):
    """Go to a view by its link."""
    tab.click(f"header nav a[href$='/{view}']")


def scrolled_to(tab, row):
    """Wait until a row of the screenplay is there: look down the list, which draws what is in sight."""
    tab.wait_for_selector(".list .row")
    step = "((list) => { list.scrollTop = (list.scrollTop + 200) % list.scrollHeight })"
    until(tab, f"{step}(document.querySelector('.list')) || !!document.querySelector({json.dumps(row)})")


def picture(tab, name):
    """Take a picture for the docs, if that is wanted."""
    if PICTURES:
        for close in tab.query_selector_all(".toasts button:has-text('×')"):
            close.click()
        tab.wait_for_timeout(600)  # what moves has come to rest
        tab.screenshot(path=PICTURES / f"{name}.png")
