"""What the speech tests share: scripts of a few lines, a cast, and an engine that gets into trouble."""

import pytest

from drama.cast.model import Cast, Part, Voice
from drama.script.model import Ids, Line
from drama.settings import ENGINES
from drama.store.shelf import Shelf


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "shelf")


@pytest.fixture
def troubled(monkeypatch):
    """Make the engine of troubled.py known for one test, and return its name."""
    monkeypatch.setitem(ENGINES, "troubled", "troubled")
    return "troubled"


@pytest.fixture
def cast_of():
    """Return a function: a cast with roles A and B on an engine."""

    def make(engine, a="oboe", b="cello"):
        return Cast((Part("A", Voice(engine, a)), Part("B", Voice(engine, b))))

    return make


@pytest.fixture
def lines_of():
    """Return a function: lines of alternating roles A and B that say the words given."""

    def make(*words, direction=()):
        ids = Ids()
        return [
            Line("AB"[number % 2], said, direction=direction, at=number + 10, id=ids.next(said))
            for number, said in enumerate(words)
        ]

    return make
