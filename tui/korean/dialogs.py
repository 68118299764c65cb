"""The dialogs in Korean: one digit, branches, twins, the range test, kept runs, saving a pane."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    # One digit
    "truth": "정답",
    "answer": "대답",
    "A {label}: the network says so with {sure}.": (
        "정답은 {label}이고, 네트워크도 그렇게 답해요(확률 {sure})."
    ),
    "✗ A {label}, but the network says {guess} with {sure} (and {truth} for {label}).": (
        "✗ 틀렸어요. 정답: {label}(확률 {truth}), 네트워크의 대답: {guess}(확률 {sure})."
    ),
    "no longer in the grid": "숫자 칸에서 사라짐",
    # Branches and bookmarks
    "Branches and bookmarks": "branch와 북마크",
    "from the start, to {reached:,}": "처음부터 {reached:,}까지",
    "from {parent} at {step:,}, to {reached:,}": "{parent}의 {step:,}에서 {reached:,}까지",
    "best val {accuracy}": "최고 val {accuracy}",
    "step {step:,} of {branch}": "{branch}의 step {step:,}",
    "you are here": "지금 여기",
    "you are here, at step {step:,}": "지금 여기, step {step:,}",
    "no change": "바꾼 것 없음",
    "{key_back} goes back in time; {key_toggle} trains on from there as a new branch.": (
        "{key_back} 키로 지난 시점에 가서 {key_toggle} 키를 누르면 거기서 새 branch로 학습해요."
    ),
    "The run is written to {folder}": "학습을 저장하는 곳: {folder}",
    "a new folder in {folder}, from the first step on": "{folder} 안의 새 폴더(첫 step부터)",
    # Twins
    "A twin on the same batches, different in one thing": (
        "같은 batch로 배우지만 한 가지가 다른 쌍둥이"
    ),
    "{label} is that already; choose another value.": (
        "{label}: 이미 그 값이에요. 다른 값을 고르세요."
    ),
    "Which of the two goes on?": "둘 중 어느 쪽으로 이어 갈까요?",
    "The twin has {change} since step {step:,}.": "쌍둥이는 step {step:,}부터 달라요: {change}.",
    "Loss, twin − run: {much} (95% interval) on the same batches.": (
        "같은 batch에서 잰 loss 차이(쌍둥이 − 지금 학습): {much} (95% 구간)."
    ),
    "So far: {verdict}.": "지금까지: {verdict}.",
    # The range test
    "Learning rates, tried on a copy at step {step:,}": (
        "step {step:,}의 복사본으로 시험한 learning rate"
    ),
    "Take {rate:g}: {why}. The run itself is untouched.": (
        "추천: {rate:g}. {why}. 지금 학습은 그대로예요."
    ),
    # The runs on the disk
    "Runs are not kept in this session (--no-save).": (
        "이번에는 학습을 저장하지 않아요(--no-save)."
    ),
    "Compare runs": "학습 비교",
    "written": "저장한 때",
    "this run": "지금 학습",
    "cannot be compared: {problem}": "비교할 수 없어요: {problem}",
    "{run} cannot be compared: {problem}.": "{run}: 비교할 수 없어요. {problem}.",
    "No other run is kept in {folder} yet: each that trains is. Change something, press "
    "{key_restart}, then "
    "{key_toggle}: this run is then listed here, to compare the new one with.": (
        "{folder}에 저장된 다른 학습이 아직 없어요. 학습은 모두 저장돼요. 무언가 바꾸고 "
        "{key_restart}, "
        "{key_toggle} 키를 차례로 눌러 보세요. 그러면 지금 학습이 여기에 나와서 새 학습과 비교할 "
        "수 있어요."
    ),
    "No run can be kept in {folder} ({why}): to compare runs, start with another folder, by "
    "--runs or CHAINRULE_RUNS.": (
        "{folder}에는 학습을 저장할 수 없어요({why}). 학습을 비교하려면 --runs나 CHAINRULE_RUNS에 "
        "다른 폴더를 적어 시작하세요."
    ),
    "{ticked} of at most {most} ticked. What is compared is what is on the disk.": (
        "{ticked}개 골랐어요(최대 {most}개). 디스크에 저장된 것끼리 비교해요."
    ),
    "This run is listed once it has trained for a while.": (
        "지금 학습은 조금 더 학습하면 목록에 나와요."
    ),
    "At most {most} runs fit into one chart: untick another first.": (
        "한 차트에는 {most}개까지 그릴 수 있어요. 먼저 다른 것을 빼세요."
    ),
    "Tick two runs or more with {key_runs_tick}; {key_runs_compare} then compares them.": (
        "{key_runs_tick} 키로 둘 이상 고르고 {key_runs_compare} 키를 누르면 비교해요."
    ),
    "Reading the runs in {folder} …": "{folder}의 학습을 읽는 중 …",
    "Reading the runs …": "학습을 읽는 중 …",
    "{count} runs compared": "학습 {count}개 비교",
    "● is this run, as it was saved last": "●는 지금 학습(마지막으로 저장한 것)",
    # Taking a pane out
    "Save what is shown: {pane}": "보이는 것을 저장: {pane}",
    "text": "텍스트",
    "the lines of the pane": "이 칸에 보이는 줄",
    "{count:,} rows of its figures, all digits": "이 칸의 수 {count:,}줄, 자릿수 그대로",
    "a picture of the pane": "이 칸의 그림",
    "screen as text": "화면을 텍스트로",
    "everything on it": "화면에 보이는 모든 것",
    "screen as SVG": "화면을 SVG로",
    "a picture of it": "화면의 그림",
    "in {folder}": "폴더: {folder}",
    "If there is a file of that name, this one gets a number.": (
        "같은 이름의 파일이 있으면 번호를 붙여요."
    ),
    "the screen": "화면",
    "Saved {what} as {form}: {path}": "저장했어요({what}, {form}): {path}",
    "Copied {pane}, {lines} lines. If they are not in the clipboard, {key_save} saves them.": (
        "복사했어요({pane}, {lines}줄). 클립보드에 없으면 {key_save} 키를 눌러 파일로 저장하세요."
    ),
    "A file needs a name; type one.": "파일 이름이 없어요. 이름을 입력하세요.",
    "{name}: there is no such home folder.": "{name}: 그런 홈 폴더가 없어요.",
    "{path}: is a folder; add a file's name.": "{path}: 폴더예요. 파일 이름까지 쓰세요.",
    "{path}: there is no such folder; choose one that exists.": (
        "{path}: 그런 폴더가 없어요. 있는 폴더를 고르세요."
    ),
    "{path}: cannot be written: {reason}.": "{path}: 쓸 수 없어요. {reason}.",
}
