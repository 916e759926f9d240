"""A sound as the reels that mastering takes: one of all of it, or several of a sound that is cut."""

from functools import partial
from itertools import pairwise

from drama.mix.reels import TRAIL, Reel
from drama.timeline.borders import LEAD


def played(sound, block=65_536):
    """Yield the sound in blocks."""
    for start in range(0, sound.shape[1], block):
        yield sound[:, start : start + block]


def one_reel(sound, block=65_536):
    """Return the sound as a single reel."""
    return cut_at(sound, [], block)


def cut_at(sound, borders, block=65_536):
    """Return the sound as reels that begin at the borders."""
    reels = []
    for start, end in pairwise([0, *borders, sound.shape[1]]):
        lead, trail = min(LEAD, start), min(TRAIL, sound.shape[1] - end)
        heard = sound[:, start - lead : end + trail]
        reels.append(Reel(f"{start}-{end}", end - start, lead, trail, partial(played, heard, block)))
    return tuple(reels)
