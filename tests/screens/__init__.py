"""Tests of the app: its screens, keys and looks."""
