"""The timeline of an episode: laid out from the script and its takes, and written as its record."""

from drama.timeline.cut import chapters_apart, without_beds
from drama.timeline.ducking import ducked
from drama.timeline.layout import lay_out
from drama.timeline.model import Clip, Mark, Timeline, Track
from drama.timeline.record import SCHEMA, from_json, read_record, to_json

__all__ = [
    "SCHEMA",
    "Clip",
    "Mark",
    "Timeline",
    "Track",
    "chapters_apart",
    "ducked",
    "from_json",
    "lay_out",
    "read_record",
    "to_json",
    "without_beds",
]
