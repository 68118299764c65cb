"""The table [keys] of the configuration: actions by their ids, and the keys they shall have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations

from engine.said import Said, said
from tui.config.options import near
from tui.keymap import LETTERS, key_name, rebound, split
from tui.keys import ACTIONS, EVERYWHERE, LESSON, Action

MODIFIERS = {"ctrl", "shift", "alt", "super"}
BEYOND_KEYBOARDS = "\u2100"  # after the signs of currencies come symbols and pictures
Tell = Callable[[str, Said], None]  # an action's id, and what is wrong with it


def keymap_of(table: object, tell: Tell) -> dict[str, str]:
    """The keys that can hold; of every other one it tells what is wrong."""
    if not isinstance(table, Mapping):
        tell("", said('has to be a table of actions and their keys, such as step = "s"'))
        return {}
    ids = {action.id: action for action in ACTIONS}
    keymap: dict[str, str] = {}
    for name, value in table.items():
        if name not in ids:
            hint = near(name, list(ids))
            tell(name, said("is no action{hint}; 'chainrule config' lists them", hint=hint))
        elif not ids[name].keys:
            tell(name, said("has a fixed key; choose another action"))
        elif (keys := keys_of(value)) is None:
            allowed = said('a key such as "s", "ctrl+s", "f5" or "pagedown", or a list of them')
            tell(name, said("is {value!r}, but has to be {allowed}", value=value, allowed=allowed))
        elif never := next(filter(has_sign, keys), ""):
            tell(name, said("names {key!r}, which no terminal sends: instead, write {sign}",
                            key=never, sign=sign_of(never)))  # fmt: skip
        else:
            keymap[name] = ",".join(keys)
    return without_clashes(keymap, tell)


def keys_of(value: object) -> list[str] | None:
    """The keys that a value of TOML names, by Textual's names; None if it names none."""
    if isinstance(value, str):
        words = [value] if value == "," else split(value)
    elif isinstance(value, list) and all(isinstance(each, str) for each in value):
        words = value
    else:
        return None
    keys = [key_name(word) for word in words]
    return keys if keys and all(map(is_key, keys)) else None


def is_key(key: str) -> bool:
    """Whether there is a key of this name."""
    from textual.keys import Keys, key_to_character

    *modifiers, last = key.split("+")
    if not set(modifiers) <= MODIFIERS:
        return False
    if len(last) == 1 or last in LETTERS or last in {each.value for each in Keys}:
        return not last.startswith("<")
    letter = key_to_character(last)  # by its name in Unicode, in which a banana has one, too
    return letter is not None and len(letter) == 1 and letter < BEYOND_KEYBOARDS


def has_sign(key: str) -> bool:
    """Whether shift makes a sign of this key, which terminals then send: A for shift+a."""
    from textual.keys import key_to_character

    modifier, _, last = key.rpartition("+")
    letter = LETTERS.get(last) or key_to_character(last) or " "
    return modifier == "shift" and letter.isprintable() and not letter.isspace()


def sign_of(key: str) -> Said:
    """What to write in place of shift and a key."""
    capital = key.removeprefix("shift+").upper()
    if len(capital) == 1 and capital.isupper():
        return said('"{capital}"', capital=capital)
    return said('the sign that shift makes of it, such as "!"')  # which one, the keyboard decides


def without_clashes(keymap: dict[str, str], tell: Tell) -> dict[str, str]:
    """Where two actions of one place would have the same key, the newcomer keeps its old one."""
    while clash := first_clash(rebound(keymap), keymap):
        name, other, key = clash
        words = said(
            "is {key!r}, which {other!r} has in the same place; "
            "choose a free key, or give that one another",
            key=key,
            other=other,
        )
        tell(name, words)
        keymap = {each: keys for each, keys in keymap.items() if each != name}
    return keymap


def node(action: Action) -> str:
    """The place whose keys exclude each other; a lesson's are the app's own."""
    return EVERYWHERE if action.where == LESSON else action.where


def first_clash(
    actions: tuple[Action, ...], keymap: Mapping[str, str]
) -> tuple[str, str, str] | None:
    """A newcomer (the one named later in the file), who has its key already, and the key."""
    written = [*(action.id for action in actions if action.id not in keymap), *keymap]
    for one, other in combinations(actions, 2):
        if node(one) != node(other) or not {one.id, other.id} & keymap.keys():
            continue
        if both := set(split(one.keys)) & set(split(other.keys)):
            host, newcomer = sorted((one.id, other.id), key=written.index)
            return newcomer, host, min(both)
    return None
