"""More of the same stories: their tags dropped, so that lines whose speaker is known train those without."""

import random
import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from drama.script.prose.tags import tag

SHARE = 0.7
"""How many of the short tags are dropped."""

_LONGEST = 5
_BARE = re.compile(r"([,?!])([\"\u201d\u2019']) ([^.\u201c\"\u2018{}]{3,40})\.(?=\s|$)")
_TAGGED = re.compile(r"([,?!])([\"\u201d\u2019'])(\{[^}]*\}) ([^.\u201c\"\u2018{}\n]{3,40})\.(?=\s|$)")


def untagged(written: str, seed: str, share: float = SHARE) -> str:
    """Return a labelled story's text without most of its short tags: `\u201cGo,\u201d{Ann} said Ann.`"""
    dice = random.Random(seed)
    head, line, body = written.partition("\n---\n")

    def dropped(found: re.Match[str]) -> str:
        if dice.random() >= share or not _short(found[4]):
            return found[0]
        return found[1].replace(",", ".") + found[2] + found[3]

    return head + line + _TAGGED.sub(dropped, body)


def bared(work: Mapping[str, Any], share: float) -> dict[str, Any]:
    """Return a work in the scorer's form without a share of its short tags: `\u201cGo,\u201d said Ann.`"""
    dice, text = random.Random(f"{work['work']} {share}"), work["text"]
    ends = {quote["end"] + step for quote in work["quotes"] for step in (-1, 0, 1)}
    kept = np.ones(len(text), dtype=bool)
    for found in _BARE.finditer(text):
        if found.start(2) in ends and dice.random() < share and _short(" ".join(found[3].split())):
            kept[found.end(2) : found.end()] = False
    moved = np.concatenate([[0], np.cumsum(kept)]).tolist()
    quotes = [
        quote | {"start": moved[quote["start"]], "end": moved[quote["end"]]} for quote in work["quotes"]
    ]
    return {
        **work,
        "text": "".join(one for one, keep in zip(text, kept, strict=True) if keep),
        "quotes": quotes,
    }


def _short(clause: str) -> bool:
    return len(clause.split()) <= _LONGEST and tag(clause, 0, len(clause)) is not None
