"""The whole lexicon: every table of it, of what is heard once and of what lasts."""

from drama.script.prose.cues.arms import ARMS
from drama.script.prose.cues.beds import BEDS
from drama.script.prose.cues.doors import DOORS
from drama.script.prose.cues.events import EVENTS
from drama.script.prose.cues.hinted import HINTED_SHOTS
from drama.script.prose.cues.hinted_beds import HINTED_BEDS
from drama.script.prose.cues.pair_beds import PAIR_BEDS
from drama.script.prose.cues.pair_shots import PAIR_SHOTS
from drama.script.prose.cues.pairs import Pairs
from drama.script.prose.cues.phrase_beds_of_nature import NATURE_PHRASES
from drama.script.prose.cues.phrase_beds_of_people import PEOPLE_PHRASES
from drama.script.prose.cues.phrase_stops import STOPPED
from drama.script.prose.cues.phrases_of_arms import PHRASES_OF_ARMS
from drama.script.prose.cues.phrases_of_doors import PHRASES_OF_DOORS
from drama.script.prose.cues.phrases_of_feet import PHRASES_OF_FEET
from drama.script.prose.cues.phrases_of_things import PHRASES_OF_THINGS
from drama.script.prose.cues.places import PLACES
from drama.script.prose.cues.shots import SHOTS
from drama.script.prose.cues.sources import BED_CLASSES, SHOT_CLASSES, class_rows
from drama.script.prose.cues.steps import STEPS
from drama.script.prose.cues.tense import Rows
from drama.script.prose.cues.unnamed import UNNAMED_BEDS, UNNAMED_SHOTS
from drama.script.prose.cues.water import WATER
from drama.script.prose.cues.weather import WEATHER

SHOT_ROWS = Rows(
    *SHOTS,
    *class_rows(SHOT_CLASSES),
    *DOORS,
    *STEPS,
    *EVENTS,
    *ARMS,
    *WATER,
    *UNNAMED_SHOTS,
    *HINTED_SHOTS,
)
BED_ROWS = Rows(
    *BEDS,
    *class_rows(BED_CLASSES),
    *PLACES,
    *WEATHER,
    *UNNAMED_BEDS,
    *HINTED_BEDS,
    *STOPPED,
)
SHOT_PHRASES = Rows(*PHRASES_OF_FEET, *PHRASES_OF_DOORS, *PHRASES_OF_THINGS, *PHRASES_OF_ARMS)
BED_PHRASES = Rows(*NATURE_PHRASES, *PEOPLE_PHRASES)
"""Turns of phrase: of those found in passages that were new to them, three in seven were right."""

SHOT_PAIRS = Pairs(*PAIR_SHOTS)
BED_PAIRS = Pairs(*PAIR_BEDS)
