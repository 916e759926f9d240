"""What lies where an export goes: what drama wrote is replaced, what is somebody's is kept."""

import pytest

STORY = "“Hello,” said Mara.\n\n“Good evening,” said Tobin.\n"


@pytest.fixture
def rendered(show, drama):
    """A rendered episode with its story."""
    (show / "one.txt").write_text(STORY, encoding="utf-8")
    assert drama("make", "one.txt").code == 0
    return show / "one.fountain"


def test_the_story_is_not_written_over(rendered, drama):
    """A transcript that is to have its name is refused."""
    ran = drama("export", rendered, "--to", "one.txt")
    assert (ran.code, "one.txt: the episode is made from this" in ran.err) == (8, True)
    assert rendered.with_suffix(".txt").read_text(encoding="utf-8") == STORY


def test_a_screenplay_that_convert_did_not_write_so_is_used(rendered, drama):
    """Who changed it is not known: nobody is told to have edited it."""
    rendered.write_text(rendered.read_text(encoding="utf-8") + "\nIt rained.\n", encoding="utf-8")
    told = drama("make", "one.txt")
    assert told.code == 0
    assert "using one.fountain, which is not as convert wrote it" in told.err
    refused = drama("convert", "one.txt")
    assert "this screenplay is not as drama convert wrote it" in refused.err


@pytest.mark.parametrize("name", ["mine.txt", "mine.vtt", "mine.mp3"])
def test_a_file_of_somebody_is_set_aside(rendered, drama, name):
    """Once: what drama wrote is replaced without another copy, until somebody changes it."""
    mine = rendered.with_name(name)
    mine.write_text("mine", encoding="utf-8")
    assert f"the one before is kept as {name}.1.bak" in drama("export", rendered, "--to", name).out
    assert mine.with_name(f"{name}.1.bak").read_text(encoding="utf-8") == "mine"
    assert "kept as" not in drama("export", rendered, "--to", name).out
    mine.write_text("corrected", encoding="utf-8")
    assert f"{name}.2.bak" in drama("export", rendered, "--to", name).out
    assert mine.with_name(f"{name}.2.bak").read_text(encoding="utf-8") == "corrected"


def test_stems_set_aside_what_is_somebodys(rendered, drama):
    """As an export does."""
    mine = rendered.parent / "mine" / "dialogue.wav"
    mine.parent.mkdir()
    mine.write_text("mine", encoding="utf-8")
    assert "kept as dialogue.wav.1.bak" in drama("stems", rendered, "--by", "buses", "--out", "mine").out
    assert mine.with_name("dialogue.wav.1.bak").read_text(encoding="utf-8") == "mine"
    assert "kept as" not in drama("stems", rendered, "--by", "buses", "--out", "mine").out


def test_publishing_keeps_a_transcript_corrected_by_hand(rendered, drama):
    """And says so."""
    assert drama("publish", rendered).code == 0
    assert "kept as" not in drama("publish", rendered).err
    captions = rendered.parent / "output" / "one" / "one.vtt"
    captions.write_text("corrected", encoding="utf-8")
    assert "yours is kept as one.vtt.1.bak" in drama("publish", rendered).err
    assert captions.with_name("one.vtt.1.bak").read_text(encoding="utf-8") == "corrected"


def test_brackets_in_a_name_stay_brackets(rendered, drama):
    """Of the file that is set aside too, and of the account in which all is listed that is not spoken."""
    script = rendered.with_name("one[final].fountain")
    rendered.rename(script)
    assert drama("make", script).code == 0
    for command, file in (("daw", "daw/one[final].rpp"), ("sheets", "sheets/production.md")):
        drama(command, script)
        mine = script.parent / "output/one[final]" / file
        mine.write_text("mine", encoding="utf-8")
        assert f"; the one before is kept as {mine.name}.1.bak" in drama(command, script).out
    story = rendered.with_name("two[final].txt")
    notes = "".join(f"[Author's note: {number} of them]\n\n" for number in range(20))
    story.write_text(notes + STORY, encoding="utf-8")
    assert "listed in two[final].origins.json" in drama("convert", story).out
