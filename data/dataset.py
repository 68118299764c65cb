"""Data sets: images and their labels, and how they are divided into three.

A network learns from the training images. Choices between networks are made by the validation
images, which it never learns from. The test images stay apart until the end; whoever chooses
by them has nothing left to tell the truth.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.errors import DataError


class DatasetError(DataError):
    """Examples that do not fit together, or a set that is not there."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Images as rows, (N, pixels) of 8-bit greys, and labels, (N,), ready as an index."""

    images: npt.NDArray[np.uint8]
    labels: npt.NDArray[np.int64]

    def __post_init__(self) -> None:
        if len(self.images) != len(self.labels):
            raise DatasetError(
                "there are {images:,} images but {labels:,} labels; each image needs one",
                images=len(self.images),
                labels=len(self.labels),
            )
        for array in (self.images, self.labels):
            array.flags.writeable = False

    def __len__(self) -> int:
        return len(self.labels)

    def at(self, places: npt.NDArray[np.int64]) -> Examples:
        """Return the examples at these places, copied so that they lie side by side."""
        return Examples(self.images[places], self.labels[places])

    def first(self, count: int) -> Examples:
        """Return the first so many examples, not copied."""
        return Examples(self.images[:count], self.labels[:count])


@dataclass(frozen=True, slots=True)
class Split:
    """The three sets of one run."""

    train: Examples
    validation: Examples
    test: Examples


@dataclass(frozen=True, slots=True)
class Dataset:
    """A named set of square images, `side` pixels wide, in some `classes`."""

    name: str
    title: str
    side: int
    classes: tuple[str, ...]
    train: Examples
    test: Examples

    def split(self, seed: int, validation: int = 5_000) -> Split:
        """Set so many of the training images apart for validation, chosen by the seed.

        With 0 none are: all train, and the test images serve for validation, as in the post.
        """
        count = len(self.train)
        if not 0 <= validation < count:
            raise DatasetError(
                "{wanted:,} validation images were asked for; {title} allows 0 to {most:,}",
                wanted=validation,
                title=self.title,
                most=count - 1,
            )
        if validation == 0:
            return Split(self.train, self.test, self.test)
        order = np.random.default_rng(seed).permutation(count)
        apart, rest = order[:validation], order[validation:]
        return Split(self.train.at(rest), self.train.at(apart), self.test)

    def describe(self) -> str:
        """One sentence on what there is."""
        return (
            f"{self.title}: {len(self.train):,} training and {len(self.test):,} test images of "
            f"{self.side}x{self.side} pixels, {len(self.classes)} classes"
        )
