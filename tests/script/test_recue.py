"""Another name over a line: what changes in the text of a screenplay, and what does not."""

from time import process_time

import pytest

from drama.errors import Place, ScriptError
from drama.script.screenplay import read, recue
from drama.script.screenplay.form import is_script
from drama.script.screenplay.recue import Recue, recued


@pytest.mark.parametrize(
    ("before", "role", "note", "after"),
    [
        ("MARA\nHello.\n", "TOBIN", "", "TOBIN\nHello.\n"),
        ("  @McBride (V.O.) (CONT'D) ^\nHello.\n", "TOBIN", "", "  TOBIN (V.O.) (CONT'D) ^\nHello.\n"),
        ("@TOM (V.O.\\)\nHello.\n", "BRAM", "", "BRAM\nHello.\n"),
        ("@TOM \\(V.O.\\) (O.S.)\nHello.\n", "BRAM", "", "BRAM (O.S.)\nHello.\n"),
        ("@A\\^\nHello.\n", "BRAM", "", "BRAM\nHello.\n"),
        ("MARA\nHello.\n", "MR. 3", "", "@MR. 3\nHello.\n"),
        ("@Mc [[so]] Bride (V.O.) [[x]]\nHello.\n", "TOBIN", "", "TOBIN [[so]] (V.O.) [[x]]\nHello.\n"),
        ("MARA\r\n(low)\r\nHello.\r\n", "TOBIN", "speaker? X", "TOBIN\r\n(low)\r\nHello. [[speaker? X]]\r\n"),
        ("MARA\nHello. [[speaker? X]]\n", "TOBIN", "", "TOBIN\nHello.\n"),
        ("MARA\n[[speaker? X]] Hello. [[mine]]\n", "MARA", "", "MARA\nHello. [[mine]]\n"),
        ("MARA\n[[speaker? X]]\nHello.\n", "TOBIN", "", "TOBIN\nHello.\n"),
        ("MARA\nHello. [[speaker? X]]\n", "MARA", "speaker? Y", "MARA\nHello. [[speaker? Y]]\n"),
    ],
)
def test_only_the_name_and_the_note_change(before, role, note, after):
    """Indents, extensions, marks, line ends and the writer's own notes stay."""
    text = "Rain.\n\n" + before + "\nBRAM\nOh.\n"
    done = recued(text, "a.fountain", {1: Recue(role, note)}, "speaker?")
    assert done.text == "Rain.\n\n" + after + "\nBRAM\nOh.\n"
    assert done.left == ()


def test_lines_that_share_a_name_are_told():
    """A name over two lines is changed where both are to change, else it is left to the writer."""
    text = "MARA\nHello.\n(softly)\nGoodbye.\n"
    left = recued(text, "a.fountain", {1: Recue("TOBIN")}, "speaker?")
    assert left.text == text
    assert [(line.role, line.words) for line in left.left] == [("TOBIN", "Goodbye.")]
    both = recued(text, "a.fountain", {0: Recue("TOBIN"), 1: Recue("TOBIN")}, "speaker?")
    assert both.text == text.replace("MARA", "TOBIN")


@pytest.mark.parametrize("rain", ["It rained.\rIt rained on.\n", "It rained.\r\rIt rained on.\r\n"])
def test_a_carriage_return_alone_is_a_row_too(rain):
    """The row of the name is the one that the parser counted, and no word of the speech is written over."""
    text = rain + "\nMARA\nHello.\n\nBRAM\nOh. [[speaker? X]]\n"
    lines = [line.words for line in read(text, "a.fountain").lines()]
    number = lines.index("Oh.")
    done = recued(text, "a.fountain", {number: Recue("TOBIN")}, "speaker?")
    assert done.text == rain + "\nMARA\nHello.\n\nTOBIN\nOh.\n"


def test_a_row_that_gets_another_name_than_asked_for_is_refused(monkeypatch):
    """The roles that were to change are proven, too."""
    monkeypatch.setattr(recue, "renamed", lambda row, role: f"{role} X\n")
    with pytest.raises(ScriptError, match="cannot be changed here"):
        recued("MARA\nHello.\n", "a.fountain", {0: Recue("TOBIN")}, "speaker?")


def test_a_long_row_of_spaces_takes_no_time():
    """Neither to be given another name, nor to be told from one: no run is split in all ways."""
    row = "A" + " " * 4000
    started = process_time()
    assert recue.renamed(f"{row} ^ (V.O.) b)\n", "BEA") == "BEA\n"
    assert not is_script(f"{row}b,\nHello.\n" + "BEA\nHello.\n\n" * 3)
    assert is_script(f"{row}(low) ^ \nHello.\n" * 2 + "BEA\nHello.\n\n" * 2)
    assert process_time() - started < 1


def test_rows_may_all_end_in_a_carriage_return():
    """As an old Macintosh wrote them."""
    text = "Rain.\n\nMARA\nHello.\n\nBRAM\nOh.\n"
    done = recued(text.replace("\n", "\r"), "a.fountain", {2: Recue("TOBIN", "speaker? X")}, "speaker?")
    wanted = text.replace("BRAM\nOh.", "TOBIN\nOh. [[speaker? X]]")
    assert done.text == wanted.replace("\n", "\r")


def test_what_would_change_more_than_names_is_refused(monkeypatch):
    """Whatever goes wrong with the rows, no word is lost: the file and the line are told."""
    monkeypatch.setattr(recue, "renamed", lambda row, role: "He left.\n")
    with pytest.raises(ScriptError, match="cannot be changed here") as told:
        recued("Rain.\n\nMARA\nHello.\n", "a.fountain", {1: Recue("TOBIN")}, "speaker?")
    assert told.value.problems[0].place == Place("a.fountain", 4)
