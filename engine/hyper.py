"""The hyperparameters: everything a person chooses, before or while the network trains.

`Hyper` is one frozen set of them and `FIELDS` the one table that says what each means, which
values it takes and whether it may change while training. The pane, the command line, `--help`
and the tests all read this table; nothing about a hyperparameter is said anywhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.fields import Choice, Field, HyperError, Number, Sizes, Value
from engine.said import said

__all__ = ["FIELDS", "FIELD_BY_NAME", "Hyper", "HyperError", "Value"]

FIELDS: tuple[Field, ...] = (
    Number(
        name="learning_rate",
        label="learning rate",
        aliases=("--lr",),
        live=True,
        low=1e-5,
        high=100.0,
        help="How far each step moves the weights along the negative gradient.",
    ),
    Number(
        name="momentum",
        label="momentum",
        live=True,
        low=0.0,
        high=0.99,
        step=0.05,
        used_with=("optimizer", ("momentum", "nesterov", "adam", "adamw")),
        help="How much of the last step is kept in the next one (Adam's β₁); 0 keeps nothing.",
    ),
    Number(
        name="beta2",
        label="beta2",
        live=True,
        low=0.0,
        high=0.9999,
        step=0.001,
        used_with=("optimizer", ("rmsprop", "adam", "adamw")),
        help="How slowly the running mean of squared gradients forgets.",
    ),
    Number(
        name="weight_decay",
        label="weight decay",
        live=True,
        low=1e-6,
        high=1.0,
        zero=True,
        help="Pulls every weight towards zero: λ W joins its gradient (adamw: W shrinks by η λ W).",
    ),
    Number(
        name="batch_size",
        label="batch size",
        aliases=("--batch",),
        live=True,
        low=1,
        high=4096,
        doubling=True,
        integer=True,
        unit="images",
        help="Images per step: more give a truer gradient, fewer give more steps an epoch.",
    ),
    Choice(
        name="schedule",
        label="schedule",
        live=True,
        choices=("constant", "step", "exponential", "cosine", "warmup", "one-cycle"),
        help="How the learning rate changes over the run: held, or lowered towards the end.",
    ),
    Choice(
        name="optimizer",
        label="optimizer",
        live=True,
        choices=("sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamw"),
        help="The rule that turns gradients into steps; rmsprop and adam want a rate near 0.001.",
    ),
    Number(
        name="epochs",
        label="epochs",
        live=True,
        low=1,
        high=1000,
        step=1,
        integer=True,
        help="How many times the run goes through all training images before it finishes.",
    ),
    Number(
        name="label_smoothing",
        label="smoothing",
        live=True,
        low=0.0,
        high=0.5,
        step=0.05,
        help="Label smoothing: how much of the truth is spread over all ten digits.",
    ),
    Number(
        name="clip_norm",
        label="clip norm",
        live=True,
        low=0.01,
        high=1000.0,
        zero=True,
        help="The greatest length of the whole gradient; a longer one is shortened. 0: no limit.",
    ),
    Sizes(
        name="hidden",
        label="hidden layers",
        live=False,
        low=1,
        high=2048,
        most=8,
        unit="units",
        help="Widths of the hidden layers from input to output: 100, 256-128, or none.",
    ),
    Choice(
        name="activation",
        label="activation",
        live=False,
        of_hidden=True,
        choices=("relu", "leaky-relu", "gelu", "sigmoid", "tanh"),
        help="The bend between two affine layers; without one the net is a single affine map.",
    ),
    Number(
        name="dropout",
        label="dropout",
        live=False,
        of_hidden=True,
        low=0.0,
        high=0.9,
        step=0.05,
        help="The share of hidden units that each step leaves out, so that none is relied on.",
    ),
    Choice(
        name="batch_norm",
        label="batch norm",
        live=False,
        of_hidden=True,
        choices=("off", "on"),
        help="Gives every hidden unit mean 0 and variance 1 over the batch, before the bend.",
    ),
    Choice(
        name="init",
        label="weight init",
        live=False,
        choices=("he", "xavier", "normal"),
        help="Spread of the first weights: He suits ReLU, Xavier sigmoid and tanh, or your own.",
    ),
    Number(
        name="init_std",
        label="init std",
        live=False,
        low=1e-4,
        high=1.0,
        used_with=("init", ("normal",)),
        help="Standard deviation of the first weights when weight init is normal.",
    ),
    Choice(
        name="split",
        label="data split",
        live=False,
        choices=("honest", "post"),
        help="honest: 55,000 images train, 5,000 validate; post: all train, the test set is "
        "watched every epoch.",
    ),
    Number(
        name="seed",
        label="seed",
        live=False,
        low=0,
        high=2**32 - 1,
        step=1,
        integer=True,
        help="Fixes every random choice: data split, first weights and the order of the images.",
    ),
)

FIELD_BY_NAME: Mapping[str, Field] = {field.name: field for field in FIELDS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hyper:
    """One complete, valid choice of hyperparameters; raises `HyperError` for any other.

    All numbers are Python's own: a NumPy float64 scalar would turn float32 arrays into float64.
    """

    learning_rate: float = 0.1
    momentum: float = 0.9
    beta2: float = 0.999
    weight_decay: float = 0.0
    batch_size: int = 50
    schedule: str = "constant"
    optimizer: str = "sgd"
    epochs: int = 10
    label_smoothing: float = 0.0
    clip_norm: float = 0.0
    hidden: tuple[int, ...] = (100,)
    activation: str = "relu"
    dropout: float = 0.0
    batch_norm: str = "off"
    init: str = "he"
    init_std: float = 0.01
    split: str = "honest"
    seed: int = 0

    def __post_init__(self) -> None:
        for field in FIELDS:
            object.__setattr__(self, field.name, field.check(getattr(self, field.name)))

    def value(self, name: str) -> Value:
        """Return the value of the field of that name."""
        value: Value = getattr(self, name)
        return value

    def changed(self, **changes: Value) -> Hyper:
        """Return a copy with these fields replaced, or raise `HyperError`."""
        unknown = changes.keys() - FIELD_BY_NAME.keys()
        if unknown:
            names = ", ".join(sorted(unknown))
            raise HyperError(said("no hyperparameter is called {names}", names=names))
        return replace(self, **changes)  # type: ignore[arg-type]

    def uses(self, field: Field) -> bool:
        """Whether the field matters under the other values of this set."""
        if field.of_hidden and not self.hidden:
            return False
        if field.used_with is None:
            return True
        name, values = field.used_with
        return self.value(name) in values

    def differences(self, other: Hyper) -> tuple[str, ...]:
        """Return the names of the fields in which the two sets differ, in table order."""
        return tuple(f.name for f in FIELDS if self.value(f.name) != other.value(f.name))
