import asyncio
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from app_driver import BIG, SMALL, running, until
from rich.cells import cell_len
from screen_text import grid
from scripted import Script, failing
from textual.events import MouseScrollDown, Paste
from textual.widgets import Static

from engine.commands import (
    Inbox,
    LookAtTest,
    Pause,
    Reset,
    Resume,
    RunEpoch,
    SetHyper,
    StepOnce,
    TryRates,
    Watch,
)
from engine.events import Event
from engine.hyper import FIELDS, Hyper
from tui.app import ChainruleApp
from tui.config.settings import Settings
from tui.history import History
from tui.keys import ACTIONS, DRAWING, EVERYWHERE, MODAL, TYPING, footer
from tui.say import say, speak
from tui.screens.digit import DigitScreen
from tui.screens.help import HelpScreen
from tui.screens.rates import RatesScreen
from tui.wide import wrap
from tui.widgets.accuracy_pane import AccuracyPane
from tui.widgets.digits_pane import PICKS


@pytest.mark.parametrize("size", [BIG, SMALL, (200, 60)], ids=str)
async def test_everything_has_its_place(size) -> None:
    async with running(size) as driver:
        await driver.shows(
            "1 Hyperparameters", "2 Loss", "3 Accuracy", "4 Digits", "ready", "q quit"
        )
        await driver.press("n", "n")
        await driver.shows("learning rate", "90.00%", "91.00%★", "step 20", "epoch 2/3", "test 0×")
        await driver.shows("img/s", "eta", "all 20 steps")
        assert all(len(line) == size[0] for line in driver.text.splitlines())


async def test_start_pause_step_epoch_restart_test() -> None:
    async with running() as driver:
        await driver.press("full_stop")
        await driver.asked(StepOnce())
        await driver.shows("step 1 ", "paused")
        await driver.press("n")
        await driver.asked(RunEpoch())
        await driver.press("space")
        await driver.asked(Resume())
        await driver.press("t")
        await driver.asked(LookAtTest())
        await driver.shows("97.50%", "looked at once", "test 1×")
        await driver.press("r")
        await driver.asked(Reset(driver.script.hyper))
        await driver.shows("ready", "step 0", "test 0×", "A row appears here")


async def test_the_range_test_suggests_a_rate_and_one_key_takes_it() -> None:
    async with running() as driver:
        await driver.press("x")
        await driver.asked(TryRates())
        await driver.shows("tried on a copy at step 0", "▲ 0.25", "Take 0.25: the script says so")
        await driver.press("escape")
        await until(lambda: not isinstance(driver.app.screen, RatesScreen))
        assert driver.app.view.hyper.learning_rate == 0.1
        await driver.press("x")
        await until(lambda: isinstance(driver.app.screen, RatesScreen))
        await driver.press("enter")
        await driver.asked(SetHyper((("learning_rate", 0.25),)))
        await until(lambda: driver.app.view.hyper.learning_rate == 0.25)


async def test_space_starts_a_run_whose_data_is_still_being_read() -> None:
    script, loaded = Script(), threading.Event()

    def open_run(inbox: Inbox) -> Iterator[Event]:
        loaded.wait(10)
        yield from script.open_run(inbox)

    app = ChainruleApp(open_run, script.hyper)
    async with app.run_test(size=SMALL) as pilot:
        await until(lambda: "press space to start" in grid(app))
        await pilot.press("space", "t")  # only the start waits
        await until(lambda: "Training starts as soon as the data is there." in grid(app))
        assert app.view.state == "loading"
        loaded.set()
        await until(lambda: app.view.progress.step == 10)
        await until(lambda: "as soon as" not in grid(app))
        assert app.view.state == "paused"
        assert script.commands[0] == Resume()
        assert LookAtTest() not in script.commands


async def test_space_pauses_a_run_that_trains() -> None:
    async with running() as driver:
        driver.script.hold = {Pause}
        driver.app.view = driver.app.view.__class__(
            state="training", hyper=driver.script.hyper, started=driver.app.view.started
        )
        await driver.shows("training", "space pause")
        await driver.press("space")
        await driver.asked(Pause())


async def test_a_live_change_is_pending_until_acknowledged() -> None:
    script = Script()
    script.hold = {SetHyper}
    async with running(script=script) as driver:
        await driver.press("right")
        await driver.asked(SetHyper((("learning_rate", 0.12),)))
        await driver.shows("0.12", "sent …")
        assert driver.app.view.hyper.learning_rate == 0.1
        script.hold = set()
        await driver.press("l")
        await driver.shows("0.15")
        await until(lambda: "sent …" not in driver.text)
        assert driver.app.view.hyper.learning_rate == 0.15


async def test_keys_that_step_and_undo() -> None:
    async with running() as driver:
        for key in ("plus", "equals_sign", "minus", "h", "left"):
            await driver.press(key)
        await until(lambda: driver.app.view.hyper.learning_rate == 0.08)
        for wanted in (0.1, 0.12, 0.15, 0.12, 0.1):
            await driver.press("u")
            await until(lambda wanted=wanted: driver.app.view.hyper.learning_rate == wanted)
        await driver.press("u")
        await driver.shows("nothing to undo")


async def test_no_key_of_a_fast_series_is_lost() -> None:
    async with running() as driver:
        for _ in range(10):
            driver.app.simulate_key("right")
        await until(lambda: driver.app.view.hyper.learning_rate == 1)


async def test_a_restart_only_field_is_marked_until_r() -> None:
    async with running() as driver:
        place = [f.name for f in FIELDS].index("activation")
        await driver.press(*["j"] * place, "right")
        await driver.shows("●activation", "leaky-relu", "press r")
        assert driver.app.view.hyper.activation == "relu"
        await driver.press("r")
        await driver.asked(Reset(driver.script.hyper.changed(activation="leaky-relu")))
        await until(lambda: "press r" not in driver.text)
        assert driver.app.view.hyper.activation == "leaky-relu"


async def test_typing_a_value() -> None:
    async with running() as driver:
        await driver.press("enter")
        await driver.shows("a number from 0.00001 to 100", "enter accept")
        await driver.press(*"9x", "enter")
        await driver.shows("'9x' is not allowed", "9x")
        await driver.press("escape", "enter", "0", "comma", "1", "enter")
        await driver.shows("0,1 has a comma; use a point")
        await driver.press("escape")
        await until(lambda: "9x" not in driver.text)
        assert driver.app.view.hyper.learning_rate == 0.1
        await driver.press("enter", *"0.3", "enter")
        await until(lambda: driver.app.view.hyper.learning_rate == 0.3)
        assert driver.app.focused.id == "fields"


async def test_no_hidden_layers_are_none() -> None:
    async with running(script=Script(Hyper(hidden=()))) as driver:
        await driver.shows("hidden layers")
        assert "none units" not in driver.text


async def test_typing_keys_that_are_actions_types_them() -> None:
    async with running() as driver:
        await driver.press("enter", *"q1r", "space", "t")
        assert driver.app.is_running
        assert not any(isinstance(c, Reset | Resume | LookAtTest) for c in driver.script.commands)


async def test_a_refused_change_goes_back_and_says_why() -> None:
    async with running(script=Script(Hyper(optimizer="momentum", momentum=0.45))) as driver:
        await driver.press("down", "right")
        await driver.shows("The script refuses 0.5.", "0.45")


async def test_a_change_leaves_a_mark_on_the_loss() -> None:
    async with running() as driver:
        await driver.press("n")
        await driver.shows("step 10")
        assert "▲" not in driver.text
        await driver.press("right", "n")
        await driver.shows("▲", "▲ learning rate 0.1 → 0.12")


async def test_the_schedule_shows_its_curve() -> None:
    async with running() as driver:
        await driver.press(*["j"] * [f.name for f in FIELDS].index("schedule"))
        await driver.shows("████████████  How the learning rate")
        await driver.press("left")
        await driver.shows("one-cycle", "▁▂▅██▇▆▄▃▁▁▁")


async def test_panes_by_number_tab_and_full_screen() -> None:
    async with running() as driver:
        for number, name in ((2, "loss"), (3, "accuracy"), (4, "digits"), (1, "fields")):
            await driver.press(str(number))
            assert driver.app.focused.id == name
        await driver.press("tab")
        assert driver.app.focused.id == "loss"
        await driver.press("shift+tab")
        assert driver.app.focused.id == "fields"
        for number in "1234":
            await driver.press(number, "f")
            await until(lambda: driver.app.screen.maximized is not None)
            await driver.press("f")
            await until(lambda: driver.app.screen.maximized is None)
        await driver.press("f")
        await until(lambda: "1 Hyperparameters" not in driver.text)
        await driver.press("1")
        await driver.shows("1 Hyperparameters", "4 Digits")


@pytest.mark.parametrize("size", [BIG, SMALL], ids=str)
async def test_empty_charts_say_what_will_be_there_and_which_key_starts(size) -> None:
    script = Script(Hyper(learning_rate=3.0))
    async with running(size, script, settings=Settings(keys={"toggle": "f5,space"})) as driver:
        loss = driver.app.screen.query_one("#loss")

        def words() -> str:
            return " ".join(" ".join(row.text for row in map(loss.render_line, range(99))).split())

        assert "Each step's loss will be drawn here: press f5 to start. ╶ each step" in words()
        assert "And here that of the whole run. ╶ the whole run" in words()
        assert "0.0000" not in words()
        await driver.press("full_stop")
        await driver.shows("last 2 steps")  # at this rate it diverges after two
        assert "will be drawn" not in words()
        driver.app.view = replace(driver.app.view, history=History(), state="failed")
        await until(lambda: "last 2" not in words())
        assert "will be drawn" not in words()  # for it never will


async def test_log_scale() -> None:
    async with running() as driver:
        await driver.press("n", "2", "l")
        await driver.shows("log scale", "0.19")
        await driver.press("l")
        await driver.shows("0.0000")


async def test_the_table_follows_until_the_user_scrolls() -> None:
    async with running(SMALL, Script(Hyper(epochs=30))) as driver:
        for epoch in range(1, 11):
            await driver.press("n")
            await driver.shows(f"epoch {epoch}/30")
        await driver.shows("  10 ")
        await driver.press("3", *["k"] * 8, "n")
        await driver.shows("epoch 11/30")
        pane = driver.app.screen.query_one("#accuracy")
        assert (pane.row, pane.follows) == (1, False)
        await driver.press("end", "n")
        await driver.shows("epoch 12/30")
        assert (pane.row, pane.follows) == (11, True)


async def test_digits_marks_picks_and_pages() -> None:
    async with running() as driver:
        await driver.shows("4 Digits: a sample", "✗3 not 0 55%", "1–10 of 50")
        await driver.press("n", "4")
        await driver.shows("1  91%")
        assert driver.text.count("✗") == 3
        await driver.press("v")
        await driver.shows("mistakes, by loss", "of 13")
        await driver.press("v")
        await driver.shows("most uncertain")
        await driver.press("v", "c")
        await driver.shows("only 1s", "1–5 of 5")
        await driver.press("v", "pagedown")
        await driver.shows("11–20 of 50")
        await driver.press("pageup", "right", "down")
        await driver.shows("1–10 of 50")
        assert driver.app.screen.query_one("#digits").selected == 6


async def test_one_digit_enlarged_follows_the_network() -> None:
    async with running(SMALL) as driver:
        await driver.press("4", "right", "enter")
        await driver.shows(
            "Validation image 1", "✗ A 1, but the network says 4 with 55.0%", "truth"
        )
        driver.app.bridge.send(RunEpoch())
        await driver.shows("A 1: the network says so with 91.0%")
        await driver.press("left")
        await driver.shows("Validation image 0")
        await driver.press("escape")
        await until(lambda: not isinstance(driver.app.screen, DigitScreen))


async def test_help_explains_every_key_and_field() -> None:
    async with running((120, 500)) as driver:
        await driver.press("question_mark")
        await until(lambda: isinstance(driver.app.screen, HelpScreen))
        text = " ".join(driver.text.replace("│", " ").split())
        for action in ACTIONS:
            assert action.shown in text, action.id
        for field in FIELDS:
            assert field.label in text
        for word in ("Cross-entropy", "ln 10", "img/s", "eta", "best", "smoothed"):
            assert word in text
        await driver.press("escape")
        await until(lambda: not isinstance(driver.app.screen, HelpScreen))


async def test_the_palette_knows_every_action() -> None:
    async with running() as driver:
        names = [c.title.lower() for c in driver.app.get_system_commands(driver.app.screen)]
        for action in ACTIONS:
            if action.where == EVERYWHERE and action.id != "palette":
                assert action.help in names
        await driver.press("ctrl+p")
        await driver.press(*"look at the test")
        await until(lambda: "Look at the test set" in driver.text)
        await driver.press("enter")
        await driver.press("enter")
        await driver.asked(LookAtTest())


def test_the_footer_fits_and_always_ends_in_help_and_quit() -> None:
    for where in {action.where for action in ACTIONS} - {TYPING, *MODAL}:
        for width in (79, 119):
            shown = footer(where, width)
            assert [a.id for a in shown[-2:]] == ["help", "quit"]
            assert ("toggle" in [a.id for a in shown]) is (where != DRAWING)  # there space draws
            assert sum(len(a.short or a.shown) + len(a.footer) + 3 for a in shown) <= width


@pytest.mark.parametrize("size", [BIG, SMALL], ids=str)
async def test_a_field_stays_where_it_is_while_a_value_is_typed(size) -> None:
    async with running(size) as driver:
        await driver.press(*["down"] * len(FIELDS))
        before = next(line for line in driver.text.splitlines() if "▸ seed" in line)
        await driver.press("enter")
        await driver.shows("seed: ")
        after = next(line for line in driver.text.splitlines() if "▸ seed" in line)
        assert before.index("restart") == after.index("restart")
        fields = driver.app.screen.query_one("#fields").region
        rest = [line[: fields.right] for line in driver.text.splitlines() if "restart" in line]
        assert all(line[-2] == " " for line in rest)  # before the scroll bar
        await driver.press("escape")


async def test_too_small_a_terminal_is_told_so() -> None:
    async with running() as driver:
        await driver.pilot.resize_terminal(60, 20)
        await driver.shows("needs a terminal of 80×24", "60×20", "chainrule train")
        await driver.pilot.resize_terminal(40, 10)
        await driver.shows("40×10")
        assert not driver.app.screen.show_vertical_scrollbar
        await driver.pilot.resize_terminal(*SMALL)
        await driver.shows("1 Hyperparameters", "4 Digits")


async def test_in_too_small_a_terminal_no_key_does_what_cannot_be_seen() -> None:
    async with running() as driver:
        await driver.pilot.resize_terminal(60, 18)
        await driver.shows("needs a terminal")
        await driver.press("right", "5", "r", "question_mark")
        await driver.press("space")
        await driver.asked(Resume())
        assert driver.app.draft.wanted == driver.script.hyper
        assert not any(isinstance(command, Reset) for command in driver.script.commands)
        assert driver.app.screen.query("#hyper")
        await driver.press("q")
        await until(lambda: driver.app._exit)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("question_mark", "Keys · In the hyperparameters"),
        ("w", "0.1 → 0.12"),
        ("B", "you are here"),
        ("Y", "hyperparameters-step-0.txt"),
        ("x", "Take 0.25"),
        ("ctrl+p", "Bookmark this step"),
    ],
)
async def test_in_too_small_a_terminal_a_dialog_waits_unseen(key: str, words: str) -> None:
    async with running(SMALL) as driver:
        await driver.press(key)
        await driver.shows(words)
        dialog = driver.app.screen
        await driver.pilot.resize_terminal(60, 18)
        await driver.shows("needs a terminal of 80×24", "60×18")
        before = {type(command) for command in driver.script.commands}
        await driver.press("down", "right", "enter", "space", "escape")
        driver.app.post_message(
            MouseScrollDown(dialog, 9, 9, 0, 1, 0, shift=False, meta=False, ctrl=False)
        )
        driver.app.post_message(Paste("0.5"))
        await driver.pilot.pause()
        assert driver.app.screen is dialog
        sent = {type(command) for command in driver.script.commands}
        assert sent - before <= {Watch}  # as many digits as there is room for
        await driver.pilot.resize_terminal(*SMALL)
        await driver.shows(words)  # as it was: nothing was chosen, turned or written
        await driver.press("escape")
        await until(lambda: not driver.app.is_covered)


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
@pytest.mark.parametrize("dialog", ["", "w"], ids=["no dialog", "a dialog"])
async def test_too_small_a_terminal_can_be_left(key: str, dialog: str) -> None:
    async with running(SMALL) as driver:
        await driver.press(*dialog)
        await driver.pilot.resize_terminal(60, 18)
        await driver.shows("needs a terminal")
        await driver.press(key)
        await until(lambda: driver.app._exit)


async def test_a_failed_start_is_explained_and_can_be_left() -> None:
    app = ChainruleApp(failing("mnist: is missing; reinstall"), Hyper())
    async with app.run_test(size=BIG) as pilot:
        await until(lambda: "is missing; reinstall" in grid(app) and "failed" in grid(app))
        await pilot.press("space", "r", "t", "q")
    assert app.return_code == 0


async def test_watches_again_only_when_something_changed() -> None:
    async with running() as driver:
        await asyncio.sleep(0)
        before = sum(isinstance(c, Watch) for c in driver.script.commands)
        await driver.press("2", "l", "l")
        assert sum(isinstance(c, Watch) for c in driver.script.commands) == before


async def test_a_dialog_is_left_once_however_fast_the_keys_come() -> None:
    async with running() as driver:
        for key in ("x", "B", "w", "question_mark"):
            await driver.press(key)
            await until(lambda: len(driver.app.screen_stack) == 2)
            dialog = driver.app.screen
            dialog.dismiss(None)
            dialog.dismiss(None)  # a second key was on its way already
            await until(lambda: len(driver.app.screen_stack) == 1)
        await driver.shows("1 Hyperparameters", "ready")


async def test_a_dialog_may_be_closed_before_it_stands() -> None:
    async with running() as driver:
        for _ in range(20):
            driver.app.push_screen(dialog := DigitScreen(driver.app.view, 0))
            dialog.dismiss()
        await until(lambda: len(driver.app.screen_stack) == 1)
        await driver.shows("1 Hyperparameters", "ready")


async def test_a_click_selects_the_row_under_the_mouse() -> None:
    async with running() as driver:
        for step in (10, 20):
            await driver.press("n")
            await until(lambda step=step: driver.app.view.progress.step == step)
        pane = driver.app.screen.query_one(AccuracyPane)
        for row in (0, 1):
            await driver.pilot.click(AccuracyPane, offset=(5, row + 2))  # frame and headings above
            await until(lambda row=row: pane.row == row)


@pytest.fixture(params=["en", "ko"])
def language(request):
    speak(request.param)
    yield
    speak("en")


@pytest.mark.usefixtures("language")
async def test_the_help_of_every_hyperparameter_is_whole_in_a_small_terminal() -> None:
    async with running(SMALL) as driver:
        pane = driver.app.screen.query_one("#field-help", Static)
        for field in FIELDS:
            words = say(field.help)
            await until(lambda words=words: words in str(pane.content))
            await until(lambda: len(wrap(str(pane.content), pane.size.width)) <= pane.size.height)
            await driver.shows(f"▸ {field.label}")
            await driver.press("down")


@pytest.mark.usefixtures("language")
async def test_the_titles_of_the_digits_are_whole_in_a_small_terminal() -> None:
    async with running(SMALL) as driver:
        await driver.press("4")
        pane = driver.app.screen.query_one("#digits")
        for _ in PICKS:
            assert cell_len(str(pane.border_title)) <= pane.size.width - 2  # as Textual frames it
            await driver.press("v")
