"""A trainer that follows a script: the app's tests drive the screen with it, without NumPy."""

from collections.abc import Callable, Iterator

from engine.commands import (
    Inbox,
    LookAtTest,
    Pause,
    Reset,
    Resume,
    RunEpoch,
    SetHyper,
    StepOnce,
    Stop,
    TryRates,
    Watch,
)
from engine.events import (
    BatchDone,
    Change,
    Digit,
    EpochDone,
    Event,
    Finished,
    HyperApplied,
    Paused,
    RatesTested,
    Rejected,
    Resumed,
    Started,
    Stopped,
    TestLooked,
    Watched,
)
from engine.hyper import FIELD_BY_NAME, Hyper

BATCHES = 10  # an epoch


def digit(place: int, step: int) -> Digit:
    """A digit that the network gets right from step 10 on, unless its place divides by four."""
    label = place % 10
    right = step >= 10 and place % 4
    guess = label if right else (label + 3) % 10
    share = 0.91 if right else 0.55
    rest = (1 - share) / 9
    pixels = bytes(
        255 if 9 < x < 18 and 4 < y < 24 and (x + y + place) % 5 else 0
        for y in range(28)
        for x in range(28)
    )
    return Digit(
        place, label, guess, tuple(share if c == guess else rest for c in range(10)), pixels
    )


class Script:
    """Obeys every command at once; training advances by an epoch for each `Resume`."""

    def __init__(self, hyper: Hyper | None = None) -> None:
        self.commands: list[object] = []
        self.hold: set[type] = set()  # commands not answered, as if the engine were busy
        self._begin(hyper or Hyper(epochs=3))

    def _begin(self, hyper: Hyper) -> None:
        self.hyper, self.step, self.looks = hyper, 0, 0

    def open_run(self, inbox: Inbox) -> Iterator[Event]:
        yield self.started()
        while True:
            command = inbox.take()
            self.commands.append(command)
            if isinstance(command, Stop):
                yield Stopped(self.step)
                return
            if type(command) not in self.hold:
                yield from self.answer(command)

    def started(self) -> Started:
        return Started(self.hyper, ("Affine 784→100", "ReLU", "Affine 100→10"), 79_510, 100, 50, 20)

    def answer(self, command: object) -> Iterator[Event]:
        match command:
            case Resume() | RunEpoch():
                yield Resumed(self.step)
                yield from self.train(BATCHES)
                if self.step >= self.hyper.epochs * BATCHES:
                    yield Finished(self.step, self.hyper.epochs)
                else:
                    yield Paused(self.step)
            case StepOnce():
                yield Resumed(self.step)
                yield from self.train(1)
                yield Paused(self.step)
            case Pause():
                yield Paused(self.step)
            case SetHyper(changes):
                yield self.changed(dict(changes))
            case Reset(hyper):
                self._begin(hyper)
                yield self.started()
            case LookAtTest():
                self.looks += 1
                yield TestLooked(self.step, self.looks, 0.08, 0.975)
            case TryRates():
                points = tuple((10 ** (at / 10 - 5), 2.3 - at / 40) for at in range(60))
                yield RatesTested(self.step, points, 0.25, "the script says so")
            case Watch():
                places = [
                    p for p in range(50) if command.pick != "class" or p % 10 == command.label
                ]
                if command.pick == "wrong":
                    wrong = [digit(p, self.step) for p in places]
                    places = [d.place for d in wrong if d.guess != d.label]
                shown = places[command.offset : command.offset + command.count]
                digits = tuple(digit(place, self.step) for place in shown)
                yield Watched(command, self.step, len(places), digits, 0.5, 0.75, 0.001)

    def train(self, count: int) -> Iterator[Event]:
        for _ in range(count):
            self.step += 1
            epoch, at = divmod(self.step - 1, BATCHES)
            loss, rate = 2.3 / self.step, self.hyper.learning_rate
            yield BatchDone(self.step, epoch + 1, at * 10 + 10, 10, loss, 5, rate, self.step * 0.01)
            if at == BATCHES - 1:
                accuracy = 0.9 + 0.01 * min(epoch, 1)
                yield EpochDone(epoch + 1, self.step, loss, 0.88, loss, accuracy, rate, 0.1, 1000.0)

    def changed(self, wanted: dict) -> Event:
        name, value = next(iter(wanted.items()))
        if name == "momentum" and value == 0.5:
            return Rejected(SetHyper(tuple(wanted.items())), "The script refuses 0.5.")
        old, self.hyper = self.hyper.value(name), self.hyper.changed(**wanted)
        assert FIELD_BY_NAME[name].live
        return HyperApplied(self.step, (Change(name, old, value),), self.hyper)


def failing(message: str) -> Callable[[Inbox], Iterator[Event]]:
    """A run that cannot begin."""

    def open_run(inbox: Inbox) -> Iterator[Event]:
        raise ValueError(message)
        yield

    return open_run
