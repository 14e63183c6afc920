"""Changes to the store: one function, one transaction, one row in the log."""
