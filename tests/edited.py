"""Random edits of a story by which nobody loses sight of a quotation: the truth for tests of corrections.

Every word remembers where it stood, so that for each quotation of the edited story it is known which one of
the old story it is.
"""

import random
import re
from bisect import bisect, bisect_left
from collections import Counter
from dataclasses import dataclass

from drama.script.prose.quotes import find
from drama.story.reader import read


@dataclass(frozen=True)
class Word:
    """A word between spaces, with its place (paragraph, word) in the unedited story; None for a new one."""

    text: str
    origin: tuple[int, int] | None


def paragraphs_of(text):
    """Return a text as paragraphs of words that know their place."""
    return [
        [Word(word, (number, at)) for at, word in enumerate(paragraph.split())]
        for number, paragraph in enumerate(re.split(r"\n\s*\n", text.strip()))
    ]


def written(paragraphs):
    """Return paragraphs as a text file, and (start, end, word) of every word in it."""
    text, places = "", []
    for paragraph in paragraphs:
        for word in paragraph:
            places.append((len(text), len(text) + len(word.text), word))
            text += word.text + " "
        text = text.rstrip(" ") + "\n\n"
    return text, places


def edit(paragraphs, chance, share=0.03, moved=0.01, added=0.01, deleted=0.01):
    """Return paragraphs in which some words are changed, inserted or deleted, and whole ones move."""
    stock = [word.text for paragraph in paragraphs for word in paragraph if word.text.isalpha()]
    edited = [_reworded(paragraph, chance, share, stock) for paragraph in paragraphs]
    edited = [paragraph for paragraph in edited if paragraph and chance.random() >= deleted]
    for _ in range(round(moved * len(edited))):
        edited.insert(chance.randrange(1, len(edited)), edited.pop(chance.randrange(1, len(edited))))
    for _ in range(round(added * len(edited))):
        new = [Word(chance.choice(stock), None) for _ in range(chance.randint(3, 30))]
        if chance.random() < 0.5:
            new = [Word(f"“{new[0].text}", None), *new[1:-1], Word(f"{new[-1].text},”", None)]
        edited.insert(chance.randrange(1, len(edited)), new)
    return edited


def _reworded(paragraph, chance, share, stock):
    out = []
    for word in paragraph:
        # A quotation mark goes with the writer's next thought, not with a word: it stays where it is.
        marked = not word.text.replace("’", "").strip(".,;:!?").isalnum()
        kind = chance.choice(("change", "insert", "delete")) if chance.random() < share else ""
        if kind == "insert":
            out += [word, Word(chance.choice(stock), None)] if not marked else [word]
        elif kind == "change":
            out.append(Word(re.sub(r"[^\W_]+", chance.choice(stock), word.text, count=1), None))
        elif kind != "delete" or marked:
            out.append(word)
    return out


def opened(path, paragraphs):
    """Write paragraphs to a file and return its story, its quotations, and each one's words."""
    text, places = written(paragraphs)
    path.write_text(text, encoding="utf-8")
    story = read(path)
    quotations = find(story)
    firsts, ends, words = zip(*places, strict=True)
    said = [words[bisect(ends, one.start) : bisect_left(firsts, one.end)] for one in quotations]
    assert story.text.rstrip() == text.rstrip()
    return story, quotations, said


def standing(before, after):
    """Return {old: new number} of the quotations of which half is still in one that is half of it."""
    home = {word.origin: number for number, words in enumerate(before) for word in words}
    found = {}
    for number, words in enumerate(after):
        votes = Counter(home[word.origin] for word in words if word.origin in home)
        for old, count in votes.items():
            if 2 * count >= len(before[old]) and 2 * count >= len(words):
                found[old] = number
    return found


def plain(text):
    """Return a labelled story of `data/speakers` without its head and its labels."""
    return re.sub(r"\{[^{}\n]*\}", "", text.partition("\n---\n")[2])


def dice(seed):
    """Return a generator whose numbers are the same every time."""
    return random.Random(seed)
