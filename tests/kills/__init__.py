"""Kills the app while a script types in it, and looks in its files whether anything is lost.

`python -m tests.kills --cycles 500 --jobs 2` runs it; it says what it saw in one line and exits with 1 on a loss.
"""
