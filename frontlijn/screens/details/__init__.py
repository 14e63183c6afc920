"""One record on a screen of its own, with what can be done with it."""
