"""Collecting the takes of a script's cues: every sound is decoded or made once, and kept on the shelf."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from drama.audio import decode, faded, length_s
from drama.errors import Place, Problem, SoundError
from drama.memory import give_back
from drama.report import Report, Step, silent
from drama.script.model import Cue, Line, Script, SoundName
from drama.sound.folder import CHOICE, Library, Source
from drama.sound.level import REFERENCE_LUFS, at_reference
from drama.sound.made.noise import rng_of
from drama.sound.source import MADE, SoundKind
from drama.speech.engine import NOMINAL_LUFS
from drama.store.shelf import Shelf, take_key
from drama.take import SoundTake
from drama.timeline.layout import ROOM_TONE
from drama.units import to_frames, to_gain, to_seconds
from drama.waveform import Stereo

VERSION = 4
"""Goes up when a sound is processed differently on its way to the shelf."""

POOL_S = 75.0
"""What a generated bed keeps on the shelf; `drama.mix.bed` makes any length of it."""

LONGEST_POOL_S = 240.0
"""What is kept of a recorded bed: longer ones repeat no more audibly, and the mix holds it in memory."""

EXCERPT_S = 6.0
"""How long a bed sounds when a script asks for it as an effect, as in `SOUND: wind`."""

SILENT_DB = -50.0
"""What lies further under the peak of an effect is silence at its head, and cut: it is to come on its cue."""

SHORTEST_BED_S = 2.0
"""What sounds for less in its file is no bed, and has the silence around it again and again."""

QUIETEST_DB = -70.0
"""A file without a sample over this holds nothing: dither, which would be made as loud as an effect."""

_TILE = to_frames(0.01)  # how finely the silence around a bed is seen
_KEPT_LEAD = to_frames(0.005)  # before the first sound: its attack begins in there


def cues(script: Script) -> Iterator[Cue]:
    """Yield every cue of a script, those between the words of a line included."""
    for beat in script.beats():
        if isinstance(beat, Line):
            yield from (cue for _, cue in beat.cues)
        else:
            yield beat


def lasting_s(cue: Cue, library: Library, shelf: Shelf) -> float:
    """Return how long an effect from a file lasts; 0.0 where neither its take nor the file tells.

    Raises `SoundError` where there is no such sound.
    """
    source = library.find(cue.name, cue.params, cue.kind)
    if not source.file or source.kind != "shot":
        return 0.0
    if take := shelf.find(key_of(source, cue.sound)):  # of some files ffmpeg alone tells it, slowly
        return to_seconds(take.length)
    return length_s(source.file) or 0.0


def collect(
    wanted: Iterable[Cue], script_file: str, library: Library, shelf: Shelf, report: Report = silent
) -> dict[SoundName, SoundTake]:
    """Return the take of every cue that sounds, and of the room tone, by what the cue asks for.

    `script_file` names the screenplay in problems; `report` hears of each sound that is there, those from
    before included. Raises `SoundError` with every sound that is missing, or else with every file that cannot
    be read.
    """
    sources = find_all(wanted, script_file, library)
    takes: dict[SoundName, SoundTake] = {}
    problems: list[Problem] = []
    for number, (sound, source) in enumerate(sources.items(), 1):
        try:
            takes[sound] = _take(source, sound, shelf)
        except SoundError as error:
            problems += error.problems
        report(Step("sound", number, len(sources), source.name))
    if problems:
        raise SoundError(*dict.fromkeys(problems))
    return takes


def find_all(wanted: Iterable[Cue], script_file: str, library: Library) -> dict[SoundName, Source]:
    """Return the source of every cue that sounds, and of the room tone; where credits come from.

    Raises `SoundError` with every sound that is missing, each with the line of its first cue.
    """
    sources: dict[SoundName, Source] = {}
    problems: dict[SoundName, list[Problem]] = {}
    for cue in (Cue(*ROOM_TONE), *wanted):
        if not _sounds(cue) or cue.sound in sources or cue.sound in problems:
            continue
        try:
            sources[cue.sound] = library.find(cue.name, cue.params, cue.kind)
        except SoundError as error:
            place = Place(script_file, cue.at)
            problems[cue.sound] = [replace(each, place=each.place or place) for each in error.problems]
    if problems:
        raise SoundError(*_listed_once(problem for each in problems.values() for problem in each))
    return sources


def _listed_once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems with what there is told in the first alone; the nearest may come in another order."""
    told: list[set[str]] = []
    for problem in problems:
        put, _, names = problem.hint.partition(CHOICE)
        there = set(names.split(", "))
        yield replace(problem, hint=put) if names and there in told else problem
        told.append(there)


def check_files(sources: Mapping[SoundName, Source], shelf: Shelf) -> None:
    """Raise `SoundError` with every file that makes no sound; one with its take on the shelf does."""
    problems: list[Problem] = []
    for sound, source in sources.items():
        if source.file and not shelf.find(key_of(source, sound)):
            try:
                _audible(source.file, _LONGEST_S[_USES[sound[0], played_as(source, sound)]])
            except SoundError as error:
                problems += error.problems
    if problems:
        raise SoundError(*dict.fromkeys(problems))


def _sounds(cue: Cue) -> bool:
    """Tell whether a cue is heard; pauses and spaces are not, nor is the end of an ambience or of music."""
    return cue.kind not in ("PAUSE", "SPACE") and cue.ends is None


def _take(source: Source, sound: SoundName, shelf: Shelf) -> SoundTake:
    use, key = _USES[sound[0], played_as(source, sound)], key_of(source, sound)
    if not (take := shelf.find(key)):
        take = shelf.keep(key, use(source))
        give_back()
    return SoundTake(take, gain_db_of(source), use in _ENDLESS, source.name)


def key_of(source: Source, sound: SoundName) -> str:
    """Return the key of the take of a source, used as a cue asks for it."""
    return take_key(_USES[sound[0], played_as(source, sound)].__name__, **heard_of(source, sound))


def heard_of(source: Source, sound: SoundName) -> dict[str, object]:
    """Return everything that can be heard in the take of a source, used as a cue asks for it, by name."""
    return {"source": source.key, "as": played_as(source, sound), "version": VERSION}


def played_as(source: Source, sound: SoundName) -> SoundKind:
    """Return what a cue has a source played as: a file plays on as an ambience, whatever its row says."""
    return "bed" if source.file and sound[0] == "AMBIENCE" else source.kind


def gain_db_of(source: Source) -> float:
    """Return what brings the take of a source to its place under the dialogue."""
    return NOMINAL_LUFS + source.level_lu - REFERENCE_LUFS


def heard(source: Source, bed_s: float) -> Stereo:
    """Return a sound by itself at the reference loudness: `bed_s` seconds of a bed, an effect to its end."""
    if source.kind == "shot":
        return _effect(source)
    return _recorded_bed(source.file, bed_s) if source.file else _make(source, bed_s)


def _bed(source: Source) -> Stereo:
    """Return the pool of a bed."""
    return _recorded_bed(source.file, LONGEST_POOL_S) if source.file else _make(source, POOL_S)


def _playing_on(source: Source) -> Stereo:
    """Return music that plays on and on, with its own silences."""
    return _read(source, LONGEST_POOL_S) if source.file else _make(source, POOL_S)


def _recorded_bed(file: Path, longest_s: float) -> Stereo:
    """Return so much of a file at the reference loudness, without the silence around its sound."""
    return at_reference(_padless(_audible(file, longest_s)))


def _padless(sound: Stereo) -> Stereo:
    """Return a bed without the silence around it, which would be a hole wherever it begins anew.

    In a short sound, as the tick of a clock is, or one with pauses as long inside, that is its rhythm.
    """
    middle = sound.mean(axis=1, keepdims=True, dtype=np.float64).astype(np.float32)  # it may have DC
    away = np.abs(sound - middle).max(axis=0)
    tiles = away[: away.size // _TILE * _TILE].reshape(-1, _TILE).max(axis=1)
    heard = np.flatnonzero(tiles > away.max() * to_gain(SILENT_DB))
    if not heard.size:
        return sound
    start, end = int(heard[0]) * _TILE, (int(heard[-1]) + 1) * _TILE
    around = tiles.size - 1 - int(heard[-1] - heard[0])
    if around <= 1.5 * int(np.diff(heard).max(initial=1)) or end - start < to_frames(SHORTEST_BED_S):
        return sound
    return sound[:, start:end]


def _excerpt(source: Source) -> Stereo:
    """Return a few seconds of a bed, as an effect."""
    whole = _read(source, EXCERPT_S) if source.file else _make(source, EXCERPT_S)
    return at_reference(faded(whole, EXCERPT_S, fade_in_s=0.4, fade_out_s=2.0))


def _effect(source: Source) -> Stereo:
    """Return an effect as long as it lasts; a recorded one begins with its first sound."""
    if not source.file:
        return _make(source, EXCERPT_S)
    return at_reference(_without_lead(_audible(source.file, None)))


def _without_lead(sound: Stereo) -> Stereo:
    """Return the sound without the silence at its head.

    Silence is told from the first sample: it may have DC.
    """
    away = np.abs(sound - sound[:, :1]).max(axis=0)
    first = int((away > away.max() * to_gain(SILENT_DB)).argmax())
    return sound[:, max(0, first - _KEPT_LEAD) :]


def _piece(source: Source) -> Stereo:
    """Return a piece of music as long as it lasts, with its own silences."""
    return _read(source) if source.file else _make(source, EXCERPT_S)


def _now_and_then(source: Source) -> Stereo:
    """Return a pool in which a generated effect comes again and again, a little different every time."""
    rng = rng_of(_seed(source))
    longest_s = MADE[source.made].longest_rest_s
    pieces: list[Stereo] = []
    while sum(piece.shape[1] for piece in pieces) < to_frames(POOL_S):
        pieces.append(_make(source, EXCERPT_S, again=len(pieces)))
        pieces.append(np.zeros((2, to_frames(rng.uniform(longest_s / 8.0, longest_s))), np.float32))
    return at_reference(np.concatenate(pieces, axis=1))


_USES: Mapping[tuple[str, str], Callable[[Source], Stereo]] = {
    ("AMBIENCE", "bed"): _bed,
    ("AMBIENCE", "shot"): _now_and_then,
    ("SOUND", "bed"): _excerpt,
    ("SOUND", "shot"): _effect,
    ("MUSIC", "bed"): _playing_on,
    ("MUSIC", "shot"): _piece,
}
_LONGEST_S: Mapping[Callable[[Source], Stereo], float | None] = {
    _bed: LONGEST_POOL_S,
    _playing_on: LONGEST_POOL_S,
    _now_and_then: LONGEST_POOL_S,
    _excerpt: EXCERPT_S,
    _effect: None,
    _piece: None,
}
"""How much of a file is read."""

_ENDLESS = (_bed, _playing_on, _now_and_then)


def _read(source: Source, longest_s: float | None = None) -> Stereo:
    """Return a file's sound at the reference loudness."""
    assert source.file
    return at_reference(_audible(source.file, longest_s))


def _audible(file: Path, longest_s: float | None) -> Stereo:
    """Return a file's sound; raises `SoundError` for one that cannot be read or says nothing."""
    sound = decode(file, longest_s)
    if is_silent(sound):
        raise SoundError(silent_file(file, sound, longest_s))
    return sound


def is_silent(sound: Stereo) -> bool:
    """Tell whether there is nothing to hear in a sound, DC being nothing."""
    return not sound.size or float(np.ptp(sound, axis=1).max()) <= 2.0 * to_gain(QUIETEST_DB)


def silent_file(file: Path, sound: Stereo, longest_s: float | None) -> Problem:
    """Return what is wrong with a file that is silent as far as it was read, `longest_s` seconds at most."""
    if longest_s is None or sound.shape[1] < to_frames(longest_s) - 1:
        return Problem("is silent from end to end", Place(str(file)), "use another file")
    what = f"is silent for its first {longest_s:g} s, and no more of it is heard here"
    return Problem(what, Place(str(file)), "cut the silence at its beginning away")


def _make(source: Source, seconds: float, again: int = 0) -> Stereo:
    """Return a generated sound at the reference loudness; `again` counts its repetitions."""
    generate = MADE[source.made].generator()
    return at_reference(generate(to_frames(seconds), _seed(source) + again, source.params))


def _seed(source: Source) -> int:
    """Return a seed that belongs to the sound and its words, so that every render sounds alike."""
    named = ",".join((source.made, *source.params))
    return int(hashlib.sha256(named.encode()).hexdigest()[:8], 16)
