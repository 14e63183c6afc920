"""Questions to the store, answered with frozen values through the standard library's sqlite3."""
