"""What every dialog shares: it is left once, however fast the keys come.

A key that was pressed before the dialog was gone still reaches it. Textual would then take the
screen below away as well, in the end the last one.
"""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """A screen over the others, to be answered or closed."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Give the result and go; nothing happens if it has gone, or the app is going."""
        stack = self.app.screen_stack
        if len(stack) < 2 or stack[-1] is not self:
            return AwaitComplete()
        return super().dismiss(result)
