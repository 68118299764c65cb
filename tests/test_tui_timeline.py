"""The row of signs below the loss, and what the charts make of another course."""

from dataclasses import replace

from engine.events import Change, Moment
from tui.history import History, columns, recalled, span_of
from tui.past_view import BranchView, Ghost, PastView, Saved
from tui.progress import Progress
from tui.render.losses import Other, axis_line, recent_chart, whole_chart
from tui.render.numbers import difference, memory
from tui.render.timeline import nearest, timeline_row
from tui.render.twin import twin_line
from tui.twin_view import TwinView


def course(steps: int, loss: float = 1.0) -> History:
    return History().extended([loss] * steps)


def past_of(*moments: Moment, **more: object) -> PastView:
    saved = {m.number: Saved(m, Progress(), History(), (), ()) for m in moments}
    return PastView(kept=saved, **more)


MOMENTS = (
    Moment(0, 0, 0, 0, ("start",)),
    Moment(1, 4, 1, 0),
    Moment(2, 6, 1, 0, ("epoch", "best")),
    Moment(3, 8, 1, 0, ("bookmark", "tip")),
    Moment(4, 10, 1, 0, ("epoch",)),
    Moment(5, 12, 1, 0, ("tip",)),
)


def row(past: PastView, steps: int, step: int) -> str:
    return "".join(letter for letter, _ in timeline_row(past, span_of([course(steps)], 99), step))


def test_each_kind_has_its_sign_in_its_column() -> None:
    past = past_of(*MOMENTS)
    assert row(past, 12, 12) == "├  · ★ ◆ ┬ ●"
    assert row(past, 12, 4) == "├  ● ★ ◆ ┬ ○"
    assert row(past, 12, 0) == "●  · ★ ◆ ┬ ○"
    assert row(past_of(), 0, 0) == ""


def test_the_rarest_wins_where_columns_are_shared() -> None:
    past = past_of(*MOMENTS)
    span = span_of([course(12)], 3)
    assert "".join(letter for letter, _ in timeline_row(past, span, 12)) == "├◆●"


def test_forks_and_the_course_left_behind() -> None:
    branches = {0: BranchView(), 1: BranchView(1, 0, 4)}
    on_branch = Moment(6, 9, 1, 1, ("tip",))
    left = Ghost(course(12), 4, 0)
    past = past_of(*MOMENTS, on_branch, branches=branches, branch=1, ghost=left)
    cells = timeline_row(past, span_of([course(12)], 99), 7)
    assert "".join(letter for letter, _ in cells) == "├  Y ★●◆○┬ ○"
    assert [style for letter, style in cells if letter in "★◆┬"] == ["beyond"] * 3
    assert cells[8] == ("○", "kept")  # this branch's own end


def test_a_click_goes_to_the_nearest() -> None:
    past, span = past_of(*MOMENTS), span_of([course(12)], 99)
    assert nearest(past, span, 0).step == 0
    assert nearest(past, span, 4).step == 6  # as near as step 4, and the best
    assert nearest(past, span, 99).step == 12
    assert nearest(past_of(), span, 1) is None


def test_two_courses_share_their_columns() -> None:
    short, long = course(100, 1.0), course(2000, 0.5)
    span = span_of([short, long], 50)
    assert (span.steps, span.count) == (2000, 50)
    assert len(columns(long, span)) == 50
    assert len(columns(short, span)) == span.column(100) + 1 == 3
    coarse = replace(long, width=1)
    assert len(columns(long, span_of([coarse], 400))) == 400  # wider bins leave no gap


def lines(chart: list[list[tuple[str, str]]]) -> list[str]:
    return ["".join(letter for letter, _ in line) for line in chart]


def test_the_ghost_is_a_line_beside_the_run_and_grey_columns_beyond() -> None:
    run, ghost = course(6, 1.0), Other(course(10, 2.0), 4, "grey: main")
    span = span_of([run, ghost.history], 20)
    chart = whole_chart(run, (), span, ghost, size=(20, 5), log=False)
    assert lines(chart)[:2] == ["2.0000     ━━████" + " " * 10, "           " + "  ████" + " " * 10]
    assert {style for _, style in chart[0][13:17]} == {"beyond"}
    assert "all 10 steps" in lines(chart)[4]


def test_a_mark_and_the_title_keep_out_of_each_others_way() -> None:
    def axis(*marks: int) -> str:
        return "".join(letter for letter, _ in axis_line("all 9 steps", 30, list(marks)))

    assert axis() == axis(99) == "╶ all 9 steps ────────────────"
    assert axis(20) == "╶ all 9 steps ──────▲─────────"
    assert axis(3) == "───▲──────────── all 9 steps ╴"
    assert axis(3, 8, 29) == "───▲────▲─────── all 9 steps ▲"
    assert axis(3, 29) == "╶▲all 9 steps ───────────────▲"  # its words stay whole
    assert axis(2, 10, 28, 29) == "╶▲all 9 steps▲──────────────▲▲"


def test_what_is_compared_fills_the_chart() -> None:
    run = History().extended([50.0, *[1.0] * 9])
    span = span_of([run], 20)
    assert lines(whole_chart(run, (), span, size=(20, 5), log=False))[0].startswith("    50 █")
    ghost = Other(run, 5, "grey: main")
    chart = lines(whole_chart(run, (), span, ghost, size=(20, 5), log=False))
    assert chart[0].startswith("1.0000 █")


def whole(*losses: float, log: bool = False, width: int = 50) -> list[str]:
    run = History().extended(losses)
    return lines(whole_chart(run, (), span_of([run], width), size=(width, 9), log=log))


FALLING = tuple(max(2.3 * 0.9**step, 0.2) for step in range(40))


def test_without_a_spike_the_first_loss_is_the_top() -> None:
    chart = whole(*FALLING)
    assert chart[0].startswith("2.3000 █▂ ")
    assert "↑" not in "".join(chart)
    assert "╶ all 40 steps ─" in chart[-1]


def test_a_spike_is_cut_off_and_its_height_told() -> None:
    calm, chart = whole(*FALLING), whole(*FALLING[:20], 52.31, *FALLING[21:])
    assert chart[0] == calm[0][:27] + "↑" + calm[0][28:]
    for before, line in zip(calm[1:-1], chart[1:-1], strict=True):
        assert line == before[:27] + "█" + before[28:]  # all the rest stays as it was
    assert "╶ ↑ up to 52.31 · all 40 steps ─" in chart[-1]
    narrow = whole(*FALLING[:20], 52.31, *FALLING[21:], width=30)
    assert "╶ ↑ 52.31 · all 40 steps ─" in narrow[-1]
    logarithmic = whole(*FALLING[:20], 52.31, *FALLING[21:], log=True)
    assert "↑" not in "".join(logarithmic)
    assert logarithmic[0].startswith(" 53.36 ")


def test_a_small_jump_is_shown_as_high_as_it_was() -> None:
    chart = whole(*FALLING[:20], 4.5, *FALLING[21:])
    assert chart[0].startswith("4.5000 ")
    assert "↑" not in "".join(chart)


def test_a_divergence_looks_like_one() -> None:
    chart = whole(*FALLING[:36], 2.0, 9.0, 80.0, 5e6)
    assert chart[0][43:47] == " ↑↑↑"
    assert all(line[44:47] == "███" for line in chart[1:-1])
    assert "↑ up to 5.0e+06" in chart[-1]
    slow = whole(*FALLING[:30], *(0.5 * 1.4**step for step in range(10)))
    assert slow[0][44:47] == "█↑↑"
    assert "↑ up to 10.33" in slow[-1]
    steady = whole(*FALLING[:20], *[9.0] * 20)
    assert steady[0].startswith("9.0000 " + " " * 20 + "█" * 20)


def test_what_is_shown_of_validation_and_another_course_is_cut_off_as_well() -> None:
    run = replace(course(9, 1.0), validation=((4, 30.0),))
    chart = lines(whole_chart(run, (), span_of([run], 20), size=(20, 5), log=False))
    assert chart[0].startswith("1.0000 ███↑█")
    assert "↑ 30 · all 9" in chart[-1]
    ghost = Other(History().extended([1.0] * 8 + [400.0]), 4, "grey: main")
    chart = lines(
        whole_chart(course(9, 1.0), (), span_of([run], 50), ghost, size=(50, 5), log=False)
    )
    assert chart[0].startswith("1.0000 ████")
    assert chart[0][15] == "↑"
    assert "↑ up to 400 · all 9 steps · grey: main" in chart[-1]


def test_a_resumed_run_shows_its_first_loss() -> None:
    run = recalled([(50, 1.0, 2.3), *[(50, 0.1, 0.2)] * 19, (50, 0.1, 60.0)], ())
    chart = lines(whole_chart(run, (), span_of([run], 50), size=(50, 9), log=False))
    assert chart[0].startswith("2.3000 █")
    assert "↑ up to 60" in chart[-1]


def test_the_twin_stands_before_the_bars() -> None:
    run = course(8, 1.0)
    twin = TwinView(Change("learning_rate", 0.1, 0.3), 5, course(5).extended([0.5] * 3))
    chart = recent_chart(run, (), twin, size=(20, 5), log=False)
    assert [line.count("×") for line in lines(chart)] == [0, 3, 0, 0, 0]
    assert chart[1][12] == ("×", "twin-on-solid")


def test_the_twin_in_one_line_as_wide_as_there_is_room() -> None:
    twin = TwinView(Change("learning_rate", 0.1, 0.3), 0, History())
    assert "twin lr 0.1 → 0.3  too early to tell" in lines([twin_line(twin, 80)])
    later = replace(twin, paired=twin.paired.extended([-0.0123, -0.0143] * 200))
    wide, narrow = lines([twin_line(later, 80), twin_line(later, 39)])
    assert wide == "lr 0.1 → 0.3  twin − run −0.0133 ± 0.0000 (95%)  the twin is better"
    assert narrow.endswith("the twin is better")
    assert len(narrow) <= 39


def test_numbers_for_differences_and_memory() -> None:
    assert difference(-0.01234, 0.0041) == "−0.0123 ± 0.0041"
    assert difference(0.5, 0.25) == "+0.50 ± 0.25"
    assert memory(38 * 2**20, 256 * 2**20) == "kept 38 of 256 MB"
