"""Store the lessons that the nets learn from: python -m training.lessons LESSONS.npz [--corpus DIR]

They are made where the stories are and learned from (`training.nets`) where a graphics card is. Rows come as
bins; besides the stories themselves there are copies that have lost most of their tags, some more than once.
"""

import argparse
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from drama.learned.grid import bins
from training.augment import bared
from training.examples import augmented, corpus, example, labelled
from training.ties import unseen

DATA = Path(__file__).parent.parent / "data/speakers"
MOST_BINS = 32

MODERN = ("train", "ordinary")
"""The folders of our own stories."""

SHARES = {"untagged": 0.7, "untagged more": 0.9, "untagged less": 0.5, "untagged again": 0.8}
"""How many of the tags each copy of our own stories loses."""


def works(folder: Path) -> dict[str, Iterable[Mapping[str, Any]]]:
    """Return all works to learn from by where they come from; `folder` is that of PDNC."""
    own = {
        name: chain.from_iterable(augmented(DATA / some, share) for some in MODERN)
        for name, share in SHARES.items()
    }
    pdnc = folder / "train.jsonl"
    return {
        "modern": chain.from_iterable(labelled(DATA / some) for some in MODERN),
        **own,
        "novels": labelled(DATA / "novels"),
        "novels untagged": augmented(DATA / "novels", SHARES["untagged"]),
        "pdnc": corpus(pdnc),
        "pdnc untagged": (bared(work, SHARES["untagged"]) for work in corpus(pdnc)),
        "pdnc untagged more": (bared(work, SHARES["untagged more"]) for work in corpus(pdnc)),
    }


def cuts_of(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return where the bins of each feature end, (features, bins - 1), infinite where it has fewer.

    A feature of few values has a bin for each, any other has bins that hold equally many rows.
    """
    cuts = np.full((rows.shape[1], MOST_BINS - 1), np.inf, np.float32)
    for feature, column in enumerate(rows.T):
        values = np.unique(column)
        inner = (values[1:] + values[:-1]) / 2
        if len(values) > MOST_BINS:
            inner = np.unique(np.quantile(column, np.linspace(0, 1, MOST_BINS + 1)[1:-1]))
        cuts[feature, : len(inner)] = inner
    return cuts


def main() -> None:
    """Store the lessons."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--corpus", type=Path, default=Path("../shared/data/attribution"))
    wanted = parser.parse_args()
    ties = unseen(wanted.corpus)
    found = [
        (source, example(work, ties.get(work["work"])))
        for source, some in works(wanted.corpus).items()
        for work in some
    ]
    rows = [one.matrix() for _, one in found]
    cuts = cuts_of(
        np.concatenate(
            [some for (source, _), some in zip(found, rows, strict=True) if "untagged" not in source]
        )
    )
    examples = [one for _, one in found]
    wanted.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        wanted.out,
        cuts=cuts,
        sources=np.array([source for source, _ in found]),
        names=np.array([one.name for one in examples]),
        turns=np.array([len(one.options) for one in examples]),
        sizes=np.array([len(some) for one in examples for some in one.options], np.int16),
        people=np.array([who for one in examples for some in one.options for who in some], np.int32),
        right=np.array([is_right for one in examples for some in one.right for is_right in some], bool),
        scenes=np.array([scene for one in examples for scene in one.scenes], np.int32),
        plain=np.array([plain for one in examples for plain in one.plain], bool),
        bins=np.concatenate([bins(some, cuts) for some in rows]),
    )
    print(f"{wanted.out}: {len(examples)} works, {sum(len(one.options) for one in examples)} turns")


if __name__ == "__main__":
    main()
