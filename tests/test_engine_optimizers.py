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


def test_nesterov_by_hand() -> None:
    # v: -0.2, 0, -0.4; θ moves by μ v - η g: -0.3, +0.1, -0.6
    values = trace("nesterov", Hyper(momentum=0.5), [2, -1, 4])
    assert values == pytest.approx([0.7, 0.8, 0.2])


def test_adagrad_by_hand() -> None:
    # h: 4, 5, 21; θ moves by -0.1 g / √h
    moves = [-0.1 * 2 / 2, 0.1 / 5**0.5, -0.4 / 21**0.5]
    values = trace("adagrad", Hyper(), [2, -1, 4])
    assert values == pytest.approx(1 + np.cumsum(moves))


def test_rmsprop_by_hand() -> None:
    # ρ = 0.5; h: 2, 1.5, 8.75
    moves = [-0.2 / 2**0.5, 0.1 / 1.5**0.5, -0.4 / 8.75**0.5]
    values = trace("rmsprop", Hyper(beta2=0.5), [2, -1, 4])
    assert values == pytest.approx(1 + np.cumsum(moves))


@pytest.mark.parametrize("name", ["adam", "adamw"])
def test_adam_by_hand(name: str) -> None:
    # β₁ = β₂ = 0.5; m: 1, 0, 2 and v: 2, 1.5, 8.75; corrected by 0.5, 0.75, 0.875
    moves = [-0.1 * 2 / 2, 0.0, -0.1 * (2 / 0.875) / (8.75 / 0.875) ** 0.5]
    values = trace(name, Hyper(momentum=0.5, beta2=0.5), [2, -1, 4])
    assert values == pytest.approx(1 + np.cumsum(moves))


def test_the_first_step_of_adam_is_the_learning_rate_whatever_the_gradient() -> None:
    for gradient in (1e-3, 5.0, -1e4):
        moved = trace("adam", Hyper(), [gradient])[0] - 1
        assert moved == pytest.approx(-np.sign(gradient) * 0.1, rel=1e-4)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_finds_the_bottom_of_a_bowl(name: str) -> None:
    scale = np.array([1.0, 10.0])
    params = np.array([3.0, -2.0])
    optimizer = OPTIMIZERS[name](params)
    rate = {"adagrad": 1.0, "rmsprop": 0.005, "adam": 0.02, "adamw": 0.02}.get(name, 0.05)
    for t in range(1, 2001):
        optimizer.step(params, scale * params, rate, Hyper(beta2=0.99), t)
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


def test_adam_goes_on_smoothly_when_its_betas_change() -> None:
    """M and V are held without their factors; a live change must not jolt the step."""
    params, grads = np.zeros(3), np.array([0.1, -2.0, 0.0])
    adam, old = OPTIMIZERS["adam"](params), Hyper(optimizer="adam")
    for t in range(1, 6000):
        adam.step(params, grads, 0.001, old, t)
    for change in ({"momentum": 0.5}, {"beta2": 0.9}):
        new = old.changed(**change)
        adam.retune(old, new)
        before = params.copy()
        adam.step(params, grads, 0.001, new, 6000)
        assert np.allclose(before - params, 0.001 * np.sign(grads), rtol=0.01)
        old = new
