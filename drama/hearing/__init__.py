"""Hearing: what a speech recogniser makes of sound, and how much of what was to be said is in it."""
