"""The keymap: other keys than those of the table, and what a person is then told to press."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from tui.keys import ACTIONS, Action
from tui.say import name_keys

Keymap = Mapping[str, str]  # an action's id, and its keys with commas between, by Textual's names

NAMES = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "escape": "esc",
    "pagedown": "page down",
    "pageup": "page up",
    "delete": "del",
}
BRIEF = NAMES | {"pagedown": "pgdn", "pageup": "pgup", "backspace": "⌫"}  # for the footer
# Textual's names of some letters differ from those of Unicode.
LETTERS = {"slash": "/", "backslash": "\\", "at": "@", "minus": "-", "plus": "+", "underscore": "_",
           "less_than_sign": "<", "greater_than_sign": ">"}  # fmt: skip


def split(keys: str) -> list[str]:
    """The keys between commas."""
    return [key.strip() for key in keys.split(",") if key.strip()]


def key_name(sign: str) -> str:
    """Textual's name for a key: `question_mark` for ?, and names as they are."""
    *modifiers, last = sign.split("+") if len(sign) > 1 else [sign]
    if len(last) == 1 and not last.isalnum():
        names = {letter: name for name, letter in LETTERS.items()}
        unicode = unicodedata.name(last, "").lower().replace("-", "_").replace(" ", "_")
        last = names.get(last, unicode)
    return "+".join([*modifiers, last])


def shown(key: str, names: Mapping[str, str] = NAMES) -> str:
    """How a person reads a key: ? for `question_mark`, ← for `left`."""
    *modifiers, last = key.split("+")
    word = names.get(last) or LETTERS.get(last) or last
    if "_" in last and last not in LETTERS:
        try:
            word = unicodedata.lookup(last.replace("_", " "))
        except KeyError:
            word = last.replace("_", " ")
    return "+".join([*modifiers, word])


def rebound(keymap: Keymap, actions: tuple[Action, ...] = ACTIONS) -> tuple[Action, ...]:
    """The table with other keys, and with what is shown of them everywhere."""
    if not keymap:
        return actions
    table = [with_keys(action, keymap) for action in actions]
    moved = {
        (old.where, brief(old)): brief(new)
        for old, new in zip(actions, table, strict=True)
        if old is not new
    }
    return tuple(with_short(action, moved) for action in table)


def with_keys(action: Action, keymap: Keymap) -> Action:
    """The action with the keys that the keymap gives it, if it does."""
    if action.id not in keymap:
        return action
    keys = split(keymap[action.id])
    return replace(action, keys=",".join(keys), shown=" ".join(shown(key) for key in keys))


def brief(action: Action) -> str:
    """An action's first key as the footer has it."""
    return shown(split(action.keys)[0], BRIEF)


def with_short(action: Action, moved: Mapping[tuple[str, str], str]) -> Action:
    """A footer's ←→ stands for two actions: put in its place what they have now."""
    short = action.short
    signs = short.split(" ") if " " in short else list(short) if not short.isalnum() else [short]
    new = [moved.get((action.where, sign), sign) for sign in signs]
    if new == signs:
        return action
    return replace(action, short=(" " if max(map(len, new)) > 1 or " " in short else "").join(new))


def names(actions: tuple[Action, ...] = ACTIONS) -> dict[str, str]:
    """What a text calls the key of each action, by its id; those of Textual's widgets have none."""
    return {action.id: brief(action) for action in actions if action.keys}


name_keys(names())  # until an app has others
