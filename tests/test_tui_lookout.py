from engine.commands import Watch
from tui import lookout
from tui.lookout import Lookout


def test_looks_are_rationed_while_training(monkeypatch) -> None:
    now = 100.0
    monkeypatch.setattr(lookout.time, "monotonic", lambda: now)
    looks = Lookout(Watch())
    assert looks.wants(0, training=False)
    assert not looks.wants(0, training=False)  # nothing has changed
    looks.answered(0.02)
    now = 101.9
    assert not looks.wants(10, training=True)  # 0.02 s may be spent every 2 s
    assert looks.wants(10, training=False)
    looks.answered(0.02)
    now += 2.1
    assert looks.wants(20, training=True)
    looks.answered(0.0)
    now += 0.4
    assert not looks.wants(30, training=True)
    looks.wanted = Watch("wrong")
    assert looks.wants(30, training=True)  # other digits are wanted: at once


def test_a_new_run_is_looked_at_afresh() -> None:
    looks = Lookout(Watch())
    assert looks.wants(0, training=False)
    looks.forget()
    assert looks.wants(0, training=False)
