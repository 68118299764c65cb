"""MNIST, unpacked once for all tests of a process; its arrays cannot be written to."""

from functools import cache

from data.catalog import load

mnist = cache(lambda: load("mnist"))
