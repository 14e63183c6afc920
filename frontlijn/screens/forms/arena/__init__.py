"""The forms of the effecten-arena."""
