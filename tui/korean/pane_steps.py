"""The view of steps in Korean: the list of operations, the blackboard, and what each one does."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    # The list
    "Operations": "연산",
    "The chain rule": "chain rule",
    "Forward ↓": "순전파(forward) ↓",
    "Backward ↑": "역전파(backward) ↑",
    "Update": "갱신(update)",
    "clip gradient": "gradient 자르기",
    "add weight decay": "weight decay 더하기",
    "shrink weights": "weight 줄이기",
    "{page} of {pages}": "{page} / {pages}",
    "The way through the\nnetwork and back.": "네트워크를 지나\n되돌아오는 길.",
    # The blackboard
    "Blackboard": "칠판",
    "{count} more · {key_steps_more}": "{count}줄 더 · {key_steps_more}",
    "kept while training: {key_steps_renew} for now": (
        "학습 전에 본 값, {key_steps_renew} 키로 새로 보기"
    ),
    "This becomes the blackboard when the digits are loaded: first the chain rule on small graphs, "
    "then the next mini-batch through the network and back, with the formula, the numbers and "
    "the code of every operation.": (
        "숫자를 읽으면 여기가 칠판이 돼요. 먼저 작은 그래프에서 chain rule을 보고, 그다음에는 다음 "
        "mini-batch가 네트워크를 지나 되돌아오는 길을 연산마다 식, 숫자, 코드로 봐요."
    ),
    "Forward: numbers flow down the graph, and every node computes one simple thing. What it will "
    "need on the way back, it remembers.": (
        "순전파: 숫자가 그래프를 따라 아래로 흐르고, 노드는 저마다 간단한 계산을 하나씩 해요. "
        "되돌아올 때 필요한 값은 기억해 둬요."
    ),
    "value ↓": "값 ↓",
    "gradient: ∂{last}/∂ of the letter in its row": "gradient: ∂{last}/∂(그 줄의 글자)",
    "{key_steps_next} goes back through it.": "{key_steps_next} 키를 누르면 거꾸로 되돌아가요.",
    "hue ±: full colour": "색 ±: 가장 짙은 색의 값",
    "hue ±{most}": "색 ±{most}",
    "below 0": "음수",
    "above 0": "양수",
    "≡=- below 0, blank 0, .+# above": "≡=- 음수, 빈칸 0, .+# 양수",
    "{file}, line {line}": "{file}, {line}번째 줄",
    "The source is not at hand in this installation.": (
        "이 설치본에는 소스 코드가 들어 있지 않아요."
    ),
    # Layers
    "Every output is a weighted sum of all inputs, plus a bias. One row of x is one image.": (
        "출력은 저마다 모든 입력에 weight를 곱해 더하고 bias를 더한 값이에요. x의 한 줄이 이미지 "
        "한 장이에요."
    ),
    "dy says how the loss changes with every output. The multiply node swaps its inputs: W gets x "
    "times dy, x gets dy times W. The add node passes on: b gets dy, summed over the images.": (
        "dy는 출력마다 loss가 어떻게 변하는지 알려 줘요. 곱셈 노드는 입력을 서로 바꿔 곱해요. W는 "
        "x × dy를, x는 dy × W를 받아요. 덧셈 노드는 그대로 넘겨요. b는 이미지들의 dy를 더한 값을 "
        "받아요."
    ),
    "What is positive passes; everything else becomes 0.": (
        "양수는 그대로 지나가고, 나머지는 모두 0이 돼요."
    ),
    "The gradient passes where the output was positive, and stops where it was 0.": (
        "출력이 양수였던 곳에서는 gradient가 지나가고, 0이었던 곳에서는 멈춰요."
    ),
    "What is positive passes; of the rest a hundredth.": (
        "양수는 그대로 지나가고, 나머지는 백분의 일만 지나가요."
    ),
    "The gradient passes where the output was positive; elsewhere a hundredth of it.": (
        "출력이 양수였던 곳에서는 gradient가 그대로 지나가고, 다른 곳에서는 백분의 일만 지나가요."
    ),
    "A ramp with a soft bend: x, times the chance that a normal number is smaller.": (
        "부드럽게 꺾이는 비탈이에요. x에, 표준정규분포의 값이 x보다 작을 확률을 곱해요."
    ),
    "The gradient is multiplied by the slope of the soft ramp.": (
        "gradient에 부드러운 비탈의 기울기를 곱해요."
    ),
    "Every number is squeezed between 0 and 1.": "모든 값을 0과 1 사이로 눌러 담아요.",
    "The slope of the four nodes taken together is y (1 - y): never more than ¼, and almost 0 "
    "where y is near an end.": (
        "노드 네 개를 합친 기울기는 y (1 - y)예요. 커 봐야 ¼이고, y가 양 끝에 가까우면 거의 "
        "0이에요."
    ),
    "Every number is squeezed between -1 and 1.": "모든 값을 -1과 1 사이로 눌러 담아요.",
    "The slope is 1 - y²: almost 0 where y is near an end.": (
        "기울기는 1 - y²이에요. y가 양 끝에 가까우면 거의 0이에요."
    ),
    "Some outputs, chosen by chance, become 0; the others grow to make up.": (
        "무작위로 고른 출력이 0이 되고, 나머지는 그만큼 커져서 메워 줘요."
    ),
    "The gradient passes where the outputs did.": "출력이 지나간 곳으로만 gradient도 지나가요.",
    "Every column is brought to mean 0 and variance 1 over the batch, then scaled by γ and moved "
    "by β.": ("batch 안에서 열마다 평균 0, 분산 1로 맞춘 다음, γ를 곱하고 β를 더해요."),
    "Each number moved the mean and the variance of its column as well, so its gradient has three "
    "parts.": (
        "값 하나하나가 자기 열의 평균과 분산도 바꿨으니, gradient도 세 부분으로 되어 있어요."
    ),
    "The logits become probabilities; the loss is the mean of -log p of the right digit.": (
        "logit이 확률이 돼요. loss는 정답 숫자의 -log p를 평균한 값이에요."
    ),
    "Here the way back begins: the gradient is the probability minus the truth, as simple as "
    "that.": "여기서 되돌아가는 길이 시작돼요. gradient는 확률에서 정답을 뺀 값, 그게 다예요.",
    "Nobody asks how the loss changes with the image, so dx is left out here.": (
        "이미지에 따라 loss가 어떻게 변하는지는 쓸 데가 없어서, 여기서는 dx를 구하지 않아요."
    ),
    # Updates
    "Every parameter moves against its gradient, by η times as much.": (
        "모든 parameter가 gradient의 반대 방향으로, η × gradient만큼 움직여요."
    ),
    "A ball rolls downhill: a part μ of the last step is kept.": (
        "공이 비탈을 굴러 내려가듯, 지난 step의 μ배만큼이 남아 이어져요."
    ),
    "A ball that looks ahead: the gradient counts where it is about to be.": (
        "앞을 내다보는 공이에요. 곧 닿을 곳의 gradient를 써요."
    ),
    "Parameters with large gradients so far take smaller steps.": (
        "지금까지 gradient가 컸던 parameter는 더 작게 움직여요."
    ),
    "Every gradient is divided by its size of late.": "gradient를 저마다 최근 크기로 나눠요.",
    "The mean gradient of late, divided by its size of late: steps of about η.": (
        "최근 gradient의 평균을 최근 크기로 나눠요. 그래서 η만큼씩 움직여요."
    ),
    "As Adam, with a weight decay of its own.": "Adam과 같고, weight decay를 따로 해요.",
    "If the whole gradient is too long, it is shortened; its direction stays.": (
        "gradient 전체가 너무 길면 줄여요. 방향은 그대로예요."
    ),
    "Large weights are pulled towards 0, as a part of the gradient.": (
        "큰 weight를 0 쪽으로 당겨요. gradient에 더하는 방식이에요."
    ),
    "A small share comes off every weight, beside the gradient.": (
        "gradient와 따로, 모든 weight를 조금씩 줄여요."
    ),
}
