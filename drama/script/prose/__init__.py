"""Prose read for its speakers, and turned into a script."""
