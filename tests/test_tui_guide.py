from dataclasses import replace

import pytest
from app_driver import BIG, SMALL, running, until
from probed import run
from scripted import Script

from engine.answers import Advice
from engine.checkup import readings
from engine.commands import Recover, Reset, SetHyper, TryRates
from engine.events import Answered, EpochDone, Finished
from engine.guide import NAMES, advise
from engine.hints import Hint
from engine.hyper import Hyper
from engine.questions import AskAdvice
from engine.remedies import Open, RestartWith, Set
from tui.announce import announced
from tui.config.settings import Settings
from tui.fold import fold
from tui.screens.layers import LayersScreen
from tui.screens.ruler import RulerScreen
from tui.view import RunView


def hint(name: str, action) -> Hint:
    return Hint(name, f"{name}: 7 of 10.", "Because. " * 12, "a = b", action)


SLOW = hint("too slow", Set("learning_rate", 0.5))
WEIGHTS = hint("bad weights", RestartWith("init", "xavier"))
LOOK = hint("look at it", Open("layers"))
TRY = hint("try them", Open("rates"))

ANSI = Settings(theme="ansi-light")  # its colours have names that only Textual knows


def script_with(*hints: Hint) -> Script:
    script = Script()
    script.answers[AskAdvice] = Advice(hints, NAMES)
    return script


@pytest.mark.parametrize("size", [BIG, SMALL, (200, 60)], ids=str)
async def test_real_hints_in_full(size, sets_for) -> None:
    learner = run(sets_for, 120, learning_rate=0.0001, init="normal", init_std=0.01)
    found = advise(readings(learner, (2.3,) * 120, looks=3))
    assert len(found) > 1
    async with running(size, script_with(*found), settings=ANSI) as driver:
        await driver.press("full_stop", "0")
        await driver.shows(f"Hints ({len(found)})", "Seen", "Why", "Formula", "enter: ")
        await driver.pilot.pause()
        await driver.looks_like(f"guide-{size[0]}x{size[1]}")


async def test_nothing_is_wrong() -> None:
    async with running(SMALL, script_with(), settings=ANSI) as driver:
        await driver.press("0")
        await driver.shows("Hints appear here when something is")
        await driver.press("enter", "d", "n")  # nothing to do
        await driver.shows("✓ Nothing is wrong.", f"{len(NAMES)} rules looked at step 10")
        await driver.pilot.pause()
        await driver.looks_like("guide-nothing-80x24")


async def test_a_long_list_of_rules_is_read_on_with_the_arrows() -> None:
    async with running(SMALL, script_with()) as driver:
        await driver.press("n", "0")
        await driver.shows("✓ Nothing is wrong.")
        assert "keeps silent." not in driver.text
        await driver.press(*["down"] * 9)
        await driver.shows("keeps silent.")
        await driver.press(*["up"] * 9)
        await driver.shows("✓ Nothing is wrong.")


async def test_a_long_hint_is_read_to_its_end_by_keys_alone() -> None:
    long = replace(LOOK, why="Because. " * 80, formula="the last line")
    async with running(SMALL, script_with(long, SLOW)) as driver:
        await driver.press("n", "0")
        await driver.shows("▸! look at it")
        assert "the last line" not in driver.text
        await driver.press("tab", *["down"] * 30)
        await driver.shows("the last line", "▸! look at it")


async def test_what_was_seen_wraps_and_the_chosen_hint_is_in_sight() -> None:
    names = [f"hint {number}" for number in range(9)]
    long = [replace(hint(name, Open("layers")), seen="the last thing " * 4) for name in names]
    async with running(SMALL, script_with(*long)) as driver:
        await driver.press("n", "0")
        await driver.shows("▸! hint 0", "the last thing the last thing", "! hint 3")
        assert "! hint 5" not in driver.text
        await driver.press(*["down"] * 6)
        await driver.shows("▸! hint 6")
        assert "hint 0" not in driver.text
        at = next(y for y, line in enumerate(driver.text.splitlines()) if "! hint 5" in line)
        await driver.pilot.click("#guide-list", offset=(6, at - 1))  # its second line
        await driver.shows("▸! hint 5")


async def test_a_rule_without_readings_has_no_tick() -> None:
    script = script_with()
    script.answers[AskAdvice] = Advice((), NAMES, NAMES[1:])
    async with running(script=script) as driver:
        await driver.press("n", "0")
        await driver.shows("✓ Nothing is wrong.", "✓ divergence", "· dead units", "· overfitting")
        script.answers[AskAdvice] = Advice((), NAMES, NAMES)
        await driver.press("n")
        await driver.shows("Nothing to judge yet: press space.")
        assert "✓" not in driver.text


async def test_a_live_change_is_one_key_away() -> None:
    async with running(script=script_with(WEIGHTS, SLOW)) as driver:
        await driver.press("n", "0")
        await driver.shows("Guide (2)", "▸! bad weights", "enter: restart with weight init xavier")
        await driver.press("down")
        await driver.shows("▸! too slow", "enter: set learning rate to 0.5")
        await driver.press("enter")
        await driver.asked(SetHyper((("learning_rate", 0.5),)))
        await driver.press("up", "enter")
        await driver.asked(Reset(Hyper(epochs=3, learning_rate=0.5, init="xavier")))
        await driver.shows("A new run with learning rate 0.5, weight init xavier: press space.")


async def test_views_are_opened() -> None:
    async with running(script=script_with(LOOK)) as driver:
        await driver.press("n", "0")
        await driver.shows("▸! look at it")
        await driver.press("enter")
        await until(lambda: isinstance(driver.app.screen, LayersScreen))
    async with running(script=script_with(TRY)) as driver:
        await driver.press("n", "0")
        await driver.shows("▸! try them")
        await driver.press("enter")
        await driver.asked(TryRates())
        await until(lambda: isinstance(driver.app.screen, RulerScreen))
        await driver.shows("enter takes 0.25")


async def test_dismissed_hints_stay_away_until_all_are_wanted() -> None:
    async with running(script=script_with(WEIGHTS, SLOW)) as driver:
        await driver.press("n", "0")
        await driver.shows("Guide (2)")
        await driver.press("d")
        await driver.shows("Guide (1)", "▸! too slow", "1 dismissed · a shows all")
        await driver.press("delete", "r", "n")  # a new run, the same session
        await driver.shows("✓ Nothing else is wrong.", "2 dismissed")
        await driver.press("a")
        await driver.shows("Guide (2)", "bad weights")


async def test_by_mouse() -> None:
    async with running(script=script_with(WEIGHTS, SLOW)) as driver:
        await driver.press("n", "0")
        await driver.shows("▸! bad weights")
        await driver.pilot.click("#guide-list", offset=(5, 4))
        await driver.shows("▸! too slow", "enter: set learning rate")
        await driver.pilot.click("#guide-button")
        await driver.asked(SetHyper((("learning_rate", 0.5),)))


async def test_after_a_divergence_the_remedy_goes_back_first() -> None:
    script = script_with(hint("divergence", Set("learning_rate", 0.3)))
    script._begin(Hyper(epochs=3, learning_rate=3.0))
    async with running(script=script) as driver:
        await driver.press("space")
        await driver.shows("diverged", "Guide (1)", "Press z")
        assert "Guide: " not in driver.text
        await driver.press("0")
        await driver.shows("✗ divergence", "set learning rate to 0.3, from the last good step on")
        await driver.press("enter")
        await driver.asked(SetHyper((("learning_rate", 0.3),)))
        asked = [c for c in script.commands if isinstance(c, Recover | SetHyper)]
        assert asked == [Recover(), SetHyper((("learning_rate", 0.3),))]


async def test_a_new_hint_is_said_once() -> None:
    async with running(script=script_with(SLOW)) as driver:
        await driver.press("n")
        await driver.shows("Guide: too slow. Press 0.")
        await driver.press("0")
        await until(lambda: "Guide: too slow" not in driver.text)
        await driver.press("1", "n")
        await driver.shows("step 20")
        assert driver.app.view.notice == ""


async def test_the_end_points_to_the_guide_if_there_are_hints() -> None:
    script = script_with(SLOW, LOOK)
    script._begin(Hyper(epochs=1))
    async with running(script=script) as driver:
        await driver.press("n")
        await driver.shows("finished", "The guide has 2 hints: press 0.")
        assert "Press t to look" not in driver.text
        await driver.press("0", "d")
        await driver.shows("Guide (1)")
        await driver.press("1")
        await until(lambda: "press 0." not in driver.text)


def test_the_end_counts_the_hints_that_stand() -> None:
    answers = {AskAdvice: Answered(AskAdvice(), 3, Advice((SLOW, LOOK)), 0.0)}
    epoch = EpochDone(1, 30, 0.5, 0.9, 0.5, 0.9, 0.1, 1.0, 1.0)
    view = fold(RunView(state="training", answers=answers), [epoch, Finished(30, 1)])
    assert view.notice.endswith("in epoch 1. The guide has 2 hints: press 0.")
    one = replace(view, dismissed=frozenset({SLOW.name}))
    said, told = announced(one, frozenset())
    assert said.notice.endswith("The guide has a hint: press 0.")
    assert told == {LOOK.name}
    here = announced(view, frozenset(), seen=True)[0].notice  # in the guide itself
    assert here.endswith("in epoch 1. Try the hints first.")
    assert announced(one, frozenset(), seen=True)[0].notice.endswith("Try the hint first.")
    none = announced(replace(view, answers={}), frozenset())[0].notice
    assert none.endswith("Press t to look at the test set, or raise epochs to train on.")


def test_what_is_more_urgent_stays() -> None:
    told = frozenset()
    answers = {AskAdvice: Answered(AskAdvice(), 3, Advice((SLOW, LOOK)), 0.0)}
    urgent = RunView(state="diverged", notice="The loss became inf.", answers=answers)
    assert announced(urgent, told) == (urgent, told)
    said, told = announced(replace(urgent, notice=""), told)
    assert said.notice == "Guide: too slow. Press 0."
    assert announced(said, told)[0].notice == said.notice
    assert announced(replace(said, answers={}), told)[0].notice == ""
    assert announced(replace(said, notice=""), told)[0].notice == ""
