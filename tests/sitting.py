"""A trainer with a recorder, for the tests of runs on disk."""

import time
from pathlib import Path

from engine import commands, events
from engine.commands import Inbox
from engine.events import Event
from engine.hyper import Hyper
from engine.trainer import Trainer
from tui.runs.folder import RunFolder
from tui.runs.recorder import Recorder
from tui.runs.writer import Pace

SMALL = Hyper(hidden=(6,), batch_size=50, epochs=3, optimizer="momentum", learning_rate=0.05)
OFTEN = Pace(autosave=0.0, apart=0.0, lines=0.0, share=0.0)
SELDOM = Pace(autosave=1000.0, apart=0.0, lines=0.0, share=0.0)


class Sitting:
    """A trainer with a recorder; `go` trains so many events on, `say` sends commands."""

    def __init__(self, root: Path, sets_for, hyper=SMALL, pace=SELDOM, resumed=None) -> None:
        self.inbox = Inbox()
        snapshot = resumed.found.snapshot if resumed else None
        self.trainer = Trainer(sets_for, snapshot.hyper if snapshot else hyper, resumed=snapshot)
        self.recorder = Recorder(root, "classic", ("mnist", "abc"), None, resumed, pace)
        run = self.trainer.run(self.inbox, paused=True, linger=True)
        self.events = self.recorder.record(self.trainer, run)
        self.seen: list[Event] = []

    def until(self, kind: type, count: int = 1) -> Event:
        for event in self.events:
            self.seen.append(event)
            count -= isinstance(event, kind)
            if not count:
                return event
        raise AssertionError(f"no {kind.__name__} came: {self.seen[-5:]}")

    def say(self, *sent) -> None:
        for command in sent:
            self.inbox.send(command)

    def end(self) -> RunFolder:
        self.say(commands.Stop())
        self.seen += list(self.events)
        return self.recorder.folder

    def notices(self) -> list[str]:
        return [event.text for event in self.seen if isinstance(event, events.Notice)]

    @property
    def params(self) -> bytes:
        return self.trainer.learner.network.params.tobytes()


def until(holds, seconds: float = 10.0) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.001)


def whole_run(sit, **more) -> tuple[Sitting, RunFolder]:
    sitting = sit(**more)
    sitting.say(commands.Resume())
    sitting.until(events.Finished)
    return sitting, sitting.end()


def damaged(path: Path) -> None:
    """Flip one bit in the middle."""
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)
