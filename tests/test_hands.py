"""Work done side by side: its results in order, and an end when it is to end."""

import gc
import time
import weakref
from threading import Event

import pytest

from drama.hands import cores, side_by_side


def test_results_come_in_the_order_of_the_parts():
    """Also where the first takes longest; of no parts comes nothing."""
    slow = {0: 0.05}
    made = side_by_side(lambda part: time.sleep(slow.get(part, 0.0)) or part * part, range(5))
    assert list(made) == [0, 1, 4, 9, 16]
    assert list(side_by_side(str, [])) == []


def test_who_waits_may_end_it_before_a_long_part_is_done():
    """A render that is stopped does not wait for what is being mixed, and begins nothing more."""
    going, begun = Event(), []

    def work(part):
        begun.append(part)
        going.wait(20)

    def stop():
        raise InterruptedError

    began = time.monotonic()
    with pytest.raises(InterruptedError):
        list(side_by_side(work, range(50), stop))
    assert time.monotonic() - began < 2
    going.set()
    time.sleep(0.1)
    assert len(begun) < 50


def test_a_part_that_fails_ends_it():
    """Its exception is that of the whole."""
    with pytest.raises(ZeroDivisionError):
        list(side_by_side(lambda part: 1 // part, [1, 0, 1]))


def test_what_was_made_is_the_callers_alone():
    """A thousand results of which the caller keeps none are not held until the last is made."""

    class Made:
        """Something that is seen to go."""

    made, held = [], []
    for one in side_by_side(lambda part: Made(), range(50)):
        made.append(weakref.ref(one))
        del one
        gc.collect(0)  # what is young: all that other tests left is much to look through
        held.append(sum(ref() is not None for ref in made))
    assert max(held) <= 2


def test_few_parts_are_done_before_their_turn():
    """A caller who is slow does not find the results of all parts waiting."""
    done = []
    for number, _ in enumerate(side_by_side(done.append, range(60)), 1):
        time.sleep(0.002)
        assert len(done) - number <= 8 * cores()
