"""The keys: one table of every action, where it works, its keys and what it does.

The bindings, the footer, the help screen, the command palette and the README's list are all
made from this table, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.binding import Binding

from tui.say import say

EVERYWHERE, HYPER, TYPING, LOSS, ACCURACY, DIGITS, DIGIT, RATES, BRANCHES, TWIN, TWIN_END = (
    "everywhere",
    "hyperparameters",
    "typing a value",
    "loss",
    "accuracy",
    "digits",
    "enlarged digit",
    "range test",
    "branches",
    "new twin",
    "twin",
)
TRAIN, MISTAKES, LAYERS, STEPS, INSPECTOR, RULER, GUIDE = (
    "train",
    "mistakes",
    "layers",
    "steps",
    "digit",
    "ruler",
    "guide",
)
VIEW = "any view"
LESSON, LESSON_PAGE = "lesson", "page of the lesson"  # while one is taken
UNITS, FAVOURITES = "units", "favourite digits"
RUNS, COMPARED = "list of runs", "comparison"
SAVING = "saving a pane"
BOARD, BREAKPOINTS = "blackboard", "breakpoints"  # panes of the steps
JUMP = "jump mode"
HELP, SEARCH = "help", "searching the help"
DRAWING, WAY = "drawing", "way through the network"  # panes of the view of a digit
VIEWS = {"5": MISTAKES, "6": LAYERS, "7": STEPS, "8": INSPECTOR, "9": RULER, "0": GUIDE}
MODAL = (
    DIGIT,
    RATES,
    BRANCHES,
    TWIN,
    TWIN_END,
    RUNS,
    COMPARED,
    SAVING,
    LESSON_PAGE,
    JUMP,
    HELP,
    SEARCH,
)  # places that cover the main screen


@dataclass(frozen=True, slots=True)
class Action:
    """Something a key does.

    `method` is the Textual action; `keys` are Textual's key names, and `shown` how a person
    reads them. Actions with a `footer` word appear in the footer while `where` has the focus,
    under the key `short`, the most wanted (lowest `rank`) first when there is little room.
    """

    id: str
    where: str
    keys: str
    shown: str
    method: str
    help: str
    footer: str = ""
    short: str = ""
    rank: int = 5


ACTIONS: tuple[Action, ...] = (
    Action("toggle", EVERYWHERE, "space", "space", "start_or_pause", "start, pause or go on", "start", rank=1),
    Action("back", EVERYWHERE, "left_square_bracket", "[", "send('back')",
           "go back to the kept step before; training on from there begins a new branch", "past", short="[ ]", rank=2),
    Action("forward", EVERYWHERE, "right_square_bracket", "]", "send('forward')",
           "go forward to the kept step after"),
    Action("epoch-back", EVERYWHERE, "left_curly_bracket", "{", "send('epoch-back')",
           "go back to the end of the epoch before, or to the start"),
    Action("epoch-forward", EVERYWHERE, "right_curly_bracket", "}", "send('epoch-forward')",
           "go forward to the end of the next epoch, or of the branch"),
    Action("bookmark", EVERYWHERE, "b", "b", "send('bookmark')", "bookmark this step, so that it is kept for good",
           "bookmark", rank=8),
    Action("branches", EVERYWHERE, "B", "B", "branches",
           "list the branches and bookmarks, and return to one", "branches", rank=6),
    Action("twin", EVERYWHERE, "w", "w", "twin",
           "compare with a twin that differs in one hyperparameter, on the same batches", "twin", rank=6),
    Action("compare", EVERYWHERE, "C", "C", "compare", "compare this run with others that are kept on the disk",
           "compare", rank=10),
    Action("recover", EVERYWHERE, "z", "z", "send('recover')",
           "after a divergence: back to the last good step, with a smaller learning rate", "recover", rank=1),
    Action("step", EVERYWHERE, "full_stop", ".", "send('step')", "train on one mini-batch, then pause", "step", rank=7),
    Action("epoch", EVERYWHERE, "n", "n", "send('epoch')", "train to the end of this epoch, then pause", "epoch", rank=4),
    Action("restart", EVERYWHERE, "r", "r", "restart",
           "new weights, and the marked hyperparameters take effect", "restart", rank=3),
    Action("test", EVERYWHERE, "t", "t", "send('test')", "look at the test set once (looks are counted)", "test", rank=8),
    Action("rates", EVERYWHERE, "x", "x", "rates",
           "try all learning rates on a copy of the network, and suggest one", "try rates", rank=8),
    Action("next-pane", EVERYWHERE, "tab", "tab", "app.focus_next", "go to the next pane", "pane",
           rank=5),
    Action("previous-pane", EVERYWHERE, "shift+tab", "shift+tab", "app.focus_previous",
           "go to the pane before"),
    Action("pane-1", EVERYWHERE, "1", "1", "pane(1)", "go to the hyperparameters"),
    Action("pane-2", EVERYWHERE, "2", "2", "pane(2)", "go to the loss"),
    Action("pane-3", EVERYWHERE, "3", "3", "pane(3)", "go to the accuracy table"),
    Action("pane-4", EVERYWHERE, "4", "4", "pane(4)", "go to the digits"),
    Action("view-5", EVERYWHERE, "5", "5", "show('mistakes')", "which digits are taken for which, and since when"),
    Action("view-6", EVERYWHERE, "6", "6", "show('layers')", "the health of every layer, and what its units look for"),
    Action("view-7", EVERYWHERE, "7", "7", "show('steps')", "backpropagation step by step"),
    Action("view-8", EVERYWHERE, "8", "8", "show('digit')", "one digit on its way through the network, or your own"),
    Action("view-9", EVERYWHERE, "9", "9", "show('ruler')", "how near the edge the learning rate is"),
    Action("view-0", EVERYWHERE, "0", "0", "show('guide')", "what is wrong, why, and what to do"),
    Action("copy", EVERYWHERE, "y", "y", "copy", "copy what the focused pane shows, as text", "copy", rank=7),
    Action("save", EVERYWHERE, "Y", "Y", "save",
           "save what the focused pane or the screen shows, as text, figures (csv) or a picture (svg)", "save", rank=9),
    Action("maximise", EVERYWHERE, "f", "f", "maximise",
           "give the focused pane the whole screen, or give it back", "full", rank=9),
    Action("jump", EVERYWHERE, "g", "g", "jump", "put a letter on every pane, and go to the one that is pressed",
           "jump", rank=11),
    Action("help", EVERYWHERE, "question_mark", "?", "help", "explain every key and every number",
           "help", rank=0),
    Action("palette", EVERYWHERE, "ctrl+p", "ctrl+p", "app.command_palette",
           "find an action by its name"),
    Action("quit", EVERYWHERE, "q", "q", "quit", "leave chainrule", "quit", rank=0),
    Action("suspend", EVERYWHERE, "ctrl+z", "ctrl+z", "suspend_process",
           "put chainrule into the background; fg brings it back"),
    Action("hyper-up", HYPER, "up,k", "↑ k", "move(-1)", "to the field above"),
    Action("hyper-down", HYPER, "down,j", "↓ j", "move(1)", "to the field below", "move", short="↑↓",
           rank=4),
    Action("hyper-less", HYPER, "left,h,minus", "← h -", "nudge(-1)",
           "one step down on the field's own scale"),
    Action("hyper-more", HYPER, "right,l,plus,equals_sign", "→ l +", "nudge(1)",
           "one step up on the field's own scale", "change", short="←→", rank=2),
    Action("hyper-type", HYPER, "enter", "enter", "edit",
           "type a value; enter accepts it, escape leaves it as it was", "type", rank=2),
    Action("hyper-undo", HYPER, "u", "u", "undo", "take the last change back", "undo", rank=3),
    Action("view-leave", VIEW, "escape", "esc", "app.show('train')", "back to training"),
    Action("typing-accept", TYPING, "", "enter", "", "accept the value", "accept", rank=1),
    Action("typing-leave", TYPING, "", "escape", "", "leave it as it was", "leave", short="esc",
           rank=1),
    Action("loss-log", LOSS, "l", "l", "log_scale", "logarithmic or linear scale", "log scale", rank=2),
    Action("accuracy-scroll", ACCURACY, "up,k", "↑ k", "move(-1)", "to the epoch before"),
    Action("accuracy-down", ACCURACY, "down,j", "↓ j", "move(1)", "to the next epoch", "move", short="↑↓", rank=2),
    Action("accuracy-end", ACCURACY, "end,G", "end", "follow", "to the newest epoch, and follow it",
           "newest", rank=2),
    Action("digits-left", DIGITS, "left,h", "← h", "select(-1, 0)", "to the digit on the left"),
    Action("digits-right", DIGITS, "right,l", "→ l", "select(1, 0)", "to the digit on the right"),
    Action("digits-up", DIGITS, "up,k", "↑ k", "select(0, -1)", "to the digit above"),
    Action("digits-down", DIGITS, "down,j", "↓ j", "select(0, 1)", "to the digit below", "move", short="←→↑↓", rank=4),
    Action("digits-pick", DIGITS, "v", "v", "pick",
           "show a sample, the wrong ones (worst first), the most uncertain, or one class",
           "filter", rank=2),
    Action("digits-class", DIGITS, "c", "c", "next_class", "show one class; again for the next one",
           "class", rank=2),
    Action("digits-more", DIGITS, "pagedown", "page down", "page(1)", "more of them", "more", short="pgdn", rank=5),
    Action("digits-back", DIGITS, "pageup", "page up", "page(-1)", "the ones before"),
    Action("digits-enlarge", DIGITS, "enter", "enter", "open",
           "enlarge the digit, with its ten probabilities", "enlarge", rank=2),
    Action("digits-inspect", DIGITS, "i", "i", "inspect", "follow the digit through the network", "inspect", rank=3),
    Action("digit-next", DIGIT, "right,l,down,j", "→", "turn(1)", "the next digit", "next", rank=1),
    Action("digit-previous", DIGIT, "left,h,up,k", "←", "turn(-1)", "the digit before", "before", rank=1),
    Action("digit-inspect", DIGIT, "i", "i", "inspect", "follow it through the network", "through the network", rank=1),
    Action("digit-close", DIGIT, "escape,enter,q", "esc", "close", "back to the grid", "close", rank=1),
    Action("rates-take", RATES, "enter", "enter", "take", "train on with the suggested learning rate", "take it over", rank=1),
    Action("rates-close", RATES, "escape,q,x", "esc", "close", "leave the learning rate as it is", "leave", rank=1),
    Action("branches-move", BRANCHES, "", "↑ ↓", "", "to the row above or below", "choose", short="↑↓", rank=1),
    Action("branches-go", BRANCHES, "enter", "enter", "go", "go there", "go there", rank=1),
    Action("branches-close", BRANCHES, "escape,q,B", "esc", "close", "stay here", "stay here", rank=1),
    Action("twin-field", TWIN, "", "↑ ↓", "", "another hyperparameter to differ in", "choose", short="↑↓", rank=1),
    Action("twin-less", TWIN, "left", "←", "nudge(-1)", "the twin's value one step down", "less", rank=1),
    Action("twin-more", TWIN, "right", "→", "nudge(1)", "the twin's value one step up; or type one", "more", rank=1),
    Action("twin-start", TWIN, "enter", "enter", "start", "start the twin", "start", rank=1),
    Action("twin-leave", TWIN, "escape", "esc", "close", "no twin", "no twin", rank=1),
    Action("twin-keep", TWIN_END, "t", "t", "choose('twin')", "go on with the twin, as a new branch", "keep the twin",
           rank=1),
    Action("twin-drop", TWIN_END, "r", "r", "choose('run')", "go on with the run, without the twin", "keep the run",
           rank=1),
    Action("twin-go-on", TWIN_END, "escape,w,q", "esc", "choose('both')", "go on comparing", "go on comparing", rank=1),
    Action("runs-move", RUNS, "", "↑ ↓", "", "to the run above or below", "choose", short="↑↓", rank=1),
    Action("runs-tick", RUNS, "space", "space", "tick", "tick the run, or untick it; so does a click", "tick", rank=1),
    Action("runs-compare", RUNS, "enter", "enter", "compare", "the losses of the ticked runs in one chart, and in what they differ",
           "compare the ticked", rank=1),
    Action("runs-close", RUNS, "escape,q,C", "esc", "close", "back to the run", "close", rank=1),
    Action("compared-scroll", COMPARED, "", "↑ ↓", "", "a line up or down", "scroll", short="↑↓", rank=1),
    Action("compared-close", COMPARED, "escape,q,C", "esc", "close", "back to the list of runs", "back to the list", rank=1),
    Action("save-choose", SAVING, "up", "↑", "move(-1)", "to the format above"),
    Action("save-down", SAVING, "down", "↓", "move(1)", "to the format below; type to change the name", "choose", short="↑↓",
           rank=1),
    Action("save-write", SAVING, "enter", "enter", "write", "write the file; if there is one of that name, under another", "save",
           rank=1),
    Action("save-leave", SAVING, "escape", "esc", "close", "write nothing", "leave", rank=1),
    Action("layers-up", LAYERS, "up,k", "↑ k", "layer(-1)", "to the layer above"),
    Action("layers-down", LAYERS, "down,j", "↓ j", "layer(1)", "to the layer below", "layer", short="↑↓", rank=1),
    Action("layers-units", LAYERS, "enter", "enter", "units", "to the units of the layer", "its units", rank=1),
    Action("layers-part", LAYERS, "v", "v", "part", "give histograms or units the room, or share it", "other part", rank=2),
    Action("units-left", UNITS, "left,h", "← h", "go(-1, 0)", "to the unit on the left"),
    Action("units-right", UNITS, "right,l", "→ l", "go(1, 0)", "to the unit on the right"),
    Action("units-up", UNITS, "up,k", "↑ k", "go(0, -1)", "to the unit above"),
    Action("units-down", UNITS, "down,j", "↓ j", "go(0, 1)", "to the unit below", "unit", short="←→↑↓", rank=2),
    Action("units-more", UNITS, "pagedown", "page down", "page(1)", "more units", "more", short="pgdn", rank=6),
    Action("units-back", UNITS, "pageup", "page up", "page(-1)", "the units before"),
    Action("units-open", UNITS, "enter", "enter", "open", "the digits that the unit answers to most",
           "favourite digits", rank=1),
    Action("units-part", UNITS, "v", "v", "screen.part", "give histograms or units the room, or share it", "other part", rank=3),
    Action("favourites-left", FAVOURITES, "left,h", "← h", "go(-1)", "to the digit before"),
    Action("favourites-right", FAVOURITES, "right,l", "→ l", "go(1)", "to the next digit", "digit", short="←→", rank=3),
    Action("favourites-up", FAVOURITES, "up,k", "↑ k", "unit(-1)", "the favourites of the unit before"),
    Action("favourites-down", FAVOURITES, "down,j", "↓ j", "unit(1)", "the favourites of the next unit", "unit",
           short="↑↓", rank=3),
    Action("favourites-inspect", FAVOURITES, "enter", "enter", "inspect", "follow the digit through the network",
           "follow it", rank=1),
    Action("favourites-close", FAVOURITES, "backspace", "backspace", "close", "back to the units", "units",
           short="⌫", rank=2),
    Action("mistakes-left", MISTAKES, "left,h", "← h", "move(-1, 0)", "to the cell or the digit on the left"),
    Action("mistakes-right", MISTAKES, "right,l", "→ l", "move(1, 0)", "to the one on the right"),
    Action("mistakes-up", MISTAKES, "up,k", "↑ k", "move(0, -1)", "to the cell, the class or the digit above"),
    Action("mistakes-down", MISTAKES, "down,j", "↓ j", "move(0, 1)", "to the one below", "move", short="←→↑↓", rank=4),
    Action("mistakes-open", MISTAKES, "enter", "enter", "open",
           "show the digits of the cell, or the class's most frequent mistake; on a digit: follow it through the network",
           "open", rank=2),
    Action("mistakes-most", MISTAKES, "m", "m", "most_frequent",
           "to the most frequent mistake; again for the next one", "most", rank=3),
    Action("mistakes-kind", MISTAKES, "v", "v", "kind(1)",
           "the next kind of digits: worst mistakes, most uncertain, forgotten, learned, doubtful labels, one cell",
           "kind", rank=2),
    Action("mistakes-kind-back", MISTAKES, "V", "V", "kind(-1)", "the kind before"),
    Action("mistakes-classes", MISTAKES, "c", "c", "classes", "to the classes and their race, or back to the matrix",
           "classes", rank=3),
    Action("mistakes-more", MISTAKES, "pagedown", "page down", "page(1)", "more of these digits", "more", short="pgdn",
           rank=5),
    Action("mistakes-back", MISTAKES, "pageup", "page up", "page(-1)", "the ones before"),
    Action("steps-next", STEPS, "n,down", "n ↓", "turn(1)", "the next operation", "step", short="n p", rank=1),
    Action("steps-previous", STEPS, "p,up", "p ↑", "turn(-1)", "the operation before"),
    Action("steps-section", STEPS, "s", "s", "section",
           "to the next section: the chain rule, forward, backward, update", "section", rank=2),
    Action("steps-first", STEPS, "home", "home", "jump(0)", "to the first page: the chain rule"),
    Action("steps-last", STEPS, "end,G", "end", "jump(1)", "to the last operation"),
    Action("steps-more", STEPS, "pagedown", "page down", "scroll_board(8)", "the rest of a long page", "more",
           short="pgdn", rank=3),
    Action("steps-less", STEPS, "pageup", "page up", "scroll_board(-8)", "back up a long page"),
    Action("steps-renew", STEPS, "u,enter", "u enter", "renew",
           "while training: take the mini-batch of now in place of the one that was kept", "take anew", short="u",
           rank=2),
    Action("steps-breakpoints", STEPS, "k", "k", "breakpoints",
           "to the breakpoints, which pause the run by themselves; again turns the marked one on or off",
           "breakpoints", rank=2),
    Action("board-down", BOARD, "down,j", "↓ j", "scroll(1)", "a line down", "scroll", short="↑↓", rank=2),
    Action("board-up", BOARD, "up", "↑", "scroll(-1)", "a line up"),
    Action("breakpoints-down", BREAKPOINTS, "down,j", "↓ j", "move(1)", "to the breakpoint below", "choose",
           short="↑↓", rank=2),
    Action("breakpoints-up", BREAKPOINTS, "up", "↑", "move(-1)", "to the breakpoint above"),
    Action("breakpoints-toggle", BREAKPOINTS, "enter,k,x", "enter", "switch", "turn it on or off", "on/off", rank=1),
    Action("breakpoints-less", BREAKPOINTS, "left,h,minus", "←", "bound(-1)", "a lower bound for the gradient"),
    Action("breakpoints-more", BREAKPOINTS, "right,l,plus", "→", "bound(1)", "a higher bound for the gradient",
           "bound", short="←→", rank=2),
    Action("inspector-next", INSPECTOR, "right,l", "→ l", "turn(1)", "the next image", "turn", short="←→", rank=1),
    Action("inspector-previous", INSPECTOR, "left,h", "← h", "turn(-1)", "the image before"),
    Action("inspector-far", INSPECTOR, "pagedown", "page down", "turn(100)", "a hundred images on"),
    Action("inspector-far-back", INSPECTOR, "pageup", "page up", "turn(-100)", "a hundred images back"),
    Action("inspector-go-to", INSPECTOR, "number_sign", "#", "go_to",
           "type the number of a validation image to go to; enter goes there, escape stays", "go to", rank=2),
    Action("inspector-series", INSPECTOR, "v", "v", "next_series",
           "go through all validation images, those last shown in the grid, or the mistakes", "which", rank=3),
    Action("inspector-tint", INSPECTOR, "o", "o", "tint",
           "tint the pixels by the gradient of the loss, by that of the guess, or not at all", "tint", rank=3),
    Action("inspector-draw", INSPECTOR, "d", "d", "draw", "draw a digit of your own, or go back to the images",
           "draw", rank=1),
    Action("way-up", WAY, "up,k", "↑ k", "scroll(-1)", "to the layers before, where not all fit"),
    Action("way-down", WAY, "down,j", "↓ j", "scroll(1)", "to the layers after"),
    Action("draw-left", DRAWING, "left,h", "← h", "move(-1, 0)", "the cursor to the left"),
    Action("draw-right", DRAWING, "right,l", "→ l", "move(1, 0)", "the cursor to the right"),
    Action("draw-up", DRAWING, "up,k", "↑ k", "move(0, -1)", "the cursor up"),
    Action("draw-down", DRAWING, "down,j", "↓ j", "move(0, 1)", "the cursor down", "move", short="←→↑↓", rank=2),
    Action("draw-ink", DRAWING, "space", "space", "ink", "put ink below the cursor; so does the mouse while it is pressed",
           "ink", rank=1),
    Action("draw-pen", DRAWING, "p", "p", "pen", "pen down, so that moving draws, or up again", "pen", rank=1),
    Action("draw-wipe", DRAWING, "backspace", "backspace", "wipe",
           "wipe the ink below the cursor; so does the right button of the mouse"),
    Action("draw-rubber", DRAWING, "e", "e", "rubber", "take the rubber instead of the pen, or the pen again", "rubber",
           rank=3),
    Action("draw-clear", DRAWING, "c,delete", "c", "clear", "a new sheet", "clear", rank=2),
    Action("draw-meant", DRAWING, "m", "m", "ask", "say which digit you meant: then 0 to 9, or the same key for none", "meant",
           rank=2),
    Action("draw-images", DRAWING, "d", "d", "screen.draw", "back to the images", "images", rank=1),
    Action("ruler-less", RULER, "left,h,minus", "← h -", "turn(-1)", "the learning rate one step down"),
    Action("ruler-more", RULER, "right,l,plus,equals_sign", "→ l +", "turn(1)", "the learning rate one step up",
           "learning rate", short="←→", rank=1),
    Action("ruler-test", RULER, "x", "x", "app.rates", "the range test; here its outcome stays on show beside the ruler",
           "range test", rank=1),
    Action("ruler-take", RULER, "enter", "enter", "take", "train on with the learning rate that the range test suggests",
           "take it", rank=2),
    Action("guide-up", GUIDE, "up,k", "↑ k", "move(-1)", "to the hint above"),
    Action("guide-down", GUIDE, "down,j", "↓ j", "move(1)", "to the hint below", "choose", short="↑↓", rank=2),
    Action("guide-do", GUIDE, "enter", "enter", "do", "do what the hint advises", "do it", rank=1),
    Action("guide-dismiss", GUIDE, "d,delete", "d del", "put_away", "dismiss the hint: those of its name stay away",
           "dismiss", short="d", rank=1),
    Action("guide-all", GUIDE, "a", "a", "all", "show again what was dismissed", "show all", rank=4),
    Action("lesson", LESSON, "L", "L", "lesson", "read all of the lesson, or answer its question"),
    Action("lesson-next", LESSON, "greater_than_sign", ">", "lesson_next", "on to the next step, once its goal is met"),
    Action("lesson-again", LESSON, "less_than_sign", "<", "lesson_again", "begin the lesson again, with a new run"),
    Action("jump-go", JUMP, "", "letter", "", "focus the pane with that letter; a digit goes to its view", "go there",
           rank=1),
    Action("jump-close", JUMP, "escape,g,q", "esc", "close", "stay here", "stay", rank=1),
    Action("help-up", HELP, "up,k", "↑ k", "scroll(-1)", "a line up; page up and home work as well"),
    Action("help-down", HELP, "down,j", "↓ j", "scroll(1)", "a line down; page down and end work as well", "scroll",
           short="↑↓", rank=1),
    Action("help-section", HELP, "n,tab", "n tab", "section(1)", "to the next section", "section", short="n p", rank=1),
    Action("help-section-back", HELP, "p,shift+tab", "p shift+tab", "section(-1)", "to the section before"),
    Action("help-contents", HELP, "c", "c", "go(1)", "to the contents; a click on a section there goes to it", "contents",
           rank=1),
    Action("help-search", HELP, "slash", "/", "search", "search the help for words", "search", rank=1),
    Action("help-close", HELP, "escape,question_mark,q", "esc", "close", "close the help", "close", rank=1),
    Action("search-next", SEARCH, "", "enter", "", "to the next hit", "next", rank=1),
    Action("search-before", SEARCH, "up", "↑", "screen.hit(-1)", "to the hit before", "before", rank=1),
    Action("search-leave", SEARCH, "", "escape", "", "end the search, and stay at the hit", "finish", short="esc", rank=1),
    Action("lesson-choose", LESSON_PAGE, "", "↑ ↓", "", "scroll, or choose an answer", "move", short="↑↓", rank=2),
    Action("lesson-answer", LESSON_PAGE, "enter", "enter", "answer", "give the answer that is chosen", "answer", rank=1),
    Action("lesson-hide", LESSON_PAGE, "h", "h", "hide", "hide the lesson's lines on the screen, or show them again",
           "hide or show the lines", rank=3),
    Action("lesson-close", LESSON_PAGE, "escape,q,L", "esc", "close", "back to the experiment", "back", rank=1),
)  # fmt: skip


def bindings(where: str) -> list[Binding]:
    """Return the Textual bindings of one place."""
    return [
        Binding(
            action.keys,
            action.method,
            action.help,
            show=False,
            key_display=action.shown,
            tooltip=action.help,
            priority=action.id == "palette",  # over dialogs as well, as in any Textual app
            id=action.id,
        )
        for action in ACTIONS
        if action.where == where and action.keys
    ]


def footer(where: str, width: int, actions: Sequence[Action] = ACTIONS) -> list[Action]:
    """Return the actions whose keys and words fit into `width`: those of the place first."""
    own = [action for action in actions if action.where == where and action.footer]
    taken = {key for action in actions if action.where == where for key in action.keys.split(",")}
    rest = [
        a
        for a in actions
        if a.where == EVERYWHERE and a.footer and taken.isdisjoint(a.keys.split(","))
    ]
    shown = own if where in (EVERYWHERE, TYPING, *MODAL) else [*own, *rest]
    fitting: set[str] = set()
    for action in sorted(shown, key=lambda action: action.rank):  # the most wanted first
        if room(action) <= width:
            width -= room(action)
            fitting.add(action.id)
    return [action for action in shown if action.id in fitting]


def sign(action: Action) -> str:
    """The keys of an action as the footer has them."""
    return say(action.short or action.shown)


def room(action: Action) -> int:
    """The columns that an action takes in the footer."""
    return cell_len(sign(action)) + cell_len(say(action.footer)) + 3
