import gc
import os
import tempfile

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")
KEPT = tempfile.TemporaryDirectory(prefix="chainrule-tests-", ignore_cleanup_errors=True)
os.environ["CHAINRULE_RUNS"] = KEPT.name  # no test writes where the user keeps runs
os.environ["LC_ALL"] = "C.UTF-8"  # whatever the language of this machine
os.environ["CHAINRULE_CONFIG"] = os.path.join(KEPT.name, "config.toml")  # nor reads their choices
open(os.environ["CHAINRULE_CONFIG"], "w").close()

gc.set_threshold(50_000, 10, 10)  # looking for what screens leave took a fifth of the time

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import settings

import tui.keymap  # noqa: F401  (sentences name keys, whichever test comes first)
from data.dataset import Dataset, Examples, Split
from engine.hyper import Hyper

settings.register_profile("same every time", derandomize=True, deadline=None, database=None)
settings.load_profile("same every time")


def small_dataset(train: int = 600, test: int = 100, side: int = 28) -> Dataset:
    """Ten blurred prototypes with noise: learnable in seconds, shaped like MNIST."""
    rng = np.random.default_rng(7)
    inked = rng.random((10, side * side)) < 0.15  # as sparse as handwriting
    prototypes = inked * rng.integers(100, 200, (10, side * side))

    def examples(count: int) -> Examples:
        labels = rng.integers(0, 10, count)
        noise = inked[labels] * rng.integers(0, 55, (count, side * side))
        return Examples((prototypes[labels] + noise).astype(np.uint8), labels.astype(np.int64))

    return Dataset("small", "Small", side, tuple("0123456789"), examples(train), examples(test))


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    return small_dataset()


@pytest.fixture
def sets_for(dataset: Dataset) -> Callable[[Hyper], Split]:
    return lambda hyper: dataset.split(hyper.seed, 0 if hyper.split == "post" else 100)


@pytest.fixture
def sit(tmp_path, sets_for):
    """Sittings in one folder, on small data."""
    from sitting import Sitting

    return lambda **more: Sitting(tmp_path, sets_for, **more)
