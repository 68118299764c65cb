"""The traced step is the learner's own, and its formulas stand in the source."""

import dataclasses
import math
import pickle
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from probed import EVERYTHING, run, untouched

import engine
from engine.activations import ACTIVATIONS
from engine.blackboard import source_of
from engine.breakpoints import LongGradient, LossSpike, NoNumber, StepReading, UnitDied, reading
from engine.optimizers import OPTIMIZERS
from engine.pictures import MOST, picture
from engine.snapshot import copy_of
from engine.steps import trace
from engine.tap import tapped
from engine.vitals import measure

CASES = [{}, EVERYTHING, {"hidden": ()}, {"clip_norm": 0.01, "weight_decay": 0.1}]


@pytest.mark.parametrize("changes", CASES)
def test_a_tapped_step_is_the_step_bit_for_bit(sets_for, changes) -> None:
    learner = run(sets_for, 12, **changes)
    copy = tapped(learner, lambda seen: None)
    untouched(learner, lambda: [copy.step() for _ in range(3)])
    for _ in range(3):
        learner.step()
    assert copy.network.params.tobytes() == learner.network.params.tobytes()
    assert copy.tally == learner.tally


@pytest.mark.parametrize("changes", CASES)
def test_a_trace_shows_what_the_step_did(sets_for, changes) -> None:
    learner = run(sets_for, 3, **changes)
    untouched(learner, lambda: trace(learner))
    found = trace(learner)
    before = {p.name: p.value.copy() for p in learner.network.parameters}
    done = learner.step()
    assert (found.step, found.loss, found.rate) == (2 + 1, done.loss, done.learning_rate)
    update = found.operations[-1]
    assert update.phase == "update"
    for shown, parameter in zip(update.given, learner.network.parameters, strict=True):
        assert shown.name == f"Δ{parameter.name}"
        assert shown.shape == parameter.value.shape
        if "weight_decay" not in changes:
            change = parameter.value - before[parameter.name]
            assert (shown.low, shown.high) == (change.min(), change.max())
    for shown, parameter in zip(update.taken, learner.network.parameters, strict=True):
        assert (shown.name, shown.low) == (f"d{parameter.name}", parameter.grad.min())
    assert pickle.loads(pickle.dumps(found)) == found


def test_the_operations_of_the_plainest_network(sets_for) -> None:
    found = trace(run(sets_for, 1))
    assert [(op.name, op.phase) for op in found.operations] == [
        ("Affine 1 forward", "forward"),
        ("ReLU 1 forward", "forward"),
        ("Affine 2 forward", "forward"),
        ("SoftmaxWithLoss forward", "forward"),
        ("SoftmaxWithLoss backward", "backward"),
        ("Affine 2 backward", "backward"),
        ("ReLU 1 backward", "backward"),
        ("Affine 1 backward", "backward"),
        ("SGD step", "update"),
    ]
    first, *_, last, update = found.operations
    assert first.formulas == ("y = x W + b",)
    assert [(p.name, p.shape) for p in first.taken] == [
        ("x", (50, 784)),
        ("W", (784, 16)),
        ("b", (16,)),
    ]
    assert [(p.name, p.shape) for p in first.given] == [("y", (50, 16))]
    assert last.formulas == ("dW = xᵀ dy", "db = Σₙ dy")  # the first layer leaves dx out
    assert [p.name for p in last.given] == ["dW", "db"]
    assert [p.name for p in found.operations[5].given] == ["dW", "db", "dx"]
    assert update.formulas == ("θ ← θ - η g",)
    (loss,) = (p for p in found.operations[3].given if p.name == "L")
    assert loss.mean == found.loss


def test_decay_and_clipping_are_operations_of_their_own(sets_for) -> None:
    names = [op.name for op in trace(run(sets_for, 1, **EVERYTHING)).operations]
    assert names[-3:] == ["clip gradient", "shrink weights", "AdamW step"]
    names = [op.name for op in trace(run(sets_for, 1, weight_decay=0.1)).operations]
    assert names[-2:] == ["add weight decay", "SGD step"]


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_operation_has_a_formula_and_its_source(sets_for, optimizer, activation) -> None:
    changes = EVERYTHING | {"optimizer": optimizer, "activation": activation}
    root = Path(engine.__file__).parent.parent
    for op in trace(run(sets_for, 1, **changes)).operations:
        assert op.formulas, op.name
        text = (root / op.source.file).read_text("utf-8").splitlines()
        for line in op.source.lines:
            assert line.code.strip() in text[line.number - 1]
            assert line.formula in text[line.number - 1]


def test_no_source_no_lines() -> None:
    assert source_of(len).lines == ()


def test_a_step_without_a_loss_ends_there(sets_for) -> None:
    learner = run(sets_for, 1)
    learner.network.parameters[0].value[:] = np.nan
    found = trace(learner)
    assert found.rate is None
    assert math.isnan(found.loss)
    assert found.operations[-1].name == "SoftmaxWithLoss forward"


@given(
    arrays(
        np.float32,
        st.one_of(
            st.tuples(st.integers(1, 40)),
            st.tuples(st.integers(1, 40), st.integers(1, 40)),
        ),
        elements=st.floats(-10, 10, width=32),
    )
)
def test_a_picture_averages(array: np.ndarray) -> None:
    found = picture("x", array)
    cells, matrix = np.array(found.cells), np.atleast_2d(array)
    assert cells.shape == tuple(min(side, MOST) for side in matrix.shape)
    assert found.low == array.min()
    assert found.high == array.max()
    assert found.mean == pytest.approx(float(array.mean(dtype=np.float64)), abs=1e-6)
    rows, columns = (np.arange(min(s, MOST) + 1) * s // min(s, MOST) for s in matrix.shape)
    corner = matrix[: rows[1], : columns[1]]
    assert cells[0, 0] == pytest.approx(float(corner.mean(dtype=np.float64)), abs=1e-5)


def steps_of(losses: list[float]) -> list[StepReading]:
    return [StepReading(at, loss) for at, loss in enumerate(losses, 1)]


def test_a_spike() -> None:
    calm = list(1 + 0.1 * np.random.default_rng(0).standard_normal(300))
    assert LossSpike()(steps_of(calm)) is None
    hit = LossSpike()(steps_of([*calm, 3.0]))
    assert hit.step == 301
    assert "standard deviations above" in hit.reason
    assert LossSpike()(steps_of([1.0] * 10 + [9.0])) is None  # too few to tell
    assert LossSpike()(steps_of([1.0] * 30 + [9.0])).reason.startswith("the loss, 9.000, is far")
    assert LossSpike(window=30)(steps_of([9.0] * 30 + [1.0] * 30 + [2.0])) is not None


def test_no_number_and_a_long_gradient() -> None:
    assert NoNumber()([StepReading(4, math.nan)]).reason == "the loss is nan"
    assert NoNumber()([StepReading(4, 1.0, math.inf)]).reason == "the gradient is inf"
    assert NoNumber()([StepReading(4, 1.0, 2.0)]) is None
    assert LongGradient(5)([StepReading(4, 1.0, 2.0)]) is None
    assert LongGradient(5)([StepReading(4, 1.0)]) is None
    assert LongGradient(5)([StepReading(4, 1.0, 7.5)]).reason.startswith("the gradient is 7.5 long")


def test_a_unit_that_died() -> None:
    looked = [StepReading(1, 1.0, dead=frozenset({("ReLU 1", 3)})), StepReading(2, 1.0)]
    same = StepReading(3, 1.0, dead=frozenset({("ReLU 1", 3)}))
    died = StepReading(3, 1.0, dead=frozenset({("ReLU 1", 3), ("ReLU 1", 7), ("ReLU 2", 0)}))
    assert UnitDied()([*looked, same]) is None
    assert UnitDied()([died]) is None
    assert UnitDied()([*looked, died]).reason == "unit 7 of ReLU 1 died, and 1 more"


def test_readings_of_a_run(sets_for) -> None:
    learner = run(sets_for, 4)
    done = learner.step()
    vitals = measure(learner, learner.sets.validation)
    copy = copy_of(learner)
    found = reading(learner, done, vitals)
    assert found.gradient == pytest.approx(float(np.linalg.norm(learner.network.grads)), rel=1e-5)
    assert found.dead is not None
    learner.network.parameters[1].value[:] = -100  # every unit dies
    later = reading(learner, learner.step(), measure(learner, learner.sets.validation))
    assert UnitDied()([found, later]) is not None
    copy.network.parameters[0].value[:] = np.nan
    assert NoNumber()([reading(copy, copy.step())]).step == 6
    assert dataclasses.replace(found, gradient=9.0).gradient == 9.0
