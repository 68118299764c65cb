import math

import numpy as np
import pytest
from driven import Driven
from hypothesis import given
from hypothesis import strategies as st

from engine.answers import Mistakes
from engine.commands import RunEpoch, StepOnce
from engine.evaluation import Evaluation, evaluate
from engine.events import EpochDone, Finished, Paused
from engine.hyper import Hyper
from engine.intervals import difference, wilson
from engine.learner import Learner
from engine.mistakes import (
    changed_minds,
    confusion,
    guesses,
    likely_mislabels,
    places_of,
)
from engine.questions import AskMistakes


def soft(guess: np.ndarray, sure: float, classes: int = 10) -> np.ndarray:
    """Rows that give `sure` to the guess and the rest to all others alike."""
    p = np.full((len(guess), classes), (1 - sure) / (classes - 1), np.float32)
    p[np.arange(len(guess)), guess] = sure
    return p


labels_and_guesses = st.integers(1, 60).flatmap(
    lambda n: st.tuples(
        st.lists(st.integers(0, 9), min_size=n, max_size=n).map(np.array),
        st.lists(st.integers(0, 9), min_size=n, max_size=n).map(np.array),
    )
)


@given(labels_and_guesses)
def test_confusion_counts_every_image_once(pair) -> None:
    labels, guess = pair
    found = confusion(soft(guess, 0.9), labels)
    assert np.sum(found.counts) == len(labels)
    assert sum(each.right for each in found.classes) == int((labels == guess).sum())
    for true, guessed, count in found.worst:
        places = places_of(soft(guess, 0.9), labels, true, guessed)
        assert len(places) == count
        assert all(labels[at] == true and guess[at] == guessed for at in places)


def test_a_cell_begins_with_the_surest_answer() -> None:
    p = np.array([[0.4, 0.6], [0.1, 0.9], [0.7, 0.3]])
    assert places_of(p, np.array([0, 0, 0]), 0, 1) == (1, 0)


@given(st.integers(0, 200), st.integers(0, 200))
def test_wilson_holds_the_share_and_solves_its_equation(right: int, more: int) -> None:
    total = right + more
    found = wilson(right, total)
    assert 0 <= found.low <= found.high <= 1
    if total:
        share = right / total
        assert found.low <= share <= found.high
        for p in (found.low, found.high):  # |p̂ - p| = z √(p (1 - p) / n) at either end
            if 0 < p < 1:
                assert abs(share - p) == pytest.approx(1.959964 * math.sqrt(p * (1 - p) / total))


def test_wilson_of_a_known_case() -> None:
    found = wilson(81, 263)  # Newcombe 1998, table I
    assert (round(found.low, 4), round(found.high, 4)) == (0.2553, 0.3662)
    assert wilson(0, 0) == wilson(0, 0)
    with pytest.raises(ValueError, match="3 of 2"):
        wilson(3, 2)


def test_wilson_covers_the_truth_in_about_95_of_100_cases() -> None:
    rights = np.random.default_rng(0).binomial(500, 0.97, 2000)
    covered = [(i := wilson(int(r), 500)).low <= 0.97 <= i.high for r in rights]
    assert 0.93 < np.mean(covered) < 0.97


def test_a_difference_of_the_same_images() -> None:
    chance = difference(33, 28, 5000)
    assert chance.low < 0 < chance.high
    assert chance.high - chance.low == pytest.approx(2 * 1.96 * np.sqrt(62) / 5002, rel=1e-3)
    assert difference(130, 30, 5000).low > 0
    assert difference(3, 0, 5000).low < 0 < difference(6, 0, 5000).low  # as the sign test has it
    for impossible in ((-1, 0, 5), (3, 3, 5)):
        with pytest.raises(ValueError, match="no shares"):
            difference(*impossible)


def test_a_difference_covers_the_truth_in_about_95_of_100_cases() -> None:
    cells = np.random.default_rng(0).multinomial(5000, [0.96, 0.008, 0.005, 0.027], 2000)
    found = [difference(int(one), int(other), 5000) for _, one, other, _ in cells]
    assert 0.93 < np.mean([i.low <= 0.003 <= i.high for i in found]) < 0.97


def test_who_changed_its_mind() -> None:
    changed = changed_minds(np.array([1, 2, 3, 4]), np.array([1, 0, 0, 5]), np.array([1, 2, 0, 3]))
    assert changed.lost == (1,)
    assert changed.won == (2,)


@given(st.integers(0, 50))
def test_swapped_labels_are_found_and_only_those(seed: int) -> None:
    rng = np.random.default_rng(seed)
    truth = np.arange(200) % 10
    labels = truth.copy()
    swapped = rng.choice(200, 6, replace=False)
    labels[swapped] = (labels[swapped] + rng.integers(1, 10, 6)) % 10
    p = soft(truth, 0.95)
    found = likely_mislabels([p, p], labels)
    assert sorted(each.place for each in found) == sorted(swapped)
    assert all(each.guess == truth[each.place] for each in found)
    assert all(each.margin == pytest.approx(p[0, 1] - 0.95, abs=1e-6) for each in found)


def test_a_contradiction_must_be_sure_and_last() -> None:
    labels = np.array([0, 0, 0, 1, 1, 1])
    sure, unsure = soft(np.array([0, 0, 1, 1, 1, 1]), 0.9, 2), soft(labels, 0.9, 2)
    assert [each.place for each in likely_mislabels([sure], labels)] == [2]
    assert likely_mislabels([sure, unsure], labels) == ()
    assert likely_mislabels([], labels) == ()
    hesitant = sure.copy()
    hesitant[2] = (0.4, 0.6)  # below what images labelled 1 get
    assert likely_mislabels([hesitant], labels) == ()


def test_on_a_trained_network(sets_for) -> None:
    hyper = Hyper(hidden=(32,))
    learner = Learner(sets_for(hyper), hyper, 10)
    for _ in range(60):
        learner.step()
    validation = learner.sets.validation
    evaluation = evaluate(learner.network, validation)
    assert isinstance(evaluation, Evaluation)
    p, labels = evaluation.probabilities, validation.labels
    found = confusion(p, labels)
    assert np.trace(found.counts) / len(labels) == pytest.approx(evaluation.accuracy)
    assert changed_minds(guesses(p), guesses(p), labels).lost == ()


def test_a_run_knows_what_changed_since_the_epoch_before(sets_for) -> None:
    driven = Driven(sets_for)

    def answer() -> Mistakes:
        return next(driven.trainer.answers.to(AskMistakes("learned", count=1000))).answer

    assert answer().since is None
    driven.until(Paused, RunEpoch())
    assert (answer().since, answer().changed.won) == (None, ())
    driven.until(Paused, StepOnce())
    assert answer().since == 1
    row = next(e for e in driven.until(Finished, RunEpoch()) if isinstance(e, EpochDone))
    found = answer()
    assert found.since == 1  # at the end of an epoch it is compared with the end before
    assert {digit.place for digit in found.digits} == set(found.changed.won)
    assert all(digit.guess == digit.label for digit in found.digits)
    assert row.class_accuracies == tuple(each.accuracy for each in found.confusion.classes)
