"""What the workers of a cluster run: the same `Suites.take` as the threads of one computer.

A process keeps its engines from one line, and one render, to the next. Nothing here knows what kind of
cluster it is.
"""

import platform
from collections.abc import Mapping
from functools import cache
from secrets import token_hex

from drama.errors import DramaError, Problem
from drama.speech.engine import hush, version_of
from drama.speech.suite import Request, Setting, Suites
from drama.speech.wanted import heard_version
from drama.store.depot import open_shelf
from drama.store.shelf import take_key
from drama.take import Take
from drama.units import RATE

IDLE_S = 600.0
"""After so long without a line a worker ends its engines: Kokoro alone holds more than a gigabyte."""


def take(request: Request) -> Take:
    """Return the take of a request, which lies on its shelf then; raises `EngineError`."""
    return _suites().take(request)


def probe(setting: Setting) -> str:
    """Leave a moment of silence on the shelf, and return its key: who finds it sees the same shelf.

    It is another one every time, for a copy of the shelf has all that it had before.
    """
    key = take_key("probe", who=platform.node(), now=token_hex(8))
    open_shelf(setting.shelf).keep(key, hush(RATE).sound)
    return key


def unfit(setting: Setting, versions: Mapping[tuple[str, str], str], probed: str) -> tuple[Problem, ...]:
    """Return what keeps this process from speaking: engines, voices, or a shelf that is another one.

    `versions` has what is heard of each (engine, voice) where the keys were made, `probed` what `probe` told.
    """
    problems: list[Problem] = []
    engines = _suites().engines(setting.rig)
    for name in dict.fromkeys(engine for engine, _ in versions):
        try:
            engine = engines[name]
            there = {voice: heard_version(version_of(engine, voice)) for of, voice in versions if of == name}
        except DramaError as fault:
            problems += fault.problems
            continue
        problems += [
            Problem(
                f"voice '{voice}' of '{name}' is of {version}, and of {versions[name, voice]} here",
                hint="install the same versions, and the same voice files, on every machine",
            )
            for voice, version in there.items()
            if version != versions[name, voice]
        ]
    return (*problems, *_shelf_problems(setting, probed))


def _shelf_problems(setting: Setting, probed: str) -> tuple[Problem, ...]:
    try:
        shelf = open_shelf(setting.shelf)
        if shelf.find(probed):
            shelf.keep(take_key("probe", worker=platform.node()), hush(RATE).sound)  # may it write there?
            return ()
    except DramaError as fault:
        return fault.problems
    hint = "share the folder under the same name with every machine, or name a store with --shelf"
    return (Problem(f"it does not see the takes in {setting.shelf}", hint=hint),)


@cache
def _suites() -> Suites:
    return Suites(IDLE_S)
