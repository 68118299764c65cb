"""The panes in Korean: titles, labels and words of the training screen, the guide and a digit."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    # The terminal and the status line
    "chainrule needs a terminal of {least};\nthis one has {present}.\n\n"
    "Make it larger, or press {key_quit} and run\n'chainrule train' instead.": (
        "터미널이 {least}보다 작아요.\n지금 크기: {present}\n\n"
        "창을 키우거나, {key_quit} 키를 누르고\n'chainrule train'을 쓰세요."
    ),
    "loading": "여는 중",
    "ready": "준비됨",
    "paused": "일시정지",
    "failed": "실패",
    " of {end:,}": " / {end:,}",
    # Hyperparameters
    "{key_pane_1} Hyperparameters": "{key_pane_1} Hyperparameter",
    "live": "바로",
    "unused": "안 씀",
    "sent …": "전송 …",
    "press {key_restart}": "{key_restart} 필요",
    # Loss
    "now": "지금",
    "smoothed": "이동 평균",
    "avg": "평균",
    "later": "이후",
    "grey: {course}": "회색: {course}",
    "too early to tell": "아직 모름",
    "no difference yet": "아직 차이 없음",
    "the twin is better": "쌍둥이가 나음",
    "the run is better": "지금 학습이 나음",
    # Accuracy
    "sec": "초",
    "val is the test set: the post's way": "val = test set(블로그 글의 방식)",
    "A row appears here at the end of each epoch.": "epoch가 끝날 때마다 여기에 한 줄씩 나와요.",
    # Digits
    "{key_pane_2} Loss": "{key_pane_2} Loss",
    "{key_pane_3} Accuracy": "{key_pane_3} Accuracy",
    "{key_pane_4} Digits: {kind}": "{key_pane_4} 숫자: {kind}",
    "a sample": "표본",
    "worst mistakes, by loss": "심하게 틀린 것, loss 순",
    "mistakes, by loss": "틀린 것, loss 순",
    "most uncertain": "헷갈리는 것",
    "only {label}s": "{label}만",
    "{share} wrong": "오답 {share}",
    "none": "없음",
    "{first}–{last} of {total:,}": "{first}–{last} / {total:,}장",
    "The digits appear when the data is loaded.": "데이터를 읽으면 숫자가 나와요.",
    "None: not one is wrong.": "틀린 것이 하나도 없어요.",
    # The guide
    "Hints": "힌트",
    "Hints ({count})": "힌트 ({count})",
    "{away} dismissed · {key_guide_all} shows all": (
        "치운 힌트 {away}개 · {key_guide_all} 모두 보기"
    ),
    "Why, and what to do": "까닭과 해결",
    "The run": "지금 학습",
    "looked at step {step:,}": "step {step:,}에서 살펴봄",
    # A digit on its way through the network
    "Validation image {place:,}": "validation 이미지 {place:,}",
    "{at} of {count:,}": "{at} / {count:,}장",
    "{at} of {count:,} in the grid": "숫자 칸에서 {at} / {count:,}장",
    "{at} of {count:,} mistakes": "틀린 것 {at} / {count:,}장",
    "Your drawing": "내 그림",
    "{hand} down": "{hand} 내림",
    "{hand} up": "{hand} 듦",
    "Nearest": "닮은꼴",
    "distance": "거리",
    "as the network sees it": "네트워크가 보는 모습",
    "{typed!r} is not an image; use {allowed}": "{typed!r}: 없는 이미지예요. {allowed}",
    "a number from 0 to {last:,}": "0부터 {last:,}까지의 숫자",
}
