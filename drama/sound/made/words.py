"""The plain words of a cue, and what they do to a sound."""

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from drama.errors import Problem, SoundError, nearest
from drama.sound.source import Words

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Figures = TypeVar("Figures", bound="DataclassInstance")


def check(sound: str, words: Words, params: tuple[str, ...]) -> None:
    """Raise `SoundError` naming every word of `params` that the sound does not understand."""
    problems = [
        Problem(
            f"'{sound}' does not understand '{word}'{nearest(word, words)}",
            hint=f"it understands: {', '.join(sorted(words))}",
        )
        for word in params
        if word not in words
    ]
    if problems:
        raise SoundError(*problems)


def said(figures: Figures, words: Words, params: tuple[str, ...]) -> Figures:
    """Return the figures as the words of a cue change them; a word that is not in `words` changes none."""
    for word in params:
        factors = {name: by for name, by in words.get(word, {}).items() if name != "level_lu"}
        figures = replace(figures, **{name: getattr(figures, name) * by for name, by in factors.items()})
    return figures


def level_lu(words: Words, params: tuple[str, ...]) -> float:
    """Return by how much the words change the level, in LU."""
    return sum(words[word].get("level_lu", 0.0) for word in params)
