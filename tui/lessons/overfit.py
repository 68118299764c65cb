"""The lesson `overfit`: learning by heart, and two ways to keep a network from it."""

from __future__ import annotations

from engine.hyper import Hyper
from tui.lessons.goals import over
from tui.lessons.lesson import Lesson, Sight, Step, StepWords, Words

IMAGES, LONG = 1_000, 20  # training images; epochs after which a run may be judged
RISEN, LEVEL = 1.08, 1.05  # the last validation loss as a multiple of the lowest


def by_heart(sight: Sight) -> bool:
    """All training images are right, and the validation loss has risen since its best."""
    rows = sight.view.epochs
    return bool(rows) and rows[-1].train_accuracy >= 0.995 and rise(sight) >= RISEN


def rise(sight: Sight) -> float:
    """The last validation loss as a multiple of the lowest."""
    losses = [epoch.validation_loss for epoch in sight.view.epochs]
    return losses[-1] / min(losses)


def held_back(sight: Sight) -> bool:
    """A long new run with a remedy, whose validation loss is still near its lowest."""
    hyper, rows = sight.view.hyper, sight.view.epochs
    remedy = hyper.weight_decay > 0 or hyper.dropout > 0
    able = len(rows) >= LONG and rows[-1].validation_accuracy >= 0.88
    return sight.fresh and remedy and able and over(sight) and rise(sight) <= LEVEL


def not_held(sight: Sight) -> bool:
    """A new run is over, and still overfits or learns too little."""
    return sight.fresh and over(sight) and not held_back(sight)


EN = Words(
    "Overfitting",
    "how a network learns by heart, and what keeps it from it",
    "This network has 200 hidden units and only 1,000 images to learn from. With "
    "159,010 parameters it can learn each of them by heart. What becomes of the 5,000 validation "
    "images?",
    (
        StepWords(
            "Press {key_toggle} and let it train to the end. In the accuracy table compare train with "
            "val; in the loss chart watch the orange dots.",
            "All 1,000 training images are right, but only 9 in 10 of the others. The validation "
            "loss was lowest early and has risen since: where the network errs, it errs ever more "
            "surely.",
            "This run did not overfit. Press {key_lesson_again} to begin the lesson again.",
        ),
        StepWords(
            "Keep it from learning by heart: set weight decay to 0.001, or dropout to 0.5, press {key_restart}, "
            "then {key_toggle}. Goal: after all epochs the validation loss is within 5% of its lowest.",
            "The validation loss stays down. Weights that are pulled to zero, or units that are "
            "left out at random, keep the network to what images have in common.",
            "After all epochs the validation loss is more than 5% above its lowest, or val below "
            "88%. Try weight decay 0.001 or dropout 0.5 alone, adam at 0.001; {key_restart}, then {key_toggle}.",
        ),
    ),
    "Judge by images that were not learned from. Weight decay, dropout or stopping early help; more "
    "images help most: with all 55,000 'chainrule' reads 97% right. Next: smoothing 0.1, or both "
    "remedies at once; then try 'chainrule learn riddle'.",
)

KO = Words(
    "overfitting: 외워 버리기",
    "네트워크가 통째로 외우는 모습, 그리고 그것을 막는 법",
    "hidden unit은 200개인데 학습할 이미지는 1,000장뿐이에요. parameter가 159,010개라서 이미지를 "
    "통째로 외울 수 있어요. 그러면 validation 이미지 5,000장은 어떻게 될까요?",
    (
        StepWords(
            "{key_toggle} 키를 눌러 끝까지 학습하세요. accuracy 표에서 train과 val을 비교하고, loss 차트의 "
            "주황색 점을 보세요.",
            "학습 이미지 1,000장은 다 맞지만, 나머지는 열에 아홉만 맞아요. validation loss는 일찍 "
            "가장 낮았다가 그 뒤로 올랐어요. 틀릴 때 점점 더 확신하며 틀려요.",
            "이번에는 overfitting이 일어나지 않았어요. {key_lesson_again} 키를 눌러 처음부터 다시 해 보세요.",
        ),
        StepWords(
            "외우지 못하게 해 봐요. weight decay를 0.001로 하거나 dropout을 0.5로 하고 {key_restart}, {key_toggle} 키를 "
            "누르세요. 목표: 모든 epoch 뒤에 validation loss가 최저값의 5% 안쪽.",
            "validation loss가 낮게 머물러요. weight를 0 쪽으로 당기거나 unit을 무작위로 쉬게 하면, "
            "이미지들의 공통점을 배우게 돼요.",
            "끝난 뒤 validation loss가 최저값보다 5% 넘게 높거나, val이 88%보다 낮아요. adam 0.001에 "
            "weight decay 0.001이나 dropout 0.5 하나만 쓰고 {key_restart}, {key_toggle} 키를 누르세요.",
        ),
    ),
    "배우지 않은 이미지로 판단해야 해요. weight decay, dropout, 일찍 멈추기가 도움이 되고, 이미지를 "
    "늘리는 것이 가장 좋아요. 55,000장을 다 쓰는 'chainrule'은 97%를 맞혀요. 다음으로: smoothing "
    "0.1이나 두 방법을 함께 써 보고, 'chainrule learn riddle'을 해 보세요.",
)

OVERFIT = Lesson(
    "overfit",
    3,
    Hyper(hidden=(200,), optimizer="adam", learning_rate=0.001, batch_size=20, epochs=30),
    (
        Step(by_heart, lambda sight: over(sight) and not by_heart(sight)),
        Step(held_back, not_held),
    ),
    {"en": EN, "ko": KO},
    images=IMAGES,
)
