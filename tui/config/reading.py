"""Reading the configuration file: its values with their lines, and a sentence on each mistake."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import Any

from tui.config.lines import lines_of
from tui.config.options import BY_NAME, WrongValueError, near
from tui.config.place import Place

LARGEST = 2**18  # bytes; nobody types more
KEYS = "keys"


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
        return f"{self.place.path}, line {line}" if line else f"{self.place.path}"

    def blame(self, key: tuple[str, ...], words: str) -> None:
        """One sentence: file, line, key, and what is allowed."""
        self.problems.append(f"{self.where(*key)}: {'.'.join(key)} {words}.")


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
            file.blame((name,), f"is no key{near(name, known)}; use {', '.join(BY_NAME)} or [keys]")
        else:
            take(file, name, value)
    return file


def take(file: File, name: str, value: object) -> None:
    """Check one value."""
    try:
        file.values[name] = BY_NAME[name].read(checked_type(name, value))
    except WrongValueError as error:
        file.blame((name,), f"is {value!r}, but has to be {error}")


def checked_type(name: str, value: object) -> object:
    """In a file true is no text, and 4 is no text either."""
    wants_text = BY_NAME[name].default.startswith('"')
    return value if wants_text == isinstance(value, str) else None


def contents(file: File) -> str:
    """The text of the file, empty if it cannot be read."""
    path = file.place.path
    try:
        if path.is_fifo():
            raise OSError(None, "it is a pipe")
        with path.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise OSError(None, f"it is larger than {LARGEST // 1024} kB")
        return raw.decode("utf-8-sig")
    except FileNotFoundError:
        if file.place.named:
            file.problems.append(f"{path}: there is no such configuration file; "
                                 "'chainrule config --init' writes one.")  # fmt: skip
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        file.problems.append(f"{path}, line {line}: the text is not UTF-8; save it as UTF-8.")
    except OSError as error:
        reason = error.strerror or str(error)
        file.problems.append(f"{path}: the configuration cannot be read: {reason}.")
    return ""


def parsed(text: str, file: File) -> dict[str, Any]:
    """The document, empty if it is no TOML."""
    try:
        return tomllib.loads(text)
    except RecursionError:
        file.problems.append(f"{file.place.path}: the configuration is nested too deeply.")
    except ValueError as error:
        words = str(error)
        found = re.search(r" \(at line (\d+), column (\d+)\)", words)
        line = int(found[1]) if found else text.count("\n") + 1
        reason = re.sub(r" \(at [^)]*\)", "", words)
        column = f", column {found[2]}" if found else ""
        file.problems.append(
            f"{file.place.path}, line {line}{column}: this is no TOML: {reason[0].lower()}"
            f'{reason[1:]}; write one key = value a line, with texts in "quotes".'
        )
    return {}
