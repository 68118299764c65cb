"""Advice on steps: too long, too short, too noisy, or over too soon.

Whether a learning rate is too high or too low is not seen in its value, which means nothing
without the network, the batch and the optimizer, but in what the steps do to the loss.
"""

from __future__ import annotations

import math
from statistics import median

from engine.health import judge
from engine.hints import LOW_LOSS, WINDOW, Hint, Readings, near, restart, within
from engine.remedies import Open, RestartWith, Set
from engine.said import Said, said

EDGE = 1.5  # times the step, from which on it does harm: near
THROWN = 1.25  # times the loss that it began with, or that of guessing: a step has climbed out
CLOSE = 3.0  # the same, where the loss stands as well
HARM = 0.02  # of the loss of images held out, that a step adds to it
SLOW = 0.01  # of the loss, that a step takes off its own mini-batch
NOISY = 10.0  # times the signal
FAR = 0.25  # of the loss of guessing: it still has far to go
LATE = 0.02  # the schedule's factor below which hardly anything moves


def divergence(now: Readings) -> Hint | None:
    """The loss is no finite number, or much worse than guessing."""
    broken = now.diverged or not all(map(math.isfinite, now.losses[-1:]))
    if not broken and (not now.loss > 3 * now.guessing or first_weights(now) is not None):
        return None
    return Hint(
        said("divergence"),
        said(
            "At step {step:,}, with a learning rate of {rate:.3g}, the loss is no finite number "
            "any more; guessing has {guessing:.2f}."
            if broken
            else "At step {step:,}, with a learning rate of {rate:.3g}, the loss is {loss:.2f} on "
            "average; guessing has {guessing:.2f}.",
            step=now.step,
            rate=now.rate,
            loss=now.loss,
            guessing=now.guessing,
        ),
        said(
            "Each step overshoots the valley and lands higher than it began; there the gradient is "
            "larger, and the next step longer still. Until a number no longer fits into 32 bits."
        ),
        "θ ← θ - η g, with |1 - η h| > 1 for the steepest curvature h",
        Set("learning_rate", near("learning_rate", now.hyper.learning_rate / 10)),
    )


def first_weights(now: Readings) -> Hint | None:
    """The very first loss was much higher than that of guessing."""
    if len(now.losses) < now.step or not now.losses or now.losses[0] < 2 * now.guessing:
        return None
    first = now.losses[0]
    drawn = "he" if now.hyper.init == "normal" else now.hyper.init
    return Hint(
        said("first weights too large"),
        said(
            "The first mini-batch had a loss of {first:.2f}; guessing has {guessing:.2f}.",
            first=first,
            guessing=now.guessing,
        ),
        said(
            "A network that knows nothing should say so, with about equal probabilities. This one "
            "began very sure, and wrong: its weights were so large that every layer made the "
            "numbers larger, and it has to unlearn that first."
        ),
        f"L₀ ≈ ln {now.classes} where σ² = 2 / n_in (He)",
        restart(now, ("init", drawn), ("batch_norm", "on")),
    )


def rate_too_high(now: Readings) -> Hint | None:
    """The step goes beyond the edge, or near it and the losses show that it is too long.

    Nearness alone is no fault: without momentum, steps of a good length come to lie just below the
    edge by themselves (Cohen et al. 2021), and the loss falls all the same.
    """
    edge, harm = now.typical("edge"), now.typical("harm")
    if edge is None or harm is None or now.diverged or now.excess < LOW_LOSS:
        return None
    too_near = 0 < edge < 1 or (0 < edge < EDGE and (now.stands or thrown(now)))
    standing = edge < CLOSE and now.stands and now.excess > FAR * now.guessing
    # With momentum a mini-batch may have no say in the step; then only others' harm counts.
    if not (too_near or (edge == 0 and harm > HARM) or standing):
        return None
    better = now.hyper.learning_rate * max(edge, 0.4) / 4
    return Hint(
        said("learning rate too high"),
        said(
            "From {edge:.2g} times the present step on, a mini-batch's own loss is higher than "
            "before it; a step changes that of images held out by {harm:+.1%}. {course}",
            edge=edge,
            harm=harm,
            course=course(now),
        ),
        said(
            "The gradient tells the slope at one point. A step much longer than the slope holds "
            "goes over the floor of the valley and up the other side; a shorter one would end "
            "lower."
        ),
        "L(θ - η g) ≈ L - η |g|² + ½ η² gᵀH g",
        Set("learning_rate", near("learning_rate", better)),
    )


def course(now: Readings) -> Said:
    """Where the loss is, and where it has been if that was much higher."""
    if not thrown(now):
        return said("The loss is {loss:.2f}.", loss=now.loss)
    return said(
        "The loss is {loss:.2f}, and was up to {most:.2f} on the way.",
        loss=now.loss,
        most=max(now.losses[-WINDOW:]),
    )


def thrown(now: Readings) -> bool:
    """Whether a step of late has thrown the loss well above where it was, and above guessing."""
    recent = now.losses[-WINDOW:]
    return bool(recent) and max(recent) > THROWN * max(recent[0], now.guessing)


def rate_too_low(now: Readings) -> Hint | None:
    """Even the longest step on the ruler does good, and the present one does next to nothing."""
    edge, gain = now.typical("edge"), now.typical("gain")
    if edge is None or gain is None or not now.at_full_speed or now.excess < LOW_LOSS:
        return None
    longest = median(ruler.start.held_out - ruler.marks[-1].held_out for ruler in now.rulers)
    if edge < math.inf or not 0 <= gain < SLOW or longest <= 0:
        return None
    times = now.rulers[-1].marks[-1].factor
    return Hint(
        said("learning rate too low"),
        said(
            "A step lowers its own mini-batch's loss by {gain:.2%}; at {times:g} times the step it "
            "still falls, on images held out too. The loss is {loss:.2f}.",
            gain=gain,
            times=times,
            loss=now.loss,
        ),
        said(
            "The steps are so short that the ground is straight under them. As long as it is, a "
            "step twice as long gains twice as much, at the same cost."
        ),
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
    well = now.vitals is None or all(health.word == "healthy" for health in judge(now.vitals))
    return Hint(
        said("plateau at guessing"),
        said(
            "The last {count} mini-batches have a mean loss of {mean:.3f}; ln {classes} is "
            "{guessing:.3f}.",
            count=len(recent),
            mean=mean,
            classes=now.classes,
            guessing=now.guessing,
        ),
        said(
            "That is the loss of giving every class the same probability, whatever the image. "
            "Either nothing of the image gets through (tiny weights, dead or saturated units), or "
            "nothing of the gradient moves the weights (a rate too low)."
        ),
        f"-log(1/{now.classes}) = ln {now.classes}",
        RestartWith("init", "he") if small else Open("rates" if well else "layers"),
    )


def noise_larger_than_gain(now: Readings) -> Hint | None:
    """The loss stands far from the end, and mini-batches do not agree on where to go."""
    if now.noise is None or not now.noise.ratio > NOISY or not now.stands or now.diverged:
        return None
    if now.excess < FAR * now.guessing or now.loss > 0.95 * now.guessing:
        return None
    size, ratio = now.hyper.batch_size, now.noise.ratio
    return Hint(
        said("noise larger than the gain"),
        said(
            "With batches of {size} the noise of a gradient is {ratio:.0f} times its signal, and "
            "the loss stands at {loss:.2f}."
            if ratio < math.inf
            else "With batches of {size} the noise of a gradient is far more than its signal, and "
            "the loss stands at {loss:.2f}.",
            size=size,
            ratio=ratio,
            loss=now.loss,
        ),
        said(
            "Every mini-batch pulls towards its own few images. What they have in common moves the "
            "network on; the rest only shakes it, the more the longer the steps are. A larger "
            "batch averages it away."
        ),
        "g = G + noise, |noise|² = tr(Σ) / B",
        Set("batch_size", within("batch_size", size * 8)),
    )


def schedule_over(now: Readings) -> Hint | None:
    """The schedule has all but stopped the steps, and epochs remain."""
    if len(now.epochs) < 2 or now.factor >= LATE:
        return None
    before, last = now.epochs[-2:]
    left = now.hyper.epochs - now.step * last.epoch / last.step
    if left < 1 or last.train_loss < 0.99 * before.train_loss:
        return None
    return Hint(
        said("schedule over before the epochs"),
        said(
            "The schedule has brought the learning rate to {factor:.2%} of the one chosen, with "
            "{left:.0f} epochs to come; the last one changed the training loss from {before:.4f} "
            "to {last:.4f}.",
            factor=now.factor,
            left=left,
            before=before.train_loss,
            last=last.train_loss,
        ),
        said(
            "Steps this short no longer change the network. The epochs that remain take time and "
            "bring nothing; a schedule that falls more slowly would have used them."
        ),
        f"rate = {now.hyper.learning_rate:g} · {now.hyper.schedule}(progress)",
        Set("schedule", "cosine") if now.hyper.schedule == "step" else Set("epochs", last.epoch),
    )
