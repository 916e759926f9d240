"""Which space each line is heard in: the line's own words over the role's entry over the scene.

A scene's space is the last `SPACE:` cue in it, or else what its heading names. It is that of the people in
the scene; the narrator stands outside, unless the voice map places him.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from drama.cast.model import Cast
from drama.errors import CastError, Place, Problem, nearest
from drama.script.model import NARRATOR, Cue, Line, Scene, Script
from drama.space.model import DISTANCES, DRY, Space
from drama.space.presets import NONE

HEADINGS: Mapping[str, str] = {
    "cathedral": r"cathedral|abbey|minster|basilica",
    "cave": r"cave|caves|cavern|caverns|grotto|mine|tunnel|tunnels|catacombs?|crypt",
    "underworld": r"underworld|hades|hell|land of the dead",
    "forest": r"forest|wood|woods|jungle|grove|clearing",
    "hall": r"hall|ballroom|throne room|church|temple|theatre|theater|station|warehouse",
    "room": r"room|kitchen|bedroom|parlou?r|study|office|cottage|cabin|hut|house|gatehouse|inn|tavern|attic"
    r"|cellar|chamber|shop|library|apartment|flat",
    "outdoors": r"road|street|field|fields|meadow|garden|beach|shore|harbou?r|river|ford|hill|hillside|moor"
    r"|mountain|square|yard|courtyard|bridge|desert|roof",
}
"""What the words of a scene's heading say about its space; the row of the last word found counts.

Those of buildings do not where it says EXT.
"""

SPOKEN: Mapping[str, str] = {
    "telephone": r"(over|on|through|by|via) (the |a )?(tele)?phone|filtered|phone voice",
    "radio": r"(over|on|through|via) (the |a )?(radio|intercom|walkie-talkie|loudspeaker|comms?|tannoy)",
    "next room": r"(from|in) the (next|other|adjoining) room",
    "thought": r"thinking|thinks|thought|in (his|her|their|my) (head|mind|thoughts)|inner voice",
    "memory": r"remember(s|ed|ing)|in (a |the |his |her |their )?memory|flashback|in a dream|dreaming",
}
"""What a whole parenthetical says about the space of its line."""

DISTANT: Mapping[str, str] = {
    "near": r"close|very close|near|in (his|her|their) ear|close to the mic(rophone)?",
    "far": r"far|off|from (across|the other side of) .*|(at|from) (a|some) distance|(further|farther) away",
    "distant": r"far away|far off|from afar|from far (away|off)|in the distance|distant(ly)?",
}
"""What a whole parenthetical says about how far away somebody stands."""

EXTENSIONS = {"VO": NONE, "OS": "next room", "OC": "far"}
"""Voice over is outside the scene, off screen in the next room, off camera a few steps away."""

_EXTENSION = re.compile(r"\s*(?P<out>V[./]? ?O|O[./]? ?[SC])\b\.?[\s:/-]*", re.IGNORECASE)

_OUT = re.compile(r"\s*(EXT|EST)(?!\.?/)[. ]")
_BUILT = frozenset(("room", "hall", "cathedral"))

_INSIDE = re.compile(r"\s*(?P<int>INT|EXT|EST|I/E|INT\.?/EXT)[. ]")


def spaces_of(script: Script, cast: Cast, known: Mapping[str, Space]) -> dict[str, Space]:
    """Return the space of every line that has one, by the line's id.

    Raises `CastError` with every space, of the script and of the voice map, that is not `known`.
    """
    chooser = _Chooser(cast, known, script.source)
    for chapter in script.chapters:
        for scene in chapter.scenes:
            chooser.scene(scene)
    if chooser.problems:
        raise CastError(*dict.fromkeys(chooser.problems))
    return chooser.found


def unknown_in(written: str, known: Mapping[str, Space]) -> tuple[Problem, ...]:
    """Return what is wrong with the space of a role as it is written, such as `cave, far`."""
    chooser = _Chooser(Cast(()), known, "")
    chooser.named(tuple(written.split(",")), 0)
    return tuple(chooser.problems)


@dataclass(frozen=True, slots=True)
class _Where:
    """A space, and how far away in it: the last word about either counts."""

    space: Space = DRY
    distance: str = ""

    def heard(self) -> Space:
        return self.space.at(self.distance) if self.distance else self.space


_OUTSIDE = _Where()
"""Where a narrator is, and whoever speaks over the scene."""


@dataclass(slots=True)
class _Chooser:
    cast: Cast
    known: Mapping[str, Space]
    file: str
    found: dict[str, Space] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def scene(self, scene: Scene) -> None:
        """Choose for every line of a scene; a cue between words counts from the next line on."""
        around = self.named(heading_space(scene.heading), scene.at)
        for beat in scene.beats:
            if isinstance(beat, Line):
                space = self.line(beat, around)
                if space != DRY:
                    self.found[beat.id] = space
                cues: Iterable[Cue] = (cue for _, cue in beat.cues)
            else:
                cues = (beat,)
            for cue in cues:
                if cue.kind == "SPACE":
                    around = self.named((cue.name, *cue.params), cue.at)

    def line(self, line: Line, around: _Where) -> Space:
        """Return the space of a line: its own words count over the role's entry, and that over the scene."""
        part = self.cast.part(line.role)
        asked = list(spaces_behind(line.extension))
        asked += [name for said in line.direction for name in spaces_in(said)]
        if part.space:
            where = self.named(tuple(part.space.split(",")), 0, part.role)
        else:  # a narrator who is asked to be far away is so in the scene
            inside = part.role != NARRATOR or (bool(asked) and asked[0] in DISTANCES)
            where = around if inside else _OUTSIDE
        for name in asked:
            where = replace(where, distance=name) if name in DISTANCES else self.named((name,), line.at)
        return where.heard()

    def named(self, words: tuple[str, ...], at: int, role: str = "") -> _Where:
        """Return where a name and perhaps a distance behind it are; anything else is a problem."""
        said = [word for word in (" ".join(word.lower().split()) for word in words) if word]
        names = [word for word in said if word not in DISTANCES]
        if wrong := self._wrong(said, names):
            what, hint = wrong
            place = Place(self.file, at) if at else None
            self.problems.append(Problem(f"{role}: {what}" if role else what, place, hint))
            return _OUTSIDE
        distances = [word for word in said if word in DISTANCES]
        return _Where(self.known.get("".join(names), DRY), "".join(distances[-1:]))

    def _wrong(self, said: list[str], names: list[str]) -> tuple[str, str] | None:
        """Return what is wrong with a space as it is written, and what to do, None where nothing is."""
        for name in names:
            if name not in self.known and name != NONE:
                what = f"there is no space called '{name}'{nearest(name, self.known)}"
                return what, f"known: {', '.join(self.known)}, {NONE}"
        written = ", ".join(said)
        if len(names) > 1:
            return f"'{written}' is more than one space", f"write one of them: {' or '.join(names)}"
        if names and said[0] not in names:
            right = ", ".join((*names, *(word for word in said if word not in names)))
            return f"'{written}': a space comes first, then how far away", f"write '{right}'"
        return None


def spaces_in(said: str) -> Iterator[str]:
    """Yield the spaces and distances that a parenthetical names."""
    for part in said.lower().split(","):
        words = " ".join(part.split())
        if words.startswith("space:"):
            yield words.removeprefix("space:").strip()
            continue
        yield from (EXTENSIONS[out] for out, rest in parts_behind(words) if out and not rest)
        for table in (SPOKEN, DISTANT):
            yield from (name for name, pattern in table.items() if re.fullmatch(pattern, words))


def spaces_behind(extension: str) -> Iterator[str]:
    """Yield the spaces and distances that stand behind a name, voice over and the like first."""
    parts = list(parts_behind(extension))
    yield from (EXTENSIONS[out] for out, _ in parts if out)
    for _, words in parts:
        yield from spaces_in(words)


def parts_behind(extension: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of what stands behind a name: a key of `EXTENSIONS` or "", and other words or ""."""
    for part in re.split("[,;]", extension):
        found = _EXTENSION.match(part)
        out = re.sub(r"\W", "", found["out"]).upper() if found else ""
        yield out, part[found.end() if found else 0 :].strip()


def heading_space(heading: str) -> tuple[str, ...]:
    """Return the space a scene's heading names: by its words, else by INT. or EXT., else nothing.

    What follows the first dash is the time of the day, and no place. Outside a building nobody is in it.
    """
    within = frozenset() if _OUT.match(heading.upper()) is None else _BUILT
    place = re.split(r" [-\u2013\u2014] ", heading)[0].lower()
    found = [
        (match.end(), -match.start(), name)
        for name, pattern in HEADINGS.items()
        if name not in within
        for match in re.finditer(rf"\b(?:{pattern})\b", place)
    ]
    if found:
        return (max(found)[2],)
    inside = _INSIDE.match(heading.upper())
    if inside is None:
        return ()
    return ("room",) if inside["int"].startswith("I") else ("outdoors",)
