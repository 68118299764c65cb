"""Hyperparameters in Korean: what each does, what is allowed, and the presets."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "How far each step moves the weights along the negative gradient.": (
        "한 step에 weight를 gradient 반대 방향으로 얼마나 움직일지 정해요."
    ),
    "How much of the last step is kept in the next one (Adam's β₁); 0 keeps nothing.": (
        "지난 step을 다음 step에 얼마나 남길지 정해요(Adam의 β₁). 0이면 남기지 않아요."
    ),
    "How slowly the running mean of squared gradients forgets.": (
        "gradient 제곱의 이동 평균이 지난 값을 얼마나 천천히 잊을지 정해요."
    ),
    "Pulls every weight towards zero: λ W joins its gradient (adamw: W shrinks by η λ W).": (
        "모든 weight를 0 쪽으로 당겨요. gradient에 λ W를 더해요(adamw는 W를 η λ W만큼 줄여요)."
    ),
    "Images per step: more give a truer gradient, fewer give more steps an epoch.": (
        "한 step의 이미지 수예요. 많으면 gradient가 정확하고, 적으면 epoch당 step이 많아요."
    ),
    "How the learning rate changes over the run: held, or lowered towards the end.": (
        "학습하는 동안 learning rate를 어떻게 바꿀지 정해요. 그대로 두거나, 끝으로 갈수록 낮춰요."
    ),
    "The rule that turns gradients into steps; rmsprop and adam want a rate near 0.001.": (
        "gradient로 step을 만드는 규칙이에요. rmsprop과 adam에는 0.001쯤이 맞아요."
    ),
    "How many times the run goes through all training images before it finishes.": (
        "모든 학습 이미지를 몇 번 되풀이해서 보고 끝낼지 정해요."
    ),
    "Label smoothing: how much of the truth is spread over all ten digits.": (
        "label smoothing: 정답의 확률을 열 숫자에 얼마나 나눠 줄지 정해요."
    ),
    "The greatest length of the whole gradient; a longer one is shortened. 0: no limit.": (
        "gradient 전체의 최대 길이예요. 더 길면 줄여요. 0이면 제한이 없어요."
    ),
    "Widths of the hidden layers from input to output: 100, 256-128, or none.": (
        "입력에서 출력까지 hidden layer들의 너비예요. 100, 256-128, none처럼 써요."
    ),
    "The bend between two affine layers; without one the net is a single affine map.": (
        "affine layer 사이의 꺾임이에요. 없으면 전체가 affine 변환 하나와 같아요."
    ),
    "The share of hidden units that each step leaves out, so that none is relied on.": (
        "step마다 쉬게 하는 hidden unit의 비율이에요. 어느 하나에만 기대지 않게 해요."
    ),
    "Gives every hidden unit mean 0 and variance 1 over the batch, before the bend.": (
        "꺾임 전에 hidden unit마다 batch에서의 평균을 0, 분산을 1로 맞춰요."
    ),
    "Spread of the first weights: He suits ReLU, Xavier sigmoid and tanh, or your own.": (
        "첫 weight의 크기예요. He는 ReLU에, Xavier는 sigmoid와 tanh에 맞고, normal은 직접 정해요."
    ),
    "Standard deviation of the first weights when weight init is normal.": (
        "weight init이 normal일 때 첫 weight의 표준편차예요."
    ),
    "honest: 55,000 images train, 5,000 validate; post: all train, the test set is watched "
    "every epoch.": (
        "honest: 55,000장 학습, 5,000장 검증. post: 모두 학습, epoch마다 test set 확인."
    ),
    "Fixes every random choice: data split, first weights and the order of the images.": (
        "무작위로 정하는 것을 모두 고정해요. 데이터 나누기, 첫 weight, 이미지의 순서까지요."
    ),
    "images": "이미지",
    "units": "unit",
    # What is allowed
    "{label}: {value} is not allowed; use {allowed}": (
        "{label}에는 {value} 값을 쓸 수 없어요. 쓸 수 있는 값: {allowed}"
    ),
    "{label}: {value} has a comma; use a point: {point}": (
        "{label}에 쓴 {value}에는 쉼표가 있어요. 소수점을 쓰세요: {point}"
    ),
    "{kind} from {low} to {high}": "{low}부터 {high}까지의 {kind}",
    "{kind} from {low} to {high}, or 0 for none": (
        "{low}부터 {high}까지의 {kind}, 또는 0(쓰지 않음)"
    ),
    "a whole number": "정수",
    "a number": "숫자",
    "{names} or {last}": "{names} 또는 {last}",
    "up to {most} widths from {low} to {high:,} joined by '-', like 256-128, or none (0)": (
        "{low}부터 {high:,}까지의 너비를 최대 {most}개까지 '-'로 이은 것(예: 256-128), 또는 none(0)"
    ),
    "no hyperparameter is called {names}": "이런 hyperparameter는 없어요: {names}",
    "{names} cannot change during a run: restart.": (
        "{names}: 학습 중에는 바꿀 수 없어요. 새로 시작하세요."
    ),
    "{label} is what the two runs differ in: keep one first.": (
        "비교 중인 두 학습은 바로 {label} 값이 달라요. 먼저 하나를 고르세요."
    ),
    "{label} cannot differ between twins: both must get the same batches": (
        "{label}: 쌍둥이끼리 다를 수 없어요. 둘 다 같은 batch를 받아야 해요"
    ),
    "{label} cannot differ between twins: it cannot change live": (
        "{label}: 쌍둥이끼리 다를 수 없어요. 학습 중에 바꿀 수 없는 값이에요"
    ),
    "{label} is {value} already; choose another value": (
        "{label}: 이미 {value} 값이에요. 다른 값을 고르세요"
    ),
    # Presets
    "The post's network with sound settings: 97% test accuracy within ten epochs.": (
        "블로그 글의 네트워크를 알맞은 설정으로 학습해요. 열 epoch 안에 test accuracy가 97%가 돼요."
    ),
    "What the post meant to train: small plain-normal weights and a low learning rate.": (
        "블로그 글이 하려던 학습이에요. 작은 정규분포 weight와 낮은 learning rate를 써요."
    ),
    "The shortest way to 98%: Nesterov, one cycle of the learning rate, smoothed labels.": (
        "98%까지 가는 가장 빠른 길이에요. Nesterov, one-cycle learning rate, label smoothing을 "
        "써요."
    ),
}
