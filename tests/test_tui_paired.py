import random
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.paired import FEWEST, FIRST_WIDTH, MOST, Paired, student


def test_it_is_silent_until_there_are_enough_blocks() -> None:
    paired = Paired().extended([0.1] * (FEWEST * FIRST_WIDTH - 1))
    assert paired.interval is None
    assert paired.extended([0.1]).interval is not None


def test_a_constant_difference_is_certain() -> None:
    mean, half = Paired().extended([0.25] * 5000).interval
    assert (mean, half) == (0.25, 0)


@given(st.lists(st.floats(-1, 1), max_size=2000), st.integers(1, 300))
def test_the_mean_is_that_of_all_and_room_is_bounded(values: list[float], size: int) -> None:
    pieces = Paired()
    for start in range(0, len(values), size):
        pieces = pieces.extended(values[start : start + size])
    assert pieces.blocks == Paired().extended(values).blocks
    assert len(pieces.blocks) < MOST
    if pieces.interval:
        assert pieces.interval[0] == pytest.approx(fmean(values), abs=1e-9)


@pytest.mark.parametrize("memory", [0.0, 0.8])
def test_the_interval_holds_the_truth_about_as_often_as_it_says(memory: float) -> None:
    """Also when neighbouring steps resemble each other, where the usual error promises too much."""
    chance, held, runs = random.Random(3), 0, 300
    for _ in range(runs):
        value, series = 0.0, []
        for _ in range(2000):
            value = memory * value + chance.gauss(0, 1)
            series.append(0.1 + value)
        mean, half = Paired().extended(series).interval
        held += abs(mean - 0.1) <= half
    assert 0.92 <= held / runs <= 0.98


def test_students_quantile() -> None:
    for freedom, value in ((10, 2.22814), (15, 2.13145), (31, 2.03951), (1000, 1.96234)):
        assert student(freedom) == pytest.approx(value, abs=5e-4)
