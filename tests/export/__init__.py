"""Tests of what leaves as text and files."""
