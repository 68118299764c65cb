"""Rendering: pure functions from numbers and pixels to cells of text."""
