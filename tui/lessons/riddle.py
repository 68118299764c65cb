"""The lesson `riddle`: a network with a hidden fault, as the post left it, and five suspects."""

from __future__ import annotations

from engine.hyper import Hyper
from tui.lessons.goals import guessing_after, sees_layers
from tui.lessons.lesson import RULER, Choice, Lesson, Sight, Step, StepWords, Words


def sees_ruler(sight: Sight) -> bool:
    """The ruler has measured the next update and is on show."""
    return sight.place == RULER and sight.view.rates is not None


EN = Words(
    "The riddle",
    "to find a hidden fault with the instruments",
    "Somewhere in this network's code is one wrong line. It was so in a blog post on "
    "backpropagation, whose network kept an accuracy of exactly 10.775% for 10,000 steps. Find out "
    "why.",
    (
        StepWords(
            "Press {key_epoch}, and {key_epoch} once more when it has paused. Two epochs are 2,200 steps: look at val "
            "in the accuracy table, and at the loss.",
            "The accuracy is exactly the same after each epoch, to the last digit, and the loss "
            "falls not at all. A slow learner would change at least a little.",
        ),
        StepWords(
            "Press {key_view_6} for the layers. Does a gradient reach every layer? And by how much does a "
            "step move the weights: the column |ΔW|/|W|?",
            "Gradients arrive everywhere, of a sound size. Yet |ΔW|/|W| is 0: no weight moves "
            "at all.",
        ),
        StepWords(
            "Press {key_view_9} for the ruler: it takes the next update and makes it longer, up to 8 times. What "
            "becomes of the loss?",
            "Nothing: it is the same before the step, at 1/8 and at 8 times. There is a gradient, "
            "and a learning rate, but no update arrives in the layers.",
        ),
        StepWords(
            "You have seen enough. Press {key_lesson} and choose the fault.",
            "Yes! params[k] = params[k] - lr * grad makes a new array; the layers keep the old "
            "one, which nobody changes. Written params[k] -= lr * grad it learns.",
            choices=(
                Choice(
                    "zero-init",
                    "All weights begin at zero.",
                    "In view 6 the weights are not zero, and each unit has its own picture. And "
                    "with zeros the last biases would still move.",
                ),
                Choice(
                    "high-rate",
                    "The learning rate is far too high.",
                    "Then weights would move far and the loss would jump, but |ΔW|/|W| is 0. Set "
                    "the rate to 0.001: nothing changes.",
                ),
                Choice(
                    "rebinding",
                    "The update makes new arrays; the layers keep the old ones.",
                    "It fits all that was seen: gradients everywhere, and no weight moves.",
                ),
                Choice(
                    "shuffled-labels",
                    "The labels are shuffled against the images.",
                    "A network learns from wrong labels too: its weights move and its loss settles "
                    "near 2.30. Here nothing moves.",
                ),
                Choice(
                    "sigmoid-none",
                    "An activation's backward returns nothing.",
                    "Then no gradient would come to the first layer, and backward would break "
                    "off. In view 6 a gradient arrives at every layer.",
                ),
            ),
        ),
    ),
    "A gradient, but still weights: look at the update. That was the post's riddle. Next: "
    "'chainrule autopsy' examines eleven faults in this way, this one as 'chainrule autopsy "
    "rebinding'.",
)

KO = Words(
    "수수께끼",
    "계기를 보고 숨은 오류를 찾는 법",
    "이 네트워크의 코드에는 틀린 줄이 하나 있어요. backpropagation을 다룬 어느 블로그 글도 그랬어요. "
    "10,000 step 동안 정확도가 10.775%에서 꿈쩍하지 않았죠. 왜 그런지 찾아보세요.",
    (
        StepWords(
            "{key_epoch} 키를 누르고, 멈추면 한 번 더 누르세요. 두 epoch는 2,200 step이에요. accuracy 표의 val과 "
            "loss를 보세요.",
            "epoch가 끝날 때마다 정확도가 마지막 자리까지 똑같고, loss도 줄지 않아요. 느리게라도 "
            "배운다면 조금은 달라졌을 거예요.",
        ),
        StepWords(
            "{key_view_6} 키를 눌러 layer들을 보세요. gradient가 모든 layer에 닿나요? 한 step이 weight를 얼마나 "
            "움직이나요(|ΔW|/|W| 열)?",
            "gradient는 알맞은 크기로 모든 layer에 닿아요. 그런데 |ΔW|/|W|는 0이에요. weight가 "
            "전혀 움직이지 않아요.",
        ),
        StepWords(
            "{key_view_9} 키를 눌러 ruler를 보세요. 다음 update를 8배까지 늘려 보여 줘요. loss는 어떻게 되나요?",
            "그대로예요. step 전이나 1/8배나 8배나 똑같아요. gradient도 learning rate도 있는데, update가 "
            "layer에 닿지 않아요.",
        ),
        StepWords(
            "이제 충분히 봤어요. {key_lesson} 키를 누르고 오류를 고르세요.",
            "맞아요! params[k] = params[k] - lr * grad는 새 배열을 만들어요. layer는 아무도 바꾸지 않는 "
            "옛 배열을 계속 써요. params[k] -= lr * grad로 쓰면 배워요.",
            choices=(
                Choice(
                    "zero-init",
                    "모든 weight가 0에서 시작해요.",
                    "6에서 보면 weight는 0이 아니고 unit마다 그림이 달라요. 게다가 0이어도 마지막 "
                    "bias는 움직였을 거예요.",
                ),
                Choice(
                    "high-rate",
                    "learning rate가 너무 높아요.",
                    "그러면 weight가 멀리 움직이고 loss가 튀어야 하는데, |ΔW|/|W|가 0이에요. 0.001로 "
                    "낮춰도 똑같아요.",
                ),
                Choice(
                    "rebinding",
                    "update가 새 배열을 만들고, layer는 옛 배열을 계속 써요.",
                    "본 것과 모두 맞아요. gradient는 모든 layer에 있는데 weight만 안 움직여요.",
                ),
                Choice(
                    "shuffled-labels",
                    "label이 이미지와 어긋나게 섞였어요.",
                    "틀린 label로도 배우기는 해요. weight는 움직이고 loss는 2.30 근처에 머물러요. "
                    "여기서는 아무것도 안 움직여요.",
                ),
                Choice(
                    "sigmoid-none",
                    "activation의 backward가 아무것도 돌려주지 않아요.",
                    "그러면 첫 layer에 gradient가 닿지 않고 backward가 멈춰 버려요. 6에서 보면 모든 "
                    "layer에 gradient가 닿아요.",
                ),
            ),
        ),
    ),
    "gradient는 있는데 weight가 가만히 있으면 update를 의심하세요. 이것이 그 글의 수수께끼였어요. "
    "다음으로: 'chainrule autopsy'는 열한 가지 오류를 이렇게 살펴봐요. 이 오류는 'chainrule autopsy "
    "rebinding'이에요.",
)

RIDDLE = Lesson(
    "riddle",
    5,
    Hyper(),
    (
        Step(guessing_after(2)),
        Step(sees_layers),
        Step(sees_ruler),
        Step(answer="rebinding"),
    ),
    {"en": EN, "ko": KO},
    faulty=True,
)
