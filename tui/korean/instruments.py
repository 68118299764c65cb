"""What the instruments read, in Korean: health of layers, ruler, range test, breakpoints."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    # Health
    "healthy": "건강",
    "dead": "죽음",
    "saturated": "포화",
    "vanishing": "소실",
    "exploding": "폭발",
    "still": "정지",
    "Its outputs are no finite numbers any more.": "출력이 더는 유한한 수가 아니에요.",
    "The loss is no finite number, so no gradient comes back.": (
        "loss가 유한한 수가 아니어서 gradient가 돌아오지 않아요."
    ),
    "{dead} of {units} units are off for every image, so no gradient reaches their weights.": (
        "unit {units}개 중 {dead}개가 모든 이미지에서 꺼져 있어서, gradient가 그 weight에 닿지 "
        "않아요."
    ),
    "{near_ends:.0%} of its outputs lie at an end, where the slope is nearly 0; {saturated} of "
    "{units} units do for nearly every image.": (
        "출력의 {near_ends:.0%}가 기울기가 거의 0인 끝에 있어요. unit {units}개 중 {saturated}개는 "
        "거의 모든 이미지에서 그래요."
    ),
    "Its gradient is {share:,.0f} times that at the logits.": (
        "gradient가 logit에서의 {share:,.0f}배나 돼요."
    ),
    "Only {size} of the gradient at the logits arrives here.": (
        "logit에 있던 gradient의 {size}만큼만 여기에 닿아요."
    ),
    "Nothing of the gradient at the logits arrives here.": (
        "logit에 있던 gradient가 여기까지 전혀 닿지 않아요."
    ),
    "A step does not move its weights at all, at a learning rate of {rate:.2g}.": (
        "한 step이 weight를 전혀 움직이지 않아요(learning rate {rate:.2g})."
    ),
    "A step moves its weights by {update:.0e} of their size, at a learning rate of {rate:.2g}.": (
        "한 step이 weight를 그 크기의 {update:.0e}배만큼만 움직여요(learning rate {rate:.2g})."
    ),
    "A step moves its weights by {update:.2%} of their size.": (
        "한 step이 weight를 그 크기의 {update:.2%}만큼 움직여요."
    ),
    "{share:.0%} of its units are off for every image.": (
        "unit의 {share:.0%}가 모든 이미지에서 꺼져 있어요."
    ),
    "{share:.0%} of its outputs lie near an end.": "출력의 {share:.0%}가 끝 근처에 있어요.",
    "Its outputs are around {size:.2g}.": "출력의 크기는 {size:.2g} 정도예요.",
    "{sign} {layer} is {word}. {reason}": "{sign} {layer}: {word}. {reason}",
    # Ruler
    "The step changes nothing: even at {longest:g} times its length the loss is the same. No "
    "weight moves, or only by less than can be measured.": (
        "step이 아무것도 바꾸지 않아요. 길이를 {longest:g}배로 늘려도 loss가 똑같아요. weight가 "
        "전혀 움직이지 않거나, 잴 수 없을 만큼만 움직여요."
    ),
    "Even the shortest step makes the mini-batch's loss higher.": (
        "가장 짧은 step조차 mini-batch의 loss를 높여요."
    ),
    "The step is too long: from {edge:.2g} times its length on it does harm.": (
        "step이 너무 길어요. 그 길이의 {edge:.2g}배부터 해가 돼요."
    ),
    "The mini-batch's loss is lowest at {best} times this step, and harm begins at {edge:.2g} "
    "times.": "mini-batch의 loss는 이 step의 {best}배에서 가장 낮고, {edge:.2g}배부터 해가 돼요.",
    "The loss is lowest at {best} times this step; the edge is far away.": (
        "loss는 이 step의 {best}배에서 가장 낮고, 한계는 아직 멀어요."
    ),
    "The loss still falls at {longest:g} times this step.": (
        "이 step의 {longest:g}배에서도 loss가 계속 줄어요."
    ),
    # Range test
    "the loss falls fastest near {rate:.2g} and is lowest, {lowest:.2f}, at {bottom:.2g}; "
    "beyond that it rises": (
        "loss는 {rate:.2g} 근처에서 가장 빠르게 줄고 {bottom:.2g}에서 가장 낮아요({lowest:.2f}). "
        "그 뒤로는 올라가요"
    ),
    "the loss never fell clearly, so no learning rate can be read off; a trained network is "
    "like that, and with a new one look at the weight init or try a larger batch": (
        "loss가 뚜렷하게 줄지 않아서 learning rate를 고를 수 없어요. 이미 학습된 네트워크라면 그럴 "
        "수 있고, 새 네트워크라면 weight init을 살펴보거나 더 큰 batch를 써 보세요"
    ),
    # Breakpoints
    "the loss, {loss:.3f}, is {above:.1f} standard deviations above the mean of the {count} "
    "steps before, {mean:.3f}": (
        "loss({loss:.3f})가 앞선 {count} step의 평균({mean:.3f})보다 표준편차의 {above:.1f}배만큼 "
        "높아요"
    ),
    "the loss, {loss:.3f}, is far above the mean of the {count} steps before, {mean:.3f}": (
        "loss({loss:.3f})가 앞선 {count} step의 평균({mean:.3f})보다 훨씬 높아요"
    ),
    "the {name} is {value}": "{name} 값이 유한한 수가 아니에요({value})",
    "the gradient is {length:.3g} long, more than {longest:g}": (
        "gradient의 길이({length:.3g})가 한계({longest:g})를 넘었어요"
    ),
    "unit {unit} of {layer} died": "{layer}의 {unit}번 unit이 죽었어요",
    "unit {unit} of {layer} died, and {more} more": (
        "{layer}의 {unit}번 unit이 죽었고, 다른 unit도 {more}개 죽었어요"
    ),
    # Benchmarks
    "gather the batch": "batch 모으기",
}
