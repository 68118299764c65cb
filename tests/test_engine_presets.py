"""What the presets promise, on MNIST itself; the slowest tests there are."""

import pytest
from mnist import mnist

from engine.commands import Inbox, LookAtTest
from engine.events import TestLooked
from engine.presets import PRESETS
from engine.trainer import Trainer


@pytest.mark.parametrize(("preset", "promise"), [("classic", 0.97), ("fast", 0.98)])
def test_test_accuracy(preset: str, promise: float) -> None:
    hyper = PRESETS[preset].hyper
    assert hyper.epochs <= 10
    inbox = Inbox()
    found = []
    for event in Trainer(lambda h: mnist().split(h.seed), hyper).run(inbox):
        if type(event).__name__ == "Finished":
            inbox.send(LookAtTest())
        if isinstance(event, TestLooked):
            found.append(event.accuracy)
    assert len(found) == 1
    assert found[0] >= promise
