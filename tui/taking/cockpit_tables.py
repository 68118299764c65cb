"""The tables of the cockpit's views, each made from the answer that its pane draws."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from engine.events import Digit, EpochDone
from tui.shown import Shown
from tui.taking.table import Figure, Table

if TYPE_CHECKING:  # these need NumPy, which the first frame does not wait for
    from engine.answers import Layers
    from engine.mistakes import Confusion
    from engine.ruler import Ruler
    from engine.units import Favourite
    from engine.vitals import Histogram

Named = tuple[str, "Histogram | None", "Histogram | None"]  # now and at the start
SIDE = 28


def confusion_table(confusion: Confusion) -> Table:
    """A row for each class, a column for what its images are taken for: how many."""
    counts = confusion.counts
    header = ("label", *(f"taken_for_{guess}" for guess in range(len(counts))))
    return Table(header, tuple((label, *row) for label, row in enumerate(counts)))


def classes_table(confusion: Confusion, epochs: Iterable[EpochDone]) -> Table:
    """Each class's share read right with its 95% interval, and that share at each epoch's end."""
    ended = [row for row in epochs if row.class_accuracies]
    names = ("label", "right", "images", "accuracy", "low_95", "high_95")
    return Table(
        (*names, *(f"accuracy_epoch_{row.epoch}" for row in ended)),
        tuple(
            (
                *(one.label, one.right, one.total, one.accuracy),
                *(one.interval.low, one.interval.high),
                *(row.class_accuracies[one.label] for row in ended),
            )
            for one in confusion.classes
        ),
    )


def layers_table(layers: Layers) -> Table:
    """The vital signs of every layer, from input to output."""
    return Table.of(
        "layer units activation_rms gradient_rms weight_rms weight_gradient_rms relative_update "
        "dead_units saturated_units share_near_ends health",
        (
            (
                *(one.name, one.units, one.activation, one.gradient, one.weight),
                *(one.weight_gradient, one.update),
                None if one.dead is None else len(one.dead),
                None if one.saturated is None else len(one.saturated),
                *(one.near_ends, health.word),
            )
            for one, health in zip(layers.now.layers, layers.health, strict=False)
        ),
    )


def histograms_table(histograms: Iterable[Named]) -> Table | None:
    """Bin by bin how many values there are now; and those at the start, which has its own bins."""
    rows: list[tuple[Figure, ...]] = []
    for name, now, start in histograms:
        for when, one in (("now", now), ("start", start)):
            if one is not None:
                width = (one.high - one.low) / len(one.counts)
                rows += [
                    (name, when, one.low + at * width, one.low + (at + 1) * width, count)
                    for at, count in enumerate(one.counts)
                ]
    return Table.of("of when from to count", rows) if rows else None


def favourites_table(liked: Sequence[tuple[Favourite, Digit]]) -> Table | None:
    """The images that a unit answers to most, and its output for each."""
    rows = [(one.place, digit.label, digit.guess, one.activation) for one, digit in liked]
    return Table.of("image label prediction output", rows) if rows else None


def ruler_table(ruler: Ruler) -> Table:
    """The losses after so many times the next step; 0 times is as it is now."""
    marks = (ruler.start, *(mark for mark in ruler.marks if mark.factor != ruler.start.factor))
    return Table.of(
        "times_the_step learning_rate batch_loss held_out_loss",
        ((mark.factor, mark.factor * ruler.rate, mark.batch, mark.held_out) for mark in marks),
    )


def way_table(shown: Shown) -> Table:
    """Every layer's outputs for one digit, unit by unit, then the ten probabilities."""
    found = shown.found
    last = [("softmax", at, p) for at, p in enumerate(found.probabilities)]
    outputs = [(one.name, at, y) for one in found.layers for at, y in enumerate(one.values)]
    return Table.of("layer unit output", [*outputs, *last])


def image_table(shown: Shown) -> Table:
    """Pixel by pixel the grey, from 0 to 255, and what more ink there would do."""
    found = shown.found
    columns = (shown.digit.pixels, found.loss_gradient, found.guess_gradient)
    return Table.of(
        "row column grey loss_gradient guess_gradient",
        ((*divmod(at, SIDE), *figures) for at, figures in enumerate(zip_longest(*columns))),
    )


def nearest_table(shown: Shown) -> Table | None:
    """The training images most like a digit."""
    rows = [(one.place, one.label, one.distance) for one, _ in shown.digit.neighbours]
    return Table.of("training_image label distance", rows) if rows else None
