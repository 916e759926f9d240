"""What recordings of each generated sound measure, and which tags are right for it.

Ranges come from recordings, several where we had them (game and Debian packages with open licences, public
field recordings), measured as in `describe`; a sound without a recording has the range of what it stands
for, and says so. A generated sound passes within a factor of 2 of the centroids, 4 dB of the slopes and 6 dB
of the crests, for recordings differ as much from one another.
"""

from dataclasses import dataclass

CENTROID_FACTOR, SLOPE_DB, CREST_DB = 2.0, 4.0, 6.0
"""How far outside the recordings' range a generated sound may lie."""

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Range:
    """Lowest and highest of recordings: centroid in Hz, slope in dB an octave, crest in dB.

    `modulation` is the band (0: 0.1-0.5 Hz, 1: 0.5-2, 2: 2-8, 3: 8-30) that must hold at least the share that
    follows it, in percent. `tags` are the families of AudioSet labels that are right; `gate` where recordings
    pass the tagger, so that it may judge. `recorded` is False where the range is a judgement.
    """

    centroid_hz: Span
    slope_db: Span
    crest_db: Span | None = None
    modulation: tuple[int, float] | None = None
    tags: tuple[str, ...] = ()
    gate: bool = False
    recorded: bool = True


WATER = ("Water", "Stream", "Waterfall", "Liquid", "Pour", "Trickle", "Gurgling")

RANGES: dict[str, Range] = {
    "wind": Range((145, 725), (-8.8, -7.3), tags=("Wind",)),
    "river": Range((1633, 3343), (-1.1, 0.3), (18, 24.5), tags=("Stream", "Waterfall"), gate=True),
    "stream": Range((1633, 3343), (-1.1, 0.3), (20, 24.5), tags=WATER, gate=True),
    "rain": Range((2330, 4509), (-3.0, 0.9), (15, 22), tags=("Rain",), gate=True),
    "rain, heavy": Range((2330, 4509), (-3.0, 0.9), (15, 22), tags=("Rain", "Waterfall"), gate=True),
    "storm": Range((212, 900), (-11.3, -5.0), (18, 24), tags=("Thunder", "Rain"), gate=True),
    "thunder": Range((116, 212), (-11.3, -10.8), tags=("Thunder",), gate=True),
    "sea": Range((1240, 1935), (-3.9, -2.9), (14, 18), (0, 26), ("Ocean", "Waves")),
    "fire": Range((1654, 5326), (-2.9, 0.3), (25, 37), tags=("Fire", "Crackle")),
    "room tone": Range((150, 1500), (-10.0, -4.0), (10, 14), recorded=False),
}
"""The range of every generated sound, by its name and words."""
