"""The view of steps: backpropagation, operation by operation.

It shows the next mini-batch. While the network trains, that would be another one many times a
second and nobody could read it, so the screen keeps the one it took first until it is asked for the
present one. Once the run stands still, it follows it again.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus, Resize

from engine.events import Answered
from engine.questions import AskSteps, Question
from tui.keys import BOARD, BREAKPOINTS, STEPS, bindings
from tui.screens.cockpit import CockpitScreen
from tui.view import RunView
from tui.widgets.blackboard_pane import BlackboardPane
from tui.widgets.breakpoints_pane import BreakpointsPane
from tui.widgets.operations_pane import OperationsPane

PLACES = {"board": BOARD, "breakpoints": BREAKPOINTS}
ROOMY = 118  # columns from which the list has its full width


class StepsScreen(CockpitScreen):
    """The list of operations, the blackboard, and the breakpoints."""

    PLACE = STEPS
    CSS_PATH = "../styles/steps.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(STEPS)]

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._operations = OperationsPane(id="operations", classes="pane")
        self._board = BlackboardPane(id="board", classes="pane")
        self._breakpoints = BreakpointsPane(id="breakpoints", classes="pane")
        self._kept: Answered | None = None  # what is on show
        self._wants_now = True  # rather than what is kept
        self._passed: Answered | None = None  # an answer from before now was wanted

    def body(self) -> ComposeResult:
        with Horizontal():
            with Vertical(id="steps-left"):
                yield self._operations
                yield self._breakpoints.data_bind(CockpitScreen.view)
            yield self._board

    def on_mount(self) -> None:
        self._operations.focus()

    def on_resize(self, event: Resize) -> None:
        """Give the list its full width where there is room."""
        super().on_resize(event)
        self.set_class(event.size.width >= ROOMY, "roomy")

    def on_screen_resume(self) -> None:
        """Whoever comes back wants to see what is done now."""
        self._wants_now = True

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Tell the keys of what has the focus."""
        self._keys.where = PLACES.get(event.widget.id or "", STEPS)

    @property
    def question(self) -> Question | None:
        """The next mini-batch; nothing while training once there is one to show."""
        wanted = self._wants_now or self._kept is None or self.view.state != "training"
        return AskSteps() if wanted else None

    def watch_view(self, old: RunView, new: RunView) -> None:
        """Take the newest answer, unless the reader is still at the one that is kept."""
        super().watch_view(old, new)
        answered, training = new.answers.get(AskSteps), new.state == "training"
        outdated = answered is self._kept or (training and answered is self._passed)
        if not outdated and self.question is not None:
            self._keep(answered)
        if old.state != new.state:
            self._entitle()

    def _keep(self, answered: Answered | None) -> None:
        """Show this mini-batch from now on."""
        self._kept, steps = answered, self.view.steps if answered else None
        self._wants_now = False
        self._operations.steps = steps
        self._board.page = self._operations.page  # there may be fewer now
        self._board.steps = steps
        self._entitle()

    def _entitle(self) -> None:
        """Say so when the run has gone on from what is on show."""
        self._board.kept = self.view.state == "training"
        self._board.entitle()

    def on_operations_pane_turned(self) -> None:
        """The list and the blackboard go together."""
        self._board.page = self._operations.page

    # Actions ------------------------------------------------------------------------------

    def action_turn(self, by: int) -> None:
        """To another operation."""
        self._operations.page += by

    def action_section(self) -> None:
        """To the next section."""
        self._operations.next_section()

    def action_jump(self, last: int) -> None:
        """To the first page, or to the last."""
        self._operations.jump(last)

    def action_scroll_board(self, by: int) -> None:
        """Scroll a long page."""
        self._board.action_scroll(by)

    def action_renew(self) -> None:
        """Take the mini-batch of now, as soon as the run can tell it."""
        self._wants_now, self._passed = True, self.view.answers.get(AskSteps)

    def action_breakpoints(self) -> None:
        """To the breakpoints."""
        self._breakpoints.focus()
