"""Runs on disk: a folder for each, with checkpoints, figures and what happened, and their use."""
