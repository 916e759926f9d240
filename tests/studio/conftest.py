"""A small show, and the studio that serves it."""

import pytest
from client import studio
from shows import make_show


@pytest.fixture
def lamp(tmp_path):
    """The screenplay of a small show."""
    return make_show(tmp_path / "show")


@pytest.fixture
def served(lamp):
    """A client of the studio of that show."""
    with studio(lamp.parent) as client:
        yield client
