"""The post's small graphs and formulas of one's own, in Korean."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "To know how z changes with x, multiply along the way: ∂z/∂x = ∂z/∂t · ∂t/∂x = 2 t · 1. "
    "That product is the chain rule.": (
        "x에 따라 z가 어떻게 변하는지 알려면 길을 따라 곱해요: ∂z/∂x = ∂z/∂t · ∂t/∂x = 2 t · 1. 이 "
        "곱이 chain rule이에요."
    ),
    "adds: x and y both get ∂z/∂t · 1": "덧셈: x도 y도 ∂z/∂t · 1을 받아요",
    "squares: t gets 1 · 2 t": "제곱: t는 1 · 2 t를 받아요",
    "The add node": "덧셈 노드",
    "An add node passes the gradient on to each of its inputs just as it came.": (
        "덧셈 노드는 받은 gradient를 모든 입력에 그대로 넘겨줘요."
    ),
    "x gets ∂L/∂z, y gets ∂L/∂z": "x도 y도 ∂L/∂z를 받아요",
    "whatever comes behind: here ∂L/∂z = 1.3": "뒤에 무엇이 오든 돼요. 여기서는 ∂L/∂z = 1.3",
    "The multiply node": "곱셈 노드",
    "A multiply node gives each input the gradient times the other input: it swaps them. So it "
    "has to remember what went in, which is why a layer keeps its x.": (
        "곱셈 노드는 각 입력에 gradient × 다른 쪽 입력을 줘요. 서로 바꿔 곱하는 거예요. 그래서 "
        "무엇이 들어왔는지 기억해야 하고, layer가 x를 간직하는 까닭도 이것이에요."
    ),
    "x gets ∂L/∂z · y, y gets ∂L/∂z · x": "x는 ∂L/∂z · y를, y는 ∂L/∂z · x를 받아요",
    "The sigmoid, apart": "sigmoid 분해하기",
    "y = 1 / (1 + exp(-x)) is four nodes. Multiplied together, their four gradients are y (1 - "
    "y): the whole way back needs nothing but y.": (
        "y = 1 / (1 + exp(-x))는 노드 네 개예요. 네 gradient를 모두 곱하면 y (1 - y)가 돼요. "
        "돌아가는 길에 필요한 것은 y뿐이에요."
    ),
    "x gets ∂y/∂a · -1": "x는 ∂y/∂a · -1을 받아요",
    "a gets ∂y/∂b · exp(a)": "a는 ∂y/∂b · exp(a)를 받아요",
    "b gets ∂y/∂c as it came": "b는 ∂y/∂c를 그대로 받아요",
    "c gets 1 · -y²": "c는 1 · -y²을 받아요",
    # Formulas
    "{part!r} is not understood; use names, numbers, + - * / ** and {functions}": (
        "{part!r}: 이해할 수 없어요. 이름, 숫자, + - * / **, {functions}만 쓸 수 있어요"
    ),
    "{name} is not understood; use + - * / **": (
        "{name}: 이해할 수 없어요. + - * / **만 쓸 수 있어요"
    ),
    "the power {power!r} must be a number, like x**2 or x**-0.5": (
        "지수 {power!r}: 숫자여야 해요. 예: x**2, x**-0.5"
    ),
    "the formula has {length} characters; {longest} are allowed": (
        "식이 {length}자예요. {longest}자까지 쓸 수 있어요"
    ),
    "{text!r} cannot be read; write it like 1/(1+exp(-x))": (
        "{text!r}: 읽을 수 없어요. 1/(1+exp(-x))처럼 써 보세요"
    ),
    "{name} has no value; give it one, like {name}=0.5": (
        "{name}: 값이 없어요. {name}=0.5처럼 값을 주세요"
    ),
    "{name} of {found} is {value:g}; choose other values": (
        "{name}에 {found} 값을 넣으면 {value:g} 값이 돼요. 다른 값을 고르세요"
    ),
    "the formula is too large to compute": "식이 너무 커서 계산할 수 없어요",
}
