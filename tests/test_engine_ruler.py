import dataclasses
import math
import pickle

import numpy as np
import pytest
from probed import EVERYTHING, run, untouched
from spoken import assert_korean

from engine.ruler import FACTORS, Mark, along, edge, measure
from engine.snapshot import copy_of


@pytest.mark.parametrize("changes", [{}, EVERYTHING, {"optimizer": "momentum"}])
def test_it_leaves_the_run_alone_and_starts_at_the_next_steps_loss(sets_for, changes) -> None:
    learner = run(sets_for, 7, **changes)
    untouched(learner, lambda: measure(learner))
    found = measure(learner)
    done = copy_of(learner).step()
    assert found.start.batch == pytest.approx(done.loss, rel=1e-6)
    assert found.rate == done.learning_rate
    assert [mark.factor for mark in found.marks] == list(FACTORS)
    assert pickle.loads(pickle.dumps(found)) == found


def test_the_whole_step_is_the_step(sets_for) -> None:
    learner = run(sets_for, 7)
    found = measure(learner)
    copy = copy_of(learner)
    copy.step()
    chosen = copy.batches.order[copy.batches.position - 50 : copy.batches.position]
    train, validation = copy.sets.train, copy.sets.validation
    x, t = train.images[chosen] / np.float32(255), train.labels[chosen]
    assert found.whole.batch == pytest.approx(copy.network.loss(x, t), rel=1e-4)
    x = validation.images / np.float32(255)
    assert found.whole.held_out == pytest.approx(copy.network.loss(x, validation.labels), rel=1e-4)


def test_a_short_step_falls_by_the_square_of_the_gradient(sets_for) -> None:
    learner = run(sets_for, 7, learning_rate=1e-3)  # SGD: L(θ - η g) ≈ L - η |g|²
    found = measure(learner)
    copy = copy_of(learner)
    copy.step()
    squared = float(copy.network.grads @ copy.network.grads)
    fall = found.start.batch - found.whole.batch
    assert fall == pytest.approx(1e-3 * squared, rel=0.05)
    assert found.gain == pytest.approx(fall / found.start.batch)


def test_readings_of_a_low_a_good_and_a_high_rate(sets_for) -> None:
    low = measure(run(sets_for, 7, learning_rate=1e-4))
    assert (low.best, low.edge) == (8, math.inf)
    assert low.reading == "The loss still falls at 8 times this step."
    high = measure(run(sets_for, 0, learning_rate=5.0))
    assert high.edge < 1
    assert high.harm > 0
    assert "too long" in high.reading
    good = measure(run(sets_for, 7, learning_rate=0.1))
    assert good.edge > 1
    assert good.gain > low.gain > 0


def marks(*losses: float) -> tuple[Mark, ...]:
    return tuple(Mark(f, loss, 0) for f, loss in zip(FACTORS, losses, strict=False))


def test_edges() -> None:
    start = Mark(0, 1.0, 0)
    assert edge(start, marks(0.9, 0.8, 0.7)) == math.inf
    assert edge(start, marks(1.1, 1.2)) == 0
    assert edge(start, marks(0.9, 0.8, 1.2)) == pytest.approx(0.375)  # halfway from ¼ to ½
    assert edge(start, marks(0.9, math.nan)) == 0.125
    assert edge(start, marks(0.9, math.inf)) == 0.125


def test_every_reading_is_a_sentence(sets_for) -> None:
    found = measure(run(sets_for, 3))
    for at, best in ((0, 0.125), (0.4, 0.25), (1.7, 1), (math.inf, 2), (math.inf, 8)):
        reading = dataclasses.replace(found, edge=at, best=best).reading
        assert reading.endswith(".")
        assert "inf" not in reading
        assert_korean(reading)
    assert "lowest at 1/8 times" in dataclasses.replace(found, edge=1.7, best=0.125).reading


def test_an_update_that_arrives_nowhere_changes_nothing(sets_for) -> None:
    still = along(7, 0.1, lambda factor: Mark(factor, 2.3 + factor * 1e-9, 2.3))
    assert still.is_still
    assert still.reading.startswith("The step changes nothing: even at 8 times")
    assert_korean(still.reading)
    assert not measure(run(sets_for, 7, learning_rate=1e-4)).is_still


def test_no_ruler_without_a_loss(sets_for) -> None:
    learner = run(sets_for, 1)
    learner.network.parameters[0].value[:] = np.nan
    assert measure(learner) is None
