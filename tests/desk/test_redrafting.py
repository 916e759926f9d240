"""Lines and cues of a show changed one by one: in the file, with a way back, and seen by every command."""

import json

import pytest

from drama.desk.history import replace_all
from drama.desk.manuscript import undo_path
from drama.desk.redrafting import (
    Draft,
    add_cue,
    add_line,
    change_cue,
    cut_line,
    last_step,
    redraft_line,
    remove_cue,
)
from drama.desk.undoing import undo
from drama.errors import OutputError, ScriptError, SoundError
from drama.files import exact_text
from drama.script.redraft import Spot, cue_ids
from drama.script.screenplay import read
from drama.show.production import open_production
from drama.show.project import open_project

PLAY = """Title: The Ford

MARA
Is anyone there?

TOM
Only the river.
"""


@pytest.fixture
def play(show):
    path = show / "ford.fountain"
    path.write_text(PLAY, encoding="utf-8")
    return path


def lines(path):
    return list(read(path.read_text(encoding="utf-8"), str(path)).lines())


def opened(path):
    return open_production(open_project(path, path.parent), path, "tone")


def test_a_line_is_changed_and_taken_back(play, drama):
    """All that is asked for in one step; `drama undo` gives the file back byte for byte."""
    name = redraft_line(play, lines(play)[0].id, Draft("Is anybody here?", "Nan", ("whispering",), 1.5))
    assert play.read_text() == PLAY.replace(
        "MARA\nIs anyone there?", "PAUSE: 1.5\n\nNAN\n(whispering)\nIs anybody here?"
    )
    assert name == lines(play)[0].id
    assert last_step(play) == 'MARA, "Is anyone there?": other words, speaker, direction, pause'
    assert "taken back: MARA" in drama("undo", play).out
    assert play.read_text() == PLAY
    assert last_step(play) == ""


def test_what_changes_nothing_is_no_step(play):
    """The draft of a line as it is."""
    redraft_line(play, lines(play)[0].id, Draft(" Is anyone  there?", "Mara"))
    assert play.read_text() == PLAY
    assert last_step(play) == ""


def test_a_step_is_taken_back_from_a_file_that_was_edited_since(play, drama):
    """Its own rows only; where those were edited too, the writer is told."""
    redraft_line(play, lines(play)[1].id, Draft("Only the sea.", "Tom"))
    play.write_text(play.read_text().replace("Is anyone there?", "Hello?\n\nThe wind rose."))
    assert drama("undo", play).code == 0
    assert play.read_text() == PLAY.replace("Is anyone there?", "Hello?\n\nThe wind rose.")
    redraft_line(play, lines(play)[2].id, Draft("Only the sea.", "Tom"))
    play.write_text(play.read_text().replace("the sea", "the deep sea"))
    done = drama("undo", play)
    assert done.code == 4
    assert "was changed again since" in done.err


def test_a_step_that_a_conversion_left_behind_is_dropped(play):
    """It would stand in the way of those before it for good."""
    redraft_line(play, lines(play)[0].id, Draft("Is anybody here?", "Mara"))
    redraft_line(play, lines(play)[1].id, Draft("Only the sea.", "Tom"))
    play.write_text(play.read_text().replace("Only the sea.", "Only the lake."))
    replace_all(undo_path(play))
    assert undo(play).endswith("other words; nothing of it was left: the story was converted anew since")
    assert last_step(play) == 'MARA, "Is anyone there?": other words'
    undo(play)
    assert play.read_text() == PLAY.replace("river", "lake")


def test_cues_of_the_show(play):
    """A sound that there is goes in, moves and out; one that there is not is named with what is near."""
    production = opened(play)
    with pytest.raises(SoundError, match="thunder"):
        add_cue(production, "SOUND: thumder", Spot(lines(play)[1].id))
    with pytest.raises(SoundError, match="did you mean 'cave'"):
        add_cue(production, "SPACE: cav", Spot(lines(play)[1].id))
    assert play.read_text() == PLAY
    add_cue(production, "SOUND: thunder, near", Spot(lines(play)[1].id))
    (name, _), *_ = cue_ids(opened(play).script)
    change_cue(opened(play), name, "SOUND: thunder, distant", Spot(lines(play)[0].id, 3))
    assert "Is [[SOUND: thunder, distant]] anyone there?" in play.read_text()
    (name, _), *_ = cue_ids(opened(play).script)
    remove_cue(play, name)
    assert play.read_text() == PLAY
    with pytest.raises(ScriptError, match="no such cue"):
        remove_cue(play, name)


def test_the_command_line_sees_it(play, drama):
    """After a render, `drama why` names the words that changed."""
    drama("cast", play, "--propose")
    assert drama("render", play).code == 0
    redraft_line(play, lines(play)[1].id, Draft("Only the sea.", "Tom"))
    told = json.loads(drama("why", play, "--json").out)
    anew = [one for one in told["pieces"] if one["kind"] == "line" and one["anew"]]
    (reason,) = (reason for one in anew for reason in one["reasons"])
    assert reason == 'the words changed, was "Only the river.", is "Only the sea."'


def test_a_line_is_edited_in_the_terminal(play, drama):
    """By a row of its own; what was done can be taken back, and a word that there is not is told."""
    done = drama("edit", play, "4", "--words", "Is anybody here?", "--direction", "low", "--pause", "2")
    assert "MARA (low): Is anybody here?" in done.out
    assert "drama undo" in done.out
    drama("edit", play, "9", "--sound", "SOUND: bell", "--before", "river")
    assert play.read_text() == PLAY.replace(
        "MARA\nIs anyone there?", "PAUSE: 2\n\nMARA\n(low)\nIs anybody here?"
    ).replace("the river", "the [[SOUND: bell]] river")
    assert json.loads(drama("edit", play, "5", "--direction", "none", "--json").out)["direction"] == []
    assert drama("edit", play, "9", "--sound", "SOUND: bell", "--before", "sea").code == 2
    assert drama("edit", play, "2").code == 4
    assert "to take it back" not in drama("edit", play, "5").out


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("her", "Is there [[SOUND: bell]] her boat, and here?"),
        ("he", "Is there [[SOUND: bell]] her boat, and here?"),
        ("here", "Is there her boat, and [[SOUND: bell]] here?"),
        ("there her", "Is [[SOUND: bell]] there her boat, and here?"),
    ],
)
def test_a_sound_comes_before_a_word_and_not_inside_one(play, drama, before, expected):
    """Before the word that is so, or else before one that begins so."""
    drama("edit", play, "4", "--words", "Is there her boat, and here?")
    assert drama("edit", play, "4", "--sound", "SOUND: bell", "--before", before).code == 0
    assert expected in play.read_text()


@pytest.mark.parametrize(
    "options",
    [
        ("--cut", "--speaker", "Tom"),
        ("--cut", "--direction", "low"),
        ("--cut", "--pause", "0"),
        ("--cut", "--sound", "SOUND: bell"),
        ("--words", "Well.", "--before", "Well"),
        ("--words", "Well.", "--new"),
    ],
)
def test_no_option_is_passed_over(play, drama, options):
    """What would not be heeded is refused, and nothing is changed."""
    assert drama("edit", play, "4", *options).code == 2
    assert play.read_text() == PLAY


def test_what_was_cut_is_told_to_programs(play, drama):
    """By the id of the line."""
    (first, *_) = lines(play)
    assert json.loads(drama("edit", play, "4", "--cut", "--json").out) == {"cut": first.id}
    assert "Is anyone there?" not in play.read_text()


def test_a_slip_of_the_pen_makes_no_role(play, drama):
    """A name near a role is asked about, one of the voice map is known, and a new role is told."""
    ran = drama("edit", play, "4", "--speaker", "Maraa")
    assert (ran.code, play.read_text()) == (4, PLAY)
    assert "nobody is called 'Maraa' (did you mean 'MARA'?)" in ran.err
    assert "--new" in ran.err
    assert drama("edit", play, "4", "--add", "Well.", "--speaker", "Toom").code == 4
    ran = drama("edit", play, "4", "--speaker", "Maraa", "--new")
    assert "MARAA is a new role" in ran.out
    assert "MARAA\n" in play.read_text()
    assert "new role" not in drama("edit", play, "4", "--speaker", "mara").out
    assert "new role" not in drama("edit", play, "4", "--speaker", "Tom (V.O.)").out  # TOM in voice over
    assert "TOM (V.O.)\nIs anyone" in play.read_text()
    assert "did you mean 'TOM (O.S.)'?" in drama("edit", play, "7", "--speaker", "Toom (O.S.)").err
    assert "ZEBEDEE is a new role" in drama("edit", play, "4", "--speaker", "Zebedee").out
    (play.parent / "voices").mkdir()
    (play.parent / "voices/ford.yaml").write_text("roles:\n  TOMAS: {pitch: 1}\n", encoding="utf-8")
    assert "new role" not in drama("edit", play, "4", "--speaker", "Tomas").out


def test_the_other_names_of_somebody_mean_them(river, drama):
    """As `drama doubts --set` takes them."""
    assert drama("alias", river, "Bram", "the small boy").code == 0
    name = lines(river)[3].id
    told = drama("edit", river, name, "--speaker", "The Small Boy").out
    assert "BRAM: " in told
    assert "'The Small Boy' is another name of Bram; it becomes a role of its own by --new" in told
    told = drama("edit", river, name, "--speaker", "The Small Boy (V.O.)").out
    assert "'The Small Boy' is another name of Bram; it" in told
    assert "BRAM (V.O.)\n" in river.read_text(encoding="utf-8")
    ran = drama("edit", river, name, "--speaker", "Voss")
    assert (ran.code, "did you mean 'CAPTAIN VOSS'?" in ran.err) == (4, True)


@pytest.mark.parametrize("name", ["Mr. (Big) X*", "[[<b>Zed]] (V.O.)"])
def test_a_name_is_written_alike_by_every_command(river, drama, name):
    """Who is named for a doubtful line and for a line of the screenplay is one role."""
    (one, *_) = json.loads(drama("doubts", river, "--list", "--json").out)
    assert drama("doubts", river, "--set", f"{one['id']}={name}", "--new").code == 0
    said = {line.words: line for line in lines(river)}
    role = said[one["said"].strip("“”")].role
    other = next(line for line in said.values() if line.role == "MARA")
    drama("edit", river, other.id, "--speaker", name, "--new")
    assert next(line for line in lines(river) if line.id == other.id).role == role


def test_a_line_is_added_and_cut_in_the_terminal(play, drama):
    """By whoever speaks the line before, or somebody else; undo takes each back."""
    draft = ("--speaker", "Tom", "--direction", "low", "--pause", "1")
    assert "TOM (low): And the rain." in drama("edit", play, "4", "--add", "And the rain.", *draft).out
    assert play.read_text() == PLAY.replace("there?\n", "there?\n\nPAUSE: 1\n\nTOM\n(low)\nAnd the rain.\n")
    assert last_step(play) == 'new line: TOM, "And the rain."'
    assert "cut: MARA" in drama("edit", play, "4", "--cut").out
    assert [line.words for line in lines(play)] == ["And the rain.", "Only the river."]
    drama("undo", play)
    drama("undo", play)
    assert play.read_text() == PLAY
    play.write_text("MARA\nWho [[SOUND: bell, near]] is it?\n\nTOM\nMe.\n", encoding="utf-8")
    assert "and in it SOUND: bell, near" in drama("edit", play, "2", "--cut").out
    drama("undo", play)
    assert drama("edit", play, "2", "--cut", "--add", "Well.").code == 2
    assert drama("edit", play, "2", "--add", "...").code == 4


CHANGES = (
    lambda path: redraft_line(path, lines(path)[0].id, Draft("Is anybody here?", "Mara")),
    lambda path: add_line(path, lines(path)[0].id, Draft("Nobody.", "Tom")),
    lambda path: cut_line(path, lines(path)[0].id),
    lambda path: add_cue(opened(path), "SOUND: bell", Spot(lines(path)[1].id)),
    lambda path: change_cue(opened(path), cue_ids(read(path.read_text(), ""))[0][0], "SOUND: thunder"),
    lambda path: remove_cue(path, cue_ids(read(path.read_text(), ""))[0][0]),
)


@pytest.mark.parametrize("make", CHANGES)
def test_what_an_editor_saves_meanwhile_is_not_overwritten(play, monkeypatch, make):
    """The change is refused, and there is nothing to undo."""
    play.write_text(PLAY.replace("the river", "the [[SOUND: bell]] river"))
    saved = PLAY.replace("the river", "the sea")

    def late(path, error):
        text = exact_text(path, error)
        path.write_text(saved)
        return text

    monkeypatch.setattr("drama.desk.redrafting.exact_text", late)
    with pytest.raises(ScriptError, match=r"ford\.fountain: the file was changed meanwhile"):
        make(play)
    assert play.read_text() == saved
    assert last_step(play) == ""


@pytest.mark.parametrize("make", CHANGES)
def test_a_change_that_could_not_be_written_is_no_step(play, make):
    """However often it is tried; the steps before it stay."""
    add_cue(opened(play), "SOUND: bell", Spot(lines(play)[1].id))
    before = play.read_bytes(), undo_path(play).read_bytes()
    play.chmod(0o444)
    for _ in range(2):
        with pytest.raises(OutputError, match="read-only"):
            make(play)
    assert (play.read_bytes(), undo_path(play).read_bytes()) == before
