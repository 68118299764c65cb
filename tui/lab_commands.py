"""What `gradcheck`, `lrfind`, `bench` and `autopsy` do: they examine networks of their own."""

from __future__ import annotations

import argparse

from engine.hyper import Hyper
from tui.cli import complain
from tui.say import say
from tui.session import sets_for


def examine(arguments: argparse.Namespace, hyper: Hyper) -> int:
    """Do what one of these commands asks for; returns the exit code."""
    if arguments.command == "gradcheck":
        return check_gradients(hyper)
    if arguments.command == "lrfind":
        return find_rate(hyper)
    return measure(hyper, arguments.seeds)


def check_gradients(hyper: Hyper) -> int:
    """Compare backpropagation with numerical differentiation on real digits, in float64."""
    import numpy as np

    from data.catalog import load
    from engine.gradcheck import check
    from engine.network import build
    from engine.streams import stream
    from tui.checks import show

    dataset, count = load("mnist"), 10
    images = dataset.train.images[:count] / 255
    network = build(
        hyper,
        images.shape[1],
        len(dataset.classes),
        stream(hyper.seed, "init"),
        capacity=count,
        dtype=np.float64,
    )
    rng = np.random.default_rng(hyper.seed)
    return show(check(network, images, dataset.train.labels[:count], rng))


def find_rate(hyper: Hyper) -> int:
    """Run the learning-rate range test on a network of its own."""
    from data.catalog import load
    from engine.learner import Learner
    from engine.range_test import sweep
    from tui.rangetest import show

    dataset = load("mnist")
    constant = hyper.changed(schedule="constant")
    return show(sweep(Learner(sets_for(dataset, constant), constant, len(dataset.classes))))


def measure(hyper: Hyper, seeds: int) -> int:
    """Run the benchmarks on this machine."""
    from data.catalog import load
    from engine.learner import Learner
    from engine.trainer import Trainer
    from tui.bench import show

    dataset = load("mnist")
    classes, sets = len(dataset.classes), sets_for(dataset, hyper)
    return show(
        hyper,
        lambda: Learner(sets, hyper, classes),
        lambda seed: Trainer(lambda w: sets_for(dataset, w), hyper.changed(seed=seed), classes),
        seeds,
    )


def find_fault(name: str | None, steps: int) -> int:
    """Examine a network with this fault and a sound one; without a name, list the faults."""
    from rich.console import Console

    from data.catalog import load
    from engine.faults import FAULTS, Subject
    from engine.findings import Findings
    from engine.instruments import examine as instruments
    from tui.autopsy import listing, show

    if name is None:
        Console(highlight=False).print(listing())
        return 0
    if name not in (*FAULTS, "none"):
        names = ", ".join(FAULTS)
        return complain(
            say("no fault is called {name!r}; choose {names} or none", name=name, names=names)
        )
    fault, dataset = FAULTS.get(name), load("mnist")
    sets = dataset.split(0, 1000)
    examples = sets.train, sets.validation
    pixels, classes = dataset.side**2, len(dataset.classes)

    def examined(kind: type[Subject]) -> Findings:
        return instruments(lambda dtype: kind(pixels, classes, dtype), *examples, steps)

    faulty, sound = (fault.faulty, fault.sound) if fault else (Subject, Subject)
    return show(name, examined(faulty), examined(sound), steps)
