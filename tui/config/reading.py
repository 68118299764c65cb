"""Reading the configuration file: its values with their lines, and a sentence on each mistake."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import Any

from engine.said import Said, said, words_of
from tui.config.lines import lines_of
from tui.config.options import BY_NAME, WrongValueError, near
from tui.config.place import Place
from tui.runs.files import reason

LARGEST = 2**18  # bytes; nobody types more
KEYS = "keys"


class UnreadableError(ValueError):
    """Says why something that is there is not read."""


@dataclass(slots=True)
class File:
    """What a file says: checked values by key, the keymap, the lines, and what was wrong."""

    place: Place
    values: dict[str, object] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    lines: dict[tuple[str, ...], int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def where(self, *key: str) -> str:
        """`config.toml, line 3`."""
        line = self.lines.get(key)
        return self.line(line) if line else f"{self.place.path}"

    def line(self, number: int) -> Said:
        """A line of the file."""
        return said("{path}, line {number}", path=self.place.path, number=number)

    def blame(self, key: tuple[str, ...], words: Said) -> None:
        """One sentence: file, line, key, and what is allowed."""
        self.problems.append(
            said("{where}: {key} {words}.", where=self.where(*key), key=".".join(key), words=words)
        )


def read(place: Place) -> File:
    """Read the file; without one nothing is said, unless somebody named it."""
    file = File(place)
    text = contents(file)
    document = parsed(text, file) if text else {}
    file.lines = lines_of(text) if document else {}
    for name, value in document.items():
        if name == KEYS:
            from tui.config.bindings import keymap_of  # loads Textual's, for those who want it

            file.keys = keymap_of(
                value, lambda action, words: file.blame((KEYS, *filter(None, [action])), words)
            )
        elif name not in BY_NAME:
            known = [*BY_NAME, KEYS]
            words = said(
                "is no key{hint}; use {names} or [keys]",
                hint=near(name, known),
                names=", ".join(BY_NAME),
            )
            file.blame((name,), words)
        else:
            take(file, name, value)
    return file


def take(file: File, name: str, value: object) -> None:
    """Check one value."""
    try:
        file.values[name] = BY_NAME[name].read(checked_type(name, value))
    except WrongValueError as error:
        allowed = words_of(error)
        file.blame(
            (name,), said("is {value!r}, but has to be {allowed}", value=value, allowed=allowed)
        )


def checked_type(name: str, value: object) -> object:
    """In a file true is no text, and 4 is no text either."""
    wants_text = BY_NAME[name].default.startswith('"')
    return value if wants_text == isinstance(value, str) else None


def contents(file: File) -> str:
    """The text of the file, empty if it cannot be read."""
    path = file.place.path
    try:
        if path.is_fifo():
            raise UnreadableError(said("it is a pipe"))
        with path.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise UnreadableError(said("it is larger than {size} kB", size=LARGEST // 1024))
        return raw.decode("utf-8-sig")
    except FileNotFoundError:
        if file.place.named:
            file.problems.append(
                said(
                    "{path}: there is no such configuration file; "
                    "'chainrule config --init' writes one.",
                    path=path,
                )
            )
    except UnicodeDecodeError as error:
        line = file.line(raw[: error.start].count(b"\n") + 1)
        words = said("{where}: the text is not UTF-8; save it as UTF-8.", where=line)
        file.problems.append(words)
    except (OSError, UnreadableError) as error:
        why = reason(error) if isinstance(error, OSError) else words_of(error)
        words = said("{path}: the configuration cannot be read: {reason}.", path=path, reason=why)
        file.problems.append(words)
    return ""


def parsed(text: str, file: File) -> dict[str, Any]:
    """The document, empty if it is no TOML."""
    try:
        return tomllib.loads(text)
    except RecursionError:
        nested = said("{path}: the configuration is nested too deeply.", path=file.place.path)
        file.problems.append(nested)
    except ValueError as error:
        file.problems.append(no_toml(str(error), text, file))
    return {}


def no_toml(words: str, text: str, file: File) -> Said:
    """What Python's reader has to say of the text, and where."""
    found = re.search(r" \(at line (\d+), column (\d+)\)", words)
    where = file.line(int(found[1]) if found else text.count("\n") + 1)
    if found:
        where = said("{where}, column {column}", where=where, column=found[2])
    why = re.sub(r" \(at [^)]*\)", "", words)
    return said(
        '{where}: this is no TOML: {reason}; write one key = value a line, with texts in "quotes".',
        where=where,
        reason=Said(f"{why[0].lower()}{why[1:]}", {}),
    )
