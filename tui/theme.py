"""The themes: four of chainrule's own, and the shades of grey and of mistakes in any theme.

Training is blue and validation orange, which most colour-blind people tell apart; in
`chainrule-safe` the other colours keep apart as well, and `chainrule-contrast` is for bad light.
"""

from __future__ import annotations

from textual.color import Color
from textual.theme import Theme

from tui.render import ramps
from tui.render.ramps import RGB, Ramps

CHAINRULE = Theme(
    name="chainrule",
    primary="#58a6ff",
    secondary="#8bb8e8",
    accent="#e3b341",
    warning="#f0883e",
    error="#f85149",
    success="#6cb6a9",
    foreground="#d5dde6",
    background="#0d1117",
    surface="#161b22",
    panel="#161b22",
    dark=True,
    variables={"muted": "#9aa4af", "faint": "#5f6a76"},
)
LIGHT = Theme(
    name="chainrule-light",
    primary="#0757b8",
    secondary="#33557d",
    accent="#7d5400",
    warning="#a84300",
    error="#b81d24",
    success="#1a6650",
    foreground="#1f2328",
    background="#ffffff",
    surface="#f3f5f8",
    panel="#eaeef2",
    dark=False,
    variables={"muted": "#525a63", "faint": "#7c858f"},
)
CONTRAST = Theme(
    name="chainrule-contrast",
    primary="#7cc0ff",
    secondary="#b9dcff",
    accent="#ffe14d",
    warning="#ffb066",
    error="#ff9a94",
    success="#8ff0cf",
    foreground="#ffffff",
    background="#000000",
    surface="#101010",
    panel="#1a1a1a",
    dark=True,
    variables={"muted": "#d8d8d8", "faint": "#a8a8a8", "pane-edge": "#b0b0b0"},
)
SAFE = Theme(  # colours of Okabe and Ito: blue, orange, yellow, vermilion, and a pale green
    name="chainrule-safe",
    primary="#56b4e9",
    secondary="#a9d6f2",
    accent="#f0e442",
    warning="#e69f00",
    error="#f2764b",
    success="#b5ecc9",
    foreground="#e6e6e6",
    background="#10131a",
    surface="#191d26",
    panel="#191d26",
    dark=True,
    variables={"muted": "#a7adb8", "faint": "#676e7a"},
)
OWN = {theme.name: theme for theme in (CHAINRULE, LIGHT, CONTRAST, SAFE)}
SHADES = (0.14, 0.3, 0.5, 0.76, 1.0)  # how much of the warning is in a mistake's shade


def rgb(colour: str | None) -> RGB:
    """A colour of a theme that names it."""
    return Color.parse(colour or "#808080").rgb


def like(theme: Theme) -> Theme:
    """The own theme that a foreign one resembles: what is read in its colours is said of ours."""
    return OWN.get(theme.name) or (CHAINRULE if theme.dark else LIGHT)


def ground(theme: Theme) -> tuple[RGB, RGB]:
    """Background and text; those of the terminal itself are unknown, so ours stand in for them."""
    mine = like(theme)
    if theme.ansi:
        return rgb(mine.background), rgb(mine.foreground)
    system = theme.to_color_system().generate()
    return rgb(system["background"]), rgb(theme.foreground or mine.foreground)


def ramps_for(theme: Theme) -> Ramps:
    """The ramps of a theme. Blue and orange are in every one, for the words name them."""
    if theme.name == CHAINRULE.name:
        return ramps.DARK
    own = like(theme)
    return ramps.derived(*ground(theme), rgb(own.primary), rgb(own.warning), rgb(own.accent))


def variables_for(theme: Theme) -> dict[str, str]:
    """The colours in the style sheets that Textual's own themes do not name."""
    background, foreground = ground(theme)
    own = like(theme)
    blue, orange = rgb(own.primary), rgb(own.warning)
    found = {
        "muted": ramps.mixed(background, foreground, 0.7),
        "faint": ramps.mixed(background, foreground, 0.5),
        "pane-edge": ramps.mixed(background, foreground, 0.22),
        "cursor-row": ramps.mixed(background, blue, 0.3),
        "loss-spread": ramps.mixed(background, blue, 0.42),
        "right-shade": ramps.mixed(background, blue, 0.16),
    }
    found["right-ink"] = ramps.mixed(blue, ramps.readable(found["right-shade"]), 0.4)
    for number, share in enumerate(SHADES, 1):
        shade = found[f"shade-{number}"] = ramps.mixed(background, orange, share)
        found[f"shade-{number}-ink"] = ramps.readable(shade)
    return {name: "#{:02x}{:02x}{:02x}".format(*colour) for name, colour in found.items()}
