"""Measuring: how loud and how high a stream of sound is, told as it passes."""
