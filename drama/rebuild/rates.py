"""How fast this computer makes a show: what earlier renders took, kept in its cache, and estimates."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from drama.files import write_whole

SCHEMA = "drama.rates/1"

REMEMBERED = 12
"""How many renders of each kind of work are remembered, the latest."""

USUAL: Mapping[str, tuple[float, float]] = {
    "speech tone": (0.3, 1 / 6_000),
    "speech pyttsx3": (1.0, 1 / 2_500),
    "speech piper": (3.0, 1 / 250),
    "speech kokoro": (8.0, 1 / 60),
    "speech remote": (1.0, 1 / 100),
    "sound": (0.2, 1.2),
    "space": (0.3, 0.15),
    "mix": (0.5, 1 / 150),
    "encode": (0.5, 1 / 40),
    "write": (0.5, 1 / 2_000),
}
"""Seconds a kind of work takes to begin, and for each of what it counts: characters spoken, sounds made,
lines placed, seconds mixed and encoded, and written where they are encoded already. Rough, from two cores of
a server (docs/speech.md, docs/mix.md), for where nothing was measured yet."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """Seconds that some work will take, and from how many renders on this computer that is known."""

    seconds: float
    renders: int


@dataclass(frozen=True, slots=True)
class Rates:
    """What earlier renders took: by kind of work, (how much of it, seconds), the latest last."""

    measured: Mapping[str, tuple[tuple[float, float], ...]] = field(default_factory=dict)

    def seconds(self, work: str, amount: float) -> Estimate:
        """Return how long so much work of a kind will take, nothing for none of it."""
        if amount <= 0.0:
            return Estimate(0.0, 0)
        known = self.measured.get(work, ())
        start_s, each_s = _line(known) if known else USUAL[work]
        return Estimate(start_s + each_s * amount, len(known))

    def with_render(self, work: Mapping[str, tuple[float, float]]) -> "Rates":
        """Return the rates with what a render took: (how much, seconds) by kind of work."""
        grown = dict(self.measured)
        for name, (amount, seconds) in work.items():
            if amount > 0.0 and seconds > 0.0:
                grown[name] = (*grown.get(name, ()), (amount, seconds))[-REMEMBERED:]
        return Rates(grown)


def _line(measured: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the seconds to begin and for each, neither negative, that fit what was measured best.

    By least squares of the relative error, so that a short render counts as much as a long one.
    """
    weighed = [(1.0 / seconds**2, amount, seconds) for amount, seconds in measured]
    whole = sum(weight for weight, _, _ in weighed)
    amounts = sum(weight * amount for weight, amount, _ in weighed)
    squares = sum(weight * amount**2 for weight, amount, _ in weighed)
    times_s = sum(weight * seconds for weight, _, seconds in weighed)
    products = sum(weight * amount * seconds for weight, amount, seconds in weighed)
    in_proportion = 0.0, products / squares
    spread = whole * squares - amounts**2
    if spread <= 1e-3 * amounts**2:  # all alike: nothing tells what beginning takes
        return in_proportion
    each_s = (whole * products - amounts * times_s) / spread
    start_s = (times_s - each_s * amounts) / whole
    return (start_s, each_s) if start_s >= 0.0 and each_s >= 0.0 else in_proportion


def read_rates(path: Path) -> Rates:
    """Return the rates in a file, none where there is no such file or it cannot be read."""
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        record = json.loads(path.read_text(encoding="utf-8"))
        if record["schema"] == SCHEMA:
            measured = {
                str(name): tuple((float(amount), float(seconds)) for amount, seconds in pairs)
                for name, pairs in record["measured"].items()
            }
            if all(
                amount > 0.0 and seconds > 0.0 for pairs in measured.values() for amount, seconds in pairs
            ):
                return Rates(measured)
    return Rates()


def write_rates(path: Path, rates: Rates) -> None:
    """Keep the rates; raises `OutputError`."""
    write_whole(path, json.dumps({"schema": SCHEMA, "measured": rates.measured}, indent=1) + "\n")
