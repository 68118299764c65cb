from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.fields import Choice, Number
from engine.hyper import FIELD_BY_NAME, FIELDS, Hyper, HyperError
from engine.presets import PRESETS


def test_the_table_covers_the_dataclass_and_its_defaults_are_allowed() -> None:
    assert [f.name for f in FIELDS] == list(Hyper.__dataclass_fields__)
    for preset in PRESETS.values():
        assert preset.hyper.changed() == preset.hyper
    for field in FIELDS:
        assert field.help.endswith(".")
        assert len(field.label) <= 14


@pytest.mark.parametrize("field", FIELDS, ids=lambda f: f.name)
def test_what_is_written_can_be_read(field) -> None:
    value = Hyper().value(field.name)
    assert field.parse(field.format(value)) == value


@pytest.mark.parametrize("field", FIELDS, ids=lambda f: f.name)
@pytest.mark.parametrize("direction", [-1, 1])
def test_stepping_stays_allowed_and_ends(field, direction: int) -> None:
    value = Hyper().value(field.name)
    for _ in range(1500):
        following = field.check(field.stepped(value, direction))
        if following == value:
            break
        value = following
    else:
        assert isinstance(field, Choice) or field.name == "seed"


def test_steps_follow_the_scale() -> None:
    def steps(name: str, value, count: int, direction: int = 1) -> list:
        found = []
        for _ in range(count):
            value = FIELD_BY_NAME[name].stepped(value, direction)
            found.append(value)
        return found

    assert steps("learning_rate", 0.1, 10) == [0.12, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8, 1]
    assert steps("learning_rate", 0.1, 2, -1) == [0.08, 0.06]
    assert steps("learning_rate", 0.11, 1) == [0.12]
    assert steps("momentum", 0.9, 3) == [0.95, 0.99, 0.99]
    assert steps("batch_size", 50, 2) == [64, 128]
    assert steps("batch_size", 50, 2, -1) == [32, 16]
    assert steps("weight_decay", 0.0, 2) == [1e-6, 1.2e-6]
    assert steps("weight_decay", 1.2e-6, 3, -1) == [1e-6, 0.0, 0.0]
    assert steps("hidden", (100, 50), 1) == [(128, 64)]
    assert steps("activation", "tanh", 1) == ["relu"]


@given(st.floats(min_value=1e-5, max_value=100))
def test_a_step_up_and_down_never_stands_still(value: float) -> None:
    rate = FIELD_BY_NAME["learning_rate"]
    assert rate.stepped(value, 1) > value or value >= 100 * (1 - 1e-8)
    assert rate.stepped(value, -1) < value or value <= 1e-5 * (1 + 1e-8)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        (
            "learning_rate",
            "abc",
            "learning rate: 'abc' is not allowed; use a number from 0.00001 to 100$",
        ),
        ("learning_rate", "0", "0 is not allowed"),
        ("learning_rate", "nan", "not allowed"),
        ("learning_rate", "inf", "not allowed"),
        ("learning_rate", "1000000", "learning rate: 1000000 is not allowed"),
        ("learning_rate", "1e999", "learning rate: 1e999 is not allowed"),
        ("learning_rate", "0,1", "learning rate: 0,1 has a comma; use a point: 0.1$"),
        ("weight_decay", ",001", "use a point: .001$"),
        ("learning_rate", "1,2,3", "'1,2,3' is not allowed"),
        ("batch_size", "0,1", "'0,1' is not allowed; use a whole number"),
        ("batch_size", "1,00", "'1,00' is not allowed"),
        ("learning_rate", "", "not allowed"),
        ("batch_size", "2.5", "a whole number from 1 to 4,096"),
        ("momentum", "1", "from 0 to 0.99"),
        (
            "weight_decay",
            "1e-9",
            "1e-9 is not allowed; use a number from 0.000001 to 1, or 0 for none",
        ),
        ("activation", "swish", "relu, leaky-relu, gelu, sigmoid or tanh"),
        ("hidden", "100-", "like 256-128, or none"),
        ("hidden", "0-5", "like 256-128, or none"),
        ("hidden", "-".join(["9"] * 9), "up to 8 widths"),
        ("seed", "-1", "from 0 to 4,294,967,295"),
    ],
)
def test_bad_text_says_what_is_allowed(name: str, text: str, words: str) -> None:
    with pytest.raises(HyperError, match=words.replace("(", r"\(")):
        FIELD_BY_NAME[name].parse(text)


@given(text=st.text(max_size=12))
@pytest.mark.parametrize("field", FIELDS, ids=lambda f: f.name)
def test_any_text_is_read_or_refused(field, text: str) -> None:
    with suppress(HyperError):
        assert field.check(field.parse(text)) is not None


def test_people_write_numbers_in_many_ways() -> None:
    assert FIELD_BY_NAME["batch_size"].parse(" 1,024 ") == 1024
    assert FIELD_BY_NAME["learning_rate"].parse("1e-3") == 0.001
    assert FIELD_BY_NAME["hidden"].parse("256,128") == (256, 128)
    assert FIELD_BY_NAME["hidden"].parse("none") == ()
    assert FIELD_BY_NAME["optimizer"].parse("SGD") == "sgd"


def test_changes_are_checked_and_compared() -> None:
    hyper = Hyper()
    other = hyper.changed(momentum=0.5, learning_rate=1)
    assert hyper.differences(other) == ("learning_rate", "momentum")
    assert isinstance(other.learning_rate, float)
    with pytest.raises(HyperError, match="no hyperparameter is called speed"):
        hyper.changed(speed=3)
    with pytest.raises(HyperError, match="momentum"):
        hyper.changed(momentum=True)


def test_fields_that_do_not_matter_say_so() -> None:
    assert not Hyper(optimizer="sgd").uses(FIELD_BY_NAME["momentum"])
    assert Hyper(optimizer="adam").uses(FIELD_BY_NAME["momentum"])
    for name in ("activation", "dropout", "batch_norm"):
        assert Hyper(hidden=(4,)).uses(FIELD_BY_NAME[name])
        assert not Hyper(hidden=()).uses(FIELD_BY_NAME[name])


def test_live_fields_are_those_of_the_issue() -> None:
    live = {f.name for f in FIELDS if f.live}
    assert {"learning_rate", "momentum", "weight_decay", "batch_size"} <= live
    assert {"activation", "hidden", "init", "seed"}.isdisjoint(live)
    assert {f.scale for f in FIELDS if isinstance(f, Number)} == {"log", "linear"}
