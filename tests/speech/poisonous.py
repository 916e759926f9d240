"""An engine that takes its whole worker with it: `poison` kills the process it is spoken in.

Named as a preload of Dask's workers, it makes itself known there. Every line spoken is written down in the
file SPOKEN names, so that a test can count.
"""

import os
import signal
from pathlib import Path

from drama.settings import ENGINES
from drama.speech.tone import Tone

SPOKEN = "DRAMA_TEST_SPOKEN"

ENGINES["poisonous"] = "poisonous"


class Poisonous(Tone):
    version = "poisonous 1"

    def speak(self, utterance):
        if utterance.words.startswith("poison"):
            os.kill(os.getpid(), signal.SIGKILL)
        with Path(os.environ[SPOKEN]).open("a", encoding="utf-8") as spoken:
            spoken.write(utterance.words + "\n")
        return super().speak(utterance)


def open_engine(rig):
    return Poisonous()
