"""ffmpeg's own loudness meter, the second opinion of tests that measure finished files."""

import re
import subprocess

from drama.audio import ffmpeg


def by_ffmpeg(path, *names, cut=()):
    """Return what the meter says of a file under each name: `I` in LUFS, `LRA` in LU, `Peak` in dBTP.

    `cut` are ffmpeg's own arguments for a part of it.
    """
    meter = "ebur128=framelog=quiet:peak=true"
    said = subprocess.run(
        [ffmpeg(), "-nostdin", *map(str, cut), "-i", path, "-af", meter, "-f", "null", "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stderr.rpartition("Summary:")[2]
    return [float(re.search(rf"{name}:\s+(-?[\d.]+)", said)[1]) for name in names]
