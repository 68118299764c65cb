"""Benchmarks: where the time of a step goes, and how soon a network has learned.

All times are medians or whole runs on the machine at hand; only those taken in one go may be
compared.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np

from engine.events import EpochDone
from engine.layers import Affine
from engine.learner import Learner
from engine.network import place
from engine.said import said
from engine.trainer import Trainer


def median_seconds(run: Callable[[], object], times: int) -> float:
    """Return the median duration of a call, after one to warm up."""
    run()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        run()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def floor(learner: Learner, times: int) -> float:
    """Seconds for the least that a step must do: the gather and its matrix products."""
    rng, size = np.random.default_rng(0), learner.hyper.batch_size
    affines = [layer for layer in learner.network.layers if isinstance(layer, Affine)]
    shapes = [(layer.n_in, layer.n_out) for layer in affines]
    xs = [rng.standard_normal((size, n_in)).astype(np.float32) for n_in, _ in shapes]
    dys = [rng.standard_normal((size, n_out)).astype(np.float32) for _, n_out in shapes]
    ws = [rng.standard_normal(shape).astype(np.float32) for shape in shapes]
    ys, dxs, dws = ([np.empty_like(array) for array in arrays] for arrays in (dys, xs, ws))

    def run() -> None:
        learner.batches.next(size)
        for index in range(len(shapes)):
            np.matmul(xs[index], ws[index], out=ys[index])
            np.matmul(xs[index].T, dys[index], out=dws[index])
            if index > 0:
                np.matmul(dys[index], ws[index].T, out=dxs[index])

    return median_seconds(run, times)


def operations(learner: Learner) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield the parts of a step in order, each with what does it: call each before the next."""
    network, hyper = learner.network, learner.hyper
    batch = learner.batches.next(hyper.batch_size)

    def gather() -> None:
        nonlocal batch
        batch = learner.batches.next(hyper.batch_size)

    yield said("gather the batch"), gather
    flow = batch[0]
    for index, layer in enumerate(network.layers):
        name = place(network.layers, index)
        yield f"{name} forward", partial(layer.forward, flow, training=True)
        flow = layer.forward(flow, training=True)
    loss = network.loss_layer
    yield "loss forward", partial(loss.forward, flow, batch[1], hyper.label_smoothing)
    yield "accuracy", loss.correct
    yield "loss backward", loss.backward
    flow = loss.backward()
    for index, layer in reversed(list(enumerate(network.layers))):
        name = place(network.layers, index)
        yield f"{name} backward", partial(layer.backward, flow)
        flow = layer.backward(flow)
    optimizer, t = learner.optimizer, learner.steps + 1
    yield (
        f"{hyper.optimizer} update",
        lambda: optimizer.step(network.params, network.grads, 1e-9, hyper, t),
    )


def split(learner: Learner, times: int) -> list[tuple[str, float]]:
    """Return each operation of a step with its median seconds."""
    return [(name, median_seconds(run, times)) for name, run in operations(learner)]


def step_seconds(learner: Learner, times: int) -> float:
    """Median seconds of a whole step."""
    return median_seconds(learner.step, times)


def seconds_to(trainer: Trainer, targets: Sequence[float]) -> list[float | None]:
    """Train to the end; return when each validation accuracy was reached, None if never.

    The seconds are the trainer's own, its evaluations included.
    """
    reached: list[float | None] = [None] * len(targets)
    for event in trainer.run():
        if isinstance(event, EpochDone):
            for index, target in enumerate(targets):
                if reached[index] is None and event.validation_accuracy >= target:
                    reached[index] = trainer.learner.clock.seconds
    return reached
