"""Korean: what the interface says, by its English template, a module for each part of the app.

The names of the field (learning rate, loss, epoch, batch) stay as people write them in Korean
courses: in English letters. Sentences end in -요, as in the lessons.
"""

from __future__ import annotations

from collections.abc import Mapping

from tui.korean import (
    command_help,
    command_output,
    configuration,
    data_files,
    dialogs,
    faults,
    files,
    graphs,
    help_page,
    help_views,
    hints,
    hyperparameters,
    instruments,
    kept_runs,
    key_table,
    key_views,
    key_words,
    pane_charts,
    pane_digit,
    pane_layers,
    pane_mistakes,
    pane_steps,
    panes,
    run,
    serving,
)

TEXTS: Mapping[str, str] = {
    **command_help.TEXTS,
    **command_output.TEXTS,
    **configuration.TEXTS,
    **data_files.TEXTS,
    **dialogs.TEXTS,
    **faults.TEXTS,
    **files.TEXTS,
    **graphs.TEXTS,
    **help_page.TEXTS,
    **help_views.TEXTS,
    **hints.TEXTS,
    **hyperparameters.TEXTS,
    **instruments.TEXTS,
    **kept_runs.TEXTS,
    **key_table.TEXTS,
    **key_views.TEXTS,
    **key_words.TEXTS,
    **panes.TEXTS,
    **pane_charts.TEXTS,
    **pane_digit.TEXTS,
    **pane_layers.TEXTS,
    **pane_mistakes.TEXTS,
    **pane_steps.TEXTS,
    **run.TEXTS,
    **serving.TEXTS,
}
