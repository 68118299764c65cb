"""The words below a digit: what it is, what the network takes it for, what the tint means."""

from __future__ import annotations

from tui.render import numbers
from tui.render.cells import Cell, text
from tui.render.digits import a
from tui.render.tint import AGAINST, FOR
from tui.say import say
from tui.shown import Shown, Tint

Lines = list[list[Cell]]
WRONG = "✗"
DRAW = (
    "Draw a digit: drag the mouse\n(the right button wipes), or\nuse arrows and space, with p\n"
    "the pen stays down."
)


def verdict(shown: Shown) -> Lines:
    """The truth, the guess and the loss, each with its name."""
    found = shown.found
    share = numbers.percent(found.probabilities[found.guess])
    right = shown.truth in (None, found.guess)
    guess = text(f"{say('guess')} ", "label") + text(
        f"{'' if right else WRONG}{found.guess}  {share}", "right" if right else "wrong"
    )
    if shown.truth is None:
        return [guess]
    name = "label" if shown.place is not None else say("meant")
    truth = text(f"{name:<6}", "label") + text(f"{shown.truth}   ", "right")
    return [truth + guess, text("loss  ", "label") + text(numbers.loss(found.loss), "value")]


def legend(shown: Shown, tint: Tint, *, signs: bool) -> Lines:
    """What the two colours say, and of which digit; `signs` where the picture bears them."""
    if not tint:
        return [text(say("o: tint by what ink would do"), "label")]
    truth = shown.truth if shown.truth is not None else shown.found.guess
    guess = say("the guess {digit}", digit=shown.found.guess)
    speaks_for = say("more ink: for {digit}", digit=guess if tint == "guess" else a(truth, truth))
    lines = []
    for style, mark, words in (
        ("for", FOR, speaks_for),
        ("against", AGAINST, say("more ink: against it")),
    ):
        swatch = f"■{mark} " if signs else "■ "
        lines.append(text(swatch, style) + text(words, "label"))
    return lines


def looking(shown: Shown | None, tint: Tint, *, signs: bool) -> Lines:
    """Below an image of the data set."""
    if shown is None:
        words = say("A digit appears when the data\nis loaded.")
        return [text(line, "label") for line in words.splitlines()]
    return [*verdict(shown), *legend(shown, tint, signs=signs)]


def drawing(
    shown: Shown | None, tint: Tint, *, inked: bool, asking: bool, wiping: bool, signs: bool
) -> Lines:
    """Below a drawing; the tint is on what the network sees of it."""
    if asking:
        words = say("What is it? 0 to 9,\nor m to leave it open.")
        return [text(line, "value") for line in words.splitlines()]
    if not inked:
        first, *rest = say(DRAW).splitlines()
        return [text(first, "value"), *(text(line, "label") for line in rest)]
    lines = verdict(shown) if shown else [text("…", "label")]
    if shown and shown.truth is None:
        lines.append(text(say("m: say what you meant"), "label"))
    hand = say("e: the pen" if wiping else "e: the rubber")
    lines.append(text(f"{hand}  {say('c: new sheet')}", "label"))
    return [*lines, *(legend(shown, tint, signs=signs) if shown and tint else [])]
