"""The short words in Korean: of the key line, tabs, places, the palette and the mouse's tips."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    # The key line
    "letter": "글자",
    "start": "시작",
    "pause": "멈춤",
    "go on": "계속",
    "past": "과거",
    "bookmark": "북마크",
    "branches": "branch",
    "twin": "쌍둥이",
    "compare": "비교",
    "step": "step",
    "epoch": "epoch",
    "restart": "재시작",
    "recover": "복구",
    "test": "test",
    "try rates": "rate 시험",
    "pane": "칸",
    "copy": "복사",
    "save": "저장",
    "full": "크게",
    "all panes": "모든 칸",
    "jump": "점프",
    "help": "도움말",
    "quit": "종료",
    "move": "이동",
    "change": "변경",
    "type": "입력",
    "undo": "취소",
    "accept": "확인",
    "leave": "그만두기",
    "log scale": "로그 눈금",
    "newest": "최신",
    "filter": "고르기",
    "class": "class",
    "more": "더",
    "less": "덜",
    "enlarge": "확대",
    "inspect": "따라가기",
    "next": "다음",
    "through the network": "네트워크를 따라가기",
    "close": "닫기",
    "take it over": "적용",
    "choose": "선택",
    "keep the twin": "쌍둥이를 남기기",
    "keep the run": "지금 학습을 남기기",
    "tick": "고르기",
    "compare the ticked": "고른 것 비교",
    "scroll": "스크롤",
    "contents": "차례",
    "search": "찾기",
    "finish": "끝내기",
    "back to the list": "목록으로",
    "layer": "layer",
    "its units": "unit 보기",
    "other part": "배치",
    "unit": "unit",
    "digit": "숫자",
    "follow it": "따라가기",
    "open": "열기",
    "most": "최다",
    "kind": "종류",
    "classes": "class",
    "section": "부분",
    "take anew": "새 batch",
    "breakpoints": "breakpoint",
    "on/off": "켜기/끄기",
    "bound": "한계",
    "turn": "넘기기",
    "go to": "번호",
    "which": "범위",
    "tint": "물들이기",
    "draw": "그리기",
    "ink": "칠하기",
    "pen": "펜",
    "rubber": "지우개",
    "clear": "비우기",
    "learning rate": "learning rate",
    "range test": "range test",
    "take it": "적용",
    "do it": "하기",
    "dismiss": "치우기",
    "show all": "모두 보기",
    "stay": "그대로",
    "hide or show the lines": "글 숨기기/보이기",
    "back": "돌아가기",
    # Places
    "everywhere": "어디서나",
    "typing a value": "값 입력",
    "loss": "loss",
    "accuracy": "accuracy",
    "digits": "숫자 칸",
    "enlarged digit": "확대한 숫자",
    "new twin": "새 쌍둥이",
    "list of runs": "학습 목록",
    "comparison": "학습 비교",
    "any view": "모든 보기",
    "mistakes": "틀린 숫자",
    "layers": "layer",
    "favourite digits": "좋아하는 숫자",
    "ruler": "ruler",
    "guide": "가이드",
    "lesson": "lesson",
    "page of the lesson": "펼친 lesson",
    "saving a pane": "칸 저장",
    "blackboard": "칠판",
    "jump mode": "점프",
    "searching the help": "도움말 찾기",
    "drawing": "그리기",
    "way through the network": "네트워크를 지나는 길",
    # The tabs
    "Train": "학습",
    "Mistakes": "틀린 숫자",
    "Layers": "layer",
    "Steps": "step",
    "Digit": "숫자",
    "Ruler": "ruler",
    "Guide": "가이드",
    "hyperparameters, loss, accuracy and digits while it trains": (
        "학습하는 동안의 hyperparameter, loss, accuracy, 숫자들"
    ),
    "{title}  loading the digits …": "{title}  숫자를 읽는 중 …",
    "{title}  {sizes}  {count:,} parameters": "{title}  {sizes}  parameter {count:,}개",
    # The palette
    "key: {key}": "키: {key}",
    "Search for commands…": "할 일 찾기…",
    "Search for themes…": "테마 찾기…",
    "To leave chainrule, press {key_quit}.": "chainrule을 끝내려면 {key_quit} 키를 누르세요.",
    "No matches found": "찾지 못했어요",
    "Theme": "테마",
    "Change the current theme": "화면의 색을 바꿔요",
    "Quit": "끝내기",
    "Quit the application as soon as possible": "되도록 빨리 앱을 끝내요",
    "Minimize": "원래 크기로",
    "Minimize the widget and restore to normal size": "칸을 원래 크기로 되돌려요",
    "Maximize": "최대화",
    "Maximize the focused widget": "지금 칸을 화면 가득 채워요",
    "Screenshot": "화면 저장",
    "Save an SVG 'screenshot' of the current screen": "지금 화면을 SVG 그림으로 저장해요",
    # Tips of the mouse
    "What can be turned: click a row, then {key_hyper_less} {key_hyper_more} or "
    "{key_hyper_type}.": (
        "돌려 볼 수 있는 값들이에요. 줄을 클릭하고 {key_hyper_less} {key_hyper_more} 키나 "
        "{key_hyper_type} 키를 누르세요."
    ),
    "How wrong the network is, step by step. Click or drag on the lowest row to go back.": (
        "네트워크가 얼마나 틀리는지 step마다 보여 줘요. 맨 아래 줄을 클릭하거나 끌면 그때로 "
        "돌아가요."
    ),
    "One row an epoch; ★ is the best. The wheel scrolls.": (
        "epoch마다 한 줄이에요. ★이 최고예요. 휠로 스크롤해요."
    ),
    "Images that it does not learn from. A double click enlarges one.": (
        "학습에 쓰지 않는 이미지들이에요. 두 번 클릭하면 확대돼요."
    ),
    "What each digit is taken for. A double click shows a cell's images.": (
        "숫자마다 무엇으로 읽는지 보여 줘요. 칸을 두 번 클릭하면 그 이미지들이 나와요."
    ),
    "How well each digit is read. A double click shows its commonest mistake.": (
        "숫자마다 얼마나 잘 읽는지 보여 줘요. 두 번 클릭하면 가장 잦은 실수가 나와요."
    ),
    "Images of one kind. A double click follows one through the network.": (
        "한 종류의 이미지들이에요. 두 번 클릭하면 네트워크를 지나는 길을 따라가요."
    ),
    "The health of every layer. A double click goes to its units.": (
        "layer마다의 건강이에요. 두 번 클릭하면 그 unit들로 가요."
    ),
    "How the layer's numbers are spread, now and at the start.": (
        "layer의 수들이 어떻게 퍼져 있는지, 지금과 처음을 보여 줘요."
    ),
    "What each unit looks for. A double click shows its favourite images.": (
        "unit마다 무엇을 찾는지 보여 줘요. 두 번 클릭하면 좋아하는 이미지들이 나와요."
    ),
    "The images that the unit answers to most. A double click follows one.": (
        "unit이 가장 크게 반응하는 이미지들이에요. 두 번 클릭하면 따라가요."
    ),
    "The next mini-batch, operation by operation. Click one to see it.": (
        "다음 mini-batch를 계산마다 보여 줘요. 클릭하면 그 계산이 나와요."
    ),
    "The operation's formula, numbers and code. The wheel scrolls.": (
        "그 계산의 식, 수, 코드예요. 휠로 스크롤해요."
    ),
    "What the run pauses at by itself. A click turns one on or off.": (
        "학습이 저절로 멈추는 조건들이에요. 클릭하면 켜지거나 꺼져요."
    ),
    "The image, tinted by what more ink would do; or your own drawing.": (
        "이미지예요. 더 칠하면 어떻게 될지를 색으로 보여 줘요. 직접 그린 숫자도 돼요."
    ),
    "What every layer makes of the image, down to ten probabilities.": (
        "layer마다 이미지를 무엇으로 바꾸는지, 확률 열 개까지 보여 줘요."
    ),
    "The training images that look most like it.": "가장 닮은 학습 이미지들이에요.",
    "How far the next step could go before it does harm.": (
        "다음 step이 얼마나 더 가면 해가 되는지 보여 줘요."
    ),
    "The loss at every learning rate, tried on a copy.": (
        "복사본으로 시험한, learning rate마다의 loss예요."
    ),
    "What is worth a look, the most urgent first. A double click mends it.": (
        "살펴볼 만한 것들이에요. 급한 것이 먼저예요. 두 번 클릭하면 고쳐요."
    ),
    "What was seen, why it matters, and what mends it.": (
        "무엇이 보였는지, 왜 중요한지, 어떻게 고치는지예요."
    ),
    # Notices
    "There is nothing to undo.": "되돌릴 것이 없어요.",
    "Training starts as soon as the data is there.": "데이터를 다 읽으면 바로 학습을 시작해요.",
    "Trying all learning rates on a copy …": "복사본으로 learning rate를 모두 시험하는 중 …",
}
