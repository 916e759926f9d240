"""Tryouts: how a line would be heard in the episode if its role were played another way."""

from dataclasses import replace

import numpy as np

from drama.cast.model import Cast, Part
from drama.mix.play import mix
from drama.script.model import Chapter, Line, Scene, Script
from drama.settings import Pacing
from drama.show.production import Production
from drama.space import placed, spaces_of
from drama.speech.crew import Crew
from drama.speech.perform import perform
from drama.store.shelf import take_key
from drama.take import SoundTake, Take
from drama.timeline import lay_out, to_json
from drama.timeline.layout import ROOM_TONE

AROUND = Pacing(head_s=0.05, tail_s=0.4)
"""Hardly any silence before and after: what is compared should follow each other closely."""


def tryout(production: Production, line: Line, part: Part, crew: Crew | None = None) -> Take:
    """Return a line as `part` would play it: voice, level, place and space, in two channels, with no bed.

    Nothing of the cast changes; the take is kept by content like any other. Raises `CastError` for a space
    that there is not, `EngineError` where the line cannot be spoken.
    """
    alone = replace(line, cues=(), dual=False)
    script = Script("", "", (Chapter("", (Scene("", (alone,)),)),), source=str(production.path))
    cast, shelf = Cast((replace(part, role=line.role),)), production.shelf
    takes = perform((alone,), cast, shelf, rig=production.show.rig, diction=production.diction, crew=crew)
    no_bed = {ROOM_TONE: SoundTake(takes[line.id], 0.0, loop=True)}  # laid out, and left out again
    spaces = spaces_of(script, cast, production.spaces)
    settings = replace(production.show.settings, pacing=AROUND)
    laid_out = lay_out(script, cast, takes, no_bed, settings, placed(takes, spaces, shelf))
    timeline = replace(laid_out, clips=tuple(clip for clip in laid_out.clips if clip.track == "dialogue"))
    key = take_key("tryout", timeline=to_json(timeline))
    if found := shelf.find(key):
        return found
    sound = np.concatenate(list(mix(timeline, shelf)), axis=1)
    return shelf.keep(key, sound.clip(-1.0, 1.0))
