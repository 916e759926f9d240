"""Recorded humans: the lines actors are asked for, the files they send back, and the takes made of them."""
