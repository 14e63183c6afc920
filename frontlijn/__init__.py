"""frontlijn: register, log, grant, find and sum up the work of a neighbourhood, on one laptop.

Importing this package imports nothing else, so that every command starts as fast as Python does.
"""

__version__ = "0.4.0"
