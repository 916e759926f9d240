"""An actor for tests: a voice made of harmonics and syllables, recorded by any means."""

import subprocess

import numpy as np
import soundfile

from drama.audio import ffmpeg


def voice(seconds=1.5, rate=48_000, level=0.2, pitch_hz=150.0, noise=1e-4, around_s=0.5, channels=1, seed=1):
    """Return speech-like sound of shape (frames, channels), with quiet before and after it."""
    random = np.random.default_rng(seed)
    time = np.arange(round(seconds * rate)) / rate
    tone = sum(np.sin(2 * np.pi * pitch_hz * n * time + n) / n for n in range(1, 12))
    syllables = np.clip(np.sin(2 * np.pi * 2.0 * time) ** 2, 0.05, 1.0)
    quiet = np.zeros(round(around_s * rate))
    sound = np.concatenate([quiet, level * syllables * tone / 2.0, quiet])
    sound = sound + noise * random.standard_normal(len(sound))
    return np.repeat(sound[:, None], channels, axis=1).astype(np.float32)


def record(path, sound, rate=48_000, subtype=None):
    """Write a recording as an actor would send it, in the format its ending tells."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix in (".wav", ".flac", ".ogg", ".mp3", ".aiff"):
        soundfile.write(path, sound, rate, subtype=subtype)
        return path
    raw = ["-f", "f32le", "-ar", str(rate), "-ac", str(sound.shape[1]), "-i", "-"]
    command = [ffmpeg(), "-v", "error", "-y", *raw, str(path)]
    subprocess.run(command, input=sound.astype("<f4").tobytes(), check=True)
    return path
