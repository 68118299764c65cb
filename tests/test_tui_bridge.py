import threading
import time

from engine.commands import Inbox, Pause, Stop
from engine.events import BatchDone, Event, Kept, Moment, Paused, TwinStep
from tui.bridge import Bridge


def batches(count: int) -> list[Event]:
    return [BatchDone(i, 1, i, 1, 1.0, 1, 0.1, 0.0) for i in range(1, count + 1)]


def test_nothing_is_dropped_and_bursts_are_few() -> None:
    bursts: list[tuple[Event, ...]] = []
    bridge = Bridge(lambda inbox: iter(batches(5000)), bursts.append, per_second=5)
    bridge.run()
    assert [event for burst in bursts for event in burst] == batches(5000)
    assert len(bursts) <= 3


def test_rare_events_go_at_once_with_all_before_them() -> None:
    bursts: list[tuple[Event, ...]] = []
    events = [*batches(3), Paused(3), *batches(2)]
    Bridge(lambda inbox: iter(events), bursts.append, per_second=0.1).run()
    assert bursts[-2][-1] == Paused(3)
    assert [event for burst in bursts for event in burst] == events


def test_moments_kept_in_passing_and_twins_flow_but_a_bookmark_goes_at_once() -> None:
    def kept(number: int, *kinds: str) -> Kept:
        return Kept(Moment(number, number, 1, 0, kinds), (), 1, 2)

    bursts: list[tuple[Event, ...]] = []
    flowing = [event for i in range(1, 500) for event in (TwinStep(i, 1.0, 0.9), kept(i))]
    events = [*flowing, kept(500, "bookmark"), *batches(2)]
    bridge = Bridge(lambda inbox: iter(events), bursts.append, per_second=0.1)
    bridge.run()
    assert [event for burst in bursts for event in burst] == events
    assert [len(burst) for burst in bursts] == [1, len(flowing), 2]


def test_a_slow_screen_gets_no_second_burst_before_it_took_the_first() -> None:
    bursts: list[int] = []
    bridge = Bridge(lambda inbox: iter(batches(1000)), lambda b: bursts.append(len(b)), 1e9)
    bridge.run()
    assert bursts == [1, 999]


def test_an_expensive_screen_slows_the_bursts_down() -> None:
    bursts: list[int] = []

    def deliver(burst: tuple[Event, ...]) -> None:
        bursts.append(len(burst))
        bridge.taken(cost=10.0)

    bridge = Bridge(lambda inbox: iter(batches(1000)), deliver, per_second=1e9)
    bridge.run()
    assert bursts[-1] > 900


def test_commands_reach_the_run_and_close_ends_it() -> None:
    taken: list[object] = []

    def run(inbox: Inbox):
        while not isinstance(command := inbox.take(), Stop):
            taken.append(command)
            yield Paused(0)

    bridge = Bridge(run, lambda events: None)
    thread = threading.Thread(target=bridge.run)
    thread.start()
    bridge.send(Pause())
    bridge.close()
    began = time.monotonic()
    thread.join(5)
    assert not thread.is_alive()
    assert time.monotonic() - began < 1
    assert taken == [Pause()]
