"""Step by step: one mini-batch through the network and back, operation after operation.

Each operation shows what went in, what came out, the formula, and the lines of this engine that
did it. It is the learner's own next step, seen through taps on a copy: nothing is done again in
another way for show, and the run waits where it was.
"""

from __future__ import annotations

from engine.arrays import Floats
from engine.blackboard import source_of
from engine.learner import Learner, NotFinite
from engine.network import Network
from engine.operations import Operation, Phase, Trace
from engine.pictures import Picture, picture
from engine.tap import Seen, tapped

Pictures = tuple[Picture, ...]

PHASES: dict[str, Phase] = {"forward": "forward", "backward": "backward"}  # the rest updates


def trace(learner: Learner) -> Trace:
    """Take the learner's next step on a copy, and return every operation of it."""
    operations: list[Operation] = []
    before: dict[str, Floats] = {}

    def look(seen: Seen) -> None:
        operations.append(operation(seen, copy.network, before))

    copy = tapped(learner, look)
    note(copy.network, before)
    done = copy.step()
    rate = None if isinstance(done, NotFinite) else done.learning_rate
    return Trace(learner.steps, done.loss, rate, tuple(operations))


def operation(seen: Seen, network: Network, before: dict[str, Floats]) -> Operation:
    """Take down what was just done; `before` holds the parameters since their last change."""
    source = source_of(getattr(type(seen.who), seen.method))
    name, formulas = f"{seen.place} {seen.method}", source.formulas
    if seen.place in ("loss", "optimizer"):
        name = f"{type(seen.who).__name__} {seen.method}"
    elif seen.place == "network":
        name = seen.method.replace("_", " ")
    elif seen.method == "backward" and seen.given is seen.taken[0]:
        formulas = tuple(each for each in formulas if not each.startswith("dx"))
    taken, given = arrays(seen, network, before)
    return Operation(name, PHASES.get(seen.method, "update"), formulas, taken, given, source)


def arrays(seen: Seen, network: Network, before: dict[str, Floats]) -> tuple[Pictures, Pictures]:
    """Take pictures of what went in and what came out."""
    if seen.method in ("step", "shrink_weights"):
        taken = gradients(network) if seen.method == "step" else ()
        return taken, changes(network, before)
    if seen.place == "network":  # the gradient itself was changed
        return (), gradients(network)
    if seen.place == "loss":
        p = picture("p", seen.who.probabilities)
        if seen.method == "forward":
            return (picture("a", seen.taken[0]),), (p, picture("L", seen.given))
        return (p,), (picture("da", seen.given),)
    own = tuple(seen.who.shapes())
    if seen.method == "forward":
        parameters = tuple(picture(letter, getattr(seen.who, letter)) for letter in own)
        return (picture("x", seen.taken[0]), *parameters), (picture("y", seen.given),)
    dy = seen.taken[0]
    dx = () if seen.given is dy else (picture("dx", seen.given),)
    found = tuple(picture(f"d{letter}", getattr(seen.who, f"d{letter}")) for letter in own)
    return (picture("dy", dy),), (*found, *dx)


def gradients(network: Network) -> Pictures:
    """Every gradient as it is now: dW1, db1, …."""
    return tuple(picture(f"d{view.name}", view.grad) for view in network.parameters)


def changes(network: Network, before: dict[str, Floats]) -> Pictures:
    """What became of every parameter since the last time: ΔW1, Δb1, …."""
    found = tuple(
        picture(f"Δ{view.name}", view.value - before[view.name]) for view in network.parameters
    )
    note(network, before)
    return found


def note(network: Network, before: dict[str, Floats]) -> None:
    """Copy the parameters as they are now."""
    before.update({view.name: view.value.copy() for view in network.parameters})
