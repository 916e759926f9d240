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
    "woods": ("forest", ()),
    "woodland": ("forest", ()),
    "birdsong": ("birds", ()),
    "dawn chorus": ("birds", ("dawn",)),
    "crickets": ("night insects", ()),
    "cicadas": ("night insects", ("summer",)),
    "night": ("night insects", ("few",)),
    "summer night": ("night insects", ("summer",)),
    "crowd murmur": ("crowd", ()),
    "murmur": ("crowd", ()),
    "voices": ("crowd", ("small",)),
    "market": ("crowd", ("lively", "outdoors")),
    "inn": ("tavern", ()),
    "pub": ("tavern", ("busy",)),
    "street": ("city", ()),
    "traffic": ("city", ("busy",)),
    "cave": ("cave drip", ()),
    "dripping": ("cave drip", ()),
    "dungeon": ("cave drip", ("slow",)),
    "underworld drone": ("underworld", ()),
    "drone": ("underworld", ("still",)),
    "silence": ("room tone", ()),
    "knock": ("door knock", ()),
    "knocking": ("door knock", ()),
    "knock at the door": ("door knock", ()),
    "creak": ("door creak", ()),
    "creaking door": ("door creak", ()),
    "door opens": ("door creak", ("short",)),
    "slam": ("door slam", ()),
    "door closes": ("door slam", ("soft",)),
    "steps": ("footsteps", ()),
    "hoofbeats": ("horse", ()),
    "hooves": ("horse", ()),
    "galloping": ("horse", ("gallop",)),
    "sword": ("sword draw", ()),
    "sword drawn": ("sword draw", ()),
    "swords": ("sword clash", ()),
    "sword fight": ("sword clash", ("fight",)),
    "clash of swords": ("sword clash", ()),
    "arrow flight": ("arrow", ()),
    "bow": ("arrow", ()),
    "arrow hit": ("arrow strike", ()),
    "heart": ("heartbeat", ()),
    "heart beating": ("heartbeat", ()),
    "glass breaking": ("glass", ()),
    "breaking glass": ("glass", ()),
    "shattering glass": ("glass", ()),
    "church bell": ("bell", ("large",)),
    "bells": ("bell", ("ringing",)),
    "hand bell": ("bell", ("hand",)),
    "swoosh": ("whoosh", ()),
    "shimmer": ("magic", ()),
    "magic shimmer": ("magic", ()),
    "spell": ("magic", ()),
    "stinger": ("sting", ()),
    "transition": ("sting", ()),
    "calm": ("music", ("calm",)),
    "tense": ("music", ("tense",)),
    "sad": ("music", ("sad",)),
    "wonder": ("music", ("wonder",)),
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
