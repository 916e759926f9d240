"""What a source of sounds is, and the table of generated ones.

A generator is a file in `drama/sound/made/` and a row in `MADE`. The user's own files in `sfx/` come first
(`drama.sound.folder`), so a file called `river.wav` replaces the generated river.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Literal, Protocol

from drama.waveform import Stereo

SoundKind = Literal["bed", "shot"]
"""A bed lasts as long as it is asked to; a shot has its own length."""

Words = Mapping[str, Mapping[str, float]]
"""The words a sound understands: by how much each multiplies its figures; `level_lu` adds to the level."""


class Generator(Protocol):
    """Makes a sound from numbers alone: the same seed and params give the same bytes."""

    def __call__(self, frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
        """Return the sound; a shot may ignore `frames` and last as long as it lasts."""


@dataclass(frozen=True, slots=True)
class Made:
    """A row of `MADE`: the module whose `make` is the generator and whose `WORDS` it understands.

    `level_lu` is its loudness against the dialogue where nothing is ducked (negative: quieter); `version`
    goes up whenever it sounds different, so that nothing old stays on the shelf. Only `music` answers
    `MUSIC:`. As an ambience, a shot comes again after `longest_rest_s` at most.
    """

    kind: SoundKind
    module: str
    level_lu: float
    version: int = 1
    music: bool = False
    longest_rest_s: float = 8.0

    def generator(self) -> Generator:
        """Return the generator, imported on first use."""
        from drama.sound.made.hearing import heard
        from drama.sound.made.image import settled

        make, own = import_module(self.module).make, self.own_words()

        def generate(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
            shared = tuple(word for word in params if word not in own)
            if self.kind == "bed":
                return heard(make(frames, seed, params), shared, rings_on=False)
            return settled(heard(make(frames, seed, params), shared, rings_on=True))

        return generate

    def own_words(self) -> Words:
        """Return the words that only this sound understands, or understands in its own way."""
        words: Words = import_module(self.module).WORDS
        return words

    def words(self) -> Words:
        """Return every word the generator understands, those that all sounds share included."""
        from drama.sound.made.hearing import SHARED

        return {**SHARED, **self.own_words()}


BED_LU = -11.0
"""A bed alone. Ducked by 9 dB it lies 20 LU under speech, where listeners ask for 15 or more (Torcoli et
al., "Background ducking to produce esthetically pleasing audio for TV", JAES 67(12), 2019)."""

SHOT_LU = -7.0
"""A foreground effect: heard at once, and still quieter than a voice."""

MUSIC_LU = -4.0
"""Music between scenes; ducked, it lies 13 LU under speech, inside the 10 to 20 in common use."""

MADE: dict[str, Made] = {
    "wind": Made("bed", "drama.sound.made.wind", BED_LU),
    "river": Made("bed", "drama.sound.made.river", BED_LU, version=2),
    "stream": Made("bed", "drama.sound.made.stream", BED_LU),
    "rain": Made("bed", "drama.sound.made.rain", BED_LU),
    "storm": Made("bed", "drama.sound.made.storm", BED_LU),
    "sea": Made("bed", "drama.sound.made.sea", BED_LU),
    "fire": Made("bed", "drama.sound.made.fire", BED_LU),
    "forest": Made("bed", "drama.sound.made.forest", BED_LU),
    "birds": Made("bed", "drama.sound.made.birds", BED_LU),
    "night insects": Made("bed", "drama.sound.made.night_insects", BED_LU),
    "crowd": Made("bed", "drama.sound.made.crowd", BED_LU),
    "tavern": Made("bed", "drama.sound.made.tavern", BED_LU),
    "city": Made("bed", "drama.sound.made.city", BED_LU),
    "cave drip": Made("bed", "drama.sound.made.cave_drip", BED_LU),
    "underworld": Made("bed", "drama.sound.made.underworld", BED_LU),
    "room tone": Made("bed", "drama.sound.made.room_tone", -44.0),
    "thunder": Made("shot", "drama.sound.made.thunder", SHOT_LU, version=2),
    "door knock": Made("shot", "drama.sound.made.door_knock", SHOT_LU),
    "door creak": Made("shot", "drama.sound.made.door_creak", SHOT_LU - 3.0, version=2),
    "door slam": Made("shot", "drama.sound.made.door_slam", SHOT_LU),
    "footsteps": Made("shot", "drama.sound.made.footsteps", SHOT_LU - 3.0, version=2, longest_rest_s=0.0),
    "horse": Made("shot", "drama.sound.made.horse", SHOT_LU, version=3, longest_rest_s=0.0),
    "sword draw": Made("shot", "drama.sound.made.sword_draw", SHOT_LU),
    "sword clash": Made("shot", "drama.sound.made.sword_clash", SHOT_LU),
    "arrow": Made("shot", "drama.sound.made.arrow", SHOT_LU),
    "arrow strike": Made("shot", "drama.sound.made.arrow_strike", SHOT_LU),
    "splash": Made("shot", "drama.sound.made.splash", SHOT_LU),
    "glass": Made("shot", "drama.sound.made.glass", SHOT_LU),
    "bell": Made("shot", "drama.sound.made.bell", SHOT_LU),
    "heartbeat": Made("shot", "drama.sound.made.heartbeat", SHOT_LU - 2.0, longest_rest_s=0.0),
    "whoosh": Made("shot", "drama.sound.made.whoosh", SHOT_LU),
    "magic": Made("shot", "drama.sound.made.magic", SHOT_LU - 2.0),
    "sting": Made("shot", "drama.sound.made.sting", MUSIC_LU, music=True),
    "music": Made("bed", "drama.sound.made.music", MUSIC_LU, music=True),
}
"""The sounds that need no file."""
