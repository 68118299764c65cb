import numpy as np
import pytest

from engine.hyper import FIELD_BY_NAME, Hyper
from engine.optimizers import OPTIMIZERS
from engine.schedules import SCHEDULES


def trace(name: str, hyper: Hyper, gradients: list[float], rate: float = 0.1) -> list[float]:
    params = np.array([1.0])
    optimizer = OPTIMIZERS[name](params)
    values = []
    for t, gradient in enumerate(gradients, start=1):
        optimizer.step(params, np.array([gradient]), rate, hyper, t)
        values.append(float(params[0]))
    return values


def test_table_and_classes_agree() -> None:
    assert FIELD_BY_NAME["optimizer"].choices == tuple(OPTIMIZERS)
    assert FIELD_BY_NAME["schedule"].choices == tuple(SCHEDULES)


def test_sgd_by_hand() -> None:
    assert trace("sgd", Hyper(), [2, -1, 4]) == pytest.approx([0.8, 0.9, 0.5])


def test_momentum_by_hand() -> None:
    # v: -0.2, -0.2*0.5+0.1 = 0, 0-0.4 = -0.4
    values = trace("momentum", Hyper(momentum=0.5), [2, -1, 4])
    assert values == pytest.approx([0.8, 0.8, 0.4])


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_finds_the_bottom_of_a_bowl(name: str) -> None:
    scale = np.array([1.0, 10.0])
    params = np.array([3.0, -2.0])
    optimizer = OPTIMIZERS[name](params)
    for t in range(1, 501):
        optimizer.step(params, scale * params, 0.05, Hyper(), t)
    assert np.abs(params).max() < 1e-2
    assert all(slot.shape == params.shape for slot in optimizer.slots.values())


@pytest.mark.parametrize("name", SCHEDULES)
def test_schedules_stay_between_zero_and_one(name: str) -> None:
    factors = [SCHEDULES[name](progress) for progress in np.linspace(0, 1, 101)]
    assert min(factors) >= 0
    assert max(factors) == pytest.approx(1, abs=1e-9)
    if name != "constant":
        assert factors[-1] <= 0.011


def test_schedule_shapes() -> None:
    assert [SCHEDULES["step"](p) for p in (0, 0.29, 0.3, 0.6, 0.9)] == pytest.approx(
        [1, 1, 0.1, 0.01, 0.001]
    )
    assert SCHEDULES["cosine"](0.5) == pytest.approx(0.5)
    assert SCHEDULES["warmup"](0.05) == pytest.approx(0.5)
    assert SCHEDULES["one-cycle"](0) == pytest.approx(0.04)
    assert SCHEDULES["one-cycle"](0.3) == pytest.approx(1)
