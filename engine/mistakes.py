"""Mistakes: which digits are taken for which, since when, and whether the label may be wrong.

All of it is read off the probabilities that an evaluation leaves behind: one row an image, one
column a class. The guess is the column with the largest number. Nothing here meets the network.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from engine.arrays import Floats, Labels
from engine.intervals import Interval, wilson


@dataclass(frozen=True, slots=True)
class ClassAccuracy:
    """How many of one class's images are read right, and the 95% interval of that share."""

    label: int
    right: int
    total: int
    interval: Interval

    @property
    def accuracy(self) -> float:
        """The share, from 0 to 1; 0 for a class without images."""
        return self.right / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often each class was taken for each: `counts[true][guessed]`."""

    counts: tuple[tuple[int, ...], ...]

    @property
    def classes(self) -> tuple[ClassAccuracy, ...]:
        """The accuracy of each class, by its row."""
        rows = enumerate(self.counts)
        return tuple(
            ClassAccuracy(at, row[at], sum(row), wilson(row[at], sum(row))) for at, row in rows
        )

    @property
    def worst(self) -> tuple[tuple[int, int, int], ...]:
        """The cells of wrong answers that are not empty: true, guessed, count; most first."""
        cells = (
            (true, guess, count)
            for true, row in enumerate(self.counts)
            for guess, count in enumerate(row)
            if true != guess and count
        )
        return tuple(sorted(cells, key=lambda cell: -cell[2]))


@dataclass(frozen=True, slots=True)
class Changed:
    """Images that two evaluations answer differently: right then and wrong now, or the reverse."""

    lost: tuple[int, ...]
    won: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Suspect:
    """An image whose label may be wrong: the network is sure of another one.

    `margin` is p(label) - p(guess), from -1, the surest contradiction, to 0. `needed` is how sure
    the network is of images that bear the guessed label, on average: it was at least as sure here.
    """

    place: int
    label: int
    guess: int
    margin: float
    needed: float


def guesses(probabilities: Floats) -> Labels:
    """Probabilities (N, classes) -> the guessed class of each image, (N,)."""
    guess: Labels = probabilities.argmax(axis=1)
    return guess


def confusion(probabilities: Floats, labels: Labels) -> Confusion:
    """Count which class (row) was taken for which (column)."""
    classes = probabilities.shape[1]
    cells = np.bincount(labels * classes + guesses(probabilities), minlength=classes * classes)
    return Confusion(tuple(map(tuple, cells.reshape(classes, classes).tolist())))


def class_accuracies(probabilities: Floats, labels: Labels) -> tuple[float, ...]:
    """Return each class's share of right answers."""
    return tuple(each.accuracy for each in confusion(probabilities, labels).classes)


def places_of(probabilities: Floats, labels: Labels, true: int, guess: int) -> tuple[int, ...]:
    """Return the images of one cell of the confusion matrix, the surest answers first."""
    places = np.flatnonzero((labels == true) & (guesses(probabilities) == guess))
    surest = np.argsort(-probabilities[places, guess], kind="stable")
    return tuple(places[surest].tolist())


def changed_minds(before: Labels, now: Labels, labels: Labels) -> Changed:
    """Compare two evaluations' guesses (N,) of the same images."""
    was, is_ = before == labels, now == labels
    lost, won = np.flatnonzero(was & ~is_), np.flatnonzero(~was & is_)
    return Changed(tuple(lost.tolist()), tuple(won.tolist()))


def likely_mislabels(history: Sequence[Floats], labels: Labels) -> tuple[Suspect, ...]:
    """Return images that are likely to bear a wrong label, the strongest contradiction first.

    This is confident learning in its simplest form (Northcutt, Jiang and Chuang 2021): a class is
    believed where its probability reaches what the images that bear its label get on average, and
    an image is a suspect where another class than its label is believed. They are ranked by the
    normalized margin. `history` holds the probabilities (N, classes) of one or more evaluations;
    a suspect must be one, for the same class, in each of them, and its margin is the mean.

    The images must not be ones that the network learned from, for it may have learned the wrong
    label by heart. A suspect may also be a badly written digit: a person has to look.
    """
    if not history:
        return ()
    first, *others = ({s.place: s for s in suspects(p, labels)} for p in history)
    mean = np.mean(np.stack(history), axis=0)
    lasting = (
        replace(each, margin=float(mean[place, each.label] - mean[place, each.guess]))
        for place, each in first.items()
        if all(place in other and other[place].guess == each.guess for other in others)
    )
    return tuple(sorted(lasting, key=lambda suspect: suspect.margin))


def suspects(probabilities: Floats, labels: Labels) -> tuple[Suspect, ...]:
    """Return the suspects of one evaluation, in the order of the images."""
    classes = probabilities.shape[1]
    needed = np.full(classes, np.inf)
    for label in range(classes):
        own = probabilities[labels == label, label]
        if len(own):
            needed[label] = own.mean(dtype=np.float64)  #  s_j = mean of p_j over images labelled j
    believed = np.where(probabilities >= needed, probabilities, 0)  #           p_j where p_j ≥ s_j
    best = believed.argmax(axis=1)
    rows = np.arange(len(labels))
    places = np.flatnonzero((believed[rows, best] > 0) & (best != labels))
    # Where the label itself is more probable, nothing contradicts it:
    places = places[probabilities[places, best[places]] > probabilities[places, labels[places]]]
    return tuple(
        Suspect(
            place=int(at),
            label=int(labels[at]),
            guess=int(best[at]),
            margin=float(probabilities[at, labels[at]] - probabilities[at, best[at]]),
            needed=float(needed[best[at]]),
        )
        for at in places
    )
