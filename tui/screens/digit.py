"""One digit enlarged: the image in full, and the ten probabilities as bars."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widgets import Footer, Static

from engine.events import Digit
from tui.keys import DIGIT, bindings
from tui.render import numbers, pixels
from tui.render.bars import meter
from tui.view import RunView

BAR = 24  # columns of a probability of 1


def image_text(raw: bytes, *, colours: bool) -> Text:
    """The whole image, 28 columns by 14 lines."""
    rows = pixels.image_rows(raw)
    lines = pixels.half_blocks(rows) if colours else pixels.glyphs(rows)
    text = Text(no_wrap=True)
    for number, line in enumerate(lines):
        if number:
            text.append("\n")
        for segment in line:
            text.append(segment.text, segment.style)
    return text


def bars_text(digit: Digit, right: str, wrong: str) -> Text:
    """Ten bars; the truth is marked, and so is a wrong answer."""
    text = Text(no_wrap=True)
    for label, probability in enumerate(digit.probabilities):
        full, empty = meter(probability, BAR)
        note, style = "", ""
        if label == digit.label:
            note, style = "truth", right
        elif label == digit.guess:
            note, style = "✗ answer", wrong
        text.append(f"{label} ", style or "bold")
        text.append(full, style or "default")
        text.append(empty, "dim")
        text.append(f" {numbers.percent(probability):>7} {note}\n", style)
    return text


def verdict(digit: Digit) -> str:
    """One sentence on the answer."""
    sure = numbers.percent(digit.probabilities[digit.guess], 1)
    if digit.guess == digit.label:
        return f"A {digit.label}: the network says so with {sure}."
    truth = numbers.percent(digit.probabilities[digit.label], 1)
    return f"✗ A {digit.label}, but the network says {digit.guess} with {sure} (and {truth} for {digit.label})."


class DigitScreen(ModalScreen[None]):
    """Shows one of the digits on show in the grid, and follows the network as it learns."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(DIGIT)]
    view: reactive[RunView] = reactive(RunView)
    place: reactive[int] = reactive(-1)

    def __init__(self, view: RunView, place: int) -> None:
        super().__init__()
        self._last: Digit | None = None
        self.set_reactive(DigitScreen.view, view)
        self.set_reactive(DigitScreen.place, place)

    def compose(self) -> ComposeResult:
        with Vertical(id="digit-box"):
            with Horizontal():
                yield Static(id="digit-image")
                yield Static(id="digit-bars")
            yield Static(id="digit-verdict", markup=False)
            yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        self.query_one("#digit-box").border_title = "Digit"
        self._draw()

    def watch_view(self) -> None:
        """The network has learned something."""
        self._draw()

    def watch_place(self) -> None:
        """Another digit."""
        self._draw()

    @property
    def digits(self) -> tuple[Digit, ...]:
        """The digits on show in the grid."""
        return self.view.watched.digits if self.view.watched else ()

    def _draw(self) -> None:
        """Draw the digit; one that has left the grid keeps its last answer."""
        found = next((d for d in self.digits if d.place == self.place), self._last)
        if found is None or (found is self._last and found.place != self.place):
            return
        self._last = found
        if not self.is_mounted:
            return
        variables = self.app.theme_variables
        colours = self.app.console.color_system in ("truecolor", "256")
        self.query_one("#digit-image", Static).update(image_text(found.pixels, colours=colours))
        bars = bars_text(found, variables["primary"], variables["warning"])
        self.query_one("#digit-bars", Static).update(bars)
        self.query_one("#digit-verdict", Static).update(verdict(found))
        number = f"Validation image {found.place:,}"
        gone = "" if found in self.digits else " · no longer in the grid"
        self.query_one("#digit-box").border_title = number + gone

    def action_turn(self, by: int) -> None:
        """Go to another digit of the grid."""
        places = [digit.place for digit in self.digits]
        if places:
            at = places.index(self.place) + by if self.place in places else 0
            self.place = places[at % len(places)]

    def action_close(self) -> None:
        """Back to the grid."""
        self.dismiss()
