"""Taking things out: the clipboard, text, CSV with all digits, SVG, files never written over."""

import csv
import errno
import os
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from app_driver import SMALL, Driver, running, until
from scripted import Script, digit
from test_tui_mistakes import Answering

from engine.events import Change, RatesTested
from engine.hyper import FIELDS, Hyper
from tui.draft import Draft
from tui.history import History, recalled
from tui.screens.save import SaveScreen
from tui.taking import cockpit_tables, files, tables
from tui.taking.files import NotWrittenError, free, home_of, written
from tui.taking.table import Table
from tui.taking.taken import label_of, slug
from tui.twin_view import TwinView


def read(table: Table) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(table.csv)))


# Tables -------------------------------------------------------------------------------------


def test_a_table_has_all_digits_and_blanks_for_what_is_not() -> None:
    table = Table.of("a b c d", [(1 / 3, None, True, "x,y")])
    assert table.csv == 'a,b,c,d\n0.3333333333333333,,True,"x,y"\n'
    assert float(read(table)[0]["a"]) == 1 / 3


def test_the_loss_step_by_step_and_in_bins_before() -> None:
    losses = [1 / (step + 1) for step in range(3000)]
    history = History().extended(losses).validated(0, 2.3).validated(1500, 0.25)
    rows = read(tables.loss_table(history, None))
    assert rows[0] | {"steps": "0"} == rows[0]
    assert rows[0]["validation_loss"] == "2.3"
    assert sum(int(row["steps"]) for row in rows) == 3000
    assert rows[-1]["step"] == "3000"
    assert [float(row["loss"]) for row in rows[-300:]] == losses[-300:]
    whole = sum(int(row["steps"]) * float(row["loss"]) for row in rows if row["loss"])
    assert whole == pytest.approx(sum(losses))
    [held] = [row for row in rows[1:] if row["validation_loss"]]
    assert int(held["step"]) - int(held["steps"]) < 1500 <= int(held["step"])


def test_a_resumed_course_is_known_in_stretches_only() -> None:
    history = recalled([(10, 2.0, 3.0), (10, 1.0, 1.5)], ()).extended([0.5, 0.25])
    rows = read(tables.loss_table(history, None))
    assert [(row["step"], row["steps"], row["loss"]) for row in rows] == [
        ("10", "10", "2.0"),
        ("20", "10", "1.0"),
        ("21", "1", "0.5"),
        ("22", "1", "0.25"),
    ]


def test_a_twin_stands_beside_the_run_from_the_fork_on() -> None:
    run = History().extended([4.0, 3.0, 2.0])
    twin = TwinView(Change("momentum", 0, 0.5), 1, History().extended([4.0, 2.5, 1.5]))
    rows = read(tables.loss_table(run, twin))
    assert [row["twin_loss"] for row in rows] == ["", "2.5", "1.5"]


def test_hyperparameters_say_what_holds() -> None:
    draft = Draft(Hyper(), Hyper()).with_value("hidden", (64, 32))
    rows = {row["name"]: row for row in read(tables.hyper_table(draft))}
    assert list(rows) == [field.name for field in FIELDS]
    assert rows["hidden"] | {"value": "64-32", "status": "staged"} == rows["hidden"]
    assert rows["learning_rate"]["value"] == "0.1"


def test_digits_and_rates() -> None:
    row = read(tables.digits_table([digit(3, 0)]))[0]
    assert (row["image"], row["label"], row["prediction"], row["right"]) == ("3", "3", "6", "False")
    assert float(row["probability"]) == digit(3, 0).probabilities[6]
    assert tables.digits_table([]) is None
    found = RatesTested(0, ((0.001, 2.3), (0.1, 1 / 3)), 0.05, "")
    assert read(tables.rates_table(found))[1]["loss"] == repr(1 / 3)
    assert tables.rates_table(None) is None


def test_ruler_histograms_pixels_and_layers_of_one_digit() -> None:
    mark = SimpleNamespace
    ruler = mark(
        rate=0.1,
        start=mark(factor=0.0, batch=2.0, held_out=2.5),
        marks=(mark(factor=0.5, batch=1.5, held_out=2.25),),
    )
    assert [row["learning_rate"] for row in read(cockpit_tables.ruler_table(ruler))] == [
        "0.0",
        "0.05",
    ]
    histogram = mark(low=-1.0, high=1.0, counts=(3, 5))
    rows = read(
        cockpit_tables.histograms_table([("outputs", histogram, histogram), ("w", None, None)])
    )
    assert [(r["when"], r["from"], r["to"], r["count"]) for r in rows[:2]] == [
        ("now", "-1.0", "0.0", "3"),
        ("now", "0.0", "1.0", "5"),
    ]
    assert len(rows) == 4
    found = mark(
        probabilities=(0.25, 0.75),
        layers=(mark(name="Affine", values=(0.5,)),),
        loss_gradient=(0.1,) * 784,
        guess_gradient=(0.2,) * 784,
    )
    near = ((mark(place=7, label=4, distance=1.5), b""),)
    shown = mark(found=found, digit=mark(pixels=bytes(784), neighbours=near))
    assert [row["output"] for row in read(cockpit_tables.way_table(shown))] == [
        "0.5",
        "0.25",
        "0.75",
    ]
    pixels = read(cockpit_tables.image_table(shown))
    assert (pixels[29]["row"], pixels[29]["column"], pixels[29]["loss_gradient"]) == (
        "1",
        "1",
        "0.1",
    )
    assert read(cockpit_tables.nearest_table(shown))[0]["distance"] == "1.5"


# Files --------------------------------------------------------------------------------------


def test_nothing_is_written_over(tmp_path) -> None:
    paths = [written("a.csv", tmp_path, str(n)) for n in range(3)]
    assert [path.name for path in paths] == ["a.csv", "a-2.csv", "a-3.csv"]
    assert [path.read_text() for path in paths] == ["0", "1", "2"]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a-2.csv", "a-3.csv", "a.csv"]
    (tmp_path / "b.csv.tmp").write_text("the user's own")  # the name of what is not whole yet
    assert free(tmp_path / "b.csv").name == "b-2.csv"


def test_why_a_file_cannot_be_written_in_one_sentence(tmp_path, monkeypatch) -> None:
    (tmp_path / "folder").mkdir()
    for name, words in (
        (" ", "A file needs a name"),
        ("folder", "is a folder"),
        ("none/a.txt", "there is no such folder"),
        ("x" * 300, "cannot be written"),
        ("~nobody-of-that-name/a", "no such home folder"),
    ):
        with pytest.raises(NotWrittenError, match=words):
            written(name, tmp_path, "text")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(files, "write_whole", full)
    with pytest.raises(NotWrittenError, match=r"a\.txt: cannot be written: No space left .*\.$"):
        written("a.txt", tmp_path, "text")


def test_files_go_to_the_run_if_it_is_kept(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert home_of(str(tmp_path)) == tmp_path
    assert home_of("") == home_of("gone") == Path.cwd()


# In the app ---------------------------------------------------------------------------------


async def trained(driver: Driver) -> None:
    await driver.press("n", "n")
    await until(lambda: driver.app.view.progress.step == 20)


async def saving(driver: Driver) -> SaveScreen:
    await driver.press("Y")
    await until(lambda: isinstance(driver.app.screen, SaveScreen) and driver.app.screen.is_mounted)
    return driver.app.screen


async def test_copying_the_focused_pane_as_text() -> None:
    async with running(SMALL) as driver:
        await trained(driver)
        await driver.press("3", "y")
        await driver.shows("Copied Accuracy, 5 lines")
        assert driver.app.clipboard.splitlines()[0] == "3 Accuracy"
        assert "91.00%★" in driver.app.clipboard
        assert "│" not in driver.app.clipboard  # the frame and the neighbours stay out
        assert "Loss" not in driver.app.clipboard
        await driver.press("8", "y")  # pixels without colours
        await driver.shows("Copied Validation image 0")
        assert "▀" not in driver.app.clipboard


async def test_saving_as_csv_text_and_pictures(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with running(SMALL) as driver:
        await trained(driver)
        await driver.press("2")
        await saving(driver)
        await driver.shows(
            "▸ text", "CSV             20 rows", str(tmp_path)[:30], "loss-step-20.txt"
        )
        await driver.press("down")
        await driver.shows("▸ CSV", "loss-step-20.csv")
        await driver.press("enter")
        await driver.shows("Saved Loss as CSV")
        rows = list(csv.DictReader(StringIO((tmp_path / "loss-step-20.csv").read_text())))
        assert [float(row["loss"]) for row in rows] == [2.3 / step for step in range(1, 21)]
        for downs, name in ((2, "loss-step-20.svg"), (4, "screen-step-20.svg")):
            await saving(driver)
            await driver.press(*["down"] * downs, "enter")
            await until(lambda name=name: (tmp_path / name).exists())
            await until(lambda: not driver.app.is_covered)
        for name in ("loss-step-20.svg", "screen-step-20.svg"):
            ElementTree.parse(tmp_path / name)
        svg = (tmp_path / "loss-step-20.svg").read_text()
        assert "kept" in svg
        assert "Accuracy" not in svg
        assert "Accuracy" in (tmp_path / "screen-step-20.svg").read_text()


async def test_another_name_another_ending_and_what_is_wrong(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with running(SMALL) as driver:
        page = await saving(driver)
        line = page.query_one("#save-name")
        await driver.press("ctrl+u", *"mine.txt", "down")
        await until(lambda: line.value == "mine.csv")
        await driver.press("ctrl+u", "enter")
        await driver.shows("A file needs a name")
        await driver.press(*"no/x")
        await until(lambda: not page.query_one("#save-words").has_class("wrong"))
        await driver.press("enter")
        await until(lambda: page.query_one("#save-words").has_class("wrong"))
        line.value = "mine.csv"
        await driver.press("enter")
        await driver.shows("Saved Hyperparameters as CSV")
        await page.action_write()  # a second enter that was on its way
        assert [each.name for each in tmp_path.iterdir()] == ["mine.csv"]
        await saving(driver)
        await driver.press("escape")
        await until(lambda: not driver.app.is_covered)


async def test_saving_by_mouse_and_panes_without_figures(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with running(SMALL) as driver:
        await driver.press("7")
        page = await saving(driver)
        assert [way.name for way in page._ways] == [
            "text",
            "SVG",
            "screen as text",
            "screen as SVG",
        ]
        await driver.pilot.click("#save-ways", offset=(4, 2))
        await driver.shows("▸ screen as text")
        await driver.pilot.click("#save-ways", offset=(4, 2), times=2)
        await driver.shows("Saved the screen as text")
        [path] = tmp_path.iterdir()
        assert "Operations" in path.read_text()


async def test_the_figures_of_the_view_of_mistakes(sets_for) -> None:
    async with running(SMALL, Answering(sets_for, 1)) as driver:
        await driver.press("5")
        await until(lambda: driver.app.screen.query_one("#confusion").mistakes is not None)
        pane = driver.app.screen.query_one("#confusion")
        table = read(pane.as_table())
        counts = pane.mistakes.confusion.counts
        assert int(table[4]["taken_for_9"]) == counts[4][9]
        classes = read(driver.app.screen.query_one("#classes").as_table())
        assert int(classes[0]["images"]) == sum(counts[0])
        assert read(driver.app.screen.query_one("#mistaken").as_table())


async def test_before_there_is_anything_there_are_no_figures() -> None:
    async with running(SMALL, Script()) as driver:
        for key in "23":
            await driver.press(key)
            page = await saving(driver)
            assert "CSV" not in [way.name for way in page._ways]
            await driver.press("escape")
            await until(lambda: not driver.app.is_covered)


@pytest.mark.parametrize(
    ("title", "label", "name"),
    [
        ("2 Loss · branch 1", "Loss · branch 1", "loss-branch-1"),
        ("ctrl+l Loss", "Loss", "loss"),
        ("4 Digits: worst mistakes, by loss", "Digits", "digits"),
        ("Validation image 2,070", "Validation image 2,070", "validation-image-2070"),
        ("5 → 3 in 12 images", "5 → 3 in 12 images", "5-3-in-12-images"),
        ("4 숫자: 표본", "숫자", "숫자"),
    ],
)
def test_what_is_taken_is_called_after_its_title(title: str, label: str, name: str) -> None:
    assert label_of(title, {"2", "4", "ctrl+l"}) == label
    assert slug(label) == name
