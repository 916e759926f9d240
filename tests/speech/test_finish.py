"""From what an engine returned to the sound of a take."""

import numpy as np
import pytest

from drama.speech.engine import Spoken
from drama.speech.finish import finish, joined
from drama.take import Mark
from drama.units import RATE, to_frames

HZ = 440.0


def tone(seconds, rate, level=0.5):
    return (level * np.sin(2 * np.pi * HZ * np.arange(round(seconds * rate)) / rate)).astype(np.float32)


def padded(before_s, seconds, after_s, rate, offset=0.0):
    quiet = [np.zeros(round(s * rate), np.float32) for s in (before_s, after_s)]
    return np.concatenate((quiet[0], tone(seconds, rate), quiet[1])) + np.float32(offset)


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 44_100])
def test_silence_around_speech_is_evened_and_marks_move_along(rate):
    """30 ms stay on both sides, at `RATE`, and a mark stays on the sound it was on."""
    made = finish(Spoken(padded(0.5, 1.0, 0.8, rate), rate, (Mark(0, rate // 2), Mark(7, rate))))
    assert made.rate == RATE
    assert len(made.sound) == pytest.approx(to_frames(1.06), abs=to_frames(0.002))
    assert [mark.offset for mark in made.marks] == [0, 7]
    assert made.marks[0].frame == pytest.approx(to_frames(0.03), abs=to_frames(0.002))
    assert made.marks[1].frame == pytest.approx(to_frames(0.53), abs=to_frames(0.002))


def test_resampling_keeps_pitch_and_level():
    """A 440 Hz tone at 22 050 Hz is a 440 Hz tone of the same size at 44 100 Hz."""
    sound = finish(Spoken(tone(1.0, 22_050), 22_050)).sound[4_000:-4_000]
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
    assert np.argmax(spectrum) * RATE / len(sound) == pytest.approx(HZ, abs=2)
    assert np.abs(sound).max() == pytest.approx(0.5, abs=0.01)


def test_an_offset_is_removed_and_the_edges_are_soft():
    """No step at either end, whatever the engine's zero was."""
    sound = finish(Spoken(tone(1.0, RATE) + np.float32(0.1), RATE)).sound
    assert abs(float(sound.mean())) < 1e-3
    assert sound[0] == sound[-1] == 0.0


def test_a_shout_does_not_clip():
    """Peaks over full scale come out below it; what is under the knee is untouched."""
    loud = finish(Spoken(tone(1.0, RATE, level=1.6), RATE)).sound
    assert 0.9 < np.abs(loud).max() < 1.0
    plain = tone(1.0, RATE, level=0.6)
    inside = slice(8_000, -8_000)
    assert np.allclose(finish(Spoken(plain, RATE)).sound[inside], plain[inside], atol=1e-3)


def test_joined_pieces_follow_each_other_with_a_breath():
    """Marks of the second piece come after the first piece and the breath."""
    piece = Spoken(tone(1.0, RATE), RATE, (Mark(0, 10),))
    whole = joined([(0, "It rained. ", piece), (20, "It stopped.", piece)])
    assert len(whole.sound) == to_frames(2.3)
    assert whole.marks == (Mark(0, 10), Mark(20, to_frames(1.3) + 10))


@pytest.mark.parametrize(
    ("words", "breath_s"),
    [("It rained. ", 0.3), ("\u201cIt rained!\u201d ", 0.3), ("it rained, ", 0.12), ("and it rained ", 0.0)],
)
def test_a_breath_is_as_long_as_the_mark_before_it(words, breath_s):
    """A long one after a sentence, a short one after a clause, none between words."""
    piece = Spoken(tone(1.0, RATE), RATE)
    assert len(joined([(0, words, piece), (20, "again", piece)]).sound) == to_frames(2.0 + breath_s)


def test_a_join_does_not_click():
    """Pieces with an offset and cut at full level meet without a step."""
    piece = finish(Spoken(tone(1.0, 24_000)[: 24_000 - 14] + np.float32(0.05), 24_000))
    whole = joined([(0, "one ", piece), (4, "two", piece)]).sound
    smooth = np.abs(np.diff(tone(1.0, RATE))).max()
    middle = len(piece.sound)
    assert np.abs(np.diff(whole[middle - 500 : middle + 500])).max() <= 1.05 * smooth
    assert abs(float(whole.mean())) < 2e-3


def test_a_drifting_zero_is_taken_away():
    """What lies below any voice goes, the voice stays where it is."""
    drift = np.linspace(-0.2, 0.2, RATE, dtype=np.float32) + np.float32(0.1)
    sound = finish(Spoken(tone(1.0, RATE) + drift, RATE)).sound
    steps = [abs(float(sound[at : at + 4_410].mean())) for at in range(4_410, len(sound) - 8_820, 4_410)]
    assert max(steps) < 0.005
