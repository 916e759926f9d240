"""What the tests of the adviser share: a server that answers as they say."""

from contextlib import ExitStack

import pytest
from oracle import Oracle


@pytest.fixture
def oracle():
    """Open a server: `oracle(lambda call: call.vote("Tom"))`."""
    with ExitStack() as stack:
        yield lambda behave: stack.enter_context(Oracle(behave).open())


@pytest.fixture(autouse=True)
def no_key_of_mine(monkeypatch):
    """Leave the key and host of whoever runs the tests out of them."""
    monkeypatch.delenv("DRAMA_LLM_KEY", raising=False)
    monkeypatch.delenv("DRAMA_LLM_HOST", raising=False)
