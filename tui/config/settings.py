"""Settings: everything that can be configured, as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    """`refresh` is draws a second at the most; None leaves a choice to the app.

    `keys` are an action's id and its keys, with commas between. `notices` are sentences on what
    was wrong with the configuration, for the user to read; `file` is where it is, or would be.
    """

    theme: str = "chainrule"
    ascii: bool = False
    refresh: float = 12.0
    language: str | None = None
    preset: str | None = None
    seed: int | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
    file: str = field(default="config.toml", compare=False)


DEFAULTS = Settings()
