"""Make drama/speech/kokoro/styles.npz: the styles of Kokoro's 28 English voices, as float16.

    npm pack kokoro-js@1.2.1
    python -m training.kokoro_styles kokoro-js-1.2.1.tgz

The voices are those of hexgrad/Kokoro-82M (Apache-2.0), as the package kokoro-js (Apache-2.0) carries them:
(510, 256) little-endian float32 each. A rerun writes the same bytes.
"""

import hashlib
import sys
import tarfile
from pathlib import Path

import numpy as np

from drama.speech.kokoro.voices import VOICES

HERE = Path(__file__).parent.parent / "drama" / "speech" / "kokoro"
SOURCE_SHA256 = "75439a578de61e88a5c2949cb1d34043854cdfa1f15a5ba5e8c246d22f4ee547"
"""Of the 28 voices one after another, in the order of `VOICES`."""


def main(package: str) -> None:
    """Write the file from an npm package; exits where the voices are not the ones expected."""
    with tarfile.open(package) as tar:
        raw = {name: tar.extractfile(f"package/voices/{name}.bin").read() for name in VOICES}
    found = hashlib.sha256(b"".join(raw.values())).hexdigest()
    if found != SOURCE_SHA256:
        sys.exit(f"these are other voices: {found}")
    styles = {name: np.frombuffer(data, "<f4").reshape(510, 256).astype("<f2") for name, data in raw.items()}
    np.savez_compressed(HERE / "styles.npz", **styles)
    print(HERE / "styles.npz", hashlib.sha256((HERE / "styles.npz").read_bytes()).hexdigest())


if __name__ == "__main__":
    main(sys.argv[1])
