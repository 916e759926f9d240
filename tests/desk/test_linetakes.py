"""The takes of a line: heard before, kept, recorded and dropped in, and the voice again."""

import json

import numpy as np
import pytest
import soundfile

from drama.desk.linetakes import choose, drop_in, keep_take, takes_of
from drama.desk.redrafting import Draft, redraft_line
from drama.errors import ScriptError, SoundError
from drama.show.production import open_production
from drama.show.project import open_project

PLAY = """Title: The Ford

MARA
Is anyone there, on the water?

TOM
Only the river.
"""


@pytest.fixture
def play(show, drama):
    path = show / "ford.fountain"
    path.write_text(PLAY, encoding="utf-8")
    drama("cast", path, "--propose")
    return path


def opened(path):
    return open_production(open_project(path, path.parent), path, "tone")


def first(path):
    return next(iter(opened(path).script.lines()))


def heard(path):
    return next(take for take in takes_of(opened(path), first(path).id) if take.is_heard)


def tone(path, seconds=2.0, rate=44_100):
    moments = np.arange(int(seconds * rate)) / rate
    soundfile.write(path, 0.3 * np.sin(2 * np.pi * 330 * moments), rate)
    return path


def test_an_earlier_take_is_kept(play, drama):
    """It is there after the direction changed, is heard once kept, and goes when the voice is wanted."""
    assert drama("render", play).code == 0
    before = heard(play)
    line = first(play)
    redraft_line(play, line.id, Draft(line.words, line.role, ("shouting",)))
    assert drama("render", play).code == 0
    takes = takes_of(opened(play), line.id)
    assert [take.key for take in takes][:1] == [before.key]
    assert [take.is_heard for take in takes] == [False, True]
    assert "(shouting)" in takes[1].told
    kept = keep_take(opened(play), line.id, before.key)
    assert kept.is_file()
    assert (heard(play).kind, heard(play).number) == ("recording", 1)
    recorded = json.loads(drama("recordings", play, "--json").out)["recorded"]
    assert [one["id"] for one in recorded] == [kept.name.partition("_")[0]]
    assert "the recording" in " ".join(drama("why", play, str(line.at)).out.split())
    choose(opened(play), line.id, None)
    assert heard(play).kind == "voice"
    choose(opened(play), line.id, 1)
    assert heard(play).kind == "recording"


def test_a_damaged_list_is_begun_anew(play, drama):
    """One letter turned in the record of takes is told from what a render wrote."""
    assert drama("render", play).code == 0
    record = opened(play).past
    whole = record.read_text(encoding="utf-8")
    key = heard(play).key
    record.write_text(whole.replace(key, key[:-1] + ("0" if key[-1] != "0" else "1")), encoding="utf-8")
    assert [take.key for take in takes_of(opened(play), first(play).id)] == [key]
    assert drama("render", play).code == 0
    assert record.read_text(encoding="utf-8") == whole


def test_takes_go_with_a_line_whose_words_change(play, drama):
    """The old words are in its list; kept they cannot be, for the line says others."""
    assert drama("render", play).code == 0
    line, before = first(play), heard(play)
    name = redraft_line(play, line.id, Draft("Is anyone there, on the land?", line.role))
    old, new = takes_of(opened(play), name)
    assert (old.key, old.fits, old.is_heard) == (before.key, False, False)
    assert (new.fits, new.is_heard, new.is_made) == (True, True, False)
    with pytest.raises(SoundError, match="other words"):
        keep_take(opened(play), name, old.key)


def test_a_recording_is_dropped_in(play, tmp_path, drama):
    """It is heard in the render, after an edit elsewhere too; the next one is the next take."""
    name = first(play).id
    to = drop_in(opened(play), name, tone(tmp_path / "mine.wav"))
    assert to.parent == opened(play).recordings
    assert heard(play).number == 1
    play.write_text(play.read_text().replace("Only the river", "Only the sea"))
    assert drama("render", play).code == 0
    clip = next(
        clip
        for clip in json.loads(opened(play).record.read_text())["clips"]
        if clip["line"] == name and clip["words"]
    )
    assert clip["key"] == heard(play).key
    choose(opened(play), name, None)
    drop_in(opened(play), name, tone(tmp_path / "mine.flac", 2.2))
    assert (heard(play).kind, heard(play).number) == ("recording", 2)


def test_what_cannot_be_the_line_is_refused(play, tmp_path):
    """No sound, and a sound of a length that its words cannot have; nothing is left in the folder."""
    noise = tmp_path / "noise.wav"
    noise.write_bytes(b"RIFF not a sound at all")
    long = f"(?s)lasts 60.*put it into recordings/{play.stem}/ and choose"
    for file, told in ((noise, "cannot be used"), (tone(tmp_path / "long.wav", 60.0), long)):
        with pytest.raises(SoundError, match=told):
            drop_in(opened(play), first(play).id, file)
    assert not opened(play).recordings.exists()


@pytest.mark.parametrize("number", [None, 1])
def test_a_line_that_is_gone_is_told(play, number):
    """Whichever of its takes is wanted; the page may be older than the screenplay."""
    with pytest.raises(ScriptError, match="no such line any more"):
        choose(opened(play), "L00000", number)
    assert not opened(play).recordings.exists()


def test_takes_in_the_terminal(play, tmp_path, drama):
    """Listed with the one that is heard; a recording added, another take kept, the voice again."""
    assert "heard" in drama("takes", play, "4").out
    added = drama("takes", play, "4", "--add", tone(tmp_path / "mine.wav"))
    assert "heard        recording 1" in added.out
    assert "recording" not in drama("takes", play, "4", "--voice").out.split("heard")[1].split("\n")[0]
    found = json.loads(drama("takes", play, "4", "--json").out)
    number = 1 + [one["kind"] for one in found].index("recording")
    assert "heard        recording 1" in drama("takes", play, "4", "--keep", str(number)).out
    assert drama("takes", play, "4", "--keep", "9").code == 2


def test_a_kept_shout_stays_as_loud_as_it_was(play, drama):
    """And the lines that somebody recorded of the role are brought to their level without it."""
    play.write_text(play.read_text().replace("TOM\n", "TOM\n(shouting)\n"))
    assert drama("render", play).code == 0
    line = list(opened(play).script.lines())[1]
    levels = []
    for keep in (False, True):
        if keep:
            keep_take(opened(play), line.id, takes_of(opened(play), line.id)[0].key)
        assert drama("render", play).code == 0
        clips = json.loads(opened(play).record.read_text())["clips"]
        clip = next(clip for clip in clips if clip["line"] == line.id and clip["words"])
        sound = opened(play).shelf.read(clip["key"])
        levels.append(20 * np.log10(np.abs(sound).max()) + clip["gain_db"])
    assert levels[1] == pytest.approx(levels[0], abs=0.5)
