import numpy as np
import pytest

from data import catalog
from data.dataset import Dataset, DatasetError, Examples


@pytest.fixture(scope="module")
def mnist() -> Dataset:
    return catalog.load("mnist")


def test_mnist_is_the_published_one() -> None:
    catalog.verify("mnist")


def test_a_changed_file_is_noticed(tmp_path, monkeypatch) -> None:
    import dataclasses
    import gzip

    entry = catalog.CATALOG["mnist"]
    other = tmp_path / "labels.gz"
    other.write_bytes(gzip.compress(b"something else"))
    changed = dataclasses.replace(entry, test_labels=catalog.File(other, entry.test_labels.sha256))
    monkeypatch.setattr(catalog, "CATALOG", {"mnist": changed})
    with pytest.raises(DatasetError, match="SHA-256"):
        catalog.verify("mnist")
    with pytest.raises(ValueError, match=r"labels\.gz"):
        catalog.load("mnist")
    other.unlink()
    with pytest.raises(DatasetError, match="is missing; reinstall"):
        catalog.load("mnist")


def test_shapes(mnist: Dataset) -> None:
    assert mnist.train.images.shape == (60_000, 784)
    assert mnist.test.images.shape == (10_000, 784)
    assert mnist.train.images.dtype == np.uint8
    assert mnist.train.labels.dtype == np.int64
    assert (mnist.side, len(mnist.classes)) == (28, 10)
    assert "60,000 training and 10,000 test images of 28x28" in mnist.describe()


def test_split_is_fixed_by_the_seed_and_disjoint(mnist: Dataset) -> None:
    one, same, other = mnist.split(3), mnist.split(3), mnist.split(4)
    assert len(one.train) == 55_000
    assert len(one.validation) == 5_000
    assert len(one.test) == 10_000
    assert np.array_equal(one.validation.images, same.validation.images)
    assert not np.array_equal(one.validation.labels, other.validation.labels)
    together = np.concatenate([one.train.labels, one.validation.labels])
    assert np.array_equal(np.bincount(together), np.bincount(mnist.train.labels))
    pixels = one.train.images.sum(dtype=np.int64) + one.validation.images.sum(dtype=np.int64)
    assert pixels == mnist.train.images.sum(dtype=np.int64)


def test_the_posts_protocol_trains_on_everything(mnist: Dataset) -> None:
    split = mnist.split(0, validation=0)
    assert len(split.train) == 60_000
    assert split.validation is split.test


def test_impossible_split_and_unknown_name(mnist: Dataset) -> None:
    with pytest.raises(DatasetError, match="0 to 59,999"):
        mnist.split(0, validation=60_000)
    with pytest.raises(DatasetError, match="'emnist'; there is mnist"):
        catalog.load("emnist")
    assert catalog.names() == ("mnist",)


def test_counts_must_match(tmp_path) -> None:
    with pytest.raises(DatasetError, match="2 images but 3 labels"):
        Examples(np.zeros((2, 4), np.uint8), np.zeros(3, np.int64))


def test_count_mismatch_names_both_files(tmp_path) -> None:
    import struct

    images, labels = tmp_path / "images", tmp_path / "labels"
    images.write_bytes(struct.pack(">4I", 2051, 2, 1, 1) + b"ab")
    labels.write_bytes(struct.pack(">2I", 2049, 3) + b"\x01\x02\x03")
    with pytest.raises(DatasetError, match=r"images has 2 images but .*labels has 3 labels"):
        catalog.examples(images, labels, 10)


def test_arrays_cannot_be_written_to(mnist: Dataset) -> None:
    with pytest.raises(ValueError, match="read-only"):
        mnist.train.images[0, 0] = 1
