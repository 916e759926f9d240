"""Sessions for sound editors, read back by other people's readers and played by a small one of our own."""

import csv
import io
import shutil
import subprocess
import sys
from dataclasses import replace

import numpy as np
import opentimelineio
import pytest
import rpp
import soundfile

from drama.mix.play import mix
from drama.mix.reels import RECIPE
from drama.pipeline import recorded
from drama.timeline.borders import in_one
from drama.timeline.model import Clip
from drama.timeline.record import to_json
from drama.units import RATE, to_gain


@pytest.fixture(scope="module")
def written(rendered, tmp_path_factory):
    """The folder of a session, as `drama daw` writes it."""
    show = shutil.copytree(rendered, tmp_path_factory.mktemp("written") / "show")
    command = [sys.executable, "-m", "drama", "daw", "stems.fountain"]
    told = subprocess.run(command, cwd=show, capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    return show / "output/stems/daw"


@pytest.fixture
def folder(production, written):
    """The session in the folder of the episode."""
    return shutil.copytree(written, production.folder / "daw")


@pytest.fixture
def project(folder):
    return rpp.loads((folder / "stems.rpp").read_text(encoding="utf-8"))


def value(element, name):
    return next(child[1:] for child in element if isinstance(child, list) and child[0] == name)


def frames(seconds):
    """A time in frames; a number that is not within a hundredth of a frame of one is not exact."""
    exact = float(seconds) * RATE
    assert abs(exact - round(exact)) < 0.01
    return round(exact)


def items(project):
    return [(track, item) for track in project.findall("TRACK") for item in track.findall("ITEM")]


def curve(envelope, start, length):
    """The gain of an envelope of straight lines at `length` frames from `start`; 1.0 without one."""
    if envelope is None:
        return np.ones(length)
    assert value(envelope, "ACT")[0] == "1"
    points = [child[1:] for child in envelope if isinstance(child, list) and child[0] == "PT"]
    assert all(shape == "0" for _, _, shape in points)
    at, gain = np.array([(float(at) * RATE, float(gain)) for at, gain, _ in points]).T
    assert (np.diff(at) >= 0).all()
    return np.interp(np.arange(start, start + length), at, gain)


def play(project, folder, length):
    """The sound of a project as Reaper plays it: item gain, balance, fades, take and track envelopes."""
    assert value(project, "PANLAW") == ["1"]
    assert value(project, "PANMODE") == ["3"]
    assert value(project, "ITEMMIX") == ["1"]
    out = np.zeros((2, length))
    for track, item in items(project):
        start, count = frames(value(item, "POSITION")[0]), frames(value(item, "LENGTH")[0])
        file = folder / value(item.find("SOURCE"), "FILE")[0]
        sound, rate = soundfile.read(
            file, frames=count, start=frames(value(item, "SOFFS")[0]), always_2d=True
        )
        assert (rate, len(sound)) == (RATE, count)
        level, pan, take, _ = map(float, value(item, "VOLPAN"))
        gain = (
            level * take * curve(item.find("VOLENV"), 0, count) * curve(track.find("VOLENV2"), start, count)
        )
        for name, way in (("FADEIN", np.arange(count)), ("FADEOUT", np.arange(count, 0, -1))):
            shape, fade = value(item, name)[:2]
            assert shape == "0"
            if float(fade):
                gain *= (way / frames(fade)).clip(0.0, 1.0)
        out[0, start : start + count] += sound[:, 0] * gain * min(1.0, 1.0 - pan)
        out[1, start : start + count] += sound[:, -1] * gain * min(1.0, 1.0 + pan)
    return out


def db(sound):
    return 20.0 * np.log10(max(1e-12, float(np.sqrt(np.mean(np.square(sound, dtype=np.float64))))))


def test_the_project_plays_the_mix(production, project, folder):
    """Every item, fade, place and envelope of the project, played by another player: the mix, to -70 dB."""
    timeline = recorded(production)
    whole = np.concatenate(list(mix(timeline, production.shelf)), axis=1)
    left = db(play(project, folder, timeline.length) - whole)
    assert left < db(whole) - 70.0, left


def test_the_project_has_every_clip_to_the_frame(production, project):
    """Position, length and fades of every clip, found again in the project."""
    clips = recorded(production).clips
    found = sorted(
        (frames(value(item, "POSITION")[0]), frames(value(item, "LENGTH")[0]), value(item, "NAME")[0])
        for _, item in items(project)
    )
    names = [" ".join((clip.words or clip.name).replace('"', "'").split()) for clip in clips]
    assert found == sorted((clip.start, clip.length, name) for clip, name in zip(clips, names, strict=True))
    fades = {value(item, "NAME")[0]: frames(value(item, "FADEOUT")[1]) for _, item in items(project)}
    for clip in clips:
        if clip.track in ("dialogue", "sfx") and '"' not in clip.words:
            assert fades[" ".join((clip.words or clip.name).split())] == clip.fade_out
    assert any(clip.fade_out for clip in clips if clip.line)


def test_tracks_lie_in_a_folder_for_each_bus(project):
    """A folder opens with 1 and closes with -1; roles are tracks in the folder of the dialogue."""
    tracks = [(value(track, "NAME")[0], value(track, "ISBUS")) for track in project.findall("TRACK")]
    names = [name for name, _ in tracks]
    assert names[0] == "Dialogue"
    assert {"MARA", "OLD WOMAN", "NARRATOR", "Effects", "Ambience", "Music"} <= set(names)
    depth = 0
    for name, (kind, change) in tracks:
        assert (depth == 0) == (kind == "1"), name
        depth += int(change)
        assert depth in (0, 1)
    assert depth == 0
    colours = {value(track, "PEAKCOL")[0] for track in project.findall("TRACK")[1:4]}
    assert len(colours) == 3
    ids = [value(track, "TRACKID")[0] for track in project.findall("TRACK")]
    ids += [value(item, "IGUID")[0] for _, item in items(project)]
    assert len(set(ids)) == len(ids)


def test_nothing_on_a_track_overlaps(project):
    """What sounds together lies on tracks of its own."""
    for track in project.findall("TRACK"):
        spans = sorted(
            (frames(value(item, "POSITION")[0]), frames(value(item, "LENGTH")[0]))
            for item in track.findall("ITEM")
        )
        ends = [start + length for start, length in spans]
        assert all(end < start for end, (start, _) in zip(ends, spans[1:], strict=False))


def test_ducking_is_a_volume_envelope(production, project):
    """Beds are down while somebody speaks, and the curve has few points."""
    ambience = [
        track
        for track in project.findall("TRACK")
        if value(track, "NAME")[0].startswith("Ambience") and track.find("VOLENV2") is not None
    ]
    assert ambience
    line = next(clip for clip in recorded(production).clips if clip.role == "MARA")
    depth = to_gain(production.show.settings.ducking.depth_db)
    gains = curve(ambience[0].find("VOLENV2"), line.start, line.length)
    assert gains.max() < depth + 0.01
    assert len(ambience[0].find("VOLENV2")) < 400


def test_chapters_and_scenes_are_regions_and_cues_are_markers(production, project):
    """Two MARKER rows of one number are a region, one alone is a marker."""
    marks = [child[1:] for child in project if isinstance(child, list) and child[0] == "MARKER"]
    regions = {}
    for number, at, name, kind, *_ in marks:
        if kind == "1":
            regions.setdefault(number, []).append((frames(at), name))
    timeline = recorded(production)
    found = [(begin[1], begin[0], end[0]) for begin, end in regions.values()]
    assert [(mark.title, mark.start, mark.end) for mark in timeline.chapters] == found[:2]
    assert [name for name, _, _ in found[2:]] == ["THE FORD - DUSK", "THE HOUSE - NIGHT"]
    named = {name for _, _, name, kind, *_ in marks if kind == "0"}
    assert {"effects: thunder, distant", "ambience: river, wide", "music: calm"} <= named


def test_a_moved_folder_still_plays(production, folder, tmp_path):
    """Files are named from the project: it plays wherever the folder goes, without the show."""
    timeline = recorded(production)
    moved = tmp_path / "elsewhere"
    shutil.move(folder, moved)
    shutil.rmtree(production.show.shelf)
    project = rpp.loads((moved / "stems.rpp").read_text(encoding="utf-8"))
    assert np.abs(play(project, moved, timeline.length)).max() > 0.05


def test_an_edited_project_is_kept(production, folder, drama):
    """What a sound editor saved is set aside; what nobody touched is written again as it was."""
    assert "kept" not in drama("daw", production.path).out
    path = folder / "stems.rpp"
    path.write_text("mine", encoding="utf-8")
    assert "kept as stems.rpp.1.bak" in drama("daw", production.path, "--format", "rpp").out
    assert (folder / "stems.rpp.1.bak").read_text(encoding="utf-8") == "mine"
    assert rpp.loads(path.read_text(encoding="utf-8")).tag == "REAPER_PROJECT"


def test_a_sound_somebody_worked_on_is_kept(folder, production, drama):
    """A take that is another one now, and a bed of another length, are set aside and there again.

    So is nothing else.
    """
    (*_, bed), (path, *_) = (sorted((folder / "media").glob(f"{name}-*.flac")) for name in ("river*", "mara"))
    take, length, stream = path.read_bytes(), soundfile.info(bed).frames, soundfile.read(bed)[0]
    path.write_bytes(b"cleaned")
    soundfile.write(bed, stream[: length // 2], RATE)
    assert drama("daw", production.path).code == 0
    assert path.read_bytes() == take
    assert np.array_equal(soundfile.read(bed)[0], stream)
    kept = sorted(file.name for file in (folder / "media").glob("*.bak"))
    assert kept == sorted([f"{path.name}.1.bak", f"{bed.name}.1.bak"])
    assert path.with_name(f"{path.name}.1.bak").read_bytes() == b"cleaned"
    assert bed.stem.endswith(f"-{length}-{RECIPE}")


def test_labels_are_audacitys(production, folder):
    """Start, end and text, tabs between, of chapters, scenes, lines and sounds; a room has none."""
    rows = [row.split("\t") for row in (folder / "stems.labels.txt").read_text(encoding="utf-8").splitlines()]
    clips = recorded(production).clips
    assert {len(row) for row in rows} == {3}
    assert any(clip.tail_of for clip in clips)
    assert len(rows) == len(list(in_one(clip for clip in clips if not clip.tail_of))) + 2 + 2
    spoken = {(frames(start), frames(end), text) for start, end, text in rows}
    for clip in clips:
        if clip.line:
            assert (clip.start, clip.start + clip.length, f"{clip.role}: {clip.words}") in spoken


def test_otio_is_read_by_its_own_library(production, folder):
    """OpenTimelineIO finds every clip where it plays, with its file, and no two in one place."""
    timeline = opentimelineio.adapters.read_from_file(str(folder / "stems.otio"))
    clips = recorded(production).clips
    found = []
    for track in timeline.tracks:
        for clip in track.find_clips():
            span = track.range_of_child(clip)
            found.append((int(span.start_time.value), int(span.duration.value)))
            assert span.start_time.rate == RATE
            url = clip.media_reference.target_url
            assert soundfile.info(folder / url).frames == clip.media_reference.available_range.duration.value
            assert clip.source_range.end_time_exclusive() <= clip.available_range().end_time_exclusive()
    assert sorted(found) == sorted((clip.start, clip.length) for clip in clips)
    assert {marker.name for marker in timeline.tracks.markers} >= {"One", "Two", "THE FORD - DUSK"}


def test_the_cue_sheet_is_safe_in_a_spreadsheet(production, folder):
    """Everything heard with its licence and files; a line that begins like a formula is text.

    The room that answers a line is in the line's row, and no time that is told is later than the sound.
    """
    text = (folder / "stems.cues.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    clips = recorded(production).clips
    heard = [clip for clip, _ in in_one(clip for clip in clips if not clip.tail_of)]
    assert [(frames(row["start_s"]), frames(row["end_s"])) for row in rows] == [
        (clip.start, clip.start + clip.length) for clip in heard
    ]
    assert any(row["words"].startswith("'=SUM(1)") for row in rows)
    assert all(row["licence"] for row in rows)
    assert {row["type"] for row in rows} == {"line", "effects", "ambience", "music"}
    assert [row["time"] for row in rows] == [
        f"{whole // 60}:{whole % 60:02}" for whole in (clip.start // RATE for clip in heard)
    ]
    files = [row["file"].split("; ") for row in rows]
    assert all((folder / file).is_file() for several in files for file in several)
    assert {file for several in files for file in several} == {
        f"media/{path.name}" for path in (folder / "media").iterdir()
    }
    assert max(len(several) for several, row in zip(files, rows, strict=True) if row["role"]) == 2
    assert max(map(len, files)) > 1  # the room tone, which begins anew with the second chapter


def test_missing_takes_are_told_and_nothing_is_written(production, drama):
    """A lost take stops it before the first file."""
    clip: Clip = next(clip for clip in recorded(production).clips if clip.role == "MARA")
    production.shelf.path(clip.key).unlink()
    told = drama("daw", production.path)
    assert told.code != 0
    assert "MARA" in told.err
    assert not (production.folder / "daw").exists()


def test_same_episode_same_project(production, folder, drama):
    """Identifiers belong to what they name: another export has the same bytes."""
    drama("daw", production.path, "--out", "again")
    again = production.show.root / "again"
    for path in folder.glob("stems.*"):
        assert (again / path.name).read_bytes() == path.read_bytes()
    assert sorted(path.name for path in (again / "media").iterdir()) == sorted(
        path.name for path in (folder / "media").iterdir()
    )


def test_forms_that_do_not_exist_are_told(production, drama):
    """An AAF, perhaps."""
    assert "none of rpp, labels, otio, csv" in drama("daw", production.path, "--format", "aaf").err


def test_whatever_a_timeline_holds_is_played(production, drama):
    """Lines of one role at once, rooms that ring after them, faders, offsets, places, an end that cuts."""
    shelf, timeline = production.shelf, recorded(production)
    noise = np.random.default_rng(5).uniform(-0.2, 0.2, (2, 3 * RATE)).astype(np.float32)
    shelf.keep("a-mono-take-of-a-test", noise[:1])
    shelf.keep("a-stereo-take-of-a-test", noise)
    down = ((-500, 0.0), (8_000, -14.0), (30_000, -14.0), (60_001, 0.0), (70_000, -3.0))
    mono = Clip("a-mono-take-of-a-test", "dialogue", 1_001, 2 * RATE, role="MARA", line="L1", words="One.")
    stereo = Clip("a-stereo-take-of-a-test", "sfx", 77, RATE, gain_db=-5.0, name="crash")
    room = replace(mono, key=stereo.key, line="", tail_of="L1", words="", name="room", points=down)
    clips = (
        replace(mono, pan=-1.0, fade_in=700, fade_out=9_000),
        replace(
            mono, start=30_003, pan=0.6, offset=12_345, line="L2", words='Two "2" `\'.', role="OLD WOMAN"
        ),
        replace(mono, start=40_000, pan=0.1, gain_db=4.5, line="L3"),
        replace(room, start=50_000, fade_out=20_000),
        replace(stereo, pan=0.7, points=down, fade_in=50, fade_out=20_000),
        replace(stereo, start=3 * RATE, pan=-0.4, length=3 * RATE),
        replace(stereo, track="music", start=RATE, length=2 * RATE, fade_in=RATE, fade_out=RATE, points=down),
        replace(stereo, track="ambience", loop=True, offset=99_999, length=5 * RATE, fade_in=30_000, pan=0.2),
    )
    made = replace(timeline, clips=tuple(sorted(clips, key=lambda clip: clip.start)), length=5 * RATE + 11)
    production.record.write_text(to_json(made), encoding="utf-8")
    told = drama("daw", production.path, "--format", "rpp,otio,labels")
    assert told.code == 0, told.err
    folder = production.folder / "daw"
    project = rpp.loads((folder / "stems.rpp").read_text(encoding="utf-8"))
    whole = np.concatenate(list(mix(made, shelf)), axis=1)
    left = db(play(project, folder, made.length) - whole)
    assert left < db(whole) - 60.0, left
    names = {value(track, "NAME")[0] for track in project.findall("TRACK")}
    assert {"MARA", "MARA 2", "MARA room", "Effects", "Music", "Ambience"} <= names
    timeline = opentimelineio.adapters.read_from_file(str(folder / "stems.otio"))
    assert len(list(timeline.find_clips())) == len(clips)


def test_a_scene_without_lines_is_labelled_from_its_ambience_on(show, drama):
    """The label of the scene before ends where it begins."""
    (show / "a.fountain").write_text(
        ".HALL\n\nMARA\nOh.\n\n.FIELD\n\nAMBIENCE: rain\n\nPAUSE: 3\n\n.ROOF\n\nMARA\nAh.\n", encoding="utf-8"
    )
    assert drama("cast", "a.fountain", "--propose").code == 0
    assert drama("render", "a.fountain").code == 0
    assert drama("daw", "a.fountain", "--format", "labels").code == 0
    text = next(show.rglob("a.labels.txt")).read_text(encoding="utf-8")
    rows = [row.split("\t") for row in text.splitlines()]
    hall, field, roof = ((frames(start), frames(end)) for start, end, name in rows if name[:2] == ". ")
    rain = next(frames(start) for start, _, name in rows if "rain" in name)
    assert (hall[1], field[0], field[1]) == (field[0], rain, roof[0])
