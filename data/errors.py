"""Errors of data: a sentence in English that still knows its template, to be translated by it."""

from __future__ import annotations


class DataError(ValueError):
    """Data that cannot be used; a `template` of `str.format` and its `values` say which and why."""

    def __init__(self, template: str, /, **values: object) -> None:
        super().__init__(template.format(**values))
        self.template, self.values = template, values
