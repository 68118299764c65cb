"""The view of mistakes in Korean: confusion matrix, classes and their race, digits of one kind."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    # Digits, by name where English has one
    "zero": "0",
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "zeros": "0",
    "ones": "1",
    "twos": "2",
    "threes": "3",
    "fours": "4",
    "fives": "5",
    "sixes": "6",
    "sevens": "7",
    "eights": "8",
    "nines": "9",
    "a {digit}": "{digit}",
    "an {digit}": "{digit}",
    "✗{guess} not {label} {share}": "✗{guess} 정답{label} {share}",
    "{label} or {guess}? {share:>4}": "{label} 또는 {guess} {share}",
    # The confusion matrix
    "Confusion matrix": "혼동 행렬(confusion matrix)",
    "The matrix appears when the data is loaded.": "데이터를 읽으면 행렬이 여기에 나와요.",
    "Untrained, the network guesses. Press {key_toggle} to train it.": (
        "아직 배우지 않아서 찍고 있어요. {key_toggle} 키를 누르면 학습해요."
    ),
    "truth ↓  answer →": "정답 ↓  답 →",
    "{right:,} of {total:,} {digits} are read right, {share} (95% interval {low:.1f} to "
    "{high:.1f}%).": (
        "숫자 {digits}: {total:,}장 중 {right:,}장을 맞혔어요. {share}(95% 신뢰구간 "
        "{low:.1f}~{high:.1f}%)."
    ),
    "No {digit} was taken for {taken}.": "정답 {digit}, 답 {taken}: 한 장도 없어요.",
    "1 {digit} was taken for {taken}, {share}.": "정답 {digit}, 답 {taken}: 1장, {share}예요.",
    "{count:,} {digits} were taken for {taken}, {share}.": (
        "정답 {digits}, 답 {taken}: {count:,}장, {share}예요."
    ),
    "{share} of all {digits}": "숫자 {digits} 전체의 {share}",
    "Not one digit is read wrong.": "틀린 숫자가 하나도 없어요.",
    "Most often": "가장 잦은 오답:",
    "After the next epoch: what it learned, what it forgot.": (
        "다음 epoch가 끝나면, 새로 맞힌 것과 잊은 것이 나와요."
    ),
    "Since epoch {epoch}: {won:,} learned, {lost:,} forgotten; {doubtful:,} doubtful labels.": (
        "epoch {epoch} 뒤로 새로 맞힘 {won:,}장, 잊음 {lost:,}장, 의심스러운 label {doubtful:,}개."
    ),
    # The classes
    "Classes and their race": "class별 정답률과 순위",
    "The classes appear when the data is loaded.": "데이터를 읽으면 class가 여기에 나와요.",
    "─●─ the share of right answers and its 95% interval. ▲▼ places gained or lost since the last "
    "epoch.": "─●─ 정답률과 95% 신뢰구간. ▲▼ 지난 epoch보다 오르거나 내린 순위.",
    "The race begins with the end of the first epoch: press {key_epoch} to train that far.": (
        "순위 경쟁은 첫 epoch가 끝나면 시작돼요. {key_epoch} 키를 누르면 거기까지 학습해요."
    ),
    "right": "정답률",
    "rank": "순위",
    "race": "변화",
    "Easiest are the {easiest}, {best}; hardest the {hardest}, {least}. Their intervals overlap: "
    "it may be chance.": (
        "가장 쉬운 숫자: {easiest}({best}). 가장 어려운 숫자: {hardest}({least}). 신뢰구간이 "
        "겹치니 우연일 수 있어요."
    ),
    "Easiest are the {easiest}, {best}; hardest the {hardest}, {least}: more than chance.": (
        "가장 쉬운 숫자: {easiest}({best}). 가장 어려운 숫자: {hardest}({least}). 우연이라고 보기 "
        "어려운 차이예요."
    ),
    # Digits of one kind
    "Digits": "숫자",
    "{true} read right": "맞힌 숫자: {true}",
    "{true} taken for {guess}": "정답 {true}, 답 {guess}",
    "forgotten": "잊은 숫자",
    "forgotten since epoch {epoch}": "잊은 숫자 (epoch {epoch} 뒤로)",
    "learned": "새로 맞힌 숫자",
    "learned since epoch {epoch}": "새로 맞힌 숫자 (epoch {epoch} 뒤로)",
    "doubtful labels": "의심스러운 label",
    "kind {place} ({key_mistakes_kind})": "종류 {place} ({key_mistakes_kind})",
    "Compared with the end of the epoch before;\nappears after the next epoch: press "
    "{key_epoch}.": (
        "지난 epoch가 끝났을 때와 비교해요.\n다음 epoch가 끝나면 나와요. {key_epoch} 키를 누르세요."
    ),
    "None: this does not happen.": "없어요. 이렇게는 답하지 않았어요.",
    "None.": "없어요.",
    "None: all that was right then is right still.": "없어요. 그때 맞힌 것은 지금도 다 맞혀요.",
    "None: all that was wrong then is wrong still.": "없어요. 그때 틀린 것은 지금도 다 틀려요.",
    "None: no label is contradicted with certainty.": (
        "없어요. label과 어긋나는 확실한 답이 하나도 없어요."
    ),
}
