"""Korean: what the interface says, by its English template, a module for each part of the app.

The names of the field (learning rate, loss, epoch, batch) stay as people write them in Korean
courses: in English letters. Sentences end in -요, as in the lessons.
"""

from __future__ import annotations

from collections.abc import Mapping

from tui.korean import (
    command_help,
    command_output,
    data_files,
    faults,
    files,
    graphs,
    hints,
    hyperparameters,
    instruments,
    kept_runs,
    pane_charts,
    pane_digit,
    pane_layers,
    pane_mistakes,
    pane_steps,
    run,
)

TEXTS: Mapping[str, str] = {
    **command_help.TEXTS,
    **command_output.TEXTS,
    **data_files.TEXTS,
    **faults.TEXTS,
    **files.TEXTS,
    **graphs.TEXTS,
    **hints.TEXTS,
    **hyperparameters.TEXTS,
    **instruments.TEXTS,
    **kept_runs.TEXTS,
    **pane_charts.TEXTS,
    **pane_digit.TEXTS,
    **pane_layers.TEXTS,
    **pane_mistakes.TEXTS,
    **pane_steps.TEXTS,
    **run.TEXTS,
}
