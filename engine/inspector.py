"""The inspector: one digit on its way through the network, and back to its pixels.

Forward, every layer's outputs. Backward, how the loss would change with the ink of every pixel:
the chain rule goes on past the first weights, where training has no use for it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import SCALE, Floats, Images
from engine.network import Network, place


@dataclass(frozen=True, slots=True)
class LayerOutput:
    """What one layer makes of the image, by the layer's name."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Inspection:
    """One image's way through the network.

    `layers` go from input to output and end with the logits. `loss_gradient` is ∂L/∂x, one number
    a pixel with x from 0 to 1: ink added where it is positive makes the answer worse.
    `guess_gradient` is ∂ log p(guess)/∂x: ink added where it is positive speaks for the guess.
    """

    label: int
    guess: int
    loss: float
    probabilities: tuple[float, ...]
    layers: tuple[LayerOutput, ...]
    loss_gradient: tuple[float, ...]
    guess_gradient: tuple[float, ...]

    @property
    def logits(self) -> tuple[float, ...]:
        """The outputs of the last layer."""
        return self.layers[-1].values


def inspect(network: Network, image: Images, label: int) -> Inspection:
    """Follow one image, (pixels,) of 8-bit greys, whose right class is `label`."""
    x: Floats = image[None] * network.dtype(SCALE)
    outputs, y = [], x
    for at, layer in enumerate(network.layers):
        y = layer.forward(y)
        outputs.append(LayerOutput(place(network.layers, at), tuple(y[0].tolist())))
    loss = network.loss_layer.forward(y, np.array([label]))
    p = network.loss_layer.probabilities[0]
    guess = int(p.argmax())
    probabilities = tuple(p.tolist())
    return Inspection(
        label=label,
        guess=guess,
        loss=loss,
        probabilities=probabilities,
        layers=tuple(outputs),
        loss_gradient=tuple(input_gradient(network, x, label)[0].tolist()),
        # L for the label g is -log p_g, so the gradient of log p_g is that of L, reversed:
        guess_gradient=tuple((-input_gradient(network, x, guess)[0]).tolist()),
    )


def input_gradient(network: Network, x: Floats, label: int) -> Floats:
    """Return ∂L/∂x, (N, pixels), of the mean loss of images x, (N, pixels) from 0 to 1.

    All are taken to bear the label. Layers work as they do outside training.
    """
    network.loss(x, np.full(len(x), label))
    dy = network.loss_layer.backward()
    for layer in reversed(network.layers[1:]):
        dy = layer.backward(dy)
    W = network.parameters[0].value
    dx: Floats = dy @ W.T  #  what the first layer leaves out:       dx = dy Wᵀ
    return dx
