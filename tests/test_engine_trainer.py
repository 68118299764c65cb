import math
import subprocess
import sys
import tracemalloc
from itertools import islice

import numpy as np
import pytest
from conftest import small_dataset
from driven import SMALL, Driven, kinds

from engine.batches import Batches
from engine.commands import (
    Inbox,
    LookAtTest,
    Pause,
    Reset,
    Resume,
    RunEpoch,
    SetHyper,
    StepOnce,
    Stop,
    TryRates,
    Watch,
)
from engine.events import (
    BatchDone,
    Diverged,
    EpochDone,
    Event,
    Finished,
    HyperApplied,
    Paused,
    RatesTested,
    Rejected,
    Resumed,
    Started,
    Stopped,
    TestLooked,
    Watched,
)
from engine.hyper import Hyper
from engine.optimizers import OPTIMIZERS
from engine.trainer import Trainer


def test_a_run_from_beginning_to_end(sets_for) -> None:
    events = list(Trainer(sets_for, SMALL).run())
    epoch = [BatchDone, EpochDone]
    assert kinds(events) == [Started, Resumed, *epoch, *epoch, Finished]
    batches = [e for e in events if isinstance(e, BatchDone)]
    assert [b.step for b in batches] == list(range(1, 19))  # 500 images: 8 x 60 and 1 x 20
    assert [b.size for b in batches[:9]] == [60] * 8 + [20]
    assert [b.seen for b in batches[7:10]] == [480, 500, 60]
    assert [b.epoch for b in batches[8:10]] == [1, 2]
    rows = [e for e in events if isinstance(e, EpochDone)]
    assert rows[1].validation_loss < rows[0].validation_loss
    assert rows[0].train_loss == pytest.approx(sum(b.loss * b.size for b in batches[:9]) / 500)
    assert rows[0].train_accuracy == sum(b.correct for b in batches[:9]) / 500


def test_it_learns(sets_for) -> None:
    events = list(Trainer(sets_for, SMALL.changed(epochs=10)).run())
    assert [e for e in events if isinstance(e, EpochDone)][-1].validation_accuracy > 0.95


def test_the_first_events_can_be_taken(sets_for) -> None:
    assert len(list(islice(Trainer(sets_for, SMALL).run(), 5))) == 5


def test_pause_step_epoch_resume(sets_for) -> None:
    driven = Driven(sets_for)
    assert kinds(driven.until(Paused, StepOnce())) == [Resumed, BatchDone, Paused]
    events = driven.until(Paused, RunEpoch())
    assert kinds(events) == [Resumed, BatchDone, EpochDone, Paused]
    assert driven.trainer.learner.steps == 9
    driven.until(Resumed, Resume())
    assert driven.until(Paused, Pause())[-1] == Paused(driven.trainer.learner.steps)
    assert kinds(driven.until(Finished, Resume()))[-1] is Finished
    assert "All epochs are done" in driven.until(Rejected, Resume())[-1].reason
    driven.until(Paused, SetHyper((("epochs", 3),)))
    assert driven.until(Finished, Resume())[-1].epoch == 3
    assert driven.until(Stopped, Stop())[-1] == Stopped(27)
    assert next(driven.events, None) is None


def test_a_pause_obeys_commands_in_order(sets_for) -> None:
    driven = Driven(sets_for)
    events = driven.until(TestLooked, StepOnce(), Pause(), LookAtTest())
    assert kinds(events) == [Resumed, BatchDone, Paused, TestLooked]


def test_three_steps_asked_for_at_once_are_three(sets_for) -> None:
    driven = Driven(sets_for)
    driven.until(Stopped, StepOnce(), StepOnce(), StepOnce(), Stop())
    assert driven.trainer.learner.steps == 3


def test_live_changes_hold_from_the_next_batch(sets_for) -> None:
    driven = Driven(sets_for)
    driven.until(Paused, StepOnce())
    applied = driven.until(HyperApplied, SetHyper((("learning_rate", 0.5), ("batch_size", 200))))
    change = applied[-1]
    assert change.step == 1
    assert [(c.name, c.old, c.new) for c in change.changes] == [
        ("learning_rate", 0.1, 0.5),
        ("batch_size", 60, 200),
    ]
    batch = driven.until(BatchDone, StepOnce())[-1]
    assert (batch.size, batch.learning_rate) == (200, 0.5)
    driven.until(Paused)
    driven.until(HyperApplied, SetHyper((("batch_size", 4096),)))
    assert driven.until(BatchDone, StepOnce())[-1].size == 240  # what the epoch has left


def test_changing_the_optimizer_forgets_its_velocity_and_says_so(sets_for) -> None:
    driven = Driven(sets_for, SMALL.changed(optimizer="momentum"))
    driven.until(Paused, StepOnce())
    assert driven.trainer.learner.optimizer.slots["velocity"].any()
    applied = driven.until(HyperApplied, SetHyper((("optimizer", "sgd"),)))[-1]
    assert "velocity cleared" in applied.note


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ((("learning_rate", -1),), "learning rate"),
        ((("hidden", (5,)),), "hidden layers cannot change during a run"),
        ((("speed", 5),), "no hyperparameter"),
    ],
)
def test_refusals_change_nothing(sets_for, changes, words: str) -> None:
    driven = Driven(sets_for)
    refusal = driven.until(Rejected, SetHyper(changes))[-1]
    assert words in refusal.reason
    assert driven.trainer.learner.hyper == SMALL


def test_decoupled_decay_shrinks_the_weights_and_not_the_biases(sets_for) -> None:
    def weights(decay: float) -> list[np.ndarray]:
        hyper = SMALL.changed(optimizer="adamw", learning_rate=1e-5, weight_decay=decay)
        learner = Trainer(sets_for, hyper).learner
        learner.network.params[:] = 1
        learner.step()
        return [p.value.mean() for p in learner.network.parameters]

    plain, decayed = weights(0), weights(1)
    shrunk = [a - b for a, b in zip(plain, decayed, strict=True)]
    assert shrunk == pytest.approx([1e-5, 0, 1e-5, 0], abs=2e-7)


def test_schedule_reaches_from_full_rate_to_nothing(sets_for) -> None:
    events = list(Trainer(sets_for, SMALL.changed(schedule="cosine")).run())
    rates = [e.learning_rate for e in events if isinstance(e, BatchDone)]
    assert rates[0] == pytest.approx(0.1)
    assert rates == sorted(rates, reverse=True)
    assert rates[-1] < 0.001


def test_reset_begins_anew(sets_for) -> None:
    driven = Driven(sets_for)
    before = driven.trainer.learner.network.params.copy()
    driven.until(Finished, Resume())
    assert not np.array_equal(before, driven.trainer.learner.network.params)
    started = driven.until(Started, Reset(SMALL))[-1]
    assert np.array_equal(before, driven.trainer.learner.network.params)
    assert started.parameters == 784 * 16 + 16 + 160 + 10
    assert driven.until(BatchDone, Resume())[-1].step == 1


def test_watching_and_looking_do_not_disturb_training(sets_for) -> None:
    plain = Trainer(sets_for, SMALL)
    list(plain.run())
    driven = Driven(sets_for)
    for command in (StepOnce(), Watch("wrong"), LookAtTest(), RunEpoch(), Watch("uncertain")):
        driven.inbox.send(command)
    driven.until(Finished, Resume(), Watch(), SetHyper((("learning_rate", 0.1),)))
    assert np.array_equal(plain.learner.network.params, driven.trainer.learner.network.params)


def test_watch_picks(sets_for, dataset) -> None:
    driven = Driven(sets_for)
    driven.until(Paused, RunEpoch())
    labels = dataset.split(SMALL.seed, 100).validation.labels
    sample = driven.until(Watched, Watch("sample", count=7))[-1]
    assert [d.place for d in sample.digits] == list(range(7))
    assert [d.label for d in sample.digits] == labels[:7].tolist()
    assert sample.total == 100
    for digit in sample.digits:
        assert sum(digit.probabilities) == pytest.approx(1, abs=1e-5)
        assert digit.guess == max(range(10), key=digit.probabilities.__getitem__)
        assert len(digit.pixels) == 784
    only = driven.until(Watched, Watch("class", label=3, count=100))[-1]
    assert {d.label for d in only.digits} == {3}
    assert only.total == len(only.digits) == (labels == 3).sum()
    wrong = driven.until(Watched, Watch("wrong", count=100))[-1]
    assert all(d.guess != d.label for d in wrong.digits)
    assert wrong.total == round((1 - wrong.accuracy) * 100)
    truth = [d.probabilities[d.label] for d in wrong.digits]
    assert truth == sorted(truth)
    unsure = driven.until(Watched, Watch("uncertain", count=100, offset=5))[-1]
    margins = [np.diff(sorted(d.probabilities)[-2:])[0] for d in unsure.digits]
    assert margins == sorted(margins)
    assert len(unsure.digits) == 95


def test_looks_at_the_test_set_are_counted(sets_for) -> None:
    driven = Driven(sets_for)
    first, second = (driven.until(TestLooked, LookAtTest())[-1] for _ in range(2))
    assert (first.looks, second.looks) == (1, 2)
    assert first.accuracy == second.accuracy


def test_the_posts_protocol_looks_at_the_test_set_every_epoch(sets_for) -> None:
    events = list(Trainer(sets_for, SMALL.changed(split="post")).run())
    assert events[0].train_images == 600
    looks = [e for e in events if isinstance(e, TestLooked)]
    rows = [e for e in events if isinstance(e, EpochDone)]
    assert [look.looks for look in looks] == [1, 2]
    assert [look.accuracy for look in looks] == [row.validation_accuracy for row in rows]


@pytest.mark.filterwarnings("error")
def test_divergence_keeps_good_parameters_and_gives_advice(sets_for) -> None:
    hyper = SMALL.changed(learning_rate=100, weight_decay=1, epochs=1000)
    driven = Driven(sets_for, hyper)
    before = driven.trainer.learner.network.params.copy()
    diverged = driven.until(Diverged, Resume())[-1]
    assert not math.isfinite(diverged.loss)
    assert diverged.kept_step == 0
    assert "learning rate" in diverged.advice
    assert np.array_equal(driven.trainer.learner.network.params, before)
    assert "has diverged" in driven.until(Rejected, Resume())[-1].reason
    assert isinstance(driven.until(Started, Reset(SMALL))[-1], Started)
    assert isinstance(list(Trainer(sets_for, hyper).run())[-1], Diverged)


def test_same_seed_same_weights(sets_for) -> None:
    def weights(seed: int) -> np.ndarray:
        trainer = Trainer(sets_for, SMALL.changed(seed=seed))
        list(trainer.run())
        return trainer.learner.network.params

    assert np.array_equal(weights(5), weights(5))
    assert not np.array_equal(weights(5), weights(6))


def test_an_epoch_takes_every_image_once(dataset) -> None:
    batches = Batches(dataset.train, np.random.default_rng(0), 64)
    seen = []
    for _ in range(10):
        x, t = batches.next(64)
        seen += t.tolist()
        assert x.dtype == np.float32
        assert 0 <= x.min() <= x.max() <= 1
    assert batches.epoch_is_over
    assert sorted(seen) == sorted(dataset.train.labels.tolist())
    first = batches.order.copy()
    batches.next(64)
    assert (batches.epoch, batches.position) == (2, 64)
    assert not np.array_equal(first, batches.order)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_step_allocates_no_array(sets_for, optimizer: str) -> None:
    hyper = SMALL.changed(hidden=(64, 32), optimizer=optimizer, weight_decay=1e-4, batch_size=5)
    trainer = Trainer(sets_for, hyper)
    trainer.learner.step()
    tracemalloc.start()
    for _ in range(98):  # one short of the epoch: a new one draws a permutation
        trainer.learner.step()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 16_000  # the list of inked pixels, and NumPy's own buffers


def test_a_large_step_allocates_no_more_than_numpys_own_buffer() -> None:
    dataset = small_dataset(train=14_000)
    hyper = SMALL.changed(hidden=(512,), batch_size=128, optimizer="adam")
    learner = Trainer(lambda h: dataset.split(h.seed, 100), hyper).learner
    learner.step()
    tracemalloc.start()
    for _ in range(100):
        learner.step()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 16_000  # a batch of hidden units takes 262,144 bytes
    assert np.getbufsize() == 8192  # as it was


def test_stop_ends_a_long_look(sets_for, monkeypatch) -> None:
    driven = Driven(sets_for)
    driven.inbox.send(LookAtTest())
    driven.inbox.send(Stop())
    assert kinds(list(driven.events)) == [Stopped]


def test_the_engine_needs_no_screen() -> None:
    code = (
        "import sys, engine.trainer, engine.presets, engine.gradcheck\n"
        "bad = {'textual', 'rich', 'asyncio', 'data', 'tui'} & set(sys.modules)\n"
        "sys.exit(str(bad) if bad else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def until_step(sets_for, hyper: Hyper, last: int, *commands: object) -> tuple[Trainer, list[Event]]:
    """Obey the commands, then stop after the last step; a `Stop` in line would cut them short."""
    inbox, events = Inbox(), []
    for command in commands:
        inbox.send(command)
    trainer = Trainer(sets_for, hyper)
    for event in trainer.run(inbox, paused=True):
        events.append(event)
        if isinstance(event, Paused | RatesTested) and trainer.learner.steps == last:
            inbox.send(Stop())
    return trainer, events


def test_the_range_test_leaves_the_running_network_untouched(sets_for) -> None:
    hyper = Hyper(optimizer="adam", learning_rate=0.001, batch_norm="on", dropout=0.2)
    three = [StepOnce()] * 3
    plain, _ = until_step(sets_for, hyper, 6, *three, *three)
    tested, events = until_step(sets_for, hyper, 6, *three, TryRates(), *three)
    assert np.array_equal(plain.learner.network.params, tested.learner.network.params)
    (found,) = (event for event in events if isinstance(event, RatesTested))
    assert found.step == 3
    rates = [rate for rate, _ in found.points]
    assert rates == sorted(rates)


def test_a_new_network_gets_a_suggestion(sets_for) -> None:
    _, events = until_step(sets_for, Hyper(), 0, TryRates())
    (found,) = (event for event in events if isinstance(event, RatesTested))
    assert found.suggestion is not None
    assert "falls fastest" in found.reason


def test_the_range_test_gives_up_when_asked_to_stop(sets_for) -> None:
    inbox = Inbox()
    inbox.send(TryRates())
    inbox.send(Stop())
    events = list(Trainer(sets_for, Hyper()).run(inbox, paused=True))
    assert kinds(events) == [Started, Stopped]
