"""Changes of hyperparameters during a run: which a run can take, and which helps after a crash."""

from __future__ import annotations

from engine.commands import SetHyper
from engine.hyper import FIELD_BY_NAME, Hyper, HyperError
from engine.said import said


def allowed(hyper: Hyper, command: SetHyper, compared: str | None) -> Hyper:
    """Return the hyperparameters after a change, or raise `HyperError` if a run cannot take it.

    Twins that are being compared must go on differing in the one named `compared`.
    """
    changed = hyper.changed(**dict(command.changes))
    fields = [FIELD_BY_NAME[name] for name in hyper.differences(changed)]
    if frozen := ", ".join(field.label for field in fields if not field.live):
        raise HyperError(said("{names} cannot change during a run: restart.", names=frozen))
    if compared in dict(command.changes):
        label = FIELD_BY_NAME[compared or ""].label
        words = said("{label} is what the two runs differ in: keep one first.", label=label)
        raise HyperError(words)
    return changed


def smaller(rate: float) -> float:
    """A third of a learning rate, on the field's own scale."""
    field = FIELD_BY_NAME["learning_rate"]
    lower = field.stepped(max(rate / 3, 1.2e-5), -1)
    assert isinstance(lower, float)
    return lower
