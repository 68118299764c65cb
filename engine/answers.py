"""Answers: looks into a run, each for one kind of question, as frozen values.

Some questions are about change, so a little is remembered: the last losses, the readings at the
start, and what the network took the validation images for at the ends of the last epochs.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine import checkup, inspector, ruler, vitals
from engine.arrays import SCALE, Floats
from engine.commands import Watch
from engine.evaluation import Evaluation, digit, picked
from engine.events import Answered, Digit, EpochDone, Event
from engine.guide import NAMES, advise
from engine.health import Health, judge
from engine.hints import Hint
from engine.inspector import Inspection
from engine.learner import Learner
from engine.looks import Looks
from engine.mistakes import (
    Changed,
    Confusion,
    Suspect,
    changed_minds,
    confusion,
    guesses,
    likely_mislabels,
    places_of,
)
from engine.neighbours import Neighbour, Neighbours
from engine.past import Past
from engine.questions import (
    AskAdvice,
    AskDigit,
    AskLayers,
    AskMistakes,
    AskRuler,
    Question,
)
from engine.ruler import Ruler
from engine.units import Favourite, UnitPicture, favourites, pictures
from engine.vitals import Vitals

LOSSES = 2000  # of the last mini-batches, for the guide
EPOCHS = 3  # evaluations remembered, by which lasting mistakes are told from passing ones


@dataclass(frozen=True, slots=True)
class Mistakes:
    """The confusion matrix, how many digits each kind has, and some of the kind asked for."""

    accuracy: float
    loss: float
    confusion: Confusion
    changed: Changed
    suspects: tuple[Suspect, ...]
    total: int
    digits: tuple[Digit, ...]


@dataclass(frozen=True, slots=True)
class Layers:
    """Readings now and at the start, a word for every layer, and what was asked of units."""

    now: Vitals
    start: Vitals
    health: tuple[Health, ...]
    pictures: tuple[UnitPicture, ...]
    favourites: tuple[tuple[Favourite, Digit], ...]


@dataclass(frozen=True, slots=True)
class OneDigit:
    """An image, its way through the network, and the training images that look most like it."""

    pixels: bytes
    inspection: Inspection
    neighbours: tuple[tuple[Neighbour, bytes], ...]


@dataclass(frozen=True, slots=True)
class Rates:
    """The ruler along the next update; None if its loss is no finite number."""

    ruler: Ruler | None


@dataclass(frozen=True, slots=True)
class Advice:
    """What the guide says, the most urgent first, and the names of all rules that looked."""

    hints: tuple[Hint, ...]
    rules: tuple[str, ...] = ()


Answer = Mistakes | Layers | OneDigit | Rates | Advice


class Answers:
    """Answers questions about the run of one past."""

    def __init__(self, past: Past, looks: Looks) -> None:
        self.past, self.looks, self.diverged = past, looks, False
        self._losses: deque[float] = deque(maxlen=LOSSES)
        self._rows: list[EpochDone] = []
        self._ends: deque[Floats] = deque(maxlen=EPOCHS)  # probabilities at the ends of epochs
        self._start: Vitals | None = None
        self._neighbours: Neighbours | None = None

    # What is remembered -------------------------------------------------------------------

    def after_step(self, loss: float) -> None:
        """Remember a mini-batch's loss."""
        self._losses.append(loss)

    def after_epoch(self, row: EpochDone, evaluation: Evaluation) -> None:
        """Remember an epoch's row, and what its end made of the validation images."""
        self._rows = [*(each for each in self._rows if each.epoch < row.epoch), row]
        self._ends.append(evaluation.probabilities)

    def forget(self) -> None:
        """The run went elsewhere: what was seen last is not what led here."""
        self._losses.clear()
        self._ends.clear()
        self._rows = [row for row in self._rows if row.step <= self.past.learner.steps]
        self.diverged = False

    # Answering ----------------------------------------------------------------------------

    def to(self, question: Question) -> Iterator[Event]:
        """Answer, and say what it cost."""
        learner, began = self.past.learner, time.perf_counter()
        with np.errstate(all="ignore"):
            answer = self._answer(question)
        yield Answered(question, learner.steps, answer, time.perf_counter() - began)

    def _answer(self, question: Question) -> Answer | None:
        match question:
            case AskMistakes():
                return self._mistakes(question)
            case AskLayers():
                return self._layers(question)
            case AskDigit():
                return self._digit(question)
            case AskRuler():
                return Rates(ruler.measure(self.past.learner))
            case AskAdvice():
                return self._advice()
        return None

    def _mistakes(self, question: AskMistakes) -> Mistakes | None:
        examples = self.past.learner.sets.validation
        evaluation = self.looks.evaluated(examples)
        if evaluation is None:
            return None
        p, labels = evaluation.probabilities, examples.labels
        before = guesses(self._ends[-1]) if self._ends else guesses(p)
        changed = changed_minds(before, guesses(p), labels)
        suspected = likely_mislabels([*self._ends, p], labels)
        match question.kind:
            case "cell":
                places = places_of(p, labels, question.true, question.guess)
            case "forgotten":
                places = changed.lost
            case "learned":
                places = changed.won
            case "mislabelled":
                places = tuple(suspect.place for suspect in suspected)
            case "worst":
                places = tuple(picked(evaluation, labels, Watch("wrong")).tolist())
            case "uncertain":
                places = tuple(picked(evaluation, labels, Watch("uncertain")).tolist())
        shown = places[question.offset : question.offset + question.count]
        return Mistakes(
            accuracy=evaluation.accuracy,
            loss=evaluation.loss,
            confusion=confusion(p, labels),
            changed=changed,
            suspects=suspected,
            total=len(places),
            digits=tuple(digit(evaluation, examples, place) for place in shown),
        )

    def _layers(self, question: AskLayers) -> Layers:
        learner = self.past.learner
        probe = learner.sets.validation
        now = vitals.measure(learner, probe, self._first_vitals())
        liked: tuple[tuple[Favourite, Digit], ...] = ()
        layers = learner.network.layers
        if question.unit is not None and question.layer < len(layers):
            found = favourites(learner.network, probe, question.layer, question.unit)
            evaluation = self.looks.evaluated(probe)
            if evaluation is not None:
                liked = tuple((each, digit(evaluation, probe, each.place)) for each in found)
        shown = pictures(learner.network) if question.pictures else ()
        return Layers(now, self._first_vitals(), judge(now), shown, liked)

    def _first_vitals(self) -> Vitals:
        """The readings of the network as it was at the start, which its seed tells."""
        if self._start is None:
            learner = self.past.learner
            first = Learner(learner.sets, self.past.first, learner.network.n_out)
            self._start = vitals.measure(first, learner.sets.validation)
        return self._start

    def _digit(self, question: AskDigit) -> OneDigit | None:
        learner = self.past.learner
        known, network = learner.sets.validation, learner.network
        if question.place is not None:
            if not 0 <= question.place < len(known.labels):
                return None
            image, label = known.images[question.place], int(known.labels[question.place])
        else:
            image = np.frombuffer(question.pixels, np.uint8)
            if image.shape != known.images.shape[1:]:
                return None
            label = -1 if question.label is None else question.label
        if label < 0:
            label = int(network.predict(image[None] * network.dtype(SCALE)).argmax())
        if self._neighbours is None:
            self._neighbours = Neighbours(learner.sets.train)
        near = self._neighbours.nearest(image, question.neighbours)
        images = learner.sets.train.images
        return OneDigit(
            pixels=image.tobytes(),
            inspection=inspector.inspect(network, image, label),
            neighbours=tuple((each, images[each.place].tobytes()) for each in near),
        )

    def _advice(self) -> Advice:
        now = checkup.readings(
            self.past.learner,
            tuple(self._losses),
            self._rows,
            diverged=self.diverged,
            looks=self.past.looks,
        )
        return Advice(advise(now), NAMES)
