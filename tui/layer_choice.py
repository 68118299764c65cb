"""What can be chosen in the view of layers: how many units a layer has, and which can be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.view import RunView

if TYPE_CHECKING:  # needs NumPy, which the first frame does not wait for
    from engine.vitals import Vitals

OFF, STUCK = "off", "stuck"  # said where they are shown


def block_of(vitals: Vitals, layer: int) -> range:
    """The layers of one weight matrix: it, and what follows until the next."""
    names = [each.name for each in vitals.layers]
    begins = [at for at, name in enumerate(names) if name.startswith("Affine")]
    first = max((at for at in begins if at <= layer), default=0)
    return range(first, min((at for at in begins if at > layer), default=len(names)))


def units_of(view: RunView, layer: int) -> int:
    """How many units the layer at this index has; 0 while that is not known."""
    answer = view.layers
    if answer is None or not 0 <= layer < len(answer.now.layers):
        return 0
    return answer.now.layers[layer].units


def has_pictures(view: RunView, layer: int) -> bool:
    """Whether the layer's units see the image itself, so that their weights are a picture."""
    answer = view.layers
    return answer is None or block_of(answer.now, layer).start == 0


def ailing_units(vitals: Vitals, layer: int) -> dict[int, str]:
    """The units of the layer that its activation lets no gradient pass, with the word for it."""
    found: dict[int, str] = {}
    for at in block_of(vitals, layer):
        found |= dict.fromkeys(vitals.layers[at].dead or (), OFF)
        found |= dict.fromkeys(vitals.layers[at].saturated or (), STUCK)
    return found
