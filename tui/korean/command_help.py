"""The command line in Korean: what `--help` says, and what is said of wrong arguments."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    # argparse's own words
    "usage: ": "사용법: ",
    "options": "옵션",
    "positional arguments": "인자",
    "show this help message and exit": "이 도움말을 보여 주고 끝내요",
    "show program's version number and exit": "버전을 보여 주고 끝내요",
    "{program}: error: {message}": "{program}: {message}",
    "argument {name}: {message}": "{name}: {message}",
    "the following arguments are required: {names}": "빠진 인자가 있어요: {names}",
    "unrecognized arguments: {words}": "모르는 인자예요: {words}",
    "invalid choice: {value} (choose from {choices})": (
        "{value} 값은 쓸 수 없어요. 다음에서 고르세요: {choices}"
    ),
    "invalid choice: {value}; did you mean '{name}'?": (
        "{value} 값은 쓸 수 없어요. 혹시 '{name}'인가요?"
    ),
    "unrecognized arguments: {words}; did you mean '{name}'?": (
        "모르는 인자예요: {words}. 혹시 '{name}'인가요?"
    ),
    "expected one argument": "값이 하나 필요해요",
    "a value is missing; use {allowed}": "값이 빠졌어요. 쓸 수 있는 값: {allowed}",
    "expected at least one argument": "값이 적어도 하나 필요해요",
    "not allowed with argument {other}": "{other} 옵션과 함께 쓸 수 없어요",
    "ignored explicit argument {value}": "값을 받지 않는 옵션인데 {value} 값이 있어요",
    "ambiguous option: {option} could match {matches}": (
        "{option}: 어느 옵션인지 알 수 없어요. 후보: {matches}"
    ),
    # the commands
    "commands": "명령",
    "Train a neural network written in NumPy on handwritten digits, and watch.": (
        "NumPy로 짠 neural network가 손글씨 숫자를 배우는 모습을 지켜봐요."
    ),
    "language: %(choices)s": "언어: %(choices)s",
    "train without the screen, printing a table": "화면 없이 학습하고 표로 보여 줘요",
    "Train without the screen. Ends with one look at the test set. {exit_codes}": (
        "화면 없이 학습해요. 끝나면 test set을 한 번 봐요. {exit_codes}"
    ),
    "Exit codes: 0 done, 1 the run diverged, 2 bad arguments or files, 141 nobody read the "
    "output, 130, 143, 129 ended by ctrl+C, SIGTERM or SIGHUP, with the run saved.": (
        "종료 코드: 0 끝까지 마침, 1 학습이 발산함, 2 인자나 파일이 잘못됨, 141 출력을 읽는 곳이 "
        "없음, 130, 143, 129 ctrl+C, SIGTERM, SIGHUP으로 끝남(학습은 저장됨)."
    ),
    "compare backpropagation with numerical differentiation": (
        "backpropagation을 수치 미분과 비교해요"
    ),
    "Compare the gradients of backpropagation with central differences on ten digits, in "
    "float64, and measure how much faster backpropagation is. "
    "Exit codes: 0 they agree, 1 they do not, 2 bad arguments.": (
        "숫자 열 장으로 backpropagation의 gradient를 중앙 차분(central difference)과 float64로 "
        "비교하고, backpropagation이 얼마나 더 빠른지 재요. "
        "종료 코드: 0 일치함, 1 일치하지 않음, 2 인자가 잘못됨."
    ),
    "short guided experiments, in English or Korean": "차근차근 따라 하는 짧은 실험(한국어, 영어)",
    "Open the app with a lesson: a few experiments, each with a goal that the app checks. "
    "Without NAME: list the lessons. The run is not kept on the disk.": (
        "lesson을 열어요. 실험 몇 개로 되어 있고, 실험마다 목표를 이루었는지 앱이 확인해요. "
        "NAME이 없으면 lesson 목록을 보여 줘요. 이 학습은 디스크에 남지 않아요."
    ),
    "one of the lessons": "lesson 이름",
    "suggest a learning rate, by trying all of them once": (
        "learning rate를 한 번씩 모두 시험하고 하나를 추천해요"
    ),
    "The learning-rate range test: train a network of its own for 300 steps while the rate "
    "grows from 0.00001 to 10, and suggest the rate at which the loss falls fastest. "
    "Exit codes: 0 a suggestion, 1 none can be made, 2 bad arguments.": (
        "learning rate range test예요. 따로 만든 네트워크를 300 step 학습하면서 learning rate를 "
        "0.00001에서 10까지 키우고, loss가 가장 빨리 줄어드는 값을 추천해요. "
        "종료 코드: 0 추천함, 1 추천할 값이 없음, 2 인자가 잘못됨."
    ),
    "measure how fast this machine trains": "이 컴퓨터가 얼마나 빨리 학습하는지 재요",
    "Measure a training step and its parts, with one and with all BLAS threads, and the "
    "time to 97 and 98% validation accuracy. Uses the preset fast unless told otherwise. "
    "Prints a block of text to share.": (
        "한 step과 그 안의 계산에 걸리는 시간을 BLAS thread 하나로, 그리고 모두로 재고, "
        "validation accuracy가 97%와 98%가 될 때까지 걸리는 시간을 재요. 따로 정하지 않으면 preset "
        "fast를 써요. 그대로 붙여 공유할 수 있는 글로 나와요."
    ),
    "training runs to time (default 5)": "시간을 잴 학습 횟수(기본 5)",
    "find out why a network does not learn": "네트워크가 왜 배우지 못하는지 찾아요",
    "Train a network with a fault beside a sound one for a few seconds, and name the cause "
    "from what the instruments read. Without FAULT: list the faults. "
    "Exit codes: 0 the cause was found, 1 it was not, 2 bad arguments.": (
        "오류가 있는 네트워크와 멀쩡한 네트워크를 나란히 몇 초 학습하고, 측정값에서 원인을 "
        "찾아내요. FAULT가 없으면 오류 목록을 보여 줘요. "
        "종료 코드: 0 원인을 찾음, 1 찾지 못함, 2 인자가 잘못됨."
    ),
    "one of the faults, or none": "오류 이름, 또는 none",
    "steps to train each network (default 3000)": "네트워크마다 학습할 step 수(기본 3000)",
    "the chain rule on a formula, node by node": "식 하나에 chain rule을 node마다 적용해요",
    "Print a formula as a tree of nodes, with the value of every edge going forward and "
    "the gradient of the result going back. Understands names, numbers, + - * / **, exp, "
    "log, tanh and relu.": (
        "식을 node의 트리로 그려요. 간선마다 앞으로 가는 값과, 결과에서 되돌아오는 gradient를 "
        "보여 줘요. 이름, 숫자, + - * / **, exp, log, tanh, relu를 쓸 수 있어요."
    ),
    "for example {example}": "예: {example}",
    "threads for matrix products (default 1)": "행렬 곱에 쓸 thread 수(기본 1)",
    "hyperparameters": "hyperparameter",
    "Flags override the preset's values.": "옵션으로 준 값이 preset의 값보다 우선해요.",
    "Allowed: {values}.": "쓸 수 있는 값: {values}.",
    # the commands for runs on disk
    "list the runs that are kept": "저장된 학습을 보여 줘요",
    "List the runs that are kept, the newest last. Exit codes: 0 done, 2 bad arguments.": (
        "저장된 학습을 보여 줘요. 가장 새것이 맨 아래에 와요. 종료 코드: 0 마침, 2 인자가 잘못됨."
    ),
    "as JSON, one run a line": "JSON으로, 한 줄에 하나씩",
    "go on with a run": "저장된 학습을 이어서 해요",
    "Go on with a run where it was saved last, in the app or, with --headless, --plain or "
    "--json, without it. If its newest checkpoint is damaged, the one before is taken, and "
    "that is said. {exit_codes}": (
        "마지막으로 저장된 곳부터 학습을 이어서 해요. 앱에서 하거나, --headless, --plain, --json을 "
        "붙이면 화면 없이 해요. 가장 새 checkpoint가 손상됐으면 그 앞의 것을 쓰고 그렇다고 알려 "
        "줘요. {exit_codes}"
    ),
    "default: the newest that is whole": "기본: 온전한 것 가운데 가장 새것",
    "without the screen": "화면 없이",
    "train a run again and compare the weights": "같은 학습을 다시 하고 weight를 비교해요",
    "Train a run once more, from its seed and the log of its changes, and say whether the "
    "weights are bit-equal. Exit codes: 0 bit-equal, or close where another NumPy, BLAS, "
    "kernel or number of threads computes now; 1 they differ; 2 bad arguments or files.": (
        "seed와 바꾼 기록을 따라 학습을 처음부터 다시 하고, weight가 비트까지 같은지 알려 줘요. "
        "종료 코드: 0 비트까지 같거나, NumPy, BLAS, kernel, thread 수가 그때와 달라서 거의 같음, "
        "1 다름, 2 인자나 파일이 잘못됨."
    ),
    "the curves of some runs in one chart": "여러 학습의 곡선을 한 차트에 그려요",
    "Draw the losses of some runs in one chart, and list the hyperparameters in which they "
    "differ. Exit codes: 0 done, 2 bad arguments or files.": (
        "여러 학습의 loss를 한 차트에 그리고, 서로 다른 hyperparameter를 보여 줘요. "
        "종료 코드: 0 마침, 2 인자나 파일이 잘못됨."
    ),
    "write a run's weights for other programs": "다른 프로그램이 쓸 수 있게 weight를 저장해요",
    "Write the weights as safetensors, by name (W1, b1, W2, …), for PyTorch and others to "
    "read. Exit codes: 0 done, 2 bad arguments or files.": (
        "weight를 이름(W1, b1, W2, …)을 붙여 safetensors 파일로 저장해요. PyTorch 등에서 읽을 수 "
        "있어요. 종료 코드: 0 마침, 2 인자나 파일이 잘못됨."
    ),
    "default: best, or the newest without one": "기본: best, 없으면 가장 새것",
    "default: RUN-CHECKPOINT.safetensors, here": "기본: 이 폴더의 RUN-CHECKPOINT.safetensors",
    "threads for matrix products (default: as in the run)": (
        "행렬 곱에 쓸 thread 수(기본: 그 학습에서 쓴 만큼)"
    ),
    "a run's name, the beginning of it, or its folder": "학습의 이름이나 그 앞부분, 또는 폴더",
    "a run's name, the beginning of it, or its folder (default: the newest)": (
        "학습의 이름이나 그 앞부분, 또는 폴더(기본: 가장 새것)"
    ),
    "last, previous, best or bookmark-STEP ({default})": (
        "last, previous, best, bookmark-STEP 가운데 하나({default})"
    ),
    "plain lines, without colours or a progress bar": "색과 진행 막대 없이, 글만",
    "one event a line, as JSON": "JSON으로, 한 줄에 일 하나씩",
    "keep nothing on the disk": "디스크에 아무것도 남기지 않아요",
    "memory for going back in time (default 256; headless 0)": (
        "지나간 step으로 돌아가는 데 쓸 메모리(기본 256, 화면이 없으면 0)"
    ),
    "where runs are kept (default: $CHAINRULE_RUNS, or the place that the system has for data)": (
        "학습을 저장하는 폴더(기본: $CHAINRULE_RUNS, 없으면 시스템의 데이터 폴더)"
    ),
    "no fault is called {name!r}; choose {names} or none": (
        "{name!r}(이)라는 오류는 없어요. 다음에서 고르세요: {names}, none"
    ),
    "no lesson is called {name!r}; choose {names}": (
        "{name!r}(이)라는 lesson은 없어요. 다음에서 고르세요: {names}"
    ),
    # the terminal
    "{trouble}. Use 'chainrule train' to train without the screen.": (
        "{trouble}. 화면 없이 학습하려면 'chainrule train'을 쓰세요."
    ),
    "{trouble}. Use 'chainrule resume --headless' to train without the screen.": (
        "{trouble}. 화면 없이 학습하려면 'chainrule resume --headless'를 쓰세요."
    ),
    "the input is not a terminal": "입력이 터미널이 아니에요",
    "the screen is not a terminal": "화면이 터미널이 아니에요",
    "TERM is {term!r}, a terminal that cannot place a cursor": (
        "TERM이 {term!r}인데, 커서를 옮길 수 없는 터미널이에요"
    ),
}
