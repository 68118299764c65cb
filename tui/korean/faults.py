"""The autopsy in Korean: the faults, what was measured, and the verdict."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    # Faults and where they are found
    "The update makes new arrays, the layers keep the old ones.": (
        "update가 새 배열을 만들고, layer는 옛 배열을 계속 써요."
    ),
    "the post's training loop: nn.params[key] = nn.params[key] - alpha * grad[key]": (
        "블로그 글의 학습 loop: nn.params[key] = nn.params[key] - alpha * grad[key]"
    ),
    "The gradient of a bias is the sum of the bias itself.": (
        "bias의 gradient가 bias 자신의 합이에요."
    ),
    "the post's Affine.backward: self.db = np.sum(self.b, axis=0)": (
        "블로그 글의 Affine.backward: self.db = np.sum(self.b, axis=0)"
    ),
    "The second bias is as wide as the hidden layer.": (
        "두 번째 bias의 너비가 hidden layer의 너비예요."
    ),
    "the post's TwoLayer: self.params['b2'] = np.zeros(hidden_size)": (
        "블로그 글의 TwoLayer: self.params['b2'] = np.zeros(hidden_size)"
    ),
    "The sigmoid's backward calculates dx and returns nothing.": (
        "sigmoid의 backward가 dx를 계산하고는 돌려주지 않아요."
    ),
    "the post's Sigmoid.backward, which ends without return": (
        "블로그 글의 Sigmoid.backward: return 없이 끝나요"
    ),
    "ReLU's backward lets the gradient through where the number was stopped.": (
        "ReLU의 backward가 값이 막힌 곳에서 gradient를 통과시켜요."
    ),
    "The gradient of the loss is not divided by N.": "loss의 gradient를 N으로 나누지 않아요.",
    "Softmax does not subtract the largest logit.": "softmax가 가장 큰 logit을 빼지 않아요.",
    "Gradients add up from batch to batch.": "gradient가 batch마다 쌓여 가요.",
    "The labels are shuffled against the images.": "label이 이미지와 어긋나게 섞였어요.",
    "All weights begin at zero.": "모든 weight가 0에서 시작해요.",
    "The learning rate is a hundred times too high.": "learning rate가 백 배 높아요.",
    "common among learners": "배우는 사람이 흔히 하는 실수",
    # Verdicts
    "Nothing is wrong: it learns.": "잘못된 곳이 없어요. 잘 배워요.",
    "It does not learn, and no instrument says why.": (
        "배우지 못하는데, 어떤 계기로도 까닭을 알 수 없어요."
    ),
    "A shape clashes: a bias must be as wide as its layer's output.": (
        "shape가 맞지 않아요. bias의 너비는 layer의 출력과 같아야 해요."
    ),
    "A layer's backward returns nothing, so the layers before it get no gradient.": (
        "어떤 layer의 backward가 아무것도 돌려주지 않아서, 그 앞의 layer들이 gradient를 받지 "
        "못해요."
    ),
    "Gradients are not cleared: each batch's is added to those before.": (
        "gradient를 지우지 않아요. batch마다 앞의 것에 계속 더해져요."
    ),
    "Softmax overflows: subtract the largest logit first.": (
        "softmax에서 overflow가 나요. 가장 큰 logit을 먼저 빼세요."
    ),
    "All hidden units begin alike, so they can only stay alike: draw random weights.": (
        "hidden unit이 모두 똑같이 시작해서 끝까지 똑같을 수밖에 없어요. weight를 무작위로 "
        "뽑으세요."
    ),
    "Images and labels do not belong together.": "이미지와 label이 서로 맞지 않아요.",
    "A gradient is wrong: {names}.": "틀린 gradient가 있어요: {names}.",
    "The gradient of a bias is wrong: it must be the column sums of dy.": (
        "bias의 gradient가 틀렸어요. dy를 열마다 더한 값이어야 해요."
    ),
    "The mask of ReLU's backward is inverted.": "ReLU backward의 mask가 뒤집혔어요.",
    "The loss is a mean over the batch, its gradient a sum: 1/N is missing.": (
        "loss는 batch의 평균인데 gradient는 합이에요. 1/N이 빠졌어요."
    ),
    "The update makes new arrays; the layers go on with the old ones.": (
        "update가 새 배열을 만들고, layer는 계속 옛 배열을 써요."
    ),
    "The update changes nothing.": "update가 아무것도 바꾸지 않아요.",
    "The learning rate is far too high: each step overshoots.": (
        "learning rate가 너무 높아요. step마다 골짜기를 넘어가요."
    ),
    # Evidence
    "∂L/∂{of} of {where}": "{where}의 ∂L/∂{of}",
    "every gradient agrees with the numerical one, every array moves, and the first step lowers "
    "the loss": "모든 gradient가 수치 미분과 맞고, 모든 배열이 움직이고, 첫 step이 loss를 낮춰요",
    "{where}.backward returned {what}, not an array": (
        "{where}.backward가 배열을 돌려주지 않았어요(돌려준 것: {what})"
    ),
    "{place} is given {shape}, its {shapes}: {error}": (
        "{place}에 들어온 것은 {shape}, 가진 것은 {shapes}: {error}"
    ),
    "{name} is {shape}": "{name} {shape}",
    "the same batch gave {times:.2f} times its gradient the second time": (
        "같은 batch인데 두 번째 gradient가 첫 번째의 {times:.2f}배였어요"
    ),
    "with logits up to {large:,.0f} the loss is {loss}": (
        "logit이 {large:,.0f}까지 커지면 loss가 {loss} 값이 돼요"
    ),
    "every column of W1 is the same as the first": "W1의 모든 열이 첫 열과 같아요",
    "even the nearest mean image tells only {share:.0%} of the labels, as guessing does": (
        "평균 이미지가 가장 가까운 label을 골라도 {share:.0%}만 맞아요. 찍는 것이나 마찬가지예요"
    ),
    "{what} differs from the numerical one by {error:.0%} of the largest": (
        "{what} 값이 수치 미분과 달라요(차이: 가장 큰 값의 {error:.0%})"
    ),
    "{what} equals the sum of {of} itself": "{what} 값이 {of} 자신의 합과 같아요",
    "gradient comes out where the number was stopped, and nowhere else": (
        "값이 막힌 곳에서만 gradient가 나오고, 다른 곳에서는 나오지 않아요"
    ),
    "{what} is {ratio:.1f} times the numerical one, everywhere alike": (
        "{what} 값이 어디서나 똑같이 수치 미분의 {ratio:.1f}배예요"
    ),
    "{names} of the layers did not move in an update, though their gradients are not zero": (
        "gradient가 0이 아닌데도 update에서 움직이지 않은 layer의 배열: {names}"
    ),
    "the updated arrays are others than those the layers hold": (
        "update된 배열은 layer가 가진 배열이 아니에요"
    ),
    "the first step takes the batch's loss from {before:.2f} to {whole:.2f}, a hundredth of it "
    "to {hundredth:.2f}": (
        "첫 step에서 batch의 loss가 {before:.2f} → {whole:.2f}, 100분의 1만 가면 "
        "{hundredth:.2f}까지예요"
    ),
    "after {steps:,} steps: loss {loss:.2f}, accuracy {accuracy:.2%}": (
        "{steps:,} step 뒤: loss {loss:.2f}, accuracy {accuracy:.2%}"
    ),
    "the loss was no number any more at step {steps:,}": (
        "step {steps:,}에서 loss가 더는 수가 아니게 됐어요"
    ),
    "the accuracy stayed at exactly {accuracy:.2%} for {steps:,} steps": (
        "accuracy가 {steps:,} step 동안 정확히 {accuracy:.2%}에 머물렀어요"
    ),
    "the loss stays at {loss:.2f}, as ten equal guesses have it (ln 10 = 2.30)": (
        "loss가 {loss:.2f} 근처에 머물러요. 열 숫자를 똑같은 확률로 찍을 때의 값이에요(ln 10 = "
        "2.30)"
    ),
    "{dead:.0%} of the hidden units are off for every image": (
        "hidden unit의 {dead:.0%}가 모든 이미지에서 꺼져 있어요"
    ),
}
