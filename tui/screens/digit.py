"""One digit enlarged: the image in full, and the ten probabilities as bars."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.widgets import Static

from engine.events import Digit
from tui.appearance import has_greys, inks_of, ramps_of
from tui.keys import DIGIT, bindings
from tui.messages import InspectWanted
from tui.render import numbers, pixels
from tui.render.probabilities import ANSWER, TRUTH, rows
from tui.render.ramps import Ramps
from tui.say import say
from tui.screens.dialog import RunDialog
from tui.view import RunView
from tui.widgets.key_line import KeyLine

BAR = 24  # columns of a probability of 1


def image_text(raw: bytes, ramps: Ramps, *, colours: bool) -> Text:
    """The whole image, 28 columns by 14 lines."""
    image = pixels.image_rows(raw)
    lines = pixels.half_blocks(image, ramps) if colours else pixels.glyphs(image)
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
    styles = {TRUTH: right, ANSWER: wrong}
    notes = {TRUTH: say("truth"), ANSWER: f"✗ {say('answer')}"}
    for row in rows(digit.probabilities, digit.label, digit.guess, BAR):
        style = styles.get(row.mark, "")
        text.append(f"{row.label} ", style or "bold")
        text.append(row.full, style or "default")
        text.append(row.empty, "dim")
        text.append(f" {row.percent:>7} {notes.get(row.mark, '')}\n", style)
    return text


def verdict(digit: Digit) -> str:
    """One sentence on the answer."""
    sure = numbers.percent(digit.probabilities[digit.guess], 1)
    if digit.guess == digit.label:
        return say("A {label}: the network says so with {sure}.", label=digit.label, sure=sure)
    return say(
        "✗ A {label}, but the network says {guess} with {sure} (and {truth} for {label}).",
        label=digit.label,
        guess=digit.guess,
        sure=sure,
        truth=numbers.percent(digit.probabilities[digit.label], 1),
    )


class DigitScreen(RunDialog[None]):
    """Shows one of the digits on show in the grid, and follows the network as it learns."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(DIGIT)]
    place: reactive[int] = reactive(-1)

    def __init__(self, view: RunView, place: int) -> None:
        super().__init__(view)
        self._last: Digit | None = None
        self._ready = False
        self._box = Vertical(id="digit-box")
        self._image, self._bars = Static(id="digit-image"), Static(id="digit-bars")
        self._verdict = Static(id="digit-verdict", markup=False)
        self.set_reactive(DigitScreen.place, place)

    def compose(self) -> ComposeResult:
        with self._box:
            with Horizontal():
                yield self._image
                yield self._bars
            yield self._verdict
            yield KeyLine(where=DIGIT)

    def on_mount(self) -> None:
        self._ready = True
        self._draw()
        self.app.theme_changed_signal.subscribe(self, lambda _: self._draw())

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
        if not self._ready:
            return
        found = next((d for d in self.digits if d.place == self.place), self._last)
        if found is None or (found is self._last and found.place != self.place):
            return
        self._last = found
        inks = inks_of(self)
        image = image_text(found.pixels, ramps_of(self), colours=has_greys(self))
        self._image.update(image)
        self._bars.update(bars_text(found, inks["primary"], inks["warning"]))
        self._verdict.update(verdict(found))
        number = say("Validation image {place:,}", place=found.place)
        gone = "" if found in self.digits else f" · {say('no longer in the grid')}"
        self._box.border_title = f"{number}{gone}"

    def action_turn(self, by: int) -> None:
        """Go to another digit of the grid."""
        places = [digit.place for digit in self.digits]
        if places:
            at = places.index(self.place) + by if self.place in places else 0
            self.place = places[at % len(places)]

    def action_inspect(self) -> None:
        """Follow it through the network."""
        place = self.place
        self.dismiss()
        self.app.post_message(InspectWanted(place))

    def action_close(self) -> None:
        """Back to the grid."""
        self.dismiss()
