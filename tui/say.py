"""Saying: every text of the interface passes through here, into the language of the user.

A text is known by its English template; `say("step {step:,}", step=3)` looks the template up in
the catalogue of the language and fills in the values. A sentence of the engine (`Said`) brings
its own. What the catalogue does not have is said in English; tests see to it that this happens to
names only. Keys are not written into the texts, for they can be chosen: `{key_test}` is the key of
the action `test` in `tui.keys`.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping

from engine.said import Said
from tui.wide import Wide

_catalogue: Mapping[str, str] = {}
_language = "en"
KEY = "key_"  # how the names of keys in a text begin
_keys: dict[str, object] = {}


def speak(language: str) -> None:
    """From now on, say everything in this language, one of `tui.language.LANGUAGES`."""
    global _catalogue, _language
    _language = language
    if language == "en":
        _catalogue = {}
    else:
        from tui.korean import TEXTS

        _catalogue = TEXTS


def spoken() -> str:
    """The language in which everything is said."""
    return _language


def name_keys(keys: Mapping[str, str]) -> None:
    """From now on, texts name these keys; `keys` are by the ids of their actions."""
    _keys.update((KEY + action.replace("-", "_"), key) for action, key in keys.items())


def say(text: str, /, **values: object) -> str:
    """The text in the user's language, filled with the values; those that are `Said` as well."""
    if isinstance(text, Said):
        return filled(text.template, text.values)
    return filled(text, values)


def filled(english: str, values: Mapping[str, object]) -> str:
    """A template in the user's language with its values and the names of keys.

    Without any of these, braces mean themselves.
    """
    template = _catalogue.get(english, english)
    if values or f"{{{KEY}" in template:
        own = {name: translated(value) for name, value in values.items()}
        template = template.format_map(ChainMap(own, _keys))
    return Wide(template) if _catalogue else template


def translated(value: object) -> object:
    """A sentence in a sentence is translated too; everything else is what it is."""
    return say(value) if isinstance(value, Said) else value
