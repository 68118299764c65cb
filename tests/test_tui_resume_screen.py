"""A run is left in the app and gone on with in the app, in a real pseudo-terminal."""

import re
import signal

from test_tui_terminal import Terminal


def test_left_and_gone_on_with(tmp_path) -> None:
    where = ("--runs", str(tmp_path))
    screen = Terminal("--hidden", "16", "--epochs", "1000", *where)  # more than the test waits for
    screen.until("ready")
    screen.type("n")
    screen.until("paused")
    screen.type("q")
    assert screen.ended(5) == 0
    assert re.search(rb"saved in \S+: chainrule resume \S+", screen.tail)

    screen = Terminal("resume", *where)
    screen.until(r"9\d\.\d\d%")  # the table of epochs is there again
    screen.until(r"Resumed at step [1-9]")
    screen.until(r"ready +step [1-9][0-9,]* +epoch [1-9]")  # and one stands where one was
    screen.until("space go on")
    screen.type(" ")
    screen.until("training")
    screen.app.kill(signal.SIGTERM)
    assert screen.ended(5) == 143
    assert b"saved in " in screen.tail

    screen = Terminal("resume", "--headless", *where)
    screen.until(r"going on from step [0-9,]+ in epoch [2-9]")
    screen.app.sendintr()
    assert screen.ended(5) == 130
    assert "Traceback" not in screen.text
