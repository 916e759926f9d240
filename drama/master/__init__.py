"""The master: the mix brought to its loudness and its true peaks, by a chain of steps."""
