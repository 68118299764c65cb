"""How the app looks and what its keys are: themes, ASCII, few colours, other keys, refresh."""

import itertools
import math

import pytest
from app_driver import BIG, SMALL, Driver, running, until
from rich.cells import cell_len
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from scripted import Script
from textual.color import Color

from engine.commands import RunEpoch, StepOnce
from tui.bridge import Bridge
from tui.config.options import LANGUAGES, OWN_THEMES, all_themes
from tui.config.settings import Settings
from tui.glyphs import Plain, in_ascii, letter
from tui.keymap import key_name, rebound, shown
from tui.keys import ACTIONS, EVERYWHERE, VIEWS, footer
from tui.lessons.frames import FRAMES
from tui.render import heat, pixels, tiles, tint
from tui.render.ramps import DARK, contrast, luminance
from tui.screens.help import HelpScreen
from tui.theme import CONTRAST, OWN, SAFE, ramps_for, rgb, variables_for

INKS = ("foreground", "primary", "secondary", "warning", "error", "success", "accent")
GROUNDS = ("background", "surface", "panel")
# What the eye makes of linear red, green, blue (Machado, Oliveira and Fernandes, 2009).
EYES = {
    "no red": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "no green": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "no blue": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}


def theme(name: str):
    return OWN[name]


def test_the_options_know_what_others_define() -> None:
    assert tuple(OWN) == OWN_THEMES
    assert tuple(FRAMES) == LANGUAGES
    assert {"nord", "textual-light"} < set(all_themes())


# Themes -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", OWN_THEMES)
def test_text_can_be_read_on_every_ground(name: str) -> None:
    own = theme(name)
    colours = variables_for(own) | own.variables
    enough = 7.0 if own is CONTRAST else 4.5
    for ground in (rgb(getattr(own, each)) for each in GROUNDS):
        for ink in (*(getattr(own, each) for each in INKS), colours["muted"]):
            assert contrast(rgb(ink), ground) >= enough, (ink, ground)
    background = rgb(own.background)
    assert contrast(rgb(colours["faint"]), background) >= 3
    for row in ("cursor-row", "right-shade"):
        assert contrast(rgb(own.foreground), rgb(colours[row])) >= 4.5
    for number in range(1, 6):
        shade, ink = rgb(colours[f"shade-{number}"]), rgb(colours[f"shade-{number}-ink"])
        assert contrast(shade, ink) >= 4.5


@pytest.mark.parametrize("name", [*OWN_THEMES, "nord", "textual-light", "ansi-light", "ansi-dark"])
async def test_ramps_change_in_lightness_alone(name: str) -> None:
    async with running() as driver:
        ramps = ramps_for(driver.app.available_themes[name])
    rising = luminance(ramps.ink) > luminance(ramps.paper)

    def course(colours) -> list[float]:
        lights = [luminance(tuple(colour.get_truecolor())) for colour in colours]
        return lights if rising else lights[::-1]

    greys = course(pixels.grey(level, ramps) for level in range(pixels.LEVELS))
    assert greys == sorted(greys)
    for arm in (1, -1):
        weights = course(tiles.weight_colour(arm * at, ramps) for at in range(tiles.ARM + 1))
        assert weights == sorted(set(weights))
    hot = [luminance(rgb(heat.colour(at, ramps))) for at in range(heat.LEVELS)]
    assert hot == sorted(set(hot))
    assert contrast(ramps.paper, ramps.ink) > 7


def lab(colour: tuple[int, int, int], eye: str) -> tuple[float, float, float]:
    """CIELAB of a colour as such an eye sees it."""
    linear = [(part / 255) ** 2.2 for part in colour]
    mixed = (sum(a * b for a, b in zip(row, linear, strict=True)) for row in EYES[eye])
    red, green, blue = (min(max(part, 0), 1) for part in mixed)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("eye", EYES)
def test_the_safe_theme_keeps_its_colours_apart_for_every_eye(eye: str) -> None:
    names = ("primary", "warning", "error", "success", "accent")
    for one, other in itertools.combinations(names, 2):
        pair = (lab(rgb(getattr(SAFE, name)), eye) for name in (one, other))
        assert math.dist(*pair) > 15, (one, other)
    ramps = ramps_for(SAFE)
    assert math.dist(lab(ramps.below[1], eye), lab(ramps.above[1], eye)) > 25


async def test_every_theme_can_be_chosen_and_pictures_follow() -> None:
    async with running(settings=Settings(theme="chainrule-light")) as driver:
        app = driver.app
        assert app.theme == "chainrule-light"
        assert luminance(app.ramps.paper) > luminance(app.ramps.ink)
        for name in (*OWN_THEMES, "nord", "solarized-light", "ansi-dark", "ansi-light"):
            app.theme = name
            await driver.pilot.pause()
            assert app.ramps is ramps_for(app.current_theme)
        app.theme = "chainrule"
        await driver.pilot.pause()
        assert app.ramps is DARK
        assert len(app.available_themes) == len(all_themes())
        app.console._color_system = ColorSystem.TRUECOLOR
        await driver.press("8")
        await driver.press("d", "p", "right")
        await driver.pilot.pause()
        before = backgrounds(driver)
        app.theme = "chainrule-light"
        await until(lambda: not before & backgrounds(driver))


def backgrounds(driver: Driver) -> set[object]:
    strips = driver.app.screen._compositor.render_strips()
    return {s.style.bgcolor for strip in strips for s in strip if s.style and s.style.bgcolor}


async def test_the_palette_offers_the_themes() -> None:
    async with running() as driver:
        names = [command.title for command in driver.app.get_system_commands(driver.app.screen)]
        assert "Theme" in names
        driver.app.search_themes()
        await driver.press(*"chainrule-con")
        await driver.shows("chainrule-contrast")
        await driver.press("enter", "enter")
        await until(lambda: driver.app.theme == "chainrule-contrast")


async def test_a_theme_that_was_chosen_comes_with_how_to_keep_it() -> None:
    settings = Settings(notices=("Toasts are on show.",), file="/home/ada/chainrule.toml")
    async with running(SMALL, settings=settings) as driver:
        for theme in ("nord", "dracula"):
            driver.app.theme = theme
            await driver.shows("holds until you quit", settings.file, f'theme = "{theme}"')
        assert '"nord"' not in driver.text  # one at a time
        driver.app.theme = "chainrule"
        await until(lambda: driver.app.theme == settings.theme)


# Letters and colours ------------------------------------------------------------------------


@pytest.mark.parametrize("size", [BIG, SMALL], ids=str)
async def test_every_view_in_ascii_is_seven_bits(size) -> None:
    async with running(size, settings=Settings(ascii=True)) as driver:
        driver.app.console._color_system = ColorSystem.TRUECOLOR
        await driver.press("n")
        await driver.shows("90.00%*", "+- 1 Hyperparameters", "<> change")
        dialogs = ("question_mark", "escape", "B", "escape", "g") if size == SMALL else ()
        for key in (*VIEWS, "1", *dialogs):
            await driver.press(key)
            await driver.pilot.pause()
            assert driver.text.isascii(), key
            assert all(len(line) == size[0] for line in driver.text.splitlines())


def test_signs_keep_their_width_and_their_order() -> None:
    assert in_ascii("▁▂▃▄▅▆▇█") == "_.-:=+*#"
    assert in_ascii("∂L/∂x = 2·dy² → 0.1 ± 3") == "dL/dx = 2.dy2 > 0.1 ~ 3"
    assert in_ascii("⣿⠁ é 가") == "%. e ??"
    assert in_ascii("●○▲△■□◆◇") == "@o^A#H&%"  # eight runs in one chart, told apart
    assert in_ascii("plain") == "plain"


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("z = (x + y)²   |", "z = (x + y)^2  |"),
        ("  hue ±0.36  ±1    │", "  hue +-0.36 +-1   |"),
        ("code    ½ η² gᵀH g|", "code 1/2 h^2 gTH g|"),  # at the right edge it grows to the left
        ("hue ±: full │", "hue +-: full|"),
        ("y² is 4 ± 1|", "y2 is 4 ~ 1|"),  # no room
        ("가±1  |", "??+-1 |"),
    ],
)
def test_signs_that_need_two_letters_take_them_from_blanks(words: str, plain: str) -> None:
    segments = [Segment(word, Style(bold=at % 2 == 0)) for at, word in enumerate(words)]
    found = Plain().apply(segments, Color(0, 0, 0))
    assert "".join(segment.text for segment in found) == plain
    assert sum(segment.cell_length for segment in found) == cell_len(words)


def test_no_sign_of_the_app_is_unknown() -> None:
    from pathlib import Path

    root = Path(__file__).parents[1]
    sources = [*root.glob("tui/[!l]*/*.py"), *root.glob("tui/*.py"), *root.glob("engine/*.py")]
    signs = {sign for path in sources for sign in path.read_text("utf-8") if ord(sign) > 127}
    signs = {sign for sign in signs if not "가" <= sign <= "힣"}
    assert [sign for sign in signs if letter(sign) == "?"] == []


async def test_without_colour_the_screen_is_grey_and_signs_stand_in(monkeypatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running() as driver:
        driver.app.console._color_system = ColorSystem.TRUECOLOR
        await driver.press("n")
        await driver.shows("90.00%")
        for key in ("1", *VIEWS):
            await driver.press(key)
            await driver.pilot.pause()
            for strip in driver.app.screen._compositor.render_strips():
                for segment in (each for each in strip if each.style):
                    for colour in (segment.style.color, segment.style.bgcolor):
                        if colour is not None and not colour.is_default:
                            assert len(set(colour.get_truecolor())) == 1, (key, segment)


@pytest.mark.parametrize(
    ("system", "greys"), [(ColorSystem.EIGHT_BIT, True), (ColorSystem.STANDARD, False)]
)
async def test_pictures_with_256_and_with_16_colours(system, greys: bool) -> None:
    async with running() as driver:
        driver.app.console._color_system = system
        driver.app.refresh_css()
        await driver.press("4", "pagedown")
        await until(lambda: ("▀" in driver.text) is greys)


def test_a_tint_follows_the_ramps() -> None:
    ramps = ramps_for(OWN["chainrule-light"])
    paper = tint.colour((0, 0), ramps).get_truecolor()
    against = tint.colour((0, tint.SHADES), ramps).get_truecolor()
    assert tuple(paper) == ramps.paper
    assert math.dist(against, ramps.opposes) < math.dist(paper, ramps.opposes)


# Keys and pace ------------------------------------------------------------------------------


async def test_other_keys_hold_and_are_told_everywhere() -> None:
    keys = {"step": "f5", "digits-right": "s", "view-5": "M", "epoch": "full_stop,E"}
    async with running((200, 60), settings=Settings(keys=keys)) as driver:
        await driver.shows("f5 step", ". E epoch", "M Mistakes")
        await driver.press("f5")
        await driver.asked(StepOnce())
        await driver.press("full_stop")
        await driver.asked(RunEpoch())
        await driver.press("4")
        await driver.shows("←s↑↓ move")
        await driver.press("M")
        await driver.shows("Confusion matrix")
        commands = {
            c.title.lower(): c.help for c in driver.app.get_system_commands(driver.app.screen)
        }
        assert commands["train on one mini-batch, then pause"] == "key: f5"
        await driver.press("question_mark")
        await until(lambda: isinstance(driver.app.screen, HelpScreen))
        await driver.shows("f5               train on one mini-batch")


async def test_ctrl_c_says_which_key_quits() -> None:
    settings = Settings(keys={"quit": "Q"}, notices=("Toasts are on show.",))
    async with running(SMALL, settings=settings) as driver:
        await driver.press("ctrl+c")
        await driver.shows("To leave chainrule, press Q.")


def test_names_of_keys_and_what_is_shown_of_them() -> None:
    assert [key_name(sign) for sign in ("?", "a", "ctrl+/", "f5", "<")] == [
        "question_mark", "a", "ctrl+slash", "f5", "less_than_sign"
    ]  # fmt: skip
    for action in ACTIONS:
        for key in filter(None, action.keys.split(",")):
            assert key_name(shown(key)) == key or len(shown(key)) != 1 or not shown(key).isascii()
    table = rebound({"hyper-less": "a", "steps-previous": "b", "help": "f1"})
    words = {action.id: (action.short, action.shown) for action in table}
    assert words["hyper-more"][0] == "a→"
    assert words["steps-next"][0] == "n b"
    assert words["help"][1] == "f1"
    assert rebound({}) is ACTIONS
    assert {a.id for a in footer(EVERYWHERE, 79, table)} >= {"help", "quit"}


def test_every_binding_has_an_id_of_its_own() -> None:
    ids = [action.id for action in ACTIONS]
    assert len(ids) == len(set(ids))


def test_a_low_refresh_rate_is_kept_however_cheap_the_screen_is() -> None:
    bridge = Bridge(Script().open_run, lambda _: None, 1)
    bridge.taken(cost=0.0)
    assert bridge._interval == 1
    bridge.taken(cost=9.0)
    assert bridge._interval == 1


async def test_what_was_wrong_with_the_configuration_is_a_notice() -> None:
    settings = Settings(theme="no such", notices=("config.toml, line 1: theme is 'nrd'.",) * 5)
    async with running(settings=settings) as driver:
        await driver.shows(
            "config.toml, line 1: theme is 'nrd'.", "4 more: chainrule config", "ready"
        )
        assert len(driver.app._notifications) == 1
        assert driver.app.theme == "chainrule"
