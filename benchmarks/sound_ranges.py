"""What recordings of each generated sound measure, and which tags are right for it.

Ranges come from recordings, several where we had them (game and Debian packages with open licences, public
field recordings), measured as in `describe`; a sound without a recording has the range of what it stands
for, and says so. Those of footsteps are of single steps, walked and put into a room as ours are. A generated
sound passes within a factor of 2 of the centroids, 4 dB of the slopes and 6 dB of the crests, for recordings
differ as much from one another.
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
    pass the tagger, so that it may judge. `recorded` is False where the range is a judgement; None stands
    for what was not measured.
    """

    centroid_hz: Span
    slope_db: Span | None
    crest_db: Span | None = None
    modulation: tuple[int, float] | None = None
    tags: tuple[str, ...] = ()
    gate: bool = False
    recorded: bool = True


_STEPS = ("Walk", "Run")

RANGES: dict[str, Range] = {
    "wind": Range((145, 725), (-8.8, -7.3), tags=("Wind",)),
    "river": Range((1633, 3343), (-1.1, 0.3), (21.7, 24.5), tags=("Stream", "Waterfall"), gate=True),
    "stream": Range((1633, 3343), (-1.1, 0.3), (21.7, 24.5), tags=("Stream",), gate=True),
    "rain": Range((2330, 4509), (-3.0, 0.9), tags=("Rain",), gate=True),
    "rain, heavy": Range((2330, 4509), (-3.0, 0.9), tags=("Rain",), gate=True),
    "storm": Range((212, 212), (-11.3, -11.3), tags=("Thunder", "Rain"), gate=True),
    "thunder": Range((212, 212), (-11.3, -11.3), tags=("Thunder",), gate=True),
    "sea": Range((1240, 1935), (-3.9, -2.9), None, (0, 26), ("Ocean", "Waves")),
    "fire": Range((1654, 5326), (-2.9, 0.3), (25, 37), tags=("Fire", "Crackle")),
    "forest": Range((3000, 5461), (-1.0, 4.0), (14, 22), tags=("Bird", "Chirp"), recorded=False),
    "birds": Range((3563, 5461), (0.7, 1.9), (19, 22), (2, 20), ("Bird", "Chirp"), gate=True),
    "night insects": Range((3526, 3988), None, None, (2, 35), ("Insect", "Cricket"), gate=True),
    "crowd": Range(
        (400, 1400), (-9.0, -5.0), (12, 18), tags=("Speech", "Chatter", "Crowd"), gate=True, recorded=False
    ),
    "tavern": Range(
        (400, 1600), (-9.0, -4.0), (14, 24), tags=("Speech", "Chatter", "Crowd"), gate=True, recorded=False
    ),
    "city": Range((300, 1200), (-7.0, -4.0), (12, 18), tags=("Vehicle", "Traffic", "Car"), recorded=False),
    "cave drip": Range((700, 2500), (-9.0, -3.0), (22, 32), tags=("Drip", "Water", "Sonar"), recorded=False),
    "underworld": Range((80, 300), (-10.0, -5.0), (11, 15), recorded=False),
    "room tone": Range((150, 1500), (-10.0, -4.0), (10, 14), recorded=False),
    "door knock": Range((150, 700), (-12.0, -5.0), (18, 26), tags=("Knock", "Door"), recorded=False),
    "door creak": Range((379, 1162), (-9.8, -2.9), (11, 17.1), tags=("Creak", "Squeak", "Door")),
    "door slam": Range((150, 2041), (-9.1, -2.8), (12.1, 16.5), tags=("Slam", "Door", "Thunk")),
    "footsteps, stone": Range(
        (432, 440), (-8.1, -7.8), (26.3, 28.9), tags=(*_STEPS, "Knock", "Tap"), gate=True
    ),
    "footsteps, wood": Range(
        (264, 523), (-11.2, -10.1), (25.2, 25.3), tags=(*_STEPS, "Knock", "Wood"), gate=True
    ),
    "footsteps, gravel": Range((567, 2774), (-7.5, 0.5), (22.8, 27.3), tags=(*_STEPS, "Crack", "Crunch")),
    "footsteps, grass": Range((1321, 4532), (-5.6, 0.2), (21.0, 29.0), tags=(*_STEPS, "Rustl", "Crush")),
    "footsteps, snow": Range((322, 643), (-6.9, -6.3), (18.6, 25.4), tags=(*_STEPS, "Crunch")),
    "footsteps, sand": Range((1441, 1441), (-2.8, -2.8), (21.1, 21.1), tags=(*_STEPS, "Crunch")),
    "footsteps, metal": Range((599, 599), (-6.5, -6.5), (23.7, 23.7), tags=(*_STEPS, "Knock")),
    "footsteps, water": Range(
        (1810, 2711), (-2.3, -1.2), (17.7, 21.4), tags=(*_STEPS, "Splash", "Water"), gate=True
    ),
    "horse": Range((314, 1064), (-6.7, -4.4), (14.9, 19.8), tags=("Horse", "Clip-clop"), gate=True),
    "sword draw": Range(
        (3000, 7000), (-1.0, 4.0), (16, 22), tags=("Clang", "Scrape", "Ding"), recorded=False
    ),
    "sword clash": Range((1760, 1760), (-1.8, -1.8), (16.3, 16.3), tags=("Clang", "Ding", "Clink")),
    "arrow": Range((1948, 2397), (-1.0, 0.5), (18.3, 20.5), tags=("Arrow", "Whoosh")),
    "arrow strike": Range(
        (300, 1200), (-10.0, -4.0), (18, 27), tags=("Arrow", "Thunk", "Whack", "Wood"), recorded=False
    ),
    "splash": Range((1200, 4000), (-4.0, 0.0), (16, 24), tags=("Splash", "Water"), recorded=False),
    "glass": Range((4694, 11_734), (-2.1, 2.2), (20.8, 24.3), tags=("Glass", "Shatter", "Breaking")),
    "bell": Range((846, 846), (-3.8, -3.8), (18.7, 18.7), tags=("Bell",), gate=True),
    "heartbeat": Range((50, 90), (-24.0, -12.0), tags=("Heart",), gate=True, recorded=False),
    "whoosh": Range((700, 2500), (-6.0, -1.0), (14, 19), tags=("Whoosh",), recorded=False),
    "magic": Range(
        (1500, 4000), (2.0, 8.0), (15, 21), tags=("Glockenspiel", "Chime", "Bell"), recorded=False
    ),
    "sting": Range((300, 1200), (-13.0, -5.0), (14, 20), tags=("Music",), recorded=False),
    "music, calm": Range((200, 700), (-18.0, -10.0), (11, 17), tags=("Music",), recorded=False),
    "music, tense": Range((120, 500), (-18.0, -10.0), (11, 19), tags=("Music",), recorded=False),
    "music, sad": Range((200, 700), (-18.0, -10.0), (11, 17), tags=("Music",), recorded=False),
    "music, wonder": Range((500, 1500), (-13.0, -5.0), (11, 19), tags=("Music",), recorded=False),
}
"""The range of every generated sound, by its name and words."""
