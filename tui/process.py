"""The process: how Python and the C library look after memory while a network trains.

Both are made for programs that do many different things. Here the same mini-batch is done again
and again, thousands of small events come and go, and hundreds of moments of the past are kept.
"""

from __future__ import annotations

import contextlib
import gc
import sys

MMAP_THRESHOLD = -3  # mallopt's number for it, from <malloc.h>
LARGE = 128 * 1024  # bytes; what the C library begins with


def settle() -> None:
    """Before the app starts, and before NumPy is loaded."""
    calm_collector()
    give_memory_back()


def calm_collector() -> None:
    """Let Python look for garbage seldom: what is loaded by now stays, and a burst is no garbage.

    The thousands of small events a second made it search all of Textual's objects again and
    again; that cost training about 4% of its speed.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)


def give_memory_back() -> None:
    """Let every large array have pages of its own, which the system gets back with the array.

    Without this glibc raises its threshold with the first one that is given up; from then on
    kept moments lie between other things and leave holes, a hundred megabytes after an hour.
    """
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(AttributeError, OSError):  # another C library
            ctypes.CDLL(None).mallopt(MMAP_THRESHOLD, LARGE)
