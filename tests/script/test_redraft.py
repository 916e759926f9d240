"""Changes to lines and cues of a screenplay: what is asked for is there, and every other row is as it was."""

import pytest

from drama.errors import ScriptError
from drama.script.redraft import (
    Spot,
    add_cue,
    add_line,
    change_cue,
    cue_ids,
    cut_line,
    direct,
    give,
    last_at_once,
    move_cue,
    pause,
    pause_before,
    remove_cue,
    reword,
)
from drama.script.redraft.proof import heard
from drama.script.screenplay import read

TEXT = """Title: The Ford
Author: A. Writer

# One

.THE FORD - NIGHT

AMBIENCE: river, wide

The *rain* had stopped   [[SOUND: thunder, near]] an hour before.

MARA (O.S.)
(whispering)
Is **anyone** there? [[speaker? Mara 0.4]]
(louder)
Hello?

/* cut: the goat */

PAUSE: 2

TOM
Only the river. [[mind the accent]]

The end.
"""


def line_of(text, words):
    return next(line for line in read(text, "a.fountain").lines() if line.words.startswith(words))


def cue_of(text, sound):
    return next(name for name, cue in cue_ids(read(text, "a")) if f"{cue.kind}: {cue.name}" == sound)


def rows_changed(before, after):
    """The rows of one text that the other lacks, and the other way round."""
    one, other = before.split("\n"), after.split("\n")
    return [row for row in one if row not in other], [row for row in other if row not in one]


def test_other_words_leave_emphasis_notes_and_cues():
    """Only the words that differ are written; the marks around them and between them stay."""
    after = reword(TEXT, "a", line_of(TEXT, "The rain").id, "The snow had stopped an hour ago.")
    old, new = rows_changed(TEXT, after)
    assert old == ["The *rain* had stopped   [[SOUND: thunder, near]] an hour before."]
    assert new == ["The *snow* had stopped   [[SOUND: thunder, near]] an hour ago."]
    after = reword(TEXT, "a", line_of(TEXT, "Is anyone").id, "Is nobody there?")
    assert rows_changed(TEXT, after)[1] == ["Is **nobody** there? [[speaker? Mara 0.4]]"]


@pytest.mark.parametrize(
    "words",
    [
        "SOUND: yes",
        "(aside)",
        "~la la",
        "# one",
        "MARA",
        "<script>alert(1)</script>",
        "a *b* [[c]] /* d */",
        "@x",
    ],
)
def test_words_that_look_like_syntax_are_still_words(words):
    """Whatever is typed is said, by narrator and role alike."""
    for first in ("The end", "Only the river", "Hello"):
        after = reword(TEXT, "a", line_of(TEXT, first).id, words)
        assert words in [line.words for line in read(after, "a").lines()]
        assert len(list(read(after, "a").lines())) == 5


def test_a_line_needs_words():
    """Nothing is not a line."""
    for words in ("", "  ", "..."):
        with pytest.raises(ScriptError, match="needs a word"):
            reword(TEXT, "a", line_of(TEXT, "The end").id, words)


def test_another_speaker_and_the_doubt_is_gone():
    """The name changes; its extension stays with the line, the others under the name keep theirs."""
    after = give(TEXT, "a", line_of(TEXT, "Is anyone").id, "old Nan")
    assert [line.role for line in read(after, "a").lines()] == [
        "NARRATOR",
        "OLD NAN",
        "MARA",
        "TOM",
        "NARRATOR",
    ]
    assert "speaker?" not in after
    assert "OLD NAN (O.S.)\n(whispering)\nIs **anyone** there?\n\nMARA (O.S.)\n(louder)" in after
    after = give(TEXT, "a", line_of(TEXT, "Hello").id, "Tom")
    assert [line.role for line in read(after, "a").lines()] == ["NARRATOR", "MARA", "TOM", "TOM", "NARRATOR"]
    after = give(TEXT, "a", line_of(TEXT, "The end").id, "Mara")
    assert after == TEXT.replace("\nThe end.", "\nMARA\nThe end.")


@pytest.mark.parametrize(
    ("before", "name", "after", "extension"),
    [
        ("MARA", "Tom (V.O.)", "TOM (V.O.)", "V.O."),
        ("MARA (O.S.) ^", "tom (v.o.)  (cont'd)", "TOM (V.O.) (CONT'D) ^", "V.O."),
        ("MARA (O.S.)", "Tom (Voice over, far)", "TOM (V.O., FAR)", "V.O., FAR"),
        ("TOM (O.S.)", "Tom (CONT'D)", "TOM (CONT'D)", ""),
        ("MARA (O.S.)", "Tom", "TOM (O.S.)", "O.S."),
        ("@TOM (V.O.\\)", "Tom (O.S.)", "TOM (O.S.)", "O.S."),
        ("MARA [[so]] (O.S.) [[x]]", "Tom (V.O.)", "TOM (V.O.) [[so]] [[x]]", "V.O."),
        ("MARA", "Guard (older)", "@GUARD \\(OLDER\\)", ""),
        ("@GUARD \\(OLDER\\)", "Tom", "TOM", ""),
        ("@A\\^", "Tom", "TOM", ""),
    ],
)
def test_what_stands_behind_a_typed_name_is_written_as_such(before, name, after, extension):
    """A voice over is somebody's, and no other role; other words in brackets are of the name."""
    text = f"BRAM\nHo.\n\n{before}\nHush.\n\nBRAM\nOh.\n"
    given = give(text, "a", line_of(text, "Hush").id, name)
    assert given == text.replace(before, after)
    assert line_of(given, "Hush").extension == extension
    assert give(given, "a", line_of(given, "Hush").id, "Mara").count("MARA") == 1  # and nothing gets stuck


def test_a_new_line_may_be_said_off_stage():
    """Its speaker is the one that is named, with what stands behind."""
    more = add_line(TEXT, "a", line_of(TEXT, "Only").id, "Mara (v.o.) (CONT'D)", "Psst.")
    assert "MARA (V.O.) (CONT'D)\nPsst." in more
    assert (line_of(more, "Psst").role, line_of(more, "Psst").extension) == ("MARA", "V.O.")


def test_a_line_more_stands_behind_another():
    """With a name of its own; whoever goes on under the name before gets that name again."""
    after = add_line(TEXT, "a", line_of(TEXT, "Is anyone").id, "Old Nan", "MARA: *hush*", ["low", "a; b"])
    assert "[[speaker? Mara 0.4]]\n\nOLD NAN\n(low; a\\; b)\n" in after
    assert "\n\nMARA (O.S.)\n(louder)\nHello?" in after
    assert [(line.role, line.words) for line in read(after, "a").lines()][1:4] == [
        ("MARA", "Is anyone there?"),
        ("OLD NAN", "MARA: *hush*"),
        ("MARA", "Hello?"),
    ]
    for words in ("The rain", "Hello", "Only the river", "The end"):
        for role in ("Tom", "narrator"):
            after = add_line(TEXT, "a", line_of(TEXT, words).id, role, "Well.")
            assert rows_changed(TEXT, after) == ([], ["Well."])
            assert [line.words for line in read(after, "a").lines()].count("Well.") == 1
    bare = "MARA\r\nHello."
    after = add_line(bare, "a", line_of(bare, "Hello").id, "Tom", "Yes.")
    assert after == "MARA\r\nHello.\r\n\r\nTOM\r\nYes."


def test_a_line_that_is_cut_leaves_all_others():
    """Its name goes with it, or stays over those that share it; a scene keeps its last line."""
    assert cut_line(TEXT, "a", line_of(TEXT, "Only").id) == TEXT.replace(
        "TOM\nOnly the river. [[mind the accent]]\n\n", ""
    )
    assert cut_line(TEXT, "a", line_of(TEXT, "Hello").id) == TEXT.replace("(louder)\nHello?\n", "")
    first = cut_line(TEXT, "a", line_of(TEXT, "Is anyone").id)
    assert "MARA (O.S.)\n(louder)\nHello?" in first
    for one in read(TEXT, "a").lines():
        more = add_line(TEXT, "a", one.id, "Nan", "Something new.")
        assert heard(read(cut_line(more, "a", line_of(more, "Something").id), "a")) == heard(read(TEXT, "a"))


def test_directions_come_change_and_go():
    """They stand in brackets under the name; the narrator gets a name for one."""
    line = line_of(TEXT, "Only the river").id
    with_one = direct(TEXT, "a", line, ["slowly", "to the goat"])
    assert with_one == TEXT.replace("TOM\n", "TOM\n(slowly; to the goat)\n")
    assert direct(with_one, "a", line, []) == TEXT
    said = direct(TEXT, "a", line_of(TEXT, "The end").id, ["sadly"])
    assert said == TEXT.replace("\nThe end.", "\nNARRATOR\n(sadly)\nThe end.")
    parted = direct(TEXT, "a", line_of(TEXT, "Hello").id, [])
    assert [line.direction for line in read(parted, "a").lines()][1:3] == [("whispering",), ()]


def test_the_pause_before_a_line():
    """It changes, comes and goes with its row."""
    line, first = line_of(TEXT, "Only").id, line_of(TEXT, "Is anyone").id
    assert pause_before(read(TEXT, "a"), line) == 2.0
    assert pause(TEXT, "a", line, 2.5) == TEXT.replace("PAUSE: 2", "PAUSE: 2.5")
    assert pause(TEXT, "a", line, 0) == TEXT.replace("PAUSE: 2\n\n", "")
    assert pause(TEXT, "a", first, 1) == TEXT.replace("MARA (O.S.)", "PAUSE: 1\n\nMARA (O.S.)")
    with pytest.raises(ScriptError, match="cannot pause"):
        pause(TEXT, "a", line, 90)


@pytest.mark.parametrize("pauses", ["PAUSE: 1\n\n" * 3, "PAUSE: 1\n\nPAUSE: 2\n\nPAUSE: 1\n\n"])
def test_the_pauses_of_other_lines_stay(pauses):
    """Where several pauses before a line become one or none, those of the next line stay."""
    hers = "He went.\n\nPAUSE: 1\n\nPAUSE: 2\n\nShe came.\n"
    text = f"The door.\n\nPAUSE: 1\n\nThe hall.\n\n{pauses}{hers}"
    his = line_of(text, "He went").id
    kept = "The door.\n\nPAUSE: 1\n\nThe hall.\n\n"
    assert pause(text, "a", his, 0) == kept + hers
    assert pause(text, "a", his, 0.5) == f"{kept}PAUSE: 0.5\n\n{hers}"


def test_the_pauses_between_the_words_of_one_row_are_told_apart():
    """Two before one sentence and one before the next, in one row."""
    text = "She came. [[PAUSE: 1]] [[PAUSE: 1]] He went. [[PAUSE: 1]] It rained.\n"
    after = pause(text, "a", line_of(text, "He went").id, 0.5)
    assert [pause_before(read(after, "a"), line.id) for line in read(after, "a").lines()] == [0, 0.5, 1]


def test_cues_are_added_moved_changed_and_taken_out():
    """Before a line a row, in it a note; back again, the file is what it was."""
    line = line_of(TEXT, "Only").id
    row = add_cue(TEXT, "a", "SOUND: bell, large", Spot(line))
    assert row == TEXT.replace("TOM\n", "SOUND: bell, large\n\nTOM\n")
    note = add_cue(TEXT, "a", "SOUND: bell", Spot(line, 5))
    assert rows_changed(TEXT, note)[1] == ["Only [[SOUND: bell]] the river. [[mind the accent]]"]
    assert remove_cue(row, "a", cue_of(row, "SOUND: bell")) == TEXT
    assert remove_cue(note, "a", cue_of(note, "SOUND: bell")) == TEXT
    assert move_cue(row, "a", cue_of(row, "SOUND: bell"), Spot(line, 5)).count("SOUND: bell, large") == 1
    louder = change_cue(TEXT, "a", cue_of(TEXT, "SOUND: thunder"), "SOUND: thunder, distant")
    assert louder == TEXT.replace("thunder, near", "thunder, distant")
    moved = move_cue(TEXT, "a", cue_of(TEXT, "SOUND: thunder"), Spot(line_of(TEXT, "The end").id))
    assert moved == TEXT.replace("[[SOUND: thunder, near]] ", "").replace(
        "The end", "SOUND: thunder, near\n\nThe end"
    )


def test_what_is_no_cue_is_refused():
    """In a writer's words, before anything is written."""
    line = line_of(TEXT, "Only").id
    for wrong, told in (("thunder", "no cue"), ("SUOND: thunder", "SOUND"), ("PAUSE: 99", "cannot pause")):
        with pytest.raises(ScriptError, match=told):
            add_cue(TEXT, "a", wrong, Spot(line))
    with pytest.raises(ScriptError, match="part the line"):
        add_cue(TEXT, "a", "PAUSE: 1", Spot(line, 5))
    with pytest.raises(ScriptError, match="no such line"):
        reword(TEXT, "a", "L00000000", "Hm.")


def test_line_ends_stay_as_they_are():
    """A file from Windows is one afterwards, every row of it."""
    text = TEXT.replace("\n", "\r\n")
    line = line_of(text, "Only").id
    for after in (
        direct(text, "a", line, ["slowly"]),
        add_cue(text, "a", "SOUND: bell", Spot(line)),
        give(text, "a", line_of(text, "Hello").id, "Tom"),
        pause(text, "a", line, 0),
        reword(text, "a", line, "Only the wide river."),
    ):
        assert after != text
        assert after.count("\r\n") == after.count("\n")


def test_what_shares_its_paragraph_is_left_to_the_writer():
    """A pause between words makes two lines of one paragraph: another speaker for one is not guessed at."""
    text = TEXT.replace("Only the river.", "Only. [[PAUSE: 1]] The river.")
    with pytest.raises(ScriptError, match="cannot be changed here"):
        give(text, "a", line_of(text, "The river").id, "Mara")
    assert "The sea." in reword(text, "a", line_of(text, "The river").id, "The sea.")


def test_no_pause_takes_nobody_elses():
    """Each of several pauses before a line goes itself, though the line after the next has one like it."""
    text = "PAUSE: 1\n\n" * 3 + "He went.\n\nPAUSE: 1\n\nShe came.\n"
    he, she = (line.id for line in read(text, "a").lines())
    for seconds, left in ((0, ""), (2, "PAUSE: 2\n\n")):
        done = pause(text, "a", he, seconds)
        assert done == left + "He went.\n\nPAUSE: 1\n\nShe came.\n"
        assert pause_before(read(done, "a"), she) == 1.0


@pytest.mark.parametrize("ends", ["one", "all"])
def test_a_carriage_return_alone_ends_a_row(ends):
    """Every change finds its row as the parser counts rows, and leaves the ends of the others alone."""
    text = (
        TEXT.replace("The *rain*", "It was late.\rThe *rain*") if ends == "one" else TEXT.replace("\n", "\r")
    )
    hello, river = line_of(text, "Hello?").id, line_of(text, "Only").id
    new = "\n" if ends == "one" else "\r"
    assert reword(text, "a", river, "Only the sea.") == text.replace("river. [[mind", "sea. [[mind")
    assert give(text, "a", river, "Ann") == text.replace("TOM", "ANN")
    assert direct(text, "a", river, ["low"]) == text.replace(f"TOM{new}", f"TOM{new}(low){new}")
    assert cut_line(text, "a", hello) == text.replace(f"(louder){new}Hello?{new}", "")
    assert add_line(text, "a", river, "Ann", "Oh.") == text.replace(
        f"accent]]{new}", f"accent]]{new}{new}ANN{new}Oh.{new}"
    )
    assert remove_cue(text, "a", cue_of(text, "AMBIENCE: river")) == text.replace(
        f"AMBIENCE: river, wide{new}{new}", ""
    )
    assert remove_cue(text, "a", cue_of(text, "SOUND: thunder")) == text.replace(
        " [[SOUND: thunder, near]]", ""
    )


AT_ONCE = """NELL
It sounded nearer.

SOUND: bell

BOB ^
It sounded nearer in the night.

TOM
So.
"""


def test_who_spoke_at_once_with_a_line_that_is_cut_speaks_alone():
    """Left as it was, `^` would set it over the line before."""
    before = f"TOM\nHush.\n\n{AT_ONCE}"
    after = cut_line(before, "a", line_of(before, "It sounded").id)
    assert after == before.replace("NELL\nIt sounded nearer.\n\n", "").replace("BOB ^", "BOB")
    after = cut_line(before, "a", line_of(before, "It sounded nearer in").id)
    assert after == before.replace("BOB ^\nIt sounded nearer in the night.\n\n", "")


def test_lines_at_once_stay_together():
    """A new line comes behind all of them, and a pause between them, never heard, is refused."""
    first, second, third = (line.id for line in read(AT_ONCE, "a").lines())
    assert [last_at_once(AT_ONCE, "a", one) for one in (first, second, third)] == [second, second, third]
    with pytest.raises(ScriptError, match="BOB speaks at once with the line before"):
        pause(AT_ONCE, "a", second, 2)


def test_whole_speeches_at_once_stay_together():
    """A new line comes behind all of the other speech; who loses one of several lines still has company."""
    text = "NELL\nOne.\n(low)\nTwo.\n\nBOB ^\nThree.\n(low)\nFour.\n\nTOM\nSo.\n"
    ids = {line.words: line.id for line in read(text, "a").lines()}
    assert last_at_once(text, "a", ids["Two."]) == ids["Four."]
    assert last_at_once(text, "a", ids["Three."]) == ids["Three."]
    assert cut_line(text, "a", ids["Two."]) == text.replace("(low)\nTwo.\n", "")


def test_a_line_with_a_pause_in_it_is_directed_as_it_was():
    """Nothing is asked for, so nothing has to be written."""
    text = "NELL\n(softly)\nMe. [[PAUSE: 1]] Only me.\n"
    assert direct(text, "a", line_of(text, "Me.").id, ("softly",)) == text


def test_no_space_is_left_behind_a_note_at_the_end():
    """All the words are others, and the sound is before them or behind."""
    text = "NELL\nNow, now. [[SOUND: bell, large]] Who is it?\n\nTom. [[SOUND: bell]]  \n"
    after = reword(text, "a", line_of(text, "Now").id, "Quite different.")
    first, last = after.split("\n")[1], after.split("\n")[3]
    assert (first, last) == (first.rstrip(), "Tom. [[SOUND: bell]]  ")


KEPT = [
    (give, "ann", "MARA [[her accent]]\nHi.\n", "ANN [[her accent]]\nHi.\n"),
    (give, "ann", "MARA /* old */ (O.S.)\nHi.\n", "ANN /* old */ (O.S.)\nHi.\n"),
    (give, "ann", "MARA [[a]] REED ^\nHi.\n", "ANN [[a]] ^\nHi.\n"),
    (give, "ann", "MARA [[a]] ^\nHi.\n(low)\nHo.\n", "ANN [[a]] ^\nHi.\n\nMARA\n(low)\nHo.\n"),
    (direct, ["loud"], "MARA\n(low) [[ask\nAnn]]\nHi.\n", "MARA\n(loud) [[ask\nAnn]]\nHi.\n"),
    (direct, [], "MARA\n(low) [[a]] /* b */\nHi.\n", "MARA\n[[a]] /* b */\nHi.\n"),
    (pause, 2, "PAUSE: 1 [[too long?]]\n\nHi.\n", "PAUSE: 2 [[too long?]]\n\nHi.\n"),
    (pause, 0, "PAUSE: 1 [[too long?]]\n\nHi.\n", "[[too long?]]\n\nHi.\n"),
    (reword, "(No.)", "BEA\nHi. [[a]] [[speaker? Bea]]\n", "BEA\n\\(No.) [[a]] [[speaker? Bea]]\n"),
    (reword, "(No.)", "BEA\nHi /* b\nc */ you.\n", "BEA\n\\(No.) /* b\nc */\n"),
]


@pytest.mark.parametrize(("change", "asked", "text", "after"), KEPT)
def test_notes_and_cuts_stay(change, asked, text, after):
    """What the writer notes beside a name, a direction, a cue or words, or sets aside there, is hers."""
    assert change(f"TOM\nOh.\n\n{text}", "a", line_of(text, "Hi").id, asked) == f"TOM\nOh.\n\n{after}"


def test_a_note_that_cannot_stay_is_left_to_the_writer():
    """Inside a cue; a line that is cut takes its own notes along and no others."""
    text = "TOM [[a]]\nOh.\n\nSOUND: bell [[the fair]], near\n\nMARA\nHi.\n"
    with pytest.raises(ScriptError, match="a:4: .*cannot be changed here"):
        change_cue(text, "a", cue_of(text, "SOUND: bell"), "SOUND: gong")
    clear = text.replace(" [[the fair]], near", ", near [[the fair]]")
    assert change_cue(clear, "a", cue_of(clear, "SOUND: bell"), "SOUND: gong") == clear.replace(
        "bell, near", "gong"
    )
    assert cut_line(text, "a", line_of(text, "Oh").id) == text.removeprefix("TOM [[a]]\nOh.\n\n")
