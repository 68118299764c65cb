"""Instruments: what can be measured on a network that does not learn, without knowing why.

Each looks at one thing: do shapes fit, does every layer send back the gradient that nudging its
input shows, does the same batch give the same gradient twice, do the layers' own arrays move in
an update, does a smaller step do better. The autopsy reasons from what they read.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from engine.arrays import SCALE, Floats, FloatType, Images, Labels
from engine.batches import Examples
from engine.faults import BATCH, Subject
from engine.findings import Findings, Gradient, Moved, Ruler, Training
from engine.gradcheck import Doubles, numerical_gradient
from engine.layers import Layer
from engine.network import place
from engine.said import joined, said

SAMPLE = 40  # numbers of an array that are nudged
FEW = 12  # images in the batch for gradients
LARGE = 1000.0  # logits that a sound loss survives
MARKS = 10  # accuracies noted while training


def examine(
    new: Callable[[FloatType], Subject],
    learn: Examples,
    probe: Examples,
    steps: int,
) -> Findings:
    """Read all instruments on fresh subjects that `new` makes in the precision asked for.

    It learns from `learn` and is judged by `probe`, at most `BATCH` images at a time.
    """
    subject = new(np.float32)
    labels = subject.labels(learn.labels)
    fit = label_fit(learn.images, labels)
    x, t = batch_of(learn, labels, np.arange(BATCH) % len(labels))
    with np.errstate(all="ignore"):
        if broken := broken_forward(subject, x):
            return Findings(fit, broken_forward=broken)
        if broken := broken_backward(subject, x, t):
            return Findings(fit, broken_backward=broken)
        return Findings(
            label_fit=fit,
            gradients=layer_gradients(new(np.float64), x[:FEW].astype(np.float64), t[:FEW]),
            repeated=repeated(subject, x, t),
            moved=what_moved(new(np.float32), x, t),
            alike=units_alike(new(np.float32)),
            large_loss=loss_of_large_logits(new(np.float32), t),
            ruler=ruler(new, x, t),
            training=train(new(np.float32), learn, labels, probe, steps),
        )


def batch_of(examples: Examples, labels: Labels, places: Labels) -> tuple[Floats, Labels]:
    """Images at these places as float32 from 0 to 1, and the labels given to them."""
    return examples.images[places] * np.float32(SCALE), labels[places]


def label_fit(images: Images, labels: Labels) -> float:
    """Accuracy of the simplest judge there is: the label whose mean image is nearest."""
    classes = int(labels.max()) + 1
    x, t = images[:4000] * np.float32(SCALE), labels[:4000]
    half = len(t) // 2
    means = np.zeros((classes, x.shape[1]), np.float32)
    for label in range(classes):
        of_label = x[:half][t[:half] == label]
        means[label] = of_label.mean(axis=0) if len(of_label) else 0
    # |x - m|² = |x|² - 2 x·m + |m|², and |x|² is the same for every label
    distance = (means * means).sum(axis=1) - 2 * x[half:] @ means.T
    return float((distance.argmin(axis=1) == t[half:]).mean())


def broken_forward(subject: Subject, x: Floats) -> str:
    """Say where and how the forward pass breaks, with the shapes; nothing if it does not."""
    layers = subject.network.layers
    for index, layer in enumerate(layers):
        try:
            x = layer.forward(x)
        except (ValueError, TypeError) as error:
            shapes = [
                said("{name} is {shape}", name=name, shape=shape)
                for name, shape in layer.shapes().items()
            ]
            return said(
                "{place} is given {shape}, its {shapes}: {error}",
                place=place(layers, index),
                shape=x.shape,
                shapes=joined(shapes, ", "),
                error=str(error),
            )
    return ""


def broken_backward(subject: Subject, x: Floats, t: Labels) -> str:
    """Say which layer sends nothing back; nothing if all do."""
    network = subject.network
    network.loss(x, t)
    dy = network.loss_layer.backward()
    for index in reversed(range(len(network.layers))):
        dy = network.layers[index].backward(dy)
        if not isinstance(dy, np.ndarray):
            where = place(network.layers, index)
            return said("{where}.backward returned {what}, not an array", where=where, what=dy)
    return ""


def layer_gradients(subject: Subject, x: Doubles, t: Labels) -> tuple[Gradient, ...]:
    """Check every layer by itself, on what reaches it, against central differences."""
    network, rng = subject.network, np.random.default_rng(0)
    # Biases begin at 0, and then even a wrong gradient of them may look right.
    network.params += 0.01 * rng.standard_normal(network.params.shape)
    found: list[Gradient] = []
    for index, layer in enumerate(network.layers):
        where, y = place(network.layers, index), layer.forward(x).astype(np.float64)
        weights = rng.standard_normal(y.shape)

        def loss(layer: Layer = layer, x: Doubles = x, weights: Doubles = weights) -> float:
            return float((layer.forward(x) * weights).sum())

        dx = layer.backward(weights).copy()
        if index > 0:  # nobody asks the first layer for its dx
            found.append(compare(loss, where, "x", x, dx, rng))
            if found[-1].error > 1e-3 and not np.any(dx[y != 0]) and np.any(dx[y == 0]):
                found[-1] = replace(found[-1], note="stopped")
        for letter in layer.shapes():
            array, grad = getattr(layer, letter), getattr(layer, f"d{letter}").copy()
            found.append(compare(loss, where, letter, array, grad, rng))
            if found[-1].error > 1e-3 and np.allclose(grad, array.sum(axis=0)):
                found[-1] = replace(found[-1], note="own sum")
        x = y
    last = network.loss_layer
    last.forward(x, t)
    da = last.backward().copy()
    found.append(compare(lambda: last.forward(x, t), "SoftmaxWithLoss", "a", x, da, rng))
    return tuple(found)


def compare(
    loss: Callable[[], float],
    where: str,
    of: str,
    array: Doubles,
    given: Floats,
    rng: np.random.Generator,
) -> Gradient:
    """Nudge some numbers of `array` and compare with the gradient given for them."""
    places = rng.choice(array.size, min(SAMPLE, array.size), replace=False)
    flat = array.reshape(-1)
    numerical = np.array([numerical_gradient(loss, flat[at : at + 1])[0] for at in places])
    mine = given.reshape(-1)[places]
    scale = max(float(np.abs(numerical).max()), float(np.abs(mine).max()))
    error = float(np.abs(mine - numerical).max()) / scale if scale else 0.0
    telling = np.abs(numerical) > 1e-3 * scale
    ratio = float(np.median(mine[telling] / numerical[telling])) if telling.any() else 1.0
    return Gradient(where, of, error, ratio)


def repeated(subject: Subject, x: Floats, t: Labels) -> float:
    """The length of a batch's second gradient, as a multiple of its first; sound: exactly 1."""

    def length() -> float:
        grads = subject.gradient(x, t)
        return math.sqrt(sum(float((grad * grad).sum()) for grad in grads.values()))

    first = length()
    return length() / first if first else 1.0


def what_moved(subject: Subject, x: Floats, t: Labels) -> tuple[Moved, ...]:
    """Do one update, and see what became of the arrays that the layers calculate with."""
    before = {view.name: view.value.copy() for view in subject.network.parameters}
    grads = {name: grad.copy() for name, grad in subject.gradient(x, t).items()}
    subject.update(grads)
    return tuple(
        Moved(
            name=view.name,
            moved=not np.array_equal(before[view.name], view.value),
            had_gradient=bool(np.any(grads[view.name])),
            same_array=np.shares_memory(subject.params[view.name], view.value),
        )
        for view in subject.network.parameters
    )


def units_alike(subject: Subject) -> bool:
    """Whether all hidden units begin with the same weights, so that they can only learn alike."""
    first = subject.network.parameters[0].value
    return bool(np.all(first == first[:, :1]))


def loss_of_large_logits(subject: Subject, t: Labels) -> float:
    """The loss of logits up to a thousand, as a badly scaled input would bring them."""
    classes = subject.network.n_out
    logits = np.random.default_rng(0).uniform(-LARGE, LARGE, (len(t), classes))
    return subject.network.loss_layer.forward(logits.astype(np.float32), t)


def ruler(new: Callable[[FloatType], Subject], x: Floats, t: Labels) -> Ruler:
    """Take the first step, and a hundredth of it, and see what each does to the same batch."""
    after = []
    for share in (1.0, 0.01):
        subject = new(np.float32)
        before = subject.network.loss(x, t)
        grads = {name: share * grad for name, grad in subject.gradient(x, t).items()}
        subject.update(grads)
        after.append(subject.network.loss(x, t))
    return Ruler(before, after[0], after[1])


def train(
    subject: Subject, learn: Examples, labels: Labels, probe: Examples, steps: int
) -> Training:
    """Train with the post's loop, until the loss is no number any more."""
    rng, losses, accuracies = np.random.default_rng(0), [], []
    x_probe = probe.images * np.float32(SCALE)
    parts = [slice(at, at + BATCH) for at in range(0, len(probe.labels), BATCH)]

    def accuracy() -> float:
        right = [
            (subject.network.predict(x_probe[part]).argmax(axis=1) == probe.labels[part]).sum()
            for part in parts
        ]
        return float(sum(right)) / len(probe.labels)

    for step in range(steps):
        if step % max(steps // MARKS, 1) == 0:
            accuracies.append(accuracy())
        places = rng.integers(0, len(labels), BATCH)
        x, t = batch_of(learn, labels, places)
        subject.update(subject.gradient(x, t))
        losses.append(subject.network.loss_layer.forward(subject.network.forward(x), t))
        if not math.isfinite(losses[-1]):
            break
    accuracies.append(accuracy())
    on = np.zeros(subject.network.parameters[0].value.shape[1], bool)
    for part in parts:
        h = x_probe[part]
        for layer in subject.network.layers[:2]:
            h = layer.forward(h)
        on |= (h != 0).any(axis=0)
    return Training(tuple(losses), tuple(accuracies), 1 - float(on.mean()))
