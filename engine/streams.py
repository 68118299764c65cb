"""Random streams: one generator for each purpose, all children of one seed.

First weights, shuffling and dropout each draw from their own stream, so that
turning one of them on or off leaves the others' numbers as they were.
"""

from __future__ import annotations

import numpy as np

PURPOSES = ("init", "shuffle", "dropout")


def stream(seed: int, purpose: str) -> np.random.Generator:
    """Return the generator for one purpose under this seed, at its beginning."""
    child = np.random.SeedSequence(seed, spawn_key=(PURPOSES.index(purpose),))
    return np.random.Generator(np.random.PCG64(child))
