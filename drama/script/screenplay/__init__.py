"""Screenplays: Fountain text to the `Script` it plays as, and back.

`drama.script.fountain` knows the syntax; here is what its elements mean to the show.
"""

from drama.script.screenplay.read import read
from drama.script.screenplay.write import write

__all__ = ["read", "write"]
