"""Comparing runs that are kept on the disk, in the app."""

import threading
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
from app_driver import BIG, SMALL, Driver, running, until
from rich.console import Console
from rich.text import Text
from textual.widgets import Static

from engine.events import Started
from engine.hyper import Hyper
from engine.snapshot import Arithmetic
from tui.fold import fold
from tui.progress import Progress
from tui.render.overlay import HEIGHT, LABEL, Line, chart
from tui.runs import folder as folders
from tui.runs.compare import comparison
from tui.runs.files import RunError
from tui.runs.folder import RunFolder
from tui.runs.manifest import Manifest
from tui.runs.metrics import HEADER, Row
from tui.runs.shelf import DiskShelf
from tui.screens.compared import ComparedScreen
from tui.screens.runs import RunList, RunsScreen
from tui.shelf import MOST, KeptRun
from tui.view import RunView

SIZES = pytest.mark.parametrize("size", [BIG, SMALL], ids=str)
CREATED = "2026-11-24T12:00:00.000Z"


def keep(root: Path, name: str, hyper: Hyper, best: float | None = 0.9, lines: int = 8) -> Path:
    """A run of so many lines, as the recorder would have written it."""
    folder = RunFolder(root / name)
    folder.path.mkdir(parents=True)
    manifest = Manifest("classic", "mnist", "abc", CREATED, Arithmetic(), hyper, hyper)
    folder.manifest.write_bytes(manifest.to_json())
    rows = [
        Row(step * 10, 1 + step // 5, step, 1.0, hyper.learning_rate, 2 / step, 0.5,
            2.2 / step if best else None, best, 0)
        for step in range(1, lines + 1)
    ]  # fmt: skip
    folder.metrics.write_text(HEADER + "".join(row.line() for row in rows))
    return folder.path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two sound runs and a damaged one."""
    root = tmp_path / "runs"
    keep(root, "slow", Hyper(learning_rate=0.01, epochs=3), 0.81)
    keep(root, "quick", Hyper(learning_rate=0.4, epochs=3, optimizer="adam"), 0.97)
    broken = keep(root, "broken", Hyper())
    with (broken / "metrics.csv").open("a") as file:
        file.write("garbage\n")
    return root


def screen(driver: Driver) -> RunsScreen:
    found = driver.app.screen
    assert isinstance(found, RunsScreen)
    return found


async def trains_in(driver: Driver, folder: Path) -> None:
    """The app's own run is the one kept there."""
    driver.app.view = replace(driver.app.view, folder=str(folder))


async def ticked(driver: Driver, *names: str) -> None:
    """Go to each of these rows and press space."""
    found = screen(driver)
    for name in names:
        found.query_one(RunList).highlighted = [run.name for run in found._runs].index(name)
        await driver.press("space")


def lines(driver: Driver, word: str) -> str:
    return next(line for line in driver.text.splitlines() if word in line)


def drawn(*curves: list[tuple[int, float]], width: int = 39) -> list[str]:
    """The rows of a chart of these curves, without the numbers beside it."""
    shown = chart([Line(str(at), curve) for at, curve in enumerate(curves)], "loss", width).plain
    return [row[LABEL:] for row in shown.splitlines()[1 : HEIGHT + 1]]


def test_coinciding_curves_take_turns() -> None:
    curve = [(step, 2.0 / step) for step in range(1, 31)]
    rows = drawn(curve, curve, curve)
    columns = ["".join(row[at] for row in rows).strip() for at in range(30)]
    assert "".join(columns) == "●○▲" * 10
    above = [(step, 1.0) for step in range(1, 31)]
    below = [(step, 1.0 if step % 2 else 0.1) for step in range(1, 31)]
    assert drawn(above, below)[0].startswith("●●○●●●○●")  # and so where they meet now and then


def test_points_that_coincide_stand_side_by_side_where_there_is_room() -> None:
    ends = [(10, 1.0), (20, 0.5), (30, 0.25)]
    rows = drawn(ends, ends, ends)
    found = [row for row in rows if row.strip()]
    assert [row.strip() for row in found] == ["●○▲"] * 3
    assert found[0].index("●") == 9
    assert found[2].endswith("●○▲")  # at the edge, to the left of it
    assert any(row.endswith(" ●○") for row in drawn([(30, 1.0)], [(30, 1.0)]))


def test_both_charts_name_their_scale_and_go_to_the_same_step(tmp_path) -> None:
    keep(tmp_path, "short", Hyper(), lines=4)
    keep(tmp_path, "long", Hyper(), None, lines=8)  # it was never validated
    console = Console(width=80)
    with console.capture() as printed:
        console.print(comparison([RunFolder(tmp_path / name) for name in ("short", "long")]))
    lines = printed.get().splitlines()
    assert {"training loss · log scale", "validation loss · log scale"} < {*map(str.strip, lines)}
    assert [line.split()[1] for line in lines if line.endswith(" steps")] == ["80", "80"]


@SIZES
async def test_runs_are_listed_ticked_and_compared(size, root) -> None:
    async with running(size, shelf=DiskShelf(root)) as driver:
        await trains_in(driver, keep(root, "mine", Hyper(epochs=5), 0.93))
        await driver.press("C")
        await driver.shows("Compare runs", "best val", "slow", "quick", "1 of at most 6 ticked")
        assert screen(driver)._runs[0].name == "mine"
        for words in ("[●] mine", "this run", "classic", "2/5", "93.00%"):
            assert words in lines(driver, "mine")
        assert "[ ] quick" in driver.text
        assert "97.00%" in lines(driver, "quick")
        await ticked(driver, "quick")
        await driver.shows("[●] quick", "2 of at most 6 ticked")
        await driver.press("enter")
        await driver.shows("2 runs compared", "training loss", "● mine", "○ quick", "this run, as")
        shown = driver.text
        await driver.press("end")
        await driver.shows("validation loss", "learning rate", "0.4", "adam", "best validation")
        shown += driver.text
        assert shown.count("○") > 4
        assert "slow" not in shown
        assert "batch size" not in shown  # the same in both
        assert "97.00%" in lines(driver, "best validation")
        await driver.press("escape")
        await driver.shows("[●] quick", "2 of at most 6 ticked")  # as it was left
        await driver.press("escape")
        await until(lambda: not driver.app.is_covered)


async def test_a_run_that_cannot_be_read_says_why_and_is_not_ticked(root) -> None:
    (root / "slow" / "run.json").write_text("{")
    async with running(SMALL, shelf=DiskShelf(root)) as driver:
        await driver.press("C")
        await driver.shows("[!] broken", "cannot be compared: metrics.csv: line 10 is damaged")
        await driver.shows("[!] slow", "cannot be compared: run.json: is damaged")
        await ticked(driver, "broken")
        await driver.shows("broken cannot be compared: metrics.csv: line 10")
        assert "[●]" not in driver.text
        await ticked(driver, "quick")
        await driver.press("enter")
        await driver.shows("Tick two runs or more with space; enter then compares them.")


async def test_a_click_ticks_and_unticks(root) -> None:
    async with running(SMALL, shelf=DiskShelf(root)) as driver:
        await driver.press("C")
        await driver.shows("[ ] quick")
        for mark in ("[●] quick", "[ ] quick"):
            rows = driver.text.splitlines()
            y = next(at for at, row in enumerate(rows) if "quick" in row)
            await driver.pilot.click(offset=(rows[y].index("quick"), y))
            await driver.shows(mark)


async def test_no_more_than_fit_into_a_chart(tmp_path) -> None:
    for number in range(MOST + 1):
        keep(tmp_path, f"run-{number}", Hyper(seed=number))
    async with running(SMALL, shelf=DiskShelf(tmp_path)) as driver:
        await driver.press("C")
        await driver.shows("run-0", f"run-{MOST}")
        await ticked(driver, *(f"run-{number}" for number in range(MOST + 1)))
        await driver.shows("At most 6 runs fit into one chart: untick another first.")
        assert len(screen(driver)._ticked) == MOST
        await ticked(driver, "run-0", f"run-{MOST}")
        await driver.press("enter")
        await driver.shows("6 runs compared", "□ run-")


async def test_where_there_is_nothing_yet_it_says_how_to_get_something(tmp_path) -> None:
    async with running(SMALL, shelf=DiskShelf(tmp_path / "none")) as driver:
        await driver.press("C")
        await driver.shows("No other run is kept in", "press r, then space")
        await driver.press("space", "enter")
        await driver.shows("Tick two runs or more")


async def test_where_nothing_can_be_kept_no_run_is_promised(root, tmp_path) -> None:
    nowhere = tmp_path / "a file"
    nowhere.touch()
    async with running(SMALL, shelf=DiskShelf(nowhere / "runs")) as driver:
        await driver.press("C")
        await driver.shows("No run can be kept in", "(Not a directory)", "--runs or CHAINRULE_RUNS")
        assert "then space" not in driver.text
    shelf = DiskShelf(root)
    with patch.object(folders, "TemporaryFile", side_effect=PermissionError(13, "Denied")):
        async with running(SMALL, shelf=shelf) as driver:
            await driver.press("C")
            await driver.shows("0 of at most 6 ticked", "be kept in", "(Denied)")
            assert "is listed once" not in driver.text
    assert not DiskShelf(tmp_path / "new" / "runs").trouble()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a file", "runs"]


async def test_a_run_that_is_not_on_the_disk_yet_is_announced(root) -> None:
    async with running(SMALL, shelf=DiskShelf(root)) as driver:
        await driver.press("C")
        await driver.shows("0 of at most 6 ticked", "is listed once it has trained")
        assert "[●]" not in driver.text


async def test_without_saving_there_is_nothing_to_compare() -> None:
    async with running(SMALL) as driver:
        await driver.press("C")
        await driver.shows("Runs are not kept in this session (--no-save).")
        assert not driver.app.is_covered


async def test_a_dialog_keeps_the_key_to_itself(root) -> None:
    async with running(SMALL, shelf=DiskShelf(root)) as driver:
        await driver.press("question_mark", "C")
        await driver.shows("Help")
        assert len(driver.app.screen_stack) == 2
        assert driver.app.check_action("compare", ()) is False


class Shelf:
    """A disk that is slow: nothing is read before `release`; counts who reads at once."""

    folder = "somewhere"

    def trouble(self) -> str:
        return ""

    def __init__(self) -> None:
        self.release = threading.Event()
        self.readers = self.most = self.asked = 0
        self.threads: set[int] = set()
        self.found: object = Text("side by side")

    def listing(self, present: str):
        self.asked += 1
        self.readers += 1
        self.most = max(self.most, self.readers)
        self.threads.add(threading.get_ident())
        try:
            self.release.wait(10)
            for name in "ab":
                yield KeptRun(name, name, epochs=1)
        finally:
            self.readers -= 1

    def compared(self, folders):
        if isinstance(self.found, Exception):
            raise self.found
        return self.found


async def test_one_thread_reads_at_a_time_and_not_the_screens() -> None:
    shelf = Shelf()
    async with running(SMALL, shelf=shelf) as driver:
        assert not shelf.asked  # only when it is wanted
        for _ in range(3):
            await driver.press("C")
            await driver.shows("Reading the runs in somewhere …")
            await driver.press("escape")
            await until(lambda: not driver.app.is_covered)
        await driver.press("C", "space", "enter")  # nothing to tick or to compare yet
        await driver.shows("Reading the runs in somewhere …")
        shelf.release.set()
        await driver.shows("[ ] a", "[ ] b")
        assert shelf.most == 1
        assert shelf.asked == 2  # those that were closed while they waited read nothing
        assert threading.get_ident() not in shelf.threads


async def test_what_goes_wrong_meanwhile_is_said() -> None:
    shelf = Shelf()
    shelf.release.set()
    async with running(SMALL, shelf=shelf) as driver:
        await driver.press("C")
        await driver.shows("[ ] a")
        await ticked(driver, "a", "b")
        for error, words in (
            (RunError("a: is missing"), "a: is missing"),
            (KeyError("x"), "KeyError: 'x'"),
        ):
            shelf.found = error
            await driver.press("enter")
            await driver.shows(words)
        shelf.found = Text("side by side")
        await driver.press("enter")
        await driver.shows("2 runs compared", "side by side")
        assert isinstance(driver.app.screen, ComparedScreen)
        assert driver.app.screen.query(Static)


def test_the_present_run_is_first_wherever_it_is(root, tmp_path) -> None:
    elsewhere = keep(tmp_path, "elsewhere", Hyper(), best=None)
    found = list(DiskShelf(root).listing(str(elsewhere)))
    assert [run.name for run in found if run.present] == ["elsewhere"]
    assert found[0].best is None
    assert {run.name for run in found[1:]} == {"slow", "quick", "broken"}
    assert [run.present for run in DiskShelf(root).listing("")] == [False] * 3
    assert not list(DiskShelf(root / "none").listing(str(tmp_path / "gone")))


def test_a_restarted_run_is_not_in_the_folder_of_the_one_before() -> None:
    began = Started(Hyper(), (), 0, 100, 50, 20)
    assert not fold(RunView(folder="runs/before"), (began,)).folder


async def test_a_new_run_tells_where_the_one_before_is() -> None:
    async with running(SMALL) as driver:
        await driver.press("n", "r")
        await driver.shows("A new run stands ready. scripted is kept: C compares it.")
    began = Started(Hyper(), (), 0, 100, 50, 20)
    trained = RunView(progress=Progress(10, 1, 100, 1.0), started=began)
    assert "kept in no file" in fold(trained, (began,)).notice
    before = RunView(folder="runs/before", started=began)  # it took no step
    assert not fold(before, (began,)).notice


async def test_help_and_branches_tell_where_the_run_will_be(root) -> None:
    async with running(SMALL, shelf=DiskShelf(root)) as driver:
        driver.app.view = replace(driver.app.view, folder="")
        words = f"a new folder in {root}, from the first step on"
        assert driver.app.whereabouts == words
        await driver.press("question_mark", "end")
        await driver.shows("a new folder in")
        await driver.press("escape", "B")
        await driver.shows("The run is written to a new folder in")
        driver.app._shelf = None
        assert not driver.app.whereabouts
