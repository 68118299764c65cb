"""Kinds of hyperparameter: what values one may take and how a person moves through them.

A learning rate wants to be moved by factors, a momentum by differences, an activation by name.
Each kind knows how to check a value, read it from text, write it as text and take one step up
or down on its own scale, so that the screen, the command line and the tests agree.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from engine.said import Said, said
from engine.scales import next_in_decade, next_multiple, next_power_of_two

Value = float | int | str | tuple[int, ...]


class HyperError(ValueError):
    """A value that a hyperparameter cannot take; the message says what is allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What every hyperparameter has: its name, how it is shown, and whether it is live.

    `live` fields take effect at the next mini-batch; the others wait for a restart.
    `used_with` names another field and the values of it under which this one matters; one that is
    `of_hidden` layers matters where there are any.
    """

    name: str
    label: str
    help: str
    live: bool
    unit: str = ""
    aliases: tuple[str, ...] = ()
    used_with: tuple[str, tuple[str, ...]] | None = None
    of_hidden: bool = False

    @property
    def flags(self) -> tuple[str, ...]:
        """The command line's spellings, the longest first."""
        return ("--" + self.name.replace("_", "-"), *self.aliases)

    def refuse(self, value: object) -> HyperError:
        """The error for a value this field cannot take."""
        words = said("{label}: {value} is not allowed; use {allowed}", label=self.label,
                     value=value, allowed=self.allowed())  # fmt: skip
        return HyperError(words)

    def allowed(self) -> Said:
        """The permitted values, in words."""
        raise NotImplementedError

    def check(self, value: Value) -> Value:
        """Return the value in its proper type, or raise `HyperError`."""
        raise NotImplementedError

    def parse(self, text: str) -> Value:
        """Read a value as a person would type it, or raise `HyperError`."""
        raise NotImplementedError

    def format(self, value: Value) -> str:
        """Write a value as a person would read it; `parse` reads it back."""
        raise NotImplementedError

    def stepped(self, value: Value, direction: int) -> Value:
        """Return the value one step up (+1) or down (-1) on the field's own scale."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Field):
    """A number in [low, high]; stepped by a difference, by doubling, or along a decade.

    A logarithmic field has no step size: its steps are the decade's. With `zero` it may also be
    0 (off), which lies one step below `low`.
    """

    low: float
    high: float
    step: float | None = None
    doubling: bool = False
    zero: bool = False
    integer: bool = False

    @property
    def scale(self) -> str:
        """Either "linear" or "log"."""
        return "linear" if self.step is not None else "log"

    def allowed(self) -> Said:
        """The range in words: `a number from 0.000001 to 0.1, or 0 for none`."""
        return said(
            "{kind} from {low} to {high}, or 0 for none"
            if self.zero
            else "{kind} from {low} to {high}",
            kind=said("a whole number" if self.integer else "a number"),
            low=self.bound(self.low),
            high=self.bound(self.high),
        )

    def bound(self, value: float) -> str:
        """An end of the range, without a power of ten."""
        return self.format(value) if self.integer else f"{value:f}".rstrip("0").rstrip(".")

    def check(self, value: Value) -> Value:
        """Return an int or a float within the range."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.refuse(value)
        if not math.isfinite(value) or (self.integer and value != int(value)):
            raise self.refuse(value)
        if not (self.low <= value <= self.high or (self.zero and value == 0)):
            raise self.refuse(self.format(value))
        return int(value) if self.integer else float(value)

    def parse(self, text: str) -> Value:
        """Read `0.1`, `1e-3` or `5_000`; a whole number's thousands may have commas: `5,000`."""
        typed = text.strip()
        plain = typed.replace("_", "")
        if self.integer and re.fullmatch(r"[+-]?[0-9]{1,3}(,[0-9]{3})+", plain):
            plain = plain.replace(",", "")
        elif not self.integer and re.fullmatch(r"[+-]?[0-9]*,[0-9]+", plain):
            words = said("{label}: {value} has a comma; use a point: {point}", label=self.label,
                         value=typed, point=plain.replace(",", "."))  # fmt: skip
            raise HyperError(words)
        try:
            return self.check(int(plain) if self.integer else float(plain))
        except HyperError:
            raise self.refuse(typed) from None  # as it was typed: 1000000, not 1e+06
        except ValueError:
            raise self.refuse(repr(typed)) from None

    def format(self, value: Value) -> str:
        """Write up to six significant digits; thousands with commas."""
        assert isinstance(value, int | float)
        if self.integer and value == int(value):
            return f"{int(value):,}"
        return f"{value:.6g}"

    def stepped(self, value: Value, direction: int) -> Value:
        """Move to the next mark of the scale, stopping at the ends of the range."""
        assert isinstance(value, int | float)
        if self.zero and value == 0:
            return self.check(self.low if direction > 0 else 0)
        if self.zero and direction < 0 and value <= self.low:
            return self.check(0)
        if self.step is not None:
            moved = next_multiple(value, self.step, direction)
        elif self.doubling:
            moved = next_power_of_two(value, direction)
        else:
            moved = next_in_decade(value, direction)
        return self.check(min(max(moved, self.low), self.high))


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Field):
    """One of a few names, with a word on each."""

    choices: tuple[str, ...]

    def allowed(self) -> Said:
        """The names: `sgd or momentum`."""
        *rest, last = self.choices
        return said("{names} or {last}", names=", ".join(rest), last=last)

    def check(self, value: Value) -> Value:
        """Return the name, if it is one of the choices."""
        if value not in self.choices:
            raise self.refuse(repr(value))
        return value

    def parse(self, text: str) -> Value:
        """Read a name, in any case."""
        return self.check(text.strip().lower())

    def format(self, value: Value) -> str:
        """The name itself."""
        return str(value)

    def stepped(self, value: Value, direction: int) -> Value:
        """The next or previous name, going round at the ends."""
        at = self.choices.index(str(value))
        return self.choices[(at + direction) % len(self.choices)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes(Field):
    """Widths of a stack of layers, `256-128`; `none` for an empty stack."""

    low: int
    high: int
    most: int

    def allowed(self) -> Said:
        """In words, with an example."""
        return said(
            "up to {most} widths from {low} to {high:,} joined by '-', like 256-128, or none (0)",
            most=self.most,
            low=self.low,
            high=self.high,
        )

    def check(self, value: Value) -> Value:
        """Return the widths as a tuple of ints."""
        if not isinstance(value, tuple | list) or len(value) > self.most:
            raise self.refuse(value)
        for width in value:
            whole = isinstance(width, int) and not isinstance(width, bool)
            if not whole or not self.low <= width <= self.high:
                raise self.refuse(width)
        return tuple(value)

    def parse(self, text: str) -> Value:
        """Read `100`, `256-128`, `256,128` or `none`."""
        plain = text.strip().lower()
        if plain in ("none", "0"):
            return ()
        try:
            return self.check(tuple(int(part) for part in plain.replace(",", "-").split("-")))
        except ValueError:
            raise self.refuse(repr(text.strip())) from None

    def format(self, value: Value) -> str:
        """Write `256-128`."""
        assert isinstance(value, tuple)
        return "-".join(str(width) for width in value) or "none"

    def stepped(self, value: Value, direction: int) -> Value:
        """Every layer to the next power of two; an empty stack grows its first layer."""
        assert isinstance(value, tuple)
        if not value:
            return (self.low,) if direction > 0 else ()
        moved = (next_power_of_two(width, direction) for width in value)
        return tuple(int(min(max(width, self.low), self.high)) for width in moved)
