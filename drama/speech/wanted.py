"""What is wanted of the engines: each line as its engine is asked for it, and the key of its take.

One table names everything a take is made from (`Wanted.heard`): its key is a hash of the whole table, and
`drama why` compares the same table, so that nothing can be heard that is not explained.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from functools import lru_cache

from drama.cast.model import Cast, Voice
from drama.script.model import Line
from drama.settings import NO_RIG, Rig
from drama.speech.direction import Manner, exclaimed, manner
from drama.speech.engine import SpeechEngine, open_engine, version_of
from drama.speech.text import Diction, Speakable
from drama.speech.utterance import Utterance
from drama.store.shelf import take_key

RECIPE = 4
"""Goes up whenever words or sound are treated differently on their way to a take, so that none is reused."""


_FIELDS = tuple(one.name for one in fields(Utterance))
_REMEMBERED = 500  # voices and manners: a show has a few


@dataclass(frozen=True, slots=True)
class Wanted:
    """A line, its words for the engine, what is asked of it, and the key of the take.

    `heard` is everything that can be heard in the take, by name; `longest` the most characters of one call.
    """

    key: str
    line: Line
    text: Speakable
    utterance: Utterance
    longest: int
    heard: Mapping[str, object]

    @classmethod
    def of(
        cls,
        line: Line,
        cast: Cast,
        engines: Mapping[str, SpeechEngine],
        versions: Mapping[Voice, str],
        diction: Diction,
    ) -> "Wanted":
        """Return what is wanted for a line; `versions` has what can be heard of each voice's engine."""
        part = cast.part(line.role)
        voice = part.voice
        text = diction.of(line.words, part.role)
        how = manner((*line.direction, *line.extension.split(";")))
        utterance = Utterance(exclaimed(text.text, how), voice, how, text.sounds)
        heard = {"version": heard_version(versions[voice]), **_told(utterance)}
        longest = engines[voice.engine].longest
        return cls(take_key("speech", **heard), line, text, utterance, longest, heard)


def _told(utterance: Utterance) -> dict[str, object]:
    """Return an utterance as `asdict` does, which would go through each voice and manner again."""
    told = {name: getattr(utterance, name) for name in _FIELDS}
    voice, manner = _fields_of(utterance.voice), _fields_of(utterance.manner)
    return {**told, "voice": voice, "manner": manner, "sounds": tuple(map(asdict, utterance.sounds))}


@lru_cache(_REMEMBERED)
def _fields_of(spoken: Voice | Manner) -> dict[str, object]:
    return asdict(spoken)


def heard_version(version: str) -> str:
    """Return what can be heard of an engine's and voice's version, and of how we treat what they say."""
    return f"{version}; {RECIPE}"


def engines_of(lines: Sequence[Line], cast: Cast, rig: Rig = NO_RIG) -> dict[str, SpeechEngine]:
    """Return the engines that some lines are spoken by, opened, by name; raises `EngineError`."""
    names = dict.fromkeys(cast.part(line.role).voice.engine for line in lines)
    return {name: open_engine(name, rig) for name in names}


def wanted(
    lines: Sequence[Line], cast: Cast, engines: Mapping[str, SpeechEngine], diction: Diction
) -> list[Wanted]:
    """Return what is wanted for each line, in their order."""
    voices = {cast.part(line.role).voice for line in lines}
    versions = {voice: version_of(engines[voice.engine], voice.id) for voice in voices}
    return [Wanted.of(line, cast, engines, versions, diction) for line in lines]
