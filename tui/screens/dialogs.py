"""Dialogs: a screen that asks something, and what its answer sends to the run."""

from __future__ import annotations

from collections.abc import Callable

from engine.commands import Command, GoTo, KeepTwin, Resume, StartTwin
from engine.hyper import Value
from tui.screens.branches import BranchesScreen
from tui.screens.twin import TwinScreen
from tui.screens.twin_end import TwinEndScreen
from tui.view import RunView

Send = Callable[[Command], None]


def branches_dialog(
    view: RunView, folder: str, send: Send
) -> tuple[BranchesScreen, Callable[[int | None], None]]:
    """Where to go."""

    def answered(moment: int | None) -> None:
        if moment is not None:
            send(GoTo(moment))

    return BranchesScreen(view, folder), answered


def twin_dialog(
    view: RunView, selected: str, send: Send
) -> tuple[TwinScreen, Callable[[tuple[str, Value] | None], None]]:
    """What the twin shall differ in; then both train."""

    def answered(wanted: tuple[str, Value] | None) -> None:
        if wanted is not None:
            if view.state != "training":
                send(Resume())
            send(StartTwin(*wanted))

    return TwinScreen(view.hyper, selected), answered


def twin_end_dialog(
    view: RunView, send: Send
) -> tuple[TwinEndScreen, Callable[[bool | None], None]]:
    """Which of the two goes on, unless both shall."""

    def answered(twin: bool | None) -> None:
        if twin is not None:
            send(KeepTwin(twin))

    return TwinEndScreen(view), answered
