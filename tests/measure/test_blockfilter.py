"""Filters run a row at a time: the sound is that of SciPy's loop, however the stream is cut."""

import numpy as np
import pytest
from scipy.signal import butter, sosfilt

from drama.measure.blockfilter import BlockFilter
from drama.measure.loudness import k_weighting
from drama.units import RATE

FILTERS = {
    "K-weighting": k_weighting(RATE),
    "of one section": butter(2, 60.0, "high", fs=RATE, output="sos"),
    "of four sections, slow": butter(8, 200.0, fs=RATE, output="sos"),
}


@pytest.mark.parametrize("name", FILTERS)
@pytest.mark.parametrize("channels", [1, 2])
def test_a_stream_is_filtered_as_by_the_loop(name, channels):
    """Loud, then a thousandth of it, then loud, over a constant: a millionth of the peak apart at most."""
    sound = np.random.default_rng(5).standard_normal((channels, 220_000)) * 0.1
    sound[:, 70_000:140_000] *= 1e-3
    sound = (sound + 0.05).astype(np.float32)
    wanted = sosfilt(FILTERS[name], sound.astype(np.float64), axis=1)
    quick, got, at = BlockFilter(FILTERS[name]), [], 0
    state = quick.at_rest(channels)
    for frames in (5_000, 0, 4_096, 1, 65_536, 65_536, 32_000, 100, 47_731):
        wave, state = quick.run(sound[:, at : at + frames], state)
        got.append(wave)
        at += frames
    assert at == sound.shape[1]
    assert np.abs(np.concatenate(got, axis=1) - wanted).max() < 4e-6
