"""The meters, against the test signals of EBU Tech 3341 and against two other meters."""

import numpy as np
import pyloudnorm
import pytest
import soundfile
from ebur128 import by_ffmpeg
from hypothesis import given, settings
from hypothesis import strategies as st

from drama.measure.loudness import PARTS, SILENT_LUFS, LoudnessMeter, RmsMeter, tenths
from drama.measure.peak import REACH, ROW, TruePeakMeter, true_peaks
from drama.timeline.borders import GRID
from drama.units import RATE


def tone(level_db, seconds, hz=1000.0, rate=RATE):
    wave = 10 ** (level_db / 20) * np.sin(2 * np.pi * hz * np.arange(round(seconds * rate)) / rate)
    return np.tile(wave, (2, 1)).astype(np.float32)


def storm(seconds, seed=1):
    """Noise whose level wanders, unlike in both channels: nothing a meter could guess."""
    generator = np.random.default_rng(seed)
    frames = round(seconds * RATE)
    levels = np.repeat(generator.uniform(0.0, 0.25, frames // 4410 + 1), 4410)[:frames]
    return (generator.standard_normal((2, frames)) * levels * [[1.0], [0.6]]).astype(np.float32)


def measured(meter, sound, block=10_000):
    for start in range(0, sound.shape[1], block):
        meter.feed(sound[:, start : start + block])
    return meter


@pytest.mark.parametrize(
    ("rate", "parts", "expected"),
    [
        (48_000, [(-23, 20)], -23.0),
        (44_100, [(-23, 20)], -23.0),
        (44_100, [(-33, 20)], -33.0),
        (44_100, [(-36, 10), (-23, 60), (-36, 10)], -23.0),
        (44_100, [(-72, 10), (-36, 10), (-23, 60), (-36, 10), (-72, 10)], -23.0),
        (44_100, [(-26, 20), (-20, 20.1), (-26, 20)], -23.0),
    ],
)
def test_reads_the_loudness_of_the_ebu_test_signals(rate, parts, expected):
    """EBU Tech 3341, cases 1 to 5: within 0.1 LU."""
    sound = np.concatenate([tone(level, seconds, rate=rate) for level, seconds in parts], axis=1)
    assert measured(LoudnessMeter(rate), sound).loudness_lufs == pytest.approx(expected, abs=0.1)


@pytest.mark.parametrize(
    ("amplitude", "divisor", "degrees", "expected_db"),
    [(0.5, 4, 0, -6.0), (0.5, 4, 45, -6.0), (0.5, 6, 60, -6.0), (0.5, 8, 67.5, -6.0), (1.41, 4, 45, 3.0)],
)
def test_reads_the_true_peak_of_the_ebu_test_signals(amplitude, divisor, degrees, expected_db):
    """EBU Tech 3341, cases 15 to 19: within +0.2 and -0.4 dB, where a sample meter reads up to 3 dB less."""
    phase = 2 * np.pi * np.arange(RATE) / divisor + np.radians(degrees)
    sound = np.tile(amplitude * np.sin(phase), (2, 1)).astype(np.float32)
    ramp = np.linspace(0, 1, 2000, dtype=np.float32)
    sound[:, :2000] *= ramp
    sound[:, -2000:] *= ramp[::-1]
    peak = measured(TruePeakMeter(), sound).peak_dbtp
    assert expected_db - 0.4 <= peak <= expected_db + 0.2


def test_agrees_with_pyloudnorm_and_ffmpeg(tmp_path):
    """On sound that is no test signal, two independent meters read the same."""
    sound = storm(12)
    wav = tmp_path / "storm.wav"
    soundfile.write(wav, sound.T, RATE, subtype="FLOAT")
    loudness, peak, width = by_ffmpeg(wav, "I", "Peak", "LRA")

    assert measured(LoudnessMeter(), sound).range_lu == pytest.approx(width, abs=0.2)
    ours = measured(LoudnessMeter(), sound).loudness_lufs
    assert ours == pytest.approx(loudness, abs=0.1)
    assert ours == pytest.approx(pyloudnorm.Meter(RATE).integrated_loudness(sound.T.astype(float)), abs=0.1)
    assert measured(TruePeakMeter(), sound).peak_dbtp == pytest.approx(peak, abs=0.2)


@settings(deadline=None, max_examples=20)
@given(st.lists(st.integers(0, 9000), min_size=1, max_size=12), st.integers(0, 5))
def test_blocks_of_any_length_measure_the_same(lengths, seed):
    """How a stream is cut into blocks, empty ones included, changes nothing."""
    sound = storm(sum(lengths) / RATE, seed)
    loudness, peak, at = LoudnessMeter(), TruePeakMeter(), 0
    for length in lengths:
        loudness.feed(sound[:, at : at + length])
        peak.feed(sound[:, at : at + length])
        at += length
    whole = measured(LoudnessMeter(), sound, block=10**6)
    assert np.allclose(loudness.energies, whole.energies, rtol=1e-4)
    assert peak.peak_dbtp == pytest.approx(measured(TruePeakMeter(), sound, 10**6).peak_dbtp, abs=1e-4)


@pytest.mark.parametrize("frames", [0, 1, 100, 4410, 3 * RATE])
def test_silence_measures_silence(frames):
    """Nothing at all, or nothing to hear, is -70 LUFS and not an infinity."""
    assert measured(LoudnessMeter(), np.zeros((2, frames), np.float32)).loudness_lufs == SILENT_LUFS


def test_a_sound_shorter_than_a_gating_block_has_a_loudness():
    """A tenth of a second of tone reads as loud as the tone."""
    assert measured(LoudnessMeter(), tone(-23, 0.15)).loudness_lufs == pytest.approx(-23.0, abs=0.5)


@pytest.mark.parametrize(
    ("levels_db", "range_lu"), [((-20, -30), 10.0), ((-20, -15), 5.0), ((-40, -20), 20.0)]
)
def test_reads_the_loudness_range_of_the_ebu_test_signals(levels_db, range_lu):
    """EBU Tech 3342, cases 1 to 3: two tones of 20 s, within 1 LU."""
    sound = np.concatenate([tone(level, 20) for level in levels_db], axis=1)
    assert measured(LoudnessMeter(), sound).range_lu == pytest.approx(range_lu, abs=1.0)
    assert measured(LoudnessMeter(), tone(-23, 2)).range_lu == 0.0


@pytest.mark.parametrize("channels", [1, 2])
def test_rms_counts_silence_and_the_mean_of_the_channels(channels):
    """A sine of -20 dB peak reads -23 dB, and 3 dB less with as much silence beside it."""
    sine = tone(-20, 5)[:channels]
    assert measured(RmsMeter(), sine).level == pytest.approx(-23.01, abs=0.01)
    half = np.concatenate([sine, np.zeros_like(sine)], axis=1)
    assert measured(RmsMeter(), half).level == pytest.approx(-26.02, abs=0.01)


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("meter", [LoudnessMeter, RmsMeter])
def test_the_level_over_time_is_in_the_unit_of_the_level(meter, channels):
    """Of a steady sound both are one figure, mono or stereo, weighted or plain; of silence, the floor."""
    heard = measured(meter(channels=channels), tone(-20.0, 12)[:channels])
    over_time = heard.short_term(heard.energies)
    assert over_time[4:] == pytest.approx(np.full(over_time.size - 4, heard.level), abs=0.01)
    assert heard.short_term(np.zeros(40)).max() == SILENT_LUFS
    assert meter(channels=channels).short_term(np.zeros(0)).size == 0


def test_skipping_rows_hides_no_peak_above_the_limit():
    """Where the wave rises above the limit, the quick look and the full computation answer the same."""
    sound = storm(2)
    full, quick = true_peaks(sound, above=0.0), true_peaks(sound, above=0.5)
    assert full.size == -(-(sound.shape[1] - 2 * REACH) // ROW)
    assert np.allclose(quick[full > 0.5], full[full > 0.5], atol=1e-6)
    assert quick[full <= 0.5].max() <= 0.5


@pytest.mark.parametrize("frames", [1, 288, 4_410, 5_000, 4_410 * 288, 4_410 * 288 + 1, 4_410 * 600 + 77])
def test_notes_of_a_long_sound_are_added_up_as_those_of_a_short_one(monkeypatch, frames):
    """Stretch by stretch or all at once, the power of every tenth of a second is the same."""
    sums = np.random.default_rng(frames).random(-(-frames // (GRID // PARTS))).astype(np.float32)
    at_once = tenths(sums, frames)
    monkeypatch.setattr("drama.measure.loudness._STRETCH", RATE // 10)
    assert np.allclose(tenths(sums, frames), at_once, rtol=1e-9)
    assert at_once.size == frames // (RATE // 10) + (frames < 4 * RATE // 10 and frames % (RATE // 10) > 0)
