"""Thunder: a crooked lightning channel, heard piece by piece as its parts are near or far.

Every short segment of the channel gives off an N-shaped pressure wave; the segments arrive in the order of
their distance, which makes claps, peals and rumbles (Ribner and Roy, "Acoustics of thunder: a quasilinear
model for tortuous lightning", JASA 72(6), 1982). The air takes the treble of the far ones, and hills and
houses send a fading echo.
"""

from dataclasses import dataclass

import numpy as np
import scipy
from numpy.typing import NDArray

from drama.sound.made.noise import rng_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.units import RATE, to_frames
from drama.waveform import Stereo


@dataclass(frozen=True, slots=True)
class Lightning:
    """`distance_m` to the foot of the channel, `power` lengthens the waves, `echo_s` the echo.

    `spread` is how far the channel leans away from the listener, `width` how far the parts lie apart.
    """

    distance_m: float = 1000.0
    power: float = 1.0
    spread: float = 1.0
    echo_s: float = 8.0
    width: float = 1.0


WORDS: Words = {
    "distant": {"distance_m": 4.0, "echo_s": 1.3, "level_lu": -6.0},
    "far": {"distance_m": 4.0, "echo_s": 1.3, "level_lu": -6.0},
    "near": {"distance_m": 0.3, "level_lu": 3.0},
    "close": {"distance_m": 0.3, "level_lu": 3.0},
    "soft": {"distance_m": 1.8, "power": 0.8, "level_lu": -4.0},
    "strong": {"power": 1.5, "level_lu": 2.0},
    "loud": {"power": 1.5, "level_lu": 2.0},
    "rolling": {"spread": 1.6, "echo_s": 1.3},
    "short": {"spread": 0.45, "echo_s": 0.5},
    "long": {"spread": 1.6, "echo_s": 1.4},
    "wide": {"width": 1.5},
    "narrow": {"width": 0.5},
}

_SOUND_M_S = 340.0
_SEGMENT_M = 2.0
_CLOUD_M = 2400.0
_IN_CLOUD_M = 2200.0
_LAYERS = 5  # groups of segments at like distance, filtered together
_WAVE_HZ = 130.0
_ECHO_HZ = 350.0
_EVENING = 0.42  # of the differences in level, in amplitude per power
_ECHO = 4.0  # the echo against what comes directly
_ONSET = to_frames(0.01)  # room for the rounded front of the first wave
_SHORTEST_S, _LONGEST_S = 6.0, 14.0


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return one clap of thunder of 6 to 14 s, whatever `frames` says."""
    lightning, rng = said(Lightning(), WORDS, params), rng_of(seed)
    heard = _waves(rng, _channel(rng, lightning), lightning)
    return _settle(_recorded(_with_echo(rng, heard, lightning)))


def _channel(rng: np.random.Generator, lightning: Lightning) -> NDArray[np.float64]:
    """Return the corners of the channel, shape (corners, 3), in metres from the listener.

    It climbs to the cloud and runs level inside it, never straight for more than a few segments.
    """
    climb = round(_CLOUD_M / _SEGMENT_M)
    along = round(lightning.spread * _IN_CLOUD_M / _SEGMENT_M)
    steps = np.zeros((climb + along, 3))
    steps[:climb, 2] = 1.0
    away = rng.uniform(0.15, 0.85) * np.pi  # in the cloud it runs from the listener rather than overhead
    steps[climb:, :2] = np.cos(away), np.sin(away)
    steps += 0.45 * scipy.signal.lfilter([1.0], [1.0, -0.9], rng.standard_normal(steps.shape), axis=0)
    steps *= _SEGMENT_M / np.linalg.norm(steps, axis=1, keepdims=True)
    return np.asarray(np.cumsum(steps, axis=0) + (0.0, lightning.distance_m, 0.0))


def _waves(rng: np.random.Generator, channel: NDArray[np.float64], lightning: Lightning) -> Stereo:
    """Return what arrives directly: a wave for every segment, in layers of like distance."""
    along, middle = np.diff(channel, axis=0), (channel[1:] + channel[:-1]) / 2
    distance_m = np.linalg.norm(middle, axis=1)
    aimed = np.abs((along * middle).sum(axis=1)) / (_SEGMENT_M * distance_m)
    # A segment radiates mostly broadside; its energy varies along the channel.
    nearness = 1.0 / np.hypot(distance_m, lightning.distance_m)  # a stray segment at the ear would drown all
    loud = (1.0 - aimed**2) * nearness * rng.lognormal(0.0, 0.7, len(along))
    # Within a segment the wave starts anywhere; evenly spaced ones would hum.
    starts_m = distance_m - distance_m.min() + _SEGMENT_M * rng.uniform(0.0, 2.0, len(along))
    frame = np.round(starts_m / _SOUND_M_S * RATE).astype(int) + _ONSET
    angle = np.pi / 4 * (1.0 + np.clip(lightning.width * middle[:, 0] / distance_m, -0.9, 0.9))
    sides = loud * np.stack([np.cos(angle), np.sin(angle)])
    size = scipy.fft.next_fast_len(to_frames(_LONGEST_S + lightning.echo_s), real=True)
    heard = np.zeros((2, size // 2 + 1), np.complex64)
    for layer in np.array_split(np.argsort(distance_m), _LAYERS):
        train = np.zeros((2, size), np.float32)
        inside = layer[frame[layer] < to_frames(_LONGEST_S)]
        for side in range(2):
            np.add.at(train[side], frame[inside], sides[side, inside])
        heard += scipy.fft.rfft(train) * _on_the_way(distance_m[layer].mean(), lightning.power, size)
    return np.asarray(scipy.fft.irfft(heard, size), np.float32)


def _on_the_way(distance_m: float, power: float, size: int) -> NDArray[np.complex64]:
    """Return the spectrum of a segment's wave after `distance_m` of air.

    It has the rise and fall of an N-wave without its notches, for segments differ in length. Air takes about
    4 dB a kilometre at 1 kHz and 20 at 4 kHz (ISO 9613-1, mild and damp), and the wave grows longer.
    """
    hz = scipy.fft.rfftfreq(size, 1 / RATE).astype(np.float32)
    turn = 1j * hz / (_WAVE_HZ / power * (1000.0 / distance_m) ** 0.25)
    lost_db = 0.004 * distance_m * (hz / 1000.0) ** 1.2
    return np.asarray(turn / (1.0 + turn) ** 2 * 10.0 ** (-lost_db / 20.0), np.complex64)


def _with_echo(rng: np.random.Generator, heard: Stereo, lightning: Lightning) -> Stereo:
    """Return the sound with the echo of hills and houses: fading noise, darker than what came directly."""
    size = heard.shape[1]
    time_s = np.arange(to_frames(lightning.echo_s)) / RATE
    fading = 10.0 ** (-2.5 * time_s / lightning.echo_s) * np.minimum(1.0, time_s / 0.9)
    own = rng.standard_normal((2, time_s.size)) + rng.standard_normal(time_s.size)  # half of it shared
    noise = (own * fading).astype(np.float32)
    dark = (1.0 / (1.0 + (scipy.fft.rfftfreq(size, 1 / RATE) / _ECHO_HZ) ** 1.5)).astype(np.float32)
    echo = scipy.fft.irfft(scipy.fft.rfft(heard) * scipy.fft.rfft(noise, size) * dark, size)
    return np.asarray(heard + _ECHO * heard.std() / echo.std() * echo, np.float32)


def _recorded(sound: Stereo) -> Stereo:
    """Return the sound as a recordist keeps it: the rumble after the clap raised, the clap not clipped."""
    step = RATE // 100
    power = (sound[:, : sound.shape[1] // step * step] ** 2).sum(axis=0).reshape(-1, step).mean(axis=1)
    even = np.maximum(
        scipy.signal.sosfiltfilt(scipy.signal.butter(1, 1.5, fs=100, output="sos"), power, padtype="even"),
        0.0,
    )
    gain = (even / even.max() + 1e-5) ** -_EVENING
    middle = (np.arange(gain.size) + 0.5) * step
    return np.asarray(sound * np.interp(np.arange(sound.shape[1]), middle, gain), np.float32)


def _settle(sound: Stereo) -> Stereo:
    """Return the sound from its first wave to where it has died away, with a fade at the end."""
    level = np.abs(sound).max(axis=0)
    last = int(np.flatnonzero(level > 0.003 * level.max())[-1])
    length = min(max(last, to_frames(_SHORTEST_S)), to_frames(_LONGEST_S))
    fade = to_frames(2.0)
    end = np.ones(length, np.float32)
    end[-fade:] = np.cos(np.linspace(0.0, np.pi / 2, fade)) ** 2
    return sound[:, :length] * end
