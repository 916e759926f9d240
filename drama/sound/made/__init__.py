"""Generated sounds, one file each."""
