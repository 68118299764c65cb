"""Advice on layers: units that are off or stuck, gradients that do not arrive, weights that rest.

It rests on the health of each layer and says what a person can do about it.
"""

from __future__ import annotations

from collections.abc import Callable

from engine.health import Health, Word, judge
from engine.hints import LOW_LOSS, Hint, Readings, near, restart
from engine.remedies import Open, Set
from engine.said import Said, joined, said

CURVED = ("sigmoid", "tanh")


def ailing(now: Readings, word: Word) -> list[Health]:
    """The layers in this state."""
    healths = judge(now.vitals) if now.vitals else ()
    return [health for health in healths if health.word == word]


def seen(healths: list[Health]) -> Said:
    """Their names and reasons."""
    return joined([joined((health.layer, health.reason), ": ") for health in healths])


def drawn_well(now: Readings) -> str:
    """The init to recommend: the present one, unless the spread was chosen by hand."""
    if now.hyper.init != "normal":
        return now.hyper.init
    return "xavier" if now.hyper.activation in CURVED else "he"


def dead_units(now: Readings) -> Hint | None:
    """Most units of a layer are off for every image."""
    if not (found := ailing(now, "dead")):
        return None
    slower = near("learning_rate", now.hyper.learning_rate / 10)
    return Hint(
        said("dead units"),
        seen(found),
        said(
            "A step that was too long pushed their biases so far down that no image lifts their "
            "sum above 0. A ReLU passes no gradient back there, so nothing can bring them back; "
            "only new weights and shorter steps help, or a ReLU that leaks."
        ),
        "y = max(x, 0), ∂y/∂x = 0 for x < 0",
        restart(now, ("init", drawn_well(now)), ("learning_rate", slower)),
    )


def saturated_units(now: Readings) -> Hint | None:
    """Most units of a sigmoid or tanh layer lie at an end."""
    found = ailing(now, "saturated")
    if not found or now.excess < LOW_LOSS:  # a network that has learned may well be sure
        return None
    return Hint(
        said("saturated units"),
        seen(found),
        said(
            "What reaches them is so large that the curve is flat there. Its slope is nearly 0, "
            "and the gradient is multiplied by it on the way back: the layers before learn next to "
            "nothing. Smaller first weights keep units where the curve is steep."
        ),
        "sigmoid: ∂y/∂x = y (1 - y); tanh: ∂y/∂x = 1 - y²",
        restart(now, ("init", drawn_well(now)), ("batch_norm", "on")),
    )


def vanishing_gradient(now: Readings) -> Hint | None:
    """Hardly any of the gradient arrives at a layer."""
    found = ailing(now, "vanishing")
    if not found or ailing(now, "dead") or ailing(now, "saturated"):  # those are the cause
        return None
    curved = now.hyper.activation in CURVED
    return Hint(
        said("vanishing gradient"),
        seen(found[:1]),
        said(
            "On its way back the gradient is multiplied by every layer's slope and weights. Where "
            "those products are below 1 it shrinks from layer to layer, and the first ones hardly "
            "move; a sigmoid's slope is ¼ at most."
        ),
        "dx = (dy · ∂y/∂x) Wᵀ, layer by layer",
        restart(
            now,
            ("init", drawn_well(now)),
            ("activation", "relu" if curved else now.hyper.activation),
            ("batch_norm", "on"),
        ),
    )


def exploding_gradient(now: Readings) -> Hint | None:
    """The gradient grows on its way back."""
    found = ailing(now, "exploding")
    if not found or now.diverged:
        return None
    well_drawn = now.hyper.init == drawn_well(now)
    return Hint(
        said("exploding gradient"),
        seen(found[:1]),
        said(
            "On its way back the gradient is multiplied by every layer's weights. Where those are "
            "large it grows from layer to layer, and the first ones are thrown about. Smaller "
            "first weights cure the cause; a limit on the gradient's length helps meanwhile."
        ),
        "dx = (dy · ∂y/∂x) Wᵀ, layer by layer",
        Set("clip_norm", 1.0) if well_drawn else restart(now, ("init", drawn_well(now))),
    )


def parameters_still(now: Readings) -> Hint | None:
    """The weights of some layer do not move."""
    found = ailing(now, "still")
    learned = now.excess < LOW_LOSS or (now.vitals is not None and now.vitals.loss < LOW_LOSS)
    if not found or learned or not now.at_full_speed or ailing(now, "dead"):
        return None
    return Hint(
        said("parameters that do not move"),
        seen(found),
        said(
            "A step this short is lost in the rounding of 32-bit numbers, or would need millions "
            "of repetitions. If the gradient arrives, the learning rate is too low; if it does "
            "not, look at the layers behind."
        ),
        said("|Δθ| / |θ|, about 0.001 where a network learns well"),
        Open("rates"),
    )


ON_LAYERS: tuple[Callable[[Readings], Hint | None], ...] = (
    dead_units,
    saturated_units,
    exploding_gradient,
    vanishing_gradient,
    parameters_still,
)
