"""The tone engine, counted: every line spoken is written down in the file that COUNTED names.

Dask's workers load it with `--preload`, which makes it known there; `benchmarks.cluster` imports it.
"""

import os

from drama.settings import ENGINES, NO_RIG, Rig
from drama.speech.engine import Spoken
from drama.speech.tone import Tone
from drama.speech.utterance import Utterance

COUNTED = "DRAMA_BENCH_COUNTED"
NAME = "counted"
ENGINES[NAME] = "benchmarks.counted"


class Counted(Tone):
    """Beeps, and leaves a row in the file for each line."""

    version = "counted 1"

    def speak(self, utterance: Utterance) -> Spoken:
        """Return the beep, once its row is written: a row is shorter than what a system writes at once."""
        rows = os.open(os.environ[COUNTED], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.write(rows, f"{utterance.words}\n".encode())
        os.close(rows)
        return super().speak(utterance)


def open_engine(rig: Rig = NO_RIG) -> Counted:
    """Return the engine; it needs nothing."""
    return Counted()
