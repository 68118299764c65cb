"""The help in Korean: its titles, and the numbers of the training screen."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    # The page
    "Help": "도움말",
    "click what a key does to do it": "하는 일을 클릭하면 바로 해요",
    "Contents": "차례",
    "keys in": "키",
    "what is what": "용어와 숫자",
    "{at} of {count}": "{at} / {count}",
    "not found": "없음",
    "{key} works there: {place}": "{key} 키를 쓸 수 있는 곳: {place}",
    "Keys · {place}": "키 · {place}",
    "Hyperparameters": "Hyperparameter",
    "{help} Live; {allowed}.": "{help} 학습 중에 바로 적용. 쓸 수 있는 값: {allowed}.",
    "{help} Restart ({key_restart}); {allowed}.": (
        "{help} 재시작({key_restart})할 때 적용. 쓸 수 있는 값: {allowed}."
    ),
    "Files": "파일",
    "folder": "폴더",
    "This run is written to no file.": "이 학습은 파일로 저장하지 않아요.",
    # Where keys work
    "In the help": "도움말에서",
    "While searching the help": "도움말에서 찾는 동안",
    "Everywhere": "어디서나",
    "In the hyperparameters": "hyperparameter에서",
    "While typing a value": "값을 입력할 때",
    "In the loss": "loss에서",
    "In the accuracy table": "accuracy 표에서",
    "In the digits": "숫자 칸에서",
    "On the enlarged digit": "확대한 숫자에서",
    "After the range test": "range test 다음에",
    "In the list of branches": "branch 목록에서",
    "Before a twin starts": "쌍둥이를 시작하기 전에",
    "While a twin is compared": "쌍둥이와 비교하는 동안",
    "While saving what is shown ({key_save})": "보이는 것을 저장할 때({key_save})",
    "In the list of runs ({key_compare})": "학습 목록에서({key_compare})",
    "In a comparison of runs": "학습 비교에서",
    "In every view of the cockpit": "모든 보기에서",
    "In the mistakes ({key_view_5})": "틀린 숫자에서({key_view_5})",
    "In the layers ({key_view_6})": "layer에서({key_view_6})",
    "In the units of a layer": "layer의 unit에서",
    "In a unit's favourite digits": "unit이 좋아하는 숫자에서",
    "In the steps ({key_view_7})": "step에서({key_view_7})",
    "On the blackboard of the steps": "step의 칠판에서",
    "In the breakpoints of the steps": "step의 breakpoint에서",
    "On a digit ({key_view_8})": "숫자 하나에서({key_view_8})",
    "On its way through the network": "네트워크를 지나는 길에서",
    "While drawing a digit": "숫자를 그릴 때",
    "On the ruler ({key_view_9})": "ruler에서({key_view_9})",
    "In the guide ({key_view_0})": "가이드에서({key_view_0})",
    "In jump mode": "점프할 때",
    "In a lesson (chainrule learn)": "lesson에서(chainrule learn)",
    "On the page of a lesson": "펼친 lesson에서",
    # Loss
    "Loss": "Loss",
    "loss (now)": "loss (지금)",
    "Cross-entropy of the last mini-batch in nats: the mean of -log p, where p is the "
    "probability given to the right digit. Guessing blindly scores ln 10 = 2.3026.": (
        "마지막 mini-batch의 cross-entropy(단위 nat)예요. 정답에 준 확률이 p일 때 -log p의 "
        "평균이고, 아무렇게나 찍으면 ln 10 = 2.3026이에요."
    ),
    "smoothed (avg)": "이동 평균 (평균)",
    "A running mean over about the last 50 steps.": "최근 50 step쯤의 이동 평균이에요.",
    "The lowest loss of any single mini-batch.": (
        "지금까지 mini-batch 하나에서 나온 가장 낮은 loss예요."
    ),
    "validation (val)": "validation (val)",
    "The loss on images the network never learns from, the dots in the chart.": (
        "네트워크가 절대 배우지 않는 이미지에서 잰 loss예요. 차트의 점이에요."
    ),
    "upper chart": "위 차트",
    "The last steps, one column each.": "최근 step들이에요. 한 step이 한 열이에요.",
    "lower chart": "아래 차트",
    "The whole run: each column is the mean of its steps, and faint above it their largest loss.": (
        "학습 전체예요. 한 열은 여러 step의 평균이고, 그 위에 흐리게 보이는 것은 그중 가장 큰 "
        "loss예요."
    ),
    "A spike that is higher than the lower chart, and how high; {key_loss_log} shows it whole, by "
    "its logarithm.": (
        "아래 차트보다 높이 튀어 오른 loss와 그 높이예요. "
        "{key_loss_log} 키를 누르면 로그 눈금으로 다 보여요."
    ),
    "Here a hyperparameter was changed.": "여기서 hyperparameter를 바꿨어요.",
    # Timeline
    "Timeline": "시간 줄",
    "kept": "보관",
    "The row below the loss: steps that were kept, each under its place in the chart. {key_back} "
    "and {key_forward} go "
    "from one to the next, a click goes to the nearest. Everything shown is then as it was at "
    "that step.": (
        "loss 아래 줄이에요. 보관한 step이 차트의 자기 자리 아래에 보여요. {key_back} 키와 "
        "{key_forward} 키로 하나씩 오가고, "
        "클릭하면 가장 가까운 것으로 가요. 그러면 화면에 보이는 것도 모두 그 step 때로 돌아가요."
    ),
    "Where the run stands.": "지금 학습이 있는 곳이에요.",
    "A step kept in passing, the end of an epoch, the start. The recent past is kept densely and "
    "thins out backwards as memory fills (kept 38 of 256 MB).": (
        "지나가며 보관한 step, epoch의 끝, 시작이에요. 가까운 과거는 촘촘히 보관하고, 메모리가 "
        "차면 먼 과거부터 듬성듬성해져요(256 MB 중 38 MB 보관)."
    ),
    "The best validation; a bookmark ({key_bookmark}). Both stay.": (
        "validation이 가장 좋은 step과 북마크({key_bookmark})예요. 둘 다 없어지지 않아요."
    ),
    "Here a branch or a twin left this one; here a branch was left.": (
        "여기서 branch나 쌍둥이가 갈라져 나갔어요. ○는 branch를 떠난 곳이에요."
    ),
    "branch": "branch",
    "Train on from a step of the past and a new branch begins; what came after that step before "
    "stays as a grey line, and {key_branches} returns to it.": (
        "지난 step에서 이어서 학습하면 새 branch가 시작돼요. 그 step 다음에 있던 것은 회색 선으로 "
        "남고, {key_branches} 키로 돌아갈 수 있어요."
    ),
    "The same run with one hyperparameter changed, on the same batches; × is its loss.": (
        "hyperparameter 하나만 바꾸고 같은 batch로 배우는 학습이에요. ×가 그 loss예요."
    ),
    "Mean difference of the two losses since the fork, and its 95% interval, from the means of "
    "blocks of steps. While it holds zero it may be chance. Watch for long and it will leave "
    "zero by chance now and then.": (
        "갈라진 뒤 두 loss의 차이를 평균하고, step을 묶은 블록들의 평균에서 95% 구간을 구해요. "
        "구간에 0이 들어 있는 동안은 우연일 수 있어요. 오래 지켜보면 우연히 0을 벗어날 때도 가끔 "
        "있어요."
    ),
    # Accuracy
    "Accuracy, one row an epoch": "Accuracy, epoch마다 한 줄",
    "ep": "ep",
    "Epoch: how often every training image has been seen.": (
        "epoch. 모든 학습 이미지를 몇 번째 보는지예요."
    ),
    "loss, train": "loss, train",
    "Mean loss and accuracy over the epoch's mini-batches, each as it was met, before the "
    "network learned from it.": (
        "그 epoch의 mini-batch들에서 평균한 loss와 accuracy예요. mini-batch마다 배우기 전에 재요."
    ),
    "val": "val",
    "Accuracy on the validation images at the end of the epoch; ★ marks the best.": (
        "epoch가 끝났을 때 validation 이미지에서 잰 accuracy예요. ★이 최고예요."
    ),
    "lr": "lr",
    "The learning rate at the end of the epoch, schedule included.": (
        "epoch가 끝났을 때의 learning rate예요. schedule까지 반영한 값이에요."
    ),
    "sec, img/s": "초, img/s",
    "Training time of the epoch, and images learned from per second.": (
        "그 epoch를 학습한 시간과, 1초에 배운 이미지 수예요."
    ),
    # Digits
    "The network says 4, with a probability of 98%, and is right.": (
        "네트워크가 98%의 확률로 4라고 답했고, 맞았어요."
    ),
    "✗9 not 4 61%": "✗9 정답 4 61%",
    "It says 9 with 61%, but the digit is a 4.": "61%의 확률로 9라고 답했지만, 정답은 4예요.",
    "1–10 of 143": "143장 중 1–10",
    "Which of the digits of this kind are on show, out of how many.": (
        "이 종류의 숫자 가운데 몇 번째부터 몇 번째까지 보이는지예요."
    ),
    "2.86% wrong": "틀림 2.86%",
    "The share of wrong answers over all validation images.": (
        "모든 validation 이미지 가운데 틀린 비율이에요."
    ),
    # Status line
    "Status line": "상태 줄",
    "Mini-batches learned from since the run began.": "학습을 시작한 뒤로 배운 mini-batch 수예요.",
    "epoch 3/10": "epoch 3/10",
    "The present epoch and the last one; the bar shows how much of it is done.": (
        "지금 epoch와 마지막 epoch예요. 막대는 지금 epoch를 얼마나 했는지 보여 줘요."
    ),
    "eta": "eta",
    "Time left until the last epoch is done, at the present speed.": (
        "지금 빠르기로 마지막 epoch까지 남은 시간이에요."
    ),
    "img/s": "img/s",
    "Images learned from per second over the last two seconds.": (
        "최근 2초 동안 1초에 배운 이미지 수예요."
    ),
    "Time spent training, pauses left out.": "학습한 시간이에요. 멈춘 시간은 빼요.",
    "test 1×": "test 1×",
    "How often the test set was looked at in this run. Choose by validation accuracy; a test set "
    "that one tunes by is a test set no more.": (
        "이 학습에서 test set을 몇 번 봤는지예요. 고를 때는 validation accuracy로 고르세요. test "
        "set을 보며 조정하면 그것은 더는 test set이 아니에요."
    ),
}
