"""Why something is made anew, in a writer's words.

`NOUNS` has a row for everything a key is made of (a test asks for it); what had no row would still be told,
by its own name.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from drama.rebuild.model import Change, Verdict


@dataclass(frozen=True, slots=True)
class Noun:
    """What a value is called; `told` is whether what it was and is says anything to a person."""

    noun: str
    told: bool = True


NOUNS: Mapping[tuple[str, ...], Noun] = {
    ("line", "words"): Noun("the words"),
    ("line", "role"): Noun("the speaker"),
    ("line", "direction"): Noun("the direction"),
    ("line", "pronunciations"): Noun("the pronunciation of"),
    ("line", "language"): Noun("the language"),
    ("line", "voice", "engine"): Noun("the speech engine"),
    ("line", "voice", "id"): Noun("the voice"),
    ("line", "voice", "pace"): Noun("the pace of the voice"),
    ("line", "voice", "pitch_st"): Noun("the pitch of the voice"),
    ("line", "voice"): Noun("the voice"),
    ("line", "manner"): Noun("what the direction does"),
    ("line", "sounds"): Noun("how its words are sounded", told=False),
    ("line", "version"): Noun("the version of the engine"),
    ("line", "recording"): Noun("the recording", told=False),
    ("line", "file"): Noun("the file of the recording"),
    ("space", "dry"): Noun("the line itself", told=False),
    ("space", "space"): Noun("how the space sounds"),
    ("space", "version"): Noun("how spaces are made"),
    ("space", "through"): Noun("how voices come through a space"),
    ("sound", "file"): Noun("where it comes from"),
    ("sound", "source"): Noun("the sound itself", told=False),
    ("sound", "as"): Noun("what it is played as"),
    ("sound", "version"): Noun("how sounds are prepared"),
    ("scene", "takes"): Noun("its lines", told=False),
    ("scene", "order"): Noun("the order of its lines", told=False),
    ("scene", "ambience"): Noun("its ambience"),
    ("scene", "sounds"): Noun("its sounds"),
    ("scene", "music"): Noun("its music"),
    ("scene", "pauses"): Noun("its pauses"),
    ("scene", "spaces"): Noun("its spaces"),
    ("scene", "sound_takes"): Noun("the sound", told=False),
    ("scene", "sound_levels"): Noun("how it is played, the sound"),
    ("scene", "cue_places"): Noun("where its sounds stand", told=False),
    ("scene", "line_spaces"): Noun("the space of some lines", told=False),
    ("scene", "rooms"): Noun("how loud the space is:"),
    ("scene", "parts"): Noun("in the mix,"),
    ("scene", "extras"): Noun("which lines sound together", told=False),
    ("scene", "pacing"): Noun("the pacing"),
    ("scene", "ducking"): Noun("the ducking"),
    ("file", "recipe"): Noun("how files are made"),
    ("file", "profile"): Noun("the profile"),
    ("file", "profile", "target", "mono_lu"): Noun("how much quieter mono is than stereo, in LU,"),
    ("file", "tags"): Noun("the tag"),
    ("file", "titles"): Noun("the titles of chapters"),
    ("file", "chapters"): Noun("the link of the chapter"),
    ("file", "pictures"): Noun("the picture of", told=False),
}
"""What everything is called that a piece is made from, by kind and name; the longest row that fits counts."""

_CAUSES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("line", "words"): ("words", "pronunciations", "language", "direction"),
    ("line", "sounds"): ("words", "pronunciations", "language"),
    ("line", "manner"): ("direction",),
    ("line", "voice"): ("role",),
    ("line", "version"): ("engine",),
    ("line", "recording"): ("file",),
    ("sound", "source"): ("file",),
    ("file", "profile"): ("profile",),
    ("scene", "cue_places"): ("ambience", "sounds", "music", "pauses", "spaces", "takes"),
    ("scene", "order"): ("takes",),
    ("scene", "line_spaces"): ("takes",),
    ("scene", "extras"): ("takes",),
}
"""What else, having changed, is reason enough for a change: the words as written, for those as spoken."""

_COMING_AND_GOING = ("sound_takes", "sound_levels", "rooms", "parts", "line_spaces")
"""What of a scene comes and goes with its lines and cues, and is then no reason of its own."""


def reasons(verdict: Verdict, others: Mapping[tuple[str, str], Verdict]) -> tuple[str, ...]:
    """Return why a piece is made anew, or is another than it was, each reason once and the plainest first.

    `others` are all verdicts by kind and id: a scene is mixed anew for its lines.
    """
    kind = verdict.piece.kind
    if verdict.before is None:
        return ("it is new",)
    found = [*_lines_of(verdict, others)] if kind == "scene" else []
    if kind == "file" and any(one.anew and one.piece.kind == "scene" for one in others.values()):
        found.append("what is heard in it changes")
    if kind == "space" and others[("line", verdict.piece.id)].anew:
        return ("the line is spoken anew",)
    found += [_said(kind, change) for change in _told(verdict)]
    if not found and verdict.anew:
        return ("the finished file is not there as it was written",) if kind == "file" else (LOST,)
    return tuple(dict.fromkeys(found))


LONGEST = 60
"""How many characters of a text are told in full."""

LOST = "it is not in the cache any more"


def _told(verdict: Verdict) -> Iterator[Change]:
    """Yield the changes that are reasons, the writer's own first; what follows from another is not told."""
    kind = verdict.piece.kind
    roots = {change.path[0] for change in verdict.changes}
    known = roots if kind == "scene" else {change.path[0] for change in verdict.asked}
    causes: set[str] = set()
    own = []
    for change in verdict.changes:
        if kind == "scene" and (change.path[0] == "takes" or _comes_and_goes(change, roots)):
            continue
        if explained := known & set(_CAUSES.get((kind, change.path[0]), ())):
            causes |= explained
        else:
            own.append(change)
    yield from (change for change in verdict.asked if change.path[0] in causes)
    yield from own


def _comes_and_goes(change: Change, roots: set[str]) -> bool:
    came = change.was is None or change.now is None
    return (
        came
        and change.path[0] in _COMING_AND_GOING
        and bool(roots & {"takes", "ambience", "sounds", "music"})
    )


def _lines_of(verdict: Verdict, others: Mapping[tuple[str, str], Verdict]) -> Iterator[str]:
    """Yield what became of a scene's lines."""
    takes = verdict.piece.heard["takes"]
    before = verdict.before.heard["takes"] if verdict.before else {}
    lines = [others[("line", line)] for line in takes]
    anew = [line for line in lines if line.anew]
    placed = [one for line in takes if (one := others.get(("space", line))) and one.anew]
    other = [line for line in lines if not line.anew and before.get(line.piece.id) != takes[line.piece.id]]
    gone = set(before) - set(takes) - {line.before.id for line in lines if line.before}
    if anew:
        yield _counted(anew, "spoken anew")
    if spaced := [one for one in placed if one.piece.id not in {line.piece.id for line in anew}]:
        yield _counted(spaced, "placed in another space")
    if other := [line for line in other if line.piece.id not in {one.piece.id for one in placed}]:
        yield _counted(other, "heard in another take")
    if gone:
        yield f"{len(gone)} of its lines {'is' if len(gone) == 1 else 'are'} gone"


def _counted(lines: Sequence[Verdict], what: str) -> str:
    if len(lines) == 1:
        at = lines[0].piece.at
        return f"{f'line {at}' if at else 'a line'} is {what}"
    return f"{len(lines)} of its lines are {what}"


def _said(kind: str, change: Change) -> str:
    """Return a change as a sentence without its full stop."""
    row, rest = noun_of(kind, change.path)
    noun = " ".join((row.noun, *(_part(name) for name in rest)))
    if not row.told:
        return f"{noun} changed"
    if change.was is None:
        return f"{noun} is new: {_value(change.now)}"
    if change.now is None:
        return f"{noun} is gone, was {_value(change.was)}"
    was, now = _apart(change.was, change.now)
    quoted = _is_quoted(was) or _is_quoted(now)  # both or none: CORBIN beside "MRS. ABERNATHY" is a riddle
    return f"{noun} changed, was {_value(was, quoted)}, is {_value(now, quoted)}"


def _apart(was: object, now: object) -> tuple[object, object]:
    """Return two values, of long texts only the words in which they differ and two to either side."""
    if not (isinstance(was, str) and isinstance(now, str)) or max(len(was), len(now)) <= LONGEST:
        return was, now
    old, new = was.split(), now.split()
    shorter = min(len(old), len(new))
    first = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    last = next((n for n in range(shorter - first) if old[-1 - n] != new[-1 - n]), shorter - first)
    return _stretch(old, first, last), _stretch(new, first, last)


def _stretch(words: Sequence[str], first: int, last: int) -> str:
    """Return the words but for `first` of them before and `last` after; two of either stay."""
    begin, end = max(0, first - 2), len(words) - max(0, last - 2)
    left, right = "\u2026 " if begin else "", " \u2026" if end < len(words) else ""
    return f"{left}{' '.join(words[begin:end])}{right}"


def noun_of(kind: str, path: Sequence[str]) -> tuple[Noun, tuple[str, ...]]:
    """Return the row that names a value, and the names it leaves: none of its own has all of them left."""
    for length in range(len(path), 0, -1):
        if row := NOUNS.get((kind, *path[:length])):
            return row, tuple(path[length:])
    return Noun(""), tuple(path)


_UNITS = {"db": "dB", "s": "s", "st": "semitones", "hz": "Hz", "lufs": "LUFS", "dbtp": "dBTP"}


def _part(name: str) -> str:
    """Return the name of a value as people write it, its unit behind it."""
    if not name.isidentifier() or not name.islower():
        return name
    words, _, last = name.rpartition("_")
    return (
        f"{words.replace('_', ' ')} ({_UNITS[last]})" if words and last in _UNITS else name.replace("_", " ")
    )


def _is_quoted(value: object) -> bool:
    """Tell whether a value stands between quotation marks: words with a space, or none at all."""
    return isinstance(value, str) and (" " in value or not value)


def _value(value: object, quoted: bool = False) -> str:
    """Return a value as people write it; words are `quoted` where they need it, or all where asked."""
    match value:
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:g}"
        case str():
            return f'"{value}"' if quoted or _is_quoted(value) else value
        case list():
            return " + ".join(map(str, value)) if value else "nothing"
        case _:
            return str(value)
