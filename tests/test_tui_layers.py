"""The view of layers with real answers: readings, histograms, pictures, favourites, keys."""

import math
import warnings
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from app_driver import BIG, SMALL, Driver, running, until
from rich.color import ColorSystem
from scripted import Script

from data.dataset import Dataset
from engine.answerer import Answerer, has_unit
from engine.answers import Layers
from engine.commands import Ask
from engine.events import Digit
from engine.hyper import Hyper
from engine.learner import Learner
from engine.questions import AskDigit, AskLayers
from engine.units import Favourite, favourites
from engine.vitals import Histogram, Vitals
from tui.layer_choice import ailing_units, block_of
from tui.render import tiles, vitals
from tui.render.histograms import axis, chart
from tui.render.sparks import BROKEN, spark
from tui.vitals_course import KEPT, Course

WIDE = (200, 60)


class RealRun:
    """Answers of a small learner that trains as far as the script says."""

    def __init__(self, dataset: Dataset, **changes: object) -> None:
        hyper = Hyper(**({"hidden": (24,), "epochs": 3} | changes))
        self.learner = Learner(dataset.split(hyper.seed, 100), hyper, 10)
        past = SimpleNamespace(learner=self.learner, first=hyper, looks=0)
        self.answers = Answerer(past, SimpleNamespace(evaluated=lambda examples: None))

    def __call__(self, script: Script, question: AskLayers) -> Layers:
        while self.learner.steps < script.step:
            self.learner.step()
        answer = next(iter(self.answers.to(question))).answer
        if not has_unit(answer.now, question):
            return answer
        probe = self.learner.sets.validation
        with np.errstate(all="ignore"):
            found = favourites(self.learner.network, probe, question.layer, question.unit)
        liked = tuple((each, self.digit(each)) for each in found)
        return replace(answer, favourites=liked)

    def digit(self, found: Favourite) -> Digit:
        image = self.learner.sets.validation.images[found.place]
        guess = found.label if found.place % 3 else (found.label + 1) % 10
        even = (0.1,) * 10
        return Digit(found.place, found.label, guess, even, image.tobytes())


def scripted(dataset: Dataset, **changes: object) -> Script:
    run = RealRun(dataset, **changes)
    script = Script(run.learner.hyper)
    script.answers[AskLayers] = run
    return script


async def shown(driver: Driver) -> None:
    driver.app.console._color_system = None  # whatever terminal the tests run in
    await driver.press("6")
    await driver.shows("Affine 1", "read from 100 validation images at step 0")


@pytest.mark.parametrize("size", [BIG, SMALL, WIDE], ids=str)
async def test_the_whole_view(size, dataset) -> None:
    async with running(size, scripted(dataset)) as driver:
        await shown(driver)
        for step in ("10", "20", "30"):
            await driver.press("n")
            await driver.shows(f"validation images at step {step}")
        freeze(driver)
        await driver.pilot.pause()
        await driver.looks_like(f"layers-{size[0]}x{size[1]}")


def freeze(driver: Driver) -> None:
    """Let the times be the same in every run."""
    progress = replace(driver.app.view.progress, pace=())
    driver.app.view = replace(driver.app.view, progress=progress, state="paused", notice="")


async def test_favourites_of_a_unit(dataset) -> None:
    for size in (BIG, SMALL):
        async with running(size, scripted(dataset)) as driver:
            await shown(driver)
            await driver.press("enter", "right", "right", "enter")
            await driver.shows("What unit 2 of Affine 1 answers to most", "favourites are", "✗")
            assert driver.app.focused.id == "favourites"
            await driver.looks_like(f"layers-favourites-{size[0]}x{size[1]}")


async def test_an_empty_view_says_what_will_appear() -> None:
    async with running() as driver:
        await driver.press("6")
        await driver.shows("The readings of every layer appear here", "space starts it")
        await driver.press("down", "enter", "right", "enter", "v", "v", "v", "pagedown")
        await driver.shows("The readings of every layer appear here")


async def test_arrows_choose_a_layer_and_what_is_shown_of_it(dataset) -> None:
    async with running(script=scripted(dataset, hidden=(24, 16))) as driver:
        await shown(driver)
        await driver.shows("▸Affine 1", "Histograms of Affine 1", "weights as pictures")
        await driver.press("down")
        await driver.shows("▸ReLU 1", "It has no weights.", "Units of ReLU 1: weights as pictures")
        await driver.press("j")
        await driver.shows("▸Affine 2", "Units of Affine 2: by number", "units 0–15 of 16")
        await driver.asked(Ask(AskLayers(layer=2)))
        await driver.press("k", "up", "up", "up")
        await driver.shows("▸Affine 1", "✓ Affine 1 is healthy.")


async def test_units_pages_and_favourites_by_keys(dataset) -> None:
    async with running(SMALL, scripted(dataset)) as driver:
        await shown(driver)
        await driver.shows("units 0–5 of 24", "weights of unit 0")
        await driver.press("enter", "down")
        await driver.shows("units 6–11 of 24", "▸6 ")
        await driver.press("pagedown", "pageup", "left")
        await driver.shows("units 0–5 of 24", "▸5 ")
        await driver.press("enter")
        await driver.shows("What unit 5")
        await driver.asked(Ask(AskLayers(layer=0, unit=5)))
        await driver.press("down")
        await driver.shows("What unit 6", "favourites are")
        await driver.press("backspace")
        await driver.shows("units 6–11 of 24")
        assert driver.app.focused.id == "units"


async def test_enter_follows_a_favourite_through_the_network(dataset) -> None:
    async with running(script=scripted(dataset)) as driver:
        await shown(driver)
        await driver.press("enter", "enter")
        await driver.shows("favourites are")
        favourite = driver.app.view.layers.favourites[1][0]
        await driver.press("right", "enter")
        await until(
            lambda: any(
                isinstance(command, Ask)
                and isinstance(command.question, AskDigit)
                and command.question.place == favourite.place
                for command in driver.script.commands
            )
        )


async def test_the_parts_share_the_room(dataset) -> None:
    async with running(script=scripted(dataset)) as driver:
        await shown(driver)
        for part in ("both", "units", "histograms", "both"):
            seen = (part != "units", part != "histograms")
            await until(
                lambda s=seen: s == tuple(w in driver.text for w in ("Histograms of", "Units of"))
            )
            await driver.press("v")
    async with running(SMALL, scripted(dataset)) as driver:
        await shown(driver)
        assert "Histograms of" not in driver.text
        await driver.press("v")
        await driver.shows("Histograms of Affine 1", "at the start", "≤")
        await driver.press("enter")
        await driver.shows("Units of Affine 1")
        assert driver.app.focused.id == "units"


async def test_tab_goes_through_the_panes(dataset) -> None:
    async with running(script=scripted(dataset)) as driver:
        await shown(driver)
        assert driver.app.focused.id == "layer-table"
        for name in ("histograms", "units", "layer-table"):
            await driver.press("tab")
            assert driver.app.focused.id == name


async def test_the_mouse_chooses_and_opens(dataset) -> None:
    async with running(script=scripted(dataset)) as driver:
        await shown(driver)
        await driver.pilot.click("#layer-table", offset=(8, 3))
        await driver.shows("▸ReLU 1")
        await driver.pilot.click("#units", offset=(16, 2))
        await driver.shows("▸1 ")
        await driver.pilot.click("#units", offset=(29, 2), times=2)
        await driver.shows("What unit 2 of ReLU 1", "favourites are")
        await driver.pilot.click("#favourites", offset=(16, 2))
        assert driver.app.screen.query_one("#favourites").selected == 1


async def test_a_restart_with_fewer_layers_and_units(dataset) -> None:
    script = scripted(dataset, hidden=(24, 16))
    async with running(script=script) as driver:
        await shown(driver)
        await driver.press("down", "down", "down", "down", "enter", "end", "enter")
        await driver.shows("What unit 0 of Affine 3")
        script.answers[AskLayers] = RealRun(dataset, hidden=(4,))
        await driver.press("r")
        await driver.shows("▸Affine 2", "0–9 of 10")
        assert "What unit" not in driver.text


async def test_ailing_layers_carry_a_sign_and_a_reason(dataset) -> None:
    script = scripted(dataset, hidden=(16, 16, 16, 16), activation="sigmoid", init="normal")
    async with running(script=script) as driver:
        await shown(driver)
        await driver.shows("✗ vanishing", "✗ Affine 1 is vanishing. Only", "of the gradient")


async def test_numbers_that_are_none_draw_no_nonsense(dataset) -> None:
    run = RealRun(dataset)

    def broken(script: Script, question: AskLayers) -> Layers:
        run.learner.network.params[:] = np.nan
        return run(script, question)

    script = Script(run.learner.hyper)
    script.answers[AskLayers] = broken
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        for size in (BIG, SMALL):
            async with running(size, script) as driver:
                await driver.press("6")
                await driver.shows("NaN", "✗ exploding", "no finite numbers any more")
                await driver.press("enter", "enter", "right", "v", "v")


# The pieces ------------------------------------------------------------------------------------


def test_a_sparkline_copes_with_any_number() -> None:
    assert spark([0.0, 1.0, 2.0], 3) == "▁▄█"
    assert spark([1e-6, 1e-3, 1.0], 3)[0] < spark([1e-6, 1e-3, 1.0], 3)[1]  # by the logarithm
    assert spark([0.0, 0.0], 4) == "▁▁  "
    assert spark([math.nan, 1.0, math.inf, None], 4) == f"{BROKEN}█{BROKEN} "
    assert spark([1.0] * 50, 5) == "█████"
    assert spark([], 3) == "   "
    assert spark([1.0], 0) == ""
    assert len(spark([5e-324, 1e308, 0.0], 3)) == 3


def test_numbers_fit_into_their_column() -> None:
    values = [None, math.nan, math.inf, 0.0, 1e-30, 5e-4, 0.00123, 0.0999, 1, 99.4, 99.6, 9999.4,
              12345.0, 1e30]  # fmt: skip
    for value in values:
        assert len(vitals.number(value)) <= vitals.NUMBER
        assert len(vitals.share(value)) <= vitals.NUMBER
    assert [vitals.number(v) for v in (0.00123, 3e-7, 0.49)] == ["0.0012", "3e-7", "0.49"]
    assert [vitals.share(v) for v in (0.0012, 3e-7, 0.0, 12.0)] == ["0.12%", "3e-7", "0", "1e1"]


def test_the_course_is_bounded_and_knows_where_it_came_from() -> None:
    layer = SimpleNamespace(name="Affine 1", activation=1.0)

    def at(step: int, *layers: object) -> Vitals:
        return Vitals(step, 10, 1.0, 0.1, layers or (layer,))

    course = Course()
    for step in range(100):
        course = course.after(at(step))
    assert len(course.seen) == KEPT
    assert [each.step for each in course.after(at(42)).seen][-2:] == [41, 42]
    assert len(course.after(at(200, SimpleNamespace(name="ReLU 1"))).seen) == 1
    assert course.of(0, "activation") == [1.0] * KEPT


def test_histograms_cut_off_one_bin_that_dwarfs_the_others() -> None:
    even = Histogram(-1.0, 3.0, (1,) * 40)
    spike = Histogram(-1.0, 3.0, (1000,) + (1,) * 39)
    lines = chart(spike, even, "outputs", width=40, height=4)
    assert "highest bar, cut off: 96%" in "".join(letter for letter, _ in lines[0])
    assert [len(line) for line in lines[1:]] == [40] * 5
    assert axis(even, 40) == "≤−1       0                           ≥3"
    assert chart(even, Histogram(-1.0, 3.0, (0,) * 40), "none", width=80, height=3)


def test_both_arms_of_the_ramp_rise_in_lightness() -> None:
    def lightness(level: int) -> float:
        red, green, blue = (
            (c / 255) ** 2.2 for c in tiles.weight_colour(level).triplet
        )  # as good as sRGB here
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for arm in (1, -1):
        course = [lightness(arm * level) for level in range(tiles.ARM + 1)]
        assert course == sorted(course)
        assert len(set(course)) == tiles.ARM + 1


def test_pictures_of_weights_keep_their_signs() -> None:
    signed = np.zeros((28, 28), np.int8)
    signed[6:10, 6:10], signed[18:22, 18:22] = 100, -50
    levels, share = tiles.weights(signed.tobytes())
    assert (levels[2][2], levels[8][8], levels[5][5]) == (tiles.ARM, -tiles.ARM // 2, 0)
    assert share == pytest.approx(100 / 127)
    lines, _ = tiles.weight_lines(signed.tobytes(), colours=False)
    text = "".join(letter for line in lines for letter, _ in line)
    assert set(text) == {" ", "#", "-"}
    assert tiles.weights(bytes(784)) == ([[0] * 12] * 12, 0.0)


def test_which_layers_belong_to_which_weights() -> None:
    names = ["Affine 1", "ReLU 1", "Dropout 1", "Affine 2"]
    none = {"dead": None, "saturated": None}
    layers = [SimpleNamespace(name=name, **none) for name in names]
    layers[1] = SimpleNamespace(name="ReLU 1", dead=(3,), saturated=None)
    readings = Vitals(0, 1, 1.0, 0.1, tuple(layers))
    assert [block_of(readings, at) for at in range(4)] == [range(3)] * 3 + [range(3, 4)]
    assert ailing_units(readings, 0) == {3: "off"}
    assert ailing_units(readings, 3) == {}


async def test_glyphs_where_colours_are_few(dataset) -> None:
    async with running(script=scripted(dataset)) as driver:
        await shown(driver)
        await driver.shows("=- 0 +#", "Ink on + excites it, ink on − silences it.")
        await until(lambda: "▀" not in driver.text)


async def test_pictures_in_two_colours(dataset) -> None:
    async with running(script=scripted(dataset)) as driver:
        driver.app.console._color_system = ColorSystem.TRUECOLOR
        await driver.press("6")
        await driver.shows("▀▀▀▀▀▀▀▀▀▀▀▀ ▀", "Ink on orange excites it, ink on blue silences it.")
        await driver.press("enter", "enter")
        await driver.shows("favourites are")


def test_a_unit_that_a_restart_took_away_has_no_favourites(dataset) -> None:
    answers = RealRun(dataset).answers
    for layer, unit in ((0, 999), (0, -1), (9, 0), (-1, 0)):
        answer = next(iter(answers.to(AskLayers(layer=layer, unit=unit)))).answer
        assert answer.favourites == ()


async def test_many_layers_scroll_in_little_room(dataset) -> None:
    async with running(SMALL, scripted(dataset, hidden=(8,) * 6)) as driver:
        await shown(driver)
        assert "Affine 7" not in driver.text
        await driver.press(*["down"] * 12)
        await driver.shows("▸Affine 7", "Affine 7 is", "units 0–9 of 10")
        assert " Affine 1 " not in driver.text
