"""The lesson `rate`: what the learning rate does, from crawling to the edge."""

from __future__ import annotations

from engine.hyper import Hyper
from tui.lessons.goals import back_at_guessing, over, reached
from tui.lessons.lesson import Lesson, Sight, Step, StepWords, Words

SLOW, GOOD, EDGE = 0.001, 0.95, 1.0


def crawled(sight: Sight) -> bool:
    """An epoch went by at the slow rate."""
    return any(epoch.learning_rate <= SLOW for epoch in sight.view.epochs)


def fast(sight: Sight) -> bool:
    """The last epoch is good."""
    return reached(sight.view.epochs[-1:], GOOD)


def beyond(sight: Sight) -> bool:
    """The rate is high, and all that was learned is lost for good."""
    return sight.view.hyper.learning_rate >= EDGE and back_at_guessing(sight)


def first_is_good(sight: Sight) -> bool:
    """The first epoch of a new run is good."""
    return sight.fresh and reached(sight.view.epochs[:1], GOOD)


def first_is_bad(sight: Sight) -> bool:
    """The first epoch of a new run is not."""
    return sight.fresh and bool(sight.view.epochs or over(sight)) and not first_is_good(sight)


EN = Words(
    "The learning rate",
    "what the learning rate does, and where its edge is",
    "A step moves every weight against its gradient, by the learning rate times the gradient. "
    "You begin with a rate that is far too low, raise it while the network trains, and find where "
    "it becomes too high.",
    (
        StepWords(
            "The learning rate is 0.001. Press {key_epoch}: the network trains for one epoch and pauses. "
            "Look how slowly the loss falls.",
            "One epoch, and only about 65% are right. The direction of the steps is "
            "fine; they are too short.",
        ),
        StepWords(
            "Press {key_toggle}. While it trains, raise the learning rate to 0.3: press {key_pane_1}, then {key_hyper_more} a few "
            "times (or {key_hyper_type} and 0.3). Goal: an epoch with 95% validation accuracy.",
            "95%, by one hyperparameter. The same gradients, only longer steps.",
            "The epochs are over without 95%. Set the learning rate to 0.3 and press {key_restart}, then "
            "{key_toggle}, to begin a new run with it.",
        ),
        StepWords(
            "Now find the edge: let it train and raise the rate further, to 1, 2, 3, until the "
            "loss stays at 2.3 for 300 steps. If it only jumps and comes down again, go higher.",
            "ln 10 = 2.30 is the loss of guessing among ten digits, and there it stays. Each step "
            "went far beyond the valley and threw the units so far off that they learn no more.",
            "The run has stopped before the loss stayed at 2.3. Set the learning rate to 3, press "
            "{key_restart}, then {key_toggle}.",
        ),
        StepWords(
            "Choose a rate below the edge, press {key_restart} for new weights, then {key_epoch}. Goal: 95% validation "
            "accuracy in the very first epoch.",
            "95% in one epoch. Good rates lie a little below the edge.",
            "The first epoch ended below 95%. Try another learning rate between 0.1 and 1, press "
            "{key_restart}, then {key_epoch}.",
        ),
    ),
    "A low rate crawls, a high one destroys, and a good one is within a factor of ten of the edge. "
    "Next: {key_rates} tries all rates on a copy; {key_view_9} measures how near the edge you are; then try "
    "'chainrule learn init'.",
)

KO = Words(
    "learning rate 이해하기",
    "learning rate가 하는 일, 그리고 그 한계",
    "한 step마다 모든 weight는 gradient의 반대 방향으로, learning rate × gradient만큼 움직여요. "
    "너무 낮은 값에서 시작해서 학습하는 동안 올려 보고, 어디서부터 너무 높은지 찾아봐요.",
    (
        StepWords(
            "지금 learning rate는 0.001이에요. {key_epoch} 키를 누르면 한 epoch만 학습하고 멈춰요. loss가 "
            "얼마나 느리게 줄어드는지 보세요.",
            "한 epoch를 다 돌았는데 정답은 65% 정도예요. 방향은 맞지만 걸음이 너무 짧아요.",
        ),
        StepWords(
            "{key_toggle} 키를 눌러 학습을 이어 가면서 learning rate를 0.3까지 올려 보세요. {key_pane_1} 키를 누르고 {key_hyper_more} 키를 "
            "몇 번 누르면 돼요(또는 {key_hyper_type} 후 0.3). 목표: validation accuracy가 95%인 epoch.",
            "hyperparameter 하나로 95%가 됐어요. gradient는 그대로이고 걸음만 길어졌어요.",
            "95%에 못 미친 채 epoch가 끝났어요. learning rate를 0.3으로 바꾸고 {key_restart}, {key_toggle} 키를 눌러 "
            "다시 시작해 보세요.",
        ),
        StepWords(
            "이제 한계를 찾아봐요. 학습하는 동안 1, 2, 3으로 더 높이 올려서, loss가 300 step 동안 "
            "2.3에 머무는 곳을 찾으세요. 잠깐 튀었다가 다시 내려오면 더 올려 보세요.",
            "ln 10 = 2.30은 열 숫자 중 하나를 찍을 때의 loss인데, 거기서 내려오지 못하고 있어요. "
            "걸음마다 골짜기를 훌쩍 넘어가서 unit들이 더는 배우지 못하게 됐어요.",
            "loss가 2.3에 머물기 전에 학습이 멈췄어요. learning rate를 3으로 바꾸고 {key_restart}, {key_toggle} 키를 "
            "눌러 보세요.",
        ),
        StepWords(
            "한계보다 낮은 값을 고르고 {key_restart}(새 weight), {key_epoch} 키를 차례로 누르세요. 목표: 첫 epoch에서 바로 "
            "validation accuracy 95%.",
            "한 epoch 만에 95%예요. 좋은 learning rate는 한계보다 조금 아래에 있어요.",
            "첫 epoch가 95%에 못 미쳤어요. 0.1과 1 사이의 다른 값을 고르고 {key_restart}, {key_epoch} 키를 눌러 보세요.",
        ),
    ),
    "낮으면 기어가고, 높으면 배운 것이 무너지고, 좋은 값은 한계에서 열 배 안쪽에 있어요. "
    "다음으로: {key_rates} 키는 복사본에서 모든 값을 시험하고, {key_view_9} 키는 한계까지 얼마나 남았는지 재요. 그다음에는 "
    "'chainrule learn init'을 해 보세요.",
)

RATE = Lesson(
    "rate",
    4,
    Hyper(learning_rate=SLOW, epochs=60),
    (
        Step(crawled),
        Step(fast, over),
        Step(beyond, over),
        Step(first_is_good, first_is_bad),
    ),
    {"en": EN, "ko": KO},
)
