"""`chainrule train`: the same run without the screen, for scripts, logs and screen readers.

Three voices for the same events: a progress bar with a table on a terminal, plain lines
anywhere else, and JSON, one event a line.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Generator
from contextlib import closing, suppress
from typing import Protocol

from engine.commands import Inbox, LookAtTest, Stop
from engine.events import (
    BatchDone,
    Diverged,
    EpochDone,
    Event,
    Finished,
    Kept,
    Notice,
    Recalled,
    Started,
    TestLooked,
)
from engine.hyper import Hyper
from tui.interrupts import stopping
from tui.reason import reason
from tui.record import record
from tui.render import numbers
from tui.say import say

HEADINGS = ("epoch", "loss", "train", "validation", "lr", "seconds", "images/s")
WIDTHS = (5, 8, 8, 10, 9, 8, 10)


def row_words(row: EpochDone) -> tuple[str, ...]:
    """One epoch as words, in the order of `HEADINGS`."""
    return (
        str(row.epoch),
        numbers.loss(row.train_loss),
        numbers.percent(row.train_accuracy),
        numbers.percent(row.validation_accuracy),
        f"{row.learning_rate:.4g}",
        f"{row.seconds:.2f}",
        f"{row.images_per_second:,.0f}",
    )


def aligned(words: tuple[str, ...]) -> str:
    """The words right-aligned under their headings."""
    return "  ".join(f"{word:>{width}}" for word, width in zip(words, WIDTHS, strict=True))


def heading() -> str:
    """The headings over the rows."""
    return aligned(tuple(map(say, HEADINGS)))


def sentence(event: Event) -> str | None:
    """What a person should read of a rare event."""
    match event:
        case Started(hyper=hyper, parameters=count):
            sizes = "-".join(map(str, (784, *hyper.hidden, 10)))
            return say(
                "net {sizes}, {count:,} parameters, {activation}, {optimizer}; "
                "{train:,} training and {validation:,} validation images",
                sizes=sizes, count=count, activation=hyper.activation, optimizer=hyper.optimizer,
                train=event.train_images, validation=event.validation_images,
            )  # fmt: skip
        case TestLooked(accuracy=accuracy, loss=loss, looks=looks):
            return say("test accuracy {accuracy:.2%}, loss {loss:.4f} (look {looks} in this run)",
                       accuracy=accuracy, loss=loss, looks=looks)  # fmt: skip
        case Diverged(step, loss, rate, kept, advice):
            return say(
                "diverged: the loss became {loss} at step {step:,} with learning rate {rate:g}; "
                "the weights of step {kept:,} are kept. {advice}",
                loss=loss, step=step, rate=rate, kept=kept, advice=say(advice),
            )  # fmt: skip
        case Recalled(step=step, epoch=epoch) if step:
            return say("going on from step {step:,} in epoch {epoch}", step=step, epoch=epoch)
        case Notice(text):
            return say(text)
    return None


class Run(Protocol):
    """What is trained: a session, or anything that gives events and says where they were kept."""

    hyper: Hyper

    def open_run(self, inbox: Inbox) -> Generator[Event, None, None]:
        """The run's events."""

    @property
    def farewell(self) -> str | None:
        """Where the run is now."""


class Voice(Protocol):
    """How events are told."""

    def tell(self, event: Event) -> None:
        """Tell one event."""

    def close(self, farewell: str | None = None) -> None:
        """Nothing more will come but a last word."""


class Plain:
    """Plain lines: a table without a frame, flushed line by line."""

    def __init__(self) -> None:
        self._headed = False

    def tell(self, event: Event) -> None:
        """Print rows and sentences; batches pass in silence."""
        if isinstance(event, EpochDone):
            if not self._headed:
                self._print(heading())
                self._headed = True
            self._print(aligned(row_words(event)))
        elif words := sentence(event):
            self._print(words)

    def close(self, farewell: str | None = None) -> None:
        """Say the last word."""
        if farewell:
            self._print(farewell)

    def _print(self, line: str) -> None:
        print(line, flush=True)  # noqa: T201


class Json:
    """One event a line; numbers that JSON does not know become null."""

    def tell(self, event: Event) -> None:
        """Print the event, unless it is a moment kept in memory: there are too many of them."""
        if not isinstance(event, Kept):
            print(json.dumps(record(event)), flush=not isinstance(event, BatchDone))  # noqa: T201

    def close(self, farewell: str | None = None) -> None:
        """Let the last line out; where the run is was told by `Recording`."""
        sys.stdout.flush()


class Bar:
    """A table that grows above a progress bar, on a terminal."""

    def __init__(self) -> None:
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        self._progress = Progress(
            TextColumn("epoch {task.fields[epoch]}"),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f}%"),
            TextColumn("loss {task.fields[loss]}"),
            TimeRemainingColumn(),
            refresh_per_second=8,
            transient=True,
        )
        self._task = self._progress.add_task("train", epoch="", loss="–", total=None)
        self._images = 0
        self._epochs = 1
        self._whole, self._headed = 0, False
        self._best = 0.0

    def tell(self, event: Event) -> None:
        """Advance the bar, or print above it."""
        match event:
            case BatchDone(size=size, epoch=epoch, loss=loss, step=step):
                self._images += size
                if step % 20 == 0:
                    self._progress.update(self._task, completed=self._images,
                                          epoch=f"{epoch}/{self._epochs}",
                                          loss=numbers.loss(loss))  # fmt: skip
            case EpochDone(validation_accuracy=accuracy):
                if not self._headed:
                    self._progress.console.print(heading(), style="dim", highlight=False)
                self._headed = True
                better, self._best = accuracy > self._best, max(accuracy, self._best)
                style = "bold" if better else "none"
                self._progress.console.print(f"[{style}]{aligned(row_words(event))}[/]",
                                             highlight=False)  # fmt: skip
            case _:
                if words := sentence(event):
                    self._progress.console.print(words, highlight=False, markup=False)
        if isinstance(event, Recalled):
            self._images = max(event.epoch - 1, 0) * self._whole + event.seen
        if isinstance(event, Started):
            self._epochs, self._whole = event.hyper.epochs, event.train_images
            self._progress.update(self._task, total=event.train_images * self._epochs)
            self._progress.start()

    def close(self, farewell: str | None = None) -> None:
        """Take the bar off the screen and say the last word."""
        self._progress.stop()
        if farewell:
            self._progress.console.print(farewell, highlight=False, markup=False, soft_wrap=True)


def voice(style: str | None) -> Voice:
    """The voice asked for, or the one that suits where standard output goes."""
    if style == "json":
        return Json()
    return Bar() if style is None and sys.stdout.isatty() else Plain()


def train(session: Run, *, style: str | None) -> int:
    """Train to the end and look at the test set once; return the exit code."""
    inbox, speaker = Inbox(), voice(style)
    code = 0
    try:
        with (
            stopping(lambda: inbox.send(Stop())) as signals,
            closing(session.open_run(inbox)) as events,
        ):
            for event in events:
                speaker.tell(event)
                if isinstance(event, Diverged):
                    code = 1
                elif isinstance(event, Finished) and session.hyper.split != "post":
                    inbox.send(LookAtTest())
        if signals:
            code = 128 + signals[0]
        speaker.close(session.farewell)
    except BrokenPipeError:  # whoever read the output has gone; the run is saved all the same
        raise
    except KeyboardInterrupt:  # the second ctrl+C
        code = 130
    except (ValueError, OSError) as error:
        print(f"chainrule: {reason(error)}", file=sys.stderr)  # noqa: T201
        code = 2
    finally:
        with suppress(BrokenPipeError):
            speaker.close()
    return code
