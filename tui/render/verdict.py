"""The words below a digit: what it is, what the network takes it for, what the tint means."""

from __future__ import annotations

from tui.render import numbers
from tui.render.cells import Cell, text
from tui.render.tint import AGAINST, FOR
from tui.shown import Shown, Tint

Lines = list[list[Cell]]
WRONG = "✗"


def verdict(shown: Shown) -> Lines:
    """The truth, the guess and the loss, each with its name."""
    found = shown.found
    share = numbers.percent(found.probabilities[found.guess])
    right = shown.truth in (None, found.guess)
    guess = text("guess ", "label") + text(
        f"{'' if right else WRONG}{found.guess}  {share}", "right" if right else "wrong"
    )
    if shown.truth is None:
        return [guess]
    name = "label" if shown.place is not None else "meant"
    truth = text(f"{name} ", "label") + text(f"{shown.truth}   ", "right")
    return [truth + guess, text("loss  ", "label") + text(numbers.loss(found.loss), "value")]


def legend(shown: Shown, tint: Tint, *, signs: bool) -> Lines:
    """What the two colours say, and of which digit; `signs` where the picture bears them."""
    if not tint:
        return [text("o: tint by what ink would do", "label")]
    truth = shown.truth if shown.truth is not None else shown.found.guess
    whose = f"the guess {shown.found.guess}" if tint == "guess" else a(truth)
    lines = []
    for style, mark, speaks in (("for", FOR, "for"), ("against", AGAINST, "against")):
        swatch = f"■{mark} " if signs else "■ "
        words = f"more ink: {speaks} {whose if style == 'for' else 'it'}"
        lines.append(text(swatch, style) + text(words, "label"))
    return lines


def a(digit: int) -> str:
    """A digit with its article."""
    return f"an {digit}" if digit == 8 else f"a {digit}"


def looking(shown: Shown | None, tint: Tint, *, signs: bool) -> Lines:
    """Below an image of the data set."""
    if shown is None:
        return [text("A digit appears when the data", "label"), text("is loaded.", "label")]
    return [*verdict(shown), *legend(shown, tint, signs=signs)]


def drawing(
    shown: Shown | None, tint: Tint, *, inked: bool, asking: bool, wiping: bool, signs: bool
) -> Lines:
    """Below a drawing; the tint is on what the network sees of it."""
    if asking:
        return [text("What is it? 0 to 9,", "value"), text("or m to leave it open.", "value")]
    if not inked:
        words = (
            "Draw a digit: drag the mouse",
            "(the right button wipes), or",
            "use arrows and space, with p",
            "the pen stays down.",
        )
        return [text(line, "value" if line is words[0] else "label") for line in words]
    lines = verdict(shown) if shown else [text("…", "label")]
    if shown and shown.truth is None:
        lines.append(text("m: say what you meant", "label"))
    lines.append(text(f"e: {'the pen' if wiping else 'the rubber'}  c: new sheet", "label"))
    return [*lines, *(legend(shown, tint, signs=signs) if shown and tint else [])]
