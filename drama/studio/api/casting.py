"""The casting: who plays whom, how else a role could be played, and changing it as `drama cast` does."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from drama.cast.likeness import likeness_of
from drama.cast.model import Age, Gender, Part, Voice, VoiceInfo
from drama.cast.nearness import Near, nearest_voice
from drama.cast.portrait import Portraits
from drama.cast.profile import like_of
from drama.cast.propose import meetings
from drama.cast.sheet import LIMITS, Like, RoleSheet
from drama.cast.table import Row
from drama.desk import casting, manuscript
from drama.desk.audition import sample, suited, telling
from drama.desk.continuity import other_voices
from drama.desk.tryout import tryout
from drama.errors import CastError, Problem, nearest
from drama.script.model import NARRATOR, Line, fold
from drama.show.production import Production
from drama.studio.answers import Trouble, troubles
from drama.studio.endpoint import Ask, Endpoint
from drama.studio.forms import version_of
from drama.studio.show import Show, unchanged

MOST_SUITED = 8
"""Voices proposed for a role: more are not heard through."""


@dataclass(frozen=True, slots=True)
class Alike:
    """The most alike voice a role meets: whose, how alike (cosine, up to 1.0), and whether too much."""

    role: str
    cosine: float
    alike: bool


@dataclass(frozen=True, slots=True)
class Played:
    """How a role is played, as the voice map has it: what a change is made on.

    `pace` multiplies the speed, `pitch` is in semitones, `level` in dB, `pan` -1.0 (left) to 1.0 (right).
    """

    role: str
    voice: str
    pace: float
    pitch: float
    level: float
    pan: float
    space: str
    locked: bool
    gender: Gender
    age: Age


@dataclass(frozen=True, slots=True)
class RoleCard:
    """A role: how much it says, a line of its own, what it is like by the story, and how it is played.

    `share` is of all words (0.0 to 1.0); `guess` is what the story tells, where the map says nothing; `actor`
    is who records it; `version` is that of `played`.
    """

    lines: int
    words: int
    share: float
    sample: str
    guess: Like
    why: str
    actor: str
    near: Alike | None
    played: Played
    version: str


@dataclass(frozen=True, slots=True)
class Casting:
    """The whole cast, the role with most words first; where roles are `missing` from the map, it is empty.

    `voices` are those the engine offers, best first, `spaces` the acoustic spaces there are. `warnings` are
    about the change just made, and what of the whole cast is to be looked at since.
    """

    engine: str
    roles: tuple[RoleCard, ...]
    voices: tuple[VoiceInfo, ...]
    spaces: tuple[str, ...]
    missing: tuple[str, ...]
    warnings: tuple[Trouble, ...] = ()


@dataclass(frozen=True, slots=True)
class Other:
    """The role to exchange voices with."""

    role: str


@dataclass(frozen=True, slots=True)
class Tryout:
    """A way to play a role, to be heard; None is as it is played now."""

    voice: str | None = None
    pace: float | None = None
    pitch: float | None = None
    level: float | None = None
    pan: float | None = None
    space: str | None = None


@dataclass(frozen=True, slots=True)
class Change(Tryout):
    """Settings of a role to change, those that are not heard at once too; None leaves one as it is."""

    locked: bool | None = None
    gender: str | None = None
    age: str | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """A tryout: the takes of a few lines of the role, and the most alike voice it would meet."""

    takes: tuple[str, ...]
    lines: tuple[str, ...]
    near: Alike | None


@dataclass(frozen=True, slots=True)
class Suited:
    """A voice that would suit a role, its pace, its pitch in semitones, and the most alike it would meet."""

    voice: str
    pace: float
    pitch: float
    near: Alike | None


@dataclass(frozen=True, slots=True)
class Proposals:
    """The voices that suit a role best next to everybody else's, the best first."""

    voices: tuple[Suited, ...]


def cast(show: Show, ask: Ask) -> Casting:
    """Return who plays whom."""
    return _casting(show.production(ask.episode))


def change(show: Show, ask: Ask) -> Casting:
    """Change how a role is played."""
    production, role = show.production(ask.episode), fold(ask.names["role"])
    unchanged(_played(production, role), ask.version)
    settings = _settings(production, role, ask.form)
    kept = casting.kept_voices(production, [role]) if "like" in settings else ()
    casting.change_role(production, role, settings)
    return _warned(show, ask, kept)


def propose(show: Show, ask: Ask) -> Casting:
    """Cast the roles that have no voice yet."""
    proposed = casting.propose_missing(show.production(ask.episode))
    return _warned(show, ask, casting.doubled(show.production(ask.episode), proposed), proposed)


def exchange(show: Show, ask: Ask) -> Casting:
    """Give two roles each other's voice."""
    production, role = show.production(ask.episode), fold(ask.names["role"])
    unchanged(_played(production, role), ask.version)
    casting.swap(production, role, ask.form.role)
    return _warned(show, ask)


def proposals(show: Show, ask: Ask) -> Proposals:
    """Return the voices that would suit a role."""
    production = show.production(ask.episode)
    part = _part(production, fold(ask.names["role"]))
    parts = suited(production, production.cast, part, MOST_SUITED)
    return Proposals(
        tuple(
            Suited(one.voice.id, one.voice.pace, one.voice.pitch_st, _near(production, part.role, one.voice))
            for one in parts
        )
    )


def hear(show: Show, ask: Ask) -> Heard:
    """Speak a few of a role's own lines as it would be played."""
    production, role = show.production(ask.episode), fold(ask.names["role"])
    _check(ask.form)
    part = _other(_part(production, role), ask.form)
    if production.engine.find(part.voice.id) is None:
        known = [one.id for one in production.engine.voices()]
        what = f"{production.engine_name} has no voice '{part.voice.id}'{nearest(part.voice.id, known)}"
        raise CastError(Problem(what))
    lines = sample(production, role)
    takes = tuple(tryout(production, line, part, show.crew).key for line in lines)
    return Heard(takes, tuple(line.words for line in lines), _near(production, part.role, part.voice))


def _warned(
    show: Show, ask: Ask, warnings: Sequence[Problem] = (), proposed: Sequence[RoleSheet] = ()
) -> Casting:
    """Return the cast after a change, with what `drama cast` would warn of."""
    production = show.production(ask.episode)
    told = troubles((*warnings, *other_voices(production)), show.root)
    return replace(_casting(production, proposed), warnings=told)


def _casting(production: Production, proposed: Sequence[RoleSheet] = ()) -> Casting:
    voices = production.engine.voices()
    spaces = tuple(sorted(production.spaces))
    missing = _missing(production)
    roles = () if missing else tuple(_cards(production, proposed))
    return Casting(production.engine_name, roles, voices, spaces, missing)


def _missing(production: Production) -> tuple[str, ...]:
    sheet = production.sheet
    spoken = dict.fromkeys(sheet.name_of(line.role) for line in production.script.lines())
    return tuple(name for name in spoken if name != NARRATOR and sheet.find(name) is None)


def _cards(production: Production, proposed: Sequence[RoleSheet]) -> Iterator[RoleCard]:
    people, portraits = manuscript.people(production.path), Portraits(production.script)
    known = {part.role: part for part in production.cast.parts}
    own: dict[str, list[Line]] = {}
    for line in production.script.lines():
        own.setdefault(production.cast.part(line.role).role, []).append(line)
    for row in casting.cast_table(production, proposed):
        guess = like_of(row.role, people, portraits.of(row.role))
        played = _as_played(known[row.role], production.sheet.find(row.role))
        yield _card(row, telling(own.get(row.role, ()))[:1], guess, played)


def _card(row: Row, shown: Sequence[Line], guess: Like, played: Played) -> RoleCard:
    return RoleCard(
        row.lines,
        row.words,
        row.share,
        "".join(line.words for line in shown),
        guess,
        row.why,
        row.actor,
        _warning(row.near),
        played,
        version_of(played),
    )


def _part(production: Production, role: str) -> Part:
    """Return how a role is played; raises `CastError` for one that does not speak here."""
    known = {part.role: part for part in production.cast.parts}
    name = production.sheet.name_of(role)
    if name not in known:
        raise CastError(Problem(f"nobody called {role} speaks here{nearest(role, known)}"))
    return known[name]


def _played(production: Production, role: str) -> Played:
    part = _part(production, role)
    return _as_played(part, production.sheet.find(part.role))


def _as_played(part: Part, entry: RoleSheet | None) -> Played:
    like, voice = entry.like if entry else Like(), part.voice
    return Played(
        part.role,
        voice.id,
        voice.pace,
        voice.pitch_st,
        part.level_db,
        part.pan,
        part.space,
        bool(entry and entry.locked),
        like.gender,
        like.age,
    )


def _settings(production: Production, role: str, form: Change) -> dict[str, object]:
    """Return a change as the voice map writes it; what is as if it were not written is taken out.

    Who changes the pace or the pitch of a voice the program chose, or locks it, means that voice: it is
    written down too, as it is heard.
    """
    means = form.voice is None and (form.pace is not None or form.pitch is not None or form.locked)
    pinned = casting.heard(production, role) if means else {}
    given: dict[str, object] = {
        production.engine_name: form.voice,
        "pace": form.pace,
        "pitch": form.pitch,
        "level": form.level,
        "pan": form.pan,
        "space": form.space,
        "lock": form.locked,
    }
    entry = production.sheet.find(role)
    plain = {} if entry and entry.under else _PLAIN  # over the show's entry, what is plain is said
    settings = {name: plain.get((name, value), value) for name, value in given.items() if value is not None}
    like = {name: value for name, value in (("gender", form.gender), ("age", form.age)) if value is not None}
    return pinned | settings | ({"like": like} if like else {})


_PLAIN: Mapping[tuple[str, object], None] = dict.fromkeys(
    (("pace", 1.0), ("pitch", 0.0), ("level", 0.0), ("pan", 0.0), ("space", ""), ("lock", False))
)
"""Settings that say what is so without them."""


def _check(form: Tryout) -> None:
    """Check the numbers of a tryout as the voice map's are; raises `CastError` with all that are wrong."""
    given = {name: getattr(form, name) for name in LIMITS}
    wrong = [
        Problem(f"{name}: {value} is not from {low:g} to {high:g} {unit}".strip())
        for name, (low, high, unit) in LIMITS.items()
        if (value := given[name]) is not None and not low <= value <= high
    ]
    if wrong:
        raise CastError(*wrong)


def _other(part: Part, form: Tryout) -> Part:
    voice = part.voice
    return replace(
        part,
        voice=Voice(
            voice.engine,
            voice.id if form.voice is None else form.voice,
            voice.pace if form.pace is None else form.pace,
            voice.pitch_st if form.pitch is None else form.pitch,
        ),
        level_db=part.level_db if form.level is None else form.level,
        pan=part.pan if form.pan is None else form.pan,
        space=part.space if form.space is None else form.space,
    )


def _near(production: Production, role: str, voice: Voice) -> Alike | None:
    """Return the most alike voice that a role would meet if it were spoken by `voice`."""
    voices = {part.role: part.voice for part in production.cast.parts} | {role: voice}
    together = meetings(production.script, production.sheet)
    return _warning(nearest_voice(role, voices, together, likeness_of(production.engine_name)))


def _warning(near: Near | None) -> Alike | None:
    return Alike(near.role, round(near.cosine, 2), near.alike) if near else None


ENDPOINTS = (
    Endpoint("GET", "episodes/{episode}/casting", cast),
    Endpoint("POST", "episodes/{episode}/casting", propose),
    Endpoint("GET", "episodes/{episode}/casting/{role:path}/voices", proposals),
    Endpoint("POST", "episodes/{episode}/casting/{role:path}/tryout", hear, form=Tryout),
    Endpoint("POST", "episodes/{episode}/casting/{role:path}/swap", exchange, form=Other),
    Endpoint("PUT", "episodes/{episode}/casting/{role:path}", change, form=Change),
)
