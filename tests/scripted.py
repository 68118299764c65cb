"""A trainer that follows a script: the app's tests drive the screen with it, without NumPy."""

from collections.abc import Callable, Iterator

from scripted_past import EVERY, Memory, ScriptedPast

from engine.commands import (
    Ask,
    Bookmark,
    GoTo,
    Inbox,
    KeepTwin,
    LookAtTest,
    Pause,
    Recover,
    Reset,
    Resume,
    RunEpoch,
    SetBreakpoints,
    SetHyper,
    StartTwin,
    StepOnce,
    Stop,
    Travel,
    TryRates,
    Watch,
)
from engine.events import (
    Answered,
    BatchDone,
    BreakpointsSet,
    Change,
    Digit,
    Diverged,
    EpochDone,
    Event,
    Finished,
    HyperApplied,
    Paused,
    RatesTested,
    Recording,
    Rejected,
    Resumed,
    Started,
    Stopped,
    TestLooked,
    TwinEnded,
    TwinStarted,
    TwinStep,
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
    """Obeys every command at once; training advances by an epoch for each `Resume`.

    With a learning rate of 3 or more it diverges after two steps.
    """

    def __init__(self, hyper: Hyper | None = None) -> None:
        self.commands: list[object] = []
        self.hold: set[type] = set()  # commands not answered, as if the engine were busy
        self.answers: dict[type, object] = {}  # by the question's type: an answer, or its maker
        self._begin(hyper or Hyper(epochs=3))

    def _begin(self, hyper: Hyper) -> None:
        self.hyper, self.step, self.looks, self.best = hyper, 0, 0, 0.0
        self.past, self.twin, self.began = ScriptedPast(BATCHES), None, 0

    def open_run(self, inbox: Inbox) -> Iterator[Event]:
        yield self.started()
        yield Recording("runs/scripted")
        yield self.keep("start")
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
                yield from self.resume(BATCHES)
            case StepOnce():
                yield from self.resume(1)
            case Travel() | GoTo() | StartTwin() if self.twin:
                yield Rejected(command, "Two runs are being compared: keep one of them first.")
            case Travel():
                yield from self.leave()
                found = self.past.travel(command, self.step)
                yield self.move(found) if isinstance(found, Memory) else found
            case GoTo(number):
                yield from self.leave()
                yield self.move(self.past.memories[number])
            case Bookmark():
                yield self.keep("bookmark")
            case Recover():
                yield self.move(self.past.path()[-1])
                yield self.changed({"learning_rate": 0.5})
                yield from self.resume(BATCHES)
            case StartTwin(name, value):
                yield from self.past.go_on(self.step)
                yield self.keep("fork")
                self.twin, self.began = Change(name, self.hyper.value(name), value), self.step
                yield TwinStarted(self.step, self.twin)
            case KeepTwin(twin):
                yield from self.keep_twin(twin)
            case Pause():
                yield Paused(self.step)
            case SetHyper(changes):
                yield self.changed(dict(changes))
            case Reset(hyper):
                self._begin(hyper)
                yield self.started()
                yield self.keep("start")
            case LookAtTest():
                self.looks += 1
                yield TestLooked(self.step, self.looks, 0.08, 0.975)
            case TryRates():
                points = tuple((10 ** (at / 10 - 5), 2.3 - at / 40) for at in range(60))
                yield RatesTested(self.step, points, 0.25, "the script says so")
            case Ask(question):
                answer = self.answers.get(type(question))
                answer = answer(self, question) if callable(answer) else answer
                yield Answered(question, self.step, answer, 0.001)
            case SetBreakpoints():
                yield BreakpointsSet(command)
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

    def keep(self, *kinds: str) -> Event:
        return self.past.keep(self.step, self.hyper, *kinds)

    def leave(self) -> Iterator[Event]:
        if self.past.at_the_end(self.step):
            yield self.keep("tip")

    def move(self, memory: Memory) -> Event:
        self.step, self.hyper = memory.moment.step, memory.hyper
        return self.past.move(memory, self.step * 0.01)

    def keep_twin(self, twin: bool) -> Iterator[Event]:
        change, self.twin = self.twin, None
        if twin:
            yield from self.leave()
        yield TwinEnded(self.step, change, kept=twin)
        if twin:
            yield self.past.branch_off(self.past.branch, self.began)
            yield self.keep()
            self.hyper = self.hyper.changed(**{change.name: change.new})
            yield HyperApplied(self.step, (change,), self.hyper)

    def resume(self, count: int) -> Iterator[Event]:
        yield from self.past.go_on(self.step)
        yield Resumed(self.step)
        if self.hyper.learning_rate >= 3:
            yield from self.train(2)
            step, kept = self.step + 1, self.past.path()[-1].moment.step
            yield Diverged(step, float("nan"), self.hyper.learning_rate, kept, "Use a smaller one.")
            return
        yield from self.train(count)
        if self.step >= self.hyper.epochs * BATCHES:
            yield Finished(self.step, self.hyper.epochs)
        else:
            yield Paused(self.step)

    def train(self, count: int) -> Iterator[Event]:
        for _ in range(count):
            self.step += 1
            epoch, at = divmod(self.step - 1, BATCHES)
            loss, rate = 2.3 / self.step, self.hyper.learning_rate
            yield BatchDone(self.step, epoch + 1, at * 10 + 10, 10, loss, 5, rate, self.step * 0.01)
            if self.step % EVERY == 0:
                yield self.keep()
            if self.twin:
                yield TwinStep(self.step, loss, loss * 0.5)
            if at == BATCHES - 1:
                accuracy = 0.9 + 0.01 * min(epoch, 1)
                yield EpochDone(epoch + 1, self.step, loss, 0.88, loss, accuracy, rate, 0.1, 1000.0)
                better, self.best = accuracy > self.best, max(self.best, accuracy)
                yield self.keep("epoch", *(("best",) if better else ()))

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
