"""The guard pauses the run where a breakpoint is met, and changes nothing of it."""

import math

import numpy as np
import pytest
from driven import Driven
from probed import run, untouched

from engine.breakpoints import LongGradient
from engine.commands import Reset, Resume, RunEpoch, SetBreakpoints, SetHyper, StepOnce, Travel
from engine.events import BatchDone, BreakpointMet, BreakpointsSet, Finished, Paused, Started
from engine.guard import LOOK, REMEMBERED, Guard, dead
from engine.hyper import Hyper

ALL = frozenset({"spike", "number", "gradient", "dead"})


def guarded(sets_for, steps: int, wanted: SetBreakpoints, **changes):
    learner, guard = run(sets_for, 0, **changes), Guard()
    guard.set(wanted)
    return learner, [guard.after_step(learner, learner.step()) for _ in range(steps)]


def test_nothing_is_met_where_nothing_is_on(sets_for) -> None:
    _, hits = guarded(sets_for, 30, SetBreakpoints(longest=0.0))
    assert hits == [None] * 30


def test_a_calm_run_meets_none(sets_for) -> None:
    _, hits = guarded(sets_for, 120, SetBreakpoints(ALL, 1e6))
    assert hits == [None] * 120


def test_watching_leaves_the_run_as_it_is(sets_for) -> None:
    changes = {"dropout": 0.2, "batch_norm": "on"}
    watched, _ = guarded(sets_for, LOOK + 1, SetBreakpoints(ALL, 1e6), **changes)
    plain = run(sets_for, LOOK + 1, **changes)
    assert watched.network.params.tobytes() == plain.network.params.tobytes()
    untouched(watched, lambda: dead(watched))


def test_a_long_gradient_pauses_the_run_and_says_so(sets_for) -> None:
    driven = Driven(sets_for, Hyper(hidden=(16,), epochs=2, batch_size=60))
    wanted = SetBreakpoints(frozenset({"gradient"}), 1e-6)
    assert driven.until(BreakpointsSet, wanted)[-1] == BreakpointsSet(wanted)
    events = driven.until(BreakpointMet, Resume())
    batch, paused, met = (e for e in events if isinstance(e, BatchDone | Paused | BreakpointMet))
    assert (batch.step, paused.step, met.step) == (1, 1, 1)
    assert "the gradient is" in met.reason
    assert "long, more than 1e-06" in met.reason
    assert driven.until(BreakpointMet, Resume())[-1].step == 2  # space goes on to the next


def test_breakpoints_outlive_a_restart_and_can_be_taken_off(sets_for) -> None:
    hyper = Hyper(hidden=(16,), epochs=1, batch_size=60)
    driven = Driven(sets_for, hyper)
    driven.until(BreakpointsSet, SetBreakpoints(frozenset({"gradient"}), 1e-6))
    driven.until(Started, Reset(hyper))
    driven.until(BreakpointMet, Resume())
    driven.until(BreakpointsSet, SetBreakpoints())
    events = driven.until(Finished, RunEpoch())
    assert not any(isinstance(e, BreakpointMet) for e in events)


def test_a_spike_after_a_leap_of_the_rate(sets_for) -> None:
    driven = Driven(sets_for, Hyper(hidden=(16,), epochs=60, batch_size=60, learning_rate=0.001))
    driven.until(BreakpointsSet, SetBreakpoints(frozenset({"spike"})))
    events = driven.events
    driven.inbox.send(Resume())
    for event in events:
        if isinstance(event, BatchDone) and event.step == 300:
            break
    met = driven.until(BreakpointMet, SetHyper((("learning_rate", 5.0),)))[-1]
    assert 300 < met.step < 310
    assert "above the mean" in met.reason
    driven.until(BatchDone, Travel(-1), StepOnce())
    driven.until(Paused)
    assert len(driven.trainer.guard._steps) == 1  # what came before did not lead here


def test_a_unit_that_dies_is_named(sets_for) -> None:
    learner, guard = run(sets_for, 0), Guard()
    guard.set(SetBreakpoints(frozenset({"dead"})))
    hits = [guard.after_step(learner, learner.step()) for _ in range(2 * LOOK - 1)]
    assert hits == [None] * len(hits)
    learner.network.parameters[1].value[3] = -100
    hit = guard.after_step(learner, learner.step())
    assert (hit.step, hit.reason) == (2 * LOOK, "unit 3 of ReLU 1 died")


def test_a_gradient_that_is_no_number(sets_for) -> None:
    learner, guard = run(sets_for, 0), Guard()
    guard.set(SetBreakpoints(frozenset({"number"})))
    done = learner.step()
    learner.network.grads[0] = np.inf
    assert guard.after_step(learner, done).reason == "the gradient is inf"


def test_it_remembers_no_more_than_it_needs(sets_for) -> None:
    learner, guard = run(sets_for, 1), Guard()
    done = learner.step()
    for _ in range(5 * REMEMBERED):
        guard.after_step(learner, done)
    assert REMEMBERED <= len(guard._steps) <= 2 * REMEMBERED


@pytest.mark.parametrize("length", [3.0, math.inf])
def test_the_bound_is_the_one_that_was_set(length) -> None:
    guard = Guard()
    guard.set(SetBreakpoints(frozenset({"gradient"}), length))
    assert guard._on == (LongGradient(length),)
