"""The plain words of a cue, and what they do to a sound."""

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from drama.errors import Problem, SoundError, nearest
from drama.sound.source import Words

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Figures = TypeVar("Figures", bound="DataclassInstance")


def check(
    sound: str, words: Words, params: tuple[str, ...], passed_over: Collection[str] = frozenset()
) -> None:
    """Raise `SoundError` naming every word of `params` that the sound neither understands nor passes over."""
    hint = f"it understands: {', '.join(sorted(words))}"
    if passed_over:
        hint += f"; it passes over: {', '.join(sorted(passed_over))}"
    problems = [
        Problem(f"'{sound}' does not understand '{word}'{nearest(word, (*words, *passed_over))}", hint=hint)
        for word in params
        if word not in words and word not in passed_over
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
