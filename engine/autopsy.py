"""The autopsy: from what the instruments read to the cause, by reasoning a person can follow.

The verdict knows nothing of which fault was switched on; it goes from the readings that leave
least doubt (a shape that clashes) to those that say most only when all else is sound (a step that
is too long).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from engine.findings import Findings, Gradient, Training
from engine.instruments import LARGE
from engine.said import Said, joined, said

DISAGREES = 1e-3  # relative error from which a float64 gradient is wrong
GUESSING = math.log(10)  # nats: the loss of ten equal probabilities
FITTING = 0.3  # share of labels told by the nearest mean image; guessing gives 0.1
LEARNED = 0.8  # accuracy from which a network has learned something


@dataclass(frozen=True, slots=True)
class Verdict:
    """A cause, by the name of the fault it is, or "sound" or "unknown"; and the evidence."""

    cause: str
    sentence: str
    evidence: tuple[str, ...]


def diagnose(found: Findings) -> Verdict:
    """Name the cause from the readings alone."""
    for verdict in suspicions(found):
        return Verdict(verdict.cause, verdict.sentence, (*verdict.evidence, *course(found)))
    if found.training and found.training.accuracies[-1] >= LEARNED:
        return Verdict(
            "sound",
            said("Nothing is wrong: it learns."),
            (
                said(
                    "every gradient agrees with the numerical one, every array moves, and the "
                    "first step lowers the loss"
                ),
                *course(found),
            ),
        )
    words = said("It does not learn, and no instrument says why.")
    return Verdict("unknown", words, course(found))


def suspicions(found: Findings) -> Iterator[Verdict]:
    """Yield what the readings point to, the surest first."""
    if found.broken_forward:
        yield Verdict(
            "b2-shape",
            said("A shape clashes: a bias must be as wide as its layer's output."),
            (found.broken_forward,),
        )
    if found.broken_backward:
        yield Verdict(
            "sigmoid-none",
            said("A layer's backward returns nothing, so the layers before it get no gradient."),
            (found.broken_backward,),
        )
    if found.repeated is not None and abs(found.repeated - 1) > DISAGREES:
        yield Verdict(
            "accumulated",
            said("Gradients are not cleared: each batch's is added to those before."),
            (
                said(
                    "the same batch gave {times:.2f} times its gradient the second time",
                    times=found.repeated,
                ),
            ),
        )
    yield from wrong_gradients(found.gradients)
    yield from standing_still(found)
    if found.large_loss is not None and not math.isfinite(found.large_loss):
        yield Verdict(
            "no-max",
            said("Softmax overflows: subtract the largest logit first."),
            (
                said(
                    "with logits up to {large:,.0f} the loss is {loss}",
                    large=LARGE,
                    loss=found.large_loss,
                ),
            ),
        )
    if found.alike:
        yield Verdict(
            "zero-init",
            said("All hidden units begin alike, so they can only stay alike: draw random weights."),
            (said("every column of W1 is the same as the first"),),
        )
    if found.label_fit < FITTING and not learned(found.training):
        yield Verdict(
            "shuffled-labels",
            said("Images and labels do not belong together."),
            (
                said(
                    "even the nearest mean image tells only {share:.0%} of the labels, as guessing "
                    "does",
                    share=found.label_fit,
                ),
            ),
        )
    yield from too_long(found)


def wrong_gradients(gradients: tuple[Gradient, ...]) -> Iterator[Verdict]:
    """Judge the gradients that disagree with the numerical ones."""
    wrong = [each for each in gradients if each.error > DISAGREES]
    for each in wrong:
        what = name_of(each)
        off = said(
            "{what} differs from the numerical one by {error:.0%} of the largest",
            what=what,
            error=each.error,
        )
        if each.note == "own sum":
            yield Verdict(
                "bias-grad",
                said("The gradient of a bias is wrong: it must be the column sums of dy."),
                (off, said("{what} equals the sum of {of} itself", what=what, of=each.of)),
            )
        elif each.note == "stopped":
            yield Verdict(
                "relu-mask",
                said("The mask of ReLU's backward is inverted."),
                (off, said("gradient comes out where the number was stopped, and nowhere else")),
            )
        elif each.where == "SoftmaxWithLoss" and each.ratio > 1.5:
            yield Verdict(
                "missing-mean",
                said("The loss is a mean over the batch, its gradient a sum: 1/N is missing."),
                (
                    said(
                        "{what} is {ratio:.1f} times the numerical one, everywhere alike",
                        what=what,
                        ratio=each.ratio,
                    ),
                ),
            )
    if wrong:
        names = joined([name_of(each) for each in wrong], ", ")
        yield Verdict("unknown", said("A gradient is wrong: {names}.", names=names), ())


def name_of(gradient: Gradient) -> Said:
    """`∂L/∂b of Affine 2`."""
    return said("∂L/∂{of} of {where}", of=gradient.of, where=gradient.where)


def standing_still(found: Findings) -> Iterator[Verdict]:
    """Judge parameters that had a gradient and did not move."""
    still = [each for each in found.moved if each.had_gradient and not each.moved]
    if still and not any(each.same_array for each in still):
        names = ", ".join(each.name for each in still)
        yield Verdict(
            "rebinding",
            said("The update makes new arrays; the layers go on with the old ones."),
            (
                said(
                    "{names} of the layers did not move in an update, though their gradients are "
                    "not zero",
                    names=names,
                ),
                said("the updated arrays are others than those the layers hold"),
            ),
        )
    elif still:
        yield Verdict("unknown", said("The update changes nothing."), ())


def too_long(found: Findings) -> Iterator[Verdict]:
    """Judge the first step by what a hundredth of it does."""
    if (ruler := found.ruler) and ruler.whole > ruler.before > ruler.hundredth:
        yield Verdict(
            "high-rate",
            said("The learning rate is far too high: each step overshoots."),
            (
                said(
                    "the first step takes the batch's loss from {before:.2f} to {whole:.2f}, a "
                    "hundredth of it to {hundredth:.2f}",
                    before=ruler.before,
                    whole=ruler.whole,
                    hundredth=ruler.hundredth,
                ),
            ),
        )


def learned(training: Training | None) -> bool:
    """Whether training came to something."""
    return training is not None and training.accuracies[-1] >= LEARNED


def course(found: Findings) -> tuple[Said, ...]:
    """Say what became of loss and accuracy."""
    if found.training is None:
        return ()
    words, dead = outcome(found.training), found.training.dead
    if dead <= 0.5:
        return (words,)
    return words, said("{dead:.0%} of the hidden units are off for every image", dead=dead)


def outcome(training: Training) -> Said:
    """Say where loss and accuracy ended."""
    losses, accuracies, steps = training.losses, training.accuracies, len(training.losses)
    last = sum(losses[-50:]) / len(losses[-50:])
    if not math.isfinite(losses[-1]):
        return said("the loss was no number any more at step {steps:,}", steps=steps)
    if len(set(accuracies)) == 1:
        return said(
            "the accuracy stayed at exactly {accuracy:.2%} for {steps:,} steps",
            accuracy=accuracies[0],
            steps=steps,
        )
    if abs(last - GUESSING) < 0.1:
        return said(
            "the loss stays at {loss:.2f}, as ten equal guesses have it (ln 10 = 2.30)", loss=last
        )
    return said(
        "after {steps:,} steps: loss {loss:.2f}, accuracy {accuracy:.2%}",
        steps=steps,
        loss=last,
        accuracy=accuracies[-1],
    )
