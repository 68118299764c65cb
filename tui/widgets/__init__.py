"""Widgets: one pane a file; each shows a part of the view and knows nothing of the others."""
