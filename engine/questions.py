"""Questions: what a view of the cockpit may want to know of the run, as frozen values.

Each is answered between two mini-batches by a look that changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MistakeKind = Literal["cell", "worst", "uncertain", "forgotten", "learned", "mislabelled"]


@dataclass(frozen=True, slots=True)
class AskMistakes:
    """The confusion matrix, and `count` digits of one kind from place `offset` of their list.

    Of a "cell": those of class `true` taken for `guess`. "forgotten" were right at the end of the
    epoch before and are wrong now, "learned" the reverse.
    """

    kind: MistakeKind = "worst"
    true: int = 0
    guess: int = 0
    count: int = 10
    offset: int = 0


@dataclass(frozen=True, slots=True)
class AskLayers:
    """Readings of every layer; and with `pictures` the weights of the first layer's units.

    `unit` of the layer at index `layer` shows its favourite digits, if it is not None.
    """

    pictures: bool = False
    layer: int = 1
    unit: int | None = None


@dataclass(frozen=True, slots=True)
class AskSteps:
    """The next mini-batch, operation by operation."""


@dataclass(frozen=True, slots=True)
class AskDigit:
    """One digit's way through the network: a validation image by its place, or a drawing.

    A drawing is `pixels`, a square canvas of any side in 8-bit greys with 0 for paper. Before the
    network sees it, it is centred and scaled as the data was. Its `label` is what its author meant,
    or None, and then the guess is taken for the truth.
    """

    place: int | None = 0
    pixels: bytes = b""
    label: int | None = None
    neighbours: int = 5


@dataclass(frozen=True, slots=True)
class AskRuler:
    """The loss along the next update, from an eighth of the learning rate to eight times."""


@dataclass(frozen=True, slots=True)
class AskAdvice:
    """What the guide has to say."""


Question = AskMistakes | AskLayers | AskSteps | AskDigit | AskRuler | AskAdvice
