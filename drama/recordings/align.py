"""Which stretches of a session are which lines: the way that fits lengths and silences best.

Every way to part a session is weighed, those too in which lines are said again or left out. A cost is the
negative logarithm of how likely a thing is, and a way costs the sum of what is in it. `[i, j]` is what it
costs to have come to the end of stretch `i` with `j` lines said, or to go on from there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Fault = Literal["again", "left out", "elsewhere"]

FAULT = 2.5
"""What it costs that a line is said again, or left out: actors are asked to do neither."""

MARGIN = 1.5
"""How much more every other way must cost, or nobody can say which is right."""

SPREAD = 0.3
SHORT_SPREAD = 0.5
"""How far lengths are from what is usual, as a logarithm; few characters are further."""

PAUSE_S = 0.5
STEEPNESS = 8.0
"""How long silences in a line are, and how sharply those between lines, as long as usual, part from them."""

LONGEST = 4.0
"""A stretch is no line that usually lasts less than a fourth of it."""

MOST_WAYS = 20_000_000
"""How many pairs of a stretch and a line are compared at most; more are more than a small memory holds."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A line, by its number, that is said again, left out, or may end elsewhere, and by which stretch."""

    fault: Fault
    line: int
    stretch: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Up to which of the stretches each line reaches, and what is in doubt of that."""

    ends: tuple[int, ...]
    doubt: Doubt | None = None


def align(
    sounds_s: Sequence[tuple[float, float]], usual_s: Sequence[float], short: Sequence[bool]
) -> Alignment:
    """Return which stretches of sound, from second to second, are which of the lines of a usual length.

    There are as many stretches as lines at least; `short` says which lines have few characters.
    """
    ways = _Ways(np.array(sounds_s), np.array(usual_s), np.where(short, SHORT_SPREAD, SPREAD))
    steps = ways.best(ways.costs(forth=True))
    ways.learn_pace(steps)
    forth = ways.costs(forth=True)
    steps = ways.best(forth)
    ends = tuple(step.end for step in steps if step.fault is None)
    faulty = next((step for step in steps if step.fault), None)
    if faulty and faulty.fault:
        return Alignment(ends, Doubt(faulty.fault, faulty.line, faulty.end))
    other = forth + ways.costs(forth=False)
    other[[0, *ends], range(len(usual_s) + 1)] = np.inf
    stretch, line = np.unravel_index(np.argmin(other), other.shape)
    if other[stretch, line] < forth[-1, -1] + MARGIN:
        return Alignment(ends, Doubt("elsewhere", max(0, int(line) - 1), max(1, int(stretch))))
    return Alignment(ends)


@dataclass(frozen=True, slots=True)
class _Step:
    """A line, by its number, from the end of one stretch to the end of another, and what is wrong with it."""

    line: int
    begin: int
    end: int
    fault: Fault | None = None


class _Ways:
    """What each pair of stretches and lines costs."""

    def __init__(self, sounds_s: Floats, usual_s: Floats, spread: Floats) -> None:
        gaps_s = sounds_s[1:, 0] - sounds_s[:-1, 1]
        between_s = np.sort(gaps_s)[::-1][: len(usual_s) - 1]
        usual_gap_s = np.median(between_s) if len(between_s) else 2 * PAUSE_S
        off = STEEPNESS * np.log(gaps_s / np.sqrt(PAUSE_S * usual_gap_s))
        self._parting, self._joining = np.logaddexp(0.0, -off), np.logaddexp(0.0, off)
        self._said_s = np.concatenate([[0.0], np.cumsum(sounds_s[:, 1] - sounds_s[:, 0])])
        self._joined = np.concatenate([[0.0], np.cumsum(self._joining)])
        self._usual_s, self._spread = usual_s, spread
        self._pace = float(self._said_s[-1] / usual_s.sum())
        self._lines, self._stretches = len(usual_s), len(sounds_s)

    def learn_pace(self, steps: Sequence[_Step]) -> None:
        """Take the pace from what each line is now believed to be."""
        ratios = [
            (self._said_s[step.end] - self._said_s[step.begin]) / self._usual_s[step.line]
            for step in steps
            if step.end > step.begin
        ]
        self._pace = float(np.median(ratios))

    def _begins(self, end: int) -> Iterator[int]:
        """Yield where a line can begin that ends with a stretch."""
        longest_s = LONGEST * self._pace * float(self._usual_s.max())
        for begin in range(end - 1, -1, -1):
            if begin < end - 1 and self._said_s[end] - self._said_s[begin] > longest_s:
                return
            yield begin

    def _line(self, begin: int, end: int) -> Floats:
        """Return what it costs that the stretches are one line, for each of the lines."""
        said_s = self._said_s[end] - self._said_s[begin]
        off = np.abs(np.log(said_s / (self._pace * self._usual_s))) / self._spread
        # Few lines are far off for no reason, yet some are: beyond two spreads it grows no faster.
        fit = np.where(off < 2.0, off * off / 2.0, 2.0 * off - 2.0)
        silences = self._joined[end - 1] - self._joined[begin] + (self._parting[begin - 1] if begin else 0.0)
        return np.asarray(fit + silences)

    def costs(self, forth: bool) -> Floats:
        """Return what it costs to have come anywhere, or, not `forth`, to go on from anywhere to the end."""
        costs = np.full((self._stretches + 1, self._lines + 1), np.inf)
        out = FAULT * np.arange(self._lines + 1)
        if forth:
            costs[0] = out
            for end in range(1, self._stretches + 1):
                for begin in self._begins(end):
                    line, known, new = self._line(begin, end), costs[begin], costs[end]
                    new[1:] = np.minimum(new[1:], line + np.minimum(known[:-1], known[1:] + FAULT))
                costs[end] = np.minimum.accumulate(costs[end] - out) + out
            return costs
        costs[-1] = out[::-1]
        for end in range(self._stretches, 0, -1):
            if end < self._stretches:
                costs[end] = np.minimum.accumulate((costs[end] + out)[::-1])[::-1] - out
            for begin in self._begins(end):
                line, known, new = self._line(begin, end), costs[end], costs[begin]
                new[:-1] = np.minimum(new[:-1], line + known[1:])
                new[1:] = np.minimum(new[1:], line + known[1:] + FAULT)
        costs[0] = np.minimum.accumulate((costs[0] + out)[::-1])[::-1] - out
        return costs

    def best(self, forth: Floats) -> list[_Step]:
        """Return the steps of the way that costs least."""
        end, line, steps = self._stretches, self._lines, []
        while end or line:
            choices = [(forth[end, line - 1] + FAULT, _Step(line - 1, end, end, "left out"))] if line else []
            for begin in self._begins(end) if end and line else ():
                cost = self._line(begin, end)[line - 1]
                choices.append((forth[begin, line - 1] + cost, _Step(line - 1, begin, end)))
                choices.append((forth[begin, line] + cost + FAULT, _Step(line - 1, begin, end, "again")))
            _, step = min(choices, key=lambda choice: choice[0])
            steps.append(step)
            end, line = step.begin, line if step.fault == "again" else line - 1
        return steps[::-1]
