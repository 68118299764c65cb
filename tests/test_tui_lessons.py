"""Lessons hold what they say: their texts in both languages, and their goals on real training."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from mnist import mnist
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from data.dataset import Split
from engine.commands import Ask, Inbox, Reset, RunEpoch, SetBreakpoints, SetHyper
from engine.events import BatchDone, BreakpointsSet, Event
from engine.hyper import Hyper
from engine.learner import Learner
from engine.questions import AskLayers, AskRuler
from engine.riddle import RebindingLearner
from engine.trainer import Trainer
from tui import keys
from tui.fold import fold
from tui.history import History
from tui.language import LANGUAGES, language_of
from tui.lessons import lesson as lessons
from tui.lessons.attempt import Attempt
from tui.lessons.catalog import LESSONS
from tui.lessons.frames import FRAMES
from tui.lessons.lesson import Lesson, Words
from tui.lessons.rate import beyond
from tui.lessons.telling import one_line, page, strip
from tui.progress import Mark
from tui.session import limited, sets_for
from tui.view import RunView

BURST = 10  # steps that are looked at together; the app takes more of them at once


@cache
def divided(seed: int, split: str) -> Split:
    """The sets of all runs that divide the data alike; nobody can write to them."""
    return sets_for(mnist(), Hyper(seed=seed, split=split))


class Sitting:
    """A learner at a lesson with the real trainer; events come in bursts, as in the app."""

    def __init__(self, name: str) -> None:
        lesson = LESSONS[name]
        self.inbox, self.view, self.place = Inbox(), RunView(), keys.TRAIN
        self.attempt = Attempt(lesson)
        trainer = Trainer(
            lambda hyper: limited(divided(hyper.seed, hyper.split), lesson.images),
            lesson.hyper,
            kind=RebindingLearner if lesson.faulty else Learner,
            budget=0,
        )
        self.events: Iterator[Event] = trainer.run(self.inbox, paused=True, linger=True)
        self.do()

    def do(self, *commands: object) -> "Sitting":
        """Ask for these, and look on until the run stands still again."""
        for command in (*commands, SetBreakpoints()):
            self.inbox.send(command)
        obeyed, burst = False, []
        for event in self.events:
            burst.append(event)
            if isinstance(event, BatchDone) and len(burst) < BURST:
                continue
            self.view, burst = fold(self.view, burst), []
            self.attempt = self.attempt.seen(self.view, self.place)
            obeyed = obeyed or isinstance(event, BreakpointsSet)
            if obeyed and self.view.state != "training" and self.inbox.empty():
                return self
        raise AssertionError

    def look(self, place: str) -> "Sitting":
        self.place = place
        return self.do(Ask(AskLayers() if place == keys.LAYERS else AskRuler()))

    def anew(self, epochs: int = 1, **changes: object) -> "Sitting":
        self.place = keys.TRAIN
        self.do(Reset(self.view.hyper.changed(**changes)))
        return self.train(epochs)

    def train(self, epochs: int = 1) -> "Sitting":
        for _ in range(epochs):
            self.do(RunEpoch())
        return self

    def onward(self) -> None:
        assert self.attempt.met, page(self.attempt)[-1]
        self.attempt = self.attempt.onward(self.view)
        self.attempt = self.attempt.seen(self.view, self.place)


def test_rate() -> None:
    sitting = Sitting("rate").train()
    assert 0.6 < sitting.view.epochs[-1].validation_accuracy < 0.7  # as the text says
    sitting.onward()
    sitting.do(SetHyper((("learning_rate", 0.3),))).train()
    sitting.onward()
    sitting.do(SetHyper((("learning_rate", 3.0),))).train()
    assert sitting.view.history.smoothed == pytest.approx(2.30, abs=0.3)
    sitting.onward()
    sitting.do(SetHyper((("learning_rate", 0.3),))).train()
    assert sitting.view.epochs[-1].validation_accuracy < 0.2  # no rate brings it back
    assert not sitting.attempt.met
    assert sitting.anew(learning_rate=0.01).attempt.failed
    assert not sitting.anew(learning_rate=0.3).attempt.failed
    sitting.onward()
    assert sitting.attempt.over


def after_the_jump(*losses: float, step: int | None = None) -> lessons.Sight:
    view = RunView(
        hyper=LESSONS["rate"].hyper.changed(learning_rate=1.5),
        history=History().extended(losses),
        marks=(Mark(1000, "learning rate 0.3 → 1.5"),),
    )
    step = 1000 + len(losses) if step is None else step
    return lessons.Sight(replace(view, progress=replace(view.progress, step=step)))


def test_a_spike_is_not_the_edge() -> None:
    high, learns = [5.0, 2.3, 9.0] * 50, [0.7] * 250
    assert not beyond(after_the_jump(*high))  # too early to tell
    assert not beyond(after_the_jump(*high, *learns))
    assert not beyond(after_the_jump(*[2.3] * 300, step=1020))  # it stood there before
    assert beyond(after_the_jump(*[2.3] * 250, *[2.1] * 50))
    gone = replace(after_the_jump(), view=RunView(state="diverged"))
    assert not beyond(gone)


def test_init() -> None:
    sitting = Sitting("init").train()
    assert sitting.view.history.smoothed == pytest.approx(2.30, abs=0.02)
    sitting.onward()
    layers = sitting.look(keys.LAYERS).view.layers.now.layers
    assert layers[2].activation < 1e-3 * layers[0].activation  # Affine 2 and Affine 1
    sitting.onward()
    assert sitting.anew(init_std=0.05).attempt.failed
    sitting.anew(init_std=1.0)
    sitting.onward()
    assert not sitting.anew(init="xavier", learning_rate=0.001).attempt.met
    sitting.anew(3, init="he", learning_rate=0.1)
    sitting.onward()
    assert sitting.attempt.over


def test_depth() -> None:
    sitting = Sitting("depth").train(2)
    sitting.onward()
    layers = sitting.look(keys.LAYERS).view.layers.now.layers
    assert 100 * layers[0].gradient < layers[-1].gradient  # hundreds of times smaller
    sitting.onward()
    assert sitting.anew(2).attempt.failed
    sitting.anew(4, activation="relu", init="he")
    sitting.onward()
    layers = sitting.look(keys.LAYERS).view.layers.now.layers
    assert layers[-1].gradient < 10 * layers[0].gradient
    sitting.onward()
    assert sitting.attempt.over


def test_overfit() -> None:
    sitting = Sitting("overfit").train(30)
    last = sitting.view.epochs[-1]
    assert (round(last.train_accuracy, 2), round(last.validation_accuracy, 1)) == (1, 0.9)
    sitting.onward()
    assert sitting.anew(30).attempt.failed  # without a remedy
    before = sitting.attempt
    assert sitting.anew(30, weight_decay=0.001).attempt.met
    sitting.attempt = before
    sitting.anew(30, weight_decay=0.0, dropout=0.5)
    sitting.onward()
    assert sitting.attempt.over
    idle = Sitting("overfit").do(SetHyper((("epochs", 2),))).train(2)
    assert idle.attempt.failed  # too short to overfit


def test_riddle() -> None:
    sitting = Sitting("riddle").train(2)
    assert len({epoch.validation_accuracy for epoch in sitting.view.epochs}) == 1
    sitting.onward()
    layers = sitting.look(keys.LAYERS).view.layers.now.layers
    assert {layer.update for layer in layers} == {0.0, None}
    assert all(layer.gradient > 1e-4 for layer in layers)
    sitting.onward()
    sitting.look(keys.RULER)
    sitting.onward()
    for count, choice in enumerate(("zero-init", "high-rate"), 1):
        sitting.attempt = sitting.attempt.chosen(choice)
        assert choice == sitting.attempt.reply.name
        assert f"wrong so far: {count}" in strip(sitting.attempt)[1][0]
    sitting.attempt = sitting.attempt.chosen("rebinding")
    sitting.onward()
    assert sitting.attempt.over


def test_a_goal_needs_the_run_that_began_after_the_lesson_did() -> None:
    sitting = Sitting("riddle").train(2)
    again = sitting.attempt.again(sitting.view)
    assert again == again.seen(sitting.view, keys.TRAIN)
    assert again.onward(sitting.view) is again


# Texts ----------------------------------------------------------------------------------------

EACH = [(lesson, language) for lesson in LESSONS.values() for language in LANGUAGES]


def texts(words: Words) -> list[str]:
    said = [words.title, words.teaches, words.intro, words.summary]
    for step in words.steps:
        said += [step.task, step.done, step.failed]
        said += [word for each in step.choices for word in (each.label, each.reply)]
    return said


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=list(LESSONS))
def test_every_text_is_there_in_both_languages(lesson: Lesson) -> None:
    assert tuple(lesson.words) == tuple(FRAMES) == LANGUAGES
    english, korean = (lesson.words[language] for language in LANGUAGES)
    assert len(english.steps) == len(korean.steps) == len(lesson.steps)
    for en, ko, step in zip(english.steps, korean.steps, lesson.steps, strict=True):
        assert [c.name for c in en.choices] == [c.name for c in ko.choices]
        assert (step.answer in [c.name for c in en.choices]) == bool(en.choices)
        assert bool(en.failed) == bool(ko.failed) == (step.failed is not lessons.never)
    for en, ko in zip(texts(english), texts(korean), strict=True):
        assert bool(en) == bool(ko)
        assert not en or max(en) < "가"
        assert not ko or any("가" <= letter <= "힣" for letter in ko)


@pytest.mark.parametrize(("lesson", "language"), EACH)
def test_every_step_fits_into_four_lines_of_80_columns(lesson: Lesson, language: str) -> None:
    words, console = lesson.words[language], Console(width=78)
    said = [words.summary]
    for step in words.steps:
        said += [step.task, step.done, step.failed]
        said += [f"{each.label} {each.reply}" for each in step.choices]
    for each in said:
        assert len(Text(f"✓ {each}").wrap(console, 78)) <= 4, each


@pytest.mark.parametrize(("lesson", "language"), EACH)
def test_the_one_line_is_as_wide_as_the_screen(lesson: Lesson, language: str) -> None:
    for width in (60, 61, 78):
        said = one_line(Attempt(lesson, language), width)
        assert sum(cell_len(words) for words, _ in said) + 4 == width


@pytest.mark.parametrize("language", FRAMES)
def test_words_that_are_cut_off_come_with_the_key_that_shows_them(language: str) -> None:
    met = replace(Attempt(LESSONS["riddle"], language), met=True)
    for width, shown in ((60, "L  >"), (300, ">")):
        (_, words, (keys, _)) = one_line(met, width)
        assert ("…" in words[0]) is (width == 60)
        assert keys.startswith(shown)


def test_the_language_is_the_locales() -> None:
    assert language_of({"LANG": "ko_KR.UTF-8"}) == "ko"
    assert language_of({"LANG": "ko_KR.UTF-8", "LC_ALL": "C.UTF-8"}) == "en"
    assert language_of({}) == "en"


def test_places_are_called_as_the_keys_call_them() -> None:
    for name in ("TRAIN", "LAYERS", "RULER"):
        assert getattr(lessons, name) == getattr(keys, name)
