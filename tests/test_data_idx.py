import gzip
import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.idx import IdxError, read_images, read_labels


def images_bytes(count: int = 3, rows: int = 4, columns: int = 5) -> bytes:
    body = bytes(range(count * rows * columns))
    return struct.pack(">4I", 2051, count, rows, columns) + body


def labels_bytes(labels: bytes = b"\x00\x05\x09") -> bytes:
    return struct.pack(">2I", 2049, len(labels)) + labels


def written(folder: Path, content: bytes) -> Path:
    path = folder / "file-idx"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["raw", "gzip"])
def test_reads_what_was_written(tmp_path: Path, pack) -> None:
    images = read_images(written(tmp_path, pack(images_bytes())))
    assert images.shape == (3, 4, 5)
    assert images.dtype == np.uint8
    assert images.flags.c_contiguous
    assert images.ravel().tolist() == list(range(60))
    labels = read_labels(written(tmp_path, pack(labels_bytes())))
    assert labels.tolist() == [0, 5, 9]


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["raw", "gzip"])
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (labels_bytes(), "2051 was expected"),
        (images_bytes()[:-1], "60 bytes of images were expected"),
        (images_bytes() + b"x", "more found"),
        (images_bytes()[:9], "ends within the header"),
        (b"", "ends within the header"),
        (struct.pack(">4I", 2051, 0, 28, 28), "empty or too large"),
        (struct.pack(">4I", 2051, 2**32 - 1, 2**32 - 1, 2**32 - 1), "empty or too large"),
    ],
)
def test_says_what_is_wrong(tmp_path: Path, pack, content: bytes, words: str) -> None:
    path = written(tmp_path, pack(content))
    with pytest.raises(IdxError, match=words) as caught:
        read_images(path)
    assert str(path) in str(caught.value)


def test_label_out_of_range_names_the_label(tmp_path: Path) -> None:
    with pytest.raises(IdxError, match=r"label 1 is 10, but 0 to 9"):
        read_labels(written(tmp_path, labels_bytes(b"\x00\x0a\x01")))


def test_missing_file_and_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere", tmp_path):
        with pytest.raises(IdxError, match="cannot be read"):
            read_images(path)


def test_gzip_bomb_does_not_grow(tmp_path: Path) -> None:
    import tracemalloc

    header = struct.pack(">4I", 2051, 1, 28, 28)
    path = written(tmp_path, gzip.compress(header + bytes(200_000_000)))
    tracemalloc.start()
    with pytest.raises(IdxError, match="784 bytes of images were expected"):
        read_images(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


def test_bytes_after_the_gzip_stream(tmp_path: Path) -> None:
    path = written(tmp_path, gzip.compress(images_bytes()) + b"more")
    with pytest.raises(IdxError, match="goes on after"):
        read_images(path)


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["raw", "gzip"])
def test_truncated_at_every_length(tmp_path: Path, pack) -> None:
    whole = pack(images_bytes())
    for length in range(len(whole)):
        with pytest.raises(IdxError):
            read_images(written(tmp_path, whole[:length]))


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 200), value=st.integers(0, 255), zipped=st.booleans())
def test_any_changed_byte_is_read_or_refused(
    tmp_path: Path, place: int, value: int, zipped: bool
) -> None:
    content = bytearray(gzip.compress(images_bytes(), mtime=0) if zipped else images_bytes())
    content[place % len(content)] = value
    path = written(tmp_path, bytes(content))
    try:
        assert read_images(path).size == 60
    except IdxError as error:
        assert str(path) in str(error)
