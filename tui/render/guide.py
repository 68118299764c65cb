"""A hint in full, or that nothing is wrong, as text that wraps to its pane."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.text import Text

from engine.remedies import Set
from tui.say import say

if TYPE_CHECKING:
    from engine.answers import Advice
    from engine.hints import Hint

EMPTY = (
    "Hints appear here when something is wrong with the run: what was seen, why it matters, and "
    "one key that mends it. Press {key_toggle} to train; the first look comes with the first steps."
)


def hint_text(hint: Hint, colours: Mapping[str, str]) -> Text:
    """What was seen, why it matters, and the formula."""
    text, name = Text(), say(hint.name)
    text.append(f"{name[0].upper()}{name[1:]}\n\n", f"bold {colours['warning']}")
    for heading, words, style in (
        (say("Seen"), say(hint.seen), ""),
        (say("Why"), say(hint.why), ""),
        (say("Formula"), say(hint.formula), colours["accent"]),
    ):
        text.append(f"{heading}\n", f"bold {colours['muted']}")
        text.append(f"{words}\n\n", style or colours["foreground"])
    text.right_crop(2)
    return text


def button_text(hint: Hint, *, diverged: bool) -> str:
    """`enter: set learning rate to 0.1`; after a divergence a change alone would not do."""
    back = diverged and isinstance(hint.action, Set)
    return say(
        "{key_guide_do}: {action}, from the last good step on"
        if back
        else "{key_guide_do}: {action}",
        action=hint.action.text,
    )


def well_text(
    advice: Advice, step: int, dismissed: int, colours: Mapping[str, str], width: int
) -> Text:
    """That nothing is wrong, and what was checked when; a dot for a rule with nothing to read."""
    text, rules = Text(), advice.rules
    if len(advice.silent) == len(rules):
        return text.append(say("Nothing to judge yet: press {key_toggle}."), "bold")
    well = say("Nothing else is wrong." if dismissed else "Nothing is wrong.")
    text.append(f"✓ {well}\n\n", "bold")
    looked = say("{count} rules looked at step {step:,}:", count=len(rules), step=step)
    text.append(f"{looked}\n", colours["muted"])
    columns = max(width // 32, 1)
    rows = -(-len(rules) // columns)
    for row in range(rows):
        for rule in rules[row::rows]:
            idle = rule in advice.silent
            text.append("  · " if idle else "  ✓ ", colours["faint" if idle else "success"])
            text.append(f"{say(rule):<28}", colours["muted"])
        text.append("\n")
    if dismissed:
        away = say("What you have dismissed stays away; {key_guide_all} shows it again.")
        text.append(f"\n{away}", colours["muted"])
    silent = say("A rule whose instruments have too little to read yet keeps silent.")
    text.append(f"\n{silent}", colours["faint"])
    return text
