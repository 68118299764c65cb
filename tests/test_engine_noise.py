import math

import numpy as np
import pytest
from probed import EVERYTHING, run, untouched

from engine.noise import measure
from engine.snapshot import copy_of


@pytest.mark.parametrize("changes", [{}, EVERYTHING])
def test_it_leaves_the_run_alone(sets_for, changes) -> None:
    learner = run(sets_for, 3, **changes)
    untouched(learner, lambda: measure(learner))


def test_signal_and_noise_are_those_of_the_whole_set(sets_for) -> None:
    """Over one epoch of whole batches the mean gradient is that of all images."""
    learner = run(sets_for, 10, batch_size=50)  # 500 images: an epoch is over
    found = measure(learner, batches=10)
    copy = copy_of(learner)
    grads = []
    for _ in range(10):
        x, t = copy.batches.next(50)
        copy.network.loss(x, t)
        copy.network.backward()
        grads.append(copy.network.grads.astype(np.float64))
    whole = np.mean(grads, axis=0)
    assert found.noise == pytest.approx(sum(((g - whole) ** 2).sum() for g in grads) / 9, rel=1e-3)
    assert found.signal + found.noise / 10 == pytest.approx((whole**2).sum(), rel=1e-3)


def test_noise_falls_with_the_batch_size(sets_for) -> None:
    def noise(size: int) -> float:
        learner = run(sets_for, 5)
        learner.change(learner.hyper.changed(batch_size=size))
        return measure(learner, batches=64).noise

    assert noise(4) / noise(16) == pytest.approx(4, rel=0.35)


def test_a_loss_that_is_no_number(sets_for) -> None:
    learner = run(sets_for, 1)
    learner.network.parameters[0].value[:] = np.nan
    assert math.isnan(measure(learner).noise)


def test_a_batch_larger_than_the_set(sets_for) -> None:
    learner = run(sets_for, 1, batch_size=2000)
    assert measure(learner, batches=2).noise == pytest.approx(0, abs=1e-6)
