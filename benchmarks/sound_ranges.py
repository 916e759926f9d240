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
    "door creak": Range((1969, 2838), (-4.3, -2.8), (15, 17), tags=("Creak", "Squeak", "Door")),
    "door slam": Range((150, 2041), (-9.1, -2.8), (12.1, 16.5), tags=("Slam", "Door", "Thunk")),
    "footsteps, stone": Range((1773, 2604), (-3.4, -1.5), (24.7, 26.3), tags=("Walk", "Run", "Knock", "Tap")),
    "footsteps, wood": Range((342, 488), (-12.5, -8.9), (18, 21.4), tags=("Walk", "Run", "Knock", "Wood")),
    "footsteps, gravel": Range((2156, 2582), (-0.6, 0.4), (23, 26), tags=("Walk", "Run", "Crack", "Crunch")),
    "footsteps, grass": Range((4798, 6225), (0.0, 1.5), (20.6, 22.8), tags=("Walk", "Run", "Rustl", "Crush")),
    "footsteps, snow": Range((226, 562), (-7.0, -5.5), tags=("Walk", "Run", "Crunch")),
    "footsteps, water": Range((1743, 2036), (-2.3, -2.0), (20.4, 21.0), tags=("Walk", "Run", "Splash")),
    "horse": Range((527, 527), (-6.7, -6.7), (14.9, 14.9), tags=("Horse", "Clip-clop")),
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
