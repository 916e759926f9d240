"""`drama why`: what would be made anew is what is made anew, and the reason is the change that was made."""

import json
import re
import shutil
from dataclasses import fields

import numpy as np
import pytest
import soundfile

from drama.cast.model import Part, Voice
from drama.pipeline import build, recorded
from drama.publish.ledger import Ledger
from drama.publish.tags import Tags
from drama.rebuild.foresee import foresee
from drama.rebuild.model import Change, Piece, Verdict
from drama.rebuild.record import read_pieces
from drama.rebuild.words import NOUNS, noun_of, reasons
from drama.settings import Ducking, Pacing, Profile
from drama.show.production import open_production
from drama.show.project import open_project
from drama.speech.direction import Manner
from drama.speech.utterance import Utterance
from drama.units import RATE

SCRIPT = """# One

.THE FORD - DUSK

AMBIENCE: river, soft

The rain had stopped. Kohaku waited.

MARA
(whispering)
Is anyone there?

SOUND: thunder

TOM
Only me, and the whole of the sea.

.THE CAVE

MARA
How dark it is in here.

# Two

.THE ROAD

TOM
We are home at last, I think.
"""
VOICES = "narrator: {}\nroles:\n  MARA: {tone: cello}\n  TOM: {tone: horn, level: -1}\n"


@pytest.fixture(scope="module")
def rendered(tmp_path_factory):
    """A rendered episode of two chapters and three scenes, one of them in a cave, in a show of its own."""
    show = tmp_path_factory.mktemp("why")
    (show / "show.yaml").write_text("title: The Show\nengine: tone\n", encoding="utf-8")
    (show / "a.fountain").write_text(SCRIPT, encoding="utf-8")
    (show / "voices").mkdir()
    (show / "voices/a.yaml").write_text(VOICES, encoding="utf-8")
    (show / "voices/pronunciations.yaml").write_text("Kohaku: koh HAH koo\n", encoding="utf-8")
    (show / "sfx").mkdir()
    soundfile.write(show / "sfx/river.wav", noise(3.0), RATE)
    soundfile.write(show / "sfx/thunder.wav", noise(1.0), RATE)
    build(opened(show / "a.fountain"))
    return show


@pytest.fixture
def script(show, rendered):
    """A copy of the rendered episode that a test may change, as its renderer left it."""
    shutil.copytree(rendered, show, dirs_exist_ok=True)
    path = show / "a.fountain"
    production = opened(path)
    [entry] = production.show.ledger.iterdir()  # it is found by where the finished file lies
    entry.rename(Ledger(production.show.ledger)._entry(production.finished(".mp3")))
    return path


def noise(seconds):
    return np.random.default_rng(0).normal(0.0, 0.1, (round(seconds * RATE), 2))


def opened(path):
    return open_production(open_project(path, path.parent), path)


def edit(path, old, new):
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def told(foreseen, kind="line"):
    """Return the reasons of every piece of a kind that is made anew, by its name."""
    return {one.piece.name: "; ".join(reasons(one, foreseen.by_id)) for one in foreseen.anew(kind)}


def test_nothing_changed(script):
    """After a render nothing would be made anew, and nothing is said to have changed."""
    foreseen = foresee(opened(script))
    assert not any(one.anew or one.changes for one in foreseen.verdicts)


def test_lines_are_prepared_once_in_a_render(script, monkeypatch):
    """What is asked of the engines, to tell what is made anew, is what they are then asked."""
    monkeypatch.setattr("drama.speech.perform.wanted", None)
    edit(script, "Is anyone there?", "Is anyone there, or here?")
    assert build(opened(script)).spoken == 1


def test_what_is_said_of_many_pieces_is_held_once(script):
    """A voice is one value for all its lines, and a piece that did not change is what it was before."""
    foreseen = foresee(opened(script))
    lines = [one.piece for one in foreseen.of("line") if one.piece.asked["role"] == "TOM"]
    assert len(lines) == 2
    assert lines[0].heard["voice"] is lines[1].heard["voice"]
    assert all(one.before is one.piece for one in foreseen.verdicts)


BUILT = ("a name", "a level")
"""The changes that are also rendered: each takes a second or two."""

LINES = {
    "a voice": (
        "voices/a.yaml",
        "tone: cello",
        "tone: viola",
        "MARA",
        "the voice changed, was cello, is viola",
    ),
    "a pitch": (
        "voices/a.yaml",
        "tone: cello",
        "tone: cello, pitch: 2",
        "MARA",
        "the pitch of the voice changed, was 0, is 2",
    ),
    "words": ("a.fountain", "Only me,", "Only I,", "TOM", 'the words changed, was "Only me'),
    "a direction": (
        "a.fountain",
        "whispering",
        "shouting",
        "MARA",
        "the direction changed, was whispering, is shouting",
    ),
    "a speaker": (
        "a.fountain",
        "MARA\nHow dark",
        "TOM\nHow dark",
        "TOM",
        "the speaker changed, was MARA, is TOM",
    ),
    "a name": (
        "voices/pronunciations.yaml",
        "koh HAH koo",
        "KOH hah koo",
        "NARRATOR",
        'the pronunciation of Kohaku changed, was "koh HAH koo", is "KOH hah koo"',
    ),
}


@pytest.mark.parametrize("what", LINES)
def test_why_a_line_is_spoken_anew(show, script, what):
    """The lines that change are the ones that are spoken, and what was changed is told as the reason."""
    file, old, new, role, says = LINES[what]
    edit(show / file, old, new)
    production = opened(script)
    foreseen = foresee(production)
    found = told(foreseen)
    assert found
    for name, why in found.items():
        assert f"{role}:" in name
        assert says in why
        assert ";" not in why, "one change has one reason"
    if what in BUILT:
        assert build(production).spoken == len(found)
        assert not any(one.anew for one in foresee(opened(script)).verdicts)


SCENES = {
    "an ambience": (
        "a.fountain",
        "AMBIENCE: river, soft\n\n",
        "",
        {"THE FORD"},
        "its ambience changed, was room tone + river, soft, is room tone",
    ),
    "a sound": (
        "a.fountain",
        "SOUND: thunder\n\n",
        "",
        {"THE FORD"},
        "its sounds changed, was thunder, is nothing",
    ),
    "a place of a cue": (
        "a.fountain",
        "SOUND: thunder\n\nTOM\nOnly me, and the whole of the sea.",
        "TOM\nOnly me, and the whole of the sea.\n\nSOUND: thunder",
        {"THE FORD"},
        "where its sounds stand",
    ),
    "a level": (
        "voices/a.yaml",
        "level: -1",
        "level: 2",
        {"THE FORD", "THE ROAD"},
        "in the mix, TOM level (dB) changed, was -1, is 2",
    ),
    "a place": (
        "voices/a.yaml",
        "level: -1",
        "level: -1, pan: 0.4",
        {"THE FORD", "THE ROAD"},
        "TOM pan changed",
    ),
    "pacing": (
        "show.yaml",
        "engine: tone",
        "engine: tone\npacing: {after_sentence_s: 0.5}",
        {"THE FORD", "THE CAVE", "THE ROAD"},
        "the pacing after sentence (s) changed, was 0.35, is 0.5",
    ),
    "ducking": (
        "show.yaml",
        "engine: tone",
        "engine: tone\nducking: {depth_db: -12}",
        {"THE FORD", "THE CAVE", "THE ROAD"},
        "the ducking depth (dB) changed, was -9, is -12",
    ),
    "a space": ("a.fountain", ".THE CAVE", ".THE CATHEDRAL", {"THE CATHEDRAL"}, "placed in another space"),
}


def clips_by_scene(production):
    """Return what is heard in each scene on the record, times counted from its first line."""
    timeline = recorded(production)
    lines = {clip.line: clip for clip in timeline.clips if clip.line}
    found = {}
    for piece in foresee(production).of("scene"):
        spoken = [lines[line] for line in piece.piece.heard["takes"]]
        begin, end = spoken[0].start, max(clip.start + clip.length for clip in spoken)
        found[piece.piece.name] = [
            (clip.key, clip.gain_db, clip.pan, clip.start - begin)
            for clip in timeline.clips
            if begin <= clip.start < end  # what rings on from the scene before is that scene's
        ]
    return found


@pytest.mark.parametrize("what", SCENES)
def test_why_a_scene_is_mixed_anew(show, script, what):
    """The scenes that are mixed anew are told, with the change that was made; no line is spoken."""
    file, old, new, scenes, says = SCENES[what]
    before = clips_by_scene(opened(script))
    edit(show / file, old, new)
    production = opened(script)
    foreseen = foresee(production)
    found = told(foreseen, "scene")
    assert {re.split(" - ", name.removeprefix("scene "))[0] for name in found} == scenes
    assert all(says in why for why in found.values()), found
    assert foreseen.anew("line") == ()
    assert told(foreseen, "file") == {"a.mp3": "what is heard in it changes"}
    if what in BUILT:
        assert build(production).spoken == 0
        after = clips_by_scene(production)
        assert {name for name in after if after[name] != before.get(name)} == set(found)


FILES = {
    "a title": (
        "show.yaml",
        "title: The Show",
        "title: Another",
        'the tag album changed, was "The Show", is "Another"',
    ),
    "a profile": (
        "show.yaml",
        "engine: tone",
        "engine: tone\nprofile: spotify",
        "the profile changed, was podcast, is spotify",
    ),
    "a bit rate": (
        "show.yaml",
        "engine: tone",
        "engine: tone\nbitrate: 96",
        'the profile bitrate changed, was "", is "96"',
    ),
    "a chapter": ("a.fountain", "# Two", "# Three", "the titles of chapters"),
}


@pytest.mark.parametrize("what", FILES)
def test_why_a_file_is_written_anew(show, script, what):
    """Tags, titles and the profile are reasons for the file, and for no line of the dialogue."""
    file, old, new, says = FILES[what]
    edit(show / file, old, new)
    foreseen = foresee(opened(script))
    assert says in told(foreseen, "file")["a.mp3"]
    assert not [name for name in told(foreseen) if name.startswith("line")] or what == "a chapter"


def test_a_take_that_is_gone(show, script):
    """A line whose take was lost is spoken anew, and that is the reason."""
    foreseen = foresee(opened(script))
    line = foreseen.of("line")[1]
    opened(script).shelf.forget(line.piece.keys[0])
    foreseen = foresee(opened(script))
    assert list(told(foreseen).values()) == ["it is not in the cache any more"]
    assert foreseen.anew("file") == (), "it will be spoken as it was"


def test_a_change_that_was_there_before(show, script):
    """A line that goes back to what it was is on the shelf: it changed, and is not spoken."""
    edit(show / "voices/a.yaml", "tone: cello", "tone: viola")
    build(opened(script))
    edit(show / "voices/a.yaml", "tone: viola", "tone: cello")
    foreseen = foresee(opened(script))
    assert foreseen.anew("line") == ()
    assert {one.piece.asked["role"] for one in foreseen.of("line") if one.changes} == {"MARA"}


def test_a_sound_file_that_was_exchanged(show, script):
    """Another recording under the same name is a reason, for the sound and for the scenes it plays in."""
    soundfile.write(show / "sfx/river.wav", noise(3.0)[::-1], RATE)
    foreseen = foresee(opened(script))
    assert told(foreseen, "sound") == {"the sound 'river, soft'": "the sound itself changed"}
    assert told(foreseen, "scene") == {"scene THE FORD - DUSK": "the sound river, soft changed"}


HEARD = {
    "line": (Utterance, ("version",)),
    "line voice": (Voice, ()),
    "scene parts": (Part, ()),
    "scene pacing": (Pacing, ()),
    "scene ducking": (Ducking, ()),
    "file profile": (Profile, ()),
    "file tags": (Tags, ()),
    "line manner": (Manner, ()),
}


def test_loop_is_told_where_it_is_heard(script):
    """An effect is another for it; an ambience plays on either way, and nothing is made anew for it."""
    row = script.parent / "sfx/catalogue.yaml"
    row.write_text("river: {file: river.wav, loop: no}\n", encoding="utf-8")
    foreseen = foresee(opened(script))
    assert not foreseen.anew("sound")
    assert not foreseen.anew("scene")
    row.write_text("thunder: {file: thunder.wav, loop: yes}\n", encoding="utf-8")
    said = "what it is played as changed, was shot, is bed"
    assert told(foresee(opened(script)), "sound") == {"the sound 'thunder'": said}


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ("CORBIN", "MRS. ABERNATHY", 'was "CORBIN", is "MRS. ABERNATHY"'),
        ("MRS. ABERNATHY", "CORBIN", 'was "MRS. ABERNATHY", is "CORBIN"'),
        ("MARA", "TOM", "was MARA, is TOM"),
    ],
)
def test_quotation_marks_stand_around_both_values_or_none(was, now, says):
    """A name of one word beside one of two is quoted like it."""
    piece = Piece("line", "L1", "line 3", heard={})
    verdict = Verdict(piece, True, piece, (Change(("role",), was, now),), ())
    assert reasons(verdict, {}) == (f"the speaker changed, {says}",)


@pytest.mark.parametrize("where", HEARD)
def test_every_input_of_a_key_has_a_name(where):
    """Whatever becomes part of a key, by a new field of what is heard, has words that explain it."""
    kind, *path = where.split()
    record, more = HEARD[where]
    for name in (*(field.name for field in fields(record)), *more):
        assert noun_of(kind, (*path, name))[0].noun, f"add a row for {(kind, *path, name)} to NOUNS"


def test_every_input_there_is_has_a_row(script):
    """No piece of an episode is made from anything that `NOUNS` has no row for."""
    for one in foresee(opened(script)).verdicts:
        for name in (*one.piece.heard, *one.piece.asked):
            assert (one.piece.kind, name) in NOUNS or any(key[:2] == (one.piece.kind, name) for key in NOUNS)


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b'{"schema": "drama.inputs/0"}',
        b'{"schema": "drama.inputs/1", "pieces": [{}]}',
        b"\xff\xfe",
    ],
)
def test_a_damaged_record(show, drama, script, damage):
    """A record that cannot be read explains nothing, stops nothing, and is written anew."""
    record = opened(script).inputs
    whole = record.read_bytes()
    record.write_bytes(damage)
    ran = drama("why", script)
    assert ran.code == 0
    assert "no record" in ran.out
    assert drama("render", script).code == 0
    assert record.read_bytes() == whole


def test_the_command_tells(show, drama, script):
    """Counts first, then groups; a line, a scene and a chapter by name; a wrong name is an error."""
    assert drama("why", script).out == "nothing would be made anew\n"
    edit(show / "voices/a.yaml", "tone: cello", "tone: viola")
    out = drama("why", script).out.splitlines()
    assert out[0].startswith("2 of 7 lines spoken anew, 2 of 4 lines in a space placed anew, 2 of 3 scenes")
    assert "2 lines of MARA" in out[1]
    assert "was cello, is viola" in out[1]
    ran = drama("why", script, "9")
    assert ran.out.startswith(
        'line 11, MARA: "Is anyone there?"\n  would be spoken anew: the voice changed, was cello, is viola'
    )
    assert "stays as it is" in drama("why", script, "15").out
    assert "THE CAVE" in drama("why", script, "the cave").out
    assert "line 15" not in drama("why", script, "two").out
    ran = drama("why", script, "the fort")
    assert ran.code == 4
    assert "'the fort'" in ran.err
    answer = json.loads(drama("why", script, "--json").out)
    assert answer["lines"] == {"anew": 2, "all": 7}
    changes = [change for piece in answer["pieces"] if piece["kind"] == "line" for change in piece["changes"]]
    assert {"input": "voice.id", "was": "cello", "is": "viola"} in changes


def test_before_the_first_render(show, drama):
    """An episode that was never rendered is all new, and that is said."""
    (show / "b.fountain").write_text("MARA\nHello.\n", encoding="utf-8")
    drama("cast", "b.fountain", "--propose")
    out = drama("why", "b.fountain").out
    assert out.startswith("1 of 1 line spoken anew")
    assert "no record of an earlier render" in out
    assert read_pieces(opened(show / "b.fountain").inputs) is None


@pytest.mark.parametrize("row", [0, 2, 12, 13, 9999])
def test_a_row_on_which_nothing_is_said(drama, script, row):
    """Not the line nearest to it: a writer who names a row means that one."""
    ran = drama("why", script, str(row))
    assert (ran.code, ran.out) == (4, "")
    assert f"no line, scene or chapter '{row}'" in ran.err


def test_a_row_of_a_name_a_direction_a_heading(drama, script):
    """Each belongs to its line or scene."""
    for row, line in ((9, "line 11"), (10, "line 11"), (11, "line 11"), (3, "THE FORD")):
        assert line in drama("why", script, str(row)).out.partition("\n")[0]
