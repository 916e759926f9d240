"""Memory that was let go, given back to the system.

The C library keeps what is freed for whoever asks next in the same thread. In a render that is mostly another
thread, which takes memory anew: 150 MB more, once some beds have been made.
"""

import ctypes
import sys
from contextlib import suppress


def give_back() -> None:
    """Give freed memory back to the system; it takes a hundredth of a second.

    Nothing is done where the C library is not glibc: others give back by themselves, or have no way to.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
