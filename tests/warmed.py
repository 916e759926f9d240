"""What takes most commands of the docs longest, done in the process they are forked from.

Modules are imported, and a story is read once: patterns are compiled then, and the ranker is loaded.
"""

from importlib import import_module
from pathlib import Path

NEEDED = (
    "drama.__main__",  # which says how many threads multiply, before NumPy is loaded
    "drama.pipeline",
    "lxml.etree",
    "scipy.fft",
    "scipy.signal",
    "soundfile",
    "typer",
)

for name in NEEDED:
    import_module(name)

from drama.adaptation import adapt  # noqa: E402

adapt(Path(__file__).parent.parent / "examples/the-river-gate.txt")
