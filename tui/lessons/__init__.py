"""Lessons: short guided experiments, each step with a goal that the app can check.

They are data and pure functions; nothing here knows a screen. A lesson's file holds its start, its
goals and all of its words, in every language.
"""
