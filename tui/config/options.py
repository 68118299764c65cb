"""The options: one table of every key of the configuration, what it may be, and what it does."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from engine.fields import HyperError
from engine.hyper import FIELD_BY_NAME
from engine.presets import PRESETS
from engine.said import Said, joined, said
from tui.language import LANGUAGES
from tui.parser import nearest

OWN_THEMES = ("chainrule", "chainrule-light", "chainrule-contrast", "chainrule-safe")
SLOWEST, FASTEST = 1, 12  # draws a second
TRUTHS = {"1": True, "true": True, "yes": True, "on": True,
          "0": False, "false": False, "no": False, "off": False}  # fmt: skip


class WrongValueError(ValueError):
    """Says what would be allowed instead."""


@dataclass(frozen=True, slots=True)
class Option:
    """One key; `read` checks a value of TOML or a text, or raises WrongValueError."""

    name: str
    default: str  # as the commented file writes it
    help: str
    read: Callable[[object], object]

    @property
    def variable(self) -> str:
        """The environment variable of the same meaning."""
        return f"CHAINRULE_{self.name.upper()}"


def near(word: str, known: tuple[str, ...] | list[str]) -> str:
    """` (did you mean 'nord'?)`, if something is spelt alike."""
    name = nearest(word, known)
    return said(" (did you mean '{name}'?)", name=name) if name else ""


def one_of(value: object, choices: tuple[str, ...], words: Said | None = None) -> str:
    """One of these names."""
    if isinstance(value, str) and value in choices:
        return value
    hint = near(value, choices) if isinstance(value, str) else ""
    names = words or said("{names} or {last}", names=", ".join(choices[:-1]), last=choices[-1])
    raise WrongValueError(joined((names, hint), ""))


def theme(value: object) -> str:
    """One of our own themes or of Textual's, which are looked up only if need be."""
    if value in OWN_THEMES:
        return str(value)
    names = said("{names} or one that 'chainrule config' lists", names=", ".join(OWN_THEMES))
    return one_of(value, all_themes(), names)


def all_themes() -> tuple[str, ...]:
    """Our own, then Textual's."""
    from textual.theme import BUILTIN_THEMES

    return (*OWN_THEMES, *BUILTIN_THEMES)


def truth(value: object) -> bool:
    """True or false; as a text, some more words for them."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in TRUTHS:
        return TRUTHS[value.lower()]
    raise WrongValueError(said("true or false"))


def rate(value: object) -> float:
    """Draws a second."""
    try:
        number = math.nan if isinstance(value, bool) else float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        number = math.nan
    if not SLOWEST <= number <= FASTEST:
        kind = said("a number")
        raise WrongValueError(
            said("{kind} from {low} to {high}", kind=kind, low=SLOWEST, high=FASTEST)
        )
    return number


def seed(value: object) -> object:
    """A hyperparameter like any other."""
    field = FIELD_BY_NAME["seed"]
    try:
        if isinstance(value, bool | float):
            raise HyperError("not a whole number")
        return field.parse(str(value))
    except HyperError:
        raise WrongValueError(field.allowed()) from None


OPTIONS = (
    Option("theme", '"chainrule"', "The colours: chainrule, chainrule-light, chainrule-contrast, "
           "chainrule-safe (for colour-blind eyes), or one of Textual's, as in the "
           "command palette.", theme),
    Option("ascii", "false", "Draw with letters of ASCII alone. Without UTF-8 that is so anyway.",
           truth),
    Option("refresh", "12", "How often a second the screen is drawn at the most, from 1 to 12; a "
           "low number helps over a slow link.", rate),
    Option("language", '"en"', "The language: en or ko (default: the locale's).",
           lambda value: one_of(value, LANGUAGES)),
    Option("preset", '"classic"',
           said("The hyperparameters to begin with: {names}.", names=", ".join(PRESETS)),
           lambda value: one_of(value, tuple(PRESETS))),
    Option("seed", "1", "The seed of a new run.", seed),
)  # fmt: skip
BY_NAME = {option.name: option for option in OPTIONS}
