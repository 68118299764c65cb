"""The safetensors format: named arrays in one file that many programs read and none executes.

Eight bytes say how long the header is, a JSON header says which array lies where, and the numbers
follow. Nothing in such a file can run, unlike a pickle. Reading trusts no number in it: each is
compared with the bytes that are there before anything is made from it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from engine.arrays import Floats
from engine.said import said

PREFIX = 8  # bytes that hold the header's length
LONGEST_HEADER = 2**24  # bytes; ours have some thousands, a long session's log perhaps a million
DTYPES: Mapping[str, np.dtype[Any]] = {"F32": np.dtype("<f4"), "F64": np.dtype("<f8")}
METADATA = "__metadata__"


class FormatError(ValueError):
    """Bytes that are no safetensors file, or one of another kind than ours."""


def pack(arrays: Mapping[str, Floats], metadata: Mapping[str, str]) -> bytearray:
    """Return a safetensors file with these arrays, in this order."""
    header: dict[str, object] = {METADATA: dict(metadata)}
    end = 0
    for name, array in arrays.items():
        dtype = "F64" if array.dtype == np.float64 else "F32"
        start, end = end, end + array.size * DTYPES[dtype].itemsize
        header[name] = {"dtype": dtype, "shape": list(array.shape), "data_offsets": [start, end]}
    text = json.dumps(header, separators=(",", ":"), allow_nan=False).encode()
    text += b" " * (-len(text) % 8)  # so that the numbers begin on a multiple of their size
    raw = bytearray(PREFIX + len(text) + end)
    raw[:PREFIX] = len(text).to_bytes(PREFIX, "little")
    raw[PREFIX : PREFIX + len(text)] = text
    at = PREFIX + len(text)
    for array in arrays.values():
        dtype = "F64" if array.dtype == np.float64 else "F32"
        view = np.frombuffer(raw, DTYPES[dtype], array.size, at)
        view[:] = array.ravel()  # NumPy copies without holding up other threads
        at += view.nbytes
    return raw


def unpack(raw: bytes | bytearray) -> tuple[dict[str, Floats], dict[str, str]]:
    """Return the arrays, as views of `raw`, and the metadata; raises `FormatError`."""
    end = header_end(raw)
    header = read_json(raw[PREFIX:end])
    metadata = header.pop(METADATA, {})
    if not isinstance(metadata, dict) or not all(isinstance(v, str) for v in metadata.values()):
        raise FormatError(said("its metadata are not texts"))
    arrays, at = {}, end
    for name, entry in header.items():
        dtype, shape, count = described(name, entry, at - end)
        size = count * dtype.itemsize
        if size > len(raw) - at:
            raise FormatError(
                said("it is cut off: {name} should have {size:,} bytes", name=name, size=size)
            )
        view = np.frombuffer(raw, dtype, count, at).reshape(shape)
        arrays[name] = view.astype(dtype.newbyteorder("="), copy=False)
        arrays[name].flags.writeable = False
        at += size
    if at != len(raw):
        raise FormatError(said("{more:,} bytes follow its last array", more=len(raw) - at))
    return arrays, metadata


def header_end(raw: bytes | bytearray) -> int:
    """Where the header ends and the numbers begin."""
    if len(raw) < PREFIX:
        raise FormatError(said("it has only {size} bytes", size=len(raw)))
    length = int.from_bytes(raw[:PREFIX], "little")
    if not 2 <= length <= LONGEST_HEADER or raw[PREFIX : PREFIX + 1] != b"{":
        raise FormatError(said("it is no safetensors file"))
    if length > len(raw) - PREFIX:
        raise FormatError(said("it is cut off within its header"))
    return PREFIX + length


def read_json(text: bytes | bytearray | str) -> dict[str, Any]:
    """Read a JSON object that may come from anywhere."""
    try:
        found = json.loads(text, parse_constant=refuse_constant)
    except (ValueError, RecursionError):
        raise FormatError(said("its header is no JSON")) from None
    if not isinstance(found, dict):
        raise FormatError(said("its header is no JSON object"))
    return found


def refuse_constant(name: str) -> float:
    """JSON knows neither NaN nor infinity."""
    raise ValueError(name)


def described(name: str, entry: object, start: int) -> tuple[np.dtype[Any], tuple[int, ...], int]:
    """The type, shape and count that a header's entry gives; it must begin at `start`."""
    wrong = FormatError(said("its header describes {name!r} wrongly", name=name[:40]))
    if not isinstance(entry, dict) or entry.keys() != {"dtype", "shape", "data_offsets"}:
        raise wrong
    dtype, shape, offsets = entry["dtype"], entry["shape"], entry["data_offsets"]
    if not isinstance(dtype, str) or dtype not in DTYPES:
        raise FormatError(said("{name!r} is not of type F32 or F64", name=name[:40]))
    if not isinstance(shape, list) or len(shape) > 8 or not all(type(n) is int for n in shape):
        raise wrong
    count = math.prod(shape)
    if min(shape, default=1) < 1 or offsets != [start, start + count * DTYPES[dtype].itemsize]:
        raise wrong
    return DTYPES[dtype], tuple(shape), count
