"""A snapshot's small parts as JSON and back: hyperparameters, log, counters, generators.

What comes back is checked, part by part, as if a stranger had written it: whole numbers are whole,
nothing is negative or endless, and the log leads from the first hyperparameters to valid ones.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from engine.hyper import FIELD_BY_NAME, Hyper, HyperError, Value
from engine.safetensors import FormatError, read_json
from engine.said import said
from engine.snapshot import Arithmetic, Counters, GeneratorState, Logged, Snapshot

LARGEST = 2**53  # whole numbers beyond it are not counts of anything here
WHOLE = {"steps", "optimizer_steps", "epoch", "position", "images", "correct", "looks"}
MOST_THREADS = 4096


def to_json(snapshot: Snapshot) -> str:
    """Everything but the arrays, as text."""
    state = {
        "hyper": asdict(snapshot.hyper),
        "first": asdict(snapshot.first),
        "log": [[logged.step, dict(logged.changes)] for logged in snapshot.log],
        "arithmetic": asdict(snapshot.arithmetic),
        "counters": asdict(snapshot.counters),
        "generators": dict(snapshot.generators),
    }
    return json.dumps(state, separators=(",", ":"), allow_nan=False)


def from_json(text: str) -> dict[str, Any]:
    """The same as the fields of a `Snapshot`; raises `FormatError` or `HyperError`."""
    state = read_json(text)
    names = {"hyper", "first", "log", "arithmetic", "counters", "generators"}
    if state.keys() != names:
        raise FormatError(said("its state should have {names}", names=", ".join(sorted(names))))
    hyper, first = read_hyper(state["hyper"]), read_hyper(state["first"])
    counters = read_counters(state["counters"])
    needed = {"shuffle", "dropout"} if hyper.dropout and hyper.hidden else {"shuffle"}
    return {
        "hyper": hyper,
        "first": first,
        "log": read_log(state["log"], first, counters.steps),
        "arithmetic": read_arithmetic(state["arithmetic"]),
        "counters": counters,
        "generators": read_generators(state["generators"], needed),
    }


def read_hyper(found: object) -> Hyper:
    """All hyperparameters, no more and no fewer."""
    if not isinstance(found, dict) or found.keys() != FIELD_BY_NAME.keys():
        raise FormatError(said("its hyperparameters are not the ones known here"))
    return Hyper().changed(**{name: listed(value) for name, value in found.items()})


def listed(value: Any) -> Value:
    """JSON has lists where hyperparameters have tuples."""
    plain: Value = tuple(value) if isinstance(value, list) else value
    if isinstance(plain, dict):  # the one kind of JSON value that no field can even be asked about
        raise HyperError(said("a hyperparameter is no number, text or list"))
    return plain


def read_log(found: object, first: Hyper, steps: int) -> tuple[Logged, ...]:
    """The changes since the first hyperparameters, each valid in its turn."""
    if not isinstance(found, list):
        raise FormatError(said("its log is no list"))
    hyper, before, log = first, 0, []
    for entry in found:
        if not isinstance(entry, list) or len(entry) != 2 or not isinstance(entry[1], dict):
            raise FormatError(said("an entry of its log is no step with changes"))
        step = whole(entry[0], said("a step of its log"))
        changes = tuple((name, listed(value)) for name, value in entry[1].items())
        if not before <= step <= steps or not all(is_live(name) for name, _ in changes):
            raise FormatError(said("its log changes what cannot change, or when it cannot"))
        hyper, before = hyper.changed(**dict(changes)), step
        log.append(Logged(step, changes))
    return tuple(log)


def is_live(name: str) -> bool:
    """Whether a hyperparameter of this name may change during a run."""
    return name in FIELD_BY_NAME and FIELD_BY_NAME[name].live


def read_arithmetic(found: object) -> Arithmetic:
    """What did the sums."""
    if not isinstance(found, dict) or found.keys() != {f.name for f in fields(Arithmetic)}:
        raise FormatError(said("it does not say what did its arithmetic"))
    threads = whole(found.pop("threads"), said("its number of threads"))
    if threads > MOST_THREADS or not all(isinstance(text, str) for text in found.values()):
        raise FormatError(said("what it says of its arithmetic makes no sense"))
    return Arithmetic(**found, threads=threads)


def read_counters(found: object) -> Counters:
    """Where the run was."""
    if not isinstance(found, dict) or found.keys() != {f.name for f in fields(Counters)}:
        raise FormatError(said("its counters are not the ones known here"))
    checked: dict[str, Any] = {}
    for name, value in found.items():
        if name == "first_loss" and value is None:
            checked[name] = None
        else:
            checked[name] = whole(value, name) if name in WHOLE else number(value, name)
    counters = Counters(**checked)
    if counters.correct > counters.images or counters.optimizer_steps > counters.steps:
        raise FormatError(said("its counters contradict each other"))
    return counters


def whole(value: object, name: str) -> int:
    """A count."""
    if type(value) is not int or not 0 <= value <= LARGEST:
        raise FormatError(said("{name} is no count", name=name))
    return value


def number(value: object, name: str) -> float:
    """A finite number."""
    if type(value) not in (int, float):
        raise FormatError(said("{name} is no number", name=name))
    assert isinstance(value, int | float)
    if not -1e300 <= value <= 1e300:
        raise FormatError(said("{name} is out of range", name=name))
    return float(value)


def read_generators(found: object, needed: set[str]) -> Mapping[str, GeneratorState]:
    """The states of the random generators, in the form that NumPy takes."""
    if not isinstance(found, dict) or not needed <= found.keys() <= {"shuffle", "dropout"}:
        raise FormatError(said("its random generators are not the ones needed"))
    for name, state in found.items():
        if not is_pcg64(state):
            raise FormatError(said("the state of its generator {name} is none of PCG64", name=name))
    return found


def is_pcg64(state: object) -> bool:
    """Whether NumPy's PCG64 can be put into this state."""
    if not isinstance(state, dict) or state.get("bit_generator") != "PCG64":
        return False
    words = state.get("state")
    if not isinstance(words, dict) or words.keys() != {"state", "inc"}:
        return False
    sizes = [(words["state"], 128), (words["inc"], 128)]
    sizes += [(state.get("has_uint32"), 1), (state.get("uinteger"), 32)]
    known = {"bit_generator", "state", "has_uint32", "uinteger"}
    return state.keys() == known and all(
        type(value) is int and 0 <= value < 2**bits for value, bits in sizes
    )
