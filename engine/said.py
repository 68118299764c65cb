"""Said: a sentence that still knows its template, so that a screen can translate it.

The engine speaks English and knows no other language. What it says is a plain string to whoever
only reads it; but beside the words it keeps the template and the values that filled it, and a
catalogue that has the template in another language can fill that instead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


class Said(str):
    """An English sentence, made of a `template` of `str.format` and its `values`.

    Adding strings or putting one into an f-string gives a plain `str` again, which can no longer
    be translated; a sentence in a sentence is a value of the outer one.
    """

    __slots__ = ("template", "values")

    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, values: Mapping[str, object]) -> Said:
        """Fill the template; without values, braces stand for themselves."""
        text = super().__new__(cls, template.format(**values) if values else template)
        text.template, text.values = template, values
        return text

    def __reduce__(self) -> tuple[type[Said], tuple[str, Mapping[str, object]]]:
        """Copies and pickles keep the template."""
        return Said, (self.template, self.values)


def said(template: str, /, **values: object) -> Said:
    """Such as `said("the loss is {loss:.2f}", loss=2.3)`."""
    return Said(template, values)


def joined(parts: Sequence[object], between: str = " ") -> Said:
    """Several in a row, each still to be translated by itself."""
    values = {f"part{at}": part for at, part in enumerate(parts)}
    return Said(between.join(f"{{{name}}}" for name in values), values)


def words_of(error: BaseException) -> str:
    """What an error says, with its template if it has one."""
    words = error.args[0] if error.args else None
    return words if isinstance(words, Said) else str(error)
