"""A hint in full, or that nothing is wrong, as text that wraps to its pane."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.text import Text

from engine.remedies import Set
from tui.say import say

if TYPE_CHECKING:
    from engine.hints import Hint

EMPTY = (
    "Hints appear here when something is wrong with the run: what was seen, why it matters, and "
    "one key that mends it. Press space to train; the first look comes with the first steps."
)


def hint_text(hint: Hint, colours: Mapping[str, str]) -> Text:
    """What was seen, why it matters, and the formula."""
    text, name = Text(), say(hint.name)
    text.append(f"{name[0].upper()}{name[1:]}\n\n", f"bold {colours['warning']}")
    for heading, words, style in (
        ("Seen", say(hint.seen), ""),
        ("Why", say(hint.why), ""),
        ("Formula", say(hint.formula), colours["accent"]),
    ):
        text.append(f"{heading}\n", f"bold {colours['muted']}")
        text.append(f"{words}\n\n", style or colours["foreground"])
    text.right_crop(2)
    return text


def button_text(hint: Hint, *, diverged: bool) -> str:
    """`enter: set learning rate to 0.1`; after a divergence a change alone would not do."""
    back = ", from the last good step on" if diverged and isinstance(hint.action, Set) else ""
    return f"enter: {say(hint.action.text)}{back}"


def well_text(
    rules: tuple[str, ...], step: int, dismissed: int, colours: Mapping[str, str], width: int
) -> Text:
    """That nothing is wrong, and what was checked when."""
    text = Text()
    text.append(f"✓ {'Nothing else' if dismissed else 'Nothing'} is wrong.\n\n", "bold")
    text.append(f"{len(rules)} rules looked at step {step:,}:\n", colours["muted"])
    columns = max(width // 32, 1)
    rows = -(-len(rules) // columns)
    for row in range(rows):
        for rule in rules[row::rows]:
            text.append("  ✓ ", colours["success"])
            text.append(f"{say(rule):<28}", colours["muted"])
        text.append("\n")
    if dismissed:
        text.append("\nWhat you have dismissed stays away; a shows it again.", colours["muted"])
    text.append(
        "\nA rule whose instruments have too little to read yet keeps silent.", colours["faint"]
    )
    return text
