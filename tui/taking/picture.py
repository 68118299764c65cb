"""A picture: a part of the screen as it stood at one moment, to become plain text or an SVG."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO

from rich.color import ColorType
from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip

from tui.glyphs import upright
from tui.render.pixels import RAMP

UPPER = "▀"  # two pixels in a cell, which without their colours would say nothing


@dataclass(frozen=True, slots=True)
class Picture:
    """Lines of the screen in their colours."""

    lines: tuple[Strip, ...]

    def cut(self, region: Region) -> Picture:
        """A part of it."""
        x, y, right, bottom = region.corners
        return Picture(tuple(line.crop(x, right) for line in self.lines[y:bottom]))

    @property
    def text(self) -> str:
        """Without colours; pixels become signs that are the denser the brighter they are."""
        lines = ["".join(map(plain, line)).rstrip() for line in self.lines]
        return "\n".join(lines).strip("\n") + "\n"

    def svg(self, title: str) -> str:
        """As a drawing of a terminal window that holds nothing else."""
        width = max((line.cell_length for line in self.lines), default=1)
        console = Console(
            width=width,
            height=max(len(self.lines), 1),
            file=StringIO(),
            force_terminal=True,
            color_system="truecolor",
            record=True,
            legacy_windows=False,
        )
        console.print(Segments(part for line in self.lines for part in (*line, Segment.line())))
        return console.export_svg(title=title)


def plain(segment: Segment) -> str:
    """A segment's letters; half blocks as signs of the ramp, swapped colours undone."""
    if UPPER not in segment.text or segment.style is None:
        return upright(segment).text
    sign = RAMP[round(brightness(segment.style) * (len(RAMP) - 1))]
    return segment.text.replace(UPPER, sign)


def brightness(style: Style) -> float:
    """The mean of both colours of a cell, from 0 (black) to 1."""
    colours = [each for each in (style.color, style.bgcolor) if each is not None]
    known = [each.get_truecolor() for each in colours if each.type is not ColorType.DEFAULT]
    return sum(sum(each) for each in known) / (3 * 255 * len(known)) if known else 0.0


def photographed(screen: Screen[object]) -> Picture:
    """All of a screen, as it is drawn now."""
    return Picture(tuple(screen._compositor.render_strips()))  # what Textual's screenshots do
