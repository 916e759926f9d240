"""Sounds of a show's own that are hardly meant to be heard for so long."""

from collections.abc import Iterator
from contextlib import suppress

from drama.errors import DramaError, Place, Problem, SoundError
from drama.script.model import Cue, SoundName, plain
from drama.script.screenplay.cues import written
from drama.show.production import Production
from drama.sound.catalogue import CATALOGUE
from drama.sound.collect import cues, lasting_s
from drama.units import clock, to_frames

LONG_S = 60.0
"""What lasts longer is no effect: nothing stops a `SOUND`, and the episode is as long as it."""


def overlong(production: Production) -> Iterator[Problem]:
    """Yield, once for each, the effects that are long and the ambience that is to be heard once."""
    with suppress(DramaError):  # what is wrong with the catalogue is told where it is used
        yield from _endless(production)
        yield from _long(production)


def _endless(production: Production) -> Iterator[Problem]:
    library, told = production.library, set[str]()
    for cue in cues(production.script):
        if library.once_only(cue) and plain(cue.name) not in told:
            told.add(plain(cue.name))
            what = f"'{written(cue)}' plays on and on, though its row in sfx/{CATALOGUE} says loop: no"
            hint = f"write SOUND: {cue.name} to hear it once; or take loop: no out of the row"
            yield Problem(what, Place(str(production.path), cue.at), hint)


def _long(production: Production) -> Iterator[Problem]:
    told: dict[SoundName, Cue] = {}
    for cue in cues(production.script):
        if cue.kind == "SOUND" and cue.sound not in told:
            told[cue.sound] = cue
            if (seconds := _lasting_s(cue, production)) > LONG_S:
                what = f"'{written(cue)}' lasts {clock(to_frames(seconds))}, and nothing stops a SOUND"
                name = ", ".join((cue.name, *cue.params))
                hint = f"was AMBIENCE: {name} or MUSIC: {name} meant? They end with their scene"
                yield Problem(what, Place(str(production.path), cue.at), hint)


def _lasting_s(cue: Cue, production: Production) -> float:
    with suppress(SoundError):  # what is wrong with a sound is told where it is used, too
        return lasting_s(cue, production.library, production.shelf)
    return 0.0
