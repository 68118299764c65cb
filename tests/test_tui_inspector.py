import math

import numpy as np
import pytest
from app_driver import BIG, SMALL, Driver, running, until
from conftest import small_dataset
from rich.color import ColorSystem
from scripted import Script

from engine.answerer import Answerer
from engine.answers import OneDigit
from engine.commands import Ask, Resume
from engine.drawing import BOX, prepared
from engine.hyper import Hyper
from engine.inspector import inspect
from engine.learner import Learner
from engine.looks import Looks
from engine.past import Past
from engine.questions import AskDigit
from tui.glyphs import in_ascii
from tui.render import numbers, probabilities, tint
from tui.render.activations import active, strip
from tui.render.bars import meter
from tui.render.verdict import why
from tui.screens.digit import DigitScreen
from tui.screens.inspector import NEAREST, InspectorScreen
from tui.shown import Shown
from tui.sketch import INK, SIDE, Sketch
from tui.widgets.easel import Easel
from tui.widgets.place_entry import read_place

WIDE = (200, 60)


class RealScript(Script):
    """A script whose answers about digits are the engine's, of a small network that learns."""

    def __init__(self, **hyper: object) -> None:
        super().__init__(Hyper(epochs=3))
        wanted = Hyper(**({"hidden": (40,), "batch_size": 50} | hyper))
        self.learner = Learner(small_dataset().split(1, 50), wanted, 10)
        past = Past(self.learner)
        self._answers = Answerer(past, Looks(past, lambda: False))
        self.answers[AskDigit] = lambda script, question: script.look(question)

    def look(self, question: AskDigit) -> OneDigit | None:
        while self.learner.steps < self.step:
            self.learner.step()
        return next(self._answers.to(question)).answer


@pytest.fixture
def script() -> RealScript:
    return RealScript()


def screen(driver: Driver) -> InspectorScreen:
    assert isinstance(driver.app.screen, InspectorScreen)
    return driver.app.screen


def easel(driver: Driver) -> Easel:
    return screen(driver).query_one(Easel)


async def draw_a_stroke(driver: Driver) -> None:
    """A slanted stroke with the mouse, off the middle of the sheet."""
    sheet = easel(driver)
    await until(lambda: sheet.size.width >= SIDE and sheet.region.bottom <= driver.app.size.height)
    wide, high = sheet.size.width / SIDE, sheet.size.height / SIDE
    places = [(int((4 + at / 2) * wide), int((3 + at) * high)) for at in range(0, 16, 3)]
    await driver.pilot.mouse_down(sheet, offset=places[0])
    for place in places[1:]:
        await driver.pilot.hover(sheet, offset=place)
    await driver.pilot.mouse_up(sheet, offset=places[-1])


async def test_before_there_is_an_answer(script) -> None:
    script.hold = {Ask}
    async with running(script=script) as driver:
        await driver.press("8")
        await driver.shows("A digit appears when the data", "ten probabilities appear here")


@pytest.mark.parametrize("size", [BIG, SMALL, WIDE], ids=str)
async def test_every_number_is_the_engines(script, size) -> None:
    async with running(size, script) as driver:
        await driver.press("n")
        await driver.shows("step 10")
        await driver.press("8", *["right"] * 3)
        await driver.shows("Validation image 3", "4 of 50", "after step 10")
        known, text = script.learner.sets.validation, driver.text
        found = inspect(script.learner.network, known.images[3], int(known.labels[3]))
        assert f"loss  {numbers.loss(found.loss)}" in text
        assert f"label {known.labels[3]} " in text
        for p, logit in zip(found.probabilities, found.logits, strict=True):
            assert f"{numbers.percent(p):>8}{probabilities.signed(logit)}" in text
        for layer in found.layers[:-1]:
            assert f"{layer.name}  {active(layer.name, layer.values)}" in text
        near = driver.app.view.digit.neighbours
        assert len(near) == NEAREST
        shown = [each for each, _ in near if f"{each.label}  {each.distance:.3f}" in text]
        assert len(shown) >= 7


async def test_the_answer_follows_the_training(script) -> None:
    async with running(script=script) as driver:
        await driver.press("8")
        await driver.shows("after step 0")
        await driver.press("n")
        await driver.shows("after step 10")
        await driver.press("n")
        await driver.shows("after step 20")


async def test_turning_and_the_digits_of_the_grid(script) -> None:
    async with running(script=script) as driver:
        await driver.press("8", "left")
        await driver.shows("Validation image 49", "50 of 50")
        await driver.press("right", "pagedown")
        await driver.shows("Validation image 0")
        await driver.press("escape", "4", "v", "right")
        await driver.shows("mistakes, by loss", "1–10 of 50")
        await driver.press("i")
        await driver.shows("Validation image 1", "2 of 10 in the grid")
        await driver.press("left", "left")
        await driver.shows("Validation image 9", "10 of 10 in the grid")
        await driver.press("v")
        await driver.shows("10 of 50")


@pytest.mark.parametrize("size", [BIG, SMALL], ids=str)
async def test_going_to_an_image_by_its_number(script, size) -> None:
    async with running(size, script) as driver:
        await driver.press("8", "#")
        await driver.shows("a number from 0 to 49", "enter accept", "esc leave")
        await driver.press(*"50", "enter")
        await driver.shows("'50' is not an image", "from 0 to 49")
        await driver.press(*["backspace"] * 2, *"17", "enter")
        await driver.shows("Validation image 17", "18 of 50", "←→ turn")
        await until(lambda: "a number" not in driver.text)
        await driver.press("right", "#", *"3", "escape")
        await driver.shows("Validation image 18", "←→ turn")
        await until(lambda: "a number" not in driver.text)
        assert isinstance(driver.app.screen, InspectorScreen)


async def test_an_image_that_is_not_in_the_grid(script) -> None:
    async with running(script=script) as driver:
        await driver.press("4", "i")
        await driver.shows("in the grid")
        await driver.press("#", *"48", "enter")
        await driver.shows("Validation image 48", "49 of 50")
        await driver.press("#", "tab")
        await until(lambda: "a number" not in driver.text)
        await driver.press("d", "#")
        await driver.shows("Draw a digit")
        await until(lambda: "a number" not in driver.text)


def test_a_bar_grows_by_half_a_cell() -> None:
    assert [meter(share, 4) for share in (0.0, 0.1, 0.25, 0.9, 1.0, -1.0, 2.0)] == [
        ("", "────"),
        ("╾", "───"),
        ("━", "───"),
        ("━━━╾", ""),
        ("━━━━", ""),
        ("", "────"),
        ("━━━━", ""),
    ]


def test_numbers_of_images() -> None:
    assert read_place(" 4,999 ", 5000) == 4999
    assert read_place("0", 1) == 0
    for typed in ("5000", "-1", "1.5", "", "ten"):
        with pytest.raises(ValueError, match="from 0 to 4,999"):
            read_place(typed, 5000)


async def test_from_the_enlarged_digit(script) -> None:
    async with running(script=script) as driver:
        await driver.press("4", "right", "enter")
        await until(lambda: isinstance(driver.app.screen, DigitScreen))
        await driver.press("i")
        await driver.shows("Validation image 1", "Through the network")
        await driver.press("escape")
        await driver.shows("1 Hyperparameters")
        assert not driver.app.is_covered


async def test_the_tint_and_what_it_means(script) -> None:
    async with running(script=script) as driver:
        await driver.press("8")
        truth, guess = script.look(AskDigit(0)).inspection.label, None
        await driver.shows("■+ more ink: for a", "■- more ink: against it", f"label {truth}")
        guess = script.look(AskDigit(0)).inspection.guess
        await driver.press("o")
        await driver.shows(f"more ink: for the guess {guess}")
        await driver.press("o")
        await driver.shows("o: tint by what ink would do")
        await driver.press("o")
        await driver.shows("■+ more ink: for a")


def test_tints_are_signed_and_grow_with_the_gradient() -> None:
    assert tint.levels([0.0, 1.0, -0.5, 0.1]) == [0, 5, -2, 0]
    assert tint.levels([0.0, math.nan]) == [0, 0]
    assert tint.sign((3, 4)) == "-"
    assert tint.sign((3, -4)) == "+"
    assert tint.sign((3, 1)) == " "
    image = tint.tinted([[0, 255], [0, 0]], [1.0, 0.0, -1.0, 0.0])
    assert [s.text for s in tint.large(image)[0]] == ["--", "  "]
    assert [line[0].text for line in tint.plain(image, wide=True)] == ["--@@", "++  "]
    blue = [tint.colour((8, -level)).get_truecolor().blue for level in range(6)]
    assert blue == sorted(blue)


def test_without_colours_no_shade_of_ink_is_a_sign() -> None:
    levels = range(256)
    image = tint.tinted([[ink] * 16 for ink in levels[::16]], [0.0] * 256)
    shades = {each for line in tint.plain(image, wide=True) for each in line[0].text}
    assert len(shades) == len(tint.INK) + 1  # the blank is paper
    assert shades.isdisjoint({tint.FOR, tint.AGAINST, in_ascii("■"), "x", "[", "]"})


def test_units_are_columns_and_shades() -> None:
    assert "".join(letter for letter, _ in strip([1.0, 0.0, -1.0, 0.5], 4)) == "█ ▓▄"
    assert len(strip([1.0] * 100, 30)) == 25  # four units a cell
    assert active("Sigmoid 1", [0.4, 0.6]) == "1 of 2 above ½"
    assert active("ReLU 1", [0.0, 0.6]) == "1 of 2 above 0"
    assert strip([math.nan, 1.0], 2)[0][0] == " "


@pytest.mark.parametrize("size", [BIG, SMALL], ids=str)
async def test_a_drawing_is_prepared_as_the_data_was(script, size) -> None:
    async with running(size, script) as driver:
        await driver.press("8", "d")
        await driver.shows("Draw a digit: drag the mouse", "Your drawing")
        await draw_a_stroke(driver)
        await driver.shows("as ", "guess", "m: say what you meant")
        pixels = bytes(easel(driver).sketch.pixels)
        await driver.asked(Ask(AskDigit(None, pixels, None, NEAREST)))
        await until(lambda: driver.app.view.answers[AskDigit].question.pixels == pixels)
        sheet = np.frombuffer(pixels, np.uint8).reshape(SIDE, SIDE)
        seen = np.frombuffer(driver.app.view.digit.pixels, np.uint8)
        assert np.array_equal(seen, prepared(sheet))
        square = seen.reshape(SIDE, SIDE).astype(float)
        sides = square.any(axis=1).sum(), square.any(axis=0).sum()
        assert max(sides) == BOX
        at = np.arange(SIDE)
        for mass in (square.sum(axis=0), square.sum(axis=1)):
            assert abs(mass @ at / mass.sum() - SIDE / 2) <= 0.55
        rows = np.flatnonzero(sheet.any(axis=1))
        assert rows[0] <= 4  # it was not in the middle
        found = inspect(script.learner.network, seen, 0)
        assert f"{numbers.percent(found.probabilities[found.guess]):>8}" in driver.text


async def test_drawing_with_keys(script) -> None:
    async with running(script=script) as driver:
        await driver.press("8", "d", "space", "right", "right", "p", "down", "down")
        await driver.shows("pen down", "guess", "e: the rubber  c: new sheet")
        sheet = easel(driver).sketch
        assert [sheet.pixels[y * SIDE + x] for x, y in ((14, 14), (16, 14), (16, 16))] == [INK] * 3
        await driver.press("backspace")
        assert sheet.pixels[16 * SIDE + 16] == 0
        await driver.press("e", "up", "up")
        await driver.shows("rubber down", "e: the pen")
        assert sheet.pixels[14 * SIDE + 16] == 0
        assert sheet
        await driver.press("c")
        assert not sheet
        await driver.shows("Draw a digit: drag the mouse", "pen up")
        assert Resume() not in driver.script.commands
        await driver.press("d", "space")
        await driver.asked(Resume())


async def test_saying_what_was_meant(script) -> None:
    async with running(script=script) as driver:
        await driver.press("8", "d", "space", "m")
        await driver.shows("What is it? 0 to 9")
        await driver.press("7")
        await driver.shows("meant 7", "loss", "truth")
        pixels = bytes(easel(driver).sketch.pixels)
        await driver.asked(Ask(AskDigit(None, pixels, 7, NEAREST)))
        await driver.press("m", "m")
        await driver.shows("m: say what you meant")


async def test_a_drawing_stays_when_one_looks_elsewhere(script) -> None:
    async with running(script=script) as driver:
        await driver.press("8", "d", "space")
        await driver.shows("guess")
        await driver.press("2")
        await driver.shows("2 Loss")
        assert driver.app.focused.id == "loss"
        await driver.press("8")
        await driver.shows("Your drawing", "guess")
        assert easel(driver).sketch
        await driver.press("n")
        await driver.shows("after step 10")


async def test_the_right_button_wipes(script) -> None:
    async with running(SMALL, script) as driver:
        await driver.press("8", "d")
        sheet = easel(driver)
        await driver.pilot.mouse_down(sheet, offset=(5, 5))
        await driver.pilot.mouse_up(sheet, offset=(5, 5))
        assert sheet.sketch.pixels[10 * SIDE + 5] == sheet.sketch.pixels[11 * SIDE + 5] == INK
        await driver.pilot.mouse_down(sheet, offset=(5, 5), button=3)
        await driver.pilot.mouse_up(sheet, offset=(5, 5))
        assert sheet.sketch.pixels[10 * SIDE + 5] == sheet.sketch.pixels[11 * SIDE + 5] == 0


def test_the_pen_is_soft_and_leaves_no_gaps() -> None:
    sketch = Sketch()
    sketch.line((4, 4), (20, 11))
    rows = [sketch.pixels[at : at + SIDE] for at in range(0, SIDE * SIDE, SIDE)]
    assert all(max(row[x] for row in rows) > 200 for x in range(4, 21))
    assert any(0 < value < INK for value in sketch.pixels)
    assert sum(value > 100 for value in (row[12] for row in rows)) in (2, 3)
    sketch.line((-5, -5), (40, 40))  # beyond the edges is no trouble
    sketch.line((0, 0), (27, 27), erase=True)
    assert not any(rows[0][:1]) or not sketch.pixels[0]


async def test_many_layers_scroll() -> None:
    deep = RealScript(hidden=(12,) * 6, batch_norm="on", dropout=0.2)
    async with running(SMALL, deep) as driver:
        await driver.press("8")
        await driver.shows("Affine 1 ", "Affine 7")
        assert "BatchNorm 6" not in driver.text
        await driver.press("tab", *["down"] * 30)
        await driver.shows("Dropout 6", "Affine 7")
        await driver.press(*["up"] * 30)
        await driver.shows("Affine 1 ")


async def test_without_colours_the_signs_are_always_there(script) -> None:
    async with running(SMALL, script) as driver:  # a test's console has no colours
        await driver.press("8")
        await driver.shows("Validation image 0", "■+ ink: for", "+-", "#")
        await driver.press("d", "space", *["right"] * 4)
        await driver.shows("x", "*", "as seen", " guess")
        near = driver.app.view.digit.neighbours[5][0]
        await driver.shows(f"{near.label}  {near.distance:.3f}")


@pytest.mark.parametrize("size", [BIG, SMALL], ids=str)
async def test_with_colours(script, size) -> None:
    async with running(size, script) as driver:
        driver.app.console._color_system = ColorSystem.TRUECOLOR
        await driver.press("8")
        await driver.shows("Validation image 0", "■+ more" if size == BIG else "▀" * 4)
        assert ("■+" in driver.text) is (size == BIG)
        await driver.press("d")
        await draw_a_stroke(driver)
        await driver.shows("guess", "[]" if size == BIG else "▀" * 20)


@pytest.mark.parametrize("size", [BIG, SMALL, WIDE], ids=lambda s: f"{s[0]}x{s[1]}")
async def test_what_it_looks_like(script, size) -> None:
    name = f"inspector-{size[0]}x{size[1]}"
    async with running(size, script) as driver:
        await driver.press("n")
        await driver.shows("step 10")
        await driver.press("8")
        await driver.shows("after step 10")
        await driver.looks_like(name)
        await driver.press("d")
        await draw_a_stroke(driver)
        pixels = bytes(easel(driver).sketch.pixels)
        await until(lambda: driver.app.view.answers[AskDigit].question.pixels == pixels)
        await driver.press("m", "1")
        await driver.shows("meant 1", "after step 10")
        await driver.looks_like(f"{name}-drawing")


@pytest.mark.parametrize("size", [BIG, SMALL], ids=str)
async def test_why_it_is_taken_for_that_in_a_sentence(script, size) -> None:
    async with running(size, script) as driver:
        await driver.press("8")
        found = script.look(AskDigit(0)).inspection
        first = "Next comes" if found.label == found.guess else "Taken for a"
        await driver.shows(first, " of 8 nearest ", f"= −ln p({found.label})", "against it")
    label = (found.guess + 1) % 10
    lines = why(Shown(0, label, OneDigit(b"", found, ()), 1), 28)
    words = "".join(letter for line in lines for letter, _ in line)
    assert words.startswith(f"Taken for a {found.guess}: {label} got")
