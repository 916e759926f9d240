"""What the next render will cost: time, room on the disk, and money where a speech server takes any."""

import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from math import inf

from drama.errors import OutputError
from drama.publish.exporter import encoding
from drama.rebuild.foresee import Foreseen
from drama.rebuild.model import Verdict
from drama.rebuild.rates import Estimate, Rates
from drama.script.model import Line, SoundName
from drama.show.production import Production
from drama.sound.collect import lasting_s
from drama.timeline import read_record
from drama.units import to_seconds

CHARACTERS_A_SECOND = 16.0
"""How fast lines are spoken, until some of the voice have been: about 170 words a minute."""

PAUSES = 1.12
"""How much longer an episode is than its lines, until it has been laid out: the pauses between them."""

REELS_S = 60.0
"""What is made anew around an edited line: its reel and, mostly, the one it touches (docs/incremental.md)."""

VOICE_BYTES_A_SECOND = 37_000
SOUND_BYTES = 4_300_000
"""What a second of a voice and a sound take on the shelf as FLAC, measured in the example episode."""


@dataclass(frozen=True, slots=True)
class Work:
    """Some work of one kind: how much of it in `unit`, and how long it will take."""

    stage: str
    amount: float
    unit: str
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Plan:
    """What a render does and what it costs.

    `characters` are those spoken by each engine, `length_s` is how long the episode will be, `cache_bytes` is
    what is added to the cache, reels included, `file_bytes` the finished file, `free_bytes` the room there
    is. `cost` is in the money of the price that show.yaml names, None where it names none or nothing is asked
    of the server. `whole_s` is how much longer it takes if all of the episode has to be encoded and not the
    part foreseen: an edit may move its loudness over a step of the master's gain, which nobody knows before
    the mix.
    """

    work: tuple[Work, ...]
    characters: Mapping[str, int]
    length_s: float
    cache_bytes: int
    file_bytes: int
    free_bytes: int
    whole_s: float
    cost: float | None

    @property
    def seconds(self) -> float:
        """How long all of it will take."""
        return sum(one.estimate.seconds for one in self.work)


def amounts(foreseen: Foreseen, length_s: float) -> dict[str, tuple[float, str]]:
    """Return how much of each kind of work a render is, in what; of an episode of so many seconds.

    There is some wherever anything is made anew: a file of nothing but other tags is written anew.
    """
    spoken = characters(foreseen)
    work: dict[str, tuple[float, str]] = {
        f"speech {engine}": (count, "characters") for engine, count in spoken.items()
    }
    work["sound"] = len(foreseen.anew("sound")), "sounds"
    work["space"] = len(_once(foreseen.anew("space"))), "lines"
    heard = _made_s(foreseen, length_s)
    written = length_s if foreseen.anew("file") and not heard else 0.0
    return work | {
        "mix": (heard, "seconds"),
        "encode": (heard, "seconds"),
        "write": (written, "seconds"),
    }


def _once(verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """Return the verdicts without those of a take that another has too: it is made once."""
    return tuple({one.piece.keys: one for one in reversed(verdicts)}.values())


def _made_s(foreseen: Foreseen, length_s: float) -> float:
    """Return how many seconds of the episode are mixed and encoded anew, its scenes measured by their words.

    Another master, or a file that is not there, encodes all of it; other lines, what is around each.
    """
    file, recast = foreseen.of("file")[0], ("recipe", "profile")
    if file.before is None or any(change.path[0] in recast for change in file.changes):
        return length_s
    said = Counter({one.piece.id: 0 for one in foreseen.of("scene")})
    for one in foreseen.of("line"):
        said[one.piece.scene] += _length(one)
    each_s = length_s / max(1, said.total())
    return sum(min(said[one.piece.id] * each_s, _around_s(one)) for one in foreseen.anew("scene"))


def _around_s(scene: Verdict) -> float:
    """Return how many seconds edited lines have made anew in a scene, endless where more has changed."""
    changed = {change.path[0] for change in scene.changes}
    if scene.before is None or not changed <= {"takes", "order"}:
        return inf
    lines = sum(change.path[0] == "takes" and change.now is not None for change in scene.changes)
    return REELS_S * max(1, lines)


def characters(foreseen: Foreseen) -> Counter[str]:
    """Return how many characters each engine is asked to speak."""
    counted: Counter[str] = Counter()
    for one in _once(foreseen.anew("line")):
        counted[one.piece.heard["voice"]["engine"]] += len(one.piece.heard["words"])
    return counted


def plan(production: Production, foreseen: Foreseen, rates: Rates) -> Plan:
    """Return what the next render of a production does and costs; nothing is made."""
    known_s, unknown_s = _spoken_s(production, foreseen)
    length_s = _pauses(production) * (known_s + unknown_s)
    length_s = max([length_s, *_silent_s(production, length_s)])
    return _plan(production, amounts(foreseen, length_s), characters(foreseen), (length_s, unknown_s), rates)


def _plan(
    production: Production,
    amounts: Mapping[str, tuple[float, str]],
    spoken: Counter[str],
    lengths_s: tuple[float, float],
    rates: Rates,
) -> Plan:
    """Return the plan of some work; `lengths_s` are those of the episode and of the lines to be spoken."""
    length_s, unknown_s = lengths_s
    work = tuple(
        Work(name, amount, unit, rates.seconds(name, amount))
        for name, (amount, unit) in amounts.items()
        if amount
    )
    profile = production.show.settings.profile
    bytes_a_second = encoding("mp3", profile.bitrate, profile.target.channels).bytes_a_second
    price = production.show.remote.price
    return Plan(
        work,
        spoken,
        length_s,
        round(
            unknown_s * VOICE_BYTES_A_SECOND
            + amounts["sound"][0] * SOUND_BYTES
            + amounts["encode"][0] * bytes_a_second
        ),
        round(bytes_a_second * length_s) if work else 0,
        shutil.disk_usage(production.show.root).free,
        _whole_s(amounts["encode"][0], length_s, rates),
        spoken["remote"] * price / 1_000_000 if price and spoken["remote"] else None,
    )


def _whole_s(encoded_s: float, length_s: float, rates: Rates) -> float:
    """Return how much longer it takes to encode all of an episode than so many seconds of it."""
    if not encoded_s:
        return 0.0
    part, whole = rates.seconds("encode", encoded_s), rates.seconds("encode", max(encoded_s, length_s))
    return whole.seconds - part.seconds


def _spoken_s(production: Production, foreseen: Foreseen) -> tuple[float, float]:
    """Return the seconds of the lines that are spoken by then, and of those that are still to be.

    A line that another episode has too may be spoken for that one first: how long it is is not known yet.
    """
    shelf = production.shelf
    kept: dict[str, tuple[float, int]] = {}
    left: list[Verdict] = []
    length_s = 0.0
    for one in foreseen.of("line"):
        if take := None if one.anew else shelf.find(one.piece.keys[0]):
            seconds, said = kept.get(_voice(one), (0.0, 0))
            kept[_voice(one)] = seconds + to_seconds(take.length), said + _length(one)
            length_s += to_seconds(take.length)
        else:
            left.append(one)
    all_s, all_said = (sum(one[0] for one in kept.values()), sum(one[1] for one in kept.values()))
    usual_s = all_s / all_said if all_said else 1.0 / CHARACTERS_A_SECOND
    left_s = 0.0
    for one in left:
        seconds, said = kept.get(_voice(one), (0.0, 0))
        lasts_s = _length(one) * (seconds / said if said else usual_s)
        length_s, left_s = (length_s, left_s + lasts_s) if one.anew else (length_s + lasts_s, left_s)
    return length_s, left_s


def _pauses(production: Production) -> float:
    """Return how much longer the episode is than its lines, as it was laid out last."""
    with suppress(OutputError):
        timeline = read_record(production.record)
        if spoken := sum(clip.length for clip in timeline.clips if clip.line):
            return timeline.length / spoken
    return PAUSES


def _silent_s(production: Production, length_s: float) -> Iterator[float]:
    """Yield where each effect is over in an episode whose lines take so long; a recording may outlast it."""
    lines = list(production.played.lines())
    said, whole = 0, sum(len(line.words) for line in lines)
    lasts_s: dict[SoundName, float] = {}
    for beat in production.played.beats():
        within = [cue for _, cue in beat.cues] if isinstance(beat, Line) else [beat]
        for cue in within:
            if cue.kind == "SOUND":
                if cue.sound not in lasts_s:
                    lasts_s[cue.sound] = lasting_s(cue, production.library, production.shelf)
                yield length_s * said / max(1, whole) + lasts_s[cue.sound]
        said += len(beat.words) if isinstance(beat, Line) else 0


def _voice(verdict: Verdict) -> str:
    return str(verdict.piece.heard.get("voice", ""))


def _length(verdict: Verdict) -> int:
    return len(str(verdict.piece.heard.get("words", verdict.piece.name)))


def measured(
    foreseen: Foreseen, length_s: float, seconds: Mapping[str, float]
) -> dict[str, tuple[float, float]]:
    """Return (how much, seconds) of each kind of work that a render did; `seconds` are those of its stages.

    Speech by several engines at once tells nothing of any of them.
    """
    done = amounts(foreseen, length_s)
    spoken = [name for name in done if name.startswith("speech ")]
    found = {
        name: (done[name][0], seconds[name])
        for name in ("sound", "space", "mix", "encode")
        if name in seconds
    }
    if done["write"][0] and "encode" in seconds:
        found["write"] = done["write"][0], seconds.get("mix", 0.0) + seconds["encode"]
    if len(spoken) == 1 and "speech" in seconds:
        found[spoken[0]] = done[spoken[0]][0], seconds["speech"]
    return found
