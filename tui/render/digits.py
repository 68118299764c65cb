"""Digits: small pictures of them, and captions that say what the network takes them for."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment

from engine.events import Digit
from tui.render import numbers, pixels
from tui.render.ramps import DARK, Ramps
from tui.say import say

WIDTH, HEIGHT = 12, 7  # cells of one digit: six rows of picture and its caption
WRONG = "✗"
NAMES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
PLURALS = tuple(f"{word}es" if word.endswith("x") else f"{word}s" for word in NAMES)


def caption(digit: Digit) -> str:
    """`4  98%` for a right answer, `✗9 not 4 61%` for a wrong one; at most 12 columns."""
    if digit.guess == digit.label:
        return f"{digit.guess}  {numbers.percent(digit.probabilities[digit.guess], 0)}"
    share = doubted(digit)
    return say("✗{guess} not {label} {share}", guess=digit.guess, label=digit.label, share=share)


def doubted(digit: Digit) -> str:
    """How sure the network is of its answer, below 100%: a softmax gets there by rounding alone."""
    return numbers.percent(min(digit.probabilities[digit.guess], 0.99), 0)


def doubtful_caption(digit: Digit) -> str:
    """`4 or 9?  98%`: the label, the answer, and how sure the network is of its answer."""
    share = doubted(digit)
    return say("{label} or {guess}? {share:>4}", label=digit.label, guess=digit.guess, share=share)


def torn_caption(digit: Digit) -> str:
    """`✗9 51% 4 48%`: the answer and the runner-up; the mark says that the answer is wrong."""
    p = digit.probabilities
    first, second = sorted(range(len(p)), key=lambda label: (label != digit.guess, -p[label]))[:2]
    mark = "" if digit.guess == digit.label else WRONG
    return f"{mark}{first} {numbers.percent(p[first], 0)} {second} {numbers.percent(p[second], 0)}"


def name(label: int, count: int = 2) -> str:
    """The class in words: `four`, and `fours` for several."""
    return say(NAMES[label] if count == 1 else PLURALS[label])


def a(label: int, word: object) -> str:
    """The class's name or figure with its article: `a four`, `an 8`."""
    return say("an {digit}" if label == 8 else "a {digit}", digit=word)


@lru_cache(maxsize=512)
def picture(raw: bytes, *, colours: bool, ramps: Ramps = DARK) -> list[list[Segment]]:
    """The small picture of a digit, six lines of twelve cells; drawn once for each image."""
    rows = pixels.brightened(pixels.halved(pixels.image_rows(raw)))
    return pixels.half_blocks(rows, ramps) if colours else pixels.glyphs(rows)
