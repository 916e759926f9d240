"""Which stretches of a session are which lines, and when nobody can say."""

import numpy as np
import pytest

from drama.recordings.align import Doubt, align

CHARACTERS = [16, 68, 3, 80, 4, 40, 35, 52, 8, 61, 30, 45]
USUAL_S = [0.3 + length / 15.0 for length in CHARACTERS]
SHORT = [length < 12 for length in CHARACTERS]
TRIES = range(10)


def read(lines, seed, pauses=0.3, silence_s=(1.0, 1.8)):
    """Return the stretches in which lines are read, by their numbers, and where each of them ends."""
    random = np.random.default_rng(seed)
    now, stretches, ends = 1.0, [], []
    for line in lines:
        long_s = USUAL_S[line] * random.uniform(0.85, 1.2)
        cut_s = long_s * random.uniform(0.3, 0.7)
        if random.random() < pauses and long_s > 1.5:
            stretches.append((now, now + cut_s))
            now, long_s = now + cut_s + random.uniform(0.5, 0.75), long_s - cut_s
        stretches.append((now, now + long_s))
        ends.append(len(stretches))
        now += long_s + random.uniform(*silence_s)
    return stretches, tuple(ends)


@pytest.mark.parametrize("silence_s", [(1.0, 1.8), (2.0, 4.0)])
def test_a_session_without_fault_is_parted_where_it_should_be(silence_s):
    """Whether the actor breathes within lines or not, and however long between them."""
    for seed in TRIES:
        for pauses in (0.0, 0.4):
            stretches, ends = read(range(12), seed, pauses, silence_s)
            found = align(stretches, USUAL_S, SHORT)
            assert (found.doubt, found.ends) == (None, ends)


def test_a_line_said_twice_is_noticed():
    """Whichever it is: its silences are as long as the others, and none of them is there by chance."""
    found = [
        align(read([*range(line + 1), *range(line, 12)], seed)[0], USUAL_S, SHORT).doubt
        for line in range(12)
        for seed in TRIES
    ]
    assert all(found)
    assert found.count(Doubt("again", 3, 5)) > 0


def test_a_line_left_out_is_noticed():
    """A breath within another line is not taken for its silence."""
    for line in range(12):
        for seed in TRIES:
            stretches, _ = read([one for one in range(12) if one != line], seed, pauses=0.5)
            if len(stretches) >= 12:
                assert align(stretches, USUAL_S, SHORT).doubt


def test_one_line_is_the_whole_session():
    """However it is read; and a second time is noticed."""
    once = align([(1.0, 2.0), (2.6, 4.0)], [2.4], [False])
    assert (once.ends, once.doubt) == ((2,), None)
    assert align([(1.0, 3.4), (5.0, 7.4)], [2.4], [False]).doubt
