"""Messages: what panes ask of the app, and what the bridge tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from engine.commands import SetBreakpoints, Watch
from engine.events import Event
from engine.hyper import Value

if TYPE_CHECKING:
    from engine.hints import Hint


class Burst(Message):
    """Events of the run, in order, since the last burst."""

    def __init__(self, events: tuple[Event, ...]) -> None:
        super().__init__()
        self.events = events


class RunFailed(Message):
    """The run could not begin or broke off; `reason` is for the user."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


class HyperWanted(Message):
    """The user wants another value of a hyperparameter; it is an allowed one."""

    def __init__(self, name: str, value: Value) -> None:
        super().__init__()
        self.name = name
        self.value = value


class StepWanted(Message):
    """The user wants a hyperparameter one step up (+1) or down (-1) from where it will be."""

    def __init__(self, name: str, direction: int) -> None:
        super().__init__()
        self.name = name
        self.direction = direction


class UndoWanted(Message):
    """The user wants the last change of a hyperparameter taken back."""


class WatchWanted(Message):
    """The digits pane wants to show these digits from now on."""

    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self.watch = watch


class EnlargeWanted(Message):
    """The user wants to see one digit large; `place` is its index in the validation set."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.place = place


class MomentWanted(Message):
    """The user wants to go to the kept moment of this number."""

    def __init__(self, moment: int) -> None:
        super().__init__()
        self.moment = moment


class InspectWanted(Message):
    """The user wants to follow a validation image, by its place, through the network."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.place = place


class BreakpointsWanted(Message):
    """The user wants the run to pause at these breakpoints."""

    def __init__(self, wanted: SetBreakpoints) -> None:
        super().__init__()
        self.wanted = wanted


class AnswerWanted(Message):
    """What a view of the cockpit asks has changed, and the user waits for the answer."""


class RemedyWanted(Message):
    """The user wants to do what a hint advises."""

    def __init__(self, hint: Hint) -> None:
        super().__init__()
        self.hint = hint


class DismissWanted(Message):
    """The user wants to see hints of this name no more."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class LayerWanted(Message):
    """The user wants to look at the layer of this index."""

    def __init__(self, layer: int) -> None:
        super().__init__()
        self.layer = layer


class UnitWanted(Message):
    """The user wants to look at a unit; `opened` if at its favourite digits as well."""

    def __init__(self, unit: int, *, opened: bool) -> None:
        super().__init__()
        self.unit = unit
        self.opened = opened


class CellWanted(Message):
    """The user points at a cell (true, guess) of the confusion matrix, and perhaps opens it."""

    def __init__(self, cell: tuple[int, int], *, open_it: bool) -> None:
        super().__init__()
        self.cell = cell
        self.open_it = open_it


class PageWanted(Message):
    """The user wants to see the digits further on (+1) or those before (-1)."""

    def __init__(self, by: int) -> None:
        super().__init__()
        self.by = by


class HintsWanted(Message):
    """The user wants to see every hint again."""
