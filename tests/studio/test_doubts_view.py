"""Doubts settled in the page: the same queue, files and steps back as on the command line."""

import shutil

import pytest
from client import opened, studio
from settled import corrections
from shows import STORY, make_show
from tabs import until

from drama.desk import revision
from drama.desk.manuscript import account_path, corrections_path
from drama.desk.revision import open_revision, revise
from drama.errors import ScriptError

DOUBTS, UNDO = "/api/episodes/the-lamp/doubts", "/api/episodes/the-lamp/undo"


NOBODYS = ("It was the cold.", "Then they had better go.", "There was never any soup.", "Not with that hat.")


@pytest.fixture
def lamp(tmp_path):
    """A small show whose last lines nobody could give to one of its people."""
    doubtful = "".join(f"\n\nThe rain went on.\n\nNobody looked up.\n\n“{said}”" for said in NOBODYS)
    return make_show(tmp_path / "show", STORY.rstrip() + doubtful + "\n")


@pytest.fixture
def client(lamp):
    with studio(lamp.parent) as client:
        yield client


def answered(client, row, speaker):
    return client.ask("PUT", f"{DOUBTS}/{row['id']}", {"speaker": speaker}, If_Match=f'"{row["version"]}"')


def settled(path):
    return {one.id: one.speaker for one in corrections(path).lines}


def test_the_queue_is_that_of_the_command_line(client, lamp):
    """The same lines in the same order, the least certain first, and the estimate."""
    now = client.get(DOUBTS).data
    known = open_revision(lamp).doubts()
    assert [row["id"] for row in now["doubts"]] == [one.id for one in known]
    assert now["total"] == len(open_revision(lamp).doubts(everything=True))
    assert 0.5 < now["accuracy"] < 1


def test_a_line_is_shown_in_its_paragraph_with_what_the_guess_rests_on(client, lamp, monkeypatch):
    """The words in doubt and the evidence are marked where they stand, and nothing of the text is lost."""
    monkeypatch.setattr("drama.studio.api.doubts.DOUBTFUL", 2.0)  # doubtful ones lack evidence
    known = open_revision(lamp).doubts(everything=True)
    for row, one in zip(client.get(DOUBTS).data["doubts"], known, strict=True):
        pieces = [piece for paragraph in row["paragraphs"] for piece in paragraph]
        assert "".join(piece["text"] for piece in pieces if piece["mark"] == "said") == one.said
        shown = [" ".join(piece["text"].split()) for piece in pieces if piece["mark"] == "evidence"]
        assert shown == ([row["evidence"]] if one.evidence else [])
        assert row["lines"]


def test_what_is_saved_during_an_answer_is_read(client, lamp, monkeypatch):
    """The story is read anew then; else the answer's own reading of it serves for the next."""
    made = []

    def revising(*given):
        made.append(revise(*given))
        if len(made) == 2:
            story = lamp.with_suffix(".txt")
            story.write_text(story.read_text().replace(NOBODYS[3], "Nor with that coat."))
        return made[-1]

    monkeypatch.setattr("drama.studio.api.doubts.revise", revising)
    said = {row["id"]: row["said"] for row in client.get(DOUBTS).data["doubts"]}
    for number in range(2):
        row = client.get(DOUBTS).data["doubts"][0]
        assert answered(client, row, "Mara").status == 200
        assert (client.show.revision("the-lamp") is made[-1].revision) == (number == 0)
    assert f"“{NOBODYS[3]}”" in said.values()
    assert "“Nor with that coat.”" in {row["said"] for row in client.get(DOUBTS).data["doubts"]}


def test_an_answer_is_kept_as_the_command_line_keeps_it(client, lamp):
    """It stands in the corrections file, the estimate follows, and undo leaves every file as it was."""
    before = {file: file.read_bytes() for file in lamp.parent.iterdir() if file.is_file()}
    now = client.get(DOUBTS).data
    first = now["doubts"][0]
    other = first["candidates"][1]["name"]
    done = answered(client, first, other)
    assert done.status == 200
    assert settled(lamp) == {first["id"]: other}
    assert done.data["changed"] >= 1
    assert done.data["now"]["accuracy"] != now["accuracy"]  # the answer tells of other lines too
    assert first["id"] not in {row["id"] for row in done.data["now"]["doubts"]}
    last = client.get(UNDO)
    assert last.data["told"] == f'doubts: {other}, "{first["said"].strip("“”")}"'
    assert done.data["told"] == last.data["told"]
    assert client.post(UNDO, If_Match=f'"{last.version}"').status == 200
    assert client.post(UNDO, If_Match=f'"{last.version}"').status == 409  # the key of another tab
    for file, text in before.items():
        assert file.read_bytes() == text or file.name.endswith(".undo.json"), file


def test_answers_in_the_page_leave_the_files_that_the_command_line_leaves(client, lamp, tmp_path, drama):
    """The studio keeps the story between answers, `drama doubts --set` reads it anew: no byte differs."""
    other = tmp_path / "other" / lamp.name
    shutil.copytree(lamp.parent, other.parent)
    for nth in (0, 1, 0):
        row = client.get(DOUBTS).data["doubts"][nth]
        speaker = row["candidates"][1]["name"]
        assert answered(client, row, speaker).status == 200
        assert drama("doubts", other, "--set", f"{row['id']}={speaker}").code == 0
    for file in (lamp, corrections_path(lamp), account_path(lamp)):
        assert file.read_bytes() == (other.parent / file.name).read_bytes(), file.name


def test_in_a_screenplay_written_by_hand_nothing_is_in_doubt(client, lamp):
    """There is no story to read; a story that was moved away is told all the same."""
    (lamp.parent / "by-hand.fountain").write_text("MARA\nHello.\n")
    now = client.get("/api/episodes/by-hand/doubts")
    assert (now.status, now.data["total"], now.data["doubts"]) == (200, 0, [])
    lamp.with_suffix(".txt").rename(lamp.parent / "elsewhere.txt")
    assert client.get(DOUBTS).status == 422


def test_two_tabs_settle_other_lines_without_a_word_and_the_same_line_with_one(client, lamp):
    """The second answer to a line is refused and shown the first; nothing of the first is lost."""
    rows = client.get(DOUBTS).data["doubts"]
    assert answered(client, rows[0], rows[0]["candidates"][1]["name"]).status == 200
    assert answered(client, rows[1], rows[1]["candidates"][0]["name"]).status == 200
    late = answered(client, rows[0], rows[0]["candidates"][0]["name"])
    assert late.status == 409
    assert late.data["theirs"]["speaker"] == rows[0]["candidates"][1]["name"]
    again = dict(rows[0], version=late.data["version"])
    assert answered(client, again, rows[0]["candidates"][0]["name"]).status == 200
    assert settled(lamp)[rows[0]["id"]] == rows[0]["candidates"][0]["name"]


def test_two_pieces_of_one_speech_are_answered_in_one_breath(tmp_path):
    """The answer to the first settles the second; the same answer to that, given meanwhile, is right too."""
    speech = "\n\nThey looked at each other.\n\n“Your river,” and the floor gave way, “is in my kitchen.”\n"
    lamp = make_show(tmp_path / "show", STORY.rstrip() + speech)
    with studio(lamp.parent) as client:
        rows = {row["said"]: row for row in client.get(DOUBTS).data["doubts"]}
        first, second = rows["“Your river,”"], rows["“is in my kitchen.”"]
        name, other = (one["name"] for one in first["candidates"][:2])
        assert answered(client, first, name).status == 200
        assert answered(client, second, name).status == 200
        assert answered(client, second, other).status == 409
    assert settled(lamp) == {first["id"]: name, second["id"]: name}


def test_names_are_merged_and_the_narrator_named(client, lamp):
    """As `drama merge` and `drama narrator` do; who does not exist is named with who is near."""
    now = client.get(DOUBTS).data
    form, match = {"name": "Captain Voss", "other": "Tom"}, f'"{now["cast_version"]}"'
    merged = client.post("/api/episodes/the-lamp/people/merge", form, If_Match=match)
    assert merged.status == 200
    assert corrections(lamp).merge == (("Tom", "Captain Voss"),)
    wrong = client.ask("PUT", "/api/episodes/the-lamp/people/narrator", {"name": "Marra"}, If_Match=match)
    assert wrong.status == 409
    match = f'"{merged.data["now"]["cast_version"]}"'
    wrong = client.ask("PUT", "/api/episodes/the-lamp/people/narrator", {"name": "Marra"}, If_Match=match)
    assert wrong.status == 422
    assert "Mara" in wrong.data["problems"][0]["what"]


def test_a_file_saved_in_the_middle_of_a_change_is_not_written_over(lamp, monkeypatch):
    """An editor that saves while the story is read anew wins; the change is refused."""
    opened_at = open_revision(lamp)
    carried = revision.carried

    def saved_meanwhile(*arguments):
        done = carried(*arguments)
        lamp.write_text(lamp.read_text(encoding="utf-8") + "\nA new end.\n", encoding="utf-8")
        return done

    monkeypatch.setattr(revision, "carried", saved_meanwhile)
    first = opened_at.doubts()[0]
    with pytest.raises(ScriptError, match="changed meanwhile"):
        revise(opened_at, opened_at.settling({first.number: "Bram"}), "doubts")
    assert lamp.read_text(encoding="utf-8").endswith("A new end.\n")
    assert not corrections_path(lamp).exists()


def test_a_name_near_to_another_must_be_meant(client, lamp):
    """It is refused with the other name, and taken as new where that is said; one like nobody's is taken."""
    now = client.get(DOUBTS).data
    first, second = (f"{DOUBTS}/{row['id']}" for row in now["doubts"][:2])
    made_on = [{"If_Match": f'"{row["version"]}"'} for row in now["doubts"][:2]]
    wrong = client.ask("PUT", first, {"speaker": "Marra"}, **made_on[0])
    assert (wrong.status, wrong.data["called"], wrong.data["near"]) == (422, "Marra", "Mara")
    assert settled_or_none(lamp) == {}
    assert client.ask("PUT", first, {"speaker": "Marra", "new": True}, **made_on[0]).status == 200
    assert client.ask("PUT", second, {"speaker": "Zebedee"}, **made_on[1]).status == 200
    assert sorted(settled(lamp).values()) == ["Marra", "Zebedee"]


@pytest.mark.slow
def test_who_is_meant_by_a_name_near_to_another_is_asked(browser, client, lamp):
    """Enter gives what is typed; the page then asks, and makes nobody of a slip of the pen."""
    with opened(browser, client, "#/the-lamp/doubts", refused=422) as tab:
        tab.wait_for_selector(".doubts .passage mark.said")
        for answer, count in (("Leave it", 0), ("Mara", 1), ("Marra is new", 2)):
            tab.keyboard.press("o")
            tab.fill("dialog input", "Marra")
            tab.keyboard.press("Enter")
            tab.wait_for_selector("dialog:has-text('Nobody is called Marra')")
            tab.click(f"dialog button:text-is('{answer}')")
            tab.wait_for_selector("dialog", state="detached")
            until(tab, f"document.querySelectorAll('.toast').length == {count}")
        assert sorted(settled(lamp).values()) == ["Mara", "Marra"]


@pytest.mark.slow
def test_a_doubt_is_settled_and_taken_back(browser, client, lamp):
    """A click assigns one line, the next comes, u takes it back, Space plays the line; axe finds nothing."""
    rows = client.get(DOUBTS).data["doubts"]
    with opened(browser, client, "#/the-lamp/doubts") as tab:
        tab.wait_for_selector(".doubts .passage mark.said")
        assert tab.inner_text(".doubts .passage mark.said") == rows[0]["said"]
        tab.dblclick(".candidates button >> nth=1")
        until(tab, "document.querySelector('.toasts').innerText.includes('doubts:')")
        left = [row["said"] for row in client.get(DOUBTS).data["doubts"]]
        assert tab.inner_text(".doubts .passage mark.said") in left
        assert f"{len(left)} of " in tab.inner_text(".doubts .progress")
        assert settled(lamp) == {rows[0]["id"]: rows[0]["candidates"][1]["name"]}
        tab.keyboard.press("u")
        until(tab, "document.querySelector('.toasts').innerText.includes('Taken back')")
        assert settled_or_none(lamp) == {}
        assert tab.inner_text(".doubts .passage mark.said") == rows[0]["said"]
        tab.keyboard.press(" ")
        until(tab, "document.querySelector('.player input').max > 0.2")
        tab.keyboard.press("m")
        for other in ("", " "):  # a name is missing: nothing that was typed is lost
            tab.fill("dialog input >> nth=0", "Tom")
            tab.fill("dialog input >> nth=1", other)
            tab.click("dialog >> text=Do it")
            assert tab.input_value("dialog input >> nth=0") == "Tom"
        tab.keyboard.press("Escape")
        tab.wait_for_selector("dialog", state="detached")
        from axe_playwright_python.sync_playwright import Axe

        found = Axe().run(tab).response["violations"]
        assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


@pytest.mark.slow
def test_answers_given_quickly_are_steps_of_their_own(browser, client, lamp):
    """However quick the keys, u takes the last answer back and no other."""
    rows = client.get(DOUBTS).data["doubts"][:3]
    with opened(browser, client, "#/the-lamp/doubts") as tab:
        tab.wait_for_selector(".doubts .passage mark.said")
        for _ in rows:
            tab.keyboard.press("1")
        until(tab, "document.querySelectorAll('.toast').length == 3")
        assert set(settled(lamp)) == {row["id"] for row in rows}
        assert not any(row["id"] in tab.inner_text(".toasts") for row in rows)
        tab.keyboard.press("u")
        until(tab, "document.querySelector('.toasts').innerText.includes('Taken back')")
        assert set(settled(lamp)) == {row["id"] for row in rows[:2]}


@pytest.mark.slow
def test_an_answer_is_put_right_before_it_is_worked_in(browser, client, lamp):
    """u goes back to the line whose answer it takes back, and the key behind it is for that line.

    An answer that is cut off ends nothing, and the tab is not closed unasked while answers wait.
    """
    rows, asked = client.get(DOUBTS).data["doubts"], []
    cut_off = {"status": 200, "headers": {"Content-Type": "application/json"}, "body": '{"told": '}
    with opened(browser, client, "#/the-lamp/doubts") as tab:
        tab.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
        tab.wait_for_selector(".doubts .passage mark.said")
        tab.route(f"**{DOUBTS}/*", lambda route: route.fulfill(**cut_off), times=1)
        tab.keyboard.press("1")
        until(tab, "document.querySelector('.toasts').innerText.includes('does not answer')")
        waiting = []  # until the tab was to be closed, however quick the server is
        tab.route(f"**{DOUBTS}/*", lambda route: waiting.append(route))
        for key in ("ArrowUp", "1", "u", "2"):
            tab.keyboard.press(key)
        with tab.expect_event("dialog"):
            tab.evaluate("setTimeout(() => location.reload())")
        waiting.pop().continue_()
        tab.unroute(f"**{DOUBTS}/*")
        until(tab, "document.querySelectorAll('.toast').length == 4")
        assert "Taken back" in tab.inner_text(".toast >> nth=2")
    assert settled(lamp) == {rows[0]["id"]: rows[0]["candidates"][1]["name"]}
    assert asked == ["beforeunload"]


@pytest.mark.slow
def test_an_answer_that_came_too_late_is_shown_beside_the_other(browser, client, lamp):
    """A tab that missed somebody's answer says whose it is now, and gives its own when told so."""
    rows = client.get(DOUBTS).data["doubts"]
    first, second = rows[0]["candidates"][:2]
    with opened(browser, client, "#/the-lamp/doubts", refused=409, offline=True) as tab:
        tab.wait_for_selector(".doubts .passage mark.said")
        answered(client, rows[0], first["name"])
        tab.keyboard.press("2")
        tab.wait_for_selector("dialog")
        assert tab.inner_text("dialog .sides dd:first-of-type") == f"{first['name']}: {rows[0]['said']}"
        tab.click("dialog button.main")
        until(tab, "document.querySelector('.toasts').innerText.includes('doubts:')")
    assert settled(lamp)[rows[0]["id"]] == second["name"]


def settled_or_none(path):
    return settled(path) if corrections_path(path).exists() else {}
