"""The commands of the lexicon: what is touched, what is suggested, and edits that keep everything else."""

import json
from pathlib import Path
from unicodedata import normalize

import pytest
import soundfile
from typer.testing import CliRunner

from drama.cast.lexicon import read_lexicon
from drama.cast.splice import spliced
from drama.cli import app
from drama.desk.checkup import check
from drama.desk.pronunciations import say, set_word, suggestions, touched, unheard
from drama.errors import CastError, EngineError
from drama.show.production import open_production
from drama.show.project import open_project

SCREENPLAY = """\
Title: Names

Kakashi came to the ford with Siobhán. He sculled across, gleaming, and Mr. Vannick followed.

KAKASHI
Nooo! Is Siobhán there? The FBI will gnash, I've heard.

SIOBHÁN
Kakashi's here. The zorplex hums; a zorplex never lies.
"""
LEXICON = """\
# mine
Kakashi: kah KAH shee   # a hero

SIOBHÁN: {Kakashi: KAH kah shee}
"""


@pytest.fixture
def show(tmp_path, monkeypatch):
    """Return a show folder with a screenplay and a lexicon, in which the test runs."""
    (tmp_path / "names.fountain").write_text(SCREENPLAY, encoding="utf-8")
    (tmp_path / "voices").mkdir()
    (tmp_path / "voices/pronunciations.yaml").write_text(LEXICON, encoding="utf-8")
    (tmp_path / "show.yaml").write_text("engine: tone\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def opened(show):
    return open_production(open_project(show, show), show / "names.fountain")


def test_each_entry_tells_how_many_lines_it_touches(show):
    """A role's own entry stands before the show's in that role's lines."""
    rows = touched(opened(show))
    assert [(row.word, row.scope, row.line, row.lines) for row in rows] == [
        ("Kakashi", "", 2, 1),
        ("Kakashi", "SIOBHÁN", 4, 1),
    ]


def test_names_and_unknown_words_are_suggested_by_frequency(show):
    """What is in the lexicon, in the dictionary, or known to the rules is not."""
    found = [(one.word, one.kind, one.times) for one in suggestions(opened(show))]
    assert found == [("Siobhán", "name", 2), ("zorplex", "word", 2), ("Vannick", "name", 1)]


def test_names_in_any_letters_are_suggested(show):
    """That a letter is given to engines in another one is no knowledge of the name."""
    names = ["Łucja", "Nguyễn", "Šimon", "Dvořák", "Đặng", "Łęcka", "Hawaiʻi", "Zoë", "Inés", "Søren"]
    text = f"Title: Names\n\nI saw {', '.join(names)}, and Łęcka’s dog. ŁÓDŹ is far.\n"
    (show / "names.fountain").write_text(text, encoding="utf-8")
    assert {one.word for one in suggestions(opened(show))} >= set(names)


@pytest.mark.engine
@pytest.mark.parametrize("language", ["en-US", "en-GB"])
def test_suggestions_tell_what_is_spoken(show, language):
    """In letters that espeak-ng reads, in the show's English."""
    (show / "show.yaml").write_text(f"engine: tone\nlanguage: {language}\n", encoding="utf-8")
    (show / "names.fountain").write_text("Title: Names\n\nŽofka met Inés.\n", encoding="utf-8")
    ipa = {one.word: one.ipa for one in suggestions(opened(show))}
    assert "ʒ" in ipa["Žofka"]
    assert 0 < len(ipa["Žofka"]) < 9
    assert 0 < len(ipa["Inés"]) < 9, "no letter is named"


@pytest.mark.engine
def test_suggestions_tell_how_espeak_says_them(show):
    """In IPA, and in letters."""
    one = next(one for one in suggestions(opened(show)) if one.word == "zorplex")
    assert "z" in one.ipa
    assert "ˈ" in one.ipa
    assert "Z" in one.respelled.upper()


def test_an_edit_keeps_comments_and_every_other_character(show):
    """New words are added, old ones changed in place, and what it said before is told."""
    path = show / "voices/pronunciations.yaml"
    assert set_word(path, "Zorplex", "ZOR plex") == ""
    assert set_word(path, "kakashi", "/kɑkˈɑʃi/") == "kah KAH shee"
    assert set_word(path, "Kakashi", "KAH kah SHEE", "Siobhán") == "KAH kah shee"
    assert path.read_text(encoding="utf-8") == (
        "# mine\nKakashi: /kɑkˈɑʃi/   # a hero\n\nSIOBHÁN: {Kakashi: KAH kah SHEE}\nZorplex: ZOR plex\n"
    )
    assert set_word(path, "Zorplex", None) == "ZOR plex"
    assert {one.word for one in read_lexicon(path).entries} == {"Kakashi"}


def test_a_word_is_the_same_however_its_accents_are_written(show):
    """A Mac types two letters where others type one; an apostrophe may be curled."""
    path = show / "voices/pronunciations.yaml"
    set_word(path, normalize("NFC", "Zoë's"), "ZOH eez")
    assert set_word(path, normalize("NFD", "Zoë\u2019s"), "ZOO eez") == "ZOH eez"
    assert [one.said for one in read_lexicon(path).entries if one.word.startswith("Zo")] == ["ZOO eez"]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_an_edit_keeps_line_ends(show, mark):
    """Those of Windows, and the mark that some of its programs begin a file with."""
    path = show / "voices/pronunciations.yaml"
    text = mark + LEXICON.replace("\n", "\r\n")
    path.write_bytes(text.encode())
    set_word(path, "Zorplex", "ZOR plex")
    set_word(path, "Kakashi", "ka ka SHEE")
    edited = text.replace("kah KAH shee", "ka ka SHEE") + "Zorplex: ZOR plex\r\n"
    assert path.read_bytes() == edited.encode()


def test_a_lexicon_changed_by_somebody_else_is_not_overwritten(show, monkeypatch):
    """What a writer saved while the program was thinking is kept."""
    path = show / "voices/pronunciations.yaml"

    def late(*arguments):
        path.write_text("Saved: MEAN while\n", encoding="utf-8")
        return spliced(*arguments)

    monkeypatch.setattr("drama.cast.splice.spliced", late)
    with pytest.raises(CastError, match="changed meanwhile"):
        set_word(path, "Zorplex", "ZOR plex")
    assert path.read_text(encoding="utf-8") == "Saved: MEAN while\n"


def test_an_edit_makes_the_file(show):
    """The first entry of a show begins its lexicon, a role's one too."""
    path = show / "voices/more.yaml"
    set_word(path, "Niamh", "/nˈiːv/", "MARA")
    assert [(one.word, one.scope) for one in read_lexicon(path).entries] == [("Niamh", "MARA")]
    assert path.read_text(encoding="utf-8").startswith("# How words are said")


@pytest.mark.parametrize(
    ("word", "said"), [("Mara", "m4ra"), ("Mara", "/ma"), ("!", "bang"), ("Nobody", None)]
)
def test_what_cannot_be_leaves_the_file_alone(show, word, said):
    """A faulty pronunciation, or a word that is not there, is an error and no edit."""
    path = show / "voices/pronunciations.yaml"
    with pytest.raises(CastError):
        set_word(path, word, said)
    assert path.read_text(encoding="utf-8") == LEXICON


def test_a_word_can_be_heard(show):
    """`say` makes a clip that lasts as long as the word."""
    clip = say(open_project(show, show), "Zorplex", "zor plex")
    assert clip == show / "output/say-zorplex.mp3"
    assert 0.3 < soundfile.info(clip).duration < 1.0


@pytest.mark.parametrize(
    ("scope", "what"),
    [
        ("SIOBHÁN", None),
        ("Kakashi", None),
        ("en-GB", None),
        ("en", None),
        ("KAKASHY", "nobody is called 'KAKASHY' in this show (did you mean 'KAKASHI'?)"),
        ("Hatake", "HATAKE is another name of KAKASHI: only entries for KAKASHI are heard"),
        ("en-FR", "no show is read in 'en-FR'"),
    ],
)
def test_an_entry_for_nobody_is_told(show, scope, what):
    """It is written all the same: the screenplay may be changed next."""
    (show / "voices/names.yaml").write_text(
        "aliases: {HATAKE: KAKASHI}\nroles: {KAKASHI: {}}\n", encoding="utf-8"
    )
    assert [one.what for one in unheard(open_project(show, show), scope)] == ([what] if what else [])
    told = CliRunner().invoke(app, ["lexicon", "set", "Niamh", "neev", "--for", scope])
    assert (told.exit_code, told.stderr.startswith(f"warning: {what}")) == (0, what is not None)


def test_a_language_of_no_show_is_told(show):
    """Where its section stands; a section for a language that shows are read in is none."""
    sections = "en-FR: {Kakashi: kah kah, Siobhán: shee VON}\nen-GB: {Kakashi: kah}\n"
    (show / "voices/pronunciations.yaml").write_text(LEXICON + sections, encoding="utf-8")
    told = [one for one in check(opened(show)).slips if "no show" in one.what]
    assert [(one.what, one.place.line) for one in told] == [("no show is read in 'en-FR'", 5)]
    ran = CliRunner().invoke(app, ["lexicon", "show", "names.fountain"])
    assert (ran.exit_code, ":5: no show is read in 'en-FR'" in ran.stderr) == (0, True)


@pytest.mark.parametrize("word", ["\U0001f602", "...!", "@#$%!"])
def test_what_is_silent_is_no_clip(show, word):
    """Nobody is left to wonder at a clip with nothing in it."""
    with pytest.raises(EngineError, match="nothing of '.*' is said"):
        say(open_project(show, show), word, "")
    assert not (show / "output").exists()


def test_a_voice_that_there_is_not_has_no_place(show):
    """The word comes from the command line, and from no file."""
    with pytest.raises(EngineError) as caught:
        say(open_project(show, show), "Mara", "", "pyttsx3", "gmw/en+zoe")
    assert [one.place for one in caught.value.problems] == [None]


def test_the_command_line(show):
    """A screenplay alone is `show`; set tells how to take it back; JSON is for programs."""
    run = CliRunner().invoke
    assert "KAH kah shee" in run(app, ["lexicon", "names.fountain"]).output
    rows = json.loads(run(app, ["lexicon", "names.fountain", "--json"]).output)
    assert rows[0] == {"word": "Kakashi", "said": "kah KAH shee", "scope": "", "line": 2, "lines": 1}
    assert (
        json.loads(run(app, ["lexicon", "suggest", "names.fountain", "--json"]).output)[0]["word"]
        == "Siobhán"
    )
    done = run(app, ["lexicon", "set", "Kakashi", "kuh KAH shee"])
    assert 'drama lexicon set Kakashi "kah KAH shee"' in done.output
    assert "kuh KAH shee" in Path("voices/pronunciations.yaml").read_text(encoding="utf-8")


def test_a_screenplay_may_have_a_lexicon_of_its_own(show):
    """With its screenplay, `set` writes to the file its voice map names."""
    (show / "voices/names.yaml").write_text("lexicon: own.yaml\n", encoding="utf-8")
    told = CliRunner().invoke(app, ["lexicon", "set", "Niamh", "neev", "--script", "names.fountain"])
    assert "to take it back: drama lexicon set Niamh none --script names.fountain" in told.output
    assert [one.word for one in read_lexicon(show / "voices/own.yaml").entries] == ["Niamh"]
    assert opened(show).diction.of("Niamh", "X").text == "neev"


def test_a_lexicon_that_is_named_must_be_there(show):
    """A voice map that names another file is told where it is missing, or outside the folder."""
    (show / "voices/names.yaml").write_text("lexicon: other.yaml\n", encoding="utf-8")
    with pytest.raises(CastError, match=r"other\.yaml"):
        _ = opened(show).diction
    (show / "voices/names.yaml").write_text("lexicon: ../secret.yaml\n", encoding="utf-8")
    with pytest.raises(CastError, match="no file beside the voice map"):
        _ = opened(show).diction


def test_a_check_tells_of_a_faulty_lexicon(show):
    """`drama check` finds it before anything is spoken."""
    (show / "voices/pronunciations.yaml").write_text("Kakashi: k4k4shi\n", encoding="utf-8")
    faults = [str(fault) for fault in check(opened(show)).faults]
    assert any("pronunciations.yaml:1: Kakashi: '4' has no sound" in fault for fault in faults)
