"""Every fault is found by its evidence, and a sound network is left in peace."""

import dataclasses
from functools import cache

import numpy as np
import pytest
from conftest import small_dataset
from spoken import assert_korean

from engine.autopsy import diagnose
from engine.faults import FAULTS, Rebinding, SoundSigmoid, Subject
from engine.findings import Findings, Training
from engine.instruments import examine


@cache
def findings(kind: type[Subject]) -> Findings:
    sets = small_dataset(train=900).split(0, 100)
    return examine(lambda dtype: kind(784, 10, dtype, 30), sets.train, sets.validation, 600)


@pytest.mark.parametrize("name", FAULTS)
def test_the_verdict_names_the_cause(name: str) -> None:
    verdict = diagnose(findings(FAULTS[name].faulty))
    assert verdict.cause == name
    assert verdict.evidence
    numpy_says = 1 if name == "b2-shape" else 0  # that shapes clash, in English
    assert_korean(verdict.sentence, *verdict.evidence[numpy_says:])


@pytest.mark.parametrize("kind", [Subject, SoundSigmoid])
def test_a_sound_network_gets_a_clean_bill(kind: type[Subject]) -> None:
    assert diagnose(findings(kind)).cause == "sound"


def test_the_evidence_against_rebinding() -> None:
    found = findings(Rebinding)
    assert [each.moved for each in found.moved] == [False] * 4
    assert [each.same_array for each in found.moved] == [False] * 4
    assert "did not move" in diagnose(found).evidence[0]


def test_rebinding_keeps_the_accuracy_exactly_for_10_000_steps() -> None:
    sets = small_dataset(side=8).split(0, 100)
    found = examine(lambda dtype: Rebinding(64, 10, dtype, 10), sets.train, sets.validation, 10_000)
    assert found.training is not None
    assert len(found.training.losses) == 10_000
    assert len(set(found.training.accuracies)) == 1


def test_a_network_that_fails_for_no_known_reason_is_said_to() -> None:
    failing = Training(losses=(2.0,) * 100, accuracies=(0.1, 0.2), dead=0.0)
    verdict = diagnose(dataclasses.replace(findings(Subject), training=failing))
    assert verdict.cause == "unknown"


def test_faults_leave_the_sound_code_sound() -> None:
    """No fault reaches into the classes it is made from."""
    for fault in FAULTS.values():
        with np.errstate(all="ignore"):
            fault.faulty(784, 10)
    assert diagnose(findings.__wrapped__(Subject)).cause == "sound"
