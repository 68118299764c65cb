"""The answerer: looks into a run, one for each kind of question.

Some questions are about change, so a little is remembered: the last losses, the readings at the
start, and what the network took the validation images for at the ends of the last epochs.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine import checkup, drawing, inspector, ruler, vitals
from engine.answers import Advice, Answer, Layers, Mistakes, Near, OneDigit, Rates, Steps
from engine.arrays import SCALE, Floats
from engine.commands import Watch
from engine.evaluation import Evaluation, digit, picked
from engine.events import Answered, Digit, EpochDone, Event
from engine.examples import examples
from engine.guide import NAMES, advise, silent
from engine.health import judge
from engine.looks import Looks
from engine.mistakes import changed_minds, confusion, guesses, likely_mislabels, places_of
from engine.neighbours import Neighbours
from engine.past import Past
from engine.questions import (
    AskAdvice,
    AskDigit,
    AskLayers,
    AskMistakes,
    AskRuler,
    AskSteps,
    Question,
)
from engine.rivals import Rivals
from engine.steps import trace
from engine.units import Favourite, favourites, pictures
from engine.vitals import Vitals

LOSSES = 2000  # of the last mini-batches, for the guide
EPOCHS = 3  # evaluations remembered, by which lasting mistakes are told from passing ones


def has_unit(now: Vitals, question: AskLayers) -> bool:
    """Whether there is the unit that is asked for; a restart may have come in between."""
    if question.unit is None or not 0 <= question.layer < len(now.layers):
        return False
    return 0 <= question.unit < now.layers[question.layer].units


@dataclass(frozen=True, slots=True)
class End:
    """What the network made of the validation images at the end of an epoch."""

    epoch: int
    step: int
    probabilities: Floats


class Answerer:
    """Answers questions about the run of one past."""

    def __init__(self, past: Past, looks: Looks) -> None:
        self.past, self.looks, self.diverged = past, looks, False
        self._losses: deque[float] = deque(maxlen=LOSSES)
        self._rows: list[EpochDone] = []
        self._ends: deque[End] = deque(maxlen=EPOCHS)
        self._rivals = Rivals()
        self._start: Vitals | None = None
        self._neighbours: Neighbours | None = None
        self._near: tuple[bytes, int, Near] = (b"", 0, ())  # of the image asked for last

    # What is remembered -------------------------------------------------------------------

    def after_step(self, loss: float) -> None:
        """Remember a mini-batch's loss."""
        self._losses.append(loss)

    def after_epoch(self, row: EpochDone, evaluation: Evaluation) -> None:
        """Remember an epoch's row, and what its end made of the validation images."""
        self._rows = [*(each for each in self._rows if each.epoch < row.epoch), row]
        self._ends.append(End(row.epoch, row.step, evaluation.probabilities))
        labels = self.past.learner.sets.validation.labels
        self._rivals.after_epoch(self.past.timeline.branch, evaluation, labels)

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
            case AskSteps():
                return Steps(trace(self.past.learner), examples())
            case AskAdvice():
                return self._advice()
        return None

    def _mistakes(self, question: AskMistakes) -> Mistakes | None:
        examples = self.past.learner.sets.validation
        evaluation = self.looks.evaluated(examples)
        if evaluation is None:
            return None
        p, labels = evaluation.probabilities, examples.labels
        ends = self._ends_before(self.past.learner.steps)
        before = guesses(ends[-1].probabilities if ends else p)
        changed = changed_minds(before, guesses(p), labels)
        suspected = likely_mislabels([*(end.probabilities for end in ends), p], labels)
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
            since=ends[-1].epoch if ends else None,
        )

    def _ends_before(self, step: int) -> list[End]:
        """The ends of epochs that lie behind: at the end of one, compare with the one before."""
        return [end for end in self._ends if end.step < step]

    def _layers(self, question: AskLayers) -> Layers:
        learner = self.past.learner
        probe = learner.sets.validation
        now = vitals.measure(learner, probe, self._first_vitals())
        liked: tuple[tuple[Favourite, Digit], ...] = ()
        if question.unit is not None and has_unit(now, question):
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
            first = type(learner)(learner.sets, self.past.first, learner.network.n_out)
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
            drawn = drawing.from_bytes(question.pixels)
            if drawn is None or drawn.shape != known.images.shape[1:]:
                return None
            image, label = drawn, -1 if question.label is None else question.label
        if label < 0:
            label = int(network.predict(image[None] * network.dtype(SCALE)).argmax())
        if self._neighbours is None:
            self._neighbours = Neighbours(learner.sets.train)
        pixels, images = image.tobytes(), learner.sets.train.images
        if self._near[:2] != (pixels, question.neighbours):  # training does not change them
            near = self._neighbours.nearest(image, question.neighbours)
            found = tuple((each, images[each.place].tobytes()) for each in near)
            self._near = pixels, question.neighbours, found
        return OneDigit(pixels, inspector.inspect(network, image, label), self._near[2])

    def _advice(self) -> Advice:
        now = checkup.readings(
            self.past.learner,
            tuple(self._losses),
            self._rows,
            diverged=self.diverged,
            looks=self.past.looks,
            claim=self._rivals.claim(self.past.timeline.branches),
        )
        return Advice(advise(now), NAMES, silent(now))
