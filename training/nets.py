"""Train the ranker's nets: python -m training.nets LESSONS.npz NETS.npz [--held]

LESSONS.npz comes from `training.lessons`. With --held one net learns from two thirds of the works, so that
`training.ranker` can settle on the others how sure the ranker may be. It wants PyTorch, and a graphics card:
a net takes two minutes on a large one. `drama.learned.net` runs what is stored, with NumPy.
"""

import argparse
import math
import random
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from drama.learned.grid import PEOPLE, TURNS, Grid, Turns, grid
from drama.learned.net import HEADS, REACH
from training.folds import held_out

WIDTH, BLOCKS = 96, 3
BATCH, RATE, DECAY, WARM_UP = 24, 1.5e-3, 0.1, 60
"""Grids of a step, the greatest learning rate, the decay of weights, and the steps until that rate."""

FEATURES_LOST, CELLS_LOST = 0.3, 0.2
"""The share of features, and of what a layer gives, that is dropped while learning."""

EPOCHS, KEPT = 12, 0.998
"""How often everything is learned from, and what the average of the weights keeps at each step."""

SETTLED = 0.1
"""The share of turns whose speaker is given away while learning, as a writer who settles some does."""

COUNTS = {
    "modern": 3.0, "untagged": 0.6, "untagged more": 0.4, "untagged less": 0.4, "untagged again": 0.4,
    "novels": 2.0, "novels untagged": 1.0, "pdnc": 1.0, "pdnc untagged": 0.25, "pdnc untagged more": 0.25,
}  # fmt: skip
"""What a turn counts, by where it comes from."""

PLAIN = 0.33
"""What a turn of PDNC with a plain tag counts: there are more than enough of them."""

MOST_LOSS = 15.0
SEED = 1


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a net learns: what our own stories count, over how many epochs the rate would fall."""

    own: float
    span: int


RECIPES = (Recipe(1.0, 16), Recipe(0.6, 16), Recipe(0.8, 24))
"""One for each net: those that weigh the stories differently err differently."""

HELD = (Recipe(0.8, 16),)

_DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


@dataclass(frozen=True, slots=True)
class Lesson:
    """A work to learn from: its turns, and of every row its bins and whether it is right.

    `counts` is what each turn counts, 0 where none of its options is right.
    """

    name: str
    source: str
    turns: Turns
    bins: NDArray[np.uint8]
    right: NDArray[np.bool_]
    counts: NDArray[np.float64]


def lessons_of(path: Path) -> list[Lesson]:
    """Return the lessons that `training.lessons` stored."""
    with np.load(path) as stored:
        arrays = dict(stored)
    found, turn, row = [], 0, 0
    for name, source, count in zip(arrays["names"], arrays["sources"], arrays["turns"], strict=True):
        sizes = arrays["sizes"][turn : turn + count].astype(np.int64)
        ends = np.concatenate([[0], np.cumsum(sizes)])
        rows = slice(row, row + int(ends[-1]))
        right = arrays["right"][rows]
        turns = Turns(arrays["people"][rows].astype(np.int64), ends, arrays["scenes"][turn : turn + count])
        known = np.array([right[first:last].any() for first, last in zip(ends, ends[1:], strict=False)])
        plain = arrays["plain"][turn : turn + count] & source.startswith("pdnc")
        counts = known * COUNTS[str(source)] * np.where(plain, PLAIN, 1.0)
        found.append(Lesson(str(name), str(source), turns, arrays["bins"][rows], right, counts))
        turn, row = turn + int(count), rows.stop
    return found


class Attention(nn.Module):
    """Attention of the items of a sequence to each other."""

    def __init__(self) -> None:
        super().__init__()
        self.ask, self.tell = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Return what each item takes from the others, (sequences, items, width)."""
        count, items, _ = x.shape
        parts = self.ask(x).view(count, items, 3, HEADS, WIDTH // HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        taken = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        found: Tensor = self.tell(taken.transpose(1, 2).reshape(count, items, WIDTH))
        return found


class Block(nn.Module):
    """A look down each column, a look along each row, and a thought about both."""

    def __init__(self) -> None:
        super().__init__()
        self.before_down, self.before_across, self.before_think = (nn.LayerNorm(WIDTH) for _ in range(3))
        self.down, self.across = Attention(), Attention()
        self.think, self.conclude = nn.Linear(WIDTH, 2 * WIDTH), nn.Linear(2 * WIDTH, WIDTH)
        self.reach = nn.Parameter(torch.randn(2 * REACH + 1, HEADS))
        self.together = nn.Parameter(torch.zeros(HEADS))
        self.lose = nn.Dropout(CELLS_LOST)

    def forward(self, x: Tensor, scenes: Tensor, present: Tensor) -> Tensor:
        """Return the cells after a look around, (grids, turns, people, width)."""
        count, turns, people, _ = x.shape
        columns = self.before_down(x).transpose(1, 2).reshape(count * people, turns, WIDTH)
        down = self.lose(self.down(columns, self._far(scenes).repeat_interleave(people, 0).to(x.dtype)))
        x = x + down.view(count, people, turns, WIDTH).transpose(1, 2)
        hidden = torch.zeros_like(present, dtype=x.dtype).masked_fill(~present, -1e4)
        rows = self.before_across(x).reshape(count * turns, people, WIDTH)
        across = self.lose(self.across(rows, hidden.view(count * turns, 1, 1, people)))
        x = x + across.view(count, turns, people, WIDTH)
        wide = functional.gelu(self.think(self.before_think(x)), approximate="tanh")
        found: Tensor = x + self.lose(self.conclude(wide))
        return found

    def _far(self, scenes: Tensor) -> Tensor:
        """Return how much a turn looks at each other, by how far it is and whether in one scene."""
        places = torch.arange(scenes.shape[1], device=scenes.device)
        away = (places[None] - places[:, None]).clamp(-REACH, REACH) + REACH
        same = (scenes[:, None, :, None] == scenes[:, None, None, :]).float()
        far = self.reach[away].permute(2, 0, 1)[None] + same * self.together[None, :, None, None]
        return far.masked_fill((scenes < 0)[:, None, None, :], -1e4)


class Ranker(nn.Module):
    """A network as `drama.learned.net` runs it: the names of its weights are those there."""

    def __init__(self, features: int, most: int) -> None:
        super().__init__()
        self.most = most
        self.bins = nn.Parameter(0.05 * torch.randn(features * most, WIDTH))
        self.absent = nn.Parameter(torch.zeros(WIDTH))
        self.enter, self.leave = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.widen, self.judge, self.score = (nn.Linear(WIDTH, n) for n in (WIDTH, WIDTH, 1))
        self.blocks = nn.ModuleList(Block() for _ in range(BLOCKS))

    def forward(self, bins: Tensor, present: Tensor, scenes: Tensor) -> Tensor:
        """Return a score for every cell, (grids, turns, people); -1e9 for whom the turn cannot be."""
        x = self.absent.expand(*present.shape, WIDTH).clone()
        x[present] = self._cells(bins[present]).to(x.dtype)
        seen = present.clone()
        seen[..., 0] |= ~present.any(-1)
        x = self.enter(x)
        x = x + functional.gelu(self.widen(x), approximate="tanh")
        for block in self.blocks:
            x = block(x, scenes, seen)
        x = functional.gelu(self.judge(self.leave(x)), approximate="tanh")
        found: Tensor = self.score(x).squeeze(-1).float().masked_fill(~present, -1e9)
        return found

    def _cells(self, bins: Tensor) -> Tensor:
        first = torch.arange(bins.shape[1], device=bins.device) * self.most
        parts = self.bins[bins.long() + first]
        if self.training:
            kept = torch.rand(parts.shape[:2], device=parts.device) >= FEATURES_LOST
            parts = parts * kept.unsqueeze(-1) / (1.0 - FEATURES_LOST)
        return parts.sum(1)


Sheet = dict[str, NDArray[Any]]


def sheet(lesson: Lesson, found: Grid, dice: random.Random | None = None) -> Sheet:
    """Return a grid as arrays of one size; for learning its columns are shuffled and some turns settled."""
    size = (TURNS, PEOPLE)
    bins = np.zeros((*size, lesson.bins.shape[1]), np.uint8)
    present, right = np.zeros(size, bool), np.zeros(size, bool)
    order = list(range(found.width))
    if dice:
        dice.shuffle(order)
    at = found.turn, np.array(order, np.int64)[found.column]
    bins[at], present[at], right[at] = lesson.bins[found.rows], True, lesson.right[found.rows]
    scenes, counts = np.full(TURNS, -1), np.zeros(TURNS, np.float32)
    scenes[: len(found.scenes)] = found.scenes
    counts[: len(found.scenes)] = lesson.counts[found.start : found.start + len(found.scenes)]
    counts *= right.any(1)
    for turn in range(TURNS) if dice else ():
        if counts[turn] and dice and dice.random() < SETTLED:
            present[turn], counts[turn] = right[turn], 0.0
    return {"bins": bins, "present": present, "right": right, "scenes": scenes, "counts": counts}


def _sheets(job: tuple[int, Sequence[tuple[int, int]]]) -> Sheet:
    """Return a batch, made in a worker from the lessons it was started with."""
    seed, places = job
    dice = random.Random(seed)
    made = [sheet(_LESSONS[which], grid(_LESSONS[which].turns, start), dice) for which, start in places]
    return {key: np.stack([one[key] for one in made]) for key in made[0]}


_LESSONS: list[Lesson] = []


def _start(lessons: list[Lesson]) -> None:
    _LESSONS[:] = lessons


def batches(pool: ProcessPoolExecutor, lessons: Sequence[Lesson], dice: random.Random) -> Iterator[Sheet]:
    """Yield every lesson's grids once, from another first turn each time, in any order."""
    places = [
        (which, max(0, start))
        for which, lesson in enumerate(lessons)
        for start in range(-dice.randrange(TURNS), len(lesson.turns), TURNS)
    ]
    dice.shuffle(places)
    jobs = [(dice.getrandbits(32), places[at : at + BATCH]) for at in range(0, len(places), BATCH)]
    yield from pool.map(_sheets, jobs, chunksize=2)


def loss_of(ranker: Ranker, batch: Sheet) -> Tensor:
    """Return the mean loss of a batch: the negative logarithm of the chances of who is right."""
    on = {key: torch.as_tensor(array).to(_DEVICE) for key, array in batch.items()}
    with torch.autocast(_DEVICE, torch.bfloat16, enabled=_DEVICE == "cuda"):
        scores = ranker(on["bins"], on["present"], on["scenes"])
    logs = scores.log_softmax(-1).masked_fill(~on["right"], -1e9).logsumexp(-1)
    lost: Tensor = -(logs.clamp(min=-MOST_LOSS) * on["counts"]).sum() / on["counts"].sum().clamp(min=1.0)
    return lost


def weighed(lessons: Sequence[Lesson], recipe: Recipe) -> list[Lesson]:
    """Return lessons in which our own stories of today count what a recipe says."""
    own = ("modern", "untagged")
    return [
        replace(one, counts=recipe.own * one.counts) if one.source.startswith(own) else one for one in lessons
    ]


def learn(lessons: list[Lesson], size: tuple[int, int], recipe: Recipe, workers: int) -> nn.Module:
    """Return a network for so many features of so many bins that has seen every lesson `EPOCHS` times.

    Its weights are the average of those it had on the way (Polyak and Juditsky 1992), the late ones most.
    """
    torch.manual_seed(SEED)
    dice = random.Random(SEED)
    ranker = Ranker(*size).to(_DEVICE)
    average = AveragedModel(ranker, multi_avg_fn=get_ema_multi_avg_fn(KEPT))
    optimizer = torch.optim.AdamW(ranker.parameters(), lr=RATE, weight_decay=DECAY)
    steps = recipe.span * sum(len(one.turns) // TURNS + 1 for one in lessons) // BATCH

    def rate(step: int) -> float:
        return min(1.0, (step + 1) / WARM_UP) * (0.51 + 0.5 * math.cos(math.pi * min(1.0, step / steps)))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    with ProcessPoolExecutor(workers, initializer=_start, initargs=(lessons,)) as pool:
        for epoch in range(EPOCHS):
            total, count = torch.zeros((), device=_DEVICE), 0
            for batch in batches(pool, lessons, dice):
                loss = loss_of(ranker, batch)
                optimizer.zero_grad()
                loss.backward()  # type: ignore[no-untyped-call]
                nn.utils.clip_grad_norm_(ranker.parameters(), 1.0)
                optimizer.step()
                schedule.step()
                average.update_parameters(ranker)
                total, count = total + loss.detach(), count + 1
            print(f"{recipe}, epoch {epoch + 1} of {EPOCHS}: loss {float(total) / count:.3f}", flush=True)
    return average.module


def arrays_of(ranker: nn.Module, name: str) -> dict[str, NDArray[Any]]:
    """Return a network's weights in half precision, under a name."""
    weights = ranker.state_dict().items()
    return {f"{name}.{key}": weight.cpu().numpy().astype(np.float16) for key, weight in weights}


def main() -> None:
    """Train a net by each of the recipes, and store them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("lessons", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--held", action="store_true", help="learn from two thirds of the works only")
    parser.add_argument("--without-pdnc", action="store_true")
    wanted = parser.parse_args()
    lessons = lessons_of(wanted.lessons)
    with np.load(wanted.lessons) as stored:
        cuts = stored["cuts"]
    if wanted.without_pdnc:
        lessons = [one for one in lessons if not one.source.startswith("pdnc")]
    held = held_out(one.name for one in lessons) if wanted.held else set()
    lessons = [one for one in lessons if one.name not in held]
    arrays: dict[str, NDArray[Any]] = {"cuts": cuts, "held": np.array(sorted(held))}
    for number, recipe in enumerate(HELD if wanted.held else RECIPES):
        size = len(cuts), cuts.shape[1] + 1
        arrays |= arrays_of(learn(weighed(lessons, recipe), size, recipe, wanted.workers), str(number))
    np.savez_compressed(wanted.out, **arrays)


if __name__ == "__main__":
    main()
