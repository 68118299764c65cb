"""Evaluation: what the network makes of images that it does not learn from."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.arrays import SCALE, Floats, Labels
from engine.batches import Examples
from engine.commands import Watch
from engine.events import Digit, Watched
from engine.metrics import Tally
from engine.network import Network

CHUNK = 500  # images a pass: large enough for BLAS, small enough to stay in the cache


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Mean loss, accuracy, and the probabilities (N, classes) for every image."""

    loss: float
    accuracy: float
    probabilities: Floats


def never() -> bool:
    """Nobody asks to give up."""
    return False


def evaluate(
    network: Network, examples: Examples, give_up: Callable[[], bool] = never
) -> Evaluation | None:
    """Run all examples through the network; None if `give_up` said so between two chunks."""
    tally = Tally()
    probabilities = np.empty((len(examples.labels), network.n_out), network.dtype)
    chunk = min(CHUNK, network.capacity)
    x = np.empty((chunk, network.n_in), network.dtype)
    for start in range(0, len(examples.labels), chunk):
        if give_up():
            return None
        part = slice(start, start + chunk)
        labels = examples.labels[part]
        n = len(labels)
        np.copyto(x[:n], examples.images[part])
        x[:n] *= SCALE
        loss = network.loss(x[:n], labels)
        tally.add(loss, network.loss_layer.correct(), n)
        probabilities[part] = network.loss_layer.probabilities
    return Evaluation(tally.loss, tally.accuracy, probabilities)


def picked(evaluation: Evaluation, labels: Labels, watch: Watch) -> Labels:
    """Return the places of the images that `watch` asks for, the most telling first."""
    p = evaluation.probabilities
    if watch.pick == "class":
        return np.flatnonzero(labels == watch.label)
    if watch.pick == "wrong":
        wrong = np.flatnonzero(p.argmax(axis=1) != labels)
        return wrong[np.argsort(p[wrong, labels[wrong]], kind="stable")]
    if watch.pick == "uncertain":
        two = np.partition(p, -2, axis=1)[:, -2:]
        return np.argsort(two[:, 1] - two[:, 0], kind="stable")
    return np.arange(len(labels))


def watched(
    network: Network,
    examples: Examples,
    watch: Watch,
    step: int,
    give_up: Callable[[], bool] = never,
) -> Watched | None:
    """Answer `watch` from a pass over all examples; None if `give_up` said so."""
    began = time.perf_counter()
    evaluation = evaluate(network, examples, give_up)
    if evaluation is None:
        return None
    places = picked(evaluation, examples.labels, watch)
    shown = places[watch.offset : watch.offset + watch.count]
    return Watched(
        watch=watch,
        step=step,
        total=len(places),
        digits=tuple(digit(evaluation, examples, int(place)) for place in shown),
        loss=evaluation.loss,
        accuracy=evaluation.accuracy,
        seconds=time.perf_counter() - began,
    )


def digit(evaluation: Evaluation, examples: Examples, place: int) -> Digit:
    """Copy one image and its probabilities out of the arrays."""
    probabilities = evaluation.probabilities[place]
    return Digit(
        place=place,
        label=int(examples.labels[place]),
        guess=int(probabilities.argmax()),
        probabilities=tuple(probabilities.tolist()),
        pixels=examples.images[place].tobytes(),
    )
