"""The view of layers in Korean: vitals, histograms, units and the digits that units answer to."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    # Vitals
    "Layers, from input to output": "layer: 입력에서 출력까지",
    "read from {images:,} validation images at step {step:,}": (
        "step {step:,}에 validation 이미지 {images:,}장으로 잰 값"
    ),
    "The readings of every layer appear here when the data is loaded.\n"
    "They follow the network while it trains: {key_toggle} starts it.": (
        "데이터를 읽으면 모든 layer를 잰 값이 여기에 나와요.\n"
        "학습하는 동안 값도 따라 바뀌어요. {key_toggle} 키를 누르면 시작해요."
    ),
    "health": "상태",
    "off/stuck": "꺼짐/포화",
    "off": "꺼짐",
    "stuck": "포화",
    "{share:.0%} off": "{share:.0%} 꺼짐",
    "{share:.0%} stuck": "{share:.0%} 포화",
    # Histograms
    "Histograms": "히스토그램",
    "Histograms of {layer}": "{layer}의 히스토그램",
    "█ now  {dot} at the start": "█ 지금  {dot} 처음",
    "How outputs and weights are spread.": "출력과 weight가 어떻게 퍼져 있는지 나와요.",
    "It has no weights.": "이 layer에는 weight가 없어요.",
    "outputs": "출력",
    "weights": "weight",
    "highest bar, cut off: {share:.0%}": "가장 높은 막대(잘림): {share:.0%}",
    # Units
    "Units": "unit",
    "Units of {layer}: weights as pictures": "{layer}의 unit: 그림으로 본 weight",
    "Units of {layer}: by number": "{layer}의 unit: 번호순",
    "units {first}–{last} of {count:,}": "unit {first}–{last} (모두 {count:,}개)",
    "What each unit looks for.": "unit마다 무엇을 찾는지 나와요.",
    "weights of unit {unit}, each the mean of 2×2": "unit {unit}의 weight (2×2개씩 평균)",
    "Ink on orange excites it, ink on blue silences it.": (
        "잉크가 주황색에 닿으면 unit이 켜지고, 파란색에 닿으면 꺼져요."
    ),
    "Ink on + excites it, ink on − silences it.": (
        "잉크가 + 자리에 닿으면 unit이 켜지고, − 자리에 닿으면 꺼져요."
    ),
    # Favourites
    "What unit {unit} of {layer} answers to most": "{layer}의 unit {unit}: 가장 크게 반응하는 숫자",
    "What unit {unit} answers to most": "unit {unit}: 가장 크게 반응하는 숫자",
    "{count} of its {total} favourites are {label}s": "{total}장 중 {count}장이 숫자 {label}",
    "It gives every one of these the same, so it likes none.": (
        "모두 같은 값이라, 특별히 좋아하는 숫자가 없어요."
    ),
    "The unit's favourite digits are looked for …": (
        "unit이 가장 크게 반응하는 숫자를 찾고 있어요…"
    ),
}
