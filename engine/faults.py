"""Faults: how a network comes not to learn, each as a switch beside the sound code.

`Subject` is a small network with the post's training loop around it, and sound. Each fault is a
subclass that gets one thing wrong, as the post did or as learners do. The autopsy compares a
faulty subject with a sound one; nothing else in the engine imports this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.activations import ReLU, Sigmoid
from engine.arrays import Floats, FloatType, Labels
from engine.layers import Affine, Layer, Shapes
from engine.loss import SoftmaxWithLoss
from engine.network import Network

HIDDEN, RATE, BATCH = 100, 0.1, 100


class Subject:
    """The post's network and loop, right in every piece; a fault overrides one of them."""

    rate = RATE
    activation: type[Layer] = ReLU
    affines: tuple[type[Affine], type[Affine]] = (Affine, Affine)
    loss_layer: type[SoftmaxWithLoss] = SoftmaxWithLoss

    def __init__(
        self, n_in: int, classes: int, dtype: FloatType = np.float32, hidden: int = HIDDEN
    ) -> None:
        first, second = self.affines
        layers = [first(hidden), self.activation(), second(classes)]
        self.network = Network(layers, n_in, BATCH, dtype)
        self.network.loss_layer = self.loss_layer()
        self.network.reserve(BATCH)
        self.initialize()
        self.params = {view.name: view.value for view in self.network.parameters}

    def initialize(self) -> None:
        """Draw the first weights."""
        self.network.initialize("he", 0.0, np.random.default_rng(0))

    def labels(self, t: Labels) -> Labels:
        """Return the labels as they are laid beside the images."""
        return t

    def gradient(self, x: Floats, t: Labels) -> dict[str, Floats]:
        """Return ∂L/∂W1, ∂L/∂b1 and so on, by name."""
        return self.network.gradient(x, t)

    def update(self, grads: Mapping[str, Floats]) -> None:
        """Go one step down the gradient, in the arrays that the layers hold."""
        for name in self.params:
            self.params[name] -= self.rate * grads[name]


# The post's own -----------------------------------------------------------------------------


class Rebinding(Subject):
    """`a = a - b` makes a new array, where `a -= b` changes the old one."""

    def update(self, grads: Mapping[str, Floats]) -> None:
        for name in self.params:
            self.params[name] = self.params[name] - self.rate * grads[name]


class SumOfBias(Affine):
    """Sums b itself where dy is meant."""

    def backward(self, dy: Floats) -> Floats:
        dx = super().backward(dy)
        self.db[...] = np.sum(self.b, axis=0)
        return dx


class BiasGrad(Subject):
    """Both layers take the sum of b for its gradient."""

    affines = (SumOfBias, SumOfBias)


class WideBias(Affine):
    """Its bias is as wide as its input."""

    def shapes(self) -> Shapes:
        return {"W": (self.n_in, self.n_out), "b": (self.n_in,)}


class B2Shape(Subject):
    """b2 = zeros(hidden_size)."""

    affines = (Affine, WideBias)


class SilentSigmoid(Sigmoid):
    """Calculates dx and forgets to return it."""

    def backward(self, dy: Floats) -> Floats:
        super().backward(dy)
        return None  # type: ignore[return-value]


class SoundSigmoid(Subject):
    """The sound twin of `SigmoidNone`."""

    activation = Sigmoid


class SigmoidNone(SoundSigmoid):
    """backward without return."""

    activation = SilentSigmoid


# Learners' ----------------------------------------------------------------------------------


class InvertedReLU(ReLU):
    """Lets the gradient through where the number was stopped."""

    def backward(self, dy: Floats) -> Floats:
        right = super().backward(dy)
        return np.subtract(dy, right, out=right)


class ReluMask(Subject):
    """`dout[mask]` where `dout[~mask]` is meant."""

    activation = InvertedReLU


class SummedLoss(SoftmaxWithLoss):
    """Its loss is a mean, its gradient a sum."""

    def backward(self) -> Floats:
        da = super().backward()
        da *= len(da)
        return da


class MissingMean(Subject):
    """p - t without 1/N."""

    loss_layer = SummedLoss


class BareSoftmax(SoftmaxWithLoss):
    """exp(a) as it is, which overflows in float32 from a = 89 on."""

    def forward(self, a: Floats, t: Labels, smoothing: float = 0.0) -> float:
        super().forward(a, t, smoothing)
        p = np.exp(a)
        self.probabilities[...] = p / p.sum(axis=1, keepdims=True)
        return float(-np.log(self.probabilities[np.arange(len(t)), t]).mean())


class NoMax(Subject):
    """Softmax without subtracting the largest logit."""

    loss_layer = BareSoftmax


class Accumulated(Subject):
    """Adds each gradient to those of all batches before."""

    def gradient(self, x: Floats, t: Labels) -> dict[str, Floats]:
        fresh = super().gradient(x, t)
        if not hasattr(self, "_sum"):
            self._sum = {name: np.zeros_like(grad) for name, grad in fresh.items()}
        for name, grad in fresh.items():
            self._sum[name] += grad
        return self._sum


class ShuffledLabels(Subject):
    """Images and labels shuffled, but not by the same permutation."""

    def labels(self, t: Labels) -> Labels:
        return np.random.default_rng(1).permutation(t)


class ZeroInit(Subject):
    """All weights begin at zero."""

    def initialize(self) -> None:
        self.network.params[:] = 0


class HighRate(Subject):
    """A learning rate of 10 where 0.1 is right."""

    rate = 100 * RATE


@dataclass(frozen=True, slots=True)
class Fault:
    """A named fault: one sentence, where it is found, and the subjects with and without it."""

    about: str
    place: str
    faulty: type[Subject]
    sound: type[Subject] = Subject


LEARNERS = "common among learners"

FAULTS: Mapping[str, Fault] = {
    "rebinding": Fault(
        "The update makes new arrays, the layers keep the old ones.",
        "the post's training loop: nn.params[key] = nn.params[key] - alpha * grad[key]",
        Rebinding,
    ),
    "bias-grad": Fault(
        "The gradient of a bias is the sum of the bias itself.",
        "the post's Affine.backward: self.db = np.sum(self.b, axis=0)",
        BiasGrad,
    ),
    "b2-shape": Fault(
        "The second bias is as wide as the hidden layer.",
        "the post's TwoLayer: self.params['b2'] = np.zeros(hidden_size)",
        B2Shape,
    ),
    "sigmoid-none": Fault(
        "The sigmoid's backward calculates dx and returns nothing.",
        "the post's Sigmoid.backward, which ends without return",
        SigmoidNone,
        SoundSigmoid,
    ),
    "relu-mask": Fault(
        "ReLU's backward lets the gradient through where the number was stopped.",
        LEARNERS,
        ReluMask,
    ),
    "missing-mean": Fault("The gradient of the loss is not divided by N.", LEARNERS, MissingMean),
    "no-max": Fault("Softmax does not subtract the largest logit.", LEARNERS, NoMax),
    "accumulated": Fault("Gradients add up from batch to batch.", LEARNERS, Accumulated),
    "shuffled-labels": Fault(
        "The labels are shuffled against the images.", LEARNERS, ShuffledLabels
    ),
    "zero-init": Fault("All weights begin at zero.", LEARNERS, ZeroInit),
    "high-rate": Fault("The learning rate is a hundred times too high.", LEARNERS, HighRate),
}
