"""Reusable Textual widgets that know the domain's values and never the store."""
