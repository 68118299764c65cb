"""Glyphs: every sign on the screen in 7-bit ASCII, for terminals and fonts that know no other.

It is done where lines leave for the terminal, one column for one, so that no pane needs to know.
Only a sign that would say something else in one letter, such as a square, takes the room of blanks
nearby.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

PAIRS = (
    ("▁▂▃▄▅▆▇█", "_.-:=+*#"),  # bars: the higher, the denser
    ("░▒▓▀▐▌▏▎▍▋▊▉▕▔", ".:%#|||||||||'"),
    ("─━╌┄╍╶╴╾╼═", "-=-------="),
    ("│┃║╎┆┊╏‖", "||||||||"),
    ("╭╮╰╯┌┐└┘├┤┬┴┼╋┏┓┗┛╔╗╚╝▖▗▘▝▙▛▜▟", "++++++++++++++++++++++++++++++"),
    ("←→↑↓⇧⌫⏎", "<>^v^<<"),
    ("●○◌•·▲△▼▽▾▸▶◂■□◆◇★✗✓×", "@ooo.^AvvV>><#H&%*x+x"),
    ("…–—−‘’“”≡≤≥≈±≠", "~---''\"\"=<>~~!"),
    ("∂ΔΣ√θηγβµμσρεπλ∇⁻ᵀₙ∈∞", "dDSVthgbumsreplg-TnE8"),
)
ASCII = {
    sign: letter for signs, letters in PAIRS for sign, letter in zip(signs, letters, strict=True)
}
LONGER = {"²": "^2", "³": "^3", "±": "+-", "½": "1/2", "¼": "1/4"}  # where there is room
LONG_SIGN = re.compile(f"[{''.join(LONGER)}]")
UNKNOWN = "?"
HANGING = str.maketrans("▁▂▃▄▅▆▇", "██▀▀▀▔▔")  # what is left when the colours are swapped

UNSWAPPED = Style(reverse=False)


@lru_cache(maxsize=512)
def letter(sign: str) -> str:
    """One sign in ASCII, in as many columns; é is e, what nobody knows is a question mark."""
    columns = cell_len(sign)
    if sign in ASCII:
        return ASCII[sign]
    if 0x2800 <= ord(sign) < 0x2900:  # braille: the more dots, the denser
        return " .:-=+*#%"[(ord(sign) - 0x2800).bit_count()]
    plain = unicodedata.normalize("NFKD", sign)[:1]
    return (plain if plain.isascii() else UNKNOWN) * columns


@lru_cache(maxsize=4096)
def in_ascii(words: str) -> str:
    """A text in ASCII, as wide as before."""
    return words if words.isascii() else "".join(map(letter, words))


def upright(segment: Segment) -> Segment:
    """A bar that hangs is drawn in swapped colours; give it letters that hang without them."""
    words, style, control = segment
    if style is None or not style.reverse or (hung := words.translate(HANGING)) == words:
        return segment
    return Segment(hung, style + UNSWAPPED, control)


def room_for(more: int, words: str, start: int, end: int) -> slice | None:
    """Where that many blanks can go, unless words would touch: after the sign, else before it."""
    blanks = f" {{{more},}}"
    before = re.finditer(f"{blanks}(?= )", words[:start])
    found = re.compile(f"{blanks}(?=[ │┃]|$)").search(words, end) or [None, *before][-1]
    return slice(found.start(), found.start() + more) if found else None


def spelled(segments: list[Segment]) -> list[Segment]:
    """A line with `^2` for a square, and such; what lies between it and the blanks moves."""
    cells = [(letter, each.style) for each in segments for letter in each.text]
    at = 0
    while found := LONG_SIGN.search(words := "".join(letter for letter, _ in cells), at):
        start, form, style = found.start(), LONGER[found.group()], cells[found.start()][1]
        at = start + 1
        if room := room_for(len(form) - 1, words, start, at):
            longer = [(letter, style) for letter in form]
            if room.start > start:
                del cells[room]
                cells[start:at] = longer
            else:
                cells[start:at] = longer
                del cells[room]
    return [
        Segment("".join(letter for letter, _ in run), style)
        for style, run in groupby(cells, key=itemgetter(1))
    ]


class Plain(LineFilter):
    """Puts every line into ASCII."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, in other letters."""
        if any(LONG_SIGN.search(segment.text) for segment in segments):
            segments = spelled(segments)
        return [
            Segment(in_ascii(words), style, control)
            for words, style, control in map(upright, segments)
        ]
