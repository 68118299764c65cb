"""The words below a digit: what it is, what the network takes it for, what the tint means."""

from __future__ import annotations

from tui.render import numbers
from tui.render.cells import Cell, text
from tui.render.digits import a, name
from tui.render.tint import AGAINST, FOR
from tui.say import say
from tui.shown import Shown, Tint
from tui.wide import wrap

Lines = list[list[Cell]]
WRONG = "✗"
ROOMY = 40  # columns from which the legend has a line for each colour
DRAW = (
    "Draw a digit: drag the mouse\n(the right button wipes), or\nuse arrows and {key_draw_ink}, "
    "with {key_draw_pen}\n"
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
    heading = "label" if shown.place is not None else say("meant")
    truth = text(f"{heading:<6}", "label") + text(f"{shown.truth}   ", "right")
    loss = text("loss  ", "label") + text(numbers.loss(found.loss), "value")
    return [truth + guess, loss + text(f" = −ln p({shown.truth})", "label")]


def why(shown: Shown, width: int) -> Lines:
    """Why it is taken for that, as far as numbers at hand tell; lines of `width` columns."""
    found, truth = shown.found, shown.truth
    p, guess = found.probabilities, found.guess
    if truth in (None, guess):
        second = max((label for label in range(len(p)) if label != guess), key=p.__getitem__)
        words = say("Next comes {digit} with {share}.", digit=second, share=share_of(p[second]))
    else:
        words = say(
            "Taken for {guess}: {truth} got {share}.",
            guess=a(guess, guess),
            truth=truth,
            share=share_of(p[truth]),
        )
    sentences, labels = [words], [each.label for each, _ in shown.digit.neighbours]
    if labels:
        alike = labels.count(guess)
        nearest = say(
            "{alike} of {count} nearest is {digit}."
            if alike == 1
            else "{alike} of {count} nearest are {digit}.",
            alike=alike,
            count=len(labels),
            digit=a(guess, name(guess, 1)) if alike == 1 else name(guess),
        )
        sentences.append(nearest)
    return [text(line, "value") for each in sentences for line in wrap(each, width)]


def share_of(probability: float) -> str:
    """A probability in percent, as in the sentences."""
    return numbers.percent(probability, 1)


def legend(shown: Shown, tint: Tint, *, signs: bool, narrow: bool = False) -> Lines:
    """What the two colours say, and of which digit; `signs` where the picture bears them.

    In a narrow place it is one line.
    """
    if not tint:
        return [text(say("o: tint by what ink would do"), "label")]
    truth = shown.truth if shown.truth is not None else shown.found.guess
    if narrow:
        digit = shown.found.guess if tint == "guess" else truth
        pair = ("for", FOR, say("ink: for {digit} ", digit=digit)), (
            "against", AGAINST, say("against it"),
        )  # fmt: skip
        return [
            [
                cell
                for style, mark, words in pair
                for cell in text(f"■{mark} " if signs else "■ ", style) + text(words, "label")
            ]
        ]
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


def looking(shown: Shown | None, tint: Tint, *, signs: bool, width: int) -> Lines:
    """Below an image of the data set, in so many columns."""
    if shown is None:
        words = say("A digit appears when the data\nis loaded.")
        return [text(line, "label") for line in words.splitlines()]
    narrow = width < ROOMY
    colours, reasons = legend(shown, tint, signs=signs, narrow=narrow), why(shown, width)
    if narrow:  # there may not be room for all of it, and the reasons matter most
        return [*verdict(shown), *reasons, *colours]
    return [*verdict(shown), *colours, *reasons]


def drawing(
    shown: Shown | None, tint: Tint, *, inked: bool, asking: bool, wiping: bool, signs: bool
) -> Lines:
    """Below a drawing; the tint is on what the network sees of it."""
    if asking:
        words = say("What is it? 0 to 9,\nor {key_draw_meant} to leave it open.")
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
