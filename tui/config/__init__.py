"""The configuration: what the user keeps in a file, says in the environment or on the command line.

`settings` is what it all amounts to, `options` the table of keys, `reading` reads a file, `layers`
puts file, environment and flags on top of each other, `command` is `chainrule config`.
"""
