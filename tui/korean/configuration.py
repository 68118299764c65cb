"""The configuration in Korean: its commented file, `chainrule config`, and its mistakes."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    # The options
    "The colours: chainrule, chainrule-light, chainrule-contrast, chainrule-safe (for "
    "colour-blind eyes), or one of Textual's, as in the command palette.": (
        "화면의 색: chainrule, chainrule-light, chainrule-contrast, chainrule-safe(색을 구별하기 "
        "어려운 눈을 위한 것), 또는 Textual의 테마(ctrl+p 목록에 있어요)."
    ),
    "Draw with letters of ASCII alone. Without UTF-8 that is so anyway.": (
        "ASCII 글자로만 그려요. 이때는 영어로 나와요. UTF-8을 쓸 수 없으면 언제나 그래요."
    ),
    "How often a second the screen is drawn at the most, from 1 to 12; a low number helps over a "
    "slow link.": (
        "1초에 화면을 많아야 몇 번 그릴지, 1부터 12까지 정해요. 느린 연결에서는 작은 값이 좋아요."
    ),
    "The language: en or ko (default: the locale's).": "언어: en 또는 ko(기본: locale을 따라요).",
    "The hyperparameters to begin with: {names}.": "처음에 쓸 hyperparameter: {names}.",
    "The seed of a new run.": "새 학습의 seed예요.",
    # The file
    "The configuration of chainrule. A line that begins with # does nothing: take the # away.": (
        "chainrule의 설정 파일이에요. #으로 시작하는 줄은 쓰이지 않아요. 쓰려면 #을 지우세요."
    ),
    "A flag on the command line wins over a variable of the environment, that over this file.": (
        "명령줄 옵션이 환경 변수보다, 환경 변수가 이 파일보다 우선해요."
    ),
    "Keys: an action and its key, or its keys. 'chainrule config' lists all actions.": (
        "키: 동작과 그 키(여러 개도 돼요). 'chainrule config'가 모든 동작을 보여 줘요."
    ),
    # What holds
    "(there is none; --init writes one)": "(파일이 없어요. --init으로 만들 수 있어요)",
    "the locale's": "locale을 따름",
    "the preset's": "preset을 따름",
    "classic": "classic",
    "default": "기본",
    "command line": "명령줄",
    "themes: ": "테마: ",
    "keys, by action:": "동작과 그 키:",
    "{path} is there already, and is left as it is; edit it, or name another with --config": (
        "{path}: 이미 있어서 그대로 두었어요. 그 파일을 고치거나, --config로 다른 파일을 쓰세요"
    ),
    "{path} cannot be written: {reason}; name another with --config": (
        "{path}: 쓸 수 없어요({reason}). --config로 다른 파일을 쓰세요"
    ),
    "{path}: written; everything in it is explained, nothing is set": (
        "{path}: 만들었어요. 모든 항목에 설명이 있고, 아직 아무것도 정하지 않았어요"
    ),
    # Flags
    "where the configuration is, and what it sets": "설정 파일이 있는 곳과 그 내용을 보여 줘요",
    "Print where the configuration is, what holds and where each value comes from: a flag wins "
    "over the environment, that over the file. Exit codes: 0 done, 2 something in it is wrong, "
    "or bad arguments.": (
        "설정 파일이 어디 있는지, 무엇이 쓰이는지, 값마다 어디서 왔는지 보여 줘요. 옵션이 환경 "
        "변수보다, 환경 변수가 파일보다 우선해요. 종료 코드: 0 마침, 2 설정이나 인자가 잘못됨."
    ),
    "write a commented file, unless there is one": (
        "설명이 달린 파일을 만들어요(이미 있으면 두어요)"
    ),
    "the configuration (default: $CHAINRULE_CONFIG, or the place that 'chainrule config' tells)": (
        "설정 파일(기본: $CHAINRULE_CONFIG, 없으면 'chainrule config'가 알려 주는 곳)"
    ),
    "{names}, or one of Textual's": "{names}, 또는 Textual의 테마",
    "draw with letters of ASCII alone": "ASCII 글자로만 그려요(영어로 나와요)",
    "draw at most so often a second, {low} to {high} (default {high})": (
        "1초에 화면을 그리는 최대 횟수, {low}부터 {high}까지(기본 {high})"
    ),
    "{text!r} is not allowed; use {allowed}": (
        "{text!r} 값은 쓸 수 없어요. 쓸 수 있는 값: {allowed}"
    ),
    # What is wrong
    "{path}, line {number}": "{path} {number}번째 줄",
    "{where}, column {column}": "{where} {column}번째 칸",
    "{where}: {key} {words}.": "{where}: {key}: {words}.",
    "{name} is {value!r}, but has to be {allowed}.": (
        "{name}: {value!r} 값은 쓸 수 없어요. 쓸 수 있는 값: {allowed}."
    ),
    "is {value!r}, but has to be {allowed}": (
        "{value!r} 값은 쓸 수 없어요. 쓸 수 있는 값: {allowed}"
    ),
    " (did you mean '{name}'?)": " (혹시 '{name}'?)",
    "true or false": "true 또는 false",
    "{names} or one that 'chainrule config' lists": (
        "{names}, 또는 'chainrule config'가 보여 주는 것"
    ),
    "is no key{hint}; use {names} or [keys]": (
        "그런 항목은 없어요{hint}. 쓸 수 있는 항목: {names}, [keys]"
    ),
    'has to be a table of actions and their keys, such as step = "s"': (
        '동작과 키의 표여야 해요. 예: step = "s"'
    ),
    "is no action{hint}; 'chainrule config' lists them": (
        "그런 동작은 없어요{hint}. 'chainrule config'가 동작을 모두 보여 줘요"
    ),
    "has a fixed key; choose another action": "키를 바꿀 수 없는 동작이에요. 다른 동작을 고르세요",
    'a key such as "s", "ctrl+s", "f5" or "pagedown", or a list of them': (
        '키(예: "s", "ctrl+s", "f5", "pagedown")나 그 목록'
    ),
    "names {key!r}, which no terminal sends: instead, write {sign}": (
        "터미널은 {key!r} 키를 보내지 않아요. 대신 쓸 것: {sign}"
    ),
    '"{capital}"': '"{capital}"',
    'the sign that shift makes of it, such as "!"': 'shift를 누르면 나오는 글자(예: "!")',
    "is {key!r}, which {other!r} has in the same place; choose a free key, or give that one "
    "another": (
        "같은 곳에서 {other!r}에 쓰이는 {key!r} 키예요. 비어 있는 키를 고르거나, 그쪽을 다른 키로 "
        "바꾸세요"
    ),
    "{where}: the text is not UTF-8; save it as UTF-8.": (
        "{where}: UTF-8이 아니에요. UTF-8로 저장하세요."
    ),
    "{path}: the configuration cannot be read: {reason}.": (
        "{path}: 설정을 읽을 수 없어요. {reason}."
    ),
    "it is a pipe": "파일이 아니라 pipe예요",
    "it is larger than {size} kB": "{size} kB보다 커요",
    "{path}: there is no such configuration file; 'chainrule config --init' writes one.": (
        "{path}: 설정 파일이 없어요. 'chainrule config --init'으로 만들 수 있어요."
    ),
    "{path}: the configuration is nested too deeply.": "{path}: 설정이 너무 깊이 겹쳐 있어요.",
    '{where}: this is no TOML: {reason}; write one key = value a line, with texts in "quotes".': (
        '{where}: TOML이 아니에요({reason}). 한 줄에 항목 = 값 하나씩, 글자는 "따옴표" 안에 쓰세요.'
    ),
    "\n{count} more: chainrule config": "\n그 밖에 {count}건: chainrule config",
    # What Python's reader of TOML says
    "invalid statement": "알 수 없는 줄",
    "expected newline or end of document after a statement": "한 줄에 하나만 쓸 수 있음",
    "cannot overwrite a value": "이미 있는 값을 다시 정함",
    "expected ']' at the end of a table declaration": "표 이름 끝에 ']' 없음",
    "expected ']]' at the end of an array declaration": "배열 이름 끝에 ']]' 없음",
    "expected '=' after a key in a key/value pair": "항목 다음에 '=' 없음",
    "invalid initial character for a key part": "항목 이름의 첫 글자가 잘못됨",
    "unclosed array": "배열이 닫히지 않음",
    "unclosed inline table": "표가 닫히지 않음",
    "unescaped '\\' in a string": "글자 안의 '\\'는 두 번 써야 함",
    "invalid hex value": "잘못된 16진수",
    "escaped character is not a Unicode scalar value": "Unicode 글자가 아님",
    "unterminated string": "따옴표가 닫히지 않음",
    "invalid date or datetime": "잘못된 날짜나 시각",
    "invalid value": "잘못된 값",
    # A theme of the palette
    "This theme holds until you quit. To keep it, write this line at the top of "
    '{file}, or in place of its theme:\ntheme = "{theme}"': (
        "이 테마는 끝낼 때까지만 가요. 계속 쓰려면 아래 줄을 {file} 맨 위에 적거나, "
        '거기 있는 theme 줄을 이것으로 바꿔요.\ntheme = "{theme}"'
    ),
}
