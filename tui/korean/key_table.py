"""What the keys of the training screen and of the dialogs do, in Korean."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    # Everywhere
    "start, pause or go on": "시작하거나, 멈추거나, 이어서 해요",
    "go back to the kept step before; training on from there begins a new branch": (
        "앞서 보관한 step으로 돌아가요. 거기서 이어서 학습하면 새 branch가 시작돼요"
    ),
    "go forward to the kept step after": "다음에 보관한 step으로 가요",
    "go back to the end of the epoch before, or to the start": (
        "앞 epoch의 끝으로 돌아가요. 첫 epoch에서는 처음으로 가요"
    ),
    "go forward to the end of the next epoch, or of the branch": (
        "다음 epoch의 끝으로 가요. 더 없으면 branch의 끝으로 가요"
    ),
    "bookmark this step, so that it is kept for good": "이 step에 북마크를 남겨 끝까지 보관해요",
    "list the branches and bookmarks, and return to one": (
        "branch와 북마크를 보고, 그중 하나로 돌아가요"
    ),
    "compare with a twin that differs in one hyperparameter, on the same batches": (
        "hyperparameter 하나만 다른 쌍둥이와 같은 batch로 비교해요"
    ),
    "compare this run with others that are kept on the disk": (
        "지금 학습을 디스크에 저장된 다른 학습과 비교해요"
    ),
    "after a divergence: back to the last good step, with a smaller learning rate": (
        "발산했을 때: learning rate를 낮춰, 괜찮았던 마지막 step으로 돌아가요"
    ),
    "train on one mini-batch, then pause": "mini-batch 하나만 학습하고 멈춰요",
    "train to the end of this epoch, then pause": "이 epoch의 끝까지 학습하고 멈춰요",
    "new weights, and the marked hyperparameters take effect": (
        "weight를 새로 뽑아요. 표시된 hyperparameter가 이때 쓰여요"
    ),
    "look at the test set once (looks are counted)": "test set을 한 번 봐요(본 횟수를 세요)",
    "try all learning rates on a copy of the network, and suggest one": (
        "네트워크의 복사본으로 learning rate를 모두 시험하고 하나를 추천해요"
    ),
    "go to the next pane": "다음 칸으로 가요",
    "go to the pane before": "이전 칸으로 가요",
    "go to the hyperparameters": "hyperparameter로 가요",
    "go to the loss": "loss로 가요",
    "go to the accuracy table": "accuracy 표로 가요",
    "go to the digits": "숫자 칸으로 가요",
    "which digits are taken for which, and since when": (
        "어떤 숫자를 무엇으로 읽는지, 언제부터 그런지"
    ),
    "the health of every layer, and what its units look for": (
        "layer마다의 건강, 그리고 unit이 찾는 것"
    ),
    "backpropagation step by step": "backpropagation을 한 단계씩",
    "one digit on its way through the network, or your own": (
        "숫자 하나(또는 직접 그린 숫자)가 네트워크를 지나는 길"
    ),
    "how near the edge the learning rate is": "learning rate가 한계에 얼마나 가까운지",
    "what is wrong, why, and what to do": "무엇이 왜 잘못됐고, 어떻게 하면 되는지",
    "copy what the focused pane shows, as text": "지금 칸에 보이는 것을 텍스트로 복사해요",
    "save what the focused pane or the screen shows, as text, figures (csv) or a picture (svg)": (
        "지금 칸이나 화면에 보이는 것을 텍스트, 수(csv), 그림(svg)으로 저장해요"
    ),
    "give the focused pane the whole screen, or give it back": (
        "지금 칸을 화면 가득 채우거나 되돌려요"
    ),
    "put a letter on every pane, and go to the one that is pressed": (
        "칸마다 글자를 붙이고, 누른 글자의 칸으로 가요"
    ),
    "explain every key and every number": "모든 키와 모든 수를 설명해요",
    "find an action by its name": "할 일을 이름으로 찾아요",
    "leave chainrule": "chainrule을 끝내요",
    "put chainrule into the background; fg brings it back": (
        "chainrule을 뒤로 보내요. fg로 다시 불러와요"
    ),
    # Hyperparameters
    "to the field above": "위 항목으로",
    "to the field below": "아래 항목으로",
    "one step down on the field's own scale": "그 항목의 눈금으로 한 칸 내려요",
    "one step up on the field's own scale": "그 항목의 눈금으로 한 칸 올려요",
    "type a value; enter accepts it, escape leaves it as it was": (
        "값을 입력해요. enter로 정하고, escape로 그만둬요"
    ),
    "take the last change back": "마지막으로 바꾼 것을 되돌려요",
    "accept the value": "값을 정해요",
    "leave it as it was": "그대로 둬요",
    # Loss, accuracy and digits
    "logarithmic or linear scale": "로그 눈금 또는 보통 눈금",
    "to the epoch before": "이전 epoch로",
    "to the next epoch": "다음 epoch로",
    "to the newest epoch, and follow it": "가장 새 epoch로 가서 계속 따라가요",
    "to the digit on the left": "왼쪽 숫자로",
    "to the digit on the right": "오른쪽 숫자로",
    "to the digit above": "위 숫자로",
    "to the digit below": "아래 숫자로",
    "show a sample, the wrong ones (worst first), the most uncertain, or one class": (
        "표본, 틀린 것(심한 것부터), 헷갈리는 것, class 하나를 번갈아 보여 줘요"
    ),
    "show one class; again for the next one": "class 하나만 보여 줘요. 다시 누르면 다음 class",
    "more of them": "더 보여 줘요",
    "the ones before": "앞의 것들",
    "enlarge the digit, with its ten probabilities": "숫자를 확대하고 확률 열 개를 보여 줘요",
    "follow the digit through the network": "이 숫자가 네트워크를 지나는 길을 따라가요",
    "the next digit": "다음 숫자",
    "the digit before": "이전 숫자",
    "follow it through the network": "네트워크를 지나는 길을 따라가요",
    "back to the grid": "숫자 칸으로 돌아가요",
    # The range test, branches and twins
    "train on with the suggested learning rate": "추천한 learning rate로 이어서 학습해요",
    "leave the learning rate as it is": "learning rate를 그대로 둬요",
    "to the row above or below": "위나 아래 줄로",
    "go there": "거기로 가기",
    "stay here": "여기 있기",
    "another hyperparameter to differ in": "다르게 할 hyperparameter를 골라요",
    "the twin's value one step down": "쌍둥이의 값을 한 칸 내려요",
    "the twin's value one step up; or type one": "쌍둥이의 값을 한 칸 올려요. 직접 입력해도 돼요",
    "start the twin": "쌍둥이를 시작해요",
    "no twin": "쌍둥이 없이",
    "go on with the twin, as a new branch": "쌍둥이를 새 branch로 삼아 이어 가요",
    "go on with the run, without the twin": "쌍둥이 없이 지금 학습을 이어 가요",
    "go on comparing": "계속 비교",
    # Kept runs, saving a pane, jump mode
    "to the run above or below": "위나 아래 학습으로",
    "tick the run, or untick it; so does a click": "학습을 고르거나 빼요. 클릭해도 돼요",
    "the losses of the ticked runs in one chart, and in what they differ": (
        "고른 학습들의 loss를 한 차트에 그리고 무엇이 다른지 보여 줘요"
    ),
    "back to the run": "지금 학습으로 돌아가요",
    "a line up or down": "한 줄 위나 아래로",
    "back to the list of runs": "학습 목록으로 돌아가요",
    "to the format above": "위 형식으로",
    "to the format below; type to change the name": (
        "아래 형식으로. 글자를 입력하면 파일 이름이 바뀌어요"
    ),
    "write the file; if there is one of that name, under another": (
        "파일을 저장해요. 같은 이름이 있으면 다른 이름으로 저장해요"
    ),
    "write nothing": "저장하지 않아요",
    "focus the pane with that letter; a digit goes to its view": (
        "그 글자가 붙은 칸으로 가요. 숫자를 누르면 그 보기로 가요"
    ),
    # Lessons
    "read all of the lesson, or answer its question": "lesson을 모두 읽거나, 질문에 답해요",
    "on to the next step, once its goal is met": "목표를 이루면 다음 단계로",
    "begin the lesson again, with a new run": "lesson을 새 학습으로 처음부터 다시 해요",
    "scroll, or choose an answer": "넘겨 보거나 답을 골라요",
    "give the answer that is chosen": "고른 답으로 대답해요",
    "hide the lesson's lines on the screen, or show them again": (
        "화면의 lesson 글을 숨기거나 다시 보여 줘요"
    ),
    "back to the experiment": "실험으로 돌아가요",
    # The help
    "a line up; page up and home work as well": "한 줄 위로 가요. page up과 home도 돼요",
    "a line down; page down and end work as well": "한 줄 아래로 가요. page down과 end도 돼요",
    "to the next section": "다음 부분으로 가요",
    "to the section before": "앞 부분으로 가요",
    "to the contents; a click on a section there goes to it": (
        "차례로 가요. 거기서 부분을 클릭하면 그리로 가요"
    ),
    "search the help for words": "도움말에서 낱말을 찾아요",
    "close the help": "도움말을 닫아요",
    "to the next hit": "다음으로 찾은 곳으로 가요",
    "to the hit before": "앞서 찾은 곳으로 가요",
    "end the search, and stay at the hit": "찾기를 끝내고 찾은 곳에 머물러요",
}
