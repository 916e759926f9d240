"""What sound is in memory: float32 of full scale 1.0, a row a channel.

Rows, not columns: NumPy adds long rows about three times as fast as pairs of samples.
"""

import numpy as np
from numpy.typing import NDArray

Mono = NDArray[np.float32]
"""Sound of one channel, shape (frames,)."""

Stereo = NDArray[np.float32]
"""Sound of two channels, shape (2, frames)."""

Sound = NDArray[np.float32]
"""Sound of one channel or of two, shape (frames,) or (channels, frames)."""
