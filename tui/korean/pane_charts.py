"""Charts and readings in Korean: losses, the ruler, the range test, breakpoints, the guide."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    # Losses
    "last {count} steps": "최근 {count} step",
    "each step": "step마다",
    "all {steps:,} steps": "전체 {steps:,} step",
    "the whole run": "학습 전체",
    "Each step's loss will be drawn here: press {key_toggle} to start.": (
        "step마다 loss를 여기에 그려요. {key_toggle} 키를 누르면 시작해요."
    ),
    "And here that of the whole run.": "여기에는 학습 전체의 loss를 그려요.",
    "↑ up to {peak}": "↑ 최고 {peak}",
    "twin − run": "쌍둥이 − 지금 학습",
    "kept {used:.0f} of {budget:.0f} MB": "보관 {used:.0f}/{budget:.0f} MB",
    # The ruler
    "Ruler: learning rate {rate:g}": "눈금자: learning rate {rate:g}",
    "{schedule} makes it {rate:.3g}": "지금은 {rate:.3g} ({schedule})",
    "The loss is no finite number, so there is nothing to measure along. "
    "Press {key_recover} to go back to the last good step, or {key_restart} to restart.": (
        "loss가 유한한 수가 아니어서 잴 수 없어요. {key_recover} 키를 누르면 마지막으로 멀쩡했던 "
        "step으로 "
        "되돌아가고, {key_restart} 키를 누르면 새로 시작해요."
    ),
    "There is no run to measure.": "잴 학습이 없어요.",
    "The ruler appears here in a moment: the loss along the next update, from an eighth of the "
    "learning rate to eight times. Press {key_toggle} to train and watch it move.": (
        "곧 여기에 눈금자가 나와요. 다음 step을 learning rate의 8분의 1부터 8배까지 바꿔 가며 "
        "loss를 재요. {key_toggle} 키를 눌러 학습하면서 어떻게 움직이는지 보세요."
    ),
    "before the step": "step 전",
    "the edge lies beyond {factor:g}× →": "한계는 {factor:g}× 너머에 있어요 →",
    "edge at {edge:.2g}×": "한계 {edge:.2g}×",
    "the edge is at no step at all": "아무리 짧아도 한계를 넘어요",
    "before": "이전",
    "held out": "안 배움",
    "▲ now": "▲ 지금",
    "{reading} As it is, it lowers the loss of its own mini-batch {own} and that of images held "
    "out {others}.": (
        "{reading} 지금 step은 자기 mini-batch의 loss를 {own} 낮추고, 배우지 않은 이미지의 loss도 "
        "{others} 낮춰요."
    ),
    "{reading} As it is, it lowers the loss of its own mini-batch {own} and raises the loss of "
    "images held out {others}.": (
        "{reading} 지금 step은 자기 mini-batch의 loss는 {own} 낮추지만, 배우지 않은 이미지의 "
        "loss는 {others} 높여요."
    ),
    "{reading} As it is, it raises the loss of its own mini-batch {own} and lowers the loss of "
    "images held out {others}.": (
        "{reading} 지금 step은 자기 mini-batch의 loss는 {own} 높이지만, 배우지 않은 이미지의 "
        "loss는 {others} 낮춰요."
    ),
    "{reading} As it is, it raises the loss of its own mini-batch {own} and that of images held "
    "out {others}.": (
        "{reading} 지금 step은 자기 mini-batch의 loss를 {own} 높이고, 배우지 않은 이미지의 loss도 "
        "{others} 높여요."
    ),
    "by {share}": "{share}",
    "beyond all bounds": "한없이",
    "edge so far": "지금까지의 한계",
    "{edge} at step {step:,}": "step {step:,}에서 {edge}",
    "beyond 8×": "8× 너머",
    # The range test
    "Range test": "range test",
    "a copy at step {step:,}": "step {step:,}의 복사본",
    "{key_ruler_test} tries all learning rates, from 0.00001 to 10, on a copy of the network and "
    "suggests one. "
    "It takes about a second; the run itself is untouched.": (
        "{key_ruler_test} 키를 누르면 네트워크의 복사본에 learning rate를 0.00001부터 10까지 모두 "
        "써 보고 하나를 "
        "추천해요. 1초쯤 걸리고, 지금 학습은 그대로예요."
    ),
    "No suggestion: {why}.": "추천할 값이 없어요. {why}.",
    "{rate:g} is what you train with: {why}.": "지금 쓰는 {rate:g} 그대로면 돼요. {why}.",
    "{key_ruler_take} takes {rate:g}: {why}.": (
        "{key_ruler_take} 키를 누르면 learning rate {rate:g} 값으로 학습해요. {why}."
    ),
    # Breakpoints
    "{key_steps_breakpoints} Pause at": "{key_steps_breakpoints} 멈춤 조건",
    "{key_breakpoints_toggle} on/off": "{key_breakpoints_toggle} 켜기/끄기",
    "loss spike": "loss 급등",
    "NaN in gradient": "gradient에 NaN",
    "a unit dies": "unit 죽음",
    # The guide
    "Hints appear here when something is wrong with the run: what was seen, why it matters, and "
    "one key that mends it. Press {key_toggle} to train; the first look comes with the first "
    "steps.": (
        "학습에 문제가 있으면 여기에 힌트가 나와요. 무엇이 보였는지, 왜 문제인지, 어느 키로 "
        "고치는지 알려 줘요. {key_toggle} 키를 눌러 학습하면 첫 step부터 살펴봐요."
    ),
    "Seen": "보인 것",
    "Why": "까닭",
    "Formula": "식",
    "{key_guide_do}: {action}": "{key_guide_do}: {action}",
    "{key_guide_do}: {action}, from the last good step on": (
        "{key_guide_do}: {action}, 마지막 멀쩡한 step부터"
    ),
    "Nothing to judge yet: press {key_toggle}.": (
        "아직 판단할 것이 없어요. {key_toggle} 키를 누르세요."
    ),
    "Nothing is wrong.": "문제가 없어요.",
    "Nothing else is wrong.": "다른 문제는 없어요.",
    "{count} rules looked at step {step:,}:": "step {step:,}에서 규칙 {count}개로 살펴봤어요:",
    "What you have dismissed stays away; {key_guide_all} shows it again.": (
        "치워 둔 힌트는 나오지 않아요. {key_guide_all} 키를 누르면 다시 나와요."
    ),
    "A rule whose instruments have too little to read yet keeps silent.": (
        "아직 잰 값이 모자란 규칙은 말하지 않아요."
    ),
}
