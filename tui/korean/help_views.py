"""The help in Korean: the numbers of the views beside the training screen."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    # Layers
    "activation": "activation",
    "How large the layer's outputs are: the root of their mean square (rms) over 500 validation "
    "images.": (
        "layer의 출력이 얼마나 큰지예요. validation 이미지 500장에서 잰 제곱 평균의 "
        "제곱근(rms)이에요."
    ),
    "gradient": "gradient",
    "The rms of ∂loss/∂output in the next step. Where it is far smaller than at the last layer "
    "it has vanished on its way back, where it is far larger it explodes.": (
        "다음 step에서 ∂loss/∂output의 rms예요. 마지막 layer보다 훨씬 작으면 되돌아오는 길에 "
        "사라진 것이고, 훨씬 크면 폭발하는 거예요."
    ),
    "weight": "weight",
    "The rms of the layer's weights (of γ in batch normalization).": (
        "layer의 weight의 rms예요(batch normalization에서는 γ)."
    ),
    "How far one step moves the weights, as a share of their size. About 0.1% is usual; far less "
    "is standing still, far more is jumping about.": (
        "한 step이 weight를 그 크기에 비해 얼마나 움직이는지예요. 0.1%쯤이 보통이고, 훨씬 작으면 "
        "제자리, 훨씬 크면 이리저리 튀는 거예요."
    ),
    "Units that give 0 for every image (relu), or that are at an end of their range for nearly "
    "every one (sigmoid, tanh): no gradient passes them.": (
        "모든 이미지에서 0을 내거나(relu), 거의 모든 이미지에서 값의 끝에 걸린(sigmoid, tanh) "
        "unit이에요. gradient가 지나가지 못해요."
    ),
    "The course of the reading over the last looks, from 0 up, or by its logarithm where it "
    "spans more than a factor of ten; ✗ is a number that is none, or infinite.": (
        "최근에 잰 값들의 흐름이에요. 0부터 그리고, 열 배 넘게 벌어지면 로그로 그려요. ✗는 수가 "
        "아니거나 무한대예요."
    ),
    "histograms": "히스토그램",
    "How the values are spread over the axis: bars now, dots at the start. What lies beyond an "
    "end is counted in the last bin.": (
        "값들이 어떻게 퍼져 있는지예요. 막대는 지금, 점은 처음이에요. 끝을 넘는 값은 마지막 칸에 "
        "세요."
    ),
    "pictures": "그림",
    "A unit of the first layer has one weight for each pixel. Ink on orange (+) excites the "
    "unit, ink on blue (−) silences it, dark is near 0. Each picture has its own largest weight "
    "at the ends of the ramp (±0.21).": (
        "첫 layer의 unit은 픽셀마다 weight가 하나씩 있어요. 주황(+) 자리에 획이 있으면 unit이 "
        "커지고, 파랑(−) 자리에 있으면 작아져요. 어두우면 0에 가까워요. 색의 양 끝은 그림마다 "
        "가장 큰 weight예요(±0.21)."
    ),
    "favourites": "좋아하는 숫자",
    "The ten validation images to which the unit answers most, each with its label and the "
    "unit's output; ✗7→9 is a 7 that the network takes for a 9.": (
        "unit이 가장 크게 반응하는 validation 이미지 열 장이에요. label과 unit의 출력이 함께 "
        "보여요. ✗7→9는 네트워크가 9로 읽는 7이에요."
    ),
    # Mistakes
    "matrix": "행렬",
    "Each row is what a digit is, each column what the network takes it for: how many validation "
    "images, and the darker to brighter the shade the more frequent the mistake. The diagonal is "
    "right.": (
        "행은 정답, 열은 네트워크의 대답이에요. 칸마다 validation 이미지가 몇 장인지 보여 주고, "
        "밝을수록 잦은 실수예요. 대각선은 맞힌 것이에요."
    ),
    "27 fours were taken for nines.": "4를 9로 읽은 것이 27장이에요.",
    "The share of a class's validation images that is read right.": (
        "그 class의 validation 이미지 가운데 맞힌 비율이에요."
    ),
    "That share and its 95% interval: on other images of the class it would lie there 95 times "
    "in 100. Classes whose intervals overlap may differ by chance.": (
        "그 비율과 95% 구간이에요. 같은 class의 다른 이미지로 재도 백 번 가운데 아흔다섯 번은 그 "
        "안에 있어요. 구간이 겹치는 class들의 차이는 우연일 수 있어요."
    ),
    "rank  ▲ ▼": "순위  ▲ ▼",
    "The class's place among the ten, and whether it gained or lost places since the end of the "
    "last epoch.": "열 class 가운데 몇 등인지, 지난 epoch가 끝난 뒤로 올랐는지 내렸는지예요.",
    "ep 1–12": "ep 1–12",
    "The race: each class's share at the end of each epoch, all on one scale up to 100%.": (
        "경주예요. epoch가 끝날 때마다 class별 비율을 100%까지의 한 눈금에 그려요."
    ),
    "worst": "심하게 틀린 것",
    "Wrong answers, those first that gave the least probability to the right digit.": (
        "틀린 대답이에요. 정답에 준 확률이 낮은 것부터 나와요."
    ),
    "uncertain": "헷갈리는 것",
    "✗4 51% 9 48%: the answer and the runner-up, the closest pairs first; "
    "✗ marks a wrong answer.": (
        "✗4 51% 9 48%: 대답과 그다음 후보예요. 차이가 작은 것부터 나오고, ✗는 틀린 대답이에요."
    ),
    "Right at the end of the epoch before, wrong now; learned is the reverse.": (
        "지난 epoch 끝에는 맞혔는데 지금은 틀린 것이에요. 배운 것은 그 반대예요."
    ),
    "9 or 4? 98%: labelled 9, but the network is surer of a 4 than it is of 4s on average, at "
    "each epoch's end. The label may be wrong, or the digit badly written: look.": (
        "label은 9인데, epoch가 끝날 때마다 네트워크가 보통의 4보다 더 확실하게(98%) 4라고 "
        "답해요. label이 틀렸거나 글씨가 나쁜 것일 수 있으니 직접 보세요."
    ),
    # Steps
    "operation": "계산",
    "The next mini-batch, done on a copy: what is shown is what the run does next, to the last "
    "bit, and the run itself is not touched. While it trains, the view keeps the mini-batch that "
    "it was opened at; {key_steps_renew} takes the one of now.": (
        "다음 mini-batch를 복사본으로 계산해요. 보이는 것은 학습이 다음에 할 일과 비트까지 같고, "
        "학습은 그대로예요. 학습하는 동안에는 이 보기를 연 때의 mini-batch를 계속 보여 줘요. "
        "{key_steps_renew} 키를 "
        "누르면 지금 것을 봐요."
    ),
    "The shape of an array: 100 images (rows) of 784 pixels (columns).": (
        "배열의 shape예요. 이미지 100장(행), 픽셀 784개(열)예요."
    ),
    "heat map": "heat map",
    "The array averaged down to 12 by 12 at most. Dark blue is below 0, grey 0, light orange "
    "above. hue ± is the average that gets the strongest colour; max, avg and min are of all its "
    "numbers, not of the averages.": (
        "배열을 평균해서 12×12 이하로 줄인 그림이에요. 어두운 파랑은 0보다 작고, 회색은 0, 밝은 "
        "주황은 0보다 커요. hue ±는 가장 진한 색이 되는 평균이에요. max, avg, min은 평균이 아니라 "
        "모든 수에서 구해요."
    ),
    "What goes in, the weights, the biases, what comes out. dy, dx, dW, db: how the loss L would "
    "change with each of them. θ are all parameters, g the gradient, η the learning rate.": (
        "들어가는 것, weight, bias, 나오는 것이에요. dy, dx, dW, db는 그것들이 바뀔 때 loss L이 "
        "얼마나 바뀌는지예요. θ는 모든 parameter, g는 gradient, η는 learning rate예요."
    ),
    "A breakpoint that is on: the run pauses where it is met and says why. Loss spike: 6 "
    "standard deviations above the mean of the last 200 steps. NaN in gradient: it is infinite "
    "or no number. Gradient: its length, after clipping. A unit dies: a ReLU gives 0 for all of "
    "500 validation images; looked at every 50 steps.": (
        "켜진 breakpoint예요. 걸리면 학습이 멈추고 까닭을 알려 줘요. loss 급등: 최근 200 step의 "
        "평균보다 표준편차의 6배만큼 높을 때. gradient의 NaN: 무한대이거나 수가 아닐 때. "
        "gradient: clipping한 뒤의 길이. unit의 죽음: ReLU가 validation 이미지 500장에서 모두 0을 "
        "낼 때(50 step마다 살펴요)."
    ),
    # A digit
    "guess, loss": "대답, loss",
    "The network's answer to this one image, and -log p for the right digit (that is the loss).": (
        "이 이미지에 대한 네트워크의 대답과, 정답의 확률로 구한 -log p(곧 loss)예요."
    ),
    "The gradient of the loss in every pixel, dL/dx: the chain rule followed past the first "
    "weights, back to the ink. Orange (-): more ink here speaks against the right digit. Blue "
    "(+): it speaks for it. With {key_inspector_tint}: for and against the guess, the gradient of "
    "log p.": (
        "픽셀마다 loss의 gradient dL/dx예요. chain rule을 첫 weight 너머 획까지 따라간 거예요. "
        "주황(-)은 여기를 더 칠하면 정답에서 멀어지고, 파랑(+)은 가까워져요. {key_inspector_tint} "
        "키를 누르면 대답에 "
        "대해서, log p의 gradient로 보여 줘요."
    ),
    "47 of 100 above 0": "100개 중 47 > 0",
    "How many of a layer's units are on for this image (a sigmoid: above one half).": (
        "이 이미지에서 layer의 unit이 몇 개나 켜졌는지예요(sigmoid는 0.5보다 클 때)."
    ),
    "The units in their order, in cells: above 0 as columns, below 0 as shades, beside the "
    "layer's largest. Where units are many a cell is the mean of a few.": (
        "unit들을 차례로 그린 거예요. 0보다 크면 기둥, 작으면 음영이고, layer에서 가장 큰 값이 "
        "기준이에요. unit이 많으면 한 칸이 몇 개의 평균이에요."
    ),
    "logit": "logit",
    "The last layer's outputs. The probabilities p are their softmax: e to the logit, divided by "
    "the sum of all.": (
        "마지막 layer의 출력이에요. 확률 p는 그 softmax, 곧 e의 logit 제곱을 모두의 합으로 나눈 "
        "것이에요."
    ),
    "One of the nearest training images: its label, and Euclid's distance between the pixels, "
    "from 0 for the same image to 28. ≠: it is another digit than this one.": (
        "가장 닮은 학습 이미지예요. label과, 픽셀 사이의 유클리드 거리(같은 이미지 0부터 "
        "28까지)예요. ≠는 이 숫자와 다른 숫자라는 뜻이에요."
    ),
    "as seen": "보이는 모습",
    "Your drawing as the network sees it: fitted into 20 by 20 pixels and its centre of mass "
    "moved to the middle of 28 by 28, as MNIST's digits were.": (
        "네트워크가 보는 내 그림이에요. MNIST의 숫자들처럼 20×20 픽셀에 맞추고, 무게중심을 "
        "28×28의 한가운데로 옮겨요."
    ),
    # Ruler and guide
    "Ruler ({key_view_9})": "Ruler ({key_view_9})",
    "bars": "막대",
    "How the next step, at 1/8 to 8 times its length, would change the loss of its own "
    "mini-batch: below the line lower, above it higher. It is measured on a copy; the run is "
    "untouched.": (
        "다음 step의 길이를 1/8배에서 8배까지 바꾸면 자기 mini-batch의 loss가 어떻게 될지예요. 선 "
        "아래면 낮아지고 위면 높아져요. 복사본으로 재니까 학습은 그대로예요."
    ),
    "The same for 500 validation images, which the step was not made for. ▲ is beyond the chart.": (
        "배우지 않는 validation 이미지 500장에서 잰 같은 값이에요. ▲는 차트를 벗어났어요."
    ),
    "edge": "한계",
    "From so many times the step on, the mini-batch's loss is higher than before the step. "
    "Nearer than 1.5× is too near: the next mini-batches may be less kind.": (
        "step을 이만큼 늘리면 mini-batch의 loss가 step 전보다 높아져요. 1.5×보다 가까우면 "
        "위험해요. 다음 mini-batch는 더 까다로울 수 있어요."
    ),
    "The step as it is, with the learning rate of the next step, schedule included.": (
        "다음 step의 learning rate(schedule 반영)로 가는 지금 그대로의 step이에요."
    ),
    "The edge at the last measurements; orange where it was near, ↑ where it was beyond 8×.": (
        "최근에 잰 한계들이에요. 가까웠으면 주황, 8×를 넘었으면 ↑예요."
    ),
    "A copy trains 300 steps while its rate grows from 0.00001 to 10. ▲ marks where its loss "
    "fell fastest.": (
        "복사본이 learning rate를 0.00001에서 10까지 키우며 300 step을 학습해요. ▲는 loss가 가장 "
        "빨리 줄어든 곳이에요."
    ),
    "Guide ({key_view_0})": "가이드 ({key_view_0})",
    "hints": "힌트",
    "Rules with fixed thresholds over the run's own instruments look at it every few seconds. "
    "Each hint says the numbers that made it speak, why they matter, and one thing to do.": (
        "기준이 정해진 규칙들이 몇 초마다 학습의 계기를 살펴요. 힌트마다 어떤 수를 보고 말하는지, "
        "왜 중요한지, 할 일 하나를 알려 줘요."
    ),
    "Guide (2)": "가이드 (2)",
    "So many hints there are at present. They go by themselves when their reason does.": (
        "지금 있는 힌트의 수예요. 까닭이 없어지면 힌트도 저절로 사라져요."
    ),
    "Colours": "색",
    "theme": "테마(theme)",
    "The colours of the screen. To try others: {key_palette}, then Theme. To keep them: --theme "
    "NAME at each start, or a line in the configuration file; 'chainrule config' lists the names "
    "and tells where it is.": (
        "화면의 색이에요. {key_palette} 키를 누르고 테마를 고르면 바로 볼 수 있어요. 계속 쓰려면 "
        "시작할 때 --theme NAME을 붙이거나 설정 파일에 적어요. 쓸 수 있는 테마와 설정 파일이 있는 "
        "곳은 'chainrule config'가 알려 줘요."
    ),
}
