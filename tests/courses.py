"""Courses: real runs on real digits, with all instruments read now and then."""

import dataclasses
from collections.abc import Container, Iterator
from functools import cache

import numpy as np
from mnist import mnist

from data.dataset import Dataset, Examples
from engine.checkup import readings
from engine.evaluation import evaluate
from engine.events import EpochDone
from engine.guide import advise
from engine.hints import Hint, Readings
from engine.hyper import Hyper
from engine.learner import Learner, NotFinite

NEVER: tuple[int, ...] = ()  # but at the ends of epochs


@cache
def digits(images: int = 3000, wrong: float = 0.0) -> Dataset:
    """The first images of MNIST, some of them with random labels."""
    whole, rng = mnist(), np.random.default_rng(0)
    labels = whole.train.labels[:images].copy()
    labels[rng.random(images) < wrong] = rng.integers(0, 10)
    train = Examples(whole.train.images[:images], labels)
    test = whole.test.at(np.arange(300))
    return dataclasses.replace(whole, train=train, test=test)


def course(
    hyper: Hyper,
    steps: int = 10**9,
    at: Container[int] = range(0, 10**9, 60),
    data: Dataset | None = None,
    validation: int = 300,
) -> Iterator[Readings]:
    """Train, and read all instruments at some steps, and at the end of each epoch."""
    split = (data or digits()).split(hyper.seed, 0 if hyper.split == "post" else validation)
    learner = Learner(split, hyper, 10)
    losses, epochs = [], []
    while len(epochs) < hyper.epochs and learner.steps < steps:
        done = learner.step()
        losses.append(done.loss)
        if isinstance(done, NotFinite):
            yield readings(learner, losses, epochs, diverged=True)
            return
        if learner.batches.epoch_is_over:
            tally, found = learner.tally, evaluate(learner.network, learner.sets.validation)
            means = tally.loss, tally.accuracy, found.loss, found.accuracy
            number = learner.batches.epoch
            epochs.append(EpochDone(number, learner.steps, *means, learner.rate, 0.0, 0.0))
        if learner.steps in at or learner.batches.epoch_is_over:
            yield readings(learner, losses, epochs)


def hints(*taken, **options) -> list[Hint]:
    return [hint for now in course(*taken, **options) for hint in advise(now)]
