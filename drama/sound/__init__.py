"""Sound: what is heard that nobody says, from the user's folder or made from numbers."""
