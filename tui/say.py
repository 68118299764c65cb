"""Saying: every text of the interface passes through here, into the language of the user.

A text is known by its English template; `say("step {step:,}", step=3)` looks the template up in
the catalogue of the language and fills in the values. A sentence of the engine (`Said`) brings
its own. What the catalogue does not have is said in English; tests see to it that this happens to
names only.
"""

from __future__ import annotations

from collections.abc import Mapping

from engine.said import Said
from tui.wide import Wide

_catalogue: Mapping[str, str] = {}
_language = "en"


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


def say(text: str, /, **values: object) -> str:
    """The text in the user's language, filled with the values; those that are `Said` as well."""
    if isinstance(text, Said):
        return filled(text.template, text.values)
    return filled(text, values)


def filled(english: str, values: Mapping[str, object]) -> str:
    """A template in the user's language with its values; without any, braces mean themselves."""
    template = _catalogue.get(english, english)
    if values:
        template = template.format(**{name: translated(value) for name, value in values.items()})
    return Wide(template) if _catalogue else template


def translated(value: object) -> object:
    """A sentence in a sentence is translated too; everything else is what it is."""
    return say(value) if isinstance(value, Said) else value
