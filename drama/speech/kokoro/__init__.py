"""Kokoro-82M: 28 English voices and any mixture of them, on the processor, offline.

The user installs the model (`drama voices install kokoro`); the voices come with this package.
"""

from drama.speech.kokoro.engine import open_engine as open_engine
