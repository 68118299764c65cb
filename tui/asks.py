"""What a key may ask of the run: commands by name, and when each makes sense."""

from __future__ import annotations

from engine.commands import (
    ALL_DONE,
    HAS_DIVERGED,
    Bookmark,
    Command,
    LookAtTest,
    Recover,
    RunEpoch,
    StepOnce,
    Travel,
)
from tui.say import say
from tui.view import RunView

COMMANDS: dict[str, Command] = {
    "step": StepOnce(),
    "epoch": RunEpoch(),
    "test": LookAtTest(),
    "back": Travel(-1),
    "forward": Travel(1),
    "epoch-back": Travel(-1, epochs=True),
    "epoch-forward": Travel(1, epochs=True),
    "bookmark": Bookmark(),
    "recover": Recover(),
}
STANDING = ("failed", "stopped")  # nothing runs any more
NEED_A_RUN = ("send", "start_or_pause", "restart", "rates", "branches", "twin")
COVERED = (  # not over a dialog
    *NEED_A_RUN, "pane", "maximise", "help", "show", "compare", "copy", "save", "jump",
)  # fmt: skip


def sensible(view: RunView, action: str) -> bool:
    """Whether an action makes sense now; if not, its key does nothing and is grey.

    To start makes sense before the data is there as well: it waits in the inbox of the run.
    """
    if action not in NEED_A_RUN:
        return True
    begun = view.started is not None or action == "start_or_pause"
    return begun and view.state not in STANDING


def objection(view: RunView, action: str) -> str:
    """Why a key can do nothing at this point of the run, in a sentence; "" if it can."""
    if action == "recover" and view.state != "diverged":
        return say("There is nothing to recover: the run has not diverged.")
    if action == "twin" and view.twin is None:
        if view.state == "finished":
            return say(ALL_DONE)
        if view.state == "diverged":
            return say(HAS_DIVERGED)
    return ""
