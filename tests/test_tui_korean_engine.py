"""What the engine says comes out in Korean, with all that is nested in it."""

import dataclasses
import math

import pytest
from probed import run
from rich.cells import cell_len
from spoken import assert_korean, english_in, in_korean
from test_engine_guide import bare, claimed

from engine.breakpoints import LongGradient, LossSpike, NoNumber, StepReading, UnitDied
from engine.changes import allowed
from engine.commands import SetHyper, StartTwin
from engine.events import Diverged, EpochDone, Finished, Rejected, TestLooked, branch_name
from engine.examples import examples
from engine.fields import Choice
from engine.formula import FormulaError, read
from engine.guide import NAMES, advise
from engine.health import judge_layer
from engine.hyper import FIELDS, Hyper, HyperError
from engine.past import Past
from engine.remedies import Open, RestartWith, Set
from engine.twin import Comparison
from engine.vitals import measure
from tui.announce import announced, notice
from tui.fold import fold
from tui.korean import TEXTS
from tui.say import say, speak
from tui.view import RunView
from tui.wide import abridged, wrap


@pytest.fixture
def korean():
    speak("ko")
    yield
    speak("en")


def test_no_english_is_left_in_the_catalogue() -> None:
    assert {korean for korean in TEXTS.values() if english_in(korean)} == set()


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_each_field_is_explained_and_refuses_in_korean(field) -> None:
    with pytest.raises(HyperError) as wrong:
        field.parse("?")
    assert_korean(field.help, wrong.value)
    for width in (36, 46):  # of the pane at 80 and at 120 columns
        assert len(wrap(in_korean(field.help), width)) <= max(len(wrap(field.help, width)), 2)
    within = in_korean(field.allowed())
    assert ("또는" if isinstance(field, Choice) else "까지") in within
    assert within in in_korean(wrong.value)


def test_hints_that_no_run_is_needed_for() -> None:
    found = advise(bare(validation_images=5000, claim=claimed(4905, 4900, 61), looks=3))
    assert len(found) == 2
    for hint in found:
        assert_korean(hint.name, hint.seen, hint.why)
    actions = Set("momentum", 0.5), RestartWith("init", "he"), Open("rates"), Open("layers")
    assert_korean(*(action.text for action in (*actions, Open("mistakes"))), *NAMES)


def test_each_word_on_a_layers_health_has_its_reason(sets_for) -> None:
    learner = run(sets_for, 3)
    affine, relu, _ = measure(learner, learner.sets.validation).layers
    every = tuple(range(relu.units))
    curved = dataclasses.replace(relu, dead=None, saturated=every, near_ends=0.9)
    ailing = {
        "dead": dataclasses.replace(relu, dead=every),
        "saturated": curved,
        "vanishing": dataclasses.replace(affine, gradient=1e-4),
        "exploding": dataclasses.replace(affine, gradient=1e4),
        "still": dataclasses.replace(affine, gradient=1.0, update=1e-9),
    }
    for word, layer in ailing.items():
        health = judge_layer(layer, 1.0, 0.1)
        assert health.word == word
        assert_korean(health.word, health.reason)
    sound = dataclasses.replace(curved, saturated=(), near_ends=0.1, gradient=1.0)
    plain = dataclasses.replace(sound, near_ends=None, saturated=None)
    numberless = [dataclasses.replace(affine, **{name: math.nan})
                  for name in ("activation", "gradient")]  # fmt: skip
    for layer in (affine, relu, sound, plain, *numberless):
        assert_korean(judge_layer(layer, layer.gradient, 0.1).reason)


def test_each_breakpoint_says_why_it_was_met() -> None:
    calm = [StepReading(step, 1.0 + step % 2 / 100, 1.0, frozenset()) for step in range(30)]
    flat = [StepReading(step, 1.0) for step in range(30)]
    dead = frozenset({("ReLU 1", 3), ("ReLU 1", 5)})
    met = (
        LossSpike()([*calm, StepReading(30, 9.0)]),
        LossSpike()([*flat, StepReading(30, 9.0)]),
        NoNumber()([StepReading(1, math.nan)]),
        LongGradient(10.0)([StepReading(1, 2.0, 11.0)]),
        UnitDied()([*calm, StepReading(30, 1.0, 1.0, dead)]),
    )
    assert_korean(*(hit.reason for hit in met if hit is not None))
    assert None not in met


def test_what_a_run_refuses(sets_for) -> None:
    past = Past(run(sets_for, 1))
    for name, value in (("batch_size", 7), ("hidden", (3,)), ("learning_rate", 0.1)):
        (refused,) = Comparison(past).start(StartTwin(name, value))
        assert isinstance(refused, Rejected)
        assert_korean(refused.reason)
    for changes, compared in (((("hidden", (3,)),), None), ((("momentum", 0.1),), "momentum")):
        with pytest.raises(HyperError) as wrong:
            allowed(Hyper(), SetHyper(changes), compared)
        assert_korean(wrong.value)


@pytest.mark.parametrize(
    "formula",
    ["x+" * 300, "x +", "x % 2", "y", "x ** y", "log(0 * x)", "sin(x)", "9e9 ** 1e6"],
)
def test_formulas_that_cannot_be_read(formula: str) -> None:
    with pytest.raises(FormulaError) as wrong:
        read(formula, {"x": 1.0})
    assert_korean(wrong.value)


def test_the_small_graphs() -> None:
    for example in examples():
        assert_korean(example.words, *(row.why for row in example.rows if row.why))


def test_notices_are_folded_in_korean(korean) -> None:
    view = RunView()
    row = EpochDone(1, 9, 0.5, 0.9, 0.4, 0.91, 0.1, 1.0, 100.0)
    looked = fold(view, [TestLooked(9, 2, 0.4, 0.9)]).notice
    assert looked == "test accuracy 90.00%, loss 0.4000. 이번 학습에서 2번 봤어요."
    assert "epoch 1의 91.00%예요. t 키를" in fold(view, [row, Finished(9, 1)]).notice
    failed = fold(view, [Diverged(9, math.nan, 0.1, 5, "")]).notice
    assert failed.startswith("step 9에서 loss가 nan 값이 됐어요(learning rate 0.1).")
    (hint,) = advise(bare(looks=3))
    answered = dataclasses.replace(view, answers=view.answers)
    assert announced(answered, frozenset())[0].notice == ""
    assert say(branch_name(2)) == "branch 2"
    assert notice(hint.name).endswith("너무 자주 본 test set. 0 키를 누르세요.")


def test_sentences_are_broken_and_abridged_by_columns() -> None:
    for line in wrap("걸음이 너무 짧아서 그 아래 땅이 곧게 뻗어 있어요", 20):
        assert cell_len(line) <= 20
        assert "\0" not in line
    assert wrap("plain words", 5) == ["plain", "words"]
    assert abridged("골짜기 바닥", 11) == "골짜기 바닥"
    assert abridged("골짜기 바닥", 10) == "골짜기 바…"
