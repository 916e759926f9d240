"""Whole episodes with recorded humans: from the sheet to the finished file, and again after every change."""

import csv
import json
from html.parser import HTMLParser

import numpy as np
import pyloudnorm
import pytest
from actor import record, voice
from markdown_it import MarkdownIt
from mutagen.id3 import ID3

from drama.desk import actors
from drama.store.shelf import Shelf
from drama.units import RATE, to_gain

SCRIPT = """\
Title: The Gate

# One

.THE GATE

It was dark at the gate, and nobody came.

MARA
(whispering)
Is anyone there?

TOM
=Only+me, said the @fox | and \\*not\\* the <b>dog</b>.

MARA
You frightened me so much, Tom.

TOM
(shouting)
Run!

MARA
I cannot run as fast as you do.

# Two

The hill was steep.

MARA
No.

TOM
No.
"""
CAST = """\
narrator: {tone: cello}
roles:
  MARA: {tone: oboe, actor: Anna Bell}
  TOM: {tone: horn}
"""


@pytest.fixture
def gate(show):
    """A screenplay, and a voice map in which Anna Bell plays Mara."""
    (show / "voices").mkdir()
    (show / "voices/gate.yaml").write_text(CAST, encoding="utf-8")
    script = show / "gate.fountain"
    script.write_text(SCRIPT, encoding="utf-8")
    return script


def sheet(show, name="production"):
    """Return the rows of a sheet as a spreadsheet reads them."""
    path = show / f"output/gate/sheets/{name}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def ids(show, role):
    return [row["id"] for row in sheet(show) if row["role"] == role]


def answer(drama, *arguments):
    ran = drama(*arguments, "--json")
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def send(show, name, **how):
    """Put a recording of Mara's into the folder."""
    return record(show / "recordings/gate" / name, voice(**how))


def clips(show):
    """Return the dialogue of the finished episode by what is said."""
    record = json.loads((show / "output/gate/gate.timeline.json").read_text(encoding="utf-8"))
    return {(clip["role"], clip["name"]): clip for clip in record["clips"] if clip["track"] == "dialogue"}


def test_each_actor_gets_a_sheet(show, gate, drama):
    """One file an actor or role and kind, and the whole script by number; numbers and ids agree."""
    ran = drama("sheets", gate, "--format", "md,csv,html")
    assert ran.code == 0, ran.err
    names = {path.name for path in (show / "output/gate/sheets").iterdir()}
    parts = ("production", "narrator", "anna-bell", "tom")
    assert names == {f"{part}.{ending}" for part in parts for ending in ("md", "csv", "html")}
    whole = {row["number"]: row for row in sheet(show)}
    assert list(whole) == [str(number) for number in range(1, 12)]
    for part in parts[1:]:
        assert all(whole[row["number"]] == row for row in sheet(show, part))
    (first, *_) = sheet(show, "anna-bell")
    assert (first["direction"], first["cue"], first["scene"], first["words"]) == (
        "whispering",
        "NARRATOR: It was dark at the gate, and nobody came.",
        "THE GATE",
        "Is anyone there?",
    )


class _Text(HTMLParser):
    def __init__(self):
        super().__init__()
        self.texts, self.tags = [], set()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)

    def handle_data(self, data):
        self.texts.append(data)


def test_words_are_words_in_every_kind_of_sheet(show, gate, drama):
    """No sign of a line is a formula in a spreadsheet, emphasis in Markdown, or a tag on the page."""
    drama("sheets", gate, "--format", "csv,md,html", "--role", "tom")
    (line, *_) = sheet(show, "tom")
    said = "=Only+me, said the @fox | and *not* the <b>dog</b>."
    assert line["words"] == f"'{said}"
    page, markdown = _Text(), _Text()
    page.feed((show / "output/gate/sheets/tom.html").read_text(encoding="utf-8"))
    assert said in page.texts
    written = (show / "output/gate/sheets/tom.md").read_text(encoding="utf-8")
    markdown.feed(MarkdownIt().render(written))
    assert said in "".join(markdown.texts)
    assert {"b", "table"} & (page.tags | markdown.tags) <= {"b"}
    assert "b" not in markdown.tags


def test_the_cast_tells_who_records(show, gate, drama):
    """The table of the cast names the actor beside the voice that stands in."""
    (mara,) = (row for row in drama("cast", gate).out.splitlines() if row.startswith("MARA"))
    assert "oboe" in mara
    assert "recorded by Anna Bell" in mara


def test_an_id_is_printed_with_each_line(show, gate, drama):
    """What a file is to be called stands beside the words, in every kind."""
    drama("sheets", gate, "--format", "csv,md,html")
    for ending in ("md", "html"):
        text = (show / f"output/gate/sheets/anna-bell.{ending}").read_text(encoding="utf-8")
        assert all(text.count(name) >= 1 for name in ids(show, "MARA"))


def test_a_sheet_tells_how_its_words_are_said(show, gate, drama):
    """What the lexicon says of a word in the lines stands above them, and nothing else of it."""
    lexicon = "frightened: FRY tund\nMara: MAH rah\nTOM: {dog: /dɒɡ/}\n"
    (show / "voices/pronunciations.yaml").write_text(lexicon, encoding="utf-8")
    assert drama("sheets", gate, "--format", "md,html").code == 0
    told = {
        name: (show / f"output/gate/sheets/{name}").read_text(encoding="utf-8")
        for name in ("anna-bell.md", "tom.md", "production.md", "anna-bell.html")
    }
    assert [text.count("FRY tund") for text in told.values()] == [1, 0, 1, 1]
    assert [text.count("/dɒɡ/") for text in told.values()] == [0, 1, 1, 0]
    assert not any("MAH rah" in text for text in told.values()), "nobody says her name"


def test_a_sheet_with_notes_on_it_is_kept(show, gate, drama):
    """An export that changes nothing writes nothing; another one keeps the sheet that was there."""
    folder = show / "paper"
    assert drama("sheets", gate, "--out", folder, "--role", "MARA").code == 0
    first = (folder / "mara.md").read_bytes()
    assert "kept" not in drama("sheets", gate, "--out", folder, "--role", "MARA").out
    (folder / "mara.md").write_bytes(first + b"\nmy note\n")
    assert "kept as mara.md.1.bak" in drama("sheets", gate, "--out", folder, "--role", "MARA").out
    assert (folder / "mara.md.1.bak").read_bytes().endswith(b"my note\n")
    assert sorted(path.name for path in folder.iterdir()) == ["mara.csv", "mara.md", "mara.md.1.bak"]


def test_a_sheet_nobody_wrote_on_makes_way(show, gate, drama):
    """After an edit of the screenplay the sheets are written anew, and only the one with a note is kept."""
    assert drama("sheets", gate, "--format", "md,csv,html").code == 0
    gate.write_text(SCRIPT.replace("Run!", "Run, Mara!"), encoding="utf-8")
    tom = show / "output/gate/sheets/tom.md"
    tom.write_text(tom.read_text(encoding="utf-8") + "\nlouder\n", encoding="utf-8")
    assert drama("sheets", gate, "--format", "md,csv,html").out.count("kept as") == 1
    assert [path.name for path in (show / "output").rglob("*.bak")] == ["tom.md.1.bak"]
    gate.write_text(SCRIPT, encoding="utf-8")
    assert "kept as" not in drama("sheets", gate, "--format", "md,csv,html").out


def test_a_role_or_kind_that_does_not_exist_is_told(show, gate, drama):
    """With the roles there are, and nothing written."""
    ran = drama("sheets", gate, "--role", "MARTA")
    assert (ran.code, "did you mean 'MARA'" in ran.err) == (5, True)
    assert drama("sheets", gate, "--format", "pdf").code == 2
    assert not (show / "output").exists()
    assert drama("sheets", gate, "--role", "anna bell", "--format", "csv").out.startswith(
        "output/gate/sheets/mara.csv"
    )


def test_recordings_are_heard_with_no_further_word(show, gate, drama):
    """Half of Mara's lines as files: these are heard, the others are spoken, and nothing is spoken again."""
    drama("sheets", gate)
    first = answer(drama, "render", gate)
    assert (first["lines"], first["spoken_anew"], first["recorded"]) == (11, 11, 0)
    mara = ids(show, "MARA")
    for name, ending in zip(mara[:2], ("wav", "m4a"), strict=True):
        send(show, f"{name}.{ending}")
    again = answer(drama, "render", gate)
    assert (again["spoken_anew"], again["recorded"], again["not_recorded"]) == (0, 2, 2)
    assert again["with"] == ["Anna Bell as MARA"]
    assert "With Anna Bell as MARA" in str(ID3(again["file"]).getall("COMM"))
    lengths = {said: clip["length"] / RATE for (_, said), clip in clips(show).items()}
    assert lengths["Is anyone there?"] == pytest.approx(1.6, abs=0.1)
    assert drama("export", gate, "--format", "vtt").code == 0
    assert "Is anyone there?" in (show / "output/gate/gate.vtt").read_text(encoding="utf-8")
    (show / f"recordings/gate/{mara[0]}.wav").unlink()
    last = answer(drama, "render", gate)
    assert (last["spoken_anew"], last["recorded"]) == (0, 1), "the voice's take is still on the shelf"
    text = drama("render", gate).out
    assert "11 lines: 0 spoken now, 10 kept from before, 1 from recordings" in text
    assert "3 lines not recorded, spoken by a voice" in text


def test_an_actor_is_as_loud_as_the_voices_and_a_shout_is_louder(show, gate, drama):
    """Plain lines of a quiet recording meet the voices within 1 LU; a shout stays 12 dB over them."""
    drama("sheets", gate)
    mara, tom = ids(show, "MARA"), ids(show, "TOM")
    levels = {mara[0]: 0.004, mara[1]: 0.02, mara[2]: 0.024, mara[3]: 0.017}
    for number, (name, level) in enumerate(levels.items()):
        send(show, f"{name}.flac", seconds=3.0, level=level, noise=0.0, seed=number)
    for name, level in zip(tom, (0.2, 0.8, 0.2), strict=True):
        send(show, f"{name}.wav", seconds=3.0, level=level, pitch_hz=100.0)
    assert answer(drama, "render", gate)["recorded"] == 7
    heard = {said: _lufs(show, clip) for said, clip in clips(show).items()}
    voices = [lufs for (role, _), lufs in heard.items() if role == "NARRATOR"]
    plain = [lufs for (role, said), lufs in heard.items() if role == "MARA" and not said.startswith("Is")]
    assert np.mean(plain) == pytest.approx(np.mean(voices), abs=1.0)
    assert heard["MARA", "Is anyone there?"] == pytest.approx(np.mean(plain) - 14.0, abs=1.0)
    assert heard["TOM", "No."] == pytest.approx(np.mean(voices), abs=1.0)
    assert heard["TOM", "Run!"] == pytest.approx(np.mean(voices) + 12.0, abs=1.0)


def _lufs(show, clip):
    """Return how loud a clip comes into the mix, by another meter than ours."""
    sound = Shelf(show / ".drama/shelf").read(clip["key"])[0].astype(np.float64) * to_gain(clip["gain_db"])
    sound = np.tile(sound, 1 + int(RATE / len(sound)))
    return pyloudnorm.Meter(RATE).integrated_loudness(sound)


def test_an_edited_script_keeps_the_recordings_whose_words_match(show, gate, drama):
    """Chapters change places and lines come in; only the line with new words is not recorded any more."""
    drama("sheets", gate)
    mara = ids(show, "MARA")
    for name in mara:
        send(show, f"{name}.wav")
    one, two = SCRIPT.index("# One"), SCRIPT.index("# Two")
    edit = SCRIPT[:one] + SCRIPT[two:] + "\n" + SCRIPT[one:two]
    edit = edit.replace("I cannot run as fast as you do.", "I cannot run as fast as you did.")
    edit = edit.replace("It was dark at the gate", "Nobody was there.\n\nIt was dark at the gate")
    edit = edit.replace("You frightened me so much, Tom.", "You frightened me so much, TOM!")
    gate.write_text(edit, encoding="utf-8")
    there = answer(drama, "recordings", gate)
    assert {one["id"] for one in there["recorded"]} == set(mara[:2]) | {mara[3]}
    (stale,) = there["stale"]
    assert (stale["was"], stale["now"]) == (
        "I cannot run as fast as you do.",
        "I cannot run as fast as you did.",
    )
    (missing,) = there["missing"]
    assert missing["words"] == "I cannot run as fast as you did."
    told = drama("recordings", gate).out
    assert "was MARA: I cannot run as fast as you do." in told
    assert "now MARA: I cannot run as fast as you did." in told
    drama("sheets", gate)
    (new,) = [name for name in ids(show, "MARA") if name not in mara]
    send(show, f"{new}.wav")
    assert answer(drama, "render", gate)["recorded"] == 4
    gate.write_text(SCRIPT, encoding="utf-8")
    assert {one["id"] for one in answer(drama, "recordings", gate)["recorded"]} == set(mara)


def test_files_can_be_named_without_a_sheet(show, gate, drama):
    """The ids of the screenplay are enough, as the record of an episode has them."""
    answer(drama, "render", gate)
    send(show, f"{clips(show)['MARA', 'No.']['line']}.wav")
    assert answer(drama, "render", gate)["recorded"] == 1


def test_the_title_of_a_chapter_is_recorded_too(show, gate, drama):
    """A narrator reads the titles as lines of their own."""
    drama("sheets", gate)
    (one, *_) = sheet(show, "narrator")
    assert one["words"] == "One"
    send(show, f"{one['id']}.wav")
    assert answer(drama, "render", gate)["recorded"] == 1


def test_the_highest_take_is_heard_unless_one_is_chosen(show, gate, drama):
    """A higher number wins; a plain file chooses another, or none; a take that fails is passed over."""
    drama("sheets", gate)
    name = ids(show, "MARA")[0]
    choices = show / "recordings/gate/takes.yaml"
    send(show, f"{name}.wav", seconds=1.0)
    send(show, f"anna/07_{name}_take2.ogg", seconds=2.0)
    send(show, f"{name} take 10.flac", seconds=3.0)
    assert _taken(drama, gate, name) == 10
    choices.write_text(f"{name}: 2\n", encoding="utf-8")
    assert _taken(drama, gate, name) == 2
    choices.write_text(f"{name}: none\n", encoding="utf-8")
    there = answer(drama, "recordings", gate)
    assert (there["recorded"], name in {one["id"] for one in there["missing"]}) == ([], False)
    choices.write_text(f"{name}: 3\nL00000000: 1\n", encoding="utf-8")
    there = answer(drama, "recordings", gate)
    assert (there["recorded"], len(there["problems"])) == ([], 2)
    assert "there are 1, 2, 10" in str(there["problems"])
    choices.unlink()
    (show / f"recordings/gate/{name} take 10.flac").write_bytes(b"")
    assert _taken(drama, gate, name) == 2


def _taken(drama, gate, name):
    (one,) = (one for one in answer(drama, "recordings", gate)["recorded"] if one["id"] == name)
    return one["take"]


def test_files_that_cannot_be_used_are_listed_and_spoken_instead(show, gate, drama):
    """Text, nothing, silence, too long a file, a wrong name: each is told, and the show goes on."""
    drama("sheets", gate)
    mara, tom = ids(show, "MARA"), ids(show, "TOM")
    folder = show / "recordings/gate"
    (folder / f"{mara[0]}.wav").write_text("I am no sound.", encoding="utf-8")
    (folder / f"{mara[1]}.m4a").write_bytes(b"")
    record(folder / f"{mara[2]}.flac", np.zeros((48_000, 1), np.float32))
    send(show, f"{mara[3]}.wav", seconds=40.0)
    send(show, f"{tom[0][:-1]}.wav")
    send(show, "[bold]hello.wav")
    there = answer(drama, "recordings", gate)
    assert (len(there["problems"]), there["recorded"]) == (4, [])
    told = " ".join(there["problems"])
    assert all(word in told for word in ("not a sound file", "is empty", "is silent", "another line"))
    near = {one["file"].rpartition("/")[2]: one["nearest"] for one in there["unmatched"]}
    assert near == {f"{tom[0][:-1]}.wav": tom[0], "[bold]hello.wav": None}
    ran = drama("recordings", gate)
    assert ran.code == 0
    assert "[bold]hello.wav" in ran.out
    assert f"\n  recordings/gate/{mara[1]}.m4a: is not used: it is empty" in ran.out
    assert f"did you mean {tom[0]}?" in ran.out
    (folder / "takes.yaml").write_text(f"{mara[3]}: 1\n", encoding="utf-8")
    assert _taken(drama, gate, mara[3]) == 1, "who chooses a take means it"


def test_what_comes_near_is_looked_for_where_it_is_shown(show, gate, drama, monkeypatch):
    """Not in a render, which tells no more than their number, and not for more files than are listed."""
    asked = []
    monkeypatch.setattr(actors, "nearest_id", lambda path, ids: asked.append(path.name) or "")
    for number in range(30):
        send(show, f"other {number:02}.wav")
    drama("render", gate)
    assert asked == []
    assert "and 10 more" in drama("recordings", gate).out
    assert asked == [f"other {number:02}.wav" for number in range(20)]


def test_two_files_of_one_take_are_told(show, gate, drama):
    """It is always the same one that is heard, and the writer hears of the other."""
    drama("sheets", gate)
    name = ids(show, "MARA")[0]
    send(show, f"{name}.wav")
    send(show, f"new/{name}.flac")
    there = answer(drama, "recordings", gate)
    assert len(there["recorded"]) == 1
    assert f"so is new/{name}.flac; of the two this one counts" in str(there["problems"])
    takes = answer(drama, "takes", gate, name)
    assert [one["told"].partition("recording 1: ")[2] for one in takes[-2:]] == [
        f"new/{name}.flac",
        f"{name}.wav",
    ]
    ran = drama("takes", gate, name, "--keep", len(takes))
    assert (ran.code, f"take 1 of this line is in 2 files: {name}.wav, new/{name}.flac" in ran.err) == (
        6,
        True,
    )
    gate.write_text(SCRIPT.replace("(whispering)", "(shouting)"), encoding="utf-8")
    there = answer(drama, "recordings", gate)
    assert len(there["recorded"]) == 1
    assert "another direction: whispering, and now shouting" in str(there["problems"])
    (show / "recordings/gate/takes.yaml").write_text(f"{name}: 1\n", encoding="utf-8")
    assert "another direction" not in str(answer(drama, "recordings", gate)["problems"])


def test_recordings_that_lie_elsewhere_are_told(show, gate, drama):
    """Of a screenplay that was renamed, beside the folder, behind a link; not those of another screenplay."""
    (show / "two.fountain").write_text(SCRIPT, encoding="utf-8")
    drama("sheets", gate)
    one, two, *_ = ids(show, "MARA")
    send(show, f"anna/{one}.wav")
    gate = gate.rename(show / "the-gate.fountain")
    told = "recordings/gate: this has recordings of one of these lines, and no screenplay of its name"
    ran = drama("check", gate)
    assert told in ran.err
    assert "hint: where it was recorded for the-gate, rename it to recordings/the-gate" in ran.err
    assert told in str(answer(drama, "recordings", gate)["problems"])
    (show / "recordings/gate").rename(show / "recordings/the-gate")
    record(show / f"recordings/{two}.wav", voice())
    there = answer(drama, "recordings", gate)
    assert len(there["recorded"]) == 1
    assert f"{two}.wav: this is the recording of a line of the-gate, and not looked" in str(there["problems"])
    (show / f"recordings/{two}.wav").unlink()
    (show / "recordings/two").mkdir()
    (show / "recordings/the-gate/anna").rename(show / "recordings/two/anna")
    assert answer(drama, "recordings", gate)["problems"] == []
    (show / "recordings/the-gate/anna").symlink_to(show / "recordings/two/anna")
    assert "anna: this is a link to a folder" in str(answer(drama, "recordings", gate)["problems"])


def test_a_render_stops_for_an_actor_where_the_show_says_so(show, gate, drama):
    """Without stand-ins every line that is missing of an actor is told, and nothing is spoken."""
    with (show / "show.yaml").open("a", encoding="utf-8") as file:
        file.write("stand_in: no\n")
    drama("sheets", gate)
    mara = ids(show, "MARA")
    for name in mara[:3]:
        send(show, f"{name}.wav")
    ran = drama("render", gate)
    assert ran.code == 6
    assert f"Anna Bell has not recorded {mara[3]}: No." in ran.err
    assert ran.err.count("has not recorded") == 1
    send(show, f"{mara[3]}.wav")
    assert answer(drama, "render", gate)["recorded"] == 4


def test_a_line_given_to_another_role_is_not_heard_in_the_first_voice(show, gate, drama):
    """A corrected speaker makes the recording stale; an alias of the role does not."""
    drama("sheets", gate)
    name = ids(show, "MARA")[1]
    send(show, f"{name}.wav")
    said = "You frightened me so much, Tom."
    gate.write_text(SCRIPT.replace(f"MARA\n{said}", f"TOM\n{said}"), encoding="utf-8")
    there = answer(drama, "recordings", gate)
    assert there["recorded"] == []
    assert (there["stale"][0]["was"], there["stale"][0]["now_role"]) == (said, "TOM")
    assert there["problems"] == []
    voices = show / "voices/gate.yaml"
    gate.write_text(SCRIPT.replace("MARA\n", "MARY\n"), encoding="utf-8")
    voices.write_text(CAST.replace("MARA:", "MARY:"), encoding="utf-8")
    (told,) = answer(drama, "recordings", gate)["problems"]
    assert "MARA says nothing any more, and MARY says 1 line recorded as MARA" in told
    voices.write_text(CAST.replace("MARA:", "MARY:") + "aliases: {MARA: MARY}\n", encoding="utf-8")
    there = answer(drama, "recordings", gate)
    assert (len(there["recorded"]), there["problems"]) == (1, [])
    gate.write_text(SCRIPT.replace(f"MARA\n{said}", f"THE GIRL\n{said}"), encoding="utf-8")
    (show / "voices/gate.yaml").write_text(CAST + "aliases: {THE GIRL: MARA}\n", encoding="utf-8")
    assert len(answer(drama, "recordings", gate)["recorded"]) == 1


def test_the_same_recordings_make_the_same_bytes(show, gate, drama):
    """A render again, and one after the shelf was thrown away, finish the same file."""
    drama("sheets", gate)
    for name in ids(show, "MARA"):
        send(show, f"{name}.mp3")
    finished = show / "output/gate/gate.mp3"
    answer(drama, "render", gate)
    before = finished.read_bytes()
    for path in (show / ".drama/shelf").glob("*/*"):
        path.unlink()
    answer(drama, "render", gate)
    assert finished.read_bytes() == before


def test_an_export_credits_the_actors(show, gate, drama):
    """Another file of the episode names them too."""
    drama("sheets", gate)
    for name in ids(show, "MARA"):
        send(show, f"{name}.wav")
    answer(drama, "render", gate)
    assert drama("export", gate, "--to", show / "again.mp3").code == 0
    assert "With Anna Bell as MARA" in str(ID3(show / "again.mp3").getall("COMM"))


def test_what_a_show_adds_to_the_script_is_recorded_like_any_line(show, gate, drama):
    """Spoken credits and announced titles are on the sheets, and their files are known by the ids there."""
    with (show / "show.yaml").open("a", encoding="utf-8") as file:
        file.write("podfic: {opening: 'The Gate, read by Ann.', closing: That was The Gate.}\n")
    drama("cast", gate, "--set", "NARRATOR.actor=Ann")
    assert drama("sheets", gate).code == 0
    added = [row["id"] for row in sheet(show) if row["id"][0] in "CT"]
    assert sorted(name[0] for name in added) == ["C", "C", "T", "T"]
    for name in added:
        send(show, f"{name.lower()} take 1.wav", seconds=1.8)
    there = answer(drama, "recordings", gate)
    assert ({one["id"] for one in there["recorded"]}, there["unmatched"]) == (set(added), [])
    assert drama("sheets", gate).code == 0
    assert answer(drama, "render", gate)["recorded"] == 4
    for name in added:
        (take, *_) = (one for one in answer(drama, "takes", gate, name) if one["is_heard"])
        assert (take["kind"], take["number"]) == ("recording", 1)
        assert drama("takes", gate, name, "--voice").code == 0
        assert drama("why", gate, name).code == 0
    assert answer(drama, "recordings", gate)["recorded"] == []
