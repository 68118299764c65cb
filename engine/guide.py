"""The guide: rules that look at the instruments and say what is wrong, why, and what to do.

No language model and no guesswork: each rule is a function of a few numbers, with its thresholds
written beside it, and says which numbers made it speak. A rule without its readings keeps silent.
"""

from __future__ import annotations

from collections.abc import Callable

from engine.advice_on_judging import difference_too_small, overfitting, test_set_worn_out
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
from engine.hints import Hint, Readings

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


def advise(now: Readings) -> tuple[Hint, ...]:
    """Return what the rules have to say, the most urgent first; nothing for a sound run."""
    return tuple(hint for rule in RULES if (hint := rule(now)) is not None)
