"""From screenplay and voice map to a cast, and the table that shows it."""

import pytest

from drama.cast import edit
from drama.cast.assign import assign
from drama.cast.fit import Voices
from drama.cast.likeness import Likeness
from drama.cast.model import Cast, Part, Voice
from drama.cast.propose import propose
from drama.cast.sheet import Sheet, parse_sheet, read_sheet
from drama.cast.table import describe
from drama.errors import CastError
from drama.script.model import Chapter, Line, Scene, Script
from drama.settings import ENGINES
from drama.speech import engine as speech
from drama.speech.tone import open_engine

TONE = open_engine()


def script(*lines):
    beats = tuple(Line(role, words, at=10 * n) for n, (role, words) in enumerate(lines, 1))
    return Script("T", "A", (Chapter("", (Scene("", beats),)),), source="gate.fountain")


SHOW = script(
    ("NARRATOR", "It rained."), ("MARA", "Is anyone there?"), ("Old Woman", "No."), ("THE GIRL", "Oh.")
)
SHEET = """\
narrator: {like: {gender: male, age: adult}, pace: 0.95}
roles:
  Mara:      {tone: flute, pitch: 1, pan: -0.15, level: 2, space: cave, pyttsx3: whatever}
  OLD WOMAN: {like: {gender: female, age: old}, pitch: -2}
aliases: {THE GIRL: MARA}
"""


def test_a_part_is_what_the_map_says():
    """A chosen voice is taken as it is, with its place in the mix; other engines' choices play no part."""
    part = assign(SHOW, parse_sheet(SHEET, "v.yaml"), TONE, "tone").part("MARA")
    assert part.voice == Voice("tone", "flute", 1.0, 1.0)
    assert (part.level_db, part.pan, part.space, part.why) == (2.0, -0.15, "cave", "voice map")


def test_an_open_voice_is_chosen_by_its_description():
    """Where the map names no voice of this engine, `like` finds one; written pace and pitch stay."""
    cast = assign(SHOW, parse_sheet(SHEET, "v.yaml"), TONE, "tone")
    assert cast.part("OLD WOMAN").voice == Voice("tone", "harp", 1.0, -2.0)
    assert cast.part("OLD WOMAN").why == "proposed: female, old"
    assert cast.part("NARRATOR").voice == Voice("tone", "cello", 0.95)


def test_every_spelling_finds_its_part():
    """Aliases and names in small letters lead to the same part."""
    cast = assign(SHOW, parse_sheet(SHEET, "v.yaml"), TONE, "tone")
    assert cast.part("THE GIRL") is cast.part("MARA")
    assert cast.part("Old Woman").role == "OLD WOMAN"
    assert [part.role for part in cast.parts] == ["NARRATOR", "MARA", "OLD WOMAN"]


def test_a_role_that_was_never_cast_is_a_fault_of_the_program():
    """It is told as one, by its name; a generator that ran out would end a loop somewhere without a word."""
    cast = Cast((Part("MARA", Voice("tone", "a")),), (("YOUNG MARA", "MARA"), ("TOM", "THOMAS")))
    assert cast.part("YOUNG MARA") is cast.part("MARA") is cast.parts[0]
    for role, missing in (("BRAM", "BRAM"), ("TOM", "THOMAS")):
        with pytest.raises(KeyError, match=missing):
            cast.part(role)


def test_a_narrator_may_be_somebody():
    """`NARRATOR: MARA` has Mara tell the story herself."""
    sheet = parse_sheet(
        "roles: {MARA: {tone: flute}, OLD WOMAN: {}}\naliases: {NARRATOR: MARA, THE GIRL: MARA}", "v.yaml"
    )
    assert assign(SHOW, sheet, TONE, "tone").part("NARRATOR").voice.id == "flute"


def test_every_missing_role_is_named_once():
    """All at once, where each first speaks, with what to do."""
    show = script(("MARRA", "Hm."), ("TOM", "Ha."), ("TOM", "Ha."), ("MARA", "Oh."))
    with pytest.raises(CastError) as caught:
        assign(show, parse_sheet("roles: {MARA: {}}", "voices/gate.yaml"), TONE, "tone")
    assert str(caught.value) == (
        "gate.fountain:10: MARRA has no voice in voices/gate.yaml (did you mean 'MARA'?)\n"
        "gate.fountain:20: TOM has no voice in voices/gate.yaml\n"
        "  hint: drama cast gate.fountain --propose"
    )


def test_voices_the_engine_does_not_have():
    """Every wrong voice is named with its line in the map and the nearest that exists."""
    sheet = parse_sheet("narrator: {tone: celo}\nroles:\n  MARA: {tone: kazoo}\n", "v.yaml")
    with pytest.raises(CastError) as caught:
        assign(script(("MARA", "Oh.")), sheet, TONE, "tone")
    first, second = caught.value.problems
    assert (first.place.line, first.what) == (1, "NARRATOR: tone has no voice 'celo' (did you mean 'cello'?)")
    assert (second.place.line, second.what) == (3, "MARA: tone has no voice 'kazoo'")
    assert "oboe, cello" in first.hint


def test_a_show_without_a_map_entry_for_the_narrator_has_one():
    """Nobody has to cast the narrator; a lead who is a woman gets a man to tell her story."""
    show = script(("NARRATOR", "It rained."), ("ANNA", "Oh."))
    narrator = assign(show, parse_sheet("roles: {ANNA: {tone: oboe}}", "v.yaml"), TONE, "tone").part(
        "NARRATOR"
    )
    assert (narrator.voice.id, narrator.why) == ("cello", "proposed: male, adult")


def test_a_proposal_is_played_as_it_was_written(tmp_path):
    """What is proposed, written and read again gives the same cast."""
    path = tmp_path / "gate.yaml"
    proposed = propose(SHOW, (), Voices(TONE.voices()), Sheet(), "tone")
    edit.write([edit.give_voices(path, proposed)])
    cast = assign(SHOW, read_sheet(path), TONE, "tone")
    for entry in proposed:
        part = cast.part(entry.role)
        assert part.voice == Voice("tone", entry.voice_id("tone"), entry.pace, entry.pitch_st)
        assert part.pan == entry.pan


def test_the_table_counts_what_everybody_says():
    """A row a part, aliases added up, largest first; the shares make a whole."""
    sheet = parse_sheet(SHEET, "v.yaml")
    rows = describe(SHOW, assign(SHOW, sheet, TONE, "tone"), Likeness(), sheet)
    assert [(row.role, row.lines, row.words) for row in rows] == [
        ("MARA", 2, 4),
        ("NARRATOR", 1, 2),
        ("OLD WOMAN", 1, 1),
    ]
    assert sum(row.share for row in rows) == pytest.approx(1.0)
    assert (rows[0].voice.id, rows[0].pan, rows[0].why) == ("flute", -0.15, "voice map")


def test_the_map_knows_every_engine():
    """The settings that name voices are the engines there are."""
    assert dict(speech.ENGINES) == ENGINES
