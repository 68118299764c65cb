"""The course of a run in Korean: what the trainer answers, the past, twins, and the notices."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    # The trainer
    "Try a smaller learning rate, such as {rate:g}.": "learning rate를 낮춰 보세요. 예: {rate:g}.",
    "Two runs are being compared: keep one of them first.": (
        "두 학습을 비교하는 중이에요. 먼저 하나를 고르세요."
    ),
    "All epochs are done: raise epochs to train on, or restart.": (
        "모든 epoch가 끝났어요. epochs를 늘려 더 학습하거나 새로 시작하세요."
    ),
    "The run has diverged: recover with a smaller learning rate, or restart.": (
        "학습이 발산했어요. learning rate를 낮춰 복구하거나 새로 시작하세요."
    ),
    "The run has not diverged.": "학습이 발산하지 않았어요.",
    "the run diverged": "학습이 발산했어요",
    "a new run began": "새 학습을 시작했어요",
    "the twin's loss became {loss}": "쌍둥이의 loss가 {loss} 값이 됐어요",
    "There is no twin to keep.": "남길 쌍둥이가 없어요.",
    "The new optimizer begins afresh: {slots} cleared.": (
        "새 optimizer는 처음부터 시작해요. 지운 것: {slots}."
    ),
    "Nothing earlier is kept.": "더 앞선 시점은 남아 있지 않아요.",
    "Nothing later is kept.": "더 뒤의 시점은 남아 있지 않아요.",
    "That moment is kept no longer.": "그 시점은 이제 남아 있지 않아요.",
    "the loss became {loss} after step {step:,}": "step {step:,} 다음에 loss가 {loss} 값이 됐어요",
    "branch {number}": "branch {number}",
    "main": "main",
    # Notices
    "A new run stands ready.": "새 학습이 준비됐어요.",
    "The one before was kept in no file.": "앞의 학습은 파일로 저장하지 않았어요.",
    "{run} is kept: {key_compare} compares it.": (
        "앞의 학습은 남아 있고 {key_compare} 키로 비교할 수 있어요: {run}"
    ),
    "Guide: ": "가이드: ",
    "{name}. Press {key_view_0}.": "{name}. {key_view_0} 키를 누르세요.",
    "Test accuracy {accuracy:.2%}, loss {loss:.4f}; looked at once in this run.": (
        "test accuracy {accuracy:.2%}, loss {loss:.4f}. 이번 학습에서 한 번 봤어요."
    ),
    "Test accuracy {accuracy:.2%}, loss {loss:.4f}; looked at {looks} times in this run.": (
        "test accuracy {accuracy:.2%}, loss {loss:.4f}. 이번 학습에서 {looks}번 봤어요."
    ),
    "Breakpoint met at step {step:,}: {reason}.": (
        "step {step:,}에서 breakpoint에 걸렸어요. {reason}."
    ),
    "The loss became {loss} at step {step:,} with learning rate {rate:g}; the weights are those "
    "of step {kept_step:,} again. Press {key_recover} to go back there with a smaller learning "
    "rate.": (
        "step {step:,}에서 loss가 {loss} 값이 됐어요(learning rate {rate:g}). weight는 step "
        "{kept_step:,} 때로 되돌렸어요. {key_recover} 키를 누르면 learning rate를 낮춰 그곳부터 "
        "다시 학습해요."
    ),
    "The run has diverged: press {key_recover} to recover with a smaller learning rate, "
    "{key_restart} to restart.": (
        "학습이 발산했어요. {key_recover} 키를 누르면 learning rate를 낮춰 복구하고, "
        "{key_restart} 키를 누르면 새로 시작해요."
    ),
    "A new run with {changes}: press {key_toggle}.": (
        "새로 시작했어요: {changes}. {key_toggle} 키를 누르세요."
    ),
    "{reason} {key_twin} ends the comparison.": "{reason} {key_twin} 키를 누르면 비교를 끝내요.",
    "There is nothing to recover: the run has not diverged.": (
        "복구할 것이 없어요. 학습이 발산하지 않았어요."
    ),
    "Best validation accuracy {accuracy:.2%} in epoch {epoch}. ": (
        "최고 validation accuracy는 epoch {epoch}의 {accuracy:.2%}예요. "
    ),
    "Press {key_test} to look at the test set, or raise epochs to train on.": (
        "{key_test} 키를 누르면 test set을 볼 수 있어요. 더 학습하려면 epochs를 늘리세요."
    ),
    "The guide has a hint: press {key_view_0}.": (
        "가이드에 조언이 있어요. {key_view_0} 키를 누르세요."
    ),
    "The guide has {count} hints: press {key_view_0}.": (
        "가이드에 조언이 {count}개 있어요. {key_view_0} 키를 누르세요."
    ),
    "Try the hint first.": "먼저 조언대로 해 보세요.",
    "Try the hints first.": "먼저 조언들을 하나씩 해 보세요.",
    # The past
    " (bookmark)": " (북마크)",
    " (the best)": " (최고 기록)",
    " (the start)": " (시작)",
    "The lesson's lines are hidden: {key_lesson}, then {key_lesson_hide}, shows them again.": (
        "lesson 글을 숨겼어요. {key_lesson}, {key_lesson_hide} 키를 차례로 누르면 다시 보여요."
    ),
    "Resumed at step {step:,}, where it was saved last: {key_toggle} goes on.": (
        "마지막으로 저장한 step {step:,}에서 이어 가요. {key_toggle} 키를 누르면 계속해요."
    ),
    "Step {step:,} is bookmarked: ◆ below the loss. {key_branches} lists all bookmarks.": (
        "step {step:,}에 북마크를 남겼어요. loss 아래에 ◆로 보이고, {key_branches} 키를 누르면 "
        "모두 나와요."
    ),
    "At step {step:,}{kind}, the end of {branch}: all epochs are done, {key_back} goes back.": (
        "step {step:,}{kind}, {branch}의 끝이에요. 모든 epoch가 끝났어요. {key_back} 키로 뒤로 "
        "가요."
    ),
    "At step {step:,}{kind}, the end of {branch}: {key_toggle} trains on, {key_back} goes back.": (
        "step {step:,}{kind}, {branch}의 끝이에요. {key_toggle} 키를 누르면 이어서 학습하고, "
        "{key_back} 키로 뒤로 "
        "가요."
    ),
    "At {step:,} of {end:,}{kind}. {key_toggle} trains on from here as a new branch, "
    "{key_forward} goes forward.": (
        "step {step:,} / {end:,}{kind}에 와 있어요. {key_toggle} 키를 누르면 여기서 새 branch로 "
        "학습하고, {key_forward} "
        "키로 앞으로 가요."
    ),
    "Here {here} begins; {left} stays in grey, and {key_branches} returns to it.": (
        "여기서 새 branch({here})가 시작돼요. 이전 곡선({left})은 회색으로 남고, {key_branches} "
        "키를 누르면 그리로 "
        "돌아가요."
    ),
    "{change} at step {step:,}": "{change} (step {step:,})",
    # Twins
    "Bars are the run, × its twin on the same batches. {key_twin} ends the comparison.": (
        "막대는 지금 학습, ×는 같은 batch로 배우는 쌍둥이예요. {key_twin} 키를 누르면 비교를 "
        "끝내요."
    ),
    "Compared no longer: {reason}. ": "비교를 끝냈어요. {reason}. ",
    "The run goes on without its twin ({change}).": "쌍둥이({change}) 없이 학습을 이어 가요.",
    "The twin goes on; the old course stays in grey, and {key_branches} returns to it.": (
        "쌍둥이가 학습을 이어 가요. 이전 곡선은 회색으로 남고, {key_branches} 키를 누르면 그리로 "
        "돌아가요."
    ),
}
