"""The command line in Korean: what `train`, `gradcheck`, `lrfind`, `bench` and others print."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    # train
    "net {sizes}, {count:,} parameters, {activation}, {optimizer}; "
    "{train:,} training and {validation:,} validation images": (
        "net {sizes}, parameter {count:,}개, {activation}, {optimizer}, "
        "학습 이미지 {train:,}장, validation 이미지 {validation:,}장"
    ),
    "seconds": "초",
    "images/s": "이미지/초",
    "test accuracy {accuracy:.2%}, loss {loss:.4f} (look {looks} in this run)": (
        "test accuracy {accuracy:.2%}, loss {loss:.4f} (이 학습에서 test set을 본 횟수: {looks})"
    ),
    "diverged: the loss became {loss} at step {step:,} with learning rate {rate:g}; "
    "the weights of step {kept:,} are kept. {advice}": (
        "발산했어요. step {step:,}에서 loss가 {loss}(이)가 됐어요(learning rate {rate:g}). "
        "step {kept:,}의 weight를 남겨 두었어요. {advice}"
    ),
    "going on from step {step:,} in epoch {epoch}": (
        "epoch {epoch}의 step {step:,}부터 이어서 학습해요"
    ),
    # gradcheck
    "array": "배열",
    "shape": "모양",
    "nudged": "흔든 수",
    "largest error": "가장 큰 오차",
    "along one random direction through all of them: {error:.1e}": (
        "모든 배열을 한꺼번에, 무작위 방향 하나로 움직였을 때의 오차: {error:.1e}"
    ),
    "Backpropagation is right: it agrees with central differences.": (
        "backpropagation이 맞아요. 중앙 차분과 일치해요."
    ),
    "✗ They differ by more than {bound:g} of the largest gradient: a gradient is wrong.": (
        "✗ 차이가 가장 큰 gradient의 {bound:g}배를 넘어요. 틀린 gradient가 있어요."
    ),
    "One gradient of {parameters:,} parameters takes {back:.2g} s going back and "
    "{nudging:.2g} s nudging each: backpropagation is {times:,.0f} times faster.": (
        "parameter {parameters:,}개의 gradient를 한 번 구하는 데 backpropagation은 {back:.2g}초, "
        "하나씩 흔들면 {nudging:.2g}초가 걸려요. backpropagation이 {times:,.0f}배 빨라요."
    ),
    # lrfind
    "Try [bold]--lr {rate:g}[/]: {reason}.": "추천: [bold]--lr {rate:g}[/]. {reason}.",
    # nodes
    "→ value going forward   ← gradient of the result going back": (
        "→ 앞으로 가는 값   ← 결과에서 되돌아오는 gradient"
    ),
    "↑ as above": "↑ 위와 같음",
    "{word!r} is not a value; write a name and a number, like x=0.5": (
        "{word!r}에는 값이 없어요. 이름과 숫자를 x=0.5처럼 쓰세요"
    ),
    # bench
    "{processor}, {cores} cores · Python {python} · NumPy {numpy} · {blas}": (
        "{processor}, 코어 {cores}개 · Python {python} · NumPy {numpy} · {blas}"
    ),
    "BLAS unknown": "BLAS 알 수 없음",
    "floor: the matrix products and the gather of the batch, and nothing else": (
        "하한: 행렬 곱과 batch 모으기만 하고 다른 것은 하지 않을 때"
    ),
    "net {widths}, {activation}, {optimizer}, batch {batch}": (
        "net {widths}, {activation}, {optimizer}, batch {batch}"
    ),
    "{threads} BLAS thread: {step:,.0f} µs a step, {rate:,.0f} images/s; {times:.2f} × its "
    "floor of {floor:,.0f} µs": (
        "BLAS thread {threads}개: step마다 {step:,.0f} µs, 초당 이미지 {rate:,.0f}장, "
        "하한 {floor:,.0f} µs의 {times:.2f}배"
    ),
    "{threads} BLAS threads: {step:,.0f} µs a step, {rate:,.0f} images/s; {times:.2f} × "
    "its floor of {floor:,.0f} µs": (
        "BLAS thread {threads}개: step마다 {step:,.0f} µs, 초당 이미지 {rate:,.0f}장, "
        "하한 {floor:,.0f} µs의 {times:.2f}배"
    ),
    "training time to a validation accuracy, {seeds} seeds, 1 BLAS thread": (
        "validation accuracy가 다음 값이 될 때까지 걸린 학습 시간(seed {seeds}개, BLAS thread 1개)"
    ),
    "median {median:.2f} s ({least:.2f} to {most:.2f})": (
        "중앙값 {median:.2f}초({least:.2f}~{most:.2f})"
    ),
    "median {median:.2f} s ({least:.2f} to {most:.2f}), {missed} of {all} did not reach it": (
        "중앙값 {median:.2f}초({least:.2f}~{most:.2f}), {all}번 가운데 {missed}번은 이르지 못함"
    ),
    # autopsy
    "not reached": "이르지 못함",
    "{steps:,} steps each": "각각 {steps:,} step",
    "instrument": "측정",
    "with {name}": "{name}",
    "sound": "정상",
    "shapes": "모양",
    "gradients, by nudging": "gradient(흔들어 잼)",
    "same batch again": "같은 batch 한 번 더",
    "one update": "update 한 번",
    "hidden units at start": "처음의 hidden unit",
    "loss of logits ≤ {large:,.0f}": "logit ≤ {large:,.0f}의 loss",
    "labels by nearest mean": "가까운 평균으로 맞힌 label",
    "one step, and 1/100": "한 step, 그 1/100",
    "loss while training": "학습 중 loss",
    "accuracy, first, last": "처음, 마지막 accuracy",
    "fit": "맞음",
    "agree to {error:.0e}": "{error:.0e}까지 일치",
    "∂L/∂{of} of {where} off by {error:.0%}": "{where}의 ∂L/∂{of} 오차 {error:.0%}",
    "{times:.2f} × the first": "첫 번째의 {times:.2f}배",
    "all alike": "모두 똑같음",
    "each its own": "저마다 다름",
    "all moved": "모두 움직임",
    "{names} did not move": "움직이지 않음: {names}",
    "{names} did not move; the updated arrays are not the layers'": (
        "움직이지 않음: {names}. update된 배열은 layer의 배열이 아님"
    ),
    "no gradient for {names}": "gradient 없음: {names}",
    "verdict: {cause}": "판정: {cause}",
    "The sound one: {verdict}": "정상 네트워크: {verdict}",
    "Switched on was {name}: {about} Where: {place}.": "켠 오류: {name}. {about} 있는 곳: {place}.",
}
