"""Dragging along the timeline: the run goes where the mouse is, not everywhere it has been."""

from app_driver import SMALL, running, until

from engine.commands import GoTo, Travel
from engine.events import Moment, Moved, Rejected, Started
from engine.hyper import Hyper
from tui.journey import Journey
from tui.messages import Burst
from tui.widgets.loss_pane import LossPane

ARRIVED = Moved(Moment(1, 10, 1, 0), Hyper(), 0, 0.0)


def test_one_wish_is_on_its_way_and_the_newest_waits() -> None:
    sent: list[GoTo] = []
    journey = Journey(sent.append)
    for moment in range(1, 40):
        journey.to(moment)
    assert sent == [GoTo(1)]
    journey.heard(ARRIVED)
    assert sent == [GoTo(1), GoTo(39)]
    journey.heard(ARRIVED)
    assert sent == [GoTo(1), GoTo(39)]
    journey.to(5)
    assert sent[-1] == GoTo(5)


def test_a_refusal_and_a_new_run_end_the_waiting() -> None:
    sent: list[GoTo] = []
    journey = Journey(sent.append)
    journey.to(1)
    journey.to(2)
    journey.heard(Rejected(Travel(1), "Nothing later is kept."))  # not of this journey
    assert sent == [GoTo(1)]
    journey.heard(Rejected(GoTo(1), "That moment is kept no longer."))
    assert sent == [GoTo(1), GoTo(2)]
    journey.to(3)
    journey.heard(Started(Hyper(), (), 0, 100, 50, 20))
    journey.to(4)
    assert sent == [GoTo(1), GoTo(2), GoTo(4)]


async def test_a_fast_drag_asks_for_where_it_ends() -> None:
    async with running(SMALL) as driver:
        await driver.press("n", "n")
        await until(lambda: driver.app.view.progress.step == 20)
        driver.script.hold = {GoTo}  # the engine is busy
        pane = driver.app.screen.query_one(LossPane)
        gutter, last = 8, pane.size.height
        await driver.pilot.mouse_down(LossPane, offset=(gutter + 19, last))
        for column in range(18, 2, -1):
            await driver.pilot.hover(LossPane, offset=(gutter + column, last))
        await driver.pilot.mouse_up(LossPane, offset=(gutter + 3, last))
        driver.script.hold = set()
        sent = [c for c in driver.script.commands if isinstance(c, GoTo)]
        assert len(sent) == 1
        there = driver.app.view.past.kept[sent[0].moment].moment
        driver.app.on_burst(Burst((Moved(there, Hyper(), 0, 0.0),)))  # it arrives at last
        await until(lambda: driver.app.view.progress.step == 4)
        assert sum(isinstance(c, GoTo) for c in driver.script.commands) == 2
