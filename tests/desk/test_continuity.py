"""A screenplay a chapter: everybody keeps their voice from one episode to the next."""

import pytest

from drama.cast.sheet import read_sheet
from drama.desk.manuscript import account_path, undo_path
from drama.rebuild import ahead
from drama.show.project import open_project

STORY = """# One

The rain fell on the quay. “Is anyone there?” said Mara. “I have a lamp,” said Mara. “And oil,” said Mara.

“Only me,” said Mr. Tobin.

“Hush,” said the old woman.

# Two

The tide went out. “Late again,” said Mr. Bram. “Late as ever,” said Mr. Bram. “Always late,” said Mr. Bram.

“Hush,” said the old woman. “Hush, both,” said the old woman.

“I had no lamp,” said Mara.

# Three

The bell rang. “I heard it,” said the old woman. “I heard it twice,” said the old woman.

“So did I,” said Mr. Bram.

“And I,” said Mr. Tobin.

“I saw it,” said Anna.

“Come home,” said Mara.
"""
FIRST = "as in voices/one.yaml: NARRATOR, OLD WOMAN, MARA"
WARNED = "other voices here than in voices/one.yaml, of an earlier episode of this story: "


@pytest.fixture
def episodes(show, drama):
    """Three screenplays of one story, a chapter each, in a show whose episodes share no map."""
    story = show / "quay.txt"
    story.write_text(STORY, encoding="utf-8")
    for nth, name in enumerate(("one", "two", "three"), 1):
        assert drama("convert", story, "--chapters", nth, "--to", f"{name}.fountain").code == 0
    return [show / f"{name}.fountain" for name in ("one", "two", "three")]


def rows(script):
    sheet = read_sheet(script.parent / "voices" / f"{script.stem}.yaml")
    return {row.role: (row.like, row.voices, row.pace, row.pitch_st, row.pan) for row in sheet.entries()}


def alone(script, drama):
    """Cast an episode as if it were the only one."""
    account = account_path(script)
    kept = account.read_bytes()
    account.unlink()
    assert drama("cast", script, "--propose").code == 0
    account.write_bytes(kept)
    undo_path(script).unlink()


def test_everybody_keeps_their_voice(episodes, drama):
    """Whoever speaks is in the map as in the earlier one, is told, and meets nobody with the same voice."""
    one, two, three = episodes
    drama("cast", one, "--propose")
    assert FIRST in drama("cast", two, "--propose").out
    out = drama("cast", three, "--propose").out
    assert "as in voices/one.yaml: NARRATOR, OLD WOMAN, MR. TOBIN, MARA\n" in out
    assert "as in voices/two.yaml: MR. BRAM\n" in out
    first, second, third = map(rows, episodes)
    assert {**second, **first}.items() >= {role: third[role] for role in third if role != "ANNA"}.items()
    assert second["MARA"] == first["MARA"]
    assert len({row[1] for row in third.values()}) == len(third)
    for script in episodes:
        assert "other voices" not in drama("check", script).err
    assert "taken back: cast NARRATOR" in drama("undo", three).out
    assert not (three.parent / "voices/three.yaml").exists()


def test_who_is_absent_keeps_their_voice_for_later(episodes, drama):
    """Somebody new does not get the voice of one who only speaks in another chapter."""
    one, two, _ = episodes
    drama("cast", one, "--propose")
    drama("cast", two, "--propose")
    assert rows(two)["MR. BRAM"][1] != rows(one)["MR. TOBIN"][1]


def test_all_settings_but_the_lock_are_taken_over(episodes, drama):
    """The earliest chapter's map counts, however late it was made, and for the engine that speaks."""
    one, two, three = episodes
    drama("cast", two, "--propose")
    drama("cast", one, "--propose")
    assert rows(one)["MARA"] == rows(two)["MARA"]
    sets = ("MARA.tone=horn", "MARA.pitch=2", "MARA.level=3", "MARA.actor=Ann", "MARA.like.accent=scottish")
    drama("cast", one, *(word for change in sets for word in ("--set", change)), "--lock", "MARA")
    drama("cast", three, "--propose")
    mara = read_sheet(three.parent / "voices/three.yaml").find("MARA")
    assert (mara.voice_id("tone"), mara.pitch_st, mara.level_db, mara.actor) == ("horn", 2, 3, "Ann")
    assert (mara.like.accent, mara.locked) == ("scottish", False)


def test_make_says_so_and_its_dry_run_casts_alike(episodes, drama, monkeypatch):
    """Also where the screenplay is not written yet."""
    one, two, _ = episodes
    drama("cast", one, "--propose")
    proposed = []
    monkeypatch.setattr(ahead, "plan_of", lambda production: proposed.extend(production.proposed))
    ahead.plan_of_story(open_project(one, one.parent), one.with_name("quay.txt"), "2")
    assert {role.role for role in proposed if role.as_in} == {"NARRATOR", "OLD WOMAN", "MARA"}
    assert FIRST in drama("make", two).out
    assert {role.role: role.voices for role in proposed} == {name: row[1] for name, row in rows(two).items()}


def test_an_episode_cast_otherwise_is_told_and_can_follow(episodes, drama):
    """By check, cast and make; what is cast anew follows the earlier episode, not a later one."""
    one, two, _ = episodes
    drama("cast", one, "--propose")
    alone(two, drama)
    assert rows(two)["MARA"] != rows(one)["MARA"]
    for command in ("check", "cast", "make"):
        ran = drama(command, two)
        assert (ran.code, WARNED in ran.err) == (0, True)
        assert "MARA" in ran.err.partition(WARNED)[2].partition("\n")[0]
        assert "other voices" not in drama(command, one).err
    before = rows(two)
    drama("cast", one, "--propose", "--again")
    assert "as in" not in drama("cast", one).out
    assert "as in voices/one.yaml" in drama("cast", two, "--propose", "--again").out
    assert "other voices" not in drama("check", two).err
    assert rows(two)["MARA"][:4] == rows(one)["MARA"][:4]
    assert rows(two)["MARA"][4] == before["MARA"][4]  # the place in the mix stays


def test_what_is_meant_is_not_told(episodes, drama):
    """A lock, a change by a command, or a word of the map that neither the story nor the other has."""
    one, two, _ = episodes
    drama("cast", one, "--propose")
    drama("cast", two, "--propose")
    assert WARNED not in drama("cast", two, "--set", "MARA.tone=horn", "--set", "NARRATOR.pitch=-3").err
    path = undo_path(two)
    path.unlink()  # then nobody knows
    assert WARNED + "NARRATOR, MARA" in drama("check", two).err
    assert WARNED + "MARA" in drama("cast", two, "--lock", "NARRATOR").err
    path.unlink()
    drama("cast", two, "--set", "MARA.like.age=old")
    path.unlink()
    assert "other voices" not in drama("check", two).err
    horn = rows(two)["MARA"][1]
    drama("cast", two, "--propose", "--again")
    assert rows(two)["MARA"][0].age == "old"
    assert rows(two)["NARRATOR"][3] == -3
    assert dict(horn)["tone"] == "horn"


def test_a_map_for_all_counts_before_those_of_other_episodes(episodes, drama):
    """Who is not in it yet comes into it as they were heard."""
    one, two, three = episodes
    drama("cast", one, "--propose")
    (one.parent / "show.yaml").write_text("engine: tone\nvoices: cast.yaml\n", encoding="utf-8")
    drama("cast", two, "--propose")
    shared = read_sheet(one.parent / "voices/cast.yaml")
    assert shared.find("MARA").voices == rows(one)["MARA"][1]
    drama("cast", three, "--propose")
    assert drama("cast", one, "--set", "MARA.tone=horn", "--lock", "MARA").code == 0
    assert "other voices" not in drama("check", three).err
    drama("cast", three, "--propose", "--again")
    assert read_sheet(one.parent / "voices/cast.yaml").find("MARA").voice_id("tone") != "horn"


@pytest.mark.parametrize("change", ["other engine", "other story", "voice that is gone", "whole story"])
def test_nothing_is_taken_from_what_is_no_other_episode(episodes, drama, change):
    """Nor warned of: another story, another engine, a voice the engine lacks, all chapters in one."""
    one, two, _ = episodes
    drama("cast", one, "--propose")
    alone(two, drama)
    path = one.parent / "voices/one.yaml"
    text = path.read_text(encoding="utf-8")
    if change == "other engine":
        path.write_text(text.replace("tone:", "kokoro:"), encoding="utf-8")
    elif change == "voice that is gone":
        path.write_text(text.replace("tone: ", "tone: no-"), encoding="utf-8")
    else:
        story = one.with_name("quay.txt")
        other = story.with_name("other.txt") if change == "other story" else story
        other.write_text(STORY, encoding="utf-8")
        drama("convert", other, "--to", one, "--replace")
    assert "other voices" not in drama("check", two).err
    if change != "whole story":
        (two.parent / "voices/two.yaml").unlink()
        assert "as in" not in drama("cast", two, "--propose").out


def test_a_damaged_map_of_another_episode_is_told_where_it_is_needed(episodes, drama):
    """An episode that is cast does without."""
    one, two, three = episodes
    drama("cast", two, "--propose")
    (one.parent / "voices/one.yaml").write_text("roles: [\n", encoding="utf-8")
    ran = drama("cast", three, "--propose")
    assert (ran.code, "voices/one.yaml" in ran.err) == (5, True)
    assert drama("cast", two, "--propose").code == 0
    assert drama("check", two).code == 0


def test_a_story_that_is_gone_still_has_its_episodes(episodes, drama):
    """They name it alike."""
    one, two, _ = episodes
    drama("cast", one, "--propose")
    one.with_name("quay.txt").unlink()
    assert FIRST in drama("cast", two, "--propose").out


def test_the_narrator_who_has_a_name_keeps_its_voice(episodes, drama):
    """Once the name is taken over, as the warning says, so is the voice."""
    one, two, _ = episodes
    story = one.with_name("quay.txt")
    story.write_text(STORY.replace("said Mara", "I said"), encoding="utf-8")
    for nth, path in enumerate((one, two), 1):
        drama("convert", story, "--chapters", nth, "--to", path)
    drama("narrator", one, "Zoë", "--new")
    drama("cast", one, "--propose")
    ran = drama("cast", two, "--propose")
    assert "settles that the narrator is Zoë" in ran.err
    assert " I" not in ran.out.partition("as in voices/one.yaml:")[2]
    drama("narrator", two, "Zoë", "--new")
    assert "as in voices/one.yaml: ZOË\n" in drama("cast", two, "--propose").out
    assert rows(two)["ZOË"] == rows(one)["ZOË"]
