"""Glyphs: every sign on the screen in 7-bit ASCII, for terminals and fonts that know no other.

It is done where lines leave for the terminal, one column for one, so that no pane needs to know.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

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
    ("…–—−‘’“”≡≤≥≈±", "~---''\"\"=<>~~"),
    ("∂ΔΣ√θηγβµμσρεπλ∇⁻ᵀₙ∈∞", "dDSVthgbumsreplg-TnE8"),
)
ASCII = {
    sign: letter for signs, letters in PAIRS for sign, letter in zip(signs, letters, strict=True)
}
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


class Plain(LineFilter):
    """Puts every line into ASCII."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, in other letters."""
        return [
            Segment(in_ascii(words), style, control)
            for words, style, control in map(upright, segments)
        ]
