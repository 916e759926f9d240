"""What lies around the voices, measured in whole episodes: room tone, beds, spaces, effects at words."""

import json

import numpy as np
import pytest
import soundfile

from drama.delivery.stems import CUTS, KINDS, write_stems
from drama.pipeline import build
from drama.show.production import open_production
from drama.show.project import open_project
from drama.speech.tone import CHARACTER_S
from drama.units import RATE

TALK = "One two three four five six seven eight nine ten."
SCRIPT = f"""Title: The Moor

.EXT. MOOR

AMBIENCE: wind

MARA
{TALK}

TOM
{TALK}

.INT. CAVE

AMBIENCE: sea

MARA
{TALK}

TOM
{TALK}
"""
AT_A_WORD = f"""Title: At a Word

.EXT. MOOR

MARA
{TALK}

MARA
One two three four five [[SOUND: door knock]] six seven eight nine ten.
"""


VOICES = "roles:\n  MARA: {{tone: oboe, pace: {pace}}}\n  TOM: {{tone: cello}}\n"


def buses(folder, name, script, pace=1.0):
    """Return the buses of an episode by name, shape (2, frames), and its record, after it was rendered."""
    (folder / "voices").mkdir(exist_ok=True)
    (folder / "show.yaml").write_text("title: The Show\nengine: tone\n", encoding="utf-8")
    (folder / f"voices/{name}.yaml").write_text(VOICES.format(pace=pace), encoding="utf-8")
    path = folder / f"{name}.fountain"
    path.write_text(script, encoding="utf-8")
    production = open_production(open_project(path, folder), path)
    build(production)
    written = write_stems(production, KINDS["wav"], CUTS["buses"])
    read = {
        stem.path.stem: soundfile.read(stem.path, dtype="float32", always_2d=True)[0].T
        for stem in written.stems
    }
    record = json.loads(production.finished(".timeline.json").read_text(encoding="utf-8"))
    return read, record


def db(sound):
    """Return the level of a stretch, dBFS RMS."""
    return 10 * np.log10(float(np.mean(np.square(sound, dtype=np.float64))) + 1e-12)


def tiles(sound, seconds):
    """Return the level of every stretch of so many seconds, dBFS RMS."""
    size = round(seconds * RATE)
    return np.array([db(sound[:, at : at + size]) for at in range(0, sound.shape[1] - size + 1, size)])


def spoken(record):
    """Return first frame and end of the words of every line, in order; its room may ring on behind them."""
    starts = sorted(clip["start"] for clip in record["clips"] if clip["track"] == "dialogue")
    return [(start, start + round(CHARACTER_S * len(TALK) * RATE)) for start in starts]


@pytest.fixture(scope="module")
def episode(tmp_path_factory):
    """The buses of the episode of two scenes, and its record."""
    return buses(tmp_path_factory.mktemp("moor"), "moor", SCRIPT)


def test_beds_are_heard_before_the_first_word_and_after_the_last(episode):
    """Measured: for a second at either end there is ambience and nobody speaks."""
    read, record = episode
    lines = spoken(record)
    first, last = lines[0][0], lines[-1][1]
    before, after = first - round(0.5 * RATE), last + round(0.5 * RATE)
    assert db(read["ambience"][:, before:first]) > -56.0
    assert db(read["ambience"][:, last:after]) > -56.0
    assert db(read["dialogue"][:, :first]) < -80.0


def test_no_hole_between_two_scenes(episode):
    """One bed goes as the other comes: where they cross it is neither silent nor louder than both."""
    read, record = episode
    wind, sea = sorted(
        (clip for clip in record["clips"] if clip["track"] == "ambience" and clip["name"] in ("wind", "sea")),
        key=lambda clip: clip["start"],
    )
    crossed = slice(sea["start"], wind["start"] + wind["length"])
    assert crossed.stop - crossed.start > 0.5 * RATE
    levels = tiles(read["ambience"][:, crossed], 0.2)
    around = tiles(read["ambience"][:, crossed.start - 3 * RATE : crossed.stop + 3 * RATE], 0.2)
    assert levels.min() > np.median(around) - 12.0
    assert levels.max() < around.max() + 3.0


def test_a_cave_rings_on_and_a_moor_does_not(episode):
    """The same words of the same people: a tenth of a second after the last of them only the cave answers."""
    read, record = episode
    ends = [end for _, end in spoken(record)]
    voice = db(read["dialogue"])
    moor, cave = (
        db(read["dialogue"][:, end + round(0.1 * RATE) : end + round(0.3 * RATE)])
        for end in (ends[1], ends[-1])
    )
    assert cave > voice - 45.0
    assert cave > moor + 15.0


def test_there_is_air_where_nothing_sounds(tmp_path):
    """Without any bed the quietest half second is room tone: far under the voices, and no digital silence."""
    script = f"Title: Bare\n\n.EXT. MOOR\n\nMARA\n{TALK}\n\nPAUSE: 3\n\nTOM\n{TALK}\n"
    read, _ = buses(tmp_path, "bare", script)
    whole = sum(read.values())
    assert -85.0 < tiles(whole, 0.5).min() < -50.0
    assert db(whole[:, : RATE // 10]) > -95.0


def test_an_effect_moves_with_its_word_when_the_voice_changes(tmp_path):
    """With a slower voice the knock comes later, by as much as its word does."""
    heard = {}
    for pace in (1.0, 0.7):
        read, record = buses(tmp_path, "at-a-word", AT_A_WORD, pace)
        loud = np.abs(read["effects"]).max(axis=0)
        start = max(clip["start"] for clip in record["clips"] if clip["track"] == "dialogue")
        heard[pace] = (int(np.argmax(loud > 0.2 * loud.max())) - start) / RATE
    assert 0.9 < heard[1.0] < 1.6
    assert heard[0.7] / heard[1.0] == pytest.approx(1.0 / 0.7, rel=0.1)
