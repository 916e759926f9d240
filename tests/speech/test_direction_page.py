"""The page about direction, held against the table in the code: nothing in it is missing, extra or untrue."""

import re
from pathlib import Path

import pytest

from drama.speech.direction import MANNERS, PLAIN, manner

PAGE = Path(__file__).parents[2] / "docs/direction.md"
ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
ROWS = [(said, heard) for said, heard in ROW.findall(PAGE.read_text(encoding="utf-8")) if "---" not in said][
    1:
]


def told(how):
    """Return what a manner does, in the words of the page."""
    facts = [
        (how.whisper, "breath instead of tone"),
        (how.level_db, f"{how.level_db:+g} dB"),
        (how.pace != 1.0, f"pace {how.pace:g}"),
        (how.pitch_st, f"pitch {how.pitch_st:+g} st"),
        (how.breath, f"{how.breath:.0%} breath"),
        (how.effort > 0, f"strained {how.effort:.0%}"),
        (how.effort < 0, f"slack {-how.effort:.0%}"),
        (how.tremor_st and how.tremor_hz > 2, f"trembles {how.tremor_st:g} st"),
        (how.tremor_st and how.tremor_hz < 2, f"sways {how.tremor_st:g} st"),
        (how.gasps, "gasps for air"),
        (how.lowpass_hz, f"dull over {how.lowpass_hz:g} Hz"),
        (how.exclaim, "`.` becomes `!`"),
    ]
    return ", ".join(fact for holds, fact in facts if holds)


@pytest.mark.parametrize(("said", "heard"), ROWS, ids=[said.split(",")[0] for said, _ in ROWS])
def test_every_direction_of_the_page_does_what_it_says(said, heard):
    """Each of the words in a row asks for exactly what stands beside them."""
    for words in said.split(", "):
        assert told(manner((words,))) == heard, words


def test_the_page_leaves_nothing_out():
    """Every row of the table in the code is on the page."""
    words = [one for said, _ in ROWS for one in said.split(", ")]
    for pattern, how in MANNERS.items():
        assert how != PLAIN
        assert any(re.fullmatch(pattern, one) for one in words), pattern
