"""More of the same stories: their tags dropped, so that lines whose speaker is known train those without."""

import random
import re

from drama.script.prose.tags import tag

SHARE = 0.7
"""How many of the tags are dropped."""

_LONGEST = 5
_TAGGED = re.compile(r"([,?!])([\"\u201d\u2019'])(\{[^}]*\}) ([^.\u201c\"\u2018{}\n]{3,40})\.(?=\s|$)")


def untagged(written: str, seed: str) -> str:
    """Return a labelled story's text without most of its short tags: `\u201cGo,\u201d{Ann} said Ann.`"""
    dice = random.Random(seed)
    head, line, body = written.partition("\n---\n")

    def dropped(found: re.Match[str]) -> str:
        clause = found[4]
        short = len(clause.split()) <= _LONGEST and tag(clause, 0, len(clause)) is not None
        if dice.random() >= SHARE or not short:
            return found[0]
        return found[1].replace(",", ".") + found[2] + found[3]

    return head + line + _TAGGED.sub(dropped, body)
