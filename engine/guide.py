"""The guide: rules that look at the instruments and say what is wrong, why, and what to do.

No language model and no guesswork: each rule is a function of a few numbers, with its thresholds
written beside it, and says which numbers made it speak. A rule without its readings keeps silent.
"""

from __future__ import annotations

from collections.abc import Callable

from engine.advice_on_judging import PATIENCE, difference_too_small, overfitting, test_set_worn_out
from engine.advice_on_layers import ON_LAYERS
from engine.advice_on_steps import (
    divergence,
    first_weights,
    noise_larger_than_gain,
    plateau,
    rate_too_high,
    rate_too_low,
    schedule_over,
)
from engine.hints import FEW_RULERS, WINDOW, Hint, Readings

Rule = Callable[[Readings], Hint | None]

RULES: tuple[Rule, ...] = (
    divergence,
    first_weights,
    *ON_LAYERS,
    plateau,
    rate_too_high,
    rate_too_low,
    noise_larger_than_gain,
    overfitting,
    schedule_over,
    difference_too_small,
    test_set_worn_out,
)
NAMES = tuple(rule.__name__.replace("_", " ") for rule in RULES)

# What a rule cannot do without, if that is more than the readings of the layers.
NEEDS: dict[Rule, Callable[[Readings], bool]] = {
    divergence: lambda now: now.diverged or bool(now.losses),
    first_weights: lambda now: bool(now.losses),
    plateau: lambda now: len(now.losses) >= 100,
    rate_too_high: lambda now: len(now.rulers) >= FEW_RULERS,
    rate_too_low: lambda now: len(now.rulers) >= FEW_RULERS,
    noise_larger_than_gain: lambda now: now.noise is not None and len(now.losses) >= WINDOW,
    overfitting: lambda now: len(now.epochs) > PATIENCE,
    schedule_over: lambda now: len(now.epochs) >= 2,
    difference_too_small: lambda now: now.claim is not None,
    test_set_worn_out: lambda now: now.step > 0,
}


def silent(now: Readings) -> tuple[str, ...]:
    """Return the names of the rules that have too little to read; before the first step, all."""
    if not (now.step or now.diverged):
        return NAMES
    layers = now.vitals is not None
    reads = (NEEDS[rule](now) if rule in NEEDS else layers for rule in RULES)
    return tuple(name for name, read in zip(NAMES, reads, strict=True) if not read)


def advise(now: Readings) -> tuple[Hint, ...]:
    """Return what the rules have to say, the most urgent first; nothing for a sound run."""
    return tuple(hint for rule in RULES if (hint := rule(now)) is not None)
