"""What the keys of the views beside the training screen do, in Korean."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    # Every view
    "back to training": "학습 화면으로",
    # Layers and units
    "to the layer above": "위 layer로",
    "to the layer below": "아래 layer로",
    "to the units of the layer": "이 layer의 unit으로",
    "give histograms or units the room, or share it": "히스토그램이나 unit을 넓게, 또는 나란히",
    "to the unit on the left": "왼쪽 unit으로",
    "to the unit on the right": "오른쪽 unit으로",
    "to the unit above": "위 unit으로",
    "to the unit below": "아래 unit으로",
    "more units": "unit을 더 보여 줘요",
    "the units before": "앞의 unit들",
    "the digits that the unit answers to most": "이 unit이 가장 크게 반응하는 숫자들",
    "to the digit before": "이전 숫자로",
    "to the next digit": "다음 숫자로",
    "the favourites of the unit before": "이전 unit이 좋아하는 숫자들",
    "the favourites of the next unit": "다음 unit이 좋아하는 숫자들",
    "back to the units": "unit으로 돌아가요",
    # Mistakes
    "to the cell or the digit on the left": "왼쪽 칸이나 숫자로",
    "to the one on the right": "오른쪽 것으로",
    "to the cell, the class or the digit above": "위 칸, class, 숫자로",
    "to the one below": "아래 것으로",
    "show the digits of the cell, or the class's most frequent mistake; on a digit: follow it "
    "through the network": (
        "그 칸의 숫자들, 또는 그 class의 가장 잦은 실수를 보여 줘요. 숫자에서 누르면 네트워크를 "
        "지나는 길을 따라가요"
    ),
    "to the most frequent mistake; again for the next one": "가장 잦은 실수로. 다시 누르면 그다음",
    "the next kind of digits: worst mistakes, most uncertain, forgotten, learned, doubtful "
    "labels, one cell": (
        "다음 종류의 숫자들: 심하게 틀린 것, 헷갈리는 것, 잊은 것, 배운 것, label이 의심스러운 "
        "것, 칸 하나"
    ),
    "the kind before": "이전 종류",
    "to the classes and their race, or back to the matrix": "class들과 그 경주로, 또는 다시 행렬로",
    "more of these digits": "이 숫자들을 더 보여 줘요",
    # Steps
    "the next operation": "다음 계산",
    "the operation before": "이전 계산",
    "to the next section: the chain rule, forward, backward, update": (
        "다음 부분으로: chain rule, forward, backward, update"
    ),
    "to the first page: the chain rule": "첫 쪽으로: chain rule",
    "to the last operation": "마지막 계산으로",
    "the rest of a long page": "긴 쪽의 나머지",
    "back up a long page": "긴 쪽에서 위로",
    "while training: take the mini-batch of now in place of the one that was kept": (
        "학습 중에: 남겨 둔 mini-batch 대신 지금 것을 봐요"
    ),
    "to the breakpoints, which pause the run by themselves; again turns the marked one on or off": (
        "저절로 학습을 멈춰 주는 breakpoint로. 다시 누르면 고른 것을 켜거나 꺼요"
    ),
    "a line down": "한 줄 아래로",
    "a line up": "한 줄 위로",
    "to the breakpoint below": "아래 breakpoint로",
    "to the breakpoint above": "위 breakpoint로",
    "turn it on or off": "켜거나 꺼요",
    "a lower bound for the gradient": "gradient의 한계를 낮춰요",
    "a higher bound for the gradient": "gradient의 한계를 높여요",
    # A digit, and drawing one
    "the next image": "다음 이미지",
    "the image before": "이전 이미지",
    "a hundred images on": "이미지 백 장 뒤로",
    "a hundred images back": "이미지 백 장 앞으로",
    "type the number of a validation image to go to; enter goes there, escape stays": (
        "가고 싶은 validation 이미지의 번호를 입력해요. enter로 가고, escape로 그대로 있어요"
    ),
    "go through all validation images, those last shown in the grid, or the mistakes": (
        "모든 validation 이미지, 숫자 칸에서 마지막에 본 것, 틀린 것 가운데 무엇을 넘겨 볼지 바꿔요"
    ),
    "tint the pixels by the gradient of the loss, by that of the guess, or not at all": (
        "픽셀을 loss의 gradient나 대답의 gradient로 물들이거나, 그대로 둬요"
    ),
    "draw a digit of your own, or go back to the images": (
        "숫자를 직접 그리거나, 다시 이미지로 가요"
    ),
    "to the layers before, where not all fit": "다 보이지 않을 때 앞쪽 layer로",
    "to the layers after": "뒤쪽 layer로",
    "the cursor to the left": "커서를 왼쪽으로",
    "the cursor to the right": "커서를 오른쪽으로",
    "the cursor up": "커서를 위로",
    "the cursor down": "커서를 아래로",
    "put ink below the cursor; so does the mouse while it is pressed": (
        "커서 자리를 칠해요. 마우스를 누른 채 움직여도 돼요"
    ),
    "pen down, so that moving draws, or up again": "펜을 내려 움직이는 대로 그리거나, 다시 들어요",
    "wipe the ink below the cursor; so does the right button of the mouse": (
        "커서 자리를 지워요. 마우스 오른쪽 단추로도 돼요"
    ),
    "take the rubber instead of the pen, or the pen again": (
        "펜 대신 지우개를, 또는 다시 펜을 들어요"
    ),
    "a new sheet": "새 종이",
    "say which digit you meant: then 0 to 9, or the same key for none": (
        "어떤 숫자를 그렸는지 알려 줘요: 다음에 0부터 9. 같은 키를 한 번 더 누르면 없음"
    ),
    "back to the images": "이미지로 돌아가요",
    # Ruler and guide
    "the learning rate one step down": "learning rate를 한 칸 내려요",
    "the learning rate one step up": "learning rate를 한 칸 올려요",
    "the range test; here its outcome stays on show beside the ruler": (
        "range test를 해요. 여기서는 결과가 ruler 옆에 계속 보여요"
    ),
    "train on with the learning rate that the range test suggests": (
        "range test가 추천한 learning rate로 이어서 학습해요"
    ),
    "to the hint above": "위 힌트로",
    "to the hint below": "아래 힌트로",
    "do what the hint advises": "힌트가 권하는 대로 해요",
    "dismiss the hint: those of its name stay away": (
        "힌트를 치워요. 같은 이름의 힌트는 다시 나오지 않아요"
    ),
    "show again what was dismissed": "치운 것을 다시 보여 줘요",
}
