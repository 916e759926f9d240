"""Turn a story or a screenplay into a finished, chaptered audio drama."""

__version__ = "0.1.0"
