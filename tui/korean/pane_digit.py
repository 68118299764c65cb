"""The view of one digit in Korean: its way through the network, the verdict, the drawing."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    # The way
    "Through the network": "네트워크를 지나는 길",
    "after step {step:,}": "step {step:,} 다음",
    "Every layer's outputs and the\nten probabilities appear here\nas soon as there is a digit.": (
        "숫자가 있으면 모든 layer의\n출력과 확률 열 개가\n여기에 나와요."
    ),
    "input": "입력",
    "{inked} of {pixels} inked": "{pixels}픽셀 중 {inked}개에 잉크",
    "{count} of {units} above {bound}": "{bound} 초과 {count}/{units}",
    # The verdict
    "guess": "답",
    "meant": "의도",
    "Next comes {digit} with {share}.": "그다음 {digit}: {share}.",
    "Taken for {guess}: {truth} got {share}.": "답 {guess}. 정답 {truth}: {share}.",
    "{alike} of {count} nearest is {digit}.": "닮은 {count}개 중 {digit}: {alike}개.",
    "{alike} of {count} nearest are {digit}.": "닮은 {count}개 중 {digit}: {alike}개.",
    "ink: for {digit} ": "잉크: {digit} 쪽 ",
    "against it": "반대로",
    "o: tint by what ink would do": "o: 잉크의 영향을 색으로",
    "the guess {digit}": "답 {digit}",
    "more ink: for {digit}": "잉크가 늘면: {digit} 쪽으로",
    "more ink: against it": "잉크가 늘면: 그 반대로",
    "A digit appears when the data\nis loaded.": "데이터를 읽으면\n숫자가 나와요.",
    # The drawing
    "What is it? 0 to 9,\nor {key_draw_meant} to leave it open.": (
        "무엇을 그렸나요? 0부터 9.\n{key_draw_meant} 키를 누르면 비워 둬요."
    ),
    "Draw a digit: drag the mouse\n(the right button wipes), or\nuse arrows and {key_draw_ink}, "
    "with {key_draw_pen}\n"
    "the pen stays down.": (
        "숫자를 그리세요: 마우스로\n끌거나(오른쪽 버튼은 지움)\n화살표와 {key_draw_ink} 키로 "
        "그리고,\n"
        "{key_draw_pen} 키를 누르면 펜을 계속 대요."
    ),
    "m: say what you meant": "m: 무엇을 그렸는지 알리기",
    "e: the pen": "e: 펜",
    "e: the rubber": "e: 지우개",
    "c: new sheet": "c: 새 종이",
    # The nearest
    "Training\ndigits that\nlook alike.": "닮은\n학습 이미지가\n나와요.",
}
