"""What the script view asks for: lines and cues changed in the file, conflicts, steps back."""

import numpy as np
import soundfile

EPISODE = "/api/episodes/the-lamp"


def rows(client, kind="line"):
    return [row for row in client.get(f"{EPISODE}/text").data["rows"] if row["kind"] == kind]


def row_of(client, words):
    return next(row for row in rows(client) if row["words"] == words)


def change(client, row, version, **draft):
    form = {"words": row["words"], "role": row["role"], "direction": row["direction"]} | draft
    form |= {"was": row["words"], "at": row["at"]}
    return client.ask("PUT", f"{EPISODE}/lines/{row['id']}", form, If_Match=f'"{version}"')


def test_a_line_is_changed_in_the_file_and_back(served, lamp):
    """Words, speaker, direction and pause land there; undo gives the file back."""
    before = lamp.read_text()
    row = row_of(served, "Is anyone there?")
    state = served.get(f"{EPISODE}/lines/{row['id']}")
    hostile = "Is <script>alert(1)</script> there?"
    done = change(served, row, state.version, words=hostile, role="Nan", direction=["low"], pause_s=1.5)
    assert done.status == 200
    assert done.data == served.get(f"{EPISODE}/lines/{done.data['id']}").data
    assert f"PAUSE: 1.5\n\nNAN\n(low)\n{hostile}" in lamp.read_text()
    last = served.get(f"{EPISODE}/undo")
    assert "Is anyone there?" in last.data["told"]
    assert served.post(f"{EPISODE}/undo", If_Match=f'"{last.version}"').status == 200
    assert lamp.read_text() == before


def test_a_speaker_with_a_name_near_to_another_must_be_meant(served, lamp):
    """As `drama edit` has it, for a line and for a new one."""
    before = lamp.read_text()
    row = row_of(served, "Is anyone there?")
    version = served.get(f"{EPISODE}/lines/{row['id']}").version
    new = {"behind": row["id"], "words": "Well?", "role": "Maraa"}
    add = {"method": "POST", "path": f"{EPISODE}/lines", "If_Match": f'"{version}"'}
    for wrong in (change(served, row, version, role="Maraa"), served.ask(body=new, **add)):
        assert (wrong.status, wrong.data["called"], wrong.data["near"]) == (422, "Maraa", "MARA")
    assert lamp.read_text() == before
    assert served.ask(body=new | {"new": True}, **add).status == 200
    assert "MARAA\nWell?" in lamp.read_text()


def test_two_writers_change_the_same_line(served, lamp):
    """The second is told what it says now; with that version, the change is made all the same."""
    row = row_of(served, "Is anyone there?")
    version = served.get(f"{EPISODE}/lines/{row['id']}").version
    lamp.write_text(lamp.read_text().replace("Is anyone there?", "Is anybody there?"))
    refused = change(served, row, version, words="Who is there?")
    assert refused.status == 409
    assert refused.data["theirs"]["words"] == "Is anybody there?"
    assert change(served, row, refused.data["version"], words="Who is there?").status == 200
    assert "Who is there?" in lamp.read_text()
    assert change(served, row, version, words="Hm?").status == 409
    assert change(served, row, "", words="Hm?").status in (409, 428)


def around(client, row):
    """Return what the page tells of the lines beside one."""
    words = [one["words"] for one in rows(client)]
    at = words.index(row["words"])
    return {"before": words[max(0, at - 3) : at], "after": words[at + 1 : at + 4]}


def test_a_line_that_was_cut_meanwhile_is_no_other(served, lamp):
    """However alike a neighbour is, it is not changed in its place; what became of a line still is."""
    text = lamp.read_text().replace(
        "TOM\nOnly the river,",
        "MARA\nAnd a mat for boots.\n\nMara looked at his boots.\n\nTOM\nOnly the river,",
    )
    lamp.write_text(text)
    row = row_of(served, "And a mat for boots.")
    beside = around(served, row)
    version = served.get(f"{EPISODE}/lines/{row['id']}").version
    cut = text.replace("MARA\nAnd a mat for boots.\n\n", "")
    lamp.write_text(cut)
    refused = change(served, row, version, words="And a fine mat for boots.", **beside)
    assert (refused.status, lamp.read_text()) == (404, cut)
    lamp.write_text(cut.replace("Mara looked at his boots.", "Mara looked at his old boots."))
    assert change(served, row, version, words="And a fine mat for boots.", **beside).status == 404
    lamp.write_text(text.replace("And a mat for boots.", "And a mat for the boots."))
    found = change(served, row, version, words="And a fine mat for boots.", **beside)
    assert (found.status, found.data["theirs"]["words"]) == (409, "And a mat for the boots.")


def test_a_line_that_says_the_same_is_another(served, lamp):
    """Ids count equal lines: where the first is cut, the second has its id, and stays."""
    text = lamp.read_text().replace("Not here.", "Is anyone there?")
    lamp.write_text(text)
    first, second = (row for row in rows(served) if row["words"] == "Is anyone there?")
    beside = around(served, first)
    version = served.get(f"{EPISODE}/lines/{first['id']}").version
    cut = text.replace("MARA\nIs anyone there?\n\n", "", 1)
    assert cut != text
    lamp.write_text(cut)
    assert [row["id"] for row in rows(served) if row["words"] == "Is anyone there?"] == [first["id"]]
    assert change(served, first, version, words="Who is there?", **beside).status == 404
    assert lamp.read_text() == cut


def test_cutting_twice_cuts_no_other_line_that_says_the_same(served, lamp):
    """Where the first is gone the second has its id: a cut made on the first is refused; sounds as well."""
    lamp.write_text(lamp.read_text().replace("Not here.", "Is anyone there?"))
    first, second = (row for row in rows(served) if row["words"] == "Is anyone there?")
    for row in (first, second):
        on_line = {"If_Match": served.get(f"{EPISODE}/lines/{row['id']}").version}
        form = {"words": "SOUND: thunder", "line": row["id"], "offset": 3}
        assert served.post(f"{EPISODE}/cues", form, **on_line).status == 200
    (note,) = row_of(served, "Is anyone there?")["notes"]
    for at in (f"{EPISODE}/cues/{note['id']}", f"{EPISODE}/lines/{first['id']}"):
        version = {"If_Match": served.get(at).version}
        assert [served.ask("DELETE", at, **version).status for _ in range(2)] == [200, 409]
    assert lamp.read_text().count("Is [[SOUND: thunder]] anyone there?") == 1


def test_what_no_text_file_holds_stays_out_of_one(served, lamp):
    """Control characters that were pasted along are left out; half a character is refused."""
    row = row_of(served, "Is anyone there?")
    version = served.get(f"{EPISODE}/lines/{row['id']}").version
    assert change(served, row, version, words="Is any\0body\x1b there?", direction=["lo\x07w"]).status == 200
    assert "(low)\nIs anybody there?\n" in lamp.read_text()
    assert change(served, row, version, words="Is \ud83d there?").status == 400


def test_a_line_is_added_and_cut(served, lamp):
    """Behind the line it was made on, as it was shown; both are steps back."""
    before, row = lamp.read_text(), row_of(served, "Is anyone there?")
    now = served.get(f"{EPISODE}/lines/{row['id']}")
    version = f'"{now.version}"'
    form = {"behind": row["id"], "words": "I am.", "role": "Nan", "direction": ["low"], "pause_s": 0.5}
    assert served.post(f"{EPISODE}/lines", form, If_Match='"old"').status == 409
    done = served.post(f"{EPISODE}/lines", form, If_Match=version)
    assert done.status == 200
    assert "Is anyone there?\n\nPAUSE: 0.5\n\nNAN\n(low)\nI am.\n" in lamp.read_text()
    new = f"{EPISODE}/lines/{done.data['id']}"
    assert served.ask("DELETE", new, If_Match=version).status == 409
    assert served.ask("DELETE", new, If_Match=f'"{done.version}"').status == 200
    assert served.get(new).status == 404
    for _ in range(2):
        last = served.get(f"{EPISODE}/undo")
        assert served.post(f"{EPISODE}/undo", If_Match=f'"{last.version}"').status == 200
    assert lamp.read_text() == before


def test_a_line_elsewhere_may_change_meanwhile(served, lamp):
    """What is not the line itself is no conflict."""
    row = row_of(served, "Is anyone there?")
    version = served.get(f"{EPISODE}/lines/{row['id']}").version
    lamp.write_text(lamp.read_text().replace("You were loud.", "You were very loud."))
    assert change(served, row, version, words="Who is there?").status == 200
    assert "You were very loud." in lamp.read_text()


def test_cues_come_move_and_go(served, lamp):
    """By their ids, on the version of what they stand at; names that there are not come with what is near."""
    before = lamp.read_text()
    row = row_of(served, "Is anyone there?")
    on_line = {"If_Match": served.get(f"{EPISODE}/lines/{row['id']}").version}
    wrong = served.post(f"{EPISODE}/cues", {"words": "SOUND: thumder", "line": row["id"]}, **on_line)
    assert (wrong.status, "thunder" in wrong.data["problems"][0]["what"]) == (422, True)
    form = {"words": "SOUND: thunder, near", "line": row["id"], "offset": None}
    assert served.post(f"{EPISODE}/cues", form, **on_line).status == 200
    (cue,) = (one for one in rows(served, "cue") if one["words"] == "SOUND: thunder, near")
    state = served.get(f"{EPISODE}/cues/{cue['id']}")
    assert (state.data["line"], state.data["offset"]) == (row["id"], None)
    moved = form | {"offset": 3}
    at = f"{EPISODE}/cues/{cue['id']}"
    assert served.ask("PUT", at, moved, If_Match=f'"{state.version}"').status == 200
    assert "Is [[SOUND: thunder, near]] anyone there?" in lamp.read_text()
    (note,) = row_of(served, "Is anyone there?")["notes"]
    assert (note["offset"], note["words"]) == (3, "SOUND: thunder, near")
    assert served.ask("DELETE", at, If_Match=f'"{state.version}"').status == 409
    version = served.get(f"{EPISODE}/cues/{note['id']}").version
    assert served.ask("DELETE", f"{EPISODE}/cues/{note['id']}", If_Match=f'"{version}"').status == 200
    assert lamp.read_text() == before
    assert served.get(at).status == 404


def test_the_names_there_are(served):
    """Sounds by kind, spaces, and everybody who speaks."""
    names = served.get(f"{EPISODE}/names").data
    assert "thunder" in names["sounds"]["SOUND"]
    assert "thunder" not in names["sounds"]["MUSIC"]
    assert "cave" in names["sounds"]["SPACE"]
    assert {"NARRATOR", "MARA", "TOM"} <= set(names["roles"])


def test_what_is_stale_until_it_is_rendered(served, lamp, drama):
    """Nothing before the first render; then the line whose words changed, and why; then nothing again."""
    assert served.get(f"{EPISODE}/stale").data == {"rendered": False, "lines": [], "problems": []}
    assert drama("render", lamp).code == 0
    assert served.get(f"{EPISODE}/stale").data == {"rendered": True, "lines": [], "problems": []}
    row = row_of(served, "You were loud.")
    done = change(served, row, served.get(f"{EPISODE}/lines/{row['id']}").version, words="You were late.")
    (stale,) = served.get(f"{EPISODE}/stale").data["lines"]
    assert stale["id"] == done.data["id"]
    assert "the words changed" in stale["reasons"][0]


def test_a_recording_is_dropped_in_and_taken_out_again(served, lamp, tmp_path):
    """What is sent lies among the recordings and is heard; the voice is heard again where that is wanted."""
    row = row_of(served, "Is anyone there?")
    at = f"{EPISODE}/lines/{row['id']}"
    voice = served.get(f"{at}/sound").body
    sound = tmp_path / "mine.wav"
    moments = np.arange(66_150) / 44_100
    soundfile.write(sound, 0.3 * np.sin(2 * np.pi * 330 * moments), 44_100)
    assert served.ask("POST", f"{at}/recording", sound.read_bytes(), Content_Type="text/html").status == 415
    wrong = served.ask("POST", f"{at}/recording", b"no sound", Content_Type="audio/wav")
    assert (wrong.status, "cannot be used" in wrong.data["problems"][0]["what"]) == (422, True)
    done = served.ask("POST", f"{at}/recording", sound.read_bytes(), Content_Type="audio/wav")
    assert done.status == 200
    (heard,) = (take for take in done.data["takes"] if take["is_heard"])
    assert (heard["kind"], heard["number"]) == ("recording", 1)
    assert served.get(f"{at}/sound").body == served.get(f"/api/takes/{heard['key']}").body != voice
    assert served.get(f"{at}/take").data["key"] == heard["key"]
    folder = lamp.parent / "recordings" / lamp.stem
    assert [path.suffix for path in folder.glob("*_take1.*")] == [".wav"]
    version = served.get(f"{at}/takes").version
    back = served.post(f"{at}/takes/use", {"number": None}, If_Match=version)
    assert back.status == 200
    assert served.get(f"{at}/sound").body == voice
    assert served.post(f"{at}/takes/use", {"number": 1}, If_Match=version).status == 409
