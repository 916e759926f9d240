"""File names of sound libraries in the Universal Category System: `DOORWood_Knock Heavy_SND_LIB.wav`.

A name is `CatID_FXName_CreatorID_SourceID`, with an optional `_UserData`
(universalcategorysystem.com). A CatID is a category in capitals with a subcategory behind it. Only those
categories are known that a drama is likely to ask for; any other file keeps its whole name.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_CATEGORIES = """
AIR:air ALRM:alarm AMB:ambience ANML:animal BELL:bell BIRD:bird BLLT:bullet BOAT:boat CERM:ceramics
CHAIN:chain CLOCK:clock CLOTH:cloth COMM:communications CREA:creature CRWD:crowd DEST:destruction DIRT:dirt
DOOR:door DRWR:drawer DSGN:designed EXPL:explosion FEET:footsteps FGHT:fight FIRE:fire FOLY:foley FOOD:food
GLAS:glass GUN:gun HMN:human HORN:horn ICE:ice LETH:leather LIQD:liquid MACH:machine MAGC:magic
MECH:mechanical METL:metal MOTR:motor MOVE:movement MUSC:music OBJ:object PAPR:paper RAIN:rain ROCK:rock
ROPE:rope SNOW:snow SWSH:swoosh TOOL:tool TOON:cartoon TRN:train VEGE:vegetation VEH:vehicle
VOX:voice WATR:water WEAP:weapon WHSTL:whistle WIND:wind WING:wings WNDW:window WOOD:wood
WTHR:weather
"""
CATEGORIES: Mapping[str, str] = dict(pair.split(":") for pair in _CATEGORIES.split())
"""What the capitals of a CatID mean."""

_SUBCATEGORIES = """
forst:forest thun:thunder strm:storm hmn:human urbn:urban natr:nature hors:horse hrse:horse
swrd:sword arrw:arrow splsh:splash birdsng:birdsong conc:concrete grvl:gravel metl:metal
trff:traffic mrkt:market pubc:public rstr:restaurant undr:underground undwtr:underwater
cmpf:campfire brk:break knck:knock rivr:river chrch:church telph:telephone
"""
SUBCATEGORIES: Mapping[str, str] = dict(pair.split(":") for pair in _SUBCATEGORIES.split())
"""What shortened subcategories mean; others are words as they are."""

_ID = re.compile(r"([A-Z]{3,6})[a-z]*")
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


@dataclass(frozen=True, slots=True)
class Described:
    """What a file name says: the name of its sound, and words to find it by."""

    name: str
    tags: tuple[str, ...]


def described(stem: str) -> Described | None:
    """Return what the stem of a UCS file name says, None for any other file."""
    parts = stem.split("_")
    if len(parts) < 3 or not all(part.strip() for part in parts[:2]):
        return None
    found = _ID.fullmatch(parts[0].split("-")[0])
    if not found:
        return None
    for length in range(len(found[1]), 2, -1):
        category = CATEGORIES.get(found[1][:length])
        if category:
            rest = parts[0][length:].replace("-", " ")
            words = (word.casefold() for word in _WORDS.findall(rest))
            kind = (SUBCATEGORIES.get(word, word) for word in words)
            return Described(parts[1].strip(), tuple(dict.fromkeys((category, *kind))))
    return None
