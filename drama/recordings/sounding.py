"""Where somebody speaks in a recording, by the levels of its windows."""

import numpy as np
from numpy.typing import NDArray

WINDOW_S = 0.01

FLOOR_DB = -38.0
NEAREST_DB = -12.0
SHORTEST = 8
"""Speech is where windows of 10 ms are louder than 38 dB under what is loud and than the noise by some dB, or
than 12 dB under what is loud where that is lower; what has less than 80 ms of sound is a click or a chair."""


def stretches(
    levels_db: NDArray[np.float64], loud_db: float, noise_db: float, over_noise_db: float, gap: int
) -> list[tuple[int, int]]:
    """Return the windows (first, one after the last) of what is said, with gaps of up to `gap` in it.

    `levels_db` has the level of each window, `loud_db` is that of the loudest speech, `noise_db` that of
    silence, which speech is over by `over_noise_db`.
    """
    over = levels_db > min(max(loud_db + FLOOR_DB, noise_db + over_noise_db), loud_db + NEAREST_DB)
    where = np.flatnonzero(over)
    sounds = np.split(where, np.flatnonzero(np.diff(where) > gap) + 1)
    return [(int(sound[0]), int(sound[-1]) + 1) for sound in sounds if len(sound) >= SHORTEST]
