"""The IDX format, in which MNIST is published: a short header, then the bare numbers.

| bytes       | meaning                                                                 |
|-------------|-------------------------------------------------------------------------|
| 0 and 1     | zero                                                                    |
| 2           | type of the numbers; 8 means unsigned bytes                             |
| 3           | how many dimensions: 3 for images (count, rows, columns), 1 for labels  |
| 4 to 7, …   | the size of each dimension, four bytes, the most significant first      |
| the rest    | the numbers, the last dimension running fastest                         |

A file from elsewhere is not to be trusted: the header's claim is checked before anything of
that size is made, and no more is read than it claims. Files may be gzipped.
"""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from data.errors import DataError

IMAGES, LABELS = 2051, 2049  # the first four bytes as one number: type 8, and 3 or 1 dimensions
GZIP = b"\x1f\x8b"
MOST_BYTES = 1 << 30  # nobody's handwriting needs more than a gibibyte

Bytes = npt.NDArray[np.uint8]


class IdxError(DataError):
    """A file that is not the IDX file it should be; names the file and what was expected."""


def read_images(path: Path) -> Bytes:
    """Return the images of a file, (N, rows, columns), 0 to 255; raises `IdxError`."""
    return _read(path, IMAGES, 3, "images")


def read_labels(path: Path, classes: int = 10) -> Bytes:
    """Return the labels of a file, (N,), each below `classes`; raises `IdxError`."""
    labels = _read(path, LABELS, 1, "labels")
    if labels.max() >= classes:
        at = int(labels.argmax())
        raise IdxError(
            "{path}: label {at:,} is {label}, but 0 to {most} were expected",
            path=path,
            at=at,
            label=labels[at],
            most=classes - 1,
        )
    return labels


def _read(path: Path, magic: int, dimensions: int, kind: str) -> Bytes:
    """Check the header, then read exactly what it announces."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise IdxError(
            "{path}: cannot be read ({reason}); a file of {kind} was expected",
            path=path,
            reason=error.strerror or str(error),
            kind=kind,
        ) from None
    take = _unzipper(path, raw) if raw.startswith(GZIP) else _slicer(raw)
    (found,) = _numbers(path, take, 1)
    if found != magic:
        raise IdxError(
            "{path}: begins with {found}, but {magic} was expected (IDX {kind})",
            path=path,
            found=found,
            magic=magic,
            kind=kind,
        )
    shape = _numbers(path, take, dimensions)
    expected = math.prod(shape)
    if not 0 < expected <= MOST_BYTES:
        raise IdxError(
            "{path}: announces {size} {kind}, which is empty or too large to be true",
            path=path,
            size=" x ".join(f"{each:,}" for each in shape),
            kind=kind,
        )
    body = take(expected + 1)  # one more than there should be, so that a bomb cannot grow
    if len(body) != expected:
        raise IdxError(
            "{path}: {expected:,} bytes of {kind} were expected after the header, more found"
            if len(body) > expected
            else "{path}: {expected:,} bytes of {kind} were expected after the header, "
            "only {found:,} found",
            path=path,
            expected=expected,
            kind=kind,
            found=len(body),
        )
    return np.frombuffer(body, dtype=np.uint8).reshape(shape)


def _numbers(path: Path, take: Callable[[int], bytes], count: int) -> tuple[int, ...]:
    """Take some of the header's numbers, four bytes each."""
    part = take(4 * count)
    if len(part) < 4 * count:
        raise IdxError(
            "{path}: ends within the header; {expected} more bytes of it were expected, "
            "{found} found",
            path=path,
            expected=4 * count,
            found=len(part),
        )
    return struct.unpack(f">{count}I", part)


def _slicer(raw: bytes) -> Callable[[int], bytes]:
    """Return a function that takes the next n bytes of a plain file."""
    at = 0

    def take(count: int) -> bytes:
        nonlocal at
        part = raw[at : at + count]
        at += len(part)
        return part

    return take


def _unzipper(path: Path, raw: bytes) -> Callable[[int], bytes]:
    """Return a function that takes the next n bytes of a gzipped file, and unpacks no more.

    When the stream ends, its checksum has been verified and nothing may follow it.
    """
    stream = zlib.decompressobj(wbits=31)  # 31: the gzip format
    waiting = raw

    def take(count: int) -> bytes:
        nonlocal waiting
        try:
            part = stream.decompress(waiting, count)
        except zlib.error as error:
            raise IdxError(
                "{path}: is damaged ({error}); a whole gzip file was expected",
                path=path,
                error=error,
            ) from None
        waiting = stream.unconsumed_tail
        if len(part) < count and not stream.eof:
            raise IdxError("{path}: is cut short; a whole gzip file was expected", path=path)
        if stream.eof and stream.unused_data:
            raise IdxError(
                "{path}: goes on after its gzip stream; one stream was expected", path=path
            )
        return part

    return take
