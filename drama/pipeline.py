"""From a screenplay to an episode on one page: what the command line, and any other shell, calls.

`build` makes an episode from a production, `export` another file of an episode that is built. Both only call
stages, in the order in which a show is made; what comes before them, `adapt`, is in `adaptation.py`, so that
making a screenplay need not load what makes sound.
"""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from drama.desk.actors import Account, account, check_stand_ins, leveled
from drama.desk.manuscript import story_of
from drama.errors import DamagedError, OutputError, Place, Problem, ScriptError
from drama.files import in_a_file_name, typed, write_whole
from drama.master.chain import Mastered, master
from drama.memory import give_back
from drama.mix.ear import Ear
from drama.mix.reels import reels
from drama.publish.episode import Published, publish
from drama.publish.exporter import EXPORTERS, encoding
from drama.publish.feed import address
from drama.publish.ledger import Ledger, file_key
from drama.publish.picture import open_picture
from drama.publish.tags import AUDIOBOOK, Tags
from drama.publish.transcript import DOCUMENTS, Links, Transcript, transcribe
from drama.rebuild.estimate import measured
from drama.rebuild.foresee import Foreseen, foresee
from drama.rebuild.gather import asked_of, pieces_of
from drama.rebuild.past import remember
from drama.rebuild.rates import read_rates, write_rates
from drama.rebuild.record import write_pieces
from drama.report import Report, Step, Stopwatch, silent
from drama.settings import Profile
from drama.show.production import Production
from drama.sound.collect import collect, cues
from drama.space import placed, spaces_of
from drama.speech.crew import Crew
from drama.speech.perform import Progress, perform, perform_wanted
from drama.speech.wanted import Wanted
from drama.take import PlacedTake, Take
from drama.timeline import Timeline, chapters_apart, ducked, lay_out, read_record, to_json, without_beds
from drama.units import to_seconds


@dataclass(frozen=True, slots=True)
class Episode:
    """A finished episode: its file, its timeline, how many lines were spoken anew, and the time it took.

    `actors` tells which lines are heard as actors recorded them, `seconds` holds (stage, seconds of wall
    time) in the order of the stages.
    """

    published: Published
    timeline: Timeline
    lines: int
    spoken: int
    actors: Account
    seconds: tuple[tuple[str, float], ...]


def speak(production: Production, report: Report = silent, crew: Crew | None = None) -> int:
    """Have every line of the episode spoken, as `build` does first, and return how many were spoken anew.

    `crew` speaks (None: one of this process, for this once).
    """
    tally = _Tally(report)
    with production.show.rendering():
        _takes(production, account(production, report), tally, crew)
    return tally.spoken


def build(production: Production, report: Report = silent, crew: Crew | None = None) -> Episode:
    """Return the finished episode, making only what is not on the shelf yet; `crew` speaks as in `speak`.

    Where a take there turns out to be damaged, all are looked at, and what is damaged is made anew.
    """
    try:
        return _built(production, report, crew)
    except DamagedError:
        pieces = pieces_of(production, account(production))
        production.shelf.forget_damaged(key for piece in pieces for key in piece.keys)
        return _built(production, report, crew)


def _built(production: Production, report: Report, crew: Crew | None) -> Episode:
    show, watch, tally = production.show, Stopwatch(), _Tally(report)
    order, path = Order("mp3", show.settings.profile, exported=False), production.finished(".mp3")
    _check_bitrate(production, order)
    with show.rendering():
        with watch("recordings") if production.recordings.is_dir() else nullcontext():
            actors = account(production, report)
        asked = asked_of(production, actors)
        foreseen = foresee(production, actors, asked)
        timeline = _laid_out(production, actors, watch, tally, crew, Ear(production.shelf), asked)
        del asked  # 10 MB of ten hours, not needed while they are mixed
        write_whole(production.record, to_json(timeline))
        tags = production.tags.crediting(actors.credits())
        published = _written(production, order, _heard(timeline, order.profile), path, tags, report, watch)
        _remember(production, foreseen, timeline, {} if crew else dict(watch.seconds))
    return Episode(published, timeline, len(production.lines), tally.spoken, actors, watch.seconds)


def draft(production: Production, ear: Ear, report: Report = silent, crew: Crew | None = None) -> Timeline:
    """Return the timeline of the episode as its files are now, with nothing written beside it.

    What is not on the shelf yet is spoken, as `build` would. An `ear` remembers what it heard the last time.
    """
    with production.show.rendering():
        actors = account(production, report)
        return _laid_out(production, actors, Stopwatch(), _Tally(report), crew, ear)


def _laid_out(
    production: Production,
    actors: Account,
    watch: Stopwatch,
    tally: "_Tally",
    crew: Crew | None,
    ear: Ear,
    asked: Sequence[Wanted] | None = None,
) -> Timeline:
    """Return the timeline, with everything in it on the shelf; `asked` as in `foresee`."""
    script, cast, shelf = production.played, production.cast, production.shelf
    settings, report = production.show.settings, tally.report
    spaces = spaces_of(script, cast, production.spaces)
    with watch("sound"):
        sounds = collect(cues(script), str(production.path), production.library, shelf, report)
    with watch("speech"):
        takes = _takes(production, actors, tally, crew, asked)
    heard_in: dict[str, PlacedTake] = {}
    if spaces:
        with watch("space"):
            heard_in = placed(takes, spaces, shelf, report)
    return ducked(lay_out(script, cast, takes, sounds, settings, heard_in), settings.ducking, ear)


def _remember(
    production: Production, foreseen: Foreseen, timeline: Timeline, seconds: Mapping[str, float]
) -> None:
    """Keep what the episode was made from, that its takes were used, and how long this computer took."""
    remember(production.past, foreseen.of("line"))
    write_pieces(production.inputs, foreseen.pieces, production.place)
    production.shelf.used(key for piece in foreseen.pieces for key in piece.keys)
    took = measured(foreseen, to_seconds(timeline.length), seconds)
    before = read_rates(production.show.rates)
    if (rates := before.with_render(took)) != before:
        write_rates(production.show.rates, rates)


@dataclass(frozen=True, slots=True)
class Order:
    """A sound file that is wanted: its kind, where it goes, its cover, and where it is written.

    Without a `path` it lies beside the episode; without a `cover` or `genre` it has the show's. A file that
    is not as drama wrote it is set aside where it is `exported`.
    """

    kind: str
    profile: Profile
    path: Path | None = None
    cover: Path | None = None
    exported: bool = True
    genre: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A transcript that was written, and where somebody's file is kept that was there before."""

    path: Path
    kept: Path | None


def export(production: Production, order: Order, report: Report = silent) -> Published:
    """Write the episode, as it was built last, as another sound file.

    Raises `OutputError` where it never was built, where kind, ending and cover do not go together, and for a
    cover that is no picture.
    """
    _check(order)
    _check_bitrate(production, order)
    path = order.path or production.finished(EXPORTERS[order.kind].suffix)
    with production.show.rendering():
        timeline = _heard(recorded(production), order.profile)
        return _written(production, order, timeline, path, _tags(production, order), report)


def export_chapters(production: Production, order: Order, report: Report = silent) -> tuple[Published, ...]:
    """Write every chapter of the episode as a sound file of its own, each at the target, in a folder.

    Raises `OutputError` as `export` does, and for the name of a file where a folder is wanted.
    """
    _check(replace(order, path=None))
    _check_folder(order)
    _check_bitrate(production, order)
    folder = order.path or production.folder / f"{production.path.stem}-chapters"
    tags = _tags(production, order)
    parts = chapters_apart(_heard(recorded(production), order.profile))
    digits = max(2, len(str(len(parts))))
    with production.show.rendering():
        return tuple(
            _written(
                production,
                order,
                part,
                folder / f"{number:0{digits}}-{in_a_file_name(part.title)}{EXPORTERS[order.kind].suffix}",
                replace(tags, title=part.title, track=number, album=tags.title),
                report,
            )
            for number, part in enumerate(parts, 1)
        )


def _tags(production: Production, order: Order) -> Tags:
    """Return what a file of the episode says about itself, the actors heard in it included."""
    genre = AUDIOBOOK if EXPORTERS[order.kind].book else order.genre
    return production.tags.crediting(account(production).credits()).of_genre(genre)


def _written(
    production: Production,
    order: Order,
    timeline: Timeline,
    path: Path,
    tags: Tags,
    report: Report,
    watch: Stopwatch | None = None,
) -> Published:
    """Write a file of a timeline, unless it is there already just as it would be."""
    show, profile, watch = production.show, order.profile, watch or Stopwatch()
    cover = order.cover or show.cover
    pictures = filter(None, (cover, *(art.image for art in tags.chapters.values())))
    key = file_key(timeline, profile, order.kind, tags, pictures)
    ledger = Ledger(show.ledger)
    if found := ledger.find(path, key):
        return found
    with watch("mix"):
        mastered = _mastered(production, timeline, profile, report)
    vault = production.vault
    with watch("encode"), ledger.making_way(path) if order.exported else nullcontext() as kept:
        ledger.forget(path)
        made = publish(mastered, timeline, tags, path, order.kind, profile.bitrate, cover, vault, report)
    ledger.keep(key, made)
    vault.trim()
    return replace(made, kept=kept)


def transcript_of(production: Production, timeline: Timeline) -> Transcript:
    """Return the transcript of the episode that a timeline lays out, chapters with their links.

    The address of a picture is the one it has once `drama publish` has put it beside the episode.
    """
    show, name = production.show, production.path.stem
    links = {
        title: Links(
            address(show.about, name, show.chapter_picture(art.image))
            if art.image and show.about.base_url
            else "",
            art.link,
        )
        for title, art in production.info.chapters.items()
    }
    transcript = transcribe(timeline, production.names)
    return replace(transcript, title=production.info.title, links=links, language=show.about.language)


def write_transcript(production: Production, kind: str, path: Path | None) -> Written:
    """Write the transcript of the episode, as it was built last, in one of its forms, and return where.

    Raises `OutputError` where the episode never was built, and for the name of its story or screenplay.
    """
    document = DOCUMENTS[kind]
    path = path or production.finished(document.suffix)
    _check_no_source(production, path)
    text = document.write(transcript_of(production, recorded(production)))
    return Written(path, Ledger(production.show.ledger).put(path, text))


def _check_no_source(production: Production, path: Path) -> None:
    sources = [production.path]
    with suppress(ScriptError):  # an account that is damaged tells of no story
        sources += filter(None, [story_of(production.path)])
    if path.is_file() and any(one.is_file() and path.samefile(one) for one in sources):
        what = "the episode is made from this, and it is not written over"
        raise OutputError(Problem(what, Place(str(path)), "give the transcript a name of its own with --to"))


def recorded(production: Production) -> Timeline:
    """Return the timeline of the episode as it was built last.

    Raises `OutputError` where it never was, or its record is damaged.
    """
    record = production.record
    if not record.is_file():
        hint = f"first run: drama render {typed(production.path)}"
        raise OutputError(Problem("there is no rendered episode", Place(str(record)), hint))
    return read_record(record)


def _heard(timeline: Timeline, profile: Profile) -> Timeline:
    return timeline if profile.beds else without_beds(timeline)


def _check(order: Order) -> None:
    exporter = EXPORTERS[order.kind]
    if order.path and order.path.suffix.lower() != exporter.suffix:
        hint = f"let it end in {exporter.suffix}, or leave --format out"
        what = f"a {order.kind} file should not end like this"
        raise OutputError(Problem(what, Place(str(order.path)), hint))
    if order.cover and not exporter.cover:
        with_cover = ", ".join(kind for kind, one in EXPORTERS.items() if one.cover)
        raise OutputError(Problem(f"a {order.kind} file holds no cover", hint=f"choose one of: {with_cover}"))
    if order.cover:
        open_picture(order.cover)


def _check_bitrate(production: Production, order: Order) -> None:
    """Raise `OutputError` for a bit rate that the kind does not have, before anything is made."""
    profile, own = order.profile, production.show.settings.profile
    try:
        encoding(order.kind, profile.bitrate, profile.target.channels)
    except OutputError as error:
        place = production.show.place_of("bitrate") if profile.bitrate == own.bitrate else None
        raise OutputError(*(replace(problem, place=place) for problem in error.problems)) from None


def _check_folder(order: Order) -> None:
    endings = {exporter.suffix for exporter in EXPORTERS.values()}
    if order.path and (order.path.is_file() or order.path.suffix.lower() in endings):
        what = "a file for every chapter needs a folder, and this is the name of a file"
        hint = "name a folder, and the kind with --format; or leave --each-chapter out"
        raise OutputError(Problem(what, Place(str(order.path)), hint))


def _mastered(production: Production, timeline: Timeline, profile: Profile, report: Report) -> Mastered:
    def told(frames: int) -> None:
        report(Step("mix", frames, timeline.length))

    give_back()  # what planning needed, before the threads of the mix take theirs
    mastered = master(reels(timeline, production.shelf), profile.target, production.vault, told)
    give_back()
    return mastered


def _takes(
    production: Production,
    actors: Account,
    tally: "_Tally",
    crew: Crew | None,
    asked: Sequence[Wanted] | None = None,
) -> dict[str, Take]:
    """Return the take of every line by its id: an actor's recording, or else the role's voice."""
    check_stand_ins(production, actors)
    recorded = actors.lines
    left = [line for line in production.lines if line.id not in recorded]
    shelf, rig, diction = production.shelf, production.show.rig, production.diction
    source = str(production.path)
    if asked is None:
        spoken = perform(left, production.cast, shelf, None, tally, source, rig, diction, crew)
    else:
        with nullcontext(crew) if crew else Crew() as speaking:
            spoken = perform_wanted(asked, shelf, speaking, tally, source, rig)
    return spoken | leveled(actors, left, spoken, shelf)


class _Tally:
    """Passes the progress of the speech on, and remembers how many lines were spoken anew."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.spoken = 0

    def __call__(self, progress: Progress) -> None:
        self.spoken = progress.done - progress.reused
        note = f"{progress.reused} from before" if progress.reused else ""
        self.report(Step("speech", progress.done, progress.total, note))
