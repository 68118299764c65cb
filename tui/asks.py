"""What a key may ask of the run: commands by name, and when each makes sense."""

from __future__ import annotations

from engine.commands import (
    Bookmark,
    Command,
    LookAtTest,
    Recover,
    RunEpoch,
    StepOnce,
    Travel,
)
from tui.view import RunView

COMMANDS: dict[str, Command] = {
    "step": StepOnce(),
    "epoch": RunEpoch(),
    "test": LookAtTest(),
    "back": Travel(-1),
    "forward": Travel(1),
    "bookmark": Bookmark(),
    "recover": Recover(),
}
STANDING = ("failed", "stopped")  # nothing runs any more
NEED_A_RUN = ("send", "start_or_pause", "restart", "rates", "branches", "twin")
COVERED = (  # not over a dialog
    *NEED_A_RUN, "pane", "maximise", "help", "show", "compare", "copy", "save", "jump",
)  # fmt: skip


def sensible(view: RunView, action: str, parameters: tuple[object, ...]) -> bool:
    """Whether an action makes sense now; if not, its key does nothing and is grey."""
    if action not in NEED_A_RUN:
        return True
    if view.started is None or view.state in STANDING:
        return False
    if parameters == ("recover",):
        return view.state == "diverged"
    if action == "twin":
        return view.twin is not None or view.state in ("ready", "training", "paused")
    return True
