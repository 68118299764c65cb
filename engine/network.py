"""The network: layers in a chain, over one flat vector of parameters and one of gradients.

Every weight lives in `params` and every gradient in `grads`; the layers hold views into them,
each beginning on a cache line. An optimizer therefore works on two vectors and never sees a
layer. Nothing ever rebinds these arrays: a layer that kept an old array while the update made
a new one would never learn, which is what happened in the post.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from engine.activations import ACTIVATIONS
from engine.arrays import Floats, FloatType, Labels, aligned_zeros, padded_size
from engine.hyper import Hyper
from engine.layers import Affine, Layer, Shapes
from engine.loss import SoftmaxWithLoss
from engine.sparse import WORTH, SparseAffine
from engine.streams import stream
from engine.training_layers import BatchNorm, Dropout


@dataclass(frozen=True, slots=True)
class Parameter:
    """One named array of the network: views into the two flat vectors, of one shape."""

    name: str
    value: Floats
    grad: Floats

    @property
    def is_weight(self) -> bool:
        """Whether this is a weight matrix (which decays) rather than a bias (which does not)."""
        return self.value.ndim == 2


class Network:
    """A chain of layers that ends in logits, and the loss on them.

    `params` and `grads` are vectors of `dtype`, padded with zeros between the arrays;
    `parameters` names their parts W1, b1, W2, b2, … as the post does. `statistics`, which layers
    keep but do not learn, lie behind them in `params`, with a gradient that is always zero: one
    copy of `params` is all that the network knows.
    """

    def __init__(
        self,
        layers: Sequence[Layer],
        n_in: int,
        capacity: int = 100,
        dtype: FloatType = np.float32,
    ) -> None:
        self.layers, self.n_in, self.dtype = tuple(layers), n_in, dtype
        self.loss_layer = SoftmaxWithLoss()
        width = n_in
        for index, layer in enumerate(self.layers):
            if isinstance(layer, Affine):
                layer.is_first = index == 0
            width = layer.assemble(width)
        self.n_out = width
        self._allocate()
        self.reserve(capacity)

    def forward(self, x: Floats, *, training: bool = False) -> Floats:
        """Images (N, n_in) -> logits (N, n_out); N up to the capacity."""
        if x.ndim != 2 or x.shape[1] != self.n_in:
            first = self.layers[0].name
            raise ValueError(f"{first} 1 takes (N, {self.n_in}) and was given {x.shape}")
        for layer in self.layers:
            x = layer.forward(x, training=training)
        return x

    def loss(
        self, x: Floats, t: Labels, smoothing: float = 0.0, *, training: bool = False
    ) -> float:
        """Mean cross-entropy of the batch, in nats; `smoothing` as in `SoftmaxWithLoss`."""
        return self.loss_layer.forward(self.forward(x, training=training), t, smoothing)

    def backward(self) -> None:
        """Fill `grads` with ∂L/∂params for the batch of the last `loss`."""
        dy = self.loss_layer.backward()
        for layer in reversed(self.layers):
            dy = layer.backward(dy)

    def add_weight_decay(self, strength: float) -> None:
        """Add the gradient of ½ λ Σ W² over all weight matrices; biases are left alone."""
        for parameter, scratch in zip(self._weights, self._scratch, strict=True):
            np.multiply(parameter.value, strength, out=scratch)
            np.add(parameter.grad, scratch, out=parameter.grad)  #        dW ← dW + λ W

    def clip_gradient(self, longest: float) -> None:
        """Shorten the whole gradient to this length, if it is longer (Pascanu et al. 2013)."""
        length = math.sqrt(float(self.grads @ self.grads))
        if length > longest:
            self.grads *= longest / length  #                           g ← g · longest / |g|

    def shrink_weights(self, share: float) -> None:
        """Take this share off every weight: decay that stays out of the gradient."""
        for parameter in self._weights:
            np.multiply(parameter.value, 1 - share, out=parameter.value)  #   W ← W - η λ W

    # The names that the post uses ---------------------------------------------------------

    def predict(self, x: Floats) -> Floats:
        """Images (N, n_in) -> logits (N, n_out), as `forward`."""
        return self.forward(x)

    def accuracy(self, x: Floats, t: Labels) -> float:
        """Share of the images whose largest logit is at the right class, 0 to 1."""
        return float(np.mean(self.predict(x).argmax(axis=1) == t))

    def gradient(self, x: Floats, t: Labels) -> dict[str, Floats]:
        """Return ∂L/∂W1, ∂L/∂b1, … by name: views, overwritten by the next gradient."""
        self.loss(x, t)
        self.backward()
        return {parameter.name: parameter.grad for parameter in self.parameters}

    @property
    def size(self) -> int:
        """The number of parameters, the padding not counted."""
        return sum(parameter.value.size for parameter in self.parameters)

    def initialize(self, scheme: str, std: float, rng: np.random.Generator) -> None:
        """Draw new weights from a normal distribution around 0; all biases become 0."""
        self.params[:] = 0
        for layer in self.layers:
            if isinstance(layer, BatchNorm):
                layer.start()
        for weight in self._weights:
            n_in, n_out = weight.value.shape
            spread = {
                "he": np.sqrt(2 / n_in),  #              He et al. 2015, for ReLU
                "xavier": np.sqrt(2 / (n_in + n_out)),  # Glorot and Bengio 2010
                "normal": std,
            }[scheme]
            weight.value[:] = rng.standard_normal((n_in, n_out)) * spread

    def reserve(self, capacity: int) -> None:
        """Make every buffer large enough for batches of `capacity`; parameters stay."""
        self.capacity = capacity
        views = iter((*self.parameters, *self.statistics))
        learned = [{letter: next(views) for letter in layer.shapes()} for layer in self.layers]
        kept = [{letter: next(views) for letter in layer.statistics()} for layer in self.layers]
        for layer, own, statistics in zip(self.layers, learned, kept, strict=True):
            params = {letter: view.value for letter, view in (own | statistics).items()}
            grads = {letter: view.grad for letter, view in own.items()}
            layer.bind(params, grads, capacity, self.dtype)
        self.loss_layer.bind(self.n_out, capacity, self.dtype)

    def _allocate(self) -> None:
        """Lay all parameters and all gradients out in two vectors, and name the views."""
        learned, kept = (
            named_shapes(self.layers, shapes_of)
            for shapes_of in (lambda layer: layer.shapes(), lambda layer: layer.statistics())
        )
        total = sum(padded_size(shape, self.dtype) for _, shape in learned + kept)
        self.params, self.grads = aligned_zeros(total, self.dtype), aligned_zeros(total, self.dtype)
        views, start = [], 0
        for name, shape in learned + kept:
            part = slice(start, start + int(np.prod(shape)))
            value, grad = (flat[part].reshape(shape) for flat in (self.params, self.grads))
            views.append(Parameter(name, value, grad))
            start += padded_size(shape, self.dtype)
        self.parameters, self.statistics = (
            tuple(views[: len(learned)]),
            tuple(views[len(learned) :]),
        )
        self._weights = tuple(p for p in self.parameters if p.is_weight)
        self._scratch = tuple(np.empty_like(p.value) for p in self._weights)


def named_shapes(
    layers: Sequence[Layer], shapes_of: Callable[[Layer], Shapes]
) -> list[tuple[str, tuple[int, ...]]]:
    """Return W1, b1, W2, … with their shapes: a number counts the weight matrices so far."""
    named, number = [], 0
    for layer in layers:
        number += "W" in layer.shapes()
        named += [(f"{letter}{number}", shape) for letter, shape in shapes_of(layer).items()]
    return named


def place(layers: Sequence[Layer], index: int) -> str:
    """The layer's name with its number among those of its kind, as Affine 2."""
    name = layers[index].name
    return f"{name} {1 + sum(layer.name == name for layer in layers[:index])}"


def build(
    hyper: Hyper,
    n_in: int,
    classes: int,
    rng: np.random.Generator,
    *,
    capacity: int = 100,
    dtype: FloatType = np.float32,
) -> Network:
    """Return the network that the hyperparameters describe, with its first weights drawn.

    Dropout, where there is any, draws from its own stream.
    """
    layers: list[Layer] = []
    masks = stream(hyper.seed, "dropout")
    for width in hyper.hidden:
        reads_images = not layers and width >= WORTH
        layers.append(SparseAffine(width) if reads_images else Affine(width))
        if hyper.batch_norm == "on":
            layers.append(BatchNorm())
        layers.append(ACTIVATIONS[hyper.activation]())
        if hyper.dropout:
            layers.append(Dropout(hyper.dropout, masks))
    network = Network([*layers, Affine(classes)], n_in, capacity, dtype)
    network.initialize(hyper.init, hyper.init_std, rng)
    return network


def TwoLayer(  # noqa: N802 - the post's name
    input_size: int, hidden_size: int, output_size: int, rng: np.random.Generator
) -> Network:
    """Return the post's network: Affine, ReLU, Affine, with sound first weights."""
    return build(Hyper(hidden=(hidden_size,)), input_size, output_size, rng)
