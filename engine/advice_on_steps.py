"""Advice on steps: too long, too short, too noisy, or over too soon.

Whether a learning rate is too high or too low is not seen in its value, which means nothing
without the network, the batch and the optimizer, but in what the steps do to the loss.
"""

from __future__ import annotations

import math
from statistics import median

from engine.hints import Hint, Open, Readings, RestartWith, Set, near

EDGE = 1.5  # times the step, from which on it does harm: too near
CLOSE = 3.0  # the same, where the loss stands as well
SLOW = 0.01  # of the loss, that a step takes off its own mini-batch
LOW_LOSS = 0.1  # nats: small enough for small steps
NOISY = 10.0  # times the signal
FAR = 0.25  # of the loss of guessing: it still has far to go
LATE = 0.02  # the schedule's factor below which hardly anything moves


def divergence(now: Readings) -> Hint | None:
    """The loss is no finite number, or much worse than guessing."""
    last = now.losses[-1] if now.losses else 0.0
    if not now.diverged and math.isfinite(last) and not now.loss > 3 * now.guessing:
        return None
    seen = f"the loss is {last:.3g} at step {now.step:,}, with a learning rate of {now.rate:.3g}"
    return Hint(
        "divergence",
        f"{seen}; guessing has {now.guessing:.2f}.",
        "Each step overshoots the valley and lands higher than it began; there the gradient is "
        "larger, and the next step longer still. Until a number no longer fits into 32 bits.",
        "θ ← θ - η g, with |1 - η h| > 1 for the steepest curvature h",
        Set("learning_rate", near("learning_rate", now.hyper.learning_rate / 10)),
    )


def rate_too_high(now: Readings) -> Hint | None:
    """Harm begins close to the step as it is, or the loss stands while it is not far."""
    edge = now.typical("edge")
    if edge is None or now.diverged:
        return None
    standing = edge < CLOSE and now.stands and now.loss > FAR * now.guessing
    if edge >= EDGE and not standing:
        return None
    better = now.hyper.learning_rate * max(edge, 0.4) / 4
    return Hint(
        "learning rate too high",
        f"At {edge:.2g} times the present step a mini-batch's own loss is already higher than "
        f"before it; the loss is {now.loss:.2f}.",
        "The gradient tells the slope at one point. A step much longer than the slope holds goes "
        "over the floor of the valley and up the other side; a shorter one would end lower.",
        "L(θ - η g) ≈ L - η |g|² + ½ η² gᵀH g",
        Set("learning_rate", near("learning_rate", better)),
    )


def rate_too_low(now: Readings) -> Hint | None:
    """Even the longest step on the ruler does good, and the present one does next to nothing."""
    edge, gain = now.typical("edge"), now.typical("gain")
    if edge is None or gain is None or not now.at_full_speed or now.loss < LOW_LOSS:
        return None
    longest = median(ruler.start.held_out - ruler.marks[-1].held_out for ruler in now.rulers)
    if edge < math.inf or not 0 <= gain < SLOW or longest <= 0:
        return None
    times = now.rulers[-1].marks[-1].factor
    return Hint(
        "learning rate too low",
        f"A step lowers its own mini-batch's loss by {gain:.2%}; at {times:g} times the step it "
        f"still falls, on images held out too. The loss is {now.loss:.2f}.",
        "The steps are so short that the ground is straight under them. As long as it is, a step "
        "twice as long gains twice as much, at the same cost.",
        "L(θ - η g) ≈ L - η |g|²",
        Set("learning_rate", near("learning_rate", now.hyper.learning_rate * times)),
    )


def plateau(now: Readings) -> Hint | None:
    """The loss is that of guessing, and stays there."""
    recent = now.losses[-100:]
    if len(recent) < 100 or now.diverged:
        return None
    mean = math.fsum(recent) / len(recent)
    if abs(mean - now.guessing) > 0.02 * now.guessing:
        return None
    small = now.hyper.init == "normal"
    return Hint(
        "plateau at guessing",
        f"The last {len(recent)} mini-batches have a mean loss of {mean:.3f}; "
        f"ln {now.classes} is {now.guessing:.3f}.",
        "That is the loss of giving every class the same probability, whatever the image. Either "
        "nothing of the image gets through (tiny weights, dead or saturated units), or nothing of "
        "the gradient moves the weights (a rate too low).",
        f"-log(1/{now.classes}) = ln {now.classes}",
        RestartWith("init", "he") if small else Open("layers"),
    )


def noise_larger_than_gain(now: Readings) -> Hint | None:
    """The loss stands far from the end, and mini-batches do not agree on where to go."""
    if now.noise is None or not now.noise.ratio > NOISY or not now.stands or now.diverged:
        return None
    if not FAR * now.guessing < now.loss < 0.95 * now.guessing:
        return None
    size, ratio = now.hyper.batch_size, now.noise.ratio
    times = f"{ratio:.0f} times" if ratio < math.inf else "far more than"
    return Hint(
        "noise larger than the gain",
        f"With batches of {size} the noise of a gradient is {times} its signal, and the loss "
        f"stands at {now.loss:.2f}.",
        "Every mini-batch pulls towards its own few images. What they have in common moves the "
        "network on; the rest only shakes it, the more the longer the steps are. A larger batch "
        "averages it away.",
        "g = G + noise, |noise|² = tr(Σ) / B",
        Set("batch_size", min(size * 8, 4096)),
    )


def schedule_over(now: Readings) -> Hint | None:
    """The schedule has all but stopped the steps, and epochs remain."""
    if len(now.epochs) < 2 or now.factor >= LATE:
        return None
    before, last = now.epochs[-2:]
    left = now.hyper.epochs - last.epoch
    if left < 1 or last.train_loss < 0.99 * before.train_loss:
        return None
    return Hint(
        "schedule over before the epochs",
        f"The schedule has brought the learning rate to {now.factor:.2%} of the one chosen, with "
        f"{left} epochs to come; the last one changed the training loss from "
        f"{before.train_loss:.4f} to {last.train_loss:.4f}.",
        "Steps this short no longer change the network. The epochs that remain take time and "
        "bring nothing; a schedule that falls more slowly would have used them.",
        f"rate = {now.hyper.learning_rate:g} · {now.hyper.schedule}(progress)",
        Set("schedule", "cosine") if now.hyper.schedule == "step" else Set("epochs", last.epoch),
    )
