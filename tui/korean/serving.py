"""The app in a browser, in Korean: `chainrule serve` and its page."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    # The command
    "the same app in a browser on this machine": "같은 앱을 이 컴퓨터의 브라우저에서 열어요",
    "Serve the app to browsers on this machine, at 127.0.0.1 and nowhere else. Each tab is a run "
    "of its own, with these options; a tab that is closed ends its run, saved. Exit codes: 2 bad "
    "arguments or a port that cannot be used, 130, 143, 129 ended by ctrl+C, SIGTERM or SIGHUP.": (
        "앱을 이 컴퓨터의 브라우저에서만(127.0.0.1) 열 수 있게 해요. 탭마다 이 옵션으로 따로 "
        "학습하고, 탭을 닫으면 그 학습은 저장되고 끝나요. 종료 코드: 2 인자가 잘못됐거나 쓸 수 "
        "없는 port, 130, 143, 129 ctrl+C, SIGTERM, SIGHUP으로 끝남."
    ),
    "default 8000; 0 for one that is free": "기본 8000. 0이면 비어 있는 port를 골라요",
    "'chainrule serve' needs textual-serve; install it with: {command}": (
        "'chainrule serve'에는 textual-serve가 필요해요. 설치: {command}"
    ),
    "port {port} of {address} cannot be used: {reason}; choose another with --port, or --port 0 "
    "for one that is free": (
        "{address}의 port {port}번은 쓸 수 없어요({reason}). --port로 다른 번호를 쓰거나, --port "
        "0으로 비어 있는 것을 쓰세요"
    ),
    "chainrule is at {address} for browsers on this machine; each tab is a run of its own. "
    "Ctrl+C ends it.": (
        "이 컴퓨터의 브라우저에서 {address} 주소로 여세요. 탭마다 따로 학습해요. Ctrl+C로 끝내요."
    ),
    # The page
    "chainrule begins …": "chainrule을 여는 중 …",
    "This browser cannot show the terminal:": "이 브라우저에서는 터미널을 보여 줄 수 없어요:",
    "This run has ended. If it trained, it is kept: {command} lists it.": (
        "이 학습은 끝났어요. 학습한 것이 있으면 저장돼 있어요. {command} 명령으로 볼 수 있어요."
    ),
    "Begin a new one": "새로 시작하기",
    "Only {address} itself may ask for this.": "{address} 페이지에서만 요청할 수 있어요.",
}
