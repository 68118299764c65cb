"""A session: the data, a trainer and a recorder put together, for the app and for the command line.

Everything heavy is imported when the run begins, so that the first frame does not wait for it.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.commands import Inbox
from engine.events import Event, Recalled, Recording
from engine.hyper import Hyper
from engine.said import said, words_of

if TYPE_CHECKING:
    from data.dataset import Dataset, Split
    from engine.snapshot import Arithmetic
    from tui.runs.recorder import Recorder
    from tui.runs.resume import Resumed

DATA = "mnist"
VALIDATION_IMAGES = {"honest": 5_000, "post": 0}  # by the hyperparameter `split`
MEGABYTE = 2**20


def sets_for(dataset: Dataset, hyper: Hyper) -> Split:
    """Divide the data as the seed and the split of these hyperparameters say."""
    return dataset.split(hyper.seed, VALIDATION_IMAGES[hyper.split])


def limited(sets: Split, images: int) -> Split:
    """The same sets with only so many images to train on; 0 leaves them all."""
    return replace(sets, train=sets.train.first(images)) if images else sets


def arithmetic() -> Arithmetic:
    """What computes here: NumPy, its BLAS, the kernel that BLAS chose, and its threads."""
    import numpy as np
    from threadpoolctl import threadpool_info

    from engine.snapshot import Arithmetic

    for each in threadpool_info():
        if each["user_api"] == "blas":
            name = f"{each['internal_api']} {each['version']}"
            kernel = each.get("architecture") or "unknown"
            return Arithmetic(np.__version__, name, kernel, each["num_threads"])
    return Arithmetic()


@dataclass(slots=True)
class Session:
    """One sitting: `root` is where runs are kept, None to keep nothing.

    `memory` megabytes may hold moments of the past; a `resumed` run goes on in its own folder.
    For lessons: with `images` it trains on the first so many only; a `faulty` one is the riddle.
    """

    hyper: Hyper
    preset: str
    root: Path | None = None
    memory: int = 0
    resumed: Resumed | None = None
    images: int = 0
    faulty: bool = False
    _recorder: Recorder | None = field(default=None, init=False)

    def open_run(self, inbox: Inbox, *, screen: bool = False) -> Generator[Event, None, None]:
        """Load the data and yield the events; with `screen` it begins paused and lingers."""
        from data.catalog import checksum, load
        from engine.learner import Learner
        from engine.riddle import RebindingLearner
        from engine.trainer import Trainer
        from tui.runs.recorder import Recorder
        from tui.runs.writer import Pace, pace_from_environment

        dataset, computes = load(DATA), arithmetic()
        found = self.resumed.found if self.resumed else None
        try:
            trainer = Trainer(
                lambda wanted: limited(sets_for(dataset, wanted), self.images),
                self.hyper,
                len(dataset.classes),
                resumed=found.snapshot if found else None,
                arithmetic=computes,
                budget=self.memory * MEGABYTE,
                best=found.kept.best if found else None,
                kind=RebindingLearner if self.faulty else Learner,
            )
        except ValueError as error:
            if found is None:
                raise
            raise ValueError(
                said(
                    "{path}: {why}; resume from another --checkpoint",
                    path=found.folder.checkpoint(found.checkpoint),
                    why=words_of(error),
                )
            ) from None
        self._recorder = Recorder(
            self.root or Path(),
            self.preset,
            (DATA, checksum(DATA)),
            computes,
            self.resumed,
            pace_from_environment() if self.root else Pace(autosave=float("inf")),
        )
        run = trainer.run(inbox, paused=screen, linger=screen)
        with closing(self._recorder.record(trainer, run)) as events:
            for event in events:
                yield event
                if screen and found and self.root and isinstance(event, Recalled):
                    yield Recording(str(found.folder.path))  # told at once: it goes on there

    @property
    def farewell(self) -> str | None:
        """Where the run is and how to go on with it; None if nothing was kept."""
        return self._recorder.farewell if self._recorder else None
