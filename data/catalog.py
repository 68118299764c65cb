"""The catalog: data sets by name, where their files lie and what they must contain."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from data.dataset import Dataset, DatasetError, Examples
from data.idx import read_images, read_labels


@dataclass(frozen=True, slots=True)
class File:
    """A gzipped file in the package, and the SHA-256 of its decompressed bytes."""

    path: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What the catalog knows of one data set."""

    title: str
    classes: tuple[str, ...]
    train_images: File
    train_labels: File
    test_images: File
    test_labels: File

    @property
    def files(self) -> tuple[File, ...]:
        """All files of the set."""
        return self.train_images, self.train_labels, self.test_images, self.test_labels


MNIST = Path(__file__).parent / "mnist"

CATALOG: Mapping[str, Entry] = {
    "mnist": Entry(
        title="MNIST",
        classes=tuple("0123456789"),
        train_images=File(
            MNIST / "train-images-idx3-ubyte.gz",
            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
        ),
        train_labels=File(
            MNIST / "train-labels-idx1-ubyte.gz",
            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
        ),
        test_images=File(
            MNIST / "t10k-images-idx3-ubyte.gz",
            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
        ),
        test_labels=File(
            MNIST / "t10k-labels-idx1-ubyte.gz",
            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
        ),
    )
}


def names() -> tuple[str, ...]:
    """The data sets there are."""
    return tuple(CATALOG)


def load(name: str = "mnist") -> Dataset:
    """Read a data set; raises `DatasetError` or `IdxError` with the file and what is wrong."""
    entry = find(name)
    train = examples(entry.train_images.path, entry.train_labels.path, len(entry.classes))
    test = examples(entry.test_images.path, entry.test_labels.path, len(entry.classes))
    side = round(train.images.shape[1] ** 0.5)
    return Dataset(name, entry.title, side, entry.classes, train, test)


def verify(name: str) -> None:
    """Compare every file with its checksum; raises `DatasetError` for the first that differs."""
    for file in find(name).files:
        found = hashlib.sha256(gzip.decompress(file.path.read_bytes())).hexdigest()
        if found != file.sha256:
            raise DatasetError(
                "{path}: SHA-256 {expected} was expected, {found} found; reinstall chainrule",
                path=file.path,
                expected=file.sha256,
                found=found,
            )


def checksum(name: str) -> str:
    """One SHA-256 for a whole data set, taken over those of its files."""
    return hashlib.sha256("".join(file.sha256 for file in find(name).files).encode()).hexdigest()


def find(name: str) -> Entry:
    """The entry of that name, or `DatasetError` with the names there are."""
    if name not in CATALOG:
        raise DatasetError(
            "no data set is called {name!r}; there is {names}", name=name, names=", ".join(CATALOG)
        )
    return CATALOG[name]


def examples(images: Path, labels: Path, classes: int) -> Examples:
    """Read a pair of files that belong together."""
    for path in (images, labels):
        if not path.is_file():
            raise DatasetError("{path}: is missing; reinstall chainrule to get it back", path=path)
    pixels, truth = read_images(images), read_labels(labels, classes)
    if len(pixels) != len(truth):
        raise DatasetError(
            "{images} has {pixels:,} images but {labels} has {truth:,} labels; "
            "each image needs one",
            images=images,
            pixels=len(pixels),
            labels=labels,
            truth=len(truth),
        )
    return Examples(pixels.reshape(len(pixels), -1), truth.astype(np.int64))
