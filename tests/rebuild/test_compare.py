"""Lines before and after an edit: each is told from the one it was, however many were exchanged."""

import time
from difflib import SequenceMatcher

import numpy as np
import pytest

from drama.rebuild.compare import COMPARED, compare
from drama.rebuild.model import Piece

TALE = "the a river gate night lantern carrier hill stone rain door voice hand winter king fox"


def pieces(texts, stem):
    return [
        Piece("line", f"{stem}{n}", text, {"words": text}, {"words": text}) for n, text in enumerate(texts)
    ]


def before(texts, olds):
    """Return what each of some lines was before, by its words."""
    verdicts = compare(pieces(texts, "N"), pieces(olds, "O"), lambda key: False, False)
    return [one.before.name if one.before else None for one in verdicts]


def said(lines, seed=1):
    random = np.random.default_rng(seed)
    return [f"{n} {' '.join(random.permutation(TALE.split(' ')))}" for n in range(lines)]


def test_an_edited_line_is_the_one_it_was():
    """A few words of every line changed, and some taken out: each still finds its own."""
    olds = said(60)
    texts = [text.replace("lantern", "torch").replace("winter ", "") for text in olds]
    assert before(texts, olds) == olds


@pytest.mark.parametrize(
    ("was", "now"), [("No.", "No!"), ("Hello?", "Helo?"), ("Ja", "Nja"), ("早く行こう。", "早く行くよ。")]
)
def test_a_line_of_a_word_is_found_too(was, now):
    """Also where no word is left whole, and where words are not parted by spaces."""
    assert before([now], ["The rain had stopped over the ford.", "Mind the step there.", was]) == [was]


def test_a_rewrite_is_compared_in_full_with_few(monkeypatch):
    """Of two hundred lines that all became others, each is held against those that share the most with it."""
    compared = []

    class Counting(SequenceMatcher):
        def ratio(self):
            compared.append(1)
            return super().ratio()

    monkeypatch.setattr("drama.rebuild.compare.SequenceMatcher", Counting)
    before(said(200, seed=1), said(200, seed=2))
    assert len(compared) <= 200 * COMPARED


def test_an_episode_is_compared_in_time_that_grows_with_its_lines():
    """Most renders find most of it as it was, the finished file too."""
    lines = [Piece("line", f"L{n}", str(n), {"words": str(n)}, {"words": str(n)}) for n in range(30_000)]
    whole = [*lines, Piece("scene", "S", "a scene", {}, {}), Piece("file", "F", "a file", {}, {})]
    began = time.process_time()
    verdicts = compare(whole, whole, lambda key: True, True)
    assert time.process_time() - began < 5.0
    assert not any(one.anew for one in verdicts)
