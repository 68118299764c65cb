"""The riddle: a learner with the post's own fault, in the trainer that all instruments can look at.

Its layers, its loss and its gradients are right. Only the update goes astray, as in
`params[k] = params[k] - lr * grad`: that makes a new array, and the layers go on with the old one.
"""

from __future__ import annotations

from engine.events import BatchDone
from engine.learner import Learner, NotFinite


class RebindingLearner(Learner):
    """Every step is calculated, and none arrives in the layers."""

    def step(self) -> BatchDone | NotFinite:
        """Do a sound step; afterwards the layers hold what they held before."""
        old = self.network.params.copy()
        done = super().step()
        self.network.params[:] = old
        return done
