"""Engines in trouble, opened by booths in another process: what they do is in the words they are given.

`hang` sleeps for ever, `crash` ends the process, `once FILE` ends it only when FILE is not there yet,
`refuse` raises, `where are your voices` raises an answer, `silence` and `nothing` return that. Anything else
is beeped by the tone engine.
"""

import os
import signal
import sys
import time
from pathlib import Path

import numpy as np

from drama.errors import EngineError, Problem
from drama.speech.engine import Spoken
from drama.speech.tone import Tone


def hang(words):
    time.sleep(600)


def crash(words):
    os.kill(os.getpid(), signal.SIGKILL)


def crash_once(words):
    seen = Path(words.split()[1])
    if not seen.exists():
        seen.touch()
        crash(words)


def refuse(words):
    raise EngineError(Problem("this engine does not say that"))


def fail(words):
    raise ZeroDivisionError("a bug")


TROUBLE = {"hang": hang, "crash": crash, "once": crash_once, "refuse": refuse, "bug": fail}


class Troubled(Tone):
    version = "troubled 1"
    isolate = True

    def __init__(self, rig):
        self._rig = rig

    def speak(self, utterance):
        words = utterance.words
        if words == "where are your voices":
            raise EngineError(Problem(f"they are in {self._rig.voices}"))
        sys.stdout.write("noise on stdout\n")
        sys.stderr.write("noise on stderr\n")
        first = words.split()[0].strip(".,").lower()
        TROUBLE.get(first, lambda words: None)(words)
        frames = {"silence": 44_100, "nothing": 0}.get(first)
        if frames is not None:
            return Spoken(np.zeros(frames, np.float32), 44_100)
        return super().speak(utterance)


def open_engine(rig):
    return Troubled(rig)
