"""Advice on judging: learning by heart, differences that are none, and a test set worn out."""

from __future__ import annotations

from engine.hints import Hint, Readings
from engine.intervals import difference, wilson
from engine.remedies import Action, Open, RestartWith, Set
from engine.said import said

RISEN = 1.2  # times the lowest validation loss
PATIENCE = 2  # epochs since then
LOOKS = 3  # at the test set, from which on one tunes by it

BY_HEART = said(
    "The network has begun to learn the training images by heart, chance and slips of the pen "
    "included; of other images it becomes too sure where it is wrong. Fewer epochs, smaller "
    "weights or units left out at random keep it to what images have in common."
)


def overfitting(now: Readings) -> Hint | None:
    """Training loss falls on, validation loss has been rising."""
    if len(now.epochs) <= PATIENCE:
        return None
    last, best = now.epochs[-1], min(now.epochs, key=lambda epoch: epoch.validation_loss)
    chance = wilson(
        round(last.validation_accuracy * now.validation_images), now.validation_images
    ).half
    gap = last.train_accuracy - last.validation_accuracy
    rises = last.validation_loss > RISEN * best.validation_loss
    learns = last.train_loss < best.train_loss
    if last.epoch - best.epoch < PATIENCE or not rises or not learns or gap <= chance:
        return None
    return Hint(
        said("overfitting"),
        said(
            "Since epoch {epoch} the training loss fell from {train_before:.3f} to {train:.3f}, "
            "the validation loss rose from {validation_before:.3f} to {validation:.3f}; accuracies "
            "are {train_accuracy:.1%} and {validation_accuracy:.1%}.",
            epoch=best.epoch,
            train_before=best.train_loss,
            train=last.train_loss,
            validation_before=best.validation_loss,
            validation=last.validation_loss,
            train_accuracy=last.train_accuracy,
            validation_accuracy=last.validation_accuracy,
        ),
        BY_HEART,
        "L + ½ λ Σ W²",
        cure(now),
    )


def cure(now: Readings) -> Action:
    """The first remedy against overfitting that is not taken yet."""
    if not now.hyper.weight_decay:
        return Set("weight_decay", 0.001)
    if not now.hyper.dropout and now.hyper.hidden:
        return RestartWith("dropout", 0.2)
    return Set("epochs", now.epochs[-1].epoch)


def difference_too_small(now: Readings) -> Hint | None:
    """Two accuracies are compared that the validation set cannot tell apart."""
    claim, total = now.claim, now.validation_images
    if claim is None or not total or claim.better.right == claim.other.right:
        return None
    better, other = claim.better, claim.other
    more = better.right - other.right
    only_better, only_other = (claim.apart + more) // 2, (claim.apart - more) // 2
    interval = difference(only_better, only_other, total)
    if not interval.low <= 0 <= interval.high:
        return None
    return Hint(
        said("difference too small to tell"),
        said(
            "At best {better} reads {better_right:.2%} right and {other} {other_right:.2%}, "
            "{more:,} more of {total:,} images. {only_better:,} only the first reads, "
            "{only_other:,} only the second: the true difference lies anywhere from {low:+.2%} "
            "to {high:+.2%}.",
            better=better.name,
            better_right=better.right / total,
            other=other.name,
            other_right=other.right / total,
            more=more,
            total=total,
            only_better=only_better,
            only_other=only_other,
            low=interval.low,
            high=interval.high,
        ),
        said(
            "On other validation images both would have come out a little different, by more than "
            "they differ here; neither can be called the better one. Which digits each gets wrong "
            "tells more than the two numbers; so do runs with other seeds."
        ),
        "(b - c) / n ± 1.96 √(b + c - (b - c)² / n) / n",
        Open("mistakes"),
    )


def test_set_worn_out(now: Readings) -> Hint | None:
    """The test set was looked at so often that it no longer judges."""
    if now.looks < LOOKS:
        return None
    return Hint(
        said("test set looked at too often"),
        said("The test set was looked at {looks} times in this run.", looks=now.looks),
        said(
            "Whoever changes something, looks, and changes again tunes by what was looked at, and "
            "the network comes to fit it by choice, if not by gradient. Its accuracy is then "
            "better than on digits nobody has seen. Tune by the validation images and look once, "
            "at the end."
        ),
        "the best of k looks is higher than the truth",
        Open("mistakes"),
    )
