"""Casting in the page: the same voice map as on the command line, heard before it is changed."""

import io
from urllib.parse import quote

import numpy as np
import pytest
import soundfile
from client import opened, rendered, studio
from shows import make_show
from tabs import until

from drama.cast.sheet import read_sheet
from drama.desk.casting import cast_table
from drama.show.production import open_production
from drama.show.project import open_project

CASTING = "/api/episodes/the-lamp/casting"


def cards(client):
    return {card["played"]["role"]: card for card in client.get(CASTING).data["roles"]}


def changed(client, card, **settings):
    role = card["played"]["role"].replace(" ", "%20")
    return client.ask("PUT", f"{CASTING}/{role}", settings, If_Match=f'"{card["version"]}"')


def tried(client, role, **way):
    return client.post(f"{CASTING}/{role}/tryout", way)


def heard(client, key):
    sound, rate = soundfile.read(io.BytesIO(client.get(f"/api/takes/{key}").body))
    assert rate == 44_100
    return sound


def voices_file(lamp):
    return lamp.parent / "voices/the-lamp.yaml"


def test_cards_tell_what_the_cast_table_does(served, lamp):
    """Lines, share, voice and reason of every role, with a line of its own and what the story tells of it."""
    rows = cast_table(open_production(open_project(lamp, lamp.parent), lamp))
    found = cards(served)
    assert list(found) == [row.role for row in rows]
    for row in rows:
        card = found[row.role]
        assert (card["lines"], card["words"], card["share"]) == (row.lines, row.words, row.share)
        assert card["played"]["voice"] == row.voice.id
    assert found["MARA"]["guess"]["gender"] == "female"
    said = open_production(open_project(lamp, lamp.parent), lamp).lines
    assert found["MARA"]["sample"] in {line.words for line in said if line.role == "MARA"}
    assert sum(card["share"] for card in found.values()) == pytest.approx(1)


def test_a_change_touches_one_role_and_keeps_comments(served, lamp):
    """What is as without it is not written; undo gives every character back."""
    path = voices_file(lamp)
    path.write_text("# ours\n" + path.read_text(), encoding="utf-8")
    before = path.read_text()
    answer = changed(served, cards(served)["MARA"], voice="flute", pitch=2.5, pan=-0.4, pace=1.0)
    assert answer.status == 200
    mara = read_sheet(path).find("MARA")
    assert (mara.voice_id("tone"), mara.pitch_st, mara.pan, mara.pace) == ("flute", 2.5, -0.4, 1.0)
    assert "pace" not in path.read_text().partition("MARA")[2].partition("\n")[0]
    old, new = before.splitlines(), path.read_text().splitlines()
    assert [line for line in old if "MARA" not in line] == [line for line in new if "MARA" not in line]
    undo = "/api/episodes/the-lamp/undo"
    served.post(undo, If_Match=f'"{served.get(undo).version}"')
    assert path.read_text() == before


def test_two_tabs_change_other_roles_without_a_word_and_the_same_with_one(served):
    """The second change of a role is refused and shown the first; both stand once it is made again."""
    before = cards(served)
    assert changed(served, before["MARA"], pitch=1).status == 200
    assert changed(served, before["BRAM"], pitch=-1).status == 200
    late = changed(served, before["MARA"], pan=0.5)
    assert (late.status, late.data["theirs"]["pitch"]) == (409, 1)
    assert changed(served, before["MARA"] | {"version": late.data["version"]}, pan=0.5).status == 200
    played = cards(served)["MARA"]["played"]
    assert (played["pitch"], played["pan"]) == (1, 0.5)


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"voice": "flut"}, "flute"),
        ({"pace": 9}, "pace"),
        ({"pan": float("nan")}, "pan"),
        ({"age": "x"}, "adult"),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_with_the_reason(served, lamp, wrong, named):
    """In a change as in a tryout; the voice map stays as it is."""
    before = voices_file(lamp).read_text()
    answers = [changed(served, cards(served)["MARA"], **wrong)]
    answers += [tried(served, "MARA", **wrong)] if "age" not in wrong else []
    for answer in answers:
        assert answer.status == 422
        assert named in str(answer.data["problems"])
    assert voices_file(lamp).read_text() == before


def test_a_tryout_is_heard_as_the_episode_would_sound(served, lamp):
    """Pace changes its length, pan its side, space its end; nothing of the cast changes."""
    before = voices_file(lamp).read_text()
    plain = heard(served, tried(served, "BRAM", pan=0).data["takes"][0])
    assert plain.shape[1] == 2
    slow = heard(served, tried(served, "BRAM", pan=0, pace=0.5).data["takes"][0])
    assert len(slow) > 1.6 * len(plain)
    left = heard(served, tried(served, "BRAM", pan=-1).data["takes"][0])
    level = np.sqrt((left**2).mean(axis=0))
    assert level[0] > 3 * level[1]
    assert np.sqrt((plain**2).mean(axis=0))[0] == pytest.approx(np.sqrt((plain**2).mean(axis=0))[1], rel=0.01)
    cave = heard(served, tried(served, "BRAM", pan=0, space="cave").data["takes"][0])
    assert np.abs(cave[len(plain) :]).max() > 0.001  # it rings on where the voice alone has ended
    assert voices_file(lamp).read_text() == before


def test_voices_that_sound_alike_are_told_with_a_figure(served):
    """Two people of a scene with one voice are a warning; a voice nobody has is none."""
    before = cards(served)
    shared = before["MARA"]["played"]["voice"]
    assert tried(served, "BRAM", voice=shared, pitch=0).data["near"] == {
        "role": "MARA",
        "cosine": 1.0,
        "alike": True,
    }
    changed(served, before["BRAM"], voice=shared, pitch=0.0, pace=1.0)
    assert cards(served)["BRAM"]["near"]["alike"] is True
    suited = served.get(f"{CASTING}/BRAM/voices").data["voices"]
    assert suited[0]["voice"] != shared
    assert not (suited[0]["near"] or {}).get("alike")


def test_applying_speaks_only_what_it_changed(served):
    """After a render, another voice for one role: the next speaks that role's lines and no other."""
    assert rendered(served, "the-lamp")["phase"] == "done"
    bram = cards(served)["BRAM"]
    changed(served, bram, voice="piccolo")
    job = rendered(served, "the-lamp")
    assert job["result"].startswith(f"{bram['lines']} of ")


def test_two_hundred_roles_are_cast_and_shown(lamp):
    """Roles without a voice are named and cast on demand; nothing breaks by their number, or their names."""
    names = [f"ROLE {number} <b>" for number in range(199)] + ["A/B & C?"]
    beats = "\n\n".join(f"@{name}\nMy name is {name} and no other." for name in names)
    (lamp.parent / "many.fountain").write_text(f"Title: Many\n\n{beats}\n")
    with studio(lamp.parent) as client:
        many = "/api/episodes/many/casting"
        assert len(client.get(many).data["missing"]) == 200
        roles = client.post(many).data["roles"]
        assert len(roles) >= 200
        card = next(one for one in roles if one["played"]["role"] == "A/B & C?")
        address = f"{many}/A%2FB%20%26%20C%3F"
        assert client.ask("PUT", address, {"pan": 0.2}, If_Match=f'"{card["version"]}"').status == 200
        assert client.post(f"{address}/tryout").status == 200
        voices = lamp.parent / "voices/many.yaml"
        voices.write_text("roles:\n" + "".join(f"  {name!r}: {{}}\n" for name in names))
        for form in {"pace": 1.1}, {"locked": True}, {"pitch": 0.0}:
            roles = client.get(many).data["roles"]
            card = next(one for one in roles if one["played"]["pitch"] and one["played"]["pace"] == 1.0)
            role, match = card["played"]["role"], f'"{card["version"]}"'
            before = card["played"] | form
            now = client.ask("PUT", f"{many}/{quote(role, safe='')}", form, If_Match=match).data["roles"]
            assert next(one["played"] for one in now if one["played"]["role"] == role) == before
            assert read_sheet(voices).find(role).voice_id("tone") == before["voice"]


@pytest.mark.slow
def test_a_role_is_recast_in_the_page(browser, served, lamp):
    """A voice is chosen and heard, applied, and stands in the voice map; axe finds nothing serious.

    A key in the list of voices is one of the view; what is chosen while the change is on its way stays.
    """

    def slow(route):
        tab.fill(".slider input >> nth=0", "1.5")
        route.continue_()

    from axe_playwright_python.sync_playwright import Axe

    with opened(browser, served, "#/the-lamp/casting") as tab:
        tab.click(".roles button:has-text('BRAM')")
        tab.wait_for_selector(".casting article h1:has-text('BRAM')")
        tab.click(".chips button:not([aria-pressed='true'])")
        until(tab, "document.querySelector('.player input').max > 0.2")
        chosen = tab.inner_text(".chips button[aria-pressed='true']").split()[0]
        tab.focus(".controls select")
        with tab.expect_request("**/tryout"):
            tab.keyboard.press("b")
        assert tab.input_value(".controls select") == chosen
        tab.route("**/casting/BRAM", slow)
        tab.click("button:has-text('Apply')")
        until(tab, "document.querySelector('.toasts').innerText.includes('BRAM is changed')")
        assert read_sheet(voices_file(lamp)).find("BRAM").voice_id("tone") == chosen
        assert tab.input_value(".slider input >> nth=0") == "1.5"
        tab.wait_for_selector(".roles .open")
        tab.unroute("**/casting/BRAM")
        for label, value in (("Gender", "female"), ("Age", "old")):
            tab.select_option(f".about label:has-text('{label}') select", value)
        tab.click("button:text-is('Lock')")
        tab.wait_for_selector("button:text-is('Locked')")
        assert tab.query_selector("dialog") is None
        played = cards(served)["BRAM"]["played"]
        assert (played["gender"], played["age"], played["locked"]) == ("female", "old", True)
        found = Axe().run(tab).response["violations"]
        assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


@pytest.mark.slow
def test_both_sides_of_a_conflict_are_shown(browser, served):
    """A tab that missed somebody's change shows it beside its own, and makes its own when told so."""
    with opened(browser, served, "#/the-lamp/casting", refused=409, offline=True) as tab:
        tab.click(".roles button:has-text('BRAM')")
        tab.wait_for_selector(".casting article h1:has-text('BRAM')")
        changed(served, cards(served)["BRAM"], pitch=3)
        tab.select_option(".about select", "female")
        tab.wait_for_selector("dialog")
        assert "pitch: 3" in tab.inner_text("dialog .sides dd:first-of-type")
        assert "gender: female" in tab.inner_text("dialog .sides dd:last-of-type")
        tab.click("dialog button.main")
        until(tab, "document.querySelector('.toasts').innerText.includes('BRAM is changed')")
    played = cards(served)["BRAM"]["played"]
    assert (played["pitch"], played["gender"]) == (3, "female")


def test_proposed_voices_follow_another_episode_of_the_story(show, drama):
    """As on the command line; the card says whose map it was."""
    make_show(show)
    drama("convert", "the-lamp.txt", "--to", "again.fountain")
    with studio(show) as client:
        for part in ("timeline", "foresight"):
            (told,) = client.get(f"/api/episodes/again/{part}").data["problems"]
            assert told["what"].endswith("roles have no voice yet")
            assert told["hint"] == "Propose voices, under Casting"
        answer = client.post("/api/episodes/again/casting", {})
        assert answer.data["warnings"] == []
        (mara,) = (card for card in answer.data["roles"] if card["played"]["role"] == "MARA")
        path = "/api/episodes/again/casting/MARA"
        made = client.ask("PUT", path, {"age": "old"}, If_Match=f'"{mara["version"]}"')
        assert "MARA keeps" in made.data["warnings"][0]["what"]
        drama("undo", "again.fountain")
    assert {card["why"] for card in answer.data["roles"]} == {"as in the-lamp"}
    assert (show / "voices/again.yaml").read_text() == voices_file(show / "the-lamp.fountain").read_text()
