"""The tables of the training screen and of grids of digits, each made from what its pane draws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from engine.events import Digit, EpochDone, RatesTested
from engine.hyper import FIELDS, Value
from tui.draft import Draft
from tui.history import History
from tui.taking.table import Figure, Table
from tui.twin_view import TwinView

DIGIT = "image label prediction right probability " + " ".join(f"p{n}" for n in range(10))

EPOCH = (
    "epoch", "step", "train_loss", "train_accuracy", "validation_loss", "validation_accuracy",
    "learning_rate", "seconds", "images_per_second",
)  # fmt: skip


def hyper_table(draft: Draft) -> Table:
    """Every hyperparameter: what is wanted, and whether it holds already."""

    def plain(value: Value) -> Figure:
        return "-".join(map(str, value)) if isinstance(value, tuple) else value

    return Table.of(
        "name value unit takes_effect status used",
        (
            (
                field.name,
                plain(draft.wanted.value(field.name)),
                field.unit,
                "live" if field.live else "restart",
                draft.status(field.name),
                draft.wanted.uses(field),
            )
            for field in FIELDS
        ),
    )


def stretches(history: History) -> Iterator[tuple[int, int, float, float]]:
    """The last step, the number of steps, their mean and largest loss: old ones only in bins."""
    step, recent_from = 0, history.steps - len(history.recent)
    for each in history.bins:
        if step >= recent_from:
            break
        step += each.steps
        yield step, each.steps, each.mean, each.largest
    for at in range(step, history.steps):
        loss = history.recent[at - recent_from]
        yield at + 1, 1, loss, loss


def loss_table(history: History, twin: TwinView | None) -> Table:
    """The course of the loss, in nats; `loss` is the mean of the `steps` steps up to `step`.

    A validation loss stands in the row of its step, and beside a run its twin, where it has one.
    """
    held, known = dict(history.validation), sorted(step for step, _ in history.validation)
    beside = {row[0]: row[2] for row in stretches(twin.history)} if twin else {}
    rows: list[tuple[Figure, ...]] = []
    if 0 in held:
        rows.append((0, 0, None, None, held[0], *((None,) if twin else ())))
    for step, steps, mean, largest in stretches(history):
        measured = [at for at in known if step - steps < at <= step]
        validation = held[measured[-1]] if measured else None
        other = beside.get(step) if twin and step > twin.began else None
        rows.append((step, steps, mean, largest, validation, *((other,) if twin else ())))
    names = "step steps loss largest_loss validation_loss"
    return Table.of(f"{names} twin_loss" if twin else names, rows)


def epochs_table(epochs: Sequence[EpochDone]) -> Table | None:
    """One row an epoch; accuracies are shares from 0 to 1, those of classes validated."""
    if not epochs:
        return None
    classes = max(len(row.class_accuracies) for row in epochs)
    return Table(
        (*EPOCH, *(f"accuracy_of_{label}" for label in range(classes))),
        tuple(
            (*(getattr(row, name) for name in EPOCH), *padded(row.class_accuracies, classes))
            for row in epochs
        ),
    )


def padded(figures: Sequence[Figure], count: int) -> tuple[Figure, ...]:
    """So many figures, None for those that there are not."""
    return (*figures, *(None,) * (count - len(figures)))


def digits_table(digits: Iterable[Digit]) -> Table | None:
    """Validation images by number, what they are and are taken for, and all probabilities."""
    rows = tuple(
        (d.place, d.label, d.guess, d.label == d.guess, d.probabilities[d.guess], *d.probabilities)
        for d in digits
    )
    return Table.of(DIGIT, rows) if rows else None


def rates_table(found: RatesTested | None) -> Table | None:
    """The range test: the loss at each learning rate."""
    return Table.of("learning_rate loss", found.points) if found else None
