"""Speech: the sound of every line, from an engine, checked and kept."""
