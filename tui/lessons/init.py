"""The lesson `init`: why the first weights must have the right size."""

from __future__ import annotations

from engine.hyper import Hyper
from tui.lessons.goals import guessing_after, largest_loss, over, reached, sees_layers
from tui.lessons.lesson import Lesson, Sight, Step, StepWords, Words

GOOD, HUGE = 0.95, 100.0


def exploded(sight: Sight) -> bool:
    """A run with large weights began with an enormous loss."""
    wide = sight.view.hyper.init == "normal" and sight.view.hyper.init_std >= 0.5
    return wide and (largest_loss(sight) >= HUGE or sight.view.state == "diverged")


def tame(sight: Sight) -> bool:
    """A new run has trained, and its loss was never enormous."""
    return sight.fresh and bool(sight.view.epochs) and not exploded(sight)


def learned(sight: Sight) -> bool:
    """A run with an init that fits the layers' widths got good."""
    return sight.view.hyper.init != "normal" and reached(sight.view.epochs, GOOD)


EN = Words(
    "Initialization",
    "why the first weights must be neither small nor large",
    "A network with three hidden layers of 100 ReLU units. Before the first step its weights are "
    "drawn at random. How large should they be? You try far too small, far too large, and right.",
    (
        StepWords(
            "The weights are drawn with a standard deviation (init std) of 0.0001. Press {key_epoch} to "
            "train for one epoch. Look at the loss and at val in the accuracy table.",
            "The loss stays at 2.30 = ln 10, and 11% are right: the network gives the same answer "
            "to every image.",
        ),
        StepWords(
            "Press {key_view_6} to see the layers. Compare the activation of Affine 1 with that of Affine 2.",
            "One layer on, the signal is about a thousand times smaller; further on little more than "
            "biases is left. Nothing of the image arrives at the end, and hardly any gradient comes "
            "back (column gradient).",
        ),
        StepWords(
            "Now far too large: press {key_pane_1}, set init std to 1, press {key_restart} for new weights, then {key_epoch}. "
            "Watch the first losses.",
            "The first loss is in the thousands: each layer makes the signal about seven times "
            "larger, and the first steps destroy the network.",
            "That was still a tame start. Leave weight init at normal, set init std to 1, press "
            "{key_restart}, then {key_epoch}.",
        ),
        StepWords(
            "Set weight init to he: a standard deviation of √(2/n) for n inputs. Press {key_restart}, then "
            "{key_toggle}. Goal: 95% validation accuracy.",
            "It learns at once. √(2/n) is the spread at which ReLU layers pass signals on, "
            "and gradients back, at the size they came.",
            "This run did not reach 95%. Set weight init to he and the learning rate to 0.1, "
            "press {key_restart}, then {key_toggle}.",
        ),
    ),
    "First weights must keep signals at their size through all layers: He for ReLU, Xavier for "
    "sigmoid and tanh. Next: set init std to 0.01 with batch norm on, which puts the scale right "
    "by itself; then try 'chainrule learn depth'.",
)

KO = Words(
    "초기화 (initialization)",
    "첫 weight가 너무 작아도, 너무 커도 안 되는 까닭",
    "ReLU 100개짜리 hidden layer가 세 개 있는 네트워크예요. 첫 step 전에 weight를 무작위로 뽑는데, "
    "얼마나 커야 할까요? 너무 작게, 너무 크게, 그리고 알맞게 해 봐요.",
    (
        StepWords(
            "지금 weight는 표준편차(init std) 0.0001로 뽑혔어요. {key_epoch} 키를 눌러 한 epoch를 학습하고, "
            "loss와 accuracy 표의 val을 보세요.",
            "loss는 2.30 = ln 10에 머물고 정답은 11%예요. 어떤 이미지를 줘도 같은 답만 해요.",
        ),
        StepWords(
            "{key_view_6} 키를 눌러 layer들을 보세요. Affine 1과 Affine 2의 activation을 비교해 보세요.",
            "layer 하나를 지나자 신호가 천 배쯤 작아져요. 그 뒤에는 거의 bias만 남아요. 이미지의 흔적은 "
            "끝까지 닿지 않고, 돌아오는 gradient(gradient 열)도 거의 없어요.",
        ),
        StepWords(
            "이번에는 너무 크게 해 봐요. {key_pane_1} 키를 누르고 init std를 1로 바꾼 다음 {key_restart}(새 weight), {key_epoch} 키를 "
            "누르세요. 처음 loss들을 잘 보세요.",
            "첫 loss가 몇천이나 돼요. layer마다 신호가 일곱 배쯤 커져서, 처음 몇 step이 네트워크를 "
            "망가뜨려요.",
            "아직 얌전한 시작이었어요. weight init은 normal로 두고 init std를 1로 바꾼 뒤 {key_restart}, {key_epoch} 키를 "
            "누르세요.",
        ),
        StepWords(
            "weight init을 he로 바꾸세요. 입력이 n개면 표준편차는 √(2/n)이에요. {key_restart}, {key_toggle} 키를 "
            "누르세요. 목표: validation accuracy 95%.",
            "바로 배워요. 표준편차가 √(2/n)이면 ReLU layer가 신호도 gradient도 받은 크기 그대로 "
            "넘겨줘요.",
            "이번 학습은 95%에 못 미쳤어요. weight init을 he로, learning rate를 0.1로 하고 r, "
            "{key_toggle} 키를 누르세요.",
        ),
    ),
    "첫 weight는 신호의 크기를 모든 layer에서 지켜 줘야 해요. ReLU에는 He, sigmoid와 tanh에는 "
    "Xavier가 맞아요. 다음으로: init std 0.01에 batch norm을 켜 보세요. 크기를 스스로 맞춰 줘요. "
    "그다음에는 'chainrule learn depth'를 해 보세요.",
)

INIT = Lesson(
    "init",
    4,
    Hyper(hidden=(100, 100, 100), init="normal", init_std=0.0001),
    (
        Step(guessing_after(1)),
        Step(sees_layers),
        Step(exploded, tame),
        Step(learned, lambda sight: sight.fresh and over(sight)),
    ),
    {"en": EN, "ko": KO},
)
