"""What a writer may call a generated sound: its name, another name for it, or its name among its words.

`downpour` is `rain, pouring`; `heavy rain`, `rain on a roof` and `running footsteps` are read word by word.
"""

from collections.abc import Iterator, Mapping

from drama.sound.source import MADE

Named = tuple[str, tuple[str, ...]]
"""The name of a row of `MADE`, and the words to say to it."""

ALIASES: Mapping[str, Named] = {
    "breeze": ("wind", ("soft",)),
    "gale": ("wind", ("strong",)),
    "brook": ("stream", ()),
    "creek": ("stream", ()),
    "drizzle": ("rain", ("drizzle",)),
    "downpour": ("rain", ("pouring",)),
    "thunderstorm": ("storm", ()),
    "rainstorm": ("storm", ("rainy",)),
    "tempest": ("storm", ("strong",)),
    "blizzard": ("storm", ("dry", "windy")),
    "thunder clap": ("thunder", ("near",)),
    "waves": ("sea", ()),
    "sea waves": ("sea", ()),
    "ocean": ("sea", ()),
    "surf": ("sea", ("rough",)),
    "shore": ("sea", ("calm",)),
    "beach": ("sea", ("calm",)),
    "campfire": ("fire", ()),
    "bonfire": ("fire", ("large",)),
    "fireplace": ("fire", ("small",)),
    "hearth": ("fire", ("small",)),
}
"""Other names for generated sounds."""

_FILLERS = frozenset(["a", "an", "and", "at", "by", "from", "in", "of", "on", "the", "to", "under", "with"])


def resolve(asked: str) -> Named | None:
    """Return what a plain name (small letters, single spaces) asks for; None if it is no generated sound."""
    if asked in MADE:
        return asked, ()
    return ALIASES.get(asked) or next(_among_words(asked), None)


def _among_words(asked: str) -> Iterator[Named]:
    """Yield every way to read `asked` as a name with words around it that the sound understands."""
    said = [word for word in asked.split() if word not in _FILLERS]
    for first in range(len(said)):
        for last in range(len(said), first, -1):
            inner = " ".join(said[first:last])
            name, implied = ALIASES.get(inner, (inner, ()))
            around = (*said[:first], *said[last:])
            if name in MADE and set(around) <= set(MADE[name].words()):
                yield name, (*implied, *around)
