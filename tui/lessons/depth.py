"""The lesson `depth`: how gradients vanish in deep networks of sigmoids."""

from __future__ import annotations

from engine.hyper import Hyper
from tui.lessons.goals import guessing_after, over, reached, sees_layers
from tui.lessons.lesson import Lesson, Sight, Step, StepWords, Words

GOOD = 0.95


def mended(sight: Sight) -> bool:
    """The deep network learns with another activation."""
    bent = sight.view.hyper.activation != "sigmoid"
    return bent and len(sight.view.hyper.hidden) >= 5 and reached(sight.view.epochs, GOOD)


def unmended(sight: Sight) -> bool:
    """A new run is over, or plainly not on its way."""
    return sight.fresh and (over(sight) or guessing_after(1)(sight))


def sees_it_mended(sight: Sight) -> bool:
    """The layers of a network without sigmoids are on show."""
    return sees_layers(sight) and sight.view.hyper.activation != "sigmoid"


EN = Words(
    "Depth and sigmoid",
    "why gradients vanish in a deep network of sigmoids",
    "Five hidden layers of 50 sigmoid units, with Xavier weights. One such layer learns well. Why "
    "do five of them learn nothing?",
    (
        StepWords(
            "Press {key_epoch} to train for an epoch, and {key_epoch} once more when it has paused. Look at the "
            "accuracy table.",
            "Two epochs, and it still guesses: about one digit in ten is right.",
        ),
        StepWords(
            "Press {key_view_6} to see the layers. Compare the gradient of the first layers with that of "
            "the last.",
            "On its way back the gradient shrinks at each sigmoid: its slope y(1 - y) is at most "
            "1/4. Hundreds of times smaller at the first layer, it moves the weights there by "
            "almost nothing.",
        ),
        StepWords(
            "Press {key_pane_1}, set activation to relu and weight init to he, press {key_restart}, then {key_toggle}. Goal: 95% "
            "validation accuracy with the same five layers.",
            "The slope of ReLU is 1 where it is on, so that the gradient comes back whole.",
            "Not yet. Set activation to relu, weight init to he and the learning rate to 0.1; "
            "press {key_restart}, then {key_toggle}.",
        ),
        StepWords(
            "Press {key_view_6} again and compare the gradients once more.",
            "Now they are of about the same size from the last layer to the first: every layer "
            "learns.",
        ),
    ),
    "The chain rule multiplies slopes. Where each is below 1, depth makes the product vanish. "
    "Next: tanh with Xavier, sigmoid with batch norm on, or sigmoid with adam at 0.001; then "
    "try 'chainrule learn overfit'.",
)

KO = Words(
    "깊이와 sigmoid",
    "깊은 sigmoid 네트워크에서 gradient가 사라지는 까닭",
    "sigmoid 50개짜리 hidden layer가 다섯 개이고, weight는 Xavier로 뽑았어요. 이런 layer 하나는 잘 "
    "배우는데, 다섯 개는 왜 아무것도 못 배울까요?",
    (
        StepWords(
            "{key_epoch} 키를 눌러 한 epoch를 학습하고, 멈추면 한 번 더 누르세요. accuracy 표를 보세요.",
            "두 epoch가 지나도 여전히 찍고 있어요. 열에 하나쯤만 맞아요.",
        ),
        StepWords(
            "{key_view_6} 키를 눌러 layer들을 보세요. 앞쪽 layer의 gradient를 마지막 layer의 gradient와 비교해 보세요.",
            "gradient는 돌아오면서 sigmoid마다 작아져요. 기울기 y(1 - y)가 커 봐야 1/4이거든요. 첫 "
            "layer에서는 수백 배 작아져서 weight가 거의 움직이지 않아요.",
        ),
        StepWords(
            "{key_pane_1} 키를 누르고 activation을 relu로, weight init을 he로 바꾼 다음 {key_restart}, {key_toggle} 키를 누르세요. "
            "목표: 같은 다섯 layer로 validation accuracy 95%.",
            "ReLU의 기울기는 켜져 있으면 1이라서, gradient가 줄지 않고 돌아와요.",
            "아직이에요. activation은 relu, weight init은 he, learning rate는 0.1로 하고 {key_restart}, {key_toggle} 키를 "
            "누르세요.",
        ),
        StepWords(
            "다시 {key_view_6} 키를 눌러 gradient를 한 번 더 비교해 보세요.",
            "이제 마지막 layer부터 첫 layer까지 크기가 비슷해요. 모든 layer가 배우고 있어요.",
        ),
    ),
    "chain rule은 기울기를 곱해요. 기울기가 모두 1보다 작으면 깊어질수록 곱이 사라져요. 다음으로: "
    "tanh와 Xavier, sigmoid에 batch norm, 또는 sigmoid에 adam(0.001)을 해 보세요. 그다음에는 "
    "'chainrule learn overfit'을 해 보세요.",
)

DEPTH = Lesson(
    "depth",
    4,
    Hyper(hidden=(50,) * 5, activation="sigmoid", init="xavier"),
    (
        Step(guessing_after(2)),
        Step(sees_layers),
        Step(mended, unmended),
        Step(sees_it_mended),
    ),
    {"en": EN, "ko": KO},
)
