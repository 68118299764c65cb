"""Tips: what each pane is, in a line, shown while the mouse rests on its title.

They do not show over what is inside: there the mouse rests after every click, and they would
cover what was clicked. Nor do they lie on the pane that they explain, if there is room elsewhere.
"""

from __future__ import annotations

from textual.errors import NoWidget
from textual.events import MouseMove
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

from tui.say import say
from tui.taking.taken import pane_of
from tui.wide import wrap

WIDTH = 40  # columns of a tip of several lines, two on either side blank: Textual's style

TIPS: dict[str, str] = {
    "hyper": (
        "What can be turned: click a row, then {key_hyper_less} {key_hyper_more} or "
        "{key_hyper_type}."
    ),
    "loss": "How wrong the network is, step by step. Click or drag on the lowest row to go back.",
    "accuracy": "One row an epoch; ★ is the best. The wheel scrolls.",
    "digits": "Images that it does not learn from. A double click enlarges one.",
    "confusion": "What each digit is taken for. A double click shows a cell's images.",
    "classes": "How well each digit is read. A double click shows its commonest mistake.",
    "mistaken": "Images of one kind. A double click follows one through the network.",
    "layer-table": "The health of every layer. A double click goes to its units.",
    "histograms": "How the layer's numbers are spread, now and at the start.",
    "units": "What each unit looks for. A double click shows its favourite images.",
    "favourites": "The images that the unit answers to most. A double click follows one.",
    "operations": "The next mini-batch, operation by operation. Click one to see it.",
    "board": "The operation's formula, numbers and code. The wheel scrolls.",
    "breakpoints": "What the run pauses at by itself. A click turns one on or off.",
    "inspector-left": "The image, tinted by what more ink would do; or your own drawing.",
    "way": "What every layer makes of the image, down to ten probabilities.",
    "inspector-near": "The training images that look most like it.",
    "ruler": "How far the next step could go before it does harm.",
    "range": "The loss at every learning rate, tried on a copy.",
    "guide-list": "What is worth a look, the most urgent first. A double click mends it.",
    "guide-detail": "What was seen, why it matters, and what mends it.",
}


def explain(screen: Screen[None], event: MouseMove) -> None:
    """Give the pane under the mouse its tip while the mouse is on its title."""
    try:
        widget, _ = screen.get_widget_at(event.screen_x, event.screen_y)
    except NoWidget:
        return
    pane = pane_of(widget)
    if pane is not None:
        on_title = event.screen_y == pane.region.y
        tip = TIPS.get(pane.id or "") if on_title else None
        words = say(tip) if tip else None
        if pane.tooltip != words:
            pane.tooltip = words


def move_aside(tip: Widget, pane: Widget, words: str) -> None:
    """Put a pane's tip above the pane; below the tabs there is no room but beside or below it."""
    at, screen = pane.region, tip.screen.size
    height = len(wrap(words, WIDTH - 4)) + 2
    x, y = tip.app.mouse_position
    if at.y >= height:
        y = at.y - height
    elif at.width < screen.width:
        right = screen.width - at.right > at.x
        x, y = at.right + WIDTH // 2 if right else at.x - WIDTH // 2, at.y
    elif at.bottom + height < screen.height:
        y = at.bottom
    tip.absolute_offset = Offset(x, y - 1)  # it has a margin of a line
