"""The autopsy: from what the instruments read to the cause, by reasoning a person can follow.

The verdict knows nothing of which fault was switched on; it goes from the readings that leave
least doubt (a shape that clashes) to those that say most only when all else is sound (a step that
is too long).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from engine.instruments import LARGE, Findings, Gradient, Training

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
            "Nothing is wrong: it learns.",
            (
                "every gradient agrees with the numerical one, every array moves, and the first "
                "step lowers the loss",
                *course(found),
            ),
        )
    return Verdict("unknown", "It does not learn, and no instrument says why.", course(found))


def suspicions(found: Findings) -> Iterator[Verdict]:
    """Yield what the readings point to, the surest first."""
    if found.broken_forward:
        yield Verdict(
            "b2-shape",
            "A shape clashes: a bias must be as wide as its layer's output.",
            (found.broken_forward,),
        )
    if found.broken_backward:
        yield Verdict(
            "sigmoid-none",
            "A layer's backward returns nothing, so the layers before it get no gradient.",
            (found.broken_backward,),
        )
    if found.repeated is not None and abs(found.repeated - 1) > DISAGREES:
        yield Verdict(
            "accumulated",
            "Gradients are not cleared: each batch's is added to those before.",
            (f"the same batch gave {found.repeated:.2f} times its gradient the second time",),
        )
    yield from wrong_gradients(found.gradients)
    yield from standing_still(found)
    if found.large_loss is not None and not math.isfinite(found.large_loss):
        yield Verdict(
            "no-max",
            "Softmax overflows: subtract the largest logit first.",
            (f"with logits up to {LARGE:,.0f} the loss is {found.large_loss}",),
        )
    if found.alike:
        yield Verdict(
            "zero-init",
            "All hidden units begin alike, so they can only stay alike: draw random weights.",
            ("every column of W1 is the same as the first",),
        )
    if found.label_fit < FITTING and not learned(found.training):
        yield Verdict(
            "shuffled-labels",
            "Images and labels do not belong together.",
            (
                f"even the nearest mean image tells only {found.label_fit:.0%} of the labels, "
                "as guessing does",
            ),
        )
    yield from too_long(found)


def wrong_gradients(gradients: tuple[Gradient, ...]) -> Iterator[Verdict]:
    """Judge the gradients that disagree with the numerical ones."""
    wrong = [each for each in gradients if each.error > DISAGREES]
    for each in wrong:
        what = f"∂L/∂{each.of} of {each.where}"
        off = f"{what} differs from the numerical one by {each.error:.0%} of the largest"
        if each.note == "own sum":
            yield Verdict(
                "bias-grad",
                "The gradient of a bias is wrong: it must be the column sums of dy.",
                (off, f"{what} equals the sum of {each.of} itself"),
            )
        elif each.note == "stopped":
            yield Verdict(
                "relu-mask",
                "The mask of ReLU's backward is inverted.",
                (off, "gradient comes out where the number was stopped, and nowhere else"),
            )
        elif each.where == "SoftmaxWithLoss" and each.ratio > 1.5:
            yield Verdict(
                "missing-mean",
                "The loss is a mean over the batch, its gradient a sum: 1/N is missing.",
                (f"{what} is {each.ratio:.1f} times the numerical one, everywhere alike",),
            )
    if wrong:
        names = ", ".join(f"∂L/∂{each.of} of {each.where}" for each in wrong)
        yield Verdict("unknown", f"A gradient is wrong: {names}.", ())


def standing_still(found: Findings) -> Iterator[Verdict]:
    """Judge parameters that had a gradient and did not move."""
    still = [each for each in found.moved if each.had_gradient and not each.moved]
    if still and not any(each.same_array for each in still):
        names = ", ".join(each.name for each in still)
        yield Verdict(
            "rebinding",
            "The update makes new arrays; the layers go on with the old ones.",
            (
                f"{names} of the layers did not move in an update, though their gradients "
                "are not zero",
                "the updated arrays are others than those the layers hold",
            ),
        )
    elif still:
        yield Verdict("unknown", "The update changes nothing.", ())


def too_long(found: Findings) -> Iterator[Verdict]:
    """Judge the first step by what a hundredth of it does."""
    if (ruler := found.ruler) and ruler.whole > ruler.before > ruler.hundredth:
        yield Verdict(
            "high-rate",
            "The learning rate is far too high: each step overshoots.",
            (
                f"the first step takes the batch's loss from {ruler.before:.2f} to "
                f"{ruler.whole:.2f}, a hundredth of it to {ruler.hundredth:.2f}",
            ),
        )


def learned(training: Training | None) -> bool:
    """Whether training came to something."""
    return training is not None and training.accuracies[-1] >= LEARNED


def course(found: Findings) -> tuple[str, ...]:
    """Say what became of loss and accuracy."""
    if found.training is None:
        return ()
    losses, accuracies = found.training.losses, found.training.accuracies
    last = sum(losses[-50:]) / len(losses[-50:])
    said = []
    if not math.isfinite(losses[-1]):
        said.append(f"the loss was no number any more at step {len(losses):,}")
    elif len(set(accuracies)) == 1:
        said.append(f"the accuracy stayed at exactly {accuracies[0]:.2%} for {len(losses):,} steps")
    elif abs(last - GUESSING) < 0.1:
        said.append(f"the loss stays at {last:.2f}, as ten equal guesses have it (ln 10 = 2.30)")
    else:
        said.append(f"after {len(losses):,} steps: loss {last:.2f}, accuracy {accuracies[-1]:.2%}")
    if found.training.dead > 0.5:
        said.append(f"{found.training.dead:.0%} of the hidden units are off for every image")
    return tuple(said)
