"""The colours: a dark theme in blue and orange, which most colour-blind people tell apart."""

from __future__ import annotations

from textual.theme import Theme

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
