"""Laying out a script in time: what starts when, in whole frames, before one sample of sound is read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import PurePath

from drama.cast.model import Cast
from drama.script.model import Chapter, Cue, Line, Scene, Script, SoundName, announcement, plain
from drama.settings import Settings
from drama.take import PlacedTake, SoundTake, Take
from drama.timeline.borders import GRID, Border, begins, renewed
from drama.timeline.columns import within_columns
from drama.timeline.joins import cut, interrupts, pause_s, trailing_off
from drama.timeline.model import Clip, Mark, Timeline, Track
from drama.units import to_frames

ROOM_TONE: SoundName = ("AMBIENCE", "room tone", ())
"""Laid under the whole episode, so that no cut falls into digital silence."""

TAIL_PAN = 0.5
"""How far a room's answer leans to the side of the voice."""

EDGE_S = 0.005
"""The shortest fade of what sounds on where it is stopped: without any, it ends in a click."""

_NOWHERE: Mapping[str, PlacedTake] = {}
_TRACKS: dict[str, Track] = {"SOUND": "sfx", "AMBIENCE": "ambience", "MUSIC": "music"}


def lay_out(
    script: Script,
    cast: Cast,
    takes: Mapping[str, Take],
    sounds: Mapping[SoundName, SoundTake],
    settings: Settings,
    placed: Mapping[str, PlacedTake] = _NOWHERE,
) -> Timeline:
    """Return the episode's timeline.

    `takes` holds the take of every line by its id, `sounds` the take of every cue and of `ROOM_TONE`,
    `placed` what is heard of the lines that have a space. The result depends on nothing else: the same script
    and the same takes give the same timeline.
    """
    layout = _Layout(cast, takes, sounds, settings, placed)
    announced = script.announced() if settings.announce_chapters else ()
    for chapter in script.heard():
        layout.chapter(chapter, chapter in announced)
    return layout.finish(script)


@dataclass(frozen=True, slots=True)
class _Open:
    """An ambience or music that has begun and not yet ended."""

    cue: Cue
    start: int


class _Layout:
    """The play head, moving through the script once; every method leaves it after what it laid.

    A written pause moves it; the pauses between things (`_gap_s`) are waited for by the next that takes time.
    In a speech beside another it goes back and runs on in that speech alone, until both are over.
    """

    def __init__(
        self,
        cast: Cast,
        takes: Mapping[str, Take],
        sounds: Mapping[SoundName, SoundTake],
        settings: Settings,
        placed: Mapping[str, PlacedTake],
    ) -> None:
        self._cast, self._takes, self._sounds, self._placed = cast, takes, sounds, placed
        self._pacing, self._settings = settings.pacing, settings
        self._clips: list[Clip] = []
        self._tails: list[Clip] = []
        self._starts: list[tuple[str, int]] = []
        self._scenes: list[tuple[str, int]] = []
        self._borders = [Border(0, "")]
        self._open: dict[SoundName, _Open] = {}
        self._now = 0
        self._gap_s: float | None = settings.pacing.head_s
        self._paused = False
        self._last: Line | None = None
        self._last_start = 0
        self._speech_start = 0
        self._others_end = 0
        self._within_column = False
        self._last_clip = 0

    def chapter(self, chapter: Chapter, announced: bool) -> None:
        """Lay a chapter, its title first where chapters are announced."""
        if self._starts:
            self._close(self._open)
            self._gap_s = self._pacing.between_chapters_s
            self._border(self._now + to_frames(self._gap_s), chapter.title)
        self._starts.append((chapter.title, self._now + to_frames(self._gap_s or 0.0) if self._starts else 0))
        if announced:
            self._line(announcement(chapter))
            self._gap_s = self._pacing.after_chapter_title_s
        for number, scene in enumerate(chapter.scenes):
            if number:
                self._gap_s = max(self._gap_s or 0.0, self._pacing.between_scenes_s)
            self._scene(scene, after_another=number > 0)

    def _border(self, start: int, words: str) -> None:
        """Let what would come at `start` come on the grid, a moment later, with a border before it."""
        self._now += -start % GRID
        self._borders.append(Border(start + -start % GRID, words))

    def _scene(self, scene: Scene, after_another: bool) -> None:
        self._last = None  # nobody speaks beside somebody of another scene
        opening = opening_of(scene)
        wanted = {cue.sound for cue in opening.values()}
        self._close([sound for sound in self._open if sound not in wanted])
        if opening:
            self._gap_s = max(self._gap_s or 0.0, self._pacing.establish_s)
        if after_another:
            words = next((beat.words for beat in scene.beats if isinstance(beat, Line)), "")
            self._border(self._now + to_frames(self._gap_s or 0.0), words)
        first_word = self._now + to_frames(self._gap_s or 0.0)
        begins_at = first_word - to_frames(self._pacing.establish_s) if opening else first_word
        self._scenes.append((scene.heading, max(begins_at, self._starts[-1][1])))
        within = within_columns(scene.beats)
        for number, beat in enumerate(scene.beats):
            self._within_column = number in within
            if not self._within_column:
                self._wait_for_others()
            if isinstance(beat, Line):
                self._line(beat)
            elif number in opening:
                self._ambience(beat, begins_at)
            else:
                self._cue(beat)
        self._within_column = False
        self._wait_for_others()

    def _wait_for_others(self) -> None:
        """Let what follows a speech wait for the ones beside it."""
        self._now, self._others_end = max(self._now, self._others_end), 0

    def _line(self, line: Line) -> None:
        take, part = self._takes[line.id], self._cast.part(line.role)
        if self._gap_s is None and self._last and interrupts(self._last, line) and not line.dual:
            self._break_off()
        self._part(line)
        beside = line.dual and self._last is not None
        start = self._speech_start if beside else self._next(line)
        clip = Clip(
            take.key,
            "dialogue",
            start,
            take.length,
            gain_db=part.level_db + take.gain_db,
            pan=part.pan,
            role=part.role,
            line=line.id,
            name=line.words[:60],
            words=line.words,
            marks=tuple((mark.offset, mark.frame) for mark in take.marks),
        )
        if placed := self._placed.get(line.id):
            clip = _in_space(clip, placed)
            self._tails += _tail(clip, placed)
        self._last_clip = len(self._clips)
        self._clips.append(trailing_off(clip, line))
        for offset, cue in line.cues:
            self._place(cue, clip.frame_at(offset))
        if beside:
            self._others_end, self._now = self._now, start
        if not line.goes_on:
            self._speech_start = start
        self._now = max(self._now, start + take.length)
        self._gap_s, self._paused = None, False
        self._last, self._last_start = line, start

    def _part(self, line: Line) -> None:
        """Let a line begin after a border, where one is due and nobody else is speaking."""
        start = self._next(line)
        alone = start >= self._now and not (self._within_column or (line.dual and self._last))
        if alone and begins(line.words, start - self._borders[-1].frame):
            self._border(start, line.words)

    def _break_off(self) -> None:
        """Cut the last line short; whatever else sounds until the play head stays."""
        whole = self._clips[self._last_clip]
        self._clips[self._last_clip] = cut(whole)
        if self._now == whole.start + whole.length:
            self._now = whole.start + self._clips[self._last_clip].length

    def _next(self, line: Line) -> int:
        """Return when a line starts; an interruption may come before the line it cuts has ended."""
        if self._gap_s is not None or self._last is None:
            return self._now + to_frames(self._gap_s or 0.0)
        return max(self._last_start, self._now + to_frames(pause_s(self._last, line, self._pacing)))

    def _cue(self, cue: Cue) -> None:
        if cue.kind == "SPACE":
            return
        if cue.kind == "PAUSE":
            self._now += to_frames(float(cue.name))
            self._gap_s, self._paused = self._gap_s or 0.0, True
            return
        at = self._now + to_frames(self._gap_s or (0.0 if self._paused else self._pacing.around_effect_s))
        at_once = cue.kind == "AMBIENCE" or cue.ends is not None
        alone = self._place(cue, self._now if at_once else at)
        if alone:
            self._now, self._gap_s, self._paused = at + alone, self._pacing.around_effect_s, False

    def _place(self, cue: Cue, start: int) -> int:
        """Lay a cue at `start` and return the frames it wants for itself before anybody speaks."""
        if cue.kind == "SPACE":  # `drama.space` has seen to it
            return 0
        if cue.ends is not None:
            self._close(ended_by(cue, self._open), start)
            return 0
        if cue.kind == "AMBIENCE":
            self._ambience(cue, start)
            return 0
        length = self._sounds[cue.sound].take.length
        if cue.kind == "MUSIC":
            self._music(cue, start)
            return min(length, to_frames(self._pacing.music_alone_s))
        self._clips.append(self._sound_clip(cue, start, length))
        return min(length, to_frames(self._pacing.effect_alone_s))

    def _music(self, cue: Cue, start: int) -> None:
        """Let music begin at `start`, again where it has ended, on where it still plays."""
        sound, begun = self._sounds[cue.sound], self._open.get(cue.sound)
        if begun and not sound.loop and begun.start + sound.take.length <= start:
            self._close([cue.sound], start)
        self._begin(cue, start)

    def _ambience(self, cue: Cue, start: int) -> None:
        self._begin(cue, max(0, start))

    def _begin(self, cue: Cue, start: int) -> None:
        """Let ambience or music play from `start`, in place of the same sound with other words."""
        for sound in [sound for sound in self._open if sound != cue.sound and self._is_one(sound, cue.sound)]:
            if self._open[sound].start < start:
                self._close([sound], start)
            else:  # it has not been heard
                del self._open[sound]
        self._open.setdefault(cue.sound, _Open(cue, start))

    def _is_one(self, sound: SoundName, other: SoundName) -> bool:
        """Tell whether two cues play one sound, with whatever words."""
        names = (self._sounds[each].name or plain(each[1]) for each in (sound, other))
        return sound[0] == other[0] and next(names) == next(names)

    def _close(self, sounds: Sequence[SoundName] | Mapping[SoundName, _Open], at: int | None = None) -> None:
        """Let the named sounds fade out from `at`, the play head where none is given.

        What is over by itself by then is not faded, nor is what a scene's end would fade no sooner.
        """
        fade = to_frames(max(EDGE_S, self._pacing.bed_fade_s))
        stop, spared = (self._now, fade) if at is None else (at, 0)
        for sound in list(sounds):
            begun, take = self._open.pop(sound), self._sounds[sound]
            end, fading = stop + fade, fade
            if not take.loop and (over := begun.start + take.take.length) < end:
                end, fading = over, 0 if over <= stop + spared else over - stop
            if end > begun.start:  # an ambience stopped before it was heard leaves nothing
                self._clips.append(self._sound_clip(begun.cue, begun.start, end - begun.start, fading))

    def _sound_clip(self, cue: Cue, start: int, length: int, fade: int = 0) -> Clip:
        sound = self._sounds[cue.sound]
        return Clip(
            sound.take.key,
            _TRACKS[cue.kind],
            start,
            length,
            gain_db=sound.gain_db,
            fade_in=min(fade, length // 2) if cue.kind == "AMBIENCE" else 0,
            fade_out=min(fade, length // 2),
            loop=sound.loop,
            name=", ".join((cue.name, *cue.params)),
        )

    def finish(self, script: Script) -> Timeline:
        """Close what still sounds, leave the tail, and return everything in the order it starts."""
        self._close(self._open)
        spoken_end = self._now + to_frames(self._pacing.tail_s)
        length = max([spoken_end, *(clip.start + clip.length for clip in (*self._clips, *self._tails))])
        tone = self._sounds[ROOM_TONE]
        fade = min(to_frames(self._pacing.head_s), length // 2)
        room = Clip(
            tone.take.key, "ambience", 0, length, tone.gain_db, 0.0, fade, fade, loop=True, name=ROOM_TONE[1]
        )
        laid = (
            piece for clip in (room, *self._clips, *self._tails) for piece in renewed(clip, self._borders)
        )
        clips = sorted(laid, key=lambda clip: clip.start)
        ends = [start for _, start in self._starts[1:]] + [length]
        untitled = script.title or PurePath(script.source).stem
        marks = tuple(
            Mark(title or untitled, start, end)
            for (title, start), end in zip(self._starts, ends, strict=True)
        )
        borders = tuple(border.frame for border in self._borders)
        scenes = _scene_marks(self._scenes, marks)
        return Timeline(script.title, script.author, tuple(clips), marks, length, borders, scenes)


def _scene_marks(begun: Sequence[tuple[str, int]], chapters: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return the scenes that take time, each until the next one or the end of its chapter."""
    scenes: list[Mark] = []
    following = chapters[-1].end
    for heading, start in reversed(begun):
        end = min([following, *(mark.end for mark in chapters if mark.end > start)])
        if end > start:
            scenes.append(Mark(heading, start, end))
            following = start
    return tuple(reversed(scenes))


def _in_space(clip: Clip, placed: PlacedTake) -> Clip:
    """Return the clip of a line as it is heard in a space, as long as before and at the same words."""
    return replace(
        clip,
        key=placed.voice.key,
        gain_db=clip.gain_db + placed.level_db,
        pan=0.0 if placed.centred else clip.pan,
        space=placed.space,
        dip_db=placed.dip_db,
    )


def _tail(clip: Clip, placed: PlacedTake) -> Iterator[Clip]:
    """Yield the room's answer to a line: all around, a little more on the side of the voice."""
    if placed.tail:
        yield Clip(
            placed.tail.key,
            "dialogue",
            clip.start,
            placed.tail.length,
            gain_db=clip.gain_db + placed.tail_db,
            pan=TAIL_PAN * clip.pan,
            role=clip.role,
            name=f"{placed.space}: {clip.name}",
            space=placed.space,
            tail_of=clip.line,
        )


def opening_of(scene: Scene) -> Mapping[int, Cue]:
    """Return the ambience that a scene opens with, by its place in the beats: before any line or pause."""
    before = takewhile(lambda numbered: not _ends_the_opening(numbered[1]), enumerate(scene.beats))
    return {
        number: beat
        for number, beat in before
        if isinstance(beat, Cue) and beat.kind == "AMBIENCE" and beat.ends is None
    }


def _ends_the_opening(beat: Line | Cue) -> bool:
    return isinstance(beat, Line) or beat.kind == "PAUSE"


def ended_by(cue: Cue, playing: Iterable[SoundName]) -> list[SoundName]:
    """Return what a cue ends of what is playing: `AMBIENCE:` ends music too, `MUSIC:` music alone."""
    within = (sound for sound in playing if cue.kind == "AMBIENCE" or sound[0] == cue.kind)
    return [sound for sound in within if cue.ends in ("", plain(sound[1]))]


def is_room_tone(clip: Clip) -> bool:
    """Tell whether a clip is the room tone; a line of those words, or an effect, is not."""
    return clip.track == "ambience" and clip.name == ROOM_TONE[1]
