"""Every voice plain at -20 LUFS, whatever its engine makes of it; directions louder or softer than that."""

import numpy as np
import pytest

from drama.cast.model import Cast, Part, Voice
from drama.measure.loudness import loudness_lufs
from drama.settings import ENGINES
from drama.speech.engine import NOMINAL_LUFS
from drama.speech.levels import MEASURED_WORDS
from drama.speech.perform import perform
from drama.store.shelf import Shelf
from drama.units import RATE

WORDS = ("The gate stood open all night long.", "Who has taken the lamp from the hook by the stair?")


@pytest.fixture
def uneven(monkeypatch):
    """Make the engine of uneven.py known for one test, with nothing said yet, and return its name."""
    monkeypatch.setitem(ENGINES, "uneven", "uneven")
    return "uneven"


@pytest.fixture
def levels_of(lines_of):
    """Return a function: the loudness of the takes of both roles, by turns, in LUFS."""

    def measure(cast, shelf, *words, direction=()):
        lines = lines_of(*(words or WORDS), direction=direction)
        takes = perform(lines, cast, shelf, workers=1)
        return [loudness_lufs(shelf.read(takes[line.id].key)[0], RATE) for line in lines]

    return measure


def test_voices_of_any_loudness_meet(levels_of, cast_of, uneven, shelf):
    """One voice is 22 dB softer than the other; in their takes both are plain speech."""
    soft, loud = levels_of(cast_of(uneven, "-28", "-6"), shelf)
    assert soft == pytest.approx(NOMINAL_LUFS, abs=1.0)
    assert loud == pytest.approx(NOMINAL_LUFS, abs=1.0)


@pytest.mark.parametrize(
    ("said", "louder_db"), [("shouting", 3.5), ("whispering", -7.5), ("muttering", -4.0)]
)
def test_a_direction_is_louder_or_softer_than_the_voice(said, louder_db, levels_of, cast_of, uneven, shelf):
    """A voice is matched, not a line: what a direction asks for is still there afterwards."""
    plain = levels_of(cast_of(uneven, "-30", "-12"), shelf)
    directed = levels_of(cast_of(uneven, "-30", "-12"), shelf, direction=(said,))
    assert np.subtract(directed, plain) == pytest.approx([louder_db] * 2, abs=0.5)


def test_a_line_louder_than_others_stays_so(levels_of, cast_of, uneven, shelf):
    """The engine's own difference between two lines of a voice is kept."""
    one, other = levels_of(
        cast_of(uneven, "-20", "-20"), shelf, "The gate stood open.", "LOUD stood the gate."
    )
    assert other - one == pytest.approx(6.0, abs=0.3)


def test_a_voice_is_measured_once_and_its_takes_do_not_depend_on_the_order(
    lines_of, cast_of, uneven, tmp_path
):
    """The measured words are spoken once a voice and kept; any order, any rest, the same bytes."""
    lines = lines_of(*WORDS, *(f"Line {n} of many." for n in range(4)))
    cast = cast_of(uneven, "-30", "-12")
    first, second = Shelf(tmp_path / "first"), Shelf(tmp_path / "second")
    takes = perform(lines, cast, first, workers=3)
    for line in reversed(lines):
        perform([line], cast, second, workers=1)
    for take in takes.values():
        assert first.path(take.key).read_bytes() == second.path(take.key).read_bytes()
    assert len(list(second.folder.rglob("*.flac"))) == len(takes) + 2


def test_the_tone_engine_is_level_already(lines_of, cast_of, shelf):
    """An engine that says so is not measured."""
    perform(lines_of("Hello there."), cast_of("tone"), shelf)
    assert len(list(shelf.folder.rglob("*.flac"))) == 1


def test_a_voice_that_cannot_be_measured_fails_like_its_lines(lines_of, uneven, shelf):
    """The engine's own problem, told once, at the line."""
    cast = Cast((Part("A", Voice(uneven, "nobody")), Part("B", Voice(uneven, "-20"))))
    with pytest.raises(Exception, match=r"ford:10: no voice 'nobody' \(also on line 12\)"):
        perform(lines_of(*WORDS, "And again."), cast, shelf, source="ford")


def test_the_measured_words_are_plain():
    """No shout, no question, and as long as loudness needs: BS.1770 averages over seconds."""
    assert not set("!?") & set(MEASURED_WORDS)
    assert len(MEASURED_WORDS) > 100
