"""Finished files: views of an episode for players, feeds and editors."""
