"""Whole episodes with the tone engine: from a story to the finished MP3, and again after a change."""

import json
from pathlib import Path

import pytest
from mutagen.id3 import ID3

from drama.desk.audition import sample
from drama.show.production import open_production
from drama.show.project import open_project
from drama.speech.engine import open_engine
from drama.store.shelf import Shelf

ROOT = Path(__file__).parent.parent


STORY = """The Two Gates
by A. Writer

Chapter One: The Ford

The river was high. The river was loud, and Mara stood beside it.

“Who is there?” she whispered.

“Only me,” said the old man. “Come in—”

“No!” shouted Mara.

Chapter Two: The Hill

Thunder rolled over the hill. Mara ran.

* * *

It was quiet at last.

“We are home,” Mara said.
"""


@pytest.fixture
def story(show):
    path = show / "two-gates.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def rendered(drama, *arguments):
    ran = drama(*arguments, "--json")
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def test_a_story_becomes_a_chaptered_mp3(show, story, drama):
    """One command makes the screenplay, the cast and an MP3 at the loudness podcasts want."""
    episode = rendered(drama, "make", story)
    assert episode["loudness_lufs"] == pytest.approx(-16.0, abs=0.5)
    assert episode["peak_dbtp"] <= -1.0
    tags = ID3(episode["file"])
    assert (tags["TIT2"].text, tags["TPE1"].text, tags["TALB"].text) == (
        ["The Two Gates"],
        ["A. Writer"],
        ["The Show"],
    )
    marks = sorted(tags.getall("CHAP"), key=lambda mark: mark.start_time)
    assert [mark.sub_frames["TIT2"].text[0] for mark in marks] == [
        "Chapter One: The Ford",
        "Chapter Two: The Hill",
    ]
    for mark, chapter in zip(marks, episode["chapters"], strict=True):
        assert mark.start_time == pytest.approx(1000 * chapter["start"], abs=20)
    assert len(tags.getall("CTOC")) == 1


def test_the_record_names_every_line_and_sound(show, story, drama):
    """The timeline beside the episode holds each line with its role, and each sound by name."""
    rendered(drama, "make", story)
    record = json.loads((show / "output/two-gates/two-gates.timeline.json").read_text(encoding="utf-8"))
    assert record["schema"] == "drama.timeline/4"
    heard = {(clip["role"], clip["name"]) for clip in record["clips"]}
    assert {
        ("MARA", "Who is there?"),
        ("OLD MAN", "Only me,"),
        ("", "river"),
        ("", "thunder, rolling"),
    } <= heard


def test_nothing_changed_speaks_nothing(show, story, drama):
    """A second render finds every take on the shelf and makes the same bytes."""
    first = rendered(drama, "make", story)
    before = (show / "output/two-gates/two-gates.mp3").read_bytes()
    again = rendered(drama, "render", show / "two-gates.fountain")
    assert (first["spoken_anew"], again["spoken_anew"]) == (first["lines"], 0)
    assert (show / "output/two-gates/two-gates.mp3").read_bytes() == before


def test_a_new_voice_speaks_only_its_own_lines(show, story, drama):
    """After a change to one role only that role's lines are made anew."""
    rendered(drama, "make", story)
    script = show / "two-gates.fountain"
    assert drama("cast", script, "--set", "MARA.pitch=3").code == 0
    assert rendered(drama, "render", script)["spoken_anew"] == 3
    assert drama("cast", script, "--set", "MARA.pan=-0.2").code == 0
    assert rendered(drama, "render", script)["spoken_anew"] == 0, "a place in the mix is not a new take"


def test_one_changed_word_speaks_one_line(show, story, drama):
    """Editing the screenplay makes the edited line anew and no other."""
    rendered(drama, "make", story)
    script = show / "two-gates.fountain"
    text = script.read_text(encoding="utf-8")
    script.write_text(text.replace("It was quiet at last.", "It was quiet again."), encoding="utf-8")
    assert rendered(drama, "render", script)["spoken_anew"] == 1


def test_an_edited_screenplay_is_never_lost(show, story, drama):
    """Converting again refuses to replace edits; --replace keeps them beside it; make renders them."""
    rendered(drama, "make", story)
    script = show / "two-gates.fountain"
    edited = script.read_text(encoding="utf-8").replace("at last", "at long last")
    script.write_text(edited, encoding="utf-8")
    refused = drama("convert", story)
    assert (refused.code, script.read_text(encoding="utf-8")) == (4, edited)
    assert "--replace" in refused.err
    assert "It was quiet at long last." in (show / "output").parent.joinpath("two-gates.fountain").read_text(
        "utf-8"
    )
    rendered(drama, "make", story)
    assert script.read_text(encoding="utf-8") == edited
    assert drama("convert", story, "--replace").code == 0
    assert (show / "two-gates.fountain.1.bak").read_text(encoding="utf-8") == edited


def test_a_damaged_take_is_made_again(show, story, drama):
    """A take that was cut short on the shelf is noticed, spoken again, and the episode is the same."""
    rendered(drama, "make", story)
    finished = show / "output/two-gates/two-gates.mp3"
    before = finished.read_bytes()
    take = next(path for path in sorted((show / ".drama/shelf").glob("*/*.flac")))
    take.write_bytes(take.read_bytes()[:100])
    rendered(drama, "render", show / "two-gates.fountain")
    assert finished.read_bytes() == before


def test_export_writes_other_files_of_the_same_episode(show, story, drama):
    """A FLAC of the episode is exported from its timeline, at the same loudness."""
    rendered(drama, "make", story)
    ran = drama("export", show / "two-gates.fountain", "--format", "flac", "--to", show / "master.flac")
    assert ran.code == 0, ran.err
    assert "loudness -16." in ran.out
    assert (show / "master.flac").read_bytes()[:4] == b"fLaC"


def test_the_ending_of_an_export_tells_its_kind(show, story, drama):
    """`--to` alone chooses the kind; an ending that says something else than `--format` is refused."""
    rendered(drama, "make", story)
    assert drama("export", show / "two-gates.fountain", "--to", show / "new/master.WAV").code == 0
    assert (show / "new/master.WAV").read_bytes()[:4] == b"RIFF"
    for wrong in (["--format", "flac", "--to", "a.mp3"], ["--to", "a.ogg"], ["--to", "."]):
        ran = drama("export", show / "two-gates.fountain", *wrong)
        assert (ran.code, "hint" in ran.err) == (8, True), wrong
    assert not list(show.glob("a.*"))


def test_a_cover_is_refused_where_the_file_holds_none(show, story, drama):
    """A cover asked for is in the file, or nothing is written."""
    rendered(drama, "make", story)
    ran = drama("export", show / "two-gates.fountain", "--format", "wav", "--cover", "cover.jpg")
    assert ran.code == 8
    assert "no cover" in ran.err
    assert not (show / "output/two-gates/two-gates.wav").exists()


def test_chapters_are_listed_by_number(show, drama):
    """Convert prints the numbers that `--chapters` takes, of the whole story, and so does its refusal."""
    (show / "story.txt").write_text("Chapter 1\n\nShe ran.\n\nChapter 2: The Mill\n\nShe sat.\n")
    assert "chapters: 1. Chapter 1; 2. Chapter 2: The Mill\n" in drama("convert", "story.txt").out
    part = drama("convert", "story.txt", "--chapters", "2", "--to", "two.fountain")
    assert "  chapters: 2. Chapter 2: The Mill\n" in part.out
    refused = drama("convert", "story.txt", "--chapters", "3")
    assert "chapters 1 to 2 (1. Chapter 1; 2. Chapter 2: The Mill); write 3, 1-3 or 2,5-" in refused.err


def test_a_cover_that_is_no_picture_is_refused_before_anything_is_written(show, story, drama):
    """One that is not there, a folder, a text; of the episode, and of its chapters."""
    rendered(drama, "make", story)
    for cover in ("nothere.png", "voices", "show.yaml"):
        for more in ([], ["--each-chapter"]):
            ran = drama("export", show / "two-gates.fountain", "--format", "flac", "--cover", cover, *more)
            assert (ran.code, f"error: {cover}: the picture" in ran.err) == (8, True), ran.err
    assert not list(show.glob("output/**/*.flac"))


def test_chapters_go_into_a_folder_and_not_into_a_name_of_a_file(show, story, drama):
    """`--to x.m4b` was meant for one file; what is a file already is no folder."""
    rendered(drama, "make", story)
    for name in ("x.m4b", "x.MP3", "show.yaml"):
        ran = drama("export", show / "two-gates.fountain", "--each-chapter", "--to", name)
        assert (ran.code, f"error: {name}: a file for every chapter needs a folder" in ran.err) == (8, True)
    assert not list(show.glob("x.*"))
    assert drama("export", show / "two-gates.fountain", "--each-chapter", "--to", "vol.1").code == 0
    assert len(list(show.glob("vol.1/*.mp3"))) == 2


def test_files_of_chapters_that_are_gone_are_removed(show, story, drama):
    """What drama wrote goes; what was changed since, is called otherwise, or lies elsewhere stays."""
    rendered(drama, "make", story)
    script = show / "two-gates.fountain"
    for to in ([], ["--to", "elsewhere"]):
        assert drama("export", script, "--each-chapter", *to).code == 0
    folder = show / "output/two-gates/two-gates-chapters"
    before = sorted(path.name for path in folder.iterdir())
    (folder / "notes.mp3").write_bytes(b"mine")
    (folder / "09-mine.mp3").write_bytes(b"mine")
    text = script.read_text(encoding="utf-8")
    heading = next(line for line in text.splitlines() if line.startswith("# "))
    script.write_text(text.replace(heading, "# A New Gate", 1), encoding="utf-8")
    rendered(drama, "render", script)
    for to in ([], ["--to", "elsewhere"]):
        ran = drama("export", script, "--each-chapter", *to)
        stays = "elsewhere/" + before[0] if to else "09-mine.mp3"
        assert (ran.code, ran.err.count("lies among them"), stays in ran.err) == (0, 1, True), ran.err
    now = sorted(path.name for path in folder.iterdir())
    assert now == sorted(["01-a-new-gate.mp3", *before[1:], "09-mine.mp3", "notes.mp3"])


def test_one_of_anything_is_told_in_the_singular(show, drama):
    """A story of one line is one line; of a large cast, those not named are counted."""
    (show / "one.txt").write_text("The end.", encoding="utf-8")
    assert "1 chapter, 1 line, 1 role:" in drama("convert", "one.txt").out
    cast = [
        f'"Here," said {first}{last}.'
        for first in ("Al", "Bo", "Ra")
        for last in ("dan", "mon", "ric", "vin")
    ]
    (show / "many.txt").write_text("\n\n".join([*cast, '"Here," said Zoe.']), encoding="utf-8")
    ran = drama("convert", "many.txt")
    assert "14 roles" in ran.out
    assert " and 2 more roles" in ran.out


def test_progress_is_told_in_shares(show, drama):
    """In a log, how far a stage is stands in per cent, whatever the stage counts."""
    script = show / "a.fountain"
    script.write_text("One line.\n", encoding="utf-8")
    ran = drama("make", script)
    for stage in ("speech", "mix", "encode"):
        assert f"{stage}: 100%, " in ran.err


def test_an_audition_speaks_a_role_in_several_voices(show, story, drama):
    """The role's own lines come in each voice, and the cast stays as it was."""
    rendered(drama, "make", story)
    sheet = (show / "voices/two-gates.yaml").read_bytes()
    voices = [voice.id for voice in open_engine("tone").voices()][:2]
    ran = drama("audition", "mara", *voices)
    assert ran.code == 0, ran.err
    assert all(voice in ran.out for voice in voices)
    assert (show / "output/two-gates/two-gates.audition-mara.mp3").stat().st_size > 10_000
    assert (show / "voices/two-gates.yaml").read_bytes() == sheet


def test_an_audition_told_the_screenplay_first_says_how_to_write_it(show, drama):
    """Every other command takes the screenplay first, so the line to type is told whole."""
    (show / "my gate.fountain").write_text("MARA\nHello, my dear.\n", encoding="utf-8")
    ran = drama("audition", "my gate.fountain", "MARA", "fife")
    assert ran.code == 2
    assert 'drama audition MARA fife --script "my gate.fountain"' in " ".join(ran.err.split())
    ran = drama("audition", "my gate.fountain")
    assert 'drama audition ROLE --script "my gate.fountain"' in " ".join(ran.err.split())


def test_an_audition_proposes_voices(show, story, drama):
    """After the voice that is cast come the best of the others, each at a time of its own."""
    rendered(drama, "make", story)
    ran = drama("audition", "mara", "--best", 3)
    assert ran.code == 0, ran.err
    rows = [row.split() for row in ran.out.splitlines()[1:]]
    assert len({voice for _, voice in rows}) == 4
    assert [start for start, _ in rows] == sorted({start for start, _ in rows})
    kinds = {voice.id: voice for voice in open_engine("tone").voices()}
    assert {kinds[voice].gender for _, voice in rows} == {"female"}


def test_what_convert_says_to_do_next_works(show, story, drama):
    """Roles without a voice are cast before the render; once all have one, only the render is named."""
    told = drama("convert", story).out.partition("next: ")[2]
    commands = [line.split()[1:] for line in told.splitlines()[1:]]
    assert [command[0] for command in commands] == ["cast", "render"]
    for command in commands:
        assert drama(*command).code == 0
    assert "then: drama render two-gates.fountain\n" in drama("convert", story, "--replace").out
    (show / "voices/two-gates.yaml").write_text("narrator: {}\nroles: [\n", encoding="utf-8")
    again = drama("convert", story, "--replace")
    assert (again.code, "drama cast two-gates.fountain --propose" in again.out) == (0, True)


def test_names_with_brackets_are_told_whole(show, drama):
    """Brackets in the name of a file or a role are part of it, not markup."""
    story = show / "[draft] gate.txt"
    story.write_text("'Hello,' said Mara. It was late.", encoding="utf-8")
    assert "[draft] gate.fountain\n" in drama("convert", story).out
    told = drama("make", story).out
    assert "output/[draft] gate/[draft] gate.mp3" in told


def test_a_screenplay_with_any_of_its_endings_is_made(show, drama):
    """`make` takes what `render` takes."""
    script = show / "A.Fountain"
    script.write_text("MARA\nHello, my dear.\n", encoding="utf-8")
    assert drama("make", script).code == 0
    assert (show / "output/A/A.mp3").is_file()


def test_an_audition_of_a_role_no_file_could_be_named_after(show, drama):
    """Signs that a file's name cannot hold everywhere become hyphens."""
    script = show / "a.fountain"
    script.write_text("MUM/DAD #1?\nHello, my dear.\n", encoding="utf-8")
    assert drama("cast", script, "--propose").code == 0
    assert drama("audition", "mum/dad #1?").code == 0
    assert [path.name for path in (show / "output/a").iterdir()] == ["a.audition-mum-dad-1.mp3"]


@pytest.mark.parametrize(("own", "name"), [("", "tom"), ("It is only me again.", "tom"), ("", "old man")])
def test_an_audition_knows_a_role_by_its_other_names(show, drama, own, name):
    """The aliases of the voice map: lines under any of them are the role's."""
    script, voices = show / "a.fountain", show / "voices/a.yaml"
    more = f"\nTOM\n{own}\n" if own else ""
    script.write_text(f"OLD MAN\nHello again, my dear.\n{more}", encoding="utf-8")
    voices.parent.mkdir()
    voices.write_text("narrator: {}\nroles: {TOM: {}}\naliases: {OLD MAN: TOM}\n", encoding="utf-8")
    assert drama("audition", name).code == 0
    said = sample(open_production(open_project(script, show), script), name)
    assert [line.words for line in said] == ["Hello again, my dear.", *filter(None, [own])]


def test_check_tells_what_would_stop_a_render(show, story, drama):
    """A faultless episode is ready; a sound that does not exist is named with its line and exit code."""
    rendered(drama, "make", story)
    script = show / "two-gates.fountain"
    ready = drama("check", script)
    assert ready.code == 0, ready.err
    assert "ready to render" in ready.out
    script.write_text(script.read_text(encoding="utf-8") + "\nSOUND: thundr\n", encoding="utf-8")
    faulty = drama("check", script)
    last = script.read_text(encoding="utf-8").count("\n")
    assert faulty.code == 6
    assert f"two-gates.fountain:{last}" in faulty.err
    assert "thunder" in faulty.err


def test_check_reads_the_sound_files_that_an_episode_asks_for(show, drama):
    """An empty file would stop the render: it is named as a missing one is."""
    (show / "sfx").mkdir()
    (show / "sfx/gate.wav").touch()
    script = show / "a.fountain"
    script.write_text("MARA\nHello.\n\nSOUND: gate\n", encoding="utf-8")
    assert drama("cast", script, "--propose").code == 0
    checked = drama("check", script)
    assert (checked.code, "gate.wav: is not a sound file" in checked.err) == (6, True)


def test_the_example_is_in_step_with_its_story(show, drama):
    """The example screenplay still says every word of the example story."""
    ran = drama("check", ROOT / "examples/the-river-gate.fountain", "--json")
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["cut"] == 0


def test_takes_are_shared_by_content_not_by_place(show, story, drama):
    """The shelf holds one take for words said twice by one voice."""
    script = show / "echo.fountain"
    script.write_text("MARA\nHello?\n\nMARA\nHello?\n", encoding="utf-8")
    assert drama("cast", script, "--propose").code == 0
    episode = rendered(drama, "render", script)
    assert episode["lines"] == 2
    spoken = [
        card
        for card in (show / ".drama/shelf").glob("*/*.json")
        if Shelf(show / ".drama/shelf").find(card.stem)
    ]
    assert len(spoken) == 2, "one take for the words, one for the room tone"
