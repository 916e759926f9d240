"""How the word tables of this package are written down."""


def listed(words: str) -> frozenset[str]:
    """Return the set of words that a text lists, parted by white space."""
    return frozenset(words.split())
