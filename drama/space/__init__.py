"""Acoustic spaces: where each line is heard, and what that does to its sound."""

from drama.space.choose import spaces_of
from drama.space.model import Space
from drama.space.place import placed
from drama.space.presets import read_spaces

__all__ = ["Space", "placed", "read_spaces", "spaces_of"]
