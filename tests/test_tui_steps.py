"""The view of steps, with the real engine's answers in a scripted run."""

import asyncio
import re
from dataclasses import replace

import pytest
from app_driver import BIG, SMALL, Driver, running, until
from probed import EVERYTHING, run
from scripted import Script

from engine.activations import ACTIVATIONS
from engine.answers import Steps
from engine.commands import Ask, Resume, SetBreakpoints
from engine.events import Answered, BreakpointMet, BreakpointsSet, Paused
from engine.examples import examples
from engine.optimizers import OPTIMIZERS
from engine.questions import AskSteps
from engine.steps import trace
from tui.config.settings import Settings
from tui.fold import fold
from tui.render import heat
from tui.render.figures import WIDTH, figures, number
from tui.render.operation_words import WORDS, kind, sentence
from tui.view import RunView

ASK = Ask(AskSteps())


@pytest.fixture
def script(sets_for) -> Script:
    found = Script()
    learner = run(sets_for, 3)
    found.answers[AskSteps] = lambda script, question: Steps(
        replace(trace(learner), step=script.step), examples()
    )
    return found


async def opened(driver: Driver) -> None:
    await driver.press("7")
    await driver.asked(ASK)
    await driver.shows("z = (x + y)²", "1 of 17")


@pytest.mark.parametrize("size", [BIG, SMALL, (200, 60)], ids=str)
async def test_what_it_looks_like(script, size) -> None:
    name = "x".join(map(str, size))
    async with running(size, script) as driver:
        await opened(driver)
        await driver.press("n")
        await driver.shows("2 of 17", "∂z/∂x = ∂z/∂t · ∂t/∂x")
        await driver.looks_like(f"steps-chain-{name}")
        await driver.press("s")
        await driver.shows("Affine 1 forward · batch 1", "y = x W + b")
        await driver.looks_like(f"steps-forward-{name}")


@pytest.mark.parametrize("size", [BIG, SMALL], ids=str)
async def test_formulas_stay_true_in_ascii(script, size) -> None:
    async with running(size, script, settings=Settings(ascii=True)) as driver:
        await driver.press("7")
        await driver.shows("z = (x + y)^2", "z = t^2")
        await driver.press("n", "s")
        await driver.shows("hue +-: full colour")
        assert not re.search(r"~:|~\d", driver.text)


async def test_stepping_through_the_whole_batch(script) -> None:
    async with running(script=script) as driver:
        await opened(driver)
        await driver.press("s")
        await driver.shows(
            "Affine 1 forward", "x 50×784", "W 784×16", "→ y 50×16", "engine/layers.py"
        )
        await driver.press("down", "down", "n")
        await driver.shows(
            "Softmax + loss forward", "p = exp(a) / Σ exp(a)", "engine/loss.py, line"
        )
        await driver.press("n")
        await driver.shows("Softmax + loss backward", "da = (p - one_hot(t)) / N")
        await driver.press("n")
        await driver.shows("Affine 2 backward", "dW = xᵀ dy", "db = Σₙ dy", "dx = dy Wᵀ")
        await driver.press("end")
        await driver.shows("SGD step", "θ ← θ - η g", "ΔW1 784×16", "17 of 17")
        await driver.press("n")
        await driver.shows("17 of 17")
        await driver.press("p", "up")
        await driver.shows("ReLU 1 backward", "∂y/∂x = 1 if y > 0, else 0", "15 of 17")
        await driver.press("home")
        await driver.shows("1 of 17")


async def test_before_the_first_answer_it_says_what_will_come() -> None:
    async with running() as driver:
        await driver.press("7")
        await driver.shows("This becomes the blackboard when", "The way through the")
        await driver.press("n", "p", "s", "end", "home", "pagedown", "u")  # nothing to turn yet
        await driver.shows("This becomes the blackboard when")


async def test_while_training_it_keeps_what_it_shows_until_asked(script) -> None:
    async with running(script=script) as driver:
        await opened(driver)
        await driver.press("s")
        script.hold = {Resume}
        app = driver.app
        app.view = replace(app.view, state="training", progress=replace(app.view.progress, step=40))
        await driver.shows("batch 1 ·", "kept while training: u for now")
        asked = script.commands.count(ASK)
        app._look_around()
        late = Answered(AskSteps(), 40, script.answers[AskSteps](script, None), 0.001)
        app.view = fold(app.view, [late])
        app.view = replace(app.view, progress=replace(app.view.progress, step=41))
        app._look_around()
        assert app.screen._kept is not late
        assert app.screen.question is None
        script.step = 41
        await driver.press("u")
        app.view = replace(app.view, notice="something else has changed")
        await driver.shows("batch 42 ·")
        assert script.commands.count(ASK) == asked + 1
        assert app.screen.question is None
        app.view = fold(app.view, [Paused(41)])
        assert app.screen.question == AskSteps()  # it follows the run again
        await until(lambda: "kept while" not in driver.text)


async def test_breakpoints_are_switched_and_the_run_acknowledges(script) -> None:
    async with running(script=script) as driver:
        await opened(driver)
        await driver.press("k", "enter")
        await driver.asked(SetBreakpoints(frozenset({"spike"})))
        await driver.shows("[●] loss spike", "[ ] gradient > 10")
        await driver.press("right")
        await driver.shows("gradient > 20")
        await driver.press("k")
        await driver.asked(SetBreakpoints(frozenset({"spike", "gradient"}), 20.0))
        await driver.shows("[●] gradient > 20")
        await driver.press("up", "up", "enter", "left", "left")
        await driver.shows("[ ] loss spike", "gradient > 5")
        await driver.pilot.click("#breakpoints", offset=(3, 4))  # the border is row 0
        await driver.shows("[●] a unit dies")
        await driver.press("r")
        await driver.shows("ready", "[●] a unit dies")  # they outlive the run


async def test_by_mouse(script) -> None:
    async with running(SMALL, script) as driver:
        await opened(driver)
        await driver.pilot.click("#operations", offset=(5, 11))
        await driver.shows("Affine 1 forward", "9 of 17")
        await driver.press("pagedown")
        board = driver.app.screen._board
        most = len(board.written()) - board.size.height
        await until(lambda: board.top == most)
        await driver.press("tab", "tab", "up", "up", "j")
        await until(lambda: board.top == most - 1)
        await driver.press("n")
        await driver.shows("ReLU 1 forward")
        assert board.top == 0


async def test_a_shorter_trace_while_the_last_page_is_open(script, sets_for) -> None:
    async with running(script=script) as driver:
        await opened(driver)
        await driver.press("end")
        await driver.shows("17 of 17")
        whole = script.answers[AskSteps](script, None)
        cut = Steps(replace(whole.trace, operations=whole.trace.operations[:4]), whole.examples)
        app = driver.app
        app.view = fold(app.view, [Answered(AskSteps(), 0, cut, 0.001)])
        await driver.shows("12 of 12", "Softmax + loss forward")
        await asyncio.sleep(0)


def test_the_view_says_which_breakpoint_was_met() -> None:
    wanted = SetBreakpoints(frozenset({"dead"}))
    view = fold(RunView(), [BreakpointsSet(wanted), Paused(50), BreakpointMet(50, "unit 3 died")])
    assert view.breakpoints == wanted
    assert (view.state, view.notice) == ("paused", "Breakpoint met at step 50: unit 3 died.")


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_operation_has_its_words(sets_for, optimizer, activation) -> None:
    changes = EVERYTHING | {"optimizer": optimizer, "activation": activation}
    for operation in trace(run(sets_for, 1, **changes)).operations:
        assert kind(operation.name) in WORDS, operation.name
        assert sentence(operation.name, ("dW", "db"))


def test_heat_maps() -> None:
    assert heat.heat_map(((-2.0, 0.0), (2.0, 1.0))) == [[("▀", "0:14"), ("▀", "7:11")]]
    assert heat.heat_map(((1.0,),)) == [[("▀", "14:-1")]]
    assert heat.heat_map(((float("nan"),), (0.0,))) == [[("!", "bad")]]
    assert heat.heat_map(((0.0,),)) == [[("▀", "7:-1")]]
    assert [c for c, _ in heat.heat_map(((-1.0, 0.0, 1.0),), colours=False)[0]] == ["≡", " ", "#"]
    assert len(heat.heat_map(((1.0,),), scale=2)) == 1


def test_the_ramp_grows_lighter() -> None:
    def light(ink: str) -> float:
        r, g, b = (int(ink[at : at + 2], 16) for at in (1, 3, 5))
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    shades = [light(heat.colour(at)) for at in range(heat.LEVELS)]
    assert shades == sorted(shades)


def test_numbers_are_short() -> None:
    assert number(-0.0000123456) == "−1.2e−05"
    assert number(0.98315) == "0.983"
    assert number(float("nan")) == "nan"


def test_four_figures_fit_a_small_terminal(sets_for) -> None:
    first = trace(run(sets_for, 1)).operations[0]
    lines = figures(first.taken, first.given, 4 * WIDTH + 4, colours=True, roomy=False)
    assert len(lines) == 11
    assert max(map(len, lines)) == 4 * WIDTH + 4
