"""Everything that faces the terminal: the command line, the screen and its panes."""
