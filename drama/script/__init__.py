"""The script of an episode: made from prose, read from and written to Fountain screenplays."""
