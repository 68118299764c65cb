import math

import pytest
from app_driver import BIG, SMALL, running, until
from probed import run
from scripted import Script

from engine import ruler
from engine.answers import Rates
from engine.commands import Ask, SetHyper
from engine.hyper import Hyper
from engine.questions import AskRuler
from engine.ruler import along
from tui.config.settings import Settings
from tui.render.edges import strip
from tui.render.ruler import chart, heights, rate_text, sentences
from tui.screens.rates import RatesScreen
from tui.taking.taken import take


def script_with(sets_for, rate: float = 0.1, steps: int = 20) -> Script:
    """A script whose ruler is a real one of a small learner."""
    script = Script(Hyper(epochs=3, learning_rate=rate))
    script.answers[AskRuler] = Rates(ruler.measure(run(sets_for, steps, learning_rate=rate)))
    return script


def words(lines) -> str:
    return "\n".join("".join(letter for letter, _ in line) for line in lines)


@pytest.mark.parametrize("size", [BIG, SMALL, (200, 60)], ids=str)
async def test_the_ruler_and_the_range_test(size, sets_for) -> None:
    async with running(size, script_with(sets_for, 2.0)) as driver:
        await driver.press("9")
        await driver.shows("Ruler: learning rate 2", "▲ now", "x tries all learning rates")
        await driver.pilot.pause()
        await driver.looks_like(f"ruler-{size[0]}x{size[1]}")
        await driver.press("x")
        await driver.shows("enter takes 0.25", "▲ 0.25")
        assert not isinstance(driver.app.screen, RatesScreen)
        await driver.pilot.pause()
        await driver.looks_like(f"ruler-range-test-{size[0]}x{size[1]}")
        await driver.press("enter")
        await driver.asked(SetHyper((("learning_rate", 0.25),)))
        await driver.shows("0.25 is what you train with")


async def test_the_rate_is_turned_from_here_and_measured_anew(sets_for) -> None:
    script = script_with(sets_for)
    async with running(script=script) as driver:
        await driver.press("9")
        await until(lambda: script.commands.count(Ask(AskRuler())) == 1)
        await driver.press("right")
        await driver.shows("Ruler: learning rate 0.12")
        await until(lambda: script.commands.count(Ask(AskRuler())) == 2)
        await driver.press("left")
        await driver.shows("Ruler: learning rate 0.1 ")


async def test_a_test_found_elsewhere_is_shown_here_too() -> None:
    async with running() as driver:
        await driver.press("x")
        await until(lambda: isinstance(driver.app.screen, RatesScreen))
        await driver.press("escape")
        await until(lambda: not isinstance(driver.app.screen, RatesScreen))
        await driver.press("9")
        await driver.shows("enter takes 0.25", "The ruler appears here in a moment")


async def test_without_a_finite_loss_there_is_no_ruler() -> None:
    script = Script()
    script.answers[AskRuler] = Rates(None)
    async with running(SMALL, script) as driver:
        await driver.press("9")
        await driver.shows("The loss is no finite number", "Press z")
        await driver.press("enter")  # nothing to take over
        assert not any(isinstance(command, SetHyper) for command in script.commands)


@pytest.mark.parametrize("ascii_only", [False, True])
async def test_bars_hang_from_the_line_in_text_as_well(sets_for, ascii_only) -> None:
    script = script_with(sets_for, 2.0)
    async with running(BIG, script, settings=Settings(ascii=ascii_only)) as driver:
        await driver.press("9")
        await driver.shows("before the step")
        await driver.pilot.pause()
        text = take(driver.app.screen, 1).text
        lines = text[text.index("before the step") : text.index("step       before")].splitlines()
        if ascii_only:
            assert "'''" in lines[-1]
            assert "###" in lines[1]
        else:
            assert "▔▔▔" in lines[-1]
            assert "▀▀▀" in lines[1]
            assert not set("▁▂▃▄▅▆▇") & set("".join(lines[1:]))


def made(*batch: float, start: float = 1.0):
    losses = {0.0: start} | dict(zip(ruler.FACTORS, batch, strict=True))
    return along(7, 0.1, lambda factor: ruler.Mark(factor, losses[factor], losses[factor] + 0.1))


def test_the_edge_is_marked_between_the_factors() -> None:
    text = words(chart(made(0.9, 0.8, 0.6, 0.5, 0.9, 1.4, 5.0), 78, 16))
    assert "edge at 2.4×" in text
    assert "┼" in text
    assert text.count("▲") == 4 + 1 + 1  # a bar, its mark, and "now"


@pytest.mark.parametrize(
    ("losses", "words_of_it"),
    [((0.9,) * 7, "beyond 8×"), ((1.1,) * 7, "at no step at all"), ((math.nan,) * 7, "∞")],
)
def test_all_gain_all_harm_and_no_numbers(losses, words_of_it) -> None:
    for height in range(3, 30):
        text = words(chart(made(*losses), 78, height))
        assert height < 8 or words_of_it in text
        assert len(text.splitlines()) <= height
    assert sentences(made(*losses))


def test_a_step_that_changes_nothing_has_no_scale_and_says_so() -> None:
    still = made(*(1.0,) * 7)
    for height in (16, 30):
        text = words(chart(still, 78, height))
        assert "−" not in text
        assert "█" not in text.replace("█ batch", "")
        assert text.count("●") == 8  # on the line, and one in the table
    assert sentences(still).startswith("The step changes nothing")
    assert "lowers" not in sentences(still)


def test_heights_without_any_change() -> None:
    assert heights([0.0, 0.0], 9).row(0.0) == 0


def test_rates_are_short() -> None:
    assert [rate_text(r) for r in (0.1, 0.0125, 0.00125, 0.000125, 800.0)] == [
        "0.1", "0.0125", "0.0013", "1.3e-4", "800",
    ]  # fmt: skip


def test_the_edge_so_far() -> None:
    assert strip([], 60, 1) == []
    (line,) = strip([(1, 0.0), (2, 1.0), (3, math.inf)], 60, 1)
    assert words([line]).endswith("▁▄↑ beyond 8× at step 3")
