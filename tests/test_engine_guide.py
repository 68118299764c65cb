"""Every rule is provoked by a real run; that sound ones provoke none is tested beside."""

import dataclasses
from functools import cache

import numpy as np
import pytest
from courses import NEVER, course, digits, hints
from driven import SMALL, Driven
from probed import EVERYTHING, run, untouched
from spoken import assert_korean

from engine.checkup import readings
from engine.commands import Ask, Reset, RunEpoch, SetHyper, Travel
from engine.events import Answered, HyperApplied, Moved, Paused, Started
from engine.guide import NAMES, advise, silent
from engine.hints import Claim, Hint, Readings, Side, near, restart
from engine.hyper import Hyper
from engine.presets import PRESETS
from engine.questions import AskAdvice
from engine.remedies import Open, RestartWith, Set
from engine.ruler import Mark, along


def one(name: str, found: tuple[Hint, ...]) -> Hint:
    """The first hint of that name; all others must at least be complete."""
    for hint in found:
        assert hint.seen.endswith(".") or hint.seen[-1].isdigit()
        assert any(sign.isdigit() for sign in hint.seen)
        assert len(hint.why) > 80
        assert hint.formula
        assert hint.action.text
        assert "nan" not in hint.seen + hint.action.text
        assert_korean(hint.name, hint.seen, hint.why, hint.action.text)
    named = [hint for hint in found if hint.name == name]
    assert named, {hint.name for hint in found}
    return named[0]


PROVOKED = {
    "divergence": (Hyper(learning_rate=100.0, weight_decay=1.0), 40, Set("learning_rate", 10.0)),
    "first weights too large": (
        Hyper(hidden=(50, 50), init="normal", init_std=1.0),
        60,
        RestartWith("init", "he"),
    ),
    "dead units": (Hyper(learning_rate=3.0), 120, RestartWith("learning_rate", 0.3)),
    "saturated units": (
        Hyper(activation="sigmoid", init="normal", init_std=1.0),
        60,
        RestartWith("init", "xavier"),
    ),
    "vanishing gradient": (
        Hyper(activation="sigmoid", hidden=(50,) * 5),
        60,
        RestartWith("activation", "relu"),
    ),
    "exploding gradient": (
        Hyper(hidden=(50,) * 6, init="normal", init_std=0.9, learning_rate=1e-4),
        60,
        RestartWith("init", "he"),
    ),
    "parameters that do not move": (Hyper(learning_rate=1e-5), 60, Open("rates")),
    "learning rate too high": (Hyper(learning_rate=2.0), 20, None),
    "learning rate too low": (Hyper(learning_rate=0.002), 60, Set("learning_rate", 0.02)),
    "plateau at guessing": (PRESETS["post"].hyper, 120, RestartWith("init", "he")),
    "noise larger than the gain": (
        Hyper(batch_size=1, learning_rate=0.1, epochs=1),
        2700,
        Set("batch_size", 8),
    ),
    "schedule over before the epochs": (
        Hyper(schedule="step", epochs=16, learning_rate=0.2, hidden=(20,)),
        900,
        Set("schedule", "cosine"),
    ),
}


@cache
def provoked(name: str) -> tuple[Hint, ...]:
    """All that the guide says of that run; several tests look at it."""
    hyper, steps, _ = PROVOKED[name]
    every = 20 if steps < 60 else 900 if steps > 1000 else 60
    return tuple(hints(hyper, steps, range(0, 10**9, every)))


@pytest.mark.parametrize("name", PROVOKED)
def test_a_fault_is_seen(name: str) -> None:
    hint, action = one(name, provoked(name)), PROVOKED[name][2]
    assert action is None or hint.action == action


@pytest.mark.parametrize("name", ["learning rate too low", "learning rate too high"])
def test_the_suggested_rate_is_better(name: str) -> None:
    hyper, rate = PROVOKED[name][0], one(name, provoked(name)).action.value
    *_, before = course(hyper, 150, NEVER)
    *_, after = course(hyper.changed(learning_rate=rate), 150, NEVER)
    assert after.loss < before.loss


def test_overfitting() -> None:
    hyper = Hyper(hidden=(50,), optimizer="adam", learning_rate=0.01, batch_size=64, epochs=6)
    *_, now = course(hyper, at=NEVER, data=digits(1300, wrong=0.3))
    assert one("overfitting", advise(now)).action == Set("weight_decay", 0.001)
    decayed = dataclasses.replace(now, hyper=hyper.changed(weight_decay=1e-6))
    assert one("overfitting", advise(decayed)).action == RestartWith("dropout", 0.2)


def bare(**changes) -> Readings:
    return Readings(**({"hyper": Hyper(), "step": 1, "rate": 0.1} | changes))


SLOW = SMALL.changed(learning_rate=0.01, epochs=9)  # so that it still errs


def claimed(better: int, other: int, apart: int) -> Claim:
    return Claim(Side("branch 1", better), Side("main", other), apart)


def test_rules_without_readings_are_known() -> None:
    assert silent(bare(step=0, losses=(2.3,), looks=1)) == NAMES
    assert set(NAMES) - set(silent(bare())) == {"test set worn out"}
    *_, now = course(SMALL, 120)
    assert silent(now)[-1] == "difference too small"
    assert {"divergence", "dead units", "rate too low"}.isdisjoint(silent(now))


def test_a_difference_that_chance_could_make() -> None:
    (hint,) = advise(bare(validation_images=5000, claim=claimed(4905, 4900, 61)))
    assert hint.name == "difference too small to tell"
    assert "branch 1 reads 98.10% right and main 98.00%, 5 more of 5,000 images" in hint.seen
    assert "33 only the first reads, 28 only the second" in hint.seen
    assert "from -0.21% to +0.41%" in hint.seen
    assert advise(bare(validation_images=5000, claim=claimed(4900, 4700, 260))) == ()
    assert advise(bare(validation_images=5000, claim=claimed(4900, 4900, 60))) == ()
    assert advise(bare(claim=claimed(2, 1, 3))) == ()


def told(driven: Driven) -> dict[str, Hint]:
    """What the guide says of a run with a past."""
    answered = driven.until(Answered, Ask(AskAdvice()))[-1]
    return {hint.name: hint for hint in answered.answer.hints}


def test_branches_claim_a_difference_and_ordinary_runs_do_not(sets_for) -> None:
    driven, small = Driven(sets_for, SLOW), "difference too small to tell"
    for _ in range(2):
        driven.until(Paused, RunEpoch())
        assert small not in told(driven)
    driven.until(Moved, Travel(-1))
    assert small not in told(driven), "the past alone is no branch"
    driven.until(HyperApplied, SetHyper((("learning_rate", 0.012),)))
    driven.until(Paused, RunEpoch())
    seen = told(driven)[small].seen
    assert "branch 1" in seen
    assert "main" in seen
    assert "of 100 images" in seen
    driven.until(Started, Reset(driven.trainer.learner.hyper))
    assert small not in told(driven)


def test_a_branch_that_fails_is_told_from_the_other(sets_for) -> None:
    driven = Driven(sets_for, SMALL.changed(epochs=9))
    for _ in range(3):
        driven.until(Paused, RunEpoch())
    driven.until(Moved, Travel(-3))
    driven.until(HyperApplied, SetHyper((("learning_rate", 1e-5),)))
    driven.until(Paused, RunEpoch())
    assert "difference too small to tell" not in told(driven)


def test_near_the_edge_is_no_fault_while_the_loss_falls() -> None:
    rulers = (along(100, 0.1, lambda factor: Mark(factor, 1 - factor + 0.8 * factor**2, 1.0)),) * 5
    assert 1 < rulers[0].edge < 1.5
    falling, standing = np.linspace(2.3, 0.8, 300), np.linspace(1.0, 1.1, 300)
    falls = bare(losses=tuple(falling), rulers=rulers)
    stands = bare(losses=tuple(standing), rulers=rulers)
    jumped = bare(losses=(2.3, 5.0, *falling[:150]), rulers=rulers)
    assert advise(falls) == ()
    for now in (stands, jumped):
        assert one("learning rate too high", advise(now)).action == Set("learning_rate", 0.03)
    assert "was up to 5.00 on the way" in advise(jumped)[0].seen


def test_a_test_set_looked_at_too_often() -> None:
    assert advise(bare(looks=2)) == ()
    (hint,) = advise(bare(looks=3))
    assert hint.name == "test set looked at too often"


def test_without_readings_the_guide_is_silent() -> None:
    assert advise(bare()) == ()


def test_the_floor_of_a_smoothed_loss() -> None:
    assert bare().floor == 0
    q = np.array([0.91] + [0.01] * 9)
    smoothed = bare(hyper=Hyper(label_smoothing=0.1))
    assert smoothed.floor == pytest.approx(-(q * np.log(q)).sum())


def test_losses_that_stand_and_losses_that_fall() -> None:
    noise = np.tile(np.random.default_rng(0).normal(0, 0.1, 200), 2)
    assert bare(losses=tuple(1 + noise)).stands
    assert not bare(losses=tuple(1 + noise - np.linspace(0, 0.3, 400))).stands
    assert not bare(losses=(1.0,) * 50).stands


def test_values_are_rounded_into_the_fields_range() -> None:
    assert near("learning_rate", 0.0234) == 0.02
    assert near("learning_rate", 1e-9) == 1e-5
    assert near("learning_rate", 1e9) == 100


def test_no_action_asks_for_what_is_there() -> None:
    layers = restart(bare(hyper=Hyper(batch_norm="on")), ("init", "he"), ("batch_norm", "on"))
    assert layers == Open("layers")
    assert restart(bare(), ("init", "he"), ("batch_norm", "on")) == RestartWith("batch_norm", "on")
    for name, (hyper, *_) in PROVOKED.items():
        for hint in provoked(name):
            if not isinstance(hint.action, Open):
                assert hyper.value(hint.action.name) != hint.action.value
                hyper.changed(**{hint.action.name: hint.action.value})


def test_the_checkup_leaves_the_run_alone(sets_for) -> None:
    learner = run(sets_for, 9, **EVERYTHING)
    untouched(learner, lambda: advise(readings(learner)))
    empty = run(sets_for, 0)
    untouched(empty, lambda: advise(readings(empty)))
