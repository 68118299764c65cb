"""Screens: a whole terminal full of panes, or one thing enlarged."""
