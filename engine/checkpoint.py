"""Checkpoints: a snapshot as bytes that outlive the process, and back.

A checkpoint is a safetensors file: `params`, and each of the optimizer's slots as `slot.NAME`;
everything else stands as JSON in its metadata. A SHA-256 of the whole file lies within it, so that
no byte can change unseen. Reading runs nothing and believes nothing: whatever is wrong is a
`CheckpointError` that names the file.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

import numpy as np

from engine.network import build
from engine.safetensors import FormatError, header_end, pack, read_json, unpack
from engine.said import joined, said, words_of
from engine.snapshot import Snapshot
from engine.state import from_json, to_json
from engine.streams import stream

FORMAT, SCHEMA = "chainrule checkpoint", 1
SLOT = "slot."
BLANK = "0" * 64  # stands in the place of the SHA-256 while it is taken


class CheckpointError(ValueError):
    """A file that cannot be gone on from; the message names it and says why."""


def encode(snapshot: Snapshot, extra: object = None) -> bytearray:
    """Return the checkpoint's bytes; `extra`, anything that JSON can hold, is kept beside it."""
    arrays = {"params": snapshot.params}
    arrays |= {SLOT + name: slot for name, slot in snapshot.slots.items()}
    metadata = {
        "format": FORMAT,
        "schema": str(SCHEMA),
        "state": to_json(snapshot),
        "extra": json.dumps(extra, separators=(",", ":"), allow_nan=False),
        "sha256": BLANK,
    }
    raw = pack(arrays, metadata)
    at = place_of(BLANK, raw)
    raw[at : at + len(BLANK)] = hashlib.sha256(raw).hexdigest().encode()
    return raw


def decode(raw: bytes | bytearray, name: str) -> tuple[Snapshot, Any]:
    """Return the snapshot and what was kept beside it; `name` is the file's, for errors."""
    try:
        arrays, metadata = unpack(raw)
        check_kind(metadata)
        check_sum(raw, metadata.get("sha256", ""))
        parts = from_json(metadata.get("state", ""))
        extra = json.loads(metadata.get("extra", "null"))
        params = arrays.pop("params", np.empty((0, 0), np.float32))
        slots = {key.removeprefix(SLOT): slot for key, slot in arrays.items()}
        alike = all(s.shape == params.shape and s.dtype == params.dtype for s in slots.values())
        if params.ndim != 1 or not alike or not all(key.startswith(SLOT) for key in arrays):
            raise FormatError(said("its arrays are not those of a run"))
    except (ValueError, OverflowError, RecursionError) as error:
        raise CheckpointError(joined((name, words_of(error)), ": ")) from None
    return Snapshot(**parts, params=params, slots=slots), extra


def check_kind(metadata: dict[str, str]) -> None:
    """Whether this is a checkpoint of ours, of a schema that can be read."""
    if metadata.get("format") != FORMAT:
        raise FormatError(said("it is no chainrule checkpoint"))
    schema = metadata.get("schema", "")
    if schema.isdecimal() and len(schema) < 9 and int(schema) > SCHEMA:
        raise FormatError(
            said(
                "it was written by a newer chainrule (schema {schema}, this one reads {known}): "
                "upgrade chainrule",
                schema=int(schema),
                known=SCHEMA,
            )
        )
    if schema != str(SCHEMA):
        raise FormatError(
            said(
                "its schema {schema!r} is unknown; this chainrule reads {known}",
                schema=schema[:20],
                known=SCHEMA,
            )
        )


def check_sum(raw: bytes | bytearray, digits: str) -> None:
    """Whether every byte is what it was when the file was written."""
    at = place_of(digits, raw) if len(digits) == len(BLANK) else -1
    parts = memoryview(raw)
    found = hashlib.sha256(parts[: max(at, 0)])
    found.update(BLANK.encode())
    found.update(parts[at + len(BLANK) :])
    if at < 0 or found.hexdigest() != digits:
        raise FormatError(said("it is damaged: its SHA-256 is not the one it was written with"))


def place_of(digits: str, raw: bytes | bytearray) -> int:
    """Where the SHA-256 stands in the header; -1 if it does not."""
    key = b'"sha256":"'
    at = raw.find(key + digits.encode() + b'"', 0, header_end(raw))
    return at + len(key) if at >= 0 else -1


def export_weights(snapshot: Snapshot, pixels: int = 784, classes: int = 10) -> bytearray:
    """Return the network alone as a safetensors file: W1, b1, W2, … by name, for any program.

    A layer computes x W + b with images as rows, so W1 has a row for each pixel.
    """
    hyper = snapshot.hyper
    network = build(hyper, pixels, classes, stream(hyper.seed, "init"), capacity=1)
    if network.params.shape != snapshot.params.shape:
        raise CheckpointError(
            said(
                "the checkpoint has {size:,} numbers, a network of {pixels} pixels and {classes} "
                "classes {needed:,}",
                size=snapshot.params.size,
                pixels=pixels,
                classes=classes,
                needed=network.params.size,
            )
        )
    np.copyto(network.params, snapshot.params, casting="same_kind")
    parts = (*network.parameters, *network.statistics)
    about = {
        "format": "chainrule weights",
        "layers": ", ".join(layer.name for layer in network.layers),
        "input": "grey values from 0 to 1, one image a row",
        "step": str(snapshot.counters.steps),
        "hyper": json.dumps(read_json(to_json(snapshot))["hyper"]),
    }
    return pack({part.name: part.value for part in parts}, about)
