"""Runs on the disk in Korean: lists of them, and what is said when one cannot be used or kept."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    # runs, compare, replay, export
    "run": "학습",
    "state": "상태",
    "net": "net",
    "best": "best",
    "best: the best validation accuracy": "best: 가장 높은 validation accuracy",
    "training": "학습 중",
    "finished": "마침",
    "diverged": "발산",
    "stopped": "멈춤",
    "No run is kept in {folder} yet: 'chainrule train' begins one.": (
        "{folder}에는 아직 저장된 학습이 없어요. 'chainrule train'으로 시작해 보세요."
    ),
    "{run} is trained by the process {process}": "{run}: 프로세스 {process}에서 학습하고 있어요",
    "training loss": "학습 loss",
    "validation loss": "validation loss",
    "{steps:,} steps": "{steps:,} step",
    "steps": "step",
    "the same": "같음",
    "last training loss": "마지막 학습 loss",
    "best validation": "가장 높은 validation",
    "in epoch": "그 epoch",
    "{run}: {steps:,} steps with {changes} change of hyperparameters, taken again": (
        "{run}: {steps:,} step을 다시 학습했어요(hyperparameter를 바꾼 횟수: {changes})"
    ),
    "{run}: {steps:,} steps with {changes} changes of hyperparameters, taken again": (
        "{run}: {steps:,} step을 다시 학습했어요(hyperparameter를 바꾼 횟수: {changes})"
    ),
    "bit-equal: all {numbers:,} numbers of weights and optimizer are the same": (
        "비트까지 같아요: weight와 optimizer의 수 {numbers:,}개가 모두 같아요"
    ),
    "{differing:,} of {numbers:,} numbers differ, at most by {largest:.2g}": (
        "수 {numbers:,}개 가운데 {differing:,}개가 다르고, 가장 큰 차이는 {largest:.2g}"
    ),
    "close, not bit-equal: {apart}. The arithmetic differs: {difference}.": (
        "거의 같지만 비트까지 같지는 않아요: {apart}. 계산하는 것이 달라졌어요: {difference}."
    ),
    "✗ not equal: {apart}, though the arithmetic is the same": (
        "✗ 같지 않아요: {apart}. 계산하는 것은 그때와 같은데도 그래요"
    ),
    "{path}: the weights of step {step:,} ({checkpoint})": (
        "{path}: step {step:,}의 weight({checkpoint})"
    ),
    "saved in {path}: chainrule resume {name}": (
        "{path}에 저장했어요. 이어서 하려면: chainrule resume {name}"
    ),
    "{value} at {step:,}": "{value}(step {step:,}부터)",
    "saved in {path}, step {step:,} of {branch}: chainrule resume {name}": (
        "{path}에 저장했어요({branch}, step {step:,}). 이어서 하려면: chainrule resume {name}"
    ),
    "saved in {path}, step {step:,} of {branch}: chainrule resume {name} (the end, step {ahead:,}: "
    "--checkpoint end)": (
        "{path}에 저장했어요({branch}, step {step:,}). 이어서 하려면: chainrule resume {name} "
        "(끝인 step {ahead:,}부터: --checkpoint end)"
    ),
    # which run
    "no run is kept in {folder}: train one, or name another folder with --runs or {variable}": (
        "{folder}에 저장된 학습이 없어요. 먼저 학습하거나, --runs나 {variable}(으)로 다른 폴더를 "
        "알려 주세요"
    ),
    "no run in {folder} is called {wanted!r}": ("{folder}에는 {wanted!r}(이)라는 학습이 없어요"),
    "no run in {folder} is called {wanted!r}; there is {known}": (
        "{folder}에는 {wanted!r}(이)라는 학습이 없어요. 있는 학습: {known}"
    ),
    "{wanted!r} could be {names}: write more of the name": (
        "{wanted!r}(으)로 시작하는 학습이 여럿이에요: {names}. 이름을 더 길게 써 주세요"
    ),
    "{count} runs are too many for one chart: name at most {most}": (
        "{count}개는 한 차트에 그리기에 너무 많아요. {most}개까지 쓸 수 있어요"
    ),
    "{folder}: the process {process} is training this run; stop it first, or wait until it is "
    "done": (
        "{folder}: 이 학습은 다른 프로세스({process})에서 하고 있어요. 그것을 먼저 멈추거나 "
        "끝날 때까지 기다리세요"
    ),
    "of another user": "다른 사용자",
    # files
    "{path}: is missing": "{path}: 파일이 없어요",
    "{path}: cannot be read: {reason}": "{path}: 읽을 수 없어요: {reason}",
    "{path}: cannot be written: {reason}": "{path}: 쓸 수 없어요: {reason}",
    "{path}: cannot be written to: {reason}": "{path}: 이 폴더에 쓸 수 없어요: {reason}",
    "{path}: has more than {largest:,} bytes, which nothing here writes": (
        "{path}: {largest:,}바이트를 넘어요. chainrule은 이렇게 큰 파일을 쓰지 않아요"
    ),
    "{path}: has no lines yet; train the run for a while": (
        "{path}: 아직 기록이 없어요. 조금 더 학습한 다음 다시 해 보세요"
    ),
    "{path}: is damaged: its first line should be {header}": (
        "{path}: 손상됐어요. 첫 줄이 다음과 같아야 해요: {header}"
    ),
    "{path}: line {number} is damaged: delete it, or the file; the run does not need it": (
        "{path}: {number}번째 줄이 손상됐어요. 그 줄이나 파일을 지우세요. 학습에는 필요 없어요"
    ),
    "{path}: {why}; its checkpoints do not need it, and 'chainrule resume' goes on from them": (
        "{path}: {why}. checkpoint에는 이 파일이 필요 없으니 'chainrule resume'으로 이어서 할 수 "
        "있어요"
    ),
    "is damaged": "손상됐어요",
    "was written by a newer chainrule (schema {schema}, this one reads {ours}): upgrade "
    "chainrule": (
        "더 새로운 chainrule이 쓴 파일이에요(schema {schema}, 여기서는 {ours}까지 읽어요). "
        "chainrule을 업그레이드하세요"
    ),
    "{name}: what it keeps of the run's past makes no sense": (
        "{name}: 지난 학습의 기록이 앞뒤가 맞지 않아요"
    ),
    "{path}: {why}; resume from another --checkpoint": (
        "{path}: {why}. --checkpoint로 다른 checkpoint를 고르세요"
    ),
    # resuming
    "{problems}. Try {offer}.": "{problems}. 다음을 써 보세요: {offer}.",
    "{problems}. Begin a new run with 'chainrule train'.": (
        "{problems}. 'chainrule train'으로 새로 시작하세요."
    ),
    "{problems}. Going on from {checkpoint} at step {step:,}.": (
        "{problems}. 대신 {checkpoint}의 step {step:,}부터 이어서 해요."
    ),
    "{path}: the run began on other data.": "{path}: 이 학습은 다른 데이터로 시작했어요.",
    "The arithmetic is another one by now ({parts}): the run goes on close to what it would have "
    "been, not bit-equal.": (
        "계산하는 것이 그때와 달라졌어요({parts}). 이어지는 학습은 원래와 거의 같지만 비트까지 "
        "같지는 않아요."
    ),
    "{part} {then}, now {now}": "{part} {then}, 지금은 {now}",
    "{one} and {other}": "{one}, {other}",
    "its kernel": "BLAS kernel",
    "BLAS threads": "BLAS thread 수",
    "Resumed at step {step:,} of {branch}; other branches and kept steps were in memory only.": (
        "{branch}, step {step:,}에서 이어 가요. 다른 branch와 남겨 둔 시점은 메모리에만 있었어요."
    ),
    "Resumed at step {step:,} of {branch}, which is main from now on; other branches and kept "
    "steps were in memory only.": (
        "{branch}, step {step:,}에서 이어 가요. 이제부터는 이것이 main이에요. 다른 branch와 "
        "남겨 둔 시점은 메모리에만 있었어요."
    ),
    "{where} The end, step {ahead:,}: resume with --checkpoint end.": (
        "{where} 끝인 step {ahead:,}부터 하려면 --checkpoint end를 붙이세요."
    ),
    # the disk
    "The run cannot be saved ({why}): training goes on without.": (
        "학습을 저장할 수 없어요({why}). 저장하지 않고 학습을 계속해요."
    ),
    "The run cannot be saved in {folder} ({why}): training goes on without.": (
        "{folder}: 학습을 저장할 수 없어요({why}). 저장하지 않고 학습을 계속해요."
    ),
    "The run cannot be saved in {folder} ({why}): training goes on without. To keep the next, "
    "start with another folder: --runs or {variable}.": (
        "{folder}: 학습을 저장할 수 없어요({why}). 저장하지 않고 학습을 계속해요. 다음 학습을 "
        "저장하려면 --runs나 {variable}에 다른 폴더를 적어 시작하세요."
    ),
    "The run can no longer be saved ({reason}): training goes on, nothing of it is saved yet.": (
        "더는 저장할 수 없어요({reason}). 학습은 계속하지만, 아직 아무것도 저장되지 않았어요."
    ),
    "The run can no longer be saved ({reason}): training goes on, the last checkpoint is from "
    "step {step:,} in {path}.": (
        "더는 저장할 수 없어요({reason}). 학습은 계속하고, 마지막 checkpoint는 {path}에 있는 "
        "step {step:,}의 것이에요."
    ),
    "The run is saved again, in {path}.": "다시 저장할 수 있게 됐어요: {path}.",
    "The disk has not taken the end of the run within {seconds:.0f} seconds.": (
        "디스크가 {seconds:.0f}초 안에 학습의 끝부분을 저장하지 못했어요."
    ),
}
