"""The model that reads: what NumPy makes of the weights that PyTorch learned."""

import numpy as np
import pytest

from drama.learned.encoder import LENGTH, Encoder
from drama.learned.stored import stored
from drama.learned.tagger import AHEAD, BACK, Stretch, Tagger, windows

SENTENCE = "Somebody knocked, and far away thunder rolled."
FROM_PYTORCH = {
    "SOUND thunder": (-7.069, -16.512, -13.282, -17.03, -13.889, -16.276, -7.021, 0.671, 5.182, -14.901),
    "SOUND door knock": (-6.679, 3.327, 7.214, -5.687, -9.687, -10.281, -14.892, -12.522, -15.411, -18.438),
}
"""The scores of the pieces of the sentence, by PyTorch from the stored weights."""


@pytest.fixture(scope="module")
def tagger():
    return Tagger.of(stored("reader"))


def test_numpy_runs_the_model_as_pytorch_did(tagger):
    """The scores are those that were learned, to two decimals."""
    encoder = tagger.encoder
    pieces = encoder.pieces.of(SENTENCE, 0, len(SENTENCE))
    scores = encoder.scores([encoder.pieces.special("CLS"), *(piece.number for piece in pieces)])
    for kind, expected in FROM_PYTORCH.items():
        assert scores[:, tagger.kinds.index(kind)] == pytest.approx(expected, abs=5e-3)


def test_weights_are_stored_in_eight_bits():
    """Every table's rows use their whole range, so that none loses more than it must."""
    arrays = stored("reader")
    tables = [array for array in arrays.values() if array.dtype == np.int8]
    assert len(tables) == 2 + 4 * Encoder.of(arrays).depth
    assert all((np.abs(table.astype(int)).max(axis=1) == 127).all() for table in tables)


def test_a_word_is_marked_where_it_stands(tagger):
    """The likeliest piece of a knock is the word that says so, in its place of the text."""
    text = f"Later. {SENTENCE}"
    marks = [one for one in tagger.read(text, [Stretch(7, len(text), 0)]) if one.kind == "SOUND door knock"]
    best = max(marks, key=lambda one: one.chance)
    assert text[best.start : best.end] in ("Somebody", "knocked")
    assert best.chance > 0.99


def test_only_windows_that_changed_are_read_again(tagger, monkeypatch):
    """An edit costs the windows that see it, and what is remembered is what would be read."""
    before = f"{SENTENCE} He waited for the door to open, and it did not. " * 20
    after = before[: len(before) // 2] + before[len(before) // 2 :].replace("knocked", "called", 1)
    asked = []
    scores = Encoder.scores
    monkeypatch.setattr(Encoder, "scores", lambda self, numbers: asked.append(1) or scores(self, numbers))
    whole = [Stretch(0, len(before), 0)]
    first = list(tagger.read(before, whole))
    once = len(asked)
    assert list(tagger.read(before, whole)) == first
    assert len(asked) == once
    again = list(tagger.read(after, [Stretch(0, len(after), 0)]))
    assert 0 < len(asked) - once <= 2 < once
    assert again == list(Tagger.of(stored("reader")).read(after, [Stretch(0, len(after), 0)])) != first


@pytest.mark.parametrize("count", [0, 1, LENGTH - 1, LENGTH, 3 * LENGTH])
def test_windows_tell_every_piece_once(count):
    """None is longer than the model reads, and each sees what stands before it and behind it."""
    found = list(windows(count))
    assert [nth for one in found for nth in range(one.start, one.end)] == list(range(count))
    assert all(one.last - one.first < LENGTH for one in found)
    assert all(one.start - one.first == BACK for one in found[1:])
    assert all(one.last - one.end == AHEAD for one in found[:-1])
