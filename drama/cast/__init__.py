"""Casting: the voice map read, checked, proposed and edited."""
