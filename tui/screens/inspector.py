"""The view of a digit: one digit on its way through the network, or a drawing.

The engine is asked about the image, or the drawing as it stands, again and again while the network
learns; everything on this screen is drawn from its answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus, Resize
from textual.reactive import reactive, var
from textual.timer import Timer

from engine.questions import AskDigit, Question
from tui.keys import DRAWING, INSPECTOR, TYPING, bindings
from tui.messages import AnswerWanted
from tui.render import verdict
from tui.render.cells import text
from tui.say import say
from tui.screens.cockpit import CockpitScreen
from tui.shown import SERIES, TINTS, Shown, Tint, places_of, shown
from tui.view import RunView
from tui.widgets.caption import Caption
from tui.widgets.digit_picture import DigitPicture
from tui.widgets.easel import Easel
from tui.widgets.nearest_pane import NearestPane
from tui.widgets.place_entry import PlaceEntry
from tui.widgets.way_pane import WayPane

NEAREST = 8
SIDE, LARGE_SIDE = 28, 56  # columns of the image
LARGE = (118, 36)  # from this size on a pixel is two cells wide
WIDE = 160  # from this width on more of the nearest digits stand side by side
SOON = 0.1  # seconds that a stroke may go on before the network is asked again


class InspectorScreen(CockpitScreen):
    """The image on the left, its way in the middle, the nearest on the right."""

    PLACE = INSPECTOR
    CSS_PATH = "../styles/inspector.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(INSPECTOR)]

    place: reactive[int] = reactive(0)
    series: var[str] = var("all")
    tint: reactive[Tint] = reactive("loss")
    drawing: reactive[bool] = reactive(default=False)

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._left = Vertical(id="inspector-left", classes="pane")
        self._near_box = Vertical(id="inspector-near", classes="pane")
        self._picture, self._easel = DigitPicture(id="picture"), Easel(id="easel")
        self._entry = PlaceEntry(self._picture, id="place-entry")
        self._caption = Caption(id="digit-caption")
        self._way = WayPane(id="way", classes="pane")
        self._seen, self._seen_words = DigitPicture(id="seen"), Caption(id="seen-words")
        self._nearest = NearestPane(id="nearest")
        self._soon: Timer | None = None

    def body(self) -> ComposeResult:
        with Horizontal(id="inspector"):
            with self._left:
                yield self._picture
                yield self._easel
                yield self._entry
                yield self._caption
            yield self._way
            with self._near_box:
                yield self._seen
                yield self._seen_words
                yield self._nearest

    def on_mount(self) -> None:
        self._seen.can_focus = False
        self._arrange()
        self._picture.focus()

    def on_resize(self, event: Resize) -> None:
        """Large pixels where there is room."""
        width, height = event.size
        tall = height >= LARGE[1]
        self.update_classes({"large": tall and width >= LARGE[0], "wide": tall and width >= WIDE})
        words = say("as seen" if width < LARGE[0] else "as the network sees it")
        self._seen_words.words = [text(words, "label")]
        self.call_after_refresh(self._show)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The easel has keys of its own, and so has the line to type in."""
        where = {"easel": DRAWING, "place-line": TYPING}
        self._keys.where = where.get(event.widget.id or "", INSPECTOR)

    # What is asked and shown --------------------------------------------------------------

    @property
    def question(self) -> Question | None:
        """The image, or the drawing if there is any ink."""
        if not self.drawing:
            started = self.view.started  # another split may have fewer images
            last = started.validation_images - 1 if started else 0
            return AskDigit(min(self.place, last), neighbours=NEAREST)
        if not self._easel.sketch:
            return None
        pixels = bytes(self._easel.sketch.pixels)
        return AskDigit(None, pixels, self._easel.meant, NEAREST)

    def watch_view(self, old: RunView, new: RunView) -> None:
        """Draw the answer when there is another one."""
        super().watch_view(old, new)
        if old.answers is not new.answers or old.started is not new.started:
            self._show()

    @property
    def shown(self) -> Shown | None:
        """The newest answer; a blank sheet has none."""
        if self.drawing and not self._easel.sketch:
            return None
        return shown(self.view, drawing=self.drawing)

    def _show(self) -> None:
        """Hand the answer to the panes."""
        if not self.is_mounted:
            return
        found, tint = self.shown, self.tint
        for pane in (self._picture, self._seen, self._way, self._nearest):
            pane.shown = found
        for picture in (self._picture, self._seen):
            picture.tint = tint
        self._seen.display = self._seen_words.display = self.drawing and found is not None
        easel = self._easel
        signs = (self._seen if self.drawing else self._picture).has_signs
        if self.drawing:
            self._caption.words = verdict.drawing(
                found,
                tint if self.has_class("large") else "",  # a thumbnail has none
                inked=bool(easel.sketch),
                asking=easel.is_asking,
                wiping=easel.wipes,
                signs=signs,
            )
        else:
            width = LARGE_SIDE if self.has_class("large") else SIDE
            self._caption.words = verdict.looking(found, tint, signs=signs, width=width)
        self._entitle(found)

    def _entitle(self, found: Shown | None) -> None:
        if self.drawing:
            hand = say("rubber" if self._easel.wipes else "pen")
            self._left.border_title = say("Your drawing")
            self._left.border_subtitle = say(
                "{hand} down" if self._easel.is_down else "{hand} up", hand=hand
            )
            return
        place = found.place if found and found.place is not None else self.place
        places = self.places
        self._left.border_title = say("Validation image {place:,}", place=place)
        at = f"{places.index(place) + 1:,}" if place in places else "–"
        self._left.border_subtitle = (
            say(SERIES[self.series], at=at, count=len(places)) if places else ""
        )

    def _arrange(self) -> None:
        """Show the image or the easel."""
        self._picture.display = not self.drawing
        self._easel.display = self.drawing
        self._near_box.border_title = say("Nearest")
        self._near_box.border_subtitle = say("distance")
        self._show()

    # Which image --------------------------------------------------------------------------

    @property
    def places(self) -> Sequence[int]:
        """The places that the arrow keys go through."""
        return places_of(self.view, self.series)

    def inspect(self, place: int) -> None:
        """Show an image that somebody found in a grid, and go on among its neighbours there."""
        known = (s for s in ("grid", "mistakes", "all") if place in places_of(self.view, s))
        self.drawing, self.series, self.place = False, next(known, "all"), place
        self._show()

    def watch_place(self) -> None:
        """Another image: ask at once."""
        self.post_message(AnswerWanted())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Images are turned only while they are looked at."""
        return not self.drawing if action in ("turn", "next_series", "go_to") else True

    def action_turn(self, by: int) -> None:
        """To another image."""
        places = self.places
        if places:
            at = places.index(self.place) + by if self.place in places else 0
            self.place = places[at % len(places)]

    def action_go_to(self) -> None:
        """Type the number of an image."""
        if images := places_of(self.view, "all"):
            self._entry.open(self.place, len(images))

    def on_place_entry_chosen(self, message: PlaceEntry.Chosen) -> None:
        """Go there, and through all images from there on if it is none of these."""
        if message.place not in self.places:
            self.series = "all"
        self.place = message.place
        self._show()

    def action_next_series(self) -> None:
        """Go through other images from now on."""
        names = list(SERIES)
        at = names.index(self.series)
        following = (names[(at + by) % len(names)] for by in (1, 2, 3))
        self.series = next((name for name in following if places_of(self.view, name)), "all")
        if self.place not in self.places:
            self.action_turn(0)
        self._show()

    def action_tint(self) -> None:
        """Another tint."""
        self.tint = TINTS[(TINTS.index(self.tint) + 1) % len(TINTS)]
        self._show()

    # Drawing ------------------------------------------------------------------------------

    def action_draw(self) -> None:
        """To the easel, or back to the images."""
        self.drawing = not self.drawing

    def watch_drawing(self) -> None:
        """Another kind of image."""
        if self.is_mounted:
            self._arrange()
            (self._easel if self.drawing else self._picture).focus()
            self.post_message(AnswerWanted())

    def on_easel_changed(self) -> None:
        """Ask about the drawing, but not at every move of the mouse."""
        self._show()
        if self._soon is None:
            self._soon = self.set_timer(SOON, self._ask)

    def _ask(self) -> None:
        self._soon = None
        self.post_message(AnswerWanted())
