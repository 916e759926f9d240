"""Settle how sure a suggested sound is: python -m training.judge JUDGE.npz

A logistic regression for each kind of sound says how often the model is right, on passages that it has not
learned from. It takes half a minute. `drama.script.prose.cues.judge` applies it.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.cues import NEAR_WORDS
from benchmarks.spotted import JUDGED, Label, passages
from drama.learned.tagger import Mark
from drama.script.prose.cues.judge import odds
from drama.script.prose.cues.model import Kind
from drama.script.prose.cues.reading import read
from training.narration import Scene, Told, told

STIFFNESS = 0.3
"""How much a weight costs, squared and halved."""

CROWDED = "fragments-judge"
"""The set in which far more is heard than in stories: there, the same chance is right more often."""

KINDS: tuple[Kind, ...] = ("SOUND", "AMBIENCE")

Case = tuple[float, bool]
"""The odds that the model gives a sound, and whether it is heard."""


def cases(one: Told, kind: Kind) -> Iterator[Case]:
    """Yield every sound of a kind found in a passage, but those of which the labels leave it open."""
    for scene in one.scenes:
        spotting = read(one.text, scene.sentences)
        for sentence in scene.sentences:
            for name, mark in spotting.told(kind, sentence.span):
                meant = _near(one, name, mark) if kind == "SOUND" else _around(one, scene, name, mark)
                if meant is not None and (not meant or not all(label.optional for label in meant)):
                    yield odds(mark.chance), bool(meant)


def _near(one: Told, name: str, mark: Mark) -> list[Label]:
    """Return the labels that mean a sound heard once: those within a few words of it."""
    named = (label for label in one.labels if label.kind == "SOUND" and name in label.names)
    return [label for label in named if one.text.count(" ", *sorted((mark.start, label.at))) <= NEAR_WORDS]


def _around(one: Told, scene: Scene, name: str, mark: Mark) -> list[Label] | None:
    """Return the labels that mean what lasts: those of its paragraph.

    None where it is told of again while it lasts: it goes on whether that is understood or not.
    """
    low, high = scene.sentences[0].span.start, scene.sentences[-1].span.end
    named = [
        label
        for label in one.labels
        if label.kind == "AMBIENCE" and name in label.names and low <= label.at <= high
    ]
    begins = [label for label in named if not label.stops]
    here = [label for label in begins if "\n" not in one.text[slice(*sorted((label.at, mark.start)))]]
    lasts = any(
        (label.whole_scene or label.at < mark.start)
        and not any(stop.stops and label.at < stop.at < mark.start for stop in named)
        for label in begins
    )
    return None if lasts and not here else here


def fitted(rows: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weights of a logistic regression, (features,)."""

    def cost(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total = rows @ weights
        wrong = np.logaddexp(0, total) - right * total
        slope = rows.T @ (1 / (1 + np.exp(-total)) - right) + STIFFNESS * weights
        return float(wrong.sum() + STIFFNESS / 2 * weights @ weights), slope

    found: NDArray[np.float64] = minimize(cost, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B").x
    return found


def main() -> None:
    """Fit, say what came of it, and store it."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("out", type=Path)
    arguments = options.parse_args()
    stories = [(one, float(name == CROWDED)) for name in JUDGED for one in told(passages(name))]
    stored = {}
    for kind in KINDS:
        every = [
            (1.0, found, crowded, heard) for one, crowded in stories for found, heard in cases(one, kind)
        ]
        table = np.array(every, np.float64)
        weights = fitted(table[:, :3], table[:, 3])
        print(f"{kind:9} {weights.round(3)}   {table[:, 3].sum():.0f} of {len(table)} heard")
        stored[kind] = weights[:2].round(3)
    np.savez_compressed(arguments.out, allow_pickle=False, **stored)


if __name__ == "__main__":
    main()
