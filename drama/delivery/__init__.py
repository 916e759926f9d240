"""Delivery: what goes out of the house besides the episode, and the last check of what does."""
