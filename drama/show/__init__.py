"""A show: its folder, what it says of itself, what an episode of it needs, and its seasons."""
