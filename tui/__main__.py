"""`python -m tui` is `chainrule`, for those who know the interpreter and not the command."""

from tui.cli import main

raise SystemExit(main())
