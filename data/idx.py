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

IMAGES, LABELS = 2051, 2049  # the first four bytes as one number: type 8, and 3 or 1 dimensions
GZIP = b"\x1f\x8b"
MOST_BYTES = 1 << 30  # nobody's handwriting needs more than a gibibyte

Bytes = npt.NDArray[np.uint8]


class IdxError(ValueError):
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
            f"{path}: label {at:,} is {labels[at]}, but 0 to {classes - 1} were expected"
        )
    return labels


def _read(path: Path, magic: int, dimensions: int, kind: str) -> Bytes:
    """Check the header, then read exactly what it announces."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise IdxError(
            f"{path}: cannot be read ({reason}); a file of {kind} was expected"
        ) from None
    take = _unzipper(path, raw) if raw.startswith(GZIP) else _slicer(raw)
    (found,) = _numbers(path, take, 1)
    if found != magic:
        raise IdxError(f"{path}: begins with {found}, but {magic} was expected (IDX {kind})")
    shape = _numbers(path, take, dimensions)
    expected = math.prod(shape)
    if not 0 < expected <= MOST_BYTES:
        size = " x ".join(f"{each:,}" for each in shape)
        raise IdxError(f"{path}: announces {size} {kind}, which is empty or too large to be true")
    body = take(expected + 1)  # one more than there should be, so that a bomb cannot grow
    if len(body) != expected:
        more = "more" if len(body) > expected else f"only {len(body):,}"
        raise IdxError(
            f"{path}: {expected:,} bytes of {kind} were expected after the header, {more} found"
        )
    return np.frombuffer(body, dtype=np.uint8).reshape(shape)


def _numbers(path: Path, take: Callable[[int], bytes], count: int) -> tuple[int, ...]:
    """Take some of the header's numbers, four bytes each."""
    part = take(4 * count)
    if len(part) < 4 * count:
        raise IdxError(
            f"{path}: ends within the header; {4 * count} more bytes of it were expected, "
            f"{len(part)} found"
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
                f"{path}: is damaged ({error}); a whole gzip file was expected"
            ) from None
        waiting = stream.unconsumed_tail
        if len(part) < count and not stream.eof:
            raise IdxError(f"{path}: is cut short; a whole gzip file was expected")
        if stream.eof and stream.unused_data:
            raise IdxError(f"{path}: goes on after its gzip stream; one stream was expected")
        return part

    return take
