"""A twin: the same run with one hyperparameter changed, on the same mini-batches.

Two runs differ by chance more than by most changes. Two that began alike and see the same batches
differ by the change alone, so that a small effect shows in seconds.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.commands import KeepTwin, StartTwin
from engine.events import Change, Event, HyperApplied, Rejected, TwinEnded, TwinStarted, TwinStep
from engine.hyper import FIELD_BY_NAME, Hyper, HyperError, Value
from engine.learner import Learner, NotFinite
from engine.past import Past
from engine.said import said, words_of
from engine.snapshot import Logged, copy_of, restore, take

SHARED = "batch_size"  # both must get the same batches


class Twin:
    """A copy of a learner that steps beside it; `log` is what led to it from step 0."""

    def __init__(self, learner: Learner, log: tuple[Logged, ...], name: str, value: Value) -> None:
        """Raises `HyperError` if the change cannot be compared."""
        hyper = changed(learner.hyper, name, value)
        self.change = Change(name, learner.hyper.value(name), hyper.value(name))
        self.began, self.learner = learner.steps, copy_of(learner, hyper)
        self.log = (*log, Logged(learner.steps, ((name, hyper.value(name)),)))

    def step(self, loss: float) -> TwinStep | NotFinite:
        """Learn from the batch that gave the run this loss."""
        done = self.learner.step()
        if isinstance(done, NotFinite):
            return done
        return TwinStep(done.step, loss, done.loss)

    def follow(self, changes: tuple[tuple[str, Value], ...]) -> None:
        """Change what was changed for the run, too."""
        self.learner.change(self.learner.hyper.changed(**dict(changes)))
        self.log = (*self.log, Logged(self.learner.steps, changes))


class Comparison:
    """The twin of a run, while there is one; on the run's past it leaves a branch if it is kept."""

    def __init__(self, past: Past) -> None:
        self.past = past
        self.twin: Twin | None = None

    def start(self, command: StartTwin) -> Iterator[Event]:
        """Fork the run here."""
        past = self.past
        try:
            twin = Twin(past.learner, past.log, command.name, command.value)
        except HyperError as error:
            yield Rejected(command, words_of(error))
            return
        yield from past.go_on()
        yield past.keep("fork")
        self.twin = twin
        yield TwinStarted(twin.began, twin.change)

    def step(self, loss: float) -> Iterator[Event]:
        """Let the twin learn from the run's last batch; the time it takes is not the run's."""
        if self.twin is None:
            return
        clock = self.past.learner.clock
        clock.stop()
        done = self.twin.step(loss)
        clock.start()
        if isinstance(done, NotFinite):
            yield from self.end(said("the twin's loss became {loss}", loss=done.loss))
        else:
            yield done

    def end(self, reason: str = "") -> Iterator[Event]:
        """Go on without the twin, if there is one."""
        if self.twin is not None:
            twin, self.twin = self.twin, None
            self.past.timeline.without_kind("fork")
            yield TwinEnded(self.past.learner.steps, twin.change, kept=False, reason=reason)

    def keep(self, command: KeepTwin) -> Iterator[Event]:
        """Go on with the run or with its twin, which then is a branch from where they forked."""
        past, twin = self.past, self.twin
        if twin is None:
            yield Rejected(command, said("There is no twin to keep."))
        elif not command.twin:
            yield from self.end()
        else:
            self.twin = None
            yield from past.leave()
            parent, learner = past.timeline.branch, past.learner
            elapsed, began = learner.clock.seconds, learner.epoch_began  # the twin has no clock
            restore(take(twin.learner, past.first), learner)
            learner.clock.set(elapsed)
            learner.epoch_began = began
            past.log = twin.log
            yield TwinEnded(past.learner.steps, twin.change, kept=True)
            yield past.branch_off(parent, twin.began)
            yield past.keep()
            yield HyperApplied(past.learner.steps, (twin.change,), past.learner.hyper)
            past.timeline.without_kind("fork")


def changed(hyper: Hyper, name: str, value: Value) -> Hyper:
    """Return the twin's hyperparameters, or raise `HyperError`."""
    other = hyper.changed(**{name: value})
    field = FIELD_BY_NAME[name]
    if name == SHARED or not field.live:
        raise HyperError(
            said(
                "{label} cannot differ between twins: both must get the same batches"
                if name == SHARED
                else "{label} cannot differ between twins: it cannot change live",
                label=field.label,
            )
        )
    if other == hyper:
        raise HyperError(
            said(
                "{label} is {value} already; choose another value",
                label=field.label,
                value=field.format(hyper.value(name)),
            )
        )
    return other
