"""The keys: one table of every action, where it works, its keys and what it does.

The bindings, the footer, the help screen, the command palette and the README's list are all
made from this table, so they cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding

EVERYWHERE, HYPER, LOSS, ACCURACY, DIGITS, DIGIT = (
    "everywhere",
    "hyperparameters",
    "loss",
    "accuracy",
    "digits",
    "enlarged digit",
)


@dataclass(frozen=True, slots=True)
class Action:
    """Something a key does.

    `method` is the Textual action; `keys` are Textual's key names, and `shown` how a person
    reads them. Actions with a `footer` word appear there while `where` has the focus.
    """

    id: str
    where: str
    keys: str
    shown: str
    method: str
    help: str
    footer: str = ""
    priority: bool = False


ACTIONS: tuple[Action, ...] = (
    Action("toggle", EVERYWHERE, "space", "space", "toggle", "start, pause or go on", "start/pause"),
    Action("step", EVERYWHERE, "full_stop", ".", "step", "train on one mini-batch, then pause", "step"),
    Action("epoch", EVERYWHERE, "n", "n", "epoch", "train to the end of this epoch, then pause", "epoch"),
    Action("restart", EVERYWHERE, "r", "r", "restart",
           "new weights, and the marked hyperparameters take effect", "restart"),
    Action("test", EVERYWHERE, "t", "t", "test", "look at the test set once (looks are counted)", "test"),
    Action("next-pane", EVERYWHERE, "tab", "tab", "app.focus_next", "go to the next pane"),
    Action("previous-pane", EVERYWHERE, "shift+tab", "shift+tab", "app.focus_previous",
           "go to the pane before"),
    Action("pane-1", EVERYWHERE, "1", "1", "pane(1)", "go to the hyperparameters"),
    Action("pane-2", EVERYWHERE, "2", "2", "pane(2)", "go to the loss"),
    Action("pane-3", EVERYWHERE, "3", "3", "pane(3)", "go to the accuracy table"),
    Action("pane-4", EVERYWHERE, "4", "4", "pane(4)", "go to the digits"),
    Action("maximise", EVERYWHERE, "f", "f", "maximise",
           "give the focused pane the whole screen, or give it back", "full"),
    Action("help", EVERYWHERE, "question_mark", "?", "help", "explain every key and every number",
           "help"),
    Action("palette", EVERYWHERE, "ctrl+p", "ctrl+p", "app.command_palette",
           "find an action by its name"),
    Action("quit", EVERYWHERE, "q,ctrl+q", "q", "quit", "leave chainrule", "quit"),
    Action("suspend", EVERYWHERE, "ctrl+z", "ctrl+z", "suspend_process",
           "put chainrule into the background; fg brings it back"),
    Action("hyper-up", HYPER, "up,k", "↑ k", "move(-1)", "to the field above"),
    Action("hyper-down", HYPER, "down,j", "↓ j", "move(1)", "to the field below"),
    Action("hyper-less", HYPER, "left,h,minus", "← h -", "nudge(-1)",
           "one step down on the field's own scale", "less"),
    Action("hyper-more", HYPER, "right,l,plus,equals_sign", "→ l +", "nudge(1)",
           "one step up on the field's own scale", "more"),
    Action("hyper-type", HYPER, "enter", "enter", "edit",
           "type a value; enter accepts it, escape leaves it as it was", "type"),
    Action("hyper-undo", HYPER, "u", "u", "undo", "take the last change back", "undo"),
    Action("loss-log", LOSS, "l", "l", "log_scale", "logarithmic or linear scale", "log scale"),
    Action("accuracy-scroll", ACCURACY, "up,k", "↑ k", "cursor_up", "to the epoch before", "earlier"),
    Action("accuracy-down", ACCURACY, "down,j", "↓ j", "cursor_down", "to the next epoch", "later"),
    Action("accuracy-end", ACCURACY, "end,G", "end", "follow", "to the newest epoch, and follow it",
           "newest"),
    Action("digits-left", DIGITS, "left,h", "← h", "select(-1, 0)", "to the digit on the left"),
    Action("digits-right", DIGITS, "right,l", "→ l", "select(1, 0)", "to the digit on the right"),
    Action("digits-up", DIGITS, "up,k", "↑ k", "select(0, -1)", "to the digit above"),
    Action("digits-down", DIGITS, "down,j", "↓ j", "select(0, 1)", "to the digit below"),
    Action("digits-pick", DIGITS, "v", "v", "pick",
           "show a sample, the wrong ones (worst first), the most uncertain, or one class",
           "which"),
    Action("digits-class", DIGITS, "c", "c", "next_class", "show one class; again for the next one",
           "class"),
    Action("digits-more", DIGITS, "pagedown", "page down", "page(1)", "more of them"),
    Action("digits-back", DIGITS, "pageup", "page up", "page(-1)", "the ones before"),
    Action("digits-enlarge", DIGITS, "enter", "enter", "enlarge",
           "enlarge the digit, with its ten probabilities", "enlarge"),
    Action("digit-next", DIGIT, "right,l,down,j", "→", "turn(1)", "the next digit", "next"),
    Action("digit-previous", DIGIT, "left,h,up,k", "←", "turn(-1)", "the digit before", "previous"),
    Action("digit-close", DIGIT, "escape,enter,q", "esc", "close", "back to the grid", "close"),
)  # fmt: skip


def bindings(where: str) -> list[Binding]:
    """Return the Textual bindings of one place."""
    return [
        Binding(
            action.keys,
            action.method,
            action.footer or action.help,
            show=bool(action.footer),
            key_display=action.shown,
            tooltip=action.help,
            id=action.id,
            priority=action.priority,
        )
        for action in ACTIONS
        if action.where == where
    ]
