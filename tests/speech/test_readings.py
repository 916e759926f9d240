"""The table of readings: what is written, and what an engine is given to say."""

from pathlib import Path

import pytest

from drama.speech.text import speakable

TABLE = (Path(__file__).parent / "readings.txt").read_text(encoding="utf-8")


def readings():
    """Yield (heading, whether it is a trap, written, spoken) of every row."""
    heading, trap = "", False
    for row in TABLE.splitlines():
        if row.startswith("== "):
            heading, trap = row[3:], False
        elif row == "traps":
            trap = True
        elif row and not row.startswith("# ") and " =>" in row:
            written, _, spoken = row.partition(" =>")
            unescaped = written.encode("ascii", "backslashreplace").decode("unicode_escape")
            yield heading, trap, unescaped, " ".join(spoken.split())


ROWS = tuple(readings())


@pytest.mark.parametrize("heading", dict.fromkeys(row[0] for row in ROWS))
def test_what_is_written_is_said(heading):
    """Every row of the table is read as it says; all that differ are told."""
    wrong = [
        f"{written} => {said}, not {spoken}"
        for of, _, written, spoken in ROWS
        if of == heading and (said := " ".join(speakable(written).text.split()).replace(" .", ".")) != spoken
    ]
    assert wrong == []


def test_the_table_is_large_and_full_of_traps():
    """At least 250 rows, a third of them traps at the least."""
    assert len(ROWS) >= 250
    assert sum(row[1] for row in ROWS) * 3 >= len(ROWS)


def test_a_british_show_has_the_day_first():
    """3/4/1921 is in March in America and in April in Britain."""
    assert speakable("3/4/1921", language="en-GB").text == "April third, nineteen twenty-one"
    assert speakable("3/4/1921").text == "March fourth, nineteen twenty-one"
    assert speakable("12/25/1999", language="en-GB").text == "December twenty-fifth, nineteen ninety-nine"
