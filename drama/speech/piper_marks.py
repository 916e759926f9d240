"""When each word begins in what Piper spoke, from the lengths of its sounds, where a voice file tells them.

The sounds of a sentence are not parted as its words are: espeak-ng runs "of the" together and parts
"eighty-seven". So every word is read alone too, and the two readings are laid over each other.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING

from drama.speech.engine import says_something
from drama.take import Mark

if TYPE_CHECKING:
    from piper import AudioChunk

STRESS = "ˈˌ"
ALIKE = 0.5
"""Readings that share less than this are not of the same words."""


def marks(words: str, chunks: list["AudioChunk"], read: Callable[[str], list[list[str]]]) -> tuple[Mark, ...]:
    """Return a mark for every word with something to say in it; none where the lengths are not told.

    `read` returns the sounds of words, sentence by sentence.
    """
    sounds, frames = _heard(chunks)
    written = [word for word in re.finditer(r"\S+", words) if says_something(word[0])]
    alone = ["".join(_plain(sound for sentence in read(word[0]) for sound in sentence)) for word in written]
    matcher = SequenceMatcher(None, "".join(alone), sounds, autojunk=False)
    if not sounds or matcher.ratio() < ALIKE:
        return ()
    blocks = [(0, 0, 0), *matcher.get_matching_blocks()]
    starts = accumulate(map(len, alone), initial=0)
    return tuple(
        Mark(word.start(), frames[min(_across(blocks, start), len(frames) - 1)])
        for word, start in zip(written, starts, strict=False)
    )


def _across(blocks: list[tuple[int, int, int]], start: int) -> int:
    """Return the place in what was heard of a place in the words read alone.

    Between two stretches that agree it is as far after the first of them, but never past the second.
    """
    index = bisect_right(blocks, start, key=lambda block: block[0]) - 1
    alone, heard, size = blocks[index]
    following = blocks[index + 1][1] if index + 1 < len(blocks) else heard + size
    return heard + (start - alone) if start < alone + size else min(following, heard + start - alone)


def _heard(chunks: "Iterable[AudioChunk]") -> tuple[str, list[int]]:
    """Return the sounds of all sentences without stress and marks, and the frame at which each begins."""
    sounds, frames, before = "", [], 0
    for chunk in chunks:
        frame, stressed = before, None
        for one in chunk.phoneme_alignments or ():
            if one.phoneme in STRESS:
                stressed = frame
            elif one.phoneme.isalpha():
                sounds += one.phoneme[0]  # a letter each, so that both lists have the same places
                frames.append(frame if stressed is None else stressed)
                stressed = None
            frame += int(one.num_samples)
        before += chunk.audio_float_array.size
    return sounds, frames


def _plain(sounds: Iterable[str]) -> Iterator[str]:
    return (sound[0] for sound in sounds if sound not in STRESS and sound.isalpha())
