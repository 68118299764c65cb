"""Findings: what the instruments read on a network that does not learn, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gradient:
    """One gradient beside the numerical one: `error` relative to the largest, `ratio` typical.

    `where` is the layer, as Affine 2, and `of` what it is the gradient of, as b. `note` says what
    a wrong one looks like: "stopped" (it comes where the number was stopped), "own sum" (it is the
    sum of the array itself), or nothing.
    """

    where: str
    of: str
    error: float
    ratio: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """One parameter after an update.

    Did the layer's own array change, was there a gradient, and is the array that was updated the
    one that the layer holds?
    """

    name: str
    moved: bool
    had_gradient: bool
    same_array: bool


@dataclass(frozen=True, slots=True)
class Ruler:
    """The batch's loss before a step, after it, and after a hundredth of it."""

    before: float
    whole: float
    hundredth: float


@dataclass(frozen=True, slots=True)
class Training:
    """What a few seconds of training showed: each step's loss, and accuracies along the way."""

    losses: tuple[float, ...]
    accuracies: tuple[float, ...]
    dead: float  # share of hidden units that are off for every image


@dataclass(frozen=True, slots=True)
class Findings:
    """All readings on one subject.

    Where the forward or backward pass breaks, `broken_…` says how, and what could not be measured
    then is None or empty.
    """

    label_fit: float  # how well the mean image of each label tells the labels, 0 to 1
    broken_forward: str = ""
    broken_backward: str = ""
    gradients: tuple[Gradient, ...] = ()
    repeated: float | None = None  # a batch's second gradient as a multiple of its first
    moved: tuple[Moved, ...] = ()
    alike: bool = False  # all hidden units have the same weights
    large_loss: float | None = None  # the loss of logits times `LARGE`
    ruler: Ruler | None = None
    training: Training | None = None
