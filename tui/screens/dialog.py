"""What every dialog shares: it is left once, however fast the keys come; some follow the run.

A key that was pressed before the dialog was gone still reaches it. Textual would then take the
screen below away as well, in the end the last one.
"""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.events import Resize
from textual.reactive import var
from textual.screen import ModalScreen

from tui.view import RunView
from tui.widgets.too_small import TooSmall

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """A screen over the others, to be answered or closed.

    The notice that the terminal is too small lies over it as over any other.
    """

    def on_mount(self) -> None:
        if self.is_attached:  # a key may have closed it already
            self.mount(TooSmall(id="too-small", markup=False))

    def on_resize(self, event: Resize) -> None:
        """Say if the terminal is too small; a handler of a subclass is called as well."""
        for notice in self.query(TooSmall):
            self.set_class(notice.show_for(*event.size), "unseen")

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Give the result and go; nothing happens if it has gone, or the app is going."""
        stack = self.app.screen_stack
        if len(stack) < 2 or stack[-1] is not self:
            return AwaitComplete()
        return super().dismiss(result)


class RunDialog(Dialog[Result]):
    """A dialog on a run that trains on meanwhile: the app hands it every new view."""

    view: var[RunView] = var(RunView, init=False)

    def __init__(self, view: RunView) -> None:
        super().__init__()
        self.set_reactive(RunDialog.view, view)
