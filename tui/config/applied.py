"""The configuration as the command line applies it: loaded once, told once."""

from __future__ import annotations

import argparse
import sys

from tui.config.flags import flags_of
from tui.config.layers import Loaded, load
from tui.config.settings import Settings
from tui.say import say


def loaded(arguments: argparse.Namespace) -> Loaded:
    """The settings of file, environment and these arguments."""
    return load(getattr(arguments, "config", None), flags_of(arguments))


def prefer(arguments: argparse.Namespace, settings: Settings) -> None:
    """Begin with the configured preset and seed, where the arguments name none."""
    arguments.preset = settings.preset
    if settings.seed is not None:
        arguments.hyper_seed = settings.seed


def complain(settings: Settings) -> None:
    """Without a screen, what was wrong is told on stderr."""
    for sentence in settings.notices:
        print(f"chainrule: {say(sentence)}", file=sys.stderr)  # noqa: T201
