"""The parser: argparse that speaks the user's language, its own words and errors included.

argparse makes its sentences in English. What it lets others override is enough to say them anew:
the titles of groups, the option `--help`, the usage line, and `error`, whose message is recognised
by its template. Help is wrapped by the columns it takes, of which a Korean letter has two.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, NoReturn

from rich.cells import cell_len

from engine.said import Said, said
from tui.say import say
from tui.wide import wrap

BLANK = "\0"  # stands where a word wider than its letters will be
TITLES = ("positional arguments", "options")
ERRORS = (
    "argument {name}: {message}",
    "the following arguments are required: {names}",
    "unrecognized arguments: {words}",
    "invalid choice: {value} (choose from {choices})",
    "expected one argument",
    "expected at least one argument",
    "not allowed with argument {other}",
    "ignored explicit argument {value}",
    "ambiguous option: {option} could match {matches}",
)


class Help(argparse.HelpFormatter):
    """Lays out the help of a command."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Begin the usage with as many letters as our word for it has columns, to be replaced."""
        room = BLANK * cell_len(say("usage: "))
        super().add_usage(usage, actions, groups, room if prefix is None else prefix)

    def format_help(self) -> str:
        """All of it, the word in its place."""
        word = say("usage: ")
        return super().format_help().replace(BLANK * cell_len(word), word)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return lines_of(text, width) if is_wide(text) else super()._split_lines(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        if not is_wide(text):
            return super()._fill_text(text, width, indent)
        return "\n".join(f"{indent}{line}" for line in lines_of(text, width - len(indent)))


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads an argument, or raises argparse's ArgumentTypeError; can say what is allowed."""

    read: Callable[[str], object]
    allowed: Callable[[], str]

    def __call__(self, text: str) -> object:
        """Read it."""
        return self.read(text)


class Parser(argparse.ArgumentParser):
    """A parser, and those of its subcommands."""

    def __init__(self, *, add_help: bool = True, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=Help, **options)
        if add_help:
            about = say("show this help message and exit")
            self.add_argument("-h", "--help", action="help", help=about)

    def add_argument_group(
        self, title: str | None = None, description: str | None = None, **options: Any
    ) -> argparse._ArgumentGroup:
        """A group with its title in the user's language; argparse makes its own by this, too."""
        return super().add_argument_group(title and say(title), description, **options)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Remember what was typed, for what may be said of it."""
        self._typed = list(sys.argv[1:] if args is None else args)
        return super().parse_known_args(args, namespace)

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As argparse does, but what is unknown is told by the command that was given it."""
        known, rest = self.parse_known_args(args, namespace)
        if rest:
            command = self._commands().get(getattr(known, "command", None) or "", self)
            command._typed = rest
            command.error(f"unrecognized arguments: {' '.join(rest)}")
        return known

    def _match_argument(self, action: argparse.Action, pattern: str) -> int:
        """Say what may follow a flag after which there is nothing."""
        try:
            return super()._match_argument(action, pattern)
        except argparse.ArgumentError:
            if action.choices:
                allowed = ", ".join(map(str, action.choices))
            elif isinstance(action.type, Reader):
                allowed = action.type.allowed()
            else:
                raise
            words = said("a value is missing; use {allowed}", allowed=allowed)
            raise argparse.ArgumentError(action, say(words)) from None

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and end with exit code 2."""
        usage = Help(f"{self.prog} [--help] [options]")
        usage.add_usage(None, [each for each in self._actions if not each.option_strings], [])
        known = message.startswith("argument -")  # then what is wrong is a flag's value
        found = (not known and self._misspelt()) or recognised(message)
        words = say("{program}: error: {message}", program=self.prog, message=found)
        self.exit(2, f"{usage.format_help().strip()}\n{words}\n")

    def _misspelt(self) -> Said | None:
        """Of a flag that no command has; argparse takes the word after it for a command."""
        meant = {flag: f"{name} {flag}" for name, command in self._commands().items()
                 for flag in command.flags} | {flag: flag for flag in self.flags}  # fmt: skip
        for word in (typed.partition("=")[0] for typed in self._typed):
            known = word == "--" or any(flag.startswith(word) for flag in meant)
            if word.startswith("--") and not known and (name := nearest(word, meant)):
                return said("unrecognized arguments: {words}; did you mean '{name}'?",
                            words=word, name=meant[name])  # fmt: skip
        return None

    def _commands(self) -> dict[str, Parser]:
        tables = [each.choices for each in self._actions if each.nargs == argparse.PARSER]
        return {name: parser for table in tables for name, parser in dict(table or {}).items()}

    @property
    def flags(self) -> set[str]:
        """All flags of this parser itself."""
        return {flag for action in self._actions for flag in action.option_strings}


class Version(argparse.Action):
    """Say which version this is; looking it up takes long enough to be left until asked."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from importlib.metadata import version

        print(f"{parser.prog} {version(parser.prog)}")  # noqa: T201
        parser.exit()


def recognised(message: str) -> str:
    """A message of argparse with the template it was made from, if that is one we know."""
    for template in ERRORS:
        pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+?)", re.escape(template))
        if found := re.fullmatch(pattern, message, re.DOTALL):
            values = {name: recognised(value) for name, value in found.groupdict().items()}
            if "choices" in values and (name := nearest(values["value"], values["choices"])):
                return said("invalid choice: {value}; did you mean '{name}'?",
                            value=values["value"], name=name)  # fmt: skip
            return Said(template, values)
    return message


def nearest(word: str, known: str | Iterable[str]) -> str:
    """The name that is spelt most like it, of a list or of a text that lists them; or none."""
    names = re.findall(r"[\w-]+", known) if isinstance(known, str) else sorted(known)
    return next(iter(get_close_matches(word.strip("'"), names, 1)), "")


def is_wide(text: str) -> bool:
    """Whether it takes more columns than it has letters."""
    return cell_len(text) != len(text)


def lines_of(text: str, width: int) -> list[str]:
    """The text in lines that take at most so many columns; a flag stays in one piece."""
    return wrap(" ".join(text.split()), width, at_hyphens=False)
