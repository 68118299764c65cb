"""Languages: which there are, and which one the user reads."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence

from tui.parser import Parser
from tui.say import say, speak, spoken

LANGUAGES = ("en", "ko")
CHOSEN = "CHAINRULE_LANGUAGE"  # of the environment
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set says it (POSIX)


LETTERS = {"en": "a", "ko": "가"}  # one for all: who can write it can write the language
NO_HANGUL = (
    "Korean cannot be written in ASCII, so this is in English: for Korean, UTF-8 and no --ascii."
)


def add_language(target: argparse.ArgumentParser) -> None:
    """Add `--lang`."""
    target.add_argument("--lang", choices=LANGUAGES, help=say("language: %(choices)s"))


def asked_for(argv: Sequence[str] | None) -> tuple[str | None, list[str]]:
    """The language that the arguments ask for, and the arguments without it.

    `--lang` may stand anywhere among them: even the help must know it first.
    """
    option = Parser(prog="chainrule", add_help=False, allow_abbrev=False)
    add_language(option)
    known, rest = option.parse_known_args(argv)
    return known.lang, rest


def language_of(environment: Mapping[str, str]) -> str:
    """`CHAINRULE_LANGUAGE`, else the locale's: Korean where it says so, else English."""
    if environment.get(CHOSEN) in LANGUAGES:
        return environment[CHOSEN]
    locale = next((environment[name] for name in LOCALE if environment.get(name)), "")
    return "ko" if locale.lower().startswith("ko") else "en"


def writable(language: str) -> str:
    """The language, or English where output and errors cannot be written in it."""
    for stream in (sys.stdout, sys.stderr):
        try:
            LETTERS[language].encode(getattr(stream, "encoding", None) or "utf-8")
        except UnicodeEncodeError:
            return "en"
    return language


def plainly() -> tuple[str, ...]:
    """For a screen in ASCII: speak English from now on, and return what to say of that."""
    notices = () if spoken() == "en" else (NO_HANGUL,)
    speak("en")
    return notices
