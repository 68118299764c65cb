"""Runs at the edges of what is possible: they end well, or say what is wrong."""

import math

import numpy as np
import pytest
from driven import SMALL, Driven

from data.dataset import Dataset, Examples
from engine.commands import LookAtTest, Resume, StartTwin, TryRates, Watch
from engine.events import (
    BatchDone,
    Diverged,
    EpochDone,
    Finished,
    RatesTested,
    TestLooked,
    TwinStarted,
    Watched,
)
from engine.hyper import FIELDS
from engine.trainer import Trainer


def dataset_of(images: np.ndarray, test: int = 3) -> Dataset:
    labels = np.arange(len(images), dtype=np.int64) % 10
    few = Examples(images[:test].copy(), labels[:test].copy())
    return Dataset("odd", "Odd", 28, tuple("0123456789"), Examples(images, labels), few)


@pytest.mark.parametrize("batch", [1, 4096])  # 4,096 are more than there are
@pytest.mark.parametrize("rate", [1e-5, 100.0])
def test_batch_size_and_learning_rate_at_their_ends(sets_for, batch: int, rate: float) -> None:
    hyper = SMALL.changed(batch_size=batch, learning_rate=rate, epochs=1, weight_decay=1)
    events = list(Trainer(sets_for, hyper).run())
    assert any(isinstance(event, Finished | Diverged) for event in events)
    assert all(math.isfinite(e.loss) for e in events if isinstance(e, BatchDone))


@pytest.mark.parametrize("field", [f for f in FIELDS if hasattr(f, "low") and f.name != "hidden"])
@pytest.mark.parametrize("end", ["low", "high"])
def test_every_number_at_its_ends(sets_for, field, end: str) -> None:
    value = getattr(field, end)
    hyper = SMALL.changed(optimizer="adam", learning_rate=0.001, epochs=1)
    trainer = Trainer(sets_for, hyper.changed(**{field.name: value}))
    for _, event in zip(range(30), trainer.run(), strict=False):
        if isinstance(event, BatchDone):
            assert math.isfinite(event.loss)


@pytest.mark.parametrize("images", [1, 2])
def test_one_image_to_learn_from(images: int) -> None:
    odd = dataset_of(np.full((images + 1, 784), 9, np.uint8), test=1)
    trainer = Trainer(lambda h: odd.split(h.seed, 1), SMALL.changed(batch_norm="on"))
    rows = [event for event in trainer.run() if isinstance(event, EpochDone)]
    assert len(rows) == SMALL.epochs


@pytest.mark.parametrize("grey", [0, 255])
@pytest.mark.parametrize("hidden", [(16,), (64,), ()])
def test_constant_images(grey: int, hidden) -> None:
    odd = dataset_of(np.full((60, 784), grey, np.uint8))
    driven = Driven(lambda h: odd.split(h.seed, 20), SMALL.changed(hidden=hidden, epochs=30))
    driven.until(Finished, Resume())
    assert driven.until(Watched, Watch("uncertain"))[-1].total == 20
    assert driven.until(TestLooked, LookAtTest())
    found = driven.until(RatesTested, TryRates())[-1]
    assert found.suggestion is None or found.suggestion > 0


@pytest.mark.parametrize("poison", [math.nan, math.inf, -math.inf])
def test_a_weight_that_is_no_number_is_a_divergence(sets_for, poison: float) -> None:
    driven = Driven(sets_for, SMALL.changed(epochs=50))
    driven.until(BatchDone, Resume())
    driven.trainer.learner.network.parameters[-1].value[0] = poison
    diverged = driven.until(Diverged)[-1]
    assert not math.isfinite(diverged.loss)
    assert np.isfinite(driven.trainer.learner.network.params).all()


def test_a_comparison_ends_when_the_run_diverges(sets_for) -> None:
    driven = Driven(sets_for, SMALL.changed(epochs=50))
    driven.until(TwinStarted, StartTwin("momentum", 0.5))
    driven.trainer.learner.network.params[0:] = math.nan
    events = driven.until(Diverged, Resume())
    assert "the run diverged" in next(e.reason for e in events if hasattr(e, "kept"))
