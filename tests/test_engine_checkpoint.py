import dataclasses
import hashlib
import io
import json
import pickle
import zipfile

import numpy as np
import pytest
import safetensors.numpy
from spoken import assert_korean

from engine.checkpoint import BLANK, CheckpointError, decode, encode, export_weights, place_of
from engine.hyper import FIELD_BY_NAME, Hyper
from engine.learner import Learner
from engine.safetensors import header_end, pack, unpack
from engine.snapshot import Arithmetic, Logged, Snapshot, restore, take

SMALL = Hyper(hidden=(2,), batch_size=100, optimizer="momentum")


def trained(sets_for, hyper: Hyper, steps: int = 9, **more) -> tuple[Learner, Snapshot]:
    learner = Learner(sets_for(hyper), hyper, 10)
    for _ in range(steps):
        learner.step()
    return learner, take(learner, hyper, **more)


def tiny(sets_for, **changes) -> Snapshot:
    """A real snapshot with short arrays, so that every byte can be tried."""
    _, snapshot = trained(sets_for, SMALL, 2)
    params = snapshot.params[:16]
    small = dataclasses.replace(snapshot, params=params, slots={"velocity": params})
    return dataclasses.replace(small, **changes)


def resealed(raw: bytes, change) -> bytes:
    """The checkpoint with its metadata changed by somebody who knows how to seal it."""
    arrays, metadata = unpack(raw)
    change(metadata, arrays)
    metadata["sha256"] = BLANK
    changed = pack(arrays, metadata)
    at = place_of(BLANK, changed)
    changed[at : at + 64] = hashlib.sha256(changed).hexdigest().encode()
    return bytes(changed)


@pytest.mark.parametrize("optimizer", FIELD_BY_NAME["optimizer"].choices)
def test_goes_on_from_disk_as_if_never_stopped(sets_for, optimizer: str) -> None:
    hyper = Hyper(
        optimizer=optimizer,
        learning_rate=0.01,
        hidden=(12, 8),
        dropout=0.2,
        batch_norm="on",
        schedule="cosine",
    )
    learner, snapshot = trained(sets_for, hyper, 13)
    back, _ = decode(encode(snapshot), "x")
    other = Learner(sets_for(hyper), hyper, 10)
    restore(back, other)
    for _ in range(20):  # into the next epochs
        ours, theirs = learner.step(), other.step()
        assert (ours.loss, ours.correct, ours.seen) == (theirs.loss, theirs.correct, theirs.seen)
    assert learner.network.params.tobytes() == other.network.params.tobytes()
    for name, slot in learner.optimizer.slots.items():
        assert slot.tobytes() == other.optimizer.slots[name].tobytes()


def test_everything_comes_back(sets_for) -> None:
    log = (Logged(3, (("learning_rate", 0.3),)), Logged(3, (("batch_size", 50), ("epochs", 4))))
    what = Arithmetic("1.2", "openblas 3", "Zen", 2)
    learner, _ = trained(sets_for, SMALL)
    learner.change(SMALL.changed(learning_rate=0.3, epochs=4, batch_size=50))
    snapshot = take(learner, SMALL, log, what, looks=2)
    extra = {"curve": [[1, 2.5, 3.5]], "ß": None}
    back, kept = decode(encode(snapshot, extra), "x")
    assert kept == extra
    for field in ("hyper", "first", "log", "arithmetic", "counters"):
        assert getattr(back, field) == getattr(snapshot, field)
    assert back.generators == snapshot.generators
    assert not back.params.flags.writeable
    assert not back.slots["velocity"].flags.writeable


def test_nan_and_infinity_survive(sets_for) -> None:
    odd = np.array([np.nan, np.inf, -np.inf, -0.0, 1e-45] + [0.0] * 11, np.float32)
    back, _ = decode(encode(tiny(sets_for, params=odd)), "x")
    assert back.params.tobytes() == odd.tobytes()


def test_truncated_at_every_length(sets_for) -> None:
    raw = bytes(encode(tiny(sets_for)))
    for length in range(len(raw)):
        with pytest.raises(CheckpointError, match=r"^here\.safetensors: it "):
            decode(raw[:length], "here.safetensors")
    with pytest.raises(CheckpointError, match="1 bytes follow"):
        decode(raw + b"\0", "x")


def test_every_byte_flipped(sets_for) -> None:
    raw = bytearray(encode(tiny(sets_for)))
    for at in range(len(raw)):
        for mask in (0xFF, 0x01, 0x20):
            raw[at] ^= mask
            with pytest.raises(CheckpointError, match=r"^x: "):
                decode(bytes(raw), "x")
            raw[at] ^= mask
    decode(bytes(raw), "x")


def header(entries: dict, body: bytes = b"") -> bytes:
    text = json.dumps(entries).encode()
    return len(text).to_bytes(8, "little") + text + body


class Trap:
    def __reduce__(self):
        return pytest.fail, ("code of a pickle was executed",)


def zip_bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("params.npy", bytes(10_000_000))
    return file.getvalue()


TERABYTES = {"dtype": "F32", "shape": [10**12], "data_offsets": [0, 4 * 10**12]}
FOREIGN = {
    "empty": b"",
    "text": b"step,epoch\n1,1\n" * 9,
    "pickle": pickle.dumps(Trap()),
    "zip bomb": zip_bomb(),
    "a header of terabytes": (10**13).to_bytes(8, "little") + b"{}",
    "an array of terabytes": header({"params": TERABYTES}),
    "a negative shape": header({"a": {**TERABYTES, "shape": [-1]}}),
    "no elements": header({"a": {"dtype": "F32", "shape": [0, 2**70], "data_offsets": [0, 0]}}),
    "huge numbers": header({"a": {**TERABYTES, "shape": [10**400], "data_offsets": [0, 10**401]}}),
    "overlapping arrays": header({n: {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}
                                  for n in "ab"}, bytes(4)),
    "another type": header({"a": {"dtype": "U8", "shape": [1], "data_offsets": [0, 1]}}, b"0"),
    "a list for a type": header({"a": {"dtype": [], "shape": [1], "data_offsets": [0, 1]}}, b"0"),
    "deep JSON": (10**5 + 1).to_bytes(8, "little") + b"{" + b"[" * 10**5,
    "metadata of numbers": header({"__metadata__": {"format": 1}}),
    "weights of others": safetensors.numpy.save({"W1": np.zeros((3, 2), np.float32)}),
    "NaN in the header": (9).to_bytes(8, "little") + b'{"a":NaN}',
}  # fmt: skip


@pytest.mark.parametrize("raw", FOREIGN.values(), ids=FOREIGN)
def test_foreign_files_are_refused_in_words(raw: bytes) -> None:
    with pytest.raises(CheckpointError, match=r"^last\.safetensors: \D") as refused:
        decode(raw, "last.safetensors")
    assert_korean(refused.value)


def test_schemas(sets_for) -> None:
    raw = encode(tiny(sets_for))
    for schema, words in (("2", "newer chainrule .schema 2, this one reads 1.: upgrade"),
                          ("0", "schema '0' is unknown"), ("x", "unknown")):  # fmt: skip
        with pytest.raises(CheckpointError, match=words):
            decode(resealed(raw, lambda m, _: m.update(schema=schema)), "x")  # noqa: B023


def in_state(*path, value):
    def change(metadata, _) -> None:
        state = json.loads(metadata["state"])
        inner = state
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] = value
        metadata["state"] = json.dumps(state)

    return change


HOSTILE = {
    "rate": in_state("hyper", "learning_rate", value=1e9),
    "endless rate": in_state("hyper", "learning_rate", value=10**400),
    "hidden": in_state("hyper", "hidden", value=[10**9]),
    "hidden of lists": in_state("hyper", "hidden", value=[[1]]),
    "a dict": in_state("hyper", "seed", value={}),
    "unknown hyper": in_state("hyper", "colour", value=1),
    "position": in_state("counters", "position", value=-1),
    "truth": in_state("counters", "steps", value=True),
    "loss": in_state("counters", "loss_sum", value="1"),
    "huge": in_state("counters", "elapsed", value=10**400),
    "correct": in_state("counters", "correct", value=10**6),
    "log": in_state("log", value=[[1, {"hidden": [3]}]]),
    "log ahead": in_state("log", value=[[99, {"epochs": 3}]]),
    "log value": in_state("log", value=[[1, {"epochs": "many"}]]),
    "log of numbers": in_state("log", value=[1]),
    "threads": in_state("arithmetic", "threads", value=-1),
    "blas": in_state("arithmetic", "blas", value=[]),
    "generator": in_state("generators", "shuffle", "bit_generator", value="MT19937"),
    "generator state": in_state("generators", "shuffle", "state", "state", value=2**128),
    "generator word": in_state("generators", "shuffle", "uinteger", value=-1),
    "no generator": in_state("generators", value={}),
    "no state": lambda metadata, _: metadata.pop("state"),
    "extra": lambda metadata, _: metadata.update(extra="{"),
    "no params": lambda _, arrays: arrays.pop("params"),
    "short slot": lambda _, arrays: arrays.update({"slot.velocity": np.zeros(1, np.float32)}),
    "other array": lambda _, arrays: arrays.update({"weights": np.zeros(16, np.float32)}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_well_sealed_nonsense_is_refused(sets_for, name: str) -> None:
    with pytest.raises(CheckpointError, match=r"^x: ") as refused:
        decode(resealed(encode(tiny(sets_for)), HOSTILE[name]), "x")
    if name not in ("endless rate", "extra"):  # of which Python tells, in English
        assert_korean(refused.value)


def test_what_does_not_fit_the_network_is_refused_on_restoring(sets_for) -> None:
    learner, _ = trained(sets_for, SMALL)
    for change in (in_state("hyper", "optimizer", value="adam"), in_state("log", value=[])):
        back, _ = decode(resealed(encode(tiny(sets_for)), change), "x")
        with pytest.raises(ValueError, match="the snapshot"):
            restore(back, learner)


def test_others_can_read_a_checkpoint(sets_for) -> None:
    _, snapshot = trained(sets_for, SMALL)
    found = safetensors.numpy.load(bytes(encode(snapshot)))
    assert found.keys() == {"params", "slot.velocity"}
    assert found["params"].tobytes() == snapshot.params.tobytes()


def test_exported_weights_have_names_and_compute_the_same(sets_for) -> None:
    hyper = Hyper(hidden=(12,), batch_norm="on")
    learner, snapshot = trained(sets_for, hyper)
    raw = bytes(export_weights(snapshot))
    w = safetensors.numpy.load(raw)
    assert set(w) == {"W1", "b1", "gamma1", "beta1", "W2", "b2", "mean1", "var1"}
    assert (w["W1"].shape, w["b2"].shape) == ((784, 12), (10,))
    x = (learner.sets.validation.images[:7] / 255).astype(np.float32)
    h = (x @ w["W1"] + w["b1"] - w["mean1"]) / np.sqrt(w["var1"] + 1e-5)
    logits = np.maximum(h * w["gamma1"] + w["beta1"], 0) @ w["W2"] + w["b2"]
    np.testing.assert_allclose(logits, learner.network.forward(x), rtol=1e-4, atol=1e-5)
    assert (header_end(raw)) % 8 == 0
    with pytest.raises(CheckpointError, match="of 100 pixels"):
        export_weights(snapshot, pixels=100)
