"""What can be wrong with a checkpoint, in Korean."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "it is no chainrule checkpoint": "chainrule checkpoint가 아니에요",
    "it was written by a newer chainrule (schema {schema}, this one reads {known}): upgrade "
    "chainrule": (
        "더 새로운 chainrule이 쓴 파일이에요(schema {schema}, 이 chainrule이 읽는 schema {known}). "
        "chainrule을 업그레이드하세요"
    ),
    "its schema {schema!r} is unknown; this chainrule reads {known}": (
        "schema를 알 수 없어요: {schema!r} (이 chainrule이 읽는 schema: {known})"
    ),
    "it is damaged: its SHA-256 is not the one it was written with": (
        "파일이 손상됐어요. 쓸 때 넣어 둔 SHA-256과 달라요"
    ),
    "the checkpoint has {size:,} numbers, a network of {pixels} pixels and {classes} classes "
    "{needed:,}": (
        "checkpoint에는 숫자가 {size:,}개 있는데, pixel {pixels}개와 class {classes}개짜리 "
        "네트워크에는 {needed:,}개가 필요해요"
    ),
    "its arrays are not those of a run": "들어 있는 배열이 학습 상태의 것이 아니에요",
    # The safetensors format
    "its header describes {name!r} wrongly": "header의 {name!r} 설명이 잘못됐어요",
    "its metadata are not texts": "metadata가 텍스트가 아니에요",
    "{more:,} bytes follow its last array": "마지막 배열 뒤에 {more:,}바이트가 더 있어요",
    "it has only {size} bytes": "크기가 {size}바이트밖에 안 돼요",
    "it is no safetensors file": "safetensors 파일이 아니에요",
    "it is cut off within its header": "header 중간에서 잘렸어요",
    "its header is no JSON": "header가 JSON이 아니에요",
    "its header is no JSON object": "header가 JSON object가 아니에요",
    "{name!r} is not of type F32 or F64": "{name!r}의 타입이 F32도 F64도 아니에요",
    "it is cut off: {name} should have {size:,} bytes": (
        "파일이 잘렸어요. {name}에는 {size:,}바이트가 있어야 해요"
    ),
    # The state
    "the snapshot has {size:,} numbers, the network {needed:,}": (
        "snapshot에는 숫자가 {size:,}개 있는데, 네트워크에는 {needed:,}개가 필요해요"
    ),
    "the snapshot's slots are not those of {name}": (
        "snapshot의 slot이 {name} optimizer의 것이 아니에요"
    ),
    "its state should have {names}": "상태에 있어야 할 것: {names}",
    "its hyperparameters are not the ones known here": (
        "hyperparameter가 이 chainrule이 아는 것과 달라요"
    ),
    "a hyperparameter is no number, text or list": (
        "숫자도 텍스트도 리스트도 아닌 hyperparameter가 있어요"
    ),
    "its log is no list": "변경 기록이 리스트가 아니에요",
    "a step of its log": "변경 기록의 step",
    "an entry of its log is no step with changes": "변경 기록에 잘못된 항목이 있어요",
    "its log changes what cannot change, or when it cannot": (
        "변경 기록이 바꿀 수 없는 것을 바꾸거나, 바꿀 수 없는 때에 바꿨어요"
    ),
    "its number of threads": "thread 개수",
    "it does not say what did its arithmetic": "무엇으로 계산했는지 적혀 있지 않아요",
    "what it says of its arithmetic makes no sense": (
        "무엇으로 계산했는지 적은 내용이 말이 되지 않아요"
    ),
    "its counters are not the ones known here": "counter가 이 chainrule이 아는 것과 달라요",
    "its counters contradict each other": "counter끼리 서로 맞지 않아요",
    "{name} is no count": "{name}: 개수가 아니에요",
    "{name} is no number": "{name}: 숫자가 아니에요",
    "{name} is out of range": "{name}: 범위를 벗어났어요",
    "its random generators are not the ones needed": "난수 생성기가 필요한 것과 달라요",
    "the state of its generator {name} is none of PCG64": (
        "난수 생성기 {name}의 상태가 PCG64의 것이 아니에요"
    ),
}
