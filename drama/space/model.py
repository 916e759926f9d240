"""What a space is: a room that answers, a thing the voice goes through, or how far away somebody stands."""

from dataclasses import dataclass, replace
from math import log2


@dataclass(frozen=True, slots=True)
class Space:
    """A space by its `name`; at the defaults of all other fields it changes nothing.

    `t60_s` is the time in which its sound falls by 60 dB; at 0.0 there is no room, and nothing of its answer
    counts: `wet_db` is the level of all of it against the voice, `pre_delay_s` when it begins, `slap_s` the
    delay of a wall that answers by itself at `slap_db`, `damping` (0.0 to 1.0) how much sooner the highs die
    away, `octave_db` the level of an octave below (0.0: there is none). The voice itself goes through
    `low_cut_hz`, `high_cut_hz`, a compressor where `squeezed`, `drive` (0.0 to 1.0), and a low shelf of
    `shelf_db`; `noise_db` is a line's noise against the voice. It is then as loud as before, but for
    `level_db`. Beds step back by `dip_db` more; a `centred` voice leaves its place.
    """

    name: str
    t60_s: float = 0.0
    wet_db: float = -13.0
    pre_delay_s: float = 0.0
    slap_s: float = 0.0
    slap_db: float = -14.0
    damping: float = 0.5
    octave_db: float = 0.0
    low_cut_hz: float = 0.0
    high_cut_hz: float = 0.0
    squeezed: bool = False
    drive: float = 0.0
    shelf_db: float = 0.0
    noise_db: float = 0.0
    level_db: float = 0.0
    dip_db: float = 0.0
    centred: bool = False

    def at(self, word: str) -> "Space":
        """Return the space as somebody is heard who stands near, far or distant in it."""
        doublings = log2(DISTANCES[word])
        cut_hz = NEAR_HZ / 2.0 ** max(0.0, doublings)
        return replace(
            self,
            name=f"{self.name}, {word}" if self.name else word,
            level_db=self.level_db - DOUBLING_DB * doublings,
            wet_db=self.wet_db + WETTER_DB * doublings if self.t60_s else self.wet_db,
            pre_delay_s=self.pre_delay_s / DISTANCES[word],
            high_cut_hz=min(self.high_cut_hz or cut_hz, cut_hz) if doublings > 0.0 else self.high_cut_hz,
        )


DRY = Space("")
"""No space at all."""

DISTANCES = {"near": 0.7, "far": 2.0, "distant": 3.2}
"""How many times as far as usual somebody stands."""

DOUBLING_DB = 6.0
"""A point source in the open loses this much with every doubling of the distance."""

WETTER_DB = 4.0
"""Of it, a room gives back this much against the voice: its answer is nearly as loud everywhere."""

NEAR_HZ = 12_000.0
"""Where a voice ends at the usual distance; halved with every doubling."""
