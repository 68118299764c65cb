"""The texts of the app: every English template that the sources say, found by reading them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import get_args

from engine.faults import FAULTS
from engine.guide import NAMES
from engine.health import Word
from engine.hyper import FIELDS
from engine.presets import PRESETS
from engine.said import Said
from tui import autopsy, layer_choice, parser, tips
from tui.config.command import OF_ITS_OWN
from tui.config.options import OPTIONS
from tui.fold_past import KINDS, TWIN_NOTICE
from tui.keys import ACTIONS
from tui.render import blackboard, digits, guide, operation_words, probabilities, ruler, verdict
from tui.runs import listing
from tui.screens.help_sections import TITLES
from tui.screens.numbers import NUMBERS
from tui.screens.runs import NOT_KEPT
from tui.shown import SERIES
from tui.view import State
from tui.widgets import (
    blackboard_pane,
    classes_pane,
    favourites_pane,
    histograms_pane,
    layer_table,
    mistakes_pane,
    operations_pane,
    range_pane,
    tabs,
    way_pane,
)

ROOT = Path(__file__).parents[1]
SAYING = ("say", "said", "DatasetError", "IdxError")  # data knows no `said`: its errors are one

# What Python says of a file that the system refuses, as far as a user may meet it.
SYSTEM = (
    "No such file or directory",
    "Permission denied",
    "Operation not permitted",
    "No space left on device",
    "Disk quota exceeded",
    "Read-only file system",
    "Is a directory",
    "Not a directory",
    "File exists",
    "File name too long",
    "File too large",
    "Input/output error",
    "Cannot allocate memory",
)
# What Python's reader of TOML says, in words that have no value in them.
TOML = (
    "invalid statement",
    "expected newline or end of document after a statement",
    "cannot overwrite a value",
    "expected ']' at the end of a table declaration",
    "expected ']]' at the end of an array declaration",
    "expected '=' after a key in a key/value pair",
    "invalid initial character for a key part",
    "unclosed array",
    "unclosed inline table",
    "unescaped '\\' in a string",
    "invalid hex value",
    "escaped character is not a Unicode scalar value",
    "unterminated string",
    "invalid date or datetime",
    "invalid value",
)
# Textual's own commands in the palette.
TEXTUAL = (
    "Theme",
    "Change the current theme",
    "Quit",
    "Quit the application as soon as possible",
    "Minimize",
    "Minimize the widget and restore to normal size",
    "Maximize",
    "Maximize the focused widget",
    "Screenshot",
    "Save an SVG 'screenshot' of the current screen",
)
HEADINGS = ("seconds", "images/s")  # of the epochs; the others are names of the field


def sources() -> Iterator[Path]:
    """The modules that talk to the user; the catalogue itself is not one of them."""
    for package in ("data", "engine", "tui"):
        yield from sorted((ROOT / package).rglob("*.py"))


def templates(source: Path) -> Iterator[str]:
    """The literals that a module hands to `say` or `said`, both ends of a choice included."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[text, *_]) if name in SAYING:
                yield from literals(text)


def literals(node: ast.expr) -> Iterator[str]:
    """The strings that an expression may be."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp():
            yield from literals(node.body)
            yield from literals(node.orelse)


def tables() -> Iterator[tuple[str, str]]:
    """The texts that stand in tables, and the module of each; whoever shows them says them."""
    for field in FIELDS:
        yield from ((text, "engine/hyper.py") for text in (field.help, field.unit) if text)
    yield from ((preset.about, "engine/presets.py") for preset in PRESETS.values())
    for fault in FAULTS.values():
        yield from ((text, "engine/faults.py") for text in (fault.about, fault.place))
    yield from ((name, "engine/guide.py") for name in NAMES)
    yield from ((word, "engine/health.py") for word in get_args(Word))
    yield from ((text, "tui/fold_past.py") for text in (TWIN_NOTICE, *KINDS.values()))
    yield from ((text, "tui/parser.py") for text in (*parser.TITLES, *parser.ERRORS))
    yield from ((text, "tui/headless.py") for text in HEADINGS)
    yield from ((text, "tui/autopsy.py") for text in autopsy.ROWS)
    yield from ((text, "tui/runs/files.py") for text in SYSTEM)
    yield from drawn()
    yield from ((text, "tui/runs/listing.py") for text in ("training", *listing.STATES.values()))
    yield from ((word, "tui/view.py") for word in get_args(State))
    yield from ((words, "tui/shown.py") for words in SERIES.values())
    yield NOT_KEPT, "tui/screens/runs.py"
    yield "sec", "tui/widgets/accuracy_pane.py"  # the other headings are names of the field

    helps = (option.help for option in OPTIONS)
    yield from ((text, "tui/config/options.py") for text in helps if not isinstance(text, Said))
    yield from ((text, "tui/config/command.py") for text in (*OF_ITS_OWN.values(), "default"))
    yield from ((text, "tui/config/layers.py") for text in ("command line",))
    yield from ((text, "tui/config/reading.py") for text in TOML)
    yield from ((text, "tui/palette.py") for text in TEXTUAL)
    yield from keys_and_help()


def keys_and_help() -> Iterator[tuple[str, str]]:
    """The table of keys, what the mouse explains, and the help."""
    for action in ACTIONS:
        yield from ((text, "tui/keys.py") for text in (action.help, action.where, action.footer))
    yield "letter", "tui/keys.py"  # the one word among the keys
    yield from ((text, "tui/widgets/tabs.py") for _, _, text in tabs.PLACES)
    yield from ((text, "tui/widgets/tabs.py") for _, text in tabs.TIPS.values())
    yield from ((text, "tui/tips.py") for text in tips.TIPS.values())
    yield from ((text, "tui/screens/help_sections.py") for text in TITLES.values())
    for title, numbers in NUMBERS:
        yield title, "tui/screens/numbers.py"
        words = (text for row in numbers for text in row if re.search("[A-Za-z]{2}", text))
        yield from ((text, "tui/screens/numbers.py") for text in words)


def drawn() -> Iterator[tuple[str, str]]:
    """The texts that panes and drawings keep in tables."""
    steps, words = blackboard_pane, operation_words
    found: dict[str, Iterable[str]] = {
        "tui/layer_choice.py": (layer_choice.OFF, layer_choice.STUCK),
        "tui/render/blackboard.py": [blackboard.FORWARD],
        "tui/render/digits.py": (*digits.NAMES, *digits.PLURALS),
        "tui/render/guide.py": [guide.EMPTY],
        "tui/render/operation_words.py": (*words.NAMES, *words.WORDS.values(), words.FIRST),
        "tui/render/probabilities.py": (probabilities.TRUTH, probabilities.ANSWER),
        "tui/render/ruler.py": ruler.OUTCOMES.values(),
        "tui/render/verdict.py": [verdict.DRAW],
        "tui/widgets/blackboard_pane.py": (steps.KEPT, steps.EMPTY),
        "tui/widgets/classes_pane.py": (classes_pane.EMPTY, classes_pane.LEGEND),
        "tui/widgets/favourites_pane.py": [favourites_pane.LOOKED_FOR],
        "tui/widgets/histograms_pane.py": (histograms_pane.OUTPUTS, histograms_pane.WEIGHTS),
        "tui/widgets/layer_table.py": [layer_table.EMPTY],
        "tui/widgets/mistakes_pane.py": (
            *mistakes_pane.TITLES.values(), *mistakes_pane.SINCE.values(), mistakes_pane.LATER,
            *mistakes_pane.NOTHING.values(),
        ),
        "tui/widgets/operations_pane.py": operations_pane.HEADINGS.values(),
        "tui/widgets/range_pane.py": [range_pane.PROMISE],
        "tui/widgets/way_pane.py": [way_pane.EMPTY],
    }  # fmt: skip
    yield from ((text, module) for module, texts in found.items() for text in texts)


@cache
def every_text() -> dict[str, Path]:
    """Each template and a module that says it."""
    said = {text: source for source in sources() for text in templates(source)}
    return said | {text: ROOT / module for text, module in tables() if text}


def blanks(template: str) -> set[str]:
    """The names of the values that a template asks for."""
    return {name for _, name, _, _ in Formatter().parse(template) if name}
