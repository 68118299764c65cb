"""A long run in short: hundreds of epochs of a tiny net, recorded and shown, in bounded memory.

`tests/benchmarks/soak.py` does the same by hand for an hour with the whole app.
"""

import gc
import tracemalloc

from sitting import Sitting

from engine import commands, events
from engine.hyper import Hyper
from tui.fold import fold
from tui.runs.writer import Pace
from tui.view import RunView

EPOCHS, SETTLED = 600, 420  # by then the timeline holds as many moments as it may
LOOKS = 10  # epochs in a row, of which the least counts: a file may be on its way at some
MEGABYTE = 1 << 20
FILES = 2 * MEGABYTE
GROWTH = MEGABYTE / 2  # what 180 more rows and points of all charts may take


def test_memory_and_files_stay_bounded(tmp_path, dataset) -> None:
    hyper = Hyper(hidden=(4,), batch_size=50, epochs=EPOCHS)
    few = dataset.split(hyper.seed, 100)
    sitting = Sitting(tmp_path, lambda _: few, hyper, Pace(autosave=0.5))
    view = RunView(hyper=hyper)
    readings: list[int] = []
    kept = 0
    sitting.say(commands.Resume())
    gc.freeze()  # what tests before this one left is not looked through at every reading
    tracemalloc.start()
    try:
        burst: list[events.Event] = []
        for event in sitting.events:
            burst.append(event)
            if not isinstance(event, events.EpochDone | events.Finished):
                continue
            view = fold(view, tuple(burst))
            burst.clear()
            if view.state == "finished":
                break
            done = len(view.epochs)
            if SETTLED <= done < SETTLED + LOOKS or done > EPOCHS - LOOKS:
                gc.collect()
                readings.append(tracemalloc.get_traced_memory()[0])
                kept = kept or len(view.past.kept)
    finally:
        tracemalloc.stop()
        gc.unfreeze()
    grown = min(readings[LOOKS:]) - min(readings[:LOOKS])
    assert len(view.epochs) == EPOCHS
    assert kept == len(view.past.kept) > 300  # as many as there may be, before and after
    assert grown < GROWTH, f"{grown / MEGABYTE:.2f} MB more than at epoch {SETTLED}"
    folder = sitting.end()
    assert sum(each.stat().st_size for each in folder.path.iterdir()) < FILES
    assert not any(isinstance(each, events.Notice) for each in sitting.seen)
