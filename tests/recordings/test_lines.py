"""Lines given to actors, found again in an edited script by their role and their words."""

import json
import random
import string
from dataclasses import replace

import pytest
from hypothesis import given as given_
from hypothesis import settings
from hypothesis import strategies as st

from drama.errors import SoundError
from drama.recordings import folder
from drama.recordings import lines as recordings_lines
from drama.recordings.folder import look, named, nearest_id, read_choices
from drama.recordings.ledger import read_ledger, write_ledger
from drama.recordings.lines import Given, Slot, edited, find, give, plain, slots
from drama.recordings.paper import FORMATS, Sheet
from drama.script.model import Line, fold
from drama.script.screenplay import read

SCRIPT = """\
# One

.THE GATE

MARA
(whispering)
Is anyone there?

TOM
Only me.

MARA
No.

TOM
No.

.THE HILL

TOM
Run!

MARA
No.
"""


def lines(text):
    return slots(read(text, "a.fountain"), False, fold)


def first(text):
    """Return the ids of a first sheet."""
    return give(lines(text), (), find(lines(text), (), ()))


def spoken(ids, text):
    """Return (role, words, cue, id of its recording) of each line that has one."""
    return [
        (slot.role, slot.line.words, slot.cue, ids[slot.line.id])
        for slot in lines(text)
        if slot.line.id in ids
    ]


def test_a_sheet_tells_what_an_actor_wants_to_know():
    """Number, place, and the line before, within the scene only."""
    one, two, *_, run, last = lines(SCRIPT)
    assert (one.number, one.chapter, one.scene, one.cue) == (1, "One", "THE GATE", "")
    assert two.cue == "MARA: Is anyone there?"
    assert (run.scene, run.cue) == ("THE HILL", "")
    assert (last.number, last.cue) == (6, "TOM: Run!")


def test_ids_are_those_of_the_script():
    """A first sheet names a line as `drama check --json` and the timeline do."""
    assert [one.id for one in first(SCRIPT)] == [slot.line.id for slot in lines(SCRIPT)]


def test_a_changed_order_keeps_every_line():
    """Scenes change places, a line comes before: each recording goes with its own line."""
    sheet = first(SCRIPT)
    gate, hill = SCRIPT.index(".THE GATE"), SCRIPT.index(".THE HILL")
    moved = SCRIPT[:gate] + SCRIPT[hill:] + "\n" + SCRIPT[gate:hill]
    moved = moved.replace(".THE HILL", ".THE TOP OF THE HILL\n\nIt was windy.")
    found = find(lines(moved), sheet, [one.id for one in sheet])
    assert found.lost == ()
    by_words = {(role, words, cue): name for role, words, cue, name in spoken(found.ids, moved)}
    for one in sheet:
        if (one.role, one.words) != ("TOM", "Run!"):
            assert by_words[one.role, one.words, one.cue] == one.id


def test_marks_and_capitals_are_not_words():
    """Typographic marks, emphasis and a shout in capitals change nothing that was said."""
    edit = SCRIPT.replace("Is anyone there?", "IS *anyone*—there...").replace("Only me.", "Only me!")
    sheet = first(SCRIPT)
    assert find(lines(edit), sheet, ()).lost == ()
    assert plain("Don\u2019t") == plain("don't") == "dont"
    assert plain("\u2026!") == "\u2026!"


def test_other_words_are_not_the_line_any_more():
    """A changed line is lost, and the line it became is found for the writer to compare."""
    sheet = first(SCRIPT)
    edit = SCRIPT.replace("Only me.", "Only me and the dog.").replace("Run!", "We should leave.")
    found = find(lines(edit), sheet, [one.id for one in sheet])
    assert [one.words for one in found.lost] == ["Only me.", "Run!"]
    assert edited(found.lost[0], lines(edit)).line.words == "Only me and the dog."


def test_the_words_of_another_role_are_not_his():
    """A line that is given to somebody else is not heard in the first actor's voice."""
    sheet = first(SCRIPT)
    edit = SCRIPT.replace("TOM\nOnly me.", "BRAM\nOnly me.")
    (lost,) = find(lines(edit), sheet, [one.id for one in sheet]).lost
    assert (lost.role, edited(lost, lines(edit)).role) == ("TOM", "BRAM")


def test_the_same_words_are_told_apart_by_what_stands_around():
    """Mara says No twice; without the first, its recording is not heard at the second."""
    sheet = first(SCRIPT)
    refused, later = (one for one in sheet if (one.role, one.words) == ("MARA", "No."))
    edit = SCRIPT.replace("MARA\nNo.\n\nTOM\nNo.", "TOM\nNo.")
    found = find(lines(edit), sheet, [refused.id, later.id])
    assert [name for role, words, _, name in spoken(found.ids, edit) if (role, words) == ("MARA", "No.")] == [
        later.id
    ]
    assert refused in found.lost


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        (["", "shouting", "No.", "whispering"], ["", "whispering"], {0: 1}),
        (["Hm.", "shouting", "No.", "whispering"], ["Hm.", "whispering"], {0: 1}),
        (["Hm.", "shouting", "No.", ""], ["Hm.", ""], {0: 1}),
        (["Hm.", "", "No.", ""], ["Hm.", "angry", "What?", ""], {0: 0, 1: 1}),
        (["No.", "", "Hm.", "angry"], ["Hm.", "", "What?", ""], {0: 1, 1: 0}),
        (["Hm.", "", "No.", ""], ["Hm.", "angry", "No.", ""], {0: 0, 1: 1}),
    ],
)
def test_the_same_words_are_told_apart_by_how_they_are_said(before, after, kept):
    """The direction comes before the line before; among lines said in the same way that one decides."""
    given = first(dialogue(before))
    now = lines(dialogue(after))
    found = find(now, given, {one.id for one in given})
    here, there = (
        [one.id for one in given if one.role == "BEN"],
        [slot for slot in now if slot.role == "BEN"],
    )
    assert {number: here.index(found.ids[slot.line.id]) for number, slot in enumerate(there)} == kept


def dialogue(said):
    """Return a screenplay in which BEN says the same in answer to each line, with the direction after it."""
    pairs = zip(said[::2], said[1::2], strict=True)
    asked = (
        (f"ANNA\n{cue}\n\n" if cue else "") + "BEN\n" + (f"({how})\n" if how else "") for cue, how in pairs
    )
    return "\n\n".join(f"{one}Come back!" for one in asked) + "\n"


def test_a_recording_is_used_where_its_words_are():
    """With only the first No recorded, that recording serves the one No that is left."""
    sheet = first(SCRIPT)
    refused, _ = (one for one in sheet if (one.role, one.words) == ("MARA", "No."))
    edit = SCRIPT.replace("MARA\nNo.\n\nTOM\nNo.", "TOM\nNo.")
    assert refused.id in find(lines(edit), sheet, [refused.id]).ids.values()


def test_an_id_never_comes_to_mean_another_line():
    """The script's own ids move up when a line goes; those on paper do not."""
    sheet = first(SCRIPT)
    edit = SCRIPT.replace("MARA\nNo.\n\nTOM\nNo.", "TOM\nNo.")
    again = give(lines(edit), sheet, find(lines(edit), sheet, ()))
    meant = {one.id: (one.role, plain(one.words)) for one in sheet}
    assert all(
        meant.get(one.id, (one.role, plain(one.words))) == (one.role, plain(one.words)) for one in again
    )
    more = edit.replace(".THE HILL", "BRAM\nNo.\n\n.THE HILL")
    later = give(lines(more), sheet, find(lines(more), sheet, ()))
    assert len({one.id for one in later}) == len(later)
    (bram,) = (one for one in later if one.role == "BRAM")
    assert bram.id not in meant


words_ = st.sampled_from(["No.", "Yes.", "Run!", "Who is there?", "Only the sea."])
said = st.lists(st.tuples(st.sampled_from(["MARA", "TOM"]), words_), min_size=1, max_size=12)


@settings(deadline=None)
@given_(said, said, st.randoms(use_true_random=False))
def test_no_line_is_ever_heard_in_other_words_or_another_voice(before, after, random):
    """Whatever is edited, a recording is of the role and the words it is used for, and used once."""
    sheet = first(_script(before))
    recorded = [one.id for one in sheet if random.random() < 0.5]
    found = find(lines(_script(after)), sheet, recorded)
    meant = {one.id: (one.role, plain(one.words)) for one in sheet}
    for slot in lines(_script(after)):
        if name := found.ids.get(slot.line.id):
            assert meant[name] == (slot.role, plain(slot.line.words))
    assert len(set(found.ids.values())) == len(found.ids)
    assert len(found.ids) + len(found.lost) == len(sheet)
    left = {meant[one.id] for one in found.lost if one.id in recorded}
    silent = {
        (s.role, plain(s.line.words))
        for s in lines(_script(after))
        if found.ids.get(s.line.id) not in recorded
    }
    assert not left & silent, "a recording lies idle while its words are in the script"


def _script(said):
    return "\n".join(f"{role}\n{words}\n" for role, words in said)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("L3f9a1c2b.wav", ("L3f9a1c2b", 1)),
        ("l3F9A1C2B_TAKE2.flac", ("L3f9a1c2b", 2)),
        ("L3f9a1c2b take 3.m4a", ("L3f9a1c2b", 3)),
        ("L3f9a1c2b (4).mp3", ("L3f9a1c2b", 4)),
        ("L3f9a1c2b-12.mp3", ("L3f9a1c2b", 12)),
        ("L3f9a1c2b_t2_final.mp3", ("L3f9a1c2b", 2)),
        ("042 Mara_L3f9a1c2b.wav", ("L3f9a1c2b", 1)),
        ("T00000001.wav", ("T00000001", 1)),
        ("001 ann c0a1b2c3d take 2.wav", ("C0a1b2c3d", 2)),
        ("L3f9a1c2b_48kHz.mp3", ("L3f9a1c2b", 1)),
        ("L3f9a1c2b 48 kHz 24 bit.mp3", ("L3f9a1c2b", 1)),
        ("L3f9a1c2b_44.1kHz_take2.mp3", ("L3f9a1c2b", 2)),
        ("L3f9a1c2b_24bit.wav", ("L3f9a1c2b", 1)),
        ("L3f9a1c2b_48k.wav", ("L3f9a1c2b", 1)),
        ("L3f9a1c2b 2026-11-27.wav", ("L3f9a1c2b", 1)),
        ("L3f9a1c2b_27.11.26 tk 3.wav", ("L3f9a1c2b", 3)),
        ("L3f9a1c2b_2_2026-11-27.wav", ("L3f9a1c2b", 2)),
        ("L3f9a1c2b_20261127.wav", ("L3f9a1c2b", 1)),
        ("L3f9a1c2b_2026.wav", ("L3f9a1c2b", 1)),
        ("L3f9a1c2b_0002.wav", ("L3f9a1c2b", 2)),
        ("L3f9a1c2b_2 (1).wav", ("L3f9a1c2b", 2)),
        ("L3f9a1c2b_2nd.wav", ("L3f9a1c2b", 2)),
        ("L3f9a1c2b Mara take 2b.wav", ("L3f9a1c2b", 2)),
        ("L3f9a1c2b_take 1984.wav", ("L3f9a1c2b", 1984)),
        ("L3f9a1c2bb.wav", None),
        ("XL3f9a1c2b.wav", None),
        ("L3f9a1c2b and L3f9a1c2c.wav", None),
        ("Mara 12.wav", None),
    ],
)
def test_a_file_is_known_by_its_name(tmp_path, name, expected):
    """The id and the take are found in what people make of a file's name; a date or a rate is no take."""
    file = named(tmp_path / name)
    assert (file and (file.id, file.take)) == expected


def test_a_misspelled_id_has_a_neighbour(tmp_path):
    """A digit that is wrong or missing is told with the id that was probably meant."""
    ids = ["L3f9a1c2b", "L00112233", "Cccc0ccc1"]
    assert nearest_id(tmp_path / "Cccc0ccc2.wav", ids) == "Cccc0ccc1"
    for name in ("L3f9a1c2.wav", "L3f9a1c2c.wav", "mara l3f9alc2b take 2.wav", "3f9a1c2b.wav"):
        assert nearest_id(tmp_path / name, ids) == "L3f9a1c2b", name
    assert nearest_id(tmp_path / "birdsong.wav", ids) == ""


def test_names_without_ids_are_compared_with_no_id(tmp_path, monkeypatch):
    """Of a folder of other sounds beside thousands of ids, only what looks like one costs anything."""
    compared = []
    monkeypatch.setattr(folder, "get_close_matches", lambda word, ids, **_: compared.append(word) or [])
    for name in ("Monday session Marcus chapter12 bridge pickup.wav", "ambience library 3f9a1c2d.wav"):
        assert nearest_id(tmp_path / name, ["L3f9a1c2b"]) == ""
    assert compared == ["3f9a1c2d"]


def test_an_edited_line_is_found_among_thousands(monkeypatch):
    """Few of them are compared letter by letter."""
    chosen = random.Random(1)
    words = ("the", "a", "river", "gate", "mara", "said", "went", "down", "water", "night", "cold", "stone")
    said = [" ".join(chosen.choices(words, k=14)) for _ in range(500)]
    today = [Slot(Line("MARA", one, id=f"L{n:08x}"), "MARA", n, "", "", "") for n, one in enumerate(said)]
    compared = []
    close = recordings_lines.get_close_matches

    def counted(word, others, **how):
        compared.append(len(others))
        return close(word, others, **how)

    monkeypatch.setattr(recordings_lines, "get_close_matches", counted)
    for number in (0, 250, 499):
        lost = Given("L00000000", "MARA", said[number] + " again")
        assert edited(lost, today) == today[number]
    assert max(compared) <= recordings_lines.COMPARED


def test_only_sounds_of_the_folder_are_looked_at(tmp_path):
    """Notes, hidden files and links that lead out are no recordings; folders in it are looked into."""
    for name in ("L00000001.txt", ".L00000002.wav", ".trash/L00000003.wav", "anna/L00000004.wav", "b.wav"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(b"x")
    (tmp_path / "L00000005.wav").write_bytes(b"x")
    (tmp_path / "in/L00000005.wav").symlink_to(tmp_path / "L00000005.wav")
    there = look(tmp_path / "in")
    assert (set(there.files), [path.name for path in there.nameless]) == ({"L00000004"}, ["b.wav"])
    assert look(tmp_path / "none").files == {}


def test_choices_are_a_plain_file(tmp_path):
    """A number chooses a take, none the voice; whatever else is told with its line."""
    assert read_choices(tmp_path) == {}
    (tmp_path / "takes.yaml").write_text("# mine\nL3f9a1c2b: 2\nL00112233: none\n", encoding="utf-8")
    assert read_choices(tmp_path) == {"L3f9a1c2b": 2, "L00112233": None}
    (tmp_path / "takes.yaml").write_text("L3f9a1c2b: best\nMARA: 2\nL00112233: -1\n", encoding="utf-8")
    with pytest.raises(SoundError) as caught:
        read_choices(tmp_path)
    assert sorted(problem.place.line for problem in caught.value.problems) == [1, 2, 3]


texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)


@settings(deadline=None)
@given_(st.lists(st.tuples(texts, texts), max_size=5))
def test_what_was_given_out_is_read_back(tmp_path_factory, said):
    """Any words survive the ledger."""
    folder = tmp_path_factory.mktemp("ledger")
    hexes = string.hexdigits[:16]
    sheet = tuple(
        replace(one, role=fold(f"R{number}"), cue=cue)
        for number, (one, (_, cue)) in enumerate(zip(first("MARA\nHi.\n") * len(said), said, strict=True))
    )
    sheet = tuple(
        replace(one, id="L" + hexes[number] * 8, words=words)
        for number, (one, (words, _)) in enumerate(zip(sheet, said, strict=True))
    )
    write_ledger(folder, sheet)
    assert read_ledger(folder, fold) == sheet


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"schema": "x", "lines": []}',
        '{"schema": "drama.lines/1", "lines": [{"id": 1}]}',
        "[" * 100_000,
    ],
)
def test_a_damaged_ledger_is_named(tmp_path, text):
    """A list of lines that cannot be read is told, with what to do; nothing is guessed."""
    (tmp_path / "lines.json").write_text(text, encoding="utf-8")
    with pytest.raises(SoundError, match=r"lines\.json"):
        read_ledger(tmp_path, fold)


@pytest.mark.parametrize(
    "name", ["/../../../../OUTSIDE", "<script>x</script>", "L3f9a1c2b\n", "L3F9A1C2B", "L3f9a1c2b2", ""]
)
def test_an_id_that_no_line_has_is_damage(tmp_path, name):
    """What stands in file names and on pages is an id and nothing else."""
    write_ledger(tmp_path, (replace(first(SCRIPT)[0], id=name),))
    with pytest.raises(SoundError, match=r"lines\.json"):
        read_ledger(tmp_path, fold)


def test_no_text_of_a_sheet_is_a_tag_on_its_page():
    """The name of a recording is escaped as all else is."""
    (slot, *_) = lines(SCRIPT)
    page = FORMATS["html"](Sheet("Anna", "Gate", ("MARA",), ((slot, "<script>x</script>"),)))
    assert "<script>" not in page


def test_a_schema_a_person_can_read(tmp_path):
    """One line a row."""
    path = write_ledger(tmp_path, first(SCRIPT))
    assert len(path.read_text(encoding="utf-8").splitlines()) == 6 + 5
    assert json.loads(path.read_text(encoding="utf-8"))["lines"][0]["direction"] == ["whispering"]
