"""Filters of second-order sections, run over a row of samples at a time instead of one after the other.

What comes out of a row depends on the row and on the state before it, in both linearly; so does the state
after it. Rows are worked out together as one matrix product, and so are the states of groups of rows: a third
of the time of the loop over samples. Source: Barnes and Shinnaka, "Block-shift invariance and block
implementation of discrete-time filters" (IEEE Transactions on Circuits and Systems 27, 1980). The matrices
are read off `scipy.signal.sosfilt`, whose states these are.
"""

import numpy as np
import scipy
from numpy.typing import NDArray

State = NDArray[np.float64]
"""What a filter remembers, shape (sections, channels, 2), as `scipy.signal.sosfilt` has it."""

_ROW = 32
_GROUP = 8  # rows whose states are worked out together, and groups, and groups of groups of those
_BATCH = 128  # rows in a product: more would make BLAS start threads, which cost more than they bring
_LEAST = _ROW * _BATCH
_MOST = _LEAST * _GROUP
_LEVELS = 3  # of groups, at most; what is left after them is gone through one by one


class BlockFilter:
    """A filter that streams pass through; its state is the caller's to keep."""

    def __init__(self, sos: NDArray[np.float64]) -> None:
        self._sos = sos
        self._order = 2 * len(sos)
        eye = np.eye(_ROW + self._order)
        wave, after = scipy.signal.sosfilt(sos, eye[:, :_ROW], axis=1, zi=_sections(eye[:, _ROW:]))
        ends = _flat(after)
        self._of_row = wave[:_ROW].astype(np.float32)
        self._of_state = wave[_ROW:].astype(np.float32)
        self._pushed = ends[:_ROW].astype(np.float32)
        self._steps = [ends[_ROW:]]
        for _ in range(_LEVELS):
            self._steps.append(np.linalg.matrix_power(self._steps[-1], _GROUP))
        self._groups = [_grouped(step) for step in self._steps[:-1]]

    def at_rest(self, channels: int) -> State:
        """Return the state before anything was heard."""
        return np.zeros((len(self._sos), channels, 2))

    def run(
        self, block: NDArray[np.float32] | NDArray[np.float64], state: State
    ) -> tuple[NDArray[np.float32], State]:
        """Return the block filtered, shape (channels, frames), and the state after it.

        It is that of `sosfilt` to a millionth of the block's peak.
        """
        out = np.empty(block.shape, np.float32)
        frames = block.shape[1]
        quick = frames - frames % _LEAST
        for start in range(0, quick, _MOST):
            end = min(start + _MOST, quick)
            state = self._rows(block[:, start:end], state, out[:, start:end])
        if quick < frames:
            out[:, quick:], state = scipy.signal.sosfilt(self._sos, block[:, quick:], axis=1, zi=state)
        return out, state

    def _rows(
        self, sound: NDArray[np.float32] | NDArray[np.float64], state: State, out: NDArray[np.float32]
    ) -> State:
        """Filter whole batches of rows into `out` and return the state after them."""
        rows = sound.astype(np.float32, copy=False).reshape(len(sound), -1, _BATCH, _ROW)
        pushed = (rows @ self._pushed).astype(np.float64).reshape(len(sound), -1, self._order)
        states, after = self._states(pushed, _flat(state), 0)
        waves = out.reshape(rows.shape)
        np.matmul(rows, self._of_row, out=waves)
        waves += states.astype(np.float32).reshape(*rows.shape[:-1], self._order) @ self._of_state
        return _sections(after)

    def _states(
        self, pushed: NDArray[np.float64], state: NDArray[np.float64], level: int
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the states before each of some steps, and after them all; `pushed` is what each adds."""
        channels, count, order = pushed.shape
        if level == _LEVELS or count % _GROUP:
            states = np.empty_like(pushed)
            for place in range(count):
                states[:, place] = state
                state = state @ self._steps[level] + pushed[:, place]
            return states, state
        inside, last = self._groups[level]
        groups = pushed.reshape(channels, -1, _GROUP * order)
        starts, after = self._states(groups @ last, state, level + 1)
        return (np.concatenate([groups, starts], axis=2) @ inside).reshape(pushed.shape), after


def _grouped(step: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return what turns a group of pushes into the states before each of its steps, and what into its own.

    The first takes the pushes and, last, the state before the group.
    """
    order = len(step)
    powers = [np.linalg.matrix_power(step, power) for power in range(_GROUP)]
    inside = np.zeros((_GROUP + 1, order, _GROUP, order))
    for place in range(_GROUP):
        inside[_GROUP, :, place] = powers[place]
        for earlier in range(place):
            inside[earlier, :, place] = powers[place - 1 - earlier]
    return inside.reshape(-1, _GROUP * order), np.concatenate(powers[::-1])


def _sections(flat: NDArray[np.float64]) -> State:
    """Return states, a row each, in the shape that `sosfilt` has them in."""
    return np.ascontiguousarray(flat.reshape(len(flat), -1, 2).transpose(1, 0, 2))


def _flat(state: State) -> NDArray[np.float64]:
    return np.ascontiguousarray(state.transpose(1, 0, 2)).reshape(state.shape[1], -1)
