"""The wrong file given to a command: told what it is and what to give instead, and nothing written."""

import json
import os
from pathlib import Path

import pytest
from typer.main import get_command

from drama.adaptation import adapt
from drama.cli import app
from drama.desk.manuscript import account_path, check_free, check_screenplay, save
from drama.errors import ScriptError

STORY = "It was late.\n\n“Hello,” said Mara. “Who is there?”\n\n“Only me,” said Tom.\n"

MORE = {
    "alias": ("Mara", "she"),
    "edit": ("3", "--words", "Hello"),
    "merge": ("Mara", "Tom"),
    "narrator": ("Mara",),
    "split": ("Mara", "she"),
    "takes": ("3",),
}
"""What commands that take a screenplay need besides it."""

TAKERS = sorted(
    name
    for name, command in get_command(app).commands.items()
    if any(one.metavar == "SCRIPT" and one.param_type_name == "argument" for one in command.params)
)


CHANGERS = ("alias", "doubts", "edit", "merge", "narrator", "split", "undo")
"""Those of them that write a screenplay."""


@pytest.fixture
def story(show):
    """A story in a show, and nothing beside it."""
    path = show / "gate.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture
def twins(show):
    """Two stories of one name, the first with its screenplay."""
    for name in ("sexton.md", "sexton.txt"):
        (show / name).write_text(STORY, encoding="utf-8")
    save(adapt(show / "sexton.md"), show / "sexton.fountain")
    return show / "sexton.md", show / "sexton.txt", show / "sexton.fountain"


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_the_commands_are_found():
    """The list is not empty, and has the commands that write."""
    assert {"edit", "merge", "undo", "cues", "doubts", "check", "render"} <= set(TAKERS)


@pytest.mark.parametrize("name", TAKERS)
def test_a_story_is_no_screenplay(show, drama, story, name):
    """Every command that takes a screenplay says so, with the way to one, and leaves the story alone."""
    before = files(show)
    ran = drama(name, "gate.txt", *MORE.get(name, ()))
    assert (ran.code, ran.out) == (4, ""), ran.err
    assert "gate.txt: this is a story, not a screenplay" in ran.err
    assert "drama convert gate.txt" in ran.err
    assert files(show) == before


@pytest.mark.parametrize("name", TAKERS)
def test_a_screenplay_that_is_misspelt(show, drama, story, name):
    """Every command says that it is not there, and which was probably meant."""
    save(adapt(story), show / "gate.fountain")
    ran = drama(name, "gaet.fountain", *MORE.get(name, ()))
    assert (ran.code, ran.out) == (4, ""), ran.err
    assert "gaet.fountain: there is no such file" in ran.err
    assert "did you mean 'gate.fountain'?" in ran.err


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
@pytest.mark.parametrize("name", CHANGERS)
def test_a_screenplay_of_another_encoding_is_not_changed(show, drama, story, name, encoding):
    """Every command that would says so, with the row and what to do, and leaves all files alone."""
    path = show / "gate.fountain"
    story.write_text(f"{STORY}\nThunder rolled over the hills.\n", encoding="utf-8")
    save(adapt(story, "", "rich"), path)
    assert drama("merge", path, "Mara", "Tom").code == 0  # a step to undo
    path.write_bytes(path.read_text(encoding="utf-8").replace("Only me", "Only Zoë").encode(encoding))
    row = (
        1 if encoding == "utf-16" else path.read_bytes()[: path.read_bytes().index(b"\xeb")].count(b"\n") + 1
    )
    before = files(show)
    ran = drama(name, path.name, *MORE.get(name, ()))
    assert (ran.code, ran.out) == (4, ""), ran.err
    assert f"gate.fountain:{row}: this is not UTF-8 text" in ran.err
    assert "save it as UTF-8" in ran.err
    assert files(show) == before


@pytest.mark.parametrize("command", ["render", "check", "convert", "make"])
def test_a_screenplay_of_another_program(show, drama, command):
    """Whatever it is given to, what to do is to export it."""
    (show / "play.FDX").write_text("<?xml?>", encoding="utf-8")
    ran = drama(command, "play.FDX")
    assert (ran.code, "export it as Fountain" in ran.err) == (
        4 if command in ("render", "check") else 3,
        True,
    )


def test_a_rejected_cue_is_not_taken_out_of_another_encoding(show, drama, story):
    """The one thing of `drama cues` that writes the screenplay."""
    path = show / "gate.fountain"
    story.write_text(f"{STORY}\nThunder rolled over the hills.\n", encoding="utf-8")
    save(adapt(story, "", "rich"), path)
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-16")
    before = files(show)
    ran = drama("cues", path.name, "--reject", "1")
    assert (ran.code, "this is not UTF-8 text" in ran.err) == (4, True)
    assert files(show) == before


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "mac_roman"])
def test_a_screenplay_of_another_encoding_is_read(show, drama, encoding):
    """What only reads it does as with UTF-8, and its file stays as it is."""
    path, told = show / "word.fountain", {}
    words = "Café, déjà vu\u2026 “Only me,” she said, and waited for an answer."
    text = f"Title: Zoë\n\nZOË\n{words}\n\nTOM\nDon\u2019t.\n"
    path.write_text(text, encoding="utf-8")
    drama("cast", path.name, "--propose")
    for written in ("utf-8", encoding):
        path.write_bytes(text.replace("\n", "\r\n").encode(written))
        told[written] = [drama("check", path.name).out, drama("takes", path.name, "4", "--json").out]
        assert drama("sheets", path.name, "--format", "csv").code == 0
        told[written] += [sheet.read_bytes() for sheet in sorted(show.rglob("*.csv"))]
    assert len(told[encoding]) > 2
    assert told["utf-8"] == told[encoding]
    assert path.read_bytes() == text.replace("\n", "\r\n").encode(encoding)


@pytest.mark.parametrize(
    ("content", "kind", "do"),
    [
        (b"{\\rtf1\\ansi Hello.}", "an RTF document", "save it as plain text"),
        (b'<?xml version="1.0"?>\n<FinalDraft DocumentType="Script">', "a Final Draft file", "as Fountain"),
        (b"\xef\xbb\xbf<!DOCTYPE html>\n<p>Hello.</p>", "an XML or HTML file", "as Fountain"),
        (b"%PDF-1.4 Hello.", "a PDF", "as Fountain"),
        (b"PK\x03\x04word", "a Word, EPUB or ZIP file", "as Fountain"),
    ],
)
def test_another_document_under_the_name_of_a_screenplay(show, drama, content, kind, do):
    """Its marks would be read out."""
    (show / "play.fountain").write_bytes(content)
    for command in ("check", "render", "cast"):
        ran = drama(command, "play.fountain")
        assert (ran.code, ran.out) == (4, ""), ran.err
        assert f"play.fountain: this is {kind}, not a screenplay" in ran.err
        assert do in ran.err


@pytest.mark.parametrize(
    ("name", "code", "command"),
    [
        ("gate.corrections.yaml", 4, ("doubts", "gate.fountain", "--list")),
        ("gate.corrections.yaml", 4, ("merge", "gate.fountain", "Mara", "Tom")),
        ("gate.cues.yaml", 4, ("convert", "gate.txt")),
        ("voices/pronunciations.yaml", 5, ("lexicon", "set", "Zoë", "ZOH ee")),
        ("voices/gate.yaml", 5, ("cast", "gate.fountain", "--set", "MARA.pace=0.9")),
    ],
)
def test_a_file_beside_it_of_another_encoding(show, drama, story, name, code, command):
    """What else a writer may have saved otherwise is named as well."""
    save(adapt(story), show / "gate.fountain")
    (show / "voices").mkdir()
    (show / name).write_bytes("# Zoë\n".encode("latin-1"))
    ran = drama(*command)
    assert (ran.code, ran.out) == (code, ""), ran.err
    assert f"{name}:1: this is not UTF-8 text" in ran.err


@pytest.mark.parametrize(
    "change", [("--speaker", "Tom"), ("--cut",), ("--add", "Hello?"), ("--sound", "PAUSE: 1")]
)
def test_no_change_of_a_line_reaches_a_story(show, drama, story, change):
    """Whatever `drama edit` is to do, a story is not rewritten as if it were a screenplay."""
    before = files(show)
    assert drama("edit", story, "3", *change).code == 4
    assert files(show) == before


def test_a_storys_screenplay_is_named(story, show):
    """Where the story has one, it is the one to give; not one that was made from another story."""
    save(adapt(story), show / "gate.fountain")
    with pytest.raises(ScriptError, match=r"name its screenplay: .*gate\.fountain"):
        check_screenplay(story)
    other = story.with_suffix(".md")
    other.write_text(STORY, encoding="utf-8")
    with pytest.raises(ScriptError, match=r"drama convert .*gate\.md"):
        check_screenplay(other)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (".", "this is a folder"),
        ("play.pdf", "not a screenplay"),
        ("fountain", "there is no such file"),
    ],
)
def test_what_is_no_screenplay(show, name, says):
    """A folder, a file of another kind, and none."""
    (show / "play.pdf").write_bytes(b"%PDF")
    with pytest.raises(ScriptError, match=says):
        check_screenplay(show / name)


@pytest.mark.parametrize("replace", [(), ("--replace",)])
@pytest.mark.parametrize("name", ["gate.txt", "link.fountain", "notes.md"])
def test_a_story_is_not_written_over(show, drama, story, replace, name):
    """Whatever the options: neither the story itself nor anything else that is called like a story."""
    (show / "notes.md").write_text("Mine.", encoding="utf-8")
    os.link(story, show / "link.fountain")
    before = files(show)
    ran = drama("convert", "gate.txt", "--to", name, *replace)
    assert ran.code == 4
    assert "--to" in ran.err
    assert files(show) == before


def test_two_stories_of_one_name(show, drama, twins):
    """The screenplay of the other stays, for `convert` and for `make`, edited or not."""
    _, story, screenplay = twins
    for text in ("", "\nTOM\nMore.\n"):
        with screenplay.open("a", encoding="utf-8") as file:
            file.write(text)
        before = files(show)
        for command in (("convert",), ("make",), ("make", "--dry-run")):
            ran = drama(*command, story)
            assert ran.code == 4
            assert "this screenplay was made from" in ran.err
            assert "sexton.md" in ran.err
            assert f"drama convert {story} --to {show / 'sexton-txt.fountain'}" in ran.err
        assert files(show) == before
    assert drama("convert", story, "--to", show / "sexton-txt.fountain").code == 0


def test_the_screenplay_of_another_story_is_replaced_if_asked(drama, twins):
    """And then kept, though nobody edited it."""
    _, story, screenplay = twins
    before = screenplay.read_bytes()
    assert drama("convert", story, "--replace").code == 0
    assert screenplay.with_name("sexton.fountain.1.bak").read_bytes() == before
    assert (
        json.loads(account_path(screenplay).read_text(encoding="utf-8"))["made_from"]["path"] == "sexton.txt"
    )


def test_a_story_that_was_renamed_is_the_same(twins):
    """Where the file a screenplay was made from is gone, the new one takes its place."""
    old, story, screenplay = twins
    old.unlink()
    check_free(screenplay, story)


def test_a_sound_that_is_not_there(show, drama):
    """It is told from a folder, and from a file that holds no sound."""
    script = show / "a.fountain"
    script.write_text("# One\n\nMARA\nHello?\n", encoding="utf-8")
    drama("cast", script, "--propose")
    (show / "monday.wav").write_bytes(b"no sound")
    for command, code in (("qc",), 8), (("recordings", script, "--role", "MARA", "--cut"), 6):
        for name, says in ("mondy.wav", "did you mean 'monday.wav'"), (".", "this is a folder"):
            ran = drama(*command, name)
            assert (ran.code, says in ran.err) == (code, True), ran.err
        assert "that can be read" in drama(*command, "monday.wav").err


@pytest.fixture
def script(show, drama):
    """A screenplay of a line, cast."""
    path = show / "a.fountain"
    path.write_text("# One\n\nMARA\nHello?\n", encoding="utf-8")
    drama("cast", path, "--propose")
    return path


@pytest.mark.parametrize(
    "wrong",
    [
        ("export", "--format", "vt"),
        ("export", "--profile", "vt"),
        ("stems", "--format", "mp3"),
        ("daw", "--format", "vt"),
        ("sheets", "--format", "vt"),
    ],
)
def test_a_word_that_an_option_does_not_know(script, drama, wrong):
    """The command line is wrong, whichever command it is of."""
    command, *options = wrong
    ran = drama(command, script, *options)
    assert (ran.code, "is none of" in ran.err) == (2, True)


@pytest.mark.parametrize(
    "known",
    [
        ("export", "--format", "m4b"),
        ("export", "--profile", "acx"),
        ("export", "--bitrate", "v2"),
        ("qc", "--profile", "acx"),
        ("stems", "--format", "flac"),
        ("stems", "--by", "buses"),
        ("daw", "--format", "rpp,labels"),
        ("sheets", "--format", "md,html"),
    ],
)
def test_a_word_that_an_option_knows_in_capitals(script, drama, known):
    """`ACX` and `M4B` is how they are written everywhere else."""
    command, option, word = known
    small = drama(command, script, option, word)  # of an episode that is not rendered yet, for most
    assert small.code != 2
    assert drama(command, script, option, word.upper()) == small


def test_sounds_are_suggested_in_capitals(drama, story):
    """`--cues None` is none."""
    story.write_text(f"{STORY}\nThunder rolled over the hills.\n", encoding="utf-8")
    assert "suggested" not in drama("convert", story, "--cues", "None").out
    assert "suggested" in drama("convert", story, "--cues", "RICH").out


def test_a_word_that_is_near_but_for_its_capitals(show, drama):
    """It is proposed, on the command line and of a file."""
    script = show / "a.fountain"
    script.write_text("# One\n\nMARA\nHello?\n", encoding="utf-8")
    assert "did you mean 'audiobook'?" in " ".join(
        drama("export", script, "--profile", "AUDIOBOK").err.split()
    )
    (show / "show.yaml").write_text("engine: tone\nprofile: ACX\n", encoding="utf-8")
    assert "did you mean 'acx'?" in drama("check", script).err


def test_nothing_named(show, drama):
    """An empty name, as of a variable of the shell, makes no show of this folder and no clip."""
    before = files(show)
    for command in (("new", ""), ("lexicon", "say", "")):
        assert drama(*command).code == 2
    assert files(show) == before
    assert drama("new", ".").code == 0


@pytest.mark.parametrize("name", ["drafts", "book.epub"])
def test_a_folder_is_no_story(show, drama, name):
    """It is there, so its name is not what is wrong."""
    (show / name).mkdir()
    ran = drama("convert", name)
    assert (ran.code, "this is a folder" in ran.err, "did you mean" in ran.err) == (3, True, False)


@pytest.mark.parametrize(
    ("typed", "meant"), [("emjoi.txt", "emoji.txt"), ("EMOJI.txt", "emoji.txt"), ("emoji.md", "emoji.txt")]
)
def test_the_story_that_was_meant(show, drama, typed, meant):
    """A slip of the fingers is seen, in the name as in its ending."""
    (show / "emoji.txt").write_text(STORY, encoding="utf-8")
    assert f"did you mean '{meant}'" in drama("convert", typed).err


@pytest.mark.parametrize(
    ("command", "name", "there"),
    [
        ("convert", "My Novel", "My Novel.docx"),
        ("convert", "Vol. 2", "Vol. 2.docx"),
        ("make", "my novel", "My Novel.docx"),
        ("cast", "Act 1.5", "Act 1.5.fountain"),
        ("qc", "my novel", "My Novel.mp3"),
    ],
)
def test_a_name_without_its_ending(show, drama, command, name, there):
    """It is a file that is not there, of whatever kind; what stands behind its last dot may be no ending."""
    (show / there).write_bytes(b"")
    ran = drama(command, name)
    assert ran.code in (3, 4, 8)
    assert f"{name}: there is no such file\n  hint: check the name (did you mean '{there}'?)" in ran.err


@pytest.mark.parametrize("command", ["convert", "render", "qc"])
def test_where_a_file_was_looked_for_is_told(show, drama, command):
    """In this folder, in another, in one that is not there; a ~ that the shell was kept from is explained."""
    (show / "drafts").mkdir()
    for name, folder in (("salt.x", show), ("drafts/salt.x", show / "drafts")):
        assert f"; it was looked for in {folder}\n" in drama(command, name).err
    assert f"looked for in {show / 'draft'}, which is no folder" in drama(command, "draft/salt.x").err
    home = Path.home() / "my story.txt"
    assert f'~ is not your home folder; write "{home}"' in drama(command, "~/my story.txt").err


@pytest.mark.parametrize("command", ["render", "check", "edit", "convert", "make"])
@pytest.mark.parametrize("there", ["play.fountain.txt", "play.fountain.TXT", "play.spmd.md"])
def test_a_screenplay_with_another_ending_behind_its_own(show, drama, command, there):
    """A text editor put it there: every command says to rename the file, however short its script is."""
    (show / there).write_text("INT. HUT - NIGHT\n\nMARA\nHello?\n", encoding="utf-8")
    before, meant = files(show), there.rpartition(".")[0]
    ran = drama(command, there, *MORE.get(command, ()))
    assert (ran.code, ran.out) == (3 if command in ("convert", "make") else 4, "")
    assert f"{there}: this is a screenplay with {there[len(meant) :]} behind its name" in ran.err
    assert f"rename it to {meant}\n" in ran.err
    assert files(show) == before


def test_a_screenplay_whose_last_ending_is_hidden(show, drama):
    """The name that Windows shows is told of as well; a file with formats has to be saved, not renamed."""
    (show / "play.fountain.txt").write_text("MARA\nHello?\n", encoding="utf-8")
    assert "rename it to play.fountain\n" in drama("render", "play.fountain").err
    (show / "play.fountain").write_text("MARA\nHello!\n", encoding="utf-8")
    assert "give play.fountain instead" in drama("render", "play.fountain.txt").err
    for name in ("scene.fountain.rtf", "scene.fountain.docx"):
        (show / name).write_bytes(b"words")
        for command in ("render", "convert"):
            assert "save it as plain text under the name scene.fountain\n" in drama(command, name).err


def test_a_screenplay_is_not_written_under_two_endings(show, drama, story):
    """Nor is such a name proposed."""
    assert "--to gate.fountain\n" in drama("convert", story, "--to", "gate.fountain.txt").err


def test_a_file_that_is_hardly_alike_is_not_meant(show, drama):
    """That both names end the same makes them no more alike."""
    (show / "emoji.txt").write_text(STORY, encoding="utf-8")
    (show / "notes.docx").write_bytes(b"")
    for typed in ("missing.txt", "votes-of-all.docx"):
        ran = drama("convert", typed)
        assert (ran.code, "no such file" in ran.err, "did you mean" in ran.err) == (3, True, False)
