import math

import numpy as np
import pytest

from engine.hyper import Hyper
from engine.learner import Learner
from engine.range_test import HIGHEST, LOWEST, Point, RangeTestError, suggest, sweep


def learner(sets_for, **changes) -> Learner:
    hyper = Hyper(hidden=(16,), batch_size=50, **changes)
    return Learner(sets_for(hyper), hyper, 10)


def test_the_rate_grows_by_one_factor_and_the_loss_falls(sets_for) -> None:
    points = list(sweep(learner(sets_for), 200))
    rates = [point.rate for point in points]
    assert rates[0] == LOWEST
    assert rates[-1] <= HIGHEST * (1 + 1e-9)
    assert np.allclose(np.diff(np.log(rates)), math.log(HIGHEST / LOWEST) / 199)
    losses = [point.loss for point in points]
    assert losses[0] == pytest.approx(2.4, abs=0.5)
    assert min(losses) < losses[0] / 2


def test_it_ends_at_a_divergence(sets_for) -> None:
    points = list(sweep(learner(sets_for, weight_decay=1.0), 100))
    assert points
    assert all(math.isfinite(point.loss) for point in points)


def test_the_suggestion_trains(sets_for) -> None:
    found = suggest(list(sweep(learner(sets_for), 200)))
    trained = learner(sets_for, learning_rate=found.rate)
    first = trained.step().loss
    for _ in range(60):
        last = trained.step().loss
    assert last < first / 2
    assert f"{found.rate:.0e}"[0] in f"{found.rate:g}"
    assert "falls fastest" in found.reason


def curve(losses: list[float]) -> list[Point]:
    return [Point(10 ** (-5 + at / 20), loss) for at, loss in enumerate(losses)]


def test_the_steepest_place_is_found_and_the_tail_ignored() -> None:
    flat, fall = [2.3] * 50, [2.3 - 2 / (1 + math.exp(-(at - 25) / 3)) for at in range(50)]
    rise = [0.3 + 0.5 * at for at in range(1, 10)]
    fastest = 10 ** (-5 + 75 / 20)
    for tail in ([], rise, [*rise, *reversed(rise[3:])]):
        assert suggest(curve(flat + fall + tail)).rate == pytest.approx(fastest, rel=0.2)


@pytest.mark.parametrize(
    "losses",
    [[], [2.3] * 100, [2.3 + 0.01 * at for at in range(100)], [2.3] * 5 + [1.0] * 3],
    ids=["nothing", "flat", "rising", "short"],
)
def test_no_suggestion_without_a_clear_fall(losses: list[float]) -> None:
    with pytest.raises(RangeTestError, match="never fell clearly"):
        suggest(curve(losses))
