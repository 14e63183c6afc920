"""The one home of SQLite: everything that is kept is read and written through here."""
