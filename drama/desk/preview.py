"""A preview: an episode as its files are now, looked at and heard in part before it is rendered."""

from collections.abc import Callable
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from drama.master.chain import Mastered, master
from drama.measure.loudness import TENTH, tenths
from drama.mix.ear import Ear
from drama.mix.reels import reel, reels
from drama.pipeline import draft
from drama.report import Report, silent
from drama.show.production import Production
from drama.speech.crew import Crew
from drama.store.shelf import take_key
from drama.timeline import Clip, Timeline
from drama.units import to_gain

RECIPE = 1
"""Goes up whenever a preview of the same stretch sounds otherwise."""


@dataclass(frozen=True, slots=True)
class Preview:
    """An episode laid out, and how it would be mastered; any stretch of it can be heard.

    `ear` has heard what is in it.
    """

    production: Production
    timeline: Timeline
    mastered: Mastered
    ear: Ear

    def loudness(self) -> NDArray[np.float64]:
        """Return the level of the 3 s that end with every second, in `unit`."""
        heard = self.mastered.heard
        energies = tenths(heard.sums, heard.frames) * to_gain(self.mastered.gain_db) ** 2
        return heard.meter.short_term(energies)

    @property
    def unit(self) -> str:
        """What the target's level and `loudness` are in."""
        return self.mastered.heard.meter.unit

    def levels(self) -> Callable[[Clip], NDArray[np.float64]]:
        """Return what tells the level of every tenth of a second of a clip, in dB, its fader included."""

        def level(clip: Clip) -> NDArray[np.float64]:
            level_db = 10.0 * np.log10(np.maximum(self.ear.powers(clip), 1e-9))
            if clip.points:
                at, gain_db = np.array(clip.points, np.float64).T
                level_db += np.interp(np.arange(level_db.size) * TENTH, at, gain_db)
            return np.asarray(level_db)

        return level

    def heard(self, start: int, end: int) -> str:
        """Return the key of the take that holds the frames from `start` to `end` as the master plays them.

        It is made where it is not on the shelf yet.
        """
        shelf, mastered = self.production.shelf, self.mastered
        part = reel(self.timeline, shelf, start, end)
        key = take_key(
            "preview",
            recipe=RECIPE,
            reel=part.key,
            gain_db=mastered.gain_db,
            ceiling_dbtp=mastered.ceiling_dbtp,
            target=asdict(mastered.target),
        )
        if not shelf.find(key):
            shelf.keep(key, np.concatenate(list(mastered.played(part.body())), axis=1))
        return key


def open_preview(
    production: Production, crew: Crew | None = None, report: Report = silent, ear: Ear | None = None
) -> Preview:
    """Return the preview of an episode, speaking what is not on the shelf yet.

    The `ear` of an earlier one makes the next one quick.
    """
    ear = ear or Ear(production.shelf)
    timeline = draft(production, ear, report, crew)
    ear.forget_all_but(timeline.clips)
    profile = production.show.settings.profile
    heard = reels(timeline, production.shelf)
    return Preview(production, timeline, master(heard, profile.target, production.vault), ear)
