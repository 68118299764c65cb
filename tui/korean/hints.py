"""The guide's hints in Korean: what each is called, what was seen, why it matters, what to do."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    # Steps
    "divergence": "발산",
    "At step {step:,}, with a learning rate of {rate:.3g}, the loss is no finite number any "
    "more; guessing has {guessing:.2f}.": (
        "step {step:,}에서 loss가 더는 유한한 수가 아니에요(learning rate {rate:.3g}, 찍을 때의 "
        "loss {guessing:.2f})."
    ),
    "At step {step:,}, with a learning rate of {rate:.3g}, the loss is {loss:.2f} on average; "
    "guessing has {guessing:.2f}.": (
        "step {step:,}에서 loss가 평균 {loss:.2f}까지 올랐어요(learning rate {rate:.3g}, 찍을 때의 "
        "loss {guessing:.2f})."
    ),
    "Each step overshoots the valley and lands higher than it began; there the gradient is "
    "larger, and the next step longer still. Until a number no longer fits into 32 bits.": (
        "step마다 골짜기를 넘어서 시작한 곳보다 더 높은 곳에 떨어져요. 그곳은 gradient가 더 커서 "
        "다음 step은 더 길어져요. 이렇게 가다 보면 값이 32비트에 담기지 않게 돼요."
    ),
    "first weights too large": "너무 큰 첫 weight",
    "The first mini-batch had a loss of {first:.2f}; guessing has {guessing:.2f}.": (
        "첫 mini-batch의 loss({first:.2f})가 찍을 때의 loss({guessing:.2f})보다 훨씬 커요."
    ),
    "A network that knows nothing should say so, with about equal probabilities. This one began "
    "very sure, and wrong: its weights were so large that every layer made the numbers larger, "
    "and it has to unlearn that first.": (
        "아무것도 모르는 네트워크라면 모든 답에 비슷한 확률을 주어야 해요. 그런데 이 네트워크는 "
        "처음부터 확신에 차서 틀렸어요. weight가 너무 커서 layer를 지날 때마다 값이 커졌고, "
        "그것부터 잊어야 배울 수 있어요."
    ),
    "learning rate too high": "너무 높은 learning rate",
    "From {edge:.2g} times the present step on, a mini-batch's own loss is higher than before "
    "it; a step changes that of images held out by {harm:+.1%}. {course}": (
        "지금 step의 {edge:.2g}배부터는 mini-batch 자신의 loss가 step 전보다 높아져요. 배우지 않은 "
        "이미지의 loss는 한 step에 {harm:+.1%} 바뀌어요. {course}"
    ),
    "The loss is {loss:.2f}.": "loss는 지금 {loss:.2f} 정도예요.",
    "The loss is {loss:.2f}, and was up to {most:.2f} on the way.": (
        "loss는 지금 {loss:.2f} 정도이고, 그사이 {most:.2f}까지 올랐어요."
    ),
    "The gradient tells the slope at one point. A step much longer than the slope holds goes "
    "over the floor of the valley and up the other side; a shorter one would end lower.": (
        "gradient는 한 점에서의 기울기만 알려 줘요. 그 기울기가 통하는 거리보다 훨씬 긴 step은 "
        "골짜기 바닥을 지나 반대쪽으로 올라가요. 더 짧았다면 더 낮은 곳에서 끝났을 거예요."
    ),
    "learning rate too low": "너무 낮은 learning rate",
    "A step lowers its own mini-batch's loss by {gain:.2%}; at {times:g} times the step it "
    "still falls, on images held out too. The loss is {loss:.2f}.": (
        "한 step이 자기 mini-batch의 loss를 {gain:.2%} 낮춰요. step을 {times:g}배로 늘려도 loss는 "
        "계속 줄고, 배우지 않은 이미지에서도 마찬가지예요. loss는 지금 {loss:.2f} 정도예요."
    ),
    "The steps are so short that the ground is straight under them. As long as it is, a step "
    "twice as long gains twice as much, at the same cost.": (
        "step이 너무 짧아서 그 아래 땅이 곧게 뻗어 있어요. 그런 동안에는 두 배 긴 step이 같은 "
        "비용으로 두 배를 얻어요."
    ),
    "plateau at guessing": "찍기 수준에 머무는 loss",
    "The last {count} mini-batches have a mean loss of {mean:.3f}; ln {classes} is "
    "{guessing:.3f}.": (
        "최근 mini-batch {count}개의 평균 loss({mean:.3f})가 ln {classes}({guessing:.3f}) 근처에 "
        "머물러 있어요."
    ),
    "That is the loss of giving every class the same probability, whatever the image. Either "
    "nothing of the image gets through (tiny weights, dead or saturated units), or nothing of "
    "the gradient moves the weights (a rate too low).": (
        "어떤 이미지를 줘도 모든 class에 같은 확률을 줄 때의 loss예요. 이미지의 정보가 지나가지 "
        "못하거나(아주 작은 weight, 죽거나 포화된 unit), gradient가 weight를 움직이지 못하는 "
        "거예요(너무 낮은 learning rate)."
    ),
    "noise larger than the gain": "얻는 것보다 큰 noise",
    "With batches of {size} the noise of a gradient is {ratio:.0f} times its signal, and the "
    "loss stands at {loss:.2f}.": (
        "batch size가 {size}일 때 gradient의 noise가 신호의 {ratio:.0f}배이고, loss는 {loss:.2f} "
        "근처에서 내려가지 않아요."
    ),
    "With batches of {size} the noise of a gradient is far more than its signal, and the loss "
    "stands at {loss:.2f}.": (
        "batch size가 {size}일 때 gradient의 noise가 신호보다 훨씬 크고, loss는 {loss:.2f} "
        "근처에서 내려가지 않아요."
    ),
    "Every mini-batch pulls towards its own few images. What they have in common moves the "
    "network on; the rest only shakes it, the more the longer the steps are. A larger batch "
    "averages it away.": (
        "mini-batch는 저마다 자기 이미지 몇 장 쪽으로 끌어당겨요. 공통된 부분은 네트워크를 앞으로 "
        "보내지만, 나머지는 흔들기만 해요. step이 길수록 더 흔들려요. batch를 키우면 흔들림이 서로 "
        "지워져요."
    ),
    "schedule over before the epochs": "epoch보다 먼저 끝난 schedule",
    "The schedule has brought the learning rate to {factor:.2%} of the one chosen, with "
    "{left:.0f} epochs to come; the last one changed the training loss from {before:.4f} to "
    "{last:.4f}.": (
        "schedule이 learning rate를 처음 정한 값의 {factor:.2%}까지 낮췄는데 epoch가 {left:.0f}개 "
        "남았어요. 지난 epoch 동안 training loss는 거의 그대로였어요({before:.4f} → {last:.4f})."
    ),
    "Steps this short no longer change the network. The epochs that remain take time and bring "
    "nothing; a schedule that falls more slowly would have used them.": (
        "이렇게 짧은 step은 더는 네트워크를 바꾸지 못해요. 남은 epoch는 시간만 쓰고 얻는 것이 "
        "없어요. 더 천천히 낮아지는 schedule이라면 그 시간을 잘 썼을 거예요."
    ),
    # Layers
    "dead units": "죽은 unit",
    "A step that was too long pushed their biases so far down that no image lifts their sum "
    "above 0. A ReLU passes no gradient back there, so nothing can bring them back; only new "
    "weights and shorter steps help, or a ReLU that leaks.": (
        "너무 긴 step이 bias를 아래로 크게 밀어서, 어떤 이미지로도 합이 0을 넘지 못해요. ReLU는 "
        "그곳에서 gradient를 돌려보내지 않으니 스스로 되살아날 수 없어요. weight를 새로 뽑고 "
        "step을 줄이거나, 조금 새는 ReLU(leaky-relu)를 쓰는 수밖에 없어요."
    ),
    "saturated units": "포화된 unit",
    "What reaches them is so large that the curve is flat there. Its slope is nearly 0, and the "
    "gradient is multiplied by it on the way back: the layers before learn next to nothing. "
    "Smaller first weights keep units where the curve is steep.": (
        "들어오는 값이 너무 커서 곡선이 평평한 곳에 가 있어요. 그곳의 기울기는 거의 0이고, "
        "gradient는 돌아올 때 이 기울기와 곱해져요. 그래서 앞쪽 layer는 거의 아무것도 못 배워요. "
        "첫 weight를 작게 하면 unit이 곡선의 가파른 곳에 머물러요."
    ),
    "vanishing gradient": "사라지는 gradient",
    "On its way back the gradient is multiplied by every layer's slope and weights. Where those "
    "products are below 1 it shrinks from layer to layer, and the first ones hardly move; a "
    "sigmoid's slope is ¼ at most.": (
        "gradient는 돌아오면서 layer마다 기울기와 weight가 곱해져요. 그 곱이 1보다 작으면 layer를 "
        "지날 때마다 줄어들어서 앞쪽 layer는 거의 움직이지 않아요. sigmoid의 기울기는 커 봐야 "
        "¼이에요."
    ),
    "exploding gradient": "폭발하는 gradient",
    "On its way back the gradient is multiplied by every layer's weights. Where those are large "
    "it grows from layer to layer, and the first ones are thrown about. Smaller first weights "
    "cure the cause; a limit on the gradient's length helps meanwhile.": (
        "gradient는 돌아오면서 layer마다 weight가 곱해져요. weight가 크면 layer를 지날 때마다 "
        "커져서 앞쪽 layer가 이리저리 내던져져요. 첫 weight를 작게 하면 원인이 없어지고, "
        "그때까지는 gradient의 길이를 제한하는 것이 도움이 돼요."
    ),
    "parameters that do not move": "움직이지 않는 parameter",
    "A step this short is lost in the rounding of 32-bit numbers, or would need millions of "
    "repetitions. If the gradient arrives, the learning rate is too low; if it does not, look "
    "at the layers behind.": (
        "이렇게 짧은 step은 32비트 숫자의 반올림 속에 묻히거나, 수백만 번을 되풀이해야 표가 나요. "
        "gradient가 닿는데도 그렇다면 learning rate가 너무 낮은 거예요. 닿지 않는다면 뒤쪽 "
        "layer들을 살펴보세요."
    ),
    "|Δθ| / |θ|, about 0.001 where a network learns well": (
        "|Δθ| / |θ|, 잘 배우는 네트워크에서는 0.001쯤"
    ),
    # Judging
    "overfitting": "overfitting",
    "Since epoch {epoch} the training loss fell from {train_before:.3f} to {train:.3f}, the "
    "validation loss rose from {validation_before:.3f} to {validation:.3f}; accuracies are "
    "{train_accuracy:.1%} and {validation_accuracy:.1%}.": (
        "epoch {epoch} 이후 training loss는 줄었는데({train_before:.3f} → {train:.3f}) validation "
        "loss는 올랐어요({validation_before:.3f} → {validation:.3f}). accuracy는 train "
        "{train_accuracy:.1%}, validation {validation_accuracy:.1%}예요."
    ),
    "The network has begun to learn the training images by heart, chance and slips of the pen "
    "included; of other images it becomes too sure where it is wrong. Fewer epochs, smaller "
    "weights or units left out at random keep it to what images have in common.": (
        "학습 이미지를 우연이나 글씨의 실수까지 통째로 외우기 시작했어요. 그래서 다른 이미지에서는 "
        "틀리면서도 너무 확신해요. epoch를 줄이거나, weight를 작게 하거나, unit을 무작위로 쉬게 "
        "하면 이미지들의 공통점을 배우게 돼요."
    ),
    "difference too small to tell": "구별하기에는 너무 작은 차이",
    "At best {better} reads {better_right:.2%} right and {other} {other_right:.2%}, {more:,} "
    "more of {total:,} images. {only_better:,} only the first reads, {only_other:,} only the "
    "second: the true difference lies anywhere from {low:+.2%} to {high:+.2%}.": (
        "가장 좋았을 때의 정답률은 {better}: {better_right:.2%}, {other}: {other_right:.2%}예요. "
        "이미지 {total:,}장 중 {more:,}장 차이예요. 앞쪽만 맞힌 이미지가 {only_better:,}장, 뒤쪽만 "
        "맞힌 이미지가 {only_other:,}장이라서, 진짜 차이는 {low:+.2%}와 {high:+.2%} 사이 어디든 될 "
        "수 있어요."
    ),
    "On other validation images both would have come out a little different, by more than they "
    "differ here; neither can be called the better one. Which digits each gets wrong tells more "
    "than the two numbers; so do runs with other seeds.": (
        "다른 validation 이미지였다면 둘 다 결과가 조금씩 달랐을 거예요. 그 폭이 지금의 차이보다 "
        "크니까 어느 쪽이 낫다고 할 수 없어요. 두 값보다는 각각 어떤 숫자를 틀리는지 보거나, "
        "seed를 바꿔 다시 학습해 보는 편이 더 많은 것을 알려 줘요."
    ),
    "test set looked at too often": "너무 자주 본 test set",
    "The test set was looked at {looks} times in this run.": (
        "이번 학습에서 test set을 {looks}번 봤어요."
    ),
    "Whoever changes something, looks, and changes again tunes by what was looked at, and the "
    "network comes to fit it by choice, if not by gradient. Its accuracy is then better than on "
    "digits nobody has seen. Tune by the validation images and look once, at the end.": (
        "바꾸고, 보고, 다시 바꾸다 보면 결국 본 것에 맞춰 조정하게 돼요. gradient로 배우지 않아도 "
        "사람의 선택을 거쳐 test set에 맞춰져요. 그러면 accuracy가 아무도 본 적 없는 숫자에서보다 "
        "높게 나와요. 조정은 validation 이미지로 하고, test set은 마지막에 한 번만 보세요."
    ),
    # Remedies
    "set {label} to {value}": "{label} → {value} 적용",
    "restart with {label} {value}": "{label} → {value}, 새로 시작",
    "open rates": "여러 learning rate 시험하기",
    "open layers": "layer 보기",
    "open mistakes": "틀린 숫자 보기",
    # The rules, in the list of what was checked
    "first weights": "첫 weight",
    "parameters still": "멈춘 parameter",
    "plateau": "제자리 loss",
    "rate too high": "높은 learning rate",
    "rate too low": "낮은 learning rate",
    "noise larger than gain": "큰 noise",
    "schedule over": "끝난 schedule",
    "difference too small": "너무 작은 차이",
    "test set worn out": "닳은 test set",
}
